/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include <string.h>

#include "core/vei-json.h"
#include "letter-fixture.h"
#include "letter/vei-letter-draft.h"

#define KIND "application"

typedef struct
{
  VeiCase        *letter_case;
  VeiLetterDraft *draft;
} Fixture;

static void
recompose (Fixture *fixture)
{
  g_autoptr (VeiDocument) document = fixture_compose (fixture->letter_case, KIND,
                                                      VEI_LANGUAGE_NB);

  vei_letter_draft_set_document (fixture->draft, document);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->letter_case = fixture_load_example ("type1-wants-both");
  fixture->draft = vei_letter_draft_new (fixture->letter_case, KIND);
  recompose (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (g_steal_pointer (&fixture->draft));
  g_clear_object (&fixture->letter_case);
}

static char *
get_text (VeiLetterDraft *draft)
{
  g_autoptr (VeiDocument) document = vei_letter_draft_to_document (draft);

  return vei_document_to_plain_text (document);
}

static void
assert_state (Fixture       *fixture,
              const char    *id,
              VeiDraftState  state)
{
  const VeiDraftPart *part = vei_letter_draft_find_part (fixture->draft, id);

  g_assert_nonnull (part);
  g_assert_cmpint (part->state, ==, state);
}

/* What the case keeps of the letter, as a line. */
static char *
get_kept (VeiCase *letter_case)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *letter = vei_case_get_letter (letter_case, KIND, FALSE);

  if (letter == NULL)
    return g_strdup ("");
  json_node_set_object (node, letter);
  return vei_json_to_line (node);
}

/* ---- Each thing that can be done ---- */

static void
test_untouched (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *composed = fixture_compose_text (fixture->letter_case, KIND, VEI_LANGUAGE_NB);
  g_autofree char *text = get_text (fixture->draft);

  g_assert_cmpstr (text, ==, composed);
  g_assert_false (vei_letter_draft_has_changes (fixture->draft));
  g_assert_false (vei_letter_draft_can_undo (fixture->draft));
  g_assert_false (vei_letter_draft_undo (fixture->draft));
  g_assert_false (vei_letter_draft_redo (fixture->draft));
  for (guint i = 0; i < vei_letter_draft_get_n_parts (fixture->draft); i++)
    g_assert_cmpint (vei_letter_draft_get_part (fixture->draft, i)->state, ==,
                     VEI_DRAFT_COMPOSED);
}

static void
test_edit (Fixture       *fixture,
           gconstpointer  data)
{
  const char *composed = vei_letter_draft_find_part (fixture->draft, "ask.apply")->composed;
  g_autofree char *before = get_text (fixture->draft);
  g_autofree char *original = g_strdup (composed);
  g_autofree char *after = NULL, *undone = NULL;

  g_assert_true (vei_letter_draft_set_text (fixture->draft, "ask.apply", "Kjære dere: søk."));
  g_assert_false (vei_letter_draft_set_text (fixture->draft, "ask.apply", "Kjære dere: søk."));
  g_assert_false (vei_letter_draft_set_text (fixture->draft, "nothing", "a"));
  assert_state (fixture, "ask.apply", VEI_DRAFT_EDITED);
  after = get_text (fixture->draft);
  fixture_assert_holds (after, "\n\nKjære dere: søk.\n");
  fixture_assert_lacks (after, original);

  /* It keeps what it rests on. */
  g_assert_cmpuint (vei_letter_draft_find_part (fixture->draft, "ask.apply")->block->sources.n,
                    >, 0);
  /* The wording of the letter is no edit. */
  g_assert_true (vei_letter_draft_set_text (fixture->draft, "ask.apply", original));
  assert_state (fixture, "ask.apply", VEI_DRAFT_COMPOSED);
  undone = get_text (fixture->draft);
  g_assert_cmpstr (undone, ==, before);
}

static void
test_empty_text (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *text = NULL;

  vei_letter_draft_set_text (fixture->draft, "reason.lives_alone", " \n\t ");
  text = get_text (fixture->draft);
  fixture_assert_lacks (text, "• \n");
  fixture_assert_lacks (text, "\n\n\n");
}

