/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/packs/vei-rulebook-model.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/packs/vei-pack-news.h"
#include "core/vei-date.h"
#include "letter/vei-letter.h"
#include "letter/vei-rulebook.h"

typedef struct
{
  VeiKnowledge   *knowledge;
  VeiPack        *pack;
  VeiLanguage     language;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  g_object_unref (job->knowledge);
  g_object_unref (job->pack);
  g_free (job);
}

static void
free_entry (gpointer data)
{
  VeiRulebookEntry *entry = data;

  g_free (entry->title);
  g_free (entry->text);
  g_free (entry->folded);
  g_free (entry);
}

/* "390 301 820": twenty digits in a row are not a number that one can read. A line may end
 * between two groups. */
static char *
group_digits (const char *digits)
{
  GString *text = g_string_new (NULL);
  gsize length = strlen (digits);

  for (gsize i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % 3 == 0)
        g_string_append (text, "\u2009");
      g_string_append_c (text, digits[i]);
    }
  return g_string_free (text, FALSE);
}

/* ---- The document, by headings ---- */

static void
add_section (VeiRulebookModel *self,
             const char       *heading)
{
  const VeiRulebookSection section = { heading, self->entries->len, 0, FALSE };

  g_array_append_val (self->sections, section);
}

static void
add_entry (VeiRulebookModel *self,
           const char       *text)
{
  VeiRulebookSection *section =
    &g_array_index (self->sections, VeiRulebookSection, self->sections->len - 1);
  VeiRulebookEntry *entry = g_new0 (VeiRulebookEntry, 1);
  const char *end = strchr (text, '\n');

  entry->section = self->sections->len - 1;
  entry->title = end != NULL ? g_strndup (text, (gsize) (end - text)) : g_strdup (text);
  entry->text = g_strdup (end != NULL ? end + 1 : "");
  entry->folded = g_utf8_casefold (text, -1);
  g_ptr_array_add (self->entries, entry);
  section->n_entries++;
}

/* What stands before the first heading is said at the top of the page, in the words of the
 * page; lines to sign on are for paper. */
static void
read_document (VeiRulebookModel *self)
{
  for (guint i = 0; i < vei_document_get_n_blocks (self->document); i++)
    {
      const VeiBlock *block = vei_document_get_block (self->document, i);

      if (block->role == VEI_BLOCK_HEADING)
        add_section (self, block->text);
      else if (self->sections->len == 0 || block->role == VEI_BLOCK_SIGNATURE)
        continue;
      else
        add_entry (self, block->text);
      if (block->role == VEI_BLOCK_FIGURE)
        g_array_index (self->sections, VeiRulebookSection, self->sections->len - 1).has_graph = TRUE;
    }
  /* The last heading is the one above the line to sign on. */
  if (self->sections->len > 0)
    {
      const VeiRulebookSection *last =
        &g_array_index (self->sections, VeiRulebookSection, self->sections->len - 1);

      g_ptr_array_set_size (self->entries, (int) last->first);
      g_array_set_size (self->sections, self->sections->len - 1);
    }
}

static VeiRulebookModel *
model_new (Job             *job,
           VeiCheckReport  *report,
           GError         **error)
{
  g_autoptr (VeiRulebookModel) self = g_new0 (VeiRulebookModel, 1);

  vei_date_set_today (&self->checked_on);
  self->sections = g_array_new (FALSE, FALSE, sizeof (VeiRulebookSection));
  self->entries = g_ptr_array_new_with_free_func (free_entry);
  self->faults = g_ptr_array_ref (report->faults);
  self->combinations = group_digits (report->combinations != NULL ? report->combinations : "");
  if (report->faults->len > 0)
    return g_steal_pointer (&self);
  self->document = vei_rulebook_new (job->knowledge, report, &self->checked_on, job->language, error);
  if (self->document == NULL)
    return NULL;
  read_document (self);
  return g_steal_pointer (&self);
}

/* ---- The check ---- */

