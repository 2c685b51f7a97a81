/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/packs/vei-packs-private.h"

#include <glib/gi18n.h>

#include "core/vei-date.h"
#include "update/vei-installed.h"
#include "update/vei-installer.h"

#define KEY_WEEKLY     "packs-weekly"
#define KEY_LAST_ASKED "packs-last-asked"

/**
 * VeiPacks:
 *
 * Which knowledge is in use, whom the person trusts to change it, and how to
 * change it. Nobody is trusted, and nobody is asked, until the person says so.
 *
 * [signal@Packs::changed] tells that something of it is other than it was;
 * [signal@Packs::replaced] that other knowledge is in use from now on. The
 * application owns it. Main thread only.
 */
G_DEFINE_FINAL_TYPE (VeiPacks, vei_packs, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  SIGNAL_REPLACED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Tells that something is other than it was. Private. */
void
vei_packs_changed (VeiPacks *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Keeps how something went. Private. */
void
vei_packs_set_outcome (VeiPacks   *self,
                       const char *outcome,
                       gboolean    failed)
{
  g_free (self->outcome);
  self->outcome = g_strdup (outcome);
  self->failed = failed;
}

/* ---- What is in use ---- */

/* Reads again what is installed, and whom the person trusts. Private. */
void
vei_packs_read_state (VeiPacks *self)
{
  g_auto (VeiInstalledState) state = { NULL, NULL, NULL };

  vei_installed_read_state (self->folder, &state, NULL);
  g_free (self->previous);
  self->previous = g_strdup (state.previous);
  self->can_go_back = state.current != NULL;
  self->installed = self->knowledge != NULL && self->directory == NULL &&
                    g_strcmp0 (state.current, vei_knowledge_get_version (self->knowledge)) == 0 &&
                    self->damage == NULL;
  g_clear_pointer (&self->publisher, vei_publisher_free);
  self->publisher = vei_installer_get_publisher (self->folder, NULL);
}

/* Takes over knowledge, and tells of it where it is not what was there. Private. */
void
vei_packs_take_knowledge (VeiPacks     *self,
                          VeiKnowledge *knowledge)
{
  g_autoptr (VeiKnowledge) before = g_steal_pointer (&self->knowledge);

  self->knowledge = g_object_ref (knowledge);
  vei_packs_read_state (self);
  if (before == NULL ||
      g_str_equal (vei_knowledge_get_version (before), vei_knowledge_get_version (knowledge)))
    return;
  g_clear_pointer (&self->news, vei_pack_news_free);
  g_signal_emit (self, signals[SIGNAL_REPLACED], 0, before);
}

/* Loads what is to be used now. Private. */
gboolean
vei_packs_load_again (VeiPacks  *self,
                      GError   **error)
{
  g_autoptr (VeiKnowledge) knowledge = NULL;
  g_autofree char *damage = NULL;

  g_clear_object (&self->waiting);
  knowledge = vei_installed_load (self->folder, &damage, error);
  if (knowledge == NULL)
    return FALSE;
  g_free (self->damage);
  self->damage = g_steal_pointer (&damage);
  vei_packs_take_knowledge (self, knowledge);
  return TRUE;
}

/* What a thread reads, and how it went. */
typedef struct
{
  char         *folder;
  char         *directory;     /* instead of the folder; NULL: none */
  VeiKnowledge *knowledge;
  char         *damage;
  GError       *error;
} Load;

static void
load_free (Load *load)
{
  g_free (load->folder);
  g_free (load->directory);
  g_clear_object (&load->knowledge);
  g_free (load->damage);
  g_clear_error (&load->error);
  g_free (load);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Load, load_free)

static gpointer
load_thread (gpointer data)
{
  Load *load = data;

  if (load->directory != NULL)
    {
      g_autoptr (VeiPack) pack = vei_pack_new_for_directory (load->directory);

      load->knowledge = vei_knowledge_new (pack, &load->error);
    }
  else
    {
      load->knowledge = vei_installed_load (load->folder, &load->damage, &load->error);
    }
  return load;
}

/* ---- Object ---- */

static void
vei_packs_dispose (GObject *object)
{
  VeiPacks *self = VEI_PACKS (object);

  if (self->loader != NULL)
    load_free (g_thread_join (g_steal_pointer (&self->loader)));
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->knowledge);
  g_clear_object (&self->waiting);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (vei_packs_parent_class)->dispose (object);
}

static void
vei_packs_finalize (GObject *object)
{
  VeiPacks *self = VEI_PACKS (object);

  g_clear_pointer (&self->publisher, vei_publisher_free);
  g_clear_pointer (&self->news, vei_pack_news_free);
  g_free (self->folder);
  g_free (self->directory);
  g_free (self->damage);
  g_free (self->previous);
  g_free (self->outcome);
  g_free (self->last_asked);

  G_OBJECT_CLASS (vei_packs_parent_class)->finalize (object);
}

static void
vei_packs_class_init (VeiPacksClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = vei_packs_dispose;
  object_class->finalize = vei_packs_finalize;

  /**
   * VeiPacks::changed:
   *
   * Emitted when something that a getter tells is other than it was.
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * VeiPacks::replaced:
   * @before: what was known until now
   *
   * Emitted when other knowledge is in use from now on.
   */
  signals[SIGNAL_REPLACED] =
    g_signal_new ("replaced", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, VEI_TYPE_KNOWLEDGE);
}

static void
vei_packs_init (VeiPacks *self)
{
  self->fraction = -1;
}

/**
 * vei_packs_new:
 * @folder: (nullable) (type filename): where packs are installed; %NULL for
 *   the person's own data
 * @directory: (nullable) (type filename): a pack that was chosen at the start,
 *   which is used instead; %NULL for none
 * @settings: (nullable): where it is remembered whether and when to ask; %NULL
 *   for nowhere
 *
 * Creates what manages the knowledge. Nothing is read yet.
 *
 * Returns: (transfer full): the new object
 */
VeiPacks *
vei_packs_new (const char *folder,
               const char *directory,
               GSettings  *settings)
{
  VeiPacks *self;

  g_return_val_if_fail (settings == NULL || G_IS_SETTINGS (settings), NULL);

  self = g_object_new (VEI_TYPE_PACKS, NULL);
  self->folder = folder != NULL ? g_strdup (folder) : vei_installed_get_folder ();
  self->directory = g_strdup (directory);
  g_set_object (&self->settings, settings);
  if (settings != NULL)
    {
      self->weekly = g_settings_get_boolean (settings, KEY_WEEKLY);
      self->last_asked = g_settings_get_string (settings, KEY_LAST_ASKED);
    }
  return self;
}

/**
 * vei_packs_load_ahead:
 * @self: the packs
 *
 * Begins to load the knowledge in a thread of its own, so that vei_packs_load()
 * need not wait as long. The locale must not be changed until then.
 */
void
vei_packs_load_ahead (VeiPacks *self)
{
  Load *load;

  g_return_if_fail (VEI_IS_PACKS (self));
  g_return_if_fail (self->loader == NULL);

  load = g_new0 (Load, 1);
  load->folder = g_strdup (self->folder);
  load->directory = g_strdup (self->directory);
  self->loader = g_thread_new ("knowledge", load_thread, load);
}

/**
 * vei_packs_load:
 * @self: the packs
 * @error: return location for an error
 *
 * Loads the knowledge to use: the pack that was chosen at the start, or the
 * installed one, or the one that comes with the program. Where that is another
 * than the person would expect, vei_packs_get_damage() says why.
 *
 * Fails as vei_knowledge_new() does.
 *
 * Returns: (transfer full): the knowledge
 */
VeiKnowledge *
vei_packs_load (VeiPacks  *self,
                GError   **error)
{
  g_autoptr (Load) load = NULL;

  g_return_val_if_fail (VEI_IS_PACKS (self), NULL);

  if (self->loader == NULL)
    vei_packs_load_ahead (self);
  load = g_thread_join (g_steal_pointer (&self->loader));
  if (load->knowledge == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&load->error));
      return NULL;
    }
  g_free (self->damage);
  self->damage = g_steal_pointer (&load->damage);
  vei_packs_take_knowledge (self, load->knowledge);
  return g_steal_pointer (&load->knowledge);
}

