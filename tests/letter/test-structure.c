/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include <string.h>

#include "core/vei-json.h"
#include "export-tools.h"
#include "letter-fixture.h"

/* ---- The structure of a PDF ---- */

/* Finds an object of what `qpdf --json` printed: "12 0 R", or the value itself. */
static JsonNode *
resolve (JsonObject *objects,
         JsonNode   *node)
{
  g_autofree char *name = NULL;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node)
      || json_node_get_value_type (node) != G_TYPE_STRING
      || !g_str_has_suffix (json_node_get_string (node), " R"))
    return node;
  name = g_strdup_printf ("obj:%s", json_node_get_string (node));
  return json_object_get_member (json_object_get_object_member (objects, name), "value");
}

/* Writes an element and what is in it as "L[LI[Lbl LBody[P]]]". */
static void
append_structure (JsonObject *objects,
                  JsonNode   *node,
                  GString    *text)
{
  JsonNode *resolved = resolve (objects, node);

  if (resolved == NULL)
    return;
  if (JSON_NODE_HOLDS_ARRAY (resolved))
    {
      for (guint i = 0; i < json_array_get_length (json_node_get_array (resolved)); i++)
        append_structure (objects, json_array_get_element (json_node_get_array (resolved), i), text);
      return;
    }
  if (JSON_NODE_HOLDS_OBJECT (resolved))
    {
      JsonObject *object = json_node_get_object (resolved);
      const char *tag = json_object_get_string_member_with_default (object, "/S", NULL);
      gboolean shown = tag != NULL && !g_str_equal (tag, "/Span");

      if (shown)
        g_string_append_printf (text, "%s%s", text->len > 0 && text->str[text->len - 1] != '['
                                                ? " " : "", tag + 1);
      if (shown && json_object_has_member (object, "/Lang"))
        g_string_append_printf (text, "(%s)", json_object_get_string_member (object, "/Lang") + 2);
      if (shown)
        g_string_append_c (text, '[');
      append_structure (objects, json_object_get_member (object, "/K"), text);
      if (shown && text->str[text->len - 1] == '[')
        g_string_truncate (text, text->len - 1);
      else if (shown)
        g_string_append_c (text, ']');
    }
}

