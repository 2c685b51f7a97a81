/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "core/vei-abroad.h"
#include "core/vei-rights.h"
#include "core/vei-search-private.h"
#include "core/vei-topics.h"
#include "core/vei-travel.h"

/* What there is to read, and on travel, can be found. */

static void
add_points (VeiSearchFiller *filler,
            const VeiPoint  *points,
            guint            n)
{
  for (guint i = 0; i < n; i++)
    vei_search_filler_add (filler, VEI_FIELD_TEXT, &points[i].text);
}

static void
add_article (VeiSearchFiller  *filler,
             VeiSearchGroup    group,
             const char       *kind,
             const VeiArticle *article)
{
  vei_search_filler_begin (filler, group, kind, article->id, NULL);
  vei_search_filler_add (filler, VEI_FIELD_TITLE, &article->title);
  vei_search_filler_add (filler, VEI_FIELD_HEADING, &article->summary);
  vei_search_filler_add (filler, VEI_FIELD_TEXT, &article->sender);
  for (guint i = 0; i < article->n_parts; i++)
    {
      vei_search_filler_add (filler, VEI_FIELD_HEADING, &article->parts[i].title);
      vei_search_filler_add (filler, VEI_FIELD_TEXT, &article->parts[i].sender);
      add_points (filler, article->parts[i].points, article->parts[i].n_points);
    }
}

static void
add_contacts (VeiSearchFiller      *filler,
              const VeiBodyContact *contacts,
              guint                 n)
{
  for (guint i = 0; i < n; i++)
    {
      vei_search_filler_add_string (filler, VEI_FIELD_TEXT, contacts[i].value);
      vei_search_filler_add (filler, VEI_FIELD_TEXT, &contacts[i].note);
    }
}

static void
add_body (VeiSearchFiller *filler,
          VeiSearchGroup   group,
          const char      *kind,
          const char      *target,
          const VeiBody   *body)
{
  vei_search_filler_begin (filler, group, kind, body->id, target);
  vei_search_filler_add (filler, VEI_FIELD_TITLE, &body->name);
  vei_search_filler_add (filler, VEI_FIELD_TEXT, &body->text);
  add_contacts (filler, body->contacts, body->n_contacts);
}

static gboolean
fill_travel (VeiSearchFiller *filler,
             GError         **error)
{
  g_autoptr (VeiTravel) travel = NULL;

  if (!vei_pack_has (vei_knowledge_get_pack (filler->knowledge), "travel.json"))
    return TRUE;
  travel = vei_travel_new (filler->knowledge, error);
  if (travel == NULL)
    return FALSE;

  for (guint i = 0; i < vei_travel_get_n_responsibilities (travel); i++)
    vei_search_filler_add_statement (filler, VEI_SEARCH_TRAVEL, "responsibility", "travel",
                                     &vei_travel_get_responsibility (travel, i)->statement);
  for (guint i = 0; i < vei_travel_get_n_checklist (travel); i++)
    vei_search_filler_add_statement (filler, VEI_SEARCH_TRAVEL, "checklist", "travel",
                                     &vei_travel_get_checklist (travel, i)->statement);
  add_article (filler, VEI_SEARCH_TRAVEL, "travel", vei_travel_get_card (travel));
  for (guint i = 0; i < vei_travel_get_n_countries (travel); i++)
    {
      const VeiCountry *country = vei_travel_get_country (travel, i);

      vei_search_filler_begin (filler, VEI_SEARCH_TRAVEL, "country", country->code, "travel");
      vei_search_filler_add (filler, VEI_FIELD_TITLE, &country->name);
      vei_search_filler_add (filler, VEI_FIELD_TEXT,
                             &vei_travel_get_area (travel, country->area)->name);
    }
  return TRUE;
}

static void
add_region (VeiSearchFiller       *filler,
            const VeiAbroadRegion *region)
{
  vei_search_filler_begin (filler, VEI_SEARCH_ABROAD, "abroad-region", region->id, "abroad");
  vei_search_filler_add (filler, VEI_FIELD_TITLE, &region->name);
  vei_search_filler_add (filler, VEI_FIELD_TEXT, &region->text);
  if (region->office == NULL)
    return;
  vei_search_filler_add (filler, VEI_FIELD_TEXT, &region->office->name);
  vei_search_filler_add (filler, VEI_FIELD_TEXT, &region->office->text);
  add_contacts (filler, region->office->contacts, region->office->n_contacts);
}

static void
add_table (VeiSearchFiller *filler,
           const VeiTable  *table)
{
  vei_search_filler_begin (filler, VEI_SEARCH_ABROAD, "table", table->id, "figures");
  vei_search_filler_add (filler, VEI_FIELD_TITLE, &table->title);
  vei_search_filler_add (filler, VEI_FIELD_TEXT, &table->note);
  for (guint i = 0; i < table->n_rows; i++)
    vei_search_filler_add (filler, VEI_FIELD_TEXT, &table->rows[i].label);
}

