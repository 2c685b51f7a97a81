/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/lookup/vei-unit-page.h"

#include <glib/gi18n.h>

#include "app/lookup/vei-lookup-data.h"
#include "app/lookup/vei-lookup-ui.h"
#include "app/lookup/vei-unit-details.h"
#include "app/vei-compat.h"
#include "app/widgets/vei-answer-row.h"
#include "app/widgets/vei-ui.h"
#include "core/vei-units.h"

/**
 * VeiUnitPage:
 *
 * Who lends equipment to those who live in a place, or a unit that was chosen
 * by its name. No unit goes into a letter before somebody has said that it is
 * the right one.
 */
struct _VeiUnitPage
{
  VeiLookupScreen  parent_instance;

  VeiUnits        *units;      /* lent by the session */
  const VeiPlace  *place;      /* NULL: chosen by its name */
  const VeiUnit   *unit;       /* the one that is shown; NULL while not chosen */
  GtkWidget       *answer;     /* what follows the question */
  GtkWidget       *use;        /* the button, and what it asks */
};

G_DEFINE_FINAL_TYPE (VeiUnitPage, vei_unit_page, VEI_TYPE_LOOKUP_SCREEN)

static VeiSession *
get_session (VeiUnitPage *self)
{
  return vei_lookup_screen_get_session (VEI_LOOKUP_SCREEN (self));
}

/* What stands in the letter after the unit has been chosen. */
static void
show_used (VeiUnitPage *self)
{
  VeiLanguage language = vei_session_get_language (get_session (self));
  g_autofree char *text = NULL;
  GtkWidget *status, *button;

  vei_ui_clear (self->use);
  /* Translators: a unit, and the hospital it belongs to */
  text = g_strdup_printf (_("Your letters are now addressed to %s, %s."),
                          vei_text_get (&self->unit->name, language), self->unit->trust->name);
  status = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS,
                         "label", text, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                         "xalign", 0.0, NULL);
  gtk_widget_add_css_class (status, "heading");
  gtk_box_append (GTK_BOX (self->use), status);
  button = vei_lookup_letter_button (get_session (self), "application");
  if (button != NULL)
    gtk_box_append (GTK_BOX (self->use), button);
  vei_compat_announce (GTK_WIDGET (self), text);
}

static void
use_unit (VeiUnitPage *self)
{
  VeiCase *shown = vei_session_get_case (get_session (self));
  VeiLanguage language = vei_session_get_language (get_session (self));
  g_autofree char *name = NULL;

  /* An address of one's own choice belonged to the recipient before. */
  if (g_strcmp0 (vei_case_get_unit (shown), self->unit->id) != 0)
    vei_case_set_clinic_address (shown, NULL);
  name = self->unit->known
         ? g_strdup_printf ("%s, %s", self->unit->trust->name,
                            vei_text_get (&self->unit->name, language))
         : g_strdup (self->unit->trust->name);
  vei_case_set_unit (shown, self->unit->id);
  vei_case_set_clinic_name (shown, name);
  show_used (self);
}

static void
confirmed_cb (VeiUnitPage *self)
{
  g_assert (VEI_IS_UNIT_PAGE (self));

  use_unit (self);
}

static void show_use_button (VeiUnitPage *self);

static void
not_confirmed_cb (VeiUnitPage *self)
{
  g_assert (VEI_IS_UNIT_PAGE (self));

  show_use_button (self);
}

static GtkWidget *
add_button (GtkWidget   *box,
            const char  *label,
            GCallback    callback,
            VeiUnitPage *self)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  vei_ui_wrap_button (button);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static void
