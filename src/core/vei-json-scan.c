/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "core/vei-json-private.h"

/* json-glib is lax: it takes comments, duplicate members, \u0000 and much else,
 * and version 1.6 overflows its stack on deep nesting. This pass reads the text
 * first and refuses all that; it builds nothing.
 *
 * Every function of it starts at scanner->at, moves it past what it has read,
 * and returns FALSE with scanner->error set at the first fault.
 */
typedef struct
{
  const char *start;
  const char *at;
  const char *end;
  GString    *string;                            /* the text last read */
  GHashTable *members[VEI_JSON_MAX_DEPTH + 1];   /* of the open objects */
  GError    **error;
} Scanner;

static gboolean scan_value (Scanner       *scanner,
                            const VeiJson *place,
                            guint          depth);

static guint
count_line (const Scanner *scanner)
{
  guint line = 1;

  for (const char *at = scanner->start; at < scanner->at; at++)
    if (*at == '\n')
      line++;

  return line;
}

/* Sets the error, with the line that scanner->at is in, and returns FALSE. */
static gboolean G_GNUC_PRINTF (4, 5)
refuse (Scanner       *scanner,
        const VeiJson *place,
        VeiDataError   code,
        const char    *format,
        ...)
{
  g_autofree char *what = NULL;
  va_list args;

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);

  /* Translators: %s says what is wrong, %u is the number of a line. */
  vei_json_set_error (place, scanner->error, code, _("%s (line %u)"), what,
                      count_line (scanner));
  return FALSE;
}

static gboolean
refuse_syntax (Scanner       *scanner,
               const VeiJson *place,
               const char    *what)
{
  return refuse (scanner, place, VEI_DATA_ERROR_SYNTAX, "%s", what);
}

static gboolean
is_at (const Scanner *scanner,
       char           c)
{
  return scanner->at < scanner->end && *scanner->at == c;
}

static void
skip_space (Scanner *scanner)
{
  while (is_at (scanner, ' ') || is_at (scanner, '\n')
         || is_at (scanner, '\r') || is_at (scanner, '\t'))
    scanner->at++;
}

/* Refuses what stands where a value, a name or a sign should have been. */
static gboolean
refuse_unexpected (Scanner       *scanner,
                   const VeiJson *place,
                   const char    *expected)
{
  gunichar c;

  if (scanner->at == scanner->end)
    return refuse (scanner, place, VEI_DATA_ERROR_SYNTAX,
                   /* Translators: %s is what should have stood there. */
                   _("the file ends too early: %s was expected"), expected);
  if (is_at (scanner, '/') || is_at (scanner, '#'))
    return refuse_syntax (scanner, place,
                          _("comments are not allowed in JSON"));
  if (is_at (scanner, '\''))
    return refuse_syntax (scanner, place,
                          _("a text must stand in double quotes"));

  c = g_utf8_get_char_validated (scanner->at, scanner->end - scanner->at);
  if (c == (gunichar) -1 || c == (gunichar) -2)
    return refuse_syntax (scanner, place, _("the text is not valid UTF-8"));
  if (!g_unichar_isprint (c) || g_unichar_isspace (c))
    return refuse (scanner, place, VEI_DATA_ERROR_SYNTAX,
                   /* Translators: %04X is the number of a character, %s is
                    * what should have stood there. */
                   _("the character U+%04X stands where %s was expected"),
                   c, expected);

  return refuse (scanner, place, VEI_DATA_ERROR_SYNTAX,
                 /* Translators: the first %.*s is a character, %s is what
                  * should have stood there. */
                 _("“%.*s” stands where %s was expected"),
                 (int) g_unichar_to_utf8 (c, NULL), scanner->at, expected);
}

/* Reads the four digits of a \u escape. */
static gboolean
scan_hex (Scanner       *scanner,
          const VeiJson *place,
          gunichar      *unit)
{
  *unit = 0;
  for (guint i = 0; i < 4; i++, scanner->at++)
    {
      if (scanner->at == scanner->end || !g_ascii_isxdigit (*scanner->at))
        return refuse_syntax (scanner, place,
                              _("four hexadecimal digits must follow \\u"));
      *unit = *unit * 16 + (guint) g_ascii_xdigit_value (*scanner->at);
    }

  return TRUE;
}

