/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "letter/vei-document-private.h"

#include <string.h>

struct _VeiDocument
{
  GObject parent_instance;

  char        *title;
  char        *author;
  VeiLanguage  language;
  GPtrArray   *blocks;         /* of VeiBlock */
};

/**
 * VeiDocument:
 *
 * A letter, the rule book or another text to print, as blocks that know what
 * they rest on. It knows no paper: see [class@Paper].
 */
G_DEFINE_FINAL_TYPE (VeiDocument, vei_document, G_TYPE_OBJECT)

static void
vei_document_finalize (GObject *object)
{
  VeiDocument *self = VEI_DOCUMENT (object);

  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->author, g_free);
  g_clear_pointer (&self->blocks, g_ptr_array_unref);

  G_OBJECT_CLASS (vei_document_parent_class)->finalize (object);
}

static void
vei_document_class_init (VeiDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vei_document_finalize;
}

static void
vei_document_init (VeiDocument *self)
{
  self->title = g_strdup ("");
  self->author = g_strdup ("");
  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) vei_block_free);
}

/* ---- Text of others ---- */

/* Whether a character would break the page or turn the text around it. */
static gboolean
is_unwanted (gunichar c)
{
  return g_unichar_iscntrl (c)
         || (c >= 0x202a && c <= 0x202e)     /* embeddings and overrides */
         || (c >= 0x2066 && c <= 0x2069)     /* isolates */
         || c == 0xfeff || c == 0xfffc
         || (c & 0xfffe) == 0xfffe;          /* noncharacters */
}

/* Whether a character ends a line: what editors on any system write. */
static gboolean
is_line_end (gunichar c)
{
  return c == '\n' || c == '\v' || c == '\f' || c == '\r'
         || c == 0x85 || c == 0x2028 || c == 0x2029;
}

static void
trim_end (GString *string)
{
  while (string->len > 0 && string->str[string->len - 1] == ' ')
    g_string_truncate (string, string->len - 1);
}

/**
 * vei_clean_text:
 * @text: (nullable): a text that a person typed, or any bytes
 * @one_line: whether line breaks become spaces
 *
 * Makes a text fit for a page without changing its words.
 *
 * Drops control characters and marks that turn the direction of what follows,
 * makes every kind of line break one kind, drops spaces at the ends of lines,
 * and keeps at most one empty line in a row.
 *
 * Returns: (transfer full): the text; may be empty
 */
char *
vei_clean_text (const char *text,
                gboolean    one_line)
{
  g_autofree char *valid = NULL;
  g_autoptr (GString) clean = g_string_new (NULL);
  guint line_ends = 0;

  if (text == NULL)
    return g_strdup ("");

  valid = g_utf8_make_valid (text, -1);
  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c == '\r' && at[1] == '\n')
        continue;
      if (is_line_end (c) || c == '\t')
        c = is_line_end (c) && !one_line ? '\n' : ' ';
      if (c != '\n' && is_unwanted (c))
        continue;

      if (c == '\n')
        {
          trim_end (clean);
          if (clean->len > 0 && ++line_ends <= 2)
            g_string_append_c (clean, '\n');
          continue;
        }
      if (c == ' ' && (clean->len == 0 || clean->str[clean->len - 1] == ' '
                       || clean->str[clean->len - 1] == '\n'))
        continue;
      g_string_append_unichar (clean, c);
      line_ends = 0;
    }

  while (clean->len > 0 && strchr (" \n", clean->str[clean->len - 1]) != NULL)
    g_string_truncate (clean, clean->len - 1);
  return g_string_free (g_steal_pointer (&clean), FALSE);
}

/* ---- Blocks ---- */

/**
 * vei_block_new:
 * @id: a stable id, such as "reason.lives_alone"
 * @role: what the block is in the letter
 * @text: plain text, may hold line breaks
 *
 * Makes a part of a letter that rests on nothing yet.
 *
 * Returns: (transfer full): the block
 */
VeiBlock *
vei_block_new (const char   *id,
               VeiBlockRole  role,
               const char   *text)
{
  VeiBlock *block;

  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  block = g_new0 (VeiBlock, 1);
  block->id = g_strdup (id);
  block->role = role;
  block->text = g_strdup (text);
  return block;
}

