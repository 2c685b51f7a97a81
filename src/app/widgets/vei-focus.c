/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/widgets/vei-focus.h"

static gboolean
goes_back (GtkDirectionType direction)
{
  return direction == GTK_DIR_TAB_BACKWARD || direction == GTK_DIR_UP ||
         direction == GTK_DIR_LEFT;
}

/**
 * vei_focus_children:
 * @widget: a widget that does not itself take the focus
 * @direction: where the keyboard goes
 *
 * Moves the focus to the next of the children that takes it.
 *
 * To be the `focus` of a class that has a `grab_focus`. GTK 4.8 would call that
 * whenever the keyboard comes by: what stands above the child that it chooses
 * could not be reached, and the way back would lead to the same child again.
 *
 * Returns: %TRUE if a child has the focus now
 */
gboolean
vei_focus_children (GtkWidget        *widget,
                    GtkDirectionType  direction)
{
  gboolean back;
  GtkWidget *child;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);

  back = goes_back (direction);
  child = gtk_widget_get_focus_child (widget);
  if (child == NULL)
    child = back ? gtk_widget_get_last_child (widget) : gtk_widget_get_first_child (widget);
  while (child != NULL)
    {
      if (gtk_widget_get_mapped (child) && !GTK_IS_NATIVE (child) &&
          gtk_widget_child_focus (child, direction))
        return TRUE;
      child = back ? gtk_widget_get_prev_sibling (child) : gtk_widget_get_next_sibling (child);
    }
  return FALSE;
}
