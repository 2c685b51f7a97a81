/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "core/vei-rule-diagrams.h"

G_BEGIN_DECLS

#define BIT(n) (G_GUINT64_CONSTANT (1) << (n))

typedef struct
{
  VeiKnowledge    *knowledge;
  VeiRuleDiagrams *rules;
  VeiDiagrams     *store;
  GPtrArray       *faults;
  VeiDiagram      *status[VEI_MAX_EQUIPMENT];    /* how each line stands */
  VeiDiagram      *reached[VEI_MAX_EQUIPMENT];   /* 1 where reading comes to the line */
  VeiDiagram       outcome[VEI_MAX_EQUIPMENT];   /* "not asked yet" kept apart */
  VeiDiagram       steps[VEI_MAX_STATEMENTS];
} VeiProof;

/* Functions of functions; 1 is true. */
VeiDiagram vei_proof_map_equal (VeiProof *self,
                                VeiDiagram diagram,
                                guint8 terminal);
VeiDiagram vei_proof_map_verdict (VeiProof *self,
                                  VeiDiagram outcome,
                                  guint equipment);
VeiDiagram vei_proof_map_verdict_among (VeiProof *self,
                                        VeiDiagram outcome,
                                        guint equipment,
                                        guint32 verdicts);
VeiDiagram vei_proof_both (VeiProof *self,
                           VeiDiagram a,
                           VeiDiagram b);
VeiDiagram vei_proof_either (VeiProof *self,
                             VeiDiagram a,
                             VeiDiagram b);
VeiDiagram vei_proof_but_not (VeiProof *self,
                              VeiDiagram a,
                              VeiDiagram b);
VeiDiagram vei_proof_only_persons (VeiProof *self,
                                   VeiDiagram diagram);
VeiDiagram vei_proof_only_answered (VeiProof *self,
                                    VeiDiagram diagram,
                                    guint64 except);
VeiDiagram vei_proof_condition_holds (VeiProof *self,
                                      const VeiCondition *condition,
                                      guint equipment);
const char *vei_proof_answer_name (VeiProof *self,
                                   guint question);
guint8 vei_proof_is_different (guint8 a,
                               guint8 b);
void vei_proof_add_fault (VeiProof *self,
                          char *pointer,
                          const char *what,
                          char *person);
gboolean vei_proof_refuse_persons (VeiProof *self,
                                   VeiDiagram bad,
                                   guint question,
                                   gint8 branch,
                                   char *pointer,
                                   const char *what);
gboolean vei_proof_is_possible (VeiProof *self,
                                VeiDiagram diagram);

/* What is asked, and whom. */
void vei_proof_check_asking (VeiProof *self);
VeiDiagram vei_proof_find_persons_asked (VeiProof *self,
                                         guint question);

/* The ladders, for who looks at them otherwise. */
void vei_proof_begin (VeiProof *self,
                      VeiKnowledge *knowledge);
void vei_proof_end (VeiProof *self);

G_END_DECLS
