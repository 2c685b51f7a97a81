/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/cases/vei-case-details.h"

#include <glib/gi18n.h>

#include "app/cases/vei-case-words.h"
#include "app/letter/vei-person-group.h"
#include "app/letter/vei-text-row.h"
#include "app/lookup/vei-lookup-data.h"
#include "app/widgets/vei-focus.h"
#include "app/widgets/vei-ui.h"
#include "core/vei-date.h"
#include "core/vei-units.h"
#include "store/vei-statistics.h"

#define ADULT_FROM_YEARS 18

/**
 * VeiCaseDetails:
 *
 * What an adviser types of a case: who the member is, which unit it belongs
 * to, notes, and what came of a refusal. All is saved as it is typed.
 */
struct _VeiCaseDetails
{
  GtkWidget       parent_instance;

  VeiSession     *session;
  VeiCase        *shown;
  gboolean        showing;
  char           *other_unit;  /* of the case, and not one of the knowledge; or NULL */

  /* template */
  VeiPersonGroup *person;
  AdwComboRow    *unit_row;
  VeiTextRow     *notes;
  GtkWidget      *refusal_group;
  AdwComboRow    *reason_row;
  AdwComboRow    *outcome_row;
};

G_DEFINE_FINAL_TYPE (VeiCaseDetails, vei_case_details, GTK_TYPE_WIDGET)

static VeiCase *
get_case (VeiCaseDetails *self)
{
  return vei_session_get_case (self->session);
}

static VeiUnits *
get_units (VeiCaseDetails *self)
{
  return vei_lookup_get_subject (self->session, (VeiLookupReader) vei_units_new, NULL);
}

static const VeiCaseEntry *
get_entry (VeiCaseDetails *self)
{
  VeiCaseStore *store = vei_session_get_store (self->session);
  gint64 id = vei_session_get_case_id (self->session);

  return store != NULL && id != 0 ? vei_case_store_get_entry (store, id) : NULL;
}

/* ---- The member ---- */

static void
person_changed_cb (VeiCaseDetails *self)
{
  g_assert (VEI_IS_CASE_DETAILS (self));

  if (self->showing)
    return;
  vei_person_group_store (self->person, vei_case_get_person (get_case (self)));
  vei_case_changed (get_case (self));
}

/* A case whose birth date and age group disagree could not be opened again. */
static const char *
why_not_birth_date (VeiCaseDetails *self,
                    const GDate    *date)
{
  const VeiQuestion *question
    = vei_knowledge_find_question (vei_session_get_knowledge (self->session), "age_group");
  const GDate *today = vei_session_get_as_of (self->session);
  const VeiAnswer *answer;
  gboolean is_child;

  if (g_date_compare (date, today) > 0)
    return _("This day has not come yet");
  answer = question != NULL ? &vei_session_get_answers (self->session)->answer[question->index]
                            : NULL;
  is_child = vei_date_age_years (date, today) < ADULT_FROM_YEARS;
  if (answer != NULL && answer->state == VEI_ANSWER_GIVEN
      && is_child != g_str_equal (question->choices[answer->choice].id, "child"))
    return _("This does not fit the age in the answers");
  return NULL;
}

static void
birth_date_changed_cb (VeiCaseDetails *self,
                       VeiDateRow     *row)
{
  GDate date = *vei_date_row_get_date (row);
  const char *why_not;

  g_assert (VEI_IS_CASE_DETAILS (self));

  if (self->showing)
    return;
  why_not = g_date_valid (&date) ? why_not_birth_date (self, &date) : NULL;
  if (why_not != NULL)
    {
      vei_date_row_refuse (row, why_not);
      g_date_clear (&date, 1);
    }
  vei_case_get_person (get_case (self))->birth_date = date;
  vei_case_changed (get_case (self));
}

/* ---- The unit ---- */

static void
fill_units (VeiCaseDetails *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  VeiUnits *units = get_units (self);

  gtk_string_list_append (names, _("Not known yet"));
  for (guint i = 0; units != NULL && i < vei_units_get_n_units (units); i++)
    gtk_string_list_append (names, vei_units_get_unit (units, i)->trust->short_name);
  if (self->other_unit != NULL)
    gtk_string_list_append (names, self->other_unit);
  adw_combo_row_set_model (self->unit_row, G_LIST_MODEL (names));
}

