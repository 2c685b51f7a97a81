/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "core/vei-diagram.h"

#include <string.h>

/*
 * Nodes lie in one array and are found again through a hash table with
 * chains, so that equal nodes are one node. A variable has a fixed number of
 * branches; the variables of a path come in ascending order. The newest node
 * stands first in its chain, which lets a scratch part be taken back by
 * unlinking the newest nodes again.
 */

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

/**
 * vei_diagrams_new:
 * @n_variables: from 1 to %VEI_DIAGRAM_MAX_VARIABLES
 * @n_branches: (array length=n_variables): how many branches each variable
 *   has, from 2 to %VEI_DIAGRAM_MAX_BRANCHES
 *
 * Creates an empty store of diagrams.
 *
 * Returns: (transfer full): the store; free with vei_diagrams_free()
 */
VeiDiagrams *
vei_diagrams_new (guint         n_variables,
                  const guint8 *n_branches)
{
  VeiDiagrams *self;

  g_return_val_if_fail (n_variables > 0 && n_variables <= VEI_DIAGRAM_MAX_VARIABLES, NULL);

  self = g_new0 (VeiDiagrams, 1);
  self->n_variables = n_variables;
  memcpy (self->n_branches, n_branches, n_variables);
  self->nodes = g_array_new (FALSE, FALSE, sizeof (Node));
  self->branches = g_array_new (FALSE, FALSE, sizeof (VeiDiagram));
  self->n_buckets = INITIAL_BUCKETS;
  self->buckets = g_new0 (guint32, self->n_buckets);
  self->apply_cache = g_new0 (ApplyEntry, APPLY_CACHE_SIZE);
  self->memo = g_array_new (FALSE, TRUE, sizeof (Memo));
  self->rest = g_hash_table_new (NULL, NULL);
  return self;
}

/**
 * vei_diagrams_free:
 * @self: (nullable) (transfer full): a store of diagrams
 *
 * Frees a store and all its diagrams.
 */
void
vei_diagrams_free (VeiDiagrams *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->nodes);
  g_array_unref (self->branches);
  g_free (self->buckets);
  g_free (self->apply_cache);
  g_array_unref (self->memo);
  g_hash_table_unref (self->rest);
  g_free (self);
}

/**
 * vei_diagram_is_constant:
 * @diagram: a diagram
 *
 * Tells whether a diagram is a constant; its value is then its number.
 *
 * Returns: %TRUE for a constant
 */
gboolean
vei_diagram_is_constant (VeiDiagram diagram)
{
  return diagram < VEI_DIAGRAM_N_TERMINALS;
}

/**
 * vei_diagrams_get_variable:
 * @self: a store
 * @diagram: a diagram
 *
 * Gets the first variable that a diagram depends on.
 *
 * Returns: the variable; %VEI_DIAGRAM_MAX_VARIABLES for a constant
 */
guint
vei_diagrams_get_variable (VeiDiagrams *self,
                           VeiDiagram   diagram)
{
  return vei_diagram_is_constant (diagram) ? VEI_DIAGRAM_MAX_VARIABLES
                                           : get_node (self, diagram)->variable;
}

/**
 * vei_diagrams_get_branch:
 * @self: a store
 * @diagram: a diagram that is not a constant
 * @branch: a branch of its first variable
 *
 * Follows a branch.
 *
 * Returns: the diagram at its end
 */
VeiDiagram
vei_diagrams_get_branch (VeiDiagrams *self,
                         VeiDiagram   diagram,
                         guint        branch)
{
  g_return_val_if_fail (!vei_diagram_is_constant (diagram), diagram);

  return get_branches (self, diagram)[branch];
}

/**
 * vei_diagrams_get_n_branches:
 * @self: a store
 * @variable: a variable
 *
 * Tells how many branches a variable has.
 *
 * Returns: the number of branches
 */
guint
vei_diagrams_get_n_branches (VeiDiagrams *self,
                             guint        variable)
{
  g_return_val_if_fail (variable < self->n_variables, 0);

  return self->n_branches[variable];
}

