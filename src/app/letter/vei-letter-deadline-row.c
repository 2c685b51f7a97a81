/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/letter/vei-letter-deadline-row.h"

#include <glib/gi18n.h>

#include "app/result/vei-step-card.h"
#include "app/widgets/vei-ui.h"
#include "core/vei-date.h"

/*
 * VeiLetterDeadlineRow:
 *
 * A row of a form that says by when to complain, and how that was counted. It
 * shows itself only where there is a deadline.
 */
struct _VeiLetterDeadlineRow
{
  AdwPreferencesRow  parent_instance;

  /* template */
  GtkLabel          *deadline_label;
  GtkLabel          *counted_label;
  GtkWidget         *calendar_button;
};

G_DEFINE_FINAL_TYPE (VeiLetterDeadlineRow, vei_letter_deadline_row, ADW_TYPE_PREFERENCES_ROW)

static void
vei_letter_deadline_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), VEI_TYPE_LETTER_DEADLINE_ROW);

  G_OBJECT_CLASS (vei_letter_deadline_row_parent_class)->dispose (object);
}

static void
vei_letter_deadline_row_class_init (VeiLetterDeadlineRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vei_letter_deadline_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "/ui/letter-deadline-row.ui");
  gtk_widget_class_bind_template_child (widget_class, VeiLetterDeadlineRow, deadline_label);
  gtk_widget_class_bind_template_child (widget_class, VeiLetterDeadlineRow, counted_label);
  gtk_widget_class_bind_template_child (widget_class, VeiLetterDeadlineRow, calendar_button);
}

static void
vei_letter_deadline_row_init (VeiLetterDeadlineRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  vei_ui_wrap_button (self->calendar_button);
}

static void
show_dates (VeiLetterDeadlineRow *self,
            VeiSession           *session,
            const GDate          *received)
{
  const VeiAssessment *assessment = vei_session_get_assessment (session);
  VeiLanguage language = vei_session_get_language (session);
  guint days = vei_knowledge_get_complaint_days (vei_session_get_knowledge (session));
  g_autofree char *dates = vei_step_dup_dates_text (assessment, language);
  g_autofree char *words = vei_date_to_words (received, language);
  g_autofree char *counted = NULL;
  g_autofree char *both = NULL;

  gtk_label_set_label (self->deadline_label, dates);
  /* Translators: %s is a date in words, %u a number of days. */
  counted = g_strdup_printf (ngettext ("You learned of the no on %s. The last day to complain is %u day later.",
                                       "You learned of the no on %s. The last day to complain is %u days later.",
                                       days), words, days);
  both = g_strdup_printf ("%s %s", counted,
                          _("If the letter with the no gives another deadline, go by that letter."));
  gtk_label_set_label (self->counted_label, both);
  gtk_widget_set_visible (self->calendar_button, assessment->as_of <= assessment->deadline);
  if (vei_step_is_urgent (assessment))
    gtk_widget_add_css_class (GTK_WIDGET (self->deadline_label), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->deadline_label), "error");
}

/**
 * vei_letter_deadline_row_show:
 * @self: the row
 * @session: the session that the letter belongs to
 * @kind: the kind of letter
 * @received: when the person learned of the no; not a valid date where that is
 *   not known
 *
 * Shows the deadline as it is now, where this kind of letter has one.
 */
void
vei_letter_deadline_row_show (VeiLetterDeadlineRow *self,
                              VeiSession           *session,
                              const VeiLetterKind  *kind,
                              const GDate          *received)
{
  gboolean shown;

  g_return_if_fail (VEI_IS_LETTER_DEADLINE_ROW (self));
  g_return_if_fail (VEI_IS_SESSION (session));
  g_return_if_fail (kind != NULL);
  g_return_if_fail (received != NULL);

  shown = g_date_valid (received) && vei_session_get_assessment (session)->deadline != 0
          && g_str_has_prefix (kind->id, "complaint");
  gtk_widget_set_visible (GTK_WIDGET (self), shown);
  if (shown)
    show_dates (self, session, received);
}
