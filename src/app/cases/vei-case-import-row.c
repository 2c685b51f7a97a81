/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/cases/vei-case-import-row.h"

#include <glib/gi18n.h>

#include "app/cases/vei-case-differences.h"
#include "app/widgets/vei-flow-layout.h"
#include "app/widgets/vei-ui.h"

/**
 * VeiCaseImportEntry:
 *
 * A case of a file that is taken over, and what is to become of it.
 */
struct _VeiCaseImportEntry
{
  GObject          parent_instance;

  VeiImportItem   *item;       /* belongs to the preview */
  VeiImportChoice  choice;
};

G_DEFINE_FINAL_TYPE (VeiCaseImportEntry, vei_case_import_entry, G_TYPE_OBJECT)

static void
vei_case_import_entry_class_init (VeiCaseImportEntryClass *klass)
{
}

static void
vei_case_import_entry_init (VeiCaseImportEntry *self)
{
}

/**
 * vei_case_import_entry_new:
 * @item: a case of a preview, which must live as long
 *
 * Creates an entry: what is new is taken, what differs is joined, and what is
 * the same is left.
 *
 * Returns: (transfer full): the entry
 */
VeiCaseImportEntry *
vei_case_import_entry_new (VeiImportItem *item)
{
  VeiCaseImportEntry *self = g_object_new (VEI_TYPE_CASE_IMPORT_ENTRY, NULL);

  self->item = item;
  self->choice = item->ours == 0 ? VEI_IMPORT_CHOICE_TAKE
                 : item->differences->len > 0 ? VEI_IMPORT_CHOICE_JOIN
                 : VEI_IMPORT_CHOICE_LEAVE;
  return self;
}

/**
 * vei_case_import_entry_get_item:
 * @self: an entry
 *
 * Gets the case of the preview.
 *
 * Returns: (transfer none): the case
 */
VeiImportItem *
vei_case_import_entry_get_item (VeiCaseImportEntry *self)
{
  g_return_val_if_fail (VEI_IS_CASE_IMPORT_ENTRY (self), NULL);

  return self->item;
}

/**
 * vei_case_import_entry_get_choice:
 * @self: an entry
 *
 * Gets what is to become of it.
 *
 * Returns: the choice
 */
VeiImportChoice
vei_case_import_entry_get_choice (VeiCaseImportEntry *self)
{
  g_return_val_if_fail (VEI_IS_CASE_IMPORT_ENTRY (self), VEI_IMPORT_CHOICE_LEAVE);

  return self->choice;
}

/**
 * vei_case_import_entry_set_choice:
 * @self: an entry
 * @choice: what is to become of it
 *
 * Sets what is to become of it.
 */
void
vei_case_import_entry_set_choice (VeiCaseImportEntry *self,
                                  VeiImportChoice     choice)
{
  g_return_if_fail (VEI_IS_CASE_IMPORT_ENTRY (self));

  self->choice = choice;
}

/**
 * VeiCaseImportRow:
 *
 * Shows a case of a file: its name, whether it is new or differs and in what,
 * and the choice.
 */
struct _VeiCaseImportRow
{
  GtkWidget           parent_instance;

  VeiSession         *session;
  VeiCaseImportEntry *entry;
  gboolean            showing;

  /* template */
  GtkWidget          *name;
  GtkWidget          *state;
  GtkWidget          *choices;
  GtkWidget          *choice;
  GtkWidget          *differences_button;
  GtkWidget          *popover_box;
};

G_DEFINE_FINAL_TYPE (VeiCaseImportRow, vei_case_import_row, GTK_TYPE_WIDGET)

static const VeiImportChoice new_choices[] = {
  VEI_IMPORT_CHOICE_TAKE, VEI_IMPORT_CHOICE_LEAVE,
};

static const VeiImportChoice known_choices[] = {
  VEI_IMPORT_CHOICE_JOIN, VEI_IMPORT_CHOICE_REPLACE, VEI_IMPORT_CHOICE_KEEP_BOTH,
  VEI_IMPORT_CHOICE_LEAVE,
};

static const VeiImportChoice *
get_choices (VeiCaseImportEntry *entry,
             guint              *n)
{
  *n = entry->item->ours == 0 ? G_N_ELEMENTS (new_choices) : G_N_ELEMENTS (known_choices);
  return entry->item->ours == 0 ? new_choices : known_choices;
}

