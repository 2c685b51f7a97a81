/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/vei-article-private.h"

#define MAX_PARTS    16
#define MAX_POINTS   32
#define MAX_CONTACTS 8
#define MAX_STRINGS  512

static const char * const contact_kinds[] = { "phone", "web", "post" };

/**
 * vei_article_is_foreign:
 * @knowledge: a knowledge
 * @sources: what something rests on
 *
 * Finds out whether something rests on foreign associations alone, so that it
 * must not be read as Norwegian rules.
 *
 * Returns: whether it does
 */
gboolean
vei_article_is_foreign (VeiKnowledge        *knowledge,
                        const VeiSourceRefs *sources)
{
  g_return_val_if_fail (VEI_IS_KNOWLEDGE (knowledge), FALSE);
  g_return_val_if_fail (sources != NULL, FALSE);

  for (guint i = 0; i < sources->n; i++)
    if (vei_knowledge_get_source (knowledge, sources->ref[i].source)->sender
        != VEI_SENDER_FOREIGN_ASSOCIATION)
      return FALSE;
  return sources->n > 0;
}

/**
 * vei_contact_kind_get_id:
 * @kind: a kind of contact
 *
 * Names a kind of contact as the pack does.
 *
 * Returns: (transfer none): "phone", "web" or "post"
 */
const char *
vei_contact_kind_get_id (VeiContactKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (contact_kinds), NULL);

  return contact_kinds[kind];
}

gboolean
vei_read_list (VeiKnowledge   *knowledge,
               const VeiJson  *object,
               const char     *member,
               guint           maximum,
               gsize           size,
               VeiReadElement  read,
               gpointer       *list,
               guint          *n,
               GError        **error)
{
  VeiJson json, element;
  guint length;
  char *memory;

  if (!vei_json_member (object, member, &json, error) ||
      !vei_json_length (&json, &length, error))
    return FALSE;
  if (length > maximum)
    {
      vei_json_set_error (&json, error, VEI_DATA_ERROR_VALUE,
                          _("there are more than %u of these"), maximum);
      return FALSE;
    }

  memory = vei_knowledge_allocate (knowledge, length, size);
  for (guint i = 0; i < length; i++)
    if (!vei_json_element (&json, i, &element, error) ||
        !read (knowledge, &element, memory + i * size, error))
      return FALSE;
  *list = memory;
  *n = length;
  return TRUE;
}

gboolean
vei_read_id_list (VeiKnowledge   *knowledge,
                  const VeiJson  *object,
                  const char     *member,
                  guint           maximum,
                  gsize           size,
                  VeiReadElement  read,
                  gpointer       *list,
                  guint          *n,
                  GError        **error)
{
  VeiJson json, element;

  if (!vei_read_list (knowledge, object, member, maximum, size, read, list, n, error) ||
      !vei_json_member (object, member, &json, error))
    return FALSE;
  for (guint i = 1; i < *n; i++)
    {
      const char *id = *(const char **) (gpointer) ((char *) *list + i * size);

      if (vei_find_in_list (*list, i, size, id) == NULL)
        continue;
      if (vei_json_element (&json, i, &element, error))
        vei_json_set_error (&element, error, VEI_DATA_ERROR_DUPLICATE,
                            _("the id “%s” stands twice"), id);
      return FALSE;
    }
  return TRUE;
}

gconstpointer
vei_find_in_list (gconstpointer  list,
                  guint          n,
                  gsize          size,
                  const char    *id)
{
  for (guint i = 0; i < n; i++)
    {
      gconstpointer element = (const char *) list + i * size;

      if (g_str_equal (*(const char * const *) element, id))
        return element;
    }
  return NULL;
}

gboolean
vei_read_flag (const VeiJson  *object,
               const char     *member,
               gboolean       *flag,
               GError        **error)
{
  VeiJson json;

  *flag = FALSE;
  return !vei_json_has (object, member) ||
         (vei_json_member (object, member, &json, error) &&
          vei_json_boolean (&json, flag, error));
}

static gboolean
read_string (VeiKnowledge   *knowledge,
             const VeiJson  *json,
             gpointer        string,
             GError        **error)
{
  const char *value;

  if (!vei_json_string (json, &value, error))
    return FALSE;
  *(const char **) string = vei_knowledge_intern (knowledge, value);
  return TRUE;
}

