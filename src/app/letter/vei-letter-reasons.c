/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/letter/vei-letter-reasons.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/letter/vei-events-row.h"
#include "app/letter/vei-text-row.h"
#include "app/widgets/vei-ui.h"
#include "letter/vei-letter-own-words.h"

/* The rows of a reason, or of something else to say in one's own words. */
typedef struct
{
  const VeiQuestion *question;
  GtkSwitch         *on;         /* NULL: no reason */
  VeiTextRow        *own_words;
  VeiEventsRow      *events;     /* NULL: no reason */
} Reason;

/*
 * VeiLetterReasons:
 *
 * The reasons that a letter can give, each with a switch and with room for
 * the person's own words and the days when it happened; and below them room
 * for own words on whatever else the letter has a place for.
 *
 * The rows are made anew only when the reasons are other ones, so that
 * nothing happens to a field while somebody types in it.
 */
struct _VeiLetterReasons
{
  GtkWidget            parent_instance;

  VeiSession          *session;
  const VeiLetterKind *kind;
  guint64              shown;          /* reasons */
  guint64              shown_words;    /* questions with own words only */
  GArray              *reasons;
  gboolean             syncing;

  /* template */
  AdwPreferencesGroup *group;
  AdwPreferencesGroup *words_group;
};

G_DEFINE_FINAL_TYPE (VeiLetterReasons, vei_letter_reasons, GTK_TYPE_WIDGET)

static Reason *
find_reason (VeiLetterReasons *self,
             gpointer          control)
{
  guint i;

  for (i = 0; i < self->reasons->len; i++)
    {
      Reason *reason = &g_array_index (self->reasons, Reason, i);

      if (control == reason->on || control == reason->own_words)
        return reason;
    }

  g_assert_not_reached ();
}

static void
switch_changed_cb (VeiLetterReasons *self,
                   GParamSpec       *pspec,
                   GtkSwitch        *on)
{
  Reason *reason;

  g_assert (VEI_IS_LETTER_REASONS (self));

  if (self->syncing)
    return;

  reason = find_reason (self, on);
  gtk_widget_set_visible (GTK_WIDGET (reason->own_words), gtk_switch_get_active (on));
  gtk_widget_set_visible (GTK_WIDGET (reason->events), gtk_switch_get_active (on));
  vei_letter_reason_set_on (vei_session_get_case (self->session), self->kind->id,
                            reason->question->id, gtk_switch_get_active (on));
}

static void
own_words_changed_cb (VeiLetterReasons *self,
                      VeiTextRow       *own_words)
{
  g_autofree char *text = NULL;

  g_assert (VEI_IS_LETTER_REASONS (self));

  text = vei_text_row_dup_text (own_words);
  vei_case_set_own_words (vei_session_get_case (self->session),
                          find_reason (self, own_words)->question->id, text);
}

static void
remove_rows (VeiLetterReasons *self)
{
  guint i;

  for (i = 0; i < self->reasons->len; i++)
    {
      Reason *reason = &g_array_index (self->reasons, Reason, i);
      GtkWidget *row;

      if (reason->on == NULL)
        {
          adw_preferences_group_remove (self->words_group, GTK_WIDGET (reason->own_words));
          continue;
        }
      row = gtk_widget_get_ancestor (GTK_WIDGET (reason->on), ADW_TYPE_ACTION_ROW);
      adw_preferences_group_remove (self->group, row);
      adw_preferences_group_remove (self->group, GTK_WIDGET (reason->own_words));
      adw_preferences_group_remove (self->group, GTK_WIDGET (reason->events));
    }

  g_array_set_size (self->reasons, 0);
}

static GtkWidget *
create_own_words (VeiLetterReasons *self,
                  const char       *title,
                  const char       *name)
{
  GtkWidget *own_words = vei_text_row_new ();
  g_autofree char *own_words_name = NULL;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (own_words), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (own_words), title);
  /* Translators: %s is a reason, such as "Lives alone" */
  own_words_name = g_strdup_printf (_("In your own words: %s"), name);
  vei_text_row_set_accessible_name (VEI_TEXT_ROW (own_words), own_words_name);
  g_signal_connect_object (own_words, "changed", G_CALLBACK (own_words_changed_cb),
                           self, G_CONNECT_SWAPPED);

  return own_words;
}

