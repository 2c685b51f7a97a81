/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/letter/vei-letter-parts.h"

#include <glib/gi18n.h>

#include "app/letter/vei-date-row.h"
#include "app/letter/vei-letter-deadline-row.h"
#include "app/letter/vei-letter-reasons.h"
#include "app/letter/vei-person-group.h"
#include "app/letter/vei-text-row.h"
#include "core/vei-date.h"

/* contract: the age groups */
#define ADULT_FROM_YEARS 18

/*
 * VeiLetterParts:
 *
 * The parts of a letter that a person fills in.
 *
 * Everything that is typed goes straight into the case; what is in the case
 * and not on the screen is put on the screen whenever the session changes.
 * The signal `form-changed` is emitted when the text size or the language of
 * the letter is changed: these belong to the paper and not to the case.
 */
struct _VeiLetterParts
{
  GtkWidget            parent_instance;

  VeiSession          *session;
  const VeiLetterKind *kind;
  VeiCase             *shown_case;     /* only to tell whether it is another one */
  gboolean             syncing;

  /* template */
  GtkScrolledWindow   *scrolled;
  VeiLetterReasons    *reasons;
  AdwPreferencesGroup *refusal_group;
  VeiEntryRow         *decided_by_row;
  VeiDateRow          *received_row;
  VeiLetterDeadlineRow *deadline_row;
  VeiDateRow          *dated_row;
  VeiEntryRow         *reference_row;
  VeiTextRow          *reason_given_row;
  VeiPersonGroup      *person_group;
  GtkWidget           *signer_group;
  AdwComboRow         *signer_row;
  VeiPersonGroup      *guardian_group;
  VeiPersonGroup      *representative_group;
  VeiEntryRow         *clinic_row;
  VeiTextRow          *clinic_address_row;
  VeiTextRow          *attachments_row;
  AdwComboRow         *size_row;
  AdwComboRow         *file_row;
  AdwComboRow         *language_row;
  VeiDateRow          *birth_date_row; /* in the group of the person */
  gulong               focus_handler;
};

enum
{
  SIGNAL_FORM_CHANGED,
  SIGNAL_AT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* The letters that answer a no, and so have room for what is known of it. */
static const char * const refusal_kinds[] = {
  "complaint", "complaint_short", "reasons_request", NULL
};

G_DEFINE_FINAL_TYPE (VeiLetterParts, vei_letter_parts, GTK_TYPE_WIDGET)

static VeiCase *
get_case (VeiLetterParts *self)
{
  return vei_session_get_case (self->session);
}

/* ---- From the screen to the case ---- */

static char **
find_slot (VeiLetterParts *self,
           gpointer        row)
{
  VeiRefusal *refusal = vei_case_get_refusal (get_case (self));

  if (row == self->decided_by_row)
    return &refusal->decided_by;
  if (row == self->reference_row)
    return &refusal->reference;
  if (row == self->reason_given_row)
    return &refusal->reason_given;

  return NULL;
}

static void
store_text (VeiLetterParts *self,
            gpointer        row,
            const char     *text)
{
  char **slot = find_slot (self, row);

  g_assert (slot != NULL);

  g_free (*slot);
  *slot = g_strdup (text);
  vei_case_changed (get_case (self));
}

static void
person_changed_cb (VeiLetterParts *self)
{
  g_assert (VEI_IS_LETTER_PARTS (self));

  vei_person_group_store (self->person_group, vei_case_get_person (get_case (self)));
  vei_case_changed (get_case (self));
}

static void
guardian_changed_cb (VeiLetterParts *self)
{
  VeiPerson *before = vei_case_get_guardian (get_case (self));

  g_assert (VEI_IS_LETTER_PARTS (self));

  vei_case_set_guardian (get_case (self), vei_person_group_create (self->guardian_group, before));
}

static void
representative_changed_cb (VeiLetterParts *self)
{
  VeiPerson *before = vei_case_get_representative (get_case (self));

  g_assert (VEI_IS_LETTER_PARTS (self));

  vei_case_set_representative (get_case (self), vei_person_group_create (self->representative_group,
                                                        before));
}

static void
entry_changed_cb (VeiEntryRow    *row,
                  VeiLetterParts *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row));

  g_assert (VEI_IS_LETTER_PARTS (self));

  if (self->syncing)
    return;

  if (row == self->clinic_row)
    vei_case_set_clinic_name (get_case (self), text);
  else
    store_text (self, row, text);
}

