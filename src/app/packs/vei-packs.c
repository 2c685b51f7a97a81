/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/packs/vei-packs.h"

#include <glib/gi18n.h>

#include "core/vei-date.h"
#include "update/vei-installed.h"
#include "update/vei-installer.h"
#include "update/vei-update.h"

#define KEY_WEEKLY     "packs-weekly"
#define KEY_LAST_ASKED "packs-last-asked"
#define DAYS_BETWEEN   7

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
struct _VeiPacks
{
  GObject        parent_instance;

  char          *folder;       /* where packs are installed */
  char          *directory;    /* a pack that was chosen at the start; NULL: none */
  GSettings     *settings;     /* NULL: nothing is remembered */

  VeiKnowledge  *knowledge;
  char          *damage;
  char          *previous;
  gboolean       installed;
  gboolean       can_go_back;
  VeiPublisher  *publisher;
  VeiKnowledge  *waiting;      /* installed unasked, and not in use yet */

  VeiPacksState  state;
  GCancellable  *cancellable;
  gboolean       quiet;        /* nobody asked for what is going on */
  double         fraction;     /* negative: not known */
  char          *outcome;
  gboolean       failed;
  VeiPackNews   *news;
  char          *last_asked;
  gboolean       weekly;
};

G_DEFINE_FINAL_TYPE (VeiPacks, vei_packs, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  SIGNAL_REPLACED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
changed (VeiPacks *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
set_outcome (VeiPacks   *self,
             const char *outcome,
             gboolean    failed)
{
  g_free (self->outcome);
  self->outcome = g_strdup (outcome);
  self->failed = failed;
}

/* ---- What is in use ---- */

static void
read_state (VeiPacks *self)
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

/* Takes over knowledge, and tells of it where it is not what was there. */
static void
take_knowledge (VeiPacks     *self,
                VeiKnowledge *knowledge)
{
  g_autoptr (VeiKnowledge) before = g_steal_pointer (&self->knowledge);

  self->knowledge = g_object_ref (knowledge);
  read_state (self);
  if (before == NULL ||
      g_str_equal (vei_knowledge_get_version (before), vei_knowledge_get_version (knowledge)))
    return;
  g_clear_pointer (&self->news, vei_pack_news_free);
  g_signal_emit (self, signals[SIGNAL_REPLACED], 0, before);
}

static gboolean
load_again (VeiPacks  *self,
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
  take_knowledge (self, knowledge);
  return TRUE;
}

/* ---- Object ---- */

static void
vei_packs_dispose (GObject *object)
{
  VeiPacks *self = VEI_PACKS (object);

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
  g_autoptr (VeiPack) pack = NULL;
  g_autoptr (VeiKnowledge) knowledge = NULL;

  g_return_val_if_fail (VEI_IS_PACKS (self), NULL);

  if (self->directory == NULL)
    return load_again (self, error) ? g_object_ref (self->knowledge) : NULL;
  pack = vei_pack_new_for_directory (self->directory);
  knowledge = vei_knowledge_new (pack, error);
  if (knowledge != NULL)
    take_knowledge (self, knowledge);
  return g_steal_pointer (&knowledge);
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
  set_outcome (self, outcome, TRUE);
  changed (self);
}

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
  changed (self);
}

/* Tells how it went, and gives it back. */
static gboolean
finish (VeiPacks   *self,
        gboolean    done,
        GError     *error,
        const char *outcome)
{
  read_state (self);
  if (done)
    {
      set_outcome (self, outcome, FALSE);
      changed (self);
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
         (self->directory != NULL || load_again (self, &error));
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
  set_outcome (self, outcome, FALSE);
  if (self->directory == NULL)
    take_knowledge (self, knowledge);
  else
    read_state (self);
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
    set_outcome (self, _("There is nothing new. You have the newest knowledge of this publisher."),
                 FALSE);
  else if (self->quiet && error->domain == VEI_UPDATE_ERROR &&
           error->code == VEI_UPDATE_ERROR_NETWORK)
    /* Nobody asked, and the machine may just be without a network. */
    set_outcome (self, NULL, FALSE);
  else
    {
      vei_packs_set_problem (self, error);
      return;
    }
  changed (self);
}

static void
progress_cb (guint64  received,
             guint64  total,
             gpointer user_data)
{
  VeiPacks *self = user_data;

  g_assert (VEI_IS_PACKS (self));

  self->fraction = total > 0 ? MIN ((double) received / (double) total, 1) : -1;
  changed (self);
}

static void
start_update (VeiPacks *self,
              gboolean  quiet)
{
  const VeiUpdateOptions options = { .progress = progress_cb, .progress_data = self };

  self->state = VEI_PACKS_ASKING;
  self->quiet = quiet;
  self->cancellable = g_cancellable_new ();
  set_outcome (self, NULL, FALSE);
  changed (self);
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
  changed (self);
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
  changed (self);
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
         (self->directory != NULL || load_again (self, &error));
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
  set_outcome (self, outcome, TRUE);
  changed (self);
}

static void
compared_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (VeiPacks) self = user_data;

  g_assert (VEI_IS_PACKS (self));

  g_clear_pointer (&self->news, vei_pack_news_free);
  /* Both packs were read before; what cannot be compared is shown without its news. */
  self->news = vei_pack_news_compare_finish (result, NULL);
  self->state = VEI_PACKS_IDLE;
  g_clear_object (&self->cancellable);
  changed (self);
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
  changed (self);
}