/* Reads a \u escape, and the one that belongs to it, from behind its u. */
static gboolean
scan_unicode_escape (Scanner       *scanner,
                     const VeiJson *place)
{
  gunichar c, low;

  if (!scan_hex (scanner, place, &c))
    return FALSE;

  if (c == 0)
    return refuse_syntax (scanner, place,
                          _("\\u0000 is not allowed in a text"));
  if (c >= 0xD800 && c <= 0xDFFF)
    {
      low = 0;
      if (c <= 0xDBFF && scanner->end - scanner->at >= 2
          && scanner->at[0] == '\\' && scanner->at[1] == 'u')
        {
          scanner->at += 2;
          if (!scan_hex (scanner, place, &low))
            return FALSE;
        }
      if (low < 0xDC00 || low > 0xDFFF)
        return refuse_syntax (scanner, place,
                              _("half of a pair of \\u escapes is missing"));
      c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
    }

  g_string_append_unichar (scanner->string, c);
  return TRUE;
}

static gboolean
scan_escape (Scanner       *scanner,
             const VeiJson *place)
{
  static const char letters[] = "\"\\/bfnrt";
  static const char values[] = "\"\\/\b\f\n\r\t";
  const char *letter = NULL;

  if (scanner->at < scanner->end && *scanner->at != '\0')
    letter = strchr (letters, *scanner->at);

  if (letter != NULL)
    {
      g_string_append_c (scanner->string, values[letter - letters]);
      scanner->at++;
      return TRUE;
    }
  if (is_at (scanner, 'u'))
    {
      scanner->at++;
      return scan_unicode_escape (scanner, place);
    }

  return refuse_syntax (scanner, place,
                        _("a backslash in a text begins an escape that JSON "
                          "does not have"));
}

/* Reads a text from its first quote to its last, into scanner->string. */
static gboolean
scan_string (Scanner       *scanner,
             const VeiJson *place)
{
  g_string_truncate (scanner->string, 0);
  scanner->at++;

  while (scanner->at < scanner->end)
    {
      const char *plain = scanner->at;
      gunichar c;

      while (scanner->at < scanner->end && *scanner->at != '"'
             && *scanner->at != '\\' && (guchar) *scanner->at >= 0x20
             && (guchar) *scanner->at < 0x80)
        scanner->at++;
      g_string_append_len (scanner->string, plain, scanner->at - plain);
      if (scanner->at == scanner->end)
        break;

      if (*scanner->at == '"')
        {
          scanner->at++;
          return TRUE;
        }
      if (*scanner->at == '\\')
        {
          scanner->at++;
          if (!scan_escape (scanner, place))
            return FALSE;
          continue;
        }
      if ((guchar) *scanner->at < 0x20)
        return refuse_syntax (scanner, place,
                              _("a text holds a line break or another control "
                                "character: write it as an escape, such as "
                                "\\n"));

      c = g_utf8_get_char_validated (scanner->at, scanner->end - scanner->at);
      if (c == (gunichar) -1 || c == (gunichar) -2)
        return refuse_syntax (scanner, place,
                              _("the text is not valid UTF-8"));
      g_string_append_unichar (scanner->string, c);
      scanner->at = g_utf8_next_char (scanner->at);
    }

  return refuse_syntax (scanner, place,
                        _("the file ends in the middle of a text"));
}

static gboolean
skip_digits (Scanner *scanner)
{
  const char *first = scanner->at;

  while (scanner->at < scanner->end && g_ascii_isdigit (*scanner->at))
    scanner->at++;

  return scanner->at > first;
}

