/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "app/widgets/vei-ui.h"

#include "app/vei-compat.h"
#include "app/widgets/vei-flow-layout.h"
#include "app/widgets/vei-source-chip.h"

static void
set_up_label (GtkLabel   *label,
              const char *css_class)
{
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (label, 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (label), css_class);
}

/**
 * vei_ui_label:
 * @text: what it says; never read as markup
 * @css_class: (nullable): its text style, such as `caption`
 *
 * Creates a label that wraps, for text of any length.
 *
 * Returns: (transfer floating): the label
 */
GtkWidget *
vei_ui_label (const char *text,
              const char *css_class)
{
  GtkWidget *label;

  g_return_val_if_fail (text != NULL, NULL);

  label = gtk_label_new (text);
  set_up_label (GTK_LABEL (label), css_class);
  return label;
}

/**
 * vei_ui_heading:
 * @text: what it says; never read as markup
 * @css_class: (nullable): its text style, such as `title-2`
 * @level: which level of heading it is, 1 to 6
 *
 * Creates a label that a screen reader knows as a heading.
 *
 * Returns: (transfer floating): the label
 */
GtkWidget *
vei_ui_heading (const char *text,
                const char *css_class,
                int         level)
{
  GtkWidget *label;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (level >= 1 && level <= 6, NULL);

  label = g_object_new (GTK_TYPE_LABEL,
                        "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                        "label", text,
                        NULL);
  set_up_label (GTK_LABEL (label), css_class);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label),
                                  GTK_ACCESSIBLE_PROPERTY_LEVEL, level,
                                  -1);
  return label;
}

/**
 * vei_ui_set_name:
 * @widget: a control
 * @name: what a screen reader calls it
 *
 * Names a control whose content does not name it.
 */
void
vei_ui_set_name (GtkWidget  *widget,
                 const char *name)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (name != NULL);

  /* The text in a button or a row would name it all the same. */
  if (vei_compat_names_by_content ())
    gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

/**
 * vei_ui_set_description:
 * @widget: a control
 * @description: what a screen reader says after its name
 *
 * Describes a control further.
 */
void
vei_ui_set_description (GtkWidget  *widget,
                        const char *description)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (description != NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (widget),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description,
                                  -1);
}

/**
 * vei_ui_label_by:
 * @widget: a control
 * @label: the text beside it that names it
 *
 * Tells assistive technology which text names a control.
 */
void
vei_ui_label_by (GtkWidget *widget,
                 GtkWidget *label)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (GTK_IS_WIDGET (label));

  /* GTK 4.8 would read a name of its own as well as the label. */
  gtk_accessible_reset_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (widget),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL,
                                  -1);
}

/**
 * vei_ui_describe_by:
 * @widget: a control
 * @label: the text beside it that describes it
 *
 * Tells assistive technology which text describes a control.
 */
void
vei_ui_describe_by (GtkWidget *widget,
                    GtkWidget *label)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (GTK_IS_WIDGET (label));

  gtk_accessible_update_relation (GTK_ACCESSIBLE (widget),
                                  GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, label, NULL,
                                  -1);
}

/**
 * vei_ui_name_stack_page:
 * @stack: a stack
 * @child: a child of it
 * @name: what the page is about
 *
 * Names a page of a stack. A screen reader says it when the page is entered;
 * GTK 4.8 would have it say the name of a class.
 */
void
vei_ui_name_stack_page (GtkStack   *stack,
                        GtkWidget  *child,
                        const char *name)
{
  GtkStackPage *page;

  g_return_if_fail (GTK_IS_STACK (stack));
  g_return_if_fail (GTK_IS_WIDGET (child));
  g_return_if_fail (name != NULL);

  page = gtk_stack_get_page (stack, child);
  g_return_if_fail (page != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (page),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

/**
 * vei_ui_row:
 * @title: its first line; never read as markup
 * @subtitle: (nullable): its second line; never read as markup
 *
 * Creates a row for a list, with text that wraps.
 *
 * Returns: (transfer floating): an #AdwActionRow
 */
GtkWidget *
vei_ui_row (const char *title,
            const char *subtitle)
{
  GtkWidget *row;

  g_return_val_if_fail (title != NULL, NULL);

  row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  return row;
}

static void
wrap_label (GtkWidget *label)
{
  if (GTK_IS_LABEL (label))
    {
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
    }
}

/**
 * vei_ui_wrap_button:
 * @button: a #GtkButton with a text
 *
 * Lets the text of a button go over several lines, for large text on a small
 * screen. To be called again when the text is set again.
 */
void
vei_ui_wrap_button (GtkWidget *button)
{
  g_return_if_fail (GTK_IS_BUTTON (button));

  wrap_label (gtk_button_get_child (GTK_BUTTON (button)));
}

/**
 * vei_ui_name_list_item:
 * @item: an item of a list view that is being bound
 * @name: what a screen reader calls it
 * @description: what it says after that
 *
 * Names a row of a list view. Before GTK 4.12 an item cannot be named itself;
 * the row that it stands in can.
 */
void
vei_ui_name_list_item (GtkListItem *item,
                       const char  *name,
                       const char  *description)
{
  GtkWidget *row;

  g_return_if_fail (GTK_IS_LIST_ITEM (item));
  g_return_if_fail (name != NULL);
  g_return_if_fail (description != NULL);

  row = gtk_widget_get_parent (gtk_list_item_get_child (item));
  if (row == NULL)
    return;
  vei_ui_set_name (row, name);
  vei_ui_set_description (row, description);
}

/**
 * vei_ui_go_arrow:
 *
 * Creates the arrow at the end of a row that opens something.
 *
 * Returns: (transfer floating): an image that a screen reader does not mention
 */
GtkWidget *
vei_ui_go_arrow (void)
{
  GtkWidget *arrow = g_object_new (GTK_TYPE_IMAGE,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                   "icon-name", "vei-forward-symbolic",
                                   "valign", GTK_ALIGN_CENTER,
                                   NULL);

  gtk_widget_add_css_class (arrow, "go-arrow");
  gtk_widget_add_css_class (arrow, "dim-label");
  return arrow;
}

/**
 * vei_ui_is_cramped:
 * @widget: what is laid out
 * @width: how wide it is, in pixels
 *
 * Finds out whether a line is too short for comfort: the screen is small, or
 * the text is large.
 *
 * Returns: %TRUE where fewer than 40 letters of the font go into the width
 */
gboolean
vei_ui_is_cramped (GtkWidget *widget,
                   int        width)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);

  return width < vei_ui_measure_characters (widget, 40);
}

