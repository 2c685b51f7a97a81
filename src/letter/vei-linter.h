/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "letter/vei-letter.h"

G_BEGIN_DECLS

/**
 * VeiLintKind:
 * @VEI_LINT_LIX: the letter is heavy to read
 * @VEI_LINT_LONG_SENTENCE: a sentence of more than 25 words
 * @VEI_LINT_JARGON: a hospital word that has a plainer one
 * @VEI_LINT_NO_OWN_WORDS: a reason without the person's own words
 * @VEI_LINT_NO_ATTACHMENT: an attachment is mentioned, and none is listed
 * @VEI_LINT_NOT_MENTIONED: an attachment is listed and not mentioned
 * @VEI_LINT_BIRTH_NUMBER: eleven digits
 * @VEI_LINT_VAGUE: "recently", where a date is known
 *
 * What the linter tells the writer of. None of it stands in the way of
 * printing.
 */
typedef enum
{
  VEI_LINT_LIX,
  VEI_LINT_LONG_SENTENCE,
  VEI_LINT_JARGON,
  VEI_LINT_NO_OWN_WORDS,
  VEI_LINT_NO_ATTACHMENT,
  VEI_LINT_NOT_MENTIONED,
  VEI_LINT_BIRTH_NUMBER,
  VEI_LINT_VAGUE,
  VEI_N_LINTS,
} VeiLintKind;

/**
 * VeiLintNote:
 *
 * A note of the linter.
 */
typedef struct
{
  VeiLintKind  kind;
  char        *block;          /* id of the part; NULL: the whole letter */
  guint        start;          /* of the words in the text of the part, in bytes */
  guint        end;            /* 0: the whole part */
  char        *message;        /* a sentence or two for the writer */
} VeiLintNote;

void       vei_lint_note_free (VeiLintNote    *note);
double     vei_lix            (VeiDocument    *document);
GPtrArray *vei_linter_check   (VeiLetterBook  *book,
                               VeiDocument    *document,
                               VeiCase        *letter_case,
                               VeiLanguage     language) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
