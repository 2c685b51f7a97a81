/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/cases/vei-phone-page.h"

#include <glib/gi18n.h>

#include "app/cases/vei-phone-answer.h"
#include "app/cases/vei-phone-question.h"
#include "app/cases/vei-phone-reading.h"
#include "app/cases/vei-phone-script.h"
#include "app/cases/vei-phone-side.h"
#include "app/letter/vei-two-pane.h"
#include "app/vei-compat.h"
#include "app/widgets/vei-emergency-line.h"
#include "app/widgets/vei-flow-layout.h"
#include "app/widgets/vei-focus.h"
#include "app/widgets/vei-ui.h"

#define SPACING 6

/* Below this width the buttons stand without their keys. */
#define NARROW_PX 500

/**
 * VeiPhonePage:
 *
 * The guide for somebody who has a member on the telephone: one question at a
 * time to read aloud, answered by one key each, and what has been said beside
 * it. A key that is typed into a field stays there.
 */
struct _VeiPhonePage
{
  GtkWidget   parent_instance;

  VeiSession *session;
  GArray     *trail;           /* (element-type guint8): questions asked before this one */
  gboolean    parked_only;     /* asking again what was parked */
  gboolean    outdated;
  gboolean    narrow;
  guint       layout_source;

  /* template */
  GtkWidget  *panes;
  GtkWidget  *ask_toggle;
  GtkWidget  *side_toggle;
  GtkWidget  *side;
  GtkWidget  *main;
  GtkWidget  *stack;
  GtkWidget  *question;
  GtkWidget  *reading;
  GtkWidget  *foot;
  GtkWidget  *back_button;
  GtkWidget  *read_button;
  GtkWidget  *parked_button;
  GtkWidget  *note_button;
};

G_DEFINE_FINAL_TYPE (VeiPhonePage, vei_phone_page, GTK_TYPE_WIDGET)

static gboolean
is_reading (VeiPhonePage *self)
{
  return gtk_stack_get_visible_child (GTK_STACK (self->stack)) == self->reading;
}

static const VeiQuestion *
get_question (VeiPhonePage *self)
{
  return vei_phone_question_get_question (VEI_PHONE_QUESTION (self->question));
}

/* On a small screen there is no room for pictures of keys. */
static void
fill_button (VeiPhonePage *self,
             GtkWidget    *button,
             const char   *cap,
             const char   *title)
{
  vei_phone_fill_button (button, self->narrow ? NULL : cap, title, NULL);
}

static void
update_foot (VeiPhonePage *self)
{
  VeiLanguage language = vei_session_get_language (self->session);
  guint n_parked = vei_phone_count_parked (self->session);
  g_autofree char *parked = NULL;

  /* Translators: %u is how many questions were answered with “don’t know” */
  parked = g_strdup_printf (_("Ask again (%u)"), n_parked);
  fill_button (self, self->back_button, vei_phone_key_get_cap (VEI_PHONE_KEY_BACK, language),
               C_("guide", "Back"));
  fill_button (self, self->read_button, vei_phone_key_get_cap (VEI_PHONE_KEY_READ, language),
               _("Read back"));
  fill_button (self, self->parked_button, vei_phone_key_get_cap (VEI_PHONE_KEY_PARKED, language),
               parked);
  fill_button (self, self->note_button, "F2", _("Note"));
  gtk_widget_set_visible (self->parked_button, n_parked > 0);
}

/* ---- Which question ---- */

static void
focus_main (VeiPhonePage *self)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->ask_toggle), TRUE);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (is_reading (self) ? self->reading : self->question);
}

static void
show_question (VeiPhonePage      *self,
               const VeiQuestion *question)
{
  vei_phone_question_show (VEI_PHONE_QUESTION (self->question), self->session, question);
  gtk_stack_set_visible_child (GTK_STACK (self->stack), self->question);
  focus_main (self);
}

static void
show_reading (VeiPhonePage *self)
{
  vei_phone_reading_show (VEI_PHONE_READING (self->reading), self->session,
                          vei_session_get_next_to_ask (self->session) == NULL);
  gtk_stack_set_visible_child (GTK_STACK (self->stack), self->reading);
  focus_main (self);
}

