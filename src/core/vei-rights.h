/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "core/vei-article.h"

G_BEGIN_DECLS

/**
 * VeiCountyOffice:
 *
 * An office of Statsforvalteren and the counties that it covers.
 */
typedef struct
{
  const char           *id;
  VeiText               name;
  guint                 n_counties;
  const char * const   *counties;  /* numbers of `places.json`, such as "31" */
  const char           *web;       /* host and path, such as "statsforvalteren.no/agder" */
  VeiSourceRefs         sources;
  gboolean              confirm;   /* the web address has not been tried */
  guint                 n_contacts;
  const VeiBodyContact *contacts;
} VeiCountyOffice;

#define VEI_TYPE_RIGHTS (vei_rights_get_type ())
G_DECLARE_FINAL_TYPE (VeiRights, vei_rights, VEI, RIGHTS, GObject)

VeiRights             *vei_rights_new             (VeiKnowledge *knowledge,
                                                   GError      **error) G_GNUC_WARN_UNUSED_RESULT;

guint                  vei_rights_get_n_kinds     (VeiRights    *self);
const VeiStatement    *vei_rights_get_kind        (VeiRights    *self,
                                                   guint         index);
guint                  vei_rights_get_n_steps     (VeiRights    *self);
const VeiStatement    *vei_rights_get_step        (VeiRights    *self,
                                                   guint         index);
guint                  vei_rights_get_n_bodies    (VeiRights    *self);
const VeiBody         *vei_rights_get_body        (VeiRights    *self,
                                                   guint         index);
const VeiBody         *vei_rights_find_body       (VeiRights    *self,
                                                   const char   *id);
guint                  vei_rights_get_n_offices   (VeiRights    *self);
const VeiCountyOffice *vei_rights_get_office      (VeiRights    *self,
                                                   guint         index);
const VeiCountyOffice *vei_rights_find_office     (VeiRights    *self,
                                                   const char   *county);
guint                  vei_rights_get_n_articles  (VeiRights    *self);
const VeiArticle      *vei_rights_get_article     (VeiRights    *self,
                                                   guint         index);
const VeiArticle      *vei_rights_find_article    (VeiRights    *self,
                                                   const char   *id);

G_END_DECLS
