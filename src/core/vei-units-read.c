/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "core/vei-units-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/vei-fields-private.h"

static const char *const text_names[VEI_N_UNIT_TEXTS] = {
  [VEI_UNIT_TEXT_NO_PHONE] = "phone",
  [VEI_UNIT_TEXT_NO_HOURS] = "hours",
  [VEI_UNIT_TEXT_NO_EMAIL] = "email",
  [VEI_UNIT_TEXT_NO_PLACE] = "place",
  [VEI_UNIT_TEXT_NO_UNIT] = "unit",
  [VEI_UNIT_TEXT_CHECK] = "check",
  [VEI_UNIT_TEXT_ONE] = "one",
  [VEI_UNIT_TEXT_SEVERAL] = "several",
  [VEI_UNIT_TEXT_NOTHING] = "nothing",
};

static const char *const contact_kinds[VEI_N_UNIT_CONTACT_KINDS] = {
  [VEI_UNIT_CONTACT_PHONE] = "phone",
  [VEI_UNIT_CONTACT_HOURS] = "hours",
  [VEI_UNIT_CONTACT_EMAIL] = "email",
  [VEI_UNIT_CONTACT_PLACE] = "place",
};

/* A list of words that may be left out. */
gboolean
vei_units_read_words (VeiUnits       *self,
                      const VeiJson  *object,
                      const char     *member,
                      guint          *n,
                      const char   ***words,
                      GError        **error)
{
  VeiJson list, json;

  *n = 0;
  *words = NULL;
  if (!vei_json_has (object, member))
    return TRUE;
  if (!vei_json_member (object, member, &list, error) || !vei_json_length (&list, n, error))
    return FALSE;
  *words = vei_knowledge_allocate (self->knowledge, *n, sizeof (char *));
  for (guint i = 0; i < *n; i++)
    {
      if (!vei_json_element (&list, i, &json, error) ||
          !vei_json_string (&json, &(*words)[i], error))
        return FALSE;
      (*words)[i] = vei_knowledge_intern (self->knowledge, (*words)[i]);
    }
  return TRUE;
}

static gboolean
read_web_page (VeiUnits      *self,
               const VeiJson *object,
               const char    *member,
               VeiWebPage    *page,
               GError       **error)
{
  static const char *const members[] = { "value", "source", NULL };
  VeiJson json;

  page->value = NULL;
  if (!vei_json_has (object, member))
    return TRUE;
  if (!vei_json_member (object, member, &json, error) ||
      !vei_json_check_object (&json, members, error) ||
      !vei_fields_read_string (self->knowledge, &json, "value", &page->value, error) ||
      !vei_knowledge_read_source_refs (self->knowledge, &json, &page->sources, error))
    return FALSE;
  if (strstr (page->value, "://") == NULL && strchr (page->value, ' ') == NULL)
    return TRUE;
  vei_json_set_error (&json, error, VEI_DATA_ERROR_VALUE,
                      _("a web address is written without https:// and without spaces"));
  return FALSE;
}

static gboolean
read_region (gpointer       owner,
             const VeiJson *json,
             gpointer       row,
             GError       **error)
{
  static const char *const members[] = { "id", "name", "search", "source", NULL };
  VeiUnits *self = owner;
  VeiRegion *region = row;

  return vei_json_check_object (json, members, error) &&
         vei_knowledge_read_id (self->knowledge, json, "id", &region->id, error) &&
         vei_fields_read_string (self->knowledge, json, "name", &region->name, error) &&
         vei_units_read_words (self, json, "search", &region->n_search, &region->search, error) &&
         vei_knowledge_read_source_refs (self->knowledge, json, &region->sources, error);
}

static gboolean
read_trust (gpointer       owner,
            const VeiJson *json,
            gpointer       row,
            GError       **error)
{
  static const char *const members[] = {
    "id", "name", "short", "region", "search", "site", "source", NULL
  };
  VeiUnits *self = owner;
  VeiTrust *trust = row;
  VeiJson child;
  guint region;

  if (!vei_json_check_object (json, members, error) ||
      !vei_knowledge_read_id (self->knowledge, json, "id", &trust->id, error) ||
      !vei_fields_read_string (self->knowledge, json, "name", &trust->name, error) ||
      !vei_fields_read_string (self->knowledge, json, "short", &trust->short_name, error) ||
      !vei_json_member (json, "region", &child, error) ||
      !vei_fields_read_known_id (&child, self->regions, self->n_regions, sizeof (VeiRegion),
                                  &region, error) ||
      !vei_units_read_words (self, json, "search", &trust->n_search, &trust->search, error) ||
      !read_web_page (self, json, "site", &trust->site, error) ||
      !vei_knowledge_read_source_refs (self->knowledge, json, &trust->sources, error))
    return FALSE;
  trust->region = &self->regions[region];
  return TRUE;
}

