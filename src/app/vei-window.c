/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/vei-window-private.h"

#include <glib/gi18n.h>

#include "app/cases/vei-cases-page.h"
#include "app/cases/vei-deadlines-page.h"
#include "app/cases/vei-phone-page.h"
#include "app/cases/vei-receipt-page.h"
#include "app/cases/vei-statistics-page.h"
#include "app/guide/vei-guide-page.h"
#include "app/help/vei-help-page.h"
#include "app/help/vei-tour-page.h"
#include "app/home/vei-fault-page.h"
#include "app/home/vei-home-page.h"
#include "app/keep/vei-keep-page.h"
#include "app/letter/vei-letter-page.h"
#include "app/lookup/vei-lookup-page.h"
#include "app/packs/vei-packs-banner.h"
#include "app/packs/vei-packs-page.h"
#include "app/packs/vei-rulebook-page.h"
#include "app/result/vei-result-page.h"
#include "app/settings/vei-info-page.h"
#include "app/settings/vei-settings-page.h"
#include "app/vei-application.h"
#include "app/vei-compat.h"
#include "app/vei-window-size.h"
#include "app/widgets/vei-banner.h"
#include "app/widgets/vei-ui.h"

/* From this width on the places stand side by side in the header bar, if there
 * is room for them: large text needs more. */
#define WIDE_FROM 500

/* Which place a page belongs to, and what the header bar calls it. */
static const struct
{
  const char *place;
  const char *title;
} page_info[N_PAGES] = {
  [PAGE_HOME] = { "home", N_("Utstyrsveiviser") },
  [PAGE_KEEP] = { "home", N_("Your answers") },
  [PAGE_FAULT] = { "home", N_("Equipment that does not work") },
  [PAGE_GUIDE] = { "guide", N_("Guide") },
  [PAGE_RESULT] = { "guide", N_("The answer") },
  [PAGE_LETTER] = { "letter", N_("Letter") },
  [PAGE_LOOKUP] = { "lookup", N_("Look up") },
  [PAGE_CASES] = { "cases", N_("Cases") },
  [PAGE_PHONE] = { "cases", N_("On the telephone") },
  [PAGE_DEADLINES] = { "cases", N_("Deadlines") },
  [PAGE_STATISTICS] = { "cases", N_("Numbers without names") },
  [PAGE_RECEIPT] = { "guide", N_("Does the answer look wrong?") },
  [PAGE_SETTINGS] = { "info", N_("Settings") },
  [PAGE_HELP] = { "info", N_("Help") },
  [PAGE_TOUR] = { "info", N_("A short tour") },
  [PAGE_RULES] = { "info", N_("How the rules are checked") },
  [PAGE_PACKS] = { "info", N_("The knowledge") },
  [PAGE_SHORTCUTS] = { "info", N_("Keyboard shortcuts") },
  [PAGE_ABOUT] = { "info", N_("About Utstyrsveiviser") },
};

/**
 * VeiWindow:
 *
 * The window: the places Home, Guide, Letter and Look up, and how one gets
 * between them. Pages are built when they are first seen.
 */
G_DEFINE_FINAL_TYPE (VeiWindow, vei_window, ADW_TYPE_APPLICATION_WINDOW)

static VeiPacks *
get_packs (VeiWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  return vei_application_get_packs (VEI_APPLICATION (application));
}

/* What the help calls the screen that is shown. */
static const char *
get_screen (VeiWindow *self)
{
  static const char * const names[N_PAGES] = {
    [PAGE_HOME] = "home", [PAGE_KEEP] = "keep", [PAGE_FAULT] = "fault", [PAGE_GUIDE] = "guide",
    [PAGE_RESULT] = "result", [PAGE_LETTER] = "letter", [PAGE_LOOKUP] = "lookup",
    [PAGE_CASES] = "cases", [PAGE_PHONE] = "phone", [PAGE_DEADLINES] = "deadlines",
    [PAGE_STATISTICS] = "statistics", [PAGE_RECEIPT] = "receipt",
    [PAGE_SETTINGS] = "settings", [PAGE_PACKS] = "packs", [PAGE_RULES] = "rules",
    [PAGE_SHORTCUTS] = "shortcuts", [PAGE_ABOUT] = "about", [PAGE_TOUR] = "tour",
  };

  if (self->current == PAGE_LOOKUP)
    return vei_lookup_page_get_help (VEI_LOOKUP_PAGE (self->pages[PAGE_LOOKUP]));
  return names[self->current] != NULL ? names[self->current] : "";
}