static void
store_attachments (VeiLetterParts *self)
{
  GPtrArray *attachments = vei_case_get_attachments (get_case (self));
  g_auto (GStrv) lines = vei_text_row_dup_lines (self->attachments_row);
  guint i;

  g_ptr_array_set_size (attachments, 0);
  for (i = 0; lines[i] != NULL; i++)
    g_ptr_array_add (attachments, g_strdup (lines[i]));
  vei_case_changed (get_case (self));
}

static void
text_changed_cb (VeiTextRow     *row,
                 VeiLetterParts *self)
{
  g_assert (VEI_IS_LETTER_PARTS (self));

  if (row == self->attachments_row)
    store_attachments (self);
  else if (row == self->clinic_address_row)
    {
      g_auto (GStrv) lines = vei_text_row_dup_lines (row);

      vei_case_set_clinic_address (get_case (self), (const char * const *) lines);
    }
  else
    {
      g_autofree char *text = vei_text_row_dup_text (row);

      store_text (self, row, text);
    }
}

/* The answer to who it is for: NULL while it is not known. */
static const char *
get_age_group (VeiLetterParts *self)
{
  const VeiQuestion *question;
  const VeiAnswer *answer;

  question = vei_knowledge_find_question (vei_session_get_knowledge (self->session), "age_group");
  if (question == NULL)
    return NULL;

  answer = &vei_session_get_answers (self->session)->answer[question->index];

  return answer->state == VEI_ANSWER_GIVEN ? question->choices[answer->choice].id : NULL;
}

/* A case whose birth date and age group disagree could not be opened again. */
static const char *
why_not_birth_date (VeiLetterParts *self,
                    const GDate    *date)
{
  const GDate *today = vei_session_get_as_of (self->session);
  const char *age_group = get_age_group (self);
  gboolean is_child;

  if (g_date_compare (date, today) > 0)
    return _("This day has not come yet");

  is_child = vei_date_age_years (date, today) < ADULT_FROM_YEARS;
  if (age_group != NULL && is_child != g_str_equal (age_group, "child"))
    return _("This does not fit the age in your answers");

  return NULL;
}

static void
store_birth_date (VeiLetterParts *self)
{
  VeiPerson *person = vei_case_get_person (get_case (self));
  GDate date = *vei_date_row_get_date (self->birth_date_row);
  const char *why_not = g_date_valid (&date) ? why_not_birth_date (self, &date) : NULL;

  if (why_not != NULL)
    {
      vei_date_row_refuse (self->birth_date_row, why_not);
      g_date_clear (&date, 1);
    }

  person->birth_date = date;
}

static void
store_received (VeiLetterParts *self)
{
  const VeiQuestion *question;
  VeiAnswers *answers = vei_session_get_answers (self->session);
  GDate date = *vei_date_row_get_date (self->received_row);

  question = vei_knowledge_find_question (vei_session_get_knowledge (self->session),
                                          "refusal_received");
  if (question == NULL)
    return;

  if (g_date_valid (&date)
      && g_date_compare (&date, vei_session_get_as_of (self->session)) > 0)
    {
      vei_date_row_refuse (self->received_row, _("This day has not come yet"));
      g_date_clear (&date, 1);
    }

  if (g_date_valid (&date))
    vei_answers_set_date (answers, question, &date);
  else
    vei_answers_unset (answers, question);
}

static void
date_changed_cb (VeiDateRow     *row,
                 VeiLetterParts *self)
{
  g_assert (VEI_IS_LETTER_PARTS (self));

  if (row == self->birth_date_row)
    store_birth_date (self);
  else if (row == self->received_row)
    store_received (self);
  else
    vei_case_get_refusal (get_case (self))->dated = *vei_date_row_get_date (row);

  vei_case_changed (get_case (self));
}

static void
signer_changed_cb (VeiLetterParts *self)
{
  g_assert (VEI_IS_LETTER_PARTS (self));

  if (self->syncing || self->kind == NULL)
    return;

  vei_letter_set_signer (get_case (self), self->kind->id,
                         adw_combo_row_get_selected (self->signer_row) == 1
                         ? VEI_SIGNER_GUARDIAN : VEI_SIGNER_SELF);
}

static void
form_changed_cb (VeiLetterParts *self)
{
  g_assert (VEI_IS_LETTER_PARTS (self));

  g_signal_emit (self, signals[SIGNAL_FORM_CHANGED], 0);
}

/* ---- From the case to the screen ---- */

