/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/lookup/vei-lookup-devices.h"

#include <glib/gi18n.h>

#include "app/guide/vei-date-field.h"
#include "app/lookup/vei-lookup-data.h"
#include "app/lookup/vei-lookup-ui.h"
#include "app/widgets/vei-banner.h"
#include "app/widgets/vei-ui.h"
#include "core/vei-devices.h"

/* The letter that says why another than the first choice is needed. */
#define LETTER "application"

/**
 * VeiLookupDevices:
 *
 * What was on the lists of equipment on a day, in words, and what argues for
 * another than the first choice.
 */
struct _VeiLookupDevices
{
  VeiLookupScreen  parent_instance;

  VeiDevices      *devices;    /* lent by the session; NULL where it has none */
  GtkWidget       *field;
  GtkWidget       *today;      /* the button that goes back to it */
  GtkWidget       *banner;
  GtkWidget       *lists;
};

G_DEFINE_FINAL_TYPE (VeiLookupDevices, vei_lookup_devices, VEI_TYPE_LOOKUP_SCREEN)

/* The heading of each group of notes, in the order they are shown. */
static const struct
{
  VeiDeviceNoteGroup  group;
  const char         *heading;
} note_groups[] = {
  { VEI_DEVICE_NOTE_OTHER_CHOICE, N_("What argues for another than the first choice") },
  { VEI_DEVICE_NOTE_HOW_CHOSEN, N_("How equipment is chosen") },
  { VEI_DEVICE_NOTE_TRANSITION, N_("Equipment you have, and consumables") },
  { VEI_DEVICE_NOTE_SAFETY, N_("Ask the doctor about this") },
  { VEI_DEVICE_NOTE_USE, N_("What it asks of you") },
  { VEI_DEVICE_NOTE_UNKNOWN, N_("What we do not know") },
};

static void
add_entry (VeiLookupDevices     *self,
           GtkWidget            *list,
           const VeiDeviceEntry *entry)
{
  VeiLanguage language =
    vei_session_get_language (vei_lookup_screen_get_session (VEI_LOOKUP_SCREEN (self)));
  g_autofree char *target = g_strconcat ("device:", entry->device->id, NULL);
  g_autofree char *rank = NULL;
  g_autofree char *subtitle = NULL;
  const char *supplier = entry->supplier;

  rank = vei_ui_dup_capitalized (vei_devices_get_rank_text (self->devices, entry->rank, language));
  if (supplier == NULL)
    supplier = vei_devices_get_no_supplier_text (self->devices, language);
  subtitle = g_strconcat (rank, "\n", supplier, NULL);
  gtk_list_box_append (GTK_LIST_BOX (list), vei_lookup_go_row (entry->name, subtitle, target));
}

/* The chips of a list and of all its entries: each source once. */
static GtkWidget *
build_chips (VeiSession          *session,
             const VeiDeviceList *list)
{
  g_autoptr (GArray) refs = g_array_new (FALSE, FALSE, sizeof (VeiSourceRef));
  VeiSourceRefs all;

  g_array_append_vals (refs, list->sources.ref, list->sources.n);
  for (guint i = 0; i < list->n_entries; i++)
    g_array_append_vals (refs, list->entries[i].sources.ref, list->entries[i].sources.n);
  all.n = refs->len;
  all.ref = (const VeiSourceRef *) (gpointer) refs->data;
  return vei_ui_source_chips (session, &all);
}

static void
add_list (VeiLookupDevices    *self,
          GtkWidget           *box,
          const VeiDeviceList *list,
          const GDate         *as_of)
{
  VeiSession *session = vei_lookup_screen_get_session (VEI_LOOKUP_SCREEN (self));
  VeiLanguage language = vei_session_get_language (session);
  g_autofree char *validity = vei_devices_dup_validity (self->devices, list, as_of, language);
  const char *note = vei_text_get (&list->note, language);
  GtkWidget *rows;

  gtk_box_append (GTK_BOX (box), vei_ui_label (validity, "caption-heading"));
  rows = vei_lookup_list (box, vei_text_get (&list->category->name, language));
  for (guint i = 0; i < list->n_entries; i++)
    add_entry (self, rows, &list->entries[i]);
  if (!list->complete)
    gtk_box_append (GTK_BOX (box), vei_ui_label (_("The source does not give the whole list."),
                                                 "caption"));
  if (note[0] != '\0')
    gtk_box_append (GTK_BOX (box), vei_ui_label (note, "caption"));
  gtk_box_append (GTK_BOX (box), build_chips (session, list));
}

