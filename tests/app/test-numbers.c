/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "app/cases/vei-deadline-notice.h"
#include "app/cases/vei-deadlines-page.h"
#include "app/cases/vei-receipt-page.h"
#include "app/cases/vei-statistics-page.h"
#include "app/cases/vei-statistics-tables.h"
#include "core/vei-date.h"
#include "core/vei-json.h"
#include "store/vei-key-wrap.h"

#define WAIT_MS 5000
#define NAME    "Eksempelpasient A"

/* The cases of an adviser, in a store of their own. */
typedef struct
{
  char         *folder;
  VeiSealKey   *key;
  VeiKeyring    keyring;
  VeiCaseStore *store;
  VeiSession   *session;
  GtkWidget    *window;
} Fixture;

/* ---- A keyring with one key ---- */

static gboolean
keep_key (gpointer       data,
          const guint8  *id,
          VeiSealKey    *key,
          GCancellable  *cancellable,
          GError       **error)
{
  ((Fixture *) data)->key = vei_seal_key_ref (key);
  return TRUE;
}

static VeiSealKey *
find_key (gpointer       data,
          const guint8  *id,
          GCancellable  *cancellable,
          GError       **error)
{
  return vei_seal_key_ref (((Fixture *) data)->key);
}

static gboolean
forget_key (gpointer       data,
            const guint8  *id,
            GCancellable  *cancellable,
            GError       **error)
{
  return TRUE;
}

/* ---- Set up ---- */

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(VeiPack) pack = vei_pack_new_bundled ();
  g_autoptr(VeiKnowledge) knowledge = vei_knowledge_new (pack, &error);
  g_autoptr(VeiCase) empty = NULL;
  g_autofree char *top = g_dir_make_tmp ("vei-numbers-XXXXXX", &error);

  g_assert_no_error (error);
  fixture->folder = g_build_filename (top, "own", NULL);
  fixture->keyring = (VeiKeyring) { keep_key, find_key, forget_key, fixture };
  fixture->store = vei_case_store_new (fixture->folder, knowledge, &fixture->keyring);
  vei_case_store_create (fixture->store, NULL, &error);
  g_assert_no_error (error);
  empty = vei_case_new (knowledge);
  fixture->session = vei_session_new (knowledge, NULL, fixture->store, empty, VEI_LANGUAGE_NB);
  vei_session_set_adviser (fixture->session, TRUE);
  vei_session_set_keep_state (fixture->session, VEI_KEEP_OPEN);
}

static void
remove_tree (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_tree (child);
      else
        (void) g_unlink (child);
    }
  (void) g_rmdir (path);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *top = g_path_get_dirname (fixture->folder);

  if (fixture->window != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->session);
  g_assert_finalize_object (fixture->store);
  vei_seal_key_unref (fixture->key);
  remove_tree (top);
  g_free (fixture->folder);
}

static gboolean
timed_out_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
show (Fixture   *fixture,
      GtkWidget *page)
{
  gboolean timed_out = FALSE;
  guint source = g_timeout_add (WAIT_MS, timed_out_cb, &timed_out);

  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 800, 1200);
  gtk_window_set_child (GTK_WINDOW (fixture->window), page);
  gtk_window_present (GTK_WINDOW (fixture->window));
  while ((!gtk_widget_get_mapped (page) || gtk_widget_get_width (page) == 0) && !timed_out)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (timed_out);
  g_source_remove (source);
  for (guint i = 0; i < 50; i++)
    g_main_context_iteration (NULL, FALSE);
}

/* A case that was told no, so that its deadline is so many days from today. */
static gint64
add_refused (Fixture    *fixture,
             const char *name,
             const char *unit,
             int         days)
{
  VeiKnowledge *knowledge = vei_session_get_knowledge (fixture->session);
  g_autoptr(VeiCase) made = vei_case_new (knowledge);
  g_autoptr(GError) error = NULL;
  VeiAnswers *answers = vei_case_get_answers (made);
  VeiPerson *person = vei_case_get_person (made);
  GDate received = *vei_session_get_as_of (fixture->session);
  gint64 id;

  g_date_subtract_days (&received, (guint) ((int) vei_knowledge_get_complaint_days (knowledge)
                                            - days));
  vei_answers_set_choices (answers, vei_knowledge_find_question (knowledge, "equipment"), 2);
  g_assert_true (vei_answers_set_choice (answers,
                                         vei_knowledge_find_question (knowledge, "age_group"),
                                         "adult"));
  g_assert_true (vei_answers_set_choice (answers,
                                         vei_knowledge_find_question (knowledge,
                                                                      "application_status"),
                                         "refused"));
  vei_answers_set_date (answers, vei_knowledge_find_question (knowledge, "refusal_received"),
                        &received);
  g_free (person->name);
  person->name = g_strdup (name);
  vei_case_set_unit (made, unit);
  id = vei_case_store_add (fixture->store, made, 0, &error);
  g_assert_no_error (error);
  return id;
}

