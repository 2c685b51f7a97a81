/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "contract-oracle.h"

G_BEGIN_DECLS

/* Kleene's three values, in the order in which *and* is the smaller. */
typedef enum { NO, UNKNOWN, YES } Truth;

Truth    oracle_is              (const OraclePerson     *effective,
                                 OracleQuestion          question,
                                 int                     value);
Truth    oracle_yes             (const OraclePerson     *effective,
                                 OracleQuestion          question);
Truth    oracle_both            (Truth                   a,
                                 Truth                   b);
Truth    oracle_either          (Truth                   a,
                                 Truth                   b);
Truth    oracle_type            (const OraclePerson     *effective,
                                 int                     value);
Truth    oracle_type2_insulin   (const OraclePerson     *effective);
Truth    oracle_needs_insulin   (const OraclePerson     *effective);
Truth    oracle_sensor_fault    (const OraclePerson     *effective);
Truth    oracle_pump_fault      (const OraclePerson     *effective);
gboolean oracle_is_no_status    (int                     status);
void     oracle_read_ladder     (const OraclePerson     *person,
                                 const OraclePerson     *effective,
                                 OracleEquipment         equipment,
                                 OracleResult           *result);
gboolean oracle_is_listed       (OracleQuestion          question);
gboolean oracle_is_reason       (const OraclePerson     *effective,
                                 OracleEquipment         equipment,
                                 OracleQuestion          question);
gboolean oracle_has_verdict     (const OracleAssessment *assessment,
                                 guint                   verdicts);

G_END_DECLS
