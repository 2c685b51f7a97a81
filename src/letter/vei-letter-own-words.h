/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "letter/vei-letter.h"

G_BEGIN_DECLS

guint64 vei_letter_book_find_own_words (VeiLetterBook       *self,
                                        const VeiLetterKind *kind,
                                        VeiCase             *letter_case,
                                        const GDate         *as_of);

G_END_DECLS
