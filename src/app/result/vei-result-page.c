/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/result/vei-result-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/guide/vei-answer-list.h"
#include "app/packs/vei-answer-change.h"
#include "app/result/vei-equipment-card.h"
#include "app/result/vei-step-card.h"
#include "app/widgets/vei-banner.h"
#include "app/widgets/vei-emergency-line.h"
#include "app/widgets/vei-focus.h"
#include "app/widgets/vei-term-list.h"
#include "app/widgets/vei-title.h"
#include "app/widgets/vei-ui.h"

/**
 * VeiResultPage:
 *
 * The answer: a card for each kind of equipment that is wanted, and the next
 * steps in order. It is built anew whenever the case changes while it is seen.
 */
struct _VeiResultPage
{
  GtkWidget   parent_instance;

  VeiSession *session;
  gboolean    outdated;
  guint       rebuild_source;
  guint       layout_source;
  gboolean    cramped;

  /* template */
  GtkWidget  *states;
  GtkWidget  *scrolled;
  GtkWidget  *title;
  GtkWidget  *another;
  GtkWidget  *stale;
  GtkWidget  *unfinished;
  GtkWidget  *cards;
  GtkWidget  *steps_title;
  GtkWidget  *steps;
  GtkWidget  *terms;
  GtkWidget  *answers;
  GtkWidget  *start_button;
  GtkWidget  *change_button;
  GtkWidget  *foot;
  GtkWidget  *foot_inside;
  GtkWidget  *receipt_button;
};

G_DEFINE_FINAL_TYPE (VeiResultPage, vei_result_page, GTK_TYPE_WIDGET)

static void
update_banners (VeiResultPage *self)
{
  const VeiAssessment *assessment = vei_session_get_assessment (self->session);
  gboolean stale = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (assessment->stale); i++)
    stale = stale || assessment->stale[i] != 0;

  vei_banner_set_text (VEI_BANNER (self->another),
                       vei_session_get_answer_change (self->session));
  vei_banner_set_text (VEI_BANNER (self->stale),
                       stale
                       ? _("Some of the sources were interim or have expired, and we know of "
                           "none that has taken their place. Ask the hospital which criteria "
                           "hold now.")
                       : NULL);
  vei_banner_set_text (VEI_BANNER (self->unfinished),
                       vei_session_get_next_to_ask (self->session) != NULL
                       ? _("There are questions left that can change this answer or make the "
                           "letter stronger.")
                       : NULL);
}

static void
explain (VeiResultPage *self)
{
  GtkWidget *list = vei_term_list_new (self->session);

  vei_term_list_add_labels (VEI_TERM_LIST (list), self->cards);
  vei_term_list_add_labels (VEI_TERM_LIST (list), self->steps);
  vei_ui_clear (self->terms);
  gtk_box_append (GTK_BOX (self->terms), list);
}

static void
rebuild (VeiResultPage *self)
{
  VeiKnowledge *knowledge = vei_session_get_knowledge (self->session);
  const VeiAssessment *assessment = vei_session_get_assessment (self->session);
  guint number = 0;

  self->outdated = FALSE;
  gtk_stack_set_visible_child_name (GTK_STACK (self->states),
                                    vei_session_has_answers (self->session)
                                    ? "answer" : "empty");
  update_banners (self);

  vei_ui_clear (self->cards);
  for (guint i = 0; i < vei_knowledge_get_n_equipment (knowledge); i++)
    if (assessment->equipment[i].wanted)
      gtk_box_append (GTK_BOX (self->cards), vei_equipment_card_new (self->session, i));

  vei_ui_clear (self->steps);
  for (guint i = 0; i < vei_knowledge_get_n_steps (knowledge); i++)
    if ((assessment->steps & (G_GUINT64_CONSTANT (1) << i)) != 0)
      gtk_box_append (GTK_BOX (self->steps), vei_step_card_new (self->session, i, ++number));
  gtk_widget_set_visible (self->steps_title, number > 0);
  explain (self);

  vei_ui_clear (self->answers);
  gtk_box_append (GTK_BOX (self->answers), vei_answer_list_new (self->session));
}

static gboolean
rebuild_cb (gpointer data)
{
  VeiResultPage *self = data;

  g_assert (VEI_IS_RESULT_PAGE (self));

  self->rebuild_source = 0;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    rebuild (self);
  return G_SOURCE_REMOVE;
}

static void
session_changed_cb (VeiResultPage *self)
{
  g_assert (VEI_IS_RESULT_PAGE (self));

  self->outdated = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && self->rebuild_source == 0)
    self->rebuild_source = g_idle_add (rebuild_cb, self);
}

static void
vei_result_page_map (GtkWidget *widget)
{
  VeiResultPage *self = VEI_RESULT_PAGE (widget);

  if (self->outdated)
    rebuild (self);
  GTK_WIDGET_CLASS (vei_result_page_parent_class)->map (widget);
  vei_ui_scroll_to_top (GTK_SCROLLED_WINDOW (self->scrolled));
}

/* The notices stand above the answer, and the emergency line at the foot; but
 * where they would fill the screen they stand below the answer, which is what
 * one came for. */
