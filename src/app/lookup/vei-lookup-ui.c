/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/lookup/vei-lookup-ui.h"

#include <glib/gi18n.h>

#include "app/widgets/vei-ui.h"

/**
 * vei_lookup_list:
 * @box: where it goes
 * @name: what a screen reader calls it
 *
 * Puts an empty list of rows at the end of a box.
 *
 * Returns: (transfer none): a #GtkListBox
 */
GtkWidget *
vei_lookup_list (GtkWidget  *box,
                 const char *name)
{
  GtkWidget *list;

  g_return_val_if_fail (GTK_IS_BOX (box), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  vei_ui_set_name (list, name);
  gtk_box_append (GTK_BOX (box), list);
  return list;
}

/**
 * vei_lookup_go_row:
 * @title: what it leads to
 * @subtitle: (nullable): a sentence about it
 * @target: the screen, as [method@LookupPage.show] names it
 *
 * Creates a row of a list that opens a screen.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
vei_lookup_go_row (const char *title,
                   const char *subtitle,
                   const char *target)
{
  GtkWidget *row;

  g_return_val_if_fail (target != NULL, NULL);

  row = vei_ui_row (title, subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), vei_ui_go_arrow ());
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "lookup.show");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", target);
  return row;
}

/**
 * vei_lookup_go_button:
 * @label: what it leads to
 * @target: the screen, as [method@LookupPage.show] names it
 *
 * Creates a button that opens a screen.
 *
 * Returns: (transfer floating): the button
 */
GtkWidget *
vei_lookup_go_button (const char *label,
                      const char *target)
{
  GtkWidget *button;

  g_return_val_if_fail (label != NULL, NULL);
  g_return_val_if_fail (target != NULL, NULL);

  button = gtk_button_new_with_label (label);
  vei_ui_wrap_button (button);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "lookup.show");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  return button;
}

/**
 * vei_lookup_letter_button:
 * @session: the session
 * @kind_id: a kind of letter
 *
 * Creates a button that opens a letter.
 *
 * Returns: (transfer floating) (nullable): the button, or %NULL where the pack
 *   has no such letter
 */
GtkWidget *
vei_lookup_letter_button (VeiSession *session,
                          const char *kind_id)
{
  VeiLetterBook *book;
  const VeiLetterKind *kind;
  GtkWidget *button;
  g_autofree char *label = NULL;

  g_return_val_if_fail (VEI_IS_SESSION (session), NULL);
  g_return_val_if_fail (kind_id != NULL, NULL);

  book = vei_session_get_letter_book (session);
  kind = book != NULL ? vei_letter_book_find_kind (book, kind_id) : NULL;
  if (kind == NULL)
    return NULL;
  /* Translators: %s is the name of a letter, "Complaint" */
  label = g_strdup_printf (_("Write: %s"),
                           vei_text_get (&kind->title, vei_session_get_language (session)));
  button = gtk_button_new_with_label (label);
  vei_ui_wrap_button (button);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open-letter");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", kind_id);
  return button;
}

/**
 * vei_lookup_detail_row:
 * @title: what it is, "Phone"
 * @value: what can be copied; never read as markup
 * @note: (nullable): how old it is, or what it is for
 *
 * Creates a row of a list that shows a detail.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
vei_lookup_detail_row (const char *title,
                       const char *value,
                       const char *note)
{
  GtkWidget *row, *box, *label;

  g_return_val_if_fail (title != NULL, NULL);
  g_return_val_if_fail (value != NULL, NULL);

  row = gtk_list_box_row_new ();
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_widget_add_css_class (box, "detail-row");
  gtk_box_append (GTK_BOX (box), vei_ui_label (title, "caption"));
  label = vei_ui_label (value, "heading");
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_box_append (GTK_BOX (box), label);
  if (note != NULL && note[0] != '\0')
    gtk_box_append (GTK_BOX (box), vei_ui_label (note, "caption"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

/**
 * vei_lookup_link:
 * @address: an address on the web, with or without https://
 *
 * Creates a link that is opened in the browser.
 *
 * Returns: (transfer floating): the button
 */
GtkWidget *
vei_lookup_link (const char *address)
{
  GtkWidget *link;
  g_autofree char *uri = NULL;

  g_return_val_if_fail (address != NULL, NULL);

  uri = strstr (address, "://") != NULL ? g_strdup (address)
                                        : g_strconcat ("https://", address, NULL);
  link = gtk_link_button_new_with_label (uri, address);
  vei_ui_wrap_button (link);
  gtk_widget_set_halign (link, GTK_ALIGN_START);
  gtk_widget_add_css_class (link, "detail-link");
  return link;
}

/**
 * vei_lookup_statement:
 * @session: the session
 * @title: (nullable): what it is about, in a few words
 * @text: what is said; never read as markup
 * @sources: (nullable): what it rests on
 *
 * Creates a statement under a heading of its own, with its sources.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
vei_lookup_statement (VeiSession          *session,
                      const char          *title,
                      const char          *text,
                      const VeiSourceRefs *sources)
{
  GtkWidget *box;

  if (title == NULL || title[0] == '\0')
    return vei_ui_statement (session, text, sources);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (box), vei_ui_heading (title, "heading", 3));
  gtk_box_append (GTK_BOX (box), vei_ui_statement (session, text, sources));
  return box;
}

/**
 * vei_lookup_check_text:
 *
 * Gets the sentence for what is old or weakly founded.
 *
 * Returns: (transfer none): the sentence
 */
