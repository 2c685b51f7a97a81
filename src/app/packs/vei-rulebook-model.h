/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "core/vei-checker.h"
#include "letter/vei-document.h"

G_BEGIN_DECLS

/**
 * VeiRulebookEntry:
 *
 * A paragraph of the rule book: a rule, a question, a sentence of a letter.
 */
typedef struct
{
  guint  section;              /* its place among the sections */
  char  *title;                /* the first line */
  char  *text;                 /* the lines after it; may be empty */
  char  *folded;               /* all of it, for the search */
} VeiRulebookEntry;

typedef struct
{
  const char *heading;
  guint       first;           /* entry */
  guint       n_entries;
  gboolean    has_graph;
} VeiRulebookSection;

/**
 * VeiRulebookModel:
 *
 * The rule book as it stands on the screen: the same document that is saved as
 * PDF, by headings, and what the check found.
 */
typedef struct
{
  VeiDocument *document;       /* NULL: the pack has faults */
  char        *combinations;   /* digits in groups */
  GPtrArray   *faults;         /* (element-type utf8) */
  GDate        checked_on;
  GArray      *sections;       /* (element-type VeiRulebookSection) */
  GPtrArray   *entries;        /* (element-type VeiRulebookEntry) */
} VeiRulebookModel;

void              vei_rulebook_model_new_async  (VeiKnowledge         *knowledge,
                                                 VeiLanguage           language,
                                                 GCancellable         *cancellable,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              user_data);
VeiRulebookModel *vei_rulebook_model_new_finish (GAsyncResult         *result,
                                                 GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void              vei_rulebook_model_free       (VeiRulebookModel     *self);
GPtrArray        *vei_rulebook_model_search     (VeiRulebookModel     *self,
                                                 const char           *words) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VeiRulebookModel, vei_rulebook_model_free)

G_END_DECLS
