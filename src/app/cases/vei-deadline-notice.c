/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/cases/vei-deadline-notice.h"

#include <glib/gi18n.h>

#include "app/cases/vei-deadline-model.h"
#include "core/vei-date.h"

#define NOTICE_ID "deadline"
#define LAST_KEY  "deadlines-last-looked"

/**
 * VeiDeadlineNotice:
 *
 * Says once a day, as soon as the cases are unlocked, that a deadline is near.
 * A notification is seen by others and kept by the desktop: it says nothing of
 * any person, of health, or of how many there are.
 *
 * What is remembered is the day on which somebody looked, whether or not a
 * deadline was near: the settings are not sealed.
 */
struct _VeiDeadlineNotice
{
  GObject       parent_instance;

  GApplication *application;   /* not owned: it owns this */
  VeiSession   *session;
  GSettings    *settings;      /* or NULL */
  GDate         looked_on;
};

G_DEFINE_FINAL_TYPE (VeiDeadlineNotice, vei_deadline_notice, G_TYPE_OBJECT)

static gboolean
has_looked_today (VeiDeadlineNotice *self,
                  const GDate       *today)
{
  g_autofree char *kept = NULL;
  GDate date;

  if (g_date_valid (&self->looked_on) && g_date_compare (&self->looked_on, today) == 0)
    return TRUE;
  if (self->settings == NULL)
    return FALSE;
  kept = g_settings_get_string (self->settings, LAST_KEY);
  return vei_date_parse (kept, &date) && g_date_compare (&date, today) == 0;
}

static void
remember (VeiDeadlineNotice *self,
          const GDate       *today)
{
  g_autofree char *day = vei_date_to_iso (today);

  self->looked_on = *today;
  if (self->settings != NULL)
    g_settings_set_string (self->settings, LAST_KEY, day);
}

static void
send_notice (VeiDeadlineNotice *self)
{
  g_autoptr(GNotification) notice = g_notification_new (_("A deadline is near"));

  g_notification_set_body (notice, _("Open Utstyrsveiviser to see by when to send."));
  g_notification_set_default_action (notice, "app.show-deadlines");
  g_application_send_notification (self->application, NOTICE_ID, notice);
}

static void
store_changed_cb (VeiDeadlineNotice *self)
{
  VeiCaseStore *store = vei_session_get_store (self->session);
  g_autoptr(VeiDeadlineModel) model = NULL;
  const GDate *today;

  g_assert (VEI_IS_DEADLINE_NOTICE (self));

  if (store == NULL || !vei_case_store_is_unlocked (store))
    return;
  today = vei_session_get_as_of (self->session);
  if (has_looked_today (self, today))
    return;
  remember (self, today);
  model = vei_deadline_model_new ();
  vei_deadline_model_fill (model, store, today, FALSE);
  if (vei_deadline_model_get_n_near (model) > 0)
    send_notice (self);
}

static void
vei_deadline_notice_dispose (GObject *object)
{
  VeiDeadlineNotice *self = VEI_DEADLINE_NOTICE (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (vei_deadline_notice_parent_class)->dispose (object);
}

static void
vei_deadline_notice_class_init (VeiDeadlineNoticeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vei_deadline_notice_dispose;
}

static void
vei_deadline_notice_init (VeiDeadlineNotice *self)
{
  g_date_clear (&self->looked_on, 1);
}

/**
 * vei_deadline_notice_new:
 * @application: the application, which must own the notice; it has the action
 *   `app.show-deadlines`
 * @session: the session
 * @settings: (nullable): where the day is remembered; %NULL for nowhere
 *
 * Watches a session, and says that a deadline is near.
 *
 * Returns: (transfer full): the notice
 */
VeiDeadlineNotice *
vei_deadline_notice_new (GApplication *application,
                         VeiSession   *session,
                         GSettings    *settings)
{
  VeiDeadlineNotice *self;

  g_return_val_if_fail (G_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (VEI_IS_SESSION (session), NULL);
  g_return_val_if_fail (settings == NULL || G_IS_SETTINGS (settings), NULL);

  self = g_object_new (VEI_TYPE_DEADLINE_NOTICE, NULL);
  self->application = application;
  self->session = g_object_ref (session);
  g_set_object (&self->settings, settings);
  g_signal_connect_object (session, "store-changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  store_changed_cb (self);
  return self;
}
