/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/cases/vei-cases-page-private.h"

#include <glib/gi18n.h>

#include "app/widgets/vei-focus.h"
#include "app/widgets/vei-ui.h"

/**
 * VeiCasesPage:
 *
 * The cases of an adviser: the list, one case beside it or in its place, and
 * what is done with cases: new ones, deleting, joining, handing over and
 * taking over.
 */
G_DEFINE_FINAL_TYPE (VeiCasesPage, vei_cases_page, GTK_TYPE_WIDGET)

/* ---- What is shown ---- */

/*
 * vei_cases_page_show_toast:
 * @self: the place of the cases
 * @text: a sentence
 *
 * Tells something that needs no answer.
 */
void
vei_cases_page_show_toast (VeiCasesPage *self,
                           const char   *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);

  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (self->toasts), adw_toast_new (markup));
}

/*
 * vei_cases_page_get_store:
 * @self: the place of the cases
 *
 * Gets where the cases are.
 *
 * Returns: (transfer none) (nullable): the store, or %NULL where it is locked
 */
VeiCaseStore *
vei_cases_page_get_store (VeiCasesPage *self)
{
  VeiCaseStore *store = vei_session_get_store (self->session);

  return store != NULL && vei_case_store_is_unlocked (store) ? store : NULL;
}

static void
show_part (VeiCasesPage *self,
           gpointer      part)
{
  gtk_stack_set_visible_child (GTK_STACK (self->stack), GTK_WIDGET (part));
  if (part != (gpointer) self->panes)
    gtk_widget_grab_focus (GTK_WIDGET (part));
}

static gboolean
shows_list (VeiCasesPage *self)
{
  return gtk_stack_get_visible_child (GTK_STACK (self->stack)) == GTK_WIDGET (self->panes);
}

static void
show_case (VeiCasesPage *self,
           gint64        id)
{
  vei_case_page_set_case (self->page, id);
  vei_case_panes_set_shows_page (self->panes, id != 0);
  if (id != 0)
    vei_case_list_select (self->list, id);
}

static void
beside_changed_cb (VeiCasesPage *self)
{
  gboolean beside = vei_case_panes_is_beside (self->panes);

  g_assert (VEI_IS_CASES_PAGE (self));

  vei_case_list_set_beside (self->list, beside);
  vei_case_page_set_beside (self->page, beside);
}

/*
 * vei_cases_page_put_away:
 * @self: the place of the cases
 *
 * Puts the case away, and gives the list all the room.
 */
void
vei_cases_page_put_away (VeiCasesPage *self)
{
  gint64 id = vei_case_page_get_case (self->page);

  if (id == 0)
    return;
  show_case (self, 0);
  vei_case_list_select (self->list, id);
  vei_case_list_focus_table (self->list);
}

static gboolean
open_case (VeiCasesPage *self,
           gint64        id)
{
  const VeiCaseEntry *entry
    = vei_cases_page_get_store (self) != NULL ? vei_case_store_get_entry (vei_cases_page_get_store (self), id) : NULL;
  g_autoptr (GError) error = NULL;
  gboolean opened;

  /* What has just been deleted is not opened any more. */
  if (entry == NULL || (entry->flags & VEI_CASE_DELETED))
    return FALSE;
  if (vei_case_page_get_case (self->page) == id && vei_session_get_case_id (self->session) == id)
    return TRUE;
  self->opening = TRUE;
  opened = vei_session_get_case_id (self->session) == id
           || vei_session_open_case (self->session, id, &error);
  self->opening = FALSE;
  if (opened)
    show_case (self, id);
  else
    vei_cases_page_show_toast (self, error->message);
  return opened;
}

static void
list_open_cb (VeiCasesPage *self,
              gint64        id,
              gboolean      follow)
{
  g_assert (VEI_IS_CASES_PAGE (self));

  if (open_case (self, id) && !follow)
    gtk_widget_grab_focus (GTK_WIDGET (self->page));
}

/* Another page has opened another case: it is not the one here any more. */
static void
case_opened_cb (VeiCasesPage *self)
{
  gint64 id = vei_session_get_case_id (self->session);

  g_assert (VEI_IS_CASES_PAGE (self));

  if (!self->opening && vei_case_page_get_case (self->page) != 0
      && vei_case_page_get_case (self->page) != id)
    show_case (self, id);
}

