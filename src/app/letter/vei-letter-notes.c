/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/letter/vei-letter-notes.h"

#include <glib/gi18n.h>

#include "app/widgets/vei-expander.h"
#include "app/widgets/vei-ui.h"

/*
 * VeiLetterNotes:
 *
 * What the person may want to change in a letter, at its foot. A note goes to
 * its place when it is pressed: the signal `jump` has the id of the part and
 * the bytes of the words in it. None of them stands in the way of anything.
 */
struct _VeiLetterNotes
{
  GtkWidget    parent_instance;

  GPtrArray   *notes;            /* of VeiLintNote; NULL: none yet */

  /* template */
  VeiExpander *expander;
  GtkBox      *box;
};

enum
{
  SIGNAL_JUMP,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VeiLetterNotes, vei_letter_notes, GTK_TYPE_WIDGET)

static void
note_clicked_cb (VeiLetterNotes *self,
                 GtkWidget      *button)
{
  const VeiLintNote *note = g_object_get_data (G_OBJECT (button), "vei-note");
  g_autofree char *block = g_strdup (note->block);
  guint start = note->start, end = note->end;

  g_assert (VEI_IS_LETTER_NOTES (self));

  g_signal_emit (self, signals[SIGNAL_JUMP], 0, block, start, end);
}

static GtkWidget *
create_note (VeiLetterNotes *self,
             VeiLintNote    *note)
{
  GtkWidget *label = vei_ui_label (note->message, NULL);
  GtkWidget *button;

  if (note->block == NULL)
    {
      gtk_widget_add_css_class (label, "lint-note");
      return label;
    }

  button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "lint-note");
  vei_ui_set_name (button, note->message);
  gtk_widget_set_tooltip_text (button, _("Go to the place"));
  g_object_set_data (G_OBJECT (button), "vei-note", note);
  g_signal_connect_object (button, "clicked", G_CALLBACK (note_clicked_cb),
                           self, G_CONNECT_SWAPPED);

  return button;
}

static gboolean
is_same (GPtrArray *a,
         GPtrArray *b)
{
  if (a == NULL || a->len != b->len)
    return FALSE;

  for (guint i = 0; i < a->len; i++)
    {
      const VeiLintNote *first = g_ptr_array_index (a, i);
      const VeiLintNote *second = g_ptr_array_index (b, i);

      if (g_strcmp0 (first->block, second->block) != 0
          || first->start != second->start || first->end != second->end
          || !g_str_equal (first->message, second->message))
        return FALSE;
    }

  return TRUE;
}

static void
vei_letter_notes_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), VEI_TYPE_LETTER_NOTES);
  vei_ui_dispose_children (GTK_WIDGET (object));
  g_clear_pointer (&VEI_LETTER_NOTES (object)->notes, g_ptr_array_unref);

  G_OBJECT_CLASS (vei_letter_notes_parent_class)->dispose (object);
}

static void
vei_letter_notes_class_init (VeiLetterNotesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vei_letter_notes_dispose;

  signals[SIGNAL_JUMP] =
    g_signal_new ("jump", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_UINT, G_TYPE_UINT);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "letter-notes");
  g_type_ensure (VEI_TYPE_EXPANDER);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/letter-notes.ui");
  gtk_widget_class_bind_template_child (widget_class, VeiLetterNotes, expander);
  gtk_widget_class_bind_template_child (widget_class, VeiLetterNotes, box);
}

static void
vei_letter_notes_init (VeiLetterNotes *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Whether a note is about what may keep others from using the letter, or harm
 * the person. */
static gboolean
is_serious (const VeiLintNote *note)
{
  return note->kind == VEI_LINT_BIRTH_NUMBER;
}

/* What stands there while the notes are folded away: how many, and whether one of
 * them must not be overlooked. */
static char *
dup_summary (GPtrArray *notes)
{
  guint n_serious = 0;

  for (guint i = 0; i < notes->len; i++)
    n_serious += is_serious (g_ptr_array_index (notes, i));
  if (n_serious == 0)
    return g_strdup_printf (ngettext ("%u thing to look at", "%u things to look at", notes->len),
                            notes->len);

  /* Translators: the national identity number of eleven digits; it should not be in a letter */
  return g_strdup_printf (ngettext ("%u thing to look at: an identity number may stand here",
                                    "%u things to look at: an identity number may stand here",
                                    notes->len),
                          notes->len);
}

/* The serious ones first, else in the order of the letter. */
static void
append_notes (VeiLetterNotes *self,
              gboolean        serious)
{
  for (guint i = 0; i < self->notes->len; i++)
    {
      VeiLintNote *note = g_ptr_array_index (self->notes, i);

      if (is_serious (note) == serious)
        gtk_box_append (self->box, create_note (self, note));
    }
}

/**
 * vei_letter_notes_show:
 * @self: the notes on a letter
 * @notes: (nullable) (element-type VeiLintNote): what was found; %NULL for
 *   nothing
 *
 * Shows notes in the place of those before. Where there are none, nothing is
 * shown at all.
 */
void
vei_letter_notes_show (VeiLetterNotes *self,
                       GPtrArray      *notes)
{
  guint n = notes != NULL ? notes->len : 0;
  g_autofree char *label = NULL;

  g_return_if_fail (VEI_IS_LETTER_NOTES (self));

  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
  if (notes != NULL && is_same (self->notes, notes))
    return;

  vei_ui_clear (GTK_WIDGET (self->box));
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  if (n == 0)
    return;

  self->notes = g_ptr_array_ref (notes);
  append_notes (self, TRUE);
  append_notes (self, FALSE);
  label = dup_summary (notes);
  vei_expander_set_label (self->expander, label);
  vei_ui_set_name (vei_expander_get_child (self->expander), label);
}
