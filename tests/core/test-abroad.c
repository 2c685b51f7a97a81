/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <string.h>

#include "core/vei-abroad.h"

static VeiKnowledge *knowledge;
static VeiAbroad *abroad;

/* T-28: four schemes, kept apart. */
static void
test_schemes (void)
{
  static const char * const ids[] = {
    "treatment-abroad", "health-travel", "staying-abroad", "eea-refund"
  };

  g_assert_cmpuint (vei_abroad_get_n_schemes (abroad), ==, G_N_ELEMENTS (ids));
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      const VeiScheme *scheme = vei_abroad_get_scheme (abroad, i);

      g_assert_cmpstr (scheme->article.id, ==, ids[i]);
      g_assert_true (scheme == vei_abroad_find_scheme (abroad, ids[i]));
      g_assert_true (scheme->by_region == (i == 0));
    }
}

/* T-22: each scheme has its own deadline and its own body. */
static void
test_complaints (void)
{
  const VeiScheme *treatment = vei_abroad_find_scheme (abroad, "treatment-abroad");
  const VeiScheme *travel = vei_abroad_find_scheme (abroad, "health-travel");

  g_assert_cmpstr (treatment->body->id, ==, "helseklage");
  g_assert_cmpuint (treatment->deadline->days, ==, 28);
  g_assert_cmpstr (travel->body->id, ==, "behandlingsreiser");
  g_assert_cmpuint (travel->deadline->days, ==, 21);
  g_assert_null (vei_abroad_find_scheme (abroad, "staying-abroad")->body);
  g_assert_null (vei_abroad_find_scheme (abroad, "eea-refund")->deadline);
  g_assert_cmpuint (vei_abroad_find_deadline (abroad, "court")->months, ==, 6);
}

static void
test_regions (void)
{
  static const char * const offices[][2] = {
    { "sor-ost", "office-oslo" }, { "vest", "office-bergen" }, { "midt", "office-trondheim" },
    { "nord", "office-oslo" }
  };

  g_assert_cmpuint (vei_abroad_get_n_regions (abroad), ==, G_N_ELEMENTS (offices));
  for (guint i = 0; i < G_N_ELEMENTS (offices); i++)
    {
      const VeiAbroadRegion *region = vei_abroad_find_region (abroad, offices[i][0]);

      g_assert_cmpstr (region->office->id, ==, offices[i][1]);
      /* What is old is never shown as if it were certain. */
      for (guint c = 0; c < region->office->n_contacts; c++)
        g_assert_true (region->office->contacts[c].confirm);
    }
  g_assert_null (vei_abroad_find_region (abroad, "sor"));
}

/* ---- The chooser ---- */

static void
walk (guint question,
      guint depth)
{
  const VeiChooserQuestion *asked = vei_abroad_get_question (abroad, question);

  g_assert_cmpuint (depth, <, 8);
  g_assert_cmpuint (asked->n_choices, >, 1);
  for (guint i = 0; i < asked->n_choices; i++)
    {
      const VeiChooserChoice *choice = &asked->choices[i];

      if (choice->question >= 0)
        walk ((guint) choice->question, depth + 1);
      else
        g_assert_nonnull (vei_abroad_get_result (abroad, (guint) choice->result)->id);
    }
}

static const char *
choose (const char * const *choices,
        const VeiScheme   **scheme)
{
  guint question = 0;

  for (;; choices++)
    {
      const VeiChooserQuestion *asked = vei_abroad_get_question (abroad, question);
      const VeiChooserChoice *choice = NULL;

      for (guint i = 0; i < asked->n_choices; i++)
        if (g_strcmp0 (asked->choices[i].id, *choices) == 0)
          choice = &asked->choices[i];
      g_assert_nonnull (choice);
      if (choice->result >= 0)
        {
          const VeiChooserResult *result = vei_abroad_get_result (abroad, (guint) choice->result);

          *scheme = result->scheme;
          return result->id;
        }
      question = (guint) choice->question;
    }
}

static void
test_chooser (void)
{
  const char * const equipment[] = { "equipment", NULL };
  const char * const missing[] = { "treatment", "planned", "no", NULL };
  const char * const refund[] = { "treatment", "there", "yes", NULL };
  const char * const climate[] = { "climate", NULL };
  const VeiScheme *scheme;

  walk (0, 0);
  g_assert_cmpstr (choose (equipment, &scheme), ==, "result-equipment");
  g_assert_null (scheme);
  choose (missing, &scheme);
  g_assert_cmpstr (scheme->article.id, ==, "treatment-abroad");
  choose (refund, &scheme);
  g_assert_cmpstr (scheme->article.id, ==, "eea-refund");
  choose (climate, &scheme);
  g_assert_cmpstr (scheme->article.id, ==, "health-travel");
}

/* ---- Tables ---- */

static double
get_value (const char *table,
           guint       row,
           const char *column)
{
  const VeiTable *found = vei_abroad_find_table (abroad, table);

  g_assert_nonnull (found);
  for (guint i = 0; i < found->n_columns; i++)
    if (g_str_equal (vei_text_get (&found->columns[i], VEI_LANGUAGE_NB), column))
      return found->rows[row].values[i];
  g_assert_not_reached ();
}