/* With knowledge of its own: that of the window is for its own thread alone. */
static void
check_thread (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  Job *job = data;
  VeiCheckReport *report = vei_check_pack (job->pack);
  g_autoptr (VeiKnowledge) knowledge = vei_knowledge_new (job->pack, NULL);
  g_autoptr (VeiLetterBook) book = NULL;
  g_autoptr (GError) error = NULL;

  if (knowledge != NULL)
    {
      book = vei_letter_book_new (knowledge, &error);
      if (book == NULL || !vei_letter_book_check (book, &error))
        g_ptr_array_add (report->faults, g_strdup (error->message));
    }
  g_task_return_pointer (task, report, (GDestroyNotify) vei_check_report_free);
}

/**
 * vei_rulebook_model_new_async:
 * @knowledge: the knowledge in use
 * @language: the language
 * @cancellable: (nullable): to break it off
 * @callback: (scope async): called when it is done
 * @user_data: (closure): data for @callback
 *
 * Checks the knowledge in a thread of its own, as it was checked before it was
 * released, and puts its rules into words.
 */
void
vei_rulebook_model_new_async (VeiKnowledge        *knowledge,
                              VeiLanguage          language,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  g_return_if_fail (VEI_IS_KNOWLEDGE (knowledge));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, vei_rulebook_model_new_async);
  job = g_new0 (Job, 1);
  job->knowledge = g_object_ref (knowledge);
  job->pack = g_object_ref (vei_knowledge_get_pack (knowledge));
  job->language = language;
  g_task_set_task_data (task, job, free_job);
  vei_pack_thread_begins ();
  g_task_run_in_thread (task, check_thread);
}

/**
 * vei_rulebook_model_new_finish:
 * @result: the result that the callback was given
 * @error: return location for an error
 *
 * Ends vei_rulebook_model_new_async().
 *
 * Fails as vei_rulebook_new() does, and with %G_IO_ERROR_CANCELLED if it was
 * broken off.
 *
 * Returns: (transfer full): the rule book
 */
VeiRulebookModel *
vei_rulebook_model_new_finish (GAsyncResult  *result,
                               GError       **error)
{
  g_autoptr (VeiCheckReport) report = NULL;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  vei_pack_thread_ended ();
  report = g_task_propagate_pointer (G_TASK (result), error);
  return report != NULL ? model_new (g_task_get_task_data (G_TASK (result)), report, error) : NULL;
}

/**
 * vei_rulebook_model_free:
 * @self: (nullable) (transfer full): a rule book
 *
 * Frees a rule book.
 */
void
vei_rulebook_model_free (VeiRulebookModel *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->document);
  g_clear_pointer (&self->faults, g_ptr_array_unref);
  g_clear_pointer (&self->sections, g_array_unref);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_free (self->combinations);
  g_free (self);
}

/**
 * vei_rulebook_model_search:
 * @self: a rule book
 * @words: what to look for
 *
 * Finds the paragraphs that have all of some words, or parts of words.
 *
 * Returns: (transfer container) (element-type VeiRulebookEntry): what was
 *   found, in the order of the rule book; it belongs to @self
 */
GPtrArray *
vei_rulebook_model_search (VeiRulebookModel *self,
                           const char       *words)
{
  g_autofree char *folded = NULL;
  g_auto (GStrv) parts = NULL;
  GPtrArray *found = g_ptr_array_new ();

  g_return_val_if_fail (self != NULL && words != NULL, found);

  folded = g_utf8_casefold (words, -1);
  parts = g_strsplit_set (folded, " \t\n", -1);
  for (guint i = 0; i < self->entries->len; i++)
    {
      VeiRulebookEntry *entry = g_ptr_array_index (self->entries, i);
      gboolean all = TRUE;

      for (guint p = 0; parts[p] != NULL && all; p++)
        all = strstr (entry->folded, parts[p]) != NULL;
      if (all)
        g_ptr_array_add (found, entry);
    }
  return found;
}
