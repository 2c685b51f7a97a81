/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "store/vei-case-content-private.h"
#include "store/vei-case-db-private.h"
#include "store/vei-case-index-private.h"
#include "store/vei-seal.h"

G_BEGIN_DECLS

#define VEI_DIGEST_BYTES 16

/* A database that has been unlocked: what is in it, opened and put together. */
typedef struct
{
  VeiCaseDb     *db;
  VeiSealKey    *key;
  VeiKnowledge  *knowledge;
  VeiVocabulary *vocabulary;
  guint          n_words_saved;
  guint8         vocabulary_mark[8];
  VeiCaseIndex  *index;
  gint64         next_id;
  guint8         digest[VEI_DIGEST_BYTES];
  gint64         next_id_before;   /* as they were at begin */
  guint8         digest_before[VEI_DIGEST_BYTES];
  GError        *damage;       /* or NULL; with it nothing is written */
} VeiCaseVault;

VeiCaseVault *vei_case_vault_new       (VeiCaseDb           *db,
                                        VeiSealKey          *key,
                                        VeiKnowledge        *knowledge) G_GNUC_WARN_UNUSED_RESULT;
void          vei_case_vault_free      (VeiCaseVault        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VeiCaseVault, vei_case_vault_free)

gboolean      vei_case_vault_set_up    (VeiCaseVault        *self,
                                        GBytes              *wrapped,
                                        GError             **error);
gboolean      vei_case_vault_load      (VeiCaseVault        *self,
                                        GError             **error);
gboolean      vei_case_vault_migrate   (VeiCaseVault        *self,
                                        GError             **error);

GByteArray   *vei_case_vault_open_row  (VeiCaseVault        *self,
                                        VeiTable             table,
                                        gint64               row,
                                        const guint8        *mark,
                                        GError             **error) G_GNUC_WARN_UNUSED_RESULT;
VeiCaseContent *vei_case_vault_read    (VeiCaseVault        *self,
                                        gint64               id,
                                        GError             **error) G_GNUC_WARN_UNUSED_RESULT;
JsonArray    *vei_case_vault_read_log  (VeiCaseVault        *self,
                                        gint64               id,
                                        GError             **error) G_GNUC_WARN_UNUSED_RESULT;

/* Between begin and commit, any number of puts and wipes. */
gboolean      vei_case_vault_begin     (VeiCaseVault        *self,
                                        GError             **error);
gboolean      vei_case_vault_put       (VeiCaseVault        *self,
                                        VeiCaseEntry        *entry,
                                        GByteArray          *content,
                                        GByteArray          *log,
                                        GError             **error);
gboolean      vei_case_vault_wipe      (VeiCaseVault        *self,
                                        gint64               id,
                                        GError             **error);
gboolean      vei_case_vault_commit    (VeiCaseVault        *self,
                                        GPtrArray           *entries,
                                        GError             **error);
void          vei_case_vault_roll_back (VeiCaseVault        *self);

VeiCaseEntry *vei_case_vault_make_entry (VeiCaseVault         *self,
                                         gint64                id,
                                         VeiCase              *own_case,
                                         const VeiCaseContent *content) G_GNUC_WARN_UNUSED_RESULT;
VeiCase      *vei_case_vault_make_case  (VeiCaseVault         *self,
                                         JsonNode             *node,
                                         GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
