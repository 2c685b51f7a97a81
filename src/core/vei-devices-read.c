/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "core/vei-devices-private.h"

#include <glib/gi18n-lib.h>

#include "core/vei-fields-private.h"

#define MAX_RANK 100

static const char *const text_names[VEI_N_DEVICE_TEXTS + 1] = {
  [VEI_DEVICE_TEXT_UNRANKED] = "unranked",
  [VEI_DEVICE_TEXT_NO_SUPPLIER] = "no_supplier",
  [VEI_DEVICE_TEXT_VALIDITY] = "validity",
  [VEI_DEVICE_TEXT_VALIDITY_OPEN] = "validity_open",
  [VEI_DEVICE_TEXT_VALIDITY_VALID] = "validity_valid",
  [VEI_DEVICE_TEXT_BANNER_ALL] = "banner_all",
  [VEI_DEVICE_TEXT_BANNER_SOME] = "banner_some",
  [VEI_DEVICE_TEXT_BANNER_NONE] = "banner_none",
  [VEI_DEVICE_TEXT_GAP] = "gap",
  [VEI_DEVICE_TEXT_GAP_OPEN] = "gap_open",
  [VEI_DEVICE_TEXT_GAP_BEFORE] = "gap_before",
};

static const char *const group_names[] = {
  [VEI_DEVICE_NOTE_OTHER_CHOICE] = "other_choice",
  [VEI_DEVICE_NOTE_HOW_CHOSEN] = "how_chosen",
  [VEI_DEVICE_NOTE_TRANSITION] = "transition",
  [VEI_DEVICE_NOTE_SAFETY] = "safety",
  [VEI_DEVICE_NOTE_USE] = "use",
  [VEI_DEVICE_NOTE_UNKNOWN] = "unknown",
};

static gboolean
read_category (gpointer       owner,
               const VeiJson *json,
               gpointer       row,
               GError       **error)
{
  static const char *const members[] = { "id", "name", "text", "historic", "source", NULL };
  VeiDevices *self = owner;
  VeiDeviceCategory *category = row;

  return vei_json_check_object (json, members, error) &&
         vei_knowledge_read_id (self->knowledge, json, "id", &category->id, error) &&
         vei_knowledge_read_text (self->knowledge, json, "name", TRUE, &category->name, error) &&
         vei_knowledge_read_text (self->knowledge, json, "text", TRUE, &category->text, error) &&
         vei_fields_read_boolean (json, "historic", &category->historic, error) &&
         vei_knowledge_read_source_refs (self->knowledge, json, &category->sources, error);
}

static gboolean
read_device (gpointer       owner,
             const VeiJson *json,
             gpointer       row,
             GError       **error)
{
  static const char *const members[] = { "id", "name", NULL };
  VeiDevices *self = owner;
  VeiDevice *device = row;

  return vei_json_check_object (json, members, error) &&
         vei_knowledge_read_id (self->knowledge, json, "id", &device->id, error) &&
         vei_fields_read_string (self->knowledge, json, "name", &device->name, error);
}

static gboolean
read_agreement (gpointer       owner,
                const VeiJson *json,
                gpointer       row,
                GError       **error)
{
  static const char *const members[] = { "id", "name", "text", "source", NULL };
  VeiDevices *self = owner;
  VeiAgreement *agreement = row;

  return vei_json_check_object (json, members, error) &&
         vei_knowledge_read_id (self->knowledge, json, "id", &agreement->id, error) &&
         vei_knowledge_read_text (self->knowledge, json, "name", TRUE, &agreement->name, error) &&
         vei_knowledge_read_text (self->knowledge, json, "text", TRUE, &agreement->text, error) &&
         vei_knowledge_read_source_refs (self->knowledge, json, &agreement->sources, error);
}

static gboolean
read_rank (VeiDevices     *self,
           const VeiJson  *object,
           guint          *rank,
           GError        **error)
{
  VeiJson json;
  gint64 value;

  *rank = 0;
  if (!vei_json_member (object, "rank", &json, error))
    return FALSE;
  if (vei_json_is_null (&json))
    return TRUE;
  if (!vei_json_integer (&json, 1, MAX_RANK, &value, error))
    return FALSE;
  if (value > self->n_ranks)
    {
      vei_json_set_error (&json, error, VEI_DATA_ERROR_UNKNOWN,
                          _("“ranks” has no words for this rank"));
      return FALSE;
    }
  *rank = (guint) value;
  return TRUE;
}

