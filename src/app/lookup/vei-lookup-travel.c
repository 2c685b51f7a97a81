/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/lookup/vei-lookup-travel.h"

#include <glib/gi18n.h>

#include "app/guide/vei-date-field.h"
#include "app/lookup/vei-country-field.h"
#include "app/lookup/vei-lookup-data.h"
#include "app/lookup/vei-supply-row.h"
#include "app/lookup/vei-travel-answer.h"
#include "app/vei-compat.h"
#include "app/widgets/vei-answer-row.h"
#include "app/widgets/vei-banner.h"
#include "app/widgets/vei-ui.h"

#define MAX_EQUIPMENT 32

/**
 * VeiLookupTravel:
 *
 * A form for a trip, and what applies to it, as soon as there is enough to
 * tell. The trip is kept with the case.
 */
struct _VeiLookupTravel
{
  VeiLookupScreen  parent_instance;

  VeiTravel       *travel;     /* lent by the session */
  gboolean         filling;
  gboolean         answered;   /* whether it has been said that there is an answer */
  GtkWidget       *depart;
  GtkWidget       *back;
  GtkWidget       *country;
  GtkWidget       *below;
  GtkWidget       *equipment[MAX_EQUIPMENT];
  GtkWidget       *supplies[VEI_MAX_TRIP_ITEMS];
  GtkWidget       *insulin;
  GtkWidget       *message;
  GtkWidget       *answer;
};

G_DEFINE_FINAL_TYPE (VeiLookupTravel, vei_lookup_travel, VEI_TYPE_LOOKUP_SCREEN)

static VeiSession *
get_session (VeiLookupTravel *self)
{
  return vei_lookup_screen_get_session (VEI_LOOKUP_SCREEN (self));
}

static guint
get_n_equipment (VeiLookupTravel *self)
{
  return MIN (vei_travel_get_n_equipment (self->travel), MAX_EQUIPMENT);
}

static guint
get_n_items (VeiLookupTravel *self)
{
  return MIN (vei_travel_get_n_items (self->travel), VEI_MAX_TRIP_ITEMS);
}

/* ---- From the form to the trip ---- */

static void
read_things (VeiLookupTravel *self,
             VeiTrip         *trip)
{
  double insulin = gtk_spin_button_get_value (GTK_SPIN_BUTTON (self->insulin));

  for (guint i = 0; i < get_n_equipment (self); i++)
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->equipment[i])))
      trip->equipment |= 1u << i;
  for (guint i = 0; i < get_n_items (self); i++)
    if (vei_supply_row_get_supply (VEI_SUPPLY_ROW (self->supplies[i]),
                                   &trip->supplies[trip->n_supplies]))
      trip->n_supplies++;
  trip->has_insulin = insulin > 0;
  trip->insulin_units_per_day = insulin;
}

/* What is missing or wrong, in a sentence; NULL where the trip is whole. */
static const char *
read_form (VeiLookupTravel *self,
           VeiTrip         *trip)
{
  const VeiCountry *country =
    vei_country_field_get_country (VEI_COUNTRY_FIELD (self->country));

  vei_trip_init (trip);
  if (vei_date_field_get_date (VEI_DATE_FIELD (self->depart), &trip->depart) != VEI_FIELD_VALID)
    return _("Write the day you leave to see what to bring and whom to ask.");
  if (vei_date_field_get_date (VEI_DATE_FIELD (self->back), &trip->back) != VEI_FIELD_VALID)
    return _("Write the day you come back.");
  if (g_date_compare (&trip->back, &trip->depart) < 0)
    return _("The day you come back is before the day you leave. See which of them is right.");
  if (country == NULL)
    return _("Choose the country you go to.");
  g_strlcpy (trip->country, country->code, sizeof trip->country);
  read_things (self, trip);
  return NULL;
}

/* The answer stands below the form, out of sight on most screens. */
static void
show_that_there_is_one (VeiLookupTravel *self,
                        gboolean         there_is)
{
  const char *text = _("The answer stands below: what to bring, whom to ask, and who is "
                       "responsible.");

  if (there_is && !self->answered)
    vei_compat_announce (GTK_WIDGET (self), text);
  self->answered = there_is;
  vei_banner_set_text (VEI_BANNER (self->below), there_is ? text : NULL);
}

