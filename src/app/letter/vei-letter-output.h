/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gtk/gtk.h>

#include "app/vei-session.h"
#include "letter/vei-paper.h"

G_BEGIN_DECLS

char    *vei_letter_dup_file_name  (VeiSession          *session,
                                    const VeiLetterKind *kind,
                                    VeiLanguage          language,
                                    const char          *ending) G_GNUC_WARN_UNUSED_RESULT;
GBytes  *vei_letter_create_calendar (VeiSession         *session) G_GNUC_WARN_UNUSED_RESULT;
void     vei_letter_write_async    (GFile               *file,
                                    GBytes              *bytes,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data);
gboolean vei_letter_write_finish   (GAsyncResult        *result,
                                    GError             **error);
char    *vei_letter_describe_error (const GError        *error) G_GNUC_WARN_UNUSED_RESULT;
char    *vei_letter_dup_refusal    (const GError        *error) G_GNUC_WARN_UNUSED_RESULT;
void     vei_letter_print          (GtkWindow           *parent,
                                    VeiPaper            *paper,
                                    const char          *title,
                                    GError             **error);

G_END_DECLS
