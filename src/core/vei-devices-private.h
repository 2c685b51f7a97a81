/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "core/vei-devices.h"
#include "core/vei-json.h"

G_BEGIN_DECLS

/* The sentences of agreements.json, in the order of their names there. */
typedef enum
{
  VEI_DEVICE_TEXT_UNRANKED,
  VEI_DEVICE_TEXT_NO_SUPPLIER,
  VEI_DEVICE_TEXT_VALIDITY,
  VEI_DEVICE_TEXT_VALIDITY_OPEN,
  VEI_DEVICE_TEXT_VALIDITY_VALID,
  VEI_DEVICE_TEXT_BANNER_ALL,
  VEI_DEVICE_TEXT_BANNER_SOME,
  VEI_DEVICE_TEXT_BANNER_NONE,
  VEI_DEVICE_TEXT_GAP,
  VEI_DEVICE_TEXT_GAP_OPEN,
  VEI_DEVICE_TEXT_GAP_BEFORE,
} VeiDeviceText;

#define VEI_N_DEVICE_TEXTS (VEI_DEVICE_TEXT_GAP_BEFORE + 1)

struct _VeiDevices
{
  GObject parent_instance;

  VeiKnowledge      *knowledge;
  guint              n_categories;
  VeiDeviceCategory *categories;
  guint              n_devices;
  VeiDevice         *devices;
  guint              n_agreements;
  VeiAgreement      *agreements;
  guint              n_lists;
  VeiDeviceList     *lists;
  guint              n_ranks;
  VeiText           *ranks;
  guint              n_notes;
  VeiDeviceNote     *notes;
  VeiText            texts[VEI_N_DEVICE_TEXTS];
  VeiSourceRefs      sources;
};

gboolean vei_devices_read (VeiDevices  *self,
                           JsonNode    *root,
                           GError     **error);

G_END_DECLS