static void
go_to_answer_cb (GtkWidget  *widget,
                 const char *action,
                 GVariant   *target)
{
  gtk_widget_child_focus (VEI_LOOKUP_TRAVEL (widget)->answer, GTK_DIR_TAB_FORWARD);
}

static void
show_answer (VeiLookupTravel *self,
             gboolean         save)
{
  VeiTrip trip;
  const char *missing = read_form (self, &trip);

  gtk_label_set_label (GTK_LABEL (self->message), missing != NULL ? missing : "");
  gtk_widget_set_visible (self->message, missing != NULL);
  vei_travel_answer_show (VEI_TRAVEL_ANSWER (self->answer), missing == NULL ? &trip : NULL);
  show_that_there_is_one (self, missing == NULL);
  if (save && missing == NULL)
    vei_trip_write_case (&trip, self->travel, vei_session_get_case (get_session (self)));
}

static void
form_changed_cb (VeiLookupTravel *self)
{
  g_assert (VEI_IS_LOOKUP_TRAVEL (self));

  if (!self->filling)
    show_answer (self, TRUE);
}

/* ---- From the trip to the form ---- */

static void
fill_in (VeiLookupTravel *self,
         const VeiTrip   *trip)
{
  const VeiCountry *country = vei_travel_find_country (self->travel, trip->country);

  self->filling = TRUE;
  vei_date_field_set_date (VEI_DATE_FIELD (self->depart), &trip->depart);
  vei_date_field_set_date (VEI_DATE_FIELD (self->back), &trip->back);
  if (country != NULL)
    vei_country_field_set_country (VEI_COUNTRY_FIELD (self->country), country);
  for (guint i = 0; i < get_n_equipment (self); i++)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (self->equipment[i]),
                                 (trip->equipment >> i & 1) != 0);
  for (guint i = 0; i < trip->n_supplies; i++)
    if (trip->supplies[i].item < get_n_items (self))
      vei_supply_row_set_supply (VEI_SUPPLY_ROW (self->supplies[trip->supplies[i].item]),
                                 &trip->supplies[i]);
  if (trip->has_insulin)
    gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->insulin), trip->insulin_units_per_day);
  self->filling = FALSE;
}

static void
fill_in_from_case (VeiLookupTravel *self)
{
  VeiCase *shown = vei_session_get_case (get_session (self));
  g_autoptr (GError) error = NULL;
  gboolean has_trip = FALSE;
  VeiTrip trip;

  if (vei_trip_read_case (&trip, self->travel, shown, &has_trip, &error))
    {
      if (has_trip)
        fill_in (self, &trip);
      return;
    }
  /* The file stays as it is until something is written here. */
  vei_lookup_screen_add_text (VEI_LOOKUP_SCREEN (self),
                              _("The trip in your file could not be read. Fill it in again."));
}

/* ---- The form ---- */

static void
add_labelled (GtkWidget  *box,
              const char *label,
              GtkWidget  *field)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *title = vei_ui_label (label, "heading");

  if (VEI_IS_DATE_FIELD (field))
    vei_date_field_label_by (VEI_DATE_FIELD (field), title);
  else if (VEI_IS_COUNTRY_FIELD (field))
    vei_country_field_label_by (VEI_COUNTRY_FIELD (field), title);
  else
    vei_ui_label_by (field, title);
  gtk_box_append (GTK_BOX (line), title);
  gtk_box_append (GTK_BOX (line), field);
  gtk_box_append (GTK_BOX (box), line);
}

