/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <adwaita.h>

#include "app/cases/vei-case-hand-over.h"
#include "app/cases/vei-case-import.h"
#include "app/cases/vei-case-list.h"
#include "app/cases/vei-case-merge.h"
#include "app/cases/vei-case-page.h"
#include "app/cases/vei-case-panes.h"
#include "app/cases/vei-cases-page.h"

G_BEGIN_DECLS

struct _VeiCasesPage
{
  GtkWidget        parent_instance;

  VeiSession      *session;
  gboolean         opening;
  GArray          *deleted;        /* what the toast can bring back */
  AdwToast        *undo_toast;

  GtkWidget       *toasts;
  GtkWidget       *stack;
  VeiCasePanes    *panes;
  VeiCaseList     *list;
  VeiCasePage     *page;
  VeiCaseHandOver *hand_over;
  VeiCaseImport   *import;
  VeiCaseMerge    *merge;
};

void          vei_cases_page_show_toast      (VeiCasesPage *self,
                                              const char   *text);
VeiCaseStore *vei_cases_page_get_store       (VeiCasesPage *self);
void          vei_cases_page_put_away        (VeiCasesPage *self);

/* The actions that delete; in vei-cases-page-delete.c. */
void          vei_cases_page_delete_selected (GtkWidget    *widget,
                                              const char   *action,
                                              GVariant     *target);
void          vei_cases_page_delete_open     (GtkWidget    *widget,
                                              const char   *action,
                                              GVariant     *target);
void          vei_cases_page_undo            (GtkWidget    *widget,
                                              const char   *action,
                                              GVariant     *target);

G_END_DECLS
