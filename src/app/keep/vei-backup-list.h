/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "app/keep/vei-keeper.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define VEI_TYPE_BACKUP_LIST (vei_backup_list_get_type ())
G_DECLARE_FINAL_TYPE (VeiBackupList, vei_backup_list, VEI, BACKUP_LIST, GtkWidget)

GtkWidget *vei_backup_list_new    (VeiSession    *session,
                                   VeiKeeper     *keeper) G_GNUC_WARN_UNUSED_RESULT;
void       vei_backup_list_update (VeiBackupList *self);

G_END_DECLS