/* Moves past a number as the grammar of JSON has it. */
static gboolean
skip_number (Scanner  *scanner,
             gboolean *is_integer)
{
  *is_integer = TRUE;
  if (is_at (scanner, '-'))
    scanner->at++;

  if (is_at (scanner, '0'))
    scanner->at++;
  else if (!skip_digits (scanner))
    return FALSE;

  if (is_at (scanner, '.'))
    {
      *is_integer = FALSE;
      scanner->at++;
      if (!skip_digits (scanner))
        return FALSE;
    }
  if (is_at (scanner, 'e') || is_at (scanner, 'E'))
    {
      *is_integer = FALSE;
      scanner->at++;
      if (is_at (scanner, '+') || is_at (scanner, '-'))
        scanner->at++;
      if (!skip_digits (scanner))
        return FALSE;
    }

  /* Such as "01", "0x1F" and "1.2.3". */
  return scanner->at == scanner->end
         || (!g_ascii_isalnum (*scanner->at) && *scanner->at != '.');
}

static gboolean
is_in_range (const char *number,
             gboolean    is_integer)
{
  gint64 integer;

  if (!is_integer)
    return isfinite (g_ascii_strtod (number, NULL));

  /* Limited to the ends of its type where it is past them. */
  integer = g_ascii_strtoll (number, NULL, 10);
  return integer >= -VEI_JSON_MAX_INTEGER && integer <= VEI_JSON_MAX_INTEGER;
}

static gboolean
scan_number (Scanner       *scanner,
             const VeiJson *place)
{
  const char *first = scanner->at;
  g_autofree char *number = NULL;
  gboolean is_integer;

  if (!skip_number (scanner, &is_integer))
    return refuse_syntax (scanner, place,
                          _("a number is not written as JSON has it: no zero "
                            "in front, digits on both sides of the decimal "
                            "point, nothing but digits"));

  number = g_strndup (first, (gsize) (scanner->at - first));
  if (!is_in_range (number, is_integer))
    return refuse (scanner, place, VEI_DATA_ERROR_VALUE,
                   _("the number is too large"));

  return TRUE;
}

static gboolean
scan_word (Scanner       *scanner,
           const VeiJson *place)
{
  static const char *const words[] = { "true", "false", "null" };
  const char *first = scanner->at;
  gsize length;

  while (scanner->at < scanner->end
         && (g_ascii_isalnum (*scanner->at) || *scanner->at == '_'))
    scanner->at++;
  length = (gsize) (scanner->at - first);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (length == strlen (words[i]) && memcmp (first, words[i], length) == 0)
      return TRUE;

  return refuse (scanner, place, VEI_DATA_ERROR_SYNTAX,
                 /* Translators: %.*s is a word; do not translate true, false
                  * and null. */
                 _("“%.*s” is not a value: only true, false and null stand "
                   "without quotes"),
                 (int) MIN (length, 40), first);
}

/* Reads one member of an object: its name, the colon and its value. */
static gboolean
scan_member (Scanner       *scanner,
             const VeiJson *object,
             guint          depth)
{
  VeiJson place = { .parent = object };
  char *name;
  gboolean is_new;

  if (!is_at (scanner, '"'))
    return refuse_unexpected (scanner, object,
                              _("the name of a member in double quotes"));
  if (!scan_string (scanner, object))
    return FALSE;

  name = g_strndup (scanner->string->str, scanner->string->len);
  place.name = name;
  is_new = g_hash_table_add (scanner->members[depth], name);
  if (!is_new)
    {
      /* The table has freed the name and kept the one it had. */
      place.name = scanner->string->str;
      return refuse (scanner, &place, VEI_DATA_ERROR_DUPLICATE,
                     _("this member stands twice"));
    }

  skip_space (scanner);
  if (!is_at (scanner, ':'))
    return refuse_unexpected (scanner, &place, _("a colon"));
  scanner->at++;

  return scan_value (scanner, &place, depth);
}

