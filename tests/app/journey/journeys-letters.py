#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors
"""From the first screen to a letter in the hand, with the keyboard alone."""

import sys

import journeys
from guide import SHOW_ANSWER
from program import BUTTON, Stuck, name_of
from texts import example, shown

EARLY_LETTER = shown("Write the short complaint")
WORDS = "Naboen fant meg paa gulvet 12 ganger i november."
PERSON = "Eksempelpasient A"


def check_pages(guide, most):
    if len(guide.pages) > most:
        raise Stuck(f"{len(guide.pages)} pages, not {most}: {guide.pages}")
    return f"{len(guide.pages)} pages of at most {most}"


def check_answer(journey, program, answers):
    """The window says what the terminal program says."""
    journey.check_shown(program, [journey.knowledge.verdict_title(verdict)
                                  for verdict in journey.verdicts(answers)])


def show_answer(program, guide):
    program.tab_to_named(SHOW_ANSWER, BUTTON)
    program.press("Return")
    program.wait_focus("the answer", guide.is_over)


def application(journey):
    """Type 1, wants both: to a saved application; all of it is there again
    the next day."""
    program = journey.start_at_home(environment=journeys.NO_LEAKS)
    answers = example("type1-wants-both")["answers"]
    journey.open_card(program, "guide")
    guide = journey.guide(program, answers)
    guide.walk_to_answer(12)
    check_answer(journey, program, answers)
    journey.open_letter(program, "application")
    letter = journey.letter(program)
    reasons = letter.reasons()
    if len(reasons) < 3:
        raise Stuck(f"only these reasons: {reasons}")
    letter.write_own_words("lives_alone", WORDS)
    letter.write_name(PERSON)
    path = journey.home.place / "letters" / "soknad.pdf"
    pdf = letter.save(path)
    title = journey.knowledge.letter("application")["title"]["nb"]
    pdf.check(title)
    pdf.check_holds(PERSON, WORDS)
    pdf.check_reasons(journey.knowledge, reasons)
    told = check_pages(guide, 12)
    program.close()
    check_kept(journey, title)
    return told


def check_kept(journey, title):
    """Answers and own words survive that the window is closed."""
    program = journey.start_at_home(environment=journeys.NO_LEAKS)
    journey.open_card(program, "progress")
    program.wait_focus("the answer", lambda item: name_of(item)
                       not in journeys.CARDS["progress"])
    journey.open_letter(program, "application")
    letter = journey.letter(program)
    pdf = letter.save(journey.home.place / "letters" / "igjen.pdf")
    pdf.check(title)
    pdf.check_holds(PERSON, WORDS)
    program.close()


def not_covered(journey):
    """Nothing covers it: said as soon as it stands firm."""
    program = journey.start_at_home()
    journey.open_card(program, "guide")
    guide = journey.guide(program, example("type2-no-insulin")["answers"])
    guide.answer_page()
    while journey.verdicts(guide.given()) != ["not_covered"]:
        check_pages(guide, 6)
        guide.go_on()
        guide.answer_page()
    show_answer(program, guide)
    check_answer(journey, program, guide.given())
    program.close()
    return check_pages(guide, 6)


def complaint(journey):
    """Told no: the short complaint at once."""
    program = journey.start_at_home(environment=journeys.NO_LEAKS)
    journey.open_card(program, "refused")
    guide = journey.guide(program,
                          example("type2-unstable-refused")["answers"])
    guide.ends = guide.ends | EARLY_LETTER
    guide.answer_page()
    while name_of(program.focused) not in EARLY_LETTER:
        check_pages(guide, 5)
        guide.go_on()
        guide.answer_page()
    program.press("Return")
    program.wait_focus("the letter", lambda item: name_of(item)
                       not in EARLY_LETTER)
    letter = journey.letter(program)
    letter.write_name(PERSON)
    pdf = letter.save(journey.home.place / "letters" / "klage.pdf")
    pdf.check(journey.knowledge.subject("complaint_short"))
    pdf.check_holds(PERSON)
    program.close()
    return check_pages(guide, 5)


def fault_card(journey):
    """Whom to tell, straight from the first screen."""
    program = journey.start_at_home()
    journey.open_card(program, "fault")
    program.wait_focus("the page", lambda item: name_of(item)
                       not in journeys.CARDS["fault"]
                       or item.get_role_name() == "heading")
    journey.check_shown(program, [journey.knowledge.step_title("report_fault")])
    program.press("alt+Left")
    journey.wait_home(program)
    program.close()


def fault_guide(journey):
    """Whom to tell, for somebody who began with the guide."""
    program = journey.start_at_home()
    journey.open_card(program, "guide")
    guide = journey.guide(program, example("pump-broken")["answers"])
    guide.answer_page()
    while "pump_faulty" not in guide.asked:
        check_pages(guide, 3)
        guide.go_on()
        guide.answer_page()
    show_answer(program, guide)
    journey.check_shown(program, [journey.knowledge.step_title("report_fault")])
    program.close()
    return check_pages(guide, 3)


sys.exit(journeys.run([
    ("application", application),
    ("not-covered", not_covered),
    ("complaint", complaint),
    ("fault-card", fault_card),
    ("fault-guide", fault_guide),
]))
