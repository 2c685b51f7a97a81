/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/cases/vei-phone-side.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/cases/vei-phone-script.h"
#include "app/vei-compat.h"
#include "app/widgets/vei-entry-row.h"
#include "app/widgets/vei-ui.h"

/**
 * VeiPhoneSide:
 *
 * What stands beside the question on the telephone: who is calling, a note,
 * the answer so far, what is parked and what has been answered. A row of the
 * last two activates the action `phone.show-question`.
 */
struct _VeiPhoneSide
{
  GtkWidget   parent_instance;

  VeiSession *session;
  gint64      case_id;         /* the case that the note is about; 0: not in the store */
  gboolean    showing;

  /* template */
  GtkWidget  *name_row;
  GtkWidget  *phone_row;
  GtkWidget  *note;
  GtkWidget  *note_error;
  GtkWidget  *notes;
  GtkWidget  *verdict_part;
  GtkWidget  *verdicts;
  GtkWidget  *parked_part;
  GtkWidget  *parked_title;
  GtkWidget  *parked;
  GtkWidget  *answers_part;
  GtkWidget  *answers_title;
  GtkWidget  *answers;
};

G_DEFINE_FINAL_TYPE (VeiPhoneSide, vei_phone_side, GTK_TYPE_WIDGET)

/* ---- Who is calling ---- */

static void
store_text (GtkWidget  *row,
            char      **slot)
{
  g_free (*slot);
  *slot = g_strdup (gtk_editable_get_text (GTK_EDITABLE (row)));
}

static void
person_changed_cb (VeiPhoneSide *self)
{
  VeiCase *shown;

  g_assert (VEI_IS_PHONE_SIDE (self));

  if (self->showing || self->session == NULL)
    return;
  shown = vei_session_get_case (self->session);
  store_text (self->name_row, &vei_case_get_person (shown)->name);
  store_text (self->phone_row, &vei_case_get_person (shown)->phone);
  vei_case_changed (shown);
}

/* ---- Notes ---- */

static void
note_entered_cb (VeiPhoneSide *self)
{
  g_assert (VEI_IS_PHONE_SIDE (self));

  vei_phone_side_keep_note (self);
}

static void
note_left_cb (VeiPhoneSide *self)
{
  g_assert (VEI_IS_PHONE_SIDE (self));

  vei_phone_side_keep_note (self);
}

static void
show_note (VeiPhoneSide *self,
           const char   *what)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (now, "%H:%M");
  g_autofree char *line = g_strdup_printf ("%s  %s", time, what);

  gtk_box_append (GTK_BOX (self->notes), vei_ui_label (line, "caption"));
}

/* Another case is shown already; what stands in the field is of the one before. */
static void
keep_note_of_other_case (VeiPhoneSide *self)
{
  VeiCaseStore *store = vei_session_get_store (self->session);
  g_autofree char *what = NULL;

  what = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->note))));
  if (what[0] != '\0' && self->case_id != 0 && store != NULL &&
      self->case_id != vei_session_get_case_id (self->session))
    vei_case_store_add_log (store, self->case_id, what, NULL);
}

/* ---- What has been said ---- */

static void
clear_list (GtkWidget *list)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (list), child);
}

static void
add_row (VeiPhoneSide      *self,
         GtkWidget         *list,
         const VeiQuestion *question,
         const char        *value)
{
  VeiLanguage language = vei_session_get_language (self->session);
  GtkWidget *row = vei_ui_row (vei_text_get (&question->short_text, language), value);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "phone.show-question");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", question->id);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

/* The latest stands on top in neither list: the order of asking is the one that
 * is known by heart. */
