/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "core/vei-knowledge.h"
#include "update/vei-update-error.h"

G_BEGIN_DECLS

#define VEI_INSTALLED_DIGESTS "SHA256SUMS"
#define VEI_INSTALLED_ETAG    "etag"

/**
 * VeiInstalledState:
 *
 * Which versions are installed: that in use, the one before it, and the newest
 * that ever was, below which nothing is taken.
 */
typedef struct
{
  char *current;               /* NULL: the bundled pack */
  char *previous;              /* NULL: none */
  char *newest;                /* NULL: nothing was installed yet */
} VeiInstalledState;

char         *vei_installed_get_folder  (void) G_GNUC_WARN_UNUSED_RESULT;
gboolean      vei_installed_is_version  (const char               *version);
gboolean      vei_installed_read_state  (const char               *folder,
                                         VeiInstalledState        *state,
                                         GError                  **error);
gboolean      vei_installed_write_state (const char               *folder,
                                         const VeiInstalledState  *state,
                                         GError                  **error);
void          vei_installed_state_clear (VeiInstalledState        *state);
GHashTable   *vei_installed_read_files  (const char               *folder,
                                         const char               *version,
                                         GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
VeiKnowledge *vei_installed_load        (const char               *folder,
                                         char                    **message,
                                         GError                  **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VeiInstalledState, vei_installed_state_clear)

G_END_DECLS
