/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "fuzz.h"

#include <string.h>

#include "update/vei-signature.h"

/* A publisher card. One that is accepted leads to https, and is the same when it is written and read again. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GBytes) card = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (VeiPublisher) publisher = vei_publisher_parse ("card.veipub", card, &error);
  g_autoptr (VeiPublisher) again = NULL;
  g_autoptr (GBytes) written = NULL;

  FUZZ_ASSERT ((publisher == NULL) == (error != NULL));
  fuzz_check_error (error);
  if (publisher == NULL)
    return 0;
  FUZZ_ASSERT (g_ascii_strncasecmp (publisher->update_url, "https:", 6) == 0);
  FUZZ_ASSERT (strpbrk (publisher->name, "\r\n") == NULL);
  written = vei_publisher_to_bytes (publisher);
  again = vei_publisher_parse ("card.veipub", written, &error);
  FUZZ_ASSERT (again != NULL);
  FUZZ_ASSERT (g_str_equal (publisher->name, again->name));
  FUZZ_ASSERT (g_str_equal (publisher->update_url, again->update_url));
  FUZZ_ASSERT (vei_public_key_equal (&publisher->key, &again->key));
  return 0;
}
