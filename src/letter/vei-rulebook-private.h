/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "letter/vei-rulebook.h"
#include "core/vei-flow.h"
#include "core/vei-knowledge-private.h"

G_BEGIN_DECLS

/* A rule book that is being written. */
typedef struct
{
  VeiKnowledge *knowledge;
  VeiLanguage   language;
  VeiDocument  *document;
  guint         n_blocks;
} VeiRulebook;

void        vei_rulebook_add            (VeiRulebook         *self,
                                         VeiBlockRole         role,
                                         const char          *text);
void        vei_rulebook_add_heading    (VeiRulebook         *self,
                                         const char          *text);
const char *vei_rulebook_get            (VeiRulebook         *self,
                                         const VeiText       *text);
void        vei_rulebook_append_source  (VeiRulebook         *self,
                                         GString             *text,
                                         guint                source,
                                         const char          *locator);
char       *vei_rulebook_describe_sources (VeiRulebook       *self,
                                           const VeiSourceRefs *refs) G_GNUC_WARN_UNUSED_RESULT;
void        vei_rulebook_add_rules      (VeiRulebook         *self);
gboolean    vei_rulebook_add_letters    (VeiRulebook         *self,
                                         GError             **error);
char       *vei_rulebook_describe_term  (VeiRulebook         *self,
                                         const char          *term) G_GNUC_WARN_UNUSED_RESULT;
const char *vei_rulebook_describe_insert (const char         *insert);

G_END_DECLS
