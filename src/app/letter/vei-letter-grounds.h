/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gtk/gtk.h>

#include "app/vei-session.h"

G_BEGIN_DECLS

void vei_letter_grounds_fill (GtkBox         *box,
                              VeiSession     *session,
                              const VeiBlock *block,
                              GCallback       jump,
                              gpointer        user_data);

G_END_DECLS
