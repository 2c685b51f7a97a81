/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/guide/vei-guide-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/guide/vei-guide-step.h"
#include "app/guide/vei-question-view.h"
#include "app/vei-compat.h"
#include "app/widgets/vei-emergency-line.h"
#include "app/widgets/vei-focus.h"
#include "app/widgets/vei-ui.h"

/* The question that says where the matter stands; its page comes first for
 * somebody who was told no. */
#define STATUS_QUESTION "application_status"

/**
 * VeiGuidePage:
 *
 * The guide: one page after another, for as long as something may still
 * matter. It owns where the person has been; what comes next is core's to say.
 */
struct _VeiGuidePage
{
  GtkWidget   parent_instance;

  VeiSession *session;
  GArray     *trail;                   /* (element-type guint): pages, in the order gone */
  guint       position;                /* in the trail */

  /* template */
  GtkWidget  *stack;
  GtkWidget  *next_button;
  GtkWidget  *emergency;

  gboolean    cramped;
  guint       layout_source;
};

G_DEFINE_FINAL_TYPE (VeiGuidePage, vei_guide_page, GTK_TYPE_WIDGET)

static VeiGuideStep *
get_step (VeiGuidePage *self)
{
  GtkWidget *child = gtk_stack_get_visible_child (GTK_STACK (self->stack));

  return child != NULL ? VEI_GUIDE_STEP (child) : NULL;
}

static gboolean
page_has_questions (VeiGuidePage *self,
                    guint         page)
{
  VeiKnowledge *knowledge = vei_session_get_knowledge (self->session);

  for (guint i = 0; i < vei_knowledge_get_n_questions (knowledge); i++)
    {
      const VeiQuestion *question = vei_knowledge_get_question (knowledge, i);

      if (question->page == page && vei_session_question_is_shown (self->session, question))
        return TRUE;
    }
  return FALSE;
}

static void
remove_old_steps (VeiGuidePage *self)
{
  GtkWidget *current = gtk_stack_get_visible_child (GTK_STACK (self->stack));
  GtkWidget *child = gtk_widget_get_first_child (self->stack);

  while (child != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);

      if (child != current)
        gtk_stack_remove (GTK_STACK (self->stack), child);
      child = next;
    }
}

static void
transition_running_cb (VeiGuidePage *self)
{
  g_assert (VEI_IS_GUIDE_PAGE (self));

  if (!gtk_stack_get_transition_running (GTK_STACK (self->stack)))
    remove_old_steps (self);
}

static void
show_page (VeiGuidePage           *self,
           guint                   page,
           GtkStackTransitionType  transition)
{
  GtkWidget *step;

  if (get_step (self) == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    transition = GTK_STACK_TRANSITION_TYPE_NONE;

  step = vei_guide_step_new (self->session, page);
  vei_guide_step_show_emergency_line (VEI_GUIDE_STEP (step), self->cramped);
  gtk_stack_add_child (GTK_STACK (self->stack), step);
  vei_ui_name_stack_page (GTK_STACK (self->stack), step,
                          vei_guide_step_get_title (VEI_GUIDE_STEP (step)));
  gtk_stack_set_transition_type (GTK_STACK (self->stack), transition);
  gtk_stack_set_visible_child (GTK_STACK (self->stack), step);
  if (!gtk_stack_get_transition_running (GTK_STACK (self->stack)))
    remove_old_steps (self);

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      gtk_widget_grab_focus (step);
      vei_compat_announce (GTK_WIDGET (self),
                           vei_guide_step_get_title (VEI_GUIDE_STEP (step)));
    }
}

static void
append_page (VeiGuidePage *self,
             guint         page)
{
  if (self->trail->len > 0)
    g_array_set_size (self->trail, self->position + 1);
  g_array_append_val (self->trail, page);
  self->position = self->trail->len - 1;
}

/* The pages that lead up to here, for somebody who comes back. */
static void
rebuild_trail (VeiGuidePage *self,
               guint         page)
{
  VeiKnowledge *knowledge = vei_session_get_knowledge (self->session);

  g_array_set_size (self->trail, 0);
  self->position = 0;
  for (guint i = 0; i < vei_knowledge_get_n_pages (knowledge); i++)
    if (i != page && i < page && page_has_questions (self, i))
      append_page (self, i);
  append_page (self, page);
}

