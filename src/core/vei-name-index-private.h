/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Shorter words have too many neighbours one letter away. */
#define VEI_NAME_LEAST_LETTERS_FOR_TYPO 4
/* A longer text is no name, and would only cost time. */
#define VEI_NAME_MOST_BYTES 200

/**
 * VeiNameMatch:
 * @VEI_NAME_NO_MATCH: something else
 * @VEI_NAME_TYPO: the name, with one typing error
 * @VEI_NAME_WORD: a word of the name begins so, or each word of the text does
 * @VEI_NAME_PREFIX: the name begins so
 * @VEI_NAME_EXACT: the name
 *
 * How well a text fits a name; more is better.
 */
typedef enum
{
  VEI_NAME_NO_MATCH,
  VEI_NAME_TYPO,
  VEI_NAME_WORD,
  VEI_NAME_PREFIX,
  VEI_NAME_EXACT,
} VeiNameMatch;

typedef struct _VeiNameIndex VeiNameIndex;

typedef struct
{
  guint        target;         /* what the caller gave with the name */
  VeiNameMatch match;
} VeiNameHit;

char         *vei_name_fold          (const char   *name) G_GNUC_WARN_UNUSED_RESULT;
gboolean      vei_name_begins_with_typo (const char   *word,
                                         const char   *typed);

VeiNameIndex *vei_name_index_new     (void) G_GNUC_WARN_UNUSED_RESULT;
void          vei_name_index_free    (VeiNameIndex *index);
void          vei_name_index_add     (VeiNameIndex *index,
                                      const char   *name,
                                      const char   *context,
                                      guint         target);
GArray       *vei_name_index_search  (VeiNameIndex *index,
                                      const char   *text) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VeiNameIndex, vei_name_index_free)

G_END_DECLS
