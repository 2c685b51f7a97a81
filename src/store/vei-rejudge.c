/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <glib/gi18n.h>

#include "core/vei-date.h"
#include "store/vei-case-store-private.h"
#include "store/vei-rejudge.h"

/* Assessing all open cases again, on all processors. The threads work on a
 * copy: the store can be used, and locked, meanwhile. One knowledge can assess
 * in one thread at a time, so each thread reads the pack for itself.
 */

/* How many cases a thread takes at a time. */
#define BATCH 256
#define MAX_THREADS 8

/* What is needed of a case. */
typedef struct
{
  gint64  id;
  gsize   answers;             /* place in the answers of all */
  guint16 n_answers;
  guint8  n_verdicts;
  guint16 equipment[VEI_MAX_EQUIPMENT];
  guint16 verdict[VEI_MAX_EQUIPMENT];
  guint16 criterion[VEI_MAX_EQUIPMENT];
  guint32 deadline;
  guint8  n_missing;
} Snapshot;

struct _VeiRejudgements
{
  VeiKnowledge   *knowledge;
  VeiVocabulary  *vocabulary;
  GDate           as_of;
  GArray         *snapshots;   /* of Snapshot */
  GByteArray     *answers;
  GMutex          mutex;
  guint           n_taken;     /* guarded by the mutex, as are the two below */
  guint           n_done;
  GArray         *changed;     /* of VeiRejudgement */
  GError         *error;       /* guarded as well */
  VeiRejudgeProgress progress;
  gpointer        progress_data;
  GMainContext   *context;
  GCancellable   *cancellable;
};

/**
 * vei_rejudgements_free:
 * @self: (transfer full) (nullable): what came of judging again
 *
 * Frees it.
 */
void
vei_rejudgements_free (VeiRejudgements *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->knowledge);
  vei_vocabulary_free (self->vocabulary);
  g_array_unref (self->snapshots);
  vei_seal_wipe (self->answers);
  g_array_unref (self->changed);
  g_clear_error (&self->error);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_clear_object (&self->cancellable);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

static void
take_snapshot (VeiRejudgements    *self,
               const VeiCaseEntry *entry)
{
  Snapshot snapshot = {
    .id = entry->id,
    .answers = self->answers->len,
    .n_answers = entry->n_answers,
    .n_verdicts = entry->n_verdicts,
    .deadline = entry->deadline,
    .n_missing = entry->n_missing,
  };

  g_byte_array_append (self->answers, entry->answers, entry->n_answers);
  for (guint i = 0; i < entry->n_verdicts; i++)
    {
      snapshot.equipment[i] = vei_vocabulary_add (self->vocabulary, entry->verdict[i].equipment);
      snapshot.verdict[i] = vei_vocabulary_add (self->vocabulary, entry->verdict[i].verdict);
      snapshot.criterion[i] = vei_vocabulary_add (self->vocabulary, entry->verdict[i].criterion);
    }
  g_array_append_val (self->snapshots, snapshot);
}

/* What an equipment was before; numbers of the vocabulary. */
static guint
find_before (VeiRejudgements *self,
             const Snapshot  *snapshot,
             const char      *equipment)
{
  for (guint i = 0; i < snapshot->n_verdicts; i++)
    if (g_strcmp0 (vei_vocabulary_get (self->vocabulary, snapshot->equipment[i]), equipment) == 0)
      return i;
  return VEI_MAX_EQUIPMENT;
}

