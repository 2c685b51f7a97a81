/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <string.h>

#include "core/vei-diagram.h"

/*
 * The store against brute force: a function is a table of its values at all
 * points, and each operation is done on the tables, too.
 */

#define N_VARIABLES 5
#define N_POINTS    (2 * 3 * 4 * 2 * 3)
#define N_ROUNDS    400

static const guint8 sizes[N_VARIABLES] = { 2, 3, 4, 2, 3 };

typedef guint8 Table[N_POINTS];

static guint
get_branch (guint point,
            guint variable)
{
  for (guint i = N_VARIABLES - 1; i > variable; i--)
    point /= sizes[i];
  return point % sizes[variable];
}

/* The point that differs from another in one variable. */
static guint
with_branch (guint point,
             guint variable,
             guint branch)
{
  guint step = 1;

  for (guint i = N_VARIABLES - 1; i > variable; i--)
    step *= sizes[i];
  return point + step * branch - step * get_branch (point, variable);
}

/* A random function of some of the variables, with constants below @n_constants. */
static void
make_table (Table table,
            guint n_constants)
{
  guint variables = (guint) g_test_rand_int_range (0, 1 << N_VARIABLES);

  for (guint p = 0; p < N_POINTS; p++)
    {
      guint first = p;

      for (guint i = 0; i < N_VARIABLES; i++)
        if (!(variables & 1u << i))
          first = with_branch (first, i, 0);
      table[p] = first == p ? (guint8) g_test_rand_int_range (0, (gint) n_constants) : table[first];
    }
}

static VeiDiagram
build_part (VeiDiagrams *store,
            const guint8 *table,
            guint         variable,
            guint         point)
{
  VeiDiagram branches[VEI_DIAGRAM_MAX_BRANCHES];

  if (variable == N_VARIABLES)
    return table[point];
  for (guint i = 0; i < sizes[variable]; i++)
    branches[i] = build_part (store, table, variable + 1, with_branch (point, variable, i));
  return vei_diagrams_make (store, variable, branches);
}

static VeiDiagram
build (VeiDiagrams  *store,
       const guint8 *table)
{
  return build_part (store, table, 0, 0);
}

/* The variables on which the values of a table depend, where @fixed is kept as it is. */
static guint64
get_support (const guint8 *table,
             const gint8  *fixed)
{
  guint64 support = 0;

  for (guint p = 0; p < N_POINTS; p++)
    {
      gboolean fits = TRUE;

      for (guint i = 0; i < N_VARIABLES; i++)
        fits &= fixed[i] < 0 || get_branch (p, i) == (guint) fixed[i];
      for (guint i = 0; fits && i < N_VARIABLES; i++)
        for (guint b = 0; fixed[i] < 0 && b < sizes[i]; b++)
          if (table[with_branch (p, i, b)] != table[p])
            support |= G_GUINT64_CONSTANT (1) << i;
    }
  return support;
}

static const gint8 nothing_fixed[N_VARIABLES] = { -1, -1, -1, -1, -1 };

/* ---- One number for one function ---- */

static guint8
mix (guint8 a,
     guint8 b)
{
  return (guint8) (a + 2 * b) % 4;
}

static void
test_canonical (void)
{
  g_autoptr (VeiDiagrams) store = vei_diagrams_new (N_VARIABLES, sizes);
  static Table tables[N_ROUNDS];
  VeiDiagram diagrams[N_ROUNDS];

  for (guint r = 0; r < N_ROUNDS; r++)
    {
      make_table (tables[r], 2);
      diagrams[r] = build (store, tables[r]);
      g_assert_cmpuint (vei_diagrams_get_support (store, diagrams[r]), ==,
                        get_support (tables[r], nothing_fixed));
    }
  for (guint r = 0; r < N_ROUNDS; r++)
    for (guint s = 0; s < r; s++)
      g_assert_cmpint (diagrams[r] == diagrams[s], ==,
                       memcmp (tables[r], tables[s], N_POINTS) == 0);
}

/* The same function made point by point has the same number. */
static void
test_other_way (void)
{
  g_autoptr (VeiDiagrams) store = vei_diagrams_new (N_VARIABLES, sizes);

  for (guint r = 0; r < 40; r++)
    {
      VeiDiagram sum = 0;
      Table table;

      make_table (table, 4);
      for (guint p = 0; p < N_POINTS; p++)
        {
          VeiDiagram here = 1;

          for (guint i = N_VARIABLES; i-- > 0;)
            here = vei_diagrams_choose (store,
                                        vei_diagrams_test (store, i, 1u << get_branch (p, i), 1, 0),
                                        here, 0);
          sum = vei_diagrams_choose (store, here, table[p], sum);
        }
      g_assert_cmpuint (sum, ==, build (store, table));
    }
}