static GtkWidget *
build_page (VeiWindow *self,
            Page       page)
{
  switch (page)
    {
    case PAGE_HOME:
      return vei_home_page_new (self->session);
    case PAGE_KEEP:
      return vei_keep_page_new (self->session, self->keeper);
    case PAGE_SETTINGS:
      return vei_settings_page_new (self->session, self->keeper);
    case PAGE_FAULT:
      return vei_fault_page_new (self->session);
    case PAGE_GUIDE:
      return vei_guide_page_new (self->session);
    case PAGE_RESULT:
      return vei_result_page_new (self->session);
    case PAGE_LETTER:
      return vei_letter_page_new (self->session);
    case PAGE_LOOKUP:
      return vei_lookup_page_new (self->session);
    case PAGE_CASES:
      return vei_cases_page_new (self->session);
    case PAGE_PHONE:
      return vei_phone_page_new (self->session);
    case PAGE_DEADLINES:
      return vei_deadlines_page_new (self->session);
    case PAGE_STATISTICS:
      return vei_statistics_page_new (self->session);
    case PAGE_RECEIPT:
      return vei_receipt_page_new (self->session);
    case PAGE_HELP:
      return vei_help_page_new (self->session, get_screen (self));
    case PAGE_TOUR:
      return vei_tour_page_new ();
    case PAGE_RULES:
      return vei_rulebook_page_new (self->session);
    case PAGE_PACKS:
      return vei_packs_page_new (self->session, get_packs (self));
    case PAGE_SHORTCUTS:
      return vei_info_page_new (self->session, VEI_INFO_SHORTCUTS);
    case PAGE_ABOUT:
      return vei_info_page_new (self->session, VEI_INFO_ABOUT);
    case N_PAGES:
    default:
      g_return_val_if_reached (NULL);
    }
}

static GtkStack *
get_place (VeiWindow  *self,
           const char *name)
{
  return GTK_STACK (adw_view_stack_get_child_by_name (ADW_VIEW_STACK (self->places), name));
}

/*
 * vei_window_ensure_page:
 * @self: the window
 * @page: a page
 *
 * Builds a page where it is not there yet.
 *
 * Returns: (transfer none): the page
 */
GtkWidget *
vei_window_ensure_page (VeiWindow *self,
                        Page       page)
{
  if (self->pages[page] == NULL)
    {
      self->pages[page] = build_page (self, page);
      gtk_stack_add_child (get_place (self, page_info[page].place), self->pages[page]);
      vei_ui_name_stack_page (get_place (self, page_info[page].place), self->pages[page],
                              _(page_info[page].title));
    }
  return self->pages[page];
}

/*
 * vei_window_forget_page:
 * @self: the window
 * @page: a page that is not shown
 *
 * Lets a page go, so that it is built anew when it is next seen.
 */
void
vei_window_forget_page (VeiWindow *self,
                        Page       page)
{
  if (self->pages[page] != NULL)
    {
      gtk_stack_remove (get_place (self, page_info[page].place), self->pages[page]);
      self->pages[page] = NULL;
    }
}

/* That nothing is kept is what the person chose: where it would take the room
 * of what they do now, the first screen says it. */
static void
update_banner (VeiWindow *self)
{
  vei_banner_hold_back (VEI_BANNER (self->save_banner),
                        self->cramped && !self->warns && self->current != PAGE_HOME);
}

/* A page beside the places is no choice of the switcher, which in libadwaita
 * 1.10 would let the keyboard in and nowhere on. */
static gboolean
has_tab (VeiWindow *self)
{
  return !g_str_equal (page_info[self->current].place, "info");
}

/* Coming from such a page, the switcher of libadwaita 1.10 does not see which
 * place is shown; it would take the focus out of the order of Tab. */
static void
refresh_switcher (VeiWindow *self)
{
  adw_view_switcher_set_stack (ADW_VIEW_SWITCHER (self->switcher), NULL);
  adw_view_switcher_set_stack (ADW_VIEW_SWITCHER (self->switcher), ADW_VIEW_STACK (self->places));
}

static void
update_header (VeiWindow *self)
{
  update_banner (self);
  adw_window_title_set_title (ADW_WINDOW_TITLE (self->title), _(page_info[self->current].title));
  /* Half a title says nothing, and each page has its own. */
  gtk_widget_set_opacity (self->title, self->title_fits ? 1 : 0);
  gtk_widget_set_visible (self->back_button, self->current != PAGE_HOME);
  gtk_stack_set_visible_child_name (GTK_STACK (self->title_stack),
                                    self->wide && has_tab (self) ? "switcher" : "title");
  if (self->wide)
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
}

