/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/packs/vei-packs-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/packs/vei-packs-banner.h"
#include "app/packs/vei-packs-view.h"
#include "app/vei-compat.h"
#include "app/widgets/vei-banner.h"
#include "app/widgets/vei-focus.h"
#include "app/widgets/vei-title.h"
#include "app/widgets/vei-ui.h"
#include "core/vei-date.h"

#define CARD_SUFFIX      "veipub"
#define PACK_SUFFIX      "veipack"
#define SIGNATURE_SUFFIX "minisig"

/**
 * VeiPacksPage:
 *
 * Which knowledge the program uses, how old it is, whom the person trusts to
 * change it, and how to change it.
 */
struct _VeiPacksPage
{
  GtkWidget      parent_instance;

  VeiSession    *session;
  VeiPacks      *packs;
  GCancellable  *cancellable;
  VeiPublisher  *offered;      /* the card that the person is asked about */
  GBytes        *archive;      /* a pack whose signature is still to be found */
  const VeiPackNews *news_shown;
  gboolean       syncing;

  /* template */
  GtkWidget     *scrolled;
  GtkWidget     *title;
  GtkWidget     *outcome;
  GtkWidget     *waiting;
  GtkWidget     *news;
  GtkWidget     *in_use;
  GtkWidget     *back_button;
  GtkWidget     *publisher_box;
  GtkWidget     *nobody;
  GtkWidget     *publisher;
  GtkWidget     *add_button;
  GtkWidget     *remove_button;
  GtkWidget     *update_box;
  GtkWidget     *asked;
  GtkWidget     *weekly_list;
  GtkWidget     *weekly;
  GtkWidget     *progress_box;
  GtkWidget     *progress;
  GtkWidget     *cancel_button;
  GtkWidget     *update_button;
  GtkWidget     *file_button;
};

G_DEFINE_FINAL_TYPE (VeiPacksPage, vei_packs_page, GTK_TYPE_WIDGET)

static GtkWindow *
get_window (VeiPacksPage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

/* ---- What is shown ---- */

static void
show_outcome (VeiPacksPage *self)
{
  gboolean failed;
  const char *outcome = vei_packs_get_outcome (self->packs, &failed);
  const char *waiting = vei_packs_get_waiting (self->packs);
  g_autofree char *text = NULL;

  vei_banner_set_kind (VEI_BANNER (self->outcome), failed ? VEI_BANNER_ERROR : VEI_BANNER_QUIET);
  vei_banner_set_text (VEI_BANNER (self->outcome), outcome);
  if (outcome != NULL)
    vei_compat_announce (self->outcome, outcome);
  if (waiting != NULL)
    text = g_strdup_printf (_("Version %s has come by itself. Use it now: what you have written is kept."),
                            waiting);
  vei_banner_set_text (VEI_BANNER (self->waiting), text);
}

static void
show_back (VeiPacksPage *self)
{
  const char *previous = vei_packs_get_previous (self->packs);
  g_autofree char *label = NULL;

  gtk_widget_set_sensitive (self->back_button,
                            vei_packs_get_state (self->packs) != VEI_PACKS_ASKING);
  gtk_widget_set_visible (self->back_button,
                          previous != NULL && !vei_packs_is_chosen (self->packs));
  if (previous == NULL)
    return;
  label = *previous != '\0'
          /* Translators: %s is a version such as 2026.12.1 */
          ? g_strdup_printf (_("Go back to version %s"), previous)
          : g_strdup (_("Go back to what came with the program"));
  gtk_button_set_label (GTK_BUTTON (self->back_button), label);
  vei_ui_wrap_button (self->back_button);
}

static void
show_publisher (VeiPacksPage *self)
{
  const VeiPublisher *publisher = vei_packs_get_publisher (self->packs);

  gtk_widget_set_visible (self->nobody, publisher == NULL);
  gtk_widget_set_visible (self->publisher, publisher != NULL);
  gtk_widget_set_visible (self->add_button, publisher == NULL);
  gtk_widget_set_visible (self->remove_button, publisher != NULL);
  vei_packs_view_fill_publisher (GTK_LIST_BOX (self->publisher), publisher);
}

static void
show_update (VeiPacksPage *self)
{
  gboolean has_publisher = vei_packs_get_publisher (self->packs) != NULL;
  gboolean asking = vei_packs_get_state (self->packs) == VEI_PACKS_ASKING;
  double fraction = vei_packs_get_fraction (self->packs);
  g_autofree char *asked = vei_packs_view_dup_asked (self->packs,
                                                     vei_session_get_language (self->session));

  gtk_widget_set_visible (self->update_box, !vei_packs_is_chosen (self->packs) && has_publisher);
  gtk_label_set_label (GTK_LABEL (self->asked), asked);
  gtk_switch_set_active (GTK_SWITCH (self->weekly), vei_packs_get_weekly (self->packs));
  gtk_widget_set_visible (self->progress_box, asking);
  gtk_widget_set_visible (self->update_button, !asking);
  gtk_widget_set_sensitive (self->file_button, !asking);
  if (fraction >= 0)
    gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress), fraction);
  else
    gtk_progress_bar_pulse (GTK_PROGRESS_BAR (self->progress));
  gtk_progress_bar_set_text (GTK_PROGRESS_BAR (self->progress),
                             fraction >= 0 ? NULL : _("Asking the publisher…"));
}

