/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/lookup/vei-lookup-overview.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/lookup/vei-lookup-find.h"
#include "app/lookup/vei-lookup-targets.h"
#include "app/widgets/vei-card.h"
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

static void
show_nothing (VeiLookupOverview *self,
              const char        *text)
{
  g_autofree char *sentence = NULL;

  /* Translators: %s is what somebody has searched for */
  sentence = g_strdup_printf (_("Nothing was found for “%s”. Try fewer words, or the name of "
                                "your municipality."), text);
  gtk_label_set_label (GTK_LABEL (self->nothing), sentence);
}

static void
search_changed_cb (VeiLookupOverview *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autoptr (GListModel) hits = NULL;
  guint n;

  g_assert (VEI_IS_LOOKUP_OVERVIEW (self));

  if (text[strspn (text, " \t")] == '\0')
    {
      gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "places");
      return;
    }
  hits = vei_lookup_find (self->session, text);
  n = g_list_model_get_n_items (hits);
  gtk_no_selection_set_model (GTK_NO_SELECTION (self->selection), hits);
  if (n == 0)
    show_nothing (self, text);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), n > 0 ? "hits" : "nothing");
}

static void
open_hit (VeiLookupOverview *self,
          guint              position)
{
  g_autoptr (VeiLookupHit) hit = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (hit != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "lookup.show", "s",
                                vei_lookup_hit_get_target (hit));
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
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  g_assert (VEI_IS_LOOKUP_OVERVIEW (self));

  gtk_widget_add_css_class (box, "hit-row");
  gtk_box_append (GTK_BOX (box), vei_ui_label ("", "heading"));
  gtk_box_append (GTK_BOX (box), vei_ui_label ("", "caption"));
  gtk_list_item_set_child (item, box);
}

static void
bind_row_cb (VeiLookupOverview *self,
             GtkListItem       *item)
{
  VeiLookupHit *hit = gtk_list_item_get_item (item);
  GtkWidget *title = gtk_widget_get_first_child (gtk_list_item_get_child (item));

  g_assert (VEI_IS_LOOKUP_OVERVIEW (self));

  gtk_label_set_label (GTK_LABEL (title), vei_lookup_hit_get_title (hit));
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (title)),
                       vei_lookup_hit_get_subtitle (hit));
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
