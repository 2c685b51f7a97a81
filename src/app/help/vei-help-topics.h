/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VeiHelpTopic:
 *
 * What the help says of a screen. The sentences are English, to be translated
 * with gettext.
 */
typedef struct
{
  const char *id;              /* the screen: "guide", "lookup:units" */
  const char *title;
  const char *purpose;         /* what the screen is for */
  const char *possible[5];     /* what one can do; ends with NULL */
  const char *kept;            /* what happens with what one writes; or NULL */
} VeiHelpTopic;

guint               vei_help_topic_get_n (void);
const VeiHelpTopic *vei_help_topic_get   (guint       index);
const VeiHelpTopic *vei_help_topic_find  (const char *id);

G_END_DECLS
