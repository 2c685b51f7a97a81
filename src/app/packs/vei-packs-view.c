/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/packs/vei-packs-view.h"

#include <glib/gi18n.h>

#include "app/packs/vei-packs-banner.h"
#include "app/widgets/vei-expander.h"
#include "app/widgets/vei-ui.h"
#include "core/vei-date.h"

/* So many lines of what is new are shown at once; the rest on request. */
#define FIRST_LINES 8

/* ---- Rows ---- */

static void
clear_list (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

/* What it is, and below it its value, which can be copied. */
static void
add_row (GtkListBox *list,
         const char *title,
         const char *value,
         const char *css_class)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label = vei_ui_label (value, css_class);
  GtkWidget *name = vei_ui_label (title, "caption");

  gtk_widget_add_css_class (box, "detail-row");
  gtk_widget_add_css_class (name, "dim-label");
  gtk_box_append (GTK_BOX (box), name);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_append (list, row);
}

static const char *
get_origin (VeiPacks *packs)
{
  if (vei_packs_is_chosen (packs))
    return _("A folder that was chosen when the program was started");
  if (vei_packs_is_installed (packs))
    return _("Installed by you");
  return _("Came with the program");
}

/**
 * vei_packs_view_fill_in_use:
 * @list: a list
 * @packs: the packs
 * @session: the session
 *
 * Shows in a list which knowledge is in use.
 */
void
vei_packs_view_fill_in_use (GtkListBox *list,
                            VeiPacks   *packs,
                            VeiSession *session)
{
  VeiKnowledge *knowledge = vei_session_get_knowledge (session);
  VeiLanguage language = vei_session_get_language (session);
  const GDate *expires = vei_knowledge_get_expires (knowledge);
  g_autofree char *day = vei_date_to_words (vei_knowledge_get_released (knowledge), language);
  g_autofree char *age = vei_packs_dup_age (knowledge, vei_session_get_as_of (session));
  /* Translators: a day in words, and how long ago that is: “14. desember 2026, 3 months old” */
  g_autofree char *released = g_strdup_printf (_("%s, %s"), day, age);

  clear_list (list);
  add_row (list, _("Version"), vei_knowledge_get_version (knowledge), "heading");
  add_row (list, _("Released"), released, "heading");
  add_row (list, _("Publisher"), vei_knowledge_get_publisher (knowledge), "heading");
  if (expires != NULL)
    {
      g_autofree char *last = vei_date_to_words (expires, language);

      add_row (list, g_date_compare (expires, vei_session_get_as_of (session)) < 0
                     ? _("Expired") : _("To be relied on until"), last, "heading");
    }
  add_row (list, _("Where it is from"), get_origin (packs), "heading");
}

/**
 * vei_packs_view_fill_publisher:
 * @list: a list
 * @publisher: (nullable): a card, or %NULL for nobody
 *
 * Shows in a list who is trusted.
 */
void
vei_packs_view_fill_publisher (GtkListBox         *list,
                               const VeiPublisher *publisher)
{
  g_autofree char *fingerprint = NULL;

  clear_list (list);
  if (publisher == NULL)
    return;
  fingerprint = vei_public_key_get_fingerprint (&publisher->key);
  add_row (list, _("Name"), publisher->name, "heading");
  add_row (list, _("Address of updates"), publisher->update_url, NULL);
  add_row (list, _("Fingerprint of its key"), fingerprint, "monospace");
}

/* ---- Words ---- */

/**
 * vei_packs_view_dup_asked:
 * @packs: the packs
 * @language: the language
 *
 * Says when the publisher was last asked for news.
 *
 * Returns: (transfer full): a sentence
 */
char *
vei_packs_view_dup_asked (VeiPacks    *packs,
                          VeiLanguage  language)
{
  const char *asked = vei_packs_get_last_asked (packs);
  g_autofree char *words = NULL;
  GDate day;

  if (asked == NULL || !vei_date_parse (asked, &day))
    return g_strdup (_("The publisher has not been asked yet."));
  words = vei_date_to_words (&day, language);
  /* Translators: %s is a day in words */
  return g_strdup_printf (_("The publisher was last asked on %s."), words);
}

/**
 * vei_packs_view_dup_card:
 * @publisher: a card
 *
 * Says what a person has to look at before trusting a publisher.
 *
 * Returns: (transfer full): some lines
 */
