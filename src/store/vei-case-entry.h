/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "core/vei-knowledge.h"

G_BEGIN_DECLS

/**
 * VeiCaseFlags:
 * @VEI_CASE_CLOSED: the matter is closed
 * @VEI_CASE_DELETED: deleted, and not wiped yet
 * @VEI_CASE_OWN: the person's own case, "Min sak"
 * @VEI_CASE_CHANGED: other knowledge has given another verdict, not seen yet
 * @VEI_CASE_COMPLAINED: a complaint has been written
 * @VEI_CASE_REFUSED: there is or was a refusal
 * @VEI_CASE_UNSURE: the answers hold what the knowledge does not have
 *
 * What is known of a case as a whole.
 */
typedef enum
{
  VEI_CASE_CLOSED     = 1 << 0,
  VEI_CASE_DELETED    = 1 << 1,
  VEI_CASE_OWN        = 1 << 2,
  VEI_CASE_CHANGED    = 1 << 3,
  VEI_CASE_COMPLAINED = 1 << 4,
  VEI_CASE_REFUSED    = 1 << 5,
  VEI_CASE_UNSURE     = 1 << 6,
} VeiCaseFlags;

/**
 * VeiCaseVerdict:
 *
 * What the rules say of one kind of equipment, as ids.
 */
typedef struct
{
  const char *equipment;
  const char *verdict;
  const char *criterion;       /* or NULL */
  const char *verdict_before;  /* before VEI_CASE_CHANGED; else NULL */
} VeiCaseVerdict;

/**
 * VeiCaseEntry:
 *
 * What the list shows of a case. Belongs to the store, and is gone when the
 * case changes or the store is locked. Dates are julian days, 0 where there is
 * none; strings are never %NULL unless said.
 */
typedef struct
{
  gint64         id;
  VeiCaseFlags   flags;
  const char    *uuid;
  const char    *name;
  const char    *phone;
  const char    *reference;
  const char    *unit;           /* or NULL */
  const char    *status;         /* a choice of application_status, or NULL */
  const char    *written_reasons; /* "yes", "no", or NULL */
  const char    *reason_kind;    /* see vei-statistics.h; or NULL */
  const char    *outcome;        /* see vei-statistics.h; or NULL */
  guint32        birth_date;
  guint32        refused_on;
  guint32        deadline;
  guint32        send_by;
  guint32        judged_on;
  gint64         created;        /* seconds since 1970 */
  gint64         touched;        /* seconds since 1970 */
  guint8         n_missing;      /* how many things there are to find out */
  guint8         n_verdicts;
  guint32        n_log;
  VeiCaseVerdict verdict[VEI_MAX_EQUIPMENT];

  /*< private >*/
  guint8         verdict_rank;
  guint8         status_rank;
  guint16        n_answers;      /* bytes */
  const guint8  *answers;
  const char    *sort_key;
  const char    *folded;
  guint64        sort_start;
  guint8         content_mark[8];
  guint8         log_mark[8];
  guint8         digest[16];
  char          *strings;
} VeiCaseEntry;

G_END_DECLS