static void
test_remove (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *before = get_text (fixture->draft);
  g_autofree char *without = NULL, *again = NULL;

  g_assert_true (vei_letter_draft_remove (fixture->draft, "reason.lives_alone"));
  g_assert_false (vei_letter_draft_remove (fixture->draft, "reason.lives_alone"));
  g_assert_false (vei_letter_draft_set_text (fixture->draft, "reason.lives_alone", "a"));
  assert_state (fixture, "reason.lives_alone", VEI_DRAFT_REMOVED);
  without = get_text (fixture->draft);
  fixture_assert_lacks (without, "• Jeg bor alene.\n");

  /* It stays out, whatever the letter says. */
  recompose (fixture);
  assert_state (fixture, "reason.lives_alone", VEI_DRAFT_REMOVED);
  g_assert_true (vei_letter_draft_restore (fixture->draft, "reason.lives_alone"));
  again = get_text (fixture->draft);
  g_assert_cmpstr (again, ==, before);
  g_assert_false (vei_letter_draft_has_changes (fixture->draft));
}

/* A section whose paragraphs are all gone has no heading. */
static void
test_remove_section (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *text = NULL;

  vei_letter_draft_remove (fixture->draft, "ask.apply");
  vei_letter_draft_remove (fixture->draft, "ask.written");
  text = get_text (fixture->draft);
  fixture_assert_lacks (text, "Det jeg ber om");
}

static void
test_remove_edited (Fixture       *fixture,
                    gconstpointer  data)
{
  vei_letter_draft_set_text (fixture->draft, "ask.written", "Svar meg.");
  vei_letter_draft_remove (fixture->draft, "ask.written");
  g_assert_true (vei_letter_draft_restore (fixture->draft, "ask.written"));
  assert_state (fixture, "ask.written", VEI_DRAFT_EDITED);
  g_assert_true (vei_letter_draft_restore (fixture->draft, "ask.written"));
  assert_state (fixture, "ask.written", VEI_DRAFT_COMPOSED);
}

static void
test_move (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *text = NULL;

  g_assert_true (vei_letter_draft_move (fixture->draft, "ask.written", "ask.heading"));
  g_assert_false (vei_letter_draft_move (fixture->draft, "ask.written", "ask.heading"));
  g_assert_false (vei_letter_draft_move (fixture->draft, "ask.written", "nothing"));
  g_assert_false (vei_letter_draft_move (fixture->draft, "ask.written", "ask.written"));
  g_assert_true (vei_letter_draft_find_part (fixture->draft, "ask.written")->moved);
  text = get_text (fixture->draft);
  fixture_assert_holds (text, "Det jeg ber om\n\nJeg ber om et skriftlig og begrunnet svar.");

  /* To the top, and it is still a letter. */
  g_assert_true (vei_letter_draft_move (fixture->draft, "ask.written", NULL));
  g_assert_cmpstr (vei_letter_draft_get_part (fixture->draft, 0)->block->id, ==, "ask.written");
  recompose (fixture);
  g_assert_cmpstr (vei_letter_draft_get_part (fixture->draft, 0)->block->id, ==, "ask.written");
}

/* What runs on in a paragraph is a paragraph of its own when it is moved. */
static void
test_move_run_on (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *text = NULL;

  vei_letter_draft_move (fixture->draft, "situation.specialist", "ask.apply");
  text = get_text (fixture->draft);
  fixture_assert_holds (text, "\n\nDiabetesen min blir fulgt opp på sykehus eller hos "
                              "avtalespesialist.\n\n");
}

static void
test_add (Fixture       *fixture,
          gconstpointer  data)
{
  g_autofree char *id = g_strdup (vei_letter_draft_add (fixture->draft, "ask.apply", ""));
  g_autofree char *second = NULL, *text = NULL, *last = NULL;

  g_assert_nonnull (id);
  g_assert_null (vei_letter_draft_add (fixture->draft, "nothing", "a"));
  assert_state (fixture, id, VEI_DRAFT_ADDED);
  text = get_text (fixture->draft);
  fixture_assert_lacks (text, "\n\n\n");

  vei_letter_draft_set_text (fixture->draft, id, "Ring meg gjerne.");
  second = g_strdup (vei_letter_draft_add (fixture->draft, id, "Helst før klokka ti."));
  g_assert_cmpstr (second, !=, id);
  recompose (fixture);
  last = get_text (fixture->draft);
  fixture_assert_holds (last, "insulinpumpe.\n\nRing meg gjerne.\n\nHelst før klokka ti.\n\n");

  g_assert_true (vei_letter_draft_remove (fixture->draft, id));
  g_assert_null (vei_letter_draft_find_part (fixture->draft, id));
  g_assert_nonnull (vei_letter_draft_find_part (fixture->draft, second));
}