static void
go_next (VeiGuidePage *self)
{
  VeiGuideStep *step = get_step (self);
  const VeiQuestion *next;

  if (step == NULL || !vei_guide_step_check (step))
    return;

  while (self->position + 1 < self->trail->len)
    {
      guint page = g_array_index (self->trail, guint, self->position + 1);

      if (page_has_questions (self, page))
        {
          self->position++;
          show_page (self, page, GTK_STACK_TRANSITION_TYPE_SLIDE_LEFT);
          return;
        }
      g_array_remove_index (self->trail, self->position + 1);
    }

  next = vei_session_get_next_to_ask (self->session);
  if (next == NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.show-result", NULL);
      return;
    }
  if (next->page == vei_guide_step_get_page (step))
    {
      vei_guide_step_focus_question (step, next);
      return;
    }
  append_page (self, next->page);
  show_page (self, next->page, GTK_STACK_TRANSITION_TYPE_SLIDE_LEFT);
}

static void
next_clicked_cb (VeiGuidePage *self)
{
  g_assert (VEI_IS_GUIDE_PAGE (self));

  go_next (self);
}

static gboolean
key_pressed_cb (VeiGuidePage    *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  g_assert (VEI_IS_GUIDE_PAGE (self));

  if (keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter && keyval != GDK_KEY_ISO_Enter)
    return GDK_EVENT_PROPAGATE;
  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0 || focus == NULL)
    return GDK_EVENT_PROPAGATE;
  /* Enter goes on from an answer; a button, a row or an expander keeps it. */
  if (GTK_IS_BUTTON (focus) || GTK_IS_LIST_BOX_ROW (focus) ||
      gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL)
    return GDK_EVENT_PROPAGATE;

  go_next (self);
  return GDK_EVENT_STOP;
}

static void
session_changed_cb (VeiGuidePage *self)
{
  VeiGuideStep *step = get_step (self);

  g_assert (VEI_IS_GUIDE_PAGE (self));

  if (step != NULL)
    vei_guide_step_update (step);
}

/* On a small screen, or with large text, the line would take the room of the
 * answers: it stands at the end of the page then. */
static gboolean
update_layout_cb (gpointer data)
{
  VeiGuidePage *self = data;
  VeiGuideStep *step = get_step (self);

  g_assert (VEI_IS_GUIDE_PAGE (self));

  self->layout_source = 0;
  gtk_widget_set_visible (self->emergency, !self->cramped);
  if (step != NULL)
    vei_guide_step_show_emergency_line (step, self->cramped);
  return G_SOURCE_REMOVE;
}

static void
vei_guide_page_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  VeiGuidePage *self = VEI_GUIDE_PAGE (widget);
  GtkWidget *child = gtk_widget_get_first_child (widget);
  gboolean cramped = vei_ui_is_cramped (widget, width);

  gtk_widget_size_allocate (child, &(GtkAllocation) { 0, 0, width, height }, baseline);
  if (cramped == self->cramped)
    return;
  self->cramped = cramped;
  /* What is seen must not change in the middle of being laid out. */
  if (self->layout_source == 0)
    self->layout_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_layout_cb, self, NULL);
}

static void
vei_guide_page_measure (GtkWidget      *widget,
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

static GtkSizeRequestMode
vei_guide_page_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static gboolean
vei_guide_page_grab_focus (GtkWidget *widget)
{
  VeiGuideStep *step = get_step (VEI_GUIDE_PAGE (widget));

  return step != NULL && gtk_widget_grab_focus (GTK_WIDGET (step));
}

static void
vei_guide_page_dispose (GObject *object)
{
  VeiGuidePage *self = VEI_GUIDE_PAGE (object);

  g_clear_handle_id (&self->layout_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), VEI_TYPE_GUIDE_PAGE);
  vei_ui_dispose_children (GTK_WIDGET (self));
  g_clear_object (&self->session);

  G_OBJECT_CLASS (vei_guide_page_parent_class)->dispose (object);
}

static void
vei_guide_page_finalize (GObject *object)
{
  VeiGuidePage *self = VEI_GUIDE_PAGE (object);

  g_array_unref (self->trail);

  G_OBJECT_CLASS (vei_guide_page_parent_class)->finalize (object);
}

static void
vei_guide_page_class_init (VeiGuidePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vei_guide_page_dispose;
  object_class->finalize = vei_guide_page_finalize;
  widget_class->grab_focus = vei_guide_page_grab_focus;
  widget_class->focus = vei_focus_children;
  widget_class->measure = vei_guide_page_measure;
  widget_class->size_allocate = vei_guide_page_size_allocate;
  widget_class->get_request_mode = vei_guide_page_get_request_mode;

  g_type_ensure (VEI_TYPE_EMERGENCY_LINE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "/ui/vei-guide-page.ui");
  gtk_widget_class_bind_template_child (widget_class, VeiGuidePage, stack);
  gtk_widget_class_bind_template_child (widget_class, VeiGuidePage, next_button);
  gtk_widget_class_bind_template_child (widget_class, VeiGuidePage, emergency);
  gtk_widget_class_bind_template_callback (widget_class, next_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, transition_running_cb);
}

