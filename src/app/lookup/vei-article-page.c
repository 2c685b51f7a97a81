/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/lookup/vei-article-page.h"

#include <glib/gi18n.h>

#include "app/lookup/vei-lookup-data.h"
#include "app/lookup/vei-lookup-screen.h"
#include "app/lookup/vei-lookup-targets.h"
#include "app/lookup/vei-lookup-ui.h"
#include "app/widgets/vei-term-list.h"
#include "app/widgets/vei-ui.h"
#include "core/vei-abroad.h"

static void
add_related_row (GtkWidget  *list,
                 VeiSession *session,
                 const char *target)
{
  g_autofree char *title = vei_lookup_dup_target_title (session, target);

  if (g_str_has_prefix (target, "screen:"))
    target += strlen ("screen:");
  if (title != NULL)
    gtk_list_box_append (GTK_LIST_BOX (list), vei_lookup_go_row (title, NULL, target));
}

/* Letters first, as buttons: they are what one came to do. */
static void
add_related (VeiLookupScreen  *screen,
             VeiSession       *session,
             const VeiArticle *article)
{
  GtkWidget *section = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *list;

  if (article->n_related == 0)
    return;
  for (guint i = 0; i < article->n_related; i++)
    {
      GtkWidget *button = NULL;

      if (g_str_has_prefix (article->related[i], "letter:"))
        button = vei_lookup_letter_button (session, article->related[i] + strlen ("letter:"));
      if (button != NULL)
        gtk_box_append (GTK_BOX (section), button);
    }

  list = vei_lookup_list (section, _("See also"));
  for (guint i = 0; i < article->n_related; i++)
    add_related_row (list, session, article->related[i]);
  if (gtk_widget_get_first_child (list) != NULL)
    gtk_box_insert_child_after (GTK_BOX (section), vei_ui_heading (_("See also"), "title-4", 2),
                                gtk_widget_get_prev_sibling (list));
  else
    gtk_box_remove (GTK_BOX (section), list);
  vei_lookup_screen_add (screen, section);
}

/* What only schemes for treatment abroad have: the office, and the complaint. */
static void
add_complaint (VeiLookupScreen *screen,
               VeiSession      *session,
               const char      *id)
{
  VeiAbroad *abroad = vei_lookup_get_subject (session, (VeiLookupReader) vei_abroad_new, NULL);
  VeiLanguage language = vei_session_get_language (session);
  const VeiScheme *scheme = vei_abroad_find_scheme (abroad, id);
  GtkWidget *section;

  if (scheme == NULL || (scheme->body == NULL && scheme->deadline == NULL))
    return;
  section = vei_lookup_screen_add_section (screen, _("If the answer is no"));
  if (scheme->deadline != NULL)
    gtk_box_append (GTK_BOX (section),
                    vei_ui_statement (session, vei_text_get (&scheme->deadline->text, language),
                                      &scheme->deadline->sources));
  if (scheme->body != NULL)
    gtk_box_append (GTK_BOX (section), vei_lookup_body (session, scheme->body));
}

/**
 * vei_article_page_new:
 * @session: the session
 * @target: which article, such as `topic:looping`; it must be there
 *
 * Creates a screen with an article to read.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
vei_article_page_new (VeiSession *session,
                      const char *target)
{
  const VeiArticle *article;
  VeiLanguage language;
  VeiLookupScreen *screen;
  const char *sender;
  GtkWidget *parts, *terms;

  g_return_val_if_fail (VEI_IS_SESSION (session), NULL);

  article = vei_lookup_find_article (session, target);
  g_return_val_if_fail (article != NULL, NULL);

  language = vei_session_get_language (session);
  screen = VEI_LOOKUP_SCREEN (vei_lookup_screen_new (session,
                                                     vei_text_get (&article->title, language)));
  sender = vei_text_get (&article->sender, language);
  if (sender[0] != '\0')
    vei_lookup_screen_add (screen, vei_lookup_sender (sender));
  vei_lookup_screen_add_text (screen, vei_text_get (&article->summary, language));
  parts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  vei_lookup_add_parts (session, parts, article, 2);
  vei_lookup_screen_add (screen, parts);
  terms = vei_term_list_new (session);
  vei_term_list_add_text (VEI_TERM_LIST (terms), vei_text_get (&article->title, language));
  vei_term_list_add_text (VEI_TERM_LIST (terms), vei_text_get (&article->summary, language));
  vei_term_list_add_labels (VEI_TERM_LIST (terms), parts);
  vei_lookup_screen_add (screen, terms);
  if (g_str_has_prefix (target, "abroad:"))
    add_complaint (screen, session, article->id);
  add_related (screen, session, article);
  return GTK_WIDGET (screen);
}
