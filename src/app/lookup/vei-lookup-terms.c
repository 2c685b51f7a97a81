/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/lookup/vei-lookup-terms.h"

#include <glib/gi18n.h>

#include "app/lookup/vei-lookup-data.h"
#include "app/lookup/vei-lookup-screen.h"
#include "app/lookup/vei-lookup-ui.h"
#include "app/widgets/vei-term-list.h"
#include "app/widgets/vei-ui.h"

#define LIST_DATA "vei-terms"

static char *
dup_sources (VeiSession    *session,
             const VeiTerm *term)
{
  VeiKnowledge *knowledge = vei_session_get_knowledge (session);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < term->sources.n; i++)
    {
      const VeiSource *source = vei_knowledge_get_source (knowledge, term->sources.ref[i].source);
      const char *label = vei_text_get (&source->label, vei_session_get_language (session));

      if (strstr (names->str, label) == NULL)
        g_string_append_printf (names, "%s%s", i > 0 ? "; " : "", label);
    }
  /* Translators: %s is the short name of a source, or of several */
  return g_strdup_printf (_("Source: %s"), names->str);
}

static GtkWidget *
build_row (VeiSession    *session,
           const VeiTerm *term)
{
  VeiLanguage language = vei_session_get_language (session);
  const char *word = vei_text_get (&term->word, language);
  const char *text = vei_text_get (&term->text, language);
  g_autofree char *sources = dup_sources (session, term);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_widget_add_css_class (box, "detail-row");
  gtk_box_append (GTK_BOX (box), vei_ui_label (word, "heading"));
  gtk_box_append (GTK_BOX (box), vei_ui_label (text, NULL));
  gtk_box_append (GTK_BOX (box), vei_ui_label (sources, "caption"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  vei_ui_set_name (row, word);
  vei_ui_set_description (row, text);
  return row;
}

/**
 * vei_lookup_terms_new:
 * @session: the session
 *
 * Creates the screen with the words that are explained.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
vei_lookup_terms_new (VeiSession *session)
{
  g_autoptr (GError) error = NULL;
  VeiLookupScreen *screen;
  VeiGlossary *glossary;
  GtkWidget *box, *list;

  g_return_val_if_fail (VEI_IS_SESSION (session), NULL);

  screen = VEI_LOOKUP_SCREEN (vei_lookup_screen_new (session, _("Glossary")));
  vei_lookup_screen_set_picture (screen, "vei-picture-glossary-symbolic");
  if (vei_lookup_get_subject (session, (VeiLookupReader) vei_topics_new, &error) == NULL)
    {
      vei_lookup_screen_add_error (screen, error);
      return GTK_WIDGET (screen);
    }
  vei_lookup_screen_add_text (screen, _("Words that you meet here and at the hospital, and what "
                                        "they mean."));
  glossary = vei_term_list_get_glossary (session);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  list = vei_lookup_list (box, _("Glossary"));
  for (guint i = 0; i < vei_glossary_get_n (glossary); i++)
    gtk_list_box_append (GTK_LIST_BOX (list), build_row (session, vei_glossary_get (glossary, i)));
  vei_lookup_screen_add (screen, box);
  g_object_set_data (G_OBJECT (screen), LIST_DATA, list);
  return GTK_WIDGET (screen);
}

/**
 * vei_lookup_terms_focus:
 * @screen: the screen with the words
 * @id: the id of a term
 *
 * Scrolls to a term, and gives its row the focus.
 */
void
vei_lookup_terms_focus (GtkWidget  *screen,
                        const char *id)
{
  GtkListBox *list;
  VeiGlossary *glossary;

  g_return_if_fail (VEI_IS_LOOKUP_SCREEN (screen));
  g_return_if_fail (id != NULL);

  list = g_object_get_data (G_OBJECT (screen), LIST_DATA);
  glossary = vei_term_list_get_glossary (vei_lookup_screen_get_session (VEI_LOOKUP_SCREEN (screen)));
  if (list == NULL || glossary == NULL)
    return;
  for (guint i = 0; i < vei_glossary_get_n (glossary); i++)
    if (g_str_equal (vei_glossary_get (glossary, i)->id, id))
      gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (list, (int) i)));
}
