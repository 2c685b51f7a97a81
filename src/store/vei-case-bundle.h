/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "store/vei-case-compare.h"
#include "store/vei-case-store.h"

G_BEGIN_DECLS

/* Ends the name of a file that is handed over. */
#define VEI_BUNDLE_SUFFIX ".veicase"

gboolean vei_case_bundle_export       (VeiCaseStore   *store,
                                       const gint64   *ids,
                                       guint           n_ids,
                                       const char     *path,
                                       const char     *passphrase,
                                       const char     *log_words,
                                       GError        **error);
gboolean vei_case_bundle_export_plain (VeiCaseStore   *store,
                                       gint64          id,
                                       const char     *path,
                                       const char     *log_words,
                                       GError        **error);

/**
 * VeiImportItem:
 *
 * One case of a file that is to be imported.
 */
typedef struct
{
  const char *uuid;
  const char *name;
  gint64      ours;            /* the case that has this id here; 0: it is new */
  GPtrArray  *differences;     /* of VeiDifference, against ours; empty: the same */

  /*< private >*/
  JsonNode   *node;
} VeiImportItem;

/**
 * VeiImportWay:
 *
 * What becomes of a case that is imported.
 */
typedef enum
{
  VEI_IMPORT_ADD,              /* as a case of its own */
  VEI_IMPORT_JOIN,             /* into ours; where both differ, ours stays */
  VEI_IMPORT_REPLACE,          /* in place of ours */
} VeiImportWay;

gboolean   vei_case_bundle_is_sealed  (const char     *path,
                                       gboolean       *sealed,
                                       GError        **error);
GPtrArray *vei_case_bundle_preview    (VeiCaseStore   *store,
                                       const char     *path,
                                       const char     *passphrase,
                                       GError        **error) G_GNUC_WARN_UNUSED_RESULT;
gint64     vei_case_bundle_import     (VeiCaseStore   *store,
                                       VeiImportItem  *item,
                                       VeiImportWay    way,
                                       GError        **error);

G_END_DECLS