/* Nothing of a case stays on the screen once the cases are locked. */
static void
store_changed_cb (VeiCasesPage *self)
{
  g_assert (VEI_IS_CASES_PAGE (self));

  if (vei_cases_page_get_store (self) != NULL)
    return;
  vei_case_hand_over_stop (self->hand_over);
  vei_case_import_stop (self->import);
  vei_case_merge_stop (self->merge);
  show_case (self, 0);
  gtk_stack_set_visible_child (GTK_STACK (self->stack), GTK_WIDGET (self->panes));
  g_array_set_size (self->deleted, 0);
  if (self->undo_toast != NULL)
    adw_toast_dismiss (self->undo_toast);
}

/* ---- What is done with the case that is open ---- */

static void
duplicate_cb (GtkWidget  *widget,
              const char *action,
              GVariant   *target)
{
  VeiCasesPage *self = VEI_CASES_PAGE (widget);
  g_autoptr (GError) error = NULL;
  gint64 copy = 0;

  if (vei_session_save (self->session, &error))
    copy = vei_case_store_duplicate (vei_cases_page_get_store (self), vei_case_page_get_case (self->page), &error);
  if (copy == 0)
    {
      vei_cases_page_show_toast (self, error->message);
      return;
    }
  if (open_case (self, copy))
    vei_cases_page_show_toast (self, _("This is the copy now."));
}

static void
toggle_closed_cb (GtkWidget  *widget,
                  const char *action,
                  GVariant   *target)
{
  VeiCasesPage *self = VEI_CASES_PAGE (widget);
  gint64 id = vei_case_page_get_case (self->page);
  const VeiCaseEntry *entry = vei_case_store_get_entry (vei_cases_page_get_store (self), id);
  gboolean closed = entry != NULL && (entry->flags & VEI_CASE_CLOSED) != 0;
  g_autoptr (GError) error = NULL;

  if (entry == NULL)
    return;
  if (!vei_session_save (self->session, &error)
      || !vei_case_store_set_closed (vei_cases_page_get_store (self), id, !closed, &error)
      || !vei_session_add_log (self->session, closed ? _("Opened again.") : _("Closed."), &error))
    vei_cases_page_show_toast (self, error->message);
  else
    vei_cases_page_show_toast (self, closed ? _("The case is open again.") : _("The case is closed."));
}

static void
seen_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *target)
{
  VeiCasesPage *self = VEI_CASES_PAGE (widget);
  g_autoptr (GError) error = NULL;

  if (!vei_case_store_set_seen (vei_cases_page_get_store (self), vei_case_page_get_case (self->page), &error))
    vei_cases_page_show_toast (self, error->message);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->page));
}

static void
merge_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *target)
{
  VeiCasesPage *self = VEI_CASES_PAGE (widget);

  vei_case_merge_begin (self->merge, vei_case_page_get_case (self->page));
  show_part (self, self->merge);
}

/* The case that stays is another one than the session knows. */
static void
merged_cb (VeiCasesPage *self,
           gint64        id)
{
  g_autoptr (GError) error = NULL;

  g_assert (VEI_IS_CASES_PAGE (self));

  vei_case_merge_stop (self->merge);
  show_part (self, self->panes);
  if (vei_session_open_case (self->session, id, &error))
    vei_cases_page_show_toast (self, _("The two cases are one now."));
  else
    vei_cases_page_show_toast (self, error->message);
  gtk_widget_grab_focus (GTK_WIDGET (self->page));
}

/* ---- Handing over and taking over ---- */

static void
begin_hand_over (VeiCasesPage *self,
                 GArray       *ids)
{
  if (ids->len == 0)
    {
      vei_cases_page_show_toast (self, _("Select a case first."));
      return;
    }
  vei_case_hand_over_begin (self->hand_over, ids);
  show_part (self, self->hand_over);
}

static void
hand_over_cb (GtkWidget  *widget,
              const char *action,
              GVariant   *target)
{
  VeiCasesPage *self = VEI_CASES_PAGE (widget);
  g_autoptr (GArray) ids = NULL;

  if (g_str_equal (action, "cases.hand-over-open"))
    {
      gint64 id = vei_case_page_get_case (self->page);

      ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      if (id != 0)
        g_array_append_val (ids, id);
    }
  else if (g_str_equal (action, "cases.hand-over-shown"))
    ids = vei_case_list_dup_shown (self->list);
  else
    ids = vei_case_list_dup_selected (self->list);
  begin_hand_over (self, ids);
}

