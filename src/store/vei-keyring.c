/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <sodium.h>
#include <string.h>

#include <glib/gi18n.h>
#include <libsecret/secret.h>

#include "store/vei-keyring.h"

/* The keyring of the desktop, over the Secret Service. In Flatpak, libsecret
 * asks the portal for the secret of the app by itself.
 */

static const SecretSchema schema = {
  APP_ID ".CaseKey", SECRET_SCHEMA_NONE,
  {
    { "store", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { NULL, 0 },
  },
};

#define HEX_BYTES(n) ((n) * 2 + 1)

static gboolean
propagate_keyring_error (GError  *cause,
                         GError **error)
{
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, cause);
      return FALSE;
    }
  if (g_error_matches (cause, SECRET_ERROR, SECRET_ERROR_IS_LOCKED))
    g_set_error_literal (error, VEI_STORE_ERROR, VEI_STORE_ERROR_KEYRING,
                         _("The keyring of the desktop is locked. Unlock it and try again. "
                           "Nothing was changed."));
  else
    g_set_error_literal (error, VEI_STORE_ERROR, VEI_STORE_ERROR_KEYRING,
                         _("The keyring of the desktop does not answer. Log in again, or choose "
                           "a passphrase instead. Nothing was changed."));
  g_clear_error (&cause);
  return FALSE;
}

static gboolean
keep_in_desktop (gpointer       data,
                 const guint8  *id,
                 VeiSealKey    *key,
                 GCancellable  *cancellable,
                 GError       **error)
{
  char name[HEX_BYTES (VEI_KEY_ID_BYTES)];
  char secret[HEX_BYTES (VEI_SEAL_KEY_BYTES)];
  GError *cause = NULL;
  gboolean kept;

  (void) sodium_bin2hex (name, sizeof name, id, VEI_KEY_ID_BYTES);
  (void) sodium_bin2hex (secret, sizeof secret, vei_seal_key_get_bytes (key), VEI_SEAL_KEY_BYTES);
  kept = secret_password_store_sync (&schema, SECRET_COLLECTION_DEFAULT,
                                     _("Key of the cases in Utstyrsveiviser"), secret,
                                     cancellable, &cause, "store", name, NULL);
  sodium_memzero (secret, sizeof secret);
  if (kept)
    return TRUE;
  return propagate_keyring_error (cause, error);
}

static VeiSealKey *
find_in_desktop (gpointer       data,
                 const guint8  *id,
                 GCancellable  *cancellable,
                 GError       **error)
{
  char name[HEX_BYTES (VEI_KEY_ID_BYTES)];
  guint8 bytes[VEI_SEAL_KEY_BYTES];
  gsize length = 0;
  GError *cause = NULL;
  char *secret;

  (void) sodium_bin2hex (name, sizeof name, id, VEI_KEY_ID_BYTES);
  secret = secret_password_lookup_nonpageable_sync (&schema, cancellable, &cause,
                                                    "store", name, NULL);
  if (cause != NULL)
    {
      (void) propagate_keyring_error (cause, error);
      return NULL;
    }
  if (secret != NULL
      && (sodium_hex2bin (bytes, sizeof bytes, secret, strlen (secret), NULL, &length, NULL) != 0
          || length != sizeof bytes))
    length = 0;
  secret_password_free (secret);
  if (length == sizeof bytes)
    return vei_seal_key_new_take (bytes, error);
  g_set_error_literal (error, VEI_STORE_ERROR, VEI_STORE_ERROR_NOT_FOUND,
                       _("The keyring of the desktop does not hold the key of these cases. "
                         "Unlock the keyring that they were made with, and try again."));
  return NULL;
}

static gboolean
forget_in_desktop (gpointer       data,
                   const guint8  *id,
                   GCancellable  *cancellable,
                   GError       **error)
{
  char name[HEX_BYTES (VEI_KEY_ID_BYTES)];
  GError *cause = NULL;

  (void) sodium_bin2hex (name, sizeof name, id, VEI_KEY_ID_BYTES);
  (void) secret_password_clear_sync (&schema, cancellable, &cause, "store", name, NULL);
  if (cause == NULL)
    return TRUE;
  return propagate_keyring_error (cause, error);
}

static const VeiKeyring desktop = {
  keep_in_desktop, find_in_desktop, forget_in_desktop, NULL,
};

/**
 * vei_keyring_get_desktop:
 *
 * Gets the keyring of the desktop, whether it answers or not.
 *
 * Returns: (transfer none): the keyring
 */
const VeiKeyring *
vei_keyring_get_desktop (void)
{
  return &desktop;
}

/**
 * vei_keyring_is_available:
 * @cancellable: (nullable): to stop waiting
 *
 * Finds out whether the desktop has a keyring that answers. Blocks.
 *
 * Returns: whether a key may be kept there
 */
gboolean
vei_keyring_is_available (GCancellable *cancellable)
{
  g_autoptr(SecretService) service
    = secret_service_get_sync (SECRET_SERVICE_OPEN_SESSION, cancellable, NULL);

  return service != NULL;
}

static void
service_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(GTask) task = data;
  GError *error = NULL;
  g_autoptr(SecretService) service = secret_service_get_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_task_return_error (task, error);
      return;
    }
  g_clear_error (&error);
  g_task_return_boolean (task, service != NULL);
}

/**
 * vei_keyring_is_available_async:
 * @cancellable: (nullable): to stop waiting
 * @callback: (scope async): called when it is known
 * @data: (closure): for @callback
 *
 * Finds out whether the desktop has a keyring that answers, without waiting.
 */
void
vei_keyring_is_available_async (GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_source_tag (task, vei_keyring_is_available_async);
  secret_service_get (SECRET_SERVICE_OPEN_SESSION, cancellable, service_cb, task);
}

/**
 * vei_keyring_is_available_finish:
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Ends vei_keyring_is_available_async(). Fails with %G_IO_ERROR_CANCELLED.
 *
 * Returns: whether a key may be kept there
 */
gboolean
vei_keyring_is_available_finish (GAsyncResult  *result,
                                 GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
