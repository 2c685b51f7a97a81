/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <adwaita.h>

#include "app/vei-session.h"
#include "core/vei-article.h"

G_BEGIN_DECLS

GtkWidget *vei_lookup_list          (GtkWidget           *box,
                                     const char          *name);
GtkWidget *vei_lookup_go_row        (const char          *title,
                                     const char          *subtitle,
                                     const char          *target) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *vei_lookup_go_button     (const char          *label,
                                     const char          *target) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *vei_lookup_letter_button (VeiSession          *session,
                                     const char          *kind_id) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *vei_lookup_detail_row    (const char          *title,
                                     const char          *value,
                                     const char          *note) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *vei_lookup_link          (const char          *address) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *vei_lookup_statement     (VeiSession          *session,
                                     const char          *title,
                                     const char          *text,
                                     const VeiSourceRefs *sources) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *vei_lookup_point         (VeiSession          *session,
                                     const VeiPoint      *point) G_GNUC_WARN_UNUSED_RESULT;
void       vei_lookup_add_contacts  (VeiSession          *session,
                                     GtkWidget           *box,
                                     const char          *name,
                                     const VeiBodyContact *contacts,
                                     guint                n_contacts);
GtkWidget *vei_lookup_body          (VeiSession          *session,
                                     const VeiBody       *body) G_GNUC_WARN_UNUSED_RESULT;
void       vei_lookup_add_parts     (VeiSession          *session,
                                     GtkWidget           *box,
                                     const VeiArticle    *article,
                                     int                  level);
GtkWidget *vei_lookup_sender        (const char          *sender) G_GNUC_WARN_UNUSED_RESULT;
const char *vei_lookup_check_text   (void);

G_END_DECLS
