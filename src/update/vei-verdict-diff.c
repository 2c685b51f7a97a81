/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "update/vei-verdict-diff.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/vei-date.h"
#include "core/vei-rule-diagrams.h"

/* The rules of two packs are walked side by side, answer by answer, over all persons who have
 * been asked everything. So nothing is missed, and nobody is looked at twice: two places of the
 * two diagrams that were met together before lead to the same end.
 */

#define MAX_ROWS   (2 * VEI_MAX_QUESTIONS)
#define MAX_VALUES (2 * VEI_DIAGRAM_MAX_BRANCHES)

/* An answer that both packs take, as each of them sees it. */
typedef struct
{
  gint8  branch[2];
  double amount;               /* a number; of a date, how many days ago */
} Value;

/* A question of one pack or of both. */
typedef struct
{
  int   index[2];              /* -1: not there */
  guint n_values;
  Value values[MAX_VALUES];
} Row;

typedef struct
{
  VeiKnowledge    *knowledge[2];
  VeiRuleDiagrams *rules[2];
  VeiLanguage      language;
  guint            n_rows;
  Row              rows[MAX_ROWS];
  guint            row_of[2][VEI_MAX_QUESTIONS];
  gint8            path[MAX_ROWS];             /* -1: makes no difference */
  GHashTable      *seen;                       /* pairs of diagrams */
  GPtrArray       *changes;

  /* What is compared now. */
  const char      *kind;
  const char      *id;
  int              equipment[2];               /* -1: a rule */
} Walk;

static void
free_change (gpointer data)
{
  VeiVerdictChange *change = data;

  g_free (change->id);
  g_free (change->before);
  g_free (change->after);
  g_free (change->person);
  g_free (change);
}

/* ---- Questions of both packs ---- */

static void
add_value (Row    *row,
           int     before,
           int     after,
           double  amount)
{
  g_return_if_fail (row->n_values < MAX_VALUES);
  row->values[row->n_values++] = (Value) { { before, after }, amount };
}

static int
find_choice (const VeiQuestion *question,
             const char        *id)
{
  for (guint i = 0; i < question->n_choices; i++)
    if (g_str_equal (question->choices[i].id, id))
      return (int) i;
  return -1;
}

/* A set of choices in one pack as a set in the other; 0 where it cannot be given there. */
static guint
translate_set (const VeiQuestion *from,
               const VeiQuestion *to,
               guint              set)
{
  guint result = 0;

  for (guint i = 0; i < from->n_choices; i++)
    {
      int choice = set & 1u << i ? find_choice (to, from->choices[i].id) : 0;

      if (choice < 0)
        return 0;
      if (set & 1u << i)
        result |= 1u << choice;
    }
  return result;
}

static int
get_interval (Walk   *self,
              guint   side,
              guint   question,
              double  number)
{
  GArray *list = self->rules[side]->thresholds[question];
  int interval = 0;

  while (list != NULL && interval < (int) list->len && g_array_index (list, double, interval) <= number)
    interval++;
  return VEI_BRANCH_VALUE + interval;
}

static int
get_lateness (Walk   *self,
              guint   side,
              guint   question,
              double  days_ago)
{
  int deadline = self->knowledge[side]->mechanism[question].deadline;

  return VEI_BRANCH_VALUE + (deadline >= 0 && days_ago > self->knowledge[side]->deadlines[deadline].days);
}

static void
add_amount (Walk     *self,
            Row      *row,
            gboolean  is_date,
            double    amount)
{
  int branch[2] = { -1, -1 };

  for (guint side = 0; side < 2; side++)
    if (row->index[side] >= 0)
      branch[side] = is_date ? get_lateness (self, side, (guint) row->index[side], amount)
                             : get_interval (self, side, (guint) row->index[side], amount);
  add_value (row, branch[0], branch[1], amount);
}

/* Values where one of the two packs begins to see a difference. */
static void
add_amounts (Walk              *self,
             Row               *row,
             const VeiQuestion *question)
{
  gboolean is_date = question->kind == VEI_QUESTION_DATE;

  add_amount (self, row, is_date, is_date ? 0 : question->minimum);
  for (guint side = 0; side < 2; side++)
    {
      int index = row->index[side];
      GArray *thresholds = index >= 0 ? self->rules[side]->thresholds[index] : NULL;
      int deadline = index >= 0 ? self->knowledge[side]->mechanism[index].deadline : -1;

      if (is_date && deadline >= 0)
        add_amount (self, row, TRUE, self->knowledge[side]->deadlines[deadline].days + 1);
      for (guint i = 0; !is_date && thresholds != NULL && i < thresholds->len; i++)
        add_amount (self, row, FALSE, g_array_index (thresholds, double, i));
    }
}