/**
 * vei_diagrams_get_support:
 * @self: a store
 * @diagram: a diagram
 *
 * Tells which variables a function depends on. As diagrams are reduced, each
 * of them makes a difference for some branches of the others.
 *
 * Returns: a bit mask over the variables
 */
guint64
vei_diagrams_get_support (VeiDiagrams *self,
                          VeiDiagram   diagram)
{
  return vei_diagram_is_constant (diagram) ? 0 : get_node (self, diagram)->support;
}

/**
 * vei_diagrams_get_size:
 * @self: a store
 *
 * Tells how many nodes a store holds.
 *
 * Returns: the number of nodes
 */
guint
vei_diagrams_get_size (VeiDiagrams *self)
{
  return self->nodes->len;
}

static guint32
hash_node (guint             variable,
           const VeiDiagram *branches,
           guint             n)
{
  guint32 hash = variable * 2654435761u;

  for (guint i = 0; i < n; i++)
    hash = (hash ^ branches[i]) * 16777619u;
  return hash ^ hash >> 15;
}

static void
grow_buckets (VeiDiagrams *self)
{
  g_free (self->buckets);
  self->n_buckets *= 4;
  self->buckets = g_new0 (guint32, self->n_buckets);
  for (guint i = 0; i < self->nodes->len; i++)
    {
      Node *node = &g_array_index (self->nodes, Node, i);
      guint32 bucket = hash_node (node->variable,
                                  &g_array_index (self->branches, VeiDiagram, node->first_branch),
                                  self->n_branches[node->variable]) & (self->n_buckets - 1);

      node->next = self->buckets[bucket];
      self->buckets[bucket] = i + 1;
    }
}

static VeiDiagram
add_node (VeiDiagrams      *self,
          guint             variable,
          const VeiDiagram *branches,
          guint32           bucket)
{
  Node node = { G_GUINT64_CONSTANT (1) << variable, self->branches->len,
                self->buckets[bucket], variable };
  guint n = self->n_branches[variable];

  for (guint i = 0; i < n; i++)
    node.support |= vei_diagrams_get_support (self, branches[i]);
  g_array_append_vals (self->branches, branches, n);
  g_array_append_val (self->nodes, node);
  self->buckets[bucket] = self->nodes->len;
  return self->nodes->len - 1 + VEI_DIAGRAM_N_TERMINALS;
}

/**
 * vei_diagrams_make:
 * @self: a store
 * @variable: a variable that comes before those of the branches
 * @branches: what follows for each branch of the variable
 *
 * Makes a diagram that decides on a variable first.
 *
 * Returns: the diagram
 */
VeiDiagram
vei_diagrams_make (VeiDiagrams      *self,
                   guint             variable,
                   const VeiDiagram *branches)
{
  guint n = self->n_branches[variable], same = 1;
  guint32 bucket;

  while (same < n && branches[same] == branches[0])
    same++;
  if (same == n)
    return branches[0];

  bucket = hash_node (variable, branches, n) & (self->n_buckets - 1);
  for (guint32 i = self->buckets[bucket]; i != 0;)
    {
      Node *node = &g_array_index (self->nodes, Node, i - 1);

      if (node->variable == variable &&
          memcmp (&g_array_index (self->branches, VeiDiagram, node->first_branch),
                  branches, n * sizeof (VeiDiagram)) == 0)
        return i - 1 + VEI_DIAGRAM_N_TERMINALS;
      i = node->next;
    }
  if (!self->in_scratch && self->nodes->len > self->n_buckets)
    {
      grow_buckets (self);
      bucket = hash_node (variable, branches, n) & (self->n_buckets - 1);
    }
  return add_node (self, variable, branches, bucket);
}

/**
 * vei_diagrams_test:
 * @self: a store
 * @variable: a variable
 * @branch_mask: branches of the variable, a bit each
 * @inside: the constant for these branches
 * @outside: the constant for the others
 *
 * Makes the diagram of a test of one variable.
 *
 * Returns: the diagram
 */