static gboolean
read_contact_kind (const VeiJson  *object,
                   VeiUnitContactKind *kind,
                   GError        **error)
{
  VeiJson json;
  const char *name;

  if (!vei_json_member (object, "kind", &json, error) || !vei_json_string (&json, &name, error))
    return FALSE;
  for (guint i = 0; i < VEI_N_UNIT_CONTACT_KINDS; i++)
    if (g_str_equal (contact_kinds[i], name))
      {
        *kind = (VeiUnitContactKind) i;
        return TRUE;
      }
  vei_json_set_error (&json, error, VEI_DATA_ERROR_VALUE,
                      _("“%s” is not one of the values allowed here"), name);
  return FALSE;
}

/* A phone number and an e-mail address look like one, or they help nobody. */
static gboolean
check_contact (const VeiJson    *json,
               const VeiUnitContact *contact,
               GError          **error)
{
  gboolean sound = TRUE;

  if (contact->kind == VEI_UNIT_CONTACT_PHONE)
    sound = contact->value[strspn (contact->value, "+0123456789 ")] == '\0';
  else if (contact->kind == VEI_UNIT_CONTACT_EMAIL)
    sound = strchr (contact->value, '@') != NULL && strpbrk (contact->value, " <>?") == NULL;
  if (!sound)
    vei_json_set_error (json, error, VEI_DATA_ERROR_VALUE,
                        _("“%s” is no phone number or e-mail address"), contact->value);
  return sound;
}

static gboolean
read_contact (gpointer       owner,
              const VeiJson *json,
              gpointer       row,
              GError       **error)
{
  static const char *const members[] = {
    "kind", "value", "note", "source", "date", "check", NULL
  };
  VeiUnits *self = owner;
  VeiUnitContact *contact = row;
  GDate first;

  return vei_json_check_object (json, members, error) &&
         read_contact_kind (json, &contact->kind, error) &&
         vei_fields_read_string (self->knowledge, json, "value", &contact->value, error) &&
         vei_knowledge_read_text (self->knowledge, json, "note", FALSE, &contact->note, error) &&
         vei_fields_read_partial_date (self->knowledge, json, "date", &contact->date, &first,
                                        error) &&
         vei_fields_read_boolean (json, "check", &contact->check, error) &&
         vei_knowledge_read_source_refs (self->knowledge, json, &contact->sources, error) &&
         check_contact (json, contact, error);
}

static gboolean
read_unit (gpointer       owner,
           const VeiJson *json,
           gpointer       row,
           GError       **error)
{
  static const char *const members[] = {
    "id", "trust", "name", "known", "note", "page", "contacts", "source", NULL
  };
  VeiUnits *self = owner;
  VeiUnit *unit = row;
  VeiJson child;
  guint trust;

  if (!vei_json_check_object (json, members, error) ||
      !vei_knowledge_read_id (self->knowledge, json, "id", &unit->id, error) ||
      !vei_json_member (json, "trust", &child, error) ||
      !vei_fields_read_known_id (&child, self->trusts, self->n_trusts, sizeof (VeiTrust),
                                  &trust, error) ||
      !vei_knowledge_read_text (self->knowledge, json, "name", TRUE, &unit->name, error) ||
      !vei_fields_read_boolean (json, "known", &unit->known, error) ||
      !vei_knowledge_read_text (self->knowledge, json, "note", FALSE, &unit->note, error) ||
      !read_web_page (self, json, "page", &unit->page, error) ||
      !vei_knowledge_read_source_refs (self->knowledge, json, &unit->sources, error))
    return FALSE;
  unit->trust = &self->trusts[trust];
  unit->contacts = vei_fields_read_rows (self->knowledge, json, "contacts", sizeof (VeiUnitContact),
                                          read_contact, self, &unit->n_contacts, error);
  return unit->contacts != NULL;
}

