/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gio/gio.h>

#include "update/vei-signature.h"

G_BEGIN_DECLS

/* A folder of its own, with a pair of keys that the program minisign made. */
typedef struct
{
  char          *folder;
  char          *packs;        /* where packs are installed */
  VeiPublisher  *publisher;
} Fixture;

void        fixture_set_up       (Fixture       *fixture,
                                  gconstpointer  data);
void        fixture_tear_down    (Fixture       *fixture,
                                  gconstpointer  data);
void        fixture_remove_all   (const char    *folder);
void        fixture_make_keys    (Fixture       *fixture,
                                  const char    *name,
                                  VeiPublicKey  *key);
GBytes     *fixture_sign         (Fixture       *fixture,
                                  const char    *key_name,
                                  GBytes        *data,
                                  gboolean       legacy);
GTlsCertificate *fixture_make_certificate (const char  *folder,
                                           char       **path);
GHashTable *fixture_read_shipped (void);
void        fixture_set_file     (GHashTable    *files,
                                  const char    *name,
                                  const char    *text);
void        fixture_set_member   (GHashTable    *files,
                                  const char    *member,
                                  const char    *value);
GBytes     *fixture_make_pack    (const char    *version,
                                  const char    *expires);

/* A tar archive made byte by byte, as no tool would make it. */
GByteArray *tar_new              (void);
void        tar_add              (GByteArray    *tar,
                                  const char    *name,
                                  char           type,
                                  const char    *link,
                                  guint64        size,
                                  const char    *data,
                                  gsize          length);
GBytes     *tar_end              (GByteArray    *tar);

G_END_DECLS
