/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "core/vei-case.h"
#include "store/vei-case-entry.h"
#include "store/vei-case-query.h"
#include "store/vei-keyring.h"

G_BEGIN_DECLS

/**
 * VeiLogLine:
 *
 * A line of the log of a case.
 */
typedef struct
{
  char *at;                    /* ISO 8601, UTC; "" where it is not known */
  char *what;
} VeiLogLine;

#define VEI_TYPE_CASE_STORE (vei_case_store_get_type ())
G_DECLARE_FINAL_TYPE (VeiCaseStore, vei_case_store, VEI, CASE_STORE, GObject)

VeiCaseStore *vei_case_store_new               (const char          *directory,
                                                VeiKnowledge        *knowledge,
                                                const VeiKeyring    *keyring) G_GNUC_WARN_UNUSED_RESULT;

const char   *vei_case_store_get_directory     (VeiCaseStore        *self);
void          vei_case_store_set_knowledge     (VeiCaseStore        *self,
                                                VeiKnowledge        *knowledge);

/* Opening and locking. A passphrase of NULL means the keyring. */
gboolean      vei_case_store_exists            (VeiCaseStore        *self);
gboolean      vei_case_store_create            (VeiCaseStore        *self,
                                                const char          *passphrase,
                                                GError             **error);
void          vei_case_store_create_async      (VeiCaseStore        *self,
                                                const char          *passphrase,
                                                GCancellable        *cancellable,
                                                GAsyncReadyCallback  callback,
                                                gpointer             data);
gboolean      vei_case_store_create_finish     (VeiCaseStore        *self,
                                                GAsyncResult        *result,
                                                GError             **error);
gboolean      vei_case_store_open              (VeiCaseStore        *self,
                                                GError             **error);
gboolean      vei_case_store_is_open           (VeiCaseStore        *self);
VeiKeyMethod  vei_case_store_get_method        (VeiCaseStore        *self);
gboolean      vei_case_store_unlock            (VeiCaseStore        *self,
                                                const char          *passphrase,
                                                GCancellable        *cancellable,
                                                GError             **error);
void          vei_case_store_unlock_async      (VeiCaseStore        *self,
                                                const char          *passphrase,
                                                GCancellable        *cancellable,
                                                GAsyncReadyCallback  callback,
                                                gpointer             data);
gboolean      vei_case_store_unlock_finish     (VeiCaseStore        *self,
                                                GAsyncResult        *result,
                                                GError             **error);
gboolean      vei_case_store_change_passphrase (VeiCaseStore        *self,
                                                const char          *passphrase,
                                                GError             **error);
void          vei_case_store_change_passphrase_async  (VeiCaseStore        *self,
                                                       const char          *passphrase,
                                                       GCancellable        *cancellable,
                                                       GAsyncReadyCallback  callback,
                                                       gpointer             data);
gboolean      vei_case_store_change_passphrase_finish (VeiCaseStore        *self,
                                                       GAsyncResult        *result,
                                                       GError             **error);
void          vei_case_store_lock              (VeiCaseStore        *self);
void          vei_case_store_close             (VeiCaseStore        *self);
gboolean      vei_case_store_is_unlocked       (VeiCaseStore        *self);
gboolean      vei_case_store_is_read_only      (VeiCaseStore        *self);
const GError *vei_case_store_get_damage        (VeiCaseStore        *self);
gboolean      vei_case_store_keep_readable     (VeiCaseStore        *self,
                                                guint               *n_lost,
                                                GError             **error);
void          vei_case_store_set_idle_minutes  (VeiCaseStore        *self,
                                                guint                minutes);
void          vei_case_store_note_activity     (VeiCaseStore        *self);

/* The list. */
guint               vei_case_store_get_n_cases (VeiCaseStore        *self);
const VeiCaseEntry *vei_case_store_get_entry   (VeiCaseStore        *self,
                                                gint64               id);
gint64              vei_case_store_find_uuid   (VeiCaseStore        *self,
                                                const char          *uuid);
gint64              vei_case_store_get_own     (VeiCaseStore        *self);
GArray             *vei_case_store_query       (VeiCaseStore        *self,
                                                const VeiCaseQuery  *query) G_GNUC_WARN_UNUSED_RESULT;

/* One case. */
gint64        vei_case_store_add               (VeiCaseStore        *self,
                                                VeiCase             *new_case,
                                                VeiCaseFlags         flags,
                                                GError             **error);
VeiCase      *vei_case_store_load              (VeiCaseStore        *self,
                                                gint64               id,
                                                GError             **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean      vei_case_store_save              (VeiCaseStore        *self,
                                                gint64               id,
                                                VeiCase             *changed,
                                                GError             **error);
gboolean      vei_case_store_set_closed        (VeiCaseStore        *self,
                                                gint64               id,
                                                gboolean             closed,
                                                GError             **error);
gboolean      vei_case_store_set_seen          (VeiCaseStore        *self,
                                                gint64               id,
                                                GError             **error);
gboolean      vei_case_store_set_outcome       (VeiCaseStore        *self,
                                                gint64               id,
                                                const char          *reason_kind,
                                                const char          *outcome,
                                                GError             **error);
gint64        vei_case_store_duplicate         (VeiCaseStore        *self,
                                                gint64               id,
                                                GError             **error);
gboolean      vei_case_store_merge             (VeiCaseStore        *self,
                                                gint64               keep,
                                                gint64               other,
                                                GPtrArray          **differences,
                                                GError             **error);
gboolean      vei_case_store_delete            (VeiCaseStore        *self,
                                                gint64               id,
                                                GError             **error);
gboolean      vei_case_store_undelete          (VeiCaseStore        *self,
                                                gint64               id,
                                                GError             **error);
gboolean      vei_case_store_wipe_deleted      (VeiCaseStore        *self,
                                                GError             **error);

/* The log of a case. */
gboolean      vei_case_store_add_log           (VeiCaseStore        *self,
                                                gint64               id,
                                                const char          *what,
                                                GError             **error);
GPtrArray    *vei_case_store_get_log           (VeiCaseStore        *self,
                                                gint64               id,
                                                GError             **error) G_GNUC_WARN_UNUSED_RESULT;

/* The file of the first release, and backups. */
gint64        vei_case_store_import_plain      (VeiCaseStore        *self,
                                                GError             **error);
char         *vei_case_store_back_up           (VeiCaseStore        *self,
                                                GError             **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean      vei_case_store_back_up_daily     (VeiCaseStore        *self,
                                                GError             **error);
void          vei_case_store_back_up_daily_async  (VeiCaseStore        *self,
                                                   GCancellable        *cancellable,
                                                   GAsyncReadyCallback  callback,
                                                   gpointer             data);
gboolean      vei_case_store_back_up_daily_finish (VeiCaseStore        *self,
                                                   GAsyncResult        *result,
                                                   GError             **error);
GStrv         vei_case_store_list_backups      (VeiCaseStore        *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean      vei_case_store_delete_all        (VeiCaseStore        *self,
                                                GError             **error);
gboolean      vei_case_store_restore_backup    (VeiCaseStore        *self,
                                                const char          *name,
                                                const char          *passphrase,
                                                GError             **error);

G_END_DECLS
