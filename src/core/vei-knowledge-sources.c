/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "core/vei-date.h"
#include "core/vei-knowledge-private.h"

#include <string.h>
#include <glib/gi18n-lib.h>

static const char * const sender_names[] = {
  "authority", "hospital", "association", "foreign_association", "profession", "other", NULL
};
static const char * const confidence_names[] = {
  "source_document", "found", "inferred", NULL
};

static gboolean
read_name (const VeiJson      *object,
           const char         *member,
           const char * const *names,
           int                *value,
           GError            **error)
{
  VeiJson json;
  const char *name;

  if (!vei_json_member (object, member, &json, error) ||
      !vei_json_string (&json, &name, error))
    return FALSE;
  for (*value = 0; names[*value] != NULL; (*value)++)
    if (g_str_equal (names[*value], name))
      return TRUE;
  vei_json_set_error (&json, error, VEI_DATA_ERROR_VALUE,
                      _("“%s” is not one of the values allowed here"), name);
  return FALSE;
}

static gboolean
read_optional_date (const VeiJson *object,
                    const char    *member,
                    GDate         *date,
                    GError       **error)
{
  VeiJson json;

  g_date_clear (date, 1);
  if (!vei_json_member (object, member, &json, error))
    return FALSE;
  return vei_json_is_null (&json) || vei_json_date (&json, date, error);
}

static gboolean
is_published_form (const char *string)
{
  g_autofree char *padded = NULL;
  GDate date;
  gsize length = strlen (string);

  if (length == 4)
    padded = g_strconcat (string, "-01-01", NULL);
  else if (length == 7)
    padded = g_strconcat (string, "-01", NULL);
  else
    padded = g_strdup (string);
  return vei_date_parse (padded, &date);
}

static gboolean
read_nullable_string (VeiKnowledge  *self,
                      const VeiJson *object,
                      const char    *member,
                      const char   **string,
                      GError       **error)
{
  VeiJson json;

  *string = NULL;
  if (!vei_json_member (object, member, &json, error))
    return FALSE;
  if (vei_json_is_null (&json))
    return TRUE;
  if (!vei_json_string (&json, string, error))
    return FALSE;
  *string = vei_knowledge_intern (self, *string);
  return TRUE;
}

