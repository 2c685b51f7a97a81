/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "app/keep/vei-keeper.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define VEI_TYPE_LOCK_GROUP (vei_lock_group_get_type ())
G_DECLARE_FINAL_TYPE (VeiLockGroup, vei_lock_group, VEI, LOCK_GROUP, GtkWidget)

GtkWidget *vei_lock_group_new (VeiSession *session,
                               VeiKeeper  *keeper) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