/**
 * vei_packs_get_knowledge:
 * @self: the packs
 *
 * Gets the knowledge that is in use.
 *
 * Returns: (transfer none) (nullable): the knowledge, or %NULL before
 *   vei_packs_load()
 */
VeiKnowledge *
vei_packs_get_knowledge (VeiPacks *self)
{
  g_return_val_if_fail (VEI_IS_PACKS (self), NULL);

  return self->knowledge;
}

/**
 * vei_packs_is_chosen:
 * @self: the packs
 *
 * Tells whether the pack was chosen at the start: then nothing that is
 * installed is used.
 *
 * Returns: whether it was
 */
gboolean
vei_packs_is_chosen (VeiPacks *self)
{
  g_return_val_if_fail (VEI_IS_PACKS (self), FALSE);

  return self->directory != NULL;
}

/**
 * vei_packs_is_installed:
 * @self: the packs
 *
 * Tells whether the knowledge in use is one that the person installed.
 *
 * Returns: whether it is; if not, it came with the program
 */
gboolean
vei_packs_is_installed (VeiPacks *self)
{
  g_return_val_if_fail (VEI_IS_PACKS (self), FALSE);

  return self->installed;
}

/**
 * vei_packs_get_previous:
 * @self: the packs
 *
 * Gets what vei_packs_go_back() would go back to.
 *
 * Returns: (transfer none) (nullable): a version, "" for what came with the
 *   program, or %NULL where there is nothing to go back to
 */
