/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "app/vei-session.h"
#include "store/vei-case-bundle.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is to become of a case of a file. */
typedef enum
{
  VEI_IMPORT_CHOICE_TAKE,      /* new: as it is */
  VEI_IMPORT_CHOICE_JOIN,
  VEI_IMPORT_CHOICE_REPLACE,
  VEI_IMPORT_CHOICE_KEEP_BOTH,
  VEI_IMPORT_CHOICE_LEAVE,
} VeiImportChoice;

#define VEI_TYPE_CASE_IMPORT_ENTRY (vei_case_import_entry_get_type ())
G_DECLARE_FINAL_TYPE (VeiCaseImportEntry, vei_case_import_entry, VEI, CASE_IMPORT_ENTRY, GObject)

VeiCaseImportEntry *vei_case_import_entry_new        (VeiImportItem      *item) G_GNUC_WARN_UNUSED_RESULT;
VeiImportItem      *vei_case_import_entry_get_item   (VeiCaseImportEntry *self);
VeiImportChoice     vei_case_import_entry_get_choice (VeiCaseImportEntry *self);
void                vei_case_import_entry_set_choice (VeiCaseImportEntry *self,
                                                      VeiImportChoice     choice);

#define VEI_TYPE_CASE_IMPORT_ROW (vei_case_import_row_get_type ())
G_DECLARE_FINAL_TYPE (VeiCaseImportRow, vei_case_import_row, VEI, CASE_IMPORT_ROW, GtkWidget)

GtkWidget          *vei_case_import_row_new          (VeiSession         *session) G_GNUC_WARN_UNUSED_RESULT;
void                vei_case_import_row_show         (VeiCaseImportRow   *self,
                                                      VeiCaseImportEntry *entry);

G_END_DECLS
