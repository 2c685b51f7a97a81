/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/lookup/vei-rights-pages.h"

#include <glib/gi18n.h>

#include "app/lookup/vei-lookup-data.h"
#include "app/lookup/vei-lookup-screen.h"
#include "app/lookup/vei-lookup-ui.h"
#include "app/widgets/vei-ui.h"
#include "core/vei-rights.h"
#include "core/vei-units.h"

/**
 * vei_bodies_page_new:
 * @session: the session
 *
 * Creates the screen that says who does what, and how to reach them.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
vei_bodies_page_new (VeiSession *session)
{
  g_autoptr (GError) error = NULL;
  VeiLookupScreen *screen;
  VeiRights *rights;

  g_return_val_if_fail (VEI_IS_SESSION (session), NULL);

  screen = VEI_LOOKUP_SCREEN (vei_lookup_screen_new (session, _("Who does what")));
  rights = vei_lookup_get_subject (session, (VeiLookupReader) vei_rights_new, &error);
  if (rights == NULL)
    vei_lookup_screen_add_error (screen, error);
  for (guint i = 0; rights != NULL && i < vei_rights_get_n_bodies (rights); i++)
    vei_lookup_screen_add (screen, vei_lookup_body (session, vei_rights_get_body (rights, i)));
  return GTK_WIDGET (screen);
}

/* The names of the counties stand with the units; without those, the office
 * is known by its own name. */
static char *
dup_counties (VeiSession            *session,
              const VeiCountyOffice *office)
{
  VeiUnits *units = vei_lookup_get_subject (session, (VeiLookupReader) vei_units_new, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *list = NULL;

  for (guint i = 0; units != NULL && i < vei_units_get_n_counties (units); i++)
    {
      const VeiCounty *county = vei_units_get_county (units, i);

      for (guint j = 0; j < office->n_counties; j++)
        if (g_str_equal (office->counties[j], county->number))
          g_ptr_array_add (names, (gpointer) county->name);
    }
  if (names->len == 0)
    return NULL;
  g_ptr_array_add (names, NULL);
  list = g_strjoinv (", ", (char **) names->pdata);
  /* Translators: %s is a list of counties */
  return g_strdup_printf (_("Covers: %s"), list);
}

static GtkWidget *
build_office (VeiSession            *session,
              const VeiCountyOffice *office)
{
  VeiLanguage language = vei_session_get_language (session);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  const char *name = vei_text_get (&office->name, language);
  g_autofree char *counties = dup_counties (session, office);

  gtk_box_append (GTK_BOX (box), vei_ui_heading (name, "title-4", 2));
  if (counties != NULL)
    gtk_box_append (GTK_BOX (box), vei_ui_label (counties, NULL));
  if (office->web != NULL)
    gtk_box_append (GTK_BOX (box), vei_lookup_link (office->web));
  if (office->confirm)
    gtk_box_append (GTK_BOX (box), vei_ui_label (vei_lookup_check_text (), "caption-heading"));
  gtk_box_append (GTK_BOX (box), vei_ui_source_chips (session, &office->sources));
  vei_lookup_add_contacts (session, box, name, office->contacts, office->n_contacts);
  return box;
}

/**
 * vei_offices_page_new:
 * @session: the session
 *
 * Creates the screen with the offices of Statsforvalteren.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
vei_offices_page_new (VeiSession *session)
{
  g_autoptr (GError) error = NULL;
  VeiLookupScreen *screen;
  VeiRights *rights;

  g_return_val_if_fail (VEI_IS_SESSION (session), NULL);

  screen = VEI_LOOKUP_SCREEN (vei_lookup_screen_new (session,
                                                     _("Statsforvalteren where you live")));
  rights = vei_lookup_get_subject (session, (VeiLookupReader) vei_rights_new, &error);
  if (rights == NULL)
    vei_lookup_screen_add_error (screen, error);
  for (guint i = 0; rights != NULL && i < vei_rights_get_n_offices (rights); i++)
    vei_lookup_screen_add (screen, build_office (session, vei_rights_get_office (rights, i)));
  return GTK_WIDGET (screen);
}
