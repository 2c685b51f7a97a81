#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors
#
# The terminal program must not bring in the toolkit of the window.
set -eu

libraries=$(LD_PRELOAD='' ldd "$1")
echo "$libraries" | grep -q 'libglib-2\.0' || {
  echo "ldd shows no GLib, so it does not show what is linked" >&2
  exit 1
}
if echo "$libraries" | grep -E 'lib(gtk|gdk|gsk|adwaita|graphene|X11|wayland)'; then
  echo "linked to the toolkit of the window" >&2
  exit 1
fi
