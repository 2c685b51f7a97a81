/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "core/vei-search-index-private.h"

G_BEGIN_DECLS

/* What a document of the index stands for. */
typedef struct
{
  VeiSearchGroup  group;
  const char     *id;
  const char     *target;
} VeiSearchEntry;

/* Fills an index from what a pack holds. */
typedef struct
{
  VeiKnowledge   *knowledge;
  VeiLanguage     language;
  VeiSearchIndex *index;
  GStringChunk   *strings;     /* made for the index; live as long as it */
  GArray         *entries;     /* of VeiSearchEntry: a document each */
} VeiSearchFiller;

/* Begins a document "KIND:ID"; without a target, that is what it opens. */
void     vei_search_filler_begin       (VeiSearchFiller *filler,
                                        VeiSearchGroup   group,
                                        const char      *kind,
                                        const char      *id,
                                        const char      *target);
void     vei_search_filler_add         (VeiSearchFiller *filler,
                                        VeiSearchField   field,
                                        const VeiText   *text);
void     vei_search_filler_add_string  (VeiSearchFiller *filler,
                                        VeiSearchField   field,
                                        const char      *string);
/* The same for a string that does not live on. */
void     vei_search_filler_add_copy    (VeiSearchFiller *filler,
                                        VeiSearchField   field,
                                        const char      *string);
/* A document that is a statement: its title, if it has one, and what it says. */
void     vei_search_filler_add_statement (VeiSearchFiller    *filler,
                                          VeiSearchGroup      group,
                                          const char         *kind,
                                          const char         *target,
                                          const VeiStatement *statement);

/* Each reads some files of the pack; one that is not there is passed over. */
gboolean vei_search_fill_equipment     (VeiSearchFiller *filler,
                                        GError         **error);
gboolean vei_search_fill_articles      (VeiSearchFiller *filler,
                                        GError         **error);
gboolean vei_search_fill_guide         (VeiSearchFiller *filler,
                                        GError         **error);

G_END_DECLS
