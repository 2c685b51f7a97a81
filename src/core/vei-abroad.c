/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/vei-abroad-private.h"

#define FILE_NAME "abroad.json"

/**
 * VeiAbroad:
 *
 * What a pack says of treatment abroad: the schemes, the office of each
 * region, who hears complaints, a chooser between the schemes, and old
 * statistics. Immutable; its strings belong to the knowledge, which it keeps
 * alive.
 */
G_DEFINE_FINAL_TYPE (VeiAbroad, vei_abroad, G_TYPE_OBJECT)

static void
vei_abroad_finalize (GObject *object)
{
  VeiAbroad *self = VEI_ABROAD (object);

  g_clear_object (&self->knowledge);
  G_OBJECT_CLASS (vei_abroad_parent_class)->finalize (object);
}

static void
vei_abroad_class_init (VeiAbroadClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vei_abroad_finalize;
}

static void
vei_abroad_init (VeiAbroad *self)
{
}

/**
 * vei_abroad_new:
 * @knowledge: a knowledge
 * @error: return location for an error
 *
 * Reads `abroad.json` of the pack of a knowledge.
 *
 * Fails with %VEI_DATA_ERROR_MISSING if the pack has no such file, with
 * another [error@DataError] if the file is not sound, and with a file error if
 * it cannot be read. The message has the form `FILE: POINTER: what`.
 *
 * Returns: (transfer full) (nullable): the schemes, or %NULL with @error set
 */