static const char *
get_choice_words (VeiImportChoice choice)
{
  switch (choice)
    {
    case VEI_IMPORT_CHOICE_TAKE:
      return _("Take it over");
    case VEI_IMPORT_CHOICE_JOIN:
      /* Translators: take from the file what the case here does not say; at most 20 letters, as
       * the choice does not wrap */
      return _("Fill in the gaps");
    case VEI_IMPORT_CHOICE_REPLACE:
      /* Translators: the case here; at most 20 letters, as the choice does not wrap */
      return _("Replace mine");
    case VEI_IMPORT_CHOICE_KEEP_BOTH:
      return _("Keep both");
    case VEI_IMPORT_CHOICE_LEAVE:
    default:
      return _("Leave it out");
    }
}

static void
choice_changed_cb (VeiCaseImportRow *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->choice));
  const VeiImportChoice *choices;
  guint n;

  g_assert (VEI_IS_CASE_IMPORT_ROW (self));

  if (self->showing || self->entry == NULL)
    return;
  choices = get_choices (self->entry, &n);
  if (selected < n)
    self->entry->choice = choices[selected];
}

static void
show_choices (VeiCaseImportRow *self)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  guint n, selected = 0;
  const VeiImportChoice *choices = get_choices (self->entry, &n);

  for (guint i = 0; i < n; i++)
    {
      gtk_string_list_append (words, get_choice_words (choices[i]));
      if (choices[i] == self->entry->choice)
        selected = i;
    }
  self->showing = TRUE;
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->choice), G_LIST_MODEL (words));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->choice), selected);
  self->showing = FALSE;
}

static void
vei_case_import_row_dispose (GObject *object)
{
  VeiCaseImportRow *self = VEI_CASE_IMPORT_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), VEI_TYPE_CASE_IMPORT_ROW);
  vei_ui_dispose_children (GTK_WIDGET (self));
  g_clear_object (&self->entry);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (vei_case_import_row_parent_class)->dispose (object);
}

static void
vei_case_import_row_class_init (VeiCaseImportRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vei_case_import_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "/ui/vei-case-import-row.ui");
  gtk_widget_class_bind_template_child (widget_class, VeiCaseImportRow, name);
  gtk_widget_class_bind_template_child (widget_class, VeiCaseImportRow, state);
  gtk_widget_class_bind_template_child (widget_class, VeiCaseImportRow, choices);
  gtk_widget_class_bind_template_child (widget_class, VeiCaseImportRow, choice);
  gtk_widget_class_bind_template_child (widget_class, VeiCaseImportRow, differences_button);
  gtk_widget_class_bind_template_child (widget_class, VeiCaseImportRow, popover_box);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
vei_case_import_row_init (VeiCaseImportRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* One below the other where there is no room beside. */
  gtk_widget_set_layout_manager (self->choices, vei_flow_layout_new (6));
}

/**
 * vei_case_import_row_new:
 * @session: the session
 *
 * Creates a row that shows nothing yet.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
vei_case_import_row_new (VeiSession *session)
{
  VeiCaseImportRow *self = g_object_new (VEI_TYPE_CASE_IMPORT_ROW, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}

/**
 * vei_case_import_row_show:
 * @self: a row
 * @entry: a case of a file
 *
 * Shows a case.
 */
void
vei_case_import_row_show (VeiCaseImportRow   *self,
                          VeiCaseImportEntry *entry)
{
  const VeiImportItem *item;
  const char *name;
  g_autofree char *state = NULL;
  g_autofree char *label = NULL;
  guint n;

  g_return_if_fail (VEI_IS_CASE_IMPORT_ROW (self));
  g_return_if_fail (VEI_IS_CASE_IMPORT_ENTRY (entry));

  g_set_object (&self->entry, entry);
  item = entry->item;
  n = item->ours != 0 ? item->differences->len : 0;
  name = item->name[0] != '\0' ? item->name : _("No name yet");
  if (item->ours == 0)
    state = g_strdup (_("New"));
  else if (n == 0)
    state = g_strdup (_("You have it already, and it says the same"));
  else
    state = g_strdup_printf (ngettext ("You have it already, and %u thing differs",
                                       "You have it already, and %u things differ", n), n);
  gtk_label_set_label (GTK_LABEL (self->name), name);
  gtk_label_set_label (GTK_LABEL (self->state), state);
  show_choices (self);
  /* Translators: %s is the name of a member; what to do with their case. */
  label = g_strdup_printf (_("What to do with %s"), name);
  vei_ui_set_name (self->choice, label);

  gtk_widget_set_visible (self->differences_button, n > 0);
  vei_ui_clear (self->popover_box);
  if (n > 0)
    gtk_box_append (GTK_BOX (self->popover_box),
                    vei_case_differences_new (self->session, item->differences, _("Here"),
                                              _("In the file")));
}
