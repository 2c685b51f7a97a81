/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define VEI_DIAGRAM_MAX_VARIABLES 64
#define VEI_DIAGRAM_MAX_BRANCHES  18
#define VEI_DIAGRAM_N_TERMINALS   256

/* Branches of a variable; branch VEI_BRANCH_VALUE + n is its nth value. */
enum
{
  VEI_BRANCH_NOT_ASKED,
  VEI_BRANCH_DOES_NOT_KNOW,
  VEI_BRANCH_VALUE,
};

/**
 * VeiDiagrams:
 *
 * A store of reduced ordered decision diagrams over variables with a few
 * branches each. A diagram is a number; two diagrams of one store are the
 * same function if and only if they are the same number. Numbers below
 * %VEI_DIAGRAM_N_TERMINALS are constants.
 */
typedef struct _VeiDiagrams VeiDiagrams;
typedef guint32 VeiDiagram;

/* Combines two constants. */
typedef guint8 (*VeiDiagramOp) (guint8 a, guint8 b);

VeiDiagrams *vei_diagrams_new            (guint              n_variables,
                                          const guint8      *n_branches) G_GNUC_WARN_UNUSED_RESULT;
void         vei_diagrams_free           (VeiDiagrams       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VeiDiagrams, vei_diagrams_free)

VeiDiagram   vei_diagrams_make           (VeiDiagrams       *self,
                                          guint              variable,
                                          const VeiDiagram  *branches);
VeiDiagram   vei_diagrams_test           (VeiDiagrams       *self,
                                          guint              variable,
                                          guint32            branch_mask,
                                          guint8             inside,
                                          guint8             outside);
VeiDiagram   vei_diagrams_apply          (VeiDiagrams       *self,
                                          VeiDiagramOp       op,
                                          VeiDiagram         a,
                                          VeiDiagram         b);
VeiDiagram   vei_diagrams_map            (VeiDiagrams       *self,
                                          VeiDiagram         diagram,
                                          const guint8      *terminals);
VeiDiagram   vei_diagrams_choose         (VeiDiagrams       *self,
                                          VeiDiagram         condition,
                                          VeiDiagram         if_true,
                                          VeiDiagram         if_false);
VeiDiagram   vei_diagrams_fix            (VeiDiagrams       *self,
                                          VeiDiagram         diagram,
                                          guint              variable,
                                          guint              branch);
VeiDiagram   vei_diagrams_redirect       (VeiDiagrams       *self,
                                          VeiDiagram         diagram,
                                          guint64            variables,
                                          guint              from,
                                          guint              to);

gboolean     vei_diagram_is_constant     (VeiDiagram         diagram);
guint        vei_diagrams_get_variable   (VeiDiagrams       *self,
                                          VeiDiagram         diagram);
VeiDiagram   vei_diagrams_get_branch     (VeiDiagrams       *self,
                                          VeiDiagram         diagram,
                                          guint              branch);
guint        vei_diagrams_get_n_branches (VeiDiagrams       *self,
                                          guint              variable);
guint64      vei_diagrams_get_support    (VeiDiagrams       *self,
                                          VeiDiagram         diagram);
guint        vei_diagrams_get_size       (VeiDiagrams       *self);

guint8       vei_diagrams_evaluate       (VeiDiagrams       *self,
                                          VeiDiagram         diagram,
                                          const gint8       *branches);
gboolean     vei_diagrams_find           (VeiDiagrams       *self,
                                          VeiDiagram         diagram,
                                          guint8             terminal,
                                          gint8             *branches);
void         vei_diagrams_begin_scratch  (VeiDiagrams       *self,
                                          const gint8       *branches);
guint64      vei_diagrams_get_rest_support (VeiDiagrams     *self,
                                          VeiDiagram         diagram);
gboolean     vei_diagrams_rest_can_be_true (VeiDiagrams     *self,
                                          VeiDiagram         diagram);
void         vei_diagrams_end_scratch    (VeiDiagrams       *self);
char        *vei_diagrams_count          (VeiDiagrams       *self,
                                          VeiDiagram         diagram,
                                          guint8             terminal,
                                          guint64            over) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
