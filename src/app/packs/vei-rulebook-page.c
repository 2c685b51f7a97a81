/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/packs/vei-rulebook-page.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/letter/vei-letter-output.h"
#include "app/packs/vei-packs.h"
#include "app/packs/vei-rulebook-section-view.h"
#include "app/vei-compat.h"
#include "app/widgets/vei-banner.h"
#include "app/widgets/vei-focus.h"
#include "app/widgets/vei-title.h"
#include "app/widgets/vei-ui.h"
#include "core/vei-date.h"
#include "letter/vei-paper.h"

/* More hits than this are not shown: another word is wanted then. */
#define MOST_HITS 60

static const struct
{
  const char *heading;
  const char *text;
} about[] = {
  { N_("Where the rules come from"),
    N_("Each rule, deadline and reason names the source that it rests on. Press the small pill "
       "beside it to see who says so, and when. What has no source is not shown.") },
  { N_("How they are checked"),
    N_("Before a version is released, a program goes through all ways of answering that the "
       "rules can tell apart. “Don’t know” and “not asked yet” are among them. It proves that "
       "each has one answer only, and that nobody is left without a next step. It also proves "
       "that what you do not know is never counted as a yes or a no.") },
  { N_("The check that you see here"),
    N_("This page does the same check again, on this computer. In a terminal, "
       "“utstyrsveiviser-cli check” does it too.") },
  { N_("What the check cannot do"),
    N_("It cannot know of rules that have changed since the sources were last looked at. It "
       "does not know you as your doctor does. That is why it never says how likely something "
       "is, and why the hospital decides.") },
};

/**
 * VeiRulebookPage:
 *
 * How the rules are checked, and all of them in words: the rule book that is
 * saved as PDF, by headings, with a search. It is made when the page is first
 * seen.
 */
struct _VeiRulebookPage
{
  GtkWidget         parent_instance;

  VeiSession       *session;
  VeiRulebookModel *model;
  GPtrArray        *found;     /* (element-type VeiRulebookEntry) (nullable) */
  GCancellable     *cancellable;
  gboolean          begun;
  GtkWidget        *section;   /* the screen that is open, or NULL */

  /* template */
  GtkWidget        *stack;
  GtkWidget        *contents_scrolled;
  GtkWidget        *title;
  GtkWidget        *spinner;
  GtkWidget        *proof;
  GtkWidget        *version;
  GtkWidget        *book;
  GtkWidget        *entry;
  GtkWidget        *found_label;
  GtkWidget        *sections;
  GtkWidget        *hits;
  GtkWidget        *save_button;
  GtkWidget        *saved;
  GtkWidget        *about;
};

G_DEFINE_FINAL_TYPE (VeiRulebookPage, vei_rulebook_page, GTK_TYPE_WIDGET)

/* ---- A section ---- */

static void
close_section (VeiRulebookPage *self)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "contents");
  if (self->section != NULL)
    gtk_stack_remove (GTK_STACK (self->stack), self->section);
  self->section = NULL;
}

static void
open_section (VeiRulebookPage *self,
              guint            section)
{
  close_section (self);
  self->section = vei_rulebook_section_view_new (self->session, self->model, section);
  gtk_stack_add_child (GTK_STACK (self->stack), self->section);
  gtk_stack_set_visible_child (GTK_STACK (self->stack), self->section);
  gtk_widget_grab_focus (self->section);
}

static void
section_activated_cb (VeiRulebookPage *self,
                      GtkListBoxRow   *row)
{
  g_assert (VEI_IS_RULEBOOK_PAGE (self));

  open_section (self, (guint) gtk_list_box_row_get_index (row));
}

