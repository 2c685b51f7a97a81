/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/vei-window-private.h"

#include <glib/gi18n.h>

#include "app/cases/vei-cases-page.h"
#include "app/cases/vei-phone-page.h"
#include "app/guide/vei-guide-page.h"
#include "app/help/vei-tour-page.h"
#include "app/keep/vei-keep-gate.h"
#include "app/letter/vei-letter-page.h"
#include "app/lookup/vei-lookup-page.h"
#include "app/packs/vei-packs-page.h"
#include "app/packs/vei-rulebook-page.h"
#include "app/vei-compat.h"

/* What can be done in the window, by its menu, its pages and its keys. */

static void
go_home_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *target)
{
  vei_window_go_to (VEI_WINDOW (widget), PAGE_HOME);
}

static void
start_guide_cb (GtkWidget  *widget,
                const char *action,
                GVariant   *target)
{
  VeiWindow *self = VEI_WINDOW (widget);
  VeiGuidePage *guide = VEI_GUIDE_PAGE (vei_window_ensure_page (self, PAGE_GUIDE));

  vei_window_go_to (self, vei_guide_page_start (guide) ? PAGE_GUIDE : PAGE_RESULT);
}

static void
start_refused_cb (GtkWidget  *widget,
                  const char *action,
                  GVariant   *target)
{
  VeiWindow *self = VEI_WINDOW (widget);
  VeiGuidePage *guide = VEI_GUIDE_PAGE (vei_window_ensure_page (self, PAGE_GUIDE));

  vei_window_go_to (self, PAGE_GUIDE);
  vei_guide_page_start_refused (guide);
}

static void
show_guide_cb (GtkWidget  *widget,
               const char *action,
               GVariant   *target)
{
  VeiWindow *self = VEI_WINDOW (widget);
  VeiGuidePage *guide = VEI_GUIDE_PAGE (vei_window_ensure_page (self, PAGE_GUIDE));
  const VeiQuestion *first;

  if (vei_guide_page_resume (guide))
    {
      vei_window_go_to (self, PAGE_GUIDE);
      return;
    }
  /* Nothing is left to ask: begin with the first question, to change it. */
  first = vei_knowledge_get_question (vei_session_get_knowledge (self->session), 0);
  vei_window_go_to (self, PAGE_GUIDE);
  vei_guide_page_show_question (guide, first->id);
}

static void
change_answer_cb (GtkWidget  *widget,
                  const char *action,
                  GVariant   *target)
{
  VeiWindow *self = VEI_WINDOW (widget);
  g_autofree char *question = g_variant_dup_string (target, NULL);
  VeiGuidePage *guide = VEI_GUIDE_PAGE (vei_window_ensure_page (self, PAGE_GUIDE));

  vei_window_go_to (self, PAGE_GUIDE);
  vei_guide_page_show_question (guide, question);
}

static void
show_result_cb (GtkWidget  *widget,
                const char *action,
                GVariant   *target)
{
  vei_window_go_to (VEI_WINDOW (widget), PAGE_RESULT);
}

static void
show_fault_cb (GtkWidget  *widget,
               const char *action,
               GVariant   *target)
{
  vei_window_go_to (VEI_WINDOW (widget), PAGE_FAULT);
}

static void
open_letter_cb (GtkWidget  *widget,
                const char *action,
                GVariant   *target)
{
  VeiWindow *self = VEI_WINDOW (widget);
  g_autofree char *kind = g_variant_dup_string (target, NULL);
  VeiLetterPage *letter = VEI_LETTER_PAGE (vei_window_ensure_page (self, PAGE_LETTER));

  vei_window_go_to (self, PAGE_LETTER);
  vei_letter_page_open (letter, kind);
}

/* Without a target it is the action for the sources. */
static void
show_lookup_cb (GtkWidget  *widget,
                const char *action,
                GVariant   *target)
{
  VeiWindow *self = VEI_WINDOW (widget);
  VeiLookupPage *lookup = VEI_LOOKUP_PAGE (vei_window_ensure_page (self, PAGE_LOOKUP));

  vei_lookup_page_show (lookup, target != NULL ? g_variant_get_string (target, NULL) : "sources");
  vei_window_go_to (self, PAGE_LOOKUP);
}