VeiDiagram
vei_diagrams_test (VeiDiagrams *self,
                   guint        variable,
                   guint32      branch_mask,
                   guint8       inside,
                   guint8       outside)
{
  VeiDiagram branches[VEI_DIAGRAM_MAX_BRANCHES];

  for (guint i = 0; i < self->n_branches[variable]; i++)
    branches[i] = branch_mask & 1u << i ? inside : outside;
  return vei_diagrams_make (self, variable, branches);
}

/**
 * vei_diagrams_apply:
 * @self: a store
 * @op: (scope call): what to do with two constants; must depend on nothing else
 * @a: a diagram
 * @b: a diagram
 *
 * Combines two functions point by point.
 *
 * Returns: the diagram of the result
 */
VeiDiagram
vei_diagrams_apply (VeiDiagrams  *self,
                    VeiDiagramOp  op,
                    VeiDiagram    a,
                    VeiDiagram    b)
{
  VeiDiagram branches[VEI_DIAGRAM_MAX_BRANCHES], result;
  guint variable, first, second;
  guint32 slot;
  ApplyEntry *entry;

  if (vei_diagram_is_constant (a) && vei_diagram_is_constant (b))
    return op (a, b);
  slot = (a * 2654435761u ^ b * 40503u ^ (guint32) ((gsize) op >> 4)) & (APPLY_CACHE_SIZE - 1);
  entry = &self->apply_cache[slot];
  if (entry->op == op && entry->a == a && entry->b == b)
    return entry->result;

  first = vei_diagrams_get_variable (self, a);
  second = vei_diagrams_get_variable (self, b);
  variable = MIN (first, second);
  for (guint i = 0; i < self->n_branches[variable]; i++)
    branches[i] = vei_diagrams_apply (self, op,
                                      first == variable ? get_branches (self, a)[i] : a,
                                      second == variable ? get_branches (self, b)[i] : b);
  result = vei_diagrams_make (self, variable, branches);
  *entry = (ApplyEntry) { op, a, b, result };
  return result;
}

typedef VeiDiagram (*RewriteFunc) (VeiDiagrams *self, guint variable, VeiDiagram *branches,
                                   gpointer data);

static VeiDiagram
rewrite_node (VeiDiagrams *self,
              VeiDiagram   diagram,
              RewriteFunc  rewrite,
              gpointer     data)
{
  VeiDiagram branches[VEI_DIAGRAM_MAX_BRANCHES], result;
  Memo *memo;
  guint variable;

  if (vei_diagram_is_constant (diagram))
    {
      branches[0] = diagram;
      return rewrite (self, VEI_DIAGRAM_MAX_VARIABLES, branches, data);
    }
  memo = &g_array_index (self->memo, Memo, diagram - VEI_DIAGRAM_N_TERMINALS);
  if (memo->run == self->memo_run)
    return memo->result;
  variable = get_node (self, diagram)->variable;
  for (guint i = 0; i < self->n_branches[variable]; i++)
    branches[i] = rewrite_node (self, get_branches (self, diagram)[i], rewrite, data);
  result = rewrite (self, variable, branches, data);
  *memo = (Memo) { self->memo_run, result };
  return result;
}

/* Builds a diagram anew from its constants up. Only nodes that are there now are met. */
static VeiDiagram
rewrite_diagram (VeiDiagrams *self,
                 VeiDiagram   diagram,
                 RewriteFunc  rewrite,
                 gpointer     data)
{
  if (self->memo->len < self->nodes->len)
    g_array_set_size (self->memo, MAX (2 * self->memo->len, self->nodes->len));
  self->memo_run++;
  return rewrite_node (self, diagram, rewrite, data);
}

static VeiDiagram
map_rewrite (VeiDiagrams *self,
             guint        variable,
             VeiDiagram  *branches,
             gpointer     data)
{
  const guint8 *terminals = data;

  if (variable == VEI_DIAGRAM_MAX_VARIABLES)
    return terminals[branches[0]];
  return vei_diagrams_make (self, variable, branches);
}

/**
 * vei_diagrams_map:
 * @self: a store
 * @diagram: a diagram
 * @terminals: (array fixed-size=256): what becomes of each constant
 *
 * Replaces the constants of a diagram.
 *
 * Returns: the diagram of the result
 */