static void
add_category (VeiLookupDevices        *self,
              const VeiDeviceCategory *category,
              const GDate             *as_of)
{
  VeiSession *session = vei_lookup_screen_get_session (VEI_LOOKUP_SCREEN (self));
  VeiLanguage language = vei_session_get_language (session);
  const VeiDeviceList *list = vei_devices_get_newest (self->devices, category, as_of);
  g_autofree char *gap = vei_devices_dup_gap (self->devices, category, as_of, language);
  g_autofree char *name = vei_ui_dup_capitalized (vei_text_get (&category->name, language));
  GtkWidget *box;

  /* A group that only an old list has says nothing of a later day. */
  if (category->historic && (list == NULL || vei_device_list_has_ended (list, as_of)))
    return;
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_box_append (GTK_BOX (box), vei_ui_heading (name, "title-4", 2));
  gtk_box_append (GTK_BOX (box), vei_ui_label (vei_text_get (&category->text, language), NULL));
  /* That all lists have ended is said once, at the top. */
  if (gap != NULL &&
      (list == NULL || vei_devices_get_next (self->devices, category, as_of) != NULL))
    gtk_box_append (GTK_BOX (box), vei_ui_label (gap, "heading"));
  if (list != NULL)
    add_list (self, box, list, as_of);
  gtk_box_append (GTK_BOX (self->lists), box);
}

static void
update (VeiLookupDevices *self)
{
  VeiSession *session = vei_lookup_screen_get_session (VEI_LOOKUP_SCREEN (self));
  g_autofree char *text = NULL;
  GDate as_of;

  if (vei_date_field_get_date (VEI_DATE_FIELD (self->field), &as_of) != VEI_FIELD_VALID)
    return;
  text = vei_devices_dup_banner (self->devices, &as_of, vei_session_get_language (session));
  vei_banner_set_text (VEI_BANNER (self->banner), text);
  gtk_widget_set_visible (self->today,
                          g_date_compare (&as_of, vei_session_get_as_of (session)) != 0);
  vei_ui_clear (self->lists);
  for (guint i = 0; i < vei_devices_get_n_categories (self->devices); i++)
    add_category (self, vei_devices_get_category (self->devices, i), &as_of);
}

static void
field_changed_cb (VeiLookupDevices *self)
{
  g_assert (VEI_IS_LOOKUP_DEVICES (self));

  update (self);
}

static void
today_cb (VeiLookupDevices *self)
{
  VeiSession *session = vei_lookup_screen_get_session (VEI_LOOKUP_SCREEN (self));

  g_assert (VEI_IS_LOOKUP_DEVICES (self));

  vei_date_field_set_date (VEI_DATE_FIELD (self->field), vei_session_get_as_of (session));
  update (self);
}

/* "Only for …", where a note is not about all equipment. */
static char *
dup_about (VeiLookupDevices    *self,
           const VeiDeviceNote *note,
           VeiLanguage          language)
{
  g_autoptr (GString) names = g_string_new (NULL);

  if (note->categories == 0)
    return NULL;
  for (guint i = 0; i < vei_devices_get_n_categories (self->devices); i++)
    {
      const VeiDeviceCategory *category = vei_devices_get_category (self->devices, i);

      if (vei_devices_note_is_about (self->devices, note, category))
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                                vei_text_get (&category->name, language));
    }
  /* Translators: %s is one or more kinds of equipment */
  return g_strdup_printf (_("This is about: %s"), names->str);
}