/* ---- What is shown ---- */

typedef struct
{
  GString    *text;
  const char *css_class;       /* only what has it; NULL for all */
} Collecting;

static void
collect_text (GtkWidget  *root,
              Collecting *into)
{
  if (!gtk_widget_get_visible (root))
    return;
  if (GTK_IS_LABEL (root) &&
      (into->css_class == NULL || gtk_widget_has_css_class (root, into->css_class)))
    g_string_append_printf (into->text, "%s\n", gtk_label_get_text (GTK_LABEL (root)));
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_text (child, into);
}

static char *
dup_shown (Fixture    *fixture,
           const char *css_class)
{
  g_autoptr(GString) all = g_string_new (NULL);
  Collecting into = { all, css_class };

  collect_text (gtk_window_get_child (GTK_WINDOW (fixture->window)), &into);
  return g_strdup (all->str);
}

static guint
count (const char *text,
       const char *part)
{
  guint n = 0;

  for (const char *at = strstr (text, part); at != NULL; at = strstr (at + 1, part))
    n++;
  return n;
}

/* ---- Deadlines ---- */

static void
test_deadlines (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *all = NULL;
  g_autofree char *red = NULL;
  gint64 closed;

  add_refused (fixture, NAME " fjern", NULL, 21);
  add_refused (fixture, NAME " forbi", NULL, -4);
  add_refused (fixture, NAME " i dag", NULL, 0);
  closed = add_refused (fixture, NAME " lukket", NULL, 1);
  g_assert_true (vei_case_store_set_closed (fixture->store, closed, TRUE, NULL));
  show (fixture, vei_deadlines_page_new (fixture->session));
  all = dup_shown (fixture, NULL);
  red = dup_shown (fixture, "error");
  g_assert_nonnull (strstr (all, "1 deadline comes within seven days. 1 has run out"));
  g_assert_null (strstr (all, "lukket"));
  /* The earliest first, and only those that cannot wait in red. */
  g_assert_true (strstr (all, "forbi") < strstr (all, "i dag"));
  g_assert_true (strstr (all, "i dag") < strstr (all, "fjern"));
  g_assert_cmpuint (count (red, "\n"), ==, 2);
  g_assert_nonnull (strstr (red, "It has run out. The deadline was"));
  g_assert_nonnull (strstr (red, "Send it today"));
}

static void
test_no_deadlines (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *all = NULL;

  show (fixture, vei_deadlines_page_new (fixture->session));
  all = dup_shown (fixture, NULL);
  g_assert_nonnull (strstr (all, "No deadlines"));
}

/* ---- Statistics ---- */

static void
test_hidden (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *all = NULL;

  for (guint i = 0; i < 9; i++)
    add_refused (fixture, NAME, "nordland", 20);
  for (guint i = 0; i < 6; i++)
    add_refused (fixture, NAME, "helgeland", 20);
  add_refused (fixture, NAME, "finnmark", 20);
  show (fixture, vei_statistics_page_new (fixture->session));
  all = dup_shown (fixture, NULL);
  g_assert_nonnull (strstr (all, "16 cases with a refusal."));
  g_assert_nonnull (strstr (all, "A group with fewer than five cases is hidden"));
  g_assert_null (strstr (all, NAME));
}

