/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "core/vei-checker.h"

#include "core/vei-date.h"
#include "core/vei-devices.h"
#include "core/vei-knowledge.h"
#include "core/vei-links.h"
#include "core/vei-proof.h"
#include "core/vei-readability.h"
#include "core/vei-units.h"

#include <glib/gi18n-lib.h>

#define DAYS_UNTIL_CHECK_IS_OLD 183

static void
add_warning (VeiCheckReport  *report,
             const VeiSource *source,
             guint            index,
             const char      *what)
{
  g_ptr_array_add (report->warnings,
                   g_strdup_printf ("sources.json: /sources/%u: %s (%s)", index, what, source->id));
}

/* What the keeper of a pack should look at again. */
static void
warn_of_sources (VeiCheckReport *report,
                 VeiKnowledge   *knowledge)
{
  GDate today;

  vei_date_set_today (&today);
  for (guint i = 0; i < vei_knowledge_get_n_sources (knowledge); i++)
    {
      const VeiSource *source = vei_knowledge_get_source (knowledge, i);

      if (g_date_days_between (&source->checked_on, &today) > DAYS_UNTIL_CHECK_IS_OLD)
        add_warning (report, source, i, _("this source was last checked over six months ago"));
      if (source->interim)
        add_warning (report, source, i, _("this source calls itself interim"));
      if (source->confidence == VEI_CONFIDENCE_INFERRED &&
          vei_knowledge_count_facts (knowledge, source) > 0)
        add_warning (report, source, i, _("facts rest on what is only inferred"));
    }
}

static void
check_devices (VeiCheckReport *report,
               VeiKnowledge   *knowledge)
{
  g_autoptr (VeiDevices) devices = NULL;
  g_autoptr (GError) error = NULL;

  if (!vei_pack_has (vei_knowledge_get_pack (knowledge), VEI_DEVICES_FILE))
    return;
  devices = vei_devices_new (knowledge, &error);
  if (devices == NULL)
    g_ptr_array_add (report->faults, g_strdup (error->message));
}

static void
check_units (VeiCheckReport *report,
             VeiKnowledge   *knowledge)
{
  VeiPack *pack = vei_knowledge_get_pack (knowledge);
  g_autoptr (VeiUnits) units = NULL;
  g_autoptr (GError) error = NULL;

  if (!vei_pack_has (pack, VEI_UNITS_FILE) && !vei_pack_has (pack, VEI_PLACES_FILE))
    return;
  units = vei_units_new (knowledge, &error);
  if (units == NULL)
    g_ptr_array_add (report->faults, g_strdup (error->message));
}

/**
 * vei_check_pack:
 * @pack: a pack
 *
 * Proves a pack sound, as contract section 6 says: that its files can be read
 * and refer to nothing that does not exist, and, over all combinations of
 * answers that the rules can tell apart, that the rules leave nobody without
 * an answer. Faults and warnings are sentences in the user's language, each
 * `FILE: POINTER: what`; where the files cannot be read, that is the only
 * fault, and `combinations` is "0".
 *
 * Returns: (transfer full): what was found; free with vei_check_report_free()
 */
VeiCheckReport *
vei_check_pack (VeiPack *pack)
{
  g_autoptr (VeiKnowledge) knowledge = NULL;
  g_autoptr (GError) error = NULL;
  VeiCheckReport *report;

  g_return_val_if_fail (VEI_IS_PACK (pack), NULL);

  report = g_new0 (VeiCheckReport, 1);
  report->faults = g_ptr_array_new_with_free_func (g_free);
  report->warnings = g_ptr_array_new_with_free_func (g_free);
  knowledge = vei_knowledge_new (pack, &error);
  if (knowledge == NULL)
    {
      report->combinations = g_strdup ("0");
      g_ptr_array_add (report->faults, g_strdup (error->message));
      return report;
    }
  report->combinations = vei_proof_run (knowledge, report->faults);
  check_devices (report, knowledge);
  check_units (report, knowledge);
  vei_links_check (knowledge, report->faults);
  warn_of_sources (report, knowledge);
  vei_readability_warn (pack, report->warnings);
  return report;
}

/**
 * vei_check_report_free:
 * @report: (nullable) (transfer full): a report
 *
 * Frees a report.
 */
void
vei_check_report_free (VeiCheckReport *report)
{
  if (report == NULL)
    return;
  g_free (report->combinations);
  g_ptr_array_unref (report->faults);
  g_ptr_array_unref (report->warnings);
  g_free (report);
}