/* Makes what stands behind the current page what back leads to. */
static void
remember (VeiWindow *self,
          Page       from,
          Page       to)
{
  if (to == PAGE_HOME)
    {
      g_array_set_size (self->history, 0);
      return;
    }
  for (guint i = 0; i < self->history->len; i++)
    if (g_array_index (self->history, Page, i) == to)
      {
        g_array_set_size (self->history, i);
        return;
      }
  if (from != to && from != PAGE_KEEP)
    g_array_append_val (self->history, from);
}

static void
show_page (VeiWindow *self,
           Page       page)
{
  GtkWidget *widget = vei_window_ensure_page (self, page);
  gboolean had_tab = has_tab (self);

  self->current = page;
  if (self->gate != NULL)
    vei_keep_gate_set_shown (self->gate, page == PAGE_KEEP);
  self->navigating = TRUE;
  gtk_stack_set_visible_child (get_place (self, page_info[page].place), widget);
  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (self->places), page_info[page].place);
  self->navigating = FALSE;

  if (!had_tab && has_tab (self))
    refresh_switcher (self);
  update_header (self);
  gtk_widget_grab_focus (widget);
  vei_compat_announce (GTK_WIDGET (self), _(page_info[page].title));
}

/*
 * vei_window_go_to:
 * @self: the window
 * @page: a page
 *
 * Shows a page; back leads to the one that is shown now.
 */
void
vei_window_go_to (VeiWindow *self,
                  Page       page)
{
  remember (self, self->current, page);
  show_page (self, page);
}

static void
leave_help (VeiWindow *self)
{
  GtkWidget *widget = self->focus_before_help;

  if (widget != NULL && gtk_widget_get_mapped (widget))
    gtk_widget_grab_focus (widget);
  g_clear_weak_pointer (&self->focus_before_help);
}

/*
 * vei_window_go_back:
 * @self: the window
 *
 * Shows the page that was shown before.
 */
void
vei_window_go_back (VeiWindow *self)
{
  Page from = self->current;
  Page page = PAGE_HOME;

  if (self->history->len > 0)
    {
      page = g_array_index (self->history, Page, self->history->len - 1);
      g_array_set_size (self->history, self->history->len - 1);
    }
  show_page (self, page);
  if (from == PAGE_HELP)
    leave_help (self);
}

/*
 * vei_window_go_to_guide:
 * @self: the window
 *
 * Shows the next question, or the answer where there is none.
 */
void
vei_window_go_to_guide (VeiWindow *self)
{
  VeiGuidePage *guide = VEI_GUIDE_PAGE (vei_window_ensure_page (self, PAGE_GUIDE));

  vei_window_go_to (self, vei_guide_page_resume (guide) ? PAGE_GUIDE : PAGE_RESULT);
}

/* ---- Signals ---- */

static void
place_changed_cb (VeiWindow *self)
{
  const char *place = adw_view_stack_get_visible_child_name (ADW_VIEW_STACK (self->places));
  g_autoptr (GVariant) target = NULL;

  g_assert (VEI_IS_WINDOW (self));

  if (self->navigating || self->session == NULL || place == NULL)
    return;

  target = g_variant_ref_sink (g_variant_new_string (place));
  if (!g_str_equal (place, "home") && !g_str_equal (place, "lookup") && self->gate != NULL &&
      vei_keep_gate_stops (self->gate, "win.show-place", target))
    return;

  if (g_str_equal (place, "guide"))
    {
      GtkWidget *shown = gtk_stack_get_visible_child (get_place (self, place));

      if (shown != NULL && shown == self->pages[PAGE_RESULT])
        vei_window_go_to (self, PAGE_RESULT);
      else
        vei_window_go_to_guide (self);
    }
  else if (g_str_equal (place, "letter"))
    {
      vei_window_go_to (self, PAGE_LETTER);
    }
  else if (g_str_equal (place, "lookup"))
    {
      vei_lookup_page_resume (VEI_LOOKUP_PAGE (vei_window_ensure_page (self, PAGE_LOOKUP)));
      vei_window_go_to (self, PAGE_LOOKUP);
    }
  else if (g_str_equal (place, "cases"))
    {
      vei_window_go_to (self, PAGE_CASES);
    }
  else
    {
      vei_window_go_to (self, PAGE_HOME);
    }
}