/**
 * vei_block_copy:
 * @block: a block
 *
 * Makes a copy of a part of a letter.
 *
 * Returns: (transfer full): the copy
 */
VeiBlock *
vei_block_copy (const VeiBlock *block)
{
  VeiBlock *copy;

  g_return_val_if_fail (block != NULL, NULL);

  copy = g_memdup2 (block, sizeof *block);
  copy->id = g_strdup (block->id);
  copy->text = g_strdup (block->text);
  copy->rule = g_strdup (block->rule);
  copy->facts = g_strdupv (block->facts);
  copy->figure = vei_figure_copy (block->figure);
  return copy;
}

/**
 * vei_block_free:
 * @block: (transfer full) (nullable): a block
 *
 * Frees a block that no document has taken.
 */
void
vei_block_free (VeiBlock *block)
{
  if (block == NULL)
    return;

  g_free (block->id);
  g_free (block->text);
  g_free (block->rule);
  g_strfreev (block->facts);
  vei_figure_free (block->figure);
  g_free (block);
}

/* ---- The document ---- */

/**
 * vei_document_new:
 * @title: the subject, as it stands in the title of a PDF
 * @language: the language of the letter
 *
 * Makes an empty letter.
 *
 * Returns: (transfer full): the document
 */
VeiDocument *
vei_document_new (const char  *title,
                  VeiLanguage  language)
{
  VeiDocument *self;

  g_return_val_if_fail (title != NULL, NULL);
  g_return_val_if_fail (language < VEI_N_LANGUAGES, NULL);

  self = g_object_new (VEI_TYPE_DOCUMENT, NULL);
  vei_document_set_title (self, title);
  self->language = language;
  return self;
}

/**
 * vei_document_get_title:
 * @self: a document
 *
 * Gets the subject of the letter.
 *
 * Returns: (transfer none): the title; may be empty
 */
const char *
vei_document_get_title (VeiDocument *self)
{
  g_return_val_if_fail (VEI_IS_DOCUMENT (self), "");

  return self->title;
}

/**
 * vei_document_set_title:
 * @self: a document
 * @title: the subject, on one line
 *
 * Sets the subject of the letter.
 */
void
vei_document_set_title (VeiDocument *self,
                        const char  *title)
{
  g_return_if_fail (VEI_IS_DOCUMENT (self));
  g_return_if_fail (title != NULL);

  g_free (self->title);
  self->title = vei_clean_text (title, TRUE);
}

/**
 * vei_document_get_author:
 * @self: a document
 *
 * Gets the name of the person who signs.
 *
 * Returns: (transfer none): the name; empty when it is not known
 */
const char *
vei_document_get_author (VeiDocument *self)
{
  g_return_val_if_fail (VEI_IS_DOCUMENT (self), "");

  return self->author;
}

/**
 * vei_document_set_author:
 * @self: a document
 * @author: a name, or an empty string
 *
 * Sets the name of the person who signs.
 */
void
vei_document_set_author (VeiDocument *self,
                         const char  *author)
{
  g_return_if_fail (VEI_IS_DOCUMENT (self));
  g_return_if_fail (author != NULL);

  g_free (self->author);
  self->author = vei_clean_text (author, TRUE);
}

/**
 * vei_document_get_language:
 * @self: a document
 *
 * Gets the language that the letter is written in.
 *
 * Returns: the language
 */
VeiLanguage
vei_document_get_language (VeiDocument *self)
{
  g_return_val_if_fail (VEI_IS_DOCUMENT (self), VEI_LANGUAGE_NB);

  return self->language;
}

/**
 * vei_document_get_n_blocks:
 * @self: a document
 *
 * Counts the parts of the letter.
 *
 * Returns: how many blocks there are
 */
guint
vei_document_get_n_blocks (VeiDocument *self)
{
  g_return_val_if_fail (VEI_IS_DOCUMENT (self), 0);

  return self->blocks->len;
}

