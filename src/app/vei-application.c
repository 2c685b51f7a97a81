/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/vei-application.h"

#include <glib/gi18n.h>

#include "app/vei-problem-window.h"
#include "app/vei-session.h"
#include "app/vei-window.h"

/**
 * VeiApplication:
 *
 * The application: it loads the knowledge and the person's own case, and
 * shows the window, or says why it cannot. Starting it again brings the
 * window that is open to the front.
 */
struct _VeiApplication
{
  AdwApplication  parent_instance;

  char           *pack_directory;
  VeiLanguage     language;
  gboolean        language_is_wanted;
  GSettings      *settings;
  VeiKnowledge   *knowledge;
  VeiLetterBook  *letter_book;
  VeiSession     *session;
};

G_DEFINE_FINAL_TYPE (VeiApplication, vei_application, ADW_TYPE_APPLICATION)

/* Where the schema is not installed, as in a build directory, nothing is
 * remembered; GSettings itself would end the program. */
static GSettings *
load_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, APP_ID, TRUE);
  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}

static void
close_windows (VeiApplication *self)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));

  while (windows != NULL)
    {
      GtkWindow *window = windows->data;

      windows = windows->next;
      gtk_window_destroy (window);
    }
}

static void
present_window (VeiApplication *self)
{
  GtkWidget *window = vei_window_new (GTK_APPLICATION (self), self->session, self->settings);

  gtk_window_present (GTK_WINDOW (window));
}

static VeiProblemWindow *
present_problem (VeiApplication *self,
                 const char     *title,
                 const char     *text)
{
  GtkWidget *window = vei_problem_window_new (GTK_APPLICATION (self), title, text);

  gtk_window_present (GTK_WINDOW (window));
  return VEI_PROBLEM_WINDOW (window);
}

static gboolean
load_knowledge (VeiApplication  *self,
                GError         **error)
{
  g_autoptr (VeiPack) pack = NULL;

  if (self->knowledge == NULL)
    {
      pack = self->pack_directory != NULL
             ? vei_pack_new_for_directory (self->pack_directory)
             : vei_pack_new_bundled ();
      self->knowledge = vei_knowledge_new (pack, error);
      if (self->knowledge == NULL)
        return FALSE;
    }
  if (self->letter_book == NULL)
    self->letter_book = vei_letter_book_new (self->knowledge, error);
  return self->letter_book != NULL;
}

static void
present_load_problem (VeiApplication *self,
                      const GError   *error)
{
  VeiProblemWindow *window;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_BUSY))
    {
      window = present_problem (self, _("Your answers are open already"), error->message);
      vei_problem_window_add_choice (window, _("Try again"), "app.load-again");
    }
  else if (g_error_matches (error, VEI_DATA_ERROR, VEI_DATA_ERROR_VERSION))
    {
      window = present_problem (self, _("Your answers need a newer version"), error->message);
      vei_problem_window_add_choice (window, _("Go on without saving"), "app.go-unsaved");
    }
  else if (error->domain == VEI_DATA_ERROR)
    {
      window = present_problem (self, _("Your answers could not be read"), error->message);
      vei_problem_window_add_choice (window, _("Begin again"), "app.load-again");
    }
  else
    {
      window = present_problem (self, _("Your answers could not be opened"), error->message);
      vei_problem_window_add_choice (window, _("Try again"), "app.load-again");
      vei_problem_window_add_choice (window, _("Go on without saving"), "app.go-unsaved");
    }
  vei_problem_window_add_choice (window, _("Quit"), "app.quit");
}

static void
load (VeiApplication *self)
{
  g_autoptr (VeiAutosave) autosave = NULL;
  g_autoptr (VeiCase) own_case = NULL;
  g_autoptr (GError) error = NULL;

  if (!load_knowledge (self, &error))
    {
      VeiProblemWindow *window = present_problem (self, _("The rules could not be read"),
                                                  error->message);

      vei_problem_window_add_choice (window, _("Quit"), "app.quit");
      return;
    }

  autosave = vei_autosave_new (NULL);
  own_case = vei_autosave_load (autosave, self->knowledge, &error);
  if (own_case == NULL)
    {
      present_load_problem (self, error);
      return;
    }
  self->session = vei_session_new (self->knowledge, self->letter_book, autosave, own_case,
                                   self->language);
  present_window (self);
}

/* ---- Actions ---- */

static void
quit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (user_data));

  /* A window asks before it closes without having saved. */
  while (windows != NULL)
    {
      GtkWindow *window = windows->data;

      windows = windows->next;
      gtk_window_close (window);
    }
}

static void
load_again_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  VeiApplication *self = user_data;

  g_application_hold (G_APPLICATION (self));
  close_windows (self);
  load (self);
  g_application_release (G_APPLICATION (self));
}

static void
go_unsaved_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  VeiApplication *self = user_data;
  g_autoptr (VeiCase) empty = vei_case_new (self->knowledge);

  g_application_hold (G_APPLICATION (self));
  close_windows (self);
  self->session = vei_session_new (self->knowledge, self->letter_book, NULL, empty,
                                   self->language);
  vei_session_set_save_error (self->session,
                              _("It is gone when you close the window. Letters can be saved "
                                "as files."));
  present_window (self);
  g_application_release (G_APPLICATION (self));
}