static gboolean
read_note (gpointer       owner,
           const VeiJson *json,
           gpointer       row,
           GError       **error)
{
  static const char *const members[] = { "id", "unit", "title", "text", "source", NULL };
  VeiUnits *self = owner;
  VeiUnitNote *note = row;
  VeiJson child;
  guint unit;

  if (!vei_json_check_object (json, members, error) ||
      !vei_knowledge_read_id (self->knowledge, json, "id", &note->id, error) ||
      !vei_knowledge_read_text (self->knowledge, json, "title", TRUE, &note->title, error) ||
      !vei_knowledge_read_text (self->knowledge, json, "text", TRUE, &note->text, error) ||
      !vei_knowledge_read_source_refs (self->knowledge, json, &note->sources, error))
    return FALSE;
  note->unit = NULL;
  if (!vei_json_has (json, "unit"))
    return TRUE;
  if (!vei_json_member (json, "unit", &child, error) ||
      !vei_fields_read_known_id (&child, self->units, self->n_units, sizeof (VeiUnit), &unit,
                                  error))
    return FALSE;
  note->unit = &self->units[unit];
  return TRUE;
}

static gboolean
read_texts (VeiUnits       *self,
            const VeiJson  *root,
            const char     *member,
            guint           first,
            guint           last,
            VeiSourceRefs  *sources,
            GError        **error)
{
  const char *members[VEI_N_UNIT_TEXTS + 2] = { "source", };
  VeiJson texts;

  memcpy (members + 1, text_names + first, (last - first + 1) * sizeof (char *));
  if (!vei_json_member (root, member, &texts, error) ||
      !vei_json_check_object (&texts, members, error) ||
      !vei_knowledge_read_source_refs (self->knowledge, &texts, sources, error))
    return FALSE;
  for (guint i = first; i <= last; i++)
    if (!vei_knowledge_read_text (self->knowledge, &texts, text_names[i], TRUE, &self->texts[i],
                                  error))
      return FALSE;
  return TRUE;
}

static gboolean
check_all_ids (VeiUnits      *self,
               const VeiJson *root,
               GError       **error)
{
  return vei_fields_check_ids (root, "regions", self->regions, self->n_regions,
                                sizeof (VeiRegion), error) &&
         vei_fields_check_ids (root, "trusts", self->trusts, self->n_trusts,
                                sizeof (VeiTrust), error) &&
         vei_fields_check_ids (root, "units", self->units, self->n_units,
                                sizeof (VeiUnit), error) &&
         vei_fields_check_ids (root, "notes", self->notes, self->n_notes,
                                sizeof (VeiUnitNote), error);
}

/*
 * vei_units_read:
 *
 * Reads `units.json`.
 */
gboolean
vei_units_read (VeiUnits  *self,
                JsonNode  *node,
                GError   **error)
{
  static const char *const members[] = {
    "regions", "trusts", "units", "missing", "questions", "notes", NULL
  };
  VeiKnowledge *knowledge = self->knowledge;
  VeiJson root;

  vei_json_root (&root, node);
  if (!vei_json_check_object (&root, members, error))
    return FALSE;
  self->regions = vei_fields_read_rows (knowledge, &root, "regions", sizeof (VeiRegion),
                                         read_region, self, &self->n_regions, error);
  if (self->regions == NULL)
    return FALSE;
  self->trusts = vei_fields_read_rows (knowledge, &root, "trusts", sizeof (VeiTrust),
                                        read_trust, self, &self->n_trusts, error);
  if (self->trusts == NULL)
    return FALSE;
  self->units = vei_fields_read_rows (knowledge, &root, "units", sizeof (VeiUnit), read_unit,
                                       self, &self->n_units, error);
  if (self->units == NULL)
    return FALSE;
  self->notes = vei_fields_read_rows (knowledge, &root, "notes", sizeof (VeiUnitNote), read_note,
                                       self, &self->n_notes, error);
  return self->notes != NULL &&
         read_texts (self, &root, "missing", 0, VEI_N_MISSING_TEXTS - 1, &self->missing_sources,
                     error) &&
         read_texts (self, &root, "questions", VEI_N_MISSING_TEXTS, VEI_N_UNIT_TEXTS - 1,
                     &self->question_sources, error) &&
         check_all_ids (self, &root, error);
}