static gboolean
place_notices_cb (gpointer data)
{
  VeiResultPage *self = data;
  GtkWidget *banners[] = { self->another, self->unfinished, self->stale };
  GtkWidget *before = self->cramped ? self->cards : self->title;
  GtkBox *box = GTK_BOX (gtk_widget_get_parent (self->cards));

  g_assert (VEI_IS_RESULT_PAGE (self));

  self->layout_source = 0;
  for (guint i = 0; i < G_N_ELEMENTS (banners); i++)
    {
      gtk_box_reorder_child_after (box, banners[i], before);
      before = banners[i];
    }
  gtk_widget_set_visible (self->foot, !self->cramped);
  gtk_widget_set_visible (self->foot_inside, self->cramped);
  return G_SOURCE_REMOVE;
}

static void
vei_result_page_measure (GtkWidget      *widget,
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
vei_result_page_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
vei_result_page_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  VeiResultPage *self = VEI_RESULT_PAGE (widget);
  gboolean cramped = vei_ui_is_cramped (widget, width);

  gtk_widget_size_allocate (gtk_widget_get_first_child (widget),
                            &(GtkAllocation) { 0, 0, width, height }, baseline);
  if (cramped == self->cramped)
    return;
  self->cramped = cramped;
  /* What is seen must not change in the middle of being laid out. */
  if (self->layout_source == 0)
    self->layout_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, place_notices_cb, self, NULL);
}

static gboolean
vei_result_page_grab_focus (GtkWidget *widget)
{
  VeiResultPage *self = VEI_RESULT_PAGE (widget);

  if (vei_session_has_answers (self->session))
    return gtk_widget_grab_focus (self->title);
  return gtk_widget_child_focus (self->states, GTK_DIR_TAB_FORWARD);
}

static void
vei_result_page_dispose (GObject *object)
{
  VeiResultPage *self = VEI_RESULT_PAGE (object);

  g_clear_handle_id (&self->rebuild_source, g_source_remove);
  g_clear_handle_id (&self->layout_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), VEI_TYPE_RESULT_PAGE);
  vei_ui_dispose_children (GTK_WIDGET (self));
  g_clear_object (&self->session);

  G_OBJECT_CLASS (vei_result_page_parent_class)->dispose (object);
}

static void
vei_result_page_class_init (VeiResultPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vei_result_page_dispose;
  widget_class->map = vei_result_page_map;
  widget_class->grab_focus = vei_result_page_grab_focus;
  widget_class->focus = vei_focus_children;
  widget_class->measure = vei_result_page_measure;
  widget_class->size_allocate = vei_result_page_size_allocate;
  widget_class->get_request_mode = vei_result_page_get_request_mode;

  g_type_ensure (VEI_TYPE_BANNER);
  g_type_ensure (VEI_TYPE_EMERGENCY_LINE);
  g_type_ensure (VEI_TYPE_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "/ui/vei-result-page.ui");
  gtk_widget_class_bind_template_child (widget_class, VeiResultPage, states);
  gtk_widget_class_bind_template_child (widget_class, VeiResultPage, scrolled);
  gtk_widget_class_bind_template_child (widget_class, VeiResultPage, title);
  gtk_widget_class_bind_template_child (widget_class, VeiResultPage, another);
  gtk_widget_class_bind_template_child (widget_class, VeiResultPage, stale);
  gtk_widget_class_bind_template_child (widget_class, VeiResultPage, unfinished);
  gtk_widget_class_bind_template_child (widget_class, VeiResultPage, cards);
  gtk_widget_class_bind_template_child (widget_class, VeiResultPage, steps_title);
  gtk_widget_class_bind_template_child (widget_class, VeiResultPage, steps);
  gtk_widget_class_bind_template_child (widget_class, VeiResultPage, terms);
  gtk_widget_class_bind_template_child (widget_class, VeiResultPage, answers);
  gtk_widget_class_bind_template_child (widget_class, VeiResultPage, start_button);
  gtk_widget_class_bind_template_child (widget_class, VeiResultPage, change_button);
  gtk_widget_class_bind_template_child (widget_class, VeiResultPage, foot);
  gtk_widget_class_bind_template_child (widget_class, VeiResultPage, foot_inside);
  gtk_widget_class_bind_template_child (widget_class, VeiResultPage, receipt_button);
}

static void
vei_result_page_init (VeiResultPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->outdated = TRUE;
  vei_ui_name_stack_page (GTK_STACK (self->states),
                          gtk_stack_get_child_by_name (GTK_STACK (self->states), "answer"),
                          vei_title_get_label (VEI_TITLE (self->title)));
  vei_ui_wrap_button (self->start_button);
  vei_ui_wrap_button (self->change_button);
  vei_ui_wrap_button (self->receipt_button);
  vei_banner_set_action (VEI_BANNER (self->another), _("Show what is new"),
                         "win.show-packs", NULL);
  vei_banner_set_action (VEI_BANNER (self->stale), _("Show the sources"),
                         "win.show-sources", NULL);
  vei_banner_set_action (VEI_BANNER (self->unfinished), _("Answer more questions"),
                         "win.start-guide", NULL);
}

/**
 * vei_result_page_new:
 * @session: the session
 *
 * Creates the page with the answer.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
vei_result_page_new (VeiSession *session)
{
  VeiResultPage *self;

  g_return_val_if_fail (VEI_IS_SESSION (session), NULL);

  self = g_object_new (VEI_TYPE_RESULT_PAGE, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
