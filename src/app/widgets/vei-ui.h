/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <adwaita.h>

#include "app/vei-session.h"

G_BEGIN_DECLS

GtkWidget *vei_ui_label           (const char          *text,
                                   const char          *css_class) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *vei_ui_heading         (const char          *text,
                                   const char          *css_class,
                                   int                  level) G_GNUC_WARN_UNUSED_RESULT;
void       vei_ui_set_name        (GtkWidget           *widget,
                                   const char          *name);
void       vei_ui_set_description (GtkWidget           *widget,
                                   const char          *description);
void       vei_ui_label_by        (GtkWidget           *widget,
                                   GtkWidget           *label);
void       vei_ui_describe_by     (GtkWidget           *widget,
                                   GtkWidget           *label);
void       vei_ui_name_stack_page (GtkStack            *stack,
                                   GtkWidget           *child,
                                   const char          *name);
GtkWidget *vei_ui_row             (const char          *title,
                                   const char          *subtitle) G_GNUC_WARN_UNUSED_RESULT;
void       vei_ui_wrap_button     (GtkWidget           *button);
void       vei_ui_name_list_item  (GtkListItem         *item,
                                   const char          *name,
                                   const char          *description);
GtkWidget *vei_ui_go_arrow        (void) G_GNUC_WARN_UNUSED_RESULT;
gboolean   vei_ui_is_cramped      (GtkWidget           *widget,
                                   int                  width);
int        vei_ui_measure_characters (GtkWidget        *widget,
                                      int               n);
char      *vei_ui_dup_capitalized (const char          *text) G_GNUC_WARN_UNUSED_RESULT;
void       vei_ui_clear           (GtkWidget           *box);
void       vei_ui_dispose_children (GtkWidget          *widget);
void       vei_ui_scroll_to_top   (GtkScrolledWindow   *scrolled);
GtkWidget *vei_ui_source_chips    (VeiSession          *session,
                                   const VeiSourceRefs *sources) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *vei_ui_statement       (VeiSession          *session,
                                   const char          *text,
                                   const VeiSourceRefs *sources) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
