/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/widgets/vei-term-list.h"

#include <glib/gi18n.h>

#include "app/widgets/vei-flow-layout.h"
#include "app/widgets/vei-focus.h"
#include "app/widgets/vei-source-chip.h"
#include "app/widgets/vei-title.h"
#include "app/widgets/vei-ui.h"

#define LEAST_CHARS 12
#define MOST_CHARS  36
/* What stands around the text of a popover, in pixels. */
#define AROUND      72

/**
 * VeiTermList:
 *
 * The words of a text that the pack explains: small pills that follow each
 * other, each of which opens to what the word means. Not to be seen where
 * there is nothing to explain.
 */
struct _VeiTermList
{
  GtkWidget   parent_instance;

  VeiSession  *session;
  VeiGlossary *glossary;       /* holds the terms; NULL until it is needed */
  GPtrArray   *terms;           /* (element-type VeiTerm) (not owned): those shown, and passed over */
  GtkWidget   *chips;
};

G_DEFINE_FINAL_TYPE (VeiTermList, vei_term_list, GTK_TYPE_WIDGET)

/* ---- A pill and what it opens ---- */

/* How many characters stand side by side: a popover does not grow higher when
 * large text makes it narrower than it asked to be.
 */
static int
count_chars (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int width = MAX (PANGO_PIXELS (pango_font_metrics_get_approximate_char_width (metrics)), 1);

  pango_font_metrics_unref (metrics);
  return CLAMP ((gtk_widget_get_width (GTK_WIDGET (root)) - AROUND) / width, LEAST_CHARS,
                MOST_CHARS);
}

static GtkWidget *
build_popover (VeiTermList   *self,
               const VeiTerm *term)
{
  VeiLanguage language = vei_session_get_language (self->session);
  int chars = count_chars (GTK_WIDGET (self));
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *heading = vei_title_new (vei_text_get (&term->word, language));
  GtkWidget *text = vei_ui_label (vei_text_get (&term->text, language), NULL);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_label_set_max_width_chars (GTK_LABEL (text), chars);
  /* It has the focus when it opens, so that a screen reader reads both. */
  g_object_set (heading, "compact", TRUE, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (heading),
                                  GTK_ACCESSIBLE_PROPERTY_LEVEL, 2,
                                  -1);
  vei_ui_set_description (heading, gtk_label_get_label (GTK_LABEL (text)));
  /* Large text on a small screen may find too little room above and below. */
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), text);
  gtk_widget_set_vexpand (scrolled, TRUE);
  vei_ui_label_by (scrolled, text);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_widget_add_css_class (box, "term-details");
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  vei_ui_label_by (popover, heading);
  return popover;
}

static void
closed_cb (GtkWidget *button)
{
  g_assert (GTK_IS_BUTTON (button));

  if (gtk_widget_get_mapped (button))
    gtk_widget_grab_focus (button);
}

static void
destroy_button_cb (GtkWidget *button)
{
  GtkWidget *popover = g_object_get_data (G_OBJECT (button), "vei-popover");

  g_assert (GTK_IS_BUTTON (button));

  g_object_set_data (G_OBJECT (button), "vei-popover", NULL);
  g_clear_pointer (&popover, gtk_widget_unparent);
}

static void
clicked_cb (GtkButton   *button,
            VeiTermList *self)
{
  GtkWidget *popover = g_object_get_data (G_OBJECT (button), "vei-popover");
  const VeiTerm *term = g_object_get_data (G_OBJECT (button), "vei-term");

  g_assert (VEI_IS_TERM_LIST (self));

  /* Anew each time: the window may have another width. */
  g_clear_pointer (&popover, gtk_widget_unparent);
  popover = build_popover (self, term);
  gtk_widget_set_parent (popover, GTK_WIDGET (button));
  g_object_set_data (G_OBJECT (button), "vei-popover", popover);
  g_signal_connect_object (popover, "closed", G_CALLBACK (closed_cb), button, G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (popover));
  gtk_widget_grab_focus (gtk_widget_get_first_child (gtk_popover_get_child (GTK_POPOVER (popover))));
}

static void
add_chip (VeiTermList   *self,
          const VeiTerm *term)
{
  const char *word = vei_text_get (&term->word, vei_session_get_language (self->session));
  GtkWidget *button = gtk_button_new_with_label (word);
  /* Translators: %s is a word, such as “HbA1c” */
  g_autofree char *name = g_strdup_printf (_("What does “%s” mean?"), word);

  vei_ui_wrap_button (button);
  vei_ui_set_name (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_HAS_POPUP, TRUE,
                                  -1);
  gtk_widget_add_css_class (button, "term-chip");
  g_object_set_data (G_OBJECT (button), "vei-term", (gpointer) term);
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect (button, "destroy", G_CALLBACK (destroy_button_cb), NULL);
  gtk_box_append (GTK_BOX (self->chips), button);
}

/* ---- The list ---- */

static void
add_caption (VeiTermList *self)
{
  GtkWidget *caption = vei_ui_label (_("Words explained:"), "caption");

  gtk_widget_add_css_class (caption, "term-caption");
  gtk_box_append (GTK_BOX (self->chips), caption);
}

