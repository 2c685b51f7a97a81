/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define VEI_TYPE_ENTRY_ROW (vei_entry_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (VeiEntryRow, vei_entry_row, VEI, ENTRY_ROW, AdwPreferencesRow)

struct _VeiEntryRowClass
{
  AdwPreferencesRowClass parent_class;
};

GtkWidget *vei_entry_row_new                 (void) G_GNUC_WARN_UNUSED_RESULT;
void       vei_entry_row_show_text           (VeiEntryRow *self,
                                              const char  *text);
void       vei_entry_row_set_error           (VeiEntryRow *self,
                                              const char  *message);
void       vei_entry_row_set_accessible_name (VeiEntryRow *self,
                                              const char  *name);

G_END_DECLS
