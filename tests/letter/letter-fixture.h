/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "core/vei-case.h"
#include "letter/vei-letter.h"

G_BEGIN_DECLS

/* The bundled knowledge and its letters, read once. */
VeiKnowledge *fixture_get_knowledge (void);
VeiLetterBook *fixture_get_book     (void);
void          fixture_clear         (void);

/* The day that the tests write letters on. */
void          fixture_set_day       (GDate       *day);

/* An example person of data/examples, or a person who has answered nothing. */
VeiCase      *fixture_load_example  (const char  *name) G_GNUC_WARN_UNUSED_RESULT;
VeiCase      *fixture_new_case      (void) G_GNUC_WARN_UNUSED_RESULT;
/* A person with random answers, some of them "does not know". */
VeiCase      *fixture_new_random    (GRand       *random) G_GNUC_WARN_UNUSED_RESULT;
/* The same person, who goes to Spain for 22 days. */
VeiCase      *fixture_add_trip      (VeiCase     *letter_case) G_GNUC_WARN_UNUSED_RESULT;
/* The same person with a name, own words, events, attachments, a journey, or none of them. */
VeiCase      *fixture_add_random    (VeiCase     *letter_case,
                                     GRand       *random) G_GNUC_WARN_UNUSED_RESULT;

void          fixture_set_yes       (VeiCase     *letter_case,
                                     const char  *question,
                                     gboolean     yes);
void          fixture_set_choice    (VeiCase     *letter_case,
                                     const char  *question,
                                     const char  *choice);
void          fixture_set_date      (VeiCase     *letter_case,
                                     const char  *question,
                                     const char  *iso);

/* Writes a letter that must be possible. */
VeiDocument  *fixture_compose       (VeiCase     *letter_case,
                                     const char  *kind,
                                     VeiLanguage  language) G_GNUC_WARN_UNUSED_RESULT;
char         *fixture_compose_text  (VeiCase     *letter_case,
                                     const char  *kind,
                                     VeiLanguage  language) G_GNUC_WARN_UNUSED_RESULT;
const VeiBlock *fixture_find_block  (VeiDocument *document,
                                     const char  *id);

#define fixture_assert_holds(text, part) G_STMT_START { \
  if (strstr ((text), (part)) == NULL) \
    g_error ("%s: “%s” is missing in:\n%s", G_STRLOC, (part), (text)); } G_STMT_END
#define fixture_assert_lacks(text, part) G_STMT_START { \
  if (strstr ((text), (part)) != NULL) \
    g_error ("%s: “%s” stands in:\n%s", G_STRLOC, (part), (text)); } G_STMT_END

G_END_DECLS
