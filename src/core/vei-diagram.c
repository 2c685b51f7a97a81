/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "core/vei-diagram-private.h"

#include <string.h>

/*
 * Nodes lie in one array and are found again through a hash table with
 * chains, so that equal nodes are one node. A variable has a fixed number of
 * branches; the variables of a path come in ascending order. The newest node
 * stands first in its chain, which lets a scratch part be taken back by
 * unlinking the newest nodes again.
 */

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
