# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors
"""An adviser with somebody on the telephone, and the answer that looks wrong."""

import json
import re
import subprocess

import keep
from cases import MORE_CASES, Cases
from journeys import CARDS, NO_LEAKS
from letter import Letter
from program import BUTTON, FIELD, Stuck, name_of, role_of, text_of
from texts import LANGUAGE, example, shown, template_labels

RECEIPT = template_labels("vei-result-page.ui", identity="receipt_button")
RECEIPT_TITLE = template_labels("vei-receipt-page.ui", identity="title")
SAVE = template_labels("vei-receipt-page.ui", identity="save_button")
READ_BACK = shown("Read this back")
DEADLINES = template_labels("vei-deadlines-page.ui", identity="title")
RUN_OUT = re.compile("|".join(re.escape(text)
                              for text in shown("It has run out.")))
NOTE = template_labels("vei-phone-side.ui", identity="note_label")
STATISTICS = template_labels("vei-statistics-page.ui", identity="title")
TOO_FEW = shown("There are too few refusals to show anything without showing "
                "who they are.")
NAME = shown("Name")
WORDS = "jnv: ring tilbake 12"
PERSON = "Eksempelpasient A"


def adviser_home(journey):
    """Somebody who has turned on that they help members."""
    settings = journey.home.place / "config" / "glib-2.0" / "settings"
    settings.mkdir(parents=True, exist_ok=True)
    (settings / "keyfile").write_text(
        "[io/github/utstyrsveiviser/Utstyrsveiviser]\nadviser-mode=true\n"
        "tour-seen=true\n",
        encoding="utf-8")
    return {"GSETTINGS_BACKEND": "keyfile"}


def text_of_question(journey, identity):
    return journey.knowledge.questions[identity]["text"][LANGUAGE]


def wait_asked(journey, program, identity):
    """Waits until a question can be read aloud: its heading has the focus."""
    text = text_of_question(journey, identity)
    program.wait_focus(f"the question {identity}",
                       lambda item: name_of(item) == text)


def ask(journey, program, keys):
    """Answers questions, each by its keys, in the order they are asked."""
    for identity, pressed in keys:
        wait_asked(journey, program, identity)
        program.press(*pressed)


def call(journey, program):
    """A call, by single keys, from the first question to the summary."""
    ask(journey, program, [
        ("equipment", ["2", "Return"]), ("age_group", ["1"]),
        ("has_sensor", ["n"]), ("insulin_regimen", ["3"]),
        ("diabetes_type", ["1"]), ("care_setting", ["1"]),
        ("application_status", ["4"]),
    ])
    # A digit begins the date, and the rest is typed on.
    wait_asked(journey, program, "refusal_received")
    program.press("3")
    program.wait_focus("the field for the date",
                       lambda item: role_of(item) in FIELD)
    program.write(".10.2024")
    program.screen.wait("the date in the field", lambda: text_of(
        program.focused) == "3.10.2024")
    program.press("Return")

    # In the note the same keys are letters.
    wait_asked(journey, program, "written_reasons")
    program.press("F2")
    program.wait_focus("the note", lambda item: role_of(item) in FIELD
                       and name_of(item) in NOTE)
    program.write(WORDS)
    program.screen.wait("the note in the field", lambda: text_of(
        program.focused) == WORDS)
    program.press("Return")
    program.wait_shown("the note among those of the call",
                       lambda item: name_of(item).endswith(WORDS))
    program.press("Escape")

    ask(journey, program, [
        ("written_reasons", ["v"]), ("pregnant", ["n"]),
        ("kidney_failure", ["n"]), ("clinician_supports", ["j"]),
    ])
    # Back to the one that was parked, and on.
    program.screen.pump(0.2)
    program.press("p")
    ask(journey, program, [("written_reasons", ["n"])])
    program.screen.pump(0.2)
    program.press("l")
    program.wait_focus("what to read back", lambda item: name_of(item)
                       in READ_BACK)