/* ---- When the letter changes ---- */

static void
test_changed (Fixture       *fixture,
              gconstpointer  data)
{
  const VeiDraftPart *part;

  vei_letter_draft_set_text (fixture->draft, "subject", "Søknad fra meg");
  vei_letter_draft_set_text (fixture->draft, "ask.written", "Svar meg skriftlig.");
  vei_answers_set_choices (vei_case_get_answers (fixture->letter_case),
                           vei_knowledge_find_question (fixture_get_knowledge (), "equipment"), 2);
  recompose (fixture);

  /* The untouched ones follow, the edited one is kept and marked. */
  assert_state (fixture, "ask.apply", VEI_DRAFT_COMPOSED);
  fixture_assert_lacks (vei_letter_draft_find_part (fixture->draft, "ask.apply")->block->text,
                        "insulinpumpe");
  assert_state (fixture, "ask.written", VEI_DRAFT_EDITED);
  part = vei_letter_draft_find_part (fixture->draft, "subject");
  g_assert_cmpint (part->state, ==, VEI_DRAFT_CHANGED);
  g_assert_cmpstr (part->block->text, ==, "Søknad fra meg");
  g_assert_cmpstr (part->composed, ==, "Begrunnet søknad om sensor (CGM)");

  g_assert_true (vei_letter_draft_leave (fixture->draft, "subject"));
  assert_state (fixture, "subject", VEI_DRAFT_EDITED);
  g_assert_false (vei_letter_draft_leave (fixture->draft, "subject"));
  g_assert_true (vei_letter_draft_undo (fixture->draft));
  g_assert_true (vei_letter_draft_take (fixture->draft, "subject"));
  assert_state (fixture, "subject", VEI_DRAFT_COMPOSED);
}

static void
test_gone (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *text = NULL, *taken = NULL;

  vei_letter_draft_set_text (fixture->draft, "reason.lives_alone", "Jeg bor helt alene i huset.");
  fixture_set_yes (fixture->letter_case, "lives_alone", FALSE);
  recompose (fixture);
  assert_state (fixture, "reason.lives_alone", VEI_DRAFT_GONE);
  g_assert_null (vei_letter_draft_find_part (fixture->draft, "reason.lives_alone")->composed);
  text = get_text (fixture->draft);
  fixture_assert_holds (text, "\n\n• Jeg bor helt alene i huset.\n\n");

  g_assert_true (vei_letter_draft_leave (fixture->draft, "reason.lives_alone"));
  assert_state (fixture, "reason.lives_alone", VEI_DRAFT_ADDED);
  g_assert_true (vei_letter_draft_undo (fixture->draft));
  g_assert_true (vei_letter_draft_take (fixture->draft, "reason.lives_alone"));
  taken = get_text (fixture->draft);
  fixture_assert_lacks (taken, "helt alene");

  /* The answer comes back, and with it the reason as the letter has it. */
  fixture_set_yes (fixture->letter_case, "lives_alone", TRUE);
  recompose (fixture);
  assert_state (fixture, "reason.lives_alone", VEI_DRAFT_COMPOSED);
}

/* What was kept by one draft is there in the next, and in the file. */
static void
test_kept (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GError) error = NULL;
  Fixture again;
  GDate day;

  vei_letter_draft_set_text (fixture->draft, "ask.apply", "Søk «nå» \"straks\"\nog ikke seinere.");
  vei_letter_draft_remove (fixture->draft, "demands.ketoacidosis");
  vei_letter_draft_move (fixture->draft, "ask.written", "subject");
  vei_letter_draft_add (fixture->draft, "ask.apply", "Eget avsnitt.");
  vei_letter_reason_set_on (fixture->letter_case, KIND, "lives_alone", FALSE);
  recompose (fixture);
  before = get_text (fixture->draft);

  node = vei_case_to_node (fixture->letter_case);
  fixture_set_day (&day);
  again.letter_case = vei_case_new_from_node (fixture_get_knowledge (), node, &day, &error);
  g_assert_no_error (error);
  again.draft = vei_letter_draft_new (again.letter_case, KIND);
  recompose (&again);
  after = get_text (again.draft);
  g_assert_cmpstr (after, ==, before);
  g_assert_false (vei_letter_draft_can_undo (again.draft));
  g_clear_object (&again.draft);
  g_clear_object (&again.letter_case);
}

