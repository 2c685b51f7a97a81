/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "fuzz.h"

#include "core/vei-answers.h"
#include "core/vei-assessment.h"

/* An answers file. What is accepted is the same when it is written and read again, and is judged. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  VeiKnowledge *knowledge = fuzz_get_knowledge ();
  g_autoptr (JsonNode) node = fuzz_parse (data, size);
  g_autoptr (JsonNode) written = NULL;
  g_autoptr (JsonNode) again_node = NULL;
  g_autoptr (GError) error = NULL;
  VeiAnswers answers = { 0, }, again = { 0, };
  VeiAssessment assessment;
  gboolean read;

  if (node == NULL)
    return 0;
  read = vei_answers_read (&answers, knowledge, node, "answers", &error);
  FUZZ_ASSERT (read == (error == NULL));
  fuzz_check_error (error);
  if (!read)
    return 0;
  written = vei_answers_to_node (&answers, knowledge);
  FUZZ_ASSERT (vei_answers_read (&again, knowledge, written, "answers", NULL));
  again_node = vei_answers_to_node (&again, knowledge);
  fuzz_assert_same (written, again_node);
  vei_assess (knowledge, &answers, fuzz_get_day (), &assessment);
  for (guint e = 0; e < vei_knowledge_get_n_equipment (knowledge); e++)
    FUZZ_ASSERT (!assessment.equipment[e].wanted
                 || assessment.equipment[e].verdict < vei_knowledge_get_n_verdicts (knowledge));
  (void) vei_next_question (knowledge, &answers, fuzz_get_day ());
  return 0;
}
