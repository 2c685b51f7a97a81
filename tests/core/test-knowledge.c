/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <string.h>

#include "core/vei-date.h"
#include "core/vei-devices.h"
#include "core/vei-json.h"
#include "core/vei-knowledge.h"
#include "core/vei-units.h"

/* What the getters give is what stands in the files of the pack, in its order. */

typedef struct
{
  VeiPack      *pack;
  VeiKnowledge *knowledge;
  JsonNode     *rules_root;
  JsonObject   *rules;
  JsonNode     *questions_root;
  JsonObject   *questions;
  JsonNode     *sources_root;
  JsonArray    *sources;
} Fixture;

static void
set_up_cb (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->pack = vei_pack_new_bundled ();
  fixture->knowledge = vei_knowledge_new (fixture->pack, &error);
  g_assert_no_error (error);
  fixture->rules_root = vei_pack_read (fixture->pack, "rules.json", &error);
  g_assert_no_error (error);
  fixture->rules = json_node_get_object (fixture->rules_root);
  fixture->questions_root = vei_pack_read (fixture->pack, "questions.json", &error);
  g_assert_no_error (error);
  fixture->questions = json_node_get_object (fixture->questions_root);
  fixture->sources_root = vei_pack_read (fixture->pack, "sources.json", &error);
  g_assert_no_error (error);
  fixture->sources = json_object_get_array_member (json_node_get_object (fixture->sources_root),
                                                   "sources");
}

static void
tear_down_cb (Fixture       *fixture,
              gconstpointer  data)
{
  json_node_unref (fixture->sources_root);
  json_node_unref (fixture->questions_root);
  json_node_unref (fixture->rules_root);
  g_assert_finalize_object (fixture->knowledge);
  g_assert_finalize_object (fixture->pack);
}

static void
check_text (const VeiText *text,
            JsonObject    *object,
            const char    *member)
{
  JsonObject *expected = NULL;

  if (json_object_has_member (object, member))
    expected = json_object_get_object_member (object, member);
  for (guint i = 0; i < VEI_N_LANGUAGES; i++)
    g_assert_cmpstr (vei_text_get (text, i), ==,
                     expected != NULL
                     ? json_object_get_string_member (expected, vei_language_get_code (i)) : "");
}

static void
check_refs (VeiKnowledge        *knowledge,
            const VeiSourceRefs *refs,
            JsonObject          *object)
{
  JsonArray *expected = json_object_get_array_member (object, "source");

  g_assert_cmpuint (refs->n, ==, json_array_get_length (expected));
  g_assert_cmpuint (refs->n, >, 0);
  for (guint i = 0; i < refs->n; i++)
    {
      const VeiSource *source = vei_knowledge_get_source (knowledge, refs->ref[i].source);
      g_autofree char *whole = refs->ref[i].locator[0] != '\0'
                               ? g_strconcat (source->id, "#", refs->ref[i].locator, NULL)
                               : g_strdup (source->id);

      g_assert_cmpstr (whole, ==, json_array_get_string_element (expected, i));
    }
}

static void
check_date (const GDate *date,
            JsonObject  *object,
            const char  *member)
{
  g_autofree char *iso = NULL;

  if (json_object_get_null_member (object, member))
    {
      g_assert_false (g_date_valid (date));
      return;
    }
  iso = vei_date_to_iso (date);
  g_assert_cmpstr (iso, ==, json_object_get_string_member (object, member));
}

/* ---- The pack itself ---- */

static void
test_pack (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = vei_pack_read (fixture->pack, "pack.json", &error);
  JsonObject *object = json_node_get_object (root);

  g_assert_no_error (error);
  g_assert_true (vei_knowledge_get_pack (fixture->knowledge) == fixture->pack);
  g_assert_cmpstr (vei_knowledge_get_version (fixture->knowledge), ==,
                   json_object_get_string_member (object, "version"));
  g_assert_cmpstr (vei_knowledge_get_publisher (fixture->knowledge), ==,
                   json_object_get_string_member (object, "publisher"));
  check_date (vei_knowledge_get_released (fixture->knowledge), object, "released");
  g_assert_cmpuint (vei_knowledge_get_complaint_days (fixture->knowledge), ==, 28);
}

static void
test_unreadable (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (VeiPack) pack = vei_pack_new_for_directory ("/nonexistent/pack");
  g_autoptr (GError) error = NULL;
  g_autoptr (VeiKnowledge) knowledge = vei_knowledge_new (pack, &error);

  g_assert_null (knowledge);
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
}

/* ---- Sources ---- */

