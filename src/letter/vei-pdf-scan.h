/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  VEI_PDF_TOKEN_END,
  VEI_PDF_TOKEN_NAME,          /* /Type */
  VEI_PDF_TOKEN_OPEN,          /* << or [ */
  VEI_PDF_TOKEN_CLOSE,         /* >> or ] */
  VEI_PDF_TOKEN_STRING,
  VEI_PDF_TOKEN_WORD,          /* a number, an operator, a keyword */
} VeiPdfTokenKind;

/* Reads the tokens of a PDF object or of a content stream, one after the other. */
typedef struct
{
  const char      *at;
  const char      *end;
  VeiPdfTokenKind  kind;       /* of the token that was read last */
  const char      *start;
  gsize            length;
  int              depth;      /* of dictionaries and arrays, after the token */
} VeiPdfScanner;

void        vei_pdf_scanner_init     (VeiPdfScanner  *self,
                                      const char     *text,
                                      gsize           length);
gboolean    vei_pdf_scanner_next     (VeiPdfScanner  *self);
gboolean    vei_pdf_scanner_is       (VeiPdfScanner  *self,
                                      const char     *word);
gboolean    vei_pdf_scanner_find_key (VeiPdfScanner  *self,
                                      const char     *key);
gboolean    vei_pdf_scanner_read_uint (VeiPdfScanner *self,
                                       guint64       *number);

G_END_DECLS