static void
add_values (Walk *self,
            Row  *row)
{
  const VeiQuestion *question[2] = { NULL, NULL };
  const VeiQuestion *any;
  gboolean may_not_know = TRUE;

  for (guint side = 0; side < 2; side++)
    if (row->index[side] >= 0)
      {
        question[side] = &self->knowledge[side]->questions[row->index[side]];
        may_not_know &= question[side]->may_not_know;
      }
  any = question[0] != NULL ? question[0] : question[1];
  if (may_not_know)
    add_value (row, VEI_BRANCH_DOES_NOT_KNOW, VEI_BRANCH_DOES_NOT_KNOW, 0);
  if (any->kind == VEI_QUESTION_DATE || any->kind == VEI_QUESTION_NUMBER)
    {
      add_amounts (self, row, any);
      return;
    }
  for (guint i = 0; i < self->knowledge[question[0] != NULL ? 0 : 1]->mechanism[any->index].n_values; i++)
    {
      int other = (int) i;

      if (question[0] != NULL && question[1] != NULL && any->kind == VEI_QUESTION_ONE)
        other = find_choice (question[1], any->choices[i].id);
      else if (question[0] != NULL && question[1] != NULL && any->kind == VEI_QUESTION_MANY)
        other = (int) translate_set (any, question[1], i + 1) - 1;
      if (other >= 0)
        add_value (row, VEI_BRANCH_VALUE + i, VEI_BRANCH_VALUE + other, 0);
    }
}

static void
add_rows (Walk *self)
{
  for (guint side = 0; side < 2; side++)
    for (guint i = 0; i < self->knowledge[side]->n_questions; i++)
      {
        const VeiQuestion *question = &self->knowledge[side]->questions[i];
        const VeiQuestion *other = vei_knowledge_find_question (self->knowledge[1 - side], question->id);
        Row *row = &self->rows[self->n_rows];

        if (other != NULL && other->kind != question->kind)
          other = NULL;
        if (side == 1 && other != NULL)
          {
            self->row_of[1][i] = self->row_of[0][other->index];
            continue;
          }
        row->index[side] = (int) i;
        row->index[1 - side] = other != NULL ? (int) other->index : -1;
        row->n_values = 0;
        add_values (self, row);
        self->row_of[side][i] = self->n_rows++;
      }
}

/* ---- The person at the end of a path ---- */

static void
set_answer (VeiKnowledge *knowledge,
            guint         index,
            gint8         branch,
            double        amount,
            VeiAnswers   *answers)
{
  const VeiQuestion *question = &knowledge->questions[index];
  guint value = (guint) (branch - VEI_BRANCH_VALUE);
  GDate date;

  if (branch < VEI_BRANCH_VALUE)
    {
      vei_answers_set_does_not_know (answers, question);
      return;
    }
  switch (question->kind)
    {
    case VEI_QUESTION_YES_NO:
      vei_answers_set_yes_no (answers, question, value == 1);
      break;
    case VEI_QUESTION_ONE:
      vei_answers_set_choice (answers, question, question->choices[value].id);
      break;
    case VEI_QUESTION_MANY:
      vei_answers_set_choices (answers, question, value + 1);
      break;
    case VEI_QUESTION_DATE:
      vei_date_set_today (&date);
      g_date_subtract_days (&date, (guint) amount);
      vei_answers_set_date (answers, question, &date);
      break;
    case VEI_QUESTION_NUMBER:
    default:
      vei_answers_set_number (answers, question, amount);
      break;
    }
}

static void
describe_answer (Walk             *self,
                 const Row        *row,
                 const VeiAnswers *answers,
                 GString          *text)
{
  guint side = row->index[1] >= 0 ? 1 : 0;
  const VeiQuestion *question = &self->knowledge[side]->questions[row->index[side]];
  g_autofree char *value = vei_answers_dup_value_text (&answers[side], question, self->language);

  g_string_append_printf (text, "%s%s: %s", text->len > 0 ? "; " : "",
                          vei_text_get (&question->short_text, self->language), value);
}

/* What the path does not name makes no difference: nobody knows it, or it is the first answer. */
static void
set_person (Walk             *self,
            VeiVerdictChange *change)
{
  GString *text = g_string_new (NULL);

  for (guint r = 0; r < self->n_rows; r++)
    {
      const Row *row = &self->rows[r];
      const Value *value = row->n_values == 0 ? NULL : &row->values[MAX (self->path[r], 0)];

      for (guint side = 0; side < 2 && value != NULL; side++)
        if (row->index[side] >= 0)
          set_answer (self->knowledge[side], row->index[side], value->branch[side], value->amount,
                      &change->answers[side]);
      if (self->path[r] >= 0)
        describe_answer (self, row, change->answers, text);
    }
  change->person = g_string_free (text, FALSE);
}

