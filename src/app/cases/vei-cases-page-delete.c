/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/cases/vei-cases-page-private.h"

#include <glib/gi18n.h>

#include "app/vei-compat.h"

/* Deleting cases, with ten seconds to think better of it. */

/* As long as the store keeps what was deleted. */
#define UNDO_SECONDS 10

static void
toast_gone_cb (VeiCasesPage *self,
               AdwToast     *toast)
{
  g_assert (VEI_IS_CASES_PAGE (self));

  if (self->undo_toast == toast)
    {
      self->undo_toast = NULL;
      g_array_set_size (self->deleted, 0);
    }
}

static void
offer_undo (VeiCasesPage *self)
{
  g_autofree char *text = NULL;
  AdwToast *toast;

  text = g_strdup_printf (ngettext ("%u case is deleted.", "%u cases are deleted.",
                                    self->deleted->len), self->deleted->len);
  toast = adw_toast_new (text);
  adw_toast_set_timeout (toast, UNDO_SECONDS);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  adw_toast_set_button_label (toast, _("Undo"));
  adw_toast_set_action_name (toast, "cases.undo");
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (toast_gone_cb), self,
                           G_CONNECT_SWAPPED);
  self->undo_toast = toast;
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (self->toasts), toast);
}

/* Shows something else than what is about to be deleted. */
static gboolean
leave_case (VeiCasesPage  *self,
            GError       **error)
{
  VeiCaseStore *store = vei_cases_page_get_store (self);
  gint64 own = vei_case_store_get_own (store);
  g_autoptr (VeiCase) empty = NULL;

  if (own != 0 && own != vei_session_get_case_id (self->session))
    return vei_session_open_case (self->session, own, error);
  if (!vei_session_save (self->session, error))
    return FALSE;
  empty = vei_case_new (vei_session_get_knowledge (self->session));
  vei_session_show_case (self->session, empty, 0);
  return TRUE;
}

static gboolean
delete_one (VeiCasesPage  *self,
            gint64         id,
            GError       **error)
{
  gboolean shown = vei_case_page_get_case (self->page) == id;

  if (vei_session_get_case_id (self->session) == id)
    {
      gboolean left;

      self->opening = TRUE;
      left = leave_case (self, error);
      self->opening = FALSE;
      if (!left)
        return FALSE;
    }
  if (shown)
    vei_cases_page_put_away (self);
  if (!vei_case_store_delete (vei_cases_page_get_store (self), id, error))
    return FALSE;
  g_array_append_val (self->deleted, id);
  return TRUE;
}

static void
delete_cases (VeiCasesPage *self,
              GArray       *ids)
{
  g_autoptr (GError) error = NULL;
  AdwToast *before = self->undo_toast;

  self->undo_toast = NULL;
  g_array_set_size (self->deleted, 0);
  if (before != NULL)
    adw_toast_dismiss (before);
  for (guint i = 0; i < ids->len && error == NULL; i++)
    (void) delete_one (self, g_array_index (ids, gint64, i), &error);
  if (error != NULL)
    vei_cases_page_show_toast (self, error->message);
  if (self->deleted->len > 0)
    offer_undo (self);
}

static void
delete_confirmed_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      data)
{
  g_autoptr (VeiCasesPage) self = data;
  g_autoptr (GArray) ids = NULL;

  if (!vei_compat_confirm_finish (result, NULL) || vei_cases_page_get_store (self) == NULL)
    return;
  ids = vei_case_list_dup_selected (self->list);
  delete_cases (self, ids);
}

/*
 * vei_cases_page_delete_selected:
 * @widget: the place of the cases
 * @action: the name of the action
 * @target: (nullable): not used
 *
 * Deletes what is selected in the list; asks where that is more than one.
 */
void
vei_cases_page_delete_selected (GtkWidget  *widget,
                                const char *action,
                                GVariant   *target)
{
  VeiCasesPage *self = VEI_CASES_PAGE (widget);
  g_autoptr (GArray) ids = vei_case_list_dup_selected (self->list);
  g_autofree char *title = NULL;

  if (ids->len == 0)
    {
      vei_cases_page_show_toast (self, _("Select a case first."));
      return;
    }
  if (ids->len == 1)
    {
      delete_cases (self, ids);
      return;
    }
  title = g_strdup_printf (ngettext ("Delete %u case?", "Delete %u cases?", ids->len), ids->len);
  vei_compat_confirm_async (GTK_WINDOW (gtk_widget_get_root (widget)), title,
                            _("You can undo it for ten seconds. After that they are wiped, and "
                              "stand only in the backups of the last days."),
                            _("Delete them"), TRUE, NULL, delete_confirmed_cb,
                            g_object_ref (self));
}

/*
 * vei_cases_page_delete_open:
 * @widget: the place of the cases
 * @action: the name of the action
 * @target: (nullable): not used
 *
 * Deletes the case that is open.
 */
void
vei_cases_page_delete_open (GtkWidget  *widget,
                            const char *action,
                            GVariant   *target)
{
  VeiCasesPage *self = VEI_CASES_PAGE (widget);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 id = vei_case_page_get_case (self->page);

  if (id == 0)
    return;
  g_array_append_val (ids, id);
  delete_cases (self, ids);
}

/*
 * vei_cases_page_undo:
 * @widget: the place of the cases
 * @action: the name of the action
 * @target: (nullable): not used
 *
 * Brings back what was deleted last, while the store still has it.
 */
void
vei_cases_page_undo (GtkWidget  *widget,
                     const char *action,
                     GVariant   *target)
{
  VeiCasesPage *self = VEI_CASES_PAGE (widget);
  g_autoptr (GArray) ids = g_steal_pointer (&self->deleted);
  g_autoptr (GError) error = NULL;

  self->deleted = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < ids->len && vei_cases_page_get_store (self) != NULL && error == NULL; i++)
    (void) vei_case_store_undelete (vei_cases_page_get_store (self), g_array_index (ids, gint64, i), &error);
  if (error != NULL)
    vei_cases_page_show_toast (self, error->message);
  if (self->undo_toast != NULL)
    adw_toast_dismiss (g_steal_pointer (&self->undo_toast));
  if (ids->len == 1)
    vei_case_list_select (self->list, g_array_index (ids, gint64, 0));
}
