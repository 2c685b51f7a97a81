/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/lookup/vei-device-page.h"

#include <glib/gi18n.h>

#include "app/lookup/vei-lookup-data.h"
#include "app/lookup/vei-lookup-screen.h"
#include "app/lookup/vei-lookup-ui.h"
#include "app/lookup/vei-timeline.h"
#include "app/widgets/vei-banner.h"
#include "app/widgets/vei-ui.h"

static GtkWidget *
build_row (VeiSession                *session,
           VeiDevices                *devices,
           const VeiDeviceAppearance *shown)
{
  VeiLanguage language = vei_session_get_language (session);
  const VeiDeviceList *list = shown->list;
  g_autofree char *agreement = NULL;
  g_autofree char *rank = NULL;
  g_autofree char *validity = NULL;
  g_autofree char *details = NULL;
  GtkWidget *row, *box;

  agreement = vei_ui_dup_capitalized (vei_text_get (&list->agreement->name, language));
  rank = vei_ui_dup_capitalized (vei_devices_get_rank_text (devices, shown->entry->rank, language));
  validity = vei_devices_dup_validity (devices, list, vei_session_get_as_of (session), language);
  details = g_strjoin ("\n", vei_text_get (&list->category->name, language), validity,
                       shown->entry->supplier != NULL
                       ? shown->entry->supplier
                       : vei_devices_get_no_supplier_text (devices, language), NULL);
  row = vei_lookup_detail_row (agreement, rank, details);
  box = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row));
  gtk_box_append (GTK_BOX (box), vei_ui_source_chips (session, &shown->entry->sources));
  return row;
}

/* What the pack says of the agreements that a device was in, each once. */
static void
add_agreements (VeiLookupScreen *screen,
                VeiSession      *session,
                GArray          *history)
{
  VeiLanguage language = vei_session_get_language (session);
  GtkWidget *section = vei_lookup_screen_add_section (screen, _("About these agreements"));

  for (guint i = 0; i < history->len; i++)
    {
      const VeiAgreement *agreement =
        g_array_index (history, VeiDeviceAppearance, i).list->agreement;
      g_autofree char *name = vei_ui_dup_capitalized (vei_text_get (&agreement->name, language));
      gboolean seen = FALSE;

      for (guint j = 0; j < i && !seen; j++)
        seen = g_array_index (history, VeiDeviceAppearance, j).list->agreement == agreement;
      if (!seen)
        gtk_box_append (GTK_BOX (section),
                        vei_lookup_statement (session, name,
                                              vei_text_get (&agreement->text, language),
                                              &agreement->sources));
    }
}

/**
 * vei_device_page_new:
 * @session: the session
 * @id: a device
 *
 * Creates the screen with the history of a device.
 *
 * Returns: (transfer floating) (nullable): the widget, or %NULL where there is
 *   no such device
 */
GtkWidget *
vei_device_page_new (VeiSession *session,
                     const char *id)
{
  VeiDevices *devices;
  const VeiDevice *device;
  VeiLookupScreen *screen;
  g_autoptr (GArray) history = NULL;
  g_autofree char *text = NULL;
  GtkWidget *banner, *section, *list;

  g_return_val_if_fail (VEI_IS_SESSION (session), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  devices = vei_lookup_get_subject (session, (VeiLookupReader) vei_devices_new, NULL);
  device = devices != NULL ? vei_devices_find_device (devices, id) : NULL;
  if (device == NULL)
    return NULL;

  screen = VEI_LOOKUP_SCREEN (vei_lookup_screen_new (session, device->name));
  text = vei_devices_dup_banner (devices, vei_session_get_as_of (session),
                                 vei_session_get_language (session));
  banner = vei_banner_new (VEI_BANNER_QUIET);
  vei_banner_set_text (VEI_BANNER (banner), text);
  vei_lookup_screen_add (screen, banner);
  history = vei_devices_get_history (devices, device);
  section = vei_lookup_screen_add_section (screen, _("In which agreements it was"));
  gtk_box_append (GTK_BOX (section),
                  vei_timeline_new (devices, device, vei_session_get_as_of (session),
                                    vei_session_get_language (session)));
  list = vei_lookup_list (section, _("In which agreements it was"));
  for (guint i = 0; i < history->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list),
                         build_row (session, devices,
                                    &g_array_index (history, VeiDeviceAppearance, i)));
  add_agreements (screen, session, history);
  return GTK_WIDGET (screen);
}