static char *
read_structure (const char *path,
                const char *language)
{
  const char *argv[] = { "qpdf", "--json", path, NULL };
  g_autofree char *output = export_run (argv);
  g_autoptr (JsonNode) root = json_from_string (output, NULL);
  JsonObject *objects = json_array_get_object_element (
    json_object_get_array_member (json_node_get_object (root), "qpdf"), 1);
  JsonObject *trailer = json_object_get_object_member (
    json_object_get_object_member (objects, "trailer"), "value");
  JsonObject *catalog = json_node_get_object (
    resolve (objects, json_object_get_member (trailer, "/Root")));
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *wanted = g_strdup_printf ("u:%s", language);

  g_assert_cmpstr (json_object_get_string_member (catalog, "/Lang"), ==, wanted);
  append_structure (objects, json_object_get_member (json_node_get_object (
    resolve (objects, json_object_get_member (catalog, "/StructTreeRoot"))), "/K"), text);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* What the structure of a letter must be, from its blocks alone. */
static char *
expect_structure (VeiDocument *document)
{
  g_autoptr (GString) text = g_string_new ("Document[");
  guint open = 0;

  for (guint i = 0; i < vei_document_get_n_blocks (document); i++)
    {
      const VeiBlock *block = vei_document_get_block (document, i);
      gboolean item = block->role == VEI_BLOCK_REASON || block->role == VEI_BLOCK_LIST_ITEM;
      gboolean in_item = block->role == VEI_BLOCK_OWN_WORDS && block->level > 0 && open > 0;
      const VeiBlock *before = i > 0 ? vei_document_get_block (document, i - 1) : NULL;
      guint n = 1;

      if (block->run_on && before->role == block->role && before->level == block->level)
        continue;
      if (item && open > 0)
        g_string_append (text, "]] LI[Lbl LBody[P");
      else if (item)
        g_string_append_printf (text, "%sL[LI[Lbl LBody[P", i > 0 ? " " : "");
      if (item && block->english)
        g_string_append (text, "(en-GB)");
      if (!item && !in_item && open > 0)
        g_string_append (text, "]]]");
      open = item || in_item;
      if (block->role == VEI_BLOCK_SIGNATURE)
        for (const char *at = block->text; (at = strchr (at, '\n')) != NULL; at++)
          n++;
      for (; !item && n > 0; n--)
        g_string_append_printf (text, "%s%s", text->str[text->len - 1] != '[' ? " " : "",
                                block->role == VEI_BLOCK_SUBJECT ? "H1"
                                : block->role == VEI_BLOCK_HEADING ? "H2" : "P");
      if (!item && block->english)
        g_string_append (text, "(en-GB)");
    }
  g_string_append (text, open ? "]]]]" : "]");
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Nothing is drawn outside what is marked: it is an element of the letter, or an
 * artifact, as the page number and the running head are.
 */
static void
check_marks (const char *path,
             guint       n_pages)
{
  const char *argv[] = { "qpdf", "--qdf", "--object-streams=disable", path, "-", NULL };
  g_autofree char *output = export_run (argv);
  g_auto (GStrv) lines = g_strsplit (output, "\n", -1);
  guint n_artifacts = 0, n_texts = 0;
  int depth = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (g_str_has_suffix (lines[i], " BDC") || g_str_has_suffix (lines[i], " BMC"))
        depth++;
      else if (g_str_equal (lines[i], "EMC"))
        depth--;
      else if (g_str_equal (lines[i], "BT"))
        {
          g_assert_cmpint (depth, >, 0);
          n_texts++;
        }
      n_artifacts += g_str_equal (lines[i], "/Artifact BMC");
    }
  g_assert_cmpint (depth, ==, 0);
  g_assert_cmpuint (n_texts, >, 5);
  g_assert_cmpuint (n_artifacts, ==, n_pages > 1 ? n_pages : 0);
}

/* Checks the structure of a letter, and gives its number of pages. */
static guint
check_structure (VeiDocument  *document,
                 VeiPrintSize  size,
                 const char   *folder)
{
  g_autoptr (GBytes) bytes = export_letter (document, "a.pdf", size);
  g_autoptr (VeiPaper) paper = vei_paper_new (document, size);
  g_autofree char *path = export_write (folder, "a.pdf", bytes);
  gboolean is_nn = vei_document_get_language (document) == VEI_LANGUAGE_NN;
  g_autofree char *found = read_structure (path, is_nn ? "nn-NO" : "nb-NO");
  g_autofree char *wanted = expect_structure (document);

  g_assert_cmpstr (found, ==, wanted);
  check_marks (path, vei_paper_get_n_pages (paper));
  return vei_paper_get_n_pages (paper);
}

static void
test_structure (void)
{
  static const char *const examples[] = { "type1-wants-both", "type2-unstable-refused" };
  g_autofree char *folder = g_dir_make_tmp ("vei-export-XXXXXX", NULL);
  VeiLetterBook *book = fixture_get_book ();

  guint most_pages = 0;

  if (export_lacks_tool ("qpdf"))
    {
      g_test_skip ("qpdf is not installed");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autoptr (VeiCase) bare = fixture_load_example (examples[i]);
      g_autoptr (VeiCase) letter_case = fixture_add_trip (bare);

      for (guint k = 0; k < vei_letter_book_get_n_kinds (book); k++)
        {
          const VeiLetterKind *kind = vei_letter_book_get_kind (book, k);
          g_autoptr (VeiDocument) document = NULL;
          guint n_pages;

          if (!vei_letter_book_check_kind (book, kind, letter_case, NULL))
            continue;
          document = fixture_compose (letter_case, kind->id,
                                      k % 2 ? VEI_LANGUAGE_NN : VEI_LANGUAGE_NB);
          n_pages = check_structure (document, k % 3 ? VEI_PRINT_NORMAL : VEI_PRINT_LARGE, folder);
          most_pages = MAX (most_pages, n_pages);
        }
    }
  g_assert_cmpuint (most_pages, >, 2);
  export_delete_folder (folder);
}

/* What is compared above does have paragraphs in English. */
static void
test_languages (void)
{
  g_autoptr (VeiCase) bare = fixture_load_example ("type1-wants-both");
  g_autoptr (VeiCase) letter_case = fixture_add_trip (bare);
  g_autoptr (VeiDocument) document = fixture_compose (letter_case, "travel_certificate",
                                                      VEI_LANGUAGE_NN);
  g_autofree char *structure = expect_structure (document);
  guint n_english = 0;

  for (const char *at = structure; (at = strstr (at, "(en-GB)")) != NULL; at++)
    n_english++;
  g_assert_cmpuint (n_english, >, 5);
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/structure/all-kinds", test_structure);
  g_test_add_func ("/structure/languages", test_languages);
  status = g_test_run ();
  fixture_clear ();
  return status;
}