static void
test_shape (void)
{
  g_autoptr (VeiDiagrams) store = vei_diagrams_new (N_VARIABLES, sizes);
  VeiDiagram same[4] = { 7, 7, 7, 7 };
  VeiDiagram test = vei_diagrams_test (store, 2, 1u << 3 | 1u << 0, 5, 6);

  g_assert_cmpuint (vei_diagrams_make (store, 2, same), ==, 7);
  g_assert_true (vei_diagram_is_constant (255));
  g_assert_false (vei_diagram_is_constant (test));
  g_assert_cmpuint (vei_diagrams_get_variable (store, test), ==, 2);
  g_assert_cmpuint (vei_diagrams_get_variable (store, 255), ==, VEI_DIAGRAM_MAX_VARIABLES);
  g_assert_cmpuint (vei_diagrams_get_n_branches (store, 2), ==, 4);
  for (guint b = 0; b < 4; b++)
    g_assert_cmpuint (vei_diagrams_get_branch (store, test, b), ==, b == 0 || b == 3 ? 5 : 6);
  g_assert_cmpuint (vei_diagrams_get_support (store, 3), ==, 0);
  g_assert_cmpuint (vei_diagrams_get_size (store), ==, 1);
}

/* ---- Operations ---- */

static void
test_operations (void)
{
  g_autoptr (VeiDiagrams) store = vei_diagrams_new (N_VARIABLES, sizes);

  for (guint r = 0; r < N_ROUNDS; r++)
    {
      guint variable = (guint) g_test_rand_int_range (0, N_VARIABLES);
      guint branch = (guint) g_test_rand_int_range (0, sizes[variable]);
      guint8 terminals[VEI_DIAGRAM_N_TERMINALS];
      Table a, b, c, applied, mapped, chosen, fixed;
      VeiDiagram da, db, dc;

      make_table (a, 4);
      make_table (b, 4);
      make_table (c, 4);
      for (guint i = 0; i < VEI_DIAGRAM_N_TERMINALS; i++)
        terminals[i] = (guint8) g_test_rand_int_range (0, 3);
      for (guint p = 0; p < N_POINTS; p++)
        {
          applied[p] = mix (a[p], b[p]);
          mapped[p] = terminals[a[p]];
          chosen[p] = a[p] != 0 ? b[p] : c[p];
          fixed[p] = a[with_branch (p, variable, branch)];
        }
      da = build (store, a);
      db = build (store, b);
      dc = build (store, c);
      g_assert_cmpuint (vei_diagrams_apply (store, mix, da, db), ==, build (store, applied));
      g_assert_cmpuint (vei_diagrams_map (store, da, terminals), ==, build (store, mapped));
      g_assert_cmpuint (vei_diagrams_choose (store, da, db, dc), ==, build (store, chosen));
      g_assert_cmpuint (vei_diagrams_fix (store, da, variable, branch), ==, build (store, fixed));
    }
}

static void
test_redirect (void)
{
  g_autoptr (VeiDiagrams) store = vei_diagrams_new (N_VARIABLES, sizes);

  for (guint r = 0; r < N_ROUNDS; r++)
    {
      guint64 variables = (guint64) g_test_rand_int_range (0, 1 << N_VARIABLES);
      guint from = (guint) g_test_rand_int_range (0, 2);
      Table table, redirected;

      make_table (table, 3);
      for (guint p = 0; p < N_POINTS; p++)
        {
          guint at = p;

          for (guint i = 0; i < N_VARIABLES; i++)
            if ((variables >> i & 1) && get_branch (p, i) == from)
              at = with_branch (at, i, 1 - from);
          redirected[p] = table[at];
        }
      g_assert_cmpuint (vei_diagrams_redirect (store, build (store, table), variables, from,
                                               1 - from), ==, build (store, redirected));
    }
}

static void
test_evaluate_and_find (void)
{
  g_autoptr (VeiDiagrams) store = vei_diagrams_new (N_VARIABLES, sizes);

  for (guint r = 0; r < N_ROUNDS; r++)
    {
      guint8 terminal = (guint8) g_test_rand_int_range (0, 6);
      gboolean is_there = FALSE, found;
      gint8 branches[N_VARIABLES];
      VeiDiagram diagram;
      Table table;

      make_table (table, 6);
      diagram = build (store, table);
      for (guint p = 0; p < N_POINTS; p++)
        {
          for (guint i = 0; i < N_VARIABLES; i++)
            branches[i] = (gint8) get_branch (p, i);
          g_assert_cmpuint (vei_diagrams_evaluate (store, diagram, branches), ==, table[p]);
          is_there |= table[p] == terminal;
        }
      found = vei_diagrams_find (store, diagram, terminal, branches);
      g_assert_cmpint (found, ==, is_there);
      /* Whatever stands for what does not matter, the value is the one looked for. */
      for (guint p = 0; found && p < N_POINTS; p++)
        {
          guint at = p;

          for (guint i = 0; i < N_VARIABLES; i++)
            if (branches[i] >= 0)
              at = with_branch (at, i, (guint) branches[i]);
          g_assert_cmpuint (table[at], ==, terminal);
        }
    }
}

/* ---- Counting ---- */

