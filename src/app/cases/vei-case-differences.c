/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/cases/vei-case-differences.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/cases/vei-case-words.h"
#include "app/widgets/vei-ui.h"
#include "core/vei-date.h"
#include "core/vei-json.h"

/* More than this of a long text is not needed to tell two apart. */
#define MAX_CHARACTERS 120

/* ---- Where ---- */

static const struct
{
  const char *pointer;
  const char *words;
} places[] = {
  { "/person/name", N_("Name") },
  { "/person/birth_date", N_("Date of birth") },
  { "/person/address", N_("Address") },
  { "/person/phone", N_("Telephone") },
  { "/person/email", N_("E-mail") },
  { "/guardian", N_("Guardian") },
  { "/representative", N_("Representative") },
  { "/unit", N_("Unit") },
  { "/clinic", N_("Clinic") },
  { "/wanted_device", N_("Wanted device") },
  { "/events", N_("Something that happened") },
  { "/refusal/dated", N_("Date of the refusal") },
  { "/refusal/received", N_("When the refusal came") },
  { "/refusal/reference", N_("Reference of the refusal") },
  { "/refusal/reason_given", N_("Reason given for the no") },
  { "/refusal/decided_by", N_("Who decided") },
  { "/refusal/reason_kind", N_("Reason given, for the numbers") },
  { "/refusal/outcome", N_("The complaint") },
  { "/trip", N_("Journey") },
  { "/attachments", N_("Enclosure") },
  { "/letters", N_("Letter") },
  { "/notes", N_("Notes") },
};

static const VeiQuestion *
find_question (VeiSession *session,
               const char *pointer,
               const char *prefix)
{
  if (!g_str_has_prefix (pointer, prefix))
    return NULL;
  return vei_knowledge_find_question (vei_session_get_knowledge (session),
                                      pointer + strlen (prefix));
}

/**
 * vei_case_differences_dup_place:
 * @session: the session
 * @pointer: a JSON pointer into a case file
 *
 * Says what stands at a place of a case file.
 *
 * Returns: (transfer full): the words; the pointer where there are none
 */
char *
vei_case_differences_dup_place (VeiSession *session,
                                const char *pointer)
{
  VeiLanguage language = vei_session_get_language (session);
  const VeiQuestion *question = find_question (session, pointer, "/answers/");

  if (question != NULL)
    return g_strdup (vei_text_get (&question->short_text, language));
  question = find_question (session, pointer, "/own_words/");
  if (question != NULL)
    return g_strdup_printf (_("Own words: %s"), vei_text_get (&question->short_text, language));
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_str_has_prefix (pointer, places[i].pointer))
      return g_strdup (_(places[i].words));
  return g_strdup (pointer);
}

/* ---- What ---- */

static void
append_node (VeiSession        *session,
             const VeiQuestion *question,
             JsonNode          *node,
             GString           *all)
{
  VeiLanguage language = vei_session_get_language (session);
  const VeiQuestion *about = NULL;    /* that the text is the id of */
  const char *text = NULL;
  GDate date;

  if (JSON_NODE_HOLDS_NULL (node))
    text = _("does not know");
  else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    text = json_node_get_boolean (node) ? _("yes") : _("no");
  else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    text = json_node_get_string (node);
  if (text == NULL || text[0] == '\0')
    {
      if (JSON_NODE_HOLDS_VALUE (node) && text == NULL)
        g_string_append_printf (all, "%s%g", all->len > 0 ? ", " : "", json_node_get_double (node));
      return;
    }
  if (all->len > 0)
    g_string_append (all, ", ");
  if (question == NULL)
    about = vei_knowledge_find_question (vei_session_get_knowledge (session), text);
  if (about != NULL)
    text = vei_text_get (&about->short_text, language);
  for (guint i = 0; question != NULL && i < question->n_choices; i++)
    if (g_str_equal (question->choices[i].id, text))
      text = vei_text_get (&question->choices[i].label, language);
  g_date_clear (&date, 1);
  if (vei_date_parse (text, &date))
    {
      g_autofree char *words = vei_date_to_words (&date, language);

      g_string_append (all, words);
      return;
    }
  g_string_append (all, text);
}

/* Of what is put together, the words alone. */
static void
append_words (VeiSession        *session,
              const VeiQuestion *question,
              JsonNode          *node,
              GString           *all)
{
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        append_words (session, question, json_array_get_element (array, i), all);
    }
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObjectIter iter;
      const char *name;
      JsonNode *member;

      json_object_iter_init_ordered (&iter, json_node_get_object (node));
      while (json_object_iter_next_ordered (&iter, &name, &member))
        if (!JSON_NODE_HOLDS_NULL (member))
          append_words (session, NULL, member, all);
    }
  else
    append_node (session, question, node, all);
}

/* Of a journey the days: the rest is written for a program to read. */
static void
append_days (VeiSession *session,
             JsonObject *trip,
             GString    *all)
{
  static const char * const members[] = { "depart", "return" };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (json_object_has_member (trip, members[i]))
      append_node (session, NULL, json_object_get_member (trip, members[i]), all);
}