static gboolean
read_entry (gpointer       owner,
            const VeiJson *json,
            gpointer       row,
            GError       **error)
{
  static const char *const members[] = { "device", "rank", "name", "supplier", "source", NULL };
  VeiDevices *self = owner;
  VeiDeviceEntry *entry = row;
  VeiJson child;
  guint device;

  if (!vei_json_check_object (json, members, error) ||
      !vei_json_member (json, "device", &child, error) ||
      !vei_fields_read_known_id (&child, self->devices, self->n_devices, sizeof (VeiDevice),
                                  &device, error) ||
      !read_rank (self, json, &entry->rank, error) ||
      !vei_fields_read_nullable (self->knowledge, json, "supplier", &entry->supplier, error) ||
      !vei_knowledge_read_source_refs (self->knowledge, json, &entry->sources, error))
    return FALSE;
  entry->device = &self->devices[device];
  entry->name = entry->device->name;
  return !vei_json_has (json, "name") ||
         vei_fields_read_string (self->knowledge, json, "name", &entry->name, error);
}

static gboolean
read_span (VeiDevices    *self,
           const VeiJson *object,
           VeiDeviceList *list,
           GError       **error)
{
  VeiJson json;

  g_date_clear (&list->to, 1);
  if (!vei_fields_read_partial_date (self->knowledge, object, "valid_from", &list->valid_from,
                                      &list->from, error) ||
      !vei_json_member (object, "valid_to", &json, error))
    return FALSE;
  if (vei_json_is_null (&json))
    return TRUE;
  if (!vei_json_date (&json, &list->to, error))
    return FALSE;
  if (g_date_compare (&list->from, &list->to) <= 0)
    return TRUE;
  vei_json_set_error (&json, error, VEI_DATA_ERROR_CONFLICT, _("the list ends before it begins"));
  return FALSE;
}

static gboolean
check_entries (const VeiJson       *json,
               const VeiDeviceList *list,
               GError             **error)
{
  for (guint i = 0; i < list->n_entries; i++)
    for (guint j = 0; j < i; j++)
      if (list->entries[i].device == list->entries[j].device ||
          (list->entries[i].rank != 0 && list->entries[i].rank == list->entries[j].rank))
        {
          vei_json_set_error (json, error, VEI_DATA_ERROR_DUPLICATE,
                              _("a device or a rank stands twice in the list “%s”"), list->id);
          return FALSE;
        }
  return TRUE;
}

static gboolean
read_list (gpointer       owner,
           const VeiJson *json,
           gpointer       row,
           GError       **error)
{
  static const char *const members[] = {
    "id", "category", "agreement", "valid_from", "valid_to", "complete", "note", "devices",
    "source", NULL
  };
  VeiDevices *self = owner;
  VeiDeviceList *list = row;
  VeiJson child;
  guint category, agreement;

  if (!vei_json_check_object (json, members, error) ||
      !vei_knowledge_read_id (self->knowledge, json, "id", &list->id, error) ||
      !vei_json_member (json, "category", &child, error) ||
      !vei_fields_read_known_id (&child, self->categories, self->n_categories,
                                  sizeof (VeiDeviceCategory), &category, error) ||
      !vei_json_member (json, "agreement", &child, error) ||
      !vei_fields_read_known_id (&child, self->agreements, self->n_agreements,
                                  sizeof (VeiAgreement), &agreement, error) ||
      !read_span (self, json, list, error) ||
      !vei_fields_read_boolean (json, "complete", &list->complete, error) ||
      !vei_knowledge_read_text (self->knowledge, json, "note", FALSE, &list->note, error) ||
      !vei_knowledge_read_source_refs (self->knowledge, json, &list->sources, error))
    return FALSE;
  list->category = &self->categories[category];
  list->agreement = &self->agreements[agreement];
  list->entries = vei_fields_read_rows (self->knowledge, json, "devices", sizeof (VeiDeviceEntry),
                                         read_entry, self, &list->n_entries, error);
  return list->entries != NULL && check_entries (json, list, error);
}