ask_cb (VeiUnitPage *self)
{
  g_autofree char *question = NULL;
  GtkWidget *yes;

  g_assert (VEI_IS_UNIT_PAGE (self));

  vei_ui_clear (self->use);
  /* Translators: %s is a hospital trust */
  question = g_strdup_printf (_("Is %s the one for where you live?"), self->unit->trust->name);
  gtk_box_append (GTK_BOX (self->use), vei_ui_heading (question, "heading", 2));
  yes = add_button (self->use, _("Yes, use it in my letter"), G_CALLBACK (confirmed_cb), self);
  gtk_widget_add_css_class (yes, "suggested-action");
  add_button (self->use, _("No, or I am not sure"), G_CALLBACK (not_confirmed_cb), self);
  gtk_widget_grab_focus (yes);
}

static void
show_use_button (VeiUnitPage *self)
{
  const char *current = vei_case_get_unit (vei_session_get_case (get_session (self)));
  GtkWidget *button;

  vei_ui_clear (self->use);
  if (g_strcmp0 (current, self->unit->id) == 0)
    gtk_box_append (GTK_BOX (self->use),
                    vei_ui_label (_("This unit is the recipient of your letters."), "heading"));
  /* Whoever came by a place has just said that it is right. */
  button = add_button (self->use, _("Use it in my letter"),
                       self->place != NULL ? G_CALLBACK (confirmed_cb) : G_CALLBACK (ask_cb),
                       self);
  gtk_widget_add_css_class (button, "suggested-action");
}

static void
show_unit (VeiUnitPage   *self,
           const VeiUnit *unit)
{
  self->unit = unit;
  vei_ui_clear (self->answer);
  self->use = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  vei_unit_details_add (self->answer, get_session (self), self->units, unit, self->use);
  show_use_button (self);
}

/* ---- The question of a place ---- */

static void
chosen_cb (GtkCheckButton *button,
           VeiUnitPage    *self)
{
  const VeiUnit *unit = g_object_get_data (G_OBJECT (button), "vei-unit");

  g_assert (VEI_IS_UNIT_PAGE (self));

  if (!gtk_check_button_get_active (button))
    return;
  if (unit != NULL)
    {
      show_unit (self, unit);
      return;
    }
  self->unit = NULL;
  vei_ui_clear (self->answer);
  gtk_box_append (GTK_BOX (self->answer),
                  vei_ui_label (_("Then ask the hospital that treats you which unit lends "
                                  "equipment to those who live where you do."), NULL));
  gtk_box_append (GTK_BOX (self->answer), vei_lookup_go_button (_("Search again"), "units"));
}

static GtkWidget *
add_choice (VeiUnitPage   *self,
            GtkWidget     *box,
            GtkWidget     *group,
            const char    *label,
            const VeiUnit *unit)
{
  GtkWidget *row = vei_answer_row_new (label, unit != NULL ? unit->trust->region->name : NULL,
                                       TRUE);

  if (group != NULL)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (row), GTK_CHECK_BUTTON (group));
  g_object_set_data (G_OBJECT (row), "vei-unit", (gpointer) unit);
  g_signal_connect_object (row, "toggled", G_CALLBACK (chosen_cb), self, G_CONNECT_DEFAULT);
  gtk_box_append (GTK_BOX (box), row);
  return row;
}

static void
add_question (VeiUnitPage *self)
{
  VeiSession *session = get_session (self);
  VeiLanguage language = vei_session_get_language (session);
  const VeiUnit *units[VEI_MAX_UNITS_OF_PLACE];
  const VeiText *reason = NULL;
  gboolean confirm = FALSE;
  guint n = vei_units_for_place (self->units, self->place, units, &confirm, &reason);
  g_autofree char *question = vei_units_dup_question (self->units, self->place, language);
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL,
                                 "spacing", 6, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP,
                                 NULL);
  GtkWidget *group = NULL;

  vei_ui_set_name (box, question);
  gtk_box_append (GTK_BOX (box), vei_ui_heading (question, "heading", 2));
  if (reason != NULL)
    gtk_box_append (GTK_BOX (box),
                    vei_ui_statement (session, vei_text_get (reason, language),
                                      &self->place->sources));
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *label = NULL;
      GtkWidget *row;

      /* Translators: %s is a hospital trust */
      label = n == 1 ? g_strdup_printf (_("Yes, %s"), units[i]->trust->short_name)
                     : g_strdup (units[i]->trust->short_name);
      row = add_choice (self, box, group, label, units[i]);
      if (group == NULL)
        group = row;
    }
  add_choice (self, box, group, _("No, or I am not sure"), NULL);
  vei_lookup_screen_add (VEI_LOOKUP_SCREEN (self), box);
}

