/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "core/vei-devices-private.h"

#include "core/vei-date.h"
#include "core/vei-fields-private.h"

/* As much of the day on which a list begins as the source gives. */
static char *
dup_from_words (const VeiDeviceList *list,
                VeiLanguage          language)
{
  GDate day;

  if (vei_date_parse (list->valid_from, &day))
    return vei_date_to_words (&day, language);
  return g_strdup (list->valid_from);
}

static char *
fill_text (VeiDevices           *self,
           VeiDeviceText         text,
           const VeiPlaceholder *values,
           VeiLanguage           language)
{
  return vei_fields_fill (vei_text_get (&self->texts[text], language), values);
}

/* Which lists of the categories of today had ended, and the last day of them. */
typedef struct
{
  GString *names;              /* of the categories whose list had ended */
  guint    n_begun;
  guint    n_ended;
  GDate    to;                 /* the latest end among them */
} Ended;

static void
gather_ended (VeiDevices  *self,
              const GDate *as_of,
              VeiLanguage  language,
              Ended       *ended)
{
  for (guint i = 0; i < self->n_categories; i++)
    {
      const VeiDeviceCategory *category = &self->categories[i];
      const VeiDeviceList *list = vei_devices_get_newest (self, category, as_of);

      if (category->historic || list == NULL)
        continue;
      ended->n_begun++;
      if (!vei_device_list_has_ended (list, as_of))
        continue;
      ended->n_ended++;
      g_string_append_printf (ended->names, "%s%s", ended->names->len > 0 ? ", " : "",
                              vei_text_get (&category->name, language));
      if (!g_date_valid (&ended->to) || g_date_compare (&ended->to, &list->to) < 0)
        ended->to = list->to;
    }
}

static const VeiDeviceList *
get_oldest (VeiDevices *self)
{
  const VeiDeviceList *oldest = NULL;

  for (guint i = 0; i < self->n_lists; i++)
    if (oldest == NULL || g_date_compare (&self->lists[i].from, &oldest->from) < 0)
      oldest = &self->lists[i];
  return oldest;
}

static char *
dup_none_banner (VeiDevices  *self,
                 VeiLanguage  language)
{
  const VeiDeviceList *oldest = get_oldest (self);
  g_autofree char *from = NULL;

  if (oldest == NULL)
    return NULL;
  from = dup_from_words (oldest, language);
  return fill_text (self, VEI_DEVICE_TEXT_BANNER_NONE,
                    (const VeiPlaceholder[]) { { "from", from }, { NULL } }, language);
}

/**
 * vei_devices_dup_banner:
 * @self: the agreements
 * @as_of: a day
 * @language: the language to use
 *
 * Says what is amiss with the newest lists on a day: that all have ended and
 * no later one is known, that some have, or that none had begun. Categories
 * that only old lists have say nothing.
 *
 * Returns: (transfer full) (nullable): a few sentences, or %NULL where every
 *   list holds on that day
 */
char *
vei_devices_dup_banner (VeiDevices  *self,
                        const GDate *as_of,
                        VeiLanguage  language)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *to = NULL;
  Ended ended = { .names = names };

  g_return_val_if_fail (VEI_IS_DEVICES (self), NULL);
  g_return_val_if_fail (as_of != NULL && g_date_valid (as_of), NULL);

  g_date_clear (&ended.to, 1);
  gather_ended (self, as_of, language, &ended);
  if (ended.n_begun == 0)
    return dup_none_banner (self, language);
  if (ended.n_ended == 0)
    return NULL;
  to = vei_date_to_words (&ended.to, language);
  return fill_text (self,
                    ended.n_ended == ended.n_begun ? VEI_DEVICE_TEXT_BANNER_ALL
                                                   : VEI_DEVICE_TEXT_BANNER_SOME,
                    (const VeiPlaceholder[]) { { "to", to }, { "categories", names->str },
                                               { NULL } },
                    language);
}

static char *
dup_gap_after (VeiDevices          *self,
               const VeiDeviceList *list,
               const VeiDeviceList *next,
               VeiLanguage          language)
{
  GDate first = list->to;
  g_autofree char *to = NULL;
  g_autofree char *from = NULL;
  g_autofree char *begins = NULL;

  if (next == NULL)
    {
      to = vei_date_to_words (&list->to, language);
      return fill_text (self, VEI_DEVICE_TEXT_GAP_OPEN,
                        (const VeiPlaceholder[]) { { "to", to }, { NULL } }, language);
    }
  g_date_add_days (&first, 1);
  from = vei_date_to_words (&first, language);
  begins = dup_from_words (next, language);
  first = next->from;
  g_date_subtract_days (&first, 1);
  to = vei_date_to_words (&first, language);
  return fill_text (self, VEI_DEVICE_TEXT_GAP,
                    (const VeiPlaceholder[]) { { "from", from }, { "to", to },
                                               { "next", begins }, { NULL } },
                    language);
}

