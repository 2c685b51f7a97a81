/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/lookup/vei-country-field.h"

#include <glib/gi18n.h>

#include "app/lookup/vei-lookup-ui.h"
#include "app/widgets/vei-focus.h"
#include "app/widgets/vei-ui.h"
#include "core/vei-collation.h"

#define MAX_SUGGESTIONS 6

/**
 * VeiCountryField:
 *
 * A field for a country: one types its name, and chooses it among those that
 * fit.
 */
struct _VeiCountryField
{
  GtkWidget         parent_instance;

  VeiTravel        *travel;
  VeiLanguage       language;
  const VeiCountry *country;   /* NULL while none is chosen */
  gboolean          setting;
  GtkWidget        *box;
  GtkWidget        *entry;
  GtkWidget        *message;
  GtkWidget        *list;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VeiCountryField, vei_country_field, GTK_TYPE_WIDGET)

static const char *
get_name (VeiCountryField  *self,
          const VeiCountry *country)
{
  return vei_text_get (&country->name, self->language);
}

static gboolean
is_same (const char *typed,
         const char *name)
{
  g_autofree char *first = g_utf8_casefold (typed, -1);
  g_autofree char *second = g_utf8_casefold (name, -1);

  return g_str_equal (g_strstrip (first), second);
}

static void
clear_list (VeiCountryField *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
}

static void
add_suggestion (VeiCountryField  *self,
                const VeiCountry *country)
{
  GtkWidget *row = vei_ui_row (get_name (self, country), NULL);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "vei-country", (gpointer) country);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static int
compare_countries (gconstpointer a,
                   gconstpointer b,
                   gpointer      data)
{
  VeiCountryField *self = data;

  return vei_language_compare (self->language,
                               get_name (self, *(const VeiCountry * const *) a),
                               get_name (self, *(const VeiCountry * const *) b));
}

/* In the order of the alphabet: the pack has them by their codes. */
static guint
suggest (VeiCountryField *self,
         const char      *typed)
{
  g_autoptr (GPtrArray) fitting = g_ptr_array_new ();
  guint n;

  clear_list (self);
  for (guint i = 0; i < vei_travel_get_n_countries (self->travel); i++)
    {
      const VeiCountry *country = vei_travel_get_country (self->travel, i);

      if (g_str_match_string (typed, get_name (self, country), TRUE))
        g_ptr_array_add (fitting, (gpointer) country);
    }
  g_ptr_array_sort_with_data (fitting, compare_countries, self);
  n = MIN (fitting->len, MAX_SUGGESTIONS);
  for (guint i = 0; i < n; i++)
    add_suggestion (self, fitting->pdata[i]);
  return n;
}

static const VeiCountry *
find_exact (VeiCountryField *self,
            const char      *typed)
{
  for (guint i = 0; i < vei_travel_get_n_countries (self->travel); i++)
    {
      const VeiCountry *country = vei_travel_get_country (self->travel, i);

      if (is_same (typed, get_name (self, country)))
        return country;
    }
  return NULL;
}

static void
show_message (VeiCountryField *self,
              gboolean         is_empty,
              guint            n_suggestions)
{
  const char *text = _("Write the name, and choose the country below.");
  gboolean unknown = !is_empty && self->country == NULL && n_suggestions == 0;

  if (self->country != NULL)
    text = vei_text_get (&vei_travel_get_area (self->travel, self->country->area)->name,
                         self->language);
  else if (unknown)
    text = _("No country has this name. Try fewer letters.");
  gtk_label_set_label (GTK_LABEL (self->message), text);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               unknown ? GTK_ACCESSIBLE_INVALID_TRUE
                                       : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (unknown)
    gtk_widget_add_css_class (self->message, "error");
  else
    gtk_widget_remove_css_class (self->message, "error");
}

