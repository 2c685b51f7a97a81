/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/lookup/vei-lookup-overview.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/lookup/vei-lookup-find.h"
#include "app/lookup/vei-lookup-targets.h"
#include "app/widgets/vei-card.h"
#include "app/widgets/vei-focus.h"
#include "app/widgets/vei-ui.h"

/**
 * VeiLookupOverview:
 *
 * What can be looked up, as a list of places, and a search over all of it.
 */
struct _VeiLookupOverview
{
  GtkWidget     parent_instance;

  VeiSession   *session;
  VeiSearch    *search;        /* NULL until something is searched for */
  gboolean      search_failed;

  /* template */
  GtkWidget    *entry;
  GtkWidget    *stack;
  GtkWidget    *places;
  GtkWidget    *list;
  GtkWidget    *nothing;
  GtkSelectionModel *selection;
};

G_DEFINE_FINAL_TYPE (VeiLookupOverview, vei_lookup_overview, GTK_TYPE_WIDGET)

static void
add_places (VeiLookupOverview *self)
{
  for (guint i = 0; i < vei_lookup_get_n_places (); i++)
    {
      const VeiLookupPlace *place = vei_lookup_get_place (i);
      GtkWidget *card = vei_card_new ();

      g_object_set (card, "title", _(place->title), "subtitle", _(place->sentence),
                    "icon", place->icon, NULL);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (card), "lookup.show");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (card), "s", place->target);
      gtk_box_append (GTK_BOX (self->places), card);
    }
}

/* Made when it is first needed: it goes through all of the pack. */
static VeiSearch *
ensure_search (VeiLookupOverview *self)
{
  g_autoptr (GError) error = NULL;

  if (self->search != NULL || self->search_failed)
    return self->search;
  self->search = vei_search_new (vei_session_get_knowledge (self->session),
                                 vei_session_get_language (self->session), &error);
  if (self->search == NULL)
    {
      self->search_failed = TRUE;
      gtk_label_set_label (GTK_LABEL (self->nothing), error->message);
    }
  return self->search;
}

static guint
search (VeiLookupOverview *self,
        const char        *text)
{
  g_autoptr (GListModel) hits = NULL;
  guint n;

  if (ensure_search (self) == NULL)
    return 0;
  hits = vei_lookup_find (self->search, text);
  n = g_list_model_get_n_items (hits);
  gtk_no_selection_set_model (GTK_NO_SELECTION (self->selection), hits);
  if (n == 0)
    {
      g_autofree char *sentence = vei_search_dup_nothing_found (self->search, text);

      gtk_label_set_label (GTK_LABEL (self->nothing), sentence);
    }
  return n;
}

static void
search_changed_cb (VeiLookupOverview *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  const char *shown = "places";

  g_assert (VEI_IS_LOOKUP_OVERVIEW (self));

  if (text[strspn (text, " \t")] != '\0')
    shown = search (self, text) > 0 ? "hits" : "nothing";
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), shown);
}

static void
open_target (VeiLookupOverview *self,
             const char        *target)
{
  const char *id = strchr (target, ':');

  if (g_str_equal (target, "guide"))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-guide", NULL);
  else if (id != NULL && g_str_has_prefix (target, "question:"))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.change-answer", "s", id + 1);
  else if (id != NULL && g_str_has_prefix (target, "letter:"))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-letter", "s", id + 1);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "lookup.show", "s", target);
}

static void
open_hit (VeiLookupOverview *self,
          guint              position)
{
  g_autoptr (VeiLookupHit) hit = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (hit != NULL)
    open_target (self, vei_lookup_hit_get_result (hit)->target);
}

static void
row_activated_cb (VeiLookupOverview *self,
                  guint              position)
{
  g_assert (VEI_IS_LOOKUP_OVERVIEW (self));

  open_hit (self, position);
}

/* Return in the entry opens the best hit. */
static void
entry_activated_cb (VeiLookupOverview *self)
{
  const char *shown = gtk_stack_get_visible_child_name (GTK_STACK (self->stack));

  g_assert (VEI_IS_LOOKUP_OVERVIEW (self));

  if (g_strcmp0 (shown, "hits") == 0)
    open_hit (self, 0);
}

