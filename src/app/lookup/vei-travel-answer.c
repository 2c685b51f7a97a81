/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/lookup/vei-travel-answer.h"

#include <glib/gi18n.h>

#include "app/letter/vei-letter-output.h"
#include "app/lookup/vei-lookup-ui.h"
#include "app/lookup/vei-trip-checklist.h"
#include "app/widgets/vei-answer-row.h"
#include "app/widgets/vei-ui.h"

#define DAYS_A_YEAR 366

/**
 * VeiTravelAnswer:
 *
 * What applies to a trip: what to bring, by when to ask the doctor, who is
 * responsible, and a list to tick off.
 */
struct _VeiTravelAnswer
{
  GtkWidget     parent_instance;

  VeiSession   *session;
  VeiTravel    *travel;        /* lent by the session */
  VeiTrip       trip;
  VeiTripAnswer answer;
  GtkWidget    *box;
  GtkWidget    *status;
};

G_DEFINE_FINAL_TYPE (VeiTravelAnswer, vei_travel_answer, GTK_TYPE_WIDGET)

static VeiLanguage
get_language (VeiTravelAnswer *self)
{
  return vei_session_get_language (self->session);
}

static GtkWidget *
add_section (VeiTravelAnswer *self,
             const char      *heading)
{
  GtkWidget *section = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_box_append (GTK_BOX (section), vei_ui_heading (heading, "title-4", 2));
  gtk_box_append (GTK_BOX (self->box), section);
  return section;
}

static void
add_ask_doctor (VeiTravelAnswer *self)
{
  GtkWidget *section = add_section (self, _("Ask the doctor"));
  g_autofree char *text = vei_trip_dup_ask_doctor (&self->answer, get_language (self));

  gtk_box_append (GTK_BOX (section), vei_ui_label (text, "heading"));
  gtk_box_append (GTK_BOX (section),
                  vei_lookup_point (self->session, vei_travel_get_lead_time (self->travel)));
}

static void
add_packing (VeiTravelAnswer *self)
{
  GtkWidget *section, *list;

  if (self->trip.n_supplies == 0 && !self->answer.has_insulin)
    return;
  section = add_section (self, _("Pack this"));
  list = vei_lookup_list (section, _("Pack this"));
  for (guint i = 0; i < self->trip.n_supplies; i++)
    {
      g_autofree char *text = vei_trip_dup_supply (&self->trip, &self->answer, self->travel, i,
                                                   get_language (self));

      gtk_list_box_append (GTK_LIST_BOX (list), vei_ui_row (text, NULL));
    }
  if (self->answer.has_insulin)
    {
      g_autofree char *text = vei_trip_dup_insulin (&self->answer);

      gtk_list_box_append (GTK_LIST_BOX (list), vei_ui_row (text, NULL));
      gtk_box_append (GTK_BOX (section),
                      vei_lookup_point (self->session, vei_travel_get_insulin (self->travel)));
    }
}

static void
add_responsibilities (VeiTravelAnswer *self)
{
  GtkWidget *section;

  if (self->answer.responsibilities == 0)
    return;
  section = add_section (self, _("Who is responsible"));
  for (guint i = 0; i < vei_travel_get_n_responsibilities (self->travel); i++)
    {
      const VeiTravelLine *line = vei_travel_get_responsibility (self->travel, i);
      const VeiStatement *statement = &line->statement;
      GtkWidget *box;

      if ((self->answer.responsibilities >> i & 1) == 0)
        continue;
      box = vei_lookup_statement (self->session,
                                  vei_text_get (&statement->title, get_language (self)),
                                  vei_text_get (&statement->text, get_language (self)),
                                  &statement->sources);
      if (line->confirm)
        gtk_box_append (GTK_BOX (box), vei_ui_label (vei_lookup_check_text (), "caption-heading"));
      gtk_box_append (GTK_BOX (section), box);
    }
}

static void
ticked_cb (GtkCheckButton  *button,
           VeiTravelAnswer *self)
{
  g_assert (VEI_IS_TRAVEL_ANSWER (self));

  vei_trip_checklist_set_done (vei_session_get_case (self->session),
                               g_object_get_data (G_OBJECT (button), "vei-line"),
                               gtk_check_button_get_active (button));
}

static void
add_tick (VeiTravelAnswer     *self,
          GtkWidget           *section,
          const VeiTravelLine *line)
{
  const VeiStatement *statement = &line->statement;
  GtkWidget *row = vei_answer_row_new (vei_text_get (&statement->title, get_language (self)),
                                       vei_text_get (&statement->text, get_language (self)),
                                       FALSE);
  GtkWidget *group = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *below;

  g_object_set_data (G_OBJECT (row), "vei-line", (gpointer) statement->id);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (row),
                               vei_trip_checklist_is_done (vei_session_get_case (self->session),
                                                           statement->id));
  g_signal_connect_object (row, "toggled", G_CALLBACK (ticked_cb), self, G_CONNECT_DEFAULT);
  gtk_box_append (GTK_BOX (group), row);
  below = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (below, "below-row");
  if (line->confirm)
    gtk_box_append (GTK_BOX (below), vei_ui_label (vei_lookup_check_text (), "caption-heading"));
  gtk_box_append (GTK_BOX (below), vei_ui_source_chips (self->session, &statement->sources));
  gtk_box_append (GTK_BOX (group), below);
  gtk_box_append (GTK_BOX (section), group);
}

