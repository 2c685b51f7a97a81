/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/vei-article-private.h"
#include "core/vei-rights.h"

#define FILE_NAME  "rights.json"
#define MAX_LENGTH 64

struct _VeiRights
{
  GObject parent_instance;

  VeiKnowledge          *knowledge;
  guint                  n_kinds;
  const VeiStatement    *kinds;
  guint                  n_steps;
  const VeiStatement    *steps;
  guint                  n_bodies;
  const VeiBody         *bodies;
  guint                  n_offices;
  const VeiCountyOffice *offices;
  guint                  n_articles;
  const VeiArticle      *articles;
};

/**
 * VeiRights:
 *
 * What a pack says of rights and complaints: the two kinds of complaint, what
 * to do in which order, who does what, the offices of Statsforvalteren, and
 * articles. Immutable; its strings belong to the knowledge, which it keeps
 * alive.
 */
G_DEFINE_FINAL_TYPE (VeiRights, vei_rights, G_TYPE_OBJECT)

static void
vei_rights_finalize (GObject *object)
{
  VeiRights *self = VEI_RIGHTS (object);

  g_clear_object (&self->knowledge);
  G_OBJECT_CLASS (vei_rights_parent_class)->finalize (object);
}

static void
vei_rights_class_init (VeiRightsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vei_rights_finalize;
}

static void
vei_rights_init (VeiRights *self)
{
}

static gboolean
read_office (VeiKnowledge  *knowledge,
             const VeiJson *json,
             gpointer       office,
             GError       **error)
{
  static const char * const members[] = {
    "id", "name", "counties", "web", "source", "confirm", "contacts", NULL
  };
  VeiCountyOffice *self = office;
  VeiJson web;

  if (!vei_json_check_object (json, members, error) ||
      !vei_knowledge_read_id (knowledge, json, "id", &self->id, error) ||
      !vei_knowledge_read_text (knowledge, json, "name", TRUE, &self->name, error) ||
      !vei_read_strings (knowledge, json, "counties", TRUE, &self->counties, &self->n_counties,
                         error) ||
      !vei_json_member (json, "web", &web, error) ||
      !vei_json_string (&web, &self->web, error) ||
      !vei_knowledge_read_source_refs (knowledge, json, &self->sources, error) ||
      !vei_read_flag (json, "confirm", &self->confirm, error) ||
      !vei_read_contacts (knowledge, json, &self->contacts, &self->n_contacts, error))
    return FALSE;
  self->web = vei_knowledge_intern (knowledge, self->web);
  return TRUE;
}

static const VeiCountyOffice *
find_office (const VeiRights *self,
             guint            n,
             const char      *county)
{
  for (guint i = 0; i < n; i++)
    for (guint c = 0; c < self->offices[i].n_counties; c++)
      if (g_str_equal (self->offices[i].counties[c], county))
        return &self->offices[i];
  return NULL;
}

/* A county has one office. */
static gboolean
check_offices (const VeiRights *self,
               const VeiJson   *root,
               GError         **error)
{
  for (guint i = 1; i < self->n_offices; i++)
    for (guint c = 0; c < self->offices[i].n_counties; c++)
      {
        const char *county = self->offices[i].counties[c];

        if (find_office (self, i, county) == NULL)
          continue;
        vei_json_set_error (root, error, VEI_DATA_ERROR_DUPLICATE,
                            /* Translators: %s is the number of a county. */
                            _("the county %s has two offices"), county);
        return FALSE;
      }
  return TRUE;
}

