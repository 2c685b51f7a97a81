/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/letter/vei-letter-preview.h"

#include "app/letter/vei-paper-view.h"
#include "app/widgets/vei-ui.h"

/*
 * VeiLetterPreview:
 *
 * The letter as it is now: on paper, or as text that can be read aloud.
 *
 * In the text each part of the letter stands with the sources that it rests
 * on, and with what it means where the window speaks another language. The text
 * is made only while it is looked at.
 */
struct _VeiLetterPreview
{
  GtkWidget          parent_instance;

  VeiSession        *session;
  VeiDocument       *document;
  VeiDocument       *reading_copy;
  gboolean           as_text;

  /* template */
  GtkStack          *stack;
  VeiPaperView      *paper_view;
  GtkBox            *text_box;
  AdwStatusPage     *refusal_page;
};

G_DEFINE_FINAL_TYPE (VeiLetterPreview, vei_letter_preview, GTK_TYPE_WIDGET)

static GtkWidget *
create_paragraph (const VeiBlock *block)
{
  g_autofree char *text = NULL;
  GtkWidget *label;

  text = block->role == VEI_BLOCK_LIST_ITEM ? g_strconcat ("• ", block->text, NULL)
                                            : g_strdup (block->text);
  label = vei_ui_label (text, block->role == VEI_BLOCK_SIGNATURE ? "dim-label" : NULL);
  /* Text that can be selected can be reached with the keyboard. */
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);

  return label;
}

/* What a part of the letter means; NULL where it is the same in both. */
static const char *
find_meaning (VeiLetterPreview *self,
              guint             index)
{
  const VeiBlock *block = vei_document_get_block (self->document, index);
  const VeiBlock *copy;

  if (self->reading_copy == NULL || index >= vei_document_get_n_blocks (self->reading_copy))
    return NULL;

  copy = vei_document_get_block (self->reading_copy, index);
  if (g_strcmp0 (copy->id, block->id) != 0 || g_strcmp0 (copy->text, block->text) == 0)
    return NULL;

  return copy->text;
}

static GtkWidget *
create_block (VeiLetterPreview *self,
              guint             index)
{
  const VeiBlock *block = vei_document_get_block (self->document, index);
  const char *meaning = find_meaning (self, index);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  if (block->role == VEI_BLOCK_SUBJECT)
    gtk_box_append (GTK_BOX (box), vei_ui_heading (block->text, "title-2", 1));
  else if (block->role == VEI_BLOCK_HEADING)
    gtk_box_append (GTK_BOX (box), vei_ui_heading (block->text, "heading", 2));
  else
    gtk_box_append (GTK_BOX (box), create_paragraph (block));

  if (meaning != NULL)
    gtk_box_append (GTK_BOX (box), vei_ui_label (meaning, "dim-label"));
  if (block->sources.n > 0)
    gtk_box_append (GTK_BOX (box), vei_ui_source_chips (self->session, &block->sources));

  return box;
}

static void
rebuild_text (VeiLetterPreview *self)
{
  guint i;

  vei_ui_clear (GTK_WIDGET (self->text_box));
  if (self->document == NULL || !self->as_text)
    return;

  for (i = 0; i < vei_document_get_n_blocks (self->document); i++)
    {
      const VeiBlock *block = vei_document_get_block (self->document, i);

      if (block->text != NULL && *block->text != '\0')
        gtk_box_append (self->text_box, create_block (self, i));
    }
}

static void
show_page (VeiLetterPreview *self)
{
  gtk_stack_set_visible_child_name (self->stack,
                                    self->document == NULL ? "refusal"
                                    : self->as_text ? "text" : "paper");
}

static void
vei_letter_preview_dispose (GObject *object)
{
  VeiLetterPreview *self = VEI_LETTER_PREVIEW (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), VEI_TYPE_LETTER_PREVIEW);
  g_clear_object (&self->document);
  g_clear_object (&self->reading_copy);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (vei_letter_preview_parent_class)->dispose (object);
}

static void
vei_letter_preview_class_init (VeiLetterPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vei_letter_preview_dispose;

  g_type_ensure (VEI_TYPE_PAPER_VIEW);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/letter-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, VeiLetterPreview, stack);
  gtk_widget_class_bind_template_child (widget_class, VeiLetterPreview, paper_view);
  gtk_widget_class_bind_template_child (widget_class, VeiLetterPreview, text_box);
  gtk_widget_class_bind_template_child (widget_class, VeiLetterPreview, refusal_page);
}

static void
vei_letter_preview_init (VeiLetterPreview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * vei_letter_preview_set_session:
 * @self: a preview
 * @session: the session that the letter belongs to
 *
 * Sets the session, whose knowledge holds the sources, once.
 */
void
vei_letter_preview_set_session (VeiLetterPreview *self,
                                VeiSession       *session)
{
  g_return_if_fail (VEI_IS_LETTER_PREVIEW (self));
  g_return_if_fail (VEI_IS_SESSION (session));

  g_set_object (&self->session, session);
}

/**
 * vei_letter_preview_set_as_text:
 * @self: a preview
 * @as_text: %TRUE for text, %FALSE for paper
 *
 * Chooses how the letter is shown.
 */
void
vei_letter_preview_set_as_text (VeiLetterPreview *self,
                                gboolean          as_text)
{
  g_return_if_fail (VEI_IS_LETTER_PREVIEW (self));

  as_text = !!as_text;
  if (self->as_text == as_text)
    return;

  self->as_text = as_text;
  rebuild_text (self);
  show_page (self);
}

/**
 * vei_letter_preview_show_letter:
 * @self: a preview
 * @document: the letter
 * @paper: the same letter, laid out on pages
 * @reading_copy: (nullable): the same letter in the language of the window,
 *   where that is another one
 *
 * Shows a letter, or the same letter after a change.
 */
void
vei_letter_preview_show_letter (VeiLetterPreview *self,
                                VeiDocument      *document,
                                VeiPaper         *paper,
                                VeiDocument      *reading_copy)
{
  g_return_if_fail (VEI_IS_LETTER_PREVIEW (self));
  g_return_if_fail (VEI_IS_DOCUMENT (document));
  g_return_if_fail (VEI_IS_PAPER (paper));
  g_return_if_fail (reading_copy == NULL || VEI_IS_DOCUMENT (reading_copy));

  g_set_object (&self->document, document);
  g_set_object (&self->reading_copy, reading_copy);
  vei_paper_view_set_paper (self->paper_view, paper);
  if (self->as_text)
    rebuild_text (self);
  show_page (self);
}

/**
 * vei_letter_preview_show_refusal:
 * @self: a preview
 * @why: why there is no letter, in a sentence
 *
 * Says why this letter cannot be written.
 */
void
vei_letter_preview_show_refusal (VeiLetterPreview *self,
                                 const char       *why)
{
  g_autofree char *escaped = NULL;

  g_return_if_fail (VEI_IS_LETTER_PREVIEW (self));
  g_return_if_fail (why != NULL);

  g_clear_object (&self->document);
  vei_paper_view_set_paper (self->paper_view, NULL);
  rebuild_text (self);
  /* A status page reads its description as markup. */
  escaped = g_markup_escape_text (why, -1);
  adw_status_page_set_description (self->refusal_page, escaped);
  show_page (self);
}
