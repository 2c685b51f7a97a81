/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "fuzz.h"

#include <string.h>

#include <glib/gstdio.h>

#include "store/vei-case-bundle.h"
#include "store/vei-case-content-private.h"
#include "store/vei-case-store-private.h"
#include "store/vei-case-stream-private.h"

/*
 * A .veicase file, in three ways, by the first byte of the input:
 *   0  the rest is such a file, opened with a key that is at hand: only the
 *      stream that was sealed with it may open
 *   1  the rest is what was sealed: it is sealed with a passphrase that costs
 *      nothing to try, and read as a member of an association would
 *   2  the rest is what a row of the store holds once it is open
 */

#define PASSPHRASE "a passphrase to try"

static const VeiKeyCost cheap = { 1, 8 };

static VeiCaseStore *
get_store (void)
{
  static VeiCaseStore *store = NULL;

  if (store == NULL)
    {
      g_autofree char *folder = g_dir_make_tmp ("vei-fuzz-XXXXXX", NULL);
      g_autofree char *own = g_build_filename (folder, "own", NULL);

      store = vei_case_store_new (own, fuzz_get_knowledge (), NULL);
      vei_case_store_set_cost (store, &cheap);
      FUZZ_ASSERT (vei_case_store_create (store, PASSPHRASE, NULL));
    }
  return store;
}

static void
open_stream (const uint8_t *data,
             size_t         size)
{
  guint8 raw[] = "0123456789abcdef0123456789abcdef";
  g_autoptr (VeiSealKey) key = vei_seal_key_new_take (raw, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) open_error = NULL;
  g_autoptr (VeiSealKey) found = NULL;
  GByteArray *text = vei_case_stream_open (data, size, key, &open_error);

  FUZZ_ASSERT ((text == NULL) == (open_error != NULL));
  /* Nobody knows this key but the fuzzer, which cannot seal. */
  FUZZ_ASSERT (text == NULL);
  /* The header says what trying costs: only what is cheap is tried here. */
  if (vei_case_stream_is (data, size) && size > 16 + VEI_KEY_WRAP_BYTES)
    {
      g_autoptr (GBytes) wrapped = g_bytes_new (data + 16, VEI_KEY_WRAP_BYTES);
      guint8 id[VEI_KEY_ID_BYTES];
      VeiKeyMethod method;
      VeiKeyCost cost;

      if (vei_key_wrap_read (wrapped, &method, &cost, id, NULL) && cost.passes <= 1 && cost.memory_kib <= 64)
        found = vei_case_stream_find_key (data, size, PASSPHRASE, &error);
    }
}

static void
read_records (const uint8_t *data,
              size_t         size)
{
  g_autoptr (GByteArray) sealed = vei_case_stream_close (data, size, PASSPHRASE, &cheap, NULL);
  g_autofree char *path = g_build_filename (vei_case_store_get_directory (get_store ()), "input.veicase", NULL);
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;

  FUZZ_ASSERT (sealed != NULL);
  FUZZ_ASSERT (g_file_set_contents (path, (const char *) sealed->data, sealed->len, NULL));
  items = vei_case_bundle_preview (get_store (), path, PASSPHRASE, &error);
  FUZZ_ASSERT ((items == NULL) == (error != NULL));
  fuzz_check_error (error);
  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      const VeiImportItem *item = g_ptr_array_index (items, i);

      FUZZ_ASSERT (item->uuid != NULL && item->name != NULL && item->node != NULL);
    }
}

static void
read_rows (const uint8_t *data,
           size_t         size)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (VeiCaseContent) content = NULL;
  g_autoptr (JsonArray) log = NULL;

  g_byte_array_append (bytes, data, (guint) size);
  content = vei_case_content_read (bytes, NULL);
  if (content != NULL)
    {
      g_autoptr (GByteArray) written = vei_case_content_write (content);
      g_autoptr (VeiCaseContent) again = vei_case_content_read (written, NULL);

      FUZZ_ASSERT (again != NULL && again->flags == content->flags && again->n_log == content->n_log);
      fuzz_assert_same (content->node, again->node);
    }
  log = vei_case_log_read (bytes, NULL);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  if (size == 0)
    return 0;
  if (data[0] % 3 == 0)
    open_stream (data + 1, size - 1);
  else if (data[0] % 3 == 1)
    read_records (data + 1, size - 1);
  else
    read_rows (data + 1, size - 1);
  return 0;
}
