/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
/* How long a pack of 5 MiB takes: its signature, reading it, and installing it. */
#include "config.h"

#include "bench-print.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <sodium.h>
#include <string.h>

#include "core/vei-date.h"
#include "core/vei-json.h"
#include "update/vei-archive.h"
#include "update/vei-installer.h"

#define PACK_BYTES (5 * 1024 * 1024)

typedef struct
{
  VeiPublisher publisher;
  guint8       secret[crypto_sign_SECRETKEYBYTES];
} Signer;

/* Files that are valid JSON all the same: blanks stand at the end of one. */
static GBytes *
make_pack (const char *folder,
           guint       number)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) files = vei_archive_read_folder (folder, &error);
  g_autoptr (GString) text = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *version = g_strdup_printf ("2199.12.%u", number);
  GBytes *bytes, *pack;
  char *line;

  if (files == NULL)
    g_error ("%s", error->message);
  bytes = g_hash_table_lookup (files, "pack.json");
  node = vei_json_parse ("pack.json", g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error);
  json_object_set_string_member (json_node_get_object (node), "version", version);
  line = vei_json_to_line (node);
  g_hash_table_replace (files, g_strdup ("pack.json"), g_bytes_new_take (line, strlen (line)));
  bytes = g_hash_table_lookup (files, "letters.json");
  text = g_string_new_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
  while (text->len < PACK_BYTES)
    g_string_append_len (text, "                                                               \n", 64);
  g_hash_table_replace (files, g_strdup ("letters.json"), g_bytes_new (text->str, text->len));
  pack = vei_archive_write (files, &error);
  if (pack == NULL)
    g_error ("%s", error->message);
  return pack;
}

/* As minisign signs. */
static GBytes *
sign (Signer *signer,
      GBytes *pack)
{
  static const char comment[] = "bench";
  guint8 part[74] = { 'E', 'D' }, digest[64], whole[crypto_sign_BYTES], second[64 + sizeof comment - 1];
  char first_line[128], second_line[128];

  crypto_generichash (digest, sizeof digest, g_bytes_get_data (pack, NULL), g_bytes_get_size (pack), NULL, 0);
  memcpy (part + 2, signer->publisher.key.id, VEI_PUBLIC_KEY_ID_BYTES);
  crypto_sign_detached (part + 10, NULL, digest, sizeof digest, signer->secret);
  memcpy (second, part + 10, 64);
  memcpy (second + 64, comment, sizeof comment - 1);
  crypto_sign_detached (whole, NULL, second, sizeof second, signer->secret);
  sodium_bin2base64 (first_line, sizeof first_line, part, sizeof part, sodium_base64_VARIANT_ORIGINAL);
  sodium_bin2base64 (second_line, sizeof second_line, whole, sizeof whole, sodium_base64_VARIANT_ORIGINAL);
  {
    char *text = g_strdup_printf ("untrusted comment: x\n%s\ntrusted comment: %s\n%s\n",
                                  first_line, comment, second_line);

    return g_bytes_new_take (text, strlen (text));
  }
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = g_dir_make_tmp ("vei-bench-XXXXXX", NULL);
  Signer signer = { { (char *) "Bench", (char *) "https://example.org/p", { { 1, }, { 0, } } }, { 0, } };
  double times[BENCH_RUNS];
  GDate today;

  if (argc < 3 || sodium_init () < 0)
    return 2;
  crypto_sign_keypair (signer.publisher.key.key, signer.secret);
  if (!vei_installer_set_publisher (folder, &signer.publisher, NULL))
    return 1;
  vei_date_set_today (&today);
  for (guint run = 0; run < BENCH_RUNS; run++)
    {
      g_autofree char *knowledge_folder = g_build_filename (argv[2], "..", "knowledge", NULL);
      g_autoptr (GBytes) pack = make_pack (knowledge_folder, run + 1);
      g_autoptr (GBytes) signature = sign (&signer, pack);
      g_autoptr (GError) error = NULL;
      gint64 start = g_get_monotonic_time ();
      g_autoptr (VeiKnowledge) knowledge = vei_installer_install (folder, pack, signature, &today, &error);

      times[run] = g_get_monotonic_time () - start;
      if (knowledge == NULL)
        g_error ("%s", error->message);
    }
  bench_print ("verify and install a pack of 5 MiB", times, BENCH_RUNS, 100000);
  vei_installer_remove_publisher (folder, NULL);
  {
    g_autofree char *state = g_build_filename (folder, "state.json", NULL);

    g_unlink (state);
    g_rmdir (folder);
  }
  return 0;
}
