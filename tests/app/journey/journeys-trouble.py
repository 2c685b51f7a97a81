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
import keep
from program import BUTTON, Bus, Stuck, name_of, role_of
from texts import example, shown, shown_answer, shown_pattern

OPEN_ALREADY = shown("Your answers are open already")
HELD = shown_pattern("The cases are open in another window already (process "
                     "%d, since %s). Go on there, or close it first.")
DAMAGED = shown("Your answers could not be read")
NO_FOLDER = shown("The folder of the cases cannot be made. Ask whoever looks "
                  "after this computer to let you write there, or make room "
                  "on the disk.")
TRY_AGAIN = shown("Try again")
NOT_SAVED = shown("The letter was not saved")
NOT_KEPT = shown_pattern("What you write is not being saved. %s")
NOTHING_KEPT = shown("Nothing that you write is kept. It is gone when you "
                     "close the window.")
CLOSE_UNSAVED = shown_answer("_Close without saving")
DELETE = shown_answer("_Delete everything")
WORDS = "Jeg falt i trappen 14 ganger i fjor."


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


def begin(journey, **more):
    """A person who has answered before, and keeps it with a passphrase."""
    journey.leave_plain("type1-wants-both")
    journey.keeping = "passphrase"
    program = journey.start_at_home(**more)
    return program, journey.open_words(program)


def second_session(journey):
    """Another session bus, as over the network: it says who holds it."""
    first, _letter = begin(journey)
    bus = Bus()
    try:
        second = journey.start(environment={
            "DBUS_SESSION_BUS_ADDRESS": bus.address,
            "AT_SPI_BUS_ADDRESS": journey.screen.a11y_address()})
        second.wait_text(OPEN_ALREADY)
        held = name_of(second.wait_text(HELD))
        if str(first.process.pid) not in held:
            raise Stuck(f"“{held}” does not name {first.process.pid}")
        first.window = None
        first.attend()
        first.close()
        second.window = None
        second.refocus()
        choose(second, TRY_AGAIN)
        second.window = None
        journey.unlock(second)
        second.close()
    finally:
        bus.end()


def damaged_file(journey):
    """What the first release kept cannot be read: it says so, and keeps the
    file aside."""
    broken = '{"format": "utstyrsveiviser-case", "version": 1, "answ'
    journey.home.store.mkdir(mode=0o700, parents=True)
    journey.home.case_file.write_text(broken, encoding="utf-8")
    program = journey.start()
    program.wait_text(DAMAGED)
    choose(program, keep.GO_ON)
    journey.wait_home(program)
    kept = [path for path in journey.home.files()
            if path.read_bytes() == broken.encode()]
    if not kept:
        raise Stuck("the damaged file is gone")
    program.close()


def delete_everything(journey):
    """Nothing of the store is left, and the first screen is as new."""
    program, letter = begin(journey)
    letter.write_own_words("lives_alone", WORDS)
    keep.wait_saved(journey)
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
    journey.screen.wait("every file to be gone", lambda: not [
        path for path in journey.home.store.rglob("*") if path.is_file()])
    program.attend()
    journey.wait_home(program)
    program.close()
    if list(journey.home.store.glob("cases*")):
        raise Stuck("something of the store is left")
    again = journey.start_at_home()
    if journeys.CARDS["progress"] & journey.page_texts(again):
        raise Stuck("there is still a case in progress")
    again.close()


def no_place(journey):
    """Where nothing can be stored, it says so, and one can go on without."""
    journey.home.data.rmdir()
    journey.home.data.write_text("not a folder\n", encoding="utf-8")
    program = journey.start_at_home(environment=journeys.NO_LEAKS)
    program.tab_to_named(journeys.CARDS["guide"], BUTTON)
    program.press("Return")
    keep.answer(program, "passphrase")
    program.wait_text(NO_FOLDER)
    keep.answer(program, "nothing")
    program.wait_text(NOTHING_KEPT)
    guide = journey.guide(program, example("type2-no-insulin")["answers"])
    guide.answer_page()
    program.press("ctrl+w")
    program.wait_end()


def full_disk(journey):
    """The disk fills up while the window is open: the answers, the letter and
    the window each say so, and what was saved stays."""
    def before():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    program, letter = begin(journey, before=before,
                            environment=journeys.NO_LEAKS)
    letter.write_own_words("lives_alone", WORDS)
    keep.wait_saved(journey)
    # No file can grow past this many bytes.
    resource.prlimit(program.process.pid, resource.RLIMIT_FSIZE, (1024, 1024))
    letter.write_own_words("lives_alone", "Ikke dette.")
    program.wait_text(NOT_KEPT)
    path = journey.home.place / "letters" / "soknad.pdf"
    letter.choose_file(path)
    program.wait_text(NOT_SAVED)
    if path.exists():
        raise Stuck("half a letter was left behind")
    program.window = None
    program.refocus()
    program.press("ctrl+w")
    program.wait_text(CLOSE_UNSAVED)
    program.refocus()
    choose(program, CLOSE_UNSAVED)
    program.wait_end()
    again = journey.start_at_home()
    journey.unlock(again)
    keep.check_words(journey.open_words(again), WORDS)
    again.close()


sys.exit(journeys.run([
    ("second-start", second_start),
    ("second-session", second_session),
    ("damaged-file", damaged_file),
    ("delete-everything", delete_everything),
    ("no-place-to-store", no_place),
    ("full-disk", full_disk),
]))
