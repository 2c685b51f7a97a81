/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "core/vei-article-private.h"
#include "core/vei-table.h"

G_BEGIN_DECLS

/* The member "tables" of an object, each sum proved. */
gboolean vei_read_tables (VeiKnowledge    *knowledge,
                          const VeiJson   *object,
                          const VeiTable **tables,
                          guint           *n,
                          GError         **error);

G_END_DECLS