/* The table that a screen reader reads hides what the chart hides. */
static void
test_tables (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(VeiStatistics) statistics = NULL;
  g_autofree char *csv = NULL;
  VeiTable *table;

  for (guint i = 0; i < 9; i++)
    add_refused (fixture, NAME, "nordland", 20);
  for (guint i = 0; i < 6; i++)
    add_refused (fixture, NAME, "=helgeland", 20);
  add_refused (fixture, NAME, "finnmark", 20);
  statistics = vei_statistics_new (fixture->store, NULL, NULL, NULL);
  table = vei_statistics_table_new (fixture->session, statistics, VEI_STATISTIC_UNIT);
  g_assert_cmpuint (table->n_columns, ==, 3);
  g_assert_cmpfloat (table->rows[0].values[0], ==, 9);
  g_assert_cmpfloat (table->rows[0].values[1], ==, -1);
  g_assert_cmpfloat (table->rows[0].values[2], ==, -1);
  g_assert_cmpstr (vei_text_get (&table->columns[0], VEI_LANGUAGE_NB), ==,
                   "Nordlandssykehuset");
  vei_statistics_table_free (table);

  csv = vei_statistics_dup_csv (fixture->session, statistics);
  g_assert_true (g_str_has_prefix (csv, "\357\273\277table;group;cases\r\n"));
  g_assert_nonnull (strstr (csv, "unit;\"Nordlandssykehuset\";9\r\n"));
  g_assert_nonnull (strstr (csv, "unit;\"'=helgeland\";\r\n"));
  g_assert_nonnull (strstr (csv, "equipment;\"Sensor (CGM)\";16\r\n"));
  g_assert_null (strstr (csv, NAME));
}

static void
test_no_refusals (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *all = NULL;

  show (fixture, vei_statistics_page_new (fixture->session));
  all = dup_shown (fixture, NULL);
  g_assert_nonnull (strstr (all, "No refusals yet"));
}

/* ---- Receipt ---- */

static void
test_receipt (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *all = NULL;
  g_autofree char *text = NULL;
  gint64 id = add_refused (fixture, NAME, "nordland", 20);

  g_assert_true (vei_session_open_case (fixture->session, id, &error));
  g_assert_no_error (error);
  vei_case_set_own_words (vei_session_get_case (fixture->session), "lives_alone",
                          "Egne ord om natten");
  bytes = vei_receipt_create_bytes (fixture->session);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_nonnull (strstr (text, "\"utstyrsveiviser-answers\""));
  g_assert_nonnull (strstr (text, vei_knowledge_get_version
                            (vei_session_get_knowledge (fixture->session))));
  g_assert_null (strstr (text, "Eksempel"));
  g_assert_null (strstr (text, "nordland"));
  g_assert_null (strstr (text, "Egne ord"));
  show (fixture, vei_receipt_page_new (fixture->session));
  all = dup_shown (fixture, NULL);
  g_assert_nonnull (strstr (all, "This is not in it"));
  g_assert_null (strstr (all, "utstyrsveiviser-answers"));
}

/* ---- The notification ---- */

typedef struct
{
  GString *told;               /* all that the desktop was told */
  guint    n_told;
} Desktop;

static void
method_called_cb (GDBusConnection       *connection,
                  const char            *sender,
                  const char            *path,
                  const char            *interface,
                  const char            *method,
                  GVariant              *parameters,
                  GDBusMethodInvocation *invocation,
                  gpointer               user_data)
{
  Desktop *desktop = user_data;
  g_autofree char *text = g_variant_print (parameters, FALSE);

  g_string_append (desktop->told, text);
  desktop->n_told++;
  g_dbus_method_invocation_return_value (invocation, NULL);
}

static const char interface_xml[] =
  "<node><interface name='org.gtk.Notifications'>"
  "<method name='AddNotification'><arg type='s' direction='in'/><arg type='s' direction='in'/>"
  "<arg type='a{sv}' direction='in'/></method>"
  "<method name='RemoveNotification'><arg type='s' direction='in'/>"
  "<arg type='s' direction='in'/></method>"
  "</interface></node>";

