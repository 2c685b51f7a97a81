/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "core/vei-diagram.h"

G_BEGIN_DECLS

typedef struct
{
  guint64 support;             /* variables below and at this node */
  guint32 first_branch;        /* in the array of branches */
  guint32 next;                /* in the chain of the hash table; 0: end */
  guint8  variable;
} Node;

typedef struct
{
  VeiDiagramOp op;
  VeiDiagram   a, b, result;
} ApplyEntry;

/* What became of a node in a run of rewriting. */
typedef struct
{
  guint32    run;
  VeiDiagram result;
} Memo;

#define APPLY_CACHE_SIZE (1u << 14)
#define INITIAL_BUCKETS  (1u << 12)

struct _VeiDiagrams
{
  guint        n_variables;
  guint8       n_branches[VEI_DIAGRAM_MAX_VARIABLES];
  GArray      *nodes;          /* of Node */
  GArray      *branches;       /* of VeiDiagram */
  guint32     *buckets;        /* node number + 1 */
  guint        n_buckets;
  ApplyEntry  *apply_cache;
  GArray      *memo;           /* of Memo, for the diagram that is being rewritten */
  guint32      memo_run;

  /* While a scratch part is open. */
  gboolean     in_scratch;
  guint        scratch_nodes;
  guint        scratch_branches;
  guint64      fixed;
  gint8        fixed_branch[VEI_DIAGRAM_MAX_VARIABLES];
  GHashTable  *rest;           /* node -> what is left of it, + 1 */
};

static inline Node *
get_node (VeiDiagrams *self,
          VeiDiagram   diagram)
{
  return &g_array_index (self->nodes, Node, diagram - VEI_DIAGRAM_N_TERMINALS);
}

static inline VeiDiagram *
get_branches (VeiDiagrams *self,
              VeiDiagram   diagram)
{
  return &g_array_index (self->branches, VeiDiagram, get_node (self, diagram)->first_branch);
}

static inline guint32
hash_node (guint             variable,
           const VeiDiagram *branches,
           guint             n)
{
  guint32 hash = variable * 2654435761u;

  for (guint i = 0; i < n; i++)
    hash = (hash ^ branches[i]) * 16777619u;
  return hash ^ hash >> 15;
}

G_END_DECLS
