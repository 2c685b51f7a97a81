/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "core/vei-date.h"
#include "store/vei-case-index-private.h"

/* How near a deadline is "this week". */
#define WEEK_DAYS 7

struct _VeiCaseIndex
{
  GPtrArray  *entries;                    /* owns them; in no order */
  GHashTable *places;                     /* id -> place in entries, + 1 */
  GArray     *ids;                        /* of gint64, at the same places */
  GArray     *searched;                   /* of Searched, likewise */
  GStringChunk *words;                    /* what is searched, side by side */
  GArray     *order[VEI_N_CASE_SORTS];    /* of guint32, places; or NULL: not asked for yet */
};

/* What a keystroke looks at, small enough to go through quickly. */
typedef struct
{
  const char   *folded;
  guint64       letters;                  /* a bit for each that stands in it */
  VeiCaseFlags  flags;
} Searched;

typedef struct
{
  GPtrArray   *entries;
  VeiCaseSort  sort;
} Comparing;

/*
 * vei_case_index_new:
 *
 * Creates an empty index.
 *
 * Returns: (transfer full): the index
 */
VeiCaseIndex *
vei_case_index_new (void)
{
  VeiCaseIndex *self = g_new0 (VeiCaseIndex, 1);

  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) vei_case_entry_free);
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->searched = g_array_new (FALSE, FALSE, sizeof (Searched));
  self->words = g_string_chunk_new (1024 * 1024);
  self->places = g_hash_table_new (g_int64_hash, g_int64_equal);
  return self;
}

/*
 * vei_case_index_free:
 * @self: (transfer full) (nullable): an index
 *
 * Frees an index with its entries.
 */
void
vei_case_index_free (VeiCaseIndex *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < VEI_N_CASE_SORTS; i++)
    g_clear_pointer (&self->order[i], g_array_unref);
  g_array_unref (self->ids);
  g_array_unref (self->searched);
  g_string_chunk_free (self->words);
  g_hash_table_unref (self->places);
  g_ptr_array_unref (self->entries);
  g_free (self);
}

/*
 * vei_case_index_get_n:
 * @self: an index
 *
 * Counts the entries.
 *
 * Returns: how many there are
 */
guint
vei_case_index_get_n (VeiCaseIndex *self)
{
  return self->entries->len;
}

/*
 * vei_case_index_get:
 * @self: an index
 * @place: a place, less than vei_case_index_get_n()
 *
 * Gets an entry; the order means nothing.
 *
 * Returns: (transfer none): the entry
 */
VeiCaseEntry *
vei_case_index_get (VeiCaseIndex *self,
                    guint         place)
{
  return self->entries->pdata[place];
}

/*
 * vei_case_index_find:
 * @self: an index
 * @id: the id of a case
 *
 * Finds the entry of a case.
 *
 * Returns: (transfer none) (nullable): the entry, or %NULL
 */
VeiCaseEntry *
vei_case_index_find (VeiCaseIndex *self,
                     gint64        id)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, &id));

  return place > 0 ? self->entries->pdata[place - 1] : NULL;
}

/* ---- Orders ---- */

static int
compare_names (const VeiCaseEntry *one,
               const VeiCaseEntry *two)
{
  int order;

  if (one->sort_start != two->sort_start)
    {
      /* Whoever has no name yet stands last. */
      if (one->sort_start == 0 || two->sort_start == 0)
        return one->sort_start == 0 ? 1 : -1;
      return one->sort_start < two->sort_start ? -1 : 1;
    }
  order = strcmp (one->sort_key, two->sort_key);
  return order != 0 ? order : (one->id > two->id) - (one->id < two->id);
}

#define COMPARE(member) ((one->member > two->member) - (one->member < two->member))

static int
compare_units (const VeiCaseEntry *one,
               const VeiCaseEntry *two)
{
  if (one->unit == two->unit)
    return 0;
  if (one->unit == NULL || two->unit == NULL)
    return one->unit == NULL ? 1 : -1;
  return strcmp (one->unit, two->unit);
}