static void
show_refusal (VeiLetterParts *self)
{
  VeiRefusal *refusal = vei_case_get_refusal (get_case (self));
  const VeiQuestion *question;
  GDate received;

  gtk_widget_set_visible (GTK_WIDGET (self->refusal_group),
                          g_strv_contains (refusal_kinds, self->kind->id));
  vei_entry_row_show_text (self->decided_by_row, refusal->decided_by);
  vei_entry_row_show_text (self->reference_row, refusal->reference);
  vei_text_row_set_text (self->reason_given_row, refusal->reason_given);
  vei_date_row_set_date (self->dated_row, &refusal->dated);

  g_date_clear (&received, 1);
  question = vei_knowledge_find_question (vei_session_get_knowledge (self->session),
                                          "refusal_received");
  if (question != NULL)
    {
      const VeiAnswer *answer = &vei_session_get_answers (self->session)->answer[question->index];

      if (answer->state == VEI_ANSWER_GIVEN)
        g_date_set_julian (&received, answer->julian);
    }
  vei_date_row_set_date (self->received_row, &received);
  vei_letter_deadline_row_show (self->deadline_row, self->session, self->kind, &received);
}

/* Both versions are offered where the age is not known. */
static void
show_signer (VeiLetterParts *self)
{
  const GDate *today = vei_session_get_as_of (self->session);
  VeiSigners signers = vei_letter_get_signers (get_case (self), today);
  VeiSigners signer = vei_letter_get_signer (get_case (self), self->kind->id, today);

  gtk_widget_set_visible (self->signer_group,
                          signers == (VEI_SIGNER_SELF | VEI_SIGNER_GUARDIAN));
  adw_combo_row_set_selected (self->signer_row, signer == VEI_SIGNER_GUARDIAN ? 1 : 0);
  gtk_widget_set_visible (GTK_WIDGET (self->guardian_group), signer == VEI_SIGNER_GUARDIAN);
}

static void
show_person (VeiLetterParts *self)
{
  VeiPerson *person = vei_case_get_person (get_case (self));

  vei_person_group_show (self->person_group, person);
  vei_date_row_set_date (self->birth_date_row, &person->birth_date);
  show_signer (self);
  vei_person_group_show (self->guardian_group, vei_case_get_guardian (get_case (self)));
  vei_person_group_show (self->representative_group,
                         vei_case_get_representative (get_case (self)));
  gtk_widget_set_visible (GTK_WIDGET (self->representative_group),
                          g_str_equal (self->kind->id, "power_of_attorney"));
}

static void
show_attachments (VeiLetterParts *self)
{
  GPtrArray *attachments = vei_case_get_attachments (get_case (self));
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) lines = NULL;
  guint i;

  for (i = 0; i < attachments->len; i++)
    g_strv_builder_add (builder, g_ptr_array_index (attachments, i));
  lines = g_strv_builder_end (builder);
  vei_text_row_set_lines (self->attachments_row, (const char * const *) lines);
}

static void
refresh (VeiLetterParts *self)
{
  static const char * const no_lines[] = { NULL };
  GStrv clinic_address;

  if (self->session == NULL || self->kind == NULL)
    return;

  self->syncing = TRUE;
  if (self->shown_case != get_case (self))
    {
      /* Nothing of another case stays, not even what was no date. */
      self->shown_case = get_case (self);
      vei_date_row_clear (self->birth_date_row);
      vei_date_row_clear (self->dated_row);
      vei_date_row_clear (self->received_row);
    }
  vei_letter_reasons_show (self->reasons, self->session, self->kind);
  show_refusal (self);
  show_person (self);
  vei_entry_row_show_text (self->clinic_row, vei_case_get_clinic_name (get_case (self)));
  clinic_address = vei_case_get_clinic_address (get_case (self));
  vei_text_row_set_lines (self->clinic_address_row,
                          clinic_address != NULL ? (const char * const *) clinic_address : no_lines);
  show_attachments (self);
  self->syncing = FALSE;
}

/* ---- Where something is filled in ---- */

/* What is filled in here besides the reasons: facts of the case, and an answer.
 * The longer of two names that begin alike stands first. */
static const char * const targets[] = {
  "refusal_received", "refusal.dated", "refusal.reference", "refusal.reason_given",
  "refusal.decided_by", "person.birth_date", "person", "guardian", "representative",
  "clinic", "attachments",
};