static void
add_notes (VeiLookupDevices   *self,
           VeiDeviceNoteGroup  group,
           const char         *heading)
{
  VeiSession *session = vei_lookup_screen_get_session (VEI_LOOKUP_SCREEN (self));
  VeiLanguage language = vei_session_get_language (session);
  GtkWidget *section = NULL;

  for (guint i = 0; i < vei_devices_get_n_notes (self->devices); i++)
    {
      const VeiDeviceNote *note = vei_devices_get_note (self->devices, i);
      g_autofree char *about = NULL;
      GtkWidget *box;

      if (note->group != group)
        continue;
      if (section == NULL)
        section = vei_lookup_screen_add_section (VEI_LOOKUP_SCREEN (self), heading);
      about = dup_about (self, note, language);
      box = vei_lookup_statement (session, vei_text_get (&note->title, language),
                                  vei_text_get (&note->text, language), &note->sources);
      if (about != NULL)
        gtk_box_insert_child_after (GTK_BOX (box), vei_ui_label (about, "caption"),
                                    gtk_widget_get_first_child (box));
      gtk_box_append (GTK_BOX (section), box);
    }
  if (section != NULL && group == VEI_DEVICE_NOTE_OTHER_CHOICE)
    {
      GtkWidget *button = vei_lookup_letter_button (session, LETTER);

      if (button != NULL)
        gtk_box_append (GTK_BOX (section), button);
    }
}

static void
vei_lookup_devices_class_init (VeiLookupDevicesClass *klass)
{
}

static void
vei_lookup_devices_init (VeiLookupDevices *self)
{
}

static void
add_day (VeiLookupDevices *self)
{
  VeiSession *session = vei_lookup_screen_get_session (VEI_LOOKUP_SCREEN (self));
  const char *name = _("What was on the list on this day?");
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *title = vei_ui_heading (name, "heading", 2);

  self->field = vei_date_field_new (vei_session_get_language (session), NULL, name);
  vei_date_field_set_date (VEI_DATE_FIELD (self->field), vei_session_get_as_of (session));
  g_signal_connect_object (self->field, "changed", G_CALLBACK (field_changed_cb), self,
                           G_CONNECT_SWAPPED);
  self->today = gtk_button_new_with_label (_("Show today"));
  gtk_widget_set_halign (self->today, GTK_ALIGN_START);
  g_signal_connect_object (self->today, "clicked", G_CALLBACK (today_cb), self,
                           G_CONNECT_SWAPPED);
  vei_date_field_label_by (VEI_DATE_FIELD (self->field), title);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box),
                  vei_ui_label (_("Write the day that you were refused, to see what applied then."),
                                "caption"));
  gtk_box_append (GTK_BOX (box), self->field);
  gtk_box_append (GTK_BOX (box), self->today);
  vei_lookup_screen_add (VEI_LOOKUP_SCREEN (self), box);
}

/**
 * vei_lookup_devices_new:
 * @session: the session
 *
 * Creates the screen with the lists of equipment, as of today.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
vei_lookup_devices_new (VeiSession *session)
{
  g_autoptr (GError) error = NULL;
  VeiLookupDevices *self;

  g_return_val_if_fail (VEI_IS_SESSION (session), NULL);

  self = g_object_new (VEI_TYPE_LOOKUP_DEVICES, NULL);
  vei_lookup_screen_set_up (VEI_LOOKUP_SCREEN (self), session, _("Equipment"));
  vei_lookup_screen_set_picture (VEI_LOOKUP_SCREEN (self), "vei-picture-equipment-symbolic");
  self->devices = vei_lookup_get_subject (session, (VeiLookupReader) vei_devices_new, &error);
  if (self->devices == NULL)
    {
      vei_lookup_screen_add_error (VEI_LOOKUP_SCREEN (self), error);
      return GTK_WIDGET (self);
    }
  self->banner = vei_banner_new (VEI_BANNER_QUIET);
  vei_lookup_screen_add (VEI_LOOKUP_SCREEN (self), self->banner);
  add_day (self);
  self->lists = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  vei_lookup_screen_add (VEI_LOOKUP_SCREEN (self), self->lists);
  for (guint i = 0; i < G_N_ELEMENTS (note_groups); i++)
    add_notes (self, note_groups[i].group, _(note_groups[i].heading));
  update (self);
  return GTK_WIDGET (self);
}
