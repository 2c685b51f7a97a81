/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "fuzz.h"

#include <string.h>

/* Any bytes, as JSON. What is accepted is the same when it is written and read again. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (JsonNode) node = fuzz_parse (data, size);
  g_autoptr (JsonNode) again = NULL;
  g_autoptr (JsonNode) from_pretty = NULL;
  g_autofree char *line = NULL;
  g_autofree char *pretty = NULL;

  if (node == NULL)
    return 0;
  line = vei_json_to_line (node);
  FUZZ_ASSERT (strchr (line, '\n') == NULL);
  again = fuzz_parse ((const uint8_t *) line, strlen (line));
  FUZZ_ASSERT (again != NULL);
  fuzz_assert_same (node, again);
  pretty = vei_json_to_pretty (node);
  from_pretty = fuzz_parse ((const uint8_t *) pretty, strlen (pretty));
  FUZZ_ASSERT (from_pretty != NULL);
  fuzz_assert_same (node, from_pretty);
  return 0;
}
