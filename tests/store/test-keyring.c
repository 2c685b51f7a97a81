/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <string.h>

#include "store/vei-keyring.h"

static const guint8 id[VEI_KEY_ID_BYTES] = "a test, 16 byte";

/* Run beneath with-keyring.sh: the desktop has a keyring. */
static void
test_there (void)
{
  const VeiKeyring *keyring = vei_keyring_get_desktop ();
  g_autoptr(GError) error = NULL;
  g_autoptr(VeiSealKey) key = vei_seal_key_new (&error);
  g_autoptr(VeiSealKey) found = NULL;

  g_assert_true (vei_keyring_is_available (NULL));
  g_assert_null (keyring->find (keyring->data, id, NULL, &error));
  g_assert_error (error, VEI_STORE_ERROR, VEI_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_true (keyring->keep (keyring->data, id, key, NULL, &error));
  g_assert_no_error (error);
  found = keyring->find (keyring->data, id, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (vei_seal_key_get_bytes (found), VEI_SEAL_KEY_BYTES,
                   vei_seal_key_get_bytes (key), VEI_SEAL_KEY_BYTES);

  g_assert_true (keyring->forget (keyring->data, id, NULL, &error));
  g_assert_no_error (error);
  g_assert_null (keyring->find (keyring->data, id, NULL, &error));
  g_assert_error (error, VEI_STORE_ERROR, VEI_STORE_ERROR_NOT_FOUND);
}

/* Nobody answers on the bus: a sentence, and nothing is kept. */
static void
test_not_there (void)
{
  const VeiKeyring *keyring = vei_keyring_get_desktop ();
  g_autoptr(GError) error = NULL;
  g_autoptr(VeiSealKey) key = vei_seal_key_new (&error);

  g_assert_false (vei_keyring_is_available (NULL));
  g_assert_false (keyring->keep (keyring->data, id, key, NULL, &error));
  g_assert_error (error, VEI_STORE_ERROR, VEI_STORE_ERROR_KEYRING);
  g_clear_error (&error);
  g_assert_null (keyring->find (keyring->data, id, NULL, &error));
  g_assert_error (error, VEI_STORE_ERROR, VEI_STORE_ERROR_KEYRING);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (g_getenv ("VEI_TEST_KEYRING") != NULL)
    g_test_add_func ("/keyring/there", test_there);
  else
    g_test_add_func ("/keyring/not-there", test_not_there);
  return g_test_run ();
}
