/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/packs/vei-packs-banner.h"

#include <glib/gi18n.h>

#include "app/widgets/vei-banner.h"
#include "core/vei-date.h"

#define DAYS_A_MONTH 30
#define DAYS_A_YEAR  365

/**
 * vei_packs_dup_age:
 * @knowledge: the knowledge
 * @as_of: the day
 *
 * Says in words how old knowledge is.
 *
 * Returns: (transfer full): a few words
 */
char *
vei_packs_dup_age (VeiKnowledge *knowledge,
                   const GDate  *as_of)
{
  int days;

  g_return_val_if_fail (VEI_IS_KNOWLEDGE (knowledge), NULL);
  g_return_val_if_fail (as_of != NULL && g_date_valid (as_of), NULL);

  days = g_date_days_between (vei_knowledge_get_released (knowledge), as_of);
  if (days <= 0)
    return g_strdup (_("today"));
  if (days < 2 * DAYS_A_MONTH)
    return g_strdup_printf (ngettext ("%d day old", "%d days old", (gulong) days), days);
  if (days < 2 * DAYS_A_YEAR)
    return g_strdup_printf (ngettext ("%d month old", "%d months old", (gulong) (days / DAYS_A_MONTH)),
                            days / DAYS_A_MONTH);
  return g_strdup_printf (ngettext ("%d year old", "%d years old", (gulong) (days / DAYS_A_YEAR)),
                          days / DAYS_A_YEAR);
}

/**
 * vei_packs_dup_too_old:
 * @knowledge: the knowledge
 * @as_of: the day
 * @language: the language of days
 *
 * Says that knowledge should not be relied on any more, where that is so: its
 * publisher set a last day, or it is more than a year old.
 *
 * Returns: (transfer full) (nullable): what to say, or %NULL where it is young
 *   enough
 */
char *
vei_packs_dup_too_old (VeiKnowledge *knowledge,
                       const GDate  *as_of,
                       VeiLanguage   language)
{
  const GDate *expires;
  g_autofree char *day = NULL;

  g_return_val_if_fail (VEI_IS_KNOWLEDGE (knowledge), NULL);
  g_return_val_if_fail (as_of != NULL && g_date_valid (as_of), NULL);

  expires = vei_knowledge_get_expires (knowledge);
  if (expires != NULL && g_date_compare (expires, as_of) < 0)
    {
      day = vei_date_to_words (expires, language);
      /* Translators: %s is a day in words, “14. desember 2026” */
      return g_strdup_printf (_("The knowledge in this program expired on %s. Rules and lists may be others "
                                "now. Get newer knowledge, or ask the hospital what holds."), day);
    }
  if (g_date_days_between (vei_knowledge_get_released (knowledge), as_of) > DAYS_A_YEAR)
    return g_strdup (_("The knowledge in this program is more than a year old. Rules and lists may be "
                       "others now. Get newer knowledge, or ask the hospital what holds."));
  return NULL;
}

/**
 * vei_packs_dup_clock_wrong:
 * @knowledge: the knowledge
 * @as_of: the day that the clock of the computer tells
 * @language: the language of days
 *
 * Says that the clock must be wrong, where it tells a day before the knowledge
 * was made. A day is let pass: midnight is not at the same time everywhere.
 *
 * Returns: (transfer full) (nullable): what to say, or %NULL where the clock
 *   may be right
 */
char *
vei_packs_dup_clock_wrong (VeiKnowledge *knowledge,
                           const GDate  *as_of,
                           VeiLanguage   language)
{
  g_autofree char *day = NULL;

  g_return_val_if_fail (VEI_IS_KNOWLEDGE (knowledge), NULL);
  g_return_val_if_fail (as_of != NULL && g_date_valid (as_of), NULL);

  if (g_date_days_between (as_of, vei_knowledge_get_released (knowledge)) <= 1)
    return NULL;
  day = vei_date_to_words (as_of, language);
  /* Translators: %s is a day in words, “1. januar 1970” */
  return g_strdup_printf (_("The clock of this computer says %s, and that cannot be right. Deadlines and "
                            "ages are counted from that day. Put the clock right, and start the program "
                            "again."), day);
}

/* The most important first: one banner says one thing. */
static char *
dup_text (VeiPacks    *packs,
          VeiLanguage  language,
          gboolean    *leads_on)
{
  VeiKnowledge *knowledge = vei_packs_get_knowledge (packs);
  const char *damage = vei_packs_get_damage (packs);
  const char *waiting = vei_packs_get_waiting (packs);
  char *clock_wrong;
  GDate today;

  vei_date_set_today (&today);
  clock_wrong = knowledge != NULL ? vei_packs_dup_clock_wrong (knowledge, &today, language) : NULL;
  *leads_on = clock_wrong == NULL;
  if (clock_wrong != NULL)
    return clock_wrong;
  if (waiting != NULL)
    /* Translators: %s is a version such as 2026.12.1 */
    return g_strdup_printf (_("New knowledge has come: version %s. It is used from the next start, or "
                              "now if you like."), waiting);
  if (damage != NULL)
    {
      g_autoptr (GError) error = g_error_new_literal (VEI_UPDATE_ERROR, VEI_UPDATE_ERROR_DAMAGED, damage);

      return vei_packs_describe_error (error);
    }
  return knowledge != NULL ? vei_packs_dup_too_old (knowledge, &today, language) : NULL;
}

static void
changed_cb (VeiBanner *banner,
            VeiPacks  *packs)
{
  g_autofree char *text = NULL;
  gboolean leads_on;

  g_assert (VEI_IS_BANNER (banner));
  g_assert (VEI_IS_PACKS (packs));

  text = dup_text (packs, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (banner), "vei-language")),
                   &leads_on);
  if (leads_on)
    vei_banner_set_action (banner, _("Show the knowledge"), "win.show-packs", NULL);
  else
    vei_banner_set_action (banner, NULL, NULL, NULL);
  vei_banner_set_text (banner, text);
}

/**
 * vei_packs_banner_new:
 * @packs: the packs
 * @language: the language of days
 *
 * Creates the notice of the window for what the person should know of the
 * knowledge in use: that newer knowledge has come, that the installed one is
 * damaged, that it is too old, or that the clock is older than it. It is not seen where there is nothing to say.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
vei_packs_banner_new (VeiPacks    *packs,
                      VeiLanguage  language)
{
  GtkWidget *banner;

  g_return_val_if_fail (VEI_IS_PACKS (packs), NULL);

  banner = vei_banner_new (VEI_BANNER_QUIET);
  gtk_widget_add_css_class (banner, "window-banner");
  g_object_set_data (G_OBJECT (banner), "vei-language", GINT_TO_POINTER (language));
  g_signal_connect_object (packs, "changed", G_CALLBACK (changed_cb), banner, G_CONNECT_SWAPPED);
  changed_cb (VEI_BANNER (banner), packs);
  return banner;
}