/* What was shown of the case before must leave the screen. */
static void
case_opened_cb (VeiWindow *self)
{
  static const Page pages[] = {
    PAGE_GUIDE, PAGE_RESULT, PAGE_LETTER,
    /* Only where everything is locked: these show other cases than one. */
    PAGE_RECEIPT, PAGE_LOOKUP, PAGE_CASES, PAGE_PHONE, PAGE_DEADLINES, PAGE_STATISTICS,
  };
  gboolean locked = vei_session_get_keep_state (self->session) == VEI_KEEP_LOCKED;
  guint n = locked ? G_N_ELEMENTS (pages) : 3;

  g_assert (VEI_IS_WINDOW (self));

  for (guint i = 0; i < n; i++)
    {
      if (self->current == pages[i])
        vei_window_go_to (self, PAGE_HOME);
      vei_window_forget_page (self, pages[i]);
    }
}

/* A patient has one case, and sees no word of others. */
static void
update_adviser (VeiWindow *self)
{
  static const char *const adviser_actions[] = {
    "win.show-cases", "win.new-case", "win.import-case", "win.show-phone", "win.show-statistics",
  };
  gboolean adviser = vei_session_is_adviser (self->session);

  for (guint i = 0; i < G_N_ELEMENTS (adviser_actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), adviser_actions[i], adviser);
  adw_view_stack_page_set_visible (ADW_VIEW_STACK_PAGE (self->cases_place), adviser);
  if (!adviser && self->current == PAGE_CASES)
    vei_window_go_to (self, PAGE_HOME);
}

static void
session_changed_cb (VeiWindow *self)
{
  const char *error = vei_session_get_save_error (self->session);
  VeiKeepState state = vei_session_get_keep_state (self->session);
  g_autofree char *text = NULL;

  g_assert (VEI_IS_WINDOW (self));

  update_adviser (self);
  if (error == NULL && self->keeper != NULL && state == VEI_KEEP_OPEN &&
      vei_keeper_get_problem (self->keeper) != NULL)
    error = vei_keeper_get_problem (self->keeper)->message;
  if (error != NULL)
    text = g_strdup_printf (_("What you write is not being saved. %s"), error);
  else if (state == VEI_KEEP_DECLINED)
    text = g_strdup (_("Nothing that you write is kept. It is gone when you close the window."));
  vei_banner_set_kind (VEI_BANNER (self->save_banner),
                       error != NULL ? VEI_BANNER_ERROR : VEI_BANNER_QUIET);
  if (error == NULL && text != NULL)
    vei_banner_set_action (VEI_BANNER (self->save_banner), _("Keep it after all"),
                           "win.keep-after-all", NULL);
  else
    vei_banner_set_action (VEI_BANNER (self->save_banner), NULL, NULL, NULL);
  vei_banner_set_text (VEI_BANNER (self->save_banner), text);
  self->warns = error != NULL;
  update_banner (self);
}

static void
close_confirmed_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (VeiWindow) self = user_data;

  if (!vei_compat_confirm_finish (result, NULL))
    return;
  self->closing = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
close_request_cb (VeiWindow *self)
{
  g_autoptr (GError) error = NULL;

  g_assert (VEI_IS_WINDOW (self));

  vei_window_size_remember (GTK_WINDOW (self), self->settings);
  if (self->closing || vei_session_save (self->session, &error))
    return GDK_EVENT_PROPAGATE;

  vei_compat_confirm_async (GTK_WINDOW (self), _("Close without saving?"), error->message,
                            _("_Close without saving"), TRUE, NULL,
                            close_confirmed_cb, g_object_ref (self));
  return GDK_EVENT_STOP;
}

static gboolean
update_layout_cb (gpointer data)
{
  VeiWindow *self = data;

  g_assert (VEI_IS_WINDOW (self));

  self->layout_source = 0;
  update_header (self);
  return G_SOURCE_REMOVE;
}

/* ---- Object ---- */