static void
import_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *target)
{
  VeiCasesPage *self = VEI_CASES_PAGE (widget);

  show_part (self, self->import);
  vei_case_import_begin (self->import);
}

/* ---- Ways ---- */

static void
new_cb (GtkWidget  *widget,
        const char *action,
        GVariant   *target)
{
  vei_cases_page_begin_new (VEI_CASES_PAGE (widget));
}

static void
put_away_cb (GtkWidget  *widget,
             const char *action,
             GVariant   *target)
{
  vei_cases_page_put_away (VEI_CASES_PAGE (widget));
}

static void
back_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *target)
{
  (void) vei_cases_page_back (VEI_CASES_PAGE (widget));
}

/* ---- Object ---- */

static gboolean
vei_cases_page_grab_focus (GtkWidget *widget)
{
  VeiCasesPage *self = VEI_CASES_PAGE (widget);

  if (!shows_list (self))
    return gtk_widget_grab_focus (gtk_stack_get_visible_child (GTK_STACK (self->stack)));
  if (vei_case_page_get_case (self->page) != 0)
    return gtk_widget_grab_focus (GTK_WIDGET (self->page));
  return gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
vei_cases_page_dispose (GObject *object)
{
  VeiCasesPage *self = VEI_CASES_PAGE (object);

  vei_ui_dispose_children (GTK_WIDGET (self));
  g_clear_object (&self->session);

  G_OBJECT_CLASS (vei_cases_page_parent_class)->dispose (object);
}

static void
vei_cases_page_finalize (GObject *object)
{
  g_array_unref (VEI_CASES_PAGE (object)->deleted);

  G_OBJECT_CLASS (vei_cases_page_parent_class)->finalize (object);
}

static void
vei_cases_page_class_init (VeiCasesPageClass *klass)
{
  static const struct
  {
    const char                  *name;
    GtkWidgetActionActivateFunc  activate;
  } actions[] = {
    { "cases.new", new_cb },
    { "cases.delete", vei_cases_page_delete_selected },
    { "cases.delete-open", vei_cases_page_delete_open },
    { "cases.undo", vei_cases_page_undo },
    { "cases.duplicate", duplicate_cb },
    { "cases.toggle-closed", toggle_closed_cb },
    { "cases.seen", seen_cb },
    { "cases.merge", merge_cb },
    { "cases.hand-over", hand_over_cb },
    { "cases.hand-over-open", hand_over_cb },
    { "cases.hand-over-shown", hand_over_cb },
    { "cases.import", import_cb },
    { "cases.put-away", put_away_cb },
    { "cases.back", back_cb },
  };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vei_cases_page_dispose;
  object_class->finalize = vei_cases_page_finalize;
  widget_class->grab_focus = vei_cases_page_grab_focus;
  widget_class->focus = vei_focus_children;

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "cases.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "cases.undo",
                                       NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
vei_cases_page_init (VeiCasesPage *self)
{
  self->deleted = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->toasts = adw_toast_overlay_new ();
  self->stack = gtk_stack_new ();
  self->panes = g_object_new (VEI_TYPE_CASE_PANES, NULL);
  self->list = g_object_new (VEI_TYPE_CASE_LIST, NULL);
  self->page = g_object_new (VEI_TYPE_CASE_PAGE, NULL);
  self->hand_over = g_object_new (VEI_TYPE_CASE_HAND_OVER, NULL);
  self->import = g_object_new (VEI_TYPE_CASE_IMPORT, NULL);
  self->merge = g_object_new (VEI_TYPE_CASE_MERGE, NULL);

  vei_case_panes_set_children (self->panes, GTK_WIDGET (self->list), GTK_WIDGET (self->page));
  gtk_stack_set_hhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_set_vhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_add_child (GTK_STACK (self->stack), GTK_WIDGET (self->panes));
  gtk_stack_add_child (GTK_STACK (self->stack), GTK_WIDGET (self->hand_over));
  gtk_stack_add_child (GTK_STACK (self->stack), GTK_WIDGET (self->import));
  gtk_stack_add_child (GTK_STACK (self->stack), GTK_WIDGET (self->merge));
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (self->toasts), self->stack);
  gtk_widget_set_parent (self->toasts, GTK_WIDGET (self));
}

/**
 * vei_cases_page_new:
 * @session: the session
 *
 * Creates the place of the cases. Only an adviser sees it.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
vei_cases_page_new (VeiSession *session)
{
  VeiCasesPage *self;

  g_return_val_if_fail (VEI_IS_SESSION (session), NULL);

  self = g_object_new (VEI_TYPE_CASES_PAGE, NULL);
  self->session = g_object_ref (session);
  vei_case_list_set_session (self->list, session);
  vei_case_page_set_session (self->page, session);
  vei_case_hand_over_set_session (self->hand_over, session);
  vei_case_import_set_session (self->import, session);
  vei_case_merge_set_session (self->merge, session);
  g_signal_connect_object (self->list, "open", G_CALLBACK (list_open_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->panes, "beside-changed", G_CALLBACK (beside_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->merge, "merged", G_CALLBACK (merged_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "case-opened", G_CALLBACK (case_opened_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "store-changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * vei_cases_page_open:
 * @self: the place of the cases
 * @id: the id of a case
 *
 * Opens a case, as from a deadline.
 */
void
vei_cases_page_open (VeiCasesPage *self,
                     gint64        id)
{
  g_return_if_fail (VEI_IS_CASES_PAGE (self));

  show_part (self, self->panes);
  if (open_case (self, id))
    gtk_widget_grab_focus (GTK_WIDGET (self->page));
}

/**
 * vei_cases_page_begin_new:
 * @self: the place of the cases
 *
 * Begins a new case, with the keyboard in the first field.
 */
void
vei_cases_page_begin_new (VeiCasesPage *self)
{
  g_autoptr (GError) error = NULL;
  gint64 id;

  g_return_if_fail (VEI_IS_CASES_PAGE (self));

  if (vei_cases_page_get_store (self) == NULL)
    return;
  show_part (self, self->panes);
  self->opening = TRUE;
  id = vei_session_new_case (self->session, &error);
  self->opening = FALSE;
  if (id == 0)
    {
      vei_cases_page_show_toast (self, error->message);
      return;
    }
  show_case (self, id);
  vei_case_page_edit (self->page);
}

/**
 * vei_cases_page_import:
 * @self: the place of the cases
 * @uri: the address of a file with cases
 *
 * Takes over cases from a file that was opened outside the program.
 */
void
vei_cases_page_import (VeiCasesPage *self,
                       const char   *uri)
{
  g_autoptr (GFile) file = NULL;

  g_return_if_fail (VEI_IS_CASES_PAGE (self));
  g_return_if_fail (uri != NULL);

  if (vei_cases_page_get_store (self) == NULL)
    return;
  file = g_file_new_for_uri (uri);
  show_part (self, self->import);
  vei_case_import_open (self->import, file);
}

/**
 * vei_cases_page_search:
 * @self: the place of the cases
 *
 * Puts the keyboard into the search of the list.
 */
void
vei_cases_page_search (VeiCasesPage *self)
{
  g_return_if_fail (VEI_IS_CASES_PAGE (self));

  show_part (self, self->panes);
  if (vei_case_page_get_case (self->page) != 0 && !vei_case_panes_is_beside (self->panes))
    show_case (self, 0);
  vei_case_list_search (self->list);
}

/**
 * vei_cases_page_back:
 * @self: the place of the cases
 *
 * Goes a step back: from handing over to the case, from a case to the list.
 *
 * Returns: whether there was a step to go
 */
gboolean
vei_cases_page_back (VeiCasesPage *self)
{
  g_return_val_if_fail (VEI_IS_CASES_PAGE (self), FALSE);

  if (!shows_list (self))
    {
      vei_case_hand_over_stop (self->hand_over);
      vei_case_import_stop (self->import);
      vei_case_merge_stop (self->merge);
      show_part (self, self->panes);
      gtk_widget_grab_focus (GTK_WIDGET (self));
      return TRUE;
    }
  if (vei_case_page_get_case (self->page) == 0)
    return FALSE;
  vei_cases_page_put_away (self);
  return TRUE;
}
