/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

/* The library of fault.c, loaded before all others (LD_PRELOAD), lets calls
 * that write fail. What is to fail stands in the environment:
 *
 * VEI_FAULT_UNDER   only what is written below this folder
 * VEI_FAULT_AT      the number of the call that fails, from 1; 0 for none
 * VEI_FAULT_KIND    "enospc", "eio" or "eacces": the call fails, and for
 *                   "enospc" all that come after it; "short": only half of it
 *                   is written; "kill": the process is killed before it
 * VEI_FAULT_COUNT   the file that the number of calls is written to at the end
 */
