/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/lookup/vei-lookup-targets.h"

#include <glib/gi18n.h>

#include "app/lookup/vei-lookup-data.h"
#include "core/vei-abroad.h"
#include "core/vei-rights.h"
#include "core/vei-topics.h"
#include "core/vei-travel.h"

/* What can be opened has a name: that of a place, or its kind and its id.
 * Articles say in the pack which others they go with, by the same names. */

static const VeiLookupPlace places[] = {
  { "devices", N_("Equipment"),
    N_("What was on the list on a day, and what argues for something else."),
    "vei-devices-symbolic" },
  { "units", N_("Units"),
    N_("Who lends the equipment where you live, and how to reach them."),
    "vei-units-symbolic" },
  { "travel", N_("Travel"),
    N_("What to bring, whom to ask and who is responsible."),
    "vei-travel-symbolic" },
  { "abroad", N_("Treatment abroad"),
    N_("Four schemes, who decides, and what the numbers were."),
    "vei-abroad-symbolic" },
  { "rights", N_("Rights and deadlines"),
    N_("How to complain, by when, and who helps."),
    "vei-deadline-symbolic" },
  { "topics", N_("Other routes"),
    N_("The access scheme, looping, how equipment is chosen, and duties."),
    "vei-way-symbolic" },
  { "terms", N_("Glossary"),
    N_("Words that you meet, and what they mean."),
    "vei-terms-symbolic" },
  { "sources", N_("Sources"),
    N_("All that the program rests on, how old it is, and how sure we are."),
    "vei-sources-symbolic" },
};

/**
 * vei_lookup_get_n_places:
 *
 * Counts the places that can be looked up in.
 *
 * Returns: how many there are
 */
guint
vei_lookup_get_n_places (void)
{
  return G_N_ELEMENTS (places);
}

/**
 * vei_lookup_get_place:
 * @index: from 0, in the order of the overview
 *
 * Gets a place that can be looked up in.
 *
 * Returns: (transfer none): the place
 */
const VeiLookupPlace *
vei_lookup_get_place (guint index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (places), NULL);

  return &places[index];
}

/**
 * vei_lookup_find_place:
 * @target: the name of a screen
 *
 * Finds the place of a name.
 *
 * Returns: (transfer none) (nullable): the place, or %NULL
 */
const VeiLookupPlace *
vei_lookup_find_place (const char *target)
{
  g_return_val_if_fail (target != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_str_equal (places[i].target, target))
      return &places[i];
  return NULL;
}

static const VeiArticle *
find_scheme (VeiSession *session,
             const char *id)
{
  VeiAbroad *abroad = vei_lookup_get_subject (session, (VeiLookupReader) vei_abroad_new, NULL);
  const VeiScheme *scheme = abroad != NULL ? vei_abroad_find_scheme (abroad, id) : NULL;

  return scheme != NULL ? &scheme->article : NULL;
}

/**
 * vei_lookup_find_article:
 * @session: the session
 * @target: the name of a screen, such as `topic:looping`
 *
 * Finds the article that a screen shows.
 *
 * Returns: (transfer none) (nullable): the article, or %NULL
 */
const VeiArticle *
vei_lookup_find_article (VeiSession *session,
                         const char *target)
{
  const char *id;

  g_return_val_if_fail (VEI_IS_SESSION (session), NULL);
  g_return_val_if_fail (target != NULL, NULL);

  id = strchr (target, ':');
  if (id == NULL)
    return NULL;
  id++;
  if (g_str_has_prefix (target, "topic:"))
    {
      VeiTopics *topics = vei_lookup_get_subject (session, (VeiLookupReader) vei_topics_new, NULL);

      return topics != NULL ? vei_topics_find (topics, id) : NULL;
    }
  if (g_str_has_prefix (target, "rights:"))
    {
      VeiRights *rights = vei_lookup_get_subject (session, (VeiLookupReader) vei_rights_new, NULL);

      return rights != NULL ? vei_rights_find_article (rights, id) : NULL;
    }
  if (g_str_has_prefix (target, "abroad:"))
    return find_scheme (session, id);
  if (g_str_has_prefix (target, "travel:"))
    {
      VeiTravel *travel = vei_lookup_get_subject (session, (VeiLookupReader) vei_travel_new, NULL);

      return travel != NULL ? vei_travel_get_card (travel) : NULL;
    }
  return NULL;
}

/**
 * vei_lookup_dup_target_title:
 * @session: the session
 * @target: what an article goes with: a screen, or `letter:KIND`
 *
 * Gets what a screen or a letter is called.
 *
 * Returns: (transfer full) (nullable): the words, or %NULL where there is no
 *   such thing
 */
char *
vei_lookup_dup_target_title (VeiSession *session,
                             const char *target)
{
  const VeiLookupPlace *place;
  const VeiArticle *article;

  g_return_val_if_fail (VEI_IS_SESSION (session), NULL);
  g_return_val_if_fail (target != NULL, NULL);

  if (g_str_has_prefix (target, "screen:"))
    target += strlen ("screen:");
  place = vei_lookup_find_place (target);
  if (place != NULL)
    return g_strdup (_(place->title));
  article = vei_lookup_find_article (session, target);
  if (article == NULL)
    return NULL;
  return g_strdup (vei_text_get (&article->title, vei_session_get_language (session)));
}