static gboolean
fill_abroad (VeiSearchFiller *filler,
             GError         **error)
{
  g_autoptr (VeiAbroad) abroad = NULL;

  if (!vei_pack_has (vei_knowledge_get_pack (filler->knowledge), "abroad.json"))
    return TRUE;
  abroad = vei_abroad_new (filler->knowledge, error);
  if (abroad == NULL)
    return FALSE;

  for (guint i = 0; i < vei_abroad_get_n_schemes (abroad); i++)
    {
      const VeiScheme *scheme = vei_abroad_get_scheme (abroad, i);

      add_article (filler, VEI_SEARCH_ABROAD, "abroad", &scheme->article);
      if (scheme->body != NULL)
        vei_search_filler_add (filler, VEI_FIELD_TEXT, &scheme->body->name);
      if (scheme->deadline != NULL)
        vei_search_filler_add (filler, VEI_FIELD_TEXT, &scheme->deadline->text);
    }
  for (guint i = 0; i < vei_abroad_get_n_regions (abroad); i++)
    add_region (filler, vei_abroad_get_region (abroad, i));
  for (guint i = 0; i < vei_abroad_get_n_tables (abroad); i++)
    add_table (filler, vei_abroad_get_table (abroad, i));
  return TRUE;
}

static void
add_office (VeiSearchFiller       *filler,
            const VeiCountyOffice *office)
{
  vei_search_filler_begin (filler, VEI_SEARCH_RIGHTS, "office", office->id, "offices");
  vei_search_filler_add (filler, VEI_FIELD_TITLE, &office->name);
  vei_search_filler_add_string (filler, VEI_FIELD_TEXT, office->web);
  add_contacts (filler, office->contacts, office->n_contacts);
}

static gboolean
fill_rights (VeiSearchFiller *filler,
             GError         **error)
{
  g_autoptr (VeiRights) rights = NULL;

  if (!vei_pack_has (vei_knowledge_get_pack (filler->knowledge), "rights.json"))
    return TRUE;
  rights = vei_rights_new (filler->knowledge, error);
  if (rights == NULL)
    return FALSE;

  for (guint i = 0; i < vei_rights_get_n_articles (rights); i++)
    add_article (filler, VEI_SEARCH_RIGHTS, "rights", vei_rights_get_article (rights, i));
  for (guint i = 0; i < vei_rights_get_n_kinds (rights); i++)
    vei_search_filler_add_statement (filler, VEI_SEARCH_RIGHTS, "complaint", "rights",
                                     vei_rights_get_kind (rights, i));
  for (guint i = 0; i < vei_rights_get_n_steps (rights); i++)
    vei_search_filler_add_statement (filler, VEI_SEARCH_RIGHTS, "complaint-step", "rights",
                                     vei_rights_get_step (rights, i));
  for (guint i = 0; i < vei_rights_get_n_bodies (rights); i++)
    add_body (filler, VEI_SEARCH_RIGHTS, "body", "bodies", vei_rights_get_body (rights, i));
  for (guint i = 0; i < vei_rights_get_n_offices (rights); i++)
    add_office (filler, vei_rights_get_office (rights, i));
  return TRUE;
}

static void
add_term (VeiSearchFiller *filler,
          const VeiTerm   *term)
{
  vei_search_filler_begin (filler, VEI_SEARCH_TOPICS, "term", term->id, NULL);
  /* Its title, but what is all about the word comes before what explains it. */
  vei_search_filler_add (filler, VEI_FIELD_NAME, &term->word);
  vei_search_filler_add (filler, VEI_FIELD_TEXT, &term->text);
  vei_search_filler_add (filler, VEI_FIELD_HIDDEN, &term->forms);
}

static gboolean
fill_topics (VeiSearchFiller *filler,
             GError         **error)
{
  g_autoptr (VeiTopics) topics = NULL;

  if (!vei_pack_has (vei_knowledge_get_pack (filler->knowledge), "topics.json"))
    return TRUE;
  topics = vei_topics_new (filler->knowledge, error);
  if (topics == NULL)
    return FALSE;
  for (guint i = 0; i < vei_topics_get_n (topics); i++)
    add_article (filler, VEI_SEARCH_TOPICS, "topic", vei_topics_get (topics, i));
  for (guint i = 0; i < vei_topics_get_n_terms (topics); i++)
    add_term (filler, vei_topics_get_term (topics, i));
  return TRUE;
}

gboolean
vei_search_fill_articles (VeiSearchFiller *filler,
                          GError         **error)
{
  return fill_travel (filler, error) && fill_abroad (filler, error) &&
         fill_rights (filler, error) && fill_topics (filler, error);
}
