/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "bench-fill.h"

#include "core/vei-json.h"
#include "store/vei-case-store-private.h"

#define N_EXAMPLES 12

static guint
load_examples (const char  *directory,
               JsonNode   **nodes)
{
  g_autoptr (GDir) dir = g_dir_open (directory, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && n < N_EXAMPLES && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (directory, name, NULL);
      JsonNode *node = g_str_has_suffix (name, ".json") ? vei_json_load_file (path, NULL) : NULL;

      if (node != NULL && !vei_case_node_is_answers (node))
        nodes[n++] = node;
      else
        g_clear_pointer (&node, json_node_unref);
    }
  return n;
}

/* How many cases are asked for: the third argument. */
guint
bench_get_n_cases (int   argc,
                   char *argv[])
{
  return argc > 3 ? (guint) g_ascii_strtoull (argv[3], NULL, 10) : BENCH_N_CASES;
}

/* All cases in one transaction: how they got there is not what is measured. */
void
bench_fill_store (VeiCaseStore *store,
                  const char   *directory,
                  guint         n_cases)
{
  static const char *const units[] = { "nordland", "helgeland", "finnmark", "unn", NULL };
  VeiCaseVault *vault = store->vault;
  GPtrArray *entries = g_ptr_array_new ();
  JsonNode *nodes[N_EXAMPLES];
  VeiCase *cases[N_EXAMPLES];
  guint n = load_examples (directory, nodes);

  g_assert (n > 0);
  for (guint i = 0; i < n; i++)
    {
      json_object_remove_member (json_node_get_object (nodes[i]), "log");
      cases[i] = vei_case_vault_make_case (vault, nodes[i], NULL);
      g_assert (cases[i] != NULL);
    }
  g_assert (vei_case_vault_begin (vault, NULL));
  for (guint i = 0; i < n_cases; i++)
    {
      VeiCase *one = cases[i % n];
      VeiPerson *person = vei_case_get_person (one);
      VeiCaseContent content = { .created = 1, .touched = i };
      GByteArray *text;

      g_free (person->name);
      person->name = g_strdup_printf ("Eksempelpasient %c%c %05u", 'A' + g_random_int_range (0, 26),
                                      'a' + g_random_int_range (0, 26), i);
      vei_case_set_unit (one, units[i % G_N_ELEMENTS (units)]);
      content.node = vei_case_to_node (one);
      text = vei_case_content_write (&content);
      g_ptr_array_add (entries, vei_case_vault_make_entry (vault, vault->next_id, one, &content));
      g_assert (vei_case_vault_put (vault, entries->pdata[i], text, NULL, NULL));
      vault->next_id++;
      vei_seal_wipe (text);
      json_node_unref (content.node);
    }
  g_assert (vei_case_vault_commit (vault, entries, NULL));
  for (guint i = 0; i < n; i++)
    {
      g_object_unref (cases[i]);
      json_node_unref (nodes[i]);
    }
}