/**
 * vei_case_differences_dup_value:
 * @session: the session
 * @pointer: a JSON pointer into a case file
 * @json: (nullable): what stands there, as JSON
 *
 * Says what stands at a place of a case file, as a person would.
 *
 * Returns: (transfer full): the words, shortened where they are many; "" where
 *   there is nothing
 */
char *
vei_case_differences_dup_value (VeiSession *session,
                                const char *pointer,
                                const char *json)
{
  const VeiQuestion *question = find_question (session, pointer, "/answers/");
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GString) all = g_string_new (NULL);
  const char *words = NULL;

  node = json != NULL ? json_from_string (json, NULL) : NULL;
  if (node == NULL)
    return g_strdup ("");
  if (JSON_NODE_HOLDS_VALUE (node) && g_str_equal (pointer, "/unit"))
    return vei_case_words_dup_unit (session, json_node_get_string (node));
  if (JSON_NODE_HOLDS_VALUE (node) && g_str_equal (pointer, "/refusal/reason_kind"))
    words = vei_case_words_reason_kind (json_node_get_string (node));
  else if (JSON_NODE_HOLDS_VALUE (node) && g_str_equal (pointer, "/refusal/outcome"))
    words = vei_case_words_outcome (json_node_get_string (node));
  if (words != NULL)
    return g_strdup (words);

  if (JSON_NODE_HOLDS_OBJECT (node) && g_str_equal (pointer, "/trip"))
    append_days (session, json_node_get_object (node), all);
  else
    append_words (session, question, node, all);
  if (g_utf8_strlen (all->str, -1) > MAX_CHARACTERS)
    {
      g_autofree char *start = g_utf8_substring (all->str, 0, MAX_CHARACTERS);

      return g_strconcat (start, "…", NULL);
    }
  return g_string_free (g_steal_pointer (&all), FALSE);
}

/* ---- Both, in rows ---- */

static char *
dup_sides (const VeiDifference *difference,
           const char          *our_words,
           const char          *their_words,
           const char          *ours,
           const char          *theirs)
{
  switch (difference->kind)
    {
    case VEI_DIFFERENCE_NEW:
      return g_strdup_printf ("%s: %s", theirs, their_words);
    case VEI_DIFFERENCE_MISSING:
      return g_strdup_printf ("%s: %s", ours, our_words);
    case VEI_DIFFERENCE_OTHER:
    default:
      return g_strdup_printf ("%s: %s\n%s: %s", ours, our_words, theirs, their_words);
    }
}

static void
add_row (GtkWidget           *list,
         VeiSession          *session,
         const VeiDifference *difference,
         const char          *ours,
         const char          *theirs)
{
  g_autofree char *place = vei_case_differences_dup_place (session, difference->pointer);
  g_autofree char *our_words
    = vei_case_differences_dup_value (session, difference->pointer, difference->ours);
  g_autofree char *their_words
    = vei_case_differences_dup_value (session, difference->pointer, difference->theirs);
  g_autofree char *sides = dup_sides (difference, our_words, their_words, ours, theirs);

  gtk_list_box_append (GTK_LIST_BOX (list), vei_ui_row (place, sides));
}

/* What is put together of parts that have names: where one case has none of it,
 * all of the other is one difference. */
static gboolean
has_parts (const char *pointer)
{
  static const char * const pointers[] = {
    "/answers", "/own_words", "/person", "/refusal", NULL,
  };

  return g_strv_contains (pointers, pointer);
}

/* A row for each part. */
static void
add_parts (GtkWidget           *list,
           VeiSession          *session,
           const VeiDifference *difference,
           const char          *ours,
           const char          *theirs)
{
  g_autoptr (JsonNode) node = NULL;
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  node = json_from_string (difference->kind == VEI_DIFFERENCE_NEW ? difference->theirs
                                                                  : difference->ours, NULL);
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return;
  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &name, &member))
    {
      g_autofree char *pointer = g_strdup_printf ("%s/%s", difference->pointer, name);
      g_autofree char *json = json_to_string (member, FALSE);
      VeiDifference part = { difference->kind, pointer, json, json };

      add_row (list, session, &part, ours, theirs);
    }
}

/**
 * vei_case_differences_new:
 * @session: the session
 * @differences: (element-type VeiDifference): where two cases differ
 * @ours: what the one is called, before a colon
 * @theirs: what the other is called, before a colon
 *
 * Creates a list of differences, each with what stands in either case.
 *
 * Returns: (transfer floating): the list
 */
GtkWidget *
vei_case_differences_new (VeiSession *session,
                          GPtrArray  *differences,
                          const char *ours,
                          const char *theirs)
{
  GtkWidget *list;

  g_return_val_if_fail (VEI_IS_SESSION (session), NULL);
  g_return_val_if_fail (differences != NULL, NULL);

  list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  vei_ui_set_name (list, _("Differences"));
  for (guint i = 0; i < differences->len; i++)
    {
      const VeiDifference *difference = differences->pdata[i];

      if (difference->kind != VEI_DIFFERENCE_OTHER && has_parts (difference->pointer))
        add_parts (list, session, difference, ours, theirs);
      else
        add_row (list, session, difference, ours, theirs);
    }
  return list;
}
