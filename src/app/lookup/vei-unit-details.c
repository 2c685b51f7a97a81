/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/lookup/vei-unit-details.h"

#include <glib/gi18n.h>

#include "app/lookup/vei-lookup-ui.h"
#include "app/widgets/vei-ui.h"
#include "core/vei-collation.h"
#include "core/vei-date.h"

static const char *
get_kind_title (VeiUnitContactKind kind)
{
  switch (kind)
    {
    case VEI_UNIT_CONTACT_PHONE:
      return _("Phone");
    case VEI_UNIT_CONTACT_HOURS:
      return _("When the phone is answered");
    case VEI_UNIT_CONTACT_EMAIL:
      return _("E-mail, for practical questions only");
    case VEI_UNIT_CONTACT_PLACE:
      return _("Where to go");
    default:
      g_return_val_if_reached ("");
    }
}

/* As much of a date as the source gives, in words. */
static char *
dup_date_words (const char  *iso,
                VeiLanguage  language)
{
  g_autofree char *first = NULL;
  g_autofree char *words = NULL;
  const char *month;
  GDate date;

  if (vei_date_parse (iso, &date))
    return vei_date_to_words (&date, language);
  first = g_strconcat (iso, "-01", NULL);
  if (!vei_date_parse (first, &date))
    return g_strdup (iso);
  words = vei_date_to_words (&date, language);
  month = strchr (words, ' ');
  return g_strdup (month != NULL ? month + 1 : words);
}

static GtkWidget *
build_contact (VeiSession           *session,
               VeiUnits             *units,
               const VeiUnitContact *contact)
{
  VeiLanguage language = vei_session_get_language (session);
  const char *note = vei_text_get (&contact->note, language);
  g_autofree char *date = dup_date_words (contact->date, language);
  g_autofree char *as_of = NULL;
  GtkWidget *row, *box;

  /* Translators: %s is a date in words, or a year */
  as_of = g_strdup_printf (_("Date of the source: %s"), date);
  row = vei_lookup_detail_row (get_kind_title (contact->kind), contact->value, as_of);
  box = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row));
  if (note[0] != '\0')
    gtk_box_append (GTK_BOX (box), vei_ui_label (note, "caption"));
  if (contact->check)
    gtk_box_append (GTK_BOX (box), vei_ui_label (vei_units_get_check_text (units, language),
                                                 "caption-heading"));
  gtk_box_append (GTK_BOX (box), vei_ui_source_chips (session, &contact->sources));
  return row;
}

static GtkWidget *
build_missing (VeiUnits           *units,
               VeiUnitContactKind  kind,
               VeiLanguage         language)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_widget_add_css_class (box, "detail-row");
  gtk_box_append (GTK_BOX (box), vei_ui_label (get_kind_title (kind), "caption"));
  gtk_box_append (GTK_BOX (box), vei_ui_label (vei_units_get_missing_text (units, kind, language),
                                               NULL));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  return row;
}

static void
add_page (GtkWidget        *box,
          VeiSession       *session,
          const char       *title,
          const VeiWebPage *page)
{
  GtkWidget *group;

  if (page->value == NULL)
    return;
  group = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_box_append (GTK_BOX (group), vei_ui_label (title, "caption"));
  gtk_box_append (GTK_BOX (group), vei_lookup_link (page->value));
  gtk_box_append (GTK_BOX (group), vei_ui_source_chips (session, &page->sources));
  gtk_box_append (GTK_BOX (box), group);
}

static void
add_contacts (GtkWidget     *box,
              VeiSession    *session,
              VeiUnits      *units,
              const VeiUnit *unit)
{
  VeiLanguage language = vei_session_get_language (session);
  GtkWidget *section = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  const VeiUnitNote *email = vei_units_find_note (units, "email");
  GtkWidget *list;

  gtk_box_append (GTK_BOX (section), vei_ui_heading (_("How to reach it"), "title-4", 2));
  list = vei_lookup_list (section, _("How to reach it"));
  for (guint i = 0; i < unit->n_contacts; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), build_contact (session, units, &unit->contacts[i]));
  for (guint kind = 0; kind < VEI_N_UNIT_CONTACT_KINDS; kind++)
    if (vei_unit_get_contact (unit, (VeiUnitContactKind) kind) == NULL)
      gtk_list_box_append (GTK_LIST_BOX (list),
                           build_missing (units, (VeiUnitContactKind) kind, language));
  if (vei_unit_get_contact (unit, VEI_UNIT_CONTACT_EMAIL) != NULL && email != NULL)
    gtk_box_append (GTK_BOX (section),
                    vei_lookup_statement (session, vei_text_get (&email->title, language),
                                          vei_text_get (&email->text, language),
                                          &email->sources));
  add_page (section, session, _("The page of the unit"), &unit->page);
  add_page (section, session, _("The site of the hospital"), &unit->trust->site);
  gtk_box_append (GTK_BOX (box), section);
}