static int
compare_places (gconstpointer a,
                gconstpointer b,
                gpointer      data)
{
  const Comparing *comparing = data;
  const VeiCaseEntry *one = comparing->entries->pdata[*(const guint32 *) a];
  const VeiCaseEntry *two = comparing->entries->pdata[*(const guint32 *) b];
  int order = 0;

  switch (comparing->sort)
    {
    case VEI_CASE_SORT_UNIT:
      order = compare_units (one, two);
      break;
    case VEI_CASE_SORT_VERDICT:
      order = COMPARE (verdict_rank);
      break;
    case VEI_CASE_SORT_STATUS:
      order = COMPARE (status_rank);
      break;
    case VEI_CASE_SORT_DEADLINE:
      /* No deadline stands after every deadline. */
      order = COMPARE (deadline - 1);
      break;
    case VEI_CASE_SORT_TOUCHED:
      order = COMPARE (touched);
      break;
    case VEI_CASE_SORT_NAME:
    default:
      break;
    }
  return order != 0 ? order : compare_names (one, two);
}

static GArray *
get_order (VeiCaseIndex *self,
           VeiCaseSort   sort)
{
  Comparing comparing = { self->entries, sort };
  GArray *order = self->order[sort];

  if (order != NULL)
    return order;
  order = self->order[sort] = g_array_sized_new (FALSE, FALSE, sizeof (guint32),
                                                 self->entries->len);
  for (guint32 place = 0; place < self->entries->len; place++)
    g_array_append_val (order, place);
  g_array_sort_with_data (order, compare_places, &comparing);
  return order;
}

static void
insert_in_order (VeiCaseIndex *self,
                 guint32       place,
                 VeiCaseSort   sort)
{
  Comparing comparing = { self->entries, sort };
  GArray *order = self->order[sort];
  guint low = 0, high = order->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (compare_places (&g_array_index (order, guint32, middle), &place, &comparing) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  g_array_insert_val (order, low, place);
}

static guint
find_in_order (GArray  *order,
               guint32  place)
{
  guint at = 0;

  while (at < order->len && g_array_index (order, guint32, at) != place)
    at++;
  return at;
}

static guint64
find_letters (const char *text)
{
  guint64 letters = 0;

  for (; *text != '\0'; text++)
    letters |= G_GUINT64_CONSTANT (1) << (*text & 63);
  return letters;
}

/*
 * vei_case_index_put:
 * @self: an index
 * @entry: (transfer full): an entry, in place of one that has its id
 *
 * Puts an entry in its place in every order.
 */
void
vei_case_index_put (VeiCaseIndex *self,
                    VeiCaseEntry *entry)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, &entry->id));
  VeiCaseEntry *before = place > 0 ? self->entries->pdata[place - 1] : NULL;
  Searched searched = { NULL, find_letters (entry->folded), entry->flags };

  /* What an entry said before stays until locking. */
  if (before != NULL && g_str_equal (before->folded, entry->folded))
    searched.folded = g_array_index (self->searched, Searched, place - 1).folded;
  else
    searched.folded = g_string_chunk_insert (self->words, entry->folded);
  if (before == NULL)
    {
      g_ptr_array_add (self->entries, entry);
      g_array_append_val (self->ids, entry->id);
      g_array_append_val (self->searched, searched);
      place = self->entries->len;
    }
  for (guint i = 0; i < VEI_N_CASE_SORTS; i++)
    if (self->order[i] != NULL && before != NULL)
      g_array_remove_index (self->order[i], find_in_order (self->order[i], place - 1));
  self->entries->pdata[place - 1] = entry;
  g_array_index (self->searched, Searched, place - 1) = searched;
  g_hash_table_replace (self->places, &entry->id, GUINT_TO_POINTER (place));
  for (guint i = 0; i < VEI_N_CASE_SORTS; i++)
    if (self->order[i] != NULL)
      insert_in_order (self, place - 1, i);
  vei_case_entry_free (before);
}

/*
 * vei_case_index_remove:
 * @self: an index
 * @id: the id of a case
 *
 * Takes an entry out and frees it. The last one takes its place.
 */
void
vei_case_index_remove (VeiCaseIndex *self,
                       gint64        id)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, &id));
  guint32 last_place = self->entries->len - 1;
  VeiCaseEntry *last;

  if (place == 0)
    return;
  for (guint i = 0; i < VEI_N_CASE_SORTS; i++)
    {
      if (self->order[i] == NULL)
        continue;
      g_array_remove_index (self->order[i], find_in_order (self->order[i], place - 1));
      if (last_place != place - 1)
        g_array_index (self->order[i], guint32, find_in_order (self->order[i], last_place))
          = place - 1;
    }
  g_hash_table_remove (self->places, &id);
  last = self->entries->pdata[last_place];
  if (last->id != id)
    g_hash_table_replace (self->places, &last->id, GUINT_TO_POINTER (place));
  g_ptr_array_remove_index_fast (self->entries, place - 1);
  g_array_remove_index_fast (self->ids, place - 1);
  g_array_remove_index_fast (self->searched, place - 1);
}

