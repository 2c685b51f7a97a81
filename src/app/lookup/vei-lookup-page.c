/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/lookup/vei-lookup-page.h"

#include "app/lookup/vei-abroad-figures.h"
#include "app/lookup/vei-article-page.h"
#include "app/lookup/vei-device-page.h"
#include "app/lookup/vei-lookup-abroad.h"
#include "app/lookup/vei-lookup-devices.h"
#include "app/lookup/vei-lookup-overview.h"
#include "app/lookup/vei-lookup-rights.h"
#include "app/lookup/vei-lookup-sources.h"
#include "app/lookup/vei-lookup-targets.h"
#include "app/lookup/vei-lookup-terms.h"
#include "app/lookup/vei-lookup-topics.h"
#include "app/lookup/vei-lookup-travel.h"
#include "app/lookup/vei-lookup-units.h"
#include "app/lookup/vei-rights-pages.h"
#include "app/lookup/vei-unit-page.h"
#include "app/widgets/vei-focus.h"

#define OVERVIEW "overview"

/**
 * VeiLookupPage:
 *
 * The place Look up: an overview, and the screens that it leads to. They are
 * built when they are first seen. Those that hold what somebody has typed are
 * kept; articles and units are built anew each time that they are opened.
 */
struct _VeiLookupPage
{
  GtkWidget   parent_instance;

  VeiSession *session;
  GtkWidget  *stack;
  GPtrArray  *history;         /* (element-type utf8): where back leads */
  char       *target;
};

G_DEFINE_FINAL_TYPE (VeiLookupPage, vei_lookup_page, GTK_TYPE_WIDGET)

static const struct
{
  const char *target;
  GtkWidget  *(*build) (VeiSession *session);
} kept_screens[] = {
  { OVERVIEW, vei_lookup_overview_new },
  { "devices", vei_lookup_devices_new },
  { "units", vei_lookup_units_new },
  { "travel", vei_lookup_travel_new },
  { "abroad", vei_lookup_abroad_new },
  { "figures", vei_abroad_figures_new },
  { "rights", vei_lookup_rights_new },
  { "bodies", vei_bodies_page_new },
  { "offices", vei_offices_page_new },
  { "topics", vei_lookup_topics_new },
  { "terms", vei_lookup_terms_new },
  { "sources", vei_lookup_sources_new },
};

static GtkWidget *
build_screen (VeiLookupPage *self,
              const char    *target)
{
  for (guint i = 0; i < G_N_ELEMENTS (kept_screens); i++)
    if (g_str_equal (target, kept_screens[i].target))
      return kept_screens[i].build (self->session);

  if (g_str_has_prefix (target, "device:"))
    return vei_device_page_new (self->session, target + strlen ("device:"));
  if (g_str_has_prefix (target, "unit:"))
    return vei_unit_page_new (self->session, target + strlen ("unit:"));
  if (g_str_has_prefix (target, "place:"))
    return vei_unit_page_new_for_place (self->session, target + strlen ("place:"));
  if (vei_lookup_find_article (self->session, target) != NULL)
    return vei_article_page_new (self->session, target);
  return NULL;
}

static gboolean
is_kept (const char *target)
{
  for (guint i = 0; i < G_N_ELEMENTS (kept_screens); i++)
    if (g_str_equal (target, kept_screens[i].target))
      return TRUE;
  return FALSE;
}

static gboolean
is_in_history (VeiLookupPage *self,
               const char    *target)
{
  for (guint i = 0; i < self->history->len; i++)
    if (g_str_equal (self->history->pdata[i], target))
      return TRUE;
  return FALSE;
}

/* Lets a screen go that nothing leads back to, and that holds nothing. */
static void
forget_screen (VeiLookupPage *self,
               const char    *target)
{
  GtkWidget *screen = gtk_stack_get_child_by_name (GTK_STACK (self->stack), target);

  if (screen != NULL && !is_kept (target) && !is_in_history (self, target))
    gtk_stack_remove (GTK_STACK (self->stack), screen);
}