VeiDiagram
vei_diagrams_map (VeiDiagrams  *self,
                  VeiDiagram    diagram,
                  const guint8 *terminals)
{
  return rewrite_diagram (self, diagram, map_rewrite, (gpointer) terminals);
}

static guint8
keep_if_true (guint8 condition,
              guint8 value)
{
  return condition != 0 ? value : 0xff;
}

static guint8
fill_in (guint8 value,
         guint8 other)
{
  return value != 0xff ? value : other;
}

/**
 * vei_diagrams_choose:
 * @self: a store
 * @condition: a diagram; every constant but 0 counts as true
 * @if_true: a diagram whose constants are below 255
 * @if_false: likewise
 *
 * Chooses between two functions point by point.
 *
 * Returns: the diagram of the result
 */
VeiDiagram
vei_diagrams_choose (VeiDiagrams *self,
                     VeiDiagram   condition,
                     VeiDiagram   if_true,
                     VeiDiagram   if_false)
{
  return vei_diagrams_apply (self, fill_in,
                             vei_diagrams_apply (self, keep_if_true, condition, if_true),
                             if_false);
}

typedef struct
{
  guint64 variables;
  guint   from;
  guint   to;
} Redirect;

static VeiDiagram
redirect_rewrite (VeiDiagrams *self,
                  guint        variable,
                  VeiDiagram  *branches,
                  gpointer     data)
{
  const Redirect *redirect = data;

  if (variable == VEI_DIAGRAM_MAX_VARIABLES)
    return branches[0];
  if (redirect->variables & G_GUINT64_CONSTANT (1) << variable)
    branches[redirect->from] = branches[redirect->to];
  return vei_diagrams_make (self, variable, branches);
}

/**
 * vei_diagrams_redirect:
 * @self: a store
 * @diagram: a diagram
 * @variables: a bit mask over the variables
 * @from: a branch
 * @to: a branch
 *
 * Makes one branch of some variables lead where another leads.
 *
 * Returns: the diagram of the result
 */
VeiDiagram
vei_diagrams_redirect (VeiDiagrams *self,
                       VeiDiagram   diagram,
                       guint64      variables,
                       guint        from,
                       guint        to)
{
  Redirect redirect = { variables, from, to };

  if ((vei_diagrams_get_support (self, diagram) & variables) == 0)
    return diagram;
  return rewrite_diagram (self, diagram, redirect_rewrite, &redirect);
}

static VeiDiagram
fix_rewrite (VeiDiagrams *self,
             guint        variable,
             VeiDiagram  *branches,
             gpointer     data)
{
  const Redirect *fix = data;

  if (variable == VEI_DIAGRAM_MAX_VARIABLES)
    return branches[0];
  if (fix->variables & G_GUINT64_CONSTANT (1) << variable)
    return branches[fix->to];
  return vei_diagrams_make (self, variable, branches);
}

/**
 * vei_diagrams_fix:
 * @self: a store
 * @diagram: a diagram
 * @variable: a variable
 * @branch: one of its branches
 *
 * Gives a variable a branch; the result does not depend on it any more.
 *
 * Returns: the diagram of the result
 */
VeiDiagram
vei_diagrams_fix (VeiDiagrams *self,
                  VeiDiagram   diagram,
                  guint        variable,
                  guint        branch)
{
  Redirect fix = { G_GUINT64_CONSTANT (1) << variable, 0, branch };

  if ((vei_diagrams_get_support (self, diagram) & fix.variables) == 0)
    return diagram;
  return rewrite_diagram (self, diagram, fix_rewrite, &fix);
}

/**
 * vei_diagrams_evaluate:
 * @self: a store
 * @diagram: a diagram
 * @branches: for each variable a branch
 *
 * Evaluates a function.
 *
 * Returns: the constant
 */
guint8
vei_diagrams_evaluate (VeiDiagrams *self,
                       VeiDiagram   diagram,
                       const gint8 *branches)
{
  while (!vei_diagram_is_constant (diagram))
    diagram = get_branches (self, diagram)[branches[get_node (self, diagram)->variable]];
  return diagram;
}

