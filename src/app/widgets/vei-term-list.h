/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gtk/gtk.h>

#include "app/vei-session.h"
#include "core/vei-glossary.h"

G_BEGIN_DECLS

#define VEI_TYPE_TERM_LIST (vei_term_list_get_type ())
G_DECLARE_FINAL_TYPE (VeiTermList, vei_term_list, VEI, TERM_LIST, GtkWidget)

VeiGlossary *vei_term_list_get_glossary (VeiSession  *session);

GtkWidget   *vei_term_list_new          (VeiSession  *session) G_GNUC_WARN_UNUSED_RESULT;

void         vei_term_list_add_text     (VeiTermList *self,
                                         const char  *text);
void         vei_term_list_add_labels   (VeiTermList *self,
                                         GtkWidget   *widget);
void         vei_term_list_pass_over    (VeiTermList *self,
                                         VeiTermList *other);
void         vei_term_list_clear        (VeiTermList *self);

G_END_DECLS
