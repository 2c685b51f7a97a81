/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/letter/vei-letter-page-private.h"

#include <glib/gi18n.h>

#include "app/letter/vei-letter-output.h"
#include "app/widgets/vei-focus.h"
#include "app/widgets/vei-ui.h"
#include "letter/vei-linter.h"

/* How long after a keystroke the letter is drawn anew. */
#define COMPOSE_DELAY_MS 60

/* How long after a change the notes are made anew: not at every word. */
#define LINT_DELAY_MS 400

/*
 * VeiLetterPage:
 *
 * The place where a letter is chosen, filled in, looked at and taken away.
 *
 * The parts write into the case of the session; this page composes the letter
 * anew, a moment later, whenever the session changes, and hands it to the
 * preview. What is saved, printed and copied is what the preview shows.
 */

typedef enum
{
  PROP_VIEW = 1,
  PROP_LOOK,
} VeiLetterPageProperty;

static GParamSpec *properties[PROP_LOOK + 1];

G_DEFINE_FINAL_TYPE (VeiLetterPage, vei_letter_page, GTK_TYPE_WIDGET)

static gboolean
is_writing (VeiLetterPage *self)
{
  return self->kind != NULL && gtk_widget_get_mapped (GTK_WIDGET (self->panes));
}

static gboolean
is_choosing (VeiLetterPage *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "choose") == 0;
}

/* ---- Composing ---- */

/* Private. */
void
vei_letter_page_update_actions (VeiLetterPage *self)
{
  gboolean ready = self->document != NULL && is_writing (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "letter.save", ready && self->saving == NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "letter.print", ready);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "letter.copy", ready);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "letter.undo",
                                 ready && vei_letter_draft_can_undo (self->draft));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "letter.redo",
                                 ready && vei_letter_draft_can_redo (self->draft));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "letter.back", is_writing (self));
}

static VeiDocument *
compose_in (VeiLetterPage *self,
            VeiLanguage    language)
{
  return vei_letter_book_compose (vei_session_get_letter_book (self->session), self->kind,
                                  vei_session_get_case (self->session), language,
                                  vei_session_get_as_of (self->session), NULL);
}

static gboolean
lint_timeout_cb (gpointer data)
{
  VeiLetterPage *self = data;
  g_autoptr (GPtrArray) notes = NULL;

  self->lint_source = 0;
  if (self->document != NULL)
    notes = vei_linter_check (vei_session_get_letter_book (self->session), self->document,
                              vei_session_get_case (self->session),
                              vei_session_get_language (self->session));
  vei_letter_preview_show_notes (self->preview, notes);

  return G_SOURCE_REMOVE;
}

static void
lint_soon (VeiLetterPage *self)
{
  g_clear_handle_id (&self->lint_source, g_source_remove);
  self->lint_source = g_timeout_add (LINT_DELAY_MS, lint_timeout_cb, self);
}

static void
set_draft (VeiLetterPage  *self,
           VeiLetterDraft *draft)
{
  if (self->draft != NULL)
    g_signal_handlers_disconnect_by_func (self->draft, vei_letter_page_update_actions,
                                          self);
  g_set_object (&self->draft, draft);
  if (draft != NULL)
    g_signal_connect_object (draft, "changed", G_CALLBACK (vei_letter_page_update_actions),
                             self, G_CONNECT_SWAPPED);
  vei_letter_preview_set_draft (self->preview, draft);
}

/* What the person has done with this letter before is taken up again. */
static void
ensure_draft (VeiLetterPage *self)
{
  VeiCase *letter_case = vei_session_get_case (self->session);
  g_autoptr (VeiLetterDraft) draft = NULL;

  if (self->draft != NULL && self->drafted_case == letter_case)
    return;

  self->drafted_case = letter_case;
  draft = vei_letter_draft_new (letter_case, self->kind->id);
  set_draft (self, draft);
}

static void
show_letter (VeiLetterPage *self,
             VeiDocument   *composed)
{
  g_autoptr (VeiDocument) reading_copy = NULL;

  if (vei_session_get_language (self->session) == VEI_LANGUAGE_EN)
    reading_copy = compose_in (self, VEI_LANGUAGE_EN);

  ensure_draft (self);
  vei_letter_draft_set_document (self->draft, composed);
  self->document = vei_letter_draft_to_document (self->draft);
  self->paper = vei_paper_new (self->document, vei_letter_parts_get_size (self->parts));
  vei_letter_preview_show_letter (self->preview, self->paper, reading_copy);
}