static gboolean
find_path (VeiDiagrams *self,
           VeiDiagram   diagram,
           guint8       terminal,
           gint8       *branches,
           GHashTable  *dead)
{
  guint variable;

  if (vei_diagram_is_constant (diagram))
    return diagram == terminal;
  if (g_hash_table_contains (dead, GUINT_TO_POINTER (diagram)))
    return FALSE;
  variable = get_node (self, diagram)->variable;
  for (guint i = 0; i < self->n_branches[variable]; i++)
    {
      branches[variable] = i;
      if (find_path (self, get_branches (self, diagram)[i], terminal, branches, dead))
        return TRUE;
    }
  branches[variable] = -1;
  g_hash_table_add (dead, GUINT_TO_POINTER (diagram));
  return FALSE;
}

/**
 * vei_diagrams_find:
 * @self: a store
 * @diagram: a diagram
 * @terminal: a constant
 * @branches: (out caller-allocates): for each variable the branch taken, or
 *   -1 where it does not matter
 *
 * Finds a way in which a function has a value.
 *
 * Returns: %TRUE where there is one
 */
gboolean
vei_diagrams_find (VeiDiagrams *self,
                   VeiDiagram   diagram,
                   guint8       terminal,
                   gint8       *branches)
{
  g_autoptr (GHashTable) dead = g_hash_table_new (NULL, NULL);

  memset (branches, -1, self->n_variables);
  return find_path (self, diagram, terminal, branches, dead);
}

/**
 * vei_diagrams_begin_scratch:
 * @self: a store
 * @branches: for each variable a branch, or -1 where it is open
 *
 * Prepares for vei_diagrams_get_rest_support(). Until
 * vei_diagrams_end_scratch() no other diagram may be made.
 */
void
vei_diagrams_begin_scratch (VeiDiagrams *self,
                            const gint8 *branches)
{
  g_return_if_fail (!self->in_scratch);

  self->in_scratch = TRUE;
  self->scratch_nodes = self->nodes->len;
  self->scratch_branches = self->branches->len;
  self->fixed = 0;
  memcpy (self->fixed_branch, branches, self->n_variables);
  for (guint i = 0; i < self->n_variables; i++)
    if (branches[i] >= 0)
      self->fixed |= G_GUINT64_CONSTANT (1) << i;
}

static VeiDiagram
get_rest (VeiDiagrams *self,
          VeiDiagram   diagram)
{
  VeiDiagram branches[VEI_DIAGRAM_MAX_BRANCHES], result;
  gpointer known;
  guint variable;

  /* Answered questions mostly come first: walk past them without memory. */
  while ((vei_diagrams_get_support (self, diagram) & self->fixed) != 0 &&
         (self->fixed & G_GUINT64_CONSTANT (1) << get_node (self, diagram)->variable) != 0)
    diagram = get_branches (self, diagram)[self->fixed_branch[get_node (self, diagram)->variable]];
  if ((vei_diagrams_get_support (self, diagram) & self->fixed) == 0)
    return diagram;

  known = g_hash_table_lookup (self->rest, GUINT_TO_POINTER (diagram));
  if (known != NULL)
    return GPOINTER_TO_UINT (known) - 1;
  variable = get_node (self, diagram)->variable;
  for (guint i = 0; i < self->n_branches[variable]; i++)
    branches[i] = get_rest (self, get_branches (self, diagram)[i]);
  result = vei_diagrams_make (self, variable, branches);
  g_hash_table_insert (self->rest, GUINT_TO_POINTER (diagram), GUINT_TO_POINTER (result + 1));
  return result;
}

/**
 * vei_diagrams_get_rest_support:
 * @self: a store, between vei_diagrams_begin_scratch() and
 *   vei_diagrams_end_scratch()
 * @diagram: a diagram
 *
 * Tells which open variables still make a difference to a function.
 *
 * Returns: a bit mask over the variables
 */
