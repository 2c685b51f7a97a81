/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A question with two answers: cancel, and go on. */
void     vei_compat_confirm_async    (GtkWindow           *parent,
                                      const char          *heading,
                                      const char          *body,
                                      const char          *accept_label,
                                      gboolean             destructive,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data);
gboolean vei_compat_confirm_finish   (GAsyncResult        *result,
                                      GError             **error);

/* Where to write a file; dismissed is G_IO_ERROR_CANCELLED. */
void     vei_compat_save_file_async  (GtkWindow           *parent,
                                      const char          *title,
                                      const char          *suggested_name,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data);
GFile   *vei_compat_save_file_finish (GAsyncResult        *result,
                                      GError             **error) G_GNUC_WARN_UNUSED_RESULT;

/* Which file to read; dismissed is G_IO_ERROR_CANCELLED. */
void     vei_compat_open_file_async  (GtkWindow           *parent,
                                      const char          *title,
                                      const char          *kind,
                                      const char          *suffix,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data);
GFile   *vei_compat_open_file_finish (GAsyncResult        *result,
                                      GError             **error) G_GNUC_WARN_UNUSED_RESULT;

void     vei_compat_open_uri         (GtkWindow           *parent,
                                      const char          *uri);
void     vei_compat_announce         (GtkWidget           *widget,
                                      const char          *message);
gboolean vei_compat_names_by_content (void);

G_END_DECLS
