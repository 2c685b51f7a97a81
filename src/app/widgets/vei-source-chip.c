/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/widgets/vei-source-chip.h"

#include <glib/gi18n.h>

#include "app/vei-compat.h"
#include "app/widgets/vei-ui.h"
#include "core/vei-date.h"

/**
 * VeiSourceChip:
 *
 * A small pill with the name of a source. It opens to what the source is, how
 * old it is, and how sure we are of it.
 */
struct _VeiSourceChip
{
  GtkWidget        parent_instance;

  VeiSession      *session;
  const VeiSource *source;
  GtkWidget       *popover;

  /* template */
  GtkWidget       *button;
  GtkWidget       *label;
};

G_DEFINE_FINAL_TYPE (VeiSourceChip, vei_source_chip, GTK_TYPE_WIDGET)

static void
take_line (GString *lines,
           char    *line)
{
  g_autofree char *owned = line;

  if (lines->len > 0)
    g_string_append_c (lines, '\n');
  g_string_append (lines, owned);
}

static char *
dup_published (const VeiSource *source,
               VeiLanguage      language)
{
  GDate date;

  if (source->published == NULL)
    return g_strdup (_("Not dated"));
  if (vei_date_parse (source->published, &date))
    {
      g_autofree char *words = vei_date_to_words (&date, language);

      /* Translators: %s is a date in words */
      return g_strdup_printf (_("Published %s"), words);
    }
  if (strlen (source->published) == strlen ("2024-05"))
    {
      g_autofree char *first = g_strconcat (source->published, "-01", NULL);

      if (vei_date_parse (first, &date))
        {
          g_autofree char *words = vei_date_to_words (&date, language);
          const char *month = strchr (words, ' ');

          return g_strdup_printf (_("Published %s"), month != NULL ? month + 1 : words);
        }
    }
  return g_strdup_printf (_("Published %s"), source->published);
}

static void
open_url_cb (GtkButton     *button,
             VeiSourceChip *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  g_assert (VEI_IS_SOURCE_CHIP (self));

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  vei_compat_open_uri (GTK_WINDOW (root), self->source->url);
}

static void
open_sources_cb (GtkButton     *button,
                 VeiSourceChip *self)
{
  g_assert (VEI_IS_SOURCE_CHIP (self));

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-sources", NULL);
}

static GtkWidget *
build_popover (VeiSourceChip *self)
{
  VeiLanguage language = vei_session_get_language (self->session);
  g_autofree char *dates = vei_source_dup_dates_text (self->source, language);
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *button;
  GtkWidget *title = vei_ui_heading (vei_text_get (&self->source->title, language),
                                     "heading", 2);
  const char *lines[] = { self->source->publisher, dates,
                          vei_source_confidence_text (self->source) };

  gtk_label_set_max_width_chars (GTK_LABEL (title), 36);
  gtk_box_append (GTK_BOX (box), title);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      GtkWidget *line = vei_ui_label (lines[i], "caption");

      gtk_label_set_max_width_chars (GTK_LABEL (line), 40);
      gtk_box_append (GTK_BOX (box), line);
    }

  button = gtk_button_new_with_label (self->source->url != NULL
                                      ? _("Show the source")
                                      : _("Show all sources"));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_object (button, "clicked",
                           self->source->url != NULL
                           ? G_CALLBACK (open_url_cb) : G_CALLBACK (open_sources_cb),
                           self, G_CONNECT_DEFAULT);
  gtk_box_append (GTK_BOX (box), button);
  gtk_widget_add_css_class (box, "source-details");

  gtk_popover_set_child (GTK_POPOVER (popover), box);
  vei_ui_label_by (popover, title);
  return popover;
}

