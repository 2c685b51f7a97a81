/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "core/vei-date.h"
#include "core/vei-devices.h"

static VeiKnowledge *knowledge;
static VeiDevices *devices;

/* The newest list of a category on a day; a NULL id: none had begun. */
typedef struct
{
  const char *day;
  const char *category;
  const char *id;
  gboolean    ended;
  gboolean    gap;
  const char *names[6];
} Newest;

#define CLOSED_LOOP_2022 { "MiniMed 780G", "Tandem t:slim X2 Control-IQ" }
#define CLOSED_LOOP_2024 { "MiniMed 780G", "YpsoPump med FreeStyle Libre 3", "Tandem t:slim X2", \
                           "YpsoPump med Dexcom G6" }
#define SENSOR_2024 { "FreeStyle Libre 3", "FreeStyle Libre 2", "Simplera", "Dexcom G7" }

static const Newest newest[] = {
  { "2018-12-31", "closed_loop", NULL, FALSE, TRUE, { NULL } },
  { "2018-12-31", "sensor", NULL, FALSE, TRUE, { NULL } },
  { "2019-07-01", "sensor", "sensor-2019", FALSE, FALSE,
    { "FreeStyle Libre 2", "Dexcom G6", "Guardian Connect", "Eversense XL" } },
  { "2019-07-01", "patch_pump", "patch-pump-2019", FALSE, FALSE, { "OmniPod" } },
  { "2019-07-01", "closed_loop", NULL, FALSE, TRUE, { NULL } },
  { "2022-09-30", "sensor", "sensor-2019", FALSE, FALSE, { "FreeStyle Libre 2" } },
  { "2022-10-01", "sensor", "sensor-2022", FALSE, FALSE,
    { "FreeStyle Libre 3", "FreeStyle Libre 2", "Guardian 4", "Dexcom G6", "Eversense E3" } },
  { "2023-06-01", "patch_pump", "patch-pump-2019", TRUE, TRUE, { "OmniPod" } },
  { "2024-02-01", "closed_loop", "closed-loop-2022", FALSE, FALSE, CLOSED_LOOP_2022 },
  { "2024-02-01", "sensor", "sensor-2024", FALSE, FALSE, SENSOR_2024 },
  { "2024-02-01", "patch_pump", "patch-pump-2024", FALSE, FALSE,
    { "Omnipod Dash", "Accu-Chek Solo" } },
  { "2024-03-31", "closed_loop", "closed-loop-2022", FALSE, FALSE, CLOSED_LOOP_2022 },
  { "2024-04-01", "closed_loop", "closed-loop-2022", TRUE, TRUE, CLOSED_LOOP_2022 },
  { "2024-04-15", "closed_loop", "closed-loop-2022", TRUE, TRUE, CLOSED_LOOP_2022 },
  { "2024-04-30", "closed_loop", "closed-loop-2022", TRUE, TRUE, CLOSED_LOOP_2022 },
  { "2024-05-01", "closed_loop", "closed-loop-2024", FALSE, FALSE, CLOSED_LOOP_2024 },
  { "2024-06-01", "closed_loop", "closed-loop-2024", FALSE, FALSE, CLOSED_LOOP_2024 },
  { "2025-12-31", "closed_loop", "closed-loop-2024", FALSE, FALSE, CLOSED_LOOP_2024 },
  { "2026-01-01", "closed_loop", "closed-loop-2024", TRUE, TRUE, CLOSED_LOOP_2024 },
  { "2026-11-22", "closed_loop", "closed-loop-2024", TRUE, TRUE, CLOSED_LOOP_2024 },
  { "2026-11-22", "patch_pump", "patch-pump-2024", TRUE, TRUE, { "Omnipod Dash" } },
  { "2026-11-22", "sensor", "sensor-2024", TRUE, TRUE, SENSOR_2024 },
};

static void
set_day (GDate      *day,
         const char *iso)
{
  g_assert_true (vei_date_parse (iso, day));
}

