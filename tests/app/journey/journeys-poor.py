#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors
"""A poor machine: no session bus, one font, a home that cannot be written to,
a clock that is years off. The window works, or says what is the matter; a
letter comes out, and nothing is lost."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import journeys
import keep
from program import BUTTON, TROUBLE, Skipped, Stuck
from texts import example, shown, shown_pattern

NO_FOLDER = shown("The folder of the cases cannot be made. Ask whoever looks "
                  "after this computer to let you write there, or make room "
                  "on the disk.")
CLOCK_WRONG = shown_pattern("The clock of this computer says %s, and that "
                            "cannot be right. Deadlines and ages are counted "
                            "from that day. Put the clock right, and start the "
                            "program again.")
TOO_OLD = shown("The knowledge in this program is more than a year old. Rules "
                "and lists may be others now. Get newer knowledge, or ask the "
                "hospital what holds.")
# A reason at every age: with the wrong clock, a grown-up is a child.
REASON = "impaired_awareness"
WORDS = "Jeg falt i trappen 14 ganger i fjor."
NO_BUS = "Unable to acquire session bus"
FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><dir>{place}/fonts</dir><cachedir>{place}/cache</cachedir></fontconfig>
"""
# Its mounts are its own; the user stays who they are: the session bus looks.
APART = ("unshare", "--mount", "--map-current-user", "--keep-caps")
SEAL = ('mount --bind "$1" "$1" && mount -o remount,bind,ro "$1" && shift '
        '&& exec "$@"')
# What the loader takes before the sanitizer is asked for at its right place.
PRELOADED = {"ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", "")
             + ":detect_leaks=0:verify_asan_link_order=0"}


def works(*command):
    """Whether this machine permits something."""
    return subprocess.run(command, check=False, stdin=subprocess.DEVNULL,
                          stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL).returncode == 0


def find_window(process):
    """The window of a process that says nothing of itself, or None."""
    if process.poll() is not None:
        raise Stuck(f"the program ended by itself ({process.returncode})")
    found = subprocess.run(
        ["xdotool", "search", "--onlyvisible", "--pid", str(process.pid)],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        check=False).stdout.split()
    return found[0] if found else None


def press_there(process, window, key):
    """Presses a key in that window."""
    if process.poll() is None:
        subprocess.run(["xdotool", "windowfocus", window, "key", key],
                       stderr=subprocess.DEVNULL, check=False)


def write_letter(journey, program, place):
    """From the first screen to a letter with the person's words, as PDF."""
    letter = journey.open_words(program)
    letter.write_own_words(REASON, WORDS)
    letter.save(place / "soknad.pdf").check_holds(WORDS)


def kept_with_passphrase(journey, **more):
    """A person who has answered before, and keeps it with a passphrase."""
    journey.leave_plain("type1-wants-both")
    journey.keeping = "passphrase"
    return journey.start_at_home(**more)


def see_words_again(journey, **more):
    """Whoever comes back finds what they wrote."""
    program = journey.start_at_home(**more)
    journey.unlock(program)
    keep.check_words(journey.open_words(program), WORDS, REASON)
    program.close()


def no_session_bus(journey):
    """No service of the desktop answers, no keyring, no screen reader: the
    window comes, shows its pages, and ends well. What it shows cannot be read
    from outside then."""
    journey.leave_plain("type1-wants-both")
    before = journey.home.case_file.read_bytes()
    log = journey.home.place / "log"
    # GTK warns that it has no bus; nothing else may warn.
    environment = journey.home.environment(
        DBUS_SESSION_BUS_ADDRESS=f"unix:path={journey.home.place}/none",
        G_DEBUG="")
    environment.pop("AT_SPI_BUS_ADDRESS", None)
    with open(log, "wb") as out:
        process = subprocess.Popen(
            [journey.executable], stdin=subprocess.DEVNULL, stdout=out,
            stderr=subprocess.STDOUT, env=environment)
    try:
        window = journey.screen.wait("the window", lambda: find_window(process))
        for key in ("F1", "ctrl+question", "alt+Home", "ctrl+w"):
            press_there(process, window, key)
            journey.screen.pump(0.5)
        journey.screen.wait("the end", lambda: process.poll() is not None)
    finally:
        process.kill()
        process.wait()
    said = [line for line in log.read_text(errors="replace").splitlines()
            if TROUBLE.search(line) and NO_BUS not in line]
    if process.returncode != 0 or said:
        raise Stuck(f"it ended with {process.returncode}: {said}")
    if journey.home.case_file.read_bytes() != before:
        raise Stuck("what was kept is another now")


