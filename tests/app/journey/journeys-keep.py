#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors
"""What is written is kept: locked, found again, and found nowhere else."""

import signal
import sys

import journeys
import keep
from program import BUTTON, Bus, Stuck, name_of, role_of
from texts import shown, shown_answer, shown_pattern

WORDS = "Jeg falt i trappen 14 ganger i fjor."
OTHER_WORDS = "Dette skal vekk igjen."
PERSON = "Eksempelpasient A"
WRONG = shown("That is not the passphrase. Try again; capital letters count.")
NO_KEY = shown("The keyring of the desktop does not hold the key of these "
               "cases. Unlock the keyring that they were made with, and try "
               "again.")
RESTORE = shown_pattern("Restore the backup of %s")
RESTORED = shown("The backup is in place. What was there before is set aside, "
                 "not deleted.")
CONFIRM = shown_answer("_Restore")
# A settings file of the desktop and what the window itself says are no traces.
HARMLESS = {"settings.ini"}


def begin(journey, words=WORDS, **more):
    """A person who comes from the first release and writes on."""
    journey.leave_plain("type1-wants-both")
    journey.keeping = "passphrase"
    program = journey.start_at_home(**more)
    letter = journey.open_words(program)
    letter.write_own_words("lives_alone", words)
    return program, letter


def import_plain(journey):
    """The file of the first release is taken over once, and goes."""
    program, _letter = begin(journey)
    if journey.home.case_file.exists():
        raise Stuck("the plain file is still there")
    program.close()
    again = journey.start_at_home()
    journey.unlock(again)
    keep.check_words(journey.open_words(again), WORDS)
    again.close()


def passphrase(journey):
    """A wrong passphrase is told in one sentence; the right one opens."""
    program, _letter = begin(journey)
    program.close()
    again = journey.start_at_home()
    if journeys.CARDS["progress"] & journey.page_texts(again):
        raise Stuck("the case can be seen before it is unlocked")
    keep.unlock(again, "noe helt annet enn det")
    again.wait_text(WRONG)
    keep.wait_locked(again)
    journey.unlock(again)
    keep.check_words(journey.open_words(again), WORDS)
    again.close()


def lock(journey):
    """On demand the case leaves the screen, saved; unlocking shows it."""
    program, _letter = begin(journey)
    program.press("ctrl+l")
    keep.wait_locked(program)
    left = [text for text in program.texts() if WORDS in text]
    if left:
        raise Stuck(f"the words are still there: {left}")
    journey.unlock(program)
    keep.check_words(journey.open_words(program), WORDS)
    program.close()


def killed(journey):
    """Two seconds after the last key, nothing can take it away."""
    program, _letter = begin(journey)
    keep.wait_saved(journey)
    program.process.send_signal(signal.SIGKILL)
    program.abandon()
    again = journey.start_at_home()
    journey.unlock(again)
    keep.check_words(journey.open_words(again), WORDS)
    again.close()


def no_traces(journey):
    """What was written is found in no file, sealed or not."""
    program, letter = begin(journey)
    letter.write_name(PERSON)
    keep.wait_saved(journey)
    search(journey, "while the window is open")
    program.press("ctrl+l")
    keep.wait_locked(program)
    program.close()
    search(journey, "afterwards")


def keyring(journey):
    """With a keyring there is nothing to type; without its key, it says so."""
    held = keep.Keyring(journey)
    try:
        journey.leave_plain("type1-wants-both")
        journey.keeping = "keyring"
        program = journey.start_at_home()
        letter = journey.open_words(program)
        letter.write_own_words("lives_alone", WORDS)
        program.close()
        again = journey.start_at_home()
        again.wait_text(journeys.CARDS["progress"])
        keep.check_words(journey.open_words(again), WORDS)
        again.close()
    finally:
        held.end()
    # The keyring of somebody else, or one that was made anew.
    for path in (journey.home.data / "keyrings").iterdir():
        path.unlink()
    held = keep.Keyring(journey)
    try:
        other = journey.start_at_home()
        other.wait_text(keep.UNLOCK)
        other.tab_to_named(keep.UNLOCK, BUTTON)
        other.press("Return")
        other.wait_text(NO_KEY)
        other.close()
    finally:
        held.end()


def no_keyring(journey):
    """Where no keyring answers, it says so, and offers the passphrase."""
    config = journey.home.place / "bus.conf"
    config.write_text(keep.EMPTY_BUS, encoding="utf-8")
    bus = Bus(config)
    try:
        program = journey.start_at_home(environment={
            "DBUS_SESSION_BUS_ADDRESS": bus.address,
            "AT_SPI_BUS_ADDRESS": journey.screen.a11y_address()})
        program.tab_to_named(journeys.CARDS["guide"], BUTTON)
        program.press("Return")
        program.wait_text(keep.NO_KEYRING)
        program.wait_shown("the field for the passphrase", lambda item:
                           role_of(item) in keep.FIELD_ROLES
                           and name_of(item) in keep.FIRST)
        program.close()
    finally:
        bus.end()


def search(journey, when):
    """Looks into every file that this person has, and what was left in the
    folder for things that are soon gone."""
    wanted = [text.encode(code) for code in ("utf-8", "utf-16-le")
              for text in (WORDS, PERSON, "lives_alone")]
    for path in journey.home.files():
        if path.name in HARMLESS:
            continue
        content = path.read_bytes()
        for text in wanted:
            if text in content:
                raise Stuck(f"{when}, {path.name} holds {text}")


def restore(journey):
    """A backup brings back what was there, from the settings."""
    program, _letter = begin(journey)
    program.close()
    program = journey.start_at_home()
    journey.unlock(program)
    # One is made after unlocking; a store that was just made has none yet.
    backups = journey.home.store / "backups"
    journey.screen.wait("a backup", lambda: list(backups.glob("cases-*.db")))
    letter = journey.open_words(program)
    letter.write_own_words("lives_alone", OTHER_WORDS)
    program.press("ctrl+comma")
    program.wait_focus("the settings", lambda item: name_of(item)
                       in shown("Settings"))
    program.tab_to("the backup",
                   lambda item: RESTORE.match(name_of(item)))
    before = program.window
    program.press("Return")
    journey.screen.wait("the question", lambda: program.attend()
                        or program.window != before
                        or not RESTORE.match(name_of(program.focused)),
                        between=0.1)
    program.refocus()
    program.tab_to("the answer", lambda item: role_of(item) in BUTTON
                   and CONFIRM.match(name_of(item)))
    program.press("Return")
    program.window = None
    program.wait_text(RESTORED)
    program.refocus()
    program.press("alt+Home")
    journey.wait_home(program)
    keep.check_words(journey.open_words(program), WORDS)
    program.close()


sys.exit(journeys.run([
    ("import-plain", import_plain),
    ("passphrase", passphrase),
    ("lock", lock),
    ("killed", killed),
    ("no-traces", no_traces),
    ("restore", restore),
    ("keyring", keyring),
    ("no-keyring", no_keyring),
]))