static void
search_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *target)
{
  VeiWindow *self = VEI_WINDOW (widget);
  VeiLookupPage *lookup;

  if (self->current == PAGE_CASES)
    {
      vei_cases_page_search (VEI_CASES_PAGE (self->pages[PAGE_CASES]));
      return;
    }
  lookup = VEI_LOOKUP_PAGE (vei_window_ensure_page (self, PAGE_LOOKUP));
  vei_window_go_to (self, PAGE_LOOKUP);
  vei_lookup_page_search (lookup);
}

/* For the screen at hand; what had the focus there gets it back afterwards. */
static void
show_help (VeiWindow *self)
{
  if (self->current == PAGE_HELP)
    return;
  g_set_weak_pointer (&self->focus_before_help, gtk_window_get_focus (GTK_WINDOW (self)));
  vei_window_forget_page (self, PAGE_HELP);
  vei_window_go_to (self, PAGE_HELP);
}

static void
show_tour_cb (GtkWidget  *widget,
              const char *action,
              GVariant   *target)
{
  VeiWindow *self = VEI_WINDOW (widget);

  vei_window_forget_page (self, PAGE_TOUR);
  vei_window_go_to (self, PAGE_TOUR);
}

/* Seen from the menu it leads back to where one was, else to the start page. */
static void
end_tour_cb (GtkWidget  *widget,
             const char *action,
             GVariant   *target)
{
  VeiWindow *self = VEI_WINDOW (widget);

  vei_tour_is_seen (self->settings);
  if (self->current == PAGE_TOUR)
    vei_window_go_back (self);
}

static void
show_info_cb (GtkWidget  *widget,
              const char *action,
              GVariant   *target)
{
  VeiWindow *self = VEI_WINDOW (widget);

  if (g_str_equal (action, "win.show-help"))
    show_help (self);
  else if (g_str_equal (action, "win.show-rules"))
    vei_window_go_to (self, PAGE_RULES);
  else
    vei_window_go_to (self, PAGE_SHORTCUTS);
}

/* With a target it opens that file: a card of a publisher, or a pack. */
static void
show_packs_cb (GtkWidget  *widget,
               const char *action,
               GVariant   *target)
{
  VeiWindow *self = VEI_WINDOW (widget);
  g_autoptr (GFile) file = NULL;

  vei_window_go_to (self, PAGE_PACKS);
  if (target == NULL)
    return;
  file = g_file_new_for_uri (g_variant_get_string (target, NULL));
  vei_packs_page_open_file (VEI_PACKS_PAGE (self->pages[PAGE_PACKS]), file);
}

/*
 * vei_window_show_toast:
 * @self: the window
 * @text: a sentence; never read as markup
 *
 * Says something that needs no answer.
 */
void
vei_window_show_toast (VeiWindow  *self,
                       const char *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);

  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (self->toasts), adw_toast_new (markup));
}

/* A call is about a member: the adviser's own case is left as it is. */
static gboolean
begin_call (VeiWindow *self)
{
  VeiCaseStore *store = vei_session_get_store (self->session);
  const VeiCaseEntry *entry;
  g_autoptr (GError) error = NULL;

  if (!vei_session_can_keep (self->session))
    return TRUE;
  entry = vei_case_store_get_entry (store, vei_session_get_case_id (self->session));
  if ((entry != NULL && (entry->flags & VEI_CASE_OWN) == 0) ||
      vei_session_new_case (self->session, &error) != 0)
    return TRUE;
  vei_window_show_toast (self, error->message);
  return FALSE;
}

/* What only an adviser has. Somebody who has one case sees its deadline at home. */
static void
show_adviser_cb (GtkWidget  *widget,
                 const char *action,
                 GVariant   *target)
{
  VeiWindow *self = VEI_WINDOW (widget);
  gboolean deadlines = g_str_equal (action, "win.show-deadlines");

  if (!vei_session_is_adviser (self->session))
    {
      if (deadlines)
        vei_window_go_to (self, PAGE_HOME);
      return;
    }
  if (deadlines)
    vei_window_go_to (self, PAGE_DEADLINES);
  else if (g_str_equal (action, "win.show-statistics"))
    vei_window_go_to (self, PAGE_STATISTICS);
  else if (begin_call (self))
    vei_window_go_to (self, PAGE_PHONE);
}

