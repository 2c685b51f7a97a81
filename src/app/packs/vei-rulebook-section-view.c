/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/packs/vei-rulebook-section-view.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/packs/vei-rule-graph-view.h"
#include "app/widgets/vei-focus.h"
#include "app/widgets/vei-title.h"
#include "app/widgets/vei-ui.h"

/* So many rows are built at once, and so many with each frame after that. */
#define FIRST_ROWS 10
#define MORE_ROWS  6

/**
 * VeiRulebookSectionView:
 *
 * What stands under one heading of the rule book: a row for each paragraph,
 * and above them the drawing where there is one.
 */
struct _VeiRulebookSectionView
{
  GtkWidget         parent_instance;

  VeiRulebookModel *model;     /* not owned: the page has it */
  guint             section;
  guint             n_shown;

  GtkWidget        *scrolled;
  GtkWidget        *title;
  GtkWidget        *list;
};

G_DEFINE_FINAL_TYPE (VeiRulebookSectionView, vei_rulebook_section_view, GTK_TYPE_WIDGET)

static const VeiRulebookSection *
get_section (VeiRulebookSectionView *self)
{
  return &g_array_index (self->model->sections, VeiRulebookSection, self->section);
}

/* ---- Rows ---- */

/* The sources stand last, and small, as they do everywhere. */
static void
add_text (GtkWidget  *box,
          const char *text)
{
  const char *last = strrchr (text, '\n');
  g_auto (GStrv) around = g_strsplit (_("Source: %s"), "%s", 2);
  const char *line = last != NULL ? last + 1 : text;
  g_autofree char *before = NULL;
  GtkWidget *source;

  if (!g_str_has_prefix (line, around[0]))
    {
      gtk_box_append (GTK_BOX (box), vei_ui_label (text, NULL));
      return;
    }
  if (last != NULL)
    {
      before = g_strndup (text, (gsize) (last - text));
      gtk_box_append (GTK_BOX (box), vei_ui_label (before, NULL));
    }
  source = vei_ui_label (line, "caption");
  gtk_widget_add_css_class (source, "dim-label");
  gtk_box_append (GTK_BOX (box), source);
}

static GtkWidget *
build_row (const VeiRulebookEntry *entry)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_widget_add_css_class (box, "detail-row");
  if (*entry->text != '\0')
    {
      gtk_box_append (GTK_BOX (box), vei_ui_heading (entry->title, "heading", 3));
      add_text (box, entry->text);
      vei_ui_set_description (row, entry->text);
    }
  else
    {
      add_text (box, entry->title);
    }
  vei_ui_set_name (row, entry->title);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  return row;
}

/* What stands above the drawing is no row: it says how to read it. */
static guint
count_above (VeiRulebookSectionView *self)
{
  return get_section (self)->has_graph ? 1 : 0;
}

static void
add_rows (VeiRulebookSectionView *self,
          guint                   n)
{
  const VeiRulebookSection *section = get_section (self);

  for (; n > 0 && self->n_shown < section->n_entries; n--)
    gtk_list_box_append (GTK_LIST_BOX (self->list),
                         build_row (g_ptr_array_index (self->model->entries,
                                                       section->first + self->n_shown++)));
}

static gboolean
fill_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       data)
{
  VeiRulebookSectionView *self = VEI_RULEBOOK_SECTION_VIEW (widget);

  add_rows (self, MORE_ROWS);
  return self->n_shown < get_section (self)->n_entries ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* ---- The drawing ---- */

static void
larger_cb (VeiRuleGraphView *graph)
{
  vei_rule_graph_view_zoom (graph, 1);
}

static void
smaller_cb (VeiRuleGraphView *graph)
{
  vei_rule_graph_view_zoom (graph, -1);
}

static void
add_zoom_button (GtkWidget  *box,
                 GtkWidget  *graph,
                 const char *icon,
                 const char *name,
                 GCallback   callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, name);
  vei_ui_set_name (button, name);
  g_signal_connect_object (button, "clicked", callback, graph, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);
}