static void
test_newest (gconstpointer data)
{
  const Newest *row = data;
  const VeiDeviceCategory *category = vei_devices_find_category (devices, row->category);
  const VeiDeviceList *list;
  g_autofree char *gap = NULL;
  GDate day;

  set_day (&day, row->day);
  list = vei_devices_get_newest (devices, category, &day);
  gap = vei_devices_dup_gap (devices, category, &day, VEI_LANGUAGE_NB);
  g_assert_cmpint (gap != NULL, ==, row->gap);
  if (row->id == NULL)
    {
      g_assert_null (list);
      return;
    }
  g_assert_cmpstr (list->id, ==, row->id);
  g_assert_cmpint (vei_device_list_has_ended (list, &day), ==, row->ended);
  for (guint i = 0; row->names[i] != NULL; i++)
    {
      g_assert_cmpuint (i, <, list->n_entries);
      g_assert_cmpstr (list->entries[i].name, ==, row->names[i]);
    }
}

/* What a banner or a gap says on a day; NULL: nothing. */
static const struct
{
  const char *day;
  const char *category;        /* NULL: the banner */
  const char *says[3];
} sentences[] = {
  { "2018-12-31", NULL, { "2019" } },
  { "2024-02-01", NULL, { NULL } },
  { "2024-04-15", NULL, { "pumpe som styres av sensor", "31. mars 2024", "Spør sykehuset" } },
  { "2024-06-01", NULL, { NULL } },
  { "2026-11-22", NULL, { "31. desember 2025", "ikke funnet noen ny avtale", "Spør sykehuset" } },
  { "2024-04-15", "closed_loop", { "1. april 2024", "30. april 2024", "1. mai 2024" } },
  { "2026-11-22", "sensor", { "31. desember 2025", "Spør sykehuset" } },
  { "2019-07-01", "closed_loop", { "1. oktober 2022" } },
};

static void
test_sentences (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      const char *category = sentences[i].category;
      g_autofree char *said = NULL;
      GDate day;

      set_day (&day, sentences[i].day);
      said = category == NULL
             ? vei_devices_dup_banner (devices, &day, VEI_LANGUAGE_NB)
             : vei_devices_dup_gap (devices, vei_devices_find_category (devices, category), &day,
                                    VEI_LANGUAGE_NB);
      if (sentences[i].says[0] == NULL)
        g_assert_null (said);
      for (guint j = 0; j < 3 && sentences[i].says[j] != NULL; j++)
        g_assert_nonnull (strstr (said, sentences[i].says[j]));
    }
}

/* T-03: a rank is a place in the agreement, in every language. */
static void
test_ranks (void)
{
  static const char *const forbidden[] = { "best", "beste", "anbefal", "tilrå", "recommend" };

  g_assert_cmpstr (vei_devices_get_rank_text (devices, 1, VEI_LANGUAGE_NB), ==,
                   "førstevalg i avtalen");
  for (guint rank = 0; rank <= 4; rank++)
    for (guint language = 0; language < VEI_N_LANGUAGES; language++)
      {
        const char *text = vei_devices_get_rank_text (devices, rank, (VeiLanguage) language);

        for (guint i = 0; i < G_N_ELEMENTS (forbidden); i++)
          g_assert_null (strstr (text, forbidden[i]));
      }
}

/* A rank stands only where the source gives one, and then without holes. */
static void
test_lists (void)
{
  for (guint i = 0; i < vei_devices_get_n_lists (devices); i++)
    {
      const VeiDeviceList *list = vei_devices_get_list (devices, i);
      gboolean ranked = list->entries[0].rank > 0;

      g_assert_cmpint (list->complete, ==, ranked);
      g_assert_cmpuint (list->sources.n, >, 0);
      g_assert_true (g_date_valid (&list->to));
      for (guint j = 0; j < list->n_entries; j++)
        {
          g_assert_cmpuint (list->entries[j].rank, ==, ranked ? j + 1 : 0);
          g_assert_cmpuint (list->entries[j].sources.n, >, 0);
        }
    }
}

