/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "core/vei-pack.h"
#include "core/vei-text.h"

G_BEGIN_DECLS

#define VEI_MAX_QUESTIONS 64
#define VEI_MAX_EQUIPMENT 4
#define VEI_MAX_SOURCES   256

/* ---- Sources ---- */

/**
 * VeiSender:
 *
 * What kind of sender a source has.
 */
typedef enum
{
  VEI_SENDER_AUTHORITY,
  VEI_SENDER_HOSPITAL,
  VEI_SENDER_ASSOCIATION,
  VEI_SENDER_FOREIGN_ASSOCIATION,
  VEI_SENDER_PROFESSION,
  VEI_SENDER_OTHER,
} VeiSender;

/**
 * VeiConfidence:
 *
 * How sure we are of a source.
 */
typedef enum
{
  VEI_CONFIDENCE_SOURCE_DOCUMENT,
  VEI_CONFIDENCE_FOUND,
  VEI_CONFIDENCE_INFERRED,
} VeiConfidence;

/**
 * VeiSource:
 *
 * What a claim rests on: who published it, when it holds, and how sure we are.
 */
typedef struct
{
  const char    *id;
  VeiText        title;
  VeiText        label;        /* short, for a chip: "Helseforetakene 2023, midlertidig" */
  const char    *publisher;
  VeiSender      sender;
  const char    *published;    /* ISO date, year or year-month; NULL when undated */
  GDate          valid_from;   /* g_date_valid() is FALSE where none is known */
  GDate          valid_to;     /* likewise */
  gboolean       interim;
  GDate          checked_on;
  const char    *url;          /* NULL where there is none */
  VeiConfidence  confidence;
} VeiSource;

/**
 * VeiSourceRef:
 *
 * `id#locator`: which source, and where in it.
 */
typedef struct
{
  guint16     source;          /* index for vei_knowledge_get_source() */
  const char *locator;         /* "" where the whole source is meant */
} VeiSourceRef;

/**
 * VeiSourceRefs:
 *
 * The sources of a claim.
 */
typedef struct
{
  guint               n;
  const VeiSourceRef *ref;
} VeiSourceRefs;

/* ---- Questions ---- */

/**
 * VeiQuestionKind:
 *
 * What an answer to a question is.
 */
typedef enum
{
  VEI_QUESTION_YES_NO,
  VEI_QUESTION_ONE,
  VEI_QUESTION_MANY,
  VEI_QUESTION_DATE,
  VEI_QUESTION_NUMBER,
} VeiQuestionKind;

/**
 * VeiChoice:
 *
 * A choice of a question.
 */
typedef struct
{
  const char *id;
  VeiText     label;
  VeiText     help;            /* empty strings where there is none */
} VeiChoice;

/**
 * VeiQuestion:
 *
 * A question of the guide.
 */
typedef struct
{
  const char      *id;
  guint8           index;      /* place in the table */
  guint8           page;       /* index for vei_knowledge_get_page() */
  VeiQuestionKind  kind;
  gboolean         may_not_know;
  guint            n_choices;  /* VEI_QUESTION_ONE and _MANY; else 0 */
  const VeiChoice *choices;
  double           minimum;    /* VEI_QUESTION_NUMBER */
  double           maximum;
  VeiText          unit;       /* VEI_QUESTION_NUMBER, "mmol/mol" */
  VeiText          text;       /* the question */
  VeiText          short_text; /* a few words, for a list of answers: "Bor alene" */
  VeiText          help;       /* one sentence under it; may be empty */
  VeiText          why;        /* why we ask */
  VeiText          find_out;   /* what to find out, and whom to ask */
  VeiText          met;        /* the reason in a sentence, when answered yes; may be empty */
  VeiSourceRefs    sources;
  int              parent;     /* index of the question it follows up, or -1 */
} VeiQuestion;

/**
 * VeiPage:
 *
 * A page of the guide: questions on one matter.
 */
typedef struct
{
  const char *id;
  VeiText     title;
  VeiText     help;            /* may be empty */
} VeiPage;

/* ---- Rules: what the screens say of them ---- */

/**
 * VeiVerdict:
 *
 * What can be said of a kind of equipment, in words.
 */