static void
change_language_cb (GSimpleAction *action,
                    GVariant      *value,
                    gpointer       user_data)
{
  VeiApplication *self = user_data;
  const char *code = g_variant_get_string (value, NULL);

  if (!vei_language_parse (code, &self->language))
    return;

  g_simple_action_set_state (action, value);
  vei_language_set_up (&self->language);
  if (self->settings != NULL)
    g_settings_set_string (self->settings, "language", code);

  if (self->session == NULL)
    return;
  vei_session_set_language (self->session, self->language);
  g_application_hold (G_APPLICATION (self));
  close_windows (self);
  present_window (self);
  g_application_release (G_APPLICATION (self));
}

/* ---- Application ---- */

static int
vei_application_handle_local_options (GApplication *application,
                                      GVariantDict *options)
{
  VeiApplication *self = VEI_APPLICATION (application);
  const char *language;

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("%s %s\n", PACKAGE_NAME, PACKAGE_VERSION);
      return 0;
    }

  g_variant_dict_lookup (options, "pack", "^ay", &self->pack_directory);
  if (g_variant_dict_lookup (options, "lang", "&s", &language))
    {
      if (!vei_language_parse (language, &self->language))
        {
          /* Translators: %s is what was written after --lang */
          g_printerr (_("%s: --lang: “%s” is not a language here; write nb, nn or en"),
                      PACKAGE_NAME, language);
          g_printerr ("\n");
          return 2;
        }
      self->language_is_wanted = TRUE;
    }
  return G_APPLICATION_CLASS (vei_application_parent_class)
    ->handle_local_options (application, options);
}

static void
choose_language (VeiApplication *self)
{
  g_autofree char *kept = NULL;

  if (!self->language_is_wanted && self->settings != NULL)
    {
      kept = g_settings_get_string (self->settings, "language");
      self->language_is_wanted = vei_language_parse (kept, &self->language);
    }
  self->language = vei_language_set_up (self->language_is_wanted ? &self->language : NULL);
}

static void
set_accels (VeiApplication *self)
{
  static const struct
  {
    const char *action;
    const char *accels[3];
  } table[] = {
    { "app.quit", { "<Control>q" } },
    { "window.close", { "<Control>w" } },
    { "win.back", { "<Alt>Left" } },
    { "win.go-home", { "<Alt>Home" } },
    { "win.search", { "<Control>f" } },
    { "win.show-help", { "F1" } },
    { "win.show-shortcuts", { "<Control>question" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), table[i].action,
                                           table[i].accels);
}

static void
vei_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = {
    { "quit", quit_cb },
    { "load-again", load_again_cb },
    { "go-unsaved", go_unsaved_cb },
  };
  VeiApplication *self = VEI_APPLICATION (application);
  g_autoptr (GSimpleAction) language = NULL;
  GVariant *code;

  G_APPLICATION_CLASS (vei_application_parent_class)->startup (application);

  self->settings = load_settings ();
  choose_language (self);
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  code = g_variant_new_string (vei_language_get_code (self->language));
  language = g_simple_action_new_stateful ("language", G_VARIANT_TYPE_STRING, code);
  g_signal_connect_object (language, "change-state", G_CALLBACK (change_language_cb), self,
                           G_CONNECT_DEFAULT);
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (language));
  set_accels (self);
}

static void
vei_application_activate (GApplication *application)
{
  VeiApplication *self = VEI_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window != NULL)
    gtk_window_present (window);
  else if (self->session != NULL)
    present_window (self);
  else
    load (self);
}

static void
vei_application_shutdown (GApplication *application)
{
  VeiApplication *self = VEI_APPLICATION (application);

  if (self->session != NULL)
    vei_session_save (self->session, NULL);
  g_clear_object (&self->session);

  G_APPLICATION_CLASS (vei_application_parent_class)->shutdown (application);
}

static void
vei_application_dispose (GObject *object)
{
  VeiApplication *self = VEI_APPLICATION (object);

  g_clear_object (&self->session);
  g_clear_object (&self->letter_book);
  g_clear_object (&self->knowledge);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (vei_application_parent_class)->dispose (object);
}

static void
vei_application_finalize (GObject *object)
{
  VeiApplication *self = VEI_APPLICATION (object);

  g_free (self->pack_directory);

  G_OBJECT_CLASS (vei_application_parent_class)->finalize (object);
}

static void
vei_application_class_init (VeiApplicationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->dispose = vei_application_dispose;
  object_class->finalize = vei_application_finalize;
  application_class->handle_local_options = vei_application_handle_local_options;
  application_class->startup = vei_application_startup;
  application_class->activate = vei_application_activate;
  application_class->shutdown = vei_application_shutdown;
}

static void
vei_application_init (VeiApplication *self)
{
  const GOptionEntry options[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Show the version and leave"), NULL },
    { "pack", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_("Use the knowledge pack in a folder"),
      N_("DIR") },
    { "lang", 0, 0, G_OPTION_ARG_STRING, NULL, N_("Language: nb, nn or en"), N_("LANGUAGE") },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

/**
 * vei_application_new:
 *
 * Creates the application.
 *
 * Returns: (transfer full): the application
 */
VeiApplication *
vei_application_new (void)
{
  return g_object_new (VEI_TYPE_APPLICATION,
                       "application-id", APP_ID,
                       "flags", G_APPLICATION_DEFAULT_FLAGS,
                       "resource-base-path", APP_PATH,
                       NULL);
}
