#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors
"""From the first screen to a letter in the hand, with the keyboard alone."""

import sys
import zipfile
from datetime import date, timedelta

import journeys
from guide import SHOW_ANSWER
from program import BUTTON, Stuck, name_of, text_of
from texts import example, shown

EARLY_LETTER = shown("Write the short complaint")
WORDS = "Naboen fant meg paa gulvet 12 ganger i november."
PERSON = "Eksempelpasient A"
USE_NEW = shown("Use the new wording")
KEEP_MINE = shown("Keep mine")
CALENDAR = shown("Put the deadline in the calendar")


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
    journey.keeping = "passphrase"
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
    journey.unlock(program)
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


def keep_case(journey, case):
    """A person who has answered before."""
    journey.home.store.mkdir(mode=0o700, parents=True)
    journeys.write_json(journey.home.case_file, case)


def open_kept_letter(journey, kind, case):
    """A person who goes on with a letter."""
    keep_case(journey, case)
    program = journey.start_at_home(environment=journeys.NO_LEAKS)
    journey.open_card(program, "progress")
    program.wait_focus("the answer", lambda item: name_of(item)
                       not in journeys.CARDS["progress"])
    journey.open_letter(program, kind)
    return program, journey.letter(program)


def paragraphs(journey):
    """A paragraph that was changed stays when its answer changes: the new wording
    stands beside it, to take or to leave. Undo goes by key."""
    case = example("type1-wants-both")
    program, letter = open_kept_letter(journey, "application", case)
    letter.show_text()
    sender = "\n".join([case["person"]["name"], *case["person"]["address"]])
    field = letter.find_paragraph(sender)
    mine = "Hjemme: " + text_of(field)
    program.press("ctrl+Home")
    program.write("Hjemme: ")
    letter.wait_paragraph(field, mine)

    # The other way round, by the paragraph before and the whole form.
    program.move("Tab")
    letter.write_name(PERSON, key="shift+Tab")
    program.wait_text(USE_NEW)
    if text_of(field) != mine:
        raise Stuck(f"the new name took “{mine}” away")
    program.tab_to_named(USE_NEW, BUTTON, most=200)
    program.press("Return")
    program.screen.wait("the new wording", lambda:
                        text_of(field).startswith(PERSON))
    theirs = text_of(field)

    letter.find_paragraph(theirs, key="shift+Tab")
    program.press("ctrl+z")
    letter.wait_paragraph(field, mine)
    program.press("ctrl+shift+z")
    letter.wait_paragraph(field, theirs)
    program.press("ctrl+z")
    letter.wait_paragraph(field, mine)
    program.tab_to_named(KEEP_MINE, BUTTON)
    program.press("Return")
    program.screen.wait("the new wording to be gone", lambda: not
                        USE_NEW & set(program.texts()), between=0.2)

    pdf = letter.save(journey.home.place / "letters" / "mitt.pdf")
    pdf.check_holds(mine)
    odt = letter.save_file(journey.home.place / "letters" / "mitt.odt")
    with zipfile.ZipFile(odt) as archive:
        content = archive.read("content.xml").decode()
    if mine.split("\n", maxsplit=1)[0] not in content:
        raise Stuck(f"“{mine}” is not in the ODT")
    program.close()


def calendar(journey):
    """The deadline of a complaint, as a file for the calendar that tells nothing
    of the person."""
    case = example("type2-unstable-refused")
    received = date.today() - timedelta(days=5)
    case["answers"]["refusal_received"] = received.isoformat()
    case["refusal"] = {**case.get("refusal", {}),
                       "received": received.isoformat()}
    keep_case(journey, case)
    program = journey.start_at_home(environment=journeys.NO_LEAKS)
    journey.open_card(program, "progress")
    program.tab_to_named(EARLY_LETTER, BUTTON)
    program.press("Return")
    program.wait_focus("the letter", lambda item: name_of(item)
                       not in EARLY_LETTER)
    letter = journey.letter(program)
    program.tab_to_named(CALENDAR, BUTTON)
    path = letter.save_file(journey.home.place / "letters" / "frist.ics",
                            key="Return")
    text = path.read_text(encoding="utf-8")
    for part in ("BEGIN:VCALENDAR", "BEGIN:VALARM", "END:VCALENDAR"):
        if part not in text:
            raise Stuck(f"{part} is not in {text}")
    if case["person"]["name"] in text or "diabetes" in text.lower():
        raise Stuck(f"it tells of the person: {text}")
    program.close()


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
    ("paragraphs", paragraphs),
    ("calendar", calendar),
    ("fault-card", fault_card),
    ("fault-guide", fault_guide),
]))
