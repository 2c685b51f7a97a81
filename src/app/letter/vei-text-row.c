/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */

#include "config.h"

#include "app/letter/vei-text-row.h"

/*
 * VeiTextRow:
 *
 * A row of a form with text of several lines.
 *
 * The title stands above the text; a prompt stands in the text while it is
 * empty. Tab moves on to the next field. The signal `changed` is emitted when
 * the person changes the text, never for [method@TextRow.set_text].
 */
struct _VeiTextRow
{
  AdwPreferencesRow  parent_instance;

  gboolean           setting;
  guint              resize_source;

  /* template */
  GtkOverlay        *overlay;
  GtkTextView       *text_view;
  GtkTextBuffer     *buffer;
  GtkLabel          *prompt_label;
};

typedef enum
{
  PROP_PROMPT = 1,
} VeiTextRowProperty;

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[PROP_PROMPT + 1];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VeiTextRow, vei_text_row, ADW_TYPE_PREFERENCES_ROW)

static void
update_prompt (VeiTextRow *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->prompt_label),
                          gtk_text_buffer_get_char_count (self->buffer) == 0);
}

static void
buffer_changed_cb (VeiTextRow *self)
{
  g_assert (VEI_IS_TEXT_ROW (self));

  update_prompt (self);
  if (!self->setting)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static gboolean
resize_cb (gpointer data)
{
  VeiTextRow *self = data;

  self->resize_source = 0;
  gtk_widget_queue_resize (GTK_WIDGET (self->text_view));

  return G_SOURCE_REMOVE;
}

/* A text view learns how many lines it has only after it has been given its
 * width: it then asks for the height that it lacks. */
static void
height_changed_cb (VeiTextRow    *self,
                   GtkAdjustment *adjustment)
{
  g_assert (VEI_IS_TEXT_ROW (self));

  if (self->resize_source == 0
      && gtk_adjustment_get_upper (adjustment) > gtk_adjustment_get_page_size (adjustment))
    self->resize_source = g_idle_add (resize_cb, self);
}

static void
row_pressed_cb (VeiTextRow *self)
{
  g_assert (VEI_IS_TEXT_ROW (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->text_view));
}

static void
title_changed_cb (VeiTextRow *self)
{
  g_assert (VEI_IS_TEXT_ROW (self));

  vei_text_row_set_accessible_name (self, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)));
}

static void
vei_text_row_set_property (GObject      *object,
                           guint         property_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  VeiTextRow *self = VEI_TEXT_ROW (object);

  switch ((VeiTextRowProperty) property_id)
    {
    case PROP_PROMPT:
      vei_text_row_set_prompt (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
vei_text_row_dispose (GObject *object)
{
  g_clear_handle_id (&VEI_TEXT_ROW (object)->resize_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), VEI_TYPE_TEXT_ROW);

  G_OBJECT_CLASS (vei_text_row_parent_class)->dispose (object);
}

static void
vei_text_row_class_init (VeiTextRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = vei_text_row_set_property;
  object_class->dispose = vei_text_row_dispose;

  properties[PROP_PROMPT] =
    g_param_spec_string ("prompt", NULL, NULL, NULL,
                         G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/letter-text-row.ui");
  gtk_widget_class_bind_template_child (widget_class, VeiTextRow, overlay);
  gtk_widget_class_bind_template_child (widget_class, VeiTextRow, text_view);
  gtk_widget_class_bind_template_child (widget_class, VeiTextRow, buffer);
  gtk_widget_class_bind_template_child (widget_class, VeiTextRow, prompt_label);
  gtk_widget_class_bind_template_callback (widget_class, buffer_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, title_changed_cb);
}

static void
vei_text_row_init (VeiTextRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* A long prompt in large text takes more lines than the empty text. */
  gtk_overlay_set_measure_overlay (self->overlay, GTK_WIDGET (self->prompt_label), TRUE);
  g_signal_connect_object (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->text_view)),
                           "changed", G_CALLBACK (height_changed_cb), self, G_CONNECT_SWAPPED);
  title_changed_cb (self);
}

/**
 * vei_text_row_new:
 *
 * Creates an empty row.
 *
 * Returns: (transfer floating): a new text row
 */
GtkWidget *
vei_text_row_new (void)
{
  return g_object_new (VEI_TYPE_TEXT_ROW, NULL);
}

/**
 * vei_text_row_dup_text:
 * @self: a text row
 *
 * Copies what stands in the row.
 *
 * Returns: (transfer full): the text, with its line breaks
 */
char *
vei_text_row_dup_text (VeiTextRow *self)
{
  GtkTextIter start, end;

  g_return_val_if_fail (VEI_IS_TEXT_ROW (self), NULL);

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);

  return gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
}

/**
 * vei_text_row_dup_lines:
 * @self: a text row
 *
 * Copies the lines that hold anything, without the white space around them.
 *
 * Returns: (transfer full) (array zero-terminated=1): the lines, from the top
 */
GStrv
vei_text_row_dup_lines (VeiTextRow *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  guint i;

  g_return_val_if_fail (VEI_IS_TEXT_ROW (self), NULL);

  text = vei_text_row_dup_text (self);
  lines = g_strsplit (text, "\n", -1);
  for (i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      g_strv_builder_add (builder, lines[i]);

  return g_strv_builder_end (builder);
}

/**
 * vei_text_row_set_text:
 * @self: a text row
 * @text: the text
 *
 * Puts a text into the row, in the place of what stood there.
 *
 * Where the same text stands there already, the cursor stays where it is.
 */
void
vei_text_row_set_text (VeiTextRow *self,
                       const char *text)
{
  g_autofree char *old = NULL;

  g_return_if_fail (VEI_IS_TEXT_ROW (self));
  g_return_if_fail (text != NULL);

  old = vei_text_row_dup_text (self);
  if (g_str_equal (old, text))
    return;

  self->setting = TRUE;
  gtk_text_buffer_set_text (self->buffer, text, -1);
  self->setting = FALSE;
}

/**
 * vei_text_row_set_lines:
 * @self: a text row
 * @lines: (array zero-terminated=1): the lines, from the top
 *
 * Puts lines into the row, in the place of what stood there.
 *
 * Where vei_text_row_dup_lines() gives these lines already, the text stays as
 * it was typed.
 */
void
vei_text_row_set_lines (VeiTextRow         *self,
                        const char * const *lines)
{
  g_auto (GStrv) shown = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (VEI_IS_TEXT_ROW (self));
  g_return_if_fail (lines != NULL);

  shown = vei_text_row_dup_lines (self);
  if (g_strv_equal ((const char * const *) shown, lines))
    return;

  text = g_strjoinv ("\n", (char **) lines);
  vei_text_row_set_text (self, text);
}

/**
 * vei_text_row_set_prompt:
 * @self: a text row
 * @prompt: (nullable): what to write about, in a few words
 *
 * Sets what is shown while nothing has been written.
 */
void
vei_text_row_set_prompt (VeiTextRow *self,
                         const char *prompt)
{
  g_return_if_fail (VEI_IS_TEXT_ROW (self));

  gtk_label_set_label (self->prompt_label, prompt != NULL ? prompt : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text_view),
                                  GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER, prompt != NULL ? prompt : "",
                                  -1);
}

/**
 * vei_text_row_set_accessible_name:
 * @self: a text row
 * @name: what a screen reader calls the field
 *
 * Names the field where its title alone does not say what it is about.
 */
void
vei_text_row_set_accessible_name (VeiTextRow *self,
                                  const char *name)
{
  g_return_if_fail (VEI_IS_TEXT_ROW (self));
  g_return_if_fail (name != NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text_view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}