VeiAbroad *
vei_abroad_new (VeiKnowledge  *knowledge,
                GError       **error)
{
  g_autoptr (VeiAbroad) self = NULL;

  g_return_val_if_fail (VEI_IS_KNOWLEDGE (knowledge), NULL);

  self = g_object_new (VEI_TYPE_ABROAD, NULL);
  self->knowledge = g_object_ref (knowledge);
  if (!vei_read_pack_file (knowledge, FILE_NAME, _("this pack holds nothing on treatment abroad"),
                           vei_abroad_read, self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * vei_abroad_get_intro:
 * @self: the schemes
 * @n: (out): how many points there are
 *
 * Gets what must be said before anything else: what the schemes are not for.
 *
 * Returns: (transfer none) (array length=n): the points
 */
const VeiPoint *
vei_abroad_get_intro (VeiAbroad *self,
                      guint     *n)
{
  g_return_val_if_fail (n != NULL, NULL);
  *n = 0;
  g_return_val_if_fail (VEI_IS_ABROAD (self), NULL);

  *n = self->n_intro;
  return self->intro;
}

/**
 * vei_abroad_get_n_schemes:
 * @self: the schemes
 *
 * Counts the schemes.
 *
 * Returns: how many there are
 */
guint
vei_abroad_get_n_schemes (VeiAbroad *self)
{
  g_return_val_if_fail (VEI_IS_ABROAD (self), 0);

  return self->n_schemes;
}

/**
 * vei_abroad_get_scheme:
 * @self: the schemes
 * @index: from 0, in the order of the pack
 *
 * Gets a scheme.
 *
 * Returns: (transfer none): the scheme
 */
const VeiScheme *
vei_abroad_get_scheme (VeiAbroad *self,
                       guint      index)
{
  g_return_val_if_fail (VEI_IS_ABROAD (self), NULL);
  g_return_val_if_fail (index < self->n_schemes, NULL);

  return &self->schemes[index];
}

/**
 * vei_abroad_find_scheme:
 * @self: the schemes
 * @id: the id of a scheme
 *
 * Finds a scheme by its id.
 *
 * Returns: (transfer none) (nullable): the scheme, or %NULL
 */
const VeiScheme *
vei_abroad_find_scheme (VeiAbroad  *self,
                        const char *id)
{
  g_return_val_if_fail (VEI_IS_ABROAD (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return vei_find_in_list (self->schemes, self->n_schemes, sizeof (VeiScheme), id);
}

/**
 * vei_abroad_get_n_regions:
 * @self: the schemes
 *
 * Counts the health regions.
 *
 * Returns: how many there are
 */
guint
vei_abroad_get_n_regions (VeiAbroad *self)
{
  g_return_val_if_fail (VEI_IS_ABROAD (self), 0);

  return self->n_regions;
}

/**
 * vei_abroad_get_region:
 * @self: the schemes
 * @index: from 0, in the order of the pack
 *
 * Gets a health region.
 *
 * Returns: (transfer none): the health region
 */
const VeiAbroadRegion *
vei_abroad_get_region (VeiAbroad *self,
                       guint      index)
{
  g_return_val_if_fail (VEI_IS_ABROAD (self), NULL);
  g_return_val_if_fail (index < self->n_regions, NULL);

  return &self->regions[index];
}

/**
 * vei_abroad_find_region:
 * @self: the schemes
 * @id: the id of a health region
 *
 * Finds a health region by its id.
 *
 * Returns: (transfer none) (nullable): the health region, or %NULL
 */
const VeiAbroadRegion *
vei_abroad_find_region (VeiAbroad  *self,
                        const char *id)
{
  g_return_val_if_fail (VEI_IS_ABROAD (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return vei_find_in_list (self->regions, self->n_regions, sizeof (VeiAbroadRegion), id);
}

/**
 * vei_abroad_find_deadline:
 * @self: the schemes
 * @id: the id of a deadline
 *
 * Finds a deadline by its id.
 *
 * Returns: (transfer none) (nullable): the deadline, or %NULL
 */
const VeiAbroadDeadline *
vei_abroad_find_deadline (VeiAbroad  *self,
                          const char *id)
{
  g_return_val_if_fail (VEI_IS_ABROAD (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return vei_find_in_list (self->deadlines, self->n_deadlines, sizeof (VeiAbroadDeadline), id);
}

/**
 * vei_abroad_get_n_tables:
 * @self: the schemes
 *
 * Counts the tables.
 *
 * Returns: how many there are
 */
guint
vei_abroad_get_n_tables (VeiAbroad *self)
{
  g_return_val_if_fail (VEI_IS_ABROAD (self), 0);

  return self->n_tables;
}

/**
 * vei_abroad_get_table:
 * @self: the schemes
 * @index: from 0, in the order of the pack
 *
 * Gets a table.
 *
 * Returns: (transfer none): the table
 */
const VeiTable *
vei_abroad_get_table (VeiAbroad *self,
                      guint      index)
{
  g_return_val_if_fail (VEI_IS_ABROAD (self), NULL);
  g_return_val_if_fail (index < self->n_tables, NULL);

  return &self->tables[index];
}

/**
 * vei_abroad_find_table:
 * @self: the schemes
 * @id: the id of a table
 *
 * Finds a table by its id.
 *
 * Returns: (transfer none) (nullable): the table, or %NULL
 */
const VeiTable *
vei_abroad_find_table (VeiAbroad  *self,
                       const char *id)
{
  g_return_val_if_fail (VEI_IS_ABROAD (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return vei_find_in_list (self->tables, self->n_tables, sizeof (VeiTable), id);
}

/**
 * vei_abroad_get_question:
 * @self: the schemes
 * @index: from 0, which is the first question
 *
 * Gets a question of the chooser.
 *
 * Returns: (transfer none): the question of the chooser
 */
const VeiChooserQuestion *
vei_abroad_get_question (VeiAbroad *self,
                         guint      index)
{
  g_return_val_if_fail (VEI_IS_ABROAD (self), NULL);
  g_return_val_if_fail (index < self->n_questions, NULL);

  return &self->questions[index];
}

/**
 * vei_abroad_get_result:
 * @self: the schemes
 * @index: from 0, in the order of the pack
 *
 * Gets a result of the chooser.
 *
 * Returns: (transfer none): the result of the chooser
 */
const VeiChooserResult *
vei_abroad_get_result (VeiAbroad *self,
                       guint      index)
{
  g_return_val_if_fail (VEI_IS_ABROAD (self), NULL);
  g_return_val_if_fail (index < self->n_results, NULL);

  return &self->results[index];
}