static void
go_on (VeiPhonePage *self)
{
  const VeiQuestion *next;

  if (self->parked_only)
    {
      next = vei_phone_find_parked (self->session, get_question (self));
      if (next != NULL)
        {
          show_question (self, next);
          return;
        }
      self->parked_only = FALSE;
    }
  next = vei_session_get_next_to_ask (self->session);
  if (next != NULL)
    show_question (self, next);
  else
    show_reading (self);
}

/* What was answered before, so that one can go back to it. */
static void
begin (VeiPhonePage *self)
{
  VeiKnowledge *knowledge = vei_session_get_knowledge (self->session);

  self->outdated = FALSE;
  self->parked_only = FALSE;
  g_array_set_size (self->trail, 0);
  for (guint8 i = 0; i < vei_knowledge_get_n_questions (knowledge); i++)
    {
      const VeiQuestion *question = vei_knowledge_get_question (knowledge, i);

      if (vei_session_question_is_answered (self->session, question) &&
          vei_session_question_applies (self->session, question))
        g_array_append_val (self->trail, i);
    }
  vei_phone_side_begin (VEI_PHONE_SIDE (self->side));
  update_foot (self);
  go_on (self);
}

/* A question stands in the trail once, where it was last. */
static void
append_to_trail (VeiPhonePage *self,
                 guint8        index)
{
  for (guint i = 0; i < self->trail->len; i++)
    if (g_array_index (self->trail, guint8, i) == index)
      {
        g_array_remove_index (self->trail, i);
        break;
      }
  g_array_append_val (self->trail, index);
}

static void
answered_cb (VeiPhonePage *self)
{
  g_assert (VEI_IS_PHONE_PAGE (self));

  append_to_trail (self, get_question (self)->index);
  go_on (self);
}

static void
ask_parked (VeiPhonePage *self)
{
  const VeiQuestion *first = vei_phone_find_parked (self->session, NULL);

  if (first == NULL)
    return;
  self->parked_only = TRUE;
  show_question (self, first);
}

/* ---- Actions ---- */

static void
back_action_cb (GtkWidget  *widget,
                const char *action,
                GVariant   *target)
{
  VeiPhonePage *self = VEI_PHONE_PAGE (widget);

  if (!vei_phone_page_back (self))
    vei_phone_question_say (VEI_PHONE_QUESTION (self->question),
                            _("This is the first question."));
}

static void
read_action_cb (GtkWidget  *widget,
                const char *action,
                GVariant   *target)
{
  show_reading (VEI_PHONE_PAGE (widget));
}

static void
go_on_action_cb (GtkWidget  *widget,
                 const char *action,
                 GVariant   *target)
{
  go_on (VEI_PHONE_PAGE (widget));
}

static void
parked_action_cb (GtkWidget  *widget,
                  const char *action,
                  GVariant   *target)
{
  ask_parked (VEI_PHONE_PAGE (widget));
}

static void
note_action_cb (GtkWidget  *widget,
                const char *action,
                GVariant   *target)
{
  VeiPhonePage *self = VEI_PHONE_PAGE (widget);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->side_toggle), TRUE);
  vei_phone_side_focus_note (VEI_PHONE_SIDE (self->side));
}

static void
show_question_action_cb (GtkWidget  *widget,
                         const char *action,
                         GVariant   *target)
{
  VeiPhonePage *self = VEI_PHONE_PAGE (widget);
  const VeiQuestion *question;

  question = vei_knowledge_find_question (vei_session_get_knowledge (self->session),
                                          g_variant_get_string (target, NULL));
  g_return_if_fail (question != NULL);

  self->parked_only = FALSE;
  show_question (self, question);
}

/* ---- Keys ---- */

static gboolean
is_typing (GtkWidget *focus)
{
  return GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus);
}

/* Enter presses what has the focus; it goes on from where there is nothing to
 * press, and from answers that are chosen with the space bar. */
static gboolean
keeps_enter (VeiPhonePage *self,
             GtkWidget    *focus)
{
  if (GTK_IS_TOGGLE_BUTTON (focus))
    return !gtk_widget_is_ancestor (focus, self->question);
  return GTK_IS_BUTTON (focus) || GTK_IS_LIST_BOX_ROW (focus);
}