static void
show_news (VeiPacksPage *self)
{
  const VeiPackNews *news = vei_packs_get_news (self->packs);
  gboolean comparing = vei_packs_get_state (self->packs) == VEI_PACKS_COMPARING;

  gtk_widget_set_visible (self->news, news != NULL || comparing);
  if (news != NULL && news == self->news_shown)
    return;
  self->news_shown = news;
  vei_ui_clear (self->news);
  if (news != NULL)
    vei_packs_view_add_news (self->news, news, self->session);
  else if (comparing)
    gtk_box_append (GTK_BOX (self->news), vei_ui_label (_("Finding out what is new…"), NULL));
}

static void
packs_changed_cb (VeiPacksPage *self)
{
  gboolean had_focus;

  g_assert (VEI_IS_PACKS_PAGE (self));

  /* What had the focus may be gone: then the title has it, and reads on from there. */
  had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
  self->syncing = TRUE;
  show_outcome (self);
  vei_packs_view_fill_in_use (GTK_LIST_BOX (self->in_use), self->packs, self->session);
  show_back (self);
  gtk_widget_set_visible (self->publisher_box, !vei_packs_is_chosen (self->packs));
  show_publisher (self);
  show_update (self);
  show_news (self);
  self->syncing = FALSE;
  if (had_focus && gtk_widget_get_root (GTK_WIDGET (self)) != NULL &&
      (gtk_window_get_focus (get_window (self)) == NULL ||
       !gtk_widget_get_mapped (gtk_window_get_focus (get_window (self)))))
    gtk_widget_grab_focus (self->title);
}

/* ---- A publisher's card ---- */

static void
trusted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (VeiPacksPage) self = user_data;
  g_autoptr (VeiPublisher) offered = g_steal_pointer (&self->offered);

  if (vei_compat_confirm_finish (result, NULL) && offered != NULL)
    vei_packs_trust (self->packs, offered);
}

static void
offer_card (VeiPacksPage *self,
            GFile        *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *display = g_filename_display_name (name);
  g_autofree char *body = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->offered, vei_publisher_free);
  bytes = vei_packs_read_file (file, &error);
  if (bytes != NULL)
    self->offered = vei_publisher_parse (display, bytes, &error);
  if (self->offered == NULL)
    {
      vei_packs_set_problem (self->packs, error);
      return;
    }
  body = vei_packs_view_dup_card (self->offered);
  vei_compat_confirm_async (get_window (self), _("Do you trust this publisher?"), body,
                            _("Trust"), FALSE, self->cancellable, trusted_cb,
                            g_object_ref (self));
}

static void
card_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (VeiPacksPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = vei_compat_open_file_finish (result, &error);

  if (file != NULL)
    offer_card (self, file);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    vei_packs_set_problem (self->packs, error);
}

static void
add_clicked_cb (VeiPacksPage *self)
{
  g_assert (VEI_IS_PACKS_PAGE (self));

  vei_compat_open_file_async (get_window (self), _("Add a publisher"), _("Publisher cards"),
                              CARD_SUFFIX, self->cancellable, card_chosen_cb,
                              g_object_ref (self));
}

static void
removed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (VeiPacksPage) self = user_data;

  if (vei_compat_confirm_finish (result, NULL))
    vei_packs_trust_nobody (self->packs);
}