static void
unit_changed_cb (VeiCaseDetails *self)
{
  guint selected = adw_combo_row_get_selected (self->unit_row);
  VeiUnits *units;
  guint n;

  g_assert (VEI_IS_CASE_DETAILS (self));

  if (self->showing || self->session == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;
  units = get_units (self);
  n = units != NULL ? vei_units_get_n_units (units) : 0;
  if (selected == 0)
    vei_case_set_unit (get_case (self), NULL);
  else if (selected <= n)
    vei_case_set_unit (get_case (self), vei_units_get_unit (units, selected - 1)->id);
  else
    vei_case_set_unit (get_case (self), self->other_unit);
}

/* A unit that the knowledge does not have any more stays until it is changed. */
static void
show_unit (VeiCaseDetails *self)
{
  VeiUnits *units = get_units (self);
  const char *unit = vei_case_get_unit (get_case (self));
  guint n = units != NULL ? vei_units_get_n_units (units) : 0;
  guint selected = 0;

  for (guint i = 0; unit != NULL && i < n; i++)
    if (g_str_equal (vei_units_get_unit (units, i)->id, unit))
      selected = i + 1;
  if (unit != NULL && selected == 0)
    {
      if (g_strcmp0 (self->other_unit, unit) != 0)
        {
          g_free (self->other_unit);
          self->other_unit = g_strdup (unit);
          fill_units (self);
        }
      selected = n + 1;
    }
  if (adw_combo_row_get_selected (self->unit_row) != selected)
    adw_combo_row_set_selected (self->unit_row, selected);
}

/* ---- Notes ---- */

static void
notes_changed_cb (VeiCaseDetails *self)
{
  g_autofree char *text = vei_text_row_dup_text (self->notes);

  g_assert (VEI_IS_CASE_DETAILS (self));

  if (!self->showing)
    vei_case_set_notes (get_case (self), text);
}

/* ---- What came of a refusal ---- */

static void
fill_choices (AdwComboRow        *row,
              const char * const *ids,
              const char       *(*get_words) (const char *id))
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  gtk_string_list_append (words, _("Not noted"));
  for (; *ids != NULL; ids++)
    gtk_string_list_append (words, get_words (*ids));
  adw_combo_row_set_model (row, G_LIST_MODEL (words));
}

static void
show_choice (AdwComboRow        *row,
             const char * const *ids,
             const char         *id)
{
  guint selected = 0;

  for (guint i = 0; id != NULL && ids[i] != NULL; i++)
    if (g_str_equal (ids[i], id))
      selected = i + 1;
  if (adw_combo_row_get_selected (row) != selected)
    adw_combo_row_set_selected (row, selected);
}

static const char *
get_choice (AdwComboRow        *row,
            const char * const *ids)
{
  guint selected = adw_combo_row_get_selected (row);

  return selected == 0 || selected == GTK_INVALID_LIST_POSITION ? NULL : ids[selected - 1];
}

static void
outcome_changed_cb (VeiCaseDetails *self)
{
  const VeiCaseEntry *entry;
  const char *reason_kind, *outcome;
  g_autoptr (GError) error = NULL;

  g_assert (VEI_IS_CASE_DETAILS (self));

  if (self->showing || self->session == NULL)
    return;
  entry = get_entry (self);
  reason_kind = get_choice (self->reason_row, vei_statistics_get_reason_kinds ());
  outcome = get_choice (self->outcome_row, vei_statistics_get_outcomes ());
  if (entry == NULL
      || (g_strcmp0 (entry->reason_kind, reason_kind) == 0
          && g_strcmp0 (entry->outcome, outcome) == 0))
    return;
  if (!vei_case_store_set_outcome (vei_session_get_store (self->session), entry->id, reason_kind,
                                   outcome, &error))
    vei_session_set_save_error (self->session, error->message);
}