static void
update_answers (VeiPhoneSide *self)
{
  VeiKnowledge *knowledge = vei_session_get_knowledge (self->session);
  VeiLanguage language = vei_session_get_language (self->session);
  guint n_parked = 0, n_answered = 0;
  g_autofree char *parked_title = NULL;
  g_autofree char *answers_title = NULL;

  clear_list (self->parked);
  clear_list (self->answers);
  for (guint i = 0; i < vei_knowledge_get_n_questions (knowledge); i++)
    {
      const VeiQuestion *question = vei_knowledge_get_question (knowledge, i);
      g_autofree char *value = NULL;

      if (!vei_session_question_is_answered (self->session, question) ||
          !vei_session_question_applies (self->session, question))
        continue;
      if (vei_phone_is_parked (self->session, question))
        {
          add_row (self, self->parked, question, NULL);
          n_parked++;
          continue;
        }
      value = vei_answers_dup_value_text (vei_session_get_answers (self->session), question,
                                          language);
      add_row (self, self->answers, question, value);
      n_answered++;
    }
  /* Translators: %u is how many questions are to be come back to */
  parked_title = g_strdup_printf (_("To come back to (%u)"), n_parked);
  gtk_label_set_label (GTK_LABEL (self->parked_title), parked_title);
  gtk_widget_set_visible (self->parked_part, n_parked > 0);
  /* Translators: %u is how many questions have been answered */
  answers_title = g_strdup_printf (_("Answered (%u)"), n_answered);
  gtk_label_set_label (GTK_LABEL (self->answers_title), answers_title);
  gtk_widget_set_visible (self->answers_part, n_answered > 0);
}

static void
update_verdicts (VeiPhoneSide *self)
{
  VeiKnowledge *knowledge = vei_session_get_knowledge (self->session);
  VeiLanguage language = vei_session_get_language (self->session);
  const VeiAssessment *assessment = vei_session_get_assessment (self->session);

  vei_ui_clear (self->verdicts);
  gtk_widget_set_visible (self->verdict_part, vei_session_has_answers (self->session));
  for (guint i = 0; i < vei_knowledge_get_n_equipment (knowledge); i++)
    {
      const VeiEquipmentResult *result = &assessment->equipment[i];
      const VeiVerdict *verdict = vei_knowledge_get_verdict (knowledge, result->verdict);
      const VeiEquipment *kind = vei_knowledge_get_equipment (knowledge, i);
      g_autofree char *name = NULL;
      g_autofree char *text = NULL;
      GtkWidget *box, *icon;

      if (!result->wanted)
        continue;
      name = vei_ui_dup_capitalized (vei_text_get (&kind->name, language));
      /* Translators: a kind of equipment, and the verdict in a few words */
      text = g_strdup_printf (_("%s: %s"), name, vei_text_get (&verdict->title, language));
      icon = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                           "icon-name", verdict->icon, "valign", GTK_ALIGN_START, NULL);
      box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
      gtk_box_append (GTK_BOX (box), icon);
      gtk_box_append (GTK_BOX (box), vei_ui_label (text, NULL));
      gtk_box_append (GTK_BOX (self->verdicts), box);
    }
}

/* ---- Object ---- */

static void
vei_phone_side_dispose (GObject *object)
{
  VeiPhoneSide *self = VEI_PHONE_SIDE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), VEI_TYPE_PHONE_SIDE);
  vei_ui_dispose_children (GTK_WIDGET (self));
  g_clear_object (&self->session);

  G_OBJECT_CLASS (vei_phone_side_parent_class)->dispose (object);
}

