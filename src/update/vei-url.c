/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "update/vei-url.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_URL 2000
#define HTTPS_PORT 443

/**
 * vei_url_parse:
 * @url: an address
 * @error: return location for an error
 *
 * Reads the address of a pack: https, with a host, and without a name, a
 * password or a part to jump to.
 *
 * Fails with %VEI_UPDATE_ERROR_ADDRESS if it is another kind of address.
 *
 * Returns: (transfer full): the address, or %NULL with @error set
 */
GUri *
vei_url_parse (const char  *url,
               GError     **error)
{
  g_autoptr (GUri) uri = NULL;

  g_return_val_if_fail (url != NULL, NULL);

  /* As libsoup reads addresses, so that what is compared is what is asked. */
  if (strlen (url) <= MAX_URL && g_str_is_ascii (url))
    uri = g_uri_parse (url, G_URI_FLAGS_HAS_PASSWORD | G_URI_FLAGS_ENCODED | G_URI_FLAGS_SCHEME_NORMALIZE,
                       NULL);
  if (uri == NULL || g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0' ||
      g_uri_get_userinfo (uri) != NULL || g_uri_get_fragment (uri) != NULL)
    {
      g_set_error_literal (error, VEI_UPDATE_ERROR, VEI_UPDATE_ERROR_ADDRESS,
                           _("this is not the address of a file on the web; "
                             "write it as https://example.org/pack.veipack"));
      return NULL;
    }
  if (!g_str_equal (g_uri_get_scheme (uri), "https"))
    {
      g_set_error_literal (error, VEI_UPDATE_ERROR, VEI_UPDATE_ERROR_ADDRESS,
                           _("the address does not begin with https, so anybody on the way could "
                             "change the pack; ask the publisher for a safe address"));
      return NULL;
    }
  return g_steal_pointer (&uri);
}

static int
get_port (GUri *uri)
{
  return g_uri_get_port (uri) > 0 ? g_uri_get_port (uri) : HTTPS_PORT;
}

/**
 * vei_url_same_host:
 * @a: an https address
 * @b: another
 *
 * Finds out whether two addresses lead to the same host and port.
 *
 * Returns: whether they do
 */
gboolean
vei_url_same_host (GUri *a,
                   GUri *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return g_ascii_strcasecmp (g_uri_get_host (a), g_uri_get_host (b)) == 0 &&
         get_port (a) == get_port (b);
}