static void
test_count (void)
{
  g_autoptr (VeiDiagrams) store = vei_diagrams_new (N_VARIABLES, sizes);

  for (guint r = 0; r < N_ROUNDS; r++)
    {
      g_autofree char *of_all = NULL, *of_support = NULL, *all_digits = NULL, *digits = NULL;
      guint count = 0, other = 1;
      guint64 support;
      Table table;

      make_table (table, 3);
      support = get_support (table, nothing_fixed);
      for (guint p = 0; p < N_POINTS; p++)
        count += table[p] == 1;
      for (guint i = 0; i < N_VARIABLES; i++)
        other *= support >> i & 1 ? 1 : sizes[i];
      of_all = vei_diagrams_count (store, build (store, table), 1, (1u << N_VARIABLES) - 1);
      of_support = vei_diagrams_count (store, build (store, table), 1, support);
      all_digits = g_strdup_printf ("%u", count);
      digits = g_strdup_printf ("%u", count / other);
      g_assert_cmpstr (of_all, ==, all_digits);
      g_assert_cmpstr (of_support, ==, digits);
    }
}

/* 4^60 is past what 64 bits hold. */
static void
test_count_large (void)
{
  g_autoptr (VeiDiagrams) store = NULL;
  g_autofree char *digits = NULL;
  guint8 fours[60];

  memset (fours, 4, sizeof fours);
  store = vei_diagrams_new (sizeof fours, fours);
  digits = vei_diagrams_count (store, 1, 1, (G_GUINT64_CONSTANT (1) << 60) - 1);
  g_assert_cmpstr (digits, ==, "1329227995784915872903807060280344576");
}

/* ---- What is left when some variables are given ---- */

static void
test_scratch (void)
{
  g_autoptr (VeiDiagrams) store = vei_diagrams_new (N_VARIABLES, sizes);
  static Table tables[4];
  VeiDiagram diagrams[4];

  for (guint r = 0; r < N_ROUNDS; r++)
    {
      gint8 given[N_VARIABLES];
      guint size;

      for (guint i = 0; i < N_VARIABLES; i++)
        given[i] = (gint8) g_test_rand_int_range (-1, sizes[i]);
      for (guint t = 0; t < 4; t++)
        {
          make_table (tables[t], 2);
          diagrams[t] = build (store, tables[t]);
        }
      size = vei_diagrams_get_size (store);
      vei_diagrams_begin_scratch (store, given);
      for (guint t = 0; t < 4; t++)
        {
          gboolean can_be_true = FALSE;

          for (guint p = 0; p < N_POINTS; p++)
            {
              guint at = p;

              for (guint i = 0; i < N_VARIABLES; i++)
                if (given[i] >= 0)
                  at = with_branch (at, i, (guint) given[i]);
              can_be_true |= tables[t][at] == 1;
            }
          g_assert_cmpuint (vei_diagrams_get_rest_support (store, diagrams[t]), ==,
                            get_support (tables[t], given));
          g_assert_cmpint (vei_diagrams_rest_can_be_true (store, diagrams[t]), ==, can_be_true);
        }
      vei_diagrams_end_scratch (store);

      /* Nothing is left of it, and what was there is found again. */
      g_assert_cmpuint (vei_diagrams_get_size (store), ==, size);
      for (guint t = 0; t < 4; t++)
        g_assert_cmpuint (build (store, tables[t]), ==, diagrams[t]);
      g_assert_cmpuint (vei_diagrams_get_size (store), ==, size);
    }
}

/* Past the size at which the table of nodes grows, equal functions are still one. */
static void
test_growth (void)
{
  guint8 eights[5] = { 8, 8, 8, 8, 8 };
  g_autoptr (VeiDiagrams) store = vei_diagrams_new (5, eights);
  GArray *level = g_array_new (FALSE, FALSE, sizeof (VeiDiagram));
  guint n, size = 0;

  for (guint round = 0; round < 2; round++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (7);

      g_array_set_size (level, 0);
      for (guint i = 0; i < 8 * 8 * 8 * 8 * 8; i++)
        {
          VeiDiagram constant = (VeiDiagram) g_rand_int_range (random, 0, 200);

          g_array_append_val (level, constant);
        }
      n = level->len;
      for (guint variable = 5; variable-- > 0;)
        {
          n /= 8;
          for (guint i = 0; i < n; i++)
            g_array_index (level, VeiDiagram, i) =
              vei_diagrams_make (store, variable, &g_array_index (level, VeiDiagram, 8 * i));
        }
      if (round == 0)
        size = vei_diagrams_get_size (store);
    }
  g_assert_cmpuint (size, >, 4096);
  g_assert_cmpuint (vei_diagrams_get_size (store), ==, size);
  g_array_unref (level);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/diagram/canonical", test_canonical);
  g_test_add_func ("/diagram/canonical/other-way", test_other_way);
  g_test_add_func ("/diagram/shape", test_shape);
  g_test_add_func ("/diagram/operations", test_operations);
  g_test_add_func ("/diagram/redirect", test_redirect);
  g_test_add_func ("/diagram/evaluate-and-find", test_evaluate_and_find);
  g_test_add_func ("/diagram/count", test_count);
  g_test_add_func ("/diagram/count/large", test_count_large);
  g_test_add_func ("/diagram/scratch", test_scratch);
  g_test_add_func ("/diagram/growth", test_growth);

  return g_test_run ();
}
