/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gtk/gtk.h>

#include "app/cases/vei-phone-script.h"
#include "app/vei-session.h"

G_BEGIN_DECLS

#define VEI_TYPE_PHONE_QUESTION (vei_phone_question_get_type ())
G_DECLARE_FINAL_TYPE (VeiPhoneQuestion, vei_phone_question, VEI, PHONE_QUESTION, GtkWidget)

void               vei_phone_question_show         (VeiPhoneQuestion  *self,
                                                    VeiSession        *session,
                                                    const VeiQuestion *question);
const VeiQuestion *vei_phone_question_get_question (VeiPhoneQuestion  *self);
gboolean           vei_phone_question_press        (VeiPhoneQuestion  *self,
                                                    VeiPhoneKey        key,
                                                    guint              digit);
void               vei_phone_question_say          (VeiPhoneQuestion  *self,
                                                    const char        *message);

G_END_DECLS
