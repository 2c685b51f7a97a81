/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gtk/gtk.h>

#include "app/vei-session.h"
#include "core/vei-units.h"

G_BEGIN_DECLS

void vei_unit_details_add (GtkWidget     *box,
                           VeiSession    *session,
                           VeiUnits      *units,
                           const VeiUnit *unit,
                           GtkWidget     *use);

G_END_DECLS
