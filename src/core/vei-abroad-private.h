/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "core/vei-abroad.h"
#include "core/vei-article-private.h"

G_BEGIN_DECLS

struct _VeiAbroad
{
  GObject parent_instance;

  VeiKnowledge             *knowledge;
  guint                     n_intro;
  const VeiPoint           *intro;
  guint                     n_bodies;
  const VeiBody            *bodies;
  guint                     n_deadlines;
  const VeiAbroadDeadline  *deadlines;
  guint                     n_schemes;
  const VeiScheme          *schemes;
  guint                     n_regions;
  const VeiAbroadRegion    *regions;
  guint                     n_questions;
  VeiChooserQuestion       *questions;
  guint                     n_results;
  const VeiChooserResult   *results;
  guint                     n_tables;
  const VeiTable           *tables;
};

/* `abroad.json`. */
gboolean vei_abroad_read (VeiKnowledge  *knowledge,
                          const VeiJson *root,
                          gpointer       abroad,
                          GError       **error);

G_END_DECLS
