#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors
"""What can go wrong around the window: each a sentence, and nothing lost."""

import re
import resource
import signal
import subprocess
import sys

import journeys
from gi.repository import Gio
from letter import Letter
from program import BUTTON, Bus, Stuck, name_of, role_of
from texts import example, shown, shown_pattern

OPEN_ALREADY = shown("Your answers are open already")
DAMAGED = shown("Your answers could not be read")
NOT_OPENED = shown("Your answers could not be opened")
BEGIN_AGAIN = shown("Begin again")
TRY_AGAIN = shown("Try again")
GO_UNSAVED = shown("Go on without saving")
NOT_SAVED = shown("The letter was not saved")
NOT_KEPT = shown_pattern("What you write is not being saved. %s")
CLOSE_UNSAVED = shown_pattern("_Close without saving")
DELETE = shown_pattern("_Delete everything")
WORDS = "Jeg falt i trappen 14 ganger i fjor."


def wait_file(journey, path, words):
    """Waits until the autosave holds some words."""
    journey.screen.wait(f"“{words}” in {path.name}", lambda: path.is_file()
                        and words in path.read_text(encoding="utf-8"))


def open_own_words(journey, program):
    """Goes to the letter of a person who has answered, and writes in it."""
    journey.open_card(program, "progress")
    program.wait_focus("the answer", lambda item: name_of(item)
                       not in journeys.CARDS["progress"])
    journey.open_letter(program, "application")
    letter = Letter(program, journey.knowledge)
    letter.write_own_words("lives_alone", WORDS)
    return letter


def keep_example(journey, name):
    """A person who has answered before."""
    case = {**example(name), "own_words": {}, "events": []}
    journey.home.store.mkdir(mode=0o700, parents=True)
    journeys.write_json(journey.home.case_file, case)


def choose(program, names):
    """Presses a button of a window that asks what to do. In a dialog of
    libadwaita 1.2 the mnemonic is a part of its name."""
    program.tab_to(f"the button {names}", lambda item: role_of(item) in BUTTON
                   and (names.match(name_of(item))
                        if isinstance(names, re.Pattern)
                        else name_of(item) in names))
    program.press("Return")


def second_start(journey):
    """The same session: the window that is open comes to the front."""
    program = journey.start_at_home()
    second = subprocess.run([journey.executable],
                            env=journey.home.environment(),
                            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                            stderr=subprocess.STDOUT, check=False, timeout=60)
    if second.returncode != 0:
        raise Stuck(f"the second start ended with {second.returncode}")
    if len(program.x_windows()) != 1:
        raise Stuck("there is more than one window")
    program.close()


def second_session(journey):
    """Another session bus, as over the network: it says who holds it."""
    first = journey.start_at_home()
    bus = Bus()
    try:
        answer = Gio.bus_get_sync(Gio.BusType.SESSION).call_sync(
            "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress",
            None, None, 0, -1, None)
        second = journey.start(environment={
            "DBUS_SESSION_BUS_ADDRESS": bus.address,
            "AT_SPI_BUS_ADDRESS": answer.unpack()[0]})
        second.wait_text(OPEN_ALREADY)
        first.window = None
        first.attend()
        first.close()
        second.window = None
        second.refocus()
        choose(second, TRY_AGAIN)
        second.window = None
        journey.wait_home(second)
        second.close()
    finally:
        bus.end()


def damaged_file(journey):
    """The answers cannot be read: it says so, and keeps the file aside."""
    broken = '{"format": "utstyrsveiviser-case", "version": 1, "answ'
    journey.home.store.mkdir(mode=0o700, parents=True)
    journey.home.case_file.write_text(broken, encoding="utf-8")
    program = journey.start()
    program.wait_text(DAMAGED)
    choose(program, BEGIN_AGAIN)
    program.window = None
    journey.wait_home(program)
    kept = [path for path in journey.home.files()
            if path.read_bytes() == broken.encode()]
    if not kept:
        raise Stuck("the damaged file is gone")
    program.close()


def delete_everything(journey):
    """No file holds what was typed, and the first screen is as new."""
    keep_example(journey, "type1-wants-both")
    program = journey.start_at_home()
    open_own_words(journey, program)
    wait_file(journey, journey.home.case_file, WORDS)
    program.press("alt+Home")
    journey.wait_home(program)
    program.tab_to_named(journeys.CARDS["delete"], BUTTON)
    program.press("Return")
    before = program.window
    journey.screen.wait("the question", lambda: program.attend()
                        or program.window != before
                        or name_of(program.focused) not in
                        journeys.CARDS["delete"], between=0.1)
    program.refocus()
    choose(program, DELETE)

    def left():
        return [path for path in journey.home.files()
                if WORDS.encode() in path.read_bytes()]

    journey.screen.wait("every file with the words to be gone",
                        lambda: not left())
    program.attend()
    journey.wait_home(program)
    program.close()
    if left():
        raise Stuck(f"the words stand in {left()}")
    again = journey.start_at_home()
    if journeys.CARDS["progress"] & journey.page_texts(again):
        raise Stuck("there is still a case in progress")
    again.close()


def no_place(journey):
    """Where nothing can be stored, one can go on without, and still save a
    letter; where that cannot be written either, it says so."""
    journey.home.data.rmdir()
    journey.home.data.write_text("not a folder\n", encoding="utf-8")
    program = journey.start(environment=journeys.NO_LEAKS)
    program.wait_text(NOT_OPENED)
    choose(program, GO_UNSAVED)
    program.window = None
    journey.wait_home(program)
    program.wait_text(NOT_KEPT)
    journey.open_card(program, "guide")
    guide = journey.guide(program, example("type2-no-insulin")["answers"])
    guide.answer_page()
    program.press("ctrl+w")
    program.wait_end()


def full_disk(journey):
    """The disk fills up while the window is open: the answers, the letter and
    the window each say so, and what was on disk stays."""
    def before():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    keep_example(journey, "type1-wants-both")
    old = journey.home.case_file.read_bytes()
    program = journey.start_at_home(before=before,
                                    environment=journeys.NO_LEAKS)
    # No file can grow past this many bytes.
    resource.prlimit(program.process.pid, resource.RLIMIT_FSIZE, (1024, 1024))
    letter = open_own_words(journey, program)
    program.wait_text(NOT_KEPT)
    path = journey.home.place / "letters" / "soknad.pdf"
    letter.choose_file(path)
    program.wait_text(NOT_SAVED)
    if path.exists():
        raise Stuck("half a letter was left behind")
    if journey.home.case_file.read_bytes() != old:
        raise Stuck("the old answers are not as they were")
    program.window = None
    program.refocus()
    program.press("ctrl+w")
    program.wait_text(CLOSE_UNSAVED)
    program.refocus()
    choose(program, CLOSE_UNSAVED)
    program.wait_end()


sys.exit(journeys.run([
    ("second-start", second_start),
    ("second-session", second_session),
    ("damaged-file", damaged_file),
    ("delete-everything", delete_everything),
    ("no-place-to-store", no_place),
    ("full-disk", full_disk),
]))
