/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gtk/gtk.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* A picture of a window, with more pixels than the screen has. */
typedef struct
{
  guint32 *pixels;                     /* owned: width * height, ARGB */
  int      width;
  int      height;
  int      scale;
  /* What of the window its first pixel shows: a frame is outside of it. */
  graphene_point_t origin;
} ProbePicture;

ProbePicture *probe_picture_take (GtkNative             *native,
                                  const graphene_rect_t *area,
                                  int                    scale);
void          probe_picture_free (ProbePicture          *picture);
guint         probe_picture_change (const ProbePicture  *before,
                                  const ProbePicture    *after);
double        probe_picture_text (const ProbePicture    *picture,
                                  const graphene_rect_t *area,
                                  double                 part,
                                  guint32               *ink,
                                  guint32               *paper);
double        probe_picture_edge (const ProbePicture    *picture,
                                  const graphene_rect_t *area,
                                  guint32               *ink,
                                  guint32               *paper);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ProbePicture, probe_picture_free)

guint         probe_tree_hash    (void);
JsonNode     *probe_tree_dump    (gboolean               with_pixels);
JsonNode     *probe_tree_dump_focus (void);

G_END_DECLS
