/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "core/vei-knowledge.h"
#include "update/vei-signature.h"

G_BEGIN_DECLS

VeiPublisher *vei_installer_get_publisher    (const char          *folder,
                                              GError             **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean      vei_installer_set_publisher    (const char          *folder,
                                              const VeiPublisher  *publisher,
                                              GError             **error);
gboolean      vei_installer_remove_publisher (const char          *folder,
                                              GError             **error);

VeiKnowledge *vei_installer_read             (GBytes              *archive,
                                              GHashTable         **files,
                                              GError             **error) G_GNUC_WARN_UNUSED_RESULT;
VeiKnowledge *vei_installer_install          (const char          *folder,
                                              GBytes              *archive,
                                              GBytes              *signature,
                                              const GDate         *today,
                                              GError             **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean      vei_installer_roll_back        (const char          *folder,
                                              GError             **error);

G_END_DECLS
