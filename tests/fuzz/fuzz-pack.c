/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "fuzz.h"

#include <string.h>

#include "core/vei-abroad.h"
#include "core/vei-answers.h"
#include "core/vei-assessment.h"
#include "core/vei-checker.h"
#include "core/vei-devices.h"
#include "core/vei-glossary.h"
#include "core/vei-rights.h"
#include "core/vei-topics.h"
#include "core/vei-travel.h"
#include "core/vei-units.h"
#include "letter/vei-letter.h"

/*
 * The files of a pack, each after a line "=== NAME". Every reader reads its
 * file; a pack that "check" finds sound is read by all of them, and judges.
 */

#define MARK "=== "

static GHashTable *
split (const char *text,
       gsize       size)
{
  GHashTable *files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  const char *end = text + size, *at = text;

  while (at < end && g_str_has_prefix (at, MARK))
    {
      const char *line_end = memchr (at, '\n', (gsize) (end - at));
      const char *next;

      if (line_end == NULL)
        break;
      next = g_strstr_len (line_end, (gssize) (end - line_end), "\n" MARK);
      next = next != NULL ? next + 1 : end;
      g_hash_table_replace (files, g_strndup (at + strlen (MARK), (gsize) (line_end - at) - strlen (MARK)),
                            g_bytes_new (line_end + 1, (gsize) (next - line_end - 1)));
      at = next;
    }
  return files;
}

typedef GObject *(*Reader) (VeiKnowledge  *knowledge,
                            GError       **error);

static const struct
{
  const char *file;
  Reader      read;
} readers[] = {
  { "agreements.json", (Reader) vei_devices_new },
  { "units.json", (Reader) vei_units_new },
  { "topics.json", (Reader) vei_topics_new },
  { "rights.json", (Reader) vei_rights_new },
  { "abroad.json", (Reader) vei_abroad_new },
  { "travel.json", (Reader) vei_travel_new },
  { "letters.json", (Reader) vei_letter_book_new },
};

/* Words that are explained are looked for in what the pack itself says. */
static void
look_up_words (VeiTopics *topics)
{
  for (VeiLanguage language = 0; language < VEI_N_LANGUAGES; language++)
    {
      g_autoptr (VeiGlossary) glossary = vei_glossary_new (topics, language);

      for (guint i = 0; i < vei_glossary_get_n (glossary); i++)
        {
          g_autoptr (GPtrArray) found = g_ptr_array_new ();

          vei_glossary_find (glossary, vei_text_get (&vei_glossary_get (glossary, i)->text, language), found);
          FUZZ_ASSERT (found->len <= vei_glossary_get_n (glossary));
        }
    }
}

/* Returns whether every file that is there can be read. */
static gboolean
read_all (VeiKnowledge *knowledge)
{
  gboolean all = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GObject) object = NULL;

      if (!vei_pack_has (vei_knowledge_get_pack (knowledge), readers[i].file))
        continue;
      object = readers[i].read (knowledge, &error);
      FUZZ_ASSERT ((object == NULL) == (error != NULL));
      fuzz_check_error (error);
      all &= object != NULL;
      if (object != NULL && VEI_IS_TOPICS (object))
        look_up_words (VEI_TOPICS (object));
    }
  return all;
}

static void
judge (VeiKnowledge *knowledge)
{
  VeiAnswers answers = { 0, };
  VeiAssessment assessment;
  const VeiQuestion *question;
  guint n = 0;

  while ((question = vei_next_question (knowledge, &answers, fuzz_get_day ())) != NULL)
    {
      FUZZ_ASSERT (n++ < VEI_MAX_QUESTIONS);
      if (!question->may_not_know)
        break;
      vei_answers_set_does_not_know (&answers, question);
    }
  vei_assess (knowledge, &answers, fuzz_get_day (), &assessment);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  /* The text ends in a zero: a prefix of it is looked for. */
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (GHashTable) files = split (text, strlen (text));
  g_autoptr (VeiPack) pack = vei_pack_new_for_files (files);
  g_autoptr (VeiKnowledge) knowledge = NULL;
  g_autoptr (VeiCheckReport) report = NULL;
  g_autoptr (GError) error = NULL;

  knowledge = vei_knowledge_new (pack, &error);
  FUZZ_ASSERT ((knowledge == NULL) == (error != NULL));
  fuzz_check_error (error);
  report = vei_check_pack (pack);
  FUZZ_ASSERT (report->combinations != NULL && (knowledge != NULL || report->faults->len > 0));
  for (guint i = 0; i < report->faults->len; i++)
    FUZZ_ASSERT (g_utf8_validate (g_ptr_array_index (report->faults, i), -1, NULL));
  if (knowledge == NULL)
    return 0;
  (void) read_all (knowledge);
  if (report->faults->len == 0)
    judge (knowledge);
  if (g_getenv ("FUZZ_SAYS") != NULL)
    {
      g_print ("%s\n", report->faults->len == 0 && read_all (knowledge) ? "sound" : "refused");
    }
  return 0;
}
