/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/letter/vei-letter-preview.h"

#include <glib/gi18n.h>

#include "app/letter/vei-letter-notes.h"
#include "app/letter/vei-paper-view.h"
#include "app/widgets/vei-ui.h"

/*
 * VeiLetterPreview:
 *
 * The letter as it is now: on paper, or as text that can be read aloud.
 *
 * In the text each part of the letter can be changed where it stands.
 */
struct _VeiLetterPreview
{
  GtkWidget          parent_instance;

  VeiSession        *session;
  gboolean           has_letter;
  gboolean           as_text;

  /* template */
  GtkStack          *stack;
  VeiPaperView      *paper_view;
  VeiLetterText     *text;
  VeiLetterNotes    *notes;
  AdwStatusPage     *refusal_page;
  GtkWidget         *trip_button;
};

enum
{
  SIGNAL_JUMP,
  SIGNAL_NOTE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VeiLetterPreview, vei_letter_preview, GTK_TYPE_WIDGET)

static void
jump_cb (VeiLetterText    *text,
         const char       *target,
         VeiLetterPreview *self)
{
  g_assert (VEI_IS_LETTER_PREVIEW (self));

  g_signal_emit (self, signals[SIGNAL_JUMP], 0, target);
}

static void
note_jump_cb (VeiLetterNotes   *notes,
              const char       *block,
              guint             start,
              guint             end,
              VeiLetterPreview *self)
{
  g_assert (VEI_IS_LETTER_PREVIEW (self));

  /* Whoever shows the preview turns to the text. */
  g_signal_emit (self, signals[SIGNAL_NOTE], 0);
  vei_letter_text_show_range (self->text, block, start, end);
}

static void
show_page (VeiLetterPreview *self)
{
  gtk_stack_set_visible_child_name (self->stack,
                                    !self->has_letter ? "refusal"
                                    : self->as_text ? "text" : "paper");
}

static void
vei_letter_preview_dispose (GObject *object)
{
  VeiLetterPreview *self = VEI_LETTER_PREVIEW (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), VEI_TYPE_LETTER_PREVIEW);
  vei_ui_dispose_children (GTK_WIDGET (object));
  g_clear_object (&self->session);

  G_OBJECT_CLASS (vei_letter_preview_parent_class)->dispose (object);
}

static void
vei_letter_preview_class_init (VeiLetterPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vei_letter_preview_dispose;

  /**
   * VeiLetterPreview::jump:
   * @self: the preview
   * @target: the id of a question, or the name of a fact
   *
   * Emitted when the person wants to see what a part of the letter rests on.
   */
  signals[SIGNAL_JUMP] =
    g_signal_new ("jump", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * VeiLetterPreview::note:
   * @self: the preview
   *
   * Emitted when the person goes from a note to its place in the text, which
   * is then to be shown.
   */
  signals[SIGNAL_NOTE] =
    g_signal_new ("note", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (VEI_TYPE_LETTER_NOTES);
  g_type_ensure (VEI_TYPE_LETTER_TEXT);
  g_type_ensure (VEI_TYPE_PAPER_VIEW);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/letter-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, VeiLetterPreview, stack);
  gtk_widget_class_bind_template_child (widget_class, VeiLetterPreview, paper_view);
  gtk_widget_class_bind_template_child (widget_class, VeiLetterPreview, text);
  gtk_widget_class_bind_template_child (widget_class, VeiLetterPreview, refusal_page);
  gtk_widget_class_bind_template_child (widget_class, VeiLetterPreview, trip_button);
  gtk_widget_class_bind_template_child (widget_class, VeiLetterPreview, notes);
  gtk_widget_class_bind_template_callback (widget_class, note_jump_cb);
  gtk_widget_class_bind_template_callback (widget_class, jump_cb);
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
  show_page (self);
}

/**
 * vei_letter_preview_set_draft:
 * @self: a preview
 * @draft: (nullable): the letter that is worked on
 *
 * Sets the letter whose text can be changed.
 */
void
vei_letter_preview_set_draft (VeiLetterPreview *self,
                              VeiLetterDraft   *draft)
{
  g_return_if_fail (VEI_IS_LETTER_PREVIEW (self));
  g_return_if_fail (draft == NULL || VEI_IS_LETTER_DRAFT (draft));

  vei_letter_text_set_draft (self->text, self->session, draft);
}

/**
 * vei_letter_preview_get_text:
 * @self: a preview
 *
 * Gets the text of the letter.
 *
 * Returns: (transfer none): the text
 */
VeiLetterText *
vei_letter_preview_get_text (VeiLetterPreview *self)
{
  g_return_val_if_fail (VEI_IS_LETTER_PREVIEW (self), NULL);

  return self->text;
}

/**
 * vei_letter_preview_show_notes:
 * @self: a preview
 * @notes: (nullable) (element-type VeiLintNote): what the person may want to
 *   change
 *
 * Shows notes at the foot of the letter.
 */
void
vei_letter_preview_show_notes (VeiLetterPreview *self,
                               GPtrArray        *notes)
{
  g_return_if_fail (VEI_IS_LETTER_PREVIEW (self));

  vei_letter_notes_show (self->notes, notes);
}

/**
 * vei_letter_preview_show_letter:
 * @self: a preview
 * @paper: the letter, laid out on pages
 * @reading_copy: (nullable): the same letter in the language of the window,
 *   where that is another one
 *
 * Shows a letter, or the same letter after a change.
 */
void
vei_letter_preview_show_letter (VeiLetterPreview *self,
                                VeiPaper         *paper,
                                VeiDocument      *reading_copy)
{
  g_return_if_fail (VEI_IS_LETTER_PREVIEW (self));
  g_return_if_fail (VEI_IS_PAPER (paper));
  g_return_if_fail (reading_copy == NULL || VEI_IS_DOCUMENT (reading_copy));

  self->has_letter = TRUE;
  vei_letter_text_set_reading_copy (self->text, reading_copy);
  vei_paper_view_set_paper (self->paper_view, paper);
  show_page (self);
}

/**
 * vei_letter_preview_show_refusal:
 * @self: a preview
 * @why: why there is no letter, in a sentence
 * @needs_trip: whether the letter is about a journey that can be filled in
 *
 * Says why this letter cannot be written.
 */
void
vei_letter_preview_show_refusal (VeiLetterPreview *self,
                                 const char       *why,
                                 gboolean          needs_trip)
{
  g_autofree char *escaped = NULL;

  g_return_if_fail (VEI_IS_LETTER_PREVIEW (self));
  g_return_if_fail (why != NULL);

  self->has_letter = FALSE;
  gtk_widget_set_visible (self->trip_button, needs_trip);
  adw_status_page_set_title (self->refusal_page,
                             needs_trip ? _("This letter needs your journey")
                                        : _("This letter does not fit your answers"));
  vei_paper_view_set_paper (self->paper_view, NULL);
  /* A status page reads its description as markup. */
  escaped = g_markup_escape_text (why, -1);
  adw_status_page_set_description (self->refusal_page, escaped);
  show_page (self);
}
