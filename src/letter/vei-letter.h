/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "core/vei-assessment.h"
#include "core/vei-case.h"
#include "letter/vei-document.h"

G_BEGIN_DECLS

/**
 * VeiLetterKind:
 *
 * A kind of letter, from `letters.json`.
 */
typedef struct
{
  const char *id;              /* "application" */
  VeiText     title;           /* "Begrunnet søknad" */
  VeiText     description;     /* what it is for, in a sentence */
  VeiText     after_saving;    /* how to hand it in */
} VeiLetterKind;

/**
 * VeiSigners:
 * @VEI_SIGNER_SELF: the person signs
 * @VEI_SIGNER_GUARDIAN: a guardian signs for a child
 *
 * Who can sign a letter.
 */
typedef enum
{
  VEI_SIGNER_SELF     = 1 << 0,
  VEI_SIGNER_GUARDIAN = 1 << 1,
} VeiSigners;

#define VEI_TYPE_LETTER_BOOK (vei_letter_book_get_type ())
G_DECLARE_FINAL_TYPE (VeiLetterBook, vei_letter_book, VEI, LETTER_BOOK, GObject)

VeiLetterBook       *vei_letter_book_new           (VeiKnowledge   *knowledge,
                                                    GError        **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean             vei_letter_book_check         (VeiLetterBook  *self,
                                                    GError        **error);
guint                vei_letter_book_get_n_kinds   (VeiLetterBook  *self);
const VeiLetterKind *vei_letter_book_get_kind      (VeiLetterBook  *self,
                                                    guint           index);
const VeiLetterKind *vei_letter_book_find_kind     (VeiLetterBook  *self,
                                                    const char     *id);
gboolean             vei_letter_book_check_kind    (VeiLetterBook  *self,
                                                    const VeiLetterKind *kind,
                                                    VeiCase        *letter_case,
                                                    GError        **error);
VeiDocument         *vei_letter_book_compose       (VeiLetterBook  *self,
                                                    const VeiLetterKind *kind,
                                                    VeiCase        *letter_case,
                                                    VeiLanguage     language,
                                                    const GDate    *as_of,
                                                    GError        **error) G_GNUC_WARN_UNUSED_RESULT;
/* Reasons that can be taken out of the letter: bit mask over the questions. */
guint64              vei_letter_book_get_reasons   (VeiLetterBook  *self,
                                                    const VeiLetterKind *kind,
                                                    VeiCase        *letter_case,
                                                    const GDate    *as_of);
gboolean             vei_letter_reason_is_on       (VeiCase        *letter_case,
                                                    const char     *kind_id,
                                                    const char     *question_id);
void                 vei_letter_reason_set_on      (VeiCase        *letter_case,
                                                    const char     *kind_id,
                                                    const char     *question_id,
                                                    gboolean        on);
VeiSigners           vei_letter_get_signers        (VeiCase        *letter_case,
                                                    const GDate    *as_of);
VeiSigners           vei_letter_get_signer         (VeiCase        *letter_case,
                                                    const char     *kind_id,
                                                    const GDate    *as_of);
void                 vei_letter_set_signer         (VeiCase        *letter_case,
                                                    const char     *kind_id,
                                                    VeiSigners      signer);

G_END_DECLS
