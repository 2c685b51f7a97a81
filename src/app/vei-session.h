/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "core/vei-assessment.h"
#include "core/vei-case.h"
#include "letter/vei-letter.h"
#include "store/vei-autosave.h"

G_BEGIN_DECLS

#define VEI_TYPE_SESSION (vei_session_get_type ())
G_DECLARE_FINAL_TYPE (VeiSession, vei_session, VEI, SESSION, GObject)

VeiSession          *vei_session_new             (VeiKnowledge   *knowledge,
                                                  VeiLetterBook  *letter_book,
                                                  VeiAutosave    *autosave,
                                                  VeiCase        *initial_case,
                                                  VeiLanguage     language) G_GNUC_WARN_UNUSED_RESULT;

VeiKnowledge        *vei_session_get_knowledge   (VeiSession     *self);
VeiLetterBook       *vei_session_get_letter_book (VeiSession     *self);
VeiAutosave         *vei_session_get_autosave    (VeiSession     *self);
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
gboolean             vei_session_save            (VeiSession     *self,
                                                  GError        **error);
gboolean             vei_session_delete_all      (VeiSession     *self,
                                                  GError        **error);

G_END_DECLS