gboolean
vei_read_strings (VeiKnowledge         *knowledge,
                  const VeiJson        *object,
                  const char           *member,
                  gboolean              required,
                  const char * const  **strings,
                  guint                *n,
                  GError              **error)
{
  gpointer list;

  *strings = NULL;
  *n = 0;
  if (!required && !vei_json_has (object, member))
    return TRUE;
  if (!vei_read_id_list (knowledge, object, member, MAX_STRINGS, sizeof (char *), read_string,
                         &list, n, error))
    return FALSE;
  *strings = list;
  return TRUE;
}

gboolean
vei_read_point (VeiKnowledge   *knowledge,
                const VeiJson  *json,
                gpointer        point,
                GError        **error)
{
  static const char * const members[] = { "text", "source", "confirm", NULL };
  VeiPoint *self = point;

  return vei_json_check_object (json, members, error) &&
         vei_knowledge_read_text (knowledge, json, "text", TRUE, &self->text, error) &&
         vei_knowledge_read_source_refs (knowledge, json, &self->sources, error) &&
         vei_read_flag (json, "confirm", &self->confirm, error);
}

gboolean
vei_read_statement (VeiKnowledge   *knowledge,
                    const VeiJson  *json,
                    gpointer        statement,
                    GError        **error)
{
  static const char * const members[] = { "id", "title", "text", "source", NULL };
  VeiStatement *self = statement;

  return vei_json_check_object (json, members, error) &&
         vei_knowledge_read_id (knowledge, json, "id", &self->id, error) &&
         vei_knowledge_read_text (knowledge, json, "title", TRUE, &self->title, error) &&
         vei_knowledge_read_text (knowledge, json, "text", TRUE, &self->text, error) &&
         vei_knowledge_read_source_refs (knowledge, json, &self->sources, error);
}

static gboolean
read_part (VeiKnowledge   *knowledge,
           const VeiJson  *json,
           gpointer        part,
           GError        **error)
{
  static const char * const members[] = { "title", "sender", "points", NULL };
  VeiPart *self = part;
  gpointer points;

  if (!vei_json_check_object (json, members, error) ||
      !vei_knowledge_read_text (knowledge, json, "title", TRUE, &self->title, error) ||
      !vei_knowledge_read_text (knowledge, json, "sender", FALSE, &self->sender, error) ||
      !vei_read_list (knowledge, json, "points", MAX_POINTS, sizeof (VeiPoint), vei_read_point,
                      &points, &self->n_points, error))
    return FALSE;
  self->points = points;
  return TRUE;
}

/* What a foreign association says is never shown as if it were Norwegian. */
static gboolean
check_senders (VeiKnowledge     *knowledge,
               const VeiJson    *json,
               const VeiArticle *article,
               GError          **error)
{
  for (guint i = 0; i < article->n_parts; i++)
    {
      const VeiPart *part = &article->parts[i];

      if (*vei_text_get (&article->sender, VEI_LANGUAGE_NB) != '\0' ||
          *vei_text_get (&part->sender, VEI_LANGUAGE_NB) != '\0')
        continue;
      for (guint p = 0; p < part->n_points; p++)
        if (vei_article_is_foreign (knowledge, &part->points[p].sources))
          {
            vei_json_set_error (json, error, VEI_DATA_ERROR_MISSING,
                                _("what rests on a foreign association needs a “sender”"));
            return FALSE;
          }
    }
  return TRUE;
}

static gboolean
is_target (const char *name)
{
  static const char * const kinds[] = {
    "topic:", "rights:", "abroad:", "travel:", "letter:", "screen:"
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_has_prefix (name, kinds[i]) && name[strlen (kinds[i])] != '\0')
      return TRUE;
  return FALSE;
}

/* That they exist is for vei_links_check() to prove. */
static gboolean
check_related (const VeiJson    *json,
               const VeiArticle *article,
               GError          **error)
{
  for (guint i = 0; i < article->n_related; i++)
    if (!is_target (article->related[i]))
      {
        vei_json_set_error (json, error, VEI_DATA_ERROR_VALUE,
                            _("“%s” is not one of the values allowed here"), article->related[i]);
        return FALSE;
      }
  return TRUE;
}

