/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "core/vei-topics.h"

G_BEGIN_DECLS

#define VEI_TYPE_GLOSSARY (vei_glossary_get_type ())
G_DECLARE_FINAL_TYPE (VeiGlossary, vei_glossary, VEI, GLOSSARY, GObject)

VeiGlossary   *vei_glossary_new       (VeiTopics    *topics,
                                       VeiLanguage   language) G_GNUC_WARN_UNUSED_RESULT;

guint          vei_glossary_get_n     (VeiGlossary  *self);
const VeiTerm *vei_glossary_get       (VeiGlossary  *self,
                                       guint         index);
void           vei_glossary_find      (VeiGlossary  *self,
                                       const char   *text,
                                       GPtrArray    *terms);

G_END_DECLS