/* ---- What stands at the end of a path ---- */

static char *
describe_outcome (Walk    *self,
                  guint    side,
                  guint8   terminal,
                  guint8  *verdict)
{
  VeiKnowledge *knowledge = self->knowledge[side];
  int equipment = self->equipment[side];
  const char *title;

  if (equipment < 0)
    {
      *verdict = terminal == VEI_TRUE;
      return g_strdup (*verdict ? _("yes") : _("no"));
    }
  *verdict = vei_rule_diagrams_get_verdict (self->rules[side], equipment, terminal);
  title = vei_text_get (&knowledge->verdicts[*verdict].title, self->language);
  if (terminal >= knowledge->equipment[equipment].n_lines)
    return g_strdup (title);
  return g_strdup_printf ("%s (%s)", title, knowledge->equipment[equipment].lines[terminal].statement.id);
}

static gboolean
is_known_change (Walk       *self,
                 const char *before,
                 const char *after)
{
  for (guint i = 0; i < self->changes->len; i++)
    {
      const VeiVerdictChange *change = g_ptr_array_index (self->changes, i);

      if (change->kind == self->kind && g_str_equal (change->id, self->id) &&
          g_str_equal (change->before, before) && g_str_equal (change->after, after))
        return TRUE;
    }
  return FALSE;
}

static void
record (Walk             *self,
        const VeiDiagram *ends)
{
  guint8 verdicts[2];
  g_autofree char *before = describe_outcome (self, 0, ends[0], &verdicts[0]);
  g_autofree char *after = describe_outcome (self, 1, ends[1], &verdicts[1]);
  VeiVerdictChange *change;

  if (g_str_equal (before, after) || is_known_change (self, before, after))
    return;
  change = g_new0 (VeiVerdictChange, 1);
  change->kind = self->kind;
  change->id = g_strdup (self->id);
  change->same_verdict = self->equipment[0] >= 0 &&
    g_str_equal (self->knowledge[0]->verdicts[verdicts[0]].id, self->knowledge[1]->verdicts[verdicts[1]].id);
  change->before = g_steal_pointer (&before);
  change->after = g_steal_pointer (&after);
  set_person (self, change);
  g_ptr_array_add (self->changes, change);
}

/* ---- The walk ---- */

static guint
choose_row (Walk             *self,
            const VeiDiagram *at)
{
  guint row[2] = { 0, 0 };
  int own, other;

  for (guint side = 0; side < 2; side++)
    if (!vei_diagram_is_constant (at[side]))
      row[side] = self->row_of[side][vei_diagrams_get_variable (self->rules[side]->store, at[side])];
  if (vei_diagram_is_constant (at[0]) || vei_diagram_is_constant (at[1]))
    return vei_diagram_is_constant (at[0]) ? row[1] : row[0];
  /* Where the first comes later in the other pack, that one goes first, and needs no rewriting. */
  own = self->rows[row[0]].index[1];
  other = self->rows[row[1]].index[1];
  return own > other ? row[1] : row[0];
}

static VeiDiagram
go_on (Walk       *self,
       guint       side,
       VeiDiagram  at,
       const Row  *row,
       gint8       branch)
{
  VeiDiagrams *store = self->rules[side]->store;
  int variable = row->index[side];

  if (vei_diagram_is_constant (at) || variable < 0)
    return at;
  if (vei_diagrams_get_variable (store, at) == (guint) variable)
    return vei_diagrams_get_branch (store, at, (guint) branch);
  if ((vei_diagrams_get_support (store, at) & G_GUINT64_CONSTANT (1) << variable) == 0)
    return at;
  return vei_diagrams_fix (store, at, (guint) variable, (guint) branch);
}

static void
walk (Walk             *self,
      const VeiDiagram *at)
{
  gint64 pair = (gint64) ((guint64) at[0] << 32 | at[1]);
  const Row *row;
  guint r;

  if (vei_diagram_is_constant (at[0]) && vei_diagram_is_constant (at[1]))
    {
      record (self, at);
      return;
    }
  if (g_hash_table_contains (self->seen, &pair))
    return;
  g_hash_table_add (self->seen, g_memdup2 (&pair, sizeof pair));
  r = choose_row (self, at);
  row = &self->rows[r];
  for (guint i = 0; i < row->n_values; i++)
    {
      VeiDiagram next[2];

      for (guint side = 0; side < 2; side++)
        next[side] = go_on (self, side, at[side], row, row->values[i].branch[side]);
      self->path[r] = (gint8) i;
      walk (self, next);
    }
  self->path[r] = -1;
}