static void
vei_guide_page_init (VeiGuidePage *self)
{
  self->trail = g_array_new (FALSE, FALSE, sizeof (guint));
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * vei_guide_page_new:
 * @session: the session
 *
 * Creates the guide. It is empty until it is started.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
vei_guide_page_new (VeiSession *session)
{
  VeiGuidePage *self;

  g_return_val_if_fail (VEI_IS_SESSION (session), NULL);

  self = g_object_new (VEI_TYPE_GUIDE_PAGE, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * vei_guide_page_start:
 * @self: the guide
 *
 * Shows the page of the question to ask next.
 *
 * Returns: %TRUE if there is one; %FALSE if nothing more can matter
 */
gboolean
vei_guide_page_start (VeiGuidePage *self)
{
  const VeiQuestion *next;

  g_return_val_if_fail (VEI_IS_GUIDE_PAGE (self), FALSE);

  next = vei_session_get_next_to_ask (self->session);
  if (next == NULL)
    return FALSE;
  rebuild_trail (self, next->page);
  show_page (self, next->page, GTK_STACK_TRANSITION_TYPE_NONE);
  return TRUE;
}

/**
 * vei_guide_page_start_refused:
 * @self: the guide
 *
 * Begins for somebody who was told no: with who said it, when, and whether
 * reasons were given.
 */
void
vei_guide_page_start_refused (VeiGuidePage *self)
{
  const VeiQuestion *question;

  g_return_if_fail (VEI_IS_GUIDE_PAGE (self));

  question = vei_knowledge_find_question (vei_session_get_knowledge (self->session),
                                          STATUS_QUESTION);
  if (question == NULL || !page_has_questions (self, question->page))
    {
      if (!vei_guide_page_start (self))
        gtk_widget_activate_action (GTK_WIDGET (self), "win.show-result", NULL);
      return;
    }

  g_array_set_size (self->trail, 0);
  self->position = 0;
  append_page (self, question->page);
  show_page (self, question->page, GTK_STACK_TRANSITION_TYPE_NONE);
}

/**
 * vei_guide_page_resume:
 * @self: the guide
 *
 * Shows the page that was last shown, or the one of the question to ask next.
 *
 * Returns: %TRUE if there is a page to show
 */
gboolean
vei_guide_page_resume (VeiGuidePage *self)
{
  VeiGuideStep *step;

  g_return_val_if_fail (VEI_IS_GUIDE_PAGE (self), FALSE);

  step = get_step (self);
  if (step != NULL && page_has_questions (self, vei_guide_step_get_page (step)))
    return TRUE;
  return vei_guide_page_start (self);
}

/**
 * vei_guide_page_show_question:
 * @self: the guide
 * @question_id: the id of a question
 *
 * Shows the page of a question, with the focus on its answers. From there
 * *next* leads to the question to ask next.
 */
void
vei_guide_page_show_question (VeiGuidePage *self,
                              const char   *question_id)
{
  const VeiQuestion *question;
  VeiGuideStep *step;

  g_return_if_fail (VEI_IS_GUIDE_PAGE (self));
  g_return_if_fail (question_id != NULL);

  question = vei_knowledge_find_question (vei_session_get_knowledge (self->session),
                                          question_id);
  g_return_if_fail (question != NULL);

  step = get_step (self);
  if (step == NULL)
    {
      rebuild_trail (self, question->page);
      show_page (self, question->page, GTK_STACK_TRANSITION_TYPE_NONE);
    }
  else if (vei_guide_step_get_page (step) != question->page)
    {
      GtkStackTransitionType type = question->page < vei_guide_step_get_page (step)
                                    ? GTK_STACK_TRANSITION_TYPE_SLIDE_RIGHT
                                    : GTK_STACK_TRANSITION_TYPE_SLIDE_LEFT;

      append_page (self, question->page);
      show_page (self, question->page, type);
    }
  vei_guide_step_focus_question (get_step (self), question);
}

/**
 * vei_guide_page_back:
 * @self: the guide
 *
 * Goes back to the page before this one. Nothing that was answered is lost.
 *
 * Returns: %TRUE if there was one
 */
gboolean
vei_guide_page_back (VeiGuidePage *self)
{
  g_return_val_if_fail (VEI_IS_GUIDE_PAGE (self), FALSE);

  while (self->position > 0)
    {
      guint page;

      self->position--;
      page = g_array_index (self->trail, guint, self->position);
      if (page_has_questions (self, page))
        {
          show_page (self, page, GTK_STACK_TRANSITION_TYPE_SLIDE_RIGHT);
          return TRUE;
        }
    }
  return FALSE;
}