const char *
vei_lookup_check_text (void)
{
  return _("Check this before you rely on it.");
}

/**
 * vei_lookup_point:
 * @session: the session
 * @point: something that is said
 *
 * Creates a paragraph of an article, with its sources, and a word of caution
 * where it needs one.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
vei_lookup_point (VeiSession     *session,
                  const VeiPoint *point)
{
  GtkWidget *box, *check;

  g_return_val_if_fail (point != NULL, NULL);

  box = vei_ui_statement (session,
                          vei_text_get (&point->text, vei_session_get_language (session)),
                          &point->sources);
  if (point->confirm)
    {
      check = vei_ui_label (vei_lookup_check_text (), "caption-heading");
      gtk_box_insert_child_after (GTK_BOX (box), check, gtk_widget_get_first_child (box));
    }
  return box;
}

static const char *
get_contact_title (VeiContactKind kind)
{
  switch (kind)
    {
    case VEI_CONTACT_PHONE:
      return _("Phone");
    case VEI_CONTACT_WEB:
      return _("On the web");
    case VEI_CONTACT_POST:
      return _("Post address");
    default:
      g_return_val_if_reached ("");
    }
}

/**
 * vei_lookup_add_contacts:
 * @session: the session
 * @box: where they go
 * @name: whose they are
 * @contacts: (array length=n_contacts): how to reach somebody
 * @n_contacts: how many ways there are
 *
 * Puts a list of ways to reach somebody at the end of a box, each with its
 * sources; nothing where there are none.
 */
void
vei_lookup_add_contacts (VeiSession           *session,
                         GtkWidget            *box,
                         const char           *name,
                         const VeiBodyContact *contacts,
                         guint                 n_contacts)
{
  GtkWidget *list;

  g_return_if_fail (VEI_IS_SESSION (session));

  if (n_contacts == 0)
    return;
  list = vei_lookup_list (box, name);
  for (guint i = 0; i < n_contacts; i++)
    {
      const VeiBodyContact *contact = &contacts[i];
      const char *note = vei_text_get (&contact->note, vei_session_get_language (session));
      GtkWidget *row = vei_lookup_detail_row (get_contact_title (contact->kind),
                                              contact->value, note);
      GtkWidget *content = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row));

      if (contact->kind == VEI_CONTACT_WEB)
        {
          GtkWidget *label = gtk_widget_get_next_sibling (gtk_widget_get_first_child (content));

          gtk_box_insert_child_after (GTK_BOX (content), vei_lookup_link (contact->value), label);
          gtk_box_remove (GTK_BOX (content), label);
        }
      if (contact->confirm)
        gtk_box_append (GTK_BOX (content), vei_ui_label (vei_lookup_check_text (),
                                                         "caption-heading"));
      gtk_box_append (GTK_BOX (content), vei_ui_source_chips (session, &contact->sources));
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
}

/**
 * vei_lookup_body:
 * @session: the session
 * @body: somebody who decides, hears a complaint or helps
 *
 * Creates what is said of somebody, with how to reach them.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
vei_lookup_body (VeiSession    *session,
                 const VeiBody *body)
{
  VeiLanguage language;
  GtkWidget *box;
  const char *name;

  g_return_val_if_fail (VEI_IS_SESSION (session), NULL);
  g_return_val_if_fail (body != NULL, NULL);

  language = vei_session_get_language (session);
  name = vei_text_get (&body->name, language);
  box = vei_lookup_statement (session, name, vei_text_get (&body->text, language),
                              &body->sources);
  vei_lookup_add_contacts (session, box, name, body->contacts, body->n_contacts);
  return box;
}

/**
 * vei_lookup_sender:
 * @sender: whose view it is
 *
 * Creates the notice for what is said by somebody who is not Norwegian.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
vei_lookup_sender (const char *sender)
{
  GtkWidget *label = vei_ui_label (sender, "heading");

  gtk_widget_add_css_class (label, "sender-label");
  return label;
}

/**
 * vei_lookup_add_parts:
 * @session: the session
 * @box: where they go
 * @article: an article
 * @level: the level of their headings
 *
 * Puts the parts of an article at the end of a box.
 */
void
vei_lookup_add_parts (VeiSession       *session,
                      GtkWidget        *box,
                      const VeiArticle *article,
                      int               level)
{
  VeiLanguage language;

  g_return_if_fail (VEI_IS_SESSION (session));
  g_return_if_fail (GTK_IS_BOX (box));
  g_return_if_fail (article != NULL);

  language = vei_session_get_language (session);
  for (guint i = 0; i < article->n_parts; i++)
    {
      const VeiPart *part = &article->parts[i];
      const char *sender = vei_text_get (&part->sender, language);
      GtkWidget *section = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

      gtk_box_append (GTK_BOX (section),
                      vei_ui_heading (vei_text_get (&part->title, language), "title-4", level));
      /* Said once in full; again in small where it is the same. */
      if (g_str_equal (sender, vei_text_get (&article->sender, language)) && sender[0] != '\0')
        gtk_box_append (GTK_BOX (section), vei_ui_label (sender, "caption-heading"));
      else if (sender[0] != '\0')
        gtk_box_append (GTK_BOX (section), vei_lookup_sender (sender));
      for (guint j = 0; j < part->n_points; j++)
        gtk_box_append (GTK_BOX (section), vei_lookup_point (session, &part->points[j]));
      gtk_box_append (GTK_BOX (box), section);
    }
}