static void
test_history (void)
{
  static const char *const lists[] = { "closed-loop-2022", "closed-loop-2024" };
  static const guint ranks[] = { 2, 3 };
  g_autoptr (GArray) history = vei_devices_get_history (
    devices, vei_devices_find_device (devices, "tandem-tslim-x2"));

  g_assert_cmpuint (history->len, ==, 2);
  for (guint i = 0; i < history->len; i++)
    {
      const VeiDeviceAppearance *one = &g_array_index (history, VeiDeviceAppearance, i);

      g_assert_cmpstr (one->list->id, ==, lists[i]);
      g_assert_cmpuint (one->entry->rank, ==, ranks[i]);
    }
  for (guint i = 0; i < vei_devices_get_n_devices (devices); i++)
    {
      g_autoptr (GArray) some = vei_devices_get_history (devices,
                                                         vei_devices_get_device (devices, i));

      g_assert_cmpuint (some->len, >, 0);
    }
}

static void
test_notes (void)
{
  const VeiDeviceCategory *patch = vei_devices_find_category (devices, "patch_pump");
  const VeiDeviceCategory *sensor = vei_devices_find_category (devices, "sensor");
  guint groups = 0;

  for (guint i = 0; i < vei_devices_get_n_notes (devices); i++)
    {
      const VeiDeviceNote *note = vei_devices_get_note (devices, i);

      groups |= 1u << note->group;
      g_assert_cmpuint (note->sources.n, >, 0);
      if (g_str_equal (note->id, "patch-for"))
        {
          g_assert_true (vei_devices_note_is_about (devices, note, patch));
          g_assert_false (vei_devices_note_is_about (devices, note, sensor));
        }
      if (g_str_equal (note->id, "medical-reason"))
        {
          g_assert_true (vei_devices_note_is_about (devices, note, sensor));
          g_assert_cmpstr (vei_knowledge_get_question (knowledge, note->question)->id, ==,
                           "wants_dearer");
        }
    }
  g_assert_cmpuint (groups, ==, (1u << (VEI_DEVICE_NOTE_UNKNOWN + 1)) - 1);
}

static void
test_missing_file (void)
{
  g_autofree char *folder = g_dir_make_tmp ("vei-test-XXXXXX", NULL);
  g_autoptr (VeiPack) bundled = vei_pack_new_bundled ();
  static const char *const files[] = { "pack.json", "sources.json", "questions.json",
                                       "rules.json" };
  g_autoptr (VeiPack) pack = vei_pack_new_for_directory (folder);
  g_autoptr (VeiKnowledge) some = NULL;
  g_autoptr (VeiDevices) none = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (JsonNode) node = vei_pack_read (bundled, files[i], NULL);
      g_autofree char *text = json_to_string (node, FALSE);
      g_autofree char *path = g_build_filename (folder, files[i], NULL);

      g_assert_true (g_file_set_contents (path, text, -1, NULL));
    }
  some = vei_knowledge_new (pack, &error);
  g_assert_no_error (error);
  none = vei_devices_new (some, &error);
  g_assert_null (none);
  g_assert_error (error, VEI_DATA_ERROR, VEI_DATA_ERROR_MISSING);
  g_assert_cmpstr (error->message, ==, "agreements.json: this pack holds no list of equipment");
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (folder, files[i], NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (VeiPack) pack = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  pack = vei_pack_new_bundled ();
  knowledge = vei_knowledge_new (pack, &error);
  g_assert_no_error (error);
  devices = vei_devices_new (knowledge, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < G_N_ELEMENTS (newest); i++)
    {
      g_autofree char *path = g_strdup_printf ("/devices/newest/%s/%s", newest[i].category,
                                               newest[i].day);

      g_test_add_data_func (path, &newest[i], test_newest);
    }
  g_test_add_func ("/devices/sentences", test_sentences);
  g_test_add_func ("/devices/ranks", test_ranks);
  g_test_add_func ("/devices/lists", test_lists);
  g_test_add_func ("/devices/history", test_history);
  g_test_add_func ("/devices/notes", test_notes);
  g_test_add_func ("/devices/missing-file", test_missing_file);
  status = g_test_run ();
  g_assert_finalize_object (g_steal_pointer (&devices));
  g_assert_finalize_object (g_steal_pointer (&knowledge));
  return status;
}
