/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/letter/vei-letter-text.h"

#include "app/letter/vei-letter-part.h"
#include "app/widgets/vei-ui.h"

/*
 * VeiLetterText:
 *
 * A letter as text: one part below the other, each edited in place.
 *
 * The parts that are there stay when the letter changes, so that nothing
 * happens to a text while somebody types in it. Where the window speaks
 * another language than the letter, what each part means stands below it. The
 * signal `jump` is that of the part.
 */
struct _VeiLetterText
{
  GtkWidget          parent_instance;

  VeiSession        *session;
  VeiLetterDraft    *draft;
  VeiDocument       *reading_copy;
  GHashTable        *parts;            /* id -> VeiLetterPart, which the box owns */
  VeiLetterPart     *selected;
  guint              scroll_source;

  /* template */
  GtkScrolledWindow *scrolled;
  GtkBox            *box;
};

enum
{
  SIGNAL_JUMP,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VeiLetterText, vei_letter_text, GTK_TYPE_WIDGET)

static void
select_part (VeiLetterText *self,
             VeiLetterPart *part)
{
  if (self->selected == part)
    return;

  if (self->selected != NULL)
    vei_letter_part_set_selected (self->selected, FALSE);
  self->selected = part;
  if (part != NULL)
    vei_letter_part_set_selected (part, TRUE);
}

static void
scroll_to (VeiLetterText *self,
           VeiLetterPart *part)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scrolled);
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (GTK_WIDGET (part), GTK_WIDGET (self->box), &bounds))
    return;

  gtk_adjustment_clamp_page (adjustment, bounds.origin.y,
                             bounds.origin.y + bounds.size.height + 48);
}

static gboolean
scroll_idle_cb (gpointer data)
{
  VeiLetterText *self = data;

  self->scroll_source = 0;
  if (self->selected != NULL)
    scroll_to (self, self->selected);

  return G_SOURCE_REMOVE;
}

/* What belongs to a part that is selected makes it taller: it is scrolled to
 * when it has its place. */
static void
scroll_to_selected (VeiLetterText *self)
{
  if (self->scroll_source == 0)
    self->scroll_source = g_idle_add_full (GDK_PRIORITY_REDRAW + 10, scroll_idle_cb, self, NULL);
}

static void
part_selected_cb (VeiLetterText *self,
                  VeiLetterPart *part)
{
  g_assert (VEI_IS_LETTER_TEXT (self));

  select_part (self, part);
  scroll_to_selected (self);
}

static void
part_jump_cb (VeiLetterPart *part,
              const char    *target,
              VeiLetterText *self)
{
  g_assert (VEI_IS_LETTER_TEXT (self));

  g_signal_emit (self, signals[SIGNAL_JUMP], 0, target);
}

static void
part_added_cb (VeiLetterPart *part,
               const char    *id,
               VeiLetterText *self)
{
  VeiLetterPart *added;

  g_assert (VEI_IS_LETTER_TEXT (self));

  added = id != NULL ? g_hash_table_lookup (self->parts, id) : NULL;
  if (added != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (added));
}

/* What a part of the letter means; NULL where it is the same in both. */
static const char *
find_meaning (VeiLetterText  *self,
              const VeiBlock *block)
{
  guint i;

  for (i = 0; self->reading_copy != NULL && i < vei_document_get_n_blocks (self->reading_copy); i++)
    {
      const VeiBlock *copy = vei_document_get_block (self->reading_copy, i);

      if (g_str_equal (copy->id, block->id))
        return g_strcmp0 (copy->text, block->text) != 0 ? copy->text : NULL;
    }

  return NULL;
}

