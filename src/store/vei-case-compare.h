/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * VeiDifferenceKind:
 *
 * How two case files differ at a place.
 */
typedef enum
{
  VEI_DIFFERENCE_NEW,          /* stands only in the other */
  VEI_DIFFERENCE_MISSING,      /* stands only in ours */
  VEI_DIFFERENCE_OTHER,        /* stands in both, and differs */
} VeiDifferenceKind;

/**
 * VeiDifference:
 *
 * Where two case files differ: a JSON pointer, and the values as JSON.
 */
typedef struct
{
  VeiDifferenceKind  kind;
  char              *pointer;
  char              *ours;     /* or NULL */
  char              *theirs;   /* or NULL */
} VeiDifference;

void       vei_difference_free (VeiDifference *difference);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VeiDifference, vei_difference_free)

GPtrArray *vei_case_compare    (JsonNode      *ours,
                                JsonNode      *theirs) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *vei_case_join       (JsonNode      *ours,
                                JsonNode      *theirs) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
