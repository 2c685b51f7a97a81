/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/cases/vei-deadlines-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#include "app/cases/vei-case-words.h"
#include "app/cases/vei-deadline-model.h"
#include "app/cases/vei-save-bytes.h"
#include "app/result/vei-step-card.h"
#include "app/vei-compat.h"
#include "app/widgets/vei-flow-layout.h"
#include "app/widgets/vei-focus.h"
#include "app/widgets/vei-title.h"
#include "app/widgets/vei-ui.h"
#include "letter/vei-calendar.h"

#define SPACING 6

/* How many days before it a deadline is said to be in so many days. */
#define COUNTED_DAYS 14

/**
 * VeiDeadlinesPage:
 *
 * The next deadline of every open case, the earliest first, and by when to
 * send. Those that have passed and those that are near stand out, in words and
 * in red.
 */
struct _VeiDeadlinesPage
{
  GtkWidget          parent_instance;

  VeiSession        *session;
  VeiDeadlineModel  *model;
  GCancellable      *cancellable;
  gboolean           outdated;

  GtkWidget         *past_check;
  GtkWidget         *save_button;

  /* template */
  GtkSelectionModel *selection;
  GtkWidget         *title;
  GtkWidget         *summary;
  GtkWidget         *tools;
  GtkWidget         *status;
  GtkWidget         *states;
  GtkWidget         *empty;
  GtkWidget         *list;
};

G_DEFINE_FINAL_TYPE (VeiDeadlinesPage, vei_deadlines_page, GTK_TYPE_WIDGET)

static const VeiCaseEntry *
get_entry (VeiDeadlinesPage *self,
           gint64            id)
{
  VeiCaseStore *store = vei_session_get_store (self->session);

  return store != NULL && id != 0 ? vei_case_store_get_entry (store, id) : NULL;
}

static void
say (GtkWidget  *widget,
     const char *message)
{
  VeiDeadlinesPage *self = VEI_DEADLINES_PAGE (widget);

  gtk_label_set_label (GTK_LABEL (self->status), message);
  gtk_widget_set_visible (self->status, TRUE);
  vei_compat_announce (widget, message);
}

/* ---- The calendar ---- */

static void
append_deadline (GArray             *deadlines,
                 const VeiCaseEntry *entry)
{
  VeiCalendarDeadline deadline = { .uid = entry->uuid };

  g_date_clear (&deadline.deadline, 1);
  g_date_clear (&deadline.send_by, 1);
  g_date_set_julian (&deadline.deadline, entry->deadline);
  g_date_set_julian (&deadline.send_by, entry->send_by);
  g_array_append_val (deadlines, deadline);
}

static void
save_calendar (VeiDeadlinesPage *self,
               GArray           *deadlines)
{
  g_autoptr(GBytes) bytes = NULL;
  char *ics;

  ics = vei_calendar_list_to_ics ((const VeiCalendarDeadline *) (gpointer) deadlines->data,
                                  deadlines->len, vei_session_get_as_of (self->session),
                                  vei_session_get_language (self->session));
  bytes = g_bytes_new_take (ics, strlen (ics));
  /* Translators: the name of a file to begin with */
  vei_save_bytes (GTK_WIDGET (self), _("Save for the calendar"), _("deadlines.ics"), bytes,
                  self->cancellable, say);
}

static void
save_one_cb (GtkWidget        *button,
             VeiDeadlinesPage *self)
{
  g_autoptr(GArray) deadlines = g_array_new (FALSE, FALSE, sizeof (VeiCalendarDeadline));
  const gint64 *id = g_object_get_data (G_OBJECT (button), "vei-case");
  const VeiCaseEntry *entry = id != NULL ? get_entry (self, *id) : NULL;

  g_assert (VEI_IS_DEADLINES_PAGE (self));

  if (entry == NULL)
    return;
  append_deadline (deadlines, entry);
  save_calendar (self, deadlines);
}

