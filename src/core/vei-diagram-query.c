/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "core/vei-diagram-private.h"

#include <string.h>

/* What can be asked of a diagram: its value, a way to a value, what is left of it, how many ways. */

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
