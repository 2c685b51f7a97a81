/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "app/keep/vei-keeper.h"
#include "store/vei-plain-file.h"

G_BEGIN_DECLS

struct _VeiKeeper
{
  GObject       parent_instance;

  VeiSession   *session;
  VeiCaseStore *store;
  GSettings    *settings;
  VeiPlainFile  *plain;          /* holds the plain file, or NULL */
  GCancellable *cancellable;
  GError       *problem;
  char         *notice;
  gint64        last_id;        /* what was shown when it was locked */
  gint64        last_activity;  /* microseconds */
  guint         idle_source;
  guint         backup_source;
};

void vei_keeper_set_state         (VeiKeeper    *self,
                                   VeiKeepState  state,
                                   GError       *problem);
void vei_keeper_take_over         (VeiKeeper    *self);
void vei_keeper_start_clocks      (VeiKeeper    *self);
void vei_keeper_stop_clocks       (VeiKeeper    *self);
void vei_keeper_remember_declined (VeiKeeper    *self,
                                   gboolean      declined);
void vei_keeper_look_for_idle     (VeiKeeper    *self,
                                   gint64        now);

G_END_DECLS
