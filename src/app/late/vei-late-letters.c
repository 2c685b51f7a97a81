/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
/* The functions of src/letter that need libqpdf, libzip or libical. The program
 * is linked to these instead, and they go on to the part that is loaded late. */
#include "config.h"

#include "app/late/vei-late.h"
#include "letter/vei-calendar.h"
#include "letter/vei-pdf-private.h"
#include "letter/vei-zip.h"

GBytes *
vei_pdf_finish (const guint8       *drawn,
                gsize               length,
                const VeiPdfParts  *parts,
                GError            **error)
{
  __typeof__ (vei_pdf_finish) *function = vei_late_find (VEI_LATE_LETTERS, G_STRFUNC, error);

  return function != NULL ? function (drawn, length, parts, error) : NULL;
}

GBytes *
vei_zip_write (const VeiZipFile  *files,
               guint              n_files,
               GError           **error)
{
  __typeof__ (vei_zip_write) *function = vei_late_find (VEI_LATE_LETTERS, G_STRFUNC, error);

  return function != NULL ? function (files, n_files, error) : NULL;
}

char *
vei_calendar_list_to_ics (const VeiCalendarDeadline *deadlines,
                          guint                      n_deadlines,
                          const GDate               *created,
                          VeiLanguage                language)
{
  __typeof__ (vei_calendar_list_to_ics) *function =
    vei_late_require (VEI_LATE_LETTERS, G_STRFUNC);

  return function (deadlines, n_deadlines, created, language);
}

char *
vei_calendar_to_ics (const GDate *deadline,
                     const GDate *send_by,
                     const char  *uid,
                     const GDate *created,
                     VeiLanguage  language)
{
  __typeof__ (vei_calendar_to_ics) *function = vei_late_require (VEI_LATE_LETTERS, G_STRFUNC);

  return function (deadline, send_by, uid, created, language);
}
