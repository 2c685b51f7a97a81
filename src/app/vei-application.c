/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/vei-application.h"

#ifdef HAVE_MALLOC_TRIM
#include <malloc.h>
#endif

#include <glib/gi18n.h>

#include "app/cases/vei-deadline-notice.h"
#include "app/vei-contrast.h"
#include "app/keep/vei-keeper.h"
#include "app/packs/vei-answer-change.h"
#include "app/packs/vei-open-files.h"
#include "app/vei-problem-window.h"
#include "app/vei-session.h"
#include "app/vei-window.h"
#include "app/widgets/vei-names.h"

/* When what is read after the first frame is surely there. */
#define TRIM_AFTER_MS 1000

/**
 * VeiApplication:
 *
 * The application: it loads the knowledge and shows the window, or says why it
 * cannot. What the person has written, and the letters, are read after the
 * first frame. Starting it again brings the window that is open to the front.
 */
struct _VeiApplication
{
  AdwApplication  parent_instance;

  char           *pack_directory;
  VeiLanguage     language;
  gboolean        language_is_wanted;
  GSettings      *settings;
  VeiPacks       *packs;
  VeiKnowledge   *knowledge;
  VeiSession     *session;
  VeiKeeper      *keeper;
  VeiDeadlineNotice *deadline_notice;
  guint           begin_source;
  guint           trim_source;
  guint           replace_source;
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

/* Reading the knowledge leaves holes: the system gets back about 2 MiB. */
static gboolean
trim_cb (gpointer data)
{
  VeiApplication *self = data;

  g_assert (VEI_IS_APPLICATION (self));

  self->trim_source = 0;
#ifdef HAVE_MALLOC_TRIM
  (void) malloc_trim (0);
#endif
  return G_SOURCE_REMOVE;
}

static gboolean
begin_cb (gpointer data)
{
  VeiApplication *self = data;

  g_assert (VEI_IS_APPLICATION (self));

  self->begin_source = 0;
  vei_keeper_begin (self->keeper);
  vei_packs_update_weekly (self->packs);
  /* Read now, so that they are there when the first one is wanted. */
  (void) vei_session_get_letter_book (self->session);
  g_clear_handle_id (&self->trim_source, g_source_remove);
  self->trim_source = g_timeout_add (TRIM_AFTER_MS, trim_cb, self);
  return G_SOURCE_REMOVE;
}

/* The person sees the first screen before anything is read from the disk. */
static void
after_paint_cb (GdkFrameClock  *clock,
                VeiApplication *self)
{
  g_signal_handlers_disconnect_by_func (clock, after_paint_cb, self);
  if (self->begin_source == 0)
    self->begin_source = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE + 10, begin_cb, self, NULL);
}

static void
realized_cb (GtkWidget      *window,
             VeiApplication *self)
{
  g_signal_connect_object (gtk_widget_get_frame_clock (window), "after-paint",
                           G_CALLBACK (after_paint_cb), self, G_CONNECT_DEFAULT);
}

