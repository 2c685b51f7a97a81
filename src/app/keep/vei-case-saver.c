/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "app/keep/vei-case-saver.h"

#include "core/vei-json.h"

/* How long after a change the case is saved, in milliseconds. */
#define QUIET_MS 900
/* How long a change may wait while others follow it, in milliseconds. */
#define LONGEST_MS 1800
/* How long after a failure it is tried again, in milliseconds. */
#define AGAIN_MS 10000

/**
 * VeiCaseSaver:
 *
 * Saves one case in the store whenever it changes.
 *
 * A change is on the disk within a second, and under steady change at least
 * every other second. Where it cannot be saved, the change waits and is tried
 * again. While the store is closed or locked, changes wait too. The session
 * owns it. Main thread only.
 *
 * |[<!-- language="C" -->
 * vei_case_saver_watch (saver, own_case, vei_case_store_get_own (store));
 * if (!vei_case_saver_flush (saver, &error))
 *   show (error->message);
 * ]|
 */
struct _VeiCaseSaver
{
  GObject       parent_instance;

  VeiCaseStore *store;
  VeiCase      *watched;
  gint64        id;             /* 0: not in the store yet */
  gulong        changed_handler;
  char         *saved_digest;   /* of what need not be saved again, or NULL */
  gboolean      dirty;
  guint         timer;
  gint64        oldest_change;  /* microseconds, of the changes not yet saved */
};

G_DEFINE_FINAL_TYPE (VeiCaseSaver, vei_case_saver, G_TYPE_OBJECT)

enum
{
  SIGNAL_SAVED,
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Tells a change from a mere touch, without keeping the text twice. */
static char *
dup_digest (VeiCase *of_case)
{
  g_autoptr (JsonNode) node = vei_case_to_node (of_case);
  g_autofree char *text = vei_json_to_line (node);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}

static gboolean
save_timeout_cb (gpointer data);

static void
wait_for (VeiCaseSaver *self,
          guint         milliseconds)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add (milliseconds, save_timeout_cb, self);
}

static gboolean
save_timeout_cb (gpointer data)
{
  VeiCaseSaver *self = data;
  g_autoptr (GError) error = NULL;

  g_assert (VEI_IS_CASE_SAVER (self));

  self->timer = 0;
  if (!vei_case_store_is_unlocked (self->store))
    return G_SOURCE_REMOVE;
  if (vei_case_saver_flush (self, &error))
    {
      g_signal_emit (self, signals[SIGNAL_SAVED], 0);
      return G_SOURCE_REMOVE;
    }
  wait_for (self, AGAIN_MS);
  g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
  return G_SOURCE_REMOVE;
}

static void
case_changed_cb (VeiCaseSaver *self)
{
  gint64 now = g_get_monotonic_time ();
  gint64 left;

  g_assert (VEI_IS_CASE_SAVER (self));

  if (!self->dirty)
    {
      self->dirty = TRUE;
      self->oldest_change = now;
    }
  left = LONGEST_MS - (now - self->oldest_change) / 1000;
  wait_for (self, (guint) CLAMP (left, 0, QUIET_MS));
}

static void
stop_watching (VeiCaseSaver *self)
{
  if (self->watched != NULL)
    g_clear_signal_handler (&self->changed_handler, self->watched);
  g_clear_object (&self->watched);
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_pointer (&self->saved_digest, g_free);
  self->dirty = FALSE;
  self->id = 0;
}

static void
vei_case_saver_dispose (GObject *object)
{
  VeiCaseSaver *self = VEI_CASE_SAVER (object);

  stop_watching (self);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (vei_case_saver_parent_class)->dispose (object);
}

