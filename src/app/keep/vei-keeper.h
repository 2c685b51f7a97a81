/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "app/vei-session.h"

G_BEGIN_DECLS

/* The cases lock by themselves after so many minutes; a setting of this many
 * leaves it to the program. */
#define VEI_IDLE_AUTOMATIC -1

#define VEI_TYPE_KEEPER (vei_keeper_get_type ())
G_DECLARE_FINAL_TYPE (VeiKeeper, vei_keeper, VEI, KEEPER, GObject)

VeiKeeper    *vei_keeper_new              (VeiSession          *session,
                                           VeiCaseStore        *store,
                                           GSettings           *settings) G_GNUC_WARN_UNUSED_RESULT;

VeiCaseStore *vei_keeper_get_store        (VeiKeeper           *self);
GSettings    *vei_keeper_get_settings     (VeiKeeper           *self);
const GError *vei_keeper_get_problem      (VeiKeeper           *self);
const char   *vei_keeper_get_notice       (VeiKeeper           *self);
void          vei_keeper_dismiss_notice   (VeiKeeper           *self);
gboolean      vei_keeper_has_plain        (VeiKeeper           *self);
VeiKeyMethod  vei_keeper_get_method       (VeiKeeper           *self);
int           vei_keeper_get_idle_minutes (VeiKeeper           *self);

/* What the person decides. "changed" tells how it went. */
void          vei_keeper_begin            (VeiKeeper           *self);
void          vei_keeper_create           (VeiKeeper           *self,
                                           const char          *passphrase);
void          vei_keeper_decline          (VeiKeeper           *self);
void          vei_keeper_reconsider       (VeiKeeper           *self);
void          vei_keeper_unlock           (VeiKeeper           *self,
                                           const char          *passphrase);
gboolean      vei_keeper_lock             (VeiKeeper           *self,
                                           GError             **error);
gboolean      vei_keeper_restore          (VeiKeeper           *self,
                                           const char          *backup,
                                           const char          *passphrase,
                                           GError             **error);
gboolean      vei_keeper_keep_readable    (VeiKeeper           *self,
                                           guint               *n_lost,
                                           GError             **error);
gboolean      vei_keeper_delete_all       (VeiKeeper           *self,
                                           GError             **error);
void          vei_keeper_note_activity    (VeiKeeper           *self);
void          vei_keeper_end              (VeiKeeper           *self);

G_END_DECLS
