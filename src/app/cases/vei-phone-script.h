/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gtk/gtk.h>

#include "app/vei-session.h"

G_BEGIN_DECLS

/**
 * VeiPhoneKey:
 * @VEI_PHONE_KEY_NONE: means nothing here
 * @VEI_PHONE_KEY_YES: yes
 * @VEI_PHONE_KEY_NO: no
 * @VEI_PHONE_KEY_PARK: does not know; parked, to come back to
 * @VEI_PHONE_KEY_DIGIT: a choice, or the beginning of a number or a date
 * @VEI_PHONE_KEY_BACK: the question before
 * @VEI_PHONE_KEY_GO_ON: the next question
 * @VEI_PHONE_KEY_READ: the summary to read back
 * @VEI_PHONE_KEY_PARKED: ask again what was parked
 *
 * What a key means while somebody is on the telephone.
 */
typedef enum
{
  VEI_PHONE_KEY_NONE,
  VEI_PHONE_KEY_YES,
  VEI_PHONE_KEY_NO,
  VEI_PHONE_KEY_PARK,
  VEI_PHONE_KEY_DIGIT,
  VEI_PHONE_KEY_BACK,
  VEI_PHONE_KEY_GO_ON,
  VEI_PHONE_KEY_READ,
  VEI_PHONE_KEY_PARKED,
} VeiPhoneKey;

/**
 * VeiPhoneSummary:
 *
 * What to read back to the person, as sentences.
 */
typedef struct
{
  GPtrArray *said;             /* (element-type utf8): what was answered */
  GPtrArray *said_no;          /* (element-type utf8): what was answered with no */
  GPtrArray *parked;           /* (element-type utf8): what to find out, and whom to ask */
  GPtrArray *verdicts;         /* (element-type utf8) */
  GPtrArray *steps;            /* (element-type utf8) */
} VeiPhoneSummary;

VeiPhoneKey      vei_phone_read_key         (guint              keyval,
                                             GdkModifierType    state,
                                             VeiLanguage        language,
                                             guint             *digit);
const char      *vei_phone_key_get_cap      (VeiPhoneKey        key,
                                             VeiLanguage        language);

char            *vei_phone_dup_choices_text (const VeiQuestion *question,
                                             VeiLanguage        language) G_GNUC_WARN_UNUSED_RESULT;
gboolean         vei_phone_is_parked        (VeiSession        *session,
                                             const VeiQuestion *question);
guint            vei_phone_count_parked     (VeiSession        *session);
const VeiQuestion *vei_phone_find_parked    (VeiSession        *session,
                                             const VeiQuestion *after);

VeiPhoneSummary *vei_phone_summary_new      (VeiSession        *session) G_GNUC_WARN_UNUSED_RESULT;
void             vei_phone_summary_free     (VeiPhoneSummary   *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VeiPhoneSummary, vei_phone_summary_free)

G_END_DECLS