static void
test_sources (Fixture       *fixture,
              gconstpointer  data)
{
  guint n = json_array_get_length (fixture->sources);

  g_assert_cmpuint (vei_knowledge_get_n_sources (fixture->knowledge), ==, n);
  for (guint i = 0; i < n; i++)
    {
      JsonObject *object = json_array_get_object_element (fixture->sources, i);
      const VeiSource *source = vei_knowledge_get_source (fixture->knowledge, i);

      g_assert_cmpstr (source->id, ==, json_object_get_string_member (object, "id"));
      g_assert_true (vei_knowledge_find_source (fixture->knowledge, source->id) == source);
      check_text (&source->title, object, "title");
      check_text (&source->label, object, "label");
      g_assert_cmpstr (source->publisher, ==, json_object_get_string_member (object, "publisher"));
      g_assert_cmpint (source->interim, ==, json_object_get_boolean_member (object, "interim"));
      check_date (&source->valid_from, object, "valid_from");
      check_date (&source->valid_to, object, "valid_to");
      check_date (&source->checked_on, object, "checked_on");
      g_assert_cmpstr (source->url, ==,
                       json_object_get_string_member_with_default (object, "url", NULL));
      g_assert_cmpstr (source->published, ==,
                       json_object_get_string_member_with_default (object, "published", NULL));
    }
  g_assert_null (vei_knowledge_find_source (fixture->knowledge, "nobody"));
}

/* How many objects below a node name a source. */
static guint
count_facts (JsonNode   *node,
             const char *id)
{
  guint n = 0;

  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        n += count_facts (json_array_get_element (array, i), id);
    }
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObjectIter iter;
      const char *name;
      JsonNode *child;

      json_object_iter_init (&iter, json_node_get_object (node));
      while (json_object_iter_next (&iter, &name, &child))
        {
          JsonArray *refs = g_str_equal (name, "source") ? json_node_get_array (child) : NULL;
          gboolean named = FALSE;

          for (guint i = 0; refs != NULL && i < json_array_get_length (refs); i++)
            {
              const char *ref = json_array_get_string_element (refs, i);
              gsize length = strcspn (ref, "#");

              named = named || (length == strlen (id) && strncmp (ref, id, length) == 0);
            }
          n += named + count_facts (child, id);
        }
    }
  return n;
}

static const char *const fact_files[] = {
  "rules.json", "questions.json", "letters.json", "agreements.json", "units.json", "places.json",
  "travel.json", "abroad.json", "rights.json", "topics.json",
};

static guint
count_facts_in_files (VeiPack    *pack,
                      const char *id)
{
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (fact_files); i++)
    {
      g_autoptr (JsonNode) root = vei_pack_read (pack, fact_files[i], NULL);

      g_assert_nonnull (root);
      n += count_facts (root, id);
    }
  return n;
}

static void
check_fact_names (const char * const *facts,
                  guint               n)
{
  guint length = g_strv_length ((char **) facts);

  g_assert_cmpuint (length, <=, n);
  g_assert_true ((length > 0) == (n > 0));
  for (guint i = 0; i < length; i++)
    {
      g_autofree char *file = g_strndup (facts[i], strcspn (facts[i], "#"));
      gboolean known = FALSE;

      for (guint f = 0; f < G_N_ELEMENTS (fact_files); f++)
        known = known || g_str_equal (fact_files[f], file);
      g_assert_true (known);
    }
}

static void
test_facts (Fixture       *fixture,
            gconstpointer  data)
{
  for (guint i = 0; i < vei_knowledge_get_n_sources (fixture->knowledge); i++)
    {
      const VeiSource *source = vei_knowledge_get_source (fixture->knowledge, i);
      guint n = vei_knowledge_count_facts (fixture->knowledge, source);

      g_assert_cmpuint (n, ==, count_facts_in_files (fixture->pack, source->id));
      check_fact_names (vei_knowledge_get_facts (fixture->knowledge, source), n);
    }
}

/* Reading a subject of the pack, even twice, changes no count. */
static void
test_facts_stay (Fixture       *fixture,
                 gconstpointer  data)
{
  const VeiSource *source = vei_knowledge_get_source (fixture->knowledge, 0);
  guint before = vei_knowledge_count_facts (fixture->knowledge, source);

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (VeiDevices) devices = vei_devices_new (fixture->knowledge, &error);
      g_autoptr (VeiUnits) units = vei_units_new (fixture->knowledge, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (vei_knowledge_count_facts (fixture->knowledge, source), ==, before);
    }
}

typedef struct
{
  const char *name;
  const char *valid_from;
  const char *valid_to;
  gboolean    interim;
  gboolean    stale;             /* on 2026-11-22 */
} StaleRow;

static const StaleRow stale_rows[] = {
  { "open", NULL, NULL, FALSE, FALSE },
  { "interim", NULL, NULL, TRUE, TRUE },
  { "ends-that-day", NULL, "2026-11-22", FALSE, FALSE },
  { "ended-the-day-before", NULL, "2026-11-21", FALSE, TRUE },
  { "ends-the-day-after", NULL, "2026-11-23", FALSE, FALSE },
  { "begins-that-day", "2026-11-22", NULL, FALSE, FALSE },
  { "begins-the-day-after", "2026-11-23", NULL, FALSE, TRUE },
  { "began-the-day-before", "2026-11-21", NULL, FALSE, FALSE },
  { "interim-and-in-force", "2026-11-21", "2026-11-23", TRUE, TRUE },
};

