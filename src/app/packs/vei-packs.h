/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "app/packs/vei-pack-news.h"
#include "update/vei-signature.h"

G_BEGIN_DECLS

typedef enum
{
  VEI_PACKS_IDLE,
  VEI_PACKS_ASKING,            /* the publisher is asked, or a pack is coming */
  VEI_PACKS_COMPARING,         /* there is other knowledge, and what is new is being found */
} VeiPacksState;

#define VEI_TYPE_PACKS (vei_packs_get_type ())
G_DECLARE_FINAL_TYPE (VeiPacks, vei_packs, VEI, PACKS, GObject)

VeiPacks           *vei_packs_new             (const char          *folder,
                                               const char          *directory,
                                               GSettings           *settings) G_GNUC_WARN_UNUSED_RESULT;
void                vei_packs_load_ahead      (VeiPacks            *self);
VeiKnowledge       *vei_packs_load            (VeiPacks            *self,
                                               GError             **error);

/* What is in use. */
VeiKnowledge       *vei_packs_get_knowledge   (VeiPacks            *self);
gboolean            vei_packs_is_chosen       (VeiPacks            *self);
gboolean            vei_packs_is_installed    (VeiPacks            *self);
const char         *vei_packs_get_previous    (VeiPacks            *self);
const char         *vei_packs_get_damage      (VeiPacks            *self);
const VeiPublisher *vei_packs_get_publisher   (VeiPacks            *self);

/* What is going on, and how it went. */
VeiPacksState       vei_packs_get_state       (VeiPacks            *self);
double              vei_packs_get_fraction    (VeiPacks            *self);
const char         *vei_packs_get_outcome     (VeiPacks            *self,
                                               gboolean            *failed);
const VeiPackNews  *vei_packs_get_news        (VeiPacks            *self);
const char         *vei_packs_get_last_asked  (VeiPacks            *self);
void                vei_packs_set_problem     (VeiPacks            *self,
                                               const GError        *error);

/* What can be done. */
gboolean            vei_packs_get_weekly      (VeiPacks            *self);
void                vei_packs_set_weekly      (VeiPacks            *self,
                                               gboolean             weekly);
gboolean            vei_packs_trust           (VeiPacks            *self,
                                               const VeiPublisher  *publisher);
gboolean            vei_packs_trust_nobody    (VeiPacks            *self);
void                vei_packs_update          (VeiPacks            *self);
void                vei_packs_update_weekly   (VeiPacks            *self);
const char         *vei_packs_get_waiting     (VeiPacks            *self);
void                vei_packs_use_waiting     (VeiPacks            *self);
void                vei_packs_cancel          (VeiPacks            *self);
gboolean            vei_packs_install         (VeiPacks            *self,
                                               GBytes              *archive,
                                               GBytes              *signature);
gboolean            vei_packs_go_back         (VeiPacks            *self);
void                vei_packs_refuse          (VeiPacks            *self,
                                               const GError        *error);

void                vei_packs_compare         (VeiPacks            *self,
                                               VeiKnowledge        *before,
                                               VeiLanguage          language);

/* Words and files. */
char               *vei_packs_describe_error  (const GError        *error) G_GNUC_WARN_UNUSED_RESULT;
GBytes             *vei_packs_read_file       (GFile               *file,
                                               GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