static void
hit_activated_cb (VeiRulebookPage *self,
                  GtkListBoxRow   *row)
{
  const VeiRulebookEntry *entry = g_ptr_array_index (self->found,
                                                     (guint) gtk_list_box_row_get_index (row));
  guint first = g_array_index (self->model->sections, VeiRulebookSection, entry->section).first;
  guint place;

  g_assert (VEI_IS_RULEBOOK_PAGE (self));

  if (!g_ptr_array_find (self->model->entries, entry, &place))
    return;
  open_section (self, entry->section);
  vei_rulebook_section_view_focus_entry (VEI_RULEBOOK_SECTION_VIEW (self->section), place - first);
}

/* ---- The search ---- */

static void
clear_list (GtkWidget *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (list), GTK_WIDGET (row));
}

static void
add_go_row (GtkWidget  *list,
            const char *title,
            const char *subtitle)
{
  GtkWidget *row = vei_ui_row (title, subtitle);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("vei-forward-symbolic");

  gtk_widget_add_css_class (arrow, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

static void
show_hits (VeiRulebookPage *self,
           const char      *words)
{
  g_autofree char *text = NULL;

  g_clear_pointer (&self->found, g_ptr_array_unref);
  self->found = vei_rulebook_model_search (self->model, words);
  clear_list (self->hits);
  for (guint i = 0; i < MIN (self->found->len, MOST_HITS); i++)
    {
      const VeiRulebookEntry *entry = g_ptr_array_index (self->found, i);

      add_go_row (self->hits, entry->title,
                  g_array_index (self->model->sections, VeiRulebookSection, entry->section).heading);
    }
  text = self->found->len > MOST_HITS
         ? g_strdup_printf (_("%u places, of which the first %u are shown. Add a word to find fewer."),
                            self->found->len, MOST_HITS)
         : self->found->len > 0
         ? g_strdup_printf (ngettext ("%u place", "%u places", self->found->len), self->found->len)
         : g_strdup (_("Nothing was found. Try another word, or a part of one."));
  gtk_label_set_label (GTK_LABEL (self->found_label), text);
}

static void
search_changed_cb (VeiRulebookPage *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  gboolean searching = words[strspn (words, " \t")] != '\0';

  g_assert (VEI_IS_RULEBOOK_PAGE (self));

  if (searching)
    show_hits (self, words);
  gtk_widget_set_visible (self->found_label, searching);
  gtk_widget_set_visible (self->hits, searching && self->found->len > 0);
  gtk_widget_set_visible (self->sections, !searching);
}

static void
stop_search_cb (VeiRulebookPage *self)
{
  g_assert (VEI_IS_RULEBOOK_PAGE (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

/* ---- Saving ---- */

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (VeiRulebookPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (vei_letter_write_finish (result, &error))
    text = g_strdup (_("The rule book is saved."));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    text = vei_letter_describe_error (error);
  vei_banner_set_kind (VEI_BANNER (self->saved), error != NULL ? VEI_BANNER_ERROR : VEI_BANNER_QUIET);
  vei_banner_set_text (VEI_BANNER (self->saved), text);
  if (text != NULL)
    vei_compat_announce (self->saved, text);
}

static void
save_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (VeiRulebookPage) self = user_data;
  g_autoptr (GFile) file = vei_compat_save_file_finish (result, NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (file == NULL || self->model == NULL)
    return;
  bytes = vei_document_export (self->model->document, "rulebook.pdf", VEI_PRINT_NORMAL,
                               &self->model->checked_on, &error);
  if (bytes == NULL)
    {
      vei_banner_set_kind (VEI_BANNER (self->saved), VEI_BANNER_ERROR);
      vei_banner_set_text (VEI_BANNER (self->saved), error->message);
      return;
    }
  vei_letter_write_async (file, bytes, self->cancellable, written_cb, g_object_ref (self));
}

static void
save_clicked_cb (VeiRulebookPage *self)
{
  /* Translators: the name of a file; %s is a version such as 2026.12.1 */
  g_autofree char *name = g_strdup_printf (_("rule-book-%s.pdf"),
                                           vei_knowledge_get_version (vei_session_get_knowledge (self->session)));

  g_assert (VEI_IS_RULEBOOK_PAGE (self));

  vei_compat_save_file_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                              _("Save the rule book"), name, self->cancellable, save_chosen_cb,
                              g_object_ref (self));
}

/* ---- What the check found ---- */

static void
show_faults (VeiRulebookPage *self)
{
  g_autoptr (GString) text = g_string_new (_("This knowledge has faults. Do not rely on it, and tell its publisher:"));

  for (guint i = 0; i < self->model->faults->len; i++)
    g_string_append_printf (text, "\n%s", (char *) g_ptr_array_index (self->model->faults, i));
  gtk_label_set_label (GTK_LABEL (self->proof), text->str);
}

static void
show_model (VeiRulebookPage *self)
{
  VeiLanguage language = vei_session_get_language (self->session);
  g_autofree char *day = vei_date_to_words (&self->model->checked_on, language);
  g_autofree char *text = NULL;

  if (self->model->faults->len > 0)
    {
      show_faults (self);
      return;
    }
  /* Translators: a day, and a large number */
  text = g_strdup_printf (_("Checked now, %s, on this computer: %s ways of answering. Each leads to exactly one "
                            "answer, and nobody is left without a step."),
                          day, self->model->combinations);
  gtk_label_set_label (GTK_LABEL (self->proof), text);
  vei_compat_announce (self->proof, text);
  for (guint i = 0; i < self->model->sections->len; i++)
    {
      const VeiRulebookSection *section = &g_array_index (self->model->sections, VeiRulebookSection, i);
      g_autofree char *count = g_strdup_printf (ngettext ("%u entry", "%u entries", section->n_entries),
                                                section->n_entries);

      add_go_row (self->sections, section->heading,
                  section->has_graph ? _("As a drawing, and in words") : count);
    }
  gtk_widget_set_visible (self->book, TRUE);
}

static void
model_made_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (VeiRulebookPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  self->model = vei_rulebook_model_new_finish (result, &error);
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  gtk_widget_set_visible (self->spinner, FALSE);
  gtk_spinner_stop (GTK_SPINNER (self->spinner));
  if (self->model != NULL)
    {
      show_model (self);
      return;
    }
  text = vei_packs_describe_error (error);
  gtk_label_set_label (GTK_LABEL (self->proof), text);
}

/* ---- Object ---- */

static void
vei_rulebook_page_map (GtkWidget *widget)
{
  VeiRulebookPage *self = VEI_RULEBOOK_PAGE (widget);

  GTK_WIDGET_CLASS (vei_rulebook_page_parent_class)->map (widget);
  if (self->begun)
    return;
  self->begun = TRUE;
  vei_rulebook_model_new_async (vei_session_get_knowledge (self->session),
                                vei_session_get_language (self->session), self->cancellable,
                                model_made_cb, g_object_ref (self));
}

static gboolean
vei_rulebook_page_grab_focus (GtkWidget *widget)
{
  VeiRulebookPage *self = VEI_RULEBOOK_PAGE (widget);

  return gtk_widget_grab_focus (self->section != NULL ? self->section : self->title);
}

static void
vei_rulebook_page_dispose (GObject *object)
{
  VeiRulebookPage *self = VEI_RULEBOOK_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), VEI_TYPE_RULEBOOK_PAGE);
  vei_ui_dispose_children (GTK_WIDGET (self));
  g_clear_object (&self->session);

  G_OBJECT_CLASS (vei_rulebook_page_parent_class)->dispose (object);
}

static void
vei_rulebook_page_finalize (GObject *object)
{
  VeiRulebookPage *self = VEI_RULEBOOK_PAGE (object);

  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_pointer (&self->model, vei_rulebook_model_free);
  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (vei_rulebook_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, VeiRulebookPage, stack);
  gtk_widget_class_bind_template_child (widget_class, VeiRulebookPage, contents_scrolled);
  gtk_widget_class_bind_template_child (widget_class, VeiRulebookPage, title);
  gtk_widget_class_bind_template_child (widget_class, VeiRulebookPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, VeiRulebookPage, proof);
  gtk_widget_class_bind_template_child (widget_class, VeiRulebookPage, version);
  gtk_widget_class_bind_template_child (widget_class, VeiRulebookPage, book);
  gtk_widget_class_bind_template_child (widget_class, VeiRulebookPage, entry);
  gtk_widget_class_bind_template_child_full (widget_class, "found", FALSE,
                                             G_STRUCT_OFFSET (VeiRulebookPage, found_label));
  gtk_widget_class_bind_template_child (widget_class, VeiRulebookPage, sections);
  gtk_widget_class_bind_template_child (widget_class, VeiRulebookPage, hits);
  gtk_widget_class_bind_template_child (widget_class, VeiRulebookPage, save_button);
  gtk_widget_class_bind_template_child (widget_class, VeiRulebookPage, saved);
  gtk_widget_class_bind_template_child (widget_class, VeiRulebookPage, about);
}

static void
vei_rulebook_page_class_init (VeiRulebookPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vei_rulebook_page_dispose;
  object_class->finalize = vei_rulebook_page_finalize;
  widget_class->map = vei_rulebook_page_map;
  widget_class->grab_focus = vei_rulebook_page_grab_focus;
  widget_class->focus = vei_focus_children;

  g_type_ensure (VEI_TYPE_BANNER);
  g_type_ensure (VEI_TYPE_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/vei-rulebook-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, section_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, hit_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
add_about (VeiRulebookPage *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (about); i++)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

      gtk_box_append (GTK_BOX (box), vei_ui_heading (_(about[i].heading), "title-4", 2));
      gtk_box_append (GTK_BOX (box), vei_ui_label (_(about[i].text), NULL));
      gtk_box_append (GTK_BOX (self->about), box);
    }
}

static void
vei_rulebook_page_init (VeiRulebookPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  vei_ui_wrap_button (self->save_button);
  add_about (self);
}

static void
show_version (VeiRulebookPage *self)
{
  VeiKnowledge *knowledge = vei_session_get_knowledge (self->session);
  g_autofree char *released = vei_date_to_words (vei_knowledge_get_released (knowledge),
                                                 vei_session_get_language (self->session));
  g_autofree char *text = NULL;

  /* Translators: version, date in words, publisher, number of questions, number of sources */
  text = g_strdup_printf (_("Knowledge version %s, released %s by %s. It has %u questions and "
                            "%u sources."),
                          vei_knowledge_get_version (knowledge), released,
                          vei_knowledge_get_publisher (knowledge),
                          vei_knowledge_get_n_questions (knowledge),
                          vei_knowledge_get_n_sources (knowledge));
  gtk_label_set_label (GTK_LABEL (self->version), text);
}

/**
 * vei_rulebook_page_new:
 * @session: the session
 *
 * Creates the page that says how the rules are checked, with all of them.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
vei_rulebook_page_new (VeiSession *session)
{
  VeiRulebookPage *self;

  g_return_val_if_fail (VEI_IS_SESSION (session), NULL);

  self = g_object_new (VEI_TYPE_RULEBOOK_PAGE, NULL);
  self->session = g_object_ref (session);
  show_version (self);
  return GTK_WIDGET (self);
}

/**
 * vei_rulebook_page_back:
 * @self: the page
 *
 * Goes back to the list of sections, where one of them is open.
 *
 * Returns: %TRUE if there was something to go back from
 */
gboolean
vei_rulebook_page_back (VeiRulebookPage *self)
{
  g_return_val_if_fail (VEI_IS_RULEBOOK_PAGE (self), FALSE);

  if (self->section == NULL)
    return FALSE;
  close_section (self);
  gtk_widget_grab_focus (self->title);
  return TRUE;
}
