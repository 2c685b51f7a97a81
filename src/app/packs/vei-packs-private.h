/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "app/packs/vei-packs.h"

G_BEGIN_DECLS

struct _VeiPacks
{
  GObject        parent_instance;

  char          *folder;       /* where packs are installed */
  char          *directory;    /* a pack that was chosen at the start; NULL: none */
  GSettings     *settings;     /* NULL: nothing is remembered */

  GThread       *loader;       /* reads what is in use; NULL: nothing is being read */
  VeiKnowledge  *knowledge;
  char          *damage;
  char          *previous;
  gboolean       installed;
  gboolean       can_go_back;
  VeiPublisher  *publisher;
  VeiKnowledge  *waiting;      /* installed unasked, and not in use yet */

  VeiPacksState  state;
  GCancellable  *cancellable;
  gboolean       quiet;        /* nobody asked for what is going on */
  double         fraction;     /* negative: not known */
  char          *outcome;
  gboolean       failed;
  VeiPackNews   *news;
  char          *last_asked;
  gboolean       weekly;
};

void     vei_packs_changed        (VeiPacks      *self);
void     vei_packs_set_outcome    (VeiPacks      *self,
                                   const char    *outcome,
                                   gboolean       failed);
void     vei_packs_read_state     (VeiPacks      *self);
void     vei_packs_take_knowledge (VeiPacks      *self,
                                   VeiKnowledge  *knowledge);
gboolean vei_packs_load_again     (VeiPacks      *self,
                                   GError       **error);

G_END_DECLS
