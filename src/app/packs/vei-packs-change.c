/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/packs/vei-packs-private.h"

#include <glib/gi18n.h>

#include "core/vei-date.h"
#include "update/vei-installer.h"
#include "update/vei-update.h"

#define KEY_WEEKLY     "packs-weekly"
#define KEY_LAST_ASKED "packs-last-asked"
#define DAYS_BETWEEN   7

/* ---- Whom to trust ---- */

/**
 * vei_packs_get_weekly:
 * @self: the packs
 *
 * Tells whether the publisher is asked once a week.
 *
 * Returns: whether it is
 */
gboolean
vei_packs_get_weekly (VeiPacks *self)
{
  g_return_val_if_fail (VEI_IS_PACKS (self), FALSE);

  return self->weekly;
}

/**
 * vei_packs_set_weekly:
 * @self: the packs
 * @weekly: whether to ask once a week
 *
 * Sets whether the publisher is asked for news once a week, when the program
 * starts.
 */
void
vei_packs_set_weekly (VeiPacks *self,
                      gboolean  weekly)
{
  g_return_if_fail (VEI_IS_PACKS (self));

  if (self->weekly == weekly)
    return;
  self->weekly = weekly;
  if (self->settings != NULL)
    g_settings_set_boolean (self->settings, KEY_WEEKLY, weekly);
  vei_packs_changed (self);
}

/* Tells how it went, and gives it back. */
static gboolean
finish (VeiPacks   *self,
        gboolean    done,
        GError     *error,
        const char *outcome)
{
  vei_packs_read_state (self);
  if (done)
    {
      vei_packs_set_outcome (self, outcome, FALSE);
      vei_packs_changed (self);
    }
  else
    {
      vei_packs_set_problem (self, error);
    }
  return done;
}

/**
 * vei_packs_trust:
 * @self: the packs
 * @publisher: a card, whose fingerprint the person has compared
 *
 * Trusts a publisher. How that went is told by vei_packs_get_outcome().
 *
 * Returns: whether the publisher is trusted now
 */
gboolean
vei_packs_trust (VeiPacks           *self,
                 const VeiPublisher *publisher)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *outcome = NULL;
  gboolean done;

  g_return_val_if_fail (VEI_IS_PACKS (self), FALSE);
  g_return_val_if_fail (publisher != NULL, FALSE);

  done = vei_installer_set_publisher (self->folder, publisher, &error);
  /* Translators: %s is the name of a publisher */
  outcome = g_strdup_printf (_("You trust “%s” now. Nothing has been fetched yet."), publisher->name);
  return finish (self, done, error, outcome);
}

/**
 * vei_packs_trust_nobody:
 * @self: the packs
 *
 * Removes the publisher, and all that it published: the knowledge that came
 * with the program is used again.
 *
 * Returns: whether it was done
 */
gboolean
vei_packs_trust_nobody (VeiPacks *self)
{
  g_autoptr (GError) error = NULL;
  gboolean done;

  g_return_val_if_fail (VEI_IS_PACKS (self), FALSE);

  vei_packs_cancel (self);
  vei_packs_set_weekly (self, FALSE);
  done = vei_installer_remove_publisher (self->folder, &error) &&
         (self->directory != NULL || vei_packs_load_again (self, &error));
  return finish (self, done, error,
                 _("The publisher is removed. The knowledge that came with the program is used."));
}

/* ---- Other knowledge ---- */

static void
remember_asked (VeiPacks *self)
{
  GDate today;

  vei_date_set_today (&today);
  g_free (self->last_asked);
  self->last_asked = vei_date_to_iso (&today);
  if (self->settings != NULL)
    g_settings_set_string (self->settings, KEY_LAST_ASKED, self->last_asked);
}

static void
use_new (VeiPacks     *self,
         VeiKnowledge *knowledge)
{
  /* Translators: %s is a version such as 2026.12.1 */
  g_autofree char *outcome = g_strdup_printf (_("Version %s is installed and in use."),
                                              vei_knowledge_get_version (knowledge));

  g_clear_pointer (&self->damage, g_free);
  g_clear_object (&self->waiting);
  vei_packs_set_outcome (self, outcome, FALSE);
  if (self->directory == NULL)
    vei_packs_take_knowledge (self, knowledge);
  else
    vei_packs_read_state (self);
}