static void
remove_clicked_cb (VeiPacksPage *self)
{
  g_assert (VEI_IS_PACKS_PAGE (self));

  vei_compat_confirm_async (get_window (self), _("Remove the publisher?"),
                            _("What it published is removed too, and the knowledge that came with "
                              "the program is used again. Your answers and letters stay."),
                            _("Remove"), TRUE, self->cancellable, removed_cb, g_object_ref (self));
}

/* ---- A pack in a file ---- */

static void
install (VeiPacksPage *self,
         GFile        *signature)
{
  g_autoptr (GBytes) archive = g_steal_pointer (&self->archive);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  bytes = vei_packs_read_file (signature, &error);
  if (bytes != NULL)
    vei_packs_install (self->packs, archive, bytes);
  else
    vei_packs_set_problem (self->packs, error);
}

static void
signature_chosen_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (VeiPacksPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = vei_compat_open_file_finish (result, &error);

  if (file != NULL && self->archive != NULL)
    install (self, file);
  else if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    vei_packs_set_problem (self->packs, error);
}

/* The signature stands beside the pack; where it cannot be seen there, as from within a
 * sandbox, the person shows it. */
static void
open_pack (VeiPacksPage *self,
           GFile        *file)
{
  g_autofree char *path = g_file_get_uri (file);
  g_autofree char *beside = g_strconcat (path, "." SIGNATURE_SUFFIX, NULL);
  g_autoptr (GFile) signature = g_file_new_for_uri (beside);
  g_autoptr (GError) error = NULL;

  if (vei_packs_get_publisher (self->packs) == NULL)
    {
      error = g_error_new_literal (VEI_UPDATE_ERROR, VEI_UPDATE_ERROR_PUBLISHER,
                                   _("no publisher is trusted yet; add the publisher’s card first"));
      vei_packs_set_problem (self->packs, error);
      return;
    }
  g_clear_pointer (&self->archive, g_bytes_unref);
  self->archive = vei_packs_read_file (file, &error);
  if (self->archive == NULL)
    vei_packs_set_problem (self->packs, error);
  else if (g_file_query_exists (signature, NULL))
    install (self, signature);
  else
    vei_compat_open_file_async (get_window (self), _("Where is the signature of the pack?"),
                                _("Signatures"), SIGNATURE_SUFFIX, self->cancellable,
                                signature_chosen_cb, g_object_ref (self));
}

static void
pack_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (VeiPacksPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = vei_compat_open_file_finish (result, &error);

  if (file != NULL)
    open_pack (self, file);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    vei_packs_set_problem (self->packs, error);
}

static void
file_clicked_cb (VeiPacksPage *self)
{
  g_assert (VEI_IS_PACKS_PAGE (self));

  vei_compat_open_file_async (get_window (self), _("Update from a file"), _("Knowledge packs"),
                              PACK_SUFFIX, self->cancellable, pack_chosen_cb,
                              g_object_ref (self));
}

/* ---- The rest ---- */

static void
update_clicked_cb (VeiPacksPage *self)
{
  g_assert (VEI_IS_PACKS_PAGE (self));

  vei_packs_update (self->packs);
  gtk_widget_grab_focus (self->cancel_button);
}

static void
cancel_clicked_cb (VeiPacksPage *self)
{
  g_assert (VEI_IS_PACKS_PAGE (self));

  vei_packs_cancel (self->packs);
}

static void
back_clicked_cb (VeiPacksPage *self)
{
  g_assert (VEI_IS_PACKS_PAGE (self));

  vei_packs_go_back (self->packs);
}

static void
weekly_changed_cb (VeiPacksPage *self)
{
  g_assert (VEI_IS_PACKS_PAGE (self));

  if (!self->syncing)
    vei_packs_set_weekly (self->packs, gtk_switch_get_active (GTK_SWITCH (self->weekly)));
}

static void
use_waiting_cb (GtkWidget  *widget,
                const char *action,
                GVariant   *target)
{
  vei_packs_use_waiting (VEI_PACKS_PAGE (widget)->packs);
}

static gboolean
vei_packs_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (VEI_PACKS_PAGE (widget)->title);
}

static void
vei_packs_page_dispose (GObject *object)
{
  VeiPacksPage *self = VEI_PACKS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), VEI_TYPE_PACKS_PAGE);
  vei_ui_dispose_children (GTK_WIDGET (self));
  g_clear_object (&self->session);
  g_clear_object (&self->packs);

  G_OBJECT_CLASS (vei_packs_page_parent_class)->dispose (object);
}