typedef struct
{
  const char    *id;
  VeiText        title;        /* the verdict in a few words */
  VeiText        text;         /* the verdict in a sentence or two */
  const char    *icon;         /* icon name */
  gboolean       settled;      /* FALSE for need_more_information alone */
} VeiVerdict;

/**
 * VeiStatement:
 *
 * A criterion, approval, caution or step.
 */
typedef struct
{
  const char    *id;
  VeiText        title;        /* steps: what to do, in a few words; else may be empty */
  VeiText        text;
  VeiSourceRefs  sources;
} VeiStatement;

/**
 * VeiEquipment:
 *
 * A kind of equipment that is judged.
 */
typedef struct
{
  const char *id;              /* "sensor" */
  VeiText     name;            /* "sensor (CGM)" */
  VeiText     name_definite;   /* "sensoren" */
} VeiEquipment;

#define VEI_TYPE_KNOWLEDGE (vei_knowledge_get_type ())
G_DECLARE_FINAL_TYPE (VeiKnowledge, vei_knowledge, VEI, KNOWLEDGE, GObject)

VeiKnowledge       *vei_knowledge_new            (VeiPack       *pack,
                                                  GError       **error) G_GNUC_WARN_UNUSED_RESULT;

VeiPack            *vei_knowledge_get_pack       (VeiKnowledge  *self);
const char         *vei_knowledge_get_version    (VeiKnowledge  *self);
const GDate        *vei_knowledge_get_released   (VeiKnowledge  *self);
const GDate        *vei_knowledge_get_expires    (VeiKnowledge  *self);
const char         *vei_knowledge_get_publisher  (VeiKnowledge  *self);
int                 vei_version_compare          (const char    *a,
                                                  const char    *b);

guint               vei_knowledge_get_n_sources  (VeiKnowledge  *self);
const VeiSource    *vei_knowledge_get_source     (VeiKnowledge  *self,
                                                  guint          index);
const VeiSource    *vei_knowledge_find_source    (VeiKnowledge  *self,
                                                  const char    *id);
gboolean            vei_source_is_stale          (const VeiSource *source,
                                                  const GDate     *as_of);
guint               vei_knowledge_count_facts    (VeiKnowledge  *self,
                                                  const VeiSource *source);
const char * const *vei_knowledge_get_facts      (VeiKnowledge  *self,
                                                  const VeiSource *source);

guint               vei_knowledge_get_n_pages    (VeiKnowledge  *self);
const VeiPage      *vei_knowledge_get_page       (VeiKnowledge  *self,
                                                  guint          index);
guint               vei_knowledge_get_n_questions (VeiKnowledge *self);
const VeiQuestion  *vei_knowledge_get_question   (VeiKnowledge  *self,
                                                  guint          index);
const VeiQuestion  *vei_knowledge_find_question  (VeiKnowledge  *self,
                                                  const char    *id);

guint               vei_knowledge_get_n_equipment (VeiKnowledge *self);
const VeiEquipment *vei_knowledge_get_equipment  (VeiKnowledge  *self,
                                                  guint          index);
guint               vei_knowledge_get_n_verdicts (VeiKnowledge  *self);
const VeiVerdict   *vei_knowledge_get_verdict    (VeiKnowledge  *self,
                                                  guint          index);
guint               vei_knowledge_get_n_lines    (VeiKnowledge  *self,
                                                  guint          equipment);
const VeiStatement *vei_knowledge_get_line       (VeiKnowledge  *self,
                                                  guint          equipment,
                                                  guint          index);
guint               vei_knowledge_get_n_approvals (VeiKnowledge *self);
const VeiStatement *vei_knowledge_get_approval   (VeiKnowledge  *self,
                                                  guint          index);
guint               vei_knowledge_get_n_cautions (VeiKnowledge  *self);
const VeiStatement *vei_knowledge_get_caution    (VeiKnowledge  *self,
                                                  guint          index);
guint               vei_knowledge_get_n_steps    (VeiKnowledge  *self);
const VeiStatement *vei_knowledge_get_step       (VeiKnowledge  *self,
                                                  guint          index);

guint               vei_knowledge_get_complaint_days (VeiKnowledge *self);

G_END_DECLS