static gboolean
scan_object (Scanner       *scanner,
             const VeiJson *place,
             guint          depth)
{
  if (scanner->members[depth] == NULL)
    scanner->members[depth] = g_hash_table_new_full (g_str_hash, g_str_equal,
                                                     g_free, NULL);
  g_hash_table_remove_all (scanner->members[depth]);

  scanner->at++;
  skip_space (scanner);
  if (is_at (scanner, '}'))
    {
      scanner->at++;
      return TRUE;
    }

  while (scan_member (scanner, place, depth))
    {
      skip_space (scanner);
      if (is_at (scanner, '}'))
        {
          scanner->at++;
          return TRUE;
        }
      if (!is_at (scanner, ','))
        return refuse_unexpected (scanner, place, _("a comma or “}”"));
      scanner->at++;
      skip_space (scanner);
    }

  return FALSE;
}

static gboolean
scan_array (Scanner       *scanner,
            const VeiJson *place,
            guint          depth)
{
  VeiJson element = { .parent = place };

  scanner->at++;
  skip_space (scanner);
  if (is_at (scanner, ']'))
    {
      scanner->at++;
      return TRUE;
    }

  for (; scan_value (scanner, &element, depth); element.index++)
    {
      skip_space (scanner);
      if (is_at (scanner, ']'))
        {
          scanner->at++;
          return TRUE;
        }
      if (!is_at (scanner, ','))
        return refuse_unexpected (scanner, place, _("a comma or “]”"));
      scanner->at++;
    }

  return FALSE;
}

/* Reads a value and the space before it; @depth objects and arrays are open. */
static gboolean
scan_value (Scanner       *scanner,
            const VeiJson *place,
            guint          depth)
{
  char c;

  skip_space (scanner);
  c = scanner->at < scanner->end ? *scanner->at : '\0';

  if (c == '{' || c == '[')
    {
      if (depth == VEI_JSON_MAX_DEPTH)
        return refuse (scanner, place, VEI_DATA_ERROR_SYNTAX,
                       /* Translators: %d is a number, 64. */
                       _("objects and lists stand inside each other more than "
                         "%d deep"), VEI_JSON_MAX_DEPTH);
      return c == '{' ? scan_object (scanner, place, depth + 1)
                      : scan_array (scanner, place, depth + 1);
    }
  if (c == '"')
    return scan_string (scanner, place);
  if (g_ascii_isdigit (c) || c == '-' || c == '+' || c == '.')
    return scan_number (scanner, place);
  if (g_ascii_isalpha (c) || c == '_')
    return scan_word (scanner, place);

  return refuse_unexpected (scanner, place, _("a value"));
}

static gboolean
scan_document (Scanner *scanner)
{
  const VeiJson root = { .parent = NULL };

  if (scanner->end - scanner->at >= 3
      && memcmp (scanner->at, "\xEF\xBB\xBF", 3) == 0)
    return refuse_syntax (scanner, &root,
                          _("the file begins with a byte order mark: save it "
                            "as UTF-8 without one"));

  skip_space (scanner);
  if (scanner->at == scanner->end)
    return refuse_syntax (scanner, &root, _("the file is empty"));
  if (!scan_value (scanner, &root, 0))
    return FALSE;

  skip_space (scanner);
  if (scanner->at < scanner->end)
    return refuse_unexpected (scanner, &root, _("the end of the file"));

  return TRUE;
}

/*
 * vei_json_scan:
 * @text: (array length=length): the text of a JSON document
 * @length: its length in bytes
 * @error: return location for an error
 *
 * Proves that a text is sound JSON, in one pass and in linear time.
 *
 * Fails with %VEI_DATA_ERROR_SYNTAX, %VEI_DATA_ERROR_DUPLICATE if a member
 * stands twice in an object, and %VEI_DATA_ERROR_VALUE if a number is out of
 * range. The message has the form `POINTER: what (line N)`.
 *
 * Returns: whether the text is sound
 */
gboolean
vei_json_scan (const char  *text,
               gsize        length,
               GError     **error)
{
  Scanner scanner = { .start = text, .at = text, .end = text + length,
                      .string = g_string_new (NULL), .error = error };
  gboolean is_sound = scan_document (&scanner);

  for (guint i = 0; i < G_N_ELEMENTS (scanner.members); i++)
    g_clear_pointer (&scanner.members[i], g_hash_table_unref);
  g_string_free (scanner.string, TRUE);

  return is_sound;
}
