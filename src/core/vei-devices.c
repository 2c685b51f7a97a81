/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "core/vei-devices-private.h"

#include <glib/gi18n-lib.h>

#include "core/vei-date.h"
#include "core/vei-fields-private.h"

/**
 * VeiDevices:
 *
 * The purchase agreements: what was on which list, with what rank, and when.
 * Read from `agreements.json` of a pack. A rank is a place in an agreement,
 * never advice. Immutable once made; main thread only.
 *
 * ```c
 * g_autoptr (VeiDevices) devices = vei_devices_new (knowledge, &error);
 * const VeiDeviceCategory *sensors = vei_devices_find_category (devices, "sensor");
 * const VeiDeviceList *list = vei_devices_get_newest (devices, sensors, &today);
 * g_autofree char *banner = vei_devices_dup_banner (devices, &today, VEI_LANGUAGE_NB);
 * ```
 */
G_DEFINE_FINAL_TYPE (VeiDevices, vei_devices, G_TYPE_OBJECT)

static void
vei_devices_finalize (GObject *object)
{
  VeiDevices *self = VEI_DEVICES (object);

  g_clear_object (&self->knowledge);
  G_OBJECT_CLASS (vei_devices_parent_class)->finalize (object);
}

static void
vei_devices_class_init (VeiDevicesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vei_devices_finalize;
}

static void
vei_devices_init (VeiDevices *self)
{
}

/**
 * vei_devices_new:
 * @knowledge: the knowledge whose pack is read
 * @error: return location for an error
 *
 * Reads `agreements.json` of a pack, strictly. The sources that it names count
 * as used in @knowledge, so a knowledge is best read once.
 *
 * Fails with %VEI_DATA_ERROR_MISSING if the pack has no such file, with
 * another [error@DataError] if the file is not sound, and with
 * [error@GLib.FileError] or [error@Gio.IOErrorEnum] if it cannot be read.
 *
 * Returns: (transfer full): the agreements
 */