static void
test_sums (void)
{
  const VeiTable *regions = vei_abroad_find_table (abroad, "received-by-region");
  const VeiTable *costs = vei_abroad_find_table (abroad, "costs");
  const VeiTableRow *total = vei_table_get_total (costs);

  g_assert_cmpuint (regions->n_columns, ==, 10);
  for (guint i = 0; i < regions->n_columns; i++)
    g_assert_cmpfloat_with_epsilon (vei_table_sum (regions, i),
                                    get_value ("applications", 0,
                                               vei_text_get (&regions->columns[i],
                                                             VEI_LANGUAGE_NB)), 1e-6);
  g_assert_cmpuint (costs->n_columns, ==, 6);
  for (guint i = 0; i < costs->n_columns; i++)
    g_assert_cmpfloat_with_epsilon (vei_table_sum (costs, i), total->values[i], 1e-6);
}

static void
test_values (void)
{
  g_assert_cmpfloat_with_epsilon (get_value ("applications", 0, "2019"), 321, 1e-9);
  g_assert_cmpfloat_with_epsilon (get_value ("applications", 1, "2019"), 226, 1e-9);
  g_assert_cmpfloat_with_epsilon (get_value ("applications", 0, "2009"), 302, 1e-9);
  g_assert_cmpfloat_with_epsilon (get_value ("received-by-region", 3, "2018"), 25, 1e-9);
  g_assert_cmpfloat_with_epsilon (get_value ("costs", 2, "2016"), 15925900, 1e-9);
  g_assert_cmpfloat_with_epsilon (get_value ("diagnoses", 1, "2019"), 12, 1e-9);
  g_assert_cmpfloat_with_epsilon (get_value ("complaints", 1, "Helse Sør-Øst"), 16, 1e-9);
  g_assert_cmpfloat_with_epsilon (get_value ("particle-therapy", 0, "Helse Nord"), 1, 1e-9);
}

/* T-30: a table says in its heading how old it is; T-32: and what it is not. */
static void
test_headings (void)
{
  for (guint i = 0; i < vei_abroad_get_n_tables (abroad); i++)
    for (guint l = 0; l < VEI_N_LANGUAGES; l++)
      {
        const VeiTable *table = vei_abroad_get_table (abroad, i);

        g_assert_nonnull (strstr (vei_text_get (&table->title, l), "2019"));
        g_assert_cmpstr (vei_text_get (&table->note, l), !=, "");
      }
}

static void
test_csv (void)
{
  g_autofree char *csv = vei_table_to_csv (vei_abroad_find_table (abroad, "complaints"),
                                           VEI_LANGUAGE_EN);

  g_assert_cmpstr (csv, ==,
                   "\"Complaints 2019\",\"Helse Sør-Øst\",\"Helse Vest\",\"Helse Midt-Norge\","
                   "\"Helse Nord\"\r\n"
                   "\"Complaints about a refusal\",17,4,3,4\r\n"
                   "\"Cases decided by the board\",16,1,2,2\r\n");
}

/* ---- What must be said, and what must not ---- */

static gboolean
says (const VeiScheme *scheme,
      const char      *word)
{
  for (guint i = 0; i < scheme->article.n_parts; i++)
    for (guint p = 0; p < scheme->article.parts[i].n_points; p++)
      if (strstr (vei_text_get (&scheme->article.parts[i].points[p].text, VEI_LANGUAGE_NB), word)
          != NULL)
        return TRUE;
  return FALSE;
}

static void
test_plain_words (void)
{
  guint n;
  const VeiPoint *intro = vei_abroad_get_intro (abroad, &n);

  g_assert_cmpuint (n, >, 0);
  g_assert_nonnull (strstr (vei_text_get (&intro[0].text, VEI_LANGUAGE_NB), "diabetesutstyr"));
  g_assert_true (says (vei_abroad_find_scheme (abroad, "health-travel"),
                       "Diabetes står ikke på listen"));
  /* T-29: the regulation is named, the section is not. */
  g_assert_true (says (vei_abroad_find_scheme (abroad, "eea-refund"), "22. november 2010"));
  for (guint i = 0; i < vei_abroad_get_n_schemes (abroad); i++)
    g_assert_false (says (vei_abroad_get_scheme (abroad, i), "§"));
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (VeiPack) pack = vei_pack_new_bundled ();
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  knowledge = vei_knowledge_new (pack, &error);
  g_assert_no_error (error);
  abroad = vei_abroad_new (knowledge, &error);
  g_assert_no_error (error);

  g_test_add_func ("/abroad/schemes", test_schemes);
  g_test_add_func ("/abroad/complaints", test_complaints);
  g_test_add_func ("/abroad/regions", test_regions);
  g_test_add_func ("/abroad/chooser", test_chooser);
  g_test_add_func ("/abroad/sums", test_sums);
  g_test_add_func ("/abroad/values", test_values);
  g_test_add_func ("/abroad/headings", test_headings);
  g_test_add_func ("/abroad/csv", test_csv);
  g_test_add_func ("/abroad/plain-words", test_plain_words);

  status = g_test_run ();
  g_assert_finalize_object (g_steal_pointer (&abroad));
  g_clear_object (&knowledge);
  return status;
}
