/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/lookup/vei-lookup-rights.h"

#include <glib/gi18n.h>

#include "app/lookup/vei-deadline-view.h"
#include "app/lookup/vei-lookup-data.h"
#include "app/lookup/vei-lookup-screen.h"
#include "app/lookup/vei-lookup-ui.h"
#include "app/widgets/vei-ui.h"
#include "core/vei-rights.h"

static void
add_statements (VeiLookupScreen    *screen,
                VeiSession         *session,
                const char         *heading,
                VeiRights          *rights,
                guint               n,
                const VeiStatement *(*get) (VeiRights *, guint))
{
  VeiLanguage language = vei_session_get_language (session);
  GtkWidget *section;

  if (n == 0)
    return;
  section = vei_lookup_screen_add_section (screen, heading);
  for (guint i = 0; i < n; i++)
    {
      const VeiStatement *statement = get (rights, i);

      gtk_box_append (GTK_BOX (section),
                      vei_lookup_statement (session, vei_text_get (&statement->title, language),
                                            vei_text_get (&statement->text, language),
                                            &statement->sources));
    }
}

static void
add_articles (VeiLookupScreen *screen,
              VeiSession      *session,
              VeiRights       *rights)
{
  VeiLanguage language = vei_session_get_language (session);
  GtkWidget *section = vei_lookup_screen_add_section (screen, _("Read more"));
  GtkWidget *list = vei_lookup_list (section, _("Articles"));

  for (guint i = 0; i < vei_rights_get_n_articles (rights); i++)
    {
      const VeiArticle *article = vei_rights_get_article (rights, i);
      g_autofree char *target = g_strconcat ("rights:", article->id, NULL);

      gtk_list_box_append (GTK_LIST_BOX (list),
                           vei_lookup_go_row (vei_text_get (&article->title, language),
                                              vei_text_get (&article->summary, language),
                                              target));
    }
  gtk_list_box_append (GTK_LIST_BOX (list),
                       vei_lookup_go_row (_("Who does what"),
                                          _("The hospital, Statsforvalteren, the ombud and others: "
                                            "what they do, and what not."), "bodies"));
  gtk_list_box_append (GTK_LIST_BOX (list),
                       vei_lookup_go_row (_("Statsforvalteren where you live"),
                                          _("The offices and the counties that they cover."),
                                          "offices"));
}

/**
 * vei_lookup_rights_new:
 * @session: the session
 *
 * Creates the screen on complaints, deadlines and who helps.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
vei_lookup_rights_new (VeiSession *session)
{
  g_autoptr (GError) error = NULL;
  VeiLookupScreen *screen;
  VeiRights *rights;
  GtkWidget *section;

  g_return_val_if_fail (VEI_IS_SESSION (session), NULL);

  screen = VEI_LOOKUP_SCREEN (vei_lookup_screen_new (session, _("Rights and deadlines")));
  vei_lookup_screen_set_picture (screen, "vei-picture-calendar-symbolic");
  rights = vei_lookup_get_subject (session, (VeiLookupReader) vei_rights_new, &error);
  if (rights != NULL)
    add_statements (screen, session, _("Two kinds of complaint"), rights,
                    vei_rights_get_n_kinds (rights), vei_rights_get_kind);
  section = vei_lookup_screen_add_section (screen, _("Count the deadline"));
  gtk_box_append (GTK_BOX (section), vei_deadline_view_new (session));
  if (rights == NULL)
    {
      vei_lookup_screen_add_error (screen, error);
      return GTK_WIDGET (screen);
    }
  add_statements (screen, session, _("The way of a complaint"), rights,
                  vei_rights_get_n_steps (rights), vei_rights_get_step);
  add_articles (screen, session, rights);
  return GTK_WIDGET (screen);
}