static void
vei_packs_page_finalize (GObject *object)
{
  VeiPacksPage *self = VEI_PACKS_PAGE (object);

  g_object_unref (self->cancellable);
  g_clear_pointer (&self->offered, vei_publisher_free);
  g_clear_pointer (&self->archive, g_bytes_unref);

  G_OBJECT_CLASS (vei_packs_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, VeiPacksPage, scrolled);
  gtk_widget_class_bind_template_child (widget_class, VeiPacksPage, title);
  gtk_widget_class_bind_template_child (widget_class, VeiPacksPage, outcome);
  gtk_widget_class_bind_template_child (widget_class, VeiPacksPage, waiting);
  gtk_widget_class_bind_template_child (widget_class, VeiPacksPage, news);
  gtk_widget_class_bind_template_child (widget_class, VeiPacksPage, in_use);
  gtk_widget_class_bind_template_child (widget_class, VeiPacksPage, back_button);
  gtk_widget_class_bind_template_child (widget_class, VeiPacksPage, publisher_box);
  gtk_widget_class_bind_template_child (widget_class, VeiPacksPage, nobody);
  gtk_widget_class_bind_template_child (widget_class, VeiPacksPage, publisher);
  gtk_widget_class_bind_template_child (widget_class, VeiPacksPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, VeiPacksPage, remove_button);
  gtk_widget_class_bind_template_child (widget_class, VeiPacksPage, update_box);
  gtk_widget_class_bind_template_child (widget_class, VeiPacksPage, asked);
  gtk_widget_class_bind_template_child (widget_class, VeiPacksPage, weekly_list);
  gtk_widget_class_bind_template_child (widget_class, VeiPacksPage, weekly);
  gtk_widget_class_bind_template_child (widget_class, VeiPacksPage, progress_box);
  gtk_widget_class_bind_template_child (widget_class, VeiPacksPage, progress);
  gtk_widget_class_bind_template_child (widget_class, VeiPacksPage, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, VeiPacksPage, update_button);
  gtk_widget_class_bind_template_child (widget_class, VeiPacksPage, file_button);
}

static void
vei_packs_page_class_init (VeiPacksPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vei_packs_page_dispose;
  object_class->finalize = vei_packs_page_finalize;
  widget_class->grab_focus = vei_packs_page_grab_focus;
  widget_class->focus = vei_focus_children;

  g_type_ensure (VEI_TYPE_BANNER);
  g_type_ensure (VEI_TYPE_TITLE);
  gtk_widget_class_install_action (widget_class, "packs.use-waiting", NULL, use_waiting_cb);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/vei-packs-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, file_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, weekly_changed_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
vei_packs_page_init (VeiPacksPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  vei_ui_wrap_button (self->add_button);
  vei_ui_wrap_button (self->remove_button);
  vei_ui_wrap_button (self->update_button);
  vei_ui_wrap_button (self->file_button);
  vei_banner_set_action (VEI_BANNER (self->waiting), _("Use it now"), "packs.use-waiting", NULL);
}

/**
 * vei_packs_page_new:
 * @session: the session
 * @packs: the packs
 *
 * Creates the page of the knowledge in use.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
vei_packs_page_new (VeiSession *session,
                    VeiPacks   *packs)
{
  VeiPacksPage *self;

  g_return_val_if_fail (VEI_IS_SESSION (session), NULL);
  g_return_val_if_fail (VEI_IS_PACKS (packs), NULL);

  self = g_object_new (VEI_TYPE_PACKS_PAGE, NULL);
  self->session = g_object_ref (session);
  self->packs = g_object_ref (packs);
  g_signal_connect_object (packs, "changed", G_CALLBACK (packs_changed_cb), self,
                           G_CONNECT_SWAPPED);
  packs_changed_cb (self);
  return GTK_WIDGET (self);
}

/**
 * vei_packs_page_open_file:
 * @self: the page, in a window
 * @file: a publisher's card or a pack, by the ending of its name
 *
 * Opens a file that was chosen outside the program: offers to trust the
 * publisher, or installs the pack of the trusted one.
 */
void
vei_packs_page_open_file (VeiPacksPage *self,
                          GFile        *file)
{
  g_autofree char *name = NULL;

  g_return_if_fail (VEI_IS_PACKS_PAGE (self));
  g_return_if_fail (G_IS_FILE (file));

  name = g_file_get_basename (file);
  if (g_str_has_suffix (name, "." CARD_SUFFIX))
    offer_card (self, file);
  else
    open_pack (self, file);
}
