/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/home/vei-fault-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/result/vei-step-card.h"
#include "app/widgets/vei-emergency-line.h"
#include "app/widgets/vei-focus.h"
#include "app/widgets/vei-title.h"
#include "app/widgets/vei-ui.h"

/* The step that says whom to tell, and how the criteria end that say it of
 * one kind of equipment. */
#define FAULT_STEP      "report_fault"
#define FAULT_CRITERION ".faulty"

/**
 * VeiFaultPage:
 *
 * Whom to tell when equipment on loan does not work: no questions, no letter.
 */
struct _VeiFaultPage
{
  GtkWidget  parent_instance;

  /* template */
  GtkWidget *title;
  GtkWidget *step;
  GtkWidget *equipment;
};

G_DEFINE_FINAL_TYPE (VeiFaultPage, vei_fault_page, GTK_TYPE_WIDGET)

static void
add_step (VeiFaultPage *self,
          VeiSession   *session)
{
  VeiKnowledge *knowledge = vei_session_get_knowledge (session);

  for (guint i = 0; i < vei_knowledge_get_n_steps (knowledge); i++)
    if (g_str_equal (vei_knowledge_get_step (knowledge, i)->id, FAULT_STEP))
      gtk_box_append (GTK_BOX (self->step), vei_step_card_new (session, i, 0));
}

static void
add_equipment (VeiFaultPage *self,
               VeiSession   *session,
               guint         equipment)
{
  VeiKnowledge *knowledge = vei_session_get_knowledge (session);
  VeiLanguage language = vei_session_get_language (session);

  for (guint i = 0; i < vei_knowledge_get_n_lines (knowledge, equipment); i++)
    {
      const VeiStatement *line = vei_knowledge_get_line (knowledge, equipment, i);
      const VeiEquipment *kind = vei_knowledge_get_equipment (knowledge, equipment);
      g_autofree char *name = NULL;
      GtkWidget *box;

      if (!g_str_has_suffix (line->id, FAULT_CRITERION))
        continue;
      box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
      name = vei_ui_dup_capitalized (vei_text_get (&kind->name, language));
      gtk_box_append (GTK_BOX (box), vei_ui_heading (name, "title-4", 2));
      gtk_box_append (GTK_BOX (box),
                      vei_ui_statement (session, vei_text_get (&line->text, language),
                                        &line->sources));
      gtk_box_append (GTK_BOX (self->equipment), box);
    }
}

static gboolean
vei_fault_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (VEI_FAULT_PAGE (widget)->title);
}

static void
vei_fault_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), VEI_TYPE_FAULT_PAGE);
  vei_ui_dispose_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (vei_fault_page_parent_class)->dispose (object);
}

static void
vei_fault_page_class_init (VeiFaultPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vei_fault_page_dispose;
  widget_class->grab_focus = vei_fault_page_grab_focus;
  widget_class->focus = vei_focus_children;

  g_type_ensure (VEI_TYPE_EMERGENCY_LINE);
  g_type_ensure (VEI_TYPE_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "/ui/vei-fault-page.ui");
  gtk_widget_class_bind_template_child (widget_class, VeiFaultPage, title);
  gtk_widget_class_bind_template_child (widget_class, VeiFaultPage, step);
  gtk_widget_class_bind_template_child (widget_class, VeiFaultPage, equipment);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
vei_fault_page_init (VeiFaultPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * vei_fault_page_new:
 * @session: the session
 *
 * Creates the page for equipment that does not work.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
vei_fault_page_new (VeiSession *session)
{
  VeiFaultPage *self;
  VeiKnowledge *knowledge;

  g_return_val_if_fail (VEI_IS_SESSION (session), NULL);

  self = g_object_new (VEI_TYPE_FAULT_PAGE, NULL);
  knowledge = vei_session_get_knowledge (session);
  add_step (self, session);
  for (guint i = 0; i < vei_knowledge_get_n_equipment (knowledge); i++)
    add_equipment (self, session, i);
  return GTK_WIDGET (self);
}