static void
clicked_cb (VeiSourceChip *self)
{
  g_assert (VEI_IS_SOURCE_CHIP (self));

  /* A result has dozens of chips; few are ever opened. */
  if (self->popover == NULL)
    {
      self->popover = build_popover (self);
      gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
    }
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
vei_source_chip_dispose (GObject *object)
{
  VeiSourceChip *self = VEI_SOURCE_CHIP (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), VEI_TYPE_SOURCE_CHIP);
  vei_ui_dispose_children (GTK_WIDGET (self));
  g_clear_object (&self->session);

  G_OBJECT_CLASS (vei_source_chip_parent_class)->dispose (object);
}

static void
vei_source_chip_class_init (VeiSourceChipClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vei_source_chip_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "/ui/vei-source-chip.ui");
  gtk_widget_class_bind_template_child (widget_class, VeiSourceChip, button);
  gtk_widget_class_bind_template_child (widget_class, VeiSourceChip, label);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
vei_source_chip_init (VeiSourceChip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * vei_source_chip_new:
 * @session: the session
 * @source: index for vei_knowledge_get_source()
 *
 * Creates a chip for a source.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
vei_source_chip_new (VeiSession *session,
                     guint       source)
{
  VeiSourceChip *self;
  const char *text;
  g_autofree char *name = NULL;

  g_return_val_if_fail (VEI_IS_SESSION (session), NULL);

  self = g_object_new (VEI_TYPE_SOURCE_CHIP, NULL);
  self->session = g_object_ref (session);
  self->source = vei_knowledge_get_source (vei_session_get_knowledge (session), source);
  text = vei_text_get (&self->source->label, vei_session_get_language (session));
  gtk_label_set_label (GTK_LABEL (self->label), text);
  /* Translators: %s is the short name of a source, "Helseforetakene 2023" */
  name = g_strdup_printf (_("Source: %s"), text);
  vei_ui_set_name (self->button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_HAS_POPUP, TRUE,
                                  -1);
  return GTK_WIDGET (self);
}

/**
 * vei_source_confidence_text:
 * @source: a source
 *
 * Gets in a sentence how sure we are of what we say the source says.
 *
 * Returns: (transfer none): a sentence in the user's language
 */
const char *
vei_source_confidence_text (const VeiSource *source)
{
  g_return_val_if_fail (source != NULL, "");

  switch (source->confidence)
    {
    case VEI_CONFIDENCE_SOURCE_DOCUMENT:
      return _("We have read the document itself.");
    case VEI_CONFIDENCE_FOUND:
      return _("We found this in an open copy. It may have changed since.");
    case VEI_CONFIDENCE_INFERRED:
      return _("This is our own judgement.");
    default:
      g_return_val_if_reached ("");
    }
}

/**
 * vei_source_dup_dates_text:
 * @source: a source
 * @language: the language of dates
 *
 * Says when a source was published, from when to when it holds, whether it
 * was interim, and when we last looked at it: a line for each.
 *
 * Returns: (transfer full): the lines
 */
char *
vei_source_dup_dates_text (const VeiSource *source,
                           VeiLanguage      language)
{
  GString *lines;
  g_autofree char *valid_from = NULL;
  g_autofree char *valid_to = NULL;
  g_autofree char *checked_on = NULL;

  g_return_val_if_fail (source != NULL, NULL);

  lines = g_string_new (NULL);
  take_line (lines, dup_published (source, language));
  if (g_date_valid (&source->valid_from))
    {
      valid_from = vei_date_to_words (&source->valid_from, language);
      /* Translators: %s is a date in words, here and in the next two */
      take_line (lines, g_strdup_printf (_("Valid from %s"), valid_from));
    }
  if (g_date_valid (&source->valid_to))
    {
      valid_to = vei_date_to_words (&source->valid_to, language);
      take_line (lines, g_strdup_printf (_("Valid to %s"), valid_to));
    }
  if (source->interim)
    take_line (lines, g_strdup (_("Interim: it may have been replaced")));
  if (g_date_valid (&source->checked_on))
    {
      checked_on = vei_date_to_words (&source->checked_on, language);
      take_line (lines, g_strdup_printf (_("Last checked %s"), checked_on));
    }
  return g_string_free (lines, FALSE);
}
