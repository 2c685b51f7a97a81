/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <stdint.h>

#include "core/vei-json.h"
#include "core/vei-knowledge.h"

G_BEGIN_DECLS

int    LLVMFuzzerInitialize     (int            *argc,
                                 char         ***argv);
int    LLVMFuzzerTestOneInput   (const uint8_t  *data,
                                 size_t          size);
size_t LLVMFuzzerMutate         (uint8_t        *data,
                                 size_t          size,
                                 size_t          max_size);
size_t LLVMFuzzerCustomMutator  (uint8_t        *data,
                                 size_t          size,
                                 size_t          max_size,
                                 unsigned int    seed);

/* Ends the program where what must hold does not, in every build. */
#define FUZZ_ASSERT(expression) \
  G_STMT_START { \
    if (!(expression)) \
      g_error ("%s:%d: this does not hold: %s", __FILE__, __LINE__, #expression); \
  } G_STMT_END

VeiKnowledge *fuzz_get_knowledge (void);
const GDate  *fuzz_get_day       (void);
JsonNode     *fuzz_parse         (const uint8_t  *data,
                                  size_t          size) G_GNUC_WARN_UNUSED_RESULT;
void          fuzz_assert_same   (JsonNode       *a,
                                  JsonNode       *b);
void          fuzz_check_error   (const GError   *error);

G_END_DECLS