static void
add_words (VeiLetterReasons  *self,
           const VeiQuestion *question)
{
  const char *name = vei_text_get (&question->short_text, vei_session_get_language (self->session));
  GtkWidget *own_words = create_own_words (self, name, name);
  Reason reason = { question, NULL, VEI_TEXT_ROW (own_words), NULL };

  vei_text_row_set_prompt (VEI_TEXT_ROW (own_words), _("Leave it empty, or add your own words"));
  adw_preferences_group_add (self->words_group, own_words);
  g_array_append_val (self->reasons, reason);
}

static void
add_reason (VeiLetterReasons  *self,
            const VeiQuestion *question)
{
  const char *name = vei_text_get (&question->short_text, vei_session_get_language (self->session));
  GtkWidget *row = vei_ui_row (name, NULL);
  GtkWidget *own_words = create_own_words (self, _("In your own words"), name);
  GtkWidget *events = vei_events_row_new (question->id, name);
  GtkWidget *on = gtk_switch_new ();
  Reason reason = { question, GTK_SWITCH (on), VEI_TEXT_ROW (own_words),
                    VEI_EVENTS_ROW (events) };

  gtk_widget_set_valign (on, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), on);
  /* This also names the switch by the title of the row. */
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), on);

  vei_text_row_set_prompt (VEI_TEXT_ROW (own_words),
                           _("When last, what happened, who helped?"));
  g_signal_connect_object (on, "notify::active", G_CALLBACK (switch_changed_cb),
                           self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->group, row);
  adw_preferences_group_add (self->group, own_words);
  adw_preferences_group_add (self->group, events);
  g_array_append_val (self->reasons, reason);
}

static void
rebuild (VeiLetterReasons *self,
         guint64           reasons,
         guint64           words)
{
  VeiKnowledge *knowledge = vei_session_get_knowledge (self->session);
  guint i;

  remove_rows (self);
  for (i = 0; i < vei_knowledge_get_n_questions (knowledge); i++)
    if (reasons & (G_GUINT64_CONSTANT (1) << i))
      add_reason (self, vei_knowledge_get_question (knowledge, i));
    else if (words & (G_GUINT64_CONSTANT (1) << i))
      add_words (self, vei_knowledge_get_question (knowledge, i));

  self->shown = reasons;
  self->shown_words = words;
  gtk_widget_set_visible (GTK_WIDGET (self->group), reasons != 0);
  gtk_widget_set_visible (GTK_WIDGET (self->words_group), words != 0);
  gtk_widget_set_visible (GTK_WIDGET (self), reasons != 0 || words != 0);
}

static void
refresh (VeiLetterReasons *self)
{
  VeiCase *letter_case = vei_session_get_case (self->session);
  guint i;

  self->syncing = TRUE;
  for (i = 0; i < self->reasons->len; i++)
    {
      Reason *reason = &g_array_index (self->reasons, Reason, i);
      gboolean on = vei_letter_reason_is_on (letter_case, self->kind->id, reason->question->id);
      const char *words = vei_case_get_own_words (letter_case, reason->question->id);

      vei_text_row_set_text (reason->own_words, words != NULL ? words : "");
      if (reason->on == NULL)
        continue;
      gtk_switch_set_active (reason->on, on);
      gtk_widget_set_visible (GTK_WIDGET (reason->own_words), on);
      gtk_widget_set_visible (GTK_WIDGET (reason->events), on);
      vei_events_row_show (reason->events, letter_case, vei_session_get_as_of (self->session));
    }
  self->syncing = FALSE;
}

static void
vei_letter_reasons_dispose (GObject *object)
{
  VeiLetterReasons *self = VEI_LETTER_REASONS (object);

  g_array_set_size (self->reasons, 0);
  gtk_widget_dispose_template (GTK_WIDGET (object), VEI_TYPE_LETTER_REASONS);
  vei_ui_dispose_children (GTK_WIDGET (object));
  g_clear_object (&self->session);

  G_OBJECT_CLASS (vei_letter_reasons_parent_class)->dispose (object);
}

static void
vei_letter_reasons_finalize (GObject *object)
{
  VeiLetterReasons *self = VEI_LETTER_REASONS (object);

  g_array_unref (self->reasons);

  G_OBJECT_CLASS (vei_letter_reasons_parent_class)->finalize (object);
}

