/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "core/vei-diagram.h"
#include "core/vei-knowledge-private.h"

G_BEGIN_DECLS

/* Constants of the diagrams of an outcome: a line of the ladder, or one of these. */
enum
{
  VEI_OUTCOME_OPEN      = 0x40,    /* the last line was reached with something to find out */
  VEI_OUTCOME_UNSETTLED = 0x41,    /* more information is needed */
  VEI_OUTCOME_NONE      = 0x42,    /* the ladder ended without a verdict: a fault */
};

/* How a line stands: a VeiTruth, or this. */
#define VEI_LINE_CAN_BE_DECIDED 3

/**
 * VeiLineDiagrams:
 *
 * A line of a ladder as functions of what was answered.
 */
typedef struct
{
  VeiDiagram truth;                /* VeiTruth; what was not asked counts as unknown */
  VeiDiagram decidable;            /* 1: some way of answering decides it */
  VeiDiagram bare;                 /* 0, 1: over values alone, follow-ups as if allowed */
} VeiLineDiagrams;

typedef struct _VeiRuleDiagrams VeiRuleDiagrams;
struct _VeiRuleDiagrams
{
  VeiKnowledge    *knowledge;      /* not owned */
  VeiDiagrams     *store;
  GArray          *thresholds[VEI_MAX_QUESTIONS];    /* of double, ascending; NULL: none */
  VeiDiagram       effective[VEI_MAX_QUESTIONS];     /* constants: branches */
  VeiDiagram       wanted[VEI_MAX_EQUIPMENT];        /* 0, 1 */
  VeiLineDiagrams *lines[VEI_MAX_EQUIPMENT];
  VeiDiagram       outcome[VEI_MAX_EQUIPMENT];       /* everything asked */
  guint64          must_know;      /* questions that "does not know" is no answer to */
  guint64          too_fine;       /* numbers with more thresholds than can be told apart */

  /* What must differ for a question to matter: for each question of must_know in turn, then
   * for all others. */
  guint            n_families;
  GArray         **deciders;       /* of VeiDiagram */
  VeiDiagram      *reasons[VEI_MAX_EQUIPMENT];       /* 0, 1: the reason could be asked */
};

VeiRuleDiagrams *vei_rule_diagrams_new          (VeiKnowledge       *knowledge) G_GNUC_WARN_UNUSED_RESULT;
void             vei_rule_diagrams_free         (VeiRuleDiagrams    *self);
VeiRuleDiagrams *vei_rule_diagrams_get          (VeiKnowledge       *knowledge);

void             vei_rule_diagrams_set_branches (VeiRuleDiagrams    *self,
                                                 const VeiFacts     *facts,
                                                 gint8               not_asked,
                                                 gint8              *branches);
VeiDiagram       vei_rule_diagrams_condition    (VeiRuleDiagrams    *self,
                                                 const VeiCondition *condition,
                                                 const VeiDiagram   *outcome,
                                                 guint               equipment);
VeiDiagram       vei_rule_diagrams_outcome      (VeiRuleDiagrams    *self,
                                                 guint               equipment,
                                                 const VeiDiagram   *lines);
VeiDiagram       vei_rule_diagrams_line_status  (VeiRuleDiagrams    *self,
                                                 guint               equipment,
                                                 guint               line);
guint8           vei_rule_diagrams_get_verdict  (VeiRuleDiagrams    *self,
                                                 guint               equipment,
                                                 guint8              outcome);

/* Shared by the parts of this. */
VeiDiagram       vei_rule_diagrams_map          (VeiRuleDiagrams    *self,
                                                 VeiDiagram          diagram,
                                                 guint32             mask,
                                                 guint               first,
                                                 guint8              inside,
                                                 guint8              outside,
                                                 guint8              below_first);
VeiDiagram       vei_rule_diagrams_verdict_in   (VeiRuleDiagrams    *self,
                                                 const VeiDiagram   *outcome,
                                                 guint               equipment,
                                                 guint32             mask);
void             vei_rule_diagrams_build_deciders (VeiRuleDiagrams  *self);

/* Functions of two constants. */
guint8           vei_op_and                     (guint8 a, guint8 b);   /* also: the smaller */
guint8           vei_op_or                      (guint8 a, guint8 b);   /* also: the greater */
guint8           vei_op_and_not                 (guint8 a, guint8 b);

G_END_DECLS
