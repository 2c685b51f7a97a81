/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "core/vei-article-private.h"
#include "core/vei-travel.h"

G_BEGIN_DECLS

struct _VeiTravel
{
  GObject parent_instance;

  VeiKnowledge         *knowledge;
  guint                 lead_days;
  VeiPoint              lead_time;
  guint                 insulin_times;       /* as much as is used up */
  VeiPoint              insulin;
  guint                 n_areas;
  const VeiTravelArea  *areas;
  guint                 n_countries;
  VeiCountry           *countries;
  guint                 n_equipment;
  const VeiTravelItem  *equipment;
  guint                 n_items;
  const VeiTravelItem  *items;
  guint                 n_responsibilities;
  const VeiTravelLine  *responsibilities;
  guint                 n_checklist;
  const VeiTravelLine  *checklist;
  VeiArticle            card;
  guint32               card_areas;          /* where it counts */
  guint                 n_letters;
  const char * const   *letters;
};

/* `travel.json`. */
gboolean vei_travel_read (VeiKnowledge  *knowledge,
                          const VeiJson *root,
                          gpointer       travel,
                          GError       **error);

G_END_DECLS