/* The strings belong to the knowledge and to the vocabulary of the job. */
static gboolean
compare_result (VeiRejudgements *self,
                const Snapshot  *snapshot,
                VeiRejudgement  *found)
{
  VeiKnowledge *knowledge = self->knowledge;
  guint64 missing = 0;

  for (guint e = 0; e < vei_knowledge_get_n_equipment (knowledge); e++)
    {
      const VeiEquipmentResult *result = &found->assessment.equipment[e];
      VeiCaseVerdict *now = &found->verdict[found->n_verdicts];
      guint before;

      if (!result->wanted)
        continue;
      missing |= result->find_out;
      now->equipment = vei_knowledge_get_equipment (knowledge, e)->id;
      now->verdict = vei_knowledge_get_verdict (knowledge, result->verdict)->id;
      now->criterion = result->line >= 0
                       ? vei_knowledge_get_line (knowledge, e, (guint) result->line)->id : NULL;
      before = find_before (self, snapshot, now->equipment);
      if (before < VEI_MAX_EQUIPMENT)
        {
          now->verdict_before = vei_vocabulary_get (self->vocabulary, snapshot->verdict[before]);
          found->criterion_before[found->n_verdicts]
            = vei_vocabulary_get (self->vocabulary, snapshot->criterion[before]);
        }
      found->verdict_changed |= g_strcmp0 (now->verdict, now->verdict_before) != 0
                                || g_strcmp0 (now->criterion,
                                              found->criterion_before[found->n_verdicts]) != 0;
      found->n_verdicts++;
    }
  found->verdict_changed |= found->n_verdicts != snapshot->n_verdicts;
  found->deadline_changed = found->assessment.deadline != snapshot->deadline;
  return found->verdict_changed || found->deadline_changed || found->unsure
         || __builtin_popcountll (missing) != snapshot->n_missing;
}

static void
judge_batch (VeiRejudgements *self,
             VeiKnowledge    *knowledge,
             guint            first,
             guint            last,
             GArray          *changed)
{
  for (guint i = first; i < last; i++)
    {
      const Snapshot *snapshot = &g_array_index (self->snapshots, Snapshot, i);
      VeiRejudgement found = { .id = snapshot->id };
      VeiAnswers answers;

      found.unsure = !vei_vocabulary_read_answers (self->vocabulary, knowledge,
                                                   self->answers->data + snapshot->answers,
                                                   snapshot->n_answers, &answers);
      vei_assess (knowledge, &answers, &self->as_of, &found.assessment);
      if (compare_result (self, snapshot, &found))
        g_array_append_val (changed, found);
    }
}

typedef struct
{
  VeiRejudgeProgress func;
  gpointer           data;
  guint              n_done;
  guint              n_all;
} Progress;

static gboolean
progress_cb (gpointer data)
{
  Progress *progress = data;

  progress->func (progress->n_done, progress->n_all, progress->data);
  return G_SOURCE_REMOVE;
}

/* Called with the mutex held. */
static void
tell_progress (VeiRejudgements *self)
{
  Progress *progress;
  guint step = MAX (self->snapshots->len / 50, BATCH);

  if (self->progress == NULL || (self->n_done / step == (self->n_done - 1) / step
                                 && self->n_done < self->snapshots->len))
    return;
  progress = g_new0 (Progress, 1);
  *progress = (Progress) { self->progress, self->progress_data, self->n_done,
                           self->snapshots->len };
  g_main_context_invoke_full (self->context, G_PRIORITY_DEFAULT, progress_cb, progress, g_free);
}

static gpointer
work_cb (gpointer data)
{
  VeiRejudgements *self = data;
  g_autoptr(VeiKnowledge) knowledge = NULL;

  g_mutex_lock (&self->mutex);
  if (self->error == NULL)
    knowledge = vei_knowledge_new (vei_knowledge_get_pack (self->knowledge), &self->error);
  g_mutex_unlock (&self->mutex);
  if (knowledge == NULL)
    return NULL;
  while (!g_cancellable_is_cancelled (self->cancellable))
    {
      g_autoptr(GArray) changed = g_array_new (FALSE, FALSE, sizeof (VeiRejudgement));
      guint first, last;

      g_mutex_lock (&self->mutex);
      first = self->n_taken;
      last = MIN (first + BATCH, self->snapshots->len);
      self->n_taken = last;
      g_mutex_unlock (&self->mutex);
      if (first == last)
        break;
      judge_batch (self, knowledge, first, last, changed);
      g_mutex_lock (&self->mutex);
      g_array_append_vals (self->changed, changed->data, changed->len);
      self->n_done += last - first;
      tell_progress (self);
      g_mutex_unlock (&self->mutex);
    }
  return NULL;
}

