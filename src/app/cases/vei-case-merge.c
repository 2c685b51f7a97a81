/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/cases/vei-case-merge.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/cases/vei-case-differences.h"
#include "app/cases/vei-case-model.h"
#include "app/cases/vei-case-ui.h"
#include "app/cases/vei-case-words.h"
#include "app/widgets/vei-banner.h"
#include "app/widgets/vei-focus.h"
#include "app/widgets/vei-title.h"
#include "app/widgets/vei-ui.h"

/* Whoever sees more than this searches. */
#define MAX_CANDIDATES 20

/**
 * VeiCaseMerge:
 *
 * Joins the case that is open with another one: finding the other, looking at
 * where the two differ, and deciding.
 *
 * [signal@CaseMerge::merged] is emitted when they are one.
 */
struct _VeiCaseMerge
{
  GtkWidget     parent_instance;

  VeiSession   *session;
  VeiCaseModel *model;
  GPtrArray    *rows;
  gint64        keep;
  gint64        other;

  /* template */
  GtkWidget    *scrolled;
  GtkWidget    *title;
  GtkWidget    *banner;
  GtkWidget    *stack;
  GtkWidget    *entry;
  GtkWidget    *group;
  GtkWidget    *nothing;
  GtkWidget    *summary;
  GtkWidget    *differences;
  GtkWidget    *merge_button;
};

G_DEFINE_FINAL_TYPE (VeiCaseMerge, vei_case_merge, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_MERGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const VeiCaseEntry *
get_entry (VeiCaseMerge *self,
           gint64        id)
{
  VeiCaseStore *store = vei_session_get_store (self->session);

  return store != NULL ? vei_case_store_get_entry (store, id) : NULL;
}

static void
show_error (VeiCaseMerge *self,
            const GError *error)
{
  vei_banner_set_text (VEI_BANNER (self->banner), error != NULL ? error->message : NULL);
  if (error != NULL)
    vei_ui_scroll_to_top (GTK_SCROLLED_WINDOW (self->scrolled));
}

/* ---- The decision ---- */

static GPtrArray *
compare (VeiCaseMerge  *self,
         gint64         other,
         GError       **error)
{
  VeiCaseStore *store = vei_session_get_store (self->session);
  g_autoptr (VeiCase) our_case = NULL;
  g_autoptr (VeiCase) their_case = NULL;
  g_autoptr (JsonNode) ours = NULL;
  g_autoptr (JsonNode) theirs = NULL;

  if (!vei_session_save (self->session, error))
    return NULL;
  our_case = vei_case_store_load (store, self->keep, error);
  their_case = our_case != NULL ? vei_case_store_load (store, other, error) : NULL;
  if (their_case == NULL)
    return NULL;
  ours = vei_case_to_node (our_case);
  theirs = vei_case_to_node (their_case);
  return vei_case_compare (ours, theirs);
}

static void
show_decision (VeiCaseMerge *self,
               GPtrArray    *differences)
{
  const VeiCaseEntry *ours = get_entry (self, self->keep);
  const VeiCaseEntry *theirs = get_entry (self, self->other);
  g_autofree char *text = NULL;

  vei_ui_clear (self->differences);
  text = g_strdup_printf (_("“%s” stays, and takes over what only the other case has. Where both "
                            "say something, this one is right, and the log tells what the other "
                            "one said. “%s” is then gone, and this cannot be undone."),
                          vei_case_words_name (ours), vei_case_words_name (theirs));
  gtk_label_set_label (GTK_LABEL (self->summary), text);
  if (differences->len > 0)
    gtk_box_append (GTK_BOX (self->differences),
                    vei_case_differences_new (self->session, differences, _("This case"),
                                              _("The other")));
  else
    gtk_box_append (GTK_BOX (self->differences),
                    vei_ui_label (_("The two say the same."), NULL));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "decide");
  gtk_widget_grab_focus (self->title);
}

static void
row_activated_cb (VeiCaseMerge *self,
                  GtkWidget    *row)
{
  gint64 *id = g_object_get_data (G_OBJECT (row), "id");
  g_autoptr (GPtrArray) differences = NULL;
  g_autoptr (GError) error = NULL;

  g_assert (VEI_IS_CASE_MERGE (self));

  differences = compare (self, *id, &error);
  show_error (self, error);
  if (differences == NULL)
    return;
  self->other = *id;
  show_decision (self, differences);
}

static void
merge_cb (VeiCaseMerge *self)
{
  g_autoptr (GError) error = NULL;
  gint64 keep = self->keep;

  g_assert (VEI_IS_CASE_MERGE (self));

  if (self->other == 0)
    return;
  if (!vei_case_store_merge (vei_session_get_store (self->session), keep, self->other, NULL,
                             &error))
    {
      show_error (self, error);
      return;
    }
  g_signal_emit (self, signals[SIGNAL_MERGED], 0, keep);
}

/* ---- The choice ---- */

static void
add_candidate (VeiCaseMerge       *self,
               const VeiCaseEntry *entry)
{
  g_autofree char *verdicts = vei_case_words_dup_verdicts (self->session, entry);
  g_autofree char *touched = vei_case_words_dup_time (self->session, entry->touched);
  g_autofree char *when = vei_ui_dup_capitalized (touched);
  g_autofree char *below = g_strjoin (verdicts[0] != '\0' ? ". " : "", verdicts, when, NULL);
  GtkWidget *row = vei_ui_row (vei_case_words_name (entry), below);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             g_object_new (GTK_TYPE_IMAGE,
                                           "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                           "icon-name", "vei-forward-symbolic", NULL));
  g_object_set_data_full (G_OBJECT (row), "id", g_memdup2 (&entry->id, sizeof entry->id), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), row);
  g_ptr_array_add (self->rows, row);
}

