/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/cases/vei-case-answer.h"

#include <glib/gi18n.h>

#include "app/cases/vei-case-words.h"
#include "app/vei-compat.h"
#include "app/widgets/vei-ui.h"
#include "core/vei-date.h"
#include "store/vei-rejudge.h"

/**
 * VeiCaseAnswer:
 *
 * What the rules say of the case that is shown: a row a kind of equipment, the
 * next deadline, what is missing, and, when asked for, what the rules said on
 * the day of the decision.
 */
struct _VeiCaseAnswer
{
  AdwPreferencesGroup  parent_instance;

  VeiSession          *session;
  GPtrArray           *rows;
  char                *shown;          /* what stands there; the rows stay while it does */
  gint64               decision_id;    /* the case whose decision is shown too, or 0 */
};

G_DEFINE_FINAL_TYPE (VeiCaseAnswer, vei_case_answer, ADW_TYPE_PREFERENCES_GROUP)

static const VeiCaseEntry *
get_entry (VeiCaseAnswer *self)
{
  VeiCaseStore *store = vei_session_get_store (self->session);
  gint64 id = vei_session_get_case_id (self->session);

  return store != NULL && id != 0 ? vei_case_store_get_entry (store, id) : NULL;
}

static AdwActionRow *
add_row (VeiCaseAnswer *self,
         const char    *title,
         const char    *subtitle,
         const char    *icon)
{
  GtkWidget *row = vei_ui_row (title, subtitle);

  if (icon != NULL)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                               g_object_new (GTK_TYPE_IMAGE,
                                             "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                             "icon-name", icon,
                                             NULL));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
  return ADW_ACTION_ROW (row);
}

/* ---- The verdicts ---- */

/* @day: (nullable): the day in words, where it is not today */
static void
add_verdicts (VeiCaseAnswer       *self,
              const VeiAssessment *assessment,
              const char          *day)
{
  VeiKnowledge *knowledge = vei_session_get_knowledge (self->session);
  VeiLanguage language = vei_session_get_language (self->session);

  for (guint e = 0; e < vei_knowledge_get_n_equipment (knowledge); e++)
    {
      const VeiEquipmentResult *result = &assessment->equipment[e];
      const VeiEquipment *equipment = vei_knowledge_get_equipment (knowledge, e);
      const VeiVerdict *verdict;
      g_autofree char *name = NULL;
      g_autofree char *title = NULL;
      const char *why;

      if (!result->wanted)
        continue;
      verdict = vei_knowledge_get_verdict (knowledge, result->verdict);
      name = vei_ui_dup_capitalized (vei_text_get (&equipment->name, language));
      /* Translators: a kind of equipment, a day, and a verdict. */
      title = day != NULL
              ? g_strdup_printf (_("%s, %s: %s"), name, day,
                                 vei_case_words_verdict (self->session, verdict->id))
              : g_strdup_printf ("%s: %s", name,
                                 vei_case_words_verdict (self->session, verdict->id));
      why = result->line >= 0
            ? vei_text_get (&vei_knowledge_get_line (knowledge, e, (guint) result->line)->text,
                            language)
            : vei_text_get (&verdict->text, language);
      add_row (self, title, why, verdict->icon);
    }
}

static char *
dup_missing (VeiCaseAnswer *self)
{
  const VeiAssessment *assessment = vei_session_get_assessment (self->session);
  VeiKnowledge *knowledge = vei_session_get_knowledge (self->session);
  g_autoptr (GString) all = g_string_new (NULL);
  guint64 missing = 0;

  for (guint e = 0; e < vei_knowledge_get_n_equipment (knowledge); e++)
    if (assessment->equipment[e].wanted)
      missing |= assessment->equipment[e].find_out;
  for (guint i = 0; i < vei_knowledge_get_n_questions (knowledge); i++)
    if (missing & (G_GUINT64_CONSTANT (1) << i))
      g_string_append_printf (all, "%s%s", all->len > 0 ? ", " : "",
                              vei_text_get (&vei_knowledge_get_question (knowledge, i)->short_text,
                                            vei_session_get_language (self->session)));
  return g_string_free (g_steal_pointer (&all), FALSE);
}

static void
add_deadline (VeiCaseAnswer      *self,
              const VeiCaseEntry *entry)
{
  gboolean urgent = FALSE;
  g_autofree char *deadline
    = entry != NULL ? vei_case_words_dup_deadline (self->session, entry, &urgent) : g_strdup ("");
  g_autofree char *words = vei_ui_dup_capitalized (deadline);
  g_autofree char *date = NULL;
  AdwActionRow *row;
  GtkWidget *label;
  GDate last_day;

  if (entry == NULL || deadline[0] == '\0')
    return;
  g_date_clear (&last_day, 1);
  g_date_set_julian (&last_day, entry->send_by != 0 ? entry->send_by : entry->deadline);
  date = vei_date_to_words (&last_day, vei_session_get_language (self->session));
  /* Where the words are the date already, it is not said twice. */
  row = add_row (self, _("Next deadline"), g_str_has_prefix (date, deadline) ? NULL : date,
                 "vei-deadline-symbolic");
  label = gtk_label_new (words);
  gtk_widget_add_css_class (label, urgent ? "urgent" : "numeric");
  adw_action_row_add_suffix (row, label);
}

