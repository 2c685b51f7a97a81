/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "app/vei-session.h"
#include "core/vei-article.h"

G_BEGIN_DECLS

/**
 * VeiLookupPlace:
 *
 * One of the places that the overview lists.
 */
typedef struct
{
  const char *target;          /* "units" */
  const char *title;           /* in English, to be translated */
  const char *sentence;        /* likewise: what is there */
  const char *icon;
} VeiLookupPlace;

guint                 vei_lookup_get_n_places     (void);
const VeiLookupPlace *vei_lookup_get_place        (guint       index);
const VeiLookupPlace *vei_lookup_find_place       (const char *target);

const VeiArticle     *vei_lookup_find_article     (VeiSession *session,
                                                   const char *target);
char                 *vei_lookup_dup_target_title (VeiSession *session,
                                                   const char *target) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