guint64
vei_diagrams_get_rest_support (VeiDiagrams *self,
                               VeiDiagram   diagram)
{
  g_return_val_if_fail (self->in_scratch, 0);

  return vei_diagrams_get_support (self, get_rest (self, diagram));
}

/**
 * vei_diagrams_rest_can_be_true:
 * @self: a store, between vei_diagrams_begin_scratch() and
 *   vei_diagrams_end_scratch()
 * @diagram: a diagram whose constants are 0 and 1
 *
 * Tells whether a function is 1 for some way of choosing what is open.
 *
 * Returns: %TRUE where it can be 1
 */
gboolean
vei_diagrams_rest_can_be_true (VeiDiagrams *self,
                               VeiDiagram   diagram)
{
  g_return_val_if_fail (self->in_scratch, FALSE);

  /* Reduced diagrams: whatever is not the constant 0 is 1 somewhere. */
  return get_rest (self, diagram) != 0;
}

/**
 * vei_diagrams_end_scratch:
 * @self: a store
 *
 * Takes back what was made since vei_diagrams_begin_scratch().
 */
void
vei_diagrams_end_scratch (VeiDiagrams *self)
{
  g_return_if_fail (self->in_scratch);

  for (guint i = self->nodes->len; i > self->scratch_nodes; i--)
    {
      Node *node = &g_array_index (self->nodes, Node, i - 1);
      guint32 bucket = hash_node (node->variable,
                                  &g_array_index (self->branches, VeiDiagram, node->first_branch),
                                  self->n_branches[node->variable]) & (self->n_buckets - 1);

      self->buckets[bucket] = node->next;
    }
  g_array_set_size (self->nodes, self->scratch_nodes);
  g_array_set_size (self->branches, self->scratch_branches);
  if (g_hash_table_size (self->rest) > 0)
    g_hash_table_remove_all (self->rest);
  self->in_scratch = FALSE;
}

typedef unsigned __int128 Count;

static guint
next_variable (guint64 over,
               guint   from)
{
  while (from < VEI_DIAGRAM_MAX_VARIABLES && !(over & G_GUINT64_CONSTANT (1) << from))
    from++;
  return from;
}

/* How many ways of choosing the variables from @from on lead to the constant. */
static Count
count_paths (VeiDiagrams *self,
             VeiDiagram   diagram,
             guint8       terminal,
             guint64      over,
             guint        from,
             GHashTable  *done)
{
  Count count = 0, *known;
  guint variable = vei_diagrams_get_variable (self, diagram);
  Count skipped = 1;

  for (guint i = next_variable (over, from); i < variable; i = next_variable (over, i + 1))
    if (i < self->n_variables)
      skipped *= self->n_branches[i];
  if (vei_diagram_is_constant (diagram))
    return diagram == terminal ? skipped : 0;
  known = g_hash_table_lookup (done, GUINT_TO_POINTER (diagram));
  if (known == NULL)
    {
      for (guint i = 0; i < self->n_branches[variable]; i++)
        count += count_paths (self, get_branches (self, diagram)[i], terminal, over,
                              variable + 1, done);
      known = g_memdup2 (&count, sizeof count);
      g_hash_table_insert (done, GUINT_TO_POINTER (diagram), known);
    }
  return skipped * *known;
}

/**
 * vei_diagrams_count:
 * @self: a store
 * @diagram: a diagram
 * @terminal: a constant
 * @over: the variables to count over, a bit each; those of the diagram among them
 *
 * Counts the ways in which a function has a value.
 *
 * Returns: (transfer full): the number, as decimal digits
 */
char *
vei_diagrams_count (VeiDiagrams *self,
                    VeiDiagram   diagram,
                    guint8       terminal,
                    guint64      over)
{
  g_autoptr (GHashTable) done = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr (GString) digits = g_string_new (NULL);
  Count count = count_paths (self, diagram, terminal, over, 0, done);

  do
    {
      g_string_prepend_c (digits, '0' + (char) (count % 10));
      count /= 10;
    }
  while (count > 0);
  return g_string_free (g_steal_pointer (&digits), FALSE);
}
