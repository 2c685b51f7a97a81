/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/lookup/vei-lookup-topics.h"

#include <glib/gi18n.h>

#include "app/lookup/vei-lookup-data.h"
#include "app/lookup/vei-lookup-screen.h"
#include "app/lookup/vei-lookup-ui.h"
#include "core/vei-topics.h"

static void
add_topic (GtkWidget        *list,
           VeiSession       *session,
           const VeiArticle *article)
{
  VeiLanguage language = vei_session_get_language (session);
  g_autofree char *target = g_strconcat ("topic:", article->id, NULL);
  const char *sender = vei_text_get (&article->sender, language);
  const char *summary = vei_text_get (&article->summary, language);
  g_autofree char *subtitle = NULL;

  /* Whose view it is must be seen before the article is opened. */
  subtitle = sender[0] != '\0' ? g_strconcat (sender, "\n", summary, NULL) : g_strdup (summary);
  gtk_list_box_append (GTK_LIST_BOX (list),
                       vei_lookup_go_row (vei_text_get (&article->title, language), subtitle,
                                          target));
}

/**
 * vei_lookup_topics_new:
 * @session: the session
 *
 * Creates the screen with the articles on other routes.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
vei_lookup_topics_new (VeiSession *session)
{
  g_autoptr (GError) error = NULL;
  VeiLookupScreen *screen;
  VeiTopics *topics;
  GtkWidget *box, *list;

  g_return_val_if_fail (VEI_IS_SESSION (session), NULL);

  screen = VEI_LOOKUP_SCREEN (vei_lookup_screen_new (session, _("Other routes")));
  vei_lookup_screen_set_picture (screen, "vei-picture-routes-symbolic");
  topics = vei_lookup_get_subject (session, (VeiLookupReader) vei_topics_new, &error);
  if (topics == NULL)
    {
      vei_lookup_screen_add_error (screen, error);
      return GTK_WIDGET (screen);
    }
  vei_lookup_screen_add_text (screen, _("Short articles. Each says who stands behind what."));
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  list = vei_lookup_list (box, _("Articles"));
  for (guint i = 0; i < vei_topics_get_n (topics); i++)
    add_topic (list, session, vei_topics_get (topics, i));
  vei_lookup_screen_add (screen, box);
  return GTK_WIDGET (screen);
}