static void
print_cb (VeiTravelAnswer *self)
{
  g_autoptr (VeiDocument) document = NULL;
  g_autoptr (VeiPaper) paper = NULL;
  g_autoptr (GError) error = NULL;

  g_assert (VEI_IS_TRAVEL_ANSWER (self));

  document = vei_trip_to_document (&self->trip, &self->answer, self->travel,
                                   vei_session_get_case (self->session), get_language (self));
  paper = vei_paper_new (document, VEI_PRINT_NORMAL);
  vei_letter_print (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), paper,
                    _("Checklist for the trip"), &error);
  if (error == NULL)
    return;
  gtk_label_set_label (GTK_LABEL (self->status), error->message);
  gtk_widget_set_visible (self->status, TRUE);
}

static void
add_checklist (VeiTravelAnswer *self)
{
  GtkWidget *section = add_section (self, _("Before you leave"));
  GtkWidget *button = gtk_button_new_with_label (_("Print the checklist"));

  for (guint i = 0; i < vei_travel_get_n_checklist (self->travel); i++)
    if ((self->answer.checklist >> i & 1) != 0)
      add_tick (self, section, vei_travel_get_checklist (self->travel, i));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_object (button, "clicked", G_CALLBACK (print_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (section), button);
  self->status = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT,
                               "wrap", TRUE, "xalign", 0.0, "visible", FALSE, NULL);
  gtk_box_append (GTK_BOX (section), self->status);
}

static void
add_documents (VeiTravelAnswer *self)
{
  guint n;
  const char * const *letters = vei_travel_get_letters (self->travel, &n);
  GtkWidget *section = NULL;

  for (guint i = 0; i < n; i++)
    {
      GtkWidget *button = vei_lookup_letter_button (self->session, letters[i]);

      if (button == NULL)
        continue;
      if (section == NULL)
        section = add_section (self, _("Letters for the trip"));
      gtk_box_append (GTK_BOX (section), button);
    }
}

static void
add_card (VeiTravelAnswer *self)
{
  const VeiArticle *card = vei_travel_get_card (self->travel);
  GtkWidget *section;

  if (!self->answer.card)
    return;
  section = add_section (self, vei_text_get (&card->title, get_language (self)));
  gtk_box_append (GTK_BOX (section),
                  vei_ui_label (vei_text_get (&card->summary, get_language (self)), NULL));
  gtk_box_append (GTK_BOX (section), vei_lookup_go_button (_("Read about the card"),
                                                           "travel:card"));
}

static void
vei_travel_answer_dispose (GObject *object)
{
  VeiTravelAnswer *self = VEI_TRAVEL_ANSWER (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (vei_travel_answer_parent_class)->dispose (object);
}

static void
vei_travel_answer_class_init (VeiTravelAnswerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vei_travel_answer_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
vei_travel_answer_init (VeiTravelAnswer *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * vei_travel_answer_new:
 * @session: the session
 * @travel: the travel advice of the session
 *
 * Creates the view, without a trip.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
vei_travel_answer_new (VeiSession *session,
                       VeiTravel  *travel)
{
  VeiTravelAnswer *self;

  g_return_val_if_fail (VEI_IS_SESSION (session), NULL);
  g_return_val_if_fail (VEI_IS_TRAVEL (travel), NULL);

  self = g_object_new (VEI_TYPE_TRAVEL_ANSWER, NULL);
  self->session = g_object_ref (session);
  self->travel = travel;
  return GTK_WIDGET (self);
}

/**
 * vei_travel_answer_show:
 * @self: the view
 * @trip: (nullable): a trip with dates and a country; %NULL for none
 *
 * Shows what applies to a trip.
 */
void
vei_travel_answer_show (VeiTravelAnswer *self,
                        const VeiTrip   *trip)
{
  g_autofree char *opening = NULL;

  g_return_if_fail (VEI_IS_TRAVEL_ANSWER (self));

  vei_ui_clear (self->box);
  if (trip == NULL)
    return;
  self->trip = *trip;
  vei_trip_answer (trip, self->travel, vei_session_get_as_of (self->session), &self->answer);
  opening = vei_trip_dup_opening (trip, &self->answer, self->travel, get_language (self));
  gtk_box_append (GTK_BOX (self->box), vei_ui_heading (opening, "title-2", 2));
  if (self->answer.days > DAYS_A_YEAR)
    gtk_box_append (GTK_BOX (self->box),
                    vei_ui_label (_("That is more than a year. See whether the dates are right. "
                                    "For a stay that long, ask the doctor and the hospital what "
                                    "applies to you."), "heading"));
  add_ask_doctor (self);
  add_packing (self);
  add_checklist (self);
  add_responsibilities (self);
  add_documents (self);
  add_card (self);
}