static void
compare (Walk       *self,
         const char *kind,
         const char *id,
         VeiDiagram  before,
         VeiDiagram  after)
{
  const VeiDiagram start[2] = { before, after };

  self->kind = kind;
  self->id = id;
  g_hash_table_remove_all (self->seen);
  memset (self->path, -1, sizeof self->path);
  walk (self, start);
}

static int
find_equipment (VeiKnowledge *knowledge,
                const char   *id)
{
  for (guint i = 0; i < knowledge->n_equipment; i++)
    if (g_str_equal (knowledge->equipment[i].public.id, id))
      return (int) i;
  return -1;
}

static void
compare_equipment (Walk *self)
{
  for (guint e = 0; e < self->knowledge[0]->n_equipment; e++)
    {
      const char *id = self->knowledge[0]->equipment[e].public.id;
      int other = find_equipment (self->knowledge[1], id);

      if (other < 0)
        continue;
      self->equipment[0] = (int) e;
      self->equipment[1] = other;
      compare (self, "equipment", id, self->rules[0]->outcome[e], self->rules[1]->outcome[other]);
    }
}

/* Where a rule is true; of an approval or a caution, for one kind of equipment at least. */
static VeiDiagram
get_rule (Walk          *self,
          guint          side,
          const VeiRule *rule)
{
  static const guint8 is_true[VEI_DIAGRAM_N_TERMINALS] = { [VEI_TRUE] = VEI_TRUE };
  VeiRuleDiagrams *rules = self->rules[side];
  VeiDiagram result = VEI_FALSE;

  for (guint e = 0; e < self->knowledge[side]->n_equipment; e++)
    {
      VeiDiagram truth;

      if (rule->equipment != 0 && (rule->equipment & 1u << e) == 0)
        continue;
      truth = vei_rule_diagrams_condition (rules, rule->when, rules->outcome, e);
      truth = vei_diagrams_map (rules->store, truth, is_true);
      if (rule->equipment != 0)
        truth = vei_diagrams_choose (rules->store, rules->wanted[e], truth, VEI_FALSE);
      result = vei_diagrams_apply (rules->store, vei_op_or, result, truth);
    }
  return result;
}

static void
compare_rules (Walk          *self,
               const char    *kind,
               const VeiRule *before,
               guint          n_before,
               const VeiRule *after,
               guint          n_after)
{
  self->equipment[0] = self->equipment[1] = -1;
  for (guint i = 0; i < n_before; i++)
    for (guint j = 0; j < n_after; j++)
      if (g_str_equal (before[i].statement.id, after[j].statement.id))
        compare (self, kind, before[i].statement.id,
                 get_rule (self, 0, &before[i]), get_rule (self, 1, &after[j]));
}

/**
 * vei_verdict_diff:
 * @before: the knowledge of one pack
 * @after: that of another
 * @language: the language of titles and answers
 *
 * Finds every way in which two packs answer differently: another verdict, the
 * same verdict by another criterion, and an approval, a caution or a step that
 * applies to others than before.
 *
 * It is exact: all ways of answering that both packs understand are gone
 * through, of persons who have been asked everything. Answers that only one of
 * the packs takes are left out, and so is equipment that only one of them has.
 *
 * Returns: (transfer container) (element-type VeiVerdictChange): the changes,
 *   in the order of the old pack, each pair of answers once
 */
GPtrArray *
vei_verdict_diff (VeiKnowledge *before,
                  VeiKnowledge *after,
                  VeiLanguage   language)
{
  g_autofree Walk *self = g_new0 (Walk, 1);

  g_return_val_if_fail (VEI_IS_KNOWLEDGE (before) && VEI_IS_KNOWLEDGE (after), NULL);

  self->knowledge[0] = before;
  self->knowledge[1] = after;
  for (guint side = 0; side < 2; side++)
    self->rules[side] = vei_rule_diagrams_new (self->knowledge[side]);
  self->language = language;
  self->changes = g_ptr_array_new_with_free_func (free_change);
  self->seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  add_rows (self);
  compare_equipment (self);
  compare_rules (self, "approval", before->approvals, before->n_approvals,
                 after->approvals, after->n_approvals);
  compare_rules (self, "caution", before->cautions, before->n_cautions,
                 after->cautions, after->n_cautions);
  compare_rules (self, "step", before->steps, before->n_steps, after->steps, after->n_steps);

  for (guint side = 0; side < 2; side++)
    vei_rule_diagrams_free (self->rules[side]);
  g_hash_table_unref (self->seen);
  return self->changes;
}
