/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/letter/vei-letter-part.h"

#include <glib/gi18n.h>

#include "app/letter/vei-letter-grounds.h"
#include "app/widgets/vei-flow-layout.h"
#include "app/widgets/vei-focus.h"
#include "app/widgets/vei-ui.h"

/*
 * VeiLetterPart:
 *
 * A part of a letter, as text that is edited in place.
 *
 * What is typed goes straight into the draft. While the part is selected, what
 * it rests on and what can be done with it stand below it; where the letter
 * itself would now say something else than the person does, that stands below
 * it always. The signal `selected` is emitted when the focus comes into it,
 * and `jump` with the id of a question, or the name of a fact, when the person
 * wants to go there.
 */
struct _VeiLetterPart
{
  GtkWidget       parent_instance;

  VeiSession     *session;
  VeiLetterDraft *draft;
  char           *id;
  VeiBlock       *block;         /* as it was shown last */
  gboolean        showing;
  gboolean        selected;
  gboolean        grounds_shown;

  /* template */
  GtkWidget      *state_label;
  GtkWidget      *text_box;
  GtkWidget      *bullet;
  GtkTextView    *text_view;
  GtkTextBuffer  *buffer;
  GtkWidget      *meaning_label;
  GtkWidget      *offer_box;
  GtkWidget      *offer_label;
  GtkWidget      *offer_buttons;
  GtkWidget      *take_button;
  GtkWidget      *restore_button;
  GtkWidget      *details_box;
  GtkWidget      *grounds_box;
  GtkWidget      *tools_box;
  GtkWidget      *reset_button;
};

enum
{
  SIGNAL_SELECTED,
  SIGNAL_JUMP,
  SIGNAL_ADDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VeiLetterPart, vei_letter_part, GTK_TYPE_WIDGET)

/* ---- What is done with it ---- */

static char *
dup_text (VeiLetterPart *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);

  return gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
}

static void
buffer_changed_cb (VeiLetterPart *self)
{
  g_autofree char *text = NULL;

  g_assert (VEI_IS_LETTER_PART (self));

  if (self->showing || self->draft == NULL)
    return;

  text = dup_text (self);
  vei_letter_draft_set_text (self->draft, self->id, text);
}

static void
focus_entered_cb (VeiLetterPart *self)
{
  g_assert (VEI_IS_LETTER_PART (self));

  g_signal_emit (self, signals[SIGNAL_SELECTED], 0);
}

static void
focus_left_cb (VeiLetterPart *self)
{
  g_assert (VEI_IS_LETTER_PART (self));

  if (self->draft != NULL)
    vei_letter_draft_end_step (self->draft);
}

/* The part that stands so many places further on among those in the letter;
 * NULL where there is none. */
static const char *
find_neighbour (VeiLetterPart *self,
                int            places)
{
  int step = places > 0 ? 1 : -1;
  int n_parts = (int) vei_letter_draft_get_n_parts (self->draft);
  int at = 0;

  while (at < n_parts
         && !g_str_equal (vei_letter_draft_get_part (self->draft, (guint) at)->block->id, self->id))
    at++;
  while (places != 0)
    {
      at += step;
      if (at < 0 || at >= n_parts)
        return NULL;
      if (vei_letter_draft_get_part (self->draft, (guint) at)->state != VEI_DRAFT_REMOVED)
        places -= step;
    }

  return vei_letter_draft_get_part (self->draft, (guint) at)->block->id;
}

static void
move_up_cb (VeiLetterPart *self)
{
  g_autofree char *after = NULL;

  g_assert (VEI_IS_LETTER_PART (self));

  if (find_neighbour (self, -1) == NULL)
    return;

  after = g_strdup (find_neighbour (self, -2));
  vei_letter_draft_move (self->draft, self->id, after);
}

static void
move_down_cb (VeiLetterPart *self)
{
  g_autofree char *after = NULL;

  g_assert (VEI_IS_LETTER_PART (self));

  after = g_strdup (find_neighbour (self, 1));
  if (after != NULL)
    vei_letter_draft_move (self->draft, self->id, after);
}

static void
move_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  if (g_str_equal (action, "part.move-up"))
    move_up_cb (VEI_LETTER_PART (widget));
  else
    move_down_cb (VEI_LETTER_PART (widget));
}