/* What has passed needs no alarm. */
static void
save_all_cb (VeiDeadlinesPage *self)
{
  g_autoptr(GArray) deadlines = g_array_new (FALSE, FALSE, sizeof (VeiCalendarDeadline));
  guint32 today = g_date_get_julian (vei_session_get_as_of (self->session));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));

  g_assert (VEI_IS_DEADLINES_PAGE (self));

  for (guint i = 0; i < n; i++)
    {
      const VeiCaseEntry *entry = get_entry (self, vei_deadline_model_get_id (self->model, i));

      if (entry != NULL && entry->deadline >= today)
        append_deadline (deadlines, entry);
    }
  if (deadlines->len > 0)
    save_calendar (self, deadlines);
}

/* ---- The list ---- */

static void
setup_row_cb (VeiDeadlinesPage *self,
              GtkListItem      *item)
{
  static const char * const styles[] = { "heading", NULL, "caption" };
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *button = gtk_button_new_from_icon_name ("x-office-calendar-symbolic");

  g_assert (VEI_IS_DEADLINES_PAGE (self));

  gtk_widget_add_css_class (row, "hit-row");
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    gtk_box_append (GTK_BOX (words), vei_ui_label ("", styles[i]));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Save this deadline for the calendar"));
  g_signal_connect_object (button, "clicked", G_CALLBACK (save_one_cb), self, G_CONNECT_DEFAULT);
  gtk_box_append (GTK_BOX (row), words);
  gtk_box_append (GTK_BOX (row), button);
  gtk_list_item_set_child (item, row);
}

/* "In 3 days", or that it has passed: what one looks for. */
static char *
dup_days (const VeiAssessment *assessment)
{
  int days = (int) assessment->send_by - (int) assessment->as_of;

  if (assessment->as_of > assessment->deadline)
    return g_strdup (_("It has run out."));
  /* "Send it today" says it already. */
  if (days <= 0 || days > COUNTED_DAYS)
    return NULL;
  return g_strdup_printf (ngettext ("%d day left.", "%d days left.", (gulong) days), days);
}

static char *
dup_dates (VeiDeadlinesPage    *self,
           const VeiAssessment *assessment)
{
  g_autofree char *dates =
    vei_step_dup_dates_text (assessment, vei_session_get_language (self->session));
  g_autofree char *days = dup_days (assessment);

  return days != NULL ? g_strdup_printf ("%s %s", days, dates) : g_steal_pointer (&dates);
}