static void
show_outcome (VeiCaseDetails *self)
{
  const VeiCaseEntry *entry = get_entry (self);
  gboolean any = entry != NULL && ((entry->flags & VEI_CASE_REFUSED) != 0
                                   || entry->reason_kind != NULL || entry->outcome != NULL);

  gtk_widget_set_visible (self->refusal_group, any);
  if (!any)
    return;
  show_choice (self->reason_row, vei_statistics_get_reason_kinds (), entry->reason_kind);
  show_choice (self->outcome_row, vei_statistics_get_outcomes (), entry->outcome);
}

/* ---- Object ---- */

static gboolean
vei_case_details_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (GTK_WIDGET (VEI_CASE_DETAILS (widget)->person),
                                 GTK_DIR_TAB_FORWARD);
}

static void
vei_case_details_dispose (GObject *object)
{
  VeiCaseDetails *self = VEI_CASE_DETAILS (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), VEI_TYPE_CASE_DETAILS);
  vei_ui_dispose_children (GTK_WIDGET (self));
  g_clear_object (&self->shown);
  g_clear_object (&self->session);
  g_clear_pointer (&self->other_unit, g_free);

  G_OBJECT_CLASS (vei_case_details_parent_class)->dispose (object);
}

static void
vei_case_details_class_init (VeiCaseDetailsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vei_case_details_dispose;
  widget_class->grab_focus = vei_case_details_grab_focus;
  widget_class->focus = vei_focus_children;

  g_type_ensure (VEI_TYPE_PERSON_GROUP);
  g_type_ensure (VEI_TYPE_TEXT_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/vei-case-details.ui");
  gtk_widget_class_bind_template_child (widget_class, VeiCaseDetails, person);
  gtk_widget_class_bind_template_child (widget_class, VeiCaseDetails, unit_row);
  gtk_widget_class_bind_template_child (widget_class, VeiCaseDetails, notes);
  gtk_widget_class_bind_template_child (widget_class, VeiCaseDetails, refusal_group);
  gtk_widget_class_bind_template_child (widget_class, VeiCaseDetails, reason_row);
  gtk_widget_class_bind_template_child (widget_class, VeiCaseDetails, outcome_row);
  gtk_widget_class_bind_template_callback (widget_class, person_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, unit_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, notes_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, outcome_changed_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
vei_case_details_init (VeiCaseDetails *self)
{
  VeiDateRow *birth_date;

  gtk_widget_init_template (GTK_WIDGET (self));
  birth_date = vei_person_group_get_birth_date_row (self->person);
  gtk_widget_set_visible (GTK_WIDGET (birth_date), TRUE);
  g_signal_connect_object (birth_date, "date-changed", G_CALLBACK (birth_date_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * vei_case_details_set_session:
 * @self: the fields
 * @session: the session
 *
 * Sets whose case is shown, once.
 */
void
vei_case_details_set_session (VeiCaseDetails *self,
                              VeiSession     *session)
{
  g_return_if_fail (VEI_IS_CASE_DETAILS (self));
  g_return_if_fail (VEI_IS_SESSION (session));
  g_return_if_fail (self->session == NULL);

  self->showing = TRUE;
  self->session = g_object_ref (session);
  fill_units (self);
  fill_choices (self->reason_row, vei_statistics_get_reason_kinds (), vei_case_words_reason_kind);
  fill_choices (self->outcome_row, vei_statistics_get_outcomes (), vei_case_words_outcome);
  self->showing = FALSE;
}

/**
 * vei_case_details_show:
 * @self: the fields
 *
 * Shows the case of the session as it is now. What is being typed stays.
 */
void
vei_case_details_show (VeiCaseDetails *self)
{
  const VeiPerson *person;
  VeiDateRow *birth_date;

  g_return_if_fail (VEI_IS_CASE_DETAILS (self));

  self->showing = TRUE;
  person = vei_case_get_person (get_case (self));
  vei_person_group_show (self->person, person);
  birth_date = vei_person_group_get_birth_date_row (self->person);
  /* What was typed for one member, and refused, is nothing of the next. */
  if (g_set_object (&self->shown, get_case (self)))
    vei_date_row_clear (birth_date);
  vei_date_row_set_date (birth_date, &person->birth_date);
  show_unit (self);
  vei_text_row_set_text (self->notes, vei_case_get_notes (get_case (self)));
  show_outcome (self);
  self->showing = FALSE;
}