static GtkWidget *
get_target_row (VeiLetterParts *self,
                guint           index)
{
  const gpointer rows[G_N_ELEMENTS (targets)] = {
    self->received_row, self->dated_row, self->reference_row, self->reason_given_row,
    self->decided_by_row, self->birth_date_row, self->person_group, self->guardian_group,
    self->representative_group, self->clinic_row, self->attachments_row,
  };

  return rows[index];
}

static const char *
find_target (VeiLetterParts *self,
             GtkWidget      *focus)
{
  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    if (gtk_widget_is_ancestor (focus, get_target_row (self, i)))
      return targets[i];

  return vei_letter_reasons_find_target (self->reasons, focus);
}

static void
focus_moved_cb (VeiLetterParts *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  const char *target;

  g_assert (VEI_IS_LETTER_PARTS (self));

  if (focus == NULL || self->kind == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return;

  target = find_target (self, focus);
  if (target != NULL)
    g_signal_emit (self, signals[SIGNAL_AT], 0, target);
}

static void
vei_letter_parts_root (GtkWidget *widget)
{
  VeiLetterParts *self = VEI_LETTER_PARTS (widget);

  GTK_WIDGET_CLASS (vei_letter_parts_parent_class)->root (widget);

  self->focus_handler = g_signal_connect_swapped (gtk_widget_get_root (widget),
                                                  "notify::focus-widget",
                                                  G_CALLBACK (focus_moved_cb), self);
}

static void
vei_letter_parts_unroot (GtkWidget *widget)
{
  VeiLetterParts *self = VEI_LETTER_PARTS (widget);

  g_clear_signal_handler (&self->focus_handler, gtk_widget_get_root (widget));

  GTK_WIDGET_CLASS (vei_letter_parts_parent_class)->unroot (widget);
}

static void
vei_letter_parts_dispose (GObject *object)
{
  VeiLetterParts *self = VEI_LETTER_PARTS (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), VEI_TYPE_LETTER_PARTS);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (vei_letter_parts_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/letter-parts.ui");
  gtk_widget_class_bind_template_child (widget_class, VeiLetterParts, scrolled);
  gtk_widget_class_bind_template_child (widget_class, VeiLetterParts, reasons);
  gtk_widget_class_bind_template_child (widget_class, VeiLetterParts, refusal_group);
  gtk_widget_class_bind_template_child (widget_class, VeiLetterParts, decided_by_row);
  gtk_widget_class_bind_template_child (widget_class, VeiLetterParts, received_row);
  gtk_widget_class_bind_template_child (widget_class, VeiLetterParts, dated_row);
  gtk_widget_class_bind_template_child (widget_class, VeiLetterParts, reference_row);
  gtk_widget_class_bind_template_child (widget_class, VeiLetterParts, reason_given_row);
  gtk_widget_class_bind_template_child (widget_class, VeiLetterParts, person_group);
  gtk_widget_class_bind_template_child (widget_class, VeiLetterParts, guardian_group);
  gtk_widget_class_bind_template_child (widget_class, VeiLetterParts, representative_group);
  gtk_widget_class_bind_template_child (widget_class, VeiLetterParts, clinic_row);
  gtk_widget_class_bind_template_child (widget_class, VeiLetterParts, clinic_address_row);
  gtk_widget_class_bind_template_child (widget_class, VeiLetterParts, attachments_row);
  gtk_widget_class_bind_template_child (widget_class, VeiLetterParts, size_row);
  gtk_widget_class_bind_template_child (widget_class, VeiLetterParts, deadline_row);
  gtk_widget_class_bind_template_child (widget_class, VeiLetterParts, signer_group);
  gtk_widget_class_bind_template_child (widget_class, VeiLetterParts, signer_row);
  gtk_widget_class_bind_template_child (widget_class, VeiLetterParts, file_row);
  gtk_widget_class_bind_template_callback (widget_class, signer_changed_cb);
  gtk_widget_class_bind_template_child (widget_class, VeiLetterParts, language_row);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, person_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, guardian_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, representative_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, date_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, form_changed_cb);
}