/* Plays the part of the desktop on the bus of this test. */
static GDBusConnection *
begin_desktop (Desktop *desktop)
{
  static const GDBusInterfaceVTable vtable = { .method_call = method_called_cb };
  g_autoptr(GError) error = NULL;
  g_autoptr(GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (interface_xml, &error);
  g_autofree char *address = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SESSION, NULL, &error);
  GDBusConnection *connection;
  g_autoptr(GVariant) reply = NULL;

  g_assert_no_error (error);
  connection = g_dbus_connection_new_for_address_sync (
    address, G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
             G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION, NULL, NULL, &error);
  g_assert_no_error (error);
  g_dbus_connection_register_object (connection, "/org/gtk/Notifications", node->interfaces[0],
                                     &vtable, desktop, NULL, &error);
  g_assert_no_error (error);
  reply = g_dbus_connection_call_sync (connection, "org.freedesktop.DBus",
                                       "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                       "RequestName",
                                       g_variant_new ("(su)", "org.gtk.Notifications", 0),
                                       NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
  desktop->told = g_string_new (NULL);
  return connection;
}

static void
wait_told (Desktop *desktop)
{
  gboolean timed_out = FALSE;
  guint source = g_timeout_add (WAIT_MS, timed_out_cb, &timed_out);

  while (desktop->n_told == 0 && !timed_out)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (timed_out);
  g_source_remove (source);
}

/* Once a day, and not a word of whom it is about. */
static void
test_notice (Fixture       *fixture,
             gconstpointer  data)
{
  static const char * const unwanted[] = {
    NAME, "Eksempel", "sensor", "Sensor", "diabetes", "nordland", "refus", "complain", "202",
  };
  Desktop desktop = { NULL };
  g_autoptr(GDBusConnection) connection = begin_desktop (&desktop);
  g_autoptr(GApplication) application =
    g_application_new ("org.example.Deadlines", G_APPLICATION_DEFAULT_FLAGS);
  g_autoptr(VeiDeadlineNotice) notice = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (g_application_register (application, NULL, &error));
  g_assert_no_error (error);
  add_refused (fixture, NAME, "nordland", 6);
  add_refused (fixture, NAME, "nordland", 5);
  vei_session_set_keep_state (fixture->session, VEI_KEEP_LOCKED);
  vei_case_store_lock (fixture->store);
  notice = vei_deadline_notice_new (application, fixture->session, NULL);
  g_assert_cmpuint (desktop.n_told, ==, 0);

  g_assert_true (vei_case_store_unlock (fixture->store, NULL, NULL, &error));
  g_assert_no_error (error);
  vei_session_set_keep_state (fixture->session, VEI_KEEP_OPEN);
  vei_session_store_changed (fixture->session);
  wait_told (&desktop);
  vei_session_store_changed (fixture->session);
  for (guint i = 0; i < 50; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_cmpuint (desktop.n_told, ==, 1);
  g_assert_nonnull (strstr (desktop.told->str, "A deadline is near"));
  g_assert_nonnull (strstr (desktop.told->str, "app.show-deadlines"));
  for (guint i = 0; i < G_N_ELEMENTS (unwanted); i++)
    g_assert_null (strstr (desktop.told->str, unwanted[i]));
  g_string_free (desktop.told, TRUE);
}

/* Where nothing is near, nothing is said. */
static void
test_no_notice (Fixture       *fixture,
                gconstpointer  data)
{
  Desktop desktop = { NULL };
  g_autoptr(GDBusConnection) connection = begin_desktop (&desktop);
  g_autoptr(GApplication) application =
    g_application_new ("org.example.Deadlines", G_APPLICATION_DEFAULT_FLAGS);
  g_autoptr(VeiDeadlineNotice) notice = NULL;

  g_assert_true (g_application_register (application, NULL, NULL));
  add_refused (fixture, NAME, NULL, 15);
  add_refused (fixture, NAME, NULL, -5);
  notice = vei_deadline_notice_new (application, fixture->session, NULL);
  for (guint i = 0; i < 50; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_cmpuint (desktop.n_told, ==, 0);
  g_string_free (desktop.told, TRUE);
}

int
main (int   argc,
      char *argv[])
{
  gtk_disable_setlocale ();
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)
  ADD ("/deadlines/list", test_deadlines);
  ADD ("/deadlines/none", test_no_deadlines);
  ADD ("/statistics/hidden", test_hidden);
  ADD ("/statistics/tables", test_tables);
  ADD ("/statistics/none", test_no_refusals);
  ADD ("/receipt/no-names", test_receipt);
  ADD ("/notice/near", test_notice);
  ADD ("/notice/nothing-near", test_no_notice);
  return g_test_run ();
}
