/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <string.h>

#include "update/vei-source-check.h"

/*
 * A web page is written anew each time: with keys, times and the names of
 * scripts. What matters to whoever keeps a source is what it says, so the
 * digest is that of the text between the tags.
 */

/* Elements whose contents nobody reads. */
static const char * const silent[] = { "script", "style", "noscript", "template", "svg" };

static gboolean
begins_with_name (const char *at,
                  const char *name)
{
  gsize length = strlen (name);

  return g_ascii_strncasecmp (at, name, length) == 0 && !g_ascii_isalnum (at[length]) && at[length] != '-';
}

static const char *
find_after (const char *at,
            const char *what)
{
  const char *found = strstr (at, what);

  return found != NULL ? found + strlen (what) : at + strlen (at);
}

/* From "<script" to after "</script>". */
static const char *
skip_element (const char *at,
              const char *name)
{
  const char *end = at;

  while ((end = strstr (end, "</")) != NULL)
    {
      end += 2;
      if (begins_with_name (end, name))
        return find_after (end, ">");
    }
  return at + strlen (at);
}

/* @at stands on "<". */
static const char *
skip_tag (const char *at)
{
  if (g_str_has_prefix (at, "<!--"))
    return find_after (at + 4, "-->");
  for (guint i = 0; i < G_N_ELEMENTS (silent); i++)
    if (begins_with_name (at + 1, silent[i]))
      return skip_element (at + 1, silent[i]);
  return find_after (at, ">");
}

static GString *
get_text (const char *html)
{
  GString *text = g_string_new (NULL);

  while (*html != '\0')
    {
      if (*html == '<')
        html = skip_tag (html);
      else if (!g_ascii_isspace (*html))
        {
          g_string_append_c (text, *html++);
          continue;
        }
      else
        html++;
      if (text->len > 0 && text->str[text->len - 1] != ' ')
        g_string_append_c (text, ' ');
    }
  return text;
}

/**
 * vei_page_get_digest:
 * @bytes: what came
 * @content_type: (nullable): what it calls itself
 *
 * Makes a digest of what a page says: of the text of a web page, without
 * tags, scripts and spacing, and of all bytes of any other file.
 *
 * Returns: (transfer full): the SHA-256, as hexadecimal digits
 */
char *
vei_page_get_digest (GBytes     *bytes,
                     const char *content_type)
{
  g_autoptr (GString) text = NULL;
  g_autofree char *html = NULL;
  gsize length;
  const char *data;

  g_return_val_if_fail (bytes != NULL, NULL);

  if (content_type == NULL || (g_ascii_strcasecmp (content_type, "text/html") != 0 &&
                               g_ascii_strcasecmp (content_type, "application/xhtml+xml") != 0))
    return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  data = g_bytes_get_data (bytes, &length);
  html = g_strndup (data != NULL ? data : "", length);
  text = get_text (html);
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text->str, (gssize) text->len);
}