static gboolean open_screen (VeiLookupPage *self,
                             const char    *target);

/* A source and a term have no screen of their own: each is a row of all of
 * them. */
static gboolean
open_source (VeiLookupPage *self,
             const char    *id)
{
  open_screen (self, "sources");
  vei_lookup_sources_focus (gtk_stack_get_visible_child (GTK_STACK (self->stack)), id);
  return TRUE;
}

static gboolean
open_term (VeiLookupPage *self,
           const char    *id)
{
  open_screen (self, "terms");
  vei_lookup_terms_focus (gtk_stack_get_visible_child (GTK_STACK (self->stack)), id);
  return TRUE;
}

static gboolean
open_screen (VeiLookupPage *self,
             const char    *target)
{
  GtkWidget *screen = gtk_stack_get_child_by_name (GTK_STACK (self->stack), target);
  g_autofree char *before = NULL;

  if (g_str_has_prefix (target, "source:"))
    return open_source (self, target + strlen ("source:"));
  if (g_str_has_prefix (target, "term:"))
    return open_term (self, target + strlen ("term:"));
  before = g_steal_pointer (&self->target);
  if (screen == NULL)
    {
      screen = build_screen (self, target);
      if (screen == NULL)
        {
          self->target = g_steal_pointer (&before);
          return FALSE;
        }
      gtk_stack_add_named (GTK_STACK (self->stack), screen, target);
    }
  self->target = g_strdup (target);
  gtk_stack_set_visible_child (GTK_STACK (self->stack), screen);
  gtk_widget_grab_focus (screen);
  if (before != NULL && !g_str_equal (before, target))
    forget_screen (self, before);
  return TRUE;
}

static void
show_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  VeiLookupPage *self = VEI_LOOKUP_PAGE (widget);
  const char *target = g_variant_get_string (parameter, NULL);
  g_autofree char *before = g_strdup (self->target);

  if (g_strcmp0 (before, target) == 0)
    return;
  g_ptr_array_add (self->history, g_strdup (before));
  if (!open_screen (self, target))
    g_ptr_array_set_size (self->history, (int) self->history->len - 1);
}

static gboolean
vei_lookup_page_grab_focus (GtkWidget *widget)
{
  GtkWidget *screen = gtk_stack_get_visible_child (GTK_STACK (VEI_LOOKUP_PAGE (widget)->stack));

  return screen != NULL && gtk_widget_grab_focus (screen);
}

static void
vei_lookup_page_dispose (GObject *object)
{
  VeiLookupPage *self = VEI_LOOKUP_PAGE (object);

  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (vei_lookup_page_parent_class)->dispose (object);
}

static void
vei_lookup_page_finalize (GObject *object)
{
  VeiLookupPage *self = VEI_LOOKUP_PAGE (object);

  g_ptr_array_unref (self->history);
  g_free (self->target);

  G_OBJECT_CLASS (vei_lookup_page_parent_class)->finalize (object);
}

