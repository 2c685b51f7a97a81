/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/cases/vei-receipt-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#include "app/cases/vei-save-bytes.h"
#include "app/vei-compat.h"
#include "app/widgets/vei-expander.h"
#include "app/widgets/vei-focus.h"
#include "app/widgets/vei-title.h"
#include "app/widgets/vei-ui.h"
#include "core/vei-date.h"
#include "core/vei-json.h"
#include "store/vei-receipt.h"

/**
 * VeiReceiptPage:
 *
 * For somebody to whom the answer looks wrong: a file without names, with
 * which others get the same answer. It says what is in the file before it is
 * saved.
 */
struct _VeiReceiptPage
{
  GtkWidget     parent_instance;

  VeiSession   *session;
  GCancellable *cancellable;

  /* template */
  GtkWidget    *scrolled;
  GtkWidget    *title;
  GtkWidget    *lists;
  GtkWidget    *content;
  GtkWidget    *text;
  GtkWidget    *save_button;
  GtkWidget    *status;
};

G_DEFINE_FINAL_TYPE (VeiReceiptPage, vei_receipt_page, GTK_TYPE_WIDGET)

static void
say (GtkWidget  *widget,
     const char *message)
{
  VeiReceiptPage *self = VEI_RECEIPT_PAGE (widget);

  gtk_label_set_label (GTK_LABEL (self->status), message);
  gtk_widget_set_visible (self->status, TRUE);
  vei_compat_announce (widget, message);
}

static void
add_list (VeiReceiptPage     *self,
          const char         *heading,
          const char * const *lines)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_box_append (GTK_BOX (box), vei_ui_heading (heading, "heading", 2));
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = g_strdup_printf ("• %s", lines[i]);

      gtk_box_append (GTK_BOX (box), vei_ui_label (line, NULL));
    }
  gtk_box_append (GTK_BOX (self->lists), box);
}

static void
add_explanation (VeiReceiptPage *self)
{
  VeiKnowledge *knowledge = vei_session_get_knowledge (self->session);
  g_autofree char *today = vei_date_to_words (vei_session_get_as_of (self->session),
                                              vei_session_get_language (self->session));
  g_autofree char *version = NULL;
  g_autofree char *day = NULL;
  const char *inside[6] = { NULL };
  const char * const outside[] = {
    _("names, addresses, telephone numbers or the day of birth"),
    _("which hospital or unit it is"),
    _("your own words, events, letters, notes or the log"),
    NULL,
  };

  /* Translators: %s is the version of the knowledge, such as 2026.11.1 */
  version = g_strdup_printf (_("the version of the rules: %s"),
                             vei_knowledge_get_version (knowledge));
  /* Translators: %s is a date in words */
  day = g_strdup_printf (_("the day the answer is for: %s"), today);
  inside[0] = _("the answers to the questions");
  inside[1] = _("the day you learned of the no, if you have written it");
  inside[2] = version;
  inside[3] = day;
  inside[4] = _("what the rules say of it: verdict, reasons and next steps");
  add_list (self, _("This is in the file"), inside);
  add_list (self, _("This is not in it"), outside);
  gtk_box_append (GTK_BOX (self->lists),
                  vei_ui_label (_("The answers are about health. Give the file only to somebody "
                                  "you trust."), NULL));
}

static void
update (VeiReceiptPage *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text));
  g_autoptr(GBytes) bytes = vei_receipt_create_bytes (self->session);
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  vei_ui_clear (self->lists);
  add_explanation (self);
  gtk_text_buffer_set_text (buffer, text, (int) length);
  gtk_widget_set_visible (self->status, FALSE);
}

static void
save_cb (VeiReceiptPage *self)
{
  g_autoptr(GBytes) bytes = NULL;

  g_assert (VEI_IS_RECEIPT_PAGE (self));

  bytes = vei_receipt_create_bytes (self->session);
  /* Translators: the name of a file to begin with; it tells nothing of a person */
  vei_save_bytes (GTK_WIDGET (self), _("Save the file"), _("answer-without-names.json"), bytes,
                  self->cancellable, say);
}

static void
session_changed_cb (VeiReceiptPage *self)
{
  g_assert (VEI_IS_RECEIPT_PAGE (self));

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    update (self);
}

static void
vei_receipt_page_map (GtkWidget *widget)
{
  VeiReceiptPage *self = VEI_RECEIPT_PAGE (widget);

  update (self);
  vei_expander_set_expanded (VEI_EXPANDER (self->content), FALSE);
  GTK_WIDGET_CLASS (vei_receipt_page_parent_class)->map (widget);
  vei_ui_scroll_to_top (GTK_SCROLLED_WINDOW (self->scrolled));
}

static gboolean
vei_receipt_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (VEI_RECEIPT_PAGE (widget)->title);
}

static void
vei_receipt_page_dispose (GObject *object)
{
  VeiReceiptPage *self = VEI_RECEIPT_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), VEI_TYPE_RECEIPT_PAGE);
  vei_ui_dispose_children (GTK_WIDGET (self));
  g_clear_object (&self->session);

  G_OBJECT_CLASS (vei_receipt_page_parent_class)->dispose (object);
}

static void
vei_receipt_page_finalize (GObject *object)
{
  g_clear_object (&VEI_RECEIPT_PAGE (object)->cancellable);

  G_OBJECT_CLASS (vei_receipt_page_parent_class)->finalize (object);
}

static void
vei_receipt_page_class_init (VeiReceiptPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vei_receipt_page_dispose;
  object_class->finalize = vei_receipt_page_finalize;
  widget_class->grab_focus = vei_receipt_page_grab_focus;
  widget_class->focus = vei_focus_children;
  widget_class->map = vei_receipt_page_map;

  g_type_ensure (VEI_TYPE_EXPANDER);
  g_type_ensure (VEI_TYPE_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "/ui/vei-receipt-page.ui");
  gtk_widget_class_bind_template_child (widget_class, VeiReceiptPage, scrolled);
  gtk_widget_class_bind_template_child (widget_class, VeiReceiptPage, title);
  gtk_widget_class_bind_template_child (widget_class, VeiReceiptPage, lists);
  gtk_widget_class_bind_template_child (widget_class, VeiReceiptPage, content);
  gtk_widget_class_bind_template_child (widget_class, VeiReceiptPage, text);
  gtk_widget_class_bind_template_child (widget_class, VeiReceiptPage, save_button);
  gtk_widget_class_bind_template_child (widget_class, VeiReceiptPage, status);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
vei_receipt_page_init (VeiReceiptPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  vei_ui_wrap_button (self->save_button);
}

/**
 * vei_receipt_page_new:
 * @session: the session
 *
 * Creates the page. It shows the case of the session as it is when it is seen.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
vei_receipt_page_new (VeiSession *session)
{
  VeiReceiptPage *self;

  g_return_val_if_fail (VEI_IS_SESSION (session), NULL);

  self = g_object_new (VEI_TYPE_RECEIPT_PAGE, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * vei_receipt_create_bytes:
 * @session: the session
 *
 * Makes the receipt of what the rules say today of the case that is shown.
 *
 * Returns: (transfer full): the file
 */
GBytes *
vei_receipt_create_bytes (VeiSession *session)
{
  g_autoptr(JsonNode) receipt = NULL;
  char *text;

  g_return_val_if_fail (VEI_IS_SESSION (session), NULL);

  receipt = vei_receipt_new (vei_session_get_case (session), vei_session_get_as_of (session));
  text = vei_json_to_pretty (receipt);
  return g_bytes_new_take (text, strlen (text));
}