static void
updated_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (VeiPacks) self = user_data;
  g_autoptr (VeiKnowledge) knowledge = NULL;
  g_autoptr (GError) error = NULL;
  gboolean answered = vei_update_finish (result, &knowledge, &error);

  g_assert (VEI_IS_PACKS (self));

  self->state = VEI_PACKS_IDLE;
  self->fraction = -1;
  g_clear_object (&self->cancellable);
  if (answered)
    remember_asked (self);
  if (knowledge != NULL && self->quiet)
    /* Nobody's screen is changed under their hands. */
    g_set_object (&self->waiting, knowledge);
  else if (knowledge != NULL)
    use_new (self, knowledge);
  else if (answered)
    vei_packs_set_outcome (self, _("There is nothing new. You have the newest knowledge of this publisher."),
                 FALSE);
  else if (self->quiet && error->domain == VEI_UPDATE_ERROR &&
           error->code == VEI_UPDATE_ERROR_NETWORK)
    /* Nobody asked, and the machine may just be without a network. */
    vei_packs_set_outcome (self, NULL, FALSE);
  else
    {
      vei_packs_set_problem (self, error);
      return;
    }
  vei_packs_changed (self);
}

static void
progress_cb (guint64  received,
             guint64  total,
             gpointer user_data)
{
  VeiPacks *self = user_data;

  g_assert (VEI_IS_PACKS (self));

  self->fraction = total > 0 ? MIN ((double) received / (double) total, 1) : -1;
  vei_packs_changed (self);
}

static void
start_update (VeiPacks *self,
              gboolean  quiet)
{
  const VeiUpdateOptions options = { .progress = progress_cb, .progress_data = self };

  self->state = VEI_PACKS_ASKING;
  self->quiet = quiet;
  self->cancellable = g_cancellable_new ();
  vei_packs_set_outcome (self, NULL, FALSE);
  vei_packs_changed (self);
  vei_update_async (self->folder, &options, self->cancellable, updated_cb, g_object_ref (self));
}

/**
 * vei_packs_update:
 * @self: the packs
 *
 * Asks the trusted publisher for newer knowledge, and installs it. Does
 * nothing while something else is going on.
 */
void
vei_packs_update (VeiPacks *self)
{
  g_return_if_fail (VEI_IS_PACKS (self));

  if (self->state == VEI_PACKS_IDLE)
    start_update (self, FALSE);
}

static gboolean
is_week_ago (const char *day)
{
  GDate asked, today;

  vei_date_set_today (&today);
  return day == NULL || !vei_date_parse (day, &asked) ||
         g_date_days_between (&asked, &today) >= DAYS_BETWEEN ||
         g_date_compare (&asked, &today) > 0;
}

/**
 * vei_packs_update_weekly:
 * @self: the packs
 *
 * Asks the publisher, where the person wants that to be done by itself, and a
 * week has gone since it was last done. To be called once the window is there.
 */
void
vei_packs_update_weekly (VeiPacks *self)
{
  g_return_if_fail (VEI_IS_PACKS (self));

  if (self->weekly && self->directory == NULL && self->publisher != NULL &&
      self->state == VEI_PACKS_IDLE && is_week_ago (vei_packs_get_last_asked (self)))
    start_update (self, TRUE);
}

/**
 * vei_packs_get_waiting:
 * @self: the packs
 *
 * Gets the version of knowledge that has come by itself, and that
 * vei_packs_use_waiting() takes into use.
 *
 * Returns: (transfer none) (nullable): a version, or %NULL for none
 */
const char *
vei_packs_get_waiting (VeiPacks *self)
{
  g_return_val_if_fail (VEI_IS_PACKS (self), NULL);

  return self->waiting != NULL ? vei_knowledge_get_version (self->waiting) : NULL;
}

/**
 * vei_packs_use_waiting:
 * @self: the packs
 *
 * Takes into use what has come by itself.
 */
void
vei_packs_use_waiting (VeiPacks *self)
{
  g_autoptr (VeiKnowledge) waiting = NULL;

  g_return_if_fail (VEI_IS_PACKS (self));

  if (self->waiting == NULL)
    return;
  waiting = g_object_ref (self->waiting);
  use_new (self, waiting);
  vei_packs_changed (self);
}

