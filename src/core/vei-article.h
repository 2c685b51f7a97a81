/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "core/vei-knowledge.h"

G_BEGIN_DECLS

/**
 * VeiPoint:
 *
 * One thing that is said, and what says so.
 */
typedef struct
{
  VeiText        text;
  VeiSourceRefs  sources;
  gboolean       confirm;      /* old, or weakly founded: tell the reader to check it */
} VeiPoint;

/**
 * VeiPart:
 *
 * A part of an article, with its heading.
 */
typedef struct
{
  VeiText         title;
  VeiText         sender;      /* whom it comes from, where that must be said; else empty */
  guint           n_points;
  const VeiPoint *points;
} VeiPart;

/**
 * VeiArticle:
 *
 * A subject to read: parts with headings, each a few short points.
 */
typedef struct
{
  const char         *id;
  VeiText             title;
  VeiText             summary;     /* a sentence */
  VeiText             sender;      /* likewise, of most of it; else empty */
  guint               n_parts;
  const VeiPart      *parts;
  guint               n_related;
  const char * const *related;     /* "topic:ID", "letter:KIND", "screen:NAME"…: see docs/pack-format.md */
} VeiArticle;

/**
 * VeiContactKind:
 *
 * A way to reach a body.
 */
typedef enum
{
  VEI_CONTACT_PHONE,
  VEI_CONTACT_WEB,
  VEI_CONTACT_POST,
} VeiContactKind;

/**
 * VeiBodyContact:
 *
 * How to reach a body. Its age is that of its source.
 */
typedef struct
{
  VeiContactKind  kind;
  const char     *value;
  VeiText         note;        /* what it is for, or how old it is */
  VeiSourceRefs   sources;
  gboolean        confirm;
} VeiBodyContact;

/**
 * VeiBody:
 *
 * Somebody who decides, hears a complaint or helps.
 */
typedef struct
{
  const char           *id;
  VeiText               name;
  VeiText               text;  /* what it does, and what not */
  VeiSourceRefs         sources;
  guint                 n_contacts;
  const VeiBodyContact *contacts;
} VeiBody;

gboolean    vei_article_is_foreign    (VeiKnowledge        *knowledge,
                                       const VeiSourceRefs *sources);
const char *vei_contact_kind_get_id   (VeiContactKind       kind);

G_END_DECLS