/* What cannot be read in a case is passed over. */
static void
test_odd_file (void)
{
  static const char *const kept[] = {
    "{\"kind\":\"application\",\"edits\":null,\"moves\":7}",
    ("{\"kind\":\"application\",\"edits\":[1,null,{},{\"id\":7},{\"id\":\"subject\"}],"
     "\"moves\":[{},{\"id\":\"subject\"},{\"id\":\"subject\",\"after\":\"subject\"},"
     "{\"id\":\"none\",\"after\":\"none\"}]}"),
    ("{\"kind\":\"application\",\"edits\":[{\"id\":\"x\",\"text\":\"Hei\",\"role\":\"odd\","
     "\"added\":true,\"after\":\"none\"},{\"id\":\"x\",\"text\":\"To\"}]}"),
  };

  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      Fixture fixture = { fixture_load_example ("type1-wants-both"), NULL };
      g_autoptr (JsonNode) node = json_from_string (kept[i], NULL);
      JsonObject *letter = vei_case_get_letter (fixture.letter_case, KIND, TRUE);
      g_autofree char *text = NULL;
      JsonObjectIter iter;
      const char *name;
      JsonNode *member;

      json_object_iter_init (&iter, json_node_get_object (node));
      while (json_object_iter_next (&iter, &name, &member))
        json_object_set_member (letter, name, json_node_copy (member));
      fixture.draft = vei_letter_draft_new (fixture.letter_case, KIND);
      recompose (&fixture);
      text = get_text (fixture.draft);
      fixture_assert_holds (text, "Begrunnet søknad");
      tear_down (&fixture, NULL);
    }
}

/* ---- History ---- */

static void
test_typing_is_one_step (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autofree char *before = get_text (fixture->draft);
  g_autofree char *undone = NULL;

  vei_letter_draft_set_text (fixture->draft, "ask.apply", "S");
  vei_letter_draft_set_text (fixture->draft, "ask.apply", "Sø");
  vei_letter_draft_set_text (fixture->draft, "ask.apply", "Søk");
  vei_letter_draft_end_step (fixture->draft);
  vei_letter_draft_set_text (fixture->draft, "ask.apply", "Søk nå");
  g_assert_true (vei_letter_draft_undo (fixture->draft));
  g_assert_cmpstr (vei_letter_draft_find_part (fixture->draft, "ask.apply")->block->text, ==,
                   "Søk");
  g_assert_true (vei_letter_draft_undo (fixture->draft));
  undone = get_text (fixture->draft);
  g_assert_cmpstr (undone, ==, before);
  g_assert_false (vei_letter_draft_can_undo (fixture->draft));

  g_assert_true (vei_letter_draft_redo (fixture->draft));
  g_assert_true (vei_letter_draft_redo (fixture->draft));
  g_assert_cmpstr (vei_letter_draft_find_part (fixture->draft, "ask.apply")->block->text, ==,
                   "Søk nå");
  g_assert_false (vei_letter_draft_can_redo (fixture->draft));

  /* A new change ends what could be done again. */
  vei_letter_draft_undo (fixture->draft);
  vei_letter_draft_remove (fixture->draft, "ask.written");
  g_assert_false (vei_letter_draft_can_redo (fixture->draft));
}

static void
test_history_is_bounded (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autofree char *words = g_strnfill (200 * 1024, 'a');
  guint n = 0;

  for (guint i = 0; i < 300; i++)
    {
      words[i] = 'b';
      vei_letter_draft_set_text (fixture->draft, "ask.apply", words);
      vei_letter_draft_end_step (fixture->draft);
    }
  while (vei_letter_draft_undo (fixture->draft))
    n++;
  g_assert_cmpuint (n, >, 10);
  g_assert_cmpuint (n, <, 60);
}

static void
count_cb (VeiLetterDraft *draft,
          gpointer        data)
{
  ++*(guint *) data;
}

static void
test_signal (Fixture       *fixture,
             gconstpointer  data)
{
  guint n = 0;

  g_signal_connect (fixture->draft, "changed", G_CALLBACK (count_cb), &n);
  vei_letter_draft_set_text (fixture->draft, "ask.apply", "Søk");
  vei_letter_draft_set_text (fixture->draft, "ask.apply", "Søk");
  vei_letter_draft_undo (fixture->draft);
  vei_letter_draft_redo (fixture->draft);
  g_assert_cmpuint (n, ==, 3);
}

