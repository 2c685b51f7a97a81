/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What Cairo cannot set in a PDF. */
typedef struct
{
  const char  *language;       /* "nb-NO" */
  const char  *xmp;            /* the metadata of the document, as XML */
  gboolean     has_margins;    /* a page number or a running head on each page */
  guint        n_paragraphs;   /* and headings and figures, in reading order */
  const char **languages;      /* of each; NULL: that of the document */
  const char **alternatives;   /* what each shows, in words; NULL: it is text */
} VeiPdfParts;

GBytes *vei_pdf_finish (const guint8       *drawn,
                        gsize               length,
                        const VeiPdfParts  *parts,
                        GError            **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
