/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "core/vei-knowledge.h"

G_BEGIN_DECLS

/* How many words of a text can be marked, and how many of a query count. */
#define VEI_MAX_SEARCH_WORDS 8

/**
 * VeiSearchGroup:
 * @VEI_SEARCH_DEVICES: equipment, agreements and what is said of them
 * @VEI_SEARCH_UNITS: units, and the places, counties and regions they serve
 * @VEI_SEARCH_TRAVEL: travel, and the countries
 * @VEI_SEARCH_ABROAD: treatment abroad
 * @VEI_SEARCH_RIGHTS: rights, complaints, and who decides or helps
 * @VEI_SEARCH_TOPICS: other routes and articles
 * @VEI_SEARCH_GUIDE: the questions of the guide, and what it answers
 * @VEI_SEARCH_LETTERS: kinds of letters
 * @VEI_SEARCH_SOURCES: sources
 *
 * Where something that can be found belongs.
 */
typedef enum
{
  VEI_SEARCH_DEVICES,
  VEI_SEARCH_UNITS,
  VEI_SEARCH_TRAVEL,
  VEI_SEARCH_ABROAD,
  VEI_SEARCH_RIGHTS,
  VEI_SEARCH_TOPICS,
  VEI_SEARCH_GUIDE,
  VEI_SEARCH_LETTERS,
  VEI_SEARCH_SOURCES,
} VeiSearchGroup;

#define VEI_N_SEARCH_GROUPS (VEI_SEARCH_SOURCES + 1)

/**
 * VeiSearchMark:
 *
 * Bytes of a string, from @start up to @end.
 */
typedef struct
{
  guint start;
  guint end;
} VeiSearchMark;

/**
 * VeiSearchResult:
 *
 * Something found. @id stands once in a pack. @target says what to open: a
 * screen (`devices`, `units`, `travel`, `abroad`, `figures`, `rights`,
 * `bodies`, `offices`, `guide`), or `device:ID`, `unit:ID`, `place:NUMBER`,
 * `abroad:ID`, `rights:ID`, `topic:ID`, `term:ID`, `travel:card`, `question:ID`,
 * `letter:KIND` or `source:ID`.
 */
typedef struct
{
  VeiSearchGroup  group;
  const char     *id;
  const char     *target;
  const char     *title;
  char           *snippet;     /* may be empty */
  guint           score;       /* more is better */
  guint           n_title_marks;
  VeiSearchMark   title_marks[VEI_MAX_SEARCH_WORDS];
  guint           n_snippet_marks;
  VeiSearchMark   snippet_marks[VEI_MAX_SEARCH_WORDS];
} VeiSearchResult;

#define VEI_TYPE_SEARCH (vei_search_get_type ())
G_DECLARE_FINAL_TYPE (VeiSearch, vei_search, VEI, SEARCH, GObject)

VeiSearch  *vei_search_new               (VeiKnowledge     *knowledge,
                                          VeiLanguage       language,
                                          GError          **error) G_GNUC_WARN_UNUSED_RESULT;

GPtrArray  *vei_search_find              (VeiSearch        *self,
                                          const char       *text,
                                          guint             most_of_group) G_GNUC_WARN_UNUSED_RESULT;
char       *vei_search_dup_nothing_found (VeiSearch        *self,
                                          const char       *text) G_GNUC_WARN_UNUSED_RESULT;

void        vei_search_result_free       (VeiSearchResult  *result);
const char *vei_search_group_get_id      (VeiSearchGroup    group);
const char *vei_search_group_get_title   (VeiSearchGroup    group);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VeiSearchResult, vei_search_result_free)

G_END_DECLS