static void
add_districts (VeiUnitPage *self)
{
  GtkWidget *section = vei_lookup_screen_add_section (VEI_LOOKUP_SCREEN (self),
                                                      _("Which district do you live in?"));
  GtkWidget *list = vei_lookup_list (section, _("Districts"));

  for (guint i = 0; i < vei_units_get_n_places (self->units); i++)
    {
      const VeiPlace *place = vei_units_get_place (self->units, i);
      g_autofree char *target = g_strconcat ("place:", place->number, NULL);

      if (place->municipality == self->place)
        gtk_list_box_append (GTK_LIST_BOX (list), vei_lookup_go_row (place->name, NULL, target));
    }
}

/* ---- Object ---- */

static void
vei_unit_page_class_init (VeiUnitPageClass *klass)
{
}

static void
vei_unit_page_init (VeiUnitPage *self)
{
}

static VeiUnitPage *
create (VeiSession *session,
        VeiUnits   *units,
        const char *title)
{
  VeiUnitPage *self = g_object_new (VEI_TYPE_UNIT_PAGE, NULL);

  vei_lookup_screen_set_up (VEI_LOOKUP_SCREEN (self), session, title);
  self->units = units;
  self->answer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  return self;
}

/**
 * vei_unit_page_new:
 * @session: the session
 * @unit_id: a unit
 *
 * Creates the screen of a unit.
 *
 * Returns: (transfer floating) (nullable): the widget, or %NULL where there is
 *   no such unit
 */
GtkWidget *
vei_unit_page_new (VeiSession *session,
                   const char *unit_id)
{
  VeiUnits *units;
  const VeiUnit *unit;
  VeiUnitPage *self;

  g_return_val_if_fail (VEI_IS_SESSION (session), NULL);
  g_return_val_if_fail (unit_id != NULL, NULL);

  units = vei_lookup_get_subject (session, (VeiLookupReader) vei_units_new, NULL);
  unit = units != NULL ? vei_units_find_unit (units, unit_id) : NULL;
  if (unit == NULL)
    return NULL;

  self = create (session, units, unit->trust->name);
  vei_lookup_screen_add (VEI_LOOKUP_SCREEN (self), self->answer);
  show_unit (self, unit);
  return GTK_WIDGET (self);
}

/**
 * vei_unit_page_new_for_place:
 * @session: the session
 * @number: the number of a municipality, or of a district of Oslo
 *
 * Creates the screen that asks whether the unit of a place is the right one.
 *
 * Returns: (transfer floating) (nullable): the widget, or %NULL where there is
 *   no such place
 */
GtkWidget *
vei_unit_page_new_for_place (VeiSession *session,
                             const char *number)
{
  VeiUnits *units;
  const VeiPlace *place;
  VeiUnitPage *self;

  g_return_val_if_fail (VEI_IS_SESSION (session), NULL);
  g_return_val_if_fail (number != NULL, NULL);

  units = vei_lookup_get_subject (session, (VeiLookupReader) vei_units_new, NULL);
  place = units != NULL ? vei_units_find_place (units, number) : NULL;
  if (place == NULL)
    return NULL;

  self = create (session, units, place->full_name);
  self->place = place;
  if (place->has_districts)
    add_districts (self);
  else
    add_question (self);
  vei_lookup_screen_add (VEI_LOOKUP_SCREEN (self), self->answer);
  return GTK_WIDGET (self);
}
