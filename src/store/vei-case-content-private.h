/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "core/vei-case.h"
#include "store/vei-bytes-private.h"
#include "store/vei-case-entry.h"

G_BEGIN_DECLS

/* What is kept of a case: what the store knows of it, and its case file
 * without the log, which has a row of its own.
 */
typedef struct
{
  gint64      created;
  gint64      touched;
  guint16     flags;           /* those of VEI_CASE_KEPT_FLAGS */
  guint32     n_log;
  char       *reason_kind;     /* or NULL */
  char       *outcome;         /* or NULL */
  JsonNode   *node;            /* the case file */
} VeiCaseContent;

#define VEI_CASE_KEPT_FLAGS (VEI_CASE_CLOSED | VEI_CASE_DELETED | VEI_CASE_OWN)

void            vei_case_content_free  (VeiCaseContent       *content);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VeiCaseContent, vei_case_content_free)
GByteArray     *vei_case_content_write (const VeiCaseContent *content) G_GNUC_WARN_UNUSED_RESULT;
VeiCaseContent *vei_case_content_read  (GByteArray           *bytes,
                                        GError              **error) G_GNUC_WARN_UNUSED_RESULT;

GByteArray     *vei_case_log_write     (JsonArray            *lines) G_GNUC_WARN_UNUSED_RESULT;
JsonArray      *vei_case_log_read      (GByteArray           *bytes,
                                        GError              **error) G_GNUC_WARN_UNUSED_RESULT;
JsonObject     *vei_case_log_line      (gint64                at,
                                        const char           *what) G_GNUC_WARN_UNUSED_RESULT;
void            vei_case_log_join      (JsonArray            *lines,
                                        JsonArray            *more);
JsonArray      *vei_case_take_log      (JsonNode             *node) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