static gboolean
check_interval (const VeiJson   *json,
                const VeiSource *source,
                GError         **error)
{
  if (g_date_valid (&source->valid_from) && g_date_valid (&source->valid_to) &&
      g_date_compare (&source->valid_from, &source->valid_to) > 0)
    {
      vei_json_set_error (json, error, VEI_DATA_ERROR_CONFLICT,
                          _("the source ends before it begins"));
      return FALSE;
    }
  if (source->published != NULL && !is_published_form (source->published))
    {
      vei_json_set_error (json, error, VEI_DATA_ERROR_VALUE,
                          _("“%s” is not a date, a month or a year"), source->published);
      return FALSE;
    }
  if (source->url != NULL && !g_str_has_prefix (source->url, "https://"))
    {
      vei_json_set_error (json, error, VEI_DATA_ERROR_VALUE,
                          _("the address of a source begins with https://"));
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_source (VeiKnowledge  *self,
             const VeiJson *json,
             VeiSource     *source,
             GError       **error)
{
  static const char * const members[] = {
    "id", "title", "label", "publisher", "sender", "published", "valid_from", "valid_to",
    "interim", "checked_on", "url", "confidence", NULL
  };
  VeiJson child;
  int sender, confidence;

  if (!vei_json_check_object (json, members, error) ||
      !vei_knowledge_read_id (self, json, "id", &source->id, error) ||
      !vei_knowledge_read_text (self, json, "title", TRUE, &source->title, error) ||
      !vei_knowledge_read_text (self, json, "label", TRUE, &source->label, error) ||
      !vei_json_member (json, "publisher", &child, error) ||
      !vei_json_string (&child, &source->publisher, error) ||
      !read_name (json, "sender", sender_names, &sender, error) ||
      !read_nullable_string (self, json, "published", &source->published, error) ||
      !read_optional_date (json, "valid_from", &source->valid_from, error) ||
      !read_optional_date (json, "valid_to", &source->valid_to, error) ||
      !vei_json_member (json, "interim", &child, error) ||
      !vei_json_boolean (&child, &source->interim, error) ||
      !vei_json_member (json, "checked_on", &child, error) ||
      !vei_json_date (&child, &source->checked_on, error) ||
      !read_nullable_string (self, json, "url", &source->url, error) ||
      !read_name (json, "confidence", confidence_names, &confidence, error))
    return FALSE;
  source->publisher = vei_knowledge_intern (self, source->publisher);
  source->sender = sender;
  source->confidence = confidence;
  return check_interval (json, source, error);
}

/*
 * vei_knowledge_read_sources:
 *
 * Reads `sources.json`.
 */
gboolean
vei_knowledge_read_sources (VeiKnowledge  *self,
                            JsonNode      *node,
                            GError       **error)
{
  static const char * const members[] = { "sources", NULL };
  VeiJson root, list;
  guint length;

  vei_json_root (&root, node);
  if (!vei_json_check_object (&root, members, error) ||
      !vei_json_member (&root, "sources", &list, error) ||
      !vei_json_length (&list, &length, error))
    return FALSE;
  if (length > VEI_MAX_SOURCES)
    {
      vei_json_set_error (&list, error, VEI_DATA_ERROR_VALUE,
                          _("there are more than %d sources"), VEI_MAX_SOURCES);
      return FALSE;
    }
  self->sources = vei_knowledge_allocate (self, length, sizeof (VeiSource));
  for (guint i = 0; i < length; i++)
    {
      VeiJson json;

      if (!vei_json_element (&list, i, &json, error) ||
          !read_source (self, &json, &self->sources[i], error))
        return FALSE;
      if (!g_hash_table_insert (self->source_ids, (gpointer) self->sources[i].id,
                                GUINT_TO_POINTER (i + 1)))
        {
          vei_json_set_error (&json, error, VEI_DATA_ERROR_DUPLICATE,
                              _("the id “%s” stands twice"), self->sources[i].id);
          return FALSE;
        }
      self->n_sources = i + 1;
    }
  return TRUE;
}

/* The members of an object that name sources: "source": ["id#locator"]. */
gboolean
vei_knowledge_read_source_refs (VeiKnowledge   *self,
                                const VeiJson  *object,
                                VeiSourceRefs  *refs,
                                GError        **error)
{
  VeiJson list;
  VeiSourceRef *ref;
  guint length;

  if (!vei_json_member (object, "source", &list, error) ||
      !vei_json_length (&list, &length, error))
    return FALSE;
  if (length == 0)
    {
      vei_json_set_error (&list, error, VEI_DATA_ERROR_MISSING, _("a source must be named"));
      return FALSE;
    }
  ref = vei_knowledge_allocate (self, length, sizeof (VeiSourceRef));
  for (guint i = 0; i < length; i++)
    {
      g_autofree char *id = NULL;
      VeiJson json;
      const char *string, *hash;
      guint index;

      if (!vei_json_element (&list, i, &json, error) ||
          !vei_json_string (&json, &string, error))
        return FALSE;
      hash = strchr (string, '#');
      id = hash != NULL ? g_strndup (string, hash - string) : g_strdup (string);
      index = GPOINTER_TO_UINT (g_hash_table_lookup (self->source_ids, id));
      if (index == 0)
        {
          vei_json_set_error (&json, error, VEI_DATA_ERROR_UNKNOWN,
                              _("there is no source “%s”"), id);
          return FALSE;
        }
      ref[i].source = index - 1;
      ref[i].locator = hash != NULL ? vei_knowledge_intern (self, hash + 1) : "";
    }
  refs->n = length;
  refs->ref = ref;
  return TRUE;
}

/**
 * vei_knowledge_get_n_sources:
 * @self: a knowledge
 *
 * Tells how many sources the knowledge rests on.
 *
 * Returns: the number of sources
 */
guint
vei_knowledge_get_n_sources (VeiKnowledge *self)
{
  g_return_val_if_fail (VEI_IS_KNOWLEDGE (self), 0);

  return self->n_sources;
}

/**
 * vei_knowledge_get_source:
 * @self: a knowledge
 * @index: from 0, in the order of `sources.json`
 *
 * Gets a source.
 *
 * Returns: (transfer none): the source
 */
const VeiSource *
vei_knowledge_get_source (VeiKnowledge *self,
                          guint         index)
{
  g_return_val_if_fail (VEI_IS_KNOWLEDGE (self), NULL);
  g_return_val_if_fail (index < self->n_sources, NULL);

  return &self->sources[index];
}

/**
 * vei_knowledge_find_source:
 * @self: a knowledge
 * @id: the id of a source
 *
 * Finds a source by its id.
 *
 * Returns: (transfer none) (nullable): the source, or %NULL where there is none
 */
const VeiSource *
vei_knowledge_find_source (VeiKnowledge *self,
                           const char   *id)
{
  guint index;

  g_return_val_if_fail (VEI_IS_KNOWLEDGE (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  index = GPOINTER_TO_UINT (g_hash_table_lookup (self->source_ids, id));
  return index > 0 ? &self->sources[index - 1] : NULL;
}

/**
 * vei_source_is_stale:
 * @source: a source
 * @as_of: a day
 *
 * Tells whether a source must be shown as possibly outdated: it had ended by
 * that day, had not begun, or calls itself interim.
 *
 * Returns: %TRUE where the source is stale
 */
gboolean
vei_source_is_stale (const VeiSource *source,
                     const GDate     *as_of)
{
  g_return_val_if_fail (source != NULL, FALSE);
  g_return_val_if_fail (as_of != NULL && g_date_valid (as_of), FALSE);

  return source->interim ||
         (g_date_valid (&source->valid_to) && g_date_compare (&source->valid_to, as_of) < 0) ||
         (g_date_valid (&source->valid_from) && g_date_compare (&source->valid_from, as_of) > 0);
}