static void
compose (VeiLetterPage *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VeiDocument) composed = NULL;

  g_clear_handle_id (&self->compose_source, g_source_remove);
  g_clear_object (&self->document);
  g_clear_object (&self->paper);

  /* Asked first, because its answer is in the language of the window. */
  if (vei_letter_book_check_kind (vei_session_get_letter_book (self->session), self->kind,
                                  vei_session_get_case (self->session), &error))
    composed = compose_in (self, vei_letter_parts_get_language (self->parts));

  if (composed != NULL)
    show_letter (self, composed);
  else
    {
      g_autofree char *why = error != NULL ? vei_letter_dup_refusal (error) : g_strdup ("");

      vei_letter_preview_show_refusal (self->preview, why,
                                       g_str_has_prefix (self->kind->id, "travel"));
    }

  lint_soon (self);
  vei_letter_page_update_actions (self);
}

static gboolean
compose_timeout_cb (gpointer data)
{
  VeiLetterPage *self = data;

  self->compose_source = 0;
  compose (self);

  return G_SOURCE_REMOVE;
}

static void
session_changed_cb (VeiLetterPage *self)
{
  g_assert (VEI_IS_LETTER_PAGE (self));

  if (is_writing (self) && self->compose_source == 0)
    self->compose_source = g_timeout_add (COMPOSE_DELAY_MS, compose_timeout_cb, self);
}

static void
name_save_button (VeiLetterPage *self)
{
  const char *ending = vei_letter_parts_get_ending (self->parts);
  const char *label = _("Save as PDF");

  if (g_str_equal (ending, "odt"))
    label = _("Save as ODT");
  else if (g_str_equal (ending, "txt"))
    label = _("Save as text");
  gtk_label_set_label (self->save_label, label);
  vei_ui_set_name (self->save_button, label);
}

static void
form_changed_cb (VeiLetterPage *self)
{
  g_assert (VEI_IS_LETTER_PAGE (self));

  name_save_button (self);

  if (is_writing (self))
    compose (self);
}

/* What is taken away is never older than what was typed. Private. */
void
vei_letter_page_flush (VeiLetterPage *self)
{
  if (self->compose_source != 0)
    compose (self);
}

/* ---- Undo ---- */

static void
undo_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  VeiLetterPage *self = VEI_LETTER_PAGE (widget);

  if (self->draft == NULL)
    return;

  if (g_str_equal (action, "letter.undo"))
    vei_letter_draft_undo (self->draft);
  else
    vei_letter_draft_redo (self->draft);
}

/* ---- Going about ---- */

/* Where there is room for both panes, only the look matters; elsewhere the
 * view is the parts or the look. */
static void
set_view (VeiLetterPage *self,
          const char    *view)
{
  if (g_str_equal (self->view, view))
    return;

  g_free (self->view);
  self->view = g_strdup (view);
  vei_two_pane_set_shows_end (self->panes, !g_str_equal (view, "parts"));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VIEW]);
}

static void
set_look (VeiLetterPage *self,
          const char    *look)
{
  if (g_str_equal (self->look, look))
    return;

  g_free (self->look);
  self->look = g_strdup (look);
  vei_letter_preview_set_as_text (self->preview, g_str_equal (look, "text"));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOOK]);
}

static void
back_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  VeiLetterPage *self = VEI_LETTER_PAGE (widget);

  g_clear_handle_id (&self->compose_source, g_source_remove);
  vei_letter_notice_hide (self->notice);
  gtk_stack_set_visible_child_name (self->stack, "choose");
  vei_letter_page_update_actions (self);
  gtk_widget_child_focus (GTK_WIDGET (self->chooser), GTK_DIR_TAB_FORWARD);
}

static void
chosen_cb (VeiLetterPage *self,
           const char    *kind_id)
{
  g_assert (VEI_IS_LETTER_PAGE (self));

  vei_letter_page_open (self, kind_id);
}

