#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors
"""The window in the sandbox of Flatpak: from the first screen to a complaint
saved as PDF, and what the sandbox does not see. Run by tools/flatpak-test.

Usage: sandbox.py APP-ID BRANCH [portal]

With “portal” the letter is saved through a file dialog outside of the sandbox,
and otherwise, as on a desktop that has none, through that of GTK.
"""

import os
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import journeys
from guide import Guide
from letter import Letter, Pdf
from portal import FilePortal
from program import (BUTTON, Atspi, Gio, GLib, Program, Screen, Stuck, attempt,
                     children_of, name_of)
from texts import TOP, Knowledge, example, shown

APP, BRANCH = sys.argv[1:3]
BY_PORTAL = sys.argv[3:] == ["portal"]
PERSON = "Eksempelpasient A"
EARLY_LETTER = shown("Write the short complaint")
SKIP = shown("Skip the tour")
OUTSIDE = "org.example.Outside"


class SandboxScreen(Screen):
    """Here the one program on the display is the one that is watched: seen from
    outside, its process has another number than inside."""

    def focus_moved_cb(self, event):
        if event.detail1 == 1:
            for program in self.programs:
                program.focus_moved(event.source)


class SandboxProgram(Program):
    def find_root(self):
        self.check_alive()
        for item in children_of(Atspi.get_desktop(0)):
            if ("utstyrsveiviser" in name_of(item).lower()
                    and attempt(item.get_child_count, 0) > 0):
                return item
        return None

    def x_windows(self):
        found = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--class",
             "utstyrsveiviser"], stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, text=True, check=False)
        return sorted(int(word) for word in found.stdout.split())


class SandboxJourney(journeys.Journey):
    def start(self, *arguments, **more):
        program = SandboxProgram(self.screen, self.executable, self.home,
                                 *arguments, **more)
        self.started.append(program)
        program.refocus()
        return program


def own_folder():
    """What the program has for itself, seen from outside."""
    return Path.home() / ".var" / "app" / APP


def inside(script, *arguments):
    """Runs a shell script in the sandbox."""
    return subprocess.run(
        ["flatpak", "run", "--user", f"--branch={BRANCH}", "--command=bash",
         APP, "-c", script, "bash", *map(str, arguments)],
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL, text=True, check=False, timeout=60)


def skip_tour(program):
    """At the very first start the short tour comes by itself."""
    program.wait_shown("the tour", lambda item: name_of(item) in SKIP)
    program.tab_to_named(SKIP, BUTTON)
    program.press("Return")


def save_by_portal(program, path):
    """The desktop asks where to save; the program sees that file alone."""
    portal = FilePortal(program.screen.bus.address)
    portal.path = path
    try:
        program.press("ctrl+s")
        program.screen.wait(f"the file {path.name}", path.is_file)
        program.attend()
    finally:
        portal.end()
    if [name[-4:] for name in portal.suggested] != [".pdf"]:
        raise Stuck(f"the portal was asked for {portal.suggested}")
    return Pdf(path)


def saves_a_complaint(journey):
    """Told no: to a complaint, kept with a passphrase and saved as PDF."""
    journey.keeping = "passphrase"
    letters = own_folder() / "data" / "letters"
    letters.mkdir(parents=True, exist_ok=True)
    program = journey.start()
    skip_tour(program)
    journey.wait_home(program)
    journey.open_card(program, "refused")
    guide = Guide(program, journey.knowledge,
                  example("type2-unstable-refused")["answers"])
    guide.ends = guide.ends | EARLY_LETTER
    guide.answer_page()
    while name_of(program.focused) not in EARLY_LETTER:
        guide.go_on()
        guide.answer_page()
    program.press("Return")
    program.wait_focus("the letter", lambda item: name_of(item)
                       not in EARLY_LETTER)
    letter = Letter(program, journey.knowledge)
    letter.write_name(PERSON)
    path = letters / "klage.pdf"
    path.unlink(missing_ok=True)
    pdf = save_by_portal(program, path) if BY_PORTAL else letter.save(path)
    pdf.check(journey.knowledge.subject("complaint_short"))
    pdf.check_holds(PERSON)
    program.close()
    kept = [file for file in (own_folder() / "data" / "utstyrsveiviser").rglob("*")
            if file.is_file()]
    if not kept or any(PERSON.encode() in file.read_bytes() for file in kept):
        raise Stuck(f"kept in the sandbox: {kept}")
    return (f"{path.name}, {path.stat().st_size} bytes, "
            f"{'by the portal' if BY_PORTAL else 'by the dialog of GTK'}; "
            f"{len(kept)} sealed files")