gboolean
vei_read_article_members (VeiKnowledge   *knowledge,
                          const VeiJson  *json,
                          VeiArticle     *article,
                          GError        **error)
{
  gpointer parts;

  if (!vei_knowledge_read_id (knowledge, json, "id", &article->id, error) ||
      !vei_knowledge_read_text (knowledge, json, "title", TRUE, &article->title, error) ||
      !vei_knowledge_read_text (knowledge, json, "summary", TRUE, &article->summary, error) ||
      !vei_knowledge_read_text (knowledge, json, "sender", FALSE, &article->sender, error) ||
      !vei_read_list (knowledge, json, "parts", MAX_PARTS, sizeof (VeiPart), read_part,
                      &parts, &article->n_parts, error) ||
      !vei_read_strings (knowledge, json, "related", FALSE, &article->related,
                         &article->n_related, error))
    return FALSE;
  article->parts = parts;
  return check_senders (knowledge, json, article, error) &&
         check_related (json, article, error);
}

gboolean
vei_read_article (VeiKnowledge   *knowledge,
                  const VeiJson  *json,
                  gpointer        article,
                  GError        **error)
{
  static const char * const members[] = {
    "id", "title", "summary", "sender", "parts", "related", NULL
  };

  return vei_json_check_object (json, members, error) &&
         vei_read_article_members (knowledge, json, article, error);
}

static gboolean
read_contact (VeiKnowledge   *knowledge,
              const VeiJson  *json,
              gpointer        contact,
              GError        **error)
{
  static const char * const members[] = { "kind", "value", "note", "source", "confirm", NULL };
  VeiBodyContact *self = contact;
  VeiJson kind, value;
  const char *name;
  guint i = 0;

  if (!vei_json_check_object (json, members, error) ||
      !vei_json_member (json, "kind", &kind, error) ||
      !vei_json_string (&kind, &name, error) ||
      !vei_json_member (json, "value", &value, error) ||
      !read_string (knowledge, &value, &self->value, error) ||
      !vei_knowledge_read_text (knowledge, json, "note", FALSE, &self->note, error) ||
      !vei_knowledge_read_source_refs (knowledge, json, &self->sources, error) ||
      !vei_read_flag (json, "confirm", &self->confirm, error))
    return FALSE;

  while (i < G_N_ELEMENTS (contact_kinds) && !g_str_equal (contact_kinds[i], name))
    i++;
  self->kind = (VeiContactKind) i;
  if (i < G_N_ELEMENTS (contact_kinds))
    return TRUE;
  vei_json_set_error (&kind, error, VEI_DATA_ERROR_VALUE,
                      _("“%s” is not one of the values allowed here"), name);
  return FALSE;
}

gboolean
vei_read_contacts (VeiKnowledge          *knowledge,
                   const VeiJson         *object,
                   const VeiBodyContact **contacts,
                   guint                 *n,
                   GError               **error)
{
  gpointer list;

  *contacts = NULL;
  *n = 0;
  if (!vei_json_has (object, "contacts"))
    return TRUE;
  if (!vei_read_list (knowledge, object, "contacts", MAX_CONTACTS, sizeof (VeiBodyContact),
                      read_contact, &list, n, error))
    return FALSE;
  *contacts = list;
  return TRUE;
}

gboolean
vei_read_body (VeiKnowledge   *knowledge,
               const VeiJson  *json,
               gpointer        body,
               GError        **error)
{
  static const char * const members[] = { "id", "name", "text", "source", "contacts", NULL };
  VeiBody *self = body;

  return vei_json_check_object (json, members, error) &&
         vei_knowledge_read_id (knowledge, json, "id", &self->id, error) &&
         vei_knowledge_read_text (knowledge, json, "name", TRUE, &self->name, error) &&
         vei_knowledge_read_text (knowledge, json, "text", TRUE, &self->text, error) &&
         vei_knowledge_read_source_refs (knowledge, json, &self->sources, error) &&
         vei_read_contacts (knowledge, json, &self->contacts, &self->n_contacts, error);
}

gboolean
vei_read_pack_file (VeiKnowledge   *knowledge,
                    const char     *name,
                    const char     *missing,
                    VeiReadElement  read,
                    gpointer        subject,
                    GError        **error)
{
  VeiPack *pack = vei_knowledge_get_pack (knowledge);
  g_autoptr (JsonNode) node = NULL;
  VeiJson root;

  if (!vei_pack_has (pack, name))
    {
      g_set_error (error, VEI_DATA_ERROR, VEI_DATA_ERROR_MISSING, "%s: /: %s", name, missing);
      return FALSE;
    }
  node = vei_pack_read (pack, name, error);
  if (node == NULL)
    return FALSE;
  vei_json_root (&root, node);
  if (read (knowledge, &root, subject, error))
    return TRUE;
  g_prefix_error (error, "%s: ", name);
  return FALSE;
}
