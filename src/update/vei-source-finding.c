/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "update/vei-source-check.h"

static const char * const state_names[VEI_N_SOURCE_STATES] = {
  [VEI_SOURCE_SAME] = "same",
  [VEI_SOURCE_NEW] = "new",
  [VEI_SOURCE_CHANGED] = "changed",
  [VEI_SOURCE_MOVED] = "moved",
  [VEI_SOURCE_GONE] = "gone",
  [VEI_SOURCE_UNREACHABLE] = "unreachable",
};

/**
 * vei_source_state_get_name:
 * @state: a state
 *
 * Gets the name that scripts know a state by.
 *
 * Returns: (transfer none): the name
 */
const char *
vei_source_state_get_name (VeiSourceState state)
{
  g_return_val_if_fail (state < VEI_N_SOURCE_STATES, "");

  return state_names[state];
}

/**
 * vei_source_seen_clear:
 * @seen: what was seen of a page
 *
 * Frees what it holds.
 */
void
vei_source_seen_clear (VeiSourceSeen *seen)
{
  g_return_if_fail (seen != NULL);

  g_clear_pointer (&seen->url, g_free);
  g_clear_pointer (&seen->etag, g_free);
  g_clear_pointer (&seen->last_modified, g_free);
  g_clear_pointer (&seen->digest, g_free);
}

/**
 * vei_source_finding_free:
 * @finding: (nullable) (transfer full): a finding
 *
 * Frees a finding.
 */
void
vei_source_finding_free (VeiSourceFinding *finding)
{
  if (finding == NULL)
    return;
  g_free (finding->id);
  g_free (finding->leads_to);
  g_free (finding->why);
  vei_source_seen_clear (&finding->seen);
  g_free (finding);
}