static void
add_cb (VeiLetterPart *self)
{
  g_autofree char *id = NULL;

  g_assert (VEI_IS_LETTER_PART (self));

  id = g_strdup (vei_letter_draft_add (self->draft, self->id, ""));
  g_signal_emit (self, signals[SIGNAL_ADDED], 0, id);
}

static void
remove_cb (VeiLetterPart *self)
{
  g_assert (VEI_IS_LETTER_PART (self));

  vei_letter_draft_remove (self->draft, self->id);
}

static void
restore_cb (VeiLetterPart *self)
{
  g_assert (VEI_IS_LETTER_PART (self));

  vei_letter_draft_restore (self->draft, self->id);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
take_cb (VeiLetterPart *self)
{
  g_assert (VEI_IS_LETTER_PART (self));

  vei_letter_draft_take (self->draft, self->id);
}

static void
leave_cb (VeiLetterPart *self)
{
  g_assert (VEI_IS_LETTER_PART (self));

  vei_letter_draft_leave (self->draft, self->id);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
jump_cb (GtkWidget     *grounds,
         const char    *target,
         VeiLetterPart *self)
{
  g_assert (VEI_IS_LETTER_PART (self));

  g_signal_emit (self, signals[SIGNAL_JUMP], 0, target);
}

/* ---- How it looks ---- */

static const char *
get_role_name (VeiBlockRole role)
{
  switch (role)
    {
    case VEI_BLOCK_SENDER:
      return _("Sender");
    case VEI_BLOCK_RECIPIENT:
      return _("Recipient");
    case VEI_BLOCK_PLACE_DATE:
      return _("Place and date");
    case VEI_BLOCK_SUBJECT:
      return _("What the letter is about");
    case VEI_BLOCK_HEADING:
      return _("Heading");
    case VEI_BLOCK_REASON:
      return _("Reason");
    case VEI_BLOCK_OWN_WORDS:
      return _("Your own words");
    case VEI_BLOCK_LIST_ITEM:
      return _("Point of a list");
    case VEI_BLOCK_SIGNATURE:
      return _("Signature");
    case VEI_BLOCK_FIGURE:
    case VEI_BLOCK_PARAGRAPH:
    default:
      return _("Paragraph");
    }
}

static void
style_text (VeiLetterPart *self)
{
  VeiBlockRole role = self->block->role;
  const char *classes[] = { "row-text", NULL, NULL };

  if (role == VEI_BLOCK_SUBJECT)
    classes[1] = "title-2";
  else if (role == VEI_BLOCK_HEADING)
    classes[1] = "heading";
  gtk_widget_set_css_classes (GTK_WIDGET (self->text_view), classes);
  gtk_widget_set_visible (self->bullet,
                          role == VEI_BLOCK_REASON || role == VEI_BLOCK_LIST_ITEM);
  gtk_widget_set_margin_start (self->text_box,
                               role == VEI_BLOCK_OWN_WORDS && self->block->level > 0 ? 15 : 0);
  vei_ui_set_name (GTK_WIDGET (self->text_view), get_role_name (role));
}

static void
show_label (GtkWidget  *label,
            const char *text)
{
  gtk_label_set_label (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL);
}

static const char *
get_state_name (VeiDraftState state)
{
  switch (state)
    {
    case VEI_DRAFT_EDITED:
      return _("Changed by you");
    case VEI_DRAFT_CHANGED:
      return _("Changed by you. The letter says something new here.");
    case VEI_DRAFT_GONE:
      return _("Changed by you. The letter itself no longer says this.");
    case VEI_DRAFT_ADDED:
      return _("Added by you");
    case VEI_DRAFT_REMOVED:
      return _("Taken out by you");
    case VEI_DRAFT_COMPOSED:
    default:
      return NULL;
    }
}

static void
show_state (VeiLetterPart      *self,
            const VeiDraftPart *part)
{
  gboolean removed = part->state == VEI_DRAFT_REMOVED;
  gboolean gone = part->state == VEI_DRAFT_GONE;

  show_label (self->state_label, get_state_name (part->state));
  gtk_widget_set_visible (self->restore_button, removed);
  gtk_text_view_set_editable (self->text_view, !removed);
  if (removed)
    gtk_widget_add_css_class (self->text_box, "dim-label");
  else
    gtk_widget_remove_css_class (self->text_box, "dim-label");
  gtk_widget_set_visible (self->reset_button, part->state == VEI_DRAFT_EDITED);

  gtk_widget_set_visible (self->offer_box, gone || part->state == VEI_DRAFT_CHANGED);
  show_label (self->offer_label, part->state == VEI_DRAFT_CHANGED ? part->composed : NULL);
  gtk_button_set_label (GTK_BUTTON (self->take_button),
                        gone ? _("Take it out") : _("Use the new wording"));
  vei_ui_wrap_button (self->take_button);
}

static void
show_grounds (VeiLetterPart *self)
{
  if (self->grounds_shown || !self->selected)
    return;

  self->grounds_shown = TRUE;
  vei_ui_clear (self->grounds_box);
  vei_letter_grounds_fill (GTK_BOX (self->grounds_box), self->session, self->block,
                           G_CALLBACK (jump_cb), self);
}

static gboolean
has_same_grounds (const VeiBlock *a,
                  const VeiBlock *b)
{
  guint i;

  if (a == NULL || a->answers != b->answers || g_strcmp0 (a->rule, b->rule) != 0
      || a->sources.n != b->sources.n)
    return FALSE;
  for (i = 0; i < a->sources.n; i++)
    if (a->sources.ref[i].source != b->sources.ref[i].source)
      return FALSE;

  return TRUE;
}

static void
update_details (VeiLetterPart *self)
{
  gtk_widget_set_visible (self->details_box,
                          self->selected && !gtk_widget_get_visible (self->restore_button));
  show_grounds (self);
}

/* ---- GObject ---- */

static gboolean
vei_letter_part_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (VEI_LETTER_PART (widget)->text_view));
}

