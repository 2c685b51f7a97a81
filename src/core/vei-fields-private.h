/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "core/vei-knowledge-private.h"

G_BEGIN_DECLS

/* What the readers of the look-up files share. */

/* A place in a text, written {name}, and what is put there; a row without a name ends a table. */
typedef struct
{
  const char *name;
  const char *value;
} VeiPlaceholder;

/* Reads one element of a list into @row. */
typedef gboolean (*VeiReadRow) (gpointer       owner,
                                const VeiJson *json,
                                gpointer       row,
                                GError       **error);

JsonNode   *vei_fields_read_file     (VeiKnowledge         *knowledge,
                                       const char           *name,
                                       const char           *missing,
                                       GError              **error);
gpointer    vei_fields_read_rows     (VeiKnowledge         *knowledge,
                                       const VeiJson        *object,
                                       const char           *member,
                                       gsize                 size,
                                       VeiReadRow            read,
                                       gpointer              owner,
                                       guint                *n,
                                       GError              **error);
gboolean    vei_fields_read_string   (VeiKnowledge         *knowledge,
                                       const VeiJson        *object,
                                       const char           *member,
                                       const char          **string,
                                       GError              **error);
gboolean    vei_fields_read_nullable (VeiKnowledge         *knowledge,
                                       const VeiJson        *object,
                                       const char           *member,
                                       const char          **string,
                                       GError              **error);
gboolean    vei_fields_read_boolean  (const VeiJson        *object,
                                       const char           *member,
                                       gboolean             *value,
                                       GError              **error);
gboolean    vei_fields_read_partial_date (VeiKnowledge     *knowledge,
                                       const VeiJson        *object,
                                       const char           *member,
                                       const char          **iso,
                                       GDate                *first,
                                       GError              **error);
gboolean    vei_fields_read_known_id (const VeiJson        *json,
                                       gconstpointer         rows,
                                       guint                 n,
                                       gsize                 size,
                                       guint                *index,
                                       GError              **error);
gboolean    vei_fields_check_ids     (const VeiJson        *object,
                                       const char           *member,
                                       gconstpointer         rows,
                                       guint                 n,
                                       gsize                 size,
                                       GError              **error);
char       *vei_fields_fill          (const char           *text,
                                       const VeiPlaceholder *values);

G_END_DECLS
