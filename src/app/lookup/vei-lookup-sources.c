/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/lookup/vei-lookup-sources.h"

#include <glib/gi18n.h>

#include "app/lookup/vei-lookup-screen.h"
#include "app/lookup/vei-lookup-ui.h"
#include "app/widgets/vei-source-chip.h"
#include "app/widgets/vei-ui.h"
#include "core/vei-date.h"

static const char *
get_sender_name (VeiSender sender)
{
  switch (sender)
    {
    case VEI_SENDER_AUTHORITY:
      return _("Authority");
    case VEI_SENDER_HOSPITAL:
      return _("Hospital");
    case VEI_SENDER_ASSOCIATION:
      return _("Association");
    case VEI_SENDER_FOREIGN_ASSOCIATION:
      return _("Foreign association");
    case VEI_SENDER_PROFESSION:
      return _("Health professionals");
    case VEI_SENDER_OTHER:
      return _("Others");
    default:
      g_return_val_if_reached ("");
    }
}

static void
append_line (GString    *text,
             const char *line)
{
  if (line == NULL || line[0] == '\0')
    return;
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, line);
}

static char *
dup_details (VeiSession      *session,
             const VeiSource *source)
{
  VeiLanguage language = vei_session_get_language (session);
  GString *text = g_string_new (NULL);
  g_autofree char *sender = NULL;
  g_autofree char *dates = vei_source_dup_dates_text (source, language);
  g_autofree char *facts = NULL;
  guint n_facts = vei_knowledge_count_facts (vei_session_get_knowledge (session), source);

  /* Translators: a kind of sender, such as "Hospital", and its name */
  sender = g_strdup_printf (_("%s: %s"), get_sender_name (source->sender), source->publisher);
  /* Translators: %u is how many statements of the program rest on a source */
  facts = g_strdup_printf (ngettext ("%u statement here rests on it.",
                                     "%u statements here rest on it.", n_facts), n_facts);
  append_line (text, sender);
  append_line (text, dates);
  append_line (text, vei_source_confidence_text (source));
  append_line (text, facts);
  return g_string_free (text, FALSE);
}

static GtkWidget *
build_row (VeiSession      *session,
           const VeiSource *source)
{
  const char *title = vei_text_get (&source->title, vei_session_get_language (session));
  g_autofree char *details = dup_details (session, source);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  vei_ui_set_name (row, title);
  vei_ui_set_description (row, details);
  gtk_widget_add_css_class (box, "detail-row");
  gtk_box_append (GTK_BOX (box), vei_ui_label (title, "heading"));
  /* In words, and above the rest: colour alone would not be seen by all. */
  if (g_date_valid (&source->valid_to) &&
      g_date_compare (&source->valid_to, vei_session_get_as_of (session)) < 0)
    gtk_box_append (GTK_BOX (box), vei_ui_label (_("Expired"), "source-mark"));
  if (source->interim)
    gtk_box_append (GTK_BOX (box), vei_ui_label (_("Interim"), "source-mark"));
  gtk_box_append (GTK_BOX (box), vei_ui_label (details, "caption"));
  if (source->url != NULL)
    {
      GtkWidget *link = gtk_link_button_new_with_label (source->url, _("Show the source"));
      g_autofree char *name = g_strdup_printf (_("Open: %s"), title);

      gtk_widget_set_halign (link, GTK_ALIGN_START);
      gtk_widget_add_css_class (link, "detail-link");
      vei_ui_set_name (link, name);
      gtk_box_append (GTK_BOX (box), link);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  return row;
}

static void
add_summary (VeiLookupScreen *screen,
             VeiSession      *session)
{
  VeiKnowledge *knowledge = vei_session_get_knowledge (session);
  guint n = vei_knowledge_get_n_sources (knowledge);
  guint n_expired = 0;
  guint n_interim = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < n; i++)
    {
      const VeiSource *source = vei_knowledge_get_source (knowledge, i);

      n_interim += source->interim ? 1 : 0;
      n_expired += g_date_valid (&source->valid_to) &&
                   g_date_compare (&source->valid_to, vei_session_get_as_of (session)) < 0;
    }
  if (n_expired > 0)
    /* Translators: how many sources there are, how many are past their last day,
     * and how many were interim */
    text = g_strdup_printf (_("There are %u sources. Past their last day: %u. Interim: %u. "
                              "The ones that most rests on stand first."),
                            n, n_expired, n_interim);
  else
    /* Translators: how many sources there are, and how many were interim */
    text = g_strdup_printf (_("There are %u sources. Interim: %u. The ones that most rests on "
                              "stand first."),
                            n, n_interim);
  vei_lookup_screen_add_text (screen, _("All that the program says rests on these. What is old "
                                        "or interim is shown as that."));
  vei_lookup_screen_add_text (screen, text);
}

