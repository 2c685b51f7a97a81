/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "fuzz.h"

#include "core/vei-trip.h"

/* A trip. What is accepted is the same when it is written and read again, and its answer is sound. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  static VeiTravel *travel = NULL;
  g_autoptr (JsonNode) node = fuzz_parse (data, size);
  g_autoptr (JsonNode) written = NULL;
  g_autoptr (JsonNode) again_node = NULL;
  g_autoptr (JsonNode) answer_node = NULL;
  g_autoptr (GError) error = NULL;
  VeiTripAnswer answer;
  VeiTrip trip, again;
  gboolean read;

  if (travel == NULL)
    travel = vei_travel_new (fuzz_get_knowledge (), NULL);
  if (node == NULL)
    return 0;
  vei_trip_init (&trip);
  read = vei_trip_read (&trip, travel, node, &error);
  FUZZ_ASSERT (read == (error == NULL));
  fuzz_check_error (error);
  if (!read)
    return 0;
  written = vei_trip_to_node (&trip, travel);
  vei_trip_init (&again);
  FUZZ_ASSERT (vei_trip_read (&again, travel, written, NULL));
  again_node = vei_trip_to_node (&again, travel);
  fuzz_assert_same (written, again_node);
  vei_trip_answer (&trip, travel, fuzz_get_day (), &answer);
  FUZZ_ASSERT (answer.days >= 1);
  for (guint i = 0; i < trip.n_supplies; i++)
    FUZZ_ASSERT (answer.quantity[i] >= 1 && answer.quantity[i] <= answer.days + VEI_TRIP_MAX_RESERVE);
  answer_node = vei_trip_answer_to_node (&answer, &trip, travel);
  return 0;
}