static gboolean
read_rank_words (gpointer       owner,
                 const VeiJson *json,
                 gpointer       row,
                 GError       **error)
{
  VeiDevices *self = owner;

  return vei_json_text (json, self->knowledge->strings, row, error);
}

static gboolean
read_group (const VeiJson      *object,
            VeiDeviceNoteGroup *group,
            GError            **error)
{
  VeiJson json;
  const char *name;

  if (!vei_json_member (object, "group", &json, error) || !vei_json_string (&json, &name, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (group_names); i++)
    if (g_str_equal (group_names[i], name))
      {
        *group = (VeiDeviceNoteGroup) i;
        return TRUE;
      }
  vei_json_set_error (&json, error, VEI_DATA_ERROR_VALUE,
                      _("“%s” is not one of the values allowed here"), name);
  return FALSE;
}

static gboolean
read_note_categories (VeiDevices    *self,
                      const VeiJson *object,
                      guint32       *categories,
                      GError       **error)
{
  VeiJson list, json;
  guint length, category;

  *categories = 0;
  if (!vei_json_has (object, "categories"))
    return TRUE;
  if (!vei_json_member (object, "categories", &list, error) ||
      !vei_json_length (&list, &length, error))
    return FALSE;
  for (guint i = 0; i < length; i++)
    {
      if (!vei_json_element (&list, i, &json, error) ||
          !vei_fields_read_known_id (&json, self->categories, self->n_categories,
                                      sizeof (VeiDeviceCategory), &category, error))
        return FALSE;
      *categories |= 1u << category;
    }
  return TRUE;
}

static gboolean
read_note (gpointer       owner,
           const VeiJson *json,
           gpointer       row,
           GError       **error)
{
  static const char *const members[] = {
    "id", "group", "categories", "question", "title", "text", "source", NULL
  };
  VeiDevices *self = owner;
  VeiDeviceNote *note = row;
  VeiJson child;
  guint question;

  if (!vei_json_check_object (json, members, error) ||
      !vei_knowledge_read_id (self->knowledge, json, "id", &note->id, error) ||
      !read_group (json, &note->group, error) ||
      !read_note_categories (self, json, &note->categories, error) ||
      !vei_knowledge_read_text (self->knowledge, json, "title", TRUE, &note->title, error) ||
      !vei_knowledge_read_text (self->knowledge, json, "text", TRUE, &note->text, error) ||
      !vei_knowledge_read_source_refs (self->knowledge, json, &note->sources, error))
    return FALSE;
  note->question = -1;
  if (!vei_json_has (json, "question"))
    return TRUE;
  if (!vei_json_member (json, "question", &child, error) ||
      !vei_knowledge_read_question (self->knowledge, &child, &question, error))
    return FALSE;
  note->question = (int) question;
  return TRUE;
}

static gboolean
read_texts (VeiDevices    *self,
            const VeiJson *root,
            GError       **error)
{
  const char *members[VEI_N_DEVICE_TEXTS + 2];
  VeiJson texts;

  for (guint i = 0; i < VEI_N_DEVICE_TEXTS; i++)
    members[i] = text_names[i];
  members[VEI_N_DEVICE_TEXTS] = "source";
  members[VEI_N_DEVICE_TEXTS + 1] = NULL;
  if (!vei_json_member (root, "texts", &texts, error) ||
      !vei_json_check_object (&texts, members, error) ||
      !vei_knowledge_read_source_refs (self->knowledge, &texts, &self->sources, error))
    return FALSE;
  for (guint i = 0; i < VEI_N_DEVICE_TEXTS; i++)
    if (!vei_knowledge_read_text (self->knowledge, &texts, text_names[i], TRUE, &self->texts[i],
                                  error))
      return FALSE;
  return TRUE;
}

/* Two lists of a category that hold on the same day would contradict. */
static gboolean
check_lists (VeiDevices    *self,
             const VeiJson *root,
             GError       **error)
{
  VeiJson lists, json;

  for (guint i = 0; i < self->n_lists; i++)
    for (guint j = 0; j < self->n_lists; j++)
      {
        const VeiDeviceList *a = &self->lists[i];
        const VeiDeviceList *b = &self->lists[j];

        if (i == j || a->category != b->category || g_date_compare (&a->from, &b->from) > 0 ||
            (g_date_valid (&a->to) && g_date_compare (&a->to, &b->from) < 0))
          continue;
        if (vei_json_member (root, "lists", &lists, error) &&
            vei_json_element (&lists, MAX (i, j), &json, error))
          vei_json_set_error (&json, error, VEI_DATA_ERROR_CONFLICT,
                              _("the lists “%s” and “%s” hold on the same day"), a->id, b->id);
        return FALSE;
      }
  return TRUE;
}

static gboolean
check_all_ids (VeiDevices    *self,
               const VeiJson *root,
               GError       **error)
{
  return vei_fields_check_ids (root, "categories", self->categories, self->n_categories,
                                sizeof (VeiDeviceCategory), error) &&
         vei_fields_check_ids (root, "devices", self->devices, self->n_devices,
                                sizeof (VeiDevice), error) &&
         vei_fields_check_ids (root, "agreements", self->agreements, self->n_agreements,
                                sizeof (VeiAgreement), error) &&
         vei_fields_check_ids (root, "lists", self->lists, self->n_lists,
                                sizeof (VeiDeviceList), error) &&
         vei_fields_check_ids (root, "notes", self->notes, self->n_notes,
                                sizeof (VeiDeviceNote), error);
}

static gboolean
check_n_categories (VeiDevices    *self,
                    const VeiJson *root,
                    GError       **error)
{
  VeiJson json;

  if (self->n_categories > 0 && self->n_categories <= VEI_MAX_DEVICE_CATEGORIES)
    return TRUE;
  if (vei_json_member (root, "categories", &json, error))
    vei_json_set_error (&json, error, VEI_DATA_ERROR_VALUE,
                        _("there must be 1 to %d categories"), VEI_MAX_DEVICE_CATEGORIES);
  return FALSE;
}

/*
 * vei_devices_read:
 *
 * Reads `agreements.json`.
 */
gboolean
vei_devices_read (VeiDevices  *self,
                  JsonNode    *node,
                  GError     **error)
{
  static const char *const members[] = {
    "categories", "devices", "agreements", "lists", "ranks", "texts", "notes", NULL
  };
  VeiKnowledge *knowledge = self->knowledge;
  VeiJson root;

  vei_json_root (&root, node);
  if (!vei_json_check_object (&root, members, error))
    return FALSE;
  self->categories = vei_fields_read_rows (knowledge, &root, "categories",
                                            sizeof (VeiDeviceCategory), read_category, self,
                                            &self->n_categories, error);
  if (self->categories == NULL || !check_n_categories (self, &root, error))
    return FALSE;
  self->devices = vei_fields_read_rows (knowledge, &root, "devices", sizeof (VeiDevice),
                                         read_device, self, &self->n_devices, error);
  if (self->devices == NULL)
    return FALSE;
  self->agreements = vei_fields_read_rows (knowledge, &root, "agreements", sizeof (VeiAgreement),
                                            read_agreement, self, &self->n_agreements, error);
  if (self->agreements == NULL)
    return FALSE;
  self->ranks = vei_fields_read_rows (knowledge, &root, "ranks", sizeof (VeiText),
                                       read_rank_words, self, &self->n_ranks, error);
  if (self->ranks == NULL)
    return FALSE;
  self->lists = vei_fields_read_rows (knowledge, &root, "lists", sizeof (VeiDeviceList),
                                       read_list, self, &self->n_lists, error);
  if (self->lists == NULL)
    return FALSE;
  self->notes = vei_fields_read_rows (knowledge, &root, "notes", sizeof (VeiDeviceNote),
                                       read_note, self, &self->n_notes, error);
  return self->notes != NULL && read_texts (self, &root, error) &&
         check_all_ids (self, &root, error) && check_lists (self, &root, error);
}
