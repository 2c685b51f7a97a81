/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/letter/vei-person-group.h"

#include "app/letter/vei-text-row.h"

/*
 * VeiPersonGroup:
 *
 * Who writes a letter: the rows of a form for a person or a guardian.
 *
 * The signal `changed` is emitted when something is typed into a row but that
 * of the birth date: whoever shows the group decides which dates can be right,
 * and whether there is such a row at all.
 */
struct _VeiPersonGroup
{
  AdwPreferencesGroup  parent_instance;

  gboolean             showing;

  /* template */
  VeiEntryRow         *name_row;
  VeiDateRow          *birth_date_row;
  VeiTextRow          *address_row;
  VeiEntryRow         *phone_row;
  VeiEntryRow         *email_row;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VeiPersonGroup, vei_person_group, ADW_TYPE_PREFERENCES_GROUP)

static void
row_changed_cb (VeiPersonGroup *self)
{
  g_assert (VEI_IS_PERSON_GROUP (self));

  if (!self->showing)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
store_entry (VeiEntryRow  *row,
             char        **slot)
{
  g_free (*slot);
  *slot = g_strdup (gtk_editable_get_text (GTK_EDITABLE (row)));
}

static gboolean
is_entry_empty (VeiEntryRow *row)
{
  return *gtk_editable_get_text (GTK_EDITABLE (row)) == '\0';
}

static void
vei_person_group_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), VEI_TYPE_PERSON_GROUP);

  G_OBJECT_CLASS (vei_person_group_parent_class)->dispose (object);
}

static void
vei_person_group_class_init (VeiPersonGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vei_person_group_dispose;

  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (VEI_TYPE_DATE_ROW);
  g_type_ensure (VEI_TYPE_ENTRY_ROW);
  g_type_ensure (VEI_TYPE_TEXT_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/letter-person-group.ui");
  gtk_widget_class_bind_template_child (widget_class, VeiPersonGroup, name_row);
  gtk_widget_class_bind_template_child (widget_class, VeiPersonGroup, birth_date_row);
  gtk_widget_class_bind_template_child (widget_class, VeiPersonGroup, address_row);
  gtk_widget_class_bind_template_child (widget_class, VeiPersonGroup, phone_row);
  gtk_widget_class_bind_template_child (widget_class, VeiPersonGroup, email_row);
  gtk_widget_class_bind_template_callback (widget_class, row_changed_cb);
}

static void
vei_person_group_init (VeiPersonGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * vei_person_group_show:
 * @self: the rows of a person
 * @person: (nullable): who to show; %NULL for nobody
 *
 * Shows what is known of a person, but the birth date.
 */
void
vei_person_group_show (VeiPersonGroup  *self,
                       const VeiPerson *person)
{
  static const char * const no_lines[] = { NULL };

  g_return_if_fail (VEI_IS_PERSON_GROUP (self));

  self->showing = TRUE;
  vei_entry_row_show_text (self->name_row, person != NULL ? person->name : "");
  vei_text_row_set_lines (self->address_row,
                          person != NULL ? (const char * const *) person->address : no_lines);
  vei_entry_row_show_text (self->phone_row, person != NULL ? person->phone : "");
  vei_entry_row_show_text (self->email_row, person != NULL ? person->email : "");
  self->showing = FALSE;
}

/**
 * vei_person_group_store:
 * @self: the rows of a person
 * @person: where to store it
 *
 * Stores what stands in the rows, but the birth date.
 */
void
vei_person_group_store (VeiPersonGroup *self,
                        VeiPerson      *person)
{
  g_return_if_fail (VEI_IS_PERSON_GROUP (self));
  g_return_if_fail (person != NULL);

  store_entry (self->name_row, &person->name);
  g_strfreev (person->address);
  person->address = vei_text_row_dup_lines (self->address_row);
  store_entry (self->phone_row, &person->phone);
  store_entry (self->email_row, &person->email);
}

/**
 * vei_person_group_create:
 * @self: the rows of a person
 * @before: (nullable): the same person as known until now
 *
 * Makes a person of what stands in the rows. A guardian without a name or an
 * address would still be the one who signs: where nothing has been typed, there
 * is nobody.
 *
 * Returns: (transfer full) (nullable): the person, or %NULL
 */
VeiPerson *
vei_person_group_create (VeiPersonGroup  *self,
                         const VeiPerson *before)
{
  VeiPerson *person;

  g_return_val_if_fail (VEI_IS_PERSON_GROUP (self), NULL);

  if (vei_person_group_is_empty (self))
    return NULL;

  person = vei_person_new ();
  if (before != NULL)
    person->birth_date = before->birth_date;
  vei_person_group_store (self, person);

  return person;
}

/**
 * vei_person_group_is_empty:
 * @self: the rows of a person
 *
 * Tells whether nothing has been typed.
 *
 * Returns: %TRUE if all rows but that of the birth date are empty
 */
gboolean
vei_person_group_is_empty (VeiPersonGroup *self)
{
  g_auto (GStrv) lines = NULL;

  g_return_val_if_fail (VEI_IS_PERSON_GROUP (self), TRUE);

  lines = vei_text_row_dup_lines (self->address_row);

  return is_entry_empty (self->name_row) && is_entry_empty (self->phone_row)
         && is_entry_empty (self->email_row) && lines[0] == NULL;
}

/**
 * vei_person_group_get_birth_date_row:
 * @self: the rows of a person
 *
 * Gets the row of the birth date, which is hidden at first.
 *
 * Returns: (transfer none): the row
 */
VeiDateRow *
vei_person_group_get_birth_date_row (VeiPersonGroup *self)
{
  g_return_val_if_fail (VEI_IS_PERSON_GROUP (self), NULL);

  return self->birth_date_row;
}