static void
vei_case_saver_class_init (VeiCaseSaverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = vei_case_saver_dispose;

  /**
   * VeiCaseSaver::saved:
   *
   * Emitted after the case was saved by itself.
   */
  signals[SIGNAL_SAVED] =
    g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * VeiCaseSaver::failed:
   * @error: why, as a sentence in the user's language
   *
   * Emitted when the case could not be saved by itself. The change is kept,
   * and it is tried again.
   */
  signals[SIGNAL_FAILED] =
    g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
vei_case_saver_init (VeiCaseSaver *self)
{
}

/**
 * vei_case_saver_new:
 * @store: where the case is saved
 *
 * Creates a saver that watches nothing yet.
 *
 * Returns: (transfer full): the new saver
 */
VeiCaseSaver *
vei_case_saver_new (VeiCaseStore *store)
{
  VeiCaseSaver *self;

  g_return_val_if_fail (VEI_IS_CASE_STORE (store), NULL);

  self = g_object_new (VEI_TYPE_CASE_SAVER, NULL);
  self->store = g_object_ref (store);
  return self;
}

/**
 * vei_case_saver_watch:
 * @self: a saver
 * @watched: (nullable): the case to save from now on, or %NULL for none
 * @id: its id in the store; 0 where it is not there yet: it is then added with
 *   the first change
 *
 * Saves another case from now on. What has not been saved of the one before is
 * dropped: call vei_case_saver_flush() first.
 */
void
vei_case_saver_watch (VeiCaseSaver *self,
                      VeiCase      *watched,
                      gint64        id)
{
  g_return_if_fail (VEI_IS_CASE_SAVER (self));
  g_return_if_fail (watched == NULL || VEI_IS_CASE (watched));
  g_return_if_fail (id >= 0);

  if (watched != NULL)
    g_object_ref (watched);
  stop_watching (self);
  self->watched = watched;
  self->id = id;
  if (watched == NULL)
    return;
  self->saved_digest = dup_digest (watched);
  self->changed_handler =
    g_signal_connect_object (watched, "changed", G_CALLBACK (case_changed_cb), self,
                             G_CONNECT_SWAPPED);
}

/**
 * vei_case_saver_get_id:
 * @self: a saver
 *
 * Gets which case of the store is watched.
 *
 * Returns: its id, or 0 where it is not in the store yet
 */
gint64
vei_case_saver_get_id (VeiCaseSaver *self)
{
  g_return_val_if_fail (VEI_IS_CASE_SAVER (self), 0);

  return self->id;
}

/**
 * vei_case_saver_is_dirty:
 * @self: a saver
 *
 * Tells whether something has changed since the case was last saved.
 *
 * Returns: %TRUE if something waits to be saved
 */
gboolean
vei_case_saver_is_dirty (VeiCaseSaver *self)
{
  g_return_val_if_fail (VEI_IS_CASE_SAVER (self), FALSE);

  return self->dirty;
}

static gboolean
save (VeiCaseSaver  *self,
      GError       **error)
{
  VeiCaseFlags flags;

  if (self->id != 0)
    return vei_case_store_save (self->store, self->id, self->watched, error);
  flags = vei_case_store_get_own (self->store) == 0 ? VEI_CASE_OWN : 0;
  self->id = vei_case_store_add (self->store, self->watched, flags, error);
  return self->id != 0;
}

/**
 * vei_case_saver_flush:
 * @self: a saver
 * @error: return location for an error, or %NULL
 *
 * Saves at once what has changed since the case was last saved. On failure the
 * change goes into the next attempt.
 *
 * Fails as vei_case_store_save() does.
 *
 * Returns: whether everything is in the store now
 */
gboolean
vei_case_saver_flush (VeiCaseSaver  *self,
                      GError       **error)
{
  g_autofree char *digest = NULL;

  g_return_val_if_fail (VEI_IS_CASE_SAVER (self), FALSE);

  g_clear_handle_id (&self->timer, g_source_remove);
  if (!self->dirty)
    return TRUE;
  digest = dup_digest (self->watched);
  if (g_strcmp0 (digest, self->saved_digest) != 0)
    {
      /* A failed attempt begins a new wait, so that the next change tries again. */
      self->oldest_change = g_get_monotonic_time ();
      if (!save (self, error))
        return FALSE;
      g_free (self->saved_digest);
      self->saved_digest = g_steal_pointer (&digest);
    }
  self->dirty = FALSE;
  return TRUE;
}

/**
 * vei_case_saver_set_id:
 * @self: a saver that watches a case
 * @id: under which id it stands in the store, or 0 where it is not there yet
 *
 * Says where the case that is watched belongs, and that it waits to be saved
 * there.
 */
void
vei_case_saver_set_id (VeiCaseSaver *self,
                       gint64        id)
{
  g_return_if_fail (VEI_IS_CASE_SAVER (self));
  g_return_if_fail (self->watched != NULL);

  self->id = id;
  g_clear_pointer (&self->saved_digest, g_free);
  case_changed_cb (self);
}

/**
 * vei_case_saver_ensure:
 * @self: a saver that watches a case
 * @error: return location for an error, or %NULL
 *
 * Saves what has changed, and adds the case to the store where it is not there
 * yet, even if it is empty. Fails as vei_case_store_add() does.
 *
 * Returns: its id in the store, or 0
 */
gint64
vei_case_saver_ensure (VeiCaseSaver  *self,
                       GError       **error)
{
  g_return_val_if_fail (VEI_IS_CASE_SAVER (self), 0);
  g_return_val_if_fail (self->watched != NULL, 0);

  if (self->id == 0)
    vei_case_saver_set_id (self, 0);
  return vei_case_saver_flush (self, error) ? self->id : 0;
}