static void
clear_rows (VeiCaseMerge *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self->group), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
}

static void
search_changed_cb (VeiCaseMerge *self)
{
  VeiCaseQuery query = { .sort = VEI_CASE_SORT_NAME };

  g_assert (VEI_IS_CASE_MERGE (self));

  query.text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  vei_case_model_set_query (self->model, &query);
  clear_rows (self);
  for (guint i = 0; self->rows->len < MAX_CANDIDATES
                    && vei_case_model_get_id (self->model, i) != 0; i++)
    {
      const VeiCaseEntry *entry = get_entry (self, vei_case_model_get_id (self->model, i));

      if (entry != NULL && entry->id != self->keep)
        add_candidate (self, entry);
    }
  gtk_widget_set_visible (self->nothing, self->rows->len == 0);
  gtk_widget_set_visible (self->group, self->rows->len > 0);
}

/* ---- Object ---- */

static gboolean
vei_case_merge_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (VEI_CASE_MERGE (widget)->entry);
}

static void
vei_case_merge_dispose (GObject *object)
{
  VeiCaseMerge *self = VEI_CASE_MERGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), VEI_TYPE_CASE_MERGE);
  vei_ui_dispose_children (GTK_WIDGET (self));
  g_clear_object (&self->model);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (vei_case_merge_parent_class)->dispose (object);
}

static void
vei_case_merge_finalize (GObject *object)
{
  g_ptr_array_unref (VEI_CASE_MERGE (object)->rows);

  G_OBJECT_CLASS (vei_case_merge_parent_class)->finalize (object);
}

static void
vei_case_merge_class_init (VeiCaseMergeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vei_case_merge_dispose;
  object_class->finalize = vei_case_merge_finalize;
  widget_class->grab_focus = vei_case_merge_grab_focus;
  widget_class->focus = vei_focus_children;

  /**
   * VeiCaseMerge::merged:
   * @id: the id of the case that stays
   *
   * Emitted when two cases have become one.
   */
  signals[SIGNAL_MERGED] =
    g_signal_new ("merged", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  g_type_ensure (VEI_TYPE_BANNER);
  g_type_ensure (VEI_TYPE_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/vei-case-merge.ui");
  gtk_widget_class_bind_template_child (widget_class, VeiCaseMerge, scrolled);
  gtk_widget_class_bind_template_child (widget_class, VeiCaseMerge, title);
  gtk_widget_class_bind_template_child (widget_class, VeiCaseMerge, banner);
  gtk_widget_class_bind_template_child (widget_class, VeiCaseMerge, stack);
  gtk_widget_class_bind_template_child (widget_class, VeiCaseMerge, entry);
  gtk_widget_class_bind_template_child (widget_class, VeiCaseMerge, group);
  gtk_widget_class_bind_template_child (widget_class, VeiCaseMerge, nothing);
  gtk_widget_class_bind_template_child (widget_class, VeiCaseMerge, summary);
  gtk_widget_class_bind_template_child (widget_class, VeiCaseMerge, differences);
  gtk_widget_class_bind_template_child (widget_class, VeiCaseMerge, merge_button);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, merge_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
vei_case_merge_init (VeiCaseMerge *self)
{
  self->rows = g_ptr_array_new ();
  self->model = vei_case_model_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  vei_case_ui_wrap_buttons (GTK_WIDGET (self));
  vei_banner_set_kind (VEI_BANNER (self->banner), VEI_BANNER_ERROR);
  vei_banner_set_text (VEI_BANNER (self->banner), NULL);
}

/**
 * vei_case_merge_set_session:
 * @self: the page
 * @session: the session
 *
 * Sets whose cases are joined, once.
 */
void
vei_case_merge_set_session (VeiCaseMerge *self,
                            VeiSession   *session)
{
  g_return_if_fail (VEI_IS_CASE_MERGE (self));
  g_return_if_fail (VEI_IS_SESSION (session));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
}

/**
 * vei_case_merge_begin:
 * @self: the page
 * @keep: the id of the case that stays, which the session has opened
 *
 * Begins to join a case with another one. The search begins with its name:
 * what is to be joined is most often called the same.
 */
void
vei_case_merge_begin (VeiCaseMerge *self,
                      gint64        keep)
{
  const VeiCaseEntry *entry;

  g_return_if_fail (VEI_IS_CASE_MERGE (self));
  g_return_if_fail (self->session != NULL);

  self->keep = keep;
  self->other = 0;
  vei_case_model_set_store (self->model, vei_session_get_store (self->session));
  entry = get_entry (self, keep);
  show_error (self, NULL);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "choose");
  gtk_editable_set_text (GTK_EDITABLE (self->entry), entry != NULL ? entry->name : "");
  search_changed_cb (self);
  if (self->rows->len == 0)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  vei_ui_scroll_to_top (GTK_SCROLLED_WINDOW (self->scrolled));
}

/**
 * vei_case_merge_stop:
 * @self: the page
 *
 * Forgets what is shown.
 */
void
vei_case_merge_stop (VeiCaseMerge *self)
{
  g_return_if_fail (VEI_IS_CASE_MERGE (self));

  self->keep = self->other = 0;
  clear_rows (self);
  vei_ui_clear (self->differences);
  gtk_label_set_label (GTK_LABEL (self->summary), "");
  vei_case_model_set_store (self->model, NULL);
}