/* In a field only two keys are for the page: Enter ends a date or a number, and
 * Escape gives the single keys back. */
static gboolean
take_key_of_field (VeiPhonePage *self,
                   GtkWidget    *focus,
                   VeiPhoneKey   key,
                   guint         keyval)
{
  if (keyval == GDK_KEY_Escape)
    {
      focus_main (self);
      return GDK_EVENT_STOP;
    }
  if (key != VEI_PHONE_KEY_GO_ON || !gtk_widget_is_ancestor (focus, self->question))
    return GDK_EVENT_PROPAGATE;
  vei_phone_question_press (VEI_PHONE_QUESTION (self->question), key, 0);
  return GDK_EVENT_STOP;
}

static gboolean
take_key (VeiPhonePage *self,
          VeiPhoneKey   key,
          guint         digit)
{
  switch (key)
    {
    case VEI_PHONE_KEY_BACK:
      gtk_widget_activate_action (GTK_WIDGET (self), "phone.back", NULL);
      return GDK_EVENT_STOP;
    case VEI_PHONE_KEY_READ:
      show_reading (self);
      return GDK_EVENT_STOP;
    case VEI_PHONE_KEY_PARKED:
      ask_parked (self);
      return GDK_EVENT_STOP;
    case VEI_PHONE_KEY_GO_ON:
      if (is_reading (self) && vei_session_get_next_to_ask (self->session) != NULL)
        {
          go_on (self);
          return GDK_EVENT_STOP;
        }
      break;
    case VEI_PHONE_KEY_NONE:
      return GDK_EVENT_PROPAGATE;
    case VEI_PHONE_KEY_YES:
    case VEI_PHONE_KEY_NO:
    case VEI_PHONE_KEY_PARK:
    case VEI_PHONE_KEY_DIGIT:
    default:
      break;
    }
  return !is_reading (self) &&
         vei_phone_question_press (VEI_PHONE_QUESTION (self->question), key, digit);
}

static gboolean
key_pressed_cb (VeiPhonePage    *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  VeiPhoneKey key;
  guint digit;

  g_assert (VEI_IS_PHONE_PAGE (self));

  key = vei_phone_read_key (keyval, state, vei_session_get_language (self->session), &digit);
  if (keyval == GDK_KEY_F2)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "phone.note", NULL);
      return GDK_EVENT_STOP;
    }
  if (focus != NULL && is_typing (focus))
    return take_key_of_field (self, focus, key, keyval);
  if (focus != NULL && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL)
    return GDK_EVENT_PROPAGATE;
  if (key == VEI_PHONE_KEY_GO_ON && focus != NULL && keeps_enter (self, focus))
    return GDK_EVENT_PROPAGATE;
  return take_key (self, key, digit);
}

/* ---- Signals ---- */

static void
pane_toggled_cb (VeiPhonePage *self)
{
  g_assert (VEI_IS_PHONE_PAGE (self));

  vei_two_pane_set_shows_end (VEI_TWO_PANE (self->panes),
                              !gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->side_toggle)));
}

static void
session_changed_cb (VeiPhonePage *self)
{
  g_assert (VEI_IS_PHONE_PAGE (self));

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      self->outdated = TRUE;
      return;
    }
  vei_phone_side_update (VEI_PHONE_SIDE (self->side));
  update_foot (self);
}

static void
case_opened_cb (VeiPhonePage *self)
{
  g_assert (VEI_IS_PHONE_PAGE (self));

  begin (self);
}

/* ---- Object ---- */

static void
vei_phone_page_map (GtkWidget *widget)
{
  VeiPhonePage *self = VEI_PHONE_PAGE (widget);

  /* An answer was changed elsewhere: what comes next may be another question. */
  if (self->outdated)
    begin (self);
  GTK_WIDGET_CLASS (vei_phone_page_parent_class)->map (widget);
}

static void
vei_phone_page_unmap (GtkWidget *widget)
{
  vei_phone_side_keep_note (VEI_PHONE_SIDE (VEI_PHONE_PAGE (widget)->side));
  GTK_WIDGET_CLASS (vei_phone_page_parent_class)->unmap (widget);
}