static const char *
choose_id (Fixture *fixture,
           GRand   *random)
{
  guint n = vei_letter_draft_get_n_parts (fixture->draft);

  return vei_letter_draft_get_part (fixture->draft,
                                    (guint) g_rand_int_range (random, 0, (int) n))->block->id;
}

/* Does something with a part; TRUE where it changed the letter. */
static gboolean
do_something (Fixture *fixture,
              GRand   *random)
{
  g_autofree char *id = g_strdup (choose_id (fixture, random));
  g_autofree char *other = g_strdup (choose_id (fixture, random));
  g_autofree char *words = g_strdup_printf ("Ord %u.", g_rand_int_range (random, 0, 4));

  vei_letter_draft_end_step (fixture->draft);
  switch (g_rand_int_range (random, 0, 7))
    {
    case 0:
      return vei_letter_draft_remove (fixture->draft, id);
    case 1:
      return vei_letter_draft_restore (fixture->draft, id);
    case 2:
      return vei_letter_draft_move (fixture->draft, id, g_rand_int_range (random, 0, 9) > 0
                                                          ? other : NULL);
    case 3:
      return vei_letter_draft_add (fixture->draft, other, words) != NULL;
    case 4:
      return vei_letter_draft_take (fixture->draft, id);
    case 5:
      return vei_letter_draft_leave (fixture->draft, id);
    default:
      return vei_letter_draft_set_text (fixture->draft, id, words);
    }
}

static void
change_an_answer (Fixture *fixture,
                  GRand   *random)
{
  static const char *const questions[] = {
    "lives_alone", "glucose_swings", "wants_dearer", "pump_training", "pregnant",
  };

  fixture_set_yes (fixture->letter_case,
                   questions[g_rand_int_range (random, 0, G_N_ELEMENTS (questions))],
                   g_rand_boolean (random));
  recompose (fixture);
}

/* Any sequence, answers changing in between: undone to the start, step by step
 * the same, and done again.
 */
static void
test_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4);

  for (guint round = 0; round < 60; round++)
    {
      Fixture fixture;
      g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
      g_autofree char *last = NULL, *composed = NULL, *undone = NULL;

      set_up (&fixture, NULL);
      g_ptr_array_add (states, g_strdup ("{\"kind\":\"" KIND "\"}"));
      for (guint i = 0; i < 40; i++)
        {
          if (g_rand_int_range (random, 0, 6) == 0)
            change_an_answer (&fixture, random);
          if (do_something (&fixture, random))
            g_ptr_array_add (states, get_kept (fixture.letter_case));
        }
      last = get_text (fixture.draft);
      g_assert_true (g_utf8_validate (last, -1, NULL));
      fixture_assert_lacks (last, "\n\n\n");

      for (guint i = states->len - 1; i > 0; i--)
        {
          g_autofree char *kept = NULL;

          g_assert_true (vei_letter_draft_undo (fixture.draft));
          kept = get_kept (fixture.letter_case);
          g_assert_cmpstr (kept, ==, g_ptr_array_index (states, i - 1));
        }
      g_assert_false (vei_letter_draft_can_undo (fixture.draft));
      composed = fixture_compose_text (fixture.letter_case, KIND, VEI_LANGUAGE_NB);
      undone = get_text (fixture.draft);
      g_assert_cmpstr (undone, ==, composed);

      while (vei_letter_draft_redo (fixture.draft))
        ;
      g_free (undone);
      undone = get_text (fixture.draft);
      g_assert_cmpstr (undone, ==, last);
      tear_down (&fixture, NULL);
    }
}

#define ADD(path, function) \
  g_test_add ("/draft/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  ADD ("untouched", test_untouched);
  ADD ("edit", test_edit);
  ADD ("empty-text", test_empty_text);
  ADD ("remove", test_remove);
  ADD ("remove-section", test_remove_section);
  ADD ("remove-edited", test_remove_edited);
  ADD ("move", test_move);
  ADD ("move-run-on", test_move_run_on);
  ADD ("add", test_add);
  ADD ("changed", test_changed);
  ADD ("gone", test_gone);
  ADD ("kept", test_kept);
  g_test_add_func ("/draft/odd-file", test_odd_file);
  ADD ("typing-is-one-step", test_typing_is_one_step);
  ADD ("history-is-bounded", test_history_is_bounded);
  ADD ("signal", test_signal);
  g_test_add_func ("/draft/random", test_random);
  status = g_test_run ();
  fixture_clear ();
  return status;
}
