/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "core/vei-knowledge-private.h"
#include "core/vei-rule-diagrams.h"

#include <string.h>
#include <glib/gi18n-lib.h>

/**
 * VeiKnowledge:
 *
 * What a knowledge pack says of questions, rules and sources, read strictly
 * and compiled. Immutable once made; used from one thread at a time.
 *
 * ```c
 * g_autoptr (VeiPack) pack = vei_pack_new_bundled ();
 * g_autoptr (VeiKnowledge) knowledge = vei_knowledge_new (pack, &error);
 * VeiAnswers answers = { 0, };
 * VeiAssessment assessment;
 *
 * vei_answers_set_choice (&answers, vei_knowledge_find_question (knowledge, "age_group"), "adult");
 * vei_assess (knowledge, &answers, &today, &assessment);
 * ```
 */
G_DEFINE_FINAL_TYPE (VeiKnowledge, vei_knowledge, G_TYPE_OBJECT)

#define NEWEST_FORMAT 1

gpointer
vei_knowledge_allocate (VeiKnowledge *self,
                        gsize         count,
                        gsize         size)
{
  gpointer memory = g_malloc0_n (MAX (count, 1), size);

  g_ptr_array_add (self->allocations, memory);
  return memory;
}

const char *
vei_knowledge_intern (VeiKnowledge *self,
                      const char   *string)
{
  return g_string_chunk_insert_const (self->strings, string);
}

gboolean
vei_knowledge_read_text (VeiKnowledge   *self,
                         const VeiJson  *object,
                         const char     *member,
                         gboolean        required,
                         VeiText        *text,
                         GError        **error)
{
  VeiJson json;

  if (!required && !vei_json_has (object, member))
    {
      *text = (VeiText) { { "", "", "" } };
      return TRUE;
    }
  return vei_json_member (object, member, &json, error) &&
         vei_json_text (&json, self->strings, text, error);
}

gboolean
vei_knowledge_read_id (VeiKnowledge   *self,
                       const VeiJson  *object,
                       const char     *member,
                       const char    **id,
                       GError        **error)
{
  VeiJson json;

  if (!vei_json_member (object, member, &json, error) ||
      !vei_json_id (&json, id, error))
    return FALSE;
  *id = vei_knowledge_intern (self, *id);
  return TRUE;
}

gboolean
vei_knowledge_read_question (VeiKnowledge   *self,
                             const VeiJson  *json,
                             guint          *question,
                             GError        **error)
{
  const char *id;
  guint index;

  if (!vei_json_string (json, &id, error))
    return FALSE;
  index = GPOINTER_TO_UINT (g_hash_table_lookup (self->question_ids, id));
  if (index == 0)
    {
      vei_json_set_error (json, error, VEI_DATA_ERROR_UNKNOWN,
                          _("there is no question “%s”"), id);
      return FALSE;
    }
  *question = index - 1;
  return TRUE;
}

static void
vei_knowledge_finalize (GObject *object)
{
  VeiKnowledge *self = VEI_KNOWLEDGE (object);

  for (guint i = 0; i < self->n_questions; i++)
    vei_condition_free (self->mechanism[i].counts_as_yes);
  for (guint e = 0; e < self->n_equipment; e++)
    {
      for (guint i = 0; i < self->equipment[e].n_lines; i++)
        vei_condition_free (self->equipment[e].lines[i].when);
      for (guint i = 0; i < self->equipment[e].n_reasons; i++)
        vei_condition_free (self->equipment[e].reasons[i].when);
    }
  for (guint i = 0; i < self->n_approvals; i++)
    vei_condition_free (self->approvals[i].when);
  for (guint i = 0; i < self->n_cautions; i++)
    vei_condition_free (self->cautions[i].when);
  for (guint i = 0; i < self->n_steps; i++)
    vei_condition_free (self->steps[i].when);
  vei_condition_free (self->no_reasons_when);
  g_clear_pointer (&self->diagrams, vei_rule_diagrams_free);
  g_clear_pointer (&self->facts, vei_source_facts_free);
  g_clear_pointer (&self->rules_root, json_node_unref);
  g_clear_pointer (&self->source_ids, g_hash_table_unref);
  g_clear_pointer (&self->question_ids, g_hash_table_unref);
  g_clear_pointer (&self->allocations, g_ptr_array_unref);
  g_clear_pointer (&self->strings, g_string_chunk_free);
  g_clear_object (&self->pack);
  G_OBJECT_CLASS (vei_knowledge_parent_class)->finalize (object);
}

static void
vei_knowledge_class_init (VeiKnowledgeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vei_knowledge_finalize;
}

static void
vei_knowledge_init (VeiKnowledge *self)
{
  self->strings = g_string_chunk_new (16 * 1024);
  self->allocations = g_ptr_array_new_with_free_func (g_free);
  self->source_ids = g_hash_table_new (g_str_hash, g_str_equal);
  self->question_ids = g_hash_table_new (g_str_hash, g_str_equal);
}

/* "2026.11.1": year, month, number. */
static gboolean
is_version (const char *string)
{
  return g_regex_match_simple ("^[0-9]{4}\\.(0[1-9]|1[0-2])\\.[1-9][0-9]{0,4}$", string,
                               G_REGEX_DOLLAR_ENDONLY, 0);
}

/**
 * vei_version_compare:
 * @a: a version: numbers with dots between them
 * @b: another
 *
 * Compares versions of packs or of the program, number by number.
 *
 * Returns: -1, 0 or 1, as @a is older, the same or newer
 */