static void
vei_letter_part_dispose (GObject *object)
{
  VeiLetterPart *self = VEI_LETTER_PART (object);

  g_clear_object (&self->draft);
  gtk_widget_dispose_template (GTK_WIDGET (object), VEI_TYPE_LETTER_PART);
  vei_ui_dispose_children (GTK_WIDGET (object));
  g_clear_object (&self->session);

  G_OBJECT_CLASS (vei_letter_part_parent_class)->dispose (object);
}

static void
vei_letter_part_finalize (GObject *object)
{
  VeiLetterPart *self = VEI_LETTER_PART (object);

  g_clear_pointer (&self->block, vei_block_free);
  g_free (self->id);

  G_OBJECT_CLASS (vei_letter_part_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/letter-part.ui");
  gtk_widget_class_bind_template_child (widget_class, VeiLetterPart, state_label);
  gtk_widget_class_bind_template_child (widget_class, VeiLetterPart, text_box);
  gtk_widget_class_bind_template_child (widget_class, VeiLetterPart, bullet);
  gtk_widget_class_bind_template_child (widget_class, VeiLetterPart, text_view);
  gtk_widget_class_bind_template_child (widget_class, VeiLetterPart, buffer);
  gtk_widget_class_bind_template_child (widget_class, VeiLetterPart, meaning_label);
  gtk_widget_class_bind_template_child (widget_class, VeiLetterPart, offer_box);
  gtk_widget_class_bind_template_child (widget_class, VeiLetterPart, offer_label);
  gtk_widget_class_bind_template_child (widget_class, VeiLetterPart, offer_buttons);
  gtk_widget_class_bind_template_child (widget_class, VeiLetterPart, take_button);
  gtk_widget_class_bind_template_child (widget_class, VeiLetterPart, restore_button);
  gtk_widget_class_bind_template_child (widget_class, VeiLetterPart, details_box);
  gtk_widget_class_bind_template_child (widget_class, VeiLetterPart, grounds_box);
  gtk_widget_class_bind_template_child (widget_class, VeiLetterPart, tools_box);
  gtk_widget_class_bind_template_child (widget_class, VeiLetterPart, reset_button);
  gtk_widget_class_bind_template_callback (widget_class, buffer_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, move_up_cb);
  gtk_widget_class_bind_template_callback (widget_class, move_down_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, restore_cb);
  gtk_widget_class_bind_template_callback (widget_class, take_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
}

static void
vei_letter_part_class_init (VeiLetterPartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vei_letter_part_dispose;
  object_class->finalize = vei_letter_part_finalize;
  widget_class->grab_focus = vei_letter_part_grab_focus;
  widget_class->focus = vei_focus_children;

  signals[SIGNAL_SELECTED] =
    g_signal_new ("selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_JUMP] =
    g_signal_new ("jump", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_ADDED] =
    g_signal_new ("added", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_install_action (widget_class, "part.move-up", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "part.move-down", NULL, move_action);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "letter-part");
  bind_template (widget_class);
}

static void
vei_letter_part_init (VeiLetterPart *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->grounds_box, vei_flow_layout_new (6));
  gtk_widget_set_layout_manager (self->tools_box, vei_flow_layout_new (6));
  gtk_widget_set_layout_manager (self->offer_buttons, vei_flow_layout_new (6));
  vei_ui_wrap_button (self->reset_button);
  vei_ui_describe_by (GTK_WIDGET (self->text_view), self->state_label);
}

/**
 * vei_letter_part_new:
 * @session: the session that the letter belongs to
 * @draft: the letter
 * @part: the part of it
 *
 * Creates a part, which shows nothing until vei_letter_part_show().
 *
 * Returns: (transfer floating): a new part
 */
GtkWidget *
vei_letter_part_new (VeiSession         *session,
                     VeiLetterDraft     *draft,
                     const VeiDraftPart *part)
{
  VeiLetterPart *self;

  g_return_val_if_fail (VEI_IS_SESSION (session), NULL);
  g_return_val_if_fail (VEI_IS_LETTER_DRAFT (draft), NULL);
  g_return_val_if_fail (part != NULL, NULL);

  self = g_object_new (VEI_TYPE_LETTER_PART, NULL);
  self->session = g_object_ref (session);
  self->draft = g_object_ref (draft);
  self->id = g_strdup (part->block->id);

  return GTK_WIDGET (self);
}

/**
 * vei_letter_part_get_id:
 * @self: a part
 *
 * Gets which part of the letter it is.
 *
 * Returns: (transfer none): the id of its block
 */
const char *
vei_letter_part_get_id (VeiLetterPart *self)
{
  g_return_val_if_fail (VEI_IS_LETTER_PART (self), NULL);

  return self->id;
}

/**
 * vei_letter_part_show:
 * @self: a part
 * @part: how it stands in the draft
 * @meaning: (nullable): what it means, in the language of the window
 *
 * Shows a part as it is now. Where the same text stands there already, the
 * cursor stays where it is.
 */
void
vei_letter_part_show (VeiLetterPart      *self,
                      const VeiDraftPart *part,
                      const char         *meaning)
{
  g_autofree char *shown = NULL;

  g_return_if_fail (VEI_IS_LETTER_PART (self));
  g_return_if_fail (part != NULL);

  if (!has_same_grounds (self->block, part->block))
    self->grounds_shown = FALSE;
  g_clear_pointer (&self->block, vei_block_free);
  self->block = vei_block_copy (part->block);

  shown = dup_text (self);
  if (!g_str_equal (shown, part->block->text))
    {
      self->showing = TRUE;
      gtk_text_buffer_set_text (self->buffer, part->block->text, -1);
      self->showing = FALSE;
    }
  style_text (self);
  show_state (self, part);
  show_label (self->meaning_label, part->state == VEI_DRAFT_COMPOSED ? meaning : NULL);
  update_details (self);
}

/**
 * vei_letter_part_set_selected:
 * @self: a part
 * @selected: whether it is the one that the person is at
 *
 * Shows or hides what the part rests on and what can be done with it.
 */
void
vei_letter_part_set_selected (VeiLetterPart *self,
                              gboolean       selected)
{
  g_return_if_fail (VEI_IS_LETTER_PART (self));

  self->selected = !!selected;
  if (selected)
    gtk_widget_add_css_class (GTK_WIDGET (self), "selected");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "selected");
  update_details (self);
}

/**
 * vei_letter_part_select_range:
 * @self: a part
 * @start: the first byte
 * @end: the byte after the last; not after @start for no more than the cursor
 *
 * Puts the focus into the text and selects words in it.
 */
void
vei_letter_part_select_range (VeiLetterPart *self,
                              guint          start,
                              guint          end)
{
  g_autofree char *text = NULL;
  GtkTextIter from, to;
  gsize length;

  g_return_if_fail (VEI_IS_LETTER_PART (self));

  text = dup_text (self);
  length = strlen (text);
  start = MIN (start, length);
  end = CLAMP (end, start, length);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &from,
                                      (int) g_utf8_pointer_to_offset (text, text + start));
  gtk_text_buffer_get_iter_at_offset (self->buffer, &to,
                                      (int) g_utf8_pointer_to_offset (text, text + end));
  gtk_text_buffer_select_range (self->buffer, &from, &to);
  gtk_widget_grab_focus (GTK_WIDGET (self->text_view));
}