/**
 * vei_document_get_block:
 * @self: a document
 * @index: from 0, in reading order
 *
 * Gets a part of the letter.
 *
 * Returns: (transfer none): the block
 */
const VeiBlock *
vei_document_get_block (VeiDocument *self,
                        guint        index)
{
  g_return_val_if_fail (VEI_IS_DOCUMENT (self), NULL);
  g_return_val_if_fail (index < self->blocks->len, NULL);

  return g_ptr_array_index (self->blocks, index);
}

/**
 * vei_document_add:
 * @self: a document
 * @block: (transfer full): a block
 *
 * Adds a part at the end of the letter.
 */
void
vei_document_add (VeiDocument *self,
                  VeiBlock    *block)
{
  g_return_if_fail (VEI_IS_DOCUMENT (self));
  g_return_if_fail (block != NULL);

  g_ptr_array_add (self->blocks, block);
}

/* Whether nothing of the letter's own stands between a heading and what ends it. */
static gboolean
is_end_of_section (const VeiBlock *block)
{
  return block->role == VEI_BLOCK_HEADING || block->role == VEI_BLOCK_SIGNATURE;
}

/* Takes out headings with nothing under them. Private. */
void
vei_document_drop_empty_headings (VeiDocument *self)
{
  for (guint i = self->blocks->len; i > 0; i--)
    {
      const VeiBlock *block = g_ptr_array_index (self->blocks, i - 1);

      if (block->role == VEI_BLOCK_HEADING
          && (i == self->blocks->len
              || is_end_of_section (g_ptr_array_index (self->blocks, i))))
        g_ptr_array_remove_index (self->blocks, i - 1);
    }
}

/* Whether the blocks @index and @index - 1 are one paragraph. Private. */
gboolean
vei_document_runs_on (VeiDocument *self,
                      guint        index)
{
  const VeiBlock *block, *before;

  if (index == 0 || index >= self->blocks->len)
    return FALSE;
  block = g_ptr_array_index (self->blocks, index);
  before = g_ptr_array_index (self->blocks, index - 1);
  return block->run_on && block->role == before->role && block->level == before->level
         && block->english == before->english;
}

/* Adds the text of a signature, with the space to sign in. */
static void
append_signature (GString    *text,
                  const char *lines)
{
  const char *line = strstr (lines, "\n_");

  if (line == NULL)
    {
      g_string_append (text, lines);
      return;
    }
  g_string_append_len (text, lines, line - lines);
  g_string_append_c (text, '\n');
  g_string_append (text, line);
}

/**
 * vei_document_to_plain_text:
 * @self: a document
 *
 * Writes the letter as plain text.
 *
 * Paragraphs are one line each and stand apart by an empty line; the items of
 * a list begin with a bullet and follow each other without one. Lines end in a
 * line feed.
 *
 * Returns: (transfer full): the text, ending in a line feed unless it is empty
 */
char *
vei_document_to_plain_text (VeiDocument *self)
{
  g_autoptr (GString) text = NULL;
  const VeiBlock *before = NULL;

  g_return_val_if_fail (VEI_IS_DOCUMENT (self), NULL);

  text = g_string_new (NULL);
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const VeiBlock *block = g_ptr_array_index (self->blocks, i);

      if (vei_document_runs_on (self, i))
        g_string_append_c (text, ' ');
      else if (before != NULL && before->role == VEI_BLOCK_LIST_ITEM
               && block->role == VEI_BLOCK_LIST_ITEM)
        g_string_append_c (text, '\n');
      else if (before != NULL)
        g_string_append (text, "\n\n");

      if (block->role == VEI_BLOCK_REASON)
        g_string_append (text, VEI_BULLET " ");
      else if (block->role == VEI_BLOCK_LIST_ITEM)
        g_string_append (text, block->level > 0 ? VEI_DASH " " : VEI_BULLET " ");

      if (block->role == VEI_BLOCK_SIGNATURE)
        append_signature (text, block->text);
      else
        g_string_append (text, block->text);
      before = block;
    }
  if (text->len > 0)
    g_string_append_c (text, '\n');
  return g_string_free (g_steal_pointer (&text), FALSE);
}
