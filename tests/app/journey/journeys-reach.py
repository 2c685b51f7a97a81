#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors
"""The main journey for somebody who sees badly and uses no mouse: from the
first screen to a saved letter, at 360x480, with doubled text, in the language
that JOURNEY_LANGUAGE names.

Usage: journeys-reach.py WINDOW TERMINAL-PROGRAM PROBE-FOLDER
"""

import sys
from pathlib import Path

# The probe sets the size of the window and of its text.
PROBE_FOLDER = Path(sys.argv.pop(3)).resolve()
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "audit"))

import journeys  # noqa: E402
from judge import Look, judge  # noqa: E402
from probe import Probe  # noqa: E402
from program import Stuck  # noqa: E402
from texts import LANGUAGE, LETTER_LANGUAGE, example  # noqa: E402

SMALL = Look("360x480, text doubled", (360, 480), dpi=192)
WORDS = "Naboen fant meg 12 ganger i november."
PERSON = "Eksempelpasient A"


def check_fits(probe, where):
    """Nothing of this window is cut off or has to be scrolled sideways."""
    for finding in judge(probe.look(SMALL), SMALL):
        raise Stuck(f"{where}: {finding}")


def main_journey(journey):
    """From the first screen, through the guide, to a letter on paper."""
    probe = Probe(PROBE_FOLDER)
    program = journey.start_at_home(environment={
        **journeys.NO_LEAKS, **probe.environment(), "LANGUAGE": LANGUAGE})
    probe.program = program
    check_fits(probe, "the first screen")
    journey.open_card(program, "guide")
    guide = journey.guide(program, example("type1-wants-both")["answers"])
    guide.wait_question()
    check_fits(probe, "the guide")
    guide.walk_to_answer(12)
    check_fits(probe, "the answer")
    journey.open_letter(program, "application")
    letter = journey.letter(program)
    reasons = letter.reasons()
    letter.write_own_words("lives_alone", WORDS)
    letter.write_name(PERSON)
    pdf = letter.save(journey.home.place / "letters" / "soknad.pdf")
    title = journey.knowledge.letter("application")["title"][LETTER_LANGUAGE]
    pdf.check(title)
    pdf.check_holds(PERSON, WORDS)
    pdf.check_reasons(journey.knowledge, reasons)
    program.close()
    return f"{len(guide.pages)} pages, in {LANGUAGE}"


sys.exit(journeys.run([("small-and-large", main_journey)]))
