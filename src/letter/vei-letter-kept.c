/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "core/vei-date.h"
#include "letter/vei-letter-private.h"

/* What a case keeps of a letter: the reasons that are left out, and who signs
 * where that is for the family to say.
 */

#define MEMBER_REASONS_OFF "reasons_off"
#define MEMBER_SIGNER      "signer"

/* From this age on a young person decides about health care and signs (health-consent-age). */
#define AGE_OF_CONSENT_YEARS 16

static const char signer_guardian[] = "guardian";
static const char signer_self[] = "self";

static int
find_reason_off (JsonArray  *off,
                 const char *question_id)
{
  for (guint i = 0; i < json_array_get_length (off); i++)
    {
      JsonNode *node = json_array_get_element (off, i);

      if (JSON_NODE_HOLDS_VALUE (node)
          && g_strcmp0 (json_node_get_string (node), question_id) == 0)
        return (int) i;
    }
  return -1;
}

static JsonArray *
get_reasons_off (JsonObject *letter)
{
  JsonNode *node = letter != NULL ? json_object_get_member (letter, MEMBER_REASONS_OFF) : NULL;

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/**
 * vei_letter_reason_is_on:
 * @letter_case: a case
 * @kind_id: the id of a kind of letter
 * @question_id: the id of a question that is a reason
 *
 * Tells whether a reason stands in a letter. It does until it is taken out.
 *
 * Returns: whether it is on
 */
gboolean
vei_letter_reason_is_on (VeiCase    *letter_case,
                         const char *kind_id,
                         const char *question_id)
{
  JsonArray *off;

  g_return_val_if_fail (VEI_IS_CASE (letter_case), TRUE);
  g_return_val_if_fail (kind_id != NULL, TRUE);
  g_return_val_if_fail (question_id != NULL, TRUE);

  off = get_reasons_off (vei_case_get_letter (letter_case, kind_id, FALSE));
  return off == NULL || find_reason_off (off, question_id) < 0;
}

/**
 * vei_letter_reason_set_on:
 * @letter_case: a case
 * @kind_id: the id of a kind of letter
 * @question_id: the id of a question that is a reason
 * @on: whether it stands in the letter
 *
 * Takes a reason out of a letter or puts it back, and says that the case has
 * changed. The answer itself stays as it is.
 */
void
vei_letter_reason_set_on (VeiCase    *letter_case,
                          const char *kind_id,
                          const char *question_id,
                          gboolean    on)
{
  JsonObject *letter;
  JsonArray *off;

  g_return_if_fail (VEI_IS_CASE (letter_case));
  g_return_if_fail (kind_id != NULL);
  g_return_if_fail (question_id != NULL);

  if (vei_letter_reason_is_on (letter_case, kind_id, question_id) == !!on)
    return;

  letter = vei_case_get_letter (letter_case, kind_id, TRUE);
  off = get_reasons_off (letter);
  if (on)
    json_array_remove_element (off, find_reason_off (off, question_id));
  else
    {
      if (off == NULL)
        {
          off = json_array_new ();
          json_object_set_array_member (letter, MEMBER_REASONS_OFF, off);
        }
      json_array_add_string_element (off, question_id);
    }
  vei_case_changed (letter_case);
}

/* ---- Who signs ---- */

static gboolean
is_child (VeiCase *letter_case)
{
  VeiKnowledge *knowledge = vei_case_get_knowledge (letter_case);
  const VeiQuestion *question = vei_knowledge_find_question (knowledge, "age_group");
  const VeiAnswer *answer;

  if (question == NULL)
    return FALSE;
  answer = &vei_case_get_answers (letter_case)->answer[question->index];
  return answer->state == VEI_ANSWER_GIVEN && answer->choice < question->n_choices
         && g_str_equal (question->choices[answer->choice].id, "child");
}

/**
 * vei_letter_get_signers:
 * @letter_case: a case
 * @as_of: the date of the letter
 *
 * Tells who can sign a letter for a person.
 *
 * Under 16 a guardian signs, from 16 the young person does. Where a child's
 * date of birth is not known, both versions are to be offered.
 *
 * Returns: who can sign; one or both
 */
VeiSigners
vei_letter_get_signers (VeiCase     *letter_case,
                        const GDate *as_of)
{
  VeiPerson *person;

  g_return_val_if_fail (VEI_IS_CASE (letter_case), VEI_SIGNER_SELF);
  g_return_val_if_fail (as_of != NULL && g_date_valid (as_of), VEI_SIGNER_SELF);

  person = vei_case_get_person (letter_case);
  if (g_date_valid (&person->birth_date))
    return vei_date_age_years (&person->birth_date, as_of) < AGE_OF_CONSENT_YEARS
             ? VEI_SIGNER_GUARDIAN : VEI_SIGNER_SELF;
  return is_child (letter_case) ? VEI_SIGNER_GUARDIAN | VEI_SIGNER_SELF : VEI_SIGNER_SELF;
}

/**
 * vei_letter_get_signer:
 * @letter_case: a case
 * @kind_id: the id of a kind of letter
 * @as_of: the date of the letter
 *
 * Tells who signs a letter: the one who can, or where both can, the one that
 * was chosen with vei_letter_set_signer(). Until one is, it is a guardian if
 * the case has one.
 *
 * Returns: who signs; one of the two
 */
VeiSigners
vei_letter_get_signer (VeiCase     *letter_case,
                       const char  *kind_id,
                       const GDate *as_of)
{
  VeiSigners signers = vei_letter_get_signers (letter_case, as_of);
  JsonObject *letter;
  JsonNode *node;

  g_return_val_if_fail (kind_id != NULL, VEI_SIGNER_SELF);

  if (signers != (VEI_SIGNER_GUARDIAN | VEI_SIGNER_SELF))
    return signers;
  letter = vei_case_get_letter (letter_case, kind_id, FALSE);
  node = letter != NULL ? json_object_get_member (letter, MEMBER_SIGNER) : NULL;
  if (node != NULL && JSON_NODE_HOLDS_VALUE (node))
    {
      const char *signer = json_node_get_string (node);

      if (g_strcmp0 (signer, signer_guardian) == 0)
        return VEI_SIGNER_GUARDIAN;
      if (g_strcmp0 (signer, signer_self) == 0)
        return VEI_SIGNER_SELF;
    }
  return vei_case_get_guardian (letter_case) != NULL ? VEI_SIGNER_GUARDIAN : VEI_SIGNER_SELF;
}

/**
 * vei_letter_set_signer:
 * @letter_case: a case
 * @kind_id: the id of a kind of letter
 * @signer: who signs; one of the two
 *
 * Chooses who signs a letter, and says that the case has changed. It counts
 * only where vei_letter_get_signers() offers both.
 */
void
vei_letter_set_signer (VeiCase    *letter_case,
                       const char *kind_id,
                       VeiSigners  signer)
{
  g_return_if_fail (VEI_IS_CASE (letter_case));
  g_return_if_fail (kind_id != NULL);
  g_return_if_fail (signer == VEI_SIGNER_GUARDIAN || signer == VEI_SIGNER_SELF);

  json_object_set_string_member (vei_case_get_letter (letter_case, kind_id, TRUE),
                                 MEMBER_SIGNER,
                                 signer == VEI_SIGNER_GUARDIAN ? signer_guardian : signer_self);
  vei_case_changed (letter_case);
}