static char *
dup_details (VeiDeadlinesPage   *self,
             const VeiCaseEntry *entry)
{
  g_autofree char *unit = vei_case_words_dup_unit (self->session, entry->unit);
  const char *status = vei_case_words_status (self->session, entry);
  g_autoptr(GPtrArray) parts = g_ptr_array_new ();

  if (unit[0] != '\0')
    g_ptr_array_add (parts, unit);
  if (status != NULL && status[0] != '\0')
    g_ptr_array_add (parts, (gpointer) status);
  if ((entry->flags & VEI_CASE_COMPLAINED) != 0)
    g_ptr_array_add (parts, (gpointer) _("a complaint has been written"));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static void
bind_row_cb (VeiDeadlinesPage *self,
             GtkListItem      *item)
{
  gint64 id = vei_deadline_item_get_id (gtk_list_item_get_item (item));
  const VeiCaseEntry *entry = get_entry (self, id);
  GtkWidget *words = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *button = gtk_widget_get_next_sibling (words);
  GtkWidget *name = gtk_widget_get_first_child (words);
  GtkWidget *dates = gtk_widget_get_next_sibling (name);
  GtkWidget *details = gtk_widget_get_next_sibling (dates);
  g_autofree char *dates_text = NULL;
  g_autofree char *details_text = NULL;
  g_autofree char *button_name = NULL;
  VeiAssessment assessment;
  gboolean past;

  g_assert (VEI_IS_DEADLINES_PAGE (self));

  if (entry == NULL)
    return;
  vei_deadline_set_assessment (&assessment, entry, vei_session_get_as_of (self->session));
  past = assessment.as_of > assessment.deadline;
  dates_text = dup_dates (self, &assessment);
  details_text = dup_details (self, entry);
  gtk_label_set_label (GTK_LABEL (name), vei_case_words_name (entry));
  gtk_label_set_label (GTK_LABEL (dates), dates_text);
  gtk_label_set_label (GTK_LABEL (details), details_text);
  gtk_widget_set_visible (details, details_text[0] != '\0');
  vei_ui_name_list_item (item, vei_case_words_name (entry), dates_text);
  if (past || vei_step_is_urgent (&assessment))
    gtk_widget_add_css_class (dates, "error");
  else
    gtk_widget_remove_css_class (dates, "error");

  /* Translators: %s is a name */
  button_name = g_strdup_printf (_("Save the deadline of %s for the calendar"),
                                 vei_case_words_name (entry));
  vei_ui_set_name (button, button_name);
  gtk_widget_set_visible (button, !past);
  g_object_set_data_full (G_OBJECT (button), "vei-case", g_memdup2 (&id, sizeof id), g_free);
}

static void
row_activated_cb (VeiDeadlinesPage *self,
                  guint             position)
{
  gint64 id = vei_deadline_model_get_id (self->model, position);

  g_assert (VEI_IS_DEADLINES_PAGE (self));

  if (id != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-case", "x", id);
}

/* ---- Filling ---- */

static char *
dup_summary (VeiDeadlinesPage *self)
{
  guint n_near = vei_deadline_model_get_n_near (self->model);
  guint n_past = vei_deadline_model_get_n_past (self->model);
  g_autofree char *near = NULL;
  g_autofree char *past = NULL;

  near = n_near > 0 ? g_strdup_printf (ngettext ("%u deadline comes within seven days.",
                                                 "%u deadlines come within seven days.",
                                                 n_near), n_near)
                    : g_strdup (_("No deadline comes within seven days."));
  if (n_past == 0)
    return g_steal_pointer (&near);
  past = g_strdup_printf (ngettext ("%u has run out: send the complaint all the same, and say why "
                                    "it is late.",
                                    "%u have run out: send the complaints all the same, and say "
                                    "why they are late.", n_past), n_past);
  return g_strdup_printf ("%s %s", near, past);
}

static void
show_empty (VeiDeadlinesPage *self,
            gboolean          locked)
{
  adw_status_page_set_title (ADW_STATUS_PAGE (self->empty),
                             locked ? _("The cases are locked") : _("No deadlines"));
  adw_status_page_set_description (ADW_STATUS_PAGE (self->empty),
                                   locked
                                   ? _("Unlock them to see the deadlines.")
                                   : _("A deadline stands here when a case has been told no, and "
                                       "the day is known."));
  gtk_stack_set_visible_child_name (GTK_STACK (self->states), "empty");
}

static void
update (VeiDeadlinesPage *self)
{
  VeiCaseStore *store = vei_session_get_store (self->session);
  gboolean with_past = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->past_check));
  gboolean locked = store == NULL || !vei_case_store_is_unlocked (store);
  g_autofree char *summary = NULL;
  guint n;

  self->outdated = FALSE;
  vei_deadline_model_fill (self->model, store, vei_session_get_as_of (self->session), with_past);
  n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  summary = dup_summary (self);
  gtk_label_set_label (GTK_LABEL (self->summary), summary);
  gtk_widget_set_visible (self->summary,
                          n > 0 || vei_deadline_model_get_n_past (self->model) > 0);
  gtk_widget_set_visible (self->past_check, vei_deadline_model_get_n_past (self->model) > 0);
  gtk_widget_set_visible (self->save_button,
                          n > (with_past ? vei_deadline_model_get_n_past (self->model) : 0));
  if (n == 0)
    show_empty (self, locked);
  else
    gtk_stack_set_visible_child_name (GTK_STACK (self->states), "list");
}

