/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/cases/vei-case-password.h"

#include <glib/gi18n.h>

#include "app/widgets/vei-ui.h"
#include "store/vei-key-wrap.h"

/* From here on guessing takes longer than anybody has. */
#define STRONG_CHARACTERS 16
#define STRONG_WORDS      4
#define FEW_DIFFERENT     5

/**
 * VeiCasePassword:
 *
 * The passphrase of a file: once to open one, twice to make one, where words
 * below tell how good it is. Emits [signal@CasePassword::changed] and, for
 * Enter, [signal@CasePassword::activated].
 */
struct _VeiCasePassword
{
  AdwPreferencesGroup  parent_instance;

  gboolean             is_new;
  GtkWidget           *entry;
  GtkWidget           *again;      /* where it is new */
  GtkWidget           *words;
};

typedef enum
{
  PROP_IS_NEW = 1,
} VeiCasePasswordProperty;

static GParamSpec *properties[PROP_IS_NEW + 1];

G_DEFINE_FINAL_TYPE (VeiCasePassword, vei_case_password, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  SIGNAL_CHANGED,
  SIGNAL_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static guint
count_words (const char *text)
{
  guint n = 0;
  gboolean inside = FALSE;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gboolean space = g_unichar_isspace (g_utf8_get_char (text));

      n += !space && !inside;
      inside = !space;
    }
  return n;
}

static guint
count_different (const char *text)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (; *text != '\0'; text = g_utf8_next_char (text))
    g_hash_table_add (seen, GUINT_TO_POINTER (g_utf8_get_char (text)));
  return g_hash_table_size (seen);
}

static const char *
get_strength (const char *text)
{
  if (text[0] == '\0')
    return _("At least ten characters. Four words that do not belong together are good.");
  if (!vei_passphrase_check (text, NULL))
    return _("Too short: at least ten characters.");
  if (count_different (text) < FEW_DIFFERENT)
    return _("Easy to guess: the same characters again and again.");
  if (count_words (text) >= STRONG_WORDS || g_utf8_strlen (text, -1) >= STRONG_CHARACTERS)
    return _("Strong.");
  return _("Good enough. A longer one is better.");
}

static void
entry_changed_cb (VeiCasePassword *self)
{
  g_assert (VEI_IS_CASE_PASSWORD (self));

  vei_case_password_set_error (self, NULL);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
entry_activated_cb (VeiCasePassword *self)
{
  g_assert (VEI_IS_CASE_PASSWORD (self));

  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0);
}

static GtkWidget *
add_entry (VeiCasePassword *self,
           const char      *title)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = vei_ui_label (title, "caption");
  GtkWidget *entry = gtk_password_entry_new ();

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (box, "detail-row");
  gtk_password_entry_set_show_peek_icon (GTK_PASSWORD_ENTRY (entry), TRUE);
  vei_ui_set_name (entry, title);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_signal_connect_object (entry, "changed", G_CALLBACK (entry_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "activate", G_CALLBACK (entry_activated_cb), self,
                           G_CONNECT_SWAPPED);
  return entry;
}

static void
vei_case_password_constructed (GObject *object)
{
  VeiCasePassword *self = VEI_CASE_PASSWORD (object);
  GtkWidget *box;

  G_OBJECT_CLASS (vei_case_password_parent_class)->constructed (object);

  self->entry = add_entry (self, _("Passphrase"));
  if (self->is_new)
    self->again = add_entry (self, _("The passphrase once more"));
  self->words = vei_ui_label ("", "caption");
  box = gtk_widget_get_parent (self->entry);
  gtk_box_append (GTK_BOX (box), self->words);
  vei_case_password_set_error (self, NULL);
}

static gboolean
vei_case_password_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (VEI_CASE_PASSWORD (widget)->entry);
}

static void
vei_case_password_set_property (GObject      *object,
                                guint         property_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  switch ((VeiCasePasswordProperty) property_id)
    {
    case PROP_IS_NEW:
      VEI_CASE_PASSWORD (object)->is_new = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
vei_case_password_class_init (VeiCasePasswordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = vei_case_password_constructed;
  object_class->set_property = vei_case_password_set_property;
  GTK_WIDGET_CLASS (klass)->grab_focus = vei_case_password_grab_focus;

  /**
   * VeiCasePassword:is-new:
   *
   * Whether the passphrase is chosen here, and so typed twice.
   */
  properties[PROP_IS_NEW] =
    g_param_spec_boolean ("is-new", NULL, NULL, FALSE,
                          G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * VeiCasePassword::changed:
   *
   * Emitted when something is typed.
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * VeiCasePassword::activated:
   *
   * Emitted when Enter is pressed.
   */
  signals[SIGNAL_ACTIVATED] =
    g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
vei_case_password_init (VeiCasePassword *self)
{
}

/**
 * vei_case_password_get_text:
 * @self: a passphrase
 *
 * Gets what was typed.
 *
 * Returns: (transfer none): the passphrase; "" where nothing was typed
 */
const char *
vei_case_password_get_text (VeiCasePassword *self)
{
  g_return_val_if_fail (VEI_IS_CASE_PASSWORD (self), "");

  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

/**
 * vei_case_password_why_not:
 * @self: a passphrase
 *
 * Tells why what was typed cannot be used.
 *
 * Returns: (transfer none) (nullable): a sentence, or %NULL where it can be
 */
const char *
vei_case_password_why_not (VeiCasePassword *self)
{
  const char *text;

  g_return_val_if_fail (VEI_IS_CASE_PASSWORD (self), NULL);

  text = vei_case_password_get_text (self);
  if (!self->is_new)
    return text[0] == '\0' ? _("Type the passphrase that you were told.") : NULL;
  if (!vei_passphrase_check (text, NULL))
    return _("Too short: at least ten characters.");
  if (!g_str_equal (text, gtk_editable_get_text (GTK_EDITABLE (self->again))))
    return _("The two passphrases are not the same.");
  return NULL;
}

/**
 * vei_case_password_set_error:
 * @self: a passphrase
 * @message: (nullable): what is wrong with it, or %NULL for nothing
 *
 * Says below the field what is wrong.
 */
void
vei_case_password_set_error (VeiCasePassword *self,
                             const char      *message)
{
  const char *words;

  g_return_if_fail (VEI_IS_CASE_PASSWORD (self));

  words = message != NULL ? message
          : self->is_new ? get_strength (vei_case_password_get_text (self)) : "";
  gtk_label_set_label (GTK_LABEL (self->words), words);
  gtk_widget_set_visible (self->words, words[0] != '\0');
  vei_ui_set_description (self->entry, words);
  if (message != NULL)
    gtk_widget_add_css_class (self->words, "error");
  else
    gtk_widget_remove_css_class (self->words, "error");
}

/**
 * vei_case_password_clear:
 * @self: a passphrase
 *
 * Forgets what was typed.
 */
void
vei_case_password_clear (VeiCasePassword *self)
{
  g_return_if_fail (VEI_IS_CASE_PASSWORD (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  if (self->again != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->again), "");
  vei_case_password_set_error (self, NULL);
}
