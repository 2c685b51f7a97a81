/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "core/vei-knowledge.h"

G_BEGIN_DECLS

#define VEI_MAX_DEVICE_CATEGORIES 16

/**
 * VeiDeviceCategory:
 *
 * A kind of equipment that agreements list apart.
 */
typedef struct
{
  const char    *id;           /* "closed_loop" */
  VeiText        name;
  VeiText        text;         /* what it is, in a sentence or two */
  gboolean       historic;     /* only old lists have it: says nothing of today */
  VeiSourceRefs  sources;
} VeiDeviceCategory;

/**
 * VeiDevice:
 *
 * A device, whichever lists have it.
 */
typedef struct
{
  const char *id;              /* "minimed-780g" */
  const char *name;
} VeiDevice;

/**
 * VeiAgreement:
 *
 * A purchase agreement.
 */
typedef struct
{
  const char    *id;
  VeiText        name;         /* "the agreement of …" */
  VeiText        text;
  VeiSourceRefs  sources;
} VeiAgreement;

/**
 * VeiDeviceEntry:
 *
 * A device on a list.
 */
typedef struct
{
  const VeiDevice *device;
  const char      *name;       /* as this list writes it */
  guint            rank;       /* from 1; 0 where the source gives none */
  const char      *supplier;   /* NULL where the source gives none */
  VeiSourceRefs    sources;
} VeiDeviceEntry;

/**
 * VeiDeviceList:
 *
 * What an agreement has of one category, for a span of days.
 */
typedef struct
{
  const char              *id;
  const VeiDeviceCategory *category;
  const VeiAgreement      *agreement;
  const char              *valid_from; /* as the source gives it: a day or a year */
  GDate                    from;       /* the first day that can be meant */
  GDate                    to;         /* last day; not valid where none is known */
  gboolean                 complete;   /* FALSE: the source leaves something out */
  VeiText                  note;       /* may be empty */
  guint                    n_entries;
  const VeiDeviceEntry    *entries;    /* in the order of the source */
  VeiSourceRefs            sources;
} VeiDeviceList;

/**
 * VeiDeviceNoteGroup:
 * @VEI_DEVICE_NOTE_OTHER_CHOICE: what argues for another than the first choice
 * @VEI_DEVICE_NOTE_HOW_CHOSEN: how devices are chosen
 * @VEI_DEVICE_NOTE_TRANSITION: what a new list means for what one has
 * @VEI_DEVICE_NOTE_SAFETY: what to ask the doctor about
 * @VEI_DEVICE_NOTE_USE: what the equipment asks of the user
 * @VEI_DEVICE_NOTE_UNKNOWN: what was looked for and not found
 *
 * What a note is about.
 */
typedef enum
{
  VEI_DEVICE_NOTE_OTHER_CHOICE,
  VEI_DEVICE_NOTE_HOW_CHOSEN,
  VEI_DEVICE_NOTE_TRANSITION,
  VEI_DEVICE_NOTE_SAFETY,
  VEI_DEVICE_NOTE_USE,
  VEI_DEVICE_NOTE_UNKNOWN,
} VeiDeviceNoteGroup;

/**
 * VeiDeviceNote:
 *
 * Something to know about a category or about choosing, with its sources.
 */
typedef struct
{
  const char         *id;
  VeiDeviceNoteGroup  group;
  guint32             categories;  /* one bit for each; 0: all */
  int                 question;    /* the question of the guide it goes with, or -1 */
  VeiText             title;
  VeiText             text;
  VeiSourceRefs       sources;
} VeiDeviceNote;

/**
 * VeiDeviceAppearance:
 *
 * A list that a device stands on, and where.
 */
typedef struct
{
  const VeiDeviceList  *list;
  const VeiDeviceEntry *entry;
} VeiDeviceAppearance;

#define VEI_DEVICES_FILE "agreements.json"
#define VEI_TYPE_DEVICES (vei_devices_get_type ())
G_DECLARE_FINAL_TYPE (VeiDevices, vei_devices, VEI, DEVICES, GObject)

VeiDevices              *vei_devices_new              (VeiKnowledge  *knowledge,
                                                       GError       **error) G_GNUC_WARN_UNUSED_RESULT;

guint                    vei_devices_get_n_categories (VeiDevices    *self);
const VeiDeviceCategory *vei_devices_get_category     (VeiDevices    *self,
                                                       guint          index);
const VeiDeviceCategory *vei_devices_find_category    (VeiDevices    *self,
                                                       const char    *id);
guint                    vei_devices_get_n_devices    (VeiDevices    *self);
const VeiDevice         *vei_devices_get_device       (VeiDevices    *self,
                                                       guint          index);
const VeiDevice         *vei_devices_find_device      (VeiDevices    *self,
                                                       const char    *id);
guint                    vei_devices_get_n_agreements (VeiDevices    *self);
const VeiAgreement      *vei_devices_get_agreement    (VeiDevices    *self,
                                                       guint          index);
guint                    vei_devices_get_n_lists      (VeiDevices    *self);
const VeiDeviceList     *vei_devices_get_list         (VeiDevices    *self,
                                                       guint          index);
guint                    vei_devices_get_n_notes      (VeiDevices    *self);
const VeiDeviceNote     *vei_devices_get_note         (VeiDevices    *self,
                                                       guint          index);
gboolean                 vei_devices_note_is_about    (VeiDevices              *self,
                                                       const VeiDeviceNote     *note,
                                                       const VeiDeviceCategory *category);
const VeiSourceRefs     *vei_devices_get_sources      (VeiDevices    *self);

const VeiDeviceList     *vei_devices_get_newest       (VeiDevices              *self,
                                                       const VeiDeviceCategory *category,
                                                       const GDate             *as_of);
const VeiDeviceList     *vei_devices_get_next         (VeiDevices              *self,
                                                       const VeiDeviceCategory *category,
                                                       const GDate             *as_of);
gboolean                 vei_device_list_has_ended    (const VeiDeviceList     *list,
                                                       const GDate             *as_of);
GArray                  *vei_devices_get_history      (VeiDevices              *self,
                                                       const VeiDevice         *device) G_GNUC_WARN_UNUSED_RESULT;

char                    *vei_devices_dup_banner       (VeiDevices              *self,
                                                       const GDate             *as_of,
                                                       VeiLanguage              language) G_GNUC_WARN_UNUSED_RESULT;
char                    *vei_devices_dup_gap          (VeiDevices              *self,
                                                       const VeiDeviceCategory *category,
                                                       const GDate             *as_of,
                                                       VeiLanguage              language) G_GNUC_WARN_UNUSED_RESULT;
char                    *vei_devices_dup_validity     (VeiDevices              *self,
                                                       const VeiDeviceList     *list,
                                                       const GDate             *as_of,
                                                       VeiLanguage              language) G_GNUC_WARN_UNUSED_RESULT;
const char              *vei_devices_get_rank_text    (VeiDevices              *self,
                                                       guint                    rank,
                                                       VeiLanguage              language);
const char              *vei_devices_get_no_supplier_text (VeiDevices          *self,
                                                       VeiLanguage              language);

G_END_DECLS