int
vei_version_compare (const char *a,
                     const char *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, 0);

  while (*a != '\0' || *b != '\0')
    {
      guint64 left = g_ascii_strtoull (a, (char **) &a, 10);
      guint64 right = g_ascii_strtoull (b, (char **) &b, 10);

      if (left != right)
        return left < right ? -1 : 1;
      a += *a != '\0';
      b += *b != '\0';
    }
  return 0;
}

static gboolean
check_needs_app (const VeiJson *root,
                 GError       **error)
{
  VeiJson json;
  const char *version;

  if (!vei_json_member (root, "needs_app", &json, error) ||
      !vei_json_string (&json, &version, error))
    return FALSE;
  if (!g_regex_match_simple ("^[0-9]{1,6}(\\.[0-9]{1,6}){0,3}$", version, G_REGEX_DOLLAR_ENDONLY, 0))
    {
      vei_json_set_error (&json, error, VEI_DATA_ERROR_VALUE,
                          _("“%s” is not the version of a program"), version);
      return FALSE;
    }
  if (vei_version_compare (version, PACKAGE_VERSION) > 0)
    {
      vei_json_set_error (&json, error, VEI_DATA_ERROR_VERSION,
                          /* TRANSLATORS: both are versions such as 0.2.0. */
                          _("the knowledge needs version %1$s of the program, and this is %2$s"),
                          version, PACKAGE_VERSION);
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_format (const VeiJson *root,
             GError       **error)
{
  VeiJson json;
  const char *format;
  gint64 version;

  if (!vei_json_member (root, "format", &json, error) ||
      !vei_json_string (&json, &format, error))
    return FALSE;
  if (!g_str_equal (format, "utstyrsveiviser-pack"))
    {
      vei_json_set_error (&json, error, VEI_DATA_ERROR_FORMAT, _("this is not a knowledge pack"));
      return FALSE;
    }
  if (!vei_json_member (root, "format_version", &json, error) ||
      !vei_json_integer (&json, 1, G_MAXINT, &version, error))
    return FALSE;
  if (version > NEWEST_FORMAT)
    {
      vei_json_set_error (&json, error, VEI_DATA_ERROR_VERSION,
                          _("this was written by a newer version of the program"));
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_expires (VeiKnowledge  *self,
              const VeiJson *root,
              GError       **error)
{
  VeiJson json;

  g_date_clear (&self->expires, 1);
  if (!vei_json_has (root, "expires"))
    return TRUE;
  if (!vei_json_member (root, "expires", &json, error) ||
      !vei_json_date (&json, &self->expires, error))
    return FALSE;
  if (g_date_compare (&self->expires, &self->released) >= 0)
    return TRUE;
  vei_json_set_error (&json, error, VEI_DATA_ERROR_CONFLICT,
                      _("the pack expires before it was released"));
  return FALSE;
}

static gboolean
read_pack (VeiKnowledge  *self,
           JsonNode      *node,
           GError       **error)
{
  static const char * const members[] = {
    "format", "format_version", "version", "released", "publisher", "needs_app",
    "expires", NULL
  };
  VeiJson root, json;

  vei_json_root (&root, node);
  if (!read_format (&root, error) ||
      !check_needs_app (&root, error) ||
      !vei_json_check_object (&root, members, error) ||
      !vei_json_member (&root, "version", &json, error) ||
      !vei_json_string (&json, &self->version, error))
    return FALSE;
  if (!is_version (self->version))
    {
      vei_json_set_error (&json, error, VEI_DATA_ERROR_VALUE,
                          _("a version is a year, a month and a number, such as 2026.11.1"));
      return FALSE;
    }
  self->version = vei_knowledge_intern (self, self->version);
  if (!vei_json_member (&root, "released", &json, error) ||
      !vei_json_date (&json, &self->released, error) ||
      !vei_json_member (&root, "publisher", &json, error) ||
      !vei_json_string (&json, &self->publisher, error))
    return FALSE;
  self->publisher = vei_knowledge_intern (self, self->publisher);
  return read_expires (self, &root, error);
}

typedef gboolean (*ReadFunc) (VeiKnowledge *self, JsonNode *root, GError **error);

static gboolean
read_file (VeiKnowledge *self,
           const char   *name,
           ReadFunc      read,
           GError      **error)
{
  g_autoptr (JsonNode) root = vei_pack_read (self->pack, name, error);

  if (root == NULL)
    return FALSE;
  if (!read (self, root, error))
    {
      g_prefix_error (error, "%s: ", name);
      return FALSE;
    }
  return TRUE;
}

/**
 * vei_knowledge_new:
 * @pack: where to read from
 * @error: return location for an error
 *
 * Reads `pack.json`, `sources.json`, `questions.json` and `rules.json` of a
 * pack, strictly, and compiles the rules. That the rules are sound is for
 * vei_check_pack() to prove.
 *
 * Fails with a [error@DataError] whose message is `FILE: POINTER: what`, or
 * with a [error@Gio.IOErrorEnum] or [error@GLib.FileError] where a file
 * cannot be read.
 *
 * Returns: (transfer full): the knowledge
 */
VeiKnowledge *
vei_knowledge_new (VeiPack  *pack,
                   GError  **error)
{
  g_autoptr (VeiKnowledge) self = NULL;

  g_return_val_if_fail (VEI_IS_PACK (pack), NULL);

  self = g_object_new (VEI_TYPE_KNOWLEDGE, NULL);
  self->pack = g_object_ref (pack);
  if (!read_file (self, "pack.json", read_pack, error) ||
      !read_file (self, "sources.json", vei_knowledge_read_sources, error) ||
      !read_file (self, "questions.json", vei_knowledge_read_questions, error) ||
      !read_file (self, "rules.json", vei_knowledge_read_rules, error))
    return NULL;
  return g_steal_pointer (&self);
}
