/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <adwaita.h>

#include "app/vei-session.h"

G_BEGIN_DECLS

/* The place where a letter is chosen, filled in, looked at and saved. */
#define VEI_TYPE_LETTER_PAGE (vei_letter_page_get_type ())
G_DECLARE_FINAL_TYPE (VeiLetterPage, vei_letter_page, VEI, LETTER_PAGE, GtkWidget)

GtkWidget  *vei_letter_page_new  (VeiSession    *session) G_GNUC_WARN_UNUSED_RESULT;
void        vei_letter_page_open (VeiLetterPage *self,
                                  const char    *kind_id);

G_END_DECLS