/**
 * vei_ui_measure_characters:
 * @widget: what is laid out
 * @n: a number of letters
 *
 * Measures roughly how wide a line of text is, in the font of a widget.
 *
 * Returns: the width in pixels
 */
int
vei_ui_measure_characters (GtkWidget *widget,
                           int        n)
{
  PangoContext *context;
  PangoFontMetrics *metrics;
  int width;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), 0);

  context = gtk_widget_get_pango_context (widget);
  metrics = pango_context_get_metrics (context, NULL, NULL);
  width = pango_font_metrics_get_approximate_char_width (metrics);
  pango_font_metrics_unref (metrics);
  return PANGO_PIXELS (width * n);
}

/**
 * vei_ui_dup_capitalized:
 * @text: some words
 *
 * Makes words that stand inside a sentence fit to stand alone, as a heading.
 *
 * Returns: (transfer full): the words, with a capital first
 */
char *
vei_ui_dup_capitalized (const char *text)
{
  char first[7];

  g_return_val_if_fail (text != NULL, NULL);

  if (text[0] == '\0')
    return g_strdup (text);
  first[g_unichar_to_utf8 (g_unichar_toupper (g_utf8_get_char (text)), first)] = '\0';
  return g_strconcat (first, g_utf8_next_char (text), NULL);
}

/**
 * vei_ui_clear:
 * @box: a #GtkBox
 *
 * Takes everything out of a box.
 */
void
vei_ui_clear (GtkWidget *box)
{
  GtkWidget *child;

  g_return_if_fail (GTK_IS_BOX (box));

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

/**
 * vei_ui_dispose_children:
 * @widget: a widget that is being disposed
 *
 * Takes every child out of a widget. Disposing a template does so only with
 * the children that it binds.
 */
void
vei_ui_dispose_children (GtkWidget *widget)
{
  GtkWidget *child;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  while ((child = gtk_widget_get_first_child (widget)) != NULL)
    gtk_widget_unparent (child);
}

/**
 * vei_ui_scroll_to_top:
 * @scrolled: where a page scrolls
 *
 * Shows the beginning of a page.
 */
void
vei_ui_scroll_to_top (GtkScrolledWindow *scrolled)
{
  GtkAdjustment *adjustment;

  g_return_if_fail (GTK_IS_SCROLLED_WINDOW (scrolled));

  adjustment = gtk_scrolled_window_get_vadjustment (scrolled);
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_lower (adjustment));
}

/**
 * vei_ui_source_chips:
 * @session: the session
 * @sources: what a claim rests on
 *
 * Creates chips that follow each other as words do, one for each source.
 *
 * Returns: (transfer floating): a box
 */
GtkWidget *
vei_ui_source_chips (VeiSession          *session,
                     const VeiSourceRefs *sources)
{
  GtkWidget *chips;

  g_return_val_if_fail (VEI_IS_SESSION (session), NULL);
  g_return_val_if_fail (sources != NULL, NULL);

  chips = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (chips, vei_flow_layout_new (6));
  for (guint i = 0; i < sources->n; i++)
    {
      gboolean seen = FALSE;

      for (guint j = 0; j < i && !seen; j++)
        seen = sources->ref[j].source == sources->ref[i].source;
      if (!seen)
        gtk_box_append (GTK_BOX (chips),
                        vei_source_chip_new (session, sources->ref[i].source));
    }
  return chips;
}

/**
 * vei_ui_statement:
 * @session: the session
 * @text: what is said; never read as markup
 * @sources: (nullable): what it rests on
 *
 * Creates a line of a list: a sentence, and the chips of its sources below.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
vei_ui_statement (VeiSession          *session,
                  const char          *text,
                  const VeiSourceRefs *sources)
{
  GtkWidget *box;

  g_return_val_if_fail (VEI_IS_SESSION (session), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (box, "statement");
  gtk_box_append (GTK_BOX (box), vei_ui_label (text, NULL));
  if (sources != NULL && sources->n > 0)
    gtk_box_append (GTK_BOX (box), vei_ui_source_chips (session, sources));
  return box;
}