const char *
vei_packs_get_previous (VeiPacks *self)
{
  g_return_val_if_fail (VEI_IS_PACKS (self), NULL);

  if (!self->can_go_back)
    return NULL;
  return self->previous != NULL ? self->previous : "";
}

/**
 * vei_packs_get_damage:
 * @self: the packs
 *
 * Gets why the knowledge that came with the program is used although other
 * knowledge is installed.
 *
 * Returns: (transfer none) (nullable): the reason, or %NULL for none
 */
const char *
vei_packs_get_damage (VeiPacks *self)
{
  g_return_val_if_fail (VEI_IS_PACKS (self), NULL);

  return self->damage;
}

/**
 * vei_packs_get_publisher:
 * @self: the packs
 *
 * Gets the card of the publisher that the person trusts.
 *
 * Returns: (transfer none) (nullable): the card, or %NULL for nobody
 */
const VeiPublisher *
vei_packs_get_publisher (VeiPacks *self)
{
  g_return_val_if_fail (VEI_IS_PACKS (self), NULL);

  return self->publisher;
}

/* ---- How it goes ---- */

/**
 * vei_packs_get_state:
 * @self: the packs
 *
 * Gets what is going on.
 *
 * Returns: the state
 */
VeiPacksState
vei_packs_get_state (VeiPacks *self)
{
  g_return_val_if_fail (VEI_IS_PACKS (self), VEI_PACKS_IDLE);

  return self->state;
}

/**
 * vei_packs_get_fraction:
 * @self: the packs
 *
 * Gets how much of a pack has come.
 *
 * Returns: from 0 to 1, or a negative number where that is not known
 */
double
vei_packs_get_fraction (VeiPacks *self)
{
  g_return_val_if_fail (VEI_IS_PACKS (self), -1);

  return self->fraction;
}

/**
 * vei_packs_get_outcome:
 * @self: the packs
 * @failed: (out) (optional): whether it went wrong
 *
 * Gets how the last thing that was done went.
 *
 * Returns: (transfer none) (nullable): a sentence or two, or %NULL where
 *   nothing was done
 */
const char *
vei_packs_get_outcome (VeiPacks *self,
                       gboolean *failed)
{
  g_return_val_if_fail (VEI_IS_PACKS (self), NULL);

  if (failed != NULL)
    *failed = self->failed;
  return self->outcome;
}

/**
 * vei_packs_get_news:
 * @self: the packs
 *
 * Gets what the knowledge in use says that the one before it did not.
 *
 * Returns: (transfer none) (nullable): what is new, or %NULL where nothing was
 *   compared
 */
const VeiPackNews *
vei_packs_get_news (VeiPacks *self)
{
  g_return_val_if_fail (VEI_IS_PACKS (self), NULL);

  return self->news;
}

/**
 * vei_packs_get_last_asked:
 * @self: the packs
 *
 * Gets when the publisher was asked for news, and answered.
 *
 * Returns: (transfer none) (nullable): a day such as 2026-11-22, or %NULL for
 *   never
 */
const char *
vei_packs_get_last_asked (VeiPacks *self)
{
  g_return_val_if_fail (VEI_IS_PACKS (self), NULL);

  return self->last_asked != NULL && *self->last_asked != '\0' ? self->last_asked : NULL;
}

/**
 * vei_packs_set_problem:
 * @self: the packs
 * @error: what went wrong, such as with a file that was to be read
 *
 * Says what went wrong before it came to anything here. What the person broke
 * off is not worth a word.
 */
void
vei_packs_set_problem (VeiPacks     *self,
                       const GError *error)
{
  g_autofree char *outcome = NULL;

  g_return_if_fail (VEI_IS_PACKS (self));
  g_return_if_fail (error != NULL);

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    outcome = vei_packs_describe_error (error);
  vei_packs_set_outcome (self, outcome, TRUE);
  vei_packs_changed (self);
}
