/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/lookup/vei-abroad-figures.h"

#include <glib/gi18n.h>

#include "app/lookup/vei-chart-figure.h"
#include "app/lookup/vei-lookup-data.h"
#include "app/lookup/vei-lookup-screen.h"
#include "core/vei-abroad.h"

/**
 * vei_abroad_figures_new:
 * @session: the session
 *
 * Creates the screen with the numbers on treatment abroad.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
vei_abroad_figures_new (VeiSession *session)
{
  g_autoptr (GError) error = NULL;
  VeiLookupScreen *screen;
  VeiAbroad *abroad;

  g_return_val_if_fail (VEI_IS_SESSION (session), NULL);

  screen = VEI_LOOKUP_SCREEN (vei_lookup_screen_new (session, _("What the numbers were")));
  abroad = vei_lookup_get_subject (session, (VeiLookupReader) vei_abroad_new, &error);
  if (abroad == NULL)
    vei_lookup_screen_add_error (screen, error);
  for (guint i = 0; abroad != NULL && i < vei_abroad_get_n_tables (abroad); i++)
    vei_lookup_screen_add (screen, vei_chart_figure_new (session, vei_abroad_get_table (abroad, i)));
  return GTK_WIDGET (screen);
}