/* Nobody but an adviser has a place of cases. */
static void
show_cases_cb (GtkWidget  *widget,
               const char *action,
               GVariant   *target)
{
  VeiWindow *self = VEI_WINDOW (widget);
  VeiCasesPage *cases;

  if (!vei_session_is_adviser (self->session))
    return;
  cases = VEI_CASES_PAGE (vei_window_ensure_page (self, PAGE_CASES));
  vei_window_go_to (self, PAGE_CASES);
  if (g_str_equal (action, "win.new-case"))
    vei_cases_page_begin_new (cases);
  else if (g_str_equal (action, "win.import-case"))
    vei_cases_page_import (cases, g_variant_get_string (target, NULL));
}

static void
show_receipt_cb (GtkWidget  *widget,
                 const char *action,
                 GVariant   *target)
{
  vei_window_go_to (VEI_WINDOW (widget), PAGE_RECEIPT);
}

static void
show_keep_cb (GtkWidget  *widget,
              const char *action,
              GVariant   *target)
{
  VeiWindow *self = VEI_WINDOW (widget);

  if (self->keeper == NULL)
    return;
  if (g_str_equal (action, "win.keep-after-all"))
    vei_keeper_reconsider (self->keeper);
  /* Built anew, so that nothing that was typed stands there. */
  if (self->current != PAGE_KEEP)
    vei_window_forget_page (self, PAGE_KEEP);
  vei_window_go_to (self, PAGE_KEEP);
}

static void
show_settings_cb (GtkWidget  *widget,
                  const char *action,
                  GVariant   *target)
{
  VeiWindow *self = VEI_WINDOW (widget);

  if (self->keeper == NULL)
    return;
  if (self->current != PAGE_SETTINGS)
    vei_window_forget_page (self, PAGE_SETTINGS);
  vei_window_go_to (self, PAGE_SETTINGS);
}

static void
back_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *target)
{
  VeiWindow *self = VEI_WINDOW (widget);

  if (self->current == PAGE_HOME)
    return;
  if (self->current == PAGE_TOUR)
    {
      if (!vei_tour_page_back (VEI_TOUR_PAGE (self->pages[PAGE_TOUR])))
        end_tour_cb (widget, action, NULL);
      return;
    }
  if (self->current == PAGE_GUIDE &&
      vei_guide_page_back (VEI_GUIDE_PAGE (self->pages[PAGE_GUIDE])))
    return;
  if (self->current == PAGE_LOOKUP &&
      vei_lookup_page_back (VEI_LOOKUP_PAGE (self->pages[PAGE_LOOKUP])))
    return;
  if (self->current == PAGE_CASES &&
      vei_cases_page_back (VEI_CASES_PAGE (self->pages[PAGE_CASES])))
    return;
  if (self->current == PAGE_RULES &&
      vei_rulebook_page_back (VEI_RULEBOOK_PAGE (self->pages[PAGE_RULES])))
    return;
  if (self->current == PAGE_PHONE &&
      vei_phone_page_back (VEI_PHONE_PAGE (self->pages[PAGE_PHONE])))
    return;

  vei_window_go_back (self);
}

static void
about_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *target)
{
  vei_window_go_to (VEI_WINDOW (widget), PAGE_ABOUT);
}

static void
lock_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *target)
{
  VeiWindow *self = VEI_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (self->keeper == NULL || vei_keeper_lock (self->keeper, &error))
    return;
  /* Translators: %s is a sentence that says why something was not saved */
  text = g_strdup_printf (_("Not locked, because not everything is saved. %s"), error->message);
  vei_window_show_toast (self, text);
}

static void
open_case_cb (GtkWidget  *widget,
              const char *action,
              GVariant   *target)
{
  VeiWindow *self = VEI_WINDOW (widget);
  g_autoptr (GError) error = NULL;

  if (vei_session_get_store (self->session) == NULL)
    return;
  if (vei_session_is_adviser (self->session))
    {
      GtkWidget *cases = vei_window_ensure_page (self, PAGE_CASES);

      vei_window_go_to (self, PAGE_CASES);
      vei_cases_page_open (VEI_CASES_PAGE (cases), g_variant_get_int64 (target));
    }
  else if (vei_session_open_case (self->session, g_variant_get_int64 (target), &error))
    vei_window_go_to_guide (self);
  else
    vei_window_show_toast (self, error->message);
}

