/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "core/vei-table.h"

G_BEGIN_DECLS

/**
 * VeiAbroadDeadline:
 *
 * How long there is to complain, or to go to court.
 */
typedef struct
{
  const char    *id;
  guint          days;         /* 0 where months count */
  guint          months;       /* 0 where days count */
  VeiText        text;
  VeiSourceRefs  sources;
} VeiAbroadDeadline;

/**
 * VeiScheme:
 *
 * One of the schemes for treatment abroad, kept apart from the others.
 */
typedef struct
{
  VeiArticle               article;
  gboolean                 by_region;  /* the office of the region decides */
  const VeiBody           *body;       /* who hears a complaint; NULL where not known */
  const VeiAbroadDeadline *deadline;   /* to complain; NULL where not known */
} VeiScheme;

/**
 * VeiAbroadRegion:
 *
 * A health region, and who handles its cases of treatment abroad.
 */
typedef struct
{
  const char    *id;           /* as in `units.json` */
  VeiText        name;
  const VeiBody *office;       /* NULL where the region has none */
  VeiText        text;         /* who handles its cases */
  VeiSourceRefs  sources;
} VeiAbroadRegion;

/**
 * VeiChooserChoice:
 *
 * A question of the chooser leads on to another, or to a result.
 */
typedef struct
{
  const char *id;
  VeiText     label;
  const char *goes_to;
  int         question;        /* index, or -1 */
  int         result;          /* index, or -1 */
} VeiChooserChoice;

/**
 * VeiChooserQuestion:
 *
 * A question that helps to choose a scheme.
 */
typedef struct
{
  const char             *id;
  VeiText                 text;
  guint                   n_choices;
  const VeiChooserChoice *choices;
} VeiChooserQuestion;

/**
 * VeiChooserResult:
 *
 * What the answers to the chooser lead to.
 */
typedef struct
{
  const char      *id;
  VeiText          title;
  VeiText          text;
  VeiSourceRefs    sources;
  const VeiScheme *scheme;     /* NULL where none fits */
} VeiChooserResult;

#define VEI_TYPE_ABROAD (vei_abroad_get_type ())
G_DECLARE_FINAL_TYPE (VeiAbroad, vei_abroad, VEI, ABROAD, GObject)

VeiAbroad                *vei_abroad_new           (VeiKnowledge *knowledge,
                                                    GError      **error) G_GNUC_WARN_UNUSED_RESULT;

const VeiPoint           *vei_abroad_get_intro     (VeiAbroad    *self,
                                                    guint        *n);
guint                     vei_abroad_get_n_schemes (VeiAbroad    *self);
const VeiScheme          *vei_abroad_get_scheme    (VeiAbroad    *self,
                                                    guint         index);
const VeiScheme          *vei_abroad_find_scheme   (VeiAbroad    *self,
                                                    const char   *id);
guint                     vei_abroad_get_n_regions (VeiAbroad    *self);
const VeiAbroadRegion    *vei_abroad_get_region    (VeiAbroad    *self,
                                                    guint         index);
const VeiAbroadRegion    *vei_abroad_find_region   (VeiAbroad    *self,
                                                    const char   *id);
const VeiAbroadDeadline  *vei_abroad_find_deadline (VeiAbroad    *self,
                                                    const char   *id);
guint                     vei_abroad_get_n_tables  (VeiAbroad    *self);
const VeiTable           *vei_abroad_get_table     (VeiAbroad    *self,
                                                    guint         index);
const VeiTable           *vei_abroad_find_table    (VeiAbroad    *self,
                                                    const char   *id);

/* The first question of the chooser is number 0. */
const VeiChooserQuestion *vei_abroad_get_question  (VeiAbroad    *self,
                                                    guint         index);
const VeiChooserResult   *vei_abroad_get_result    (VeiAbroad    *self,
                                                    guint         index);

G_END_DECLS
