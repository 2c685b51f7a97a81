/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "app/letter/vei-letter-chooser.h"
#include "app/letter/vei-letter-notice.h"
#include "app/letter/vei-letter-page.h"
#include "app/letter/vei-letter-parts.h"
#include "app/letter/vei-letter-preview.h"
#include "app/letter/vei-two-pane.h"
#include "app/widgets/vei-title.h"

G_BEGIN_DECLS

struct _VeiLetterPage
{
  GtkWidget            parent_instance;

  VeiSession          *session;
  const VeiLetterKind *kind;           /* NULL while none is chosen */
  VeiCase             *drafted_case;   /* only to tell whether it is another one */
  VeiLetterDraft      *draft;          /* NULL while none is worked on */
  VeiDocument         *document;       /* NULL while it cannot be written */
  VeiPaper            *paper;
  char                *view;           /* "parts", "paper" or "text" */
  char                *look;           /* "paper" or "text" */
  guint                compose_source;
  guint                lint_source;
  GCancellable        *cancellable;
  GFile               *saving;

  /* template */
  AdwToastOverlay     *toasts;
  GtkStack            *stack;
  VeiLetterChooser    *chooser;
  VeiTitle            *title;
  VeiTwoPane          *panes;
  VeiLetterParts      *parts;
  VeiLetterPreview    *preview;
  VeiLetterNotice     *notice;
  GtkWidget           *save_button;
  GtkLabel            *save_label;
};

void vei_letter_page_update_actions (VeiLetterPage  *self);
void vei_letter_page_flush          (VeiLetterPage  *self);

/* vei-letter-page-output.c */
void vei_letter_page_install_output (GtkWidgetClass *widget_class);

G_END_DECLS
