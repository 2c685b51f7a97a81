/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <libsoup/soup.h>

#include "update/vei-update-error.h"

G_BEGIN_DECLS

/**
 * VeiSourceState:
 *
 * How a source's page is, against the last time it was asked for.
 */
typedef enum
{
  VEI_SOURCE_SAME,             /* as it was last time */
  VEI_SOURCE_NEW,              /* there, and never asked before */
  VEI_SOURCE_CHANGED,          /* says something else than last time */
  VEI_SOURCE_MOVED,            /* for good, and to where */
  VEI_SOURCE_GONE,             /* the site is there, the page is not */
  VEI_SOURCE_UNREACHABLE,      /* nothing can be said of it */
} VeiSourceState;

#define VEI_N_SOURCE_STATES (VEI_SOURCE_UNREACHABLE + 1)

/**
 * VeiSourceSeen:
 *
 * What was seen of a page. Strings are NULL where it did not say.
 */
typedef struct
{
  char *url;
  char *etag;
  char *last_modified;
  char *digest;                /* SHA-256 of the text of a page, or of the bytes of another file */
} VeiSourceSeen;

/**
 * VeiSourceFinding:
 *
 * What became of asking for one source.
 */
typedef struct
{
  char           *id;
  VeiSourceState  state;
  guint           status;      /* the last answer of HTTP; 0: none came */
  char           *leads_to;    /* another address; NULL: it leads nowhere else */
  gboolean        for_good;    /* and so says the site */
  gboolean        compared;    /* FALSE: too large, or the first time */
  char           *why;         /* VEI_SOURCE_UNREACHABLE: in words; else NULL */
  VeiSourceSeen   seen;        /* only the address, where nothing can be said */
} VeiSourceFinding;

void              vei_source_seen_clear     (VeiSourceSeen       *seen);
void              vei_source_finding_free   (VeiSourceFinding    *finding);
const char       *vei_source_state_get_name (VeiSourceState       state);

/**
 * VeiSourceProgress:
 * @finding: what was found
 * @n_done: how many are done
 * @n: how many there are
 * @data: what was given with it
 *
 * Told of each finding as it comes.
 */
typedef void (*VeiSourceProgress) (const VeiSourceFinding *finding,
                                   guint                   n_done,
                                   guint                   n,
                                   gpointer                data);

/**
 * VeiSourceCheckOptions:
 *
 * What may be otherwise than usual; all zero is usual.
 */
typedef struct
{
  GTlsDatabase      *database;       /* whom to trust; NULL: the authorities of the system */
  guint              silent_seconds; /* how long a site may be silent; 0: 20 */
  guint              seconds;        /* how long one answer may take; 0: 60 */
  guint              pause_ms;       /* between two questions to a site; 0: 1000, to this machine none */
  gsize              max_bytes;      /* how much of a page is read; 0: 8 MiB */
  VeiSourceProgress  progress;
  gpointer           progress_data;
} VeiSourceCheckOptions;

/**
 * VeiSourceCheck:
 *
 * Asks the addresses of sources whether they are as they were last time.
 */
typedef struct _VeiSourceCheck VeiSourceCheck;

VeiSourceCheck *vei_source_check_new    (const VeiSourceCheckOptions *options) G_GNUC_WARN_UNUSED_RESULT;
void            vei_source_check_free   (VeiSourceCheck              *self);
void            vei_source_check_add    (VeiSourceCheck              *self,
                                         const char                  *id,
                                         const char                  *url,
                                         const VeiSourceSeen         *seen);
GPtrArray      *vei_source_check_run    (VeiSourceCheck              *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VeiSourceCheck, vei_source_check_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VeiSourceFinding, vei_source_finding_free)

/* What a page says, without what changes each time it is fetched. */
char *vei_page_get_digest (GBytes     *bytes,
                           const char *content_type) G_GNUC_WARN_UNUSED_RESULT;

/* What was seen, from one run to the next: id -> VeiSourceSeen. */
GHashTable *vei_source_memory_read    (const char  *path,
                                       GError     **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes     *vei_source_memory_to_bytes (GHashTable *memory) G_GNUC_WARN_UNUSED_RESULT;
void        vei_source_memory_set     (GHashTable             *memory,
                                       const VeiSourceFinding *finding);

G_END_DECLS