def phone(journey):
    """By single keys from the first question to the verdict read aloud; a key
    that is typed into the note answers nothing."""
    program = journey.start_at_home(environment=adviser_home(journey))
    program.press("ctrl+t")
    keep.answer(program, "passphrase")
    call(journey, program)
    expected = journey.verdicts({
        "equipment": ["sensor"], "age_group": "adult", "has_sensor": False,
        "insulin_regimen": "multiple_injections", "diabetes_type": "type1",
        "care_setting": "specialist", "application_status": "refused",
        "refusal_received": "2024-10-03", "written_reasons": False,
        "pregnant": False, "kidney_failure": False,
        "clinician_supports": True})
    shown_texts = " ".join(journey.page_texts(program))
    for verdict in expected:
        if journey.knowledge.verdict_title(verdict) not in shown_texts:
            raise Stuck(f"{verdict} is not read aloud: {shown_texts}")
    met = journey.knowledge.questions["clinician_supports"]["met"][LANGUAGE]
    if met not in shown_texts:
        raise Stuck(f"“{met}” is not read aloud")
    return program


def phone_to_deadline(journey):
    """After the call its deadline stands in the list of all, with the name, and
    the row opens the case again."""
    program = phone(journey)
    program.tab_to_named(NAME, FIELD)
    program.write(PERSON)
    program.screen.wait("the name in the field",
                        lambda: text_of(program.focused) == PERSON)
    program.press("ctrl+d")
    program.wait_focus("the deadlines", lambda item: name_of(item) in DEADLINES
                       and role_of(item) == "heading")
    program.wait_shown("the name in the list", lambda item: role_of(item)
                       == "label" and name_of(item) == PERSON)
    if not [text for text in program.texts() if RUN_OUT.match(text)]:
        raise Stuck("the list does not say that the deadline has run out")
    program.tab_to("the row", lambda item: role_of(item) == "list item")
    program.press("Return")
    program.wait_focus("the case", lambda item: role_of(item) != "list item"
                       and name_of(item) not in DEADLINES)
    see_statistics(program)
    program.close()


def see_statistics(program):
    """One refusal is too few to be shown as a number."""
    cases = Cases(program)
    cases.show()
    cases.choose_in_menu(MORE_CASES, STATISTICS)
    program.wait_focus("the numbers", lambda item: name_of(item) in STATISTICS
                       and role_of(item) == "heading")
    program.wait_text(TOO_FEW)


def receipt(journey):
    """The file without names gives the same answer in the terminal."""
    journey.leave_plain("type1-wants-both")
    journey.keeping = "passphrase"
    # A library of the file dialog never lets go of a little memory.
    program = journey.start_at_home(environment=NO_LEAKS)
    journey.open_card(program, "progress")
    program.wait_focus("the answer", lambda item: name_of(item)
                       not in CARDS["progress"])
    program.tab_to_named(RECEIPT, BUTTON)
    program.press("Return")
    program.wait_focus("what the file holds", lambda item: name_of(item)
                       in RECEIPT_TITLE)
    program.tab_to_named(SAVE, BUTTON)
    path = journey.home.place / "letters" / "uten-navn.json"
    Letter(program, journey.knowledge).choose_file(path, key="Return")
    program.screen.wait("the file", path.is_file)
    program.attend()
    program.wait_text(shown("It is saved."))

    saved = json.loads(path.read_text(encoding="utf-8"))
    person = example("type1-wants-both")["person"]
    for secret in (person["name"], person["phone"], person["email"]):
        if secret and secret in path.read_text(encoding="utf-8"):
            raise Stuck(f"“{secret}” stands in the receipt")
    told = saved["receipt"]
    done = subprocess.run([journey.terminal, "assess", "--json", "--as-of",
                           told["as_of"], path], stdout=subprocess.PIPE,
                          text=True, check=True)
    if json.loads(done.stdout) != told["assessment"]:
        raise Stuck(f"the terminal says {done.stdout}")
    program.close()