VeiDevices *
vei_devices_new (VeiKnowledge  *knowledge,
                 GError       **error)
{
  g_autoptr (VeiDevices) self = NULL;
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (VEI_IS_KNOWLEDGE (knowledge), NULL);

  self = g_object_new (VEI_TYPE_DEVICES, NULL);
  self->knowledge = g_object_ref (knowledge);
  root = vei_fields_read_file (knowledge, VEI_DEVICES_FILE,
                                _("this pack holds no list of equipment"), error);
  if (root == NULL)
    return NULL;
  if (!vei_devices_read (self, root, error))
    {
      g_prefix_error (error, "%s: ", VEI_DEVICES_FILE);
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * vei_devices_get_n_categories:
 * @self: the agreements
 *
 * Tells how many categories of equipment there are.
 *
 * Returns: the number of categories
 */
guint
vei_devices_get_n_categories (VeiDevices *self)
{
  g_return_val_if_fail (VEI_IS_DEVICES (self), 0);

  return self->n_categories;
}

/**
 * vei_devices_get_category:
 * @self: the agreements
 * @index: from 0, in pack order
 *
 * Gets a category of equipment.
 *
 * Returns: (transfer none): the category
 */
const VeiDeviceCategory *
vei_devices_get_category (VeiDevices *self,
                          guint       index)
{
  g_return_val_if_fail (VEI_IS_DEVICES (self), NULL);
  g_return_val_if_fail (index < self->n_categories, NULL);

  return &self->categories[index];
}

/**
 * vei_devices_find_category:
 * @self: the agreements
 * @id: the id of a category
 *
 * Finds a category of equipment.
 *
 * Returns: (transfer none) (nullable): the category, or %NULL where there is none
 */
const VeiDeviceCategory *
vei_devices_find_category (VeiDevices *self,
                           const char *id)
{
  g_return_val_if_fail (VEI_IS_DEVICES (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < self->n_categories; i++)
    if (g_str_equal (self->categories[i].id, id))
      return &self->categories[i];
  return NULL;
}

/**
 * vei_devices_get_n_devices:
 * @self: the agreements
 *
 * Tells how many devices have stood on a list.
 *
 * Returns: the number of devices
 */
guint
vei_devices_get_n_devices (VeiDevices *self)
{
  g_return_val_if_fail (VEI_IS_DEVICES (self), 0);

  return self->n_devices;
}

/**
 * vei_devices_get_device:
 * @self: the agreements
 * @index: from 0, in pack order
 *
 * Gets a device.
 *
 * Returns: (transfer none): the device
 */
const VeiDevice *
vei_devices_get_device (VeiDevices *self,
                        guint       index)
{
  g_return_val_if_fail (VEI_IS_DEVICES (self), NULL);
  g_return_val_if_fail (index < self->n_devices, NULL);

  return &self->devices[index];
}

/**
 * vei_devices_find_device:
 * @self: the agreements
 * @id: the id of a device
 *
 * Finds a device.
 *
 * Returns: (transfer none) (nullable): the device, or %NULL where there is none
 */
const VeiDevice *
vei_devices_find_device (VeiDevices *self,
                         const char *id)
{
  g_return_val_if_fail (VEI_IS_DEVICES (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < self->n_devices; i++)
    if (g_str_equal (self->devices[i].id, id))
      return &self->devices[i];
  return NULL;
}

/**
 * vei_devices_get_n_agreements:
 * @self: the agreements
 *
 * Tells how many agreements are known.
 *
 * Returns: the number of agreements
 */
guint
vei_devices_get_n_agreements (VeiDevices *self)
{
  g_return_val_if_fail (VEI_IS_DEVICES (self), 0);

  return self->n_agreements;
}

/**
 * vei_devices_get_agreement:
 * @self: the agreements
 * @index: from 0, in pack order, which is oldest first
 *
 * Gets an agreement.
 *
 * Returns: (transfer none): the agreement
 */
const VeiAgreement *
vei_devices_get_agreement (VeiDevices *self,
                           guint       index)
{
  g_return_val_if_fail (VEI_IS_DEVICES (self), NULL);
  g_return_val_if_fail (index < self->n_agreements, NULL);

  return &self->agreements[index];
}

/**
 * vei_devices_get_n_lists:
 * @self: the agreements
 *
 * Tells how many lists are known, in all categories.
 *
 * Returns: the number of lists
 */
guint
vei_devices_get_n_lists (VeiDevices *self)
{
  g_return_val_if_fail (VEI_IS_DEVICES (self), 0);

  return self->n_lists;
}

/**
 * vei_devices_get_list:
 * @self: the agreements
 * @index: from 0, in pack order
 *
 * Gets a list.
 *
 * Returns: (transfer none): the list
 */
const VeiDeviceList *
vei_devices_get_list (VeiDevices *self,
                      guint       index)
{
  g_return_val_if_fail (VEI_IS_DEVICES (self), NULL);
  g_return_val_if_fail (index < self->n_lists, NULL);

  return &self->lists[index];
}

/**
 * vei_devices_get_n_notes:
 * @self: the agreements
 *
 * Tells how many notes there are on the lists and how they are used.
 *
 * Returns: the number of notes
 */
guint
vei_devices_get_n_notes (VeiDevices *self)
{
  g_return_val_if_fail (VEI_IS_DEVICES (self), 0);

  return self->n_notes;
}

/**
 * vei_devices_get_note:
 * @self: the agreements
 * @index: from 0, in pack order; notes of a group stand together
 *
 * Gets a note.
 *
 * Returns: (transfer none): the note
 */
const VeiDeviceNote *
vei_devices_get_note (VeiDevices *self,
                      guint       index)
{
  g_return_val_if_fail (VEI_IS_DEVICES (self), NULL);
  g_return_val_if_fail (index < self->n_notes, NULL);

  return &self->notes[index];
}

/**
 * vei_devices_note_is_about:
 * @self: the agreements
 * @note: one of its notes
 * @category: one of its categories
 *
 * Tells whether a note is about a category.
 *
 * Returns: %TRUE where it is, or is about all of them
 */
gboolean
vei_devices_note_is_about (VeiDevices              *self,
                           const VeiDeviceNote     *note,
                           const VeiDeviceCategory *category)
{
  g_return_val_if_fail (VEI_IS_DEVICES (self), FALSE);
  g_return_val_if_fail (note != NULL && category != NULL, FALSE);

  return note->categories == 0 || (note->categories >> (category - self->categories) & 1) != 0;
}

/**
 * vei_devices_get_sources:
 * @self: the agreements
 *
 * Gets what the banners and the sentences on gaps rest on.
 *
 * Returns: (transfer none): the sources
 */
const VeiSourceRefs *
vei_devices_get_sources (VeiDevices *self)
{
  g_return_val_if_fail (VEI_IS_DEVICES (self), NULL);

  return &self->sources;
}

/**
 * vei_devices_get_newest:
 * @self: the agreements
 * @category: one of its categories
 * @as_of: a day
 *
 * Finds the newest list of a category that had begun by a day. It may have
 * ended since: see vei_device_list_has_ended(). A list of which only the year
 * is known counts as begun from the first day of that year.
 *
 * Returns: (transfer none) (nullable): the list, or %NULL where none had begun
 */
const VeiDeviceList *
vei_devices_get_newest (VeiDevices              *self,
                        const VeiDeviceCategory *category,
                        const GDate             *as_of)
{
  const VeiDeviceList *newest = NULL;

  g_return_val_if_fail (VEI_IS_DEVICES (self), NULL);
  g_return_val_if_fail (category != NULL, NULL);
  g_return_val_if_fail (as_of != NULL && g_date_valid (as_of), NULL);

  for (guint i = 0; i < self->n_lists; i++)
    {
      const VeiDeviceList *list = &self->lists[i];

      if (list->category == category && g_date_compare (&list->from, as_of) <= 0 &&
          (newest == NULL || g_date_compare (&newest->from, &list->from) < 0))
        newest = list;
    }
  return newest;
}

/**
 * vei_devices_get_next:
 * @self: the agreements
 * @category: one of its categories
 * @as_of: a day
 *
 * Finds the first list of a category that begins after a day.
 *
 * Returns: (transfer none) (nullable): the list, or %NULL where none is known
 */
const VeiDeviceList *
vei_devices_get_next (VeiDevices              *self,
                      const VeiDeviceCategory *category,
                      const GDate             *as_of)
{
  const VeiDeviceList *next = NULL;

  g_return_val_if_fail (VEI_IS_DEVICES (self), NULL);
  g_return_val_if_fail (category != NULL, NULL);
  g_return_val_if_fail (as_of != NULL && g_date_valid (as_of), NULL);

  for (guint i = 0; i < self->n_lists; i++)
    {
      const VeiDeviceList *list = &self->lists[i];

      if (list->category == category && g_date_compare (&list->from, as_of) > 0 &&
          (next == NULL || g_date_compare (&list->from, &next->from) < 0))
        next = list;
    }
  return next;
}

/**
 * vei_device_list_has_ended:
 * @list: a list
 * @as_of: a day
 *
 * Tells whether a list had ended by a day: its last day is before it.
 *
 * Returns: %TRUE where it had; %FALSE where no end is known
 */
gboolean
vei_device_list_has_ended (const VeiDeviceList *list,
                           const GDate         *as_of)
{
  g_return_val_if_fail (list != NULL, FALSE);
  g_return_val_if_fail (as_of != NULL && g_date_valid (as_of), FALSE);

  return g_date_valid (&list->to) && g_date_compare (&list->to, as_of) < 0;
}

static int
compare_appearances (gconstpointer a,
                     gconstpointer b)
{
  const VeiDeviceAppearance *first = a;
  const VeiDeviceAppearance *second = b;

  return g_date_compare (&first->list->from, &second->list->from);
}

/**
 * vei_devices_get_history:
 * @self: the agreements
 * @device: one of its devices
 *
 * Gathers the lists that a device has stood on.
 *
 * Returns: (transfer full) (element-type VeiDeviceAppearance): where it stood,
 *   oldest first
 */
GArray *
vei_devices_get_history (VeiDevices      *self,
                         const VeiDevice *device)
{
  GArray *history;

  g_return_val_if_fail (VEI_IS_DEVICES (self), NULL);
  g_return_val_if_fail (device != NULL, NULL);

  history = g_array_new (FALSE, FALSE, sizeof (VeiDeviceAppearance));
  for (guint i = 0; i < self->n_lists; i++)
    for (guint j = 0; j < self->lists[i].n_entries; j++)
      {
        VeiDeviceAppearance appearance = { &self->lists[i], &self->lists[i].entries[j] };

        if (appearance.entry->device == device)
          g_array_append_val (history, appearance);
      }
  g_array_sort (history, compare_appearances);
  return history;
}
