/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/result/vei-equipment-card.h"

#include <glib/gi18n.h>

#include "app/widgets/vei-ui.h"

/**
 * VeiEquipmentCard:
 *
 * What the rules say of one kind of equipment: the verdict, what speaks for
 * it, what is missing, who must approve, and what to be aware of.
 */
struct _VeiEquipmentCard
{
  GtkWidget   parent_instance;

  VeiSession *session;

  /* template */
  GtkWidget  *card;
  GtkWidget  *image;
  GtkWidget  *name;
  GtkWidget  *title;
  GtkWidget  *sections;
  GtkWidget  *more_button;
};

typedef const VeiStatement * (*GetStatement) (VeiKnowledge *knowledge,
                                              guint         index);

G_DEFINE_FINAL_TYPE (VeiEquipmentCard, vei_equipment_card, GTK_TYPE_WIDGET)

static GtkWidget *
add_section (VeiEquipmentCard *self,
             const char       *heading)
{
  GtkWidget *section = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_box_append (GTK_BOX (section), vei_ui_heading (heading, "heading", 3));
  gtk_box_append (GTK_BOX (self->sections), section);
  return section;
}

static void
add_verdict (VeiEquipmentCard         *self,
             guint                     equipment,
             const VeiEquipmentResult *result)
{
  VeiKnowledge *knowledge = vei_session_get_knowledge (self->session);
  VeiLanguage language = vei_session_get_language (self->session);
  const VeiVerdict *verdict = vei_knowledge_get_verdict (knowledge, result->verdict);
  const VeiEquipment *kind = vei_knowledge_get_equipment (knowledge, equipment);
  g_autofree char *name = NULL;

  gtk_image_set_from_icon_name (GTK_IMAGE (self->image), verdict->icon);
  name = vei_ui_dup_capitalized (vei_text_get (&kind->name, language));
  gtk_label_set_label (GTK_LABEL (self->name), name);
  gtk_label_set_label (GTK_LABEL (self->title), vei_text_get (&verdict->title, language));
  gtk_box_append (GTK_BOX (self->sections),
                  vei_ui_label (vei_text_get (&verdict->text, language), NULL));
  if (result->line >= 0)
    {
      const VeiStatement *line =
        vei_knowledge_get_line (knowledge, equipment, (guint) result->line);

      gtk_box_append (GTK_BOX (self->sections),
                      vei_ui_statement (self->session, vei_text_get (&line->text, language),
                                        &line->sources));
    }
  gtk_widget_set_visible (self->more_button, !verdict->settled);
}

static void
add_questions (VeiEquipmentCard *self,
               const char       *heading,
               guint64           questions,
               gboolean          missing)
{
  VeiKnowledge *knowledge = vei_session_get_knowledge (self->session);
  VeiLanguage language = vei_session_get_language (self->session);
  GtkWidget *section;

  if (questions == 0)
    return;

  section = add_section (self, heading);
  for (guint i = 0; i < vei_knowledge_get_n_questions (knowledge); i++)
    {
      const VeiQuestion *question;

      if ((questions & (G_GUINT64_CONSTANT (1) << i)) == 0)
        continue;
      question = vei_knowledge_get_question (knowledge, i);
      gtk_box_append (GTK_BOX (section),
                      vei_ui_statement (self->session,
                                        vei_text_get (missing ? &question->find_out
                                                              : &question->met, language),
                                        &question->sources));
    }
}

static void
add_statements (VeiEquipmentCard *self,
                const char       *heading,
                guint64           statements,
                guint             n_statements,
                GetStatement      get_statement)
{
  VeiKnowledge *knowledge = vei_session_get_knowledge (self->session);
  VeiLanguage language = vei_session_get_language (self->session);
  GtkWidget *section;

  if (statements == 0)
    return;

  section = add_section (self, heading);
  for (guint i = 0; i < n_statements; i++)
    {
      const VeiStatement *statement;

      if ((statements & (G_GUINT64_CONSTANT (1) << i)) == 0)
        continue;
      statement = get_statement (knowledge, i);
      gtk_box_append (GTK_BOX (section),
                      vei_ui_statement (self->session,
                                        vei_text_get (&statement->text, language),
                                        &statement->sources));
    }
}

static void
vei_equipment_card_dispose (GObject *object)
{
  VeiEquipmentCard *self = VEI_EQUIPMENT_CARD (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), VEI_TYPE_EQUIPMENT_CARD);
  vei_ui_dispose_children (GTK_WIDGET (self));
  g_clear_object (&self->session);

  G_OBJECT_CLASS (vei_equipment_card_parent_class)->dispose (object);
}

static void
vei_equipment_card_class_init (VeiEquipmentCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vei_equipment_card_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "/ui/vei-equipment-card.ui");
  gtk_widget_class_bind_template_child (widget_class, VeiEquipmentCard, card);
  gtk_widget_class_bind_template_child (widget_class, VeiEquipmentCard, image);
  gtk_widget_class_bind_template_child (widget_class, VeiEquipmentCard, name);
  gtk_widget_class_bind_template_child (widget_class, VeiEquipmentCard, title);
  gtk_widget_class_bind_template_child (widget_class, VeiEquipmentCard, sections);
  gtk_widget_class_bind_template_child (widget_class, VeiEquipmentCard, more_button);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
vei_equipment_card_init (VeiEquipmentCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  vei_ui_wrap_button (self->more_button);
}

/**
 * vei_equipment_card_new:
 * @session: the session
 * @equipment: index for vei_knowledge_get_equipment()
 *
 * Creates a card with what the assessment of the session says of one kind of
 * equipment now.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
vei_equipment_card_new (VeiSession *session,
                        guint       equipment)
{
  VeiEquipmentCard *self;
  VeiKnowledge *knowledge;
  const VeiEquipmentResult *result;
  g_autofree char *style = NULL;

  g_return_val_if_fail (VEI_IS_SESSION (session), NULL);

  self = g_object_new (VEI_TYPE_EQUIPMENT_CARD, NULL);
  self->session = g_object_ref (session);
  knowledge = vei_session_get_knowledge (session);
  g_return_val_if_fail (equipment < vei_knowledge_get_n_equipment (knowledge), NULL);

  result = &vei_session_get_assessment (session)->equipment[equipment];
  add_verdict (self, equipment, result);
  add_questions (self, _("This speaks for it"), result->met, FALSE);
  add_questions (self, _("This is missing"), result->find_out, TRUE);
  add_statements (self, _("Who must approve"), result->approvals,
                  vei_knowledge_get_n_approvals (knowledge), vei_knowledge_get_approval);
  add_statements (self, _("Be aware of this"), result->cautions,
                  vei_knowledge_get_n_cautions (knowledge), vei_knowledge_get_caution);

  /* Colour repeats what icon and words say; the style sheet knows how. */
  style = g_strconcat ("verdict-", vei_knowledge_get_verdict (knowledge, result->verdict)->id,
                       NULL);
  gtk_widget_add_css_class (self->card, g_strdelimit (style, "_", '-'));
  /* Both, or two cards with the same verdict would have the same name. */
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->card),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  self->name, self->title, NULL, -1);
  return GTK_WIDGET (self);
}
