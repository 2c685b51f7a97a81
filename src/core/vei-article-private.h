/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "core/vei-article.h"
#include "core/vei-knowledge-private.h"

G_BEGIN_DECLS

/* Reads one element of a list. */
typedef gboolean (*VeiReadElement) (VeiKnowledge  *knowledge,
                                    const VeiJson *json,
                                    gpointer       element,
                                    GError       **error);

/* A list in a member of an object; every element is given @size bytes, and
 * what begins with an id may not repeat it.
 */
gboolean vei_read_list      (VeiKnowledge   *knowledge,
                             const VeiJson  *object,
                             const char     *member,
                             guint           maximum,
                             gsize           size,
                             VeiReadElement  read,
                             gpointer       *list,
                             guint          *n,
                             GError        **error);
/* The same, where the elements begin with a `const char *id`. */
gboolean vei_read_id_list   (VeiKnowledge   *knowledge,
                             const VeiJson  *object,
                             const char     *member,
                             guint           maximum,
                             gsize           size,
                             VeiReadElement  read,
                             gpointer       *list,
                             guint          *n,
                             GError        **error);
gconstpointer vei_find_in_list (gconstpointer list,
                                guint         n,
                                gsize         size,
                                const char   *id);

gboolean vei_read_flag      (const VeiJson  *object,
                             const char     *member,
                             gboolean       *flag,
                             GError        **error);
/* Strings of a list, interned; an empty list where it may be missing. */
gboolean vei_read_strings   (VeiKnowledge         *knowledge,
                             const VeiJson        *object,
                             const char           *member,
                             gboolean              required,
                             const char * const  **strings,
                             guint                *n,
                             GError              **error);
gboolean vei_read_point     (VeiKnowledge   *knowledge,
                             const VeiJson  *json,
                             gpointer        point,
                             GError        **error);
gboolean vei_read_statement (VeiKnowledge   *knowledge,
                             const VeiJson  *json,
                             gpointer        statement,
                             GError        **error);
gboolean vei_read_article   (VeiKnowledge   *knowledge,
                             const VeiJson  *json,
                             gpointer        article,
                             GError        **error);
/* The members of an article, where an object has others, too. */
gboolean vei_read_article_members (VeiKnowledge   *knowledge,
                                   const VeiJson  *json,
                                   VeiArticle     *article,
                                   GError        **error);
gboolean vei_read_body      (VeiKnowledge   *knowledge,
                             const VeiJson  *json,
                             gpointer        body,
                             GError        **error);
gboolean vei_read_contacts  (VeiKnowledge          *knowledge,
                             const VeiJson         *object,
                             const VeiBodyContact **contacts,
                             guint                 *n,
                             GError               **error);
/* Reads an optional file of the pack, its root given to @read. */
gboolean vei_read_pack_file (VeiKnowledge   *knowledge,
                             const char     *name,
                             const char     *missing,
                             VeiReadElement  read,
                             gpointer        subject,
                             GError        **error);

G_END_DECLS
