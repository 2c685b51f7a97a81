/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "letter/vei-pdf-scan.h"

#include <string.h>

/* ISO 32000-1, 7.2.2: the characters that end a word. */
#define DELIMITERS "()<>[]{}/%"

static gboolean
is_space (char c)
{
  return c == '\0' || c == '\t' || c == '\n' || c == '\f' || c == '\r' || c == ' ';
}

static gboolean
is_regular (char c)
{
  return !is_space (c) && strchr (DELIMITERS, c) == NULL;
}

/* Goes by white space and comments. */
static void
skip_space (VeiPdfScanner *self)
{
  while (self->at < self->end)
    {
      if (*self->at == '%')
        while (self->at < self->end && *self->at != '\n' && *self->at != '\r')
          self->at++;
      else if (is_space (*self->at))
        self->at++;
      else
        return;
    }
}

/* Goes by a string in parentheses, which may hold others. */
static void
skip_literal (VeiPdfScanner *self)
{
  int depth = 0;

  for (; self->at < self->end; self->at++)
    {
      if (*self->at == '\\' && self->at + 1 < self->end)
        self->at++;
      else if (*self->at == '(')
        depth++;
      else if (*self->at == ')' && --depth == 0)
        {
          self->at++;
          return;
        }
    }
}

static void
skip_hexadecimal (VeiPdfScanner *self)
{
  const char *end = memchr (self->at, '>', (gsize) (self->end - self->at));

  self->at = end != NULL ? end + 1 : self->end;
}

/* Begins to read. Private. */
void
vei_pdf_scanner_init (VeiPdfScanner *self,
                      const char    *text,
                      gsize          length)
{
  *self = (VeiPdfScanner) { .at = text, .end = text + length };
}

static VeiPdfTokenKind
read_token (VeiPdfScanner *self)
{
  gboolean doubled = self->at + 1 < self->end && self->at[1] == self->at[0];

  switch (*self->at)
    {
    case '(':
      skip_literal (self);
      return VEI_PDF_TOKEN_STRING;
    case '<':
      if (!doubled)
        {
          skip_hexadecimal (self);
          return VEI_PDF_TOKEN_STRING;
        }
      self->at += 2;
      return VEI_PDF_TOKEN_OPEN;
    case '[':
      self->at++;
      return VEI_PDF_TOKEN_OPEN;
    case '>':
      self->at += doubled ? 2 : 1;
      return VEI_PDF_TOKEN_CLOSE;
    case ']':
      self->at++;
      return VEI_PDF_TOKEN_CLOSE;
    default:
      break;
    }

  {
    VeiPdfTokenKind kind = *self->at == '/' ? VEI_PDF_TOKEN_NAME : VEI_PDF_TOKEN_WORD;

    for (self->at++; self->at < self->end && is_regular (*self->at); self->at++)
      ;
    return kind;
  }
}

/* Reads the next token; FALSE at the end. Private. */
gboolean
vei_pdf_scanner_next (VeiPdfScanner *self)
{
  skip_space (self);
  self->start = self->at;
  self->kind = self->at < self->end ? read_token (self) : VEI_PDF_TOKEN_END;
  self->length = (gsize) (self->at - self->start);
  if (self->kind == VEI_PDF_TOKEN_OPEN)
    self->depth++;
  else if (self->kind == VEI_PDF_TOKEN_CLOSE)
    self->depth--;
  return self->kind != VEI_PDF_TOKEN_END;
}

/* Whether the last token is this one. Private. */
gboolean
vei_pdf_scanner_is (VeiPdfScanner *self,
                    const char    *word)
{
  return self->length == strlen (word) && memcmp (self->start, word, self->length) == 0;
}

/* Goes into the first dictionary, to the value of a key of it. Private. */
gboolean
vei_pdf_scanner_find_key (VeiPdfScanner *self,
                          const char    *key)
{
  gboolean after_key = FALSE;

  while (vei_pdf_scanner_next (self))
    {
      gboolean is_key = self->depth == 1 && self->kind == VEI_PDF_TOKEN_NAME && !after_key;

      if (is_key && vei_pdf_scanner_is (self, key))
        return TRUE;
      if (self->depth == 0 && self->kind == VEI_PDF_TOKEN_CLOSE)
        return FALSE;
      after_key = is_key;
    }
  return FALSE;
}

/* Reads a whole number that is not negative. Private. */
gboolean
vei_pdf_scanner_read_uint (VeiPdfScanner *self,
                           guint64       *number)
{
  guint64 value = 0;

  if (!vei_pdf_scanner_next (self) || self->kind != VEI_PDF_TOKEN_WORD || self->length > 12)
    return FALSE;
  for (gsize i = 0; i < self->length; i++)
    {
      if (!g_ascii_isdigit (self->start[i]))
        return FALSE;
      value = value * 10 + (guint64) (self->start[i] - '0');
    }
  *number = value;
  return TRUE;
}