static int
measure_natural_width (GtkWidget *widget)
{
  int natural;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

/* The back button comes and goes, so room for it is always counted. */
static int
measure_wide_header (VeiWindow *self)
{
  int back = gtk_widget_get_visible (self->back_button)
             ? 0 : gtk_widget_get_height (self->header);

  return measure_natural_width (self->header) - measure_natural_width (self->title_stack) +
         measure_natural_width (self->switcher) + back;
}

static void
vei_window_size_allocate (GtkWidget *widget,
                          int        width,
                          int        height,
                          int        baseline)
{
  VeiWindow *self = VEI_WINDOW (widget);
  gboolean wide, title_fits, cramped;

  GTK_WIDGET_CLASS (vei_window_parent_class)->size_allocate (widget, width, height, baseline);

  wide = gtk_widget_get_width (self->header) >= MAX (WIDE_FROM, measure_wide_header (self));
  title_fits = gtk_widget_get_width (self->header) >= measure_natural_width (self->header);
  cramped = vei_ui_is_cramped (widget, width);
  if (wide == self->wide && title_fits == self->title_fits && cramped == self->cramped)
    return;
  self->wide = wide;
  self->title_fits = title_fits;
  self->cramped = cramped;
  /* What is seen must not change in the middle of being laid out. */
  if (self->layout_source == 0)
    self->layout_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_layout_cb, self, NULL);
}

static void
vei_window_dispose (GObject *object)
{
  VeiWindow *self = VEI_WINDOW (object);

  g_clear_handle_id (&self->layout_source, g_source_remove);
  g_clear_weak_pointer (&self->focus_before_help);
  self->navigating = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), VEI_TYPE_WINDOW);
  g_clear_object (&self->session);
  g_clear_object (&self->gate);
  g_clear_object (&self->keeper);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (vei_window_parent_class)->dispose (object);
}

static void
vei_window_finalize (GObject *object)
{
  VeiWindow *self = VEI_WINDOW (object);

  g_array_unref (self->history);

  G_OBJECT_CLASS (vei_window_parent_class)->finalize (object);
}

static void
vei_window_class_init (VeiWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vei_window_dispose;
  object_class->finalize = vei_window_finalize;
  widget_class->size_allocate = vei_window_size_allocate;

  vei_window_install_actions (widget_class);
  g_type_ensure (VEI_TYPE_BANNER);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/vei-window.ui");
  gtk_widget_class_bind_template_child (widget_class, VeiWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, VeiWindow, header);
  gtk_widget_class_bind_template_child (widget_class, VeiWindow, title_stack);
  gtk_widget_class_bind_template_child (widget_class, VeiWindow, switcher);
  gtk_widget_class_bind_template_child (widget_class, VeiWindow, title);
  gtk_widget_class_bind_template_child (widget_class, VeiWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, VeiWindow, save_banner);
  gtk_widget_class_bind_template_child (widget_class, VeiWindow, places);
  gtk_widget_class_bind_template_child (widget_class, VeiWindow, cases_place);
  gtk_widget_class_bind_template_callback (widget_class, place_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_request_cb);
}

static void
vei_window_init (VeiWindow *self)
{
  self->history = g_array_new (FALSE, FALSE, sizeof (Page));
  self->title_fits = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  vei_banner_set_kind (VEI_BANNER (self->save_banner), VEI_BANNER_ERROR);
}

/**
 * vei_window_new:
 * @application: the application
 * @session: the session
 * @keeper: (nullable): what opens and locks its store; %NULL for none
 * @settings: (nullable): where the size is remembered; %NULL for nowhere
 *
 * Creates the window, with the first screen.
 *
 * Returns: (transfer none): the window
 */
GtkWidget *
vei_window_new (GtkApplication *application,
                VeiSession     *session,
                VeiKeeper      *keeper,
                GSettings      *settings)
{
  VeiWindow *self;

  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (VEI_IS_SESSION (session), NULL);
  g_return_val_if_fail (keeper == NULL || VEI_IS_KEEPER (keeper), NULL);
  g_return_val_if_fail (settings == NULL || G_IS_SETTINGS (settings), NULL);

  self = g_object_new (VEI_TYPE_WINDOW, "application", application, NULL);
  self->session = g_object_ref (session);
  g_set_object (&self->keeper, keeper);
  g_set_object (&self->settings, settings);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "case-opened", G_CALLBACK (case_opened_cb), self,
                           G_CONNECT_SWAPPED);
  if (keeper != NULL)
    self->gate = vei_keep_gate_new (GTK_WIDGET (self), session, keeper);
  vei_window_size_restore (GTK_WINDOW (self), settings);
  self->wide = vei_window_size_guess_width (GTK_WINDOW (self)) >= WIDE_FROM;
  session_changed_cb (self);
  gtk_box_insert_child_after (GTK_BOX (gtk_widget_get_parent (self->save_banner)),
                              vei_packs_banner_new (get_packs (self),
                                                    vei_session_get_language (session)),
                              self->save_banner);
  show_page (self, vei_tour_is_wanted (settings) ? PAGE_TOUR : PAGE_HOME);
  return GTK_WIDGET (self);
}
