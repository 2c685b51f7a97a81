/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/lookup/vei-lookup-abroad.h"

#include <glib/gi18n.h>

#include "app/lookup/vei-abroad-chooser.h"
#include "app/lookup/vei-lookup-data.h"
#include "app/lookup/vei-lookup-screen.h"
#include "app/lookup/vei-lookup-ui.h"
#include "app/widgets/vei-ui.h"

static void
add_intro (VeiLookupScreen *screen,
           VeiSession      *session,
           VeiAbroad       *abroad)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  const VeiPoint *points;
  guint n;

  points = vei_abroad_get_intro (abroad, &n);
  for (guint i = 0; i < n; i++)
    gtk_box_append (GTK_BOX (box), vei_lookup_point (session, &points[i]));
  vei_lookup_screen_add (screen, box);
}

static void
add_schemes (VeiLookupScreen *screen,
             VeiSession      *session,
             VeiAbroad       *abroad)
{
  VeiLanguage language = vei_session_get_language (session);
  GtkWidget *section = vei_lookup_screen_add_section (screen, _("The schemes, each by itself"));
  GtkWidget *list = vei_lookup_list (section, _("The schemes, each by itself"));

  for (guint i = 0; i < vei_abroad_get_n_schemes (abroad); i++)
    {
      const VeiArticle *article = &vei_abroad_get_scheme (abroad, i)->article;
      g_autofree char *target = g_strconcat ("abroad:", article->id, NULL);

      gtk_list_box_append (GTK_LIST_BOX (list),
                           vei_lookup_go_row (vei_text_get (&article->title, language),
                                              vei_text_get (&article->summary, language),
                                              target));
    }
  gtk_list_box_append (GTK_LIST_BOX (list),
                       vei_lookup_go_row (_("What the numbers were"),
                                          _("Charts of old numbers. They do not say what to expect."),
                                          "figures"));
}

static gboolean
is_shown_before (VeiAbroad *abroad,
                 guint      region)
{
  for (guint i = 0; i < region; i++)
    if (vei_abroad_get_region (abroad, i)->office == vei_abroad_get_region (abroad, region)->office)
      return TRUE;
  return FALSE;
}

static void
add_offices (VeiLookupScreen *screen,
             VeiSession      *session,
             VeiAbroad       *abroad)
{
  VeiLanguage language = vei_session_get_language (session);
  GtkWidget *section = vei_lookup_screen_add_section (screen, _("The office of your region"));

  for (guint i = 0; i < vei_abroad_get_n_regions (abroad); i++)
    {
      const VeiAbroadRegion *region = vei_abroad_get_region (abroad, i);

      gtk_box_append (GTK_BOX (section),
                      vei_lookup_statement (session, vei_text_get (&region->name, language),
                                            vei_text_get (&region->text, language),
                                            &region->sources));
      /* Two regions share an office: how to reach it is said once. */
      if (region->office != NULL && region->office->n_contacts > 0 && !is_shown_before (abroad, i))
        vei_lookup_add_contacts (session, section, vei_text_get (&region->office->name, language),
                                 region->office->contacts, region->office->n_contacts);
    }
}

static void
add_complaints (VeiLookupScreen *screen,
                VeiSession      *session,
                VeiAbroad       *abroad)
{
  VeiLanguage language = vei_session_get_language (session);
  GtkWidget *section = vei_lookup_screen_add_section (screen, _("If the answer is no"));

  for (guint i = 0; i < vei_abroad_get_n_schemes (abroad); i++)
    {
      const VeiScheme *scheme = vei_abroad_get_scheme (abroad, i);

      if (scheme->deadline == NULL)
        continue;
      gtk_box_append (GTK_BOX (section),
                      vei_lookup_statement (session,
                                            vei_text_get (&scheme->article.title, language),
                                            vei_text_get (&scheme->deadline->text, language),
                                            &scheme->deadline->sources));
    }
}

/**
 * vei_lookup_abroad_new:
 * @session: the session
 *
 * Creates the screen on treatment abroad.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
vei_lookup_abroad_new (VeiSession *session)
{
  g_autoptr (GError) error = NULL;
  VeiLookupScreen *screen;
  VeiAbroad *abroad;
  GtkWidget *section;

  g_return_val_if_fail (VEI_IS_SESSION (session), NULL);

  screen = VEI_LOOKUP_SCREEN (vei_lookup_screen_new (session, _("Treatment abroad")));
  vei_lookup_screen_set_picture (screen, "vei-picture-abroad-symbolic");
  abroad = vei_lookup_get_subject (session, (VeiLookupReader) vei_abroad_new, &error);
  if (abroad == NULL)
    {
      vei_lookup_screen_add_error (screen, error);
      return GTK_WIDGET (screen);
    }
  add_intro (screen, session, abroad);
  section = vei_lookup_screen_add_section (screen, _("Which scheme is it?"));
  gtk_box_append (GTK_BOX (section), vei_abroad_chooser_new (session, abroad));
  add_schemes (screen, session, abroad);
  add_offices (screen, session, abroad);
  add_complaints (screen, session, abroad);
  return GTK_WIDGET (screen);
}