char *
vei_packs_view_dup_card (const VeiPublisher *publisher)
{
  g_autofree char *fingerprint = NULL;

  g_return_val_if_fail (publisher != NULL, NULL);

  fingerprint = vei_public_key_get_fingerprint (&publisher->key);
  /* Translators: a name, an address on the web, and letters and digits in groups */
  return g_strdup_printf (_("Name: %s\nAddress of updates: %s\n\nFingerprint of its key:\n%s\n\n"
                            "Compare the fingerprint with what the publisher shows on its own page, or "
                            "tells you by telephone. If they are not the same, somebody else made this "
                            "card. Then do not trust it."),
                          publisher->name, publisher->update_url, fingerprint);
}

/* ---- What is new ---- */

static void
add_line (GtkWidget  *box,
          const char *text,
          const char *below)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_widget_add_css_class (lines, "detail-row");
  gtk_box_append (GTK_BOX (lines), vei_ui_label (text, NULL));
  if (below != NULL)
    {
      GtkWidget *label = vei_ui_label (below, "caption");

      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (lines), label);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), lines);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_append (GTK_LIST_BOX (box), row);
}

static GtkWidget *
create_list (const char *name)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  vei_ui_set_name (list, name);
  return list;
}

typedef void (*AddEntry) (GtkWidget *list,
                          gpointer   entry);

static void
add_text_entry (GtkWidget *list,
                gpointer   entry)
{
  add_line (list, entry, NULL);
}

static void
add_change_entry (GtkWidget *list,
                  gpointer   entry)
{
  const VeiPackChange *change = entry;

  add_line (list, change->what, change->person);
}

/* The first lines, and the rest folded away: a new list of units can be long. */
static void
add_entries (GtkWidget  *box,
             GPtrArray  *entries,
             const char *name,
             AddEntry    add)
{
  GtkWidget *list, *rest, *expander;
  g_autofree char *label = NULL;

  if (entries->len == 0)
    return;
  list = create_list (name);
  gtk_box_append (GTK_BOX (box), list);
  for (guint i = 0; i < MIN (entries->len, FIRST_LINES); i++)
    add (list, entries->pdata[i]);
  if (entries->len <= FIRST_LINES)
    return;
  label = g_strdup_printf (ngettext ("%u more", "%u more", entries->len - FIRST_LINES),
                           entries->len - FIRST_LINES);
  rest = create_list (name);
  for (guint i = FIRST_LINES; i < entries->len; i++)
    add (rest, entries->pdata[i]);
  expander = vei_expander_new (label);
  gtk_widget_add_css_class (expander, "why");
  vei_expander_set_child (VEI_EXPANDER (expander), rest);
  gtk_box_append (GTK_BOX (box), expander);
}

static void
add_text (GtkWidget  *box,
          const char *text)
{
  gtk_box_append (GTK_BOX (box), vei_ui_label (text, NULL));
}

static void
add_answer_button (GtkWidget  *box,
                   VeiSession *session)
{
  GtkWidget *button;

  if (!vei_session_has_answers (session))
    return;
  button = gtk_button_new_with_label (_("Show your answer"));
  vei_ui_wrap_button (button);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-result");
  gtk_box_append (GTK_BOX (box), button);
}

/**
 * vei_packs_view_add_news:
 * @box: a #GtkBox
 * @news: what is new
 * @session: the session
 *
 * Shows what the knowledge in use says that the one before it did not.
 */
void
vei_packs_view_add_news (GtkWidget         *box,
                         const VeiPackNews *news,
                         VeiSession        *session)
{
  g_autofree char *versions = NULL;

  g_return_if_fail (GTK_IS_BOX (box));
  g_return_if_fail (news != NULL);

  /* Translators: twice a version such as 2026.12.1 */
  versions = g_strdup_printf (_("From version %s to version %s."), news->before, news->after);
  gtk_box_append (GTK_BOX (box), vei_ui_heading (_("This is new"), "title-4", 2));
  add_text (box, versions);
  add_entries (box, news->lines, _("What changed"), add_text_entry);
  if (news->lines->len == 0)
    add_text (box, _("Nothing but the version: both say the same."));
  gtk_box_append (GTK_BOX (box), vei_ui_heading (_("Who gets another answer"), "heading", 3));
  add_entries (box, news->changes, _("Who gets another answer"), add_change_entry);
  if (news->changes->len == 0)
    add_text (box, _("Nobody gets another answer, approval, caution or step."));
  add_answer_button (box, session);
}
