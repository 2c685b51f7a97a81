/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "app/keep/vei-keep-gate.h"

#include "app/keep/vei-keep-page.h"

/**
 * VeiKeepGate:
 *
 * Stands between a window and what cannot be done before the person has said
 * how to keep what they write, or has unlocked it. When that is done, the
 * window goes on to where the person was going.
 *
 * The window has the actions `win.show-keep`, `win.go-home`, `win.back` and
 * `win.lock`, and owns the gate.
 */
struct _VeiKeepGate
{
  GObject       parent_instance;

  GtkWidget    *window;         /* owns the gate */
  VeiSession   *session;
  VeiKeeper    *keeper;
  VeiKeepState  last_state;
  gboolean      told;           /* the page came up by itself */
  gboolean      shown;
  char         *action;         /* what the person wanted, or NULL */
  GVariant     *target;
};

G_DEFINE_FINAL_TYPE (VeiKeepGate, vei_keep_gate, G_TYPE_OBJECT)

static void
wish_for (VeiKeepGate *self,
          const char  *action,
          GVariant    *target)
{
  g_free (self->action);
  self->action = g_strdup (action);
  g_clear_pointer (&self->target, g_variant_unref);
  self->target = target != NULL ? g_variant_ref_sink (target) : NULL;
}

static void
go_on (VeiKeepGate *self)
{
  g_autofree char *action = g_steal_pointer (&self->action);
  g_autoptr (GVariant) target = g_steal_pointer (&self->target);

  gtk_widget_activate_action_variant (self->window, action != NULL ? action : "win.go-home",
                                      target);
}

/* Whether there is something that the person has to see, without having asked
 * for anything. */
static gboolean
must_tell (VeiKeepGate  *self,
           VeiKeepState  state)
{
  VeiCaseStore *store = vei_keeper_get_store (self->keeper);

  if (vei_keeper_get_notice (self->keeper) != NULL)
    return TRUE;
  if (state == VEI_KEEP_LOCKED)
    return self->last_state == VEI_KEEP_OPEN;
  return state == VEI_KEEP_FAILED ||
         (state == VEI_KEEP_OPEN && vei_case_store_get_damage (store) != NULL);
}

static void
keeper_changed_cb (VeiKeepGate *self)
{
  VeiKeepState state = vei_session_get_keep_state (self->session);
  gboolean tell = must_tell (self, state);
  gboolean was_told = self->told;

  g_assert (VEI_IS_KEEP_GATE (self));

  gtk_widget_action_set_enabled (self->window, "win.lock", state == VEI_KEEP_OPEN);
  if (tell && !self->shown && (!self->told || state != self->last_state))
    {
      self->last_state = state;
      self->told = TRUE;
      gtk_widget_activate_action (self->window, "win.show-keep", NULL);
      return;
    }
  self->last_state = state;
  self->told = tell;
  if (!self->shown || tell)
    return;
  /* Whoever was only told something is not asked how to keep things yet. */
  if (!vei_keep_page_has_to_ask (self->session, self->keeper) ||
      (was_told && self->action == NULL && state == VEI_KEEP_UNDECIDED))
    go_on (self);
}

/* Something was written before anybody asked, as on the page of a unit. */
static void
session_changed_cb (VeiKeepGate *self)
{
  VeiKeepState state = vei_session_get_keep_state (self->session);

  g_assert (VEI_IS_KEEP_GATE (self));

  if (self->shown || !vei_session_has_unsaved (self->session) ||
      (state != VEI_KEEP_UNDECIDED && state != VEI_KEEP_LOCKED))
    return;
  wish_for (self, "win.back", NULL);
  gtk_widget_activate_action (self->window, "win.show-keep", NULL);
}

static gboolean
event_cb (VeiKeepGate *self)
{
  g_assert (VEI_IS_KEEP_GATE (self));

  vei_keeper_note_activity (self->keeper);
  return GDK_EVENT_PROPAGATE;
}

static void
vei_keep_gate_dispose (GObject *object)
{
  VeiKeepGate *self = VEI_KEEP_GATE (object);

  g_clear_object (&self->session);
  g_clear_object (&self->keeper);

  G_OBJECT_CLASS (vei_keep_gate_parent_class)->dispose (object);
}

static void
vei_keep_gate_finalize (GObject *object)
{
  VeiKeepGate *self = VEI_KEEP_GATE (object);

  g_free (self->action);
  g_clear_pointer (&self->target, g_variant_unref);

  G_OBJECT_CLASS (vei_keep_gate_parent_class)->finalize (object);
}

static void
vei_keep_gate_class_init (VeiKeepGateClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vei_keep_gate_dispose;
  G_OBJECT_CLASS (klass)->finalize = vei_keep_gate_finalize;
}

static void
vei_keep_gate_init (VeiKeepGate *self)
{
}

/**
 * vei_keep_gate_new:
 * @window: the window, which owns the gate
 * @session: the session
 * @keeper: its keeper
 *
 * Creates the gate of a window.
 *
 * Returns: (transfer full): the gate
 */
VeiKeepGate *
vei_keep_gate_new (GtkWidget  *window,
                   VeiSession *session,
                   VeiKeeper  *keeper)
{
  GtkEventController *events;
  VeiKeepGate *self;

  g_return_val_if_fail (GTK_IS_WIDGET (window), NULL);
  g_return_val_if_fail (VEI_IS_SESSION (session), NULL);
  g_return_val_if_fail (VEI_IS_KEEPER (keeper), NULL);

  self = g_object_new (VEI_TYPE_KEEP_GATE, NULL);
  self->window = window;
  self->session = g_object_ref (session);
  self->keeper = g_object_ref (keeper);
  self->last_state = vei_session_get_keep_state (session);
  g_signal_connect_object (keeper, "changed", G_CALLBACK (keeper_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_action_set_enabled (window, "win.lock", self->last_state == VEI_KEEP_OPEN);

  events = gtk_event_controller_legacy_new ();
  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect_object (events, "event", G_CALLBACK (event_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (window, events);
  return self;
}

/**
 * vei_keep_gate_stops:
 * @self: a gate
 * @action: what the person wants to do
 * @target: (nullable): the parameter of the action
 *
 * Looks whether something must be decided first. Then that is shown, and the
 * action follows when it is decided.
 *
 * Returns: %TRUE if the action must not be done now
 */
gboolean
vei_keep_gate_stops (VeiKeepGate *self,
                     const char  *action,
                     GVariant    *target)
{
  g_return_val_if_fail (VEI_IS_KEEP_GATE (self), FALSE);
  g_return_val_if_fail (action != NULL, FALSE);

  if (vei_session_get_keep_state (self->session) == VEI_KEEP_UNKNOWN)
    vei_keeper_begin (self->keeper);
  if (!vei_keep_page_has_to_ask (self->session, self->keeper))
    return FALSE;
  wish_for (self, action, target);
  gtk_widget_activate_action (self->window, "win.show-keep", NULL);
  return TRUE;
}

/**
 * vei_keep_gate_set_shown:
 * @self: a gate
 * @shown: whether the window shows what is to be decided
 *
 * Says where the person is. Whoever goes elsewhere wants what was wanted no
 * longer.
 */
void
vei_keep_gate_set_shown (VeiKeepGate *self,
                         gboolean     shown)
{
  g_return_if_fail (VEI_IS_KEEP_GATE (self));

  if (self->shown && !shown)
    wish_for (self, NULL, NULL);
  self->shown = shown;
}