static void
add_graph (VeiRulebookSectionView *self,
           GtkWidget              *content,
           VeiSession             *session)
{
  GtkWidget *graph = vei_rule_graph_view_new (vei_session_get_knowledge (session),
                                              vei_session_get_language (session));
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  const VeiRulebookEntry *above = g_ptr_array_index (self->model->entries, get_section (self)->first);

  gtk_box_append (GTK_BOX (content), vei_ui_label (above->title, NULL));
  add_zoom_button (buttons, graph, "zoom-out-symbolic", _("Smaller"), G_CALLBACK (smaller_cb));
  add_zoom_button (buttons, graph, "zoom-in-symbolic", _("Larger"), G_CALLBACK (larger_cb));
  gtk_box_append (GTK_BOX (content), buttons);
  /* As high as the drawing: the page scrolls; only what is too wide scrolls here. */
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_widget_set_focusable (scrolled, FALSE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), graph);
  gtk_box_append (GTK_BOX (content), scrolled);
  gtk_box_append (GTK_BOX (content), vei_ui_heading (_("The same in words"), "title-4", 2));
}

/* ---- Object ---- */

static gboolean
vei_rulebook_section_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (VEI_RULEBOOK_SECTION_VIEW (widget)->title);
}

static void
vei_rulebook_section_view_dispose (GObject *object)
{
  vei_ui_dispose_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (vei_rulebook_section_view_parent_class)->dispose (object);
}

static void
vei_rulebook_section_view_class_init (VeiRulebookSectionViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vei_rulebook_section_view_dispose;
  widget_class->grab_focus = vei_rulebook_section_view_grab_focus;
  widget_class->focus = vei_focus_children;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
vei_rulebook_section_view_init (VeiRulebookSectionView *self)
{
}

/**
 * vei_rulebook_section_view_new:
 * @session: the session
 * @model: the rule book, which outlives the widget
 * @section: a place among its sections
 *
 * Creates a screen with one section of the rule book.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
vei_rulebook_section_view_new (VeiSession       *session,
                               VeiRulebookModel *model,
                               guint             section)
{
  VeiRulebookSectionView *self;
  GtkWidget *clamp, *content;

  g_return_val_if_fail (VEI_IS_SESSION (session), NULL);
  g_return_val_if_fail (model != NULL && section < model->sections->len, NULL);

  self = g_object_new (VEI_TYPE_RULEBOOK_SECTION_VIEW, NULL);
  self->model = model;
  self->section = section;
  content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  gtk_widget_add_css_class (content, "page");
  self->title = vei_title_new (get_section (self)->heading);
  gtk_box_append (GTK_BOX (content), self->title);
  if (get_section (self)->has_graph)
    add_graph (self, content, session);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  vei_ui_set_name (self->list, get_section (self)->heading);
  gtk_box_append (GTK_BOX (content), self->list);
  self->n_shown = count_above (self);
  add_rows (self, FIRST_ROWS);

  clamp = g_object_new (ADW_TYPE_CLAMP, "maximum-size", 668, "tightening-threshold", 668,
                        "child", content, NULL);
  self->scrolled = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "focusable", FALSE,
                                 "hscrollbar-policy", GTK_POLICY_NEVER, "child", clamp, NULL);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
  gtk_widget_add_tick_callback (GTK_WIDGET (self), fill_cb, NULL, NULL);
  return GTK_WIDGET (self);
}

/**
 * vei_rulebook_section_view_focus_entry:
 * @self: the screen
 * @entry: a place among the paragraphs of its section
 *
 * Scrolls to a paragraph, and gives it the focus.
 */
void
vei_rulebook_section_view_focus_entry (VeiRulebookSectionView *self,
                                       guint                   entry)
{
  GtkListBoxRow *row;

  g_return_if_fail (VEI_IS_RULEBOOK_SECTION_VIEW (self));

  add_rows (self, get_section (self)->n_entries);
  row = entry >= count_above (self)
        ? gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int) (entry - count_above (self)))
        : NULL;
  gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : self->title);
}