static void
test_stale (gconstpointer data)
{
  const StaleRow *row = data;
  VeiSource source = { .id = "a-source", .interim = row->interim };
  GDate as_of;

  g_date_clear (&source.valid_from, 1);
  g_date_clear (&source.valid_to, 1);
  if (row->valid_from != NULL)
    g_assert_true (vei_date_parse (row->valid_from, &source.valid_from));
  if (row->valid_to != NULL)
    g_assert_true (vei_date_parse (row->valid_to, &source.valid_to));
  g_assert_true (vei_date_parse ("2026-11-22", &as_of));
  g_assert_cmpint (vei_source_is_stale (&source, &as_of), ==, row->stale);
}

/* ---- Questions ---- */

static void
check_choices (const VeiQuestion *question,
               JsonObject        *object)
{
  JsonArray *choices = NULL;

  if (json_object_has_member (object, "choices"))
    choices = json_object_get_array_member (object, "choices");
  g_assert_cmpuint (question->n_choices, ==,
                    choices != NULL ? json_array_get_length (choices) : 0);
  for (guint i = 0; i < question->n_choices; i++)
    {
      JsonObject *choice = json_array_get_object_element (choices, i);

      g_assert_cmpstr (question->choices[i].id, ==, json_object_get_string_member (choice, "id"));
      check_text (&question->choices[i].label, choice, "label");
      check_text (&question->choices[i].help, choice, "help");
    }
}

static void
check_parent (VeiKnowledge      *knowledge,
              const VeiQuestion *question,
              JsonObject        *object)
{
  JsonObject *follow_up;

  if (!json_object_has_member (object, "follow_up_of"))
    {
      g_assert_cmpint (question->parent, ==, -1);
      return;
    }
  follow_up = json_object_get_object_member (object, "follow_up_of");
  g_assert_cmpint (question->parent, <, question->index);
  g_assert_cmpstr (vei_knowledge_get_question (knowledge, (guint) question->parent)->id, ==,
                   json_object_get_string_member (follow_up, "question"));
}

static void
test_questions (Fixture       *fixture,
                gconstpointer  data)
{
  static const char *const kinds[] = { "yes_no", "one", "many", "date", "number" };
  JsonArray *array = json_object_get_array_member (fixture->questions, "questions");
  guint n = json_array_get_length (array);

  g_assert_cmpuint (vei_knowledge_get_n_questions (fixture->knowledge), ==, n);
  for (guint i = 0; i < n; i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);
      const VeiQuestion *question = vei_knowledge_get_question (fixture->knowledge, i);

      g_assert_cmpstr (question->id, ==, json_object_get_string_member (object, "id"));
      g_assert_true (vei_knowledge_find_question (fixture->knowledge, question->id) == question);
      g_assert_cmpuint (question->index, ==, i);
      g_assert_cmpstr (kinds[question->kind], ==, json_object_get_string_member (object, "kind"));
      g_assert_cmpint (question->may_not_know, ==,
                       json_object_get_boolean_member (object, "may_not_know"));
      g_assert_cmpstr (vei_knowledge_get_page (fixture->knowledge, question->page)->id, ==,
                       json_object_get_string_member (object, "page"));
      check_text (&question->text, object, "text");
      check_text (&question->short_text, object, "short");
      check_text (&question->help, object, "help");
      check_text (&question->why, object, "why");
      check_text (&question->find_out, object, "find_out");
      check_text (&question->met, object, "met");
      check_refs (fixture->knowledge, &question->sources, object);
      check_choices (question, object);
      check_parent (fixture->knowledge, question, object);
    }
  g_assert_null (vei_knowledge_find_question (fixture->knowledge, "likes_tea"));
}

static void
test_pages (Fixture       *fixture,
            gconstpointer  data)
{
  JsonArray *array = json_object_get_array_member (fixture->questions, "pages");

  g_assert_cmpuint (vei_knowledge_get_n_pages (fixture->knowledge), ==,
                    json_array_get_length (array));
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);
      const VeiPage *page = vei_knowledge_get_page (fixture->knowledge, i);

      g_assert_cmpstr (page->id, ==, json_object_get_string_member (object, "id"));
      check_text (&page->title, object, "title");
      check_text (&page->help, object, "help");
    }
}

