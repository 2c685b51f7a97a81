/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "core/vei-condition.h"

G_BEGIN_DECLS

typedef enum
{
  VEI_OP_CONSTANT,             /* index: a VeiTruth */
  VEI_OP_ANSWER,               /* index: question, mask: values for which it is true */
  VEI_OP_AT_LEAST,             /* index: question, threshold */
  VEI_OP_KNOWN,                /* index: question */
  VEI_OP_LATE,                 /* index: question, mask: days of the deadline */
  VEI_OP_WANTED,               /* index: equipment */
  VEI_OP_VERDICT,              /* mask: verdicts */
  VEI_OP_CRITERION,            /* index: equipment, mask: lines */
  VEI_OP_SOME_VERDICT,         /* mask: verdicts */
  VEI_OP_ALL,                  /* index: how many operands */
  VEI_OP_ANY,                  /* index: how many operands */
  VEI_OP_NOT,
  VEI_OP_CERTAIN,
} VeiOpCode;

typedef struct
{
  guint8  code;
  guint8  index;
  guint32 mask;
  double  threshold;
} VeiOp;

struct _VeiCondition
{
  guint64 questions;           /* those that the program reads */
  guint   n_ops;
  VeiOp  *ops;                 /* postfix */
};

/* Where a condition stands decides what it may ask about. */
typedef enum
{
  VEI_CONDITION_ANSWERS      = 0,
  VEI_CONDITION_OF_EQUIPMENT = 1 << 0,   /* may ask for "verdict", "criterion" */
  VEI_CONDITION_OF_ALL       = 1 << 1,   /* may ask for "some_verdict", "wanted" */
} VeiConditionScope;

#define VEI_CONDITION_MAX_STACK 64

/**
 * VeiFacts:
 *
 * What a condition is evaluated on: for each question one bit set, for its
 * effective value, or none where it is unknown. A yes/no question has the
 * values 0 (no) and 1 (yes); a `many` question the set of its choices less
 * one; a date 0 (in time) and 1 (late); a number 0.
 */
typedef struct
{
  guint16  bits[VEI_MAX_QUESTIONS];
  double   number[VEI_MAX_QUESTIONS];
  guint64  not_asked;          /* effective states */
  guint64  does_not_know;
  guint32  wanted;             /* one bit for each kind of equipment */
  guint8   verdict[VEI_MAX_EQUIPMENT];
  gint8    line[VEI_MAX_EQUIPMENT];
} VeiFacts;

VeiCondition *vei_condition_compile        (VeiKnowledge       *knowledge,
                                            const VeiJson      *json,
                                            VeiConditionScope   scope,
                                            GError            **error) G_GNUC_WARN_UNUSED_RESULT;
VeiTruth      vei_condition_run            (const VeiCondition *condition,
                                            const VeiFacts     *facts,
                                            guint               equipment);

G_END_DECLS