/* From a part of the letter to what it rests on. */
static void
jump_cb (VeiLetterPreview *preview,
         const char       *target,
         VeiLetterPage    *self)
{
  g_autofree char *wanted = g_strdup (target);

  g_assert (VEI_IS_LETTER_PAGE (self));

  set_view (self, "parts");
  if (!vei_letter_parts_go_to (self->parts, wanted)
      && vei_knowledge_find_question (vei_session_get_knowledge (self->session), wanted) != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.change-answer", "s", wanted);
}

/* From a note to its place in the text. */
static void
note_cb (VeiLetterPage *self)
{
  g_assert (VEI_IS_LETTER_PAGE (self));

  set_look (self, "text");
  set_view (self, "text");
}

/* And from there to the part of the letter. */
static void
at_cb (VeiLetterParts *parts,
       const char     *target,
       VeiLetterPage  *self)
{
  g_assert (VEI_IS_LETTER_PAGE (self));

  vei_letter_text_show_target (vei_letter_preview_get_text (self->preview), target);
}

static void
panes_mapped_cb (VeiLetterPage *self)
{
  g_assert (VEI_IS_LETTER_PAGE (self));

  if (self->kind != NULL)
    compose (self);
}

static void
panes_unmapped_cb (VeiLetterPage *self)
{
  g_assert (VEI_IS_LETTER_PAGE (self));

  g_clear_handle_id (&self->compose_source, g_source_remove);
  g_clear_handle_id (&self->lint_source, g_source_remove);
  vei_letter_page_update_actions (self);
}

static gboolean
vei_letter_page_grab_focus (GtkWidget *widget)
{
  VeiLetterPage *self = VEI_LETTER_PAGE (widget);

  if (is_choosing (self))
    return gtk_widget_child_focus (GTK_WIDGET (self->chooser), GTK_DIR_TAB_FORWARD);

  return gtk_widget_grab_focus (GTK_WIDGET (self->title));
}

/* ---- GObject ---- */

static void
vei_letter_page_get_property (GObject    *object,
                              guint       property_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch ((VeiLetterPageProperty) property_id)
    {
    case PROP_VIEW:
      g_value_set_string (value, VEI_LETTER_PAGE (object)->view);
      break;
    case PROP_LOOK:
      g_value_set_string (value, VEI_LETTER_PAGE (object)->look);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
vei_letter_page_set_property (GObject      *object,
                              guint         property_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  VeiLetterPage *self = VEI_LETTER_PAGE (object);
  const char *name = g_value_get_string (value);

  switch ((VeiLetterPageProperty) property_id)
    {
    case PROP_VIEW:
      set_view (self, name);
      if (!g_str_equal (name, "parts"))
        set_look (self, name);
      break;
    case PROP_LOOK:
      set_look (self, name);
      if (!g_str_equal (self->view, "parts"))
        set_view (self, name);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
vei_letter_page_dispose (GObject *object)
{
  VeiLetterPage *self = VEI_LETTER_PAGE (object);

  g_clear_handle_id (&self->compose_source, g_source_remove);
  g_clear_handle_id (&self->lint_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  self->kind = NULL;
  if (self->draft != NULL)
    g_signal_handlers_disconnect_by_func (self->draft, vei_letter_page_update_actions,
                                          self);
  g_clear_object (&self->draft);
  gtk_widget_dispose_template (GTK_WIDGET (object), VEI_TYPE_LETTER_PAGE);
  g_clear_object (&self->saving);
  g_clear_object (&self->paper);
  g_clear_object (&self->document);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (vei_letter_page_parent_class)->dispose (object);
}

static void
vei_letter_page_finalize (GObject *object)
{
  VeiLetterPage *self = VEI_LETTER_PAGE (object);

  g_clear_object (&self->cancellable);
  g_free (self->view);
  g_free (self->look);

  G_OBJECT_CLASS (vei_letter_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (VEI_TYPE_LETTER_CHOOSER);
  g_type_ensure (VEI_TYPE_LETTER_NOTICE);
  g_type_ensure (VEI_TYPE_LETTER_PARTS);
  g_type_ensure (VEI_TYPE_LETTER_PREVIEW);
  g_type_ensure (VEI_TYPE_TITLE);
  g_type_ensure (VEI_TYPE_TWO_PANE);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/letter-page.ui");
  gtk_widget_class_bind_template_child (widget_class, VeiLetterPage, toasts);
  gtk_widget_class_bind_template_child (widget_class, VeiLetterPage, stack);
  gtk_widget_class_bind_template_child (widget_class, VeiLetterPage, chooser);
  gtk_widget_class_bind_template_child (widget_class, VeiLetterPage, title);
  gtk_widget_class_bind_template_child (widget_class, VeiLetterPage, panes);
  gtk_widget_class_bind_template_child (widget_class, VeiLetterPage, parts);
  gtk_widget_class_bind_template_child (widget_class, VeiLetterPage, preview);
  gtk_widget_class_bind_template_child (widget_class, VeiLetterPage, notice);
  gtk_widget_class_bind_template_child (widget_class, VeiLetterPage, save_button);
  gtk_widget_class_bind_template_child (widget_class, VeiLetterPage, save_label);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, form_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, jump_cb);
  gtk_widget_class_bind_template_callback (widget_class, note_cb);
  gtk_widget_class_bind_template_callback (widget_class, at_cb);
  gtk_widget_class_bind_template_callback (widget_class, panes_mapped_cb);
  gtk_widget_class_bind_template_callback (widget_class, panes_unmapped_cb);
}

static void
vei_letter_page_class_init (VeiLetterPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = vei_letter_page_get_property;
  object_class->set_property = vei_letter_page_set_property;
  object_class->dispose = vei_letter_page_dispose;
  object_class->finalize = vei_letter_page_finalize;
  widget_class->grab_focus = vei_letter_page_grab_focus;
  widget_class->focus = vei_focus_children;

  /**
   * VeiLetterPage:view:
   *
   * What is shown of the letter: `parts`, `paper` or `text`. Where there is
   * room for two panes, the parts are always shown.
   */
  properties[PROP_VIEW] =
    g_param_spec_string ("view", NULL, NULL, "parts",
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * VeiLetterPage:look:
   *
   * How the letter is shown: on `paper` or as `text`.
   */
  properties[PROP_LOOK] =
    g_param_spec_string ("look", NULL, NULL, "paper",
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  vei_letter_page_install_output (widget_class);
  gtk_widget_class_install_action (widget_class, "letter.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "letter.redo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "letter.back", NULL, back_action);
  gtk_widget_class_install_property_action (widget_class, "letter.view", "view");
  gtk_widget_class_install_property_action (widget_class, "letter.look", "look");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
}

static void
vei_letter_page_init (VeiLetterPage *self)
{
  self->cancellable = g_cancellable_new ();
  self->view = g_strdup ("parts");
  self->look = g_strdup ("paper");
  gtk_widget_init_template (GTK_WIDGET (self));
  vei_letter_page_update_actions (self);
}

/**
 * vei_letter_page_new:
 * @session: the session whose case the letters are written from
 *
 * Creates the place for letters, with the list of kinds.
 *
 * Returns: (transfer floating): a new letter page
 */
GtkWidget *
vei_letter_page_new (VeiSession *session)
{
  VeiLetterPage *self;

  g_return_val_if_fail (VEI_IS_SESSION (session), NULL);

  self = g_object_new (VEI_TYPE_LETTER_PAGE, NULL);
  self->session = g_object_ref (session);
  vei_letter_chooser_set_session (self->chooser, session);
  vei_letter_parts_set_session (self->parts, session);
  vei_letter_preview_set_session (self->preview, session);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb),
                           self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * vei_letter_page_open:
 * @self: a letter page
 * @kind_id: (nullable): the id of a kind of letter, such as `application`
 *
 * Shows one letter, to be filled in.
 *
 * Without a kind, or with one that the letter book does not have, the list of
 * kinds is shown. A letter that the answers contradict is opened too: the
 * preview then says why it cannot be written.
 */
void
vei_letter_page_open (VeiLetterPage *self,
                      const char    *kind_id)
{
  VeiLetterBook *book;
  const char *title;

  g_return_if_fail (VEI_IS_LETTER_PAGE (self));

  book = vei_session_get_letter_book (self->session);
  self->kind = book != NULL && kind_id != NULL ? vei_letter_book_find_kind (book, kind_id) : NULL;
  vei_letter_notice_hide (self->notice);
  if (self->kind == NULL)
    {
      gtk_stack_set_visible_child_name (self->stack, "choose");
      vei_letter_page_update_actions (self);
      return;
    }

  title = vei_text_get (&self->kind->title, vei_session_get_language (self->session));
  vei_title_set_label (self->title, title);
  set_draft (self, NULL);
  vei_letter_parts_set_kind (self->parts, self->kind);
  set_view (self, "parts");
  gtk_stack_set_visible_child_name (self->stack, "write");
  gtk_widget_grab_focus (GTK_WIDGET (self->title));
  compose (self);
}