/**
 * vei_devices_dup_gap:
 * @self: the agreements
 * @category: one of its categories
 * @as_of: a day
 * @language: the language to use
 *
 * Says since when, and until when, no list of a category is known, where a day
 * falls into such a gap.
 *
 * Returns: (transfer full) (nullable): a few sentences, or %NULL where a list
 *   holds on that day
 */
char *
vei_devices_dup_gap (VeiDevices              *self,
                     const VeiDeviceCategory *category,
                     const GDate             *as_of,
                     VeiLanguage              language)
{
  const VeiDeviceList *list, *next;
  g_autofree char *begins = NULL;

  g_return_val_if_fail (VEI_IS_DEVICES (self), NULL);
  g_return_val_if_fail (category != NULL, NULL);
  g_return_val_if_fail (as_of != NULL && g_date_valid (as_of), NULL);

  list = vei_devices_get_newest (self, category, as_of);
  next = vei_devices_get_next (self, category, as_of);
  if (list != NULL)
    return vei_device_list_has_ended (list, as_of) ? dup_gap_after (self, list, next, language)
                                                   : NULL;
  if (next == NULL)
    return NULL;
  begins = dup_from_words (next, language);
  return fill_text (self, VEI_DEVICE_TEXT_GAP_BEFORE,
                    (const VeiPlaceholder[]) { { "next", begins }, { NULL } }, language);
}

/**
 * vei_devices_dup_validity:
 * @self: the agreements
 * @list: one of its lists
 * @as_of: a day
 * @language: the language to use
 *
 * Says from when to when a list holds, in the past tense where it had ended.
 *
 * Returns: (transfer full): a sentence
 */
char *
vei_devices_dup_validity (VeiDevices          *self,
                          const VeiDeviceList *list,
                          const GDate         *as_of,
                          VeiLanguage          language)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  VeiDeviceText text = VEI_DEVICE_TEXT_VALIDITY_OPEN;

  g_return_val_if_fail (VEI_IS_DEVICES (self), NULL);
  g_return_val_if_fail (list != NULL, NULL);
  g_return_val_if_fail (as_of != NULL && g_date_valid (as_of), NULL);

  from = dup_from_words (list, language);
  if (g_date_valid (&list->to))
    {
      to = vei_date_to_words (&list->to, language);
      text = vei_device_list_has_ended (list, as_of) ? VEI_DEVICE_TEXT_VALIDITY
                                                     : VEI_DEVICE_TEXT_VALIDITY_VALID;
    }
  return fill_text (self, text,
                    (const VeiPlaceholder[]) { { "from", from }, { "to", to }, { NULL } },
                    language);
}

/**
 * vei_devices_get_rank_text:
 * @self: the agreements
 * @rank: a rank of one of its entries, or 0
 * @language: the language to use
 *
 * Puts a rank into words: "first choice in the agreement".
 *
 * Returns: (transfer none): the words, or those for equipment without a rank
 */
const char *
vei_devices_get_rank_text (VeiDevices  *self,
                           guint        rank,
                           VeiLanguage  language)
{
  g_return_val_if_fail (VEI_IS_DEVICES (self), NULL);
  g_return_val_if_fail (rank <= self->n_ranks, NULL);

  if (rank == 0)
    return vei_text_get (&self->texts[VEI_DEVICE_TEXT_UNRANKED], language);
  return vei_text_get (&self->ranks[rank - 1], language);
}

/**
 * vei_devices_get_no_supplier_text:
 * @self: the agreements
 * @language: the language to use
 *
 * Gets the sentence for equipment whose supplier the source does not name.
 *
 * Returns: (transfer none): the sentence
 */
const char *
vei_devices_get_no_supplier_text (VeiDevices  *self,
                                  VeiLanguage  language)
{
  g_return_val_if_fail (VEI_IS_DEVICES (self), NULL);

  return vei_text_get (&self->texts[VEI_DEVICE_TEXT_NO_SUPPLIER], language);
}