static int
compare_places (gconstpointer a,
                gconstpointer b,
                gpointer      language)
{
  return vei_language_compare (GPOINTER_TO_INT (language), (*(const VeiPlace * const *) a)->name,
                               (*(const VeiPlace * const *) b)->name);
}

static void
add_area (GtkWidget     *box,
          VeiSession    *session,
          const VeiUnit *unit)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GPtrArray) places = g_ptr_array_new ();
  GtkWidget *section = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  for (guint i = 0; i < unit->n_places; i++)
    g_ptr_array_add (places, (gpointer) unit->places[i]);
  g_ptr_array_sort_with_data (places, compare_places,
                              GINT_TO_POINTER (vei_session_get_language (session)));
  for (guint i = 0; i < places->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            ((const VeiPlace *) places->pdata[i])->name);
  gtk_box_append (GTK_BOX (section), vei_ui_heading (_("Whom it serves"), "title-4", 2));
  if (names->len > 0)
    gtk_box_append (GTK_BOX (section), vei_ui_label (names->str, NULL));
  if (unit->confirm)
    gtk_box_append (GTK_BOX (section),
                    vei_ui_label (_("Some of these are uncertain. Search for your municipality to "
                                    "see why."), "caption"));
  gtk_box_append (GTK_BOX (section),
                  vei_ui_source_chips (session, &unit->trust->sources));
  gtk_box_append (GTK_BOX (box), section);
}

static void
add_notes (GtkWidget     *box,
           VeiSession    *session,
           VeiUnits      *units,
           const VeiUnit *unit)
{
  VeiLanguage language = vei_session_get_language (session);
  GtkWidget *section = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  gtk_box_append (GTK_BOX (section), vei_ui_heading (_("Good to know"), "title-4", 2));
  for (guint i = 0; i < vei_units_get_n_notes (units); i++)
    {
      const VeiUnitNote *note = vei_units_get_note (units, i);

      if ((note->unit != NULL && note->unit != unit) || g_str_equal (note->id, "email"))
        continue;
      gtk_box_append (GTK_BOX (section),
                      vei_lookup_statement (session, vei_text_get (&note->title, language),
                                            vei_text_get (&note->text, language),
                                            &note->sources));
    }
  gtk_box_append (GTK_BOX (box), section);
}

/**
 * vei_unit_details_add:
 * @box: where it goes
 * @session: the session
 * @units: the units
 * @unit: one of them
 * @use: what stands below the name: how to put it into a letter
 *
 * Puts all that is known of a unit at the end of a box, and says of what is
 * not known that it is not.
 */
void
vei_unit_details_add (GtkWidget     *box,
                      VeiSession    *session,
                      VeiUnits      *units,
                      const VeiUnit *unit,
                      GtkWidget     *use)
{
  VeiLanguage language;
  GtkWidget *head;
  const char *note;
  g_autofree char *belongs = NULL;

  g_return_if_fail (GTK_IS_BOX (box));
  g_return_if_fail (VEI_IS_SESSION (session));
  g_return_if_fail (unit != NULL);

  language = vei_session_get_language (session);
  head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_box_append (GTK_BOX (head),
                  vei_ui_heading (unit->known ? vei_text_get (&unit->name, language)
                                              : unit->trust->name, "title-2", 2));
  /* Translators: a hospital trust, and the region it belongs to */
  belongs = g_strdup_printf (_("%s, in %s"), unit->trust->name, unit->trust->region->name);
  gtk_box_append (GTK_BOX (head), vei_ui_label (belongs, NULL));
  if (!unit->known)
    gtk_box_append (GTK_BOX (head), vei_ui_label (vei_units_get_no_unit_text (units, language),
                                                  "heading"));
  note = vei_text_get (&unit->note, language);
  if (note[0] != '\0')
    gtk_box_append (GTK_BOX (head), vei_ui_label (note, NULL));
  gtk_box_append (GTK_BOX (head), vei_ui_source_chips (session, &unit->sources));
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), use);
  add_contacts (box, session, units, unit);
  add_area (box, session, unit);
  add_notes (box, session, units, unit);
}