static void
typed_cb (VeiCountryField *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  gboolean is_empty = typed[strspn (typed, " \t")] == '\0';
  guint n = 0;

  g_assert (VEI_IS_COUNTRY_FIELD (self));

  self->country = is_empty ? NULL : find_exact (self, typed);
  if (!is_empty && self->country == NULL)
    n = suggest (self, typed);
  gtk_widget_set_visible (self->list, n > 0);
  show_message (self, is_empty, n);
  if (!self->setting)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
row_activated_cb (VeiCountryField *self,
                  GtkListBoxRow   *row)
{
  const VeiCountry *country = g_object_get_data (G_OBJECT (row), "vei-country");

  g_assert (VEI_IS_COUNTRY_FIELD (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), get_name (self, country));
  gtk_widget_grab_focus (self->entry);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}

/* Return takes the first of those that fit. */
static void
entry_activated_cb (VeiCountryField *self)
{
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0);

  g_assert (VEI_IS_COUNTRY_FIELD (self));

  if (gtk_widget_get_visible (self->list) && first != NULL)
    row_activated_cb (self, first);
}

static gboolean
vei_country_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (VEI_COUNTRY_FIELD (widget)->entry);
}

static void
vei_country_field_dispose (GObject *object)
{
  VeiCountryField *self = VEI_COUNTRY_FIELD (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->travel);

  G_OBJECT_CLASS (vei_country_field_parent_class)->dispose (object);
}

static void
vei_country_field_class_init (VeiCountryFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vei_country_field_dispose;
  widget_class->grab_focus = vei_country_field_grab_focus;
  widget_class->focus = vei_focus_children;

  /**
   * VeiCountryField::changed:
   *
   * Emitted after the user has changed the text.
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
vei_country_field_init (VeiCountryField *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->entry = gtk_entry_new ();
  gtk_widget_add_css_class (self->entry, "big-entry");
  vei_ui_set_name (self->entry, _("Country"));
  gtk_box_append (GTK_BOX (self->box), self->entry);
  self->message = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS,
                                "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign", 0.0,
                                NULL);
  gtk_widget_add_css_class (self->message, "caption");
  gtk_box_append (GTK_BOX (self->box), self->message);
  vei_ui_describe_by (self->entry, self->message);
  self->list = vei_lookup_list (self->box, _("Countries that fit"));
  gtk_widget_set_visible (self->list, FALSE);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (typed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (entry_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * vei_country_field_new:
 * @travel: the travel advice, which has the countries
 * @language: the language of their names
 *
 * Creates an empty field.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
vei_country_field_new (VeiTravel   *travel,
                       VeiLanguage  language)
{
  VeiCountryField *self;

  g_return_val_if_fail (VEI_IS_TRAVEL (travel), NULL);

  self = g_object_new (VEI_TYPE_COUNTRY_FIELD, NULL);
  self->travel = g_object_ref (travel);
  self->language = language;
  show_message (self, TRUE, 0);
  return GTK_WIDGET (self);
}

/**
 * vei_country_field_get_country:
 * @self: a field
 *
 * Gets the country that was chosen.
 *
 * Returns: (transfer none) (nullable): the country, or %NULL
 */
const VeiCountry *
vei_country_field_get_country (VeiCountryField *self)
{
  g_return_val_if_fail (VEI_IS_COUNTRY_FIELD (self), NULL);

  return self->country;
}

/**
 * vei_country_field_set_country:
 * @self: a field
 * @country: a country of the travel advice
 *
 * Fills in the field. This does not emit [signal@CountryField::changed].
 */
void
vei_country_field_set_country (VeiCountryField  *self,
                               const VeiCountry *country)
{
  g_return_if_fail (VEI_IS_COUNTRY_FIELD (self));
  g_return_if_fail (country != NULL);

  self->setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), get_name (self, country));
  self->setting = FALSE;
}

/**
 * vei_country_field_label_by:
 * @self: a field
 * @label: the text beside it that names it
 *
 * Tells assistive technology which text names the field.
 */
void
vei_country_field_label_by (VeiCountryField *self,
                            GtkWidget       *label)
{
  g_return_if_fail (VEI_IS_COUNTRY_FIELD (self));
  g_return_if_fail (GTK_IS_WIDGET (label));

  vei_ui_label_by (self->entry, label);
}
