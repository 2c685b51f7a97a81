/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gtk/gtk.h>

#include "core/vei-knowledge.h"
#include "letter/vei-rule-graph.h"

G_BEGIN_DECLS

#define VEI_TYPE_RULE_GRAPH_VIEW (vei_rule_graph_view_get_type ())
G_DECLARE_FINAL_TYPE (VeiRuleGraphView, vei_rule_graph_view, VEI, RULE_GRAPH_VIEW, GtkWidget)

GtkWidget    *vei_rule_graph_view_new       (VeiKnowledge      *knowledge,
                                             VeiLanguage        language) G_GNUC_WARN_UNUSED_RESULT;
double        vei_rule_graph_view_get_zoom  (VeiRuleGraphView  *self);
void          vei_rule_graph_view_zoom      (VeiRuleGraphView  *self,
                                             int                steps);

G_END_DECLS
