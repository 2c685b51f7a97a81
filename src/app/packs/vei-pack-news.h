/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "core/vei-knowledge.h"

G_BEGIN_DECLS

/**
 * VeiPackNews:
 *
 * What other knowledge says that the knowledge before it did not, in words.
 */
typedef struct
{
  char      *before;           /* its version */
  char      *after;            /* its version */
  GPtrArray *lines;            /* (element-type utf8): what changed */
  GPtrArray *changes;          /* (element-type VeiPackChange): who gets another answer */
} VeiPackNews;

typedef struct
{
  char *what;                  /* "Sensor: another answer: was “…”, is now “…”" */
  char *person;                /* for whom that is so, as an example */
} VeiPackChange;

void         vei_pack_thread_begins       (void);
void         vei_pack_thread_ended        (void);
void         vei_pack_news_compare_async  (VeiKnowledge         *before,
                                           VeiKnowledge         *after,
                                           VeiLanguage           language,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
VeiPackNews *vei_pack_news_compare_finish (GAsyncResult         *result,
                                           GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void         vei_pack_news_free           (VeiPackNews          *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VeiPackNews, vei_pack_news_free)

G_END_DECLS
