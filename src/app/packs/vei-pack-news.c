/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/packs/vei-pack-news.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/widgets/vei-ui.h"
#include "update/vei-archive.h"
#include "update/vei-pack-diff.h"
#include "update/vei-verdict-diff.h"

typedef struct
{
  VeiPack     *before;
  VeiPack     *after;
  VeiLanguage  language;
} Comparison;

static void
free_comparison (gpointer data)
{
  Comparison *self = data;

  g_object_unref (self->before);
  g_object_unref (self->after);
  g_free (self);
}

static void
free_change (gpointer data)
{
  VeiPackChange *change = data;

  g_free (change->what);
  g_free (change->person);
  g_free (change);
}

/* ---- Threads that read packs ---- */

/**
 * vei_pack_thread_begins:
 *
 * Keeps the program from ending while a thread reads a pack: the bundled one is
 * gone when the program ends. To be followed by vei_pack_thread_ended().
 */
void
vei_pack_thread_begins (void)
{
  GApplication *application = g_application_get_default ();

  if (application != NULL)
    g_application_hold (application);
}

/**
 * vei_pack_thread_ended:
 *
 * Lets the program end again.
 */
void
vei_pack_thread_ended (void)
{
  GApplication *application = g_application_get_default ();

  if (application != NULL)
    g_application_release (application);
}

/* ---- What changed ---- */

/* Who reads this does not know the files of a pack. */
static const struct
{
  const char *file;
  const char *name;
} files[] = {
  { "abroad.json", N_("Treatment abroad") },
  { "agreements.json", N_("Lists of equipment") },
  { "letters.json", N_("Letters") },
  { "pack.json", N_("The pack itself") },
  { "places.json", N_("Places") },
  { "questions.json", N_("Questions") },
  { "rights.json", N_("Rights and deadlines") },
  { "rules.json", N_("Rules") },
  { "sources.json", N_("Sources") },
  { "topics.json", N_("Articles") },
  { "travel.json", N_("Travel") },
  { "units.json", N_("Units") },
};

/* "rules.json: …" with the file in words. That the version is another is said already. */
static char *
describe_line (const char *line)
{
  if (g_str_has_prefix (line, "pack.json: version: "))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    if (g_str_has_prefix (line, files[i].file))
      return g_strconcat (_(files[i].name), line + strlen (files[i].file), NULL);
  return g_strdup (line);
}

static void
take_lines (VeiPackNews *news,
            GPtrArray   *lines)
{
  news->lines = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < lines->len; i++)
    {
      char *line = describe_line (g_ptr_array_index (lines, i));

      if (line != NULL)
        g_ptr_array_add (news->lines, line);
    }
}

/* ---- Who gets another answer ---- */

/* What the person reads, where the pack has words for it. */
static const char *
get_name (VeiKnowledge           *knowledge,
          const VeiVerdictChange *change,
          VeiLanguage             language)
{
  const VeiStatement *statement = NULL;
  const char *title;

  if (g_str_equal (change->kind, "equipment"))
    for (guint i = 0; i < vei_knowledge_get_n_equipment (knowledge); i++)
      if (g_str_equal (vei_knowledge_get_equipment (knowledge, i)->id, change->id))
        return vei_text_get (&vei_knowledge_get_equipment (knowledge, i)->name, language);
  if (g_str_equal (change->kind, "step"))
    for (guint i = 0; i < vei_knowledge_get_n_steps (knowledge); i++)
      if (g_str_equal (vei_knowledge_get_step (knowledge, i)->id, change->id))
        statement = vei_knowledge_get_step (knowledge, i);
  title = statement != NULL ? vei_text_get (&statement->title, language) : "";
  return *title != '\0' ? title : change->id;
}