static gboolean
read_rights (VeiKnowledge  *knowledge,
             const VeiJson *root,
             gpointer       rights,
             GError       **error)
{
  static const char * const members[] = {
    "complaint_kinds", "steps", "bodies", "offices", "articles", NULL
  };
  VeiRights *self = rights;
  gpointer kinds, steps, bodies, offices, articles;

  if (!vei_json_check_object (root, members, error) ||
      !vei_read_id_list (knowledge, root, "complaint_kinds", MAX_LENGTH, sizeof (VeiStatement),
                         vei_read_statement, &kinds, &self->n_kinds, error) ||
      !vei_read_id_list (knowledge, root, "steps", MAX_LENGTH, sizeof (VeiStatement),
                         vei_read_statement, &steps, &self->n_steps, error) ||
      !vei_read_id_list (knowledge, root, "bodies", MAX_LENGTH, sizeof (VeiBody),
                         vei_read_body, &bodies, &self->n_bodies, error) ||
      !vei_read_id_list (knowledge, root, "offices", MAX_LENGTH, sizeof (VeiCountyOffice),
                         read_office, &offices, &self->n_offices, error) ||
      !vei_read_id_list (knowledge, root, "articles", MAX_LENGTH, sizeof (VeiArticle),
                         vei_read_article, &articles, &self->n_articles, error))
    return FALSE;
  self->kinds = kinds;
  self->steps = steps;
  self->bodies = bodies;
  self->offices = offices;
  self->articles = articles;
  return check_offices (self, root, error);
}

/**
 * vei_rights_new:
 * @knowledge: a knowledge
 * @error: return location for an error
 *
 * Reads `rights.json` of the pack of a knowledge.
 *
 * Fails with %VEI_DATA_ERROR_MISSING if the pack has no such file, with
 * another [error@DataError] if the file is not sound, and with a file error if
 * it cannot be read. The message has the form `FILE: POINTER: what`.
 *
 * Returns: (transfer full) (nullable): the rights, or %NULL with @error set
 */
