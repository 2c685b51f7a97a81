/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/guide/vei-guide-step.h"

#include <glib/gi18n.h>

#include "app/guide/vei-answer-list.h"
#include "app/guide/vei-question-view.h"
#include "app/widgets/vei-banner.h"
#include "app/widgets/vei-emergency-line.h"
#include "app/widgets/vei-focus.h"
#include "app/widgets/vei-ui.h"

/* The letter that somebody who was told no can send before the rest is
 * answered, and the steps of an assessment that lead to it. */
#define EARLY_LETTER "complaint_short"
static const char * const early_letter_steps[] = { "complain", "complain_late" };

/**
 * VeiGuideStep:
 *
 * One page of the guide: what belongs together, asked on one screen. Follow-ups
 * come and go with the answer that they follow.
 */
struct _VeiGuideStep
{
  GtkWidget    parent_instance;

  VeiSession  *session;
  guint        page;
  GPtrArray   *views;                  /* (element-type VeiQuestionView) (not owned) */

  /* template */
  GtkWidget   *title;
  GtkWidget   *help;
  GtkWidget   *early_letter;
  GtkWidget   *questions;
  GtkWidget   *remaining;
  GtkWidget   *show_button;
  GtkWidget   *end;
  GtkWidget   *emergency;
};

G_DEFINE_FINAL_TYPE (VeiGuideStep, vei_guide_step, GTK_TYPE_WIDGET)

/* How many other pages have a question that may still matter. */
static guint
count_pages_left (VeiGuideStep *self)
{
  VeiKnowledge *knowledge = vei_session_get_knowledge (self->session);
  guint64 askable = vei_session_get_askable (self->session);
  guint64 pages = 0;
  guint n = 0;

  for (guint i = 0; i < vei_knowledge_get_n_questions (knowledge); i++)
    {
      const VeiQuestion *question = vei_knowledge_get_question (knowledge, i);

      if ((askable & (G_GUINT64_CONSTANT (1) << i)) != 0 && question->page != self->page)
        pages |= G_GUINT64_CONSTANT (1) << question->page;
    }
  for (; pages != 0; pages &= pages - 1)
    n++;
  return n;
}

static void
update_remaining (VeiGuideStep *self)
{
  guint n = count_pages_left (self);
  g_autofree char *text = NULL;

  if (n == 0)
    text = g_strdup (_("As you have answered so far, this is the last page."));
  else
    /* Translators: %u is a number of pages, 1 or more */
    text = g_strdup_printf (ngettext ("At most %u page left after this one.",
                                      "At most %u pages left after this one.", n), n);
  gtk_label_set_label (GTK_LABEL (self->remaining), text);
}

static gboolean
may_offer_early_letter (VeiGuideStep *self)
{
  VeiLetterBook *book = vei_session_get_letter_book (self->session);
  const VeiLetterKind *kind;

  if (book == NULL)
    return FALSE;
  kind = vei_letter_book_find_kind (book, EARLY_LETTER);
  if (kind == NULL ||
      !vei_letter_book_check_kind (book, kind, vei_session_get_case (self->session), NULL))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (early_letter_steps); i++)
    if (vei_assessment_has_step (vei_session_get_assessment (self->session),
                                 vei_session_get_knowledge (self->session),
                                 early_letter_steps[i]))
      return TRUE;
  return FALSE;
}

static void
update_early_letter (VeiGuideStep *self)
{
  VeiBanner *banner = VEI_BANNER (self->early_letter);

  vei_banner_set_text (banner,
                       may_offer_early_letter (self)
                       ? _("You can send a short complaint now. The reasons can follow.")
                       : NULL);
}

static void
vei_guide_step_dispose (GObject *object)
{
  VeiGuideStep *self = VEI_GUIDE_STEP (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), VEI_TYPE_GUIDE_STEP);
  vei_ui_dispose_children (GTK_WIDGET (self));
  g_clear_object (&self->session);

  G_OBJECT_CLASS (vei_guide_step_parent_class)->dispose (object);
}

