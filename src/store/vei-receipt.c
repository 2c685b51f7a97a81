/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "core/vei-assessment.h"
#include "core/vei-date.h"
#include "store/vei-receipt.h"

/**
 * vei_receipt_new:
 * @of_case: a case
 * @as_of: the day that it was assessed on
 *
 * Makes the receipt of an assessment: an answers file, so that `assess --as-of`
 * gives the same verdict again, with the member `receipt`: `as_of`,
 * `knowledge` (the version) and `assessment` (as `assess --json` prints it).
 *
 * It holds the answers and dates, and nothing of who the person is: no name,
 * no unit, no own words, no reference.
 *
 * Returns: (transfer full): the root of the file
 */
JsonNode *
vei_receipt_new (VeiCase     *of_case,
                 const GDate *as_of)
{
  VeiKnowledge *knowledge;
  const VeiAnswers *answers;
  VeiAssessment assessment;
  JsonNode *node;
  JsonObject *root, *receipt;
  g_autofree char *day = NULL;

  g_return_val_if_fail (VEI_IS_CASE (of_case), NULL);
  g_return_val_if_fail (as_of != NULL && g_date_valid (as_of), NULL);

  knowledge = vei_case_get_knowledge (of_case);
  answers = vei_case_get_answers (of_case);
  vei_assess (knowledge, answers, as_of, &assessment);
  day = vei_date_to_iso (as_of);
  receipt = json_object_new ();
  json_object_set_string_member (receipt, "as_of", day);
  json_object_set_string_member (receipt, "knowledge", vei_knowledge_get_version (knowledge));
  json_object_set_member (receipt, "assessment",
                          vei_assessment_to_node (&assessment, knowledge,
                                                  vei_next_question (knowledge, answers, as_of)));
  root = json_object_new ();
  json_object_set_string_member (root, "format", "utstyrsveiviser-answers");
  json_object_set_int_member (root, "version", 1);
  json_object_set_member (root, "answers", vei_answers_to_node (answers, knowledge));
  json_object_set_object_member (root, "receipt", receipt);
  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, root);
  return node;
}
