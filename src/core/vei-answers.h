/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "core/vei-knowledge.h"

G_BEGIN_DECLS

/**
 * VeiAnswerState:
 *
 * Whether a question was answered.
 */
typedef enum
{
  VEI_ANSWER_NOT_ASKED,
  VEI_ANSWER_DOES_NOT_KNOW,
  VEI_ANSWER_GIVEN,
} VeiAnswerState;

/**
 * VeiAnswer:
 *
 * One answer. Which of the fields counts follows from the kind of question:
 * @choice is 0 (no) or 1 (yes), the number of a choice, or for a `many`
 * question one bit for each choice.
 */
typedef struct
{
  guint8  state;               /* a VeiAnswerState */
  guint8  choice;
  guint32 julian;              /* a date, as g_date_get_julian() */
  double  number;
} VeiAnswer;

/**
 * VeiAnswers:
 *
 * What a person has answered, one place for each question of the table; all
 * zero is "nothing asked yet". A plain value: copy it by assignment.
 */
typedef struct
{
  VeiAnswer answer[VEI_MAX_QUESTIONS];
} VeiAnswers;

void      vei_answers_clear             (VeiAnswers        *answers);
void      vei_answers_unset             (VeiAnswers        *answers,
                                         const VeiQuestion *question);
void      vei_answers_set_does_not_know (VeiAnswers        *answers,
                                         const VeiQuestion *question);
void      vei_answers_set_yes_no        (VeiAnswers        *answers,
                                         const VeiQuestion *question,
                                         gboolean           yes);
gboolean  vei_answers_set_choice        (VeiAnswers        *answers,
                                         const VeiQuestion *question,
                                         const char        *choice_id);
void      vei_answers_set_choices       (VeiAnswers        *answers,
                                         const VeiQuestion *question,
                                         guint              bits);
void      vei_answers_set_date          (VeiAnswers        *answers,
                                         const VeiQuestion *question,
                                         const GDate       *date);
void      vei_answers_set_number        (VeiAnswers        *answers,
                                         const VeiQuestion *question,
                                         double             number);

void      vei_answers_get_effective     (const VeiAnswers  *answers,
                                         VeiKnowledge      *knowledge,
                                         VeiAnswers        *effective);
gboolean  vei_answers_is_yes            (const VeiAnswers  *effective,
                                         const VeiQuestion *question);

gboolean  vei_answers_read              (VeiAnswers        *answers,
                                         VeiKnowledge      *knowledge,
                                         JsonNode          *node,
                                         const char        *pointer,
                                         GError           **error);
JsonNode *vei_answers_to_node           (const VeiAnswers  *answers,
                                         VeiKnowledge      *knowledge) G_GNUC_WARN_UNUSED_RESULT;
char     *vei_answers_dup_value_text    (const VeiAnswers  *answers,
                                         const VeiQuestion *question,
                                         VeiLanguage        language) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
