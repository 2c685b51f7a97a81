/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/cases/vei-phone-answer.h"

#include "app/widgets/vei-ui.h"

/**
 * vei_phone_key_cap:
 * @cap: what stands on the key
 *
 * Creates a picture of a key. A screen reader is told of the key by what
 * stands beside it.
 *
 * Returns: (transfer floating): the label
 */
GtkWidget *
vei_phone_key_cap (const char *cap)
{
  GtkWidget *label;

  g_return_val_if_fail (cap != NULL, NULL);

  label = g_object_new (GTK_TYPE_LABEL,
                        "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                        "label", cap,
                        "valign", GTK_ALIGN_CENTER,
                        NULL);
  gtk_widget_add_css_class (label, "key-cap");
  return label;
}

/**
 * vei_phone_fill_button:
 * @button: a #GtkButton
 * @cap: (nullable): what stands on the key that presses it
 * @title: what it does
 * @help: (nullable): a line below, or %NULL
 *
 * Gives a button its words, with a picture of the key that presses it.
 */
void
vei_phone_fill_button (GtkWidget  *button,
                       const char *cap,
                       const char *title,
                       const char *help)
{
  GtkWidget *box, *words;

  g_return_if_fail (GTK_IS_BUTTON (button));
  g_return_if_fail (title != NULL);

  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  if (cap != NULL && cap[0] != '\0')
    gtk_box_append (GTK_BOX (box), vei_phone_key_cap (cap));
  words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), vei_ui_label (title, NULL));
  if (help != NULL && help[0] != '\0')
    {
      gtk_box_append (GTK_BOX (words), vei_ui_label (help, "caption"));
      vei_ui_set_description (button, help);
    }
  gtk_box_append (GTK_BOX (box), words);
  gtk_button_set_child (GTK_BUTTON (button), box);
  vei_ui_set_name (button, title);
  if (cap != NULL && cap[0] != '\0')
    gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                    GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, cap, -1);
}