static void
vei_phone_side_class_init (VeiPhoneSideClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vei_phone_side_dispose;

  g_type_ensure (VEI_TYPE_ENTRY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/vei-phone-side.ui");
  gtk_widget_class_bind_template_child (widget_class, VeiPhoneSide, name_row);
  gtk_widget_class_bind_template_child (widget_class, VeiPhoneSide, phone_row);
  gtk_widget_class_bind_template_child (widget_class, VeiPhoneSide, note);
  gtk_widget_class_bind_template_child (widget_class, VeiPhoneSide, note_error);
  gtk_widget_class_bind_template_child (widget_class, VeiPhoneSide, notes);
  gtk_widget_class_bind_template_child (widget_class, VeiPhoneSide, verdict_part);
  gtk_widget_class_bind_template_child (widget_class, VeiPhoneSide, verdicts);
  gtk_widget_class_bind_template_child (widget_class, VeiPhoneSide, parked_part);
  gtk_widget_class_bind_template_child (widget_class, VeiPhoneSide, parked_title);
  gtk_widget_class_bind_template_child (widget_class, VeiPhoneSide, parked);
  gtk_widget_class_bind_template_child (widget_class, VeiPhoneSide, answers_part);
  gtk_widget_class_bind_template_child (widget_class, VeiPhoneSide, answers_title);
  gtk_widget_class_bind_template_child (widget_class, VeiPhoneSide, answers);
  gtk_widget_class_bind_template_callback (widget_class, person_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, note_entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, note_left_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "vei-phone-side");
}

static void
vei_phone_side_init (VeiPhoneSide *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * vei_phone_side_set_session:
 * @self: the side
 * @session: the session
 *
 * Sets the session whose case is shown.
 */
void
vei_phone_side_set_session (VeiPhoneSide *self,
                            VeiSession   *session)
{
  g_return_if_fail (VEI_IS_PHONE_SIDE (self));
  g_return_if_fail (VEI_IS_SESSION (session));

  g_set_object (&self->session, session);
  vei_phone_side_begin (self);
}

/**
 * vei_phone_side_begin:
 * @self: the side
 *
 * Shows another case: who is calling is another, and no note of this call has
 * been written yet.
 */
void
vei_phone_side_begin (VeiPhoneSide *self)
{
  VeiPerson *person;

  g_return_if_fail (VEI_IS_PHONE_SIDE (self));

  keep_note_of_other_case (self);
  self->case_id = vei_session_get_case_id (self->session);
  person = vei_case_get_person (vei_session_get_case (self->session));
  self->showing = TRUE;
  vei_entry_row_show_text (VEI_ENTRY_ROW (self->name_row), person->name);
  vei_entry_row_show_text (VEI_ENTRY_ROW (self->phone_row), person->phone);
  self->showing = FALSE;
  gtk_editable_set_text (GTK_EDITABLE (self->note), "");
  gtk_widget_set_visible (self->note_error, FALSE);
  vei_ui_clear (self->notes);
  vei_phone_side_update (self);
}

/**
 * vei_phone_side_update:
 * @self: the side
 *
 * Shows what has been answered as it is now.
 */
void
vei_phone_side_update (VeiPhoneSide *self)
{
  g_return_if_fail (VEI_IS_PHONE_SIDE (self));

  update_verdicts (self);
  update_answers (self);
}

/**
 * vei_phone_side_focus_note:
 * @self: the side
 *
 * Lets a note be typed.
 */
void
vei_phone_side_focus_note (VeiPhoneSide *self)
{
  g_return_if_fail (VEI_IS_PHONE_SIDE (self));

  gtk_entry_grab_focus_without_selecting (GTK_ENTRY (self->note));
}

/**
 * vei_phone_side_keep_note:
 * @self: the side
 *
 * Puts the note that stands in the field into the log of the case, with the
 * time. Where that fails, the field keeps it.
 */
void
vei_phone_side_keep_note (VeiPhoneSide *self)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *what = NULL;

  g_return_if_fail (VEI_IS_PHONE_SIDE (self));

  what = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->note))));
  if (what[0] == '\0' || self->session == NULL)
    return;
  if (!vei_session_add_log (self->session, what, &error))
    {
      g_autofree char *text = NULL;

      /* Translators: %s is a sentence about what went wrong */
      text = g_strdup_printf (_("The note is not kept yet. %s"), error->message);
      gtk_label_set_label (GTK_LABEL (self->note_error), text);
      gtk_widget_set_visible (self->note_error, TRUE);
      vei_compat_announce (GTK_WIDGET (self), text);
      return;
    }
  gtk_widget_set_visible (self->note_error, FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->note), "");
  show_note (self, what);
  vei_compat_announce (GTK_WIDGET (self), _("The note is kept."));
}
