/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "store/vei-store-error.h"

G_BEGIN_DECLS

/* What the schema is today; earlier ones are migrated. */
#define VEI_CASE_SCHEMA 2

/* The tables. Each is a row id and a sealed text; META has what is not sealed
 * too. The number of a table is the kind that its texts are sealed as.
 */
typedef enum
{
  VEI_TABLE_CASES_1 = 1,       /* of schema 1 alone */
  VEI_TABLE_META = 2,
  VEI_TABLE_SUMMARY = 3,
  VEI_TABLE_CONTENT = 4,
  VEI_TABLE_LOG = 5,
} VeiTable;

#define VEI_N_TABLES 6

/* The rows of META. */
enum
{
  VEI_META_KEY = 1,            /* see vei-key-wrap.c; not sealed */
  VEI_META_MANIFEST = 2,
  VEI_META_VOCABULARY = 3,
};

typedef enum
{
  VEI_DB_CREATE,
  VEI_DB_WRITE,
  VEI_DB_READ,                 /* a file that nobody writes */
} VeiDbMode;

typedef struct _VeiCaseDb VeiCaseDb;

/* Returns FALSE to stop. */
typedef gboolean (*VeiDbRowFunc) (gint64         row,
                                  gconstpointer  bytes,
                                  gsize          length,
                                  gpointer       data);

VeiCaseDb *vei_case_db_open        (const char    *path,
                                    VeiDbMode      mode,
                                    GError       **error) G_GNUC_WARN_UNUSED_RESULT;
void       vei_case_db_close       (VeiCaseDb     *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VeiCaseDb, vei_case_db_close)

int        vei_case_db_get_schema  (VeiCaseDb     *self);
gboolean   vei_case_db_set_schema  (VeiCaseDb     *self,
                                    GError       **error);
gboolean   vei_case_db_begin       (VeiCaseDb     *self,
                                    GError       **error);
gboolean   vei_case_db_commit      (VeiCaseDb     *self,
                                    GError       **error);
void       vei_case_db_roll_back   (VeiCaseDb     *self);
GBytes    *vei_case_db_get         (VeiCaseDb     *self,
                                    VeiTable       table,
                                    gint64         row,
                                    GError       **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean   vei_case_db_put         (VeiCaseDb     *self,
                                    VeiTable       table,
                                    gint64         row,
                                    gconstpointer  bytes,
                                    gsize          length,
                                    GError       **error);
gboolean   vei_case_db_delete      (VeiCaseDb     *self,
                                    VeiTable       table,
                                    gint64         row,
                                    GError       **error);
gboolean   vei_case_db_foreach     (VeiCaseDb     *self,
                                    VeiTable       table,
                                    VeiDbRowFunc   func,
                                    gpointer       data,
                                    GError       **error);
gboolean   vei_case_db_checkpoint  (VeiCaseDb     *self,
                                    GError       **error);
void       vei_case_db_hold        (VeiCaseDb     *self,
                                    gboolean       hold);
gboolean   vei_case_db_is_sound    (VeiCaseDb     *self);
gboolean   vei_case_db_is_whole    (VeiCaseDb     *self);

G_END_DECLS
