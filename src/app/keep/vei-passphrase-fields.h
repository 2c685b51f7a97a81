/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define VEI_TYPE_PASSPHRASE_FIELDS (vei_passphrase_fields_get_type ())
G_DECLARE_FINAL_TYPE (VeiPassphraseFields, vei_passphrase_fields, VEI, PASSPHRASE_FIELDS, GtkWidget)

GtkWidget  *vei_passphrase_fields_new       (const char          *label,
                                             gboolean             is_new) G_GNUC_WARN_UNUSED_RESULT;
const char *vei_passphrase_fields_get       (VeiPassphraseFields *self);
void        vei_passphrase_fields_clear     (VeiPassphraseFields *self);
void        vei_passphrase_fields_set_error (VeiPassphraseFields *self,
                                             const char          *message);

G_END_DECLS