static void
vei_lookup_page_class_init (VeiLookupPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vei_lookup_page_dispose;
  object_class->finalize = vei_lookup_page_finalize;
  widget_class->grab_focus = vei_lookup_page_grab_focus;
  widget_class->focus = vei_focus_children;

  gtk_widget_class_install_action (widget_class, "lookup.show", "s", show_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
vei_lookup_page_init (VeiLookupPage *self)
{
  self->history = g_ptr_array_new_with_free_func (g_free);
  self->stack = gtk_stack_new ();
  gtk_stack_set_hhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_set_vhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
}

/**
 * vei_lookup_page_new:
 * @session: the session
 *
 * Creates the place, with the overview.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
vei_lookup_page_new (VeiSession *session)
{
  VeiLookupPage *self;

  g_return_val_if_fail (VEI_IS_SESSION (session), NULL);

  self = g_object_new (VEI_TYPE_LOOKUP_PAGE, NULL);
  self->session = g_object_ref (session);
  open_screen (self, OVERVIEW);
  return GTK_WIDGET (self);
}

/**
 * vei_lookup_page_get_target:
 * @self: the place
 *
 * Gets the name of the screen that is shown.
 *
 * Returns: (transfer none): the name
 */
const char *
vei_lookup_page_get_target (VeiLookupPage *self)
{
  g_return_val_if_fail (VEI_IS_LOOKUP_PAGE (self), NULL);

  return self->target;
}

/**
 * vei_lookup_page_get_help:
 * @self: the place
 *
 * Gets what the help calls the screen that is shown. Screens that one comes to
 * from another have its help.
 *
 * Returns: (transfer none): the name
 */
const char *
vei_lookup_page_get_help (VeiLookupPage *self)
{
  static const struct
  {
    const char *begin;
    const char *help;
  } helps[] = {
    { "device", "lookup:devices" }, { "unit", "lookup:units" }, { "place:", "lookup:units" },
    { "travel", "lookup:travel" }, { "abroad", "lookup:abroad" }, { "figures", "lookup:abroad" },
    { "rights", "lookup:rights" }, { "bodies", "lookup:rights" }, { "offices", "lookup:rights" },
    { "topic", "lookup:topics" }, { "term", "lookup:terms" }, { "source", "lookup:sources" },
  };

  g_return_val_if_fail (VEI_IS_LOOKUP_PAGE (self), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (helps); i++)
    if (g_str_has_prefix (self->target, helps[i].begin))
      return helps[i].help;
  return "lookup";
}

/**
 * vei_lookup_page_show:
 * @self: the place
 * @target: a screen: `overview`, `devices`, `units`, `travel`, `abroad`,
 *   `figures`, `rights`, `bodies`, `offices`, `topics`, `terms`, `sources`, or
 *   one of `device:ID`, `unit:ID`, `place:NUMBER`, `topic:ID`, `term:ID`,
 *   `rights:ID`, `abroad:ID`, `source:ID` and `travel:card`
 *
 * Opens a screen from somewhere else; back then leads out of the place.
 *
 * Returns: whether there is such a screen
 */
gboolean
vei_lookup_page_show (VeiLookupPage *self,
                      const char    *target)
{
  g_return_val_if_fail (VEI_IS_LOOKUP_PAGE (self), FALSE);
  g_return_val_if_fail (target != NULL, FALSE);

  g_ptr_array_set_size (self->history, 0);
  return open_screen (self, target);
}

/**
 * vei_lookup_page_resume:
 * @self: the place
 *
 * Goes on where one was, with the overview behind it.
 */
void
vei_lookup_page_resume (VeiLookupPage *self)
{
  g_return_if_fail (VEI_IS_LOOKUP_PAGE (self));

  if (self->history->len == 0 && !g_str_equal (self->target, OVERVIEW))
    g_ptr_array_add (self->history, g_strdup (OVERVIEW));
}

/**
 * vei_lookup_page_search:
 * @self: the place
 *
 * Opens the overview, ready to type what is searched for.
 */
void
vei_lookup_page_search (VeiLookupPage *self)
{
  GtkWidget *overview;

  g_return_if_fail (VEI_IS_LOOKUP_PAGE (self));

  vei_lookup_page_show (self, OVERVIEW);
  overview = gtk_stack_get_visible_child (GTK_STACK (self->stack));
  vei_lookup_overview_search (VEI_LOOKUP_OVERVIEW (overview));
}

/**
 * vei_lookup_page_back:
 * @self: the place
 *
 * Goes back to the screen before.
 *
 * Returns: %FALSE if there is none, and back leads out of the place
 */
gboolean
vei_lookup_page_back (VeiLookupPage *self)
{
  g_autofree char *target = NULL;

  g_return_val_if_fail (VEI_IS_LOOKUP_PAGE (self), FALSE);

  if (self->history->len == 0)
    return FALSE;
  target = g_ptr_array_steal_index (self->history, self->history->len - 1);
  return open_screen (self, target);
}