/* ---- The day of the decision ---- */

static gboolean
judge_decision (VeiCaseAnswer *self,
                GDate         *day,
                VeiAssessment *assessment)
{
  const VeiCaseEntry *entry = get_entry (self);

  return entry != NULL && entry->refused_on != 0
         && vei_rejudge_on_decision (vei_session_get_store (self->session), entry->id, day,
                                     assessment, NULL);
}

static void
show_decision_cb (VeiCaseAnswer *self)
{
  g_assert (VEI_IS_CASE_ANSWER (self));

  /* What was typed a moment ago counts. */
  (void) vei_session_save (self->session, NULL);
  self->decision_id = vei_session_get_case_id (self->session);
  vei_case_answer_show (self);
  vei_compat_announce (GTK_WIDGET (self), _("Judged as of the day of the decision"));
}

static void
add_decision (VeiCaseAnswer      *self,
              const VeiCaseEntry *entry)
{
  VeiAssessment assessment;
  AdwActionRow *row;
  GtkWidget *button;
  g_autofree char *day = NULL;
  GDate date;

  if (entry == NULL || entry->refused_on == 0)
    return;
  day = vei_case_words_dup_day (self->session, entry->refused_on);
  if (self->decision_id == entry->id && judge_decision (self, &date, &assessment))
    {
      add_verdicts (self, &assessment, day);
      return;
    }
  row = add_row (self, _("The day of the decision"), day, NULL);
  button = gtk_button_new_with_label (_("Judge as of that day"));
  vei_ui_wrap_button (button);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", G_CALLBACK (show_decision_cb), self,
                           G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (row, button);
}

/* ---- Showing ---- */

static char *
dup_signature (VeiCaseAnswer      *self,
               const VeiCaseEntry *entry)
{
  const VeiAssessment *assessment = vei_session_get_assessment (self->session);
  g_autofree char *missing = dup_missing (self);
  GString *all = g_string_new (missing);

  for (guint e = 0; e < VEI_MAX_EQUIPMENT; e++)
    g_string_append_printf (all, "|%d %u %d", assessment->equipment[e].wanted,
                            assessment->equipment[e].verdict, assessment->equipment[e].line);
  if (entry != NULL)
    g_string_append_printf (all, "|%" G_GINT64_FORMAT " %u %u %u %u %d", entry->id,
                            entry->deadline, entry->send_by, entry->refused_on,
                            (guint) entry->flags, self->decision_id == entry->id);
  return g_string_free (all, FALSE);
}

static void
clear_rows (VeiCaseAnswer *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
}

static void
vei_case_answer_dispose (GObject *object)
{
  VeiCaseAnswer *self = VEI_CASE_ANSWER (object);

  g_clear_object (&self->session);

  G_OBJECT_CLASS (vei_case_answer_parent_class)->dispose (object);
}

static void
vei_case_answer_finalize (GObject *object)
{
  VeiCaseAnswer *self = VEI_CASE_ANSWER (object);

  g_ptr_array_unref (self->rows);
  g_free (self->shown);

  G_OBJECT_CLASS (vei_case_answer_parent_class)->finalize (object);
}

static void
vei_case_answer_class_init (VeiCaseAnswerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = vei_case_answer_dispose;
  object_class->finalize = vei_case_answer_finalize;
}

static void
vei_case_answer_init (VeiCaseAnswer *self)
{
  self->rows = g_ptr_array_new ();
}

/**
 * vei_case_answer_set_session:
 * @self: the rows
 * @session: the session
 *
 * Sets whose case is shown, once.
 */
void
vei_case_answer_set_session (VeiCaseAnswer *self,
                             VeiSession    *session)
{
  g_return_if_fail (VEI_IS_CASE_ANSWER (self));
  g_return_if_fail (VEI_IS_SESSION (session));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
}

/**
 * vei_case_answer_show:
 * @self: the rows
 *
 * Shows what the rules say of the case of the session now.
 */
void
vei_case_answer_show (VeiCaseAnswer *self)
{
  const VeiCaseEntry *entry;
  g_autofree char *signature = NULL;
  g_autofree char *missing = NULL;

  g_return_if_fail (VEI_IS_CASE_ANSWER (self));

  entry = get_entry (self);
  if (entry != NULL && self->decision_id != entry->id)
    self->decision_id = 0;
  signature = dup_signature (self, entry);
  if (g_strcmp0 (signature, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&signature);

  clear_rows (self);
  add_verdicts (self, vei_session_get_assessment (self->session), NULL);
  if (self->rows->len == 0)
    add_row (self, _("Nothing is answered yet"), _("Go through the guide with the member."), NULL);
  add_deadline (self, entry);
  missing = dup_missing (self);
  if (missing[0] != '\0')
    add_row (self, _("To find out"), missing, "vei-find-out-first-symbolic");
  add_decision (self, entry);
}