static void
present_window (VeiApplication *self)
{
  GtkWidget *window = vei_window_new (GTK_APPLICATION (self), self->session, self->keeper,
                                      self->settings);

  if (vei_session_get_keep_state (self->session) == VEI_KEEP_UNKNOWN)
    g_signal_connect_object (window, "realize", G_CALLBACK (realized_cb), self,
                             G_CONNECT_AFTER);
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

/* Other knowledge: the pages are built anew, and show the case as before. */
static gboolean
replace_knowledge_cb (gpointer data)
{
  VeiApplication *self = data;
  VeiKnowledge *knowledge = vei_packs_get_knowledge (self->packs);
  g_autoptr (VeiKnowledge) before = g_object_ref (self->knowledge);
  g_autoptr (GError) error = NULL;

  g_assert (VEI_IS_APPLICATION (self));

  self->replace_source = 0;
  /* What was written is saved first. Where that cannot be done, the session still has it. */
  vei_session_save (self->session, NULL);
  g_application_hold (G_APPLICATION (self));
  close_windows (self);
  if (vei_session_set_knowledge (self->session, knowledge, &error))
    {
      g_set_object (&self->knowledge, knowledge);
      vei_packs_compare (self->packs, before, self->language);
    }
  else
    {
      vei_packs_refuse (self->packs, error);
    }
  present_window (self);
  gtk_widget_activate_action (GTK_WIDGET (gtk_application_get_active_window (GTK_APPLICATION (self))),
                              "win.show-packs", NULL);
  g_application_release (G_APPLICATION (self));
  return G_SOURCE_REMOVE;
}

/* Not at once: the button that was pressed stands in a window that goes. */
static void
packs_replaced_cb (VeiApplication *self)
{
  g_assert (VEI_IS_APPLICATION (self));

  if (self->session != NULL && self->replace_source == 0 &&
      vei_packs_get_knowledge (self->packs) != self->knowledge)
    self->replace_source = g_idle_add (replace_knowledge_cb, self);
}

static gboolean
load_knowledge (VeiApplication  *self,
                GError         **error)
{
  self->knowledge = vei_packs_load (vei_application_get_packs (self), error);
  return self->knowledge != NULL;
}

static void
present_load_problem (VeiApplication *self,
                      const char     *message)
{
  VeiProblemWindow *window = present_problem (self, _("The rules could not be read"), message);

  vei_problem_window_add_choice (window, _("Quit"), "app.quit");
}

static void
letters_failed_cb (VeiApplication *self,
                   const char     *message)
{
  g_assert (VEI_IS_APPLICATION (self));

  g_application_hold (G_APPLICATION (self));
  close_windows (self);
  present_load_problem (self, message);
  g_application_release (G_APPLICATION (self));
}

static void
adviser_changed_cb (VeiApplication *self)
{
  g_assert (VEI_IS_APPLICATION (self));

  vei_session_set_adviser (self->session, g_settings_get_boolean (self->settings, "adviser-mode"));
}

static void
load (VeiApplication *self)
{
  g_autoptr (VeiCaseStore) store = NULL;
  g_autoptr (VeiCase) empty = NULL;
  g_autoptr (GError) error = NULL;

  if (!load_knowledge (self, &error))
    {
      present_load_problem (self, error->message);
      return;
    }

  store = vei_case_store_new (NULL, self->knowledge, NULL);
  empty = vei_case_new (self->knowledge);
  self->session = vei_session_new (self->knowledge, NULL, store, empty, self->language);
  self->keeper = vei_keeper_new (self->session, store, self->settings);
  self->deadline_notice = vei_deadline_notice_new (G_APPLICATION (self), self->session,
                                                   self->settings);
  vei_session_load_letters_later (self->session);
  vei_session_watch_answers (self->session);
  g_signal_connect_object (self->session, "letters-failed", G_CALLBACK (letters_failed_cb),
                           self, G_CONNECT_SWAPPED);
  if (self->settings != NULL)
    {
      g_signal_connect_object (self->settings, "changed::adviser-mode",
                               G_CALLBACK (adviser_changed_cb), self, G_CONNECT_SWAPPED);
      adviser_changed_cb (self);
    }
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

/* What the notification of a near deadline leads to. */
static void
show_deadlines_cb (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  GtkWindow *window;

  g_application_activate (G_APPLICATION (user_data));
  window = gtk_application_get_active_window (GTK_APPLICATION (user_data));
  if (window != NULL)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.show-deadlines", NULL);
}

/* Actions of the desktop file: they open a window where there is none. */
static void
begin_in_window_cb (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  gboolean refused = g_str_equal (g_action_get_name (G_ACTION (action)), "start-refused");
  GtkWindow *window;

  g_application_activate (G_APPLICATION (user_data));
  window = gtk_application_get_active_window (GTK_APPLICATION (user_data));
  if (window != NULL)
    gtk_widget_activate_action (GTK_WIDGET (window),
                                refused ? "win.start-refused" : "win.show-lookup",
                                refused ? NULL : "s", "units");
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
    { "win.show-cases", { "<Control>m" } },
    { "win.new-case", { "<Control>n" } },
    { "win.show-phone", { "<Control>t" } },
    { "win.show-deadlines", { "<Control>d" } },
    { "win.show-help", { "F1" } },
    { "win.show-settings", { "<Control>comma" } },
    { "win.lock", { "<Control>l" } },
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
    { "show-deadlines", show_deadlines_cb },
    { "start-refused", begin_in_window_cb },
    { "find-unit", begin_in_window_cb },
  };
  VeiApplication *self = VEI_APPLICATION (application);
  g_autoptr (GSimpleAction) language = NULL;
  GVariant *code;

  self->settings = load_settings ();
  choose_language (self);
  /* The knowledge is read while GTK is. Nobody changes the locale meanwhile. */
  vei_packs_load_ahead (vei_application_get_packs (self));

  G_APPLICATION_CLASS (vei_application_parent_class)->startup (application);

  vei_contrast_follow (adw_style_manager_get_default ());
  vei_names_watch ();
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

/* Cards, packs and cases that were opened from outside. */
static void
vei_application_open (GApplication  *application,
                      GFile        **files,
                      int            n_files,
                      const char    *hint)
{
  g_application_activate (application);
  vei_open_files (GTK_APPLICATION (application), files, (guint) n_files);
}

static void
vei_application_shutdown (GApplication *application)
{
  VeiApplication *self = VEI_APPLICATION (application);

  g_clear_handle_id (&self->begin_source, g_source_remove);
  g_clear_handle_id (&self->trim_source, g_source_remove);
  g_clear_handle_id (&self->replace_source, g_source_remove);
  if (self->session != NULL)
    {
      vei_session_save (self->session, NULL);
      vei_keeper_end (self->keeper);
    }
  g_clear_object (&self->deadline_notice);
  g_clear_object (&self->keeper);
  g_clear_object (&self->session);

  G_APPLICATION_CLASS (vei_application_parent_class)->shutdown (application);
}

static void
vei_application_dispose (GObject *object)
{
  VeiApplication *self = VEI_APPLICATION (object);

  g_clear_object (&self->deadline_notice);
  g_clear_object (&self->keeper);
  g_clear_object (&self->session);
  g_clear_object (&self->packs);
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
  application_class->open = vei_application_open;
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
  /* GTK, which 4.24 begins with here, would set the locale anew. */
  if (!gtk_is_initialized ())
    gtk_disable_setlocale ();
  return g_object_new (VEI_TYPE_APPLICATION,
                       "application-id", APP_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", APP_PATH,
                       NULL);
}

/**
 * vei_application_get_packs:
 * @self: an application
 *
 * Gets what manages the knowledge in use.
 *
 * Returns: (transfer none): the packs
 */
VeiPacks *
vei_application_get_packs (VeiApplication *self)
{
  g_return_val_if_fail (VEI_IS_APPLICATION (self), NULL);

  if (self->packs == NULL)
    {
      self->packs = vei_packs_new (NULL, self->pack_directory, self->settings);
      g_signal_connect_object (self->packs, "replaced", G_CALLBACK (packs_replaced_cb), self,
                               G_CONNECT_SWAPPED);
    }
  return self->packs;
}
