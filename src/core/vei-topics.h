/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "core/vei-article.h"

G_BEGIN_DECLS

/**
 * VeiTerm:
 *
 * A word of the health service, and what it means.
 */
typedef struct
{
  const char    *id;
  VeiText        word;         /* as it stands in a dictionary */
  VeiText        forms;        /* other forms of it, with commas between; may be empty */
  VeiText        text;         /* what it means, in a sentence or two */
  VeiSourceRefs  sources;
} VeiTerm;

#define VEI_TYPE_TOPICS (vei_topics_get_type ())
G_DECLARE_FINAL_TYPE (VeiTopics, vei_topics, VEI, TOPICS, GObject)

VeiTopics        *vei_topics_new        (VeiKnowledge *knowledge,
                                         GError      **error) G_GNUC_WARN_UNUSED_RESULT;

guint             vei_topics_get_n      (VeiTopics    *self);
const VeiArticle *vei_topics_get        (VeiTopics    *self,
                                         guint         index);
const VeiArticle *vei_topics_find       (VeiTopics    *self,
                                         const char   *id);

guint             vei_topics_get_n_terms (VeiTopics   *self);
const VeiTerm    *vei_topics_get_term   (VeiTopics    *self,
                                         guint         index);
const VeiTerm    *vei_topics_find_term  (VeiTopics    *self,
                                         const char   *id);

G_END_DECLS
