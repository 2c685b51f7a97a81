#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors
"""An adviser's day, and what an adviser does with cases."""

import sys

import journeys
import journeys_phone
import keep
from cases import LETTERS, MORE_CASES, Cases
from letter import Letter
from program import BUTTON, Stuck, describe, name_of, role_of
from texts import LANGUAGE, shown

MEMBER = "Eksempelpasient A"
OTHER = "Example patient B"
PLACES = {"page tab", "heading", "menu item"}
NOTES = "Ring igjen paa fredag"


def begin_day(journey):
    """Two cases from the day before; the program is locked."""
    journey.keeping = "passphrase"
    program = journey.start_at_home(
        environment={**journeys_phone.adviser_home(journey),
                     **journeys.NO_LEAKS})
    cases = Cases(program)
    program.press("ctrl+n")
    keep.answer(program, "passphrase")
    journey.decided = True
    cases.fill(MEMBER, NOTES)
    cases.begin(OTHER, NOTES)
    keep.wait_saved(journey)
    program.press("ctrl+l")
    keep.wait_locked(program)
    left = [text for text in program.texts() if MEMBER in text or OTHER in text]
    if left:
        raise Stuck(f"locked, and this can be read: {left}")
    return program


def write_letter(journey, program):
    """A letter for the case that is open."""
    letter = Letter(program, journey.knowledge)
    program.tab_to_named(LETTERS, BUTTON)
    program.press("Return")
    title = journey.knowledge.letter("records_request")["title"][LANGUAGE]
    program.tab_to("the request for the records",
                   lambda item: name_of(item).startswith(title))
    program.press("Return")
    program.wait_focus("the letter", lambda item: name_of(item) == title)
    pdf = letter.save(journey.home.place / "letters" / "innsyn.pdf")
    pdf.check_holds(MEMBER)
    return letter


def wait_page(program, title):
    program.wait_focus(f"the page “{title}”",
                       lambda item: role_of(item) == "heading"
                       and name_of(item) in shown(title))


def day(journey):
    """Unlock, find, telephone, deadline, numbers, letter, hand over, take over,
    lock."""
    program = begin_day(journey)
    cases = Cases(program)
    journey.unlock(program)
    cases.find("eksempel", MEMBER)
    program.press("ctrl+t")
    journeys_phone.call(journey, program)
    program.press("ctrl+d")
    wait_page(program, "Deadlines")
    cases.show()
    cases.choose_in_menu(MORE_CASES, shown("Numbers without names"),
                         key="shift+Tab")
    wait_page(program, "Numbers without names")
    cases.find("eksempel", MEMBER)
    letter = write_letter(journey, program)

    path = journey.home.place / "letters" / "sak.veicase"
    cases.find("eksempel", MEMBER)
    cases.hand_over(path, letter)
    for secret in (MEMBER.encode(), NOTES.encode()):
        if secret in path.read_bytes():
            raise Stuck("the file that is handed over can be read")
    cases.delete("eksempel", MEMBER)
    cases.undo(MEMBER)
    cases.delete("eksempel", MEMBER)
    cases.take_over(path, letter)
    cases.find("eksempel", MEMBER)

    program.press("ctrl+l")
    keep.wait_locked(program)
    left = [text for text in program.texts() if MEMBER in text]
    if left:
        raise Stuck(f"locked, and this can be read: {left}")
    program.close()


def patient(journey):
    """Who has one case never meets a word of others."""
    journey.leave_plain("type1-wants-both")
    journey.keeping = "passphrase"
    program = journey.start_at_home()
    journey.open_card(program, "progress")
    program.press("ctrl+m")
    program.press("ctrl+n")
    program.screen.pump(0.5)
    found = program.shows(lambda item: name_of(item) in shown("Cases")
                          and role_of(item) in BUTTON | PLACES)
    if found is not None:
        raise Stuck(f"a patient meets {describe(found)}")
    program.close()


sys.exit(journeys.run([
    ("day", day),
    ("patient", patient),
    ("phone-to-deadline", journeys_phone.phone_to_deadline),
    ("receipt", journeys_phone.receipt),
]))
