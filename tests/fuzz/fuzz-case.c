/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "fuzz.h"

#include "core/vei-case.h"

/* A plain case file. What is accepted is the same when it is written and read again, unknown members included. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  VeiKnowledge *knowledge = fuzz_get_knowledge ();
  g_autoptr (JsonNode) node = fuzz_parse (data, size);
  g_autoptr (JsonNode) written = NULL;
  g_autoptr (JsonNode) twice = NULL;
  g_autoptr (VeiCase) own_case = NULL;
  g_autoptr (VeiCase) again = NULL;
  g_autoptr (GError) error = NULL;

  if (node == NULL)
    return 0;
  own_case = vei_case_new_from_node (knowledge, node, fuzz_get_day (), &error);
  FUZZ_ASSERT ((own_case == NULL) == (error != NULL));
  fuzz_check_error (error);
  if (own_case == NULL)
    return 0;
  written = vei_case_to_node (own_case);
  again = vei_case_new_from_node (knowledge, written, fuzz_get_day (), &error);
  if (again == NULL)
    g_error ("what was written is refused: %s", error->message);
  twice = vei_case_to_node (again);
  fuzz_assert_same (written, twice);
  return 0;
}
