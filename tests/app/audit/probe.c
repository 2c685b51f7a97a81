/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */

/* A module that GIO loads into a GTK 4 program, named by GIO_EXTRA_MODULES. It
 * measures what AT-SPI cannot tell: whether text is cut, and the pixels. The
 * program itself knows nothing of it.
 *
 * A request is a key file in the folder that AUDIT_PROBE names, and the signal
 * SIGUSR1. The answer is written beside it. */

#include "probe.h"

#include <gio/gio.h>
#include <glib-unix.h>
#include <gmodule.h>
#include <signal.h>

/* Frames in which everything must stand in the same place; and after how many
 * it is measured all the same. */
#define STILL 3
#define STILL_FOCUS 1
#define MOST_LOOKS 250
#define SIZE_LOOKS 80

/* What GTK may draw around a window. */
#define FRAME 40

typedef struct
{
  char     *id;
  gboolean  with_pixels;
  gboolean  of_focus;
  GtkWindow *window;                   /* whose size is set, or NULL */
  int       width;
  guint     hash;
  guint     looks;
  guint     still;
} Request;

static Request request;

static char *
build_path (const char *name)
{
  return g_build_filename (g_getenv ("AUDIT_PROBE"), name, NULL);
}

static GtkWindow *
find_window (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWindow *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (gtk_widget_get_mapped (GTK_WIDGET (window))
          && gtk_window_get_transient_for (window) == NULL)
        found = window;
    }
  return found;
}

/* libadwaita lets its own inspector choose the style; the names are looked up,
 * because a program without libadwaita has no such styles. */
static void
set_style (gboolean dark,
           gboolean high_contrast)
{
  GModule *self = g_module_open (NULL, 0);
  gpointer (*get_default) (void);
  void (*start) (gpointer);
  void (*set_scheme) (gpointer, int);
  void (*set_contrast) (gpointer, gboolean);

  if (g_module_symbol (self, "adw_settings_get_default", (gpointer *) &get_default)
      && g_module_symbol (self, "adw_settings_start_override", (gpointer *) &start)
      && g_module_symbol (self, "adw_settings_override_color_scheme", (gpointer *) &set_scheme)
      && g_module_symbol (self, "adw_settings_override_high_contrast",
                          (gpointer *) &set_contrast))
    {
      gpointer settings = get_default ();

      start (settings);
      /* 0 is what the program wants, 1 is dark */
      set_scheme (settings, dark ? 1 : 0);
      set_contrast (settings, high_contrast);
    }
  g_module_close (self);
}

static void
answer (void)
{
  g_autoptr (JsonNode) root = request.of_focus ? probe_tree_dump_focus ()
                                               : probe_tree_dump (request.with_pixels);
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autofree char *name = g_strconcat ("answer-", request.id, NULL);
  g_autofree char *path = build_path (name);
  g_autoptr (GError) error = NULL;

  json_generator_set_root (generator, root);
  /* Appears whole or not at all. */
  if (!json_generator_to_file (generator, path, &error))
    g_printerr ("probe: %s\n", error->message);
}

/* The display answers late, and never where the window cannot be so narrow. */
static gboolean
has_size (void)
{
  return request.window == NULL || request.width == 0
         || ABS (gtk_widget_get_width (GTK_WIDGET (request.window)) - request.width) <= FRAME;
}

/* Whatever has been set takes effect after some frames. */
static gboolean
look_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       data)
{
  guint hash = probe_tree_hash ();

  request.still = hash == request.hash ? request.still + 1 : 0;
  request.hash = hash;
  request.looks++;
  if (request.looks < MOST_LOOKS
      && (request.still < (request.of_focus ? STILL_FOCUS : STILL) || (request.looks < SIZE_LOOKS && !has_size ())))
    return G_SOURCE_CONTINUE;
  answer ();
  return G_SOURCE_REMOVE;
}

static void
apply (GKeyFile *wanted)
{
  GtkWindow *window = find_window ();
  int width = g_key_file_get_integer (wanted, "look", "width", NULL);
  int height = g_key_file_get_integer (wanted, "look", "height", NULL);
  int dpi = g_key_file_get_integer (wanted, "look", "dpi", NULL);

  if (dpi > 0)
    g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", dpi * 1024, NULL);
  if (g_key_file_has_key (wanted, "look", "dark", NULL))
    set_style (g_key_file_get_boolean (wanted, "look", "dark", NULL),
               g_key_file_get_boolean (wanted, "look", "contrast", NULL));
  if (width > 0 && height > 0 && window != NULL)
    gtk_window_set_default_size (window, width, height);
  request.window = window;
  request.width = width;
}

static gboolean
requested_cb (gpointer data)
{
  g_autoptr (GKeyFile) wanted = g_key_file_new ();
  g_autofree char *path = build_path ("request");
  GtkWindow *window;
  g_autoptr (GError) error = NULL;

  if (!g_key_file_load_from_file (wanted, path, G_KEY_FILE_NONE, &error))
    {
      g_printerr ("probe: %s\n", error->message);
      return G_SOURCE_CONTINUE;
    }
  g_free (request.id);
  request = (Request) { 0 };
  request.id = g_key_file_get_string (wanted, "look", "id", NULL);
  request.with_pixels = g_key_file_get_boolean (wanted, "look", "pixels", NULL);
  request.of_focus = g_key_file_get_boolean (wanted, "look", "focus", NULL);
  apply (wanted);
  window = find_window ();
  if (window != NULL)
    gtk_widget_add_tick_callback (GTK_WIDGET (window), look_cb, NULL, NULL);
  return G_SOURCE_CONTINUE;
}

void
g_io_module_load (GIOModule *module)
{
  g_autofree char *path = NULL;

  /* What the program itself starts has none of it. */
  if (g_getenv ("AUDIT_PROBE") == NULL)
    return;
  g_type_module_use (G_TYPE_MODULE (module));
  g_unix_signal_add (SIGUSR1, requested_cb, NULL);
  path = build_path ("ready");
  g_file_set_contents (path, "", 0, NULL);
}

void
g_io_module_unload (GIOModule *module)
{
  g_clear_pointer (&request.id, g_free);
}

char **
g_io_module_query (void)
{
  return g_new0 (char *, 1);
}
