/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "fuzz.h"

#include <locale.h>
#include <string.h>

#include "core/vei-date.h"

/* What all targets have in common. */

int
LLVMFuzzerInitialize (int    *argc,
                      char ***argv)
{
  (void) setlocale (LC_ALL, "C.UTF-8");
  /* A warning of GLib is a fault of ours. */
  g_log_set_always_fatal (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING);
  return 0;
}

VeiKnowledge *
fuzz_get_knowledge (void)
{
  static VeiKnowledge *knowledge = NULL;

  if (knowledge == NULL)
    {
      g_autoptr (VeiPack) pack = vei_pack_new_bundled ();

      knowledge = vei_knowledge_new (pack, NULL);
      FUZZ_ASSERT (knowledge != NULL);
    }
  return knowledge;
}

/* The same day in every run. */
const GDate *
fuzz_get_day (void)
{
  static GDate day;

  if (!g_date_valid (&day))
    FUZZ_ASSERT (vei_date_parse ("2026-11-22", &day));
  return &day;
}

JsonNode *
fuzz_parse (const uint8_t *data,
            size_t         size)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = vei_json_parse ("input", (const char *) data, size, &error);

  FUZZ_ASSERT ((node == NULL) == (error != NULL));
  fuzz_check_error (error);
  return node;
}

void
fuzz_assert_same (JsonNode *a,
                  JsonNode *b)
{
  g_autofree char *left = vei_json_to_line (a);
  g_autofree char *right = vei_json_to_line (b);

  if (!g_str_equal (left, right))
    g_error ("written again it differs:\n%s\n%s", left, right);
}

/* What a person is told is a text, on one line. */
void
fuzz_check_error (const GError *error)
{
  if (error == NULL)
    return;
  FUZZ_ASSERT (error->message != NULL && *error->message != '\0');
  FUZZ_ASSERT (g_utf8_validate (error->message, -1, NULL));
}
