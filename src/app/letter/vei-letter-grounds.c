/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/letter/vei-letter-grounds.h"

#include <glib/gi18n.h>

#include "app/widgets/vei-source-chip.h"
#include "app/widgets/vei-ui.h"

/* What a part of a letter rests on, as chips: answers and facts that one can go
 * to, the rule, and the sources. */

typedef struct
{
  const char *prefix;
  const char *name;
} FactName;

static const FactName fact_names[] = {
  { "attachments", N_("Attachments") },
  { "clinic", N_("To") },
  { "events", N_("Days when it happened") },
  { "guardian", N_("Guardian") },
  { "own_words.", N_("In your own words") },
  { "person", N_("From") },
  { "refusal.", N_("The refusal") },
  { "representative", N_("Who may act for you") },
  { "trip", N_("Your journey") },
};

typedef void (* JumpFunc) (GtkWidget  *chip,
                           const char *target,
                           gpointer    user_data);

typedef struct
{
  JumpFunc  jump;
  gpointer  user_data;
  char     *target;
} Jump;

static void
jump_free (gpointer  data,
           GClosure *closure)
{
  Jump *jump = data;

  g_free (jump->target);
  g_free (jump);
}

static void
chip_clicked_cb (GtkWidget *chip,
                 Jump      *jump)
{
  jump->jump (chip, jump->target, jump->user_data);
}

static void
add_jump (GtkBox     *box,
          const char *label,
          const char *target,
          GCallback   callback,
          gpointer    user_data)
{
  GtkWidget *chip = gtk_button_new_with_label (label);
  Jump *jump = g_new0 (Jump, 1);
  g_autofree char *name = NULL;

  jump->jump = (JumpFunc) callback;
  jump->user_data = user_data;
  jump->target = g_strdup (target);
  gtk_widget_add_css_class (chip, "source-chip");
  vei_ui_wrap_button (chip);
  /* Translators: %s is what a part of the letter rests on, such as "Lives alone" */
  name = g_strdup_printf (_("Go to: %s"), label);
  vei_ui_set_name (chip, name);
  gtk_widget_set_tooltip_text (chip, name);
  g_signal_connect_data (chip, "clicked", G_CALLBACK (chip_clicked_cb), jump, jump_free,
                         G_CONNECT_DEFAULT);
  gtk_box_append (box, chip);
}

static void
add_answers (GtkBox         *box,
             VeiSession     *session,
             const VeiBlock *block,
             GCallback       callback,
             gpointer        user_data)
{
  VeiKnowledge *knowledge = vei_session_get_knowledge (session);
  guint i;

  for (i = 0; i < vei_knowledge_get_n_questions (knowledge); i++)
    {
      const VeiQuestion *question = vei_knowledge_get_question (knowledge, i);

      if (block->answers & (G_GUINT64_CONSTANT (1) << i))
        add_jump (box, vei_text_get (&question->short_text, vei_session_get_language (session)),
                  question->id, callback, user_data);
    }
}

static void
add_facts (GtkBox         *box,
           const VeiBlock *block,
           GCallback       callback,
           gpointer        user_data)
{
  const char *last = NULL;
  guint i, j;

  for (i = 0; block->facts != NULL && block->facts[i] != NULL; i++)
    for (j = 0; j < G_N_ELEMENTS (fact_names); j++)
      if (g_str_has_prefix (block->facts[i], fact_names[j].prefix)
          && g_strcmp0 (last, fact_names[j].name) != 0)
        {
          last = fact_names[j].name;
          add_jump (box, _(last), block->facts[i], callback, user_data);
        }
}

static const VeiStatement *
find_rule (VeiKnowledge *knowledge,
           const char   *id)
{
  guint e, i;

  for (e = 0; e < vei_knowledge_get_n_equipment (knowledge); e++)
    for (i = 0; i < vei_knowledge_get_n_lines (knowledge, e); i++)
      if (g_str_equal (vei_knowledge_get_line (knowledge, e, i)->id, id))
        return vei_knowledge_get_line (knowledge, e, i);
  for (i = 0; i < vei_knowledge_get_n_approvals (knowledge); i++)
    if (g_str_equal (vei_knowledge_get_approval (knowledge, i)->id, id))
      return vei_knowledge_get_approval (knowledge, i);
  for (i = 0; i < vei_knowledge_get_n_cautions (knowledge); i++)
    if (g_str_equal (vei_knowledge_get_caution (knowledge, i)->id, id))
      return vei_knowledge_get_caution (knowledge, i);
  for (i = 0; i < vei_knowledge_get_n_steps (knowledge); i++)
    if (g_str_equal (vei_knowledge_get_step (knowledge, i)->id, id))
      return vei_knowledge_get_step (knowledge, i);

  return NULL;
}

static void
add_rule (GtkBox         *box,
          VeiSession     *session,
          const VeiBlock *block)
{
  const VeiStatement *rule;
  GtkWidget *button, *popover, *text;

  if (block->rule == NULL)
    return;
  rule = find_rule (vei_session_get_knowledge (session), block->rule);
  if (rule == NULL)
    return;

  text = vei_ui_statement (session, vei_text_get (&rule->text, vei_session_get_language (session)),
                           &rule->sources);
  gtk_widget_set_size_request (text, 260, -1);
  gtk_widget_add_css_class (text, "source-details");
  popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (popover), text);
  button = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _("The rule"));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_widget_add_css_class (button, "rule-chip");
  gtk_box_append (box, button);
}

static void
add_sources (GtkBox         *box,
             VeiSession     *session,
             const VeiBlock *block)
{
  guint i, j;

  for (i = 0; i < block->sources.n; i++)
    {
      for (j = 0; j < i; j++)
        if (block->sources.ref[j].source == block->sources.ref[i].source)
          break;
      if (j == i)
        gtk_box_append (box, vei_source_chip_new (session, block->sources.ref[i].source));
    }
}

/**
 * vei_letter_grounds_fill:
 * @box: where to put the chips
 * @session: the session that the letter belongs to
 * @block: a part of the letter
 * @jump: called with the chip, the id of a question or the name of a fact, and
 *   @user_data, when the person wants to go there
 * @user_data: data for @jump
 *
 * Adds a chip for each answer, fact, rule and source that a part of a letter
 * rests on.
 */
void
vei_letter_grounds_fill (GtkBox         *box,
                         VeiSession     *session,
                         const VeiBlock *block,
                         GCallback       jump,
                         gpointer        user_data)
{
  g_return_if_fail (GTK_IS_BOX (box));
  g_return_if_fail (VEI_IS_SESSION (session));
  g_return_if_fail (block != NULL);
  g_return_if_fail (jump != NULL);

  add_answers (box, session, block, jump, user_data);
  add_facts (box, block, jump, user_data);
  add_rule (box, session, block);
  add_sources (box, session, block);
  if (gtk_widget_get_first_child (GTK_WIDGET (box)) == NULL)
    gtk_box_append (box, vei_ui_label (block->typed ? _("Your own words")
                                                      : _("Mere form: it says nothing of you."),
                                         "caption"));
}
