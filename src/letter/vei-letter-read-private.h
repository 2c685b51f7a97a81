/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "core/vei-json.h"
#include "letter/vei-letter-private.h"

G_BEGIN_DECLS

/* A word of letters.json and what it stands for; a list ends in a NULL name. */
typedef struct
{
  const char *name;
  int         value;
} VeiName;

/* Called for each element of a list; @data is what the caller passed. */
typedef gboolean (*VeiReadElement) (VeiLetterBook *self,
                                    const VeiJson *json,
                                    gpointer       data,
                                    GError       **error);

gboolean vei_letter_read_list          (VeiLetterBook    *self,
                                        const VeiJson    *object,
                                        const char       *member,
                                        VeiReadElement    read_element,
                                        gpointer          data,
                                        GError          **error);
gboolean vei_letter_set_unknown        (const VeiJson    *json,
                                        const char       *value,
                                        GError          **error);
gboolean vei_letter_read_name          (const VeiJson    *json,
                                        const VeiName    *names,
                                        int              *value,
                                        GError          **error);
gboolean vei_letter_read_text_member   (VeiLetterBook    *self,
                                        const VeiJson    *object,
                                        const char       *member,
                                        VeiText          *text,
                                        GError          **error);
gboolean vei_letter_read_id_member     (VeiLetterBook    *self,
                                        const VeiJson    *object,
                                        const char       *member,
                                        const char      **id,
                                        GError          **error);
gboolean vei_letter_read_flag          (const VeiJson    *object,
                                        const char       *member,
                                        gboolean         *flag,
                                        GError          **error);
gboolean vei_letter_check_slots        (const VeiJson    *json,
                                        const VeiText    *text,
                                        GError          **error);
gboolean vei_letter_read_question      (VeiLetterBook    *self,
                                        const VeiJson    *json,
                                        guint            *question,
                                        GError          **error);
gboolean vei_letter_read_question_bit  (VeiLetterBook    *self,
                                        const VeiJson    *json,
                                        gpointer          data,
                                        GError          **error);
gboolean vei_letter_read_equipment     (VeiLetterBook    *self,
                                        const VeiJson    *json,
                                        int              *equipment,
                                        GError          **error);
gboolean vei_letter_read_equipment_bit (VeiLetterBook    *self,
                                        const VeiJson    *json,
                                        gpointer          data,
                                        GError          **error);
gboolean vei_letter_read_verdict_bit   (VeiLetterBook    *self,
                                        const VeiJson    *json,
                                        gpointer          data,
                                        GError          **error);
gboolean vei_letter_read_string        (VeiLetterBook    *self,
                                        const VeiJson    *json,
                                        gpointer          data,
                                        GError          **error);
gboolean vei_letter_read_sources       (VeiLetterBook    *self,
                                        const VeiJson    *object,
                                        VeiSourceRefs    *refs,
                                        GError          **error);
gboolean vei_letter_check_has_source   (const VeiJson    *object,
                                        const VeiSourceRefs  *refs,
                                        GError          **error);
gboolean vei_letter_read_condition     (VeiLetterBook    *self,
                                        const VeiJson    *object,
                                        VeiCondition    **condition,
                                        GError          **error);
gboolean vei_letter_read_term          (VeiLetterBook    *self,
                                        const VeiJson    *json,
                                        gpointer          data,
                                        GError          **error);

/* vei-letter-read-words.c */
gboolean vei_letter_read_text_element  (VeiLetterBook    *self,
                                        const VeiJson    *json,
                                        gpointer          data,
                                        GError          **error);

G_END_DECLS
