/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <json-glib/json-glib.h>

#include "core/vei-error.h"
#include "core/vei-text.h"

G_BEGIN_DECLS

#define VEI_JSON_MAX_BYTES (16 * 1024 * 1024)
#define VEI_JSON_MAX_DEPTH 64

/**
 * VeiJson:
 *
 * A place in a JSON document, for reading strictly: the node, and the JSON
 * pointer that an error names. Lives on the stack; a child points to its
 * parent and must not outlive it. See vei_json_root().
 */
typedef struct _VeiJson VeiJson;
struct _VeiJson
{
  const VeiJson *parent;
  const char    *name;    /* member name, or NULL for an array element */
  guint          index;   /* element number, when name is NULL */
  JsonNode      *node;    /* not owned; never NULL */
};

JsonNode *vei_json_parse        (const char     *file_name,
                                 const char     *text,
                                 gsize           length,
                                 GError        **error) G_GNUC_WARN_UNUSED_RESULT;
JsonNode *vei_json_load_file    (const char     *path,
                                 GError        **error) G_GNUC_WARN_UNUSED_RESULT;
char     *vei_json_to_line      (JsonNode       *node) G_GNUC_WARN_UNUSED_RESULT;
char     *vei_json_to_pretty    (JsonNode       *node) G_GNUC_WARN_UNUSED_RESULT;

void      vei_json_root         (VeiJson        *json,
                                 JsonNode       *node);
char     *vei_json_dup_pointer  (const VeiJson  *json) G_GNUC_WARN_UNUSED_RESULT;
void      vei_json_set_error    (const VeiJson  *json,
                                 GError        **error,
                                 VeiDataError    code,
                                 const char     *format,
                                 ...) G_GNUC_PRINTF (4, 5);

/* Every reader returns FALSE, with @error set, where the value does not fit. */
gboolean  vei_json_check_object (const VeiJson  *json,
                                 const char * const *allowed,
                                 GError        **error);
gboolean  vei_json_is_null      (const VeiJson  *json);
gboolean  vei_json_has          (const VeiJson  *json,
                                 const char     *member);
gboolean  vei_json_member       (const VeiJson  *json,
                                 const char     *member,
                                 VeiJson        *child,
                                 GError        **error);
gboolean  vei_json_length       (const VeiJson  *json,
                                 guint          *length,
                                 GError        **error);
gboolean  vei_json_element      (const VeiJson  *json,
                                 guint           index,
                                 VeiJson        *child,
                                 GError        **error);
gboolean  vei_json_string       (const VeiJson  *json,
                                 const char    **value,
                                 GError        **error);
gboolean  vei_json_id           (const VeiJson  *json,
                                 const char    **value,
                                 GError        **error);
gboolean  vei_json_boolean      (const VeiJson  *json,
                                 gboolean       *value,
                                 GError        **error);
gboolean  vei_json_integer      (const VeiJson  *json,
                                 gint64          minimum,
                                 gint64          maximum,
                                 gint64         *value,
                                 GError        **error);
gboolean  vei_json_number       (const VeiJson  *json,
                                 double          minimum,
                                 double          maximum,
                                 double         *value,
                                 GError        **error);
gboolean  vei_json_date         (const VeiJson  *json,
                                 GDate          *value,
                                 GError        **error);
gboolean  vei_json_text         (const VeiJson  *json,
                                 GStringChunk   *strings,
                                 VeiText        *value,
                                 GError        **error);

G_END_DECLS