static void
vei_letter_reasons_class_init (VeiLetterReasonsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vei_letter_reasons_dispose;
  object_class->finalize = vei_letter_reasons_finalize;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/letter-reasons.ui");
  gtk_widget_class_bind_template_child (widget_class, VeiLetterReasons, group);
  gtk_widget_class_bind_template_child (widget_class, VeiLetterReasons, words_group);
}

static void
vei_letter_reasons_init (VeiLetterReasons *self)
{
  self->reasons = g_array_new (FALSE, FALSE, sizeof (Reason));
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * vei_letter_reasons_show:
 * @self: the reasons of a letter
 * @session: the session that the letter belongs to
 * @kind: the kind of letter
 *
 * Shows the reasons as they are now; to be called after every change.
 */
void
vei_letter_reasons_show (VeiLetterReasons    *self,
                         VeiSession          *session,
                         const VeiLetterKind *kind)
{
  VeiLetterBook *book;
  guint64 reasons, words;

  g_return_if_fail (VEI_IS_LETTER_REASONS (self));
  g_return_if_fail (VEI_IS_SESSION (session));
  g_return_if_fail (kind != NULL);

  g_set_object (&self->session, session);
  self->kind = kind;
  book = vei_session_get_letter_book (session);
  reasons = vei_letter_book_get_reasons (book, kind, vei_session_get_case (session),
                                         vei_session_get_as_of (session));
  words = vei_letter_book_find_own_words (book, kind, vei_session_get_case (session),
                                          vei_session_get_as_of (session));
  if (reasons != self->shown || words != self->shown_words || (reasons | words) == 0)
    rebuild (self, reasons, words);
  refresh (self);
}

/**
 * vei_letter_reasons_go_to:
 * @self: the reasons of a letter
 * @target: the id of a question, `own_words.` and such an id, or `events`
 *
 * Puts the focus where something is filled in.
 *
 * Returns: %TRUE if it is filled in here
 */
gboolean
vei_letter_reasons_go_to (VeiLetterReasons *self,
                          const char       *target)
{
  guint i;

  g_return_val_if_fail (VEI_IS_LETTER_REASONS (self), FALSE);
  g_return_val_if_fail (target != NULL, FALSE);

  if (g_str_has_prefix (target, "own_words."))
    target += strlen ("own_words.");
  for (i = 0; i < self->reasons->len; i++)
    {
      Reason *reason = &g_array_index (self->reasons, Reason, i);

      if (g_str_equal (target, "events") && reason->events != NULL
          && vei_events_row_has_any (reason->events))
        return gtk_widget_child_focus (GTK_WIDGET (reason->events), GTK_DIR_TAB_FORWARD);
      if (!g_str_equal (target, reason->question->id))
        continue;
      if (gtk_widget_get_visible (GTK_WIDGET (reason->own_words)))
        return gtk_widget_child_focus (GTK_WIDGET (reason->own_words), GTK_DIR_TAB_FORWARD);
      return gtk_widget_grab_focus (GTK_WIDGET (reason->on));
    }

  return FALSE;
}

/**
 * vei_letter_reasons_find_target:
 * @self: the reasons of a letter
 * @focus: the widget that has the focus
 *
 * Tells what is being filled in.
 *
 * Returns: (transfer none) (nullable): the id of a question; %NULL where the
 *   focus is elsewhere
 */
const char *
vei_letter_reasons_find_target (VeiLetterReasons *self,
                                GtkWidget        *focus)
{
  guint i;

  g_return_val_if_fail (VEI_IS_LETTER_REASONS (self), NULL);
  g_return_val_if_fail (GTK_IS_WIDGET (focus), NULL);

  for (i = 0; i < self->reasons->len; i++)
    {
      Reason *reason = &g_array_index (self->reasons, Reason, i);

      if (gtk_widget_is_ancestor (focus, GTK_WIDGET (reason->own_words))
          || focus == GTK_WIDGET (reason->on)
          || (reason->events != NULL
              && gtk_widget_is_ancestor (focus, GTK_WIDGET (reason->events))))
        return reason->question->id;
    }

  return NULL;
}