static void
watch (VeiLookupTravel *self,
       GtkWidget       *field,
       const char      *signal)
{
  g_signal_connect_object (field, signal, G_CALLBACK (form_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
build_where (VeiLookupTravel *self)
{
  VeiLanguage language = vei_session_get_language (get_session (self));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  const char *depart = _("The day you leave");
  const char *back = _("The day you come back");

  self->depart = vei_date_field_new (language, NULL, depart);
  self->back = vei_date_field_new (language, NULL, back);
  self->country = vei_country_field_new (self->travel, language);
  add_labelled (box, depart, self->depart);
  add_labelled (box, back, self->back);
  add_labelled (box, _("Country"), self->country);
  watch (self, self->depart, "changed");
  watch (self, self->back, "changed");
  watch (self, self->country, "changed");
  vei_lookup_screen_add (VEI_LOOKUP_SCREEN (self), box);
  self->below = vei_banner_new (VEI_BANNER_QUIET);
  vei_banner_set_action (VEI_BANNER (self->below), _("Go to the answer"), "travel.go-to-answer",
                         NULL);
  vei_lookup_screen_add (VEI_LOOKUP_SCREEN (self), self->below);
}

static void
build_equipment (VeiLookupTravel *self)
{
  VeiLanguage language = vei_session_get_language (get_session (self));
  GtkWidget *section = vei_lookup_screen_add_section (VEI_LOOKUP_SCREEN (self),
                                                      _("What you use"));

  for (guint i = 0; i < get_n_equipment (self); i++)
    {
      const VeiTravelItem *item = vei_travel_get_equipment (self->travel, i);
      g_autofree char *name = vei_ui_dup_capitalized (vei_text_get (&item->name, language));

      self->equipment[i] = vei_answer_row_new (name, NULL, FALSE);
      gtk_box_append (GTK_BOX (section), self->equipment[i]);
      watch (self, self->equipment[i], "toggled");
    }
}

static void
build_supplies (VeiLookupTravel *self)
{
  VeiLanguage language = vei_session_get_language (get_session (self));
  GtkWidget *section = vei_lookup_screen_add_section (VEI_LOOKUP_SCREEN (self),
                                                      _("What is used up"));
  const char *insulin = _("Insulin: units a day, all kinds together. 0 where you do not use it.");

  gtk_box_append (GTK_BOX (section),
                  vei_ui_label (_("Tick what you use, and write how long one lasts for you."),
                                NULL));
  for (guint i = 0; i < get_n_items (self); i++)
    {
      const VeiTravelItem *item = vei_travel_get_item (self->travel, i);

      self->supplies[i] = vei_supply_row_new (i, vei_text_get (&item->name, language));
      gtk_box_append (GTK_BOX (section), self->supplies[i]);
      watch (self, self->supplies[i], "changed");
    }
  self->insulin = gtk_spin_button_new_with_range (0, VEI_TRIP_MAX_INSULIN, 1);
  gtk_widget_set_halign (self->insulin, GTK_ALIGN_START);
  vei_ui_set_name (self->insulin, insulin);
  add_labelled (section, insulin, self->insulin);
  watch (self, self->insulin, "value-changed");
}

static void
vei_lookup_travel_class_init (VeiLookupTravelClass *klass)
{
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "travel.go-to-answer", NULL,
                                   go_to_answer_cb);
}

static void
vei_lookup_travel_init (VeiLookupTravel *self)
{
}

/**
 * vei_lookup_travel_new:
 * @session: the session
 *
 * Creates the screen for a trip, with the trip of the case.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
vei_lookup_travel_new (VeiSession *session)
{
  g_autoptr (GError) error = NULL;
  VeiLookupTravel *self;

  g_return_val_if_fail (VEI_IS_SESSION (session), NULL);

  self = g_object_new (VEI_TYPE_LOOKUP_TRAVEL, NULL);
  vei_lookup_screen_set_up (VEI_LOOKUP_SCREEN (self), session, _("Travel"));
  vei_lookup_screen_set_picture (VEI_LOOKUP_SCREEN (self), "vei-picture-travel-symbolic");
  self->travel = vei_lookup_get_subject (session, (VeiLookupReader) vei_travel_new, &error);
  if (self->travel == NULL)
    {
      vei_lookup_screen_add_error (VEI_LOOKUP_SCREEN (self), error);
      return GTK_WIDGET (self);
    }
  build_where (self);
  build_equipment (self);
  build_supplies (self);
  self->message = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS,
                                "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign", 0.0,
                                NULL);
  gtk_widget_add_css_class (self->message, "heading");
  vei_lookup_screen_add (VEI_LOOKUP_SCREEN (self), self->message);
  self->answer = vei_travel_answer_new (session, self->travel);
  vei_lookup_screen_add (VEI_LOOKUP_SCREEN (self), self->answer);
  fill_in_from_case (self);
  show_answer (self, FALSE);
  return GTK_WIDGET (self);
}
