/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "core/vei-knowledge.h"
#include "letter/vei-figure.h"

G_BEGIN_DECLS

/**
 * VeiBlockRole:
 *
 * What a block of a document is.
 */
typedef enum
{
  VEI_BLOCK_SENDER,            /* lines of an address */
  VEI_BLOCK_RECIPIENT,         /* lines of an address */
  VEI_BLOCK_PLACE_DATE,
  VEI_BLOCK_SUBJECT,           /* the letter's heading */
  VEI_BLOCK_HEADING,
  VEI_BLOCK_PARAGRAPH,
  VEI_BLOCK_REASON,            /* a reason in a sentence of its own */
  VEI_BLOCK_OWN_WORDS,         /* the person's own words after a reason */
  VEI_BLOCK_LIST_ITEM,
  VEI_BLOCK_SIGNATURE,
  VEI_BLOCK_FIGURE,            /* drawn; the text says in words what it shows */
} VeiBlockRole;

/**
 * VeiBlock:
 *
 * A part of a letter, with what it rests on: the answers, the rule and the
 * source. A block that is mere form has the form flag and nothing else.
 */
typedef struct
{
  char          *id;           /* stable: "reason.lives_alone" */
  VeiBlockRole   role;
  char          *text;         /* may hold line breaks, never markup */
  guint64        answers;      /* bit mask over the questions */
  char          *rule;         /* criterion, approval, caution or step id; NULL: none */
  VeiSourceRefs  sources;
  gboolean       form;
  gboolean       run_on;       /* goes on in the paragraph of the block before it */
  gboolean       typed;        /* in the words of the person who writes */
  gboolean       new_page;     /* begins on a page of its own */
  gboolean       english;      /* in English, in a letter that is in Norwegian */
  guint8         level;        /* 1: belongs to the reason above it; else 0 */
  VeiFigure     *figure;       /* VEI_BLOCK_FIGURE; else NULL */
  GStrv          facts;        /* members of the case it rests on ("wanted_device"); NULL: none */
} VeiBlock;

#define VEI_TYPE_DOCUMENT (vei_document_get_type ())
G_DECLARE_FINAL_TYPE (VeiDocument, vei_document, VEI, DOCUMENT, GObject)

VeiDocument    *vei_document_new          (const char     *title,
                                           VeiLanguage     language) G_GNUC_WARN_UNUSED_RESULT;
const char     *vei_document_get_title    (VeiDocument    *self);
VeiLanguage     vei_document_get_language (VeiDocument    *self);
const char     *vei_document_get_author   (VeiDocument    *self);   /* who signs; "" when not known */
void            vei_document_set_title    (VeiDocument    *self,
                                           const char     *title);
void            vei_document_set_author   (VeiDocument    *self,
                                           const char     *author);
guint           vei_document_get_n_blocks (VeiDocument    *self);
const VeiBlock *vei_document_get_block    (VeiDocument    *self,
                                           guint           index);
void            vei_document_add          (VeiDocument    *self,
                                           VeiBlock       *block);   /* takes it */
VeiBlock       *vei_block_new             (const char     *id,
                                           VeiBlockRole    role,
                                           const char     *text) G_GNUC_WARN_UNUSED_RESULT;
VeiBlock       *vei_block_copy            (const VeiBlock *block) G_GNUC_WARN_UNUSED_RESULT;
void            vei_block_free            (VeiBlock       *block);

char           *vei_document_to_plain_text (VeiDocument   *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
