/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <adwaita.h>

#include "app/packs/vei-packs.h"
#include "app/vei-session.h"

G_BEGIN_DECLS

void  vei_packs_view_fill_in_use    (GtkListBox          *list,
                                     VeiPacks            *packs,
                                     VeiSession          *session);
void  vei_packs_view_fill_publisher (GtkListBox          *list,
                                     const VeiPublisher  *publisher);
void  vei_packs_view_add_news       (GtkWidget           *box,
                                     const VeiPackNews   *news,
                                     VeiSession          *session);
char *vei_packs_view_dup_asked      (VeiPacks            *packs,
                                     VeiLanguage          language) G_GNUC_WARN_UNUSED_RESULT;
char *vei_packs_view_dup_card       (const VeiPublisher  *publisher) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