/**
 * vei_packs_cancel:
 * @self: the packs
 *
 * Breaks off what is going on. What was in use before stays in use.
 */
void
vei_packs_cancel (VeiPacks *self)
{
  g_return_if_fail (VEI_IS_PACKS (self));

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

/**
 * vei_packs_install:
 * @self: the packs
 * @archive: what stands in a `.veipack` file
 * @signature: what stands in its `.minisig` file
 *
 * Installs a pack that came as a file. How that went is told by
 * vei_packs_get_outcome().
 *
 * Returns: whether it is in use now
 */
gboolean
vei_packs_install (VeiPacks *self,
                   GBytes   *archive,
                   GBytes   *signature)
{
  g_autoptr (VeiKnowledge) knowledge = NULL;
  g_autoptr (GError) error = NULL;
  GDate today;

  g_return_val_if_fail (VEI_IS_PACKS (self), FALSE);
  g_return_val_if_fail (archive != NULL && signature != NULL, FALSE);

  vei_date_set_today (&today);
  knowledge = vei_installer_install (self->folder, archive, signature, &today, &error);
  if (knowledge == NULL)
    return finish (self, FALSE, error, NULL);
  use_new (self, knowledge);
  vei_packs_changed (self);
  return TRUE;
}

/**
 * vei_packs_go_back:
 * @self: the packs
 *
 * Goes back to the knowledge that was in use before. How that went is told by
 * vei_packs_get_outcome().
 *
 * Returns: whether it was done
 */
gboolean
vei_packs_go_back (VeiPacks *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *outcome = NULL;
  gboolean done;

  g_return_val_if_fail (VEI_IS_PACKS (self), FALSE);

  done = vei_installer_roll_back (self->folder, &error) &&
         (self->directory != NULL || vei_packs_load_again (self, &error));
  if (done)
    /* Translators: %s is a version such as 2026.12.1 */
    outcome = g_strdup_printf (_("You are back to version %s."),
                               vei_knowledge_get_version (self->knowledge));
  return finish (self, done, error, outcome);
}

/**
 * vei_packs_refuse:
 * @self: the packs
 * @error: why the knowledge in use cannot be used here
 *
 * Goes back, because the knowledge does not fit what the person has written:
 * what has been written comes first.
 */
void
vei_packs_refuse (VeiPacks     *self,
                  const GError *error)
{
  g_autofree char *version = NULL;
  g_autofree char *why = NULL;
  g_autofree char *outcome = NULL;

  g_return_if_fail (VEI_IS_PACKS (self));
  g_return_if_fail (error != NULL);

  version = g_strdup (vei_knowledge_get_version (self->knowledge));
  if (!vei_packs_go_back (self))
    return;
  why = vei_packs_describe_error (error);
  /* Translators: a version such as 2026.12.1, and a sentence with the reason */
  outcome = g_strdup_printf (_("Version %s cannot read what you have written, so it is not used. %s Tell the "
                               "publisher."), version, why);
  vei_packs_set_outcome (self, outcome, TRUE);
  vei_packs_changed (self);
}

static void
compared_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (VeiPacks) self = user_data;
  VeiPackNews *news = vei_pack_news_compare_finish (result, NULL);

  g_assert (VEI_IS_PACKS (self));

  /* Another comparison may have begun since. */
  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    {
      vei_pack_news_free (news);
      return;
    }
  /* Both packs were read before; what cannot be compared is shown without its news. */
  g_clear_pointer (&self->news, vei_pack_news_free);
  self->news = news;
  self->state = VEI_PACKS_IDLE;
  g_clear_object (&self->cancellable);
  vei_packs_changed (self);
}

/**
 * vei_packs_compare:
 * @self: the packs
 * @before: what was known before
 * @language: the language of the words
 *
 * Finds out what the knowledge in use says that @before did not, for
 * vei_packs_get_news().
 */
void
vei_packs_compare (VeiPacks     *self,
                   VeiKnowledge *before,
                   VeiLanguage   language)
{
  g_return_if_fail (VEI_IS_PACKS (self));
  g_return_if_fail (VEI_IS_KNOWLEDGE (before));

  vei_packs_cancel (self);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->state = VEI_PACKS_COMPARING;
  vei_pack_news_compare_async (before, self->knowledge, language, self->cancellable, compared_cb,
                               g_object_ref (self));
  vei_packs_changed (self);
}
