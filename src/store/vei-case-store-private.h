/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "store/vei-case-store.h"
#include "store/vei-case-vault-private.h"

G_BEGIN_DECLS

struct _VeiCaseStore
{
  GObject parent_instance;

  VeiKnowledge     *knowledge;
  const VeiKeyring *keyring;
  char             *directory;
  char             *path;
  int               lock_fd;
  gboolean          read_only;
  gboolean          busy;       /* a thread unlocks it */
  gboolean          backing_up; /* a thread copies the file */
  GBytes           *wrapped;    /* or NULL: not open */
  VeiCaseDb        *db;         /* open and locked; else with the vault */
  VeiCaseVault     *vault;      /* or NULL: locked */
  VeiKeyCost        cost;
  guint             idle_minutes;
  guint             idle_timer;
  guint             wipe_timer;
  gint64            last_activity;
};

/* What the name of a backup looks like: a day between them. */
#define VEI_BACKUP_PREFIX "cases-"
#define VEI_BACKUP_SUFFIX ".db"

/* How long a deletion can be undone, in seconds. */
#define VEI_UNDO_SECONDS 10

VeiCaseVault *vei_case_store_get_vault (VeiCaseStore        *self,
                                        gboolean             to_write,
                                        GError             **error);
void          vei_case_store_set_cost  (VeiCaseStore        *self,
                                        const VeiKeyCost    *cost);
gboolean      vei_case_store_take_lock (VeiCaseStore        *self,
                                        GError             **error);
void          vei_case_store_drop_lock (VeiCaseStore        *self);
VeiSealKey   *vei_case_store_find_key  (VeiCaseStore        *self,
                                        GBytes              *wrapped,
                                        const char          *passphrase,
                                        GCancellable        *cancellable,
                                        GError             **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean      vei_case_store_set_file_error (int             saved_errno,
                                        GError             **error);
gboolean      vei_case_store_copy_file (const char          *from_path,
                                        const char          *to_path,
                                        GError             **error);
VeiCaseVault *vei_case_store_open_backup (VeiCaseStore      *self,
                                        const char          *path,
                                        VeiKnowledge        *knowledge,
                                        VeiSealKey          *known,
                                        const char          *passphrase,
                                        GError             **error) G_GNUC_WARN_UNUSED_RESULT;
char         *vei_case_store_dup_backups_folder (VeiCaseStore *self) G_GNUC_WARN_UNUSED_RESULT;
void          vei_case_store_free_passphrase (char           *passphrase);
gboolean      vei_case_store_open_db   (VeiCaseStore        *self,
                                        GError             **error);
GBytes       *vei_case_store_read_wrapped (VeiCaseDb        *db,
                                        GError             **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean      vei_case_store_write_new (VeiCaseStore        *self,
                                        VeiSealKey          *key,
                                        GBytes              *wrapped,
                                        VeiCaseVault        *from,
                                        const char          *path,
                                        GError             **error);
void          vei_case_store_changed   (VeiCaseStore        *self);
void          vei_case_store_wipe_soon (VeiCaseStore        *self);

/* A case as a file, with its log and what the store knows; and back. */
JsonNode     *vei_case_store_load_node (VeiCaseStore        *self,
                                        gint64               id,
                                        gboolean             with_log,
                                        GError             **error) G_GNUC_WARN_UNUSED_RESULT;
gint64        vei_case_store_add_node  (VeiCaseStore        *self,
                                        JsonNode            *node,
                                        VeiCaseFlags         flags,
                                        GError             **error);
gboolean      vei_case_store_save_node (VeiCaseStore        *self,
                                        gint64               id,
                                        JsonNode            *node,
                                        GError             **error);
gboolean      vei_case_store_update    (VeiCaseStore        *self,
                                        VeiCaseEntry        *entry,
                                        VeiCaseContent      *content,
                                        JsonArray           *log,
                                        GError             **error);

VeiCaseEntry *vei_case_store_begin_change (VeiCaseStore     *self,
                                        gint64               id,
                                        GError             **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean      vei_case_store_change_flags (VeiCaseStore     *self,
                                        gint64               id,
                                        VeiCaseFlags         set,
                                        VeiCaseFlags         clear,
                                        GError             **error);
gint64        vei_case_store_touch     (const VeiCaseEntry  *entry);

G_END_DECLS