def sees_no_files(_journey):
    """Neither the home of the person nor this tree."""
    secret = Path.home() / "hemmelig.txt"
    secret.write_text("hemmelig", encoding="utf-8")
    (own_folder() / "data").mkdir(parents=True, exist_ok=True)
    seen = inside('[ -e "$1" ] && echo home; [ -e "$2" ] && echo tree; '
                  'touch /app/written /usr/written && echo system; '
                  'touch "$HOME/.var/app/$FLATPAK_ID/data/own" && echo own',
                  secret, TOP / "meson.build").stdout.split()
    secret.unlink()
    if seen != ["own"]:
        raise Stuck(f"the sandbox reaches {seen}, not only its own folder")
    return "only its own folder"


def sees_the_network_where_it_may(_journey):
    """A server on this machine, and the interfaces."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        done = inside('exec 3<> /dev/tcp/127.0.0.1/"$1"',
                      server.getsockname()[1])
    may = BRANCH != "offline"
    if (done.returncode == 0) != may:
        raise Stuck("the sandbox reaches a server" if not may
                    else "the sandbox reaches no server")
    if not may:
        names = inside("cat /proc/net/dev").stdout.splitlines()[2:]
        names = [line.split(":")[0].strip() for line in names]
        if names != ["lo"]:
            raise Stuck(f"the sandbox has the interfaces {names}")
    return "a server answers" if may else "no server, only lo"


def sees_no_other_programs(journey):
    """Nobody else on the session bus, but the keyring."""
    bus = Gio.DBusConnection.new_for_address_sync(
        journey.screen.bus.address,
        Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
        | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)
    bus.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus",
                  "org.freedesktop.DBus", "RequestName",
                  GLib.Variant("(su)", (OUTSIDE, 0)), None, 0, -1, None)
    said = inside(
        'gdbus call --session --dest org.freedesktop.DBus '
        '--object-path /org/freedesktop/DBus '
        '--method org.freedesktop.DBus.ListNames').stdout
    pids = inside("cd /proc && echo [0-9]*").stdout.split()
    bus.close_sync(None)
    if "org.freedesktop.DBus" not in said or OUTSIDE in said:
        raise Stuck(f"on the bus the sandbox sees {said}")
    if not pids or str(os.getpid()) in pids or len(pids) > 8:
        raise Stuck(f"the sandbox sees the processes {pids}")
    return f"{len(pids)} processes, all its own"


def main():
    steps = [saves_a_complaint, sees_no_files, sees_the_network_where_it_may,
             sees_no_other_programs]
    print(f"1..{len(steps)}", flush=True)
    knowledge = Knowledge()
    screen = SandboxScreen()
    failed = 0
    with tempfile.TemporaryDirectory(prefix="journey-") as place:
        window = Path(place) / "window"
        window.write_text("#!/bin/sh\nexec flatpak run --user "
                          f'--branch={BRANCH} {APP} "$@"\n', encoding="utf-8")
        window.chmod(0o700)
        journey = SandboxJourney(screen, knowledge, window, None, Path(place))
        for number, step in enumerate(steps, 1):
            name = step.__name__.replace("_", " ")
            try:
                told = step(journey)
                print(f"ok {number} {name}\n# {told}", flush=True)
            except (Stuck, subprocess.TimeoutExpired) as stuck:
                failed += 1
                print(f"not ok {number} {name}")
                for line in [str(stuck), *journey.explain()]:
                    print("#", line.replace("\n", "\n# "), flush=True)
            finally:
                journey.end()
    screen.bus.end()
    return 1 if failed else 0


sys.exit(main())
