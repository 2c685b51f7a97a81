/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/vei-contrast.h"

static void
contrast_changed_cb (AdwStyleManager *manager,
                     GParamSpec      *property,
                     gpointer         user_data)
{
  GtkStyleProvider *provider = user_data;
  GdkDisplay *display = adw_style_manager_get_display (manager);

  if (display == NULL)
    display = gdk_display_get_default ();
  if (display == NULL)
    return;
  if (adw_style_manager_get_high_contrast (manager))
    gtk_style_context_add_provider_for_display (display, provider,
                                                GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
  else
    gtk_style_context_remove_provider_for_display (display, provider);
}

static void
unref_closure_data (gpointer  data,
                    GClosure *closure)
{
  g_object_unref (data);
}

/**
 * vei_contrast_follow:
 * @manager: what knows whether high contrast is wanted
 *
 * Adds what high contrast needs beyond the named colours, from now on whenever
 * it is wanted.
 *
 * libadwaita would load a style sheet by its name, but newer versions warn of
 * that, and the media queries that replace it are not known to older ones.
 */
void
vei_contrast_follow (AdwStyleManager *manager)
{
  GtkCssProvider *provider;

  g_return_if_fail (ADW_IS_STYLE_MANAGER (manager));

  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, APP_PATH "/high-contrast.css");
  g_signal_connect_data (manager, "notify::high-contrast", G_CALLBACK (contrast_changed_cb),
                         provider, unref_closure_data, G_CONNECT_DEFAULT);
  contrast_changed_cb (manager, NULL, provider);
}