static void
vei_guide_step_finalize (GObject *object)
{
  VeiGuideStep *self = VEI_GUIDE_STEP (object);

  g_ptr_array_unref (self->views);

  G_OBJECT_CLASS (vei_guide_step_parent_class)->finalize (object);
}

static gboolean
vei_guide_step_grab_focus (GtkWidget *widget)
{
  VeiGuideStep *self = VEI_GUIDE_STEP (widget);
  GtkWidget *first = NULL;

  for (guint i = 0; i < self->views->len; i++)
    {
      VeiQuestionView *view = g_ptr_array_index (self->views, i);

      if (!gtk_widget_get_visible (GTK_WIDGET (view)))
        continue;
      if (first == NULL)
        first = GTK_WIDGET (view);
      if (!vei_session_question_is_answered (self->session,
                                             vei_question_view_get_question (view)))
        return gtk_widget_grab_focus (GTK_WIDGET (view));
    }
  return first != NULL && gtk_widget_grab_focus (first);
}

static void
vei_guide_step_class_init (VeiGuideStepClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vei_guide_step_dispose;
  object_class->finalize = vei_guide_step_finalize;
  widget_class->grab_focus = vei_guide_step_grab_focus;
  widget_class->focus = vei_focus_children;

  g_type_ensure (VEI_TYPE_BANNER);
  g_type_ensure (VEI_TYPE_EMERGENCY_LINE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "/ui/vei-guide-step.ui");
  gtk_widget_class_bind_template_child (widget_class, VeiGuideStep, title);
  gtk_widget_class_bind_template_child (widget_class, VeiGuideStep, help);
  gtk_widget_class_bind_template_child (widget_class, VeiGuideStep, early_letter);
  gtk_widget_class_bind_template_child (widget_class, VeiGuideStep, questions);
  gtk_widget_class_bind_template_child (widget_class, VeiGuideStep, remaining);
  gtk_widget_class_bind_template_child (widget_class, VeiGuideStep, show_button);
  gtk_widget_class_bind_template_child (widget_class, VeiGuideStep, end);
  gtk_widget_class_bind_template_child (widget_class, VeiGuideStep, emergency);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
vei_guide_step_init (VeiGuideStep *self)
{
  self->views = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  vei_ui_wrap_button (self->show_button);
}

static void
add_questions (VeiGuideStep *self)
{
  VeiKnowledge *knowledge = vei_session_get_knowledge (self->session);
  guint n_questions = vei_knowledge_get_n_questions (knowledge);
  VeiTermList *explained = NULL;
  guint n = 0;

  for (guint i = 0; i < n_questions; i++)
    if (vei_knowledge_get_question (knowledge, i)->page == self->page)
      n++;

  for (guint i = 0; i < n_questions; i++)
    {
      const VeiQuestion *question = vei_knowledge_get_question (knowledge, i);
      GtkWidget *view;

      if (question->page != self->page)
        continue;
      view = vei_question_view_new (self->session, question, n == 1);
      explained = vei_question_view_explain (VEI_QUESTION_VIEW (view), explained);
      g_ptr_array_add (self->views, view);
      gtk_box_append (GTK_BOX (self->questions), view);
    }

  /* A question alone on its page is itself the heading. */
  if (n == 1)
    {
      gtk_widget_remove_css_class (self->title, "title-1");
      gtk_widget_add_css_class (self->title, "caption-heading");
      gtk_widget_set_visible (self->help, FALSE);
    }
}

/**
 * vei_guide_step_new:
 * @session: the session
 * @page: index for vei_knowledge_get_page()
 *
 * Creates a page of the guide.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
vei_guide_step_new (VeiSession *session,
                    guint       page)
{
  VeiGuideStep *self;
  const VeiPage *page_text;
  VeiLanguage language;
  const char *help;

  g_return_val_if_fail (VEI_IS_SESSION (session), NULL);

  self = g_object_new (VEI_TYPE_GUIDE_STEP, NULL);
  self->session = g_object_ref (session);
  self->page = page;

  language = vei_session_get_language (session);
  page_text = vei_knowledge_get_page (vei_session_get_knowledge (session), page);
  help = vei_text_get (&page_text->help, language);
  gtk_label_set_label (GTK_LABEL (self->title), vei_text_get (&page_text->title, language));
  gtk_label_set_label (GTK_LABEL (self->help), help);
  gtk_widget_set_visible (self->help, help[0] != '\0');
  vei_banner_set_action (VEI_BANNER (self->early_letter), _("Write the short complaint"),
                         "win.open-letter", g_variant_new_string (EARLY_LETTER));
  add_questions (self);
  gtk_box_append (GTK_BOX (self->end), vei_answer_list_new (session));
  vei_guide_step_update (self);
  return GTK_WIDGET (self);
}

/**
 * vei_guide_step_get_page:
 * @self: a page of the guide
 *
 * Gets which page it is.
 *
 * Returns: index for vei_knowledge_get_page()
 */
guint
vei_guide_step_get_page (VeiGuideStep *self)
{
  g_return_val_if_fail (VEI_IS_GUIDE_STEP (self), 0);

  return self->page;
}

/**
 * vei_guide_step_get_title:
 * @self: a page of the guide
 *
 * Gets what the page is about.
 *
 * Returns: (transfer none): the title in the user's language
 */
const char *
vei_guide_step_get_title (VeiGuideStep *self)
{
  g_return_val_if_fail (VEI_IS_GUIDE_STEP (self), NULL);

  return gtk_label_get_label (GTK_LABEL (self->title));
}

/**
 * vei_guide_step_show_emergency_line:
 * @self: a page of the guide
 * @shown: whether the emergency line stands at the end of the page
 *
 * Takes the emergency line in, where the foot of the window has no room for it.
 */
void
vei_guide_step_show_emergency_line (VeiGuideStep *self,
                                    gboolean      shown)
{
  g_return_if_fail (VEI_IS_GUIDE_STEP (self));

  gtk_widget_set_visible (self->emergency, shown);
}

/**
 * vei_guide_step_update:
 * @self: a page of the guide
 *
 * Shows the questions and answers as they are now.
 */
void
vei_guide_step_update (VeiGuideStep *self)
{
  g_return_if_fail (VEI_IS_GUIDE_STEP (self));

  for (guint i = 0; i < self->views->len; i++)
    {
      VeiQuestionView *view = g_ptr_array_index (self->views, i);
      const VeiQuestion *question = vei_question_view_get_question (view);

      vei_question_view_sync (view);
      gtk_widget_set_visible (GTK_WIDGET (view),
                              vei_session_question_is_shown (self->session, question));
    }
  update_remaining (self);
  update_early_letter (self);
  vei_answer_list_update (VEI_ANSWER_LIST (gtk_widget_get_last_child (self->end)));
}

/**
 * vei_guide_step_check:
 * @self: a page of the guide
 *
 * Checks that every question shown has been answered. Moves the focus to the
 * first that has not, and says so there.
 *
 * Returns: %TRUE if all are answered
 */
gboolean
vei_guide_step_check (VeiGuideStep *self)
{
  g_return_val_if_fail (VEI_IS_GUIDE_STEP (self), FALSE);

  for (guint i = 0; i < self->views->len; i++)
    {
      VeiQuestionView *view = g_ptr_array_index (self->views, i);

      if (gtk_widget_get_visible (GTK_WIDGET (view)) && !vei_question_view_check (view))
        {
          gtk_widget_grab_focus (GTK_WIDGET (view));
          return FALSE;
        }
    }
  return TRUE;
}

/**
 * vei_guide_step_focus_question:
 * @self: a page of the guide
 * @question: a question of the page
 *
 * Moves the focus to the answers of a question.
 */
void
vei_guide_step_focus_question (VeiGuideStep      *self,
                               const VeiQuestion *question)
{
  g_return_if_fail (VEI_IS_GUIDE_STEP (self));

  for (guint i = 0; i < self->views->len; i++)
    {
      VeiQuestionView *view = g_ptr_array_index (self->views, i);

      if (vei_question_view_get_question (view) == question)
        gtk_widget_grab_focus (GTK_WIDGET (view));
    }
}
