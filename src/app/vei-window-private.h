/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "app/keep/vei-keep-gate.h"
#include "app/vei-window.h"

G_BEGIN_DECLS

typedef enum
{
  PAGE_HOME,
  PAGE_KEEP,
  PAGE_FAULT,
  PAGE_GUIDE,
  PAGE_RESULT,
  PAGE_LETTER,
  PAGE_LOOKUP,
  PAGE_CASES,
  PAGE_PHONE,
  PAGE_DEADLINES,
  PAGE_STATISTICS,
  PAGE_RECEIPT,
  PAGE_SETTINGS,
  PAGE_HELP,
  PAGE_TOUR,
  PAGE_RULES,
  PAGE_PACKS,
  PAGE_SHORTCUTS,
  PAGE_ABOUT,
  N_PAGES,
} Page;

struct _VeiWindow
{
  AdwApplicationWindow  parent_instance;

  VeiSession           *session;
  VeiKeeper            *keeper;
  VeiKeepGate          *gate;          /* or NULL: nothing is kept */
  GSettings            *settings;
  GtkWidget            *pages[N_PAGES];
  GArray               *history;       /* (element-type Page) */
  Page                  current;
  gboolean              navigating;
  gboolean              wide;
  gboolean              title_fits;
  gboolean              cramped;
  gboolean              warns;         /* whether something is not being saved */
  gboolean              closing;
  guint                 layout_source;
  GtkWidget            *focus_before_help;     /* (not owned), or NULL */

  /* template */
  GtkWidget            *toasts;
  GtkWidget            *header;
  GtkWidget            *title_stack;
  GtkWidget            *switcher;
  GtkWidget            *title;
  GtkWidget            *back_button;
  GtkWidget            *save_banner;
  GtkWidget            *places;
  GObject              *cases_place;
};

GtkWidget *vei_window_ensure_page     (VeiWindow      *self,
                                       Page            page);
void       vei_window_forget_page     (VeiWindow      *self,
                                       Page            page);
void       vei_window_go_to           (VeiWindow      *self,
                                       Page            page);
void       vei_window_go_back         (VeiWindow      *self);
void       vei_window_go_to_guide     (VeiWindow      *self);
void       vei_window_show_toast      (VeiWindow      *self,
                                       const char     *text);
void       vei_window_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS
