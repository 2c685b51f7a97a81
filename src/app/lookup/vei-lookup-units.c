/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/lookup/vei-lookup-units.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/lookup/vei-lookup-data.h"
#include "app/lookup/vei-lookup-screen.h"
#include "app/lookup/vei-unit-model.h"
#include "app/widgets/vei-focus.h"
#include "app/widgets/vei-title.h"
#include "app/widgets/vei-ui.h"

/**
 * VeiLookupUnits:
 *
 * A search for the unit that lends equipment: by municipality, district,
 * county, hospital or region, with results while typing.
 */
struct _VeiLookupUnits
{
  GtkWidget     parent_instance;

  VeiSession   *session;
  VeiUnits     *units;         /* lent by the session */
  VeiUnitModel *model;

  /* template */
  GtkWidget    *entry;
  GtkWidget    *residence;
  GtkWidget    *stack;
  GtkWidget    *list;
  GtkWidget    *nothing;
  GtkSelectionModel *selection;
};

G_DEFINE_FINAL_TYPE (VeiLookupUnits, vei_lookup_units, GTK_TYPE_WIDGET)

static void
search_changed_cb (VeiLookupUnits *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  guint n;

  g_assert (VEI_IS_LOOKUP_UNITS (self));

  vei_unit_model_search (self->model, text);
  n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  if (n == 0)
    {
      g_autofree char *sentence =
        vei_units_dup_nothing_found (self->units, text, vei_session_get_language (self->session));

      gtk_label_set_label (GTK_LABEL (self->nothing), sentence);
    }
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), n > 0 ? "list" : "nothing");
}

static void
open_match (VeiLookupUnits *self,
            guint           position)
{
  g_autoptr (VeiUnitItem) item = g_list_model_get_item (G_LIST_MODEL (self->model), position);
  const VeiUnitMatch *match;
  g_autofree char *target = NULL;

  if (item == NULL)
    return;
  match = vei_unit_item_get_match (item);
  target = match->place != NULL ? g_strconcat ("place:", match->place->number, NULL)
                                : g_strconcat ("unit:", match->unit->id, NULL);
  gtk_widget_activate_action (GTK_WIDGET (self), "lookup.show", "s", target);
}

static void
row_activated_cb (VeiLookupUnits *self,
                  guint           position)
{
  g_assert (VEI_IS_LOOKUP_UNITS (self));

  open_match (self, position);
}

static void
entry_activated_cb (VeiLookupUnits *self)
{
  g_assert (VEI_IS_LOOKUP_UNITS (self));

  open_match (self, 0);
}

static void
stop_search_cb (VeiLookupUnits *self)
{
  g_assert (VEI_IS_LOOKUP_UNITS (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

static void
setup_row_cb (VeiLookupUnits *self,
              GtkListItem    *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  g_assert (VEI_IS_LOOKUP_UNITS (self));

  gtk_widget_add_css_class (row, "hit-row");
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (box), vei_ui_label ("", "heading"));
  gtk_box_append (GTK_BOX (box), vei_ui_label ("", "caption"));
  gtk_box_append (GTK_BOX (row), box);
  gtk_box_append (GTK_BOX (row), vei_ui_go_arrow ());
  gtk_list_item_set_child (item, row);
}

/* A place by its name, and whose it may be; else the hospital and its unit. */
static char *
dup_subtitle (VeiLookupUnits     *self,
              const VeiUnitMatch *match)
{
  const VeiUnit *unit = match->unit;
  const char *name = vei_text_get (&unit->name, vei_session_get_language (self->session));
  GString *names;

  if (match->place == NULL)
    {
      if (match->county != NULL)
        /* Translators: a unit, and a county that it serves a part of */
        return g_strdup_printf (_("%s. Serves a part of %s."), name, match->county->name);
      /* Translators: a unit, and the region it belongs to */
      return g_strdup_printf (_("%s, %s"), name, unit->trust->region->name);
    }
  names = g_string_new (NULL);
  for (guint i = 0; i < match->place->n_units; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            match->place->units[i]->trust->short_name);
  if (match->place->n_units > 1 || match->confirm)
    /* Translators: %s is one hospital, or more */
    {
      char *text = g_strdup_printf (_("Probably: %s. We ask whether it is right."), names->str);

      g_string_free (names, TRUE);
      return text;
    }
  return g_string_free (names, FALSE);
}

static void
bind_row_cb (VeiLookupUnits *self,
             GtkListItem    *item)
{
  const VeiUnitMatch *match = vei_unit_item_get_match (gtk_list_item_get_item (item));
  GtkWidget *box = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *title = gtk_widget_get_first_child (box);
  g_autofree char *subtitle = dup_subtitle (self, match);

  g_assert (VEI_IS_LOOKUP_UNITS (self));

  gtk_label_set_label (GTK_LABEL (title), match->place != NULL ? match->place->full_name
                                                               : match->unit->trust->name);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (title)), subtitle);
  vei_ui_name_list_item (item, gtk_label_get_label (GTK_LABEL (title)), subtitle);
}

static gboolean
vei_lookup_units_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (VEI_LOOKUP_UNITS (widget)->entry);
}

static void
vei_lookup_units_dispose (GObject *object)
{
  VeiLookupUnits *self = VEI_LOOKUP_UNITS (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), VEI_TYPE_LOOKUP_UNITS);
  vei_ui_dispose_children (GTK_WIDGET (self));
  g_clear_object (&self->model);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (vei_lookup_units_parent_class)->dispose (object);
}

static void
vei_lookup_units_class_init (VeiLookupUnitsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vei_lookup_units_dispose;
  widget_class->grab_focus = vei_lookup_units_grab_focus;
  widget_class->focus = vei_focus_children;

  g_type_ensure (VEI_TYPE_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "/ui/vei-lookup-units.ui");
  gtk_widget_class_bind_template_child (widget_class, VeiLookupUnits, entry);
  gtk_widget_class_bind_template_child (widget_class, VeiLookupUnits, residence);
  gtk_widget_class_bind_template_child (widget_class, VeiLookupUnits, stack);
  gtk_widget_class_bind_template_child (widget_class, VeiLookupUnits, list);
  gtk_widget_class_bind_template_child (widget_class, VeiLookupUnits, nothing);
  gtk_widget_class_bind_template_child (widget_class, VeiLookupUnits, selection);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
vei_lookup_units_init (VeiLookupUnits *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GtkWidget *
build_error (VeiSession   *session,
             const GError *error)
{
  GtkWidget *screen = vei_lookup_screen_new (session, _("Units"));

  vei_lookup_screen_add_error (VEI_LOOKUP_SCREEN (screen), error);
  return screen;
}

/**
 * vei_lookup_units_new:
 * @session: the session
 *
 * Creates the search for units; a screen that says why, where the pack has
 * none.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
vei_lookup_units_new (VeiSession *session)
{
  g_autoptr (GError) error = NULL;
  VeiLookupUnits *self;
  VeiUnits *units;
  const VeiUnitNote *note;

  g_return_val_if_fail (VEI_IS_SESSION (session), NULL);

  units = vei_lookup_get_subject (session, (VeiLookupReader) vei_units_new, &error);
  if (units == NULL)
    return build_error (session, error);

  self = g_object_new (VEI_TYPE_LOOKUP_UNITS, NULL);
  self->session = g_object_ref (session);
  self->units = units;
  self->model = vei_unit_model_new (units);
  gtk_no_selection_set_model (GTK_NO_SELECTION (self->selection), G_LIST_MODEL (self->model));
  note = vei_units_find_note (units, "residence");
  if (note != NULL)
    {
      /* A heading in the pack; a sentence here. */
      g_autofree char *sentence =
        g_strdup_printf ("%s.", vei_text_get (&note->title, vei_session_get_language (session)));

      gtk_label_set_label (GTK_LABEL (self->residence), sentence);
    }
  gtk_widget_set_visible (self->residence, note != NULL);
  return GTK_WIDGET (self);
}