static void
vei_letter_parts_class_init (VeiLetterPartsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vei_letter_parts_dispose;
  widget_class->root = vei_letter_parts_root;
  widget_class->unroot = vei_letter_parts_unroot;

  signals[SIGNAL_FORM_CHANGED] =
    g_signal_new ("form-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * VeiLetterParts::at:
   * @self: the parts of a letter
   * @target: the id of a question, or the name of a fact
   *
   * Emitted when the person goes on to fill in something.
   */
  signals[SIGNAL_AT] =
    g_signal_new ("at", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (VEI_TYPE_DATE_ROW);
  g_type_ensure (VEI_TYPE_ENTRY_ROW);
  g_type_ensure (VEI_TYPE_LETTER_DEADLINE_ROW);
  g_type_ensure (VEI_TYPE_PERSON_GROUP);
  g_type_ensure (VEI_TYPE_TEXT_ROW);
  g_type_ensure (VEI_TYPE_LETTER_REASONS);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
}

static void
vei_letter_parts_init (VeiLetterParts *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->birth_date_row = vei_person_group_get_birth_date_row (self->person_group);
  gtk_widget_set_visible (GTK_WIDGET (self->birth_date_row), TRUE);
  g_signal_connect_object (self->birth_date_row, "date-changed", G_CALLBACK (date_changed_cb),
                           self, G_CONNECT_DEFAULT);
}

/**
 * vei_letter_parts_set_session:
 * @self: the parts of a letter
 * @session: the session whose case they show and change
 *
 * Sets the session, once. The letter begins in the language of the window,
 * or in bokmål where that is English.
 */
void
vei_letter_parts_set_session (VeiLetterParts *self,
                              VeiSession     *session)
{
  g_return_if_fail (VEI_IS_LETTER_PARTS (self));
  g_return_if_fail (VEI_IS_SESSION (session));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  adw_combo_row_set_selected (self->language_row,
                              vei_session_get_language (session) == VEI_LANGUAGE_NN);
}

/**
 * vei_letter_parts_set_kind:
 * @self: the parts of a letter
 * @kind: the kind of letter
 *
 * Shows the parts of one kind of letter, from the top.
 */
void
vei_letter_parts_set_kind (VeiLetterParts      *self,
                           const VeiLetterKind *kind)
{
  g_return_if_fail (VEI_IS_LETTER_PARTS (self));
  g_return_if_fail (kind != NULL);

  self->kind = kind;
  refresh (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
}

/**
 * vei_letter_parts_get_size:
 * @self: the parts of a letter
 *
 * Gets the text size that was chosen for the letter.
 *
 * Returns: the size
 */
VeiPrintSize
vei_letter_parts_get_size (VeiLetterParts *self)
{
  g_return_val_if_fail (VEI_IS_LETTER_PARTS (self), VEI_PRINT_NORMAL);

  return adw_combo_row_get_selected (self->size_row) == 1 ? VEI_PRINT_LARGE : VEI_PRINT_NORMAL;
}

/**
 * vei_letter_parts_get_language:
 * @self: the parts of a letter
 *
 * Gets the language that was chosen for the letter.
 *
 * Returns: bokmål or nynorsk
 */
VeiLanguage
vei_letter_parts_get_language (VeiLetterParts *self)
{
  g_return_val_if_fail (VEI_IS_LETTER_PARTS (self), VEI_LANGUAGE_NB);

  return adw_combo_row_get_selected (self->language_row) == 1 ? VEI_LANGUAGE_NN : VEI_LANGUAGE_NB;
}

/**
 * vei_letter_parts_go_to:
 * @self: the parts of a letter
 * @target: the id of a question, or the name of a fact
 *
 * Puts the focus where something is filled in.
 *
 * Returns: %TRUE if it is filled in here
 */
gboolean
vei_letter_parts_go_to (VeiLetterParts *self,
                        const char     *target)
{
  g_return_val_if_fail (VEI_IS_LETTER_PARTS (self), FALSE);
  g_return_val_if_fail (target != NULL, FALSE);

  if (vei_letter_reasons_go_to (self->reasons, target))
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    if (g_str_has_prefix (target, targets[i]))
      return gtk_widget_get_mapped (get_target_row (self, i))
             && gtk_widget_child_focus (get_target_row (self, i), GTK_DIR_TAB_FORWARD);

  return FALSE;
}

/**
 * vei_letter_parts_get_ending:
 * @self: the parts of a letter
 *
 * Gets what kind of file was chosen for the letter.
 *
 * Returns: (transfer none): `pdf`, `odt` or `txt`
 */
const char *
vei_letter_parts_get_ending (VeiLetterParts *self)
{
  static const char * const endings[] = { "pdf", "odt", "txt" };
  guint selected;

  g_return_val_if_fail (VEI_IS_LETTER_PARTS (self), endings[0]);

  selected = adw_combo_row_get_selected (self->file_row);

  return endings[selected < G_N_ELEMENTS (endings) ? selected : 0];
}