static void
stop_search_cb (VeiLookupOverview *self)
{
  g_assert (VEI_IS_LOOKUP_OVERVIEW (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

static void
setup_row_cb (VeiLookupOverview *self,
              GtkListItem       *item)
{
  static const char * const styles[] = { "caption-heading", "heading", "caption" };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  g_assert (VEI_IS_LOOKUP_OVERVIEW (self));

  gtk_widget_add_css_class (box, "hit-row");
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    gtk_box_append (GTK_BOX (box), vei_ui_label ("", styles[i]));
  gtk_widget_add_css_class (gtk_widget_get_first_child (box), "hit-group");
  gtk_list_item_set_child (item, box);
}

/* Underlined as well as bold: a title is bold already. */
static void
show_marked (GtkWidget           *label,
             const char          *text,
             const VeiSearchMark *marks,
             guint                n_marks)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  for (guint i = 0; i < n_marks; i++)
    {
      PangoAttribute *both[] = { pango_attr_weight_new (PANGO_WEIGHT_BOLD),
                                 pango_attr_underline_new (PANGO_UNDERLINE_SINGLE) };

      for (guint j = 0; j < G_N_ELEMENTS (both); j++)
        {
          both[j]->start_index = marks[i].start;
          both[j]->end_index = marks[i].end;
          pango_attr_list_insert (attributes, both[j]);
        }
    }
  gtk_label_set_label (GTK_LABEL (label), text);
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
}

static void
bind_row_cb (VeiLookupOverview *self,
             GtkListItem       *item)
{
  VeiLookupHit *hit = gtk_list_item_get_item (item);
  const VeiSearchResult *result = vei_lookup_hit_get_result (hit);
  GtkWidget *group = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *title = gtk_widget_get_next_sibling (group);
  GtkWidget *snippet = gtk_widget_get_next_sibling (title);

  g_assert (VEI_IS_LOOKUP_OVERVIEW (self));

  gtk_label_set_label (GTK_LABEL (group), vei_search_group_get_title (result->group));
  gtk_widget_set_visible (group, vei_lookup_hit_is_first (hit));
  show_marked (title, result->title, result->title_marks, result->n_title_marks);
  show_marked (snippet, result->snippet != NULL ? result->snippet : "", result->snippet_marks,
               result->n_snippet_marks);
  gtk_widget_set_visible (snippet, result->snippet != NULL && result->snippet[0] != '\0');
  vei_ui_name_list_item (item, result->title, result->snippet != NULL ? result->snippet : "");
}

static gboolean
vei_lookup_overview_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (VEI_LOOKUP_OVERVIEW (widget)->entry);
}

static void
vei_lookup_overview_dispose (GObject *object)
{
  VeiLookupOverview *self = VEI_LOOKUP_OVERVIEW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), VEI_TYPE_LOOKUP_OVERVIEW);
  vei_ui_dispose_children (GTK_WIDGET (self));
  g_clear_object (&self->search);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (vei_lookup_overview_parent_class)->dispose (object);
}

static void
vei_lookup_overview_class_init (VeiLookupOverviewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vei_lookup_overview_dispose;
  widget_class->grab_focus = vei_lookup_overview_grab_focus;
  widget_class->focus = vei_focus_children;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "/ui/vei-lookup-overview.ui");
  gtk_widget_class_bind_template_child (widget_class, VeiLookupOverview, entry);
  gtk_widget_class_bind_template_child (widget_class, VeiLookupOverview, stack);
  gtk_widget_class_bind_template_child (widget_class, VeiLookupOverview, places);
  gtk_widget_class_bind_template_child (widget_class, VeiLookupOverview, list);
  gtk_widget_class_bind_template_child (widget_class, VeiLookupOverview, nothing);
  gtk_widget_class_bind_template_child (widget_class, VeiLookupOverview, selection);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
vei_lookup_overview_init (VeiLookupOverview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_places (self);
}

/**
 * vei_lookup_overview_new:
 * @session: the session
 *
 * Creates the overview.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
vei_lookup_overview_new (VeiSession *session)
{
  VeiLookupOverview *self;

  g_return_val_if_fail (VEI_IS_SESSION (session), NULL);

  self = g_object_new (VEI_TYPE_LOOKUP_OVERVIEW, NULL);
  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}

/**
 * vei_lookup_overview_search:
 * @self: the overview
 *
 * Gives the search the focus, with what stands there ready to be typed over.
 */
void
vei_lookup_overview_search (VeiLookupOverview *self)
{
  g_return_if_fail (VEI_IS_LOOKUP_OVERVIEW (self));

  gtk_widget_grab_focus (self->entry);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}
