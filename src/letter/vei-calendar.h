/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "core/vei-language.h"

G_BEGIN_DECLS

/**
 * VeiCalendarDeadline:
 *
 * The last day to complain in a case, and by when to send it.
 */
typedef struct
{
  GDate       deadline;
  GDate       send_by;
  const char *uid;             /* stays the same, such as the id of the case */
} VeiCalendarDeadline;

char *vei_calendar_list_to_ics (const VeiCalendarDeadline *deadlines,
                                guint                      n_deadlines,
                                const GDate               *created,
                                VeiLanguage                language) G_GNUC_WARN_UNUSED_RESULT;
char *vei_calendar_to_ics (const GDate *deadline,
                           const GDate *send_by,
                           const char  *uid,
                           const GDate *created,
                           VeiLanguage  language) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
