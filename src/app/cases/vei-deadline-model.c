/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/cases/vei-deadline-model.h"

/* How many days before the last day to send a deadline is near. */
#define NEAR_DAYS 7

/**
 * VeiDeadlineItem:
 *
 * A row of the list of deadlines: which case it is.
 */
struct _VeiDeadlineItem
{
  GObject  parent_instance;

  gint64   id;
};

G_DEFINE_FINAL_TYPE (VeiDeadlineItem, vei_deadline_item, G_TYPE_OBJECT)

static void
vei_deadline_item_class_init (VeiDeadlineItemClass *klass)
{
}

static void
vei_deadline_item_init (VeiDeadlineItem *self)
{
}

/**
 * vei_deadline_item_get_id:
 * @self: a row
 *
 * Gets which case it is.
 *
 * Returns: the id of the case
 */
gint64
vei_deadline_item_get_id (VeiDeadlineItem *self)
{
  g_return_val_if_fail (VEI_IS_DEADLINE_ITEM (self), 0);

  return self->id;
}

/**
 * VeiDeadlineModel:
 *
 * The open cases that have a deadline, the earliest first. Items are made when
 * they are looked at, so that a list of any length is there at once.
 */
struct _VeiDeadlineModel
{
  GObject   parent_instance;

  GArray   *ids;               /* (element-type gint64) */
  guint     n_past;            /* of all, those not shown too */
  guint     n_near;
};

static GType
vei_deadline_model_get_item_type (GListModel *model)
{
  return VEI_TYPE_DEADLINE_ITEM;
}

static guint
vei_deadline_model_get_n_items (GListModel *model)
{
  return VEI_DEADLINE_MODEL (model)->ids->len;
}

static gpointer
vei_deadline_model_get_item (GListModel *model,
                             guint       position)
{
  VeiDeadlineModel *self = VEI_DEADLINE_MODEL (model);
  VeiDeadlineItem *item;

  if (position >= self->ids->len)
    return NULL;
  item = g_object_new (VEI_TYPE_DEADLINE_ITEM, NULL);
  item->id = g_array_index (self->ids, gint64, position);
  return item;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = vei_deadline_model_get_item_type;
  iface->get_n_items = vei_deadline_model_get_n_items;
  iface->get_item = vei_deadline_model_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (VeiDeadlineModel, vei_deadline_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
vei_deadline_model_finalize (GObject *object)
{
  g_array_unref (VEI_DEADLINE_MODEL (object)->ids);

  G_OBJECT_CLASS (vei_deadline_model_parent_class)->finalize (object);
}

static void
vei_deadline_model_class_init (VeiDeadlineModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vei_deadline_model_finalize;
}

static void
vei_deadline_model_init (VeiDeadlineModel *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
}

/**
 * vei_deadline_model_new:
 *
 * Creates an empty model.
 *
 * Returns: (transfer full): the model
 */
VeiDeadlineModel *
vei_deadline_model_new (void)
{
  return g_object_new (VEI_TYPE_DEADLINE_MODEL, NULL);
}

/**
 * vei_deadline_set_assessment:
 * @assessment: (out caller-allocates): what is to be filled in
 * @entry: what the list shows of a case
 * @today: today
 *
 * Puts the deadline of a case where an assessment has it, so that it is said
 * in the same words as everywhere else.
 */
void
vei_deadline_set_assessment (VeiAssessment      *assessment,
                             const VeiCaseEntry *entry,
                             const GDate        *today)
{
  g_return_if_fail (assessment != NULL);
  g_return_if_fail (entry != NULL);
  g_return_if_fail (today != NULL && g_date_valid (today));

  *assessment = (VeiAssessment) {
    .as_of = g_date_get_julian (today),
    .deadline = entry->deadline,
    .send_by = entry->send_by,
  };
}

/**
 * vei_deadline_model_fill:
 * @self: a model
 * @store: (nullable): the cases; %NULL empties the model
 * @today: today
 * @with_past: whether to show deadlines that have passed
 *
 * Fills the model with the deadlines as they are now.
 */
void
vei_deadline_model_fill (VeiDeadlineModel *self,
                         VeiCaseStore     *store,
                         const GDate      *today,
                         gboolean          with_past)
{
  const VeiCaseQuery query = { .filter = VEI_CASE_FILTER_OPEN, .sort = VEI_CASE_SORT_DEADLINE };
  guint n_before, julian;

  g_return_if_fail (VEI_IS_DEADLINE_MODEL (self));
  g_return_if_fail (today != NULL && g_date_valid (today));

  julian = g_date_get_julian (today);
  n_before = self->ids->len;
  self->n_past = 0;
  self->n_near = 0;
  g_array_set_size (self->ids, 0);
  if (store != NULL && vei_case_store_is_unlocked (store))
    {
      g_autoptr(GArray) ids = vei_case_store_query (store, &query);

      for (guint i = 0; i < ids->len; i++)
        {
          gint64 id = g_array_index (ids, gint64, i);
          const VeiCaseEntry *entry = vei_case_store_get_entry (store, id);

          /* Cases without a deadline come last. */
          if (entry == NULL || entry->deadline == 0)
            break;
          if (entry->deadline < julian)
            self->n_past++;
          else if (entry->send_by <= julian + NEAR_DAYS)
            self->n_near++;
          if (with_past || entry->deadline >= julian)
            g_array_append_val (self->ids, id);
        }
    }
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, self->ids->len);
}

/**
 * vei_deadline_model_get_id:
 * @self: a model
 * @position: a row
 *
 * Gets which case a row is.
 *
 * Returns: the id of the case, or 0 behind the end
 */
gint64
vei_deadline_model_get_id (VeiDeadlineModel *self,
                           guint             position)
{
  g_return_val_if_fail (VEI_IS_DEADLINE_MODEL (self), 0);

  return position < self->ids->len ? g_array_index (self->ids, gint64, position) : 0;
}

/**
 * vei_deadline_model_get_n_past:
 * @self: a model
 *
 * Counts the deadlines that have passed, shown or not.
 *
 * Returns: how many there are
 */
guint
vei_deadline_model_get_n_past (VeiDeadlineModel *self)
{
  g_return_val_if_fail (VEI_IS_DEADLINE_MODEL (self), 0);

  return self->n_past;
}

/**
 * vei_deadline_model_get_n_near:
 * @self: a model
 *
 * Counts the deadlines whose last day to send comes within seven days.
 *
 * Returns: how many there are
 */
guint
vei_deadline_model_get_n_near (VeiDeadlineModel *self)
{
  g_return_val_if_fail (VEI_IS_DEADLINE_MODEL (self), 0);

  return self->n_near;
}
