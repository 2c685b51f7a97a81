#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors
#
# with-keyring.sh PROGRAM [ARGUMENT...]: runs a test on a bus of its own, with a
# keyring of its own that is open; where there is none, the test is skipped.
set -eu

if [ "${1-}" != --inside ]; then
  for need in dbus-run-session gnome-keyring-daemon; do
    command -v $need > /dev/null || {
      echo "1..0 # SKIP $need is not installed"
      exit 0
    }
  done
  home=$(mktemp -d)
  trap 'rm -rf "$home"' EXIT
  export HOME="$home" XDG_DATA_HOME="$home/data" XDG_RUNTIME_DIR="$home/run"
  export XDG_CACHE_HOME="$home/cache" XDG_CONFIG_HOME="$home/config"
  mkdir -m 700 "$home/run" "$home/data" "$home/cache" "$home/config"
  dbus-run-session -- "$0" --inside "$@"
  exit
fi
shift
printf 'test' | gnome-keyring-daemon --foreground --unlock --components=secrets \
  > /dev/null 2>&1 &
daemon=$!
trap 'kill $daemon 2> /dev/null || true' EXIT
# Until the service has its name on the bus.
for _ in 1 2 3 4 5 6 7 8 9 10; do
  if dbus-send --session --print-reply --dest=org.freedesktop.DBus / \
    org.freedesktop.DBus.NameHasOwner string:org.freedesktop.secrets 2> /dev/null \
    | grep -q 'boolean true'; then
    break
  fi
  sleep 0.2
done
VEI_TEST_KEYRING=1 "$@"