def one_font(journey):
    """One font, and no configuration of the system's: it is read and printed
    with that one."""
    place = journey.home.place / "one-font"
    (place / "fonts").mkdir(parents=True)
    font = subprocess.run(["fc-match", "--format=%{file}", "DejaVu Sans"],
                          stdout=subprocess.PIPE, text=True,
                          check=True).stdout
    shutil.copy(font, place / "fonts")
    (place / "fonts.conf").write_text(FONTS.format(place=place))
    program = kept_with_passphrase(journey, environment={
        "FONTCONFIG_FILE": str(place / "fonts.conf"), **journeys.NO_LEAKS})
    letters = journey.home.place / "letters"
    write_letter(journey, program, letters)
    program.close()
    rows = subprocess.run(["pdffonts", letters / "soknad.pdf"], text=True,
                          stdout=subprocess.PIPE, check=True).stdout
    used = {row.split()[0].split("+")[-1] for row in rows.splitlines()[2:]}
    if used != {Path(font).stem}:
        raise Stuck(f"the letter has the fonts {used}")


def read_only_home(journey):
    """Nothing can be kept: it says so, and one can go on without."""
    place = journey.home.place
    sealed = place / "sealed"
    if not works(*APART, "sh", "-c", SEAL, "sh", place, "true"):
        raise Skipped("this machine lets nobody mount")
    paths = {}
    for name in ("DATA", "CACHE", "STATE", "CONFIG"):
        (sealed / name).mkdir(parents=True)
        paths[f"XDG_{name}_HOME"] = str(sealed / name)
    starter = place / "starter"
    starter.write_text(f"#!/bin/sh\nexec {' '.join(APART)} sh -c '{SEAL}' sh "
                       f'"{sealed}" "{journey.executable}" "$@"\n')
    starter.chmod(0o755)
    journey.executable = starter
    program = journey.start_at_home(environment={**paths, **journeys.NO_LEAKS})
    program.tab_to_named(journeys.CARDS["guide"], BUTTON)
    program.press("Return")
    keep.answer(program, "passphrase")
    program.wait_text(NO_FOLDER)
    keep.answer(program, "nothing")
    journey.guide(program, example("type2-no-insulin")["answers"]).answer_page()
    program.press("ctrl+w")
    program.wait_end()


def with_clock(journey, day, said):
    """The clock is wrong: the window says what follows from it, and what was
    written is there when it is right again."""
    if not works("faketime", day, "true"):
        raise Skipped("this machine has no faketime")
    library = subprocess.run(
        ["faketime", day, "sh", "-c", 'printf %s "$LD_PRELOAD"'],
        stdout=subprocess.PIPE, text=True, check=True).stdout
    starter = journey.home.place / "starter"
    starter.write_text(f"#!/bin/sh\nLD_PRELOAD='{library}' exec "
                       f'"{journey.executable}" "$@"\n')
    starter.chmod(0o755)
    right, journey.executable = journey.executable, starter
    program = kept_with_passphrase(journey, environment={
        **PRELOADED, "FAKETIME": f"@{day} 10:00:00",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1"})
    program.wait_text(said)
    write_letter(journey, program, journey.home.place / "letters")
    keep.wait_saved(journey)
    program.close()
    journey.executable = right
    see_words_again(journey)


def clock_behind(journey):
    """Before the knowledge was made: the clock must be wrong."""
    with_clock(journey, "2001-02-03", CLOCK_WRONG)


def clock_ahead(journey):
    """Years on: the knowledge is too old to be relied on."""
    with_clock(journey, "2061-02-03", TOO_OLD)


sys.exit(journeys.run([
    ("no-session-bus", no_session_bus),
    ("one-font", one_font),
    ("read-only-home", read_only_home),
    ("clock-behind", clock_behind),
    ("clock-ahead", clock_ahead),
]))