static void
vei_term_list_dispose (GObject *object)
{
  VeiTermList *self = VEI_TERM_LIST (object);

  g_clear_pointer (&self->chips, gtk_widget_unparent);
  g_clear_object (&self->glossary);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (vei_term_list_parent_class)->dispose (object);
}

static void
vei_term_list_finalize (GObject *object)
{
  g_ptr_array_unref (VEI_TERM_LIST (object)->terms);

  G_OBJECT_CLASS (vei_term_list_parent_class)->finalize (object);
}

static void
vei_term_list_class_init (VeiTermListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = vei_term_list_dispose;
  object_class->finalize = vei_term_list_finalize;
  GTK_WIDGET_CLASS (klass)->focus = vei_focus_children;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
vei_term_list_init (VeiTermList *self)
{
  self->terms = g_ptr_array_new ();
  self->chips = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (self->chips, vei_flow_layout_new (6));
  gtk_widget_set_parent (self->chips, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  add_caption (self);
}

/**
 * vei_term_list_new:
 * @session: the session
 *
 * Creates an empty list.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
vei_term_list_new (VeiSession *session)
{
  VeiTermList *self;

  g_return_val_if_fail (VEI_IS_SESSION (session), NULL);

  self = g_object_new (VEI_TYPE_TERM_LIST, NULL);
  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}

typedef struct
{
  VeiKnowledge *knowledge;
  VeiLanguage   language;
  VeiGlossary  *glossary;      /* NULL where the pack has none */
} Kept;

static void
free_kept (gpointer data)
{
  Kept *kept = data;

  g_clear_object (&kept->glossary);
  g_clear_object (&kept->knowledge);
  g_free (kept);
}

/**
 * vei_term_list_get_glossary:
 * @session: the session
 *
 * Gets the glossary of the session's pack in the session's language. It is
 * read the first time that it is asked for.
 *
 * Returns: (transfer none) (nullable): the glossary, or %NULL where the pack
 *   has none that can be read
 */
VeiGlossary *
vei_term_list_get_glossary (VeiSession *session)
{
  VeiKnowledge *knowledge;
  VeiLanguage language;
  Kept *kept;

  g_return_val_if_fail (VEI_IS_SESSION (session), NULL);

  knowledge = vei_session_get_knowledge (session);
  language = vei_session_get_language (session);
  kept = g_object_get_data (G_OBJECT (session), "vei-glossary");
  if (kept == NULL || kept->knowledge != knowledge || kept->language != language)
    {
      g_autoptr (VeiTopics) topics = vei_topics_new (knowledge, NULL);

      kept = g_new0 (Kept, 1);
      kept->knowledge = g_object_ref (knowledge);
      kept->language = language;
      kept->glossary = topics != NULL ? vei_glossary_new (topics, language) : NULL;
      g_object_set_data_full (G_OBJECT (session), "vei-glossary", kept, free_kept);
    }
  return kept->glossary;
}

/**
 * vei_term_list_add_text:
 * @self: a list
 * @text: a text that stands beside it
 *
 * Adds the words of a text that are explained, but for those that are there.
 */
void
vei_term_list_add_text (VeiTermList *self,
                        const char  *text)
{
  guint first;

  g_return_if_fail (VEI_IS_TERM_LIST (self));
  g_return_if_fail (text != NULL);

  if (self->glossary == NULL)
    g_set_object (&self->glossary, vei_term_list_get_glossary (self->session));
  if (self->glossary == NULL)
    return;
  first = self->terms->len;
  vei_glossary_find (self->glossary, text, self->terms);
  for (guint i = first; i < self->terms->len; i++)
    add_chip (self, g_ptr_array_index (self->terms, i));
  if (self->terms->len > first)
    gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

/**
 * vei_term_list_add_labels:
 * @self: a list
 * @widget: what stands beside it
 *
 * Adds the words that are explained of all that can be read in a widget, but
 * for the names of sources and what stands on buttons.
 */
void
vei_term_list_add_labels (VeiTermList *self,
                          GtkWidget   *widget)
{
  g_return_if_fail (VEI_IS_TERM_LIST (self));
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (GTK_IS_LABEL (widget))
    vei_term_list_add_text (self, gtk_label_get_text (GTK_LABEL (widget)));
  if (VEI_IS_SOURCE_CHIP (widget) || GTK_IS_BUTTON (widget) || VEI_IS_TERM_LIST (widget))
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    vei_term_list_add_labels (self, child);
}

/**
 * vei_term_list_pass_over:
 * @self: a list
 * @other: a list above it on the same page
 *
 * Does not explain again what another list explains. To be called before
 * texts are added.
 */
void
vei_term_list_pass_over (VeiTermList *self,
                         VeiTermList *other)
{
  g_return_if_fail (VEI_IS_TERM_LIST (self));
  g_return_if_fail (VEI_IS_TERM_LIST (other));

  for (guint i = 0; i < other->terms->len; i++)
    g_ptr_array_add (self->terms, g_ptr_array_index (other->terms, i));
}

/**
 * vei_term_list_clear:
 * @self: a list
 *
 * Takes all words away.
 */
void
vei_term_list_clear (VeiTermList *self)
{
  g_return_if_fail (VEI_IS_TERM_LIST (self));

  g_ptr_array_set_size (self->terms, 0);
  vei_ui_clear (self->chips);
  add_caption (self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