static void
test_number (Fixture       *fixture,
             gconstpointer  data)
{
  const VeiQuestion *question = vei_knowledge_find_question (fixture->knowledge, "hba1c");

  g_assert_cmpfloat (question->minimum, ==, 20);
  g_assert_cmpfloat (question->maximum, ==, 200);
  g_assert_cmpstr (vei_text_get (&question->unit, VEI_LANGUAGE_NB), ==, "mmol/mol");
}

/* ---- Rules ---- */

static void
test_verdicts (Fixture       *fixture,
               gconstpointer  data)
{
  static const char *const ids[] = {
    "strong_case", "may_be_assessed", "special_reasoning", "not_covered", "childrens_department",
    "replace_faulty", "find_out_first", "need_more_information"
  };
  JsonArray *array = json_object_get_array_member (fixture->rules, "verdicts");

  g_assert_cmpuint (vei_knowledge_get_n_verdicts (fixture->knowledge), ==, G_N_ELEMENTS (ids));
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);
      const VeiVerdict *verdict = vei_knowledge_get_verdict (fixture->knowledge, i);

      g_assert_cmpstr (verdict->id, ==, ids[i]);
      g_assert_cmpint (verdict->settled, ==, !g_str_equal (ids[i], "need_more_information"));
      g_assert_cmpstr (verdict->icon, ==, json_object_get_string_member (object, "icon"));
      check_text (&verdict->title, object, "title");
      check_text (&verdict->text, object, "text");
    }
}

static void
check_statement (Fixture            *fixture,
                 const VeiStatement *statement,
                 JsonObject         *object,
                 const char         *id_member)
{
  g_assert_cmpstr (statement->id, ==, json_object_get_string_member (object, id_member));
  check_text (&statement->title, object, "title");
  check_text (&statement->text, object, "text");
  check_refs (fixture->knowledge, &statement->sources, object);
}

static void
test_ladders (Fixture       *fixture,
              gconstpointer  data)
{
  static const guint lengths[] = { 14, 8 };
  JsonArray *array = json_object_get_array_member (fixture->rules, "equipment");

  g_assert_cmpuint (vei_knowledge_get_n_equipment (fixture->knowledge), ==, G_N_ELEMENTS (lengths));
  for (guint e = 0; e < G_N_ELEMENTS (lengths); e++)
    {
      JsonObject *object = json_array_get_object_element (array, e);
      JsonArray *lines = json_object_get_array_member (object, "lines");
      const VeiEquipment *equipment = vei_knowledge_get_equipment (fixture->knowledge, e);

      g_assert_cmpstr (equipment->id, ==, json_object_get_string_member (object, "id"));
      check_text (&equipment->name, object, "name");
      check_text (&equipment->name_definite, object, "name_definite");
      g_assert_cmpuint (vei_knowledge_get_n_lines (fixture->knowledge, e), ==, lengths[e]);
      for (guint i = 0; i < lengths[e]; i++)
        check_statement (fixture, vei_knowledge_get_line (fixture->knowledge, e, i),
                         json_array_get_object_element (lines, i), "criterion");
    }
}

typedef const VeiStatement *(*GetFunc) (VeiKnowledge *knowledge, guint index);

static void
check_statements (Fixture    *fixture,
                  const char *member,
                  guint       n,
                  GetFunc     get)
{
  JsonArray *array = json_object_get_array_member (fixture->rules, member);

  g_assert_cmpuint (n, ==, json_array_get_length (array));
  for (guint i = 0; i < n; i++)
    check_statement (fixture, get (fixture->knowledge, i),
                     json_array_get_object_element (array, i), "id");
}

static void
test_statements (Fixture       *fixture,
                 gconstpointer  data)
{
  VeiKnowledge *knowledge = fixture->knowledge;

  check_statements (fixture, "approvals", vei_knowledge_get_n_approvals (knowledge),
                    vei_knowledge_get_approval);
  check_statements (fixture, "cautions", vei_knowledge_get_n_cautions (knowledge),
                    vei_knowledge_get_caution);
  check_statements (fixture, "steps", vei_knowledge_get_n_steps (knowledge),
                    vei_knowledge_get_step);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up_cb, test, tear_down_cb)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/knowledge/pack", test_pack);
  ADD ("/knowledge/unreadable", test_unreadable);
  ADD ("/knowledge/sources", test_sources);
  ADD ("/knowledge/sources/facts", test_facts);
  ADD ("/knowledge/sources/facts-stay", test_facts_stay);
  for (guint i = 0; i < G_N_ELEMENTS (stale_rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/knowledge/stale/%s", stale_rows[i].name);

      g_test_add_data_func (path, &stale_rows[i], test_stale);
    }
  ADD ("/knowledge/questions", test_questions);
  ADD ("/knowledge/pages", test_pages);
  ADD ("/knowledge/number", test_number);
  ADD ("/knowledge/verdicts", test_verdicts);
  ADD ("/knowledge/ladders", test_ladders);
  ADD ("/knowledge/statements", test_statements);

  return g_test_run ();
}
