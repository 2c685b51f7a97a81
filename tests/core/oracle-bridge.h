/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "contract-oracle.h"
#include "core/vei-assessment.h"

G_BEGIN_DECLS

/* Carries persons and assessments between the oracle and the engine, by id. */
typedef struct
{
  VeiKnowledge      *knowledge;                         /* not owned */
  const VeiQuestion *question[ORACLE_N_QUESTIONS];
  OracleQuestion     oracle_question[VEI_MAX_QUESTIONS];
  guint8             choice[ORACLE_N_QUESTIONS][8];     /* by the value of the oracle */
  guint              equipment[ORACLE_N_EQUIPMENT];     /* places in the knowledge */
  guint              verdict[ORACLE_N_VERDICTS];
  guint              caution[ORACLE_N_CAUTIONS];
  guint              step[ORACLE_N_STEPS];
} OracleBridge;

void     oracle_bridge_init        (OracleBridge           *bridge,
                                    VeiKnowledge           *knowledge);
void     oracle_bridge_set_answer  (const OracleBridge     *bridge,
                                    VeiAnswers             *answers,
                                    OracleQuestion          question,
                                    int                     value);
void     oracle_bridge_set_answers (const OracleBridge     *bridge,
                                    VeiAnswers             *answers,
                                    const OraclePerson     *person);
void     oracle_bridge_parse       (OraclePerson           *person,
                                    const char             *text);
char    *oracle_bridge_to_text     (const OraclePerson     *person);
void     oracle_bridge_assert_same (const OracleBridge     *bridge,
                                    const OraclePerson     *person,
                                    const OracleAssessment *expected,
                                    const VeiAssessment    *assessment);

G_END_DECLS