static VeiLetterPart *
ensure_part (VeiLetterText      *self,
             const VeiDraftPart *part)
{
  VeiLetterPart *widget = g_hash_table_lookup (self->parts, part->block->id);

  if (widget != NULL)
    return widget;

  widget = VEI_LETTER_PART (vei_letter_part_new (self->session, self->draft, part));
  g_signal_connect_object (widget, "selected", G_CALLBACK (part_selected_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (widget, "jump", G_CALLBACK (part_jump_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (widget, "added", G_CALLBACK (part_added_cb), self, G_CONNECT_DEFAULT);
  g_hash_table_insert (self->parts, g_strdup (part->block->id), widget);
  gtk_box_append (self->box, GTK_WIDGET (widget));

  return widget;
}

static void
remove_part (VeiLetterText *self,
             VeiLetterPart *part)
{
  GtkWidget *next = gtk_widget_get_next_sibling (GTK_WIDGET (part));

  if (self->selected == part)
    select_part (self, NULL);
  /* The focus does not fall out of the letter. */
  if (gtk_widget_get_focus_child (GTK_WIDGET (self->box)) == GTK_WIDGET (part) && next != NULL)
    gtk_widget_grab_focus (next);
  gtk_box_remove (self->box, GTK_WIDGET (part));
}

static void
remove_gone (VeiLetterText *self)
{
  GHashTableIter iter;
  gpointer id, part;

  g_hash_table_iter_init (&iter, self->parts);
  while (g_hash_table_iter_next (&iter, &id, &part))
    if (vei_letter_draft_find_part (self->draft, id) == NULL)
      {
        g_hash_table_iter_steal (&iter);
        remove_part (self, part);
        g_free (id);
      }
}

static void
draft_changed_cb (VeiLetterText *self)
{
  GtkWidget *before = NULL;
  guint i;

  g_assert (VEI_IS_LETTER_TEXT (self));

  if (self->draft == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  remove_gone (self);
  for (i = 0; i < vei_letter_draft_get_n_parts (self->draft); i++)
    {
      const VeiDraftPart *part = vei_letter_draft_get_part (self->draft, i);
      VeiLetterPart *widget = ensure_part (self, part);

      vei_letter_part_show (widget, part, find_meaning (self, part->block));
      if (gtk_widget_get_prev_sibling (GTK_WIDGET (widget)) != before)
        gtk_box_reorder_child_after (self->box, GTK_WIDGET (widget), before);
      before = GTK_WIDGET (widget);
    }
}

static void
forget_parts (VeiLetterText *self)
{
  self->selected = NULL;
  g_hash_table_remove_all (self->parts);
  vei_ui_clear (GTK_WIDGET (self->box));
}

/* ---- GObject ---- */

static void
vei_letter_text_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (vei_letter_text_parent_class)->map (widget);

  /* It is made only while it is looked at. */
  draft_changed_cb (VEI_LETTER_TEXT (widget));
}

static void
vei_letter_text_dispose (GObject *object)
{
  VeiLetterText *self = VEI_LETTER_TEXT (object);

  g_clear_handle_id (&self->scroll_source, g_source_remove);
  self->selected = NULL;
  g_hash_table_remove_all (self->parts);
  gtk_widget_dispose_template (GTK_WIDGET (object), VEI_TYPE_LETTER_TEXT);
  vei_ui_dispose_children (GTK_WIDGET (object));
  g_clear_object (&self->draft);
  g_clear_object (&self->reading_copy);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (vei_letter_text_parent_class)->dispose (object);
}

static void
vei_letter_text_finalize (GObject *object)
{
  VeiLetterText *self = VEI_LETTER_TEXT (object);

  g_hash_table_unref (self->parts);

  G_OBJECT_CLASS (vei_letter_text_parent_class)->finalize (object);
}

static void
vei_letter_text_class_init (VeiLetterTextClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vei_letter_text_dispose;
  object_class->finalize = vei_letter_text_finalize;
  widget_class->map = vei_letter_text_map;

  signals[SIGNAL_JUMP] =
    g_signal_new ("jump", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/letter-text.ui");
  gtk_widget_class_bind_template_child (widget_class, VeiLetterText, scrolled);
  gtk_widget_class_bind_template_child (widget_class, VeiLetterText, box);
}

static void
vei_letter_text_init (VeiLetterText *self)
{
  self->parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * vei_letter_text_set_draft:
 * @self: the text of a letter
 * @session: the session that the letter belongs to
 * @draft: (nullable): the letter; %NULL while there is none
 *
 * Shows another letter.
 */
void
vei_letter_text_set_draft (VeiLetterText  *self,
                           VeiSession     *session,
                           VeiLetterDraft *draft)
{
  g_return_if_fail (VEI_IS_LETTER_TEXT (self));
  g_return_if_fail (VEI_IS_SESSION (session));
  g_return_if_fail (draft == NULL || VEI_IS_LETTER_DRAFT (draft));

  g_set_object (&self->session, session);
  if (self->draft == draft)
    return;

  if (self->draft != NULL)
    g_signal_handlers_disconnect_by_func (self->draft, draft_changed_cb, self);
  forget_parts (self);
  g_set_object (&self->draft, draft);
  if (draft == NULL)
    return;

  g_signal_connect_object (draft, "changed", G_CALLBACK (draft_changed_cb),
                           self, G_CONNECT_SWAPPED);
  draft_changed_cb (self);
}

/**
 * vei_letter_text_set_reading_copy:
 * @self: the text of a letter
 * @reading_copy: (nullable): the same letter in the language of the window,
 *   where that is another one
 *
 * Sets what the parts mean.
 */
void
vei_letter_text_set_reading_copy (VeiLetterText *self,
                                  VeiDocument   *reading_copy)
{
  g_return_if_fail (VEI_IS_LETTER_TEXT (self));
  g_return_if_fail (reading_copy == NULL || VEI_IS_DOCUMENT (reading_copy));

  if (g_set_object (&self->reading_copy, reading_copy))
    draft_changed_cb (self);
}

/**
 * vei_letter_text_show_range:
 * @self: the text of a letter
 * @id: the id of a part
 * @start: the first byte of the words in it
 * @end: the byte after the last; 0 for the whole part
 *
 * Goes to a part of the letter and selects words in it.
 */
void
vei_letter_text_show_range (VeiLetterText *self,
                            const char    *id,
                            guint          start,
                            guint          end)
{
  VeiLetterPart *part;

  g_return_if_fail (VEI_IS_LETTER_TEXT (self));
  g_return_if_fail (id != NULL);

  part = g_hash_table_lookup (self->parts, id);
  if (part == NULL)
    return;

  select_part (self, part);
  vei_letter_part_select_range (part, start, end);
  scroll_to_selected (self);
}

static gboolean
rests_on (VeiLetterText  *self,
          const VeiBlock *block,
          const char     *target)
{
  VeiKnowledge *knowledge = vei_session_get_knowledge (self->session);
  const VeiQuestion *question = vei_knowledge_find_question (knowledge, target);

  if (block->facts != NULL && g_strv_contains ((const char * const *) block->facts, target))
    return TRUE;

  return question != NULL && (block->answers & (G_GUINT64_CONSTANT (1) << question->index)) != 0
         && !g_str_equal (block->id, "subject");
}

/**
 * vei_letter_text_show_target:
 * @self: the text of a letter
 * @target: the id of a question, or the name of a fact
 *
 * Shows the first part that rests on something, without moving the focus:
 * somebody is filling it in.
 */
void
vei_letter_text_show_target (VeiLetterText *self,
                             const char    *target)
{
  g_autofree char *reason_id = NULL;
  VeiLetterPart *found;
  guint i;

  g_return_if_fail (VEI_IS_LETTER_TEXT (self));
  g_return_if_fail (target != NULL);

  if (self->draft == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  reason_id = g_strconcat ("reason.", target, NULL);
  found = g_hash_table_lookup (self->parts, reason_id);
  for (i = 0; found == NULL && i < vei_letter_draft_get_n_parts (self->draft); i++)
    {
      const VeiBlock *block = vei_letter_draft_get_part (self->draft, i)->block;

      if (rests_on (self, block, target))
        found = g_hash_table_lookup (self->parts, block->id);
    }
  if (found == NULL)
    return;

  select_part (self, found);
  scroll_to_selected (self);
}
