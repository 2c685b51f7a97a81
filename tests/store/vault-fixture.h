/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "store/vei-case-store-private.h"

G_BEGIN_DECLS

#define PASSPHRASE "fire ord uten sammenheng"
/* Stands in every case of the tests, and nowhere on the disk. */
#define SECRET_WORDS "Hemmelige ord om natten"

typedef struct
{
  VeiKnowledge *knowledge;
  char         *folder;
  VeiCaseStore *store;
  VeiKeyring    keyring;
  GHashTable   *kept_keys;
  gboolean      keyring_fails;
} VaultFixture;

void          vault_fixture_set_up    (VaultFixture  *fixture,
                                       gconstpointer  data);
void          vault_fixture_tear_down (VaultFixture  *fixture,
                                       gconstpointer  data);
VeiCaseStore *vault_new_store         (VaultFixture  *fixture);
void          vault_reopen            (VaultFixture  *fixture);
void          vault_create            (VaultFixture  *fixture);
VeiCase      *vault_new_case          (VaultFixture  *fixture,
                                       const char    *name,
                                       const char    *example);
void          vault_write_plain       (VaultFixture  *fixture,
                                       VeiCase       *own_case);
gint64        vault_add               (VaultFixture  *fixture,
                                       const char    *name);
char         *vault_dup_json          (VaultFixture  *fixture,
                                       gint64         id);
void          vault_remove_tree       (const char    *path);
gboolean      vault_tree_holds        (const char    *path,
                                       gconstpointer  bytes,
                                       gsize          length);

G_END_DECLS
