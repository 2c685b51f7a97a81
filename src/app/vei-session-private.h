/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "app/keep/vei-case-saver.h"
#include "app/vei-session.h"

G_BEGIN_DECLS

typedef enum
{
  VEI_SESSION_CHANGED,
  VEI_SESSION_CASE_OPENED,
  VEI_SESSION_STORE_CHANGED,
  VEI_SESSION_LETTERS_FAILED,
} VeiSessionSignal;

#define VEI_SESSION_N_SIGNALS (VEI_SESSION_LETTERS_FAILED + 1)

struct _VeiSession
{
  GObject         parent_instance;

  VeiKnowledge   *knowledge;
  VeiLetterBook  *letter_book;
  gboolean        letters_later;
  guint           letters_source;
  char           *letters_error;
  VeiCaseStore   *store;
  VeiCaseSaver   *saver;
  VeiKeepState    keep_state;
  gboolean        adviser;
  VeiCase        *current_case;
  gulong          case_handler;
  VeiLanguage     language;
  char           *save_error;

  /* computed; not valid while dirty */
  gboolean        dirty;
  gboolean        next_known;
  gboolean        askable_known;
  GDate           as_of;
  VeiAnswers      effective;
  VeiAssessment   assessment;
  const VeiQuestion *next;
  guint64         askable;
};

void vei_session_take_case (VeiSession       *self,
                            VeiCase          *new_case,
                            gint64            id);
void vei_session_emit      (VeiSession       *self,
                            VeiSessionSignal  signal);

G_END_DECLS