static void
delete_confirmed_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (VeiWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!vei_compat_confirm_finish (result, NULL) || self->session == NULL)
    return;

  if (!vei_keeper_delete_all (self->keeper, &error))
    {
      g_autofree char *text = g_strdup_printf (_("Not everything could be deleted: %s"),
                                               error->message);

      vei_window_show_toast (self, text);
      return;
    }
  vei_window_go_to (self, PAGE_HOME);
  vei_window_forget_page (self, PAGE_LOOKUP);
  vei_window_show_toast (self, _("Everything is deleted."));
}

static void
delete_all_cb (GtkWidget  *widget,
               const char *action,
               GVariant   *target)
{
  vei_compat_confirm_async (GTK_WINDOW (widget), _("Delete everything?"),
                            _("Your answers and your letters are removed from this computer. "
                              "This cannot be undone. Letters that you have saved as files "
                              "are not touched."),
                            _("_Delete everything"), TRUE, NULL,
                            delete_confirmed_cb, g_object_ref (widget));
}

static void
show_place_cb (GtkWidget  *widget,
               const char *action,
               GVariant   *target)
{
  VeiWindow *self = VEI_WINDOW (widget);

  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (self->places),
                                         g_variant_get_string (target, NULL));
}

/* Those that are gated wait until it is decided how to keep what is written. */
static const struct
{
  const char                  *name;
  const char                  *type;
  GtkWidgetActionActivateFunc  activate;
  gboolean                     gated;
} actions[] = {
  { "win.go-home", NULL, go_home_cb },
  { "win.start-guide", NULL, start_guide_cb, TRUE },
  { "win.start-refused", NULL, start_refused_cb, TRUE },
  { "win.show-guide", NULL, show_guide_cb, TRUE },
  { "win.change-answer", "s", change_answer_cb, TRUE },
  { "win.show-result", NULL, show_result_cb, TRUE },
  { "win.show-fault", NULL, show_fault_cb },
  { "win.open-letter", "s", open_letter_cb, TRUE },
  { "win.show-help", NULL, show_info_cb },
  { "win.show-tour", NULL, show_tour_cb },
  { "win.end-tour", NULL, end_tour_cb },
  { "win.show-rules", NULL, show_info_cb },
  { "win.show-packs", NULL, show_packs_cb },
  { "win.open-pack", "s", show_packs_cb },
  { "win.show-shortcuts", NULL, show_info_cb },
  { "win.show-sources", NULL, show_lookup_cb },
  { "win.show-lookup", "s", show_lookup_cb },
  { "win.show-cases", NULL, show_cases_cb, TRUE },
  { "win.new-case", NULL, show_cases_cb, TRUE },
  { "win.import-case", "s", show_cases_cb, TRUE },
  { "win.show-phone", NULL, show_adviser_cb, TRUE },
  { "win.show-deadlines", NULL, show_adviser_cb, TRUE },
  { "win.show-statistics", NULL, show_adviser_cb, TRUE },
  { "win.show-receipt", NULL, show_receipt_cb, TRUE },
  { "win.search", NULL, search_cb },
  { "win.back", NULL, back_cb },
  { "win.delete-all", NULL, delete_all_cb },
  { "win.about", NULL, about_cb },
  { "win.open-case", "x", open_case_cb, TRUE },
  { "win.show-place", "s", show_place_cb, TRUE },
  { "win.show-keep", NULL, show_keep_cb },
  { "win.keep-after-all", NULL, show_keep_cb },
  { "win.show-settings", NULL, show_settings_cb },
  { "win.lock", NULL, lock_cb },
};

static void
gated_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *target)
{
  VeiWindow *self = VEI_WINDOW (widget);

  if (self->gate != NULL && vei_keep_gate_stops (self->gate, action, target))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_str_equal (actions[i].name, action))
      actions[i].activate (widget, action, target);
}

/*
 * vei_window_install_actions:
 * @widget_class: the class of the window
 *
 * Installs what can be done in the window, by its menu, its pages and its keys.
 */
void
vei_window_install_actions (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].type,
                                     actions[i].gated ? gated_cb : actions[i].activate);
}
