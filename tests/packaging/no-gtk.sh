#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors
#
# The programs given must not bring in the toolkit of the window.
set -eu

for program in "$@"; do
  libraries=$(ldd "$program")
  echo "$libraries" | grep -q 'libglib-2\.0' || {
    echo "$program: ldd shows no GLib, so it does not show what is linked" >&2
    exit 1
  }
  if echo "$libraries" | grep -E 'lib(gtk-|gdk-|gsk|adwaita|graphene)'; then
    echo "$program: linked to the toolkit of the window" >&2
    exit 1
  fi
done