/* ---- Questions ---- */

static gboolean
fits_filter (const VeiCaseEntry *entry,
             VeiCaseFilter       filter,
             guint32             today)
{
  gboolean closed = (entry->flags & VEI_CASE_CLOSED) != 0;
  guint32 last_day = entry->send_by != 0 ? entry->send_by : entry->deadline;

  if (((filter & VEI_CASE_FILTER_OPEN) && closed)
      || ((filter & VEI_CASE_FILTER_CLOSED) && !closed)
      || ((filter & VEI_CASE_FILTER_MISSING) && entry->n_missing == 0)
      || ((filter & VEI_CASE_FILTER_CHANGED) && !(entry->flags & VEI_CASE_CHANGED)))
    return FALSE;
  if ((filter & VEI_CASE_FILTER_DEADLINE_WEEK)
      && (last_day == 0 || last_day > today + WEEK_DAYS))
    return FALSE;
  if ((filter & VEI_CASE_FILTER_WAITING) && g_strcmp0 (entry->status, "waiting") != 0)
    return FALSE;
  return !(filter & VEI_CASE_FILTER_REFUSED)
         || g_strcmp0 (entry->status, "refused") == 0
         || g_strcmp0 (entry->status, "partly_granted") == 0
         || g_strcmp0 (entry->status, "declined_to_apply") == 0;
}

static gboolean
fits_words (const Searched      *searched,
            const char * const  *words,
            guint64              letters)
{
  if ((letters & ~searched->letters) != 0)
    return FALSE;
  for (; *words != NULL; words++)
    if (**words != '\0' && strstr (searched->folded, *words) == NULL)
      return FALSE;
  return TRUE;
}

/* What is looked at first is small, and says no to most. */
static gboolean
fits_query (VeiCaseIndex        *self,
            guint                place,
            const VeiCaseQuery  *query,
            const char * const  *words,
            guint64              letters,
            guint32              today)
{
  const Searched *searched = &g_array_index (self->searched, Searched, place);
  const VeiCaseEntry *entry;

  if ((searched->flags & VEI_CASE_DELETED)
      || ((query->filter & VEI_CASE_FILTER_OPEN) && (searched->flags & VEI_CASE_CLOSED))
      || !fits_words (searched, words, letters))
    return FALSE;
  if ((query->filter & ~VEI_CASE_FILTER_OPEN) == 0 && query->unit == NULL)
    return TRUE;
  entry = self->entries->pdata[place];
  return (query->unit == NULL || g_strcmp0 (entry->unit, query->unit) == 0)
         && fits_filter (entry, query->filter, today);
}

/*
 * vei_case_index_query:
 * @self: an index
 * @query: which cases, and in which order
 *
 * Lists cases. Every word that was typed must stand in the name, the
 * telephone number, the reference, the unit or the date of birth.
 *
 * Returns: (transfer full) (element-type gint64): the ids of the cases
 */
GArray *
vei_case_index_query (VeiCaseIndex       *self,
                      const VeiCaseQuery *query)
{
  GArray *order = get_order (self, query->sort);
  GArray *found = g_array_sized_new (FALSE, FALSE, sizeof (gint64), 256);
  g_autofree char *folded = vei_case_fold (query->text != NULL ? query->text : "");
  g_auto(GStrv) words = g_strsplit_set (folded, " \t\n", -1);
  g_autofree guint8 *fits = g_malloc (self->entries->len + 1);
  guint64 letters = 0;
  GDate today;

  for (guint i = 0; words[i] != NULL; i++)
    letters |= find_letters (words[i]);
  vei_date_set_today (&today);
  /* In the order of the memory, which is far quicker than in that of the list. */
  for (guint place = 0; place < self->entries->len; place++)
    fits[place] = (guint8) fits_query (self, place, query, (const char * const *) words, letters,
                                       g_date_get_julian (&today));
  for (guint i = 0; i < order->len; i++)
    {
      guint32 place = g_array_index (order, guint32, query->descending ? order->len - 1 - i : i);

      if (fits[place])
        g_array_append_val (found, g_array_index (self->ids, gint64, place));
    }
  return found;
}
