/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/lookup/vei-lookup-find.h"

#include <glib/gi18n.h>

#include "app/lookup/vei-lookup-data.h"
#include "app/lookup/vei-lookup-targets.h"
#include "core/vei-devices.h"
#include "core/vei-rights.h"
#include "core/vei-topics.h"
#include "core/vei-units.h"

#define MAX_UNITS 8

/**
 * VeiLookupHit:
 *
 * Something that a search found: what it is called, and the screen it is on.
 */
struct _VeiLookupHit
{
  GObject  parent_instance;

  char    *title;
  char    *subtitle;
  char    *target;
};

G_DEFINE_FINAL_TYPE (VeiLookupHit, vei_lookup_hit, G_TYPE_OBJECT)

static void
vei_lookup_hit_finalize (GObject *object)
{
  VeiLookupHit *self = VEI_LOOKUP_HIT (object);

  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->target);

  G_OBJECT_CLASS (vei_lookup_hit_parent_class)->finalize (object);
}

static void
vei_lookup_hit_class_init (VeiLookupHitClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vei_lookup_hit_finalize;
}

static void
vei_lookup_hit_init (VeiLookupHit *self)
{
}

/**
 * vei_lookup_hit_get_title:
 * @self: a hit
 *
 * Gets what was found.
 *
 * Returns: (transfer none): its name
 */
const char *
vei_lookup_hit_get_title (VeiLookupHit *self)
{
  g_return_val_if_fail (VEI_IS_LOOKUP_HIT (self), NULL);

  return self->title;
}

/**
 * vei_lookup_hit_get_subtitle:
 * @self: a hit
 *
 * Gets where it stands, or a sentence about it.
 *
 * Returns: (transfer none): the words
 */
const char *
vei_lookup_hit_get_subtitle (VeiLookupHit *self)
{
  g_return_val_if_fail (VEI_IS_LOOKUP_HIT (self), NULL);

  return self->subtitle;
}

/**
 * vei_lookup_hit_get_target:
 * @self: a hit
 *
 * Gets the screen that shows it.
 *
 * Returns: (transfer none): the name of the screen
 */
const char *
vei_lookup_hit_get_target (VeiLookupHit *self)
{
  g_return_val_if_fail (VEI_IS_LOOKUP_HIT (self), NULL);

  return self->target;
}

/* What a search goes through. */
typedef struct
{
  VeiSession *session;
  const char *text;
  GListStore *hits;
} Search;

static void
add_hit (Search     *search,
         const char *title,
         const char *subtitle,
         char       *target)
{
  g_autoptr (VeiLookupHit) hit = g_object_new (VEI_TYPE_LOOKUP_HIT, NULL);

  hit->title = g_strdup (title);
  hit->subtitle = g_strdup (subtitle);
  hit->target = target;
  g_list_store_append (search->hits, hit);
}

/* Titles come before sentences: each word must begin a word there. */
static void
match (Search     *search,
       const char *title,
       const char *sentence,
       char       *target)
{
  g_autofree char *both = g_strconcat (title, " ", sentence, NULL);

  if (g_str_match_string (search->text, both, TRUE))
    add_hit (search, title, sentence, target);
  else
    g_free (target);
}

static void
match_article (Search           *search,
               const VeiArticle *article,
               const char       *kind)
{
  VeiLanguage language = vei_session_get_language (search->session);

  match (search, vei_text_get (&article->title, language),
         vei_text_get (&article->summary, language), g_strconcat (kind, article->id, NULL));
}

static void
match_places (Search *search)
{
  for (guint i = 0; i < vei_lookup_get_n_places (); i++)
    {
      const VeiLookupPlace *place = vei_lookup_get_place (i);

      match (search, _(place->title), _(place->sentence), g_strdup (place->target));
    }
}

static void
match_articles (Search *search)
{
  VeiTopics *topics = vei_lookup_get_subject (search->session, (VeiLookupReader) vei_topics_new,
                                              NULL);
  VeiRights *rights = vei_lookup_get_subject (search->session, (VeiLookupReader) vei_rights_new,
                                              NULL);

  for (guint i = 0; rights != NULL && i < vei_rights_get_n_articles (rights); i++)
    match_article (search, vei_rights_get_article (rights, i), "rights:");
  for (guint i = 0; topics != NULL && i < vei_topics_get_n (topics); i++)
    match_article (search, vei_topics_get (topics, i), "topic:");
}

static void
match_devices (Search *search)
{
  VeiDevices *devices = vei_lookup_get_subject (search->session, (VeiLookupReader) vei_devices_new,
                                                NULL);

  for (guint i = 0; devices != NULL && i < vei_devices_get_n_devices (devices); i++)
    {
      const VeiDevice *device = vei_devices_get_device (devices, i);

      if (g_str_match_string (search->text, device->name, TRUE))
        add_hit (search, device->name, _("Equipment: in which agreements it was"),
                 g_strconcat ("device:", device->id, NULL));
    }
}

static void
match_units (Search *search)
{
  VeiUnits *units = vei_lookup_get_subject (search->session, (VeiLookupReader) vei_units_new, NULL);
  g_autoptr (GArray) matches = NULL;

  if (units == NULL)
    return;
  matches = vei_units_search_units (units, search->text);
  for (guint i = 0; i < MIN (matches->len, MAX_UNITS); i++)
    {
      const VeiUnitMatch *match = &g_array_index (matches, VeiUnitMatch, i);
      const char *unit = vei_text_get (&match->unit->name,
                                       vei_session_get_language (search->session));

      if (match->place != NULL)
        add_hit (search, match->place->full_name, _("Units: who serves this place"),
                 g_strconcat ("place:", match->place->number, NULL));
      else
        add_hit (search, match->unit->trust->name, unit,
                 g_strconcat ("unit:", match->unit->id, NULL));
    }
}

/**
 * vei_lookup_find:
 * @session: the session
 * @text: what somebody has typed
 *
 * Finds what can be looked up: places, articles, equipment and units.
 *
 * Returns: (transfer full) (element-type VeiLookupHit): what was found, in the
 *   order of the overview
 */
GListModel *
vei_lookup_find (VeiSession *session,
                 const char *text)
{
  Search search = { session, text, NULL };

  g_return_val_if_fail (VEI_IS_SESSION (session), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  search.hits = g_list_store_new (VEI_TYPE_LOOKUP_HIT);
  if (text[strspn (text, " \t")] == '\0')
    return G_LIST_MODEL (search.hits);
  match_places (&search);
  match_articles (&search);
  match_devices (&search);
  match_units (&search);
  return G_LIST_MODEL (search.hits);
}