VeiRights *
vei_rights_new (VeiKnowledge  *knowledge,
                GError       **error)
{
  g_autoptr (VeiRights) self = NULL;

  g_return_val_if_fail (VEI_IS_KNOWLEDGE (knowledge), NULL);

  self = g_object_new (VEI_TYPE_RIGHTS, NULL);
  self->knowledge = g_object_ref (knowledge);
  if (!vei_read_pack_file (knowledge, FILE_NAME, _("this pack holds nothing on rights and complaints"),
                           read_rights, self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * vei_rights_get_n_kinds:
 * @self: the rights
 *
 * Counts the kinds of complaint.
 *
 * Returns: how many there are
 */
guint
vei_rights_get_n_kinds (VeiRights *self)
{
  g_return_val_if_fail (VEI_IS_RIGHTS (self), 0);

  return self->n_kinds;
}

/**
 * vei_rights_get_kind:
 * @self: the rights
 * @index: from 0, in the order of the pack
 *
 * Gets a kind of complaint.
 *
 * Returns: (transfer none): what the pack says of it
 */
const VeiStatement *
vei_rights_get_kind (VeiRights *self,
                     guint      index)
{
  g_return_val_if_fail (VEI_IS_RIGHTS (self), NULL);
  g_return_val_if_fail (index < self->n_kinds, NULL);

  return &self->kinds[index];
}

/**
 * vei_rights_get_n_steps:
 * @self: the rights
 *
 * Counts the steps of a complaint.
 *
 * Returns: how many there are
 */
guint
vei_rights_get_n_steps (VeiRights *self)
{
  g_return_val_if_fail (VEI_IS_RIGHTS (self), 0);

  return self->n_steps;
}

/**
 * vei_rights_get_step:
 * @self: the rights
 * @index: from 0, in the order they are taken
 *
 * Gets a step of a complaint.
 *
 * Returns: (transfer none): what the pack says of it
 */
const VeiStatement *
vei_rights_get_step (VeiRights *self,
                     guint      index)
{
  g_return_val_if_fail (VEI_IS_RIGHTS (self), NULL);
  g_return_val_if_fail (index < self->n_steps, NULL);

  return &self->steps[index];
}

/**
 * vei_rights_get_n_bodies:
 * @self: the rights
 *
 * Counts the bodies that decide or help.
 *
 * Returns: how many there are
 */
guint
vei_rights_get_n_bodies (VeiRights *self)
{
  g_return_val_if_fail (VEI_IS_RIGHTS (self), 0);

  return self->n_bodies;
}

/**
 * vei_rights_get_body:
 * @self: the rights
 * @index: from 0, in the order of the pack
 *
 * Gets a body that decides or helps.
 *
 * Returns: (transfer none): what the pack says of it
 */
const VeiBody *
vei_rights_get_body (VeiRights *self,
                     guint      index)
{
  g_return_val_if_fail (VEI_IS_RIGHTS (self), NULL);
  g_return_val_if_fail (index < self->n_bodies, NULL);

  return &self->bodies[index];
}

/**
 * vei_rights_find_body:
 * @self: the rights
 * @id: the id of a body
 *
 * Finds a body by its id.
 *
 * Returns: (transfer none) (nullable): the body, or %NULL
 */
const VeiBody *
vei_rights_find_body (VeiRights  *self,
                      const char *id)
{
  g_return_val_if_fail (VEI_IS_RIGHTS (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return vei_find_in_list (self->bodies, self->n_bodies, sizeof (VeiBody), id);
}

/**
 * vei_rights_get_n_offices:
 * @self: the rights
 *
 * Counts the offices of Statsforvalteren.
 *
 * Returns: how many there are
 */
guint
vei_rights_get_n_offices (VeiRights *self)
{
  g_return_val_if_fail (VEI_IS_RIGHTS (self), 0);

  return self->n_offices;
}

/**
 * vei_rights_get_office:
 * @self: the rights
 * @index: from 0, in the order of the pack
 *
 * Gets an office of Statsforvalteren.
 *
 * Returns: (transfer none): what the pack says of it
 */
const VeiCountyOffice *
vei_rights_get_office (VeiRights *self,
                       guint      index)
{
  g_return_val_if_fail (VEI_IS_RIGHTS (self), NULL);
  g_return_val_if_fail (index < self->n_offices, NULL);

  return &self->offices[index];
}

/**
 * vei_rights_find_office:
 * @self: the rights
 * @county: the number of a county, such as "31"
 *
 * Finds the office of Statsforvalteren that covers a county.
 *
 * Returns: (transfer none) (nullable): the office, or %NULL
 */
const VeiCountyOffice *
vei_rights_find_office (VeiRights  *self,
                        const char *county)
{
  g_return_val_if_fail (VEI_IS_RIGHTS (self), NULL);
  g_return_val_if_fail (county != NULL, NULL);

  return find_office (self, self->n_offices, county);
}

/**
 * vei_rights_get_n_articles:
 * @self: the rights
 *
 * Counts the articles.
 *
 * Returns: how many there are
 */
guint
vei_rights_get_n_articles (VeiRights *self)
{
  g_return_val_if_fail (VEI_IS_RIGHTS (self), 0);

  return self->n_articles;
}

/**
 * vei_rights_get_article:
 * @self: the rights
 * @index: from 0, in the order of the pack
 *
 * Gets an article.
 *
 * Returns: (transfer none): what the pack says of it
 */
const VeiArticle *
vei_rights_get_article (VeiRights *self,
                        guint      index)
{
  g_return_val_if_fail (VEI_IS_RIGHTS (self), NULL);
  g_return_val_if_fail (index < self->n_articles, NULL);

  return &self->articles[index];
}

/**
 * vei_rights_find_article:
 * @self: the rights
 * @id: the id of an article
 *
 * Finds an article by its id.
 *
 * Returns: (transfer none) (nullable): the article, or %NULL
 */
const VeiArticle *
vei_rights_find_article (VeiRights  *self,
                         const char *id)
{
  g_return_val_if_fail (VEI_IS_RIGHTS (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return vei_find_in_list (self->articles, self->n_articles, sizeof (VeiArticle), id);
}
