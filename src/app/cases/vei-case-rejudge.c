/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/cases/vei-case-rejudge.h"

#include "store/vei-rejudge.h"

/* Only what takes longer than this is worth a word on the screen. */
#define SLOW_MS 400

/**
 * VeiCaseRejudge:
 *
 * Judges the open cases again in the background, once after they have been
 * unlocked, so that whoever opens the list sees what the knowledge of today
 * says. A copy of the cases may come from a backup, or the knowledge from a
 * newer pack: each time is therefore as good as the first.
 *
 * [signal@CaseRejudge::changed] is emitted as it goes on and when it is over.
 */
struct _VeiCaseRejudge
{
  GObject       parent_instance;

  VeiSession   *session;
  VeiCaseStore *store;         /* what was judged since it was unlocked, or NULL */
  GCancellable *cancellable;   /* while it runs */
  double        fraction;
  gboolean      slow;
  gboolean      stale;         /* a case changed meanwhile */
  guint         slow_source;
};

G_DEFINE_FINAL_TYPE (VeiCaseRejudge, vei_case_rejudge, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
forget_store (VeiCaseRejudge *self)
{
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
}

static void
vei_case_rejudge_dispose (GObject *object)
{
  VeiCaseRejudge *self = VEI_CASE_REJUDGE (object);

  g_clear_handle_id (&self->slow_source, g_source_remove);
  forget_store (self);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (vei_case_rejudge_parent_class)->dispose (object);
}

static void
vei_case_rejudge_class_init (VeiCaseRejudgeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vei_case_rejudge_dispose;

  /**
   * VeiCaseRejudge::changed:
   *
   * Emitted when it has begun, gone on or ended.
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
vei_case_rejudge_init (VeiCaseRejudge *self)
{
}

static void run (VeiCaseRejudge *self);

static void
progress_cb (guint    n_done,
             guint    n_all,
             gpointer data)
{
  VeiCaseRejudge *self = data;

  self->fraction = n_all > 0 ? (double) n_done / n_all : 1;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static gboolean
slow_cb (gpointer data)
{
  VeiCaseRejudge *self = data;

  self->slow_source = 0;
  self->slow = TRUE;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static void
judged_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (VeiCaseRejudge) self = data;
  VeiCaseStore *store = VEI_CASE_STORE (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (VeiRejudgements) found = vei_rejudge_finish (store, result, &error);
  gboolean again = self->stale && found != NULL;

  g_clear_handle_id (&self->slow_source, g_source_remove);
  g_clear_object (&self->cancellable);
  self->slow = FALSE;
  /* What has been locked meanwhile, or cannot be written, stays as it is. */
  if (found != NULL && !again && self->store == store && vei_session_can_keep (self->session)
      && vei_rejudgements_get_n (found) > 0
      && !vei_rejudgements_apply (found, store, &error))
    vei_session_set_save_error (self->session, error->message);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  if (self->store == NULL)
    vei_case_rejudge_start (self);
  else if (again && vei_case_store_is_unlocked (self->store))
    run (self);
}

static void
run (VeiCaseRejudge *self)
{
  self->stale = FALSE;
  self->fraction = 0;
  self->cancellable = g_cancellable_new ();
  self->slow_source = g_timeout_add (SLOW_MS, slow_cb, self);
  vei_rejudge_async (self->store, vei_session_get_knowledge (self->session), NULL,
                     progress_cb, self, self->cancellable, judged_cb, g_object_ref (self));
}

static void
store_changed_cb (VeiCaseRejudge *self)
{
  g_assert (VEI_IS_CASE_REJUDGE (self));

  self->stale = TRUE;
}

static void
store_locked_cb (VeiCaseRejudge *self)
{
  g_assert (VEI_IS_CASE_REJUDGE (self));

  vei_case_rejudge_cancel (self);
  forget_store (self);
}

/**
 * vei_case_rejudge_new:
 * @session: the session
 *
 * Prepares to judge cases again.
 *
 * Returns: (transfer full): a new object
 */
VeiCaseRejudge *
vei_case_rejudge_new (VeiSession *session)
{
  VeiCaseRejudge *self = g_object_new (VEI_TYPE_CASE_REJUDGE, NULL);

  self->session = g_object_ref (session);
  return self;
}

/**
 * vei_case_rejudge_start:
 * @self: it
 *
 * Begins, unless it has been done since the cases were unlocked.
 */
void
vei_case_rejudge_start (VeiCaseRejudge *self)
{
  VeiCaseStore *store;

  g_return_if_fail (VEI_IS_CASE_REJUDGE (self));

  store = vei_session_get_store (self->session);
  if (store == NULL || !vei_session_can_keep (self->session) || store == self->store)
    return;
  if (self->cancellable != NULL)
    return;
  forget_store (self);
  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "locked", G_CALLBACK (store_locked_cb), self,
                           G_CONNECT_SWAPPED);
  run (self);
}

/**
 * vei_case_rejudge_cancel:
 * @self: it
 *
 * Stops. What was found so far is dropped; the list stays as it is.
 */
void
vei_case_rejudge_cancel (VeiCaseRejudge *self)
{
  g_return_if_fail (VEI_IS_CASE_REJUDGE (self));

  g_cancellable_cancel (self->cancellable);
}

/**
 * vei_case_rejudge_is_running:
 * @self: it
 *
 * Tells whether it is at work.
 *
 * Returns: %TRUE until it is over
 */
gboolean
vei_case_rejudge_is_running (VeiCaseRejudge *self)
{
  g_return_val_if_fail (VEI_IS_CASE_REJUDGE (self), FALSE);

  return self->cancellable != NULL;
}

/**
 * vei_case_rejudge_is_slow:
 * @self: it
 *
 * Tells whether it takes so long that the person should know.
 *
 * Returns: %TRUE if its progress is to be shown
 */
gboolean
vei_case_rejudge_is_slow (VeiCaseRejudge *self)
{
  g_return_val_if_fail (VEI_IS_CASE_REJUDGE (self), FALSE);

  return self->slow;
}

/**
 * vei_case_rejudge_get_fraction:
 * @self: it
 *
 * Gets how far it has come.
 *
 * Returns: 0 to 1
 */
double
vei_case_rejudge_get_fraction (VeiCaseRejudge *self)
{
  g_return_val_if_fail (VEI_IS_CASE_REJUDGE (self), 0);

  return self->fraction;
}
