/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "app/vei-window-size.h"

#define KEY_WIDTH     "window-width"
#define KEY_HEIGHT    "window-height"
#define KEY_MAXIMIZED "window-maximized"

/* The settings keep no smaller size than this, in pixels. */
#define SMALLEST 300

/**
 * vei_window_size_restore:
 * @window: a window that has not been shown yet
 * @settings: (nullable): where the size is kept; %NULL leaves the window alone
 *
 * Gives a window the size it had when it was last closed.
 */
void
vei_window_size_restore (GtkWindow *window,
                         GSettings *settings)
{
  g_return_if_fail (GTK_IS_WINDOW (window));
  g_return_if_fail (settings == NULL || G_IS_SETTINGS (settings));

  if (settings == NULL)
    return;
  gtk_window_set_default_size (window,
                               g_settings_get_int (settings, KEY_WIDTH),
                               g_settings_get_int (settings, KEY_HEIGHT));
  if (g_settings_get_boolean (settings, KEY_MAXIMIZED))
    gtk_window_maximize (window);
}

/**
 * vei_window_size_remember:
 * @window: a window that is being closed
 * @settings: (nullable): where the size is kept; %NULL keeps nothing
 *
 * Keeps the size of a window for the next time.
 */
void
vei_window_size_remember (GtkWindow *window,
                          GSettings *settings)
{
  int width, height;
  gboolean maximized;

  g_return_if_fail (GTK_IS_WINDOW (window));
  g_return_if_fail (settings == NULL || G_IS_SETTINGS (settings));

  if (settings == NULL)
    return;
  maximized = gtk_window_is_maximized (window);
  g_settings_set_boolean (settings, KEY_MAXIMIZED, maximized);
  gtk_window_get_default_size (window, &width, &height);
  if (!maximized && width >= SMALLEST && height >= SMALLEST)
    {
      g_settings_set_int (settings, KEY_WIDTH, width);
      g_settings_set_int (settings, KEY_HEIGHT, height);
    }
}

/**
 * vei_window_size_guess_width:
 * @window: a window that has not been shown yet
 *
 * Guesses how wide a window will be, so that its first frame is laid out for
 * that: as wide as it asks for, or as the narrowest screen.
 *
 * Returns: the width in pixels
 */
int
vei_window_size_guess_width (GtkWindow *window)
{
  GListModel *monitors;
  int width, height;

  g_return_val_if_fail (GTK_IS_WINDOW (window), 0);

  monitors = gdk_display_get_monitors (gtk_widget_get_display (GTK_WIDGET (window)));
  gtk_window_get_default_size (window, &width, &height);
  for (guint i = 0; i < g_list_model_get_n_items (monitors); i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, i);
      GdkRectangle area;

      gdk_monitor_get_geometry (monitor, &area);
      width = MIN (width, area.width);
    }
  return width;
}
