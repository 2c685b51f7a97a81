/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "letter/vei-document.h"

G_BEGIN_DECLS

#define VEI_BULLET "\342\200\242"    /* before a reason and an item of a list */
#define VEI_DASH   "\342\200\223"    /* before an item that belongs to a reason */

/* A text that a person typed, fit for a page: its words and nothing else. */
char     *vei_clean_text                   (const char  *text,
                                            gboolean     one_line) G_GNUC_WARN_UNUSED_RESULT;
void      vei_document_drop_empty_headings (VeiDocument *self);
gboolean  vei_document_runs_on             (VeiDocument *self,
                                            guint        index);

G_END_DECLS