static void
rejudge_thread_cb (GTask        *task,
                   gpointer      source,
                   gpointer      data,
                   GCancellable *cancellable)
{
  VeiRejudgements *self = data;
  GThread *threads[MAX_THREADS];
  guint n = CLAMP (g_get_num_processors (), 1, MAX_THREADS);

  for (guint i = 1; i < n; i++)
    threads[i] = g_thread_try_new ("rejudge", work_cb, self, NULL);
  (void) work_cb (self);
  for (guint i = 1; i < n; i++)
    if (threads[i] != NULL)
      (void) g_thread_join (threads[i]);
  if (g_task_return_error_if_cancelled (task))
    return;
  if (self->error != NULL)
    g_task_return_error (task, g_steal_pointer (&self->error));
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * vei_rejudge_async:
 * @store: an unlocked store
 * @knowledge: the knowledge to judge with
 * @as_of: (nullable): the day to judge on, or %NULL for today
 * @progress: (nullable) (scope notified): called now and then in this thread,
 *   until the callback
 * @progress_data: (closure progress): for @progress
 * @cancellable: (nullable): to stop
 * @callback: (scope async): called when it is done
 * @data: (closure callback): for @callback
 *
 * Assesses all open cases again, in the background. Nothing is changed.
 */
void
vei_rejudge_async (VeiCaseStore        *store,
                   VeiKnowledge        *knowledge,
                   const GDate         *as_of,
                   VeiRejudgeProgress   progress,
                   gpointer             progress_data,
                   GCancellable        *cancellable,
                   GAsyncReadyCallback  callback,
                   gpointer             data)
{
  g_autoptr(GTask) task = NULL;
  VeiRejudgements *self;
  VeiCaseVault *vault;
  GError *error = NULL;

  g_return_if_fail (VEI_IS_CASE_STORE (store) && VEI_IS_KNOWLEDGE (knowledge));

  task = g_task_new (store, cancellable, callback, data);
  g_task_set_source_tag (task, vei_rejudge_async);
  vault = vei_case_store_get_vault (store, FALSE, &error);
  if (vault == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  self = g_new0 (VeiRejudgements, 1);
  g_mutex_init (&self->mutex);
  self->knowledge = g_object_ref (knowledge);
  self->vocabulary = vei_vocabulary_new ();
  for (guint i = 1; i <= vei_vocabulary_get_n (vault->vocabulary); i++)
    (void) vei_vocabulary_add (self->vocabulary, vei_vocabulary_get (vault->vocabulary, (guint16) i));
  if (as_of != NULL)
    self->as_of = *as_of;
  else
    vei_date_set_today (&self->as_of);
  self->snapshots = g_array_new (FALSE, FALSE, sizeof (Snapshot));
  self->answers = g_byte_array_new ();
  self->changed = g_array_new (FALSE, FALSE, sizeof (VeiRejudgement));
  self->progress = progress;
  self->progress_data = progress_data;
  self->context = g_main_context_ref (g_task_get_context (task));
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  for (guint i = 0; i < vei_case_index_get_n (vault->index); i++)
    {
      const VeiCaseEntry *entry = vei_case_index_get (vault->index, i);

      if (!(entry->flags & (VEI_CASE_CLOSED | VEI_CASE_DELETED)))
        take_snapshot (self, entry);
    }
  g_task_set_task_data (task, self, NULL);
  g_task_run_in_thread (task, rejudge_thread_cb);
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  const VeiRejudgement *one = a, *two = b;

  return (one->id > two->id) - (one->id < two->id);
}

/**
 * vei_rejudge_finish:
 * @store: a store
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Ends vei_rejudge_async(). Fails with %G_IO_ERROR_CANCELLED, with
 * %VEI_STORE_ERROR_LOCKED if the store was locked at the beginning, and with a
 * %VEI_DATA_ERROR if the pack is not there any more.
 *
 * Returns: (transfer full): the cases that get another answer
 */
VeiRejudgements *
vei_rejudge_finish (VeiCaseStore  *store,
                    GAsyncResult  *result,
                    GError       **error)
{
  VeiRejudgements *self;

  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  self = g_task_get_task_data (G_TASK (result));
  if (!g_task_propagate_boolean (G_TASK (result), error))
    {
      vei_rejudgements_free (self);
      return NULL;
    }
  g_array_sort (self->changed, compare_ids);
  return self;
}

/**
 * vei_rejudgements_get_n:
 * @self: what came of judging again
 *
 * Counts the cases that get another answer.
 *
 * Returns: how many there are
 */
guint
vei_rejudgements_get_n (VeiRejudgements *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->changed->len;
}

/**
 * vei_rejudgements_get:
 * @self: what came of judging again
 * @place: a place, less than vei_rejudgements_get_n()
 *
 * Gets a case that gets another answer: another verdict or criterion, another
 * deadline, or another number of things to find out.
 *
 * Returns: (transfer none): what changes, and from what to what
 */
const VeiRejudgement *
vei_rejudgements_get (VeiRejudgements *self,
                      guint            place)
{
  g_return_val_if_fail (self != NULL && place < self->changed->len, NULL);

  return &g_array_index (self->changed, VeiRejudgement, place);
}

static gboolean
apply_one (VeiRejudgements      *self,
           VeiCaseVault         *vault,
           const VeiRejudgement *found,
           GPtrArray            *entries,
           GError              **error)
{
  const VeiCaseEntry *before = vei_case_index_find (vault->index, found->id);
  VeiCaseEntry *entry;

  if (before == NULL)
    return TRUE;
  entry = vei_case_entry_copy (before, vault->vocabulary, vault->knowledge);
  vei_case_entry_judge (entry, &found->assessment, vault->vocabulary, self->knowledge);
  if (found->verdict_changed)
    entry->flags |= VEI_CASE_CHANGED;
  if (found->unsure)
    entry->flags |= VEI_CASE_UNSURE;
  for (guint i = 0; found->verdict_changed && i < entry->n_verdicts; i++)
    entry->verdict[i].verdict_before
      = vei_case_entry_intern (vault->vocabulary, found->verdict[i].verdict_before);
  g_ptr_array_add (entries, entry);
  return vei_case_vault_put (vault, entry, NULL, NULL, error);
}

/**
 * vei_rejudgements_apply:
 * @self: what came of judging again
 * @store: the unlocked store
 * @error: return location for an error
 *
 * Puts the new answers into the list, and marks the cases whose verdict or
 * criterion changed until vei_case_store_set_seen(). Cases that were changed
 * meanwhile must not be among them: judge again then.
 *
 * Fails as vei_case_store_save() does; nothing has changed then.
 *
 * Returns: whether it is saved
 */
gboolean
vei_rejudgements_apply (VeiRejudgements  *self,
                        VeiCaseStore     *store,
                        GError          **error)
{
  VeiCaseVault *vault = vei_case_store_get_vault (store, TRUE, error);
  g_autoptr(GPtrArray) entries = g_ptr_array_new ();

  g_return_val_if_fail (self != NULL, FALSE);

  if (vault == NULL || !vei_case_vault_begin (vault, error))
    return FALSE;
  for (guint i = 0; i < self->changed->len; i++)
    if (!apply_one (self, vault, vei_rejudgements_get (self, i), entries, error))
      {
        g_ptr_array_foreach (entries, (GFunc) (void (*) (void)) vei_case_entry_free, NULL);
        return FALSE;
      }
  if (!vei_case_vault_commit (vault, g_steal_pointer (&entries), error))
    return FALSE;
  vei_case_store_changed (store);
  return TRUE;
}

/**
 * vei_rejudge_on_decision:
 * @store: an unlocked store
 * @id: the id of a case
 * @day: (out caller-allocates): the day of the decision, or today where none
 *   is known
 * @assessment: (out caller-allocates): what the rules say of that day
 * @error: return location for an error
 *
 * Assesses a case as of the day of the decision. Fails as
 * vei_case_store_load() does.
 *
 * Returns: whether it was done
 */
gboolean
vei_rejudge_on_decision (VeiCaseStore   *store,
                         gint64          id,
                         GDate          *day,
                         VeiAssessment  *assessment,
                         GError        **error)
{
  const VeiCaseEntry *entry = vei_case_store_get_entry (store, id);
  g_autoptr(VeiCase) found = NULL;

  g_return_val_if_fail (day != NULL && assessment != NULL, FALSE);

  found = vei_case_store_load (store, id, error);
  if (found == NULL)
    return FALSE;
  vei_date_set_today (day);
  if (entry->refused_on != 0)
    g_date_set_julian (day, entry->refused_on);
  vei_assess (store->knowledge, vei_case_get_answers (found), day, assessment);
  return TRUE;
}
