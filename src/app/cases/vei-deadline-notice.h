/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gio/gio.h>

#include "app/vei-session.h"

G_BEGIN_DECLS

#define VEI_TYPE_DEADLINE_NOTICE (vei_deadline_notice_get_type ())
G_DECLARE_FINAL_TYPE (VeiDeadlineNotice, vei_deadline_notice, VEI, DEADLINE_NOTICE, GObject)

VeiDeadlineNotice *vei_deadline_notice_new (GApplication *application,
                                            VeiSession   *session,
                                            GSettings    *settings) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