static void
past_toggled_cb (VeiDeadlinesPage *self)
{
  g_assert (VEI_IS_DEADLINES_PAGE (self));

  update (self);
}

static void
store_changed_cb (VeiDeadlinesPage *self)
{
  g_assert (VEI_IS_DEADLINES_PAGE (self));

  self->outdated = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    update (self);
}

/* ---- Object ---- */

static void
vei_deadlines_page_map (GtkWidget *widget)
{
  VeiDeadlinesPage *self = VEI_DEADLINES_PAGE (widget);

  /* Days go by while the window is open. */
  gtk_widget_set_visible (self->status, FALSE);
  update (self);
  GTK_WIDGET_CLASS (vei_deadlines_page_parent_class)->map (widget);
}

static gboolean
vei_deadlines_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (VEI_DEADLINES_PAGE (widget)->title);
}

static void
vei_deadlines_page_dispose (GObject *object)
{
  VeiDeadlinesPage *self = VEI_DEADLINES_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), VEI_TYPE_DEADLINES_PAGE);
  vei_ui_dispose_children (GTK_WIDGET (self));
  g_clear_object (&self->model);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (vei_deadlines_page_parent_class)->dispose (object);
}

static void
vei_deadlines_page_finalize (GObject *object)
{
  g_clear_object (&VEI_DEADLINES_PAGE (object)->cancellable);

  G_OBJECT_CLASS (vei_deadlines_page_parent_class)->finalize (object);
}

static void
vei_deadlines_page_class_init (VeiDeadlinesPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vei_deadlines_page_dispose;
  object_class->finalize = vei_deadlines_page_finalize;
  widget_class->grab_focus = vei_deadlines_page_grab_focus;
  widget_class->focus = vei_focus_children;
  widget_class->map = vei_deadlines_page_map;

  g_type_ensure (VEI_TYPE_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "/ui/vei-deadlines-page.ui");
  gtk_widget_class_bind_template_child (widget_class, VeiDeadlinesPage, selection);
  gtk_widget_class_bind_template_child (widget_class, VeiDeadlinesPage, title);
  gtk_widget_class_bind_template_child (widget_class, VeiDeadlinesPage, summary);
  gtk_widget_class_bind_template_child (widget_class, VeiDeadlinesPage, tools);
  gtk_widget_class_bind_template_child (widget_class, VeiDeadlinesPage, status);
  gtk_widget_class_bind_template_child (widget_class, VeiDeadlinesPage, states);
  gtk_widget_class_bind_template_child (widget_class, VeiDeadlinesPage, empty);
  gtk_widget_class_bind_template_child (widget_class, VeiDeadlinesPage, list);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
vei_deadlines_page_init (VeiDeadlinesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  self->model = vei_deadline_model_new ();
  gtk_no_selection_set_model (GTK_NO_SELECTION (self->selection), G_LIST_MODEL (self->model));

  gtk_widget_set_layout_manager (self->tools, vei_flow_layout_new (SPACING));
  self->save_button = gtk_button_new_with_label (_("Save all for the calendar"));
  vei_ui_wrap_button (self->save_button);
  g_signal_connect_object (self->save_button, "clicked", G_CALLBACK (save_all_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->tools), self->save_button);
  self->past_check = gtk_check_button_new ();
  gtk_check_button_set_child (GTK_CHECK_BUTTON (self->past_check),
                              vei_ui_label (_("Show those that have run out"), NULL));
  vei_ui_set_name (self->past_check, _("Show those that have run out"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->past_check), TRUE);
  g_signal_connect_object (self->past_check, "toggled", G_CALLBACK (past_toggled_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->tools), self->past_check);
}

/**
 * vei_deadlines_page_new:
 * @session: the session
 *
 * Creates the list of deadlines.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
vei_deadlines_page_new (VeiSession *session)
{
  VeiDeadlinesPage *self;

  g_return_val_if_fail (VEI_IS_SESSION (session), NULL);

  self = g_object_new (VEI_TYPE_DEADLINES_PAGE, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "store-changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