static VeiPackChange *
describe_change (VeiKnowledge           *knowledge,
                 const VeiVerdictChange *change,
                 VeiLanguage             language)
{
  VeiPackChange *described = g_new0 (VeiPackChange, 1);
  g_autofree char *name = vei_ui_dup_capitalized (get_name (knowledge, change, language));

  if (g_str_equal (change->kind, "equipment"))
    described->what = g_strdup_printf (change->same_verdict
                                       /* Translators: a kind of equipment, and twice an answer with its rule. */
                                       ? _("%s: the same answer by another rule: was “%s”, is now “%s”")
                                       : _("%s: another answer: was “%s”, is now “%s”"),
                                       name, change->before, change->after);
  else
    /* Translators: the name of an approval, a caution or a step, and twice “yes” or “no”. */
    described->what = g_strdup_printf (_("%s: applies to others: was %s, is now %s"), name,
                                       change->before, change->after);
  described->person = *change->person != '\0'
                      ? g_strdup_printf (_("for example: %s"), change->person)
                      : g_strdup (_("for everybody"));
  return described;
}

/* The knowledge of the window is for its own thread alone; this thread reads the packs again. */
static void
compare_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Comparison *self = data;
  g_autoptr (VeiPackNews) news = g_new0 (VeiPackNews, 1);
  g_autoptr (VeiKnowledge) before = NULL;
  g_autoptr (VeiKnowledge) after = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  GError *error = NULL;

  if ((before = vei_knowledge_new (self->before, &error)) == NULL ||
      (after = vei_knowledge_new (self->after, &error)) == NULL ||
      (lines = vei_pack_diff (self->before, self->after, vei_archive_get_known_files (),
                              self->language, &error)) == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  take_lines (news, lines);
  news->before = g_strdup (vei_knowledge_get_version (before));
  news->after = g_strdup (vei_knowledge_get_version (after));
  news->changes = g_ptr_array_new_with_free_func (free_change);
  changes = vei_verdict_diff (before, after, self->language);
  for (guint i = 0; i < changes->len; i++)
    g_ptr_array_add (news->changes,
                     describe_change (after, g_ptr_array_index (changes, i), self->language));
  g_task_return_pointer (task, g_steal_pointer (&news), (GDestroyNotify) vei_pack_news_free);
}

/**
 * vei_pack_news_compare_async:
 * @before: what was known
 * @after: what is known now
 * @language: the language of the words
 * @cancellable: (nullable): to break it off
 * @callback: (scope async): called when it is done
 * @user_data: (closure): data for @callback
 *
 * Compares two kinds of knowledge, in a thread of its own: what they say, and
 * which answers are others.
 */
void
vei_pack_news_compare_async (VeiKnowledge        *before,
                             VeiKnowledge        *after,
                             VeiLanguage          language,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Comparison *self;

  g_return_if_fail (VEI_IS_KNOWLEDGE (before) && VEI_IS_KNOWLEDGE (after));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, vei_pack_news_compare_async);
  self = g_new0 (Comparison, 1);
  self->before = g_object_ref (vei_knowledge_get_pack (before));
  self->after = g_object_ref (vei_knowledge_get_pack (after));
  self->language = language;
  g_task_set_task_data (task, self, free_comparison);
  vei_pack_thread_begins ();
  g_task_run_in_thread (task, compare_thread);
}

/**
 * vei_pack_news_compare_finish:
 * @result: the result that the callback was given
 * @error: return location for an error
 *
 * Ends vei_pack_news_compare_async().
 *
 * Fails as vei_pack_diff() does if a pack cannot be read, and with
 * %G_IO_ERROR_CANCELLED if it was broken off.
 *
 * Returns: (transfer full): what is new
 */
VeiPackNews *
vei_pack_news_compare_finish (GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  vei_pack_thread_ended ();
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * vei_pack_news_free:
 * @self: (nullable) (transfer full): what is new
 *
 * Frees what is new.
 */
void
vei_pack_news_free (VeiPackNews *self)
{
  if (self == NULL)
    return;
  g_free (self->before);
  g_free (self->after);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_free (self);
}