static gboolean
update_layout_cb (gpointer data)
{
  VeiPhonePage *self = data;

  g_assert (VEI_IS_PHONE_PAGE (self));

  self->layout_source = 0;
  update_foot (self);
  return G_SOURCE_REMOVE;
}

static GtkSizeRequestMode
vei_phone_page_get_request_mode (GtkWidget *widget)
{
  return gtk_widget_get_request_mode (gtk_widget_get_first_child (widget));
}

static void
vei_phone_page_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  gtk_widget_measure (gtk_widget_get_first_child (widget), orientation, for_size, minimum,
                      natural, minimum_baseline, natural_baseline);
}

static void
vei_phone_page_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  VeiPhonePage *self = VEI_PHONE_PAGE (widget);
  GtkWidget *child = gtk_widget_get_first_child (widget);

  gtk_widget_size_allocate (child, &(GtkAllocation) { 0, 0, width, height }, baseline);
  if (self->narrow == (width < NARROW_PX))
    return;
  self->narrow = width < NARROW_PX;
  /* What is seen must not change in the middle of being laid out. */
  if (self->layout_source == 0)
    self->layout_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_layout_cb, self, NULL);
}

static gboolean
vei_phone_page_grab_focus (GtkWidget *widget)
{
  VeiPhonePage *self = VEI_PHONE_PAGE (widget);

  return gtk_widget_grab_focus (is_reading (self) ? self->reading : self->question);
}

static gboolean
has_focus_inside (VeiPhonePage *self,
                  GtkWidget    *pane)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, pane);
}

/* The question comes first, wherever the side stands: with Tab one goes through
 * the question and then through the side. */
static gboolean
vei_phone_page_focus (GtkWidget        *widget,
                      GtkDirectionType  direction)
{
  VeiPhonePage *self = VEI_PHONE_PAGE (widget);
  GtkWidget *first = direction == GTK_DIR_TAB_FORWARD ? self->main : self->side;
  GtkWidget *second = direction == GTK_DIR_TAB_FORWARD ? self->side : self->main;

  if ((direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD) ||
      vei_two_pane_is_narrow (VEI_TWO_PANE (self->panes)))
    return GTK_WIDGET_CLASS (vei_phone_page_parent_class)->focus (widget, direction);
  if (has_focus_inside (self, second))
    return gtk_widget_child_focus (second, direction);
  return gtk_widget_child_focus (first, direction) || gtk_widget_child_focus (second, direction);
}

static void
vei_phone_page_dispose (GObject *object)
{
  VeiPhonePage *self = VEI_PHONE_PAGE (object);

  g_clear_handle_id (&self->layout_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), VEI_TYPE_PHONE_PAGE);
  vei_ui_dispose_children (GTK_WIDGET (self));
  g_clear_object (&self->session);

  G_OBJECT_CLASS (vei_phone_page_parent_class)->dispose (object);
}

