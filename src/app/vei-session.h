/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "core/vei-assessment.h"
#include "core/vei-case.h"
#include "letter/vei-letter.h"
#include "store/vei-case-store.h"

G_BEGIN_DECLS

/**
 * VeiKeepState:
 * @VEI_KEEP_UNKNOWN: nobody has looked yet
 * @VEI_KEEP_UNDECIDED: nothing is kept, and nobody has said how it should be
 * @VEI_KEEP_DECLINED: nothing is to be kept
 * @VEI_KEEP_WORKING: the cases are being opened, unlocked or made
 * @VEI_KEEP_LOCKED: there are cases, and they are locked
 * @VEI_KEEP_FAILED: there are cases, and they cannot be opened
 * @VEI_KEEP_OPEN: the cases are unlocked
 *
 * How what the person writes is kept.
 */
typedef enum
{
  VEI_KEEP_UNKNOWN,
  VEI_KEEP_UNDECIDED,
  VEI_KEEP_DECLINED,
  VEI_KEEP_WORKING,
  VEI_KEEP_LOCKED,
  VEI_KEEP_FAILED,
  VEI_KEEP_OPEN,
} VeiKeepState;

#define VEI_TYPE_SESSION (vei_session_get_type ())
G_DECLARE_FINAL_TYPE (VeiSession, vei_session, VEI, SESSION, GObject)

VeiSession          *vei_session_new             (VeiKnowledge   *knowledge,
                                                  VeiLetterBook  *letter_book,
                                                  VeiCaseStore   *store,
                                                  VeiCase        *initial_case,
                                                  VeiLanguage     language) G_GNUC_WARN_UNUSED_RESULT;

VeiKnowledge        *vei_session_get_knowledge   (VeiSession     *self);
VeiLetterBook       *vei_session_get_letter_book (VeiSession     *self);
void                 vei_session_load_letters_later   (VeiSession     *self);
VeiLanguage          vei_session_get_language    (VeiSession     *self);
const GDate         *vei_session_get_as_of       (VeiSession     *self);

/* All of these may change with "changed": ask again there, keep none of them. */
VeiCase             *vei_session_get_case        (VeiSession     *self);
VeiAnswers          *vei_session_get_answers     (VeiSession     *self);
const VeiAnswers    *vei_session_get_effective   (VeiSession     *self);
const VeiAssessment *vei_session_get_assessment  (VeiSession     *self);
const VeiQuestion   *vei_session_get_next_to_ask (VeiSession     *self);
guint64              vei_session_get_askable     (VeiSession     *self);
const char          *vei_session_get_save_error  (VeiSession     *self);

void                 vei_session_set_language    (VeiSession     *self,
                                                  VeiLanguage     language);
void                 vei_session_set_save_error  (VeiSession     *self,
                                                  const char     *message);

gboolean             vei_session_has_answers     (VeiSession     *self);
gboolean             vei_session_question_applies     (VeiSession        *self,
                                                       const VeiQuestion *question);
gboolean             vei_session_question_is_answered (VeiSession        *self,
                                                       const VeiQuestion *question);
gboolean             vei_session_question_is_shown    (VeiSession        *self,
                                                       const VeiQuestion *question);

/* What is kept of the cases, and which of them is shown. "case-opened" tells
 * that another case is shown, "store-changed" that the list or its lock is
 * another. */
VeiCaseStore        *vei_session_get_store       (VeiSession     *self);
gboolean             vei_session_can_keep        (VeiSession     *self);
VeiKeepState         vei_session_get_keep_state  (VeiSession     *self);
void                 vei_session_set_keep_state  (VeiSession     *self,
                                                  VeiKeepState    state);
gboolean             vei_session_is_adviser      (VeiSession     *self);
void                 vei_session_set_adviser     (VeiSession     *self,
                                                  gboolean        adviser);
gint64               vei_session_get_case_id     (VeiSession     *self);
gboolean             vei_session_open_case       (VeiSession     *self,
                                                  gint64          id,
                                                  GError        **error);
gint64               vei_session_new_case        (VeiSession     *self,
                                                  GError        **error);
void                 vei_session_show_case       (VeiSession     *self,
                                                  VeiCase        *shown,
                                                  gint64          id);
gboolean             vei_session_add_log         (VeiSession     *self,
                                                  const char     *what,
                                                  GError        **error);
void                 vei_session_store_changed   (VeiSession     *self);
gboolean             vei_session_has_unsaved     (VeiSession     *self);
gboolean             vei_session_save            (VeiSession     *self,
                                                  GError        **error);
gboolean             vei_session_keep_case       (VeiSession     *self,
                                                  gint64          id,
                                                  GError        **error);
void                 vei_session_forget          (VeiSession     *self);

G_END_DECLS
