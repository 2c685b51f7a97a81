/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "core/vei-answers.h"
#include "store/vei-bytes-private.h"

G_BEGIN_DECLS

/* The ids that the summaries of all cases share: each is written once, and a
 * summary holds its number. Number 0 stands for none.
 */
typedef struct _VeiVocabulary VeiVocabulary;

VeiVocabulary *vei_vocabulary_new         (void);
void           vei_vocabulary_free        (VeiVocabulary     *self);
gboolean       vei_vocabulary_read        (VeiVocabulary     *self,
                                           GByteArray        *bytes);
GByteArray    *vei_vocabulary_write       (VeiVocabulary     *self);
guint          vei_vocabulary_get_n       (VeiVocabulary     *self);
guint16        vei_vocabulary_add         (VeiVocabulary     *self,
                                           const char        *id);
const char    *vei_vocabulary_get         (VeiVocabulary     *self,
                                           guint16            number);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VeiVocabulary, vei_vocabulary_free)

void           vei_vocabulary_write_answers (VeiVocabulary    *self,
                                             const VeiAnswers *answers,
                                             VeiKnowledge     *knowledge,
                                             GByteArray       *bytes);
gboolean       vei_vocabulary_read_answers  (VeiVocabulary    *self,
                                             VeiKnowledge     *knowledge,
                                             const guint8     *bytes,
                                             gsize             length,
                                             VeiAnswers       *answers);

G_END_DECLS