static void
vei_phone_page_finalize (GObject *object)
{
  VeiPhonePage *self = VEI_PHONE_PAGE (object);

  g_array_unref (self->trail);

  G_OBJECT_CLASS (vei_phone_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (VEI_TYPE_EMERGENCY_LINE);
  g_type_ensure (VEI_TYPE_PHONE_QUESTION);
  g_type_ensure (VEI_TYPE_PHONE_READING);
  g_type_ensure (VEI_TYPE_PHONE_SIDE);
  g_type_ensure (VEI_TYPE_TWO_PANE);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/vei-phone-page.ui");
  gtk_widget_class_bind_template_child (widget_class, VeiPhonePage, panes);
  gtk_widget_class_bind_template_child (widget_class, VeiPhonePage, ask_toggle);
  gtk_widget_class_bind_template_child (widget_class, VeiPhonePage, side_toggle);
  gtk_widget_class_bind_template_child (widget_class, VeiPhonePage, side);
  gtk_widget_class_bind_template_child (widget_class, VeiPhonePage, main);
  gtk_widget_class_bind_template_child (widget_class, VeiPhonePage, stack);
  gtk_widget_class_bind_template_child (widget_class, VeiPhonePage, question);
  gtk_widget_class_bind_template_child (widget_class, VeiPhonePage, reading);
  gtk_widget_class_bind_template_child (widget_class, VeiPhonePage, foot);
  gtk_widget_class_bind_template_child (widget_class, VeiPhonePage, back_button);
  gtk_widget_class_bind_template_child (widget_class, VeiPhonePage, read_button);
  gtk_widget_class_bind_template_child (widget_class, VeiPhonePage, parked_button);
  gtk_widget_class_bind_template_child (widget_class, VeiPhonePage, note_button);
  gtk_widget_class_bind_template_callback (widget_class, answered_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, pane_toggled_cb);
}

static void
vei_phone_page_class_init (VeiPhonePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vei_phone_page_dispose;
  object_class->finalize = vei_phone_page_finalize;
  widget_class->focus = vei_phone_page_focus;
  widget_class->grab_focus = vei_phone_page_grab_focus;
  widget_class->focus = vei_focus_children;
  widget_class->map = vei_phone_page_map;
  widget_class->get_request_mode = vei_phone_page_get_request_mode;
  widget_class->measure = vei_phone_page_measure;
  widget_class->size_allocate = vei_phone_page_size_allocate;
  widget_class->unmap = vei_phone_page_unmap;

  gtk_widget_class_install_action (widget_class, "phone.back", NULL, back_action_cb);
  gtk_widget_class_install_action (widget_class, "phone.read", NULL, read_action_cb);
  gtk_widget_class_install_action (widget_class, "phone.go-on", NULL, go_on_action_cb);
  gtk_widget_class_install_action (widget_class, "phone.parked", NULL, parked_action_cb);
  gtk_widget_class_install_action (widget_class, "phone.note", NULL, note_action_cb);
  gtk_widget_class_install_action (widget_class, "phone.show-question", "s",
                                   show_question_action_cb);
  bind_template (widget_class);
}

static void
vei_phone_page_init (VeiPhonePage *self)
{
  self->trail = g_array_new (FALSE, FALSE, sizeof (guint8));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->foot, vei_flow_layout_new (SPACING));
  vei_two_pane_set_shows_end (VEI_TWO_PANE (self->panes), TRUE);
}

/**
 * vei_phone_page_new:
 * @session: the session
 *
 * Creates the page, with the question to ask next of the case that is shown.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
vei_phone_page_new (VeiSession *session)
{
  VeiPhonePage *self;

  g_return_val_if_fail (VEI_IS_SESSION (session), NULL);

  self = g_object_new (VEI_TYPE_PHONE_PAGE, NULL);
  self->session = g_object_ref (session);
  vei_phone_side_set_session (VEI_PHONE_SIDE (self->side), session);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "case-opened", G_CALLBACK (case_opened_cb), self,
                           G_CONNECT_SWAPPED);
  begin (self);
  return GTK_WIDGET (self);
}

/**
 * vei_phone_page_back:
 * @self: the page
 *
 * Goes back to the question before this one, or from what is read back to the
 * questions. Nothing that was answered is lost.
 *
 * Returns: %TRUE if there was one
 */
gboolean
vei_phone_page_back (VeiPhonePage *self)
{
  VeiKnowledge *knowledge;
  const VeiQuestion *shown;

  g_return_val_if_fail (VEI_IS_PHONE_PAGE (self), FALSE);

  knowledge = vei_session_get_knowledge (self->session);
  shown = get_question (self);
  self->parked_only = FALSE;
  if (is_reading (self) && shown != NULL &&
      !vei_session_question_is_answered (self->session, shown))
    {
      show_question (self, shown);
      return TRUE;
    }
  while (self->trail->len > 0)
    {
      guint8 index = g_array_index (self->trail, guint8, self->trail->len - 1);
      const VeiQuestion *question = vei_knowledge_get_question (knowledge, index);

      g_array_set_size (self->trail, self->trail->len - 1);
      if (question == shown && !is_reading (self))
        continue;
      if (vei_session_question_applies (self->session, question))
        {
          show_question (self, question);
          return TRUE;
        }
    }
  return FALSE;
}
