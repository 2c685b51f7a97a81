/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "letter/vei-pdf-scan.h"

G_BEGIN_DECLS

typedef struct
{
  const char *text;            /* from "12 0 obj" on; NULL: there is no such object */
  gsize       length;
  GString    *own;             /* what text points into; NULL: the file */
} VeiPdfObject;

/* A PDF that Cairo has written, as its objects. */
typedef struct
{
  const char *data;
  gsize       length;
  GArray     *objects;         /* of VeiPdfObject, by number */
  guint64     root;            /* the number of the catalog */
  guint64     info;            /* of the document information; 0: none */
} VeiPdfFile;

gboolean      vei_pdf_file_read           (VeiPdfFile         *self,
                                           const guint8       *data,
                                           gsize               length,
                                           GError            **error);
void          vei_pdf_file_clear          (VeiPdfFile         *self);
VeiPdfObject *vei_pdf_file_get            (VeiPdfFile         *self,
                                           guint64             number);
VeiPdfObject *vei_pdf_file_follow         (VeiPdfFile         *self,
                                           const VeiPdfObject *object,
                                           const char         *key);
GByteArray   *vei_pdf_file_unpack         (VeiPdfFile         *self,
                                           const VeiPdfObject *stream) G_GNUC_WARN_UNUSED_RESULT;
guint         vei_pdf_file_add            (VeiPdfFile         *self,
                                           GString            *text);
GBytes       *vei_pdf_file_write          (VeiPdfFile         *self) G_GNUC_WARN_UNUSED_RESULT;

gboolean      vei_pdf_object_find_key     (const VeiPdfObject *self,
                                           const char         *key,
                                           VeiPdfScanner      *scanner);
gboolean      vei_pdf_object_read_uint    (const VeiPdfObject *self,
                                           const char         *key,
                                           guint64            *number);
void          vei_pdf_object_take         (VeiPdfObject       *self,
                                           GString            *text);

gboolean      vei_pdf_fail                (GError            **error,
                                           const char         *what);

G_END_DECLS