static int
compare_sources (gconstpointer a,
                 gconstpointer b,
                 gpointer      knowledge)
{
  const VeiSource *first = *(const VeiSource * const *) a;
  const VeiSource *second = *(const VeiSource * const *) b;
  guint first_facts = vei_knowledge_count_facts (knowledge, first);
  guint second_facts = vei_knowledge_count_facts (knowledge, second);

  if (first_facts != second_facts)
    return first_facts < second_facts ? 1 : -1;
  return g_strcmp0 (first->id, second->id);
}

/* ---- Rows, a few each frame: there are many, and one sees the first ---- */

#define FIRST_ROWS 8
#define MORE_ROWS  4

typedef struct
{
  VeiSession *session;         /* the screen holds it */
  GtkWidget  *list;
  GPtrArray  *sources;         /* (element-type VeiSource), in order */
  guint       n_shown;
} Filling;

static void
free_filling (Filling *filling)
{
  g_ptr_array_unref (filling->sources);
  g_free (filling);
}

static void
add_rows (Filling *filling,
          guint    n)
{
  for (; n > 0 && filling->n_shown < filling->sources->len; n--)
    gtk_list_box_append (GTK_LIST_BOX (filling->list),
                         build_row (filling->session,
                                    filling->sources->pdata[filling->n_shown++]));
}

static gboolean
fill_cb (GtkWidget     *list,
         GdkFrameClock *clock,
         gpointer       data)
{
  Filling *filling = data;

  add_rows (filling, MORE_ROWS);
  return filling->n_shown < filling->sources->len ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/**
 * vei_lookup_sources_new:
 * @session: the session
 *
 * Creates the screen with all sources.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
vei_lookup_sources_new (VeiSession *session)
{
  VeiLookupScreen *screen;
  VeiKnowledge *knowledge;
  Filling *filling;
  GtkWidget *box;

  g_return_val_if_fail (VEI_IS_SESSION (session), NULL);

  knowledge = vei_session_get_knowledge (session);
  screen = VEI_LOOKUP_SCREEN (vei_lookup_screen_new (session, _("Sources")));
  vei_lookup_screen_set_picture (screen, "vei-picture-sources-symbolic");
  add_summary (screen, session);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  filling = g_new0 (Filling, 1);
  filling->session = session;
  filling->list = vei_lookup_list (box, _("Sources"));
  filling->sources = g_ptr_array_new ();
  for (guint i = 0; i < vei_knowledge_get_n_sources (knowledge); i++)
    g_ptr_array_add (filling->sources, (gpointer) vei_knowledge_get_source (knowledge, i));
  g_ptr_array_sort_with_data (filling->sources, compare_sources, knowledge);
  g_object_set_data_full (G_OBJECT (screen), "vei-filling", filling,
                          (GDestroyNotify) free_filling);
  add_rows (filling, FIRST_ROWS);
  gtk_widget_add_tick_callback (filling->list, fill_cb, filling, NULL);
  vei_lookup_screen_add (screen, box);
  return GTK_WIDGET (screen);
}

/**
 * vei_lookup_sources_focus:
 * @screen: the screen with all sources
 * @id: a source
 *
 * Scrolls to a source, and gives its row the focus.
 */
void
vei_lookup_sources_focus (GtkWidget  *screen,
                          const char *id)
{
  Filling *filling;

  g_return_if_fail (GTK_IS_WIDGET (screen));
  g_return_if_fail (id != NULL);

  filling = g_object_get_data (G_OBJECT (screen), "vei-filling");
  g_return_if_fail (filling != NULL);

  add_rows (filling, filling->sources->len);
  for (guint i = 0; i < filling->sources->len; i++)
    if (g_str_equal (((const VeiSource *) filling->sources->pdata[i])->id, id))
      gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (filling->list),
                                                                        (int) i)));
}
