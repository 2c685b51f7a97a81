#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors
"""Other knowledge comes into the window: trusted, published, refused, undone."""

import re
import subprocess
import sys

import journeys
import keep
from program import BUTTON, FIELD, Stuck, name_of, role_of
from publisher import BEFORE, FIRST, NAME, SECOND, Publisher, run
from texts import CATALOGUE, KNOWLEDGE, read_json, shown, shown_pattern

BUNDLED = read_json(KNOWLEDGE / "pack.json")["version"]
MENU = shown("Update the knowledge")
TITLE = shown("The knowledge in the program")
ADD = shown("Add a publisher…")
REMOVE = shown("Remove the publisher…")
UPDATE = shown("Update now")
USE = shown("Use it now")
NEWS = shown("This is new")
ANOTHER = shown_pattern("Your answer is another than last time, because the "
                        "knowledge is another (version %s).%s")
BACK = shown("Go back to what came with the program")
IS_BACK = shown_pattern("You are back to version %s.")
INSTALLED = shown_pattern("Version %s is installed and in use.")
TRUSTED = shown_pattern("You trust “%s” now. Nothing has been fetched yet.")
WAITING = shown_pattern("New knowledge has come: version %s. It is used from "
                        "the next start, or now if you like.")
SHOW = shown("Show the knowledge")
SHOW_ANSWER = shown("Show your answer")
REMOVED = shown("The publisher is removed. The knowledge that came with the "
                "program is used.")
TRUST = shown("Trust")
CONFIRM_REMOVE = shown("Remove")
WORDS = "Jeg falt i trappen 14 ganger i fjor."
# What the first pack says otherwise, and of whom.
CHANGED = {"pump.type1_reason": "may_be_assessed"}


# ---- What everybody does ----

def begin(journey, **more):
    """A window at its first screen, and somebody who publishes."""
    publisher = Publisher(journey.home.place / "publisher", journey.terminal)
    program = journey.start_at_home(environment={
        **journeys.NO_LEAKS, **publisher.environment}, **more)
    return publisher, program


def open_page(program):
    """Goes to the page of the knowledge, by the menu."""
    program.press("F10")
    program.wait_focus("the menu", lambda item: "menu" in role_of(item))
    program.tab_to("the menu entry", lambda item: name_of(item) in MENU,
                   key="Down")
    program.press("Return")
    wait_page(program)


def wait_page(program):
    """The windows may have been built anew."""
    program.window = None
    program.refocus()
    program.wait_focus("the page of the knowledge", lambda item:
                       name_of(item) in TITLE)


def press(program, names):
    program.tab_to_named(names, BUTTON)
    program.press("Return")


def open_outside(journey, program, path):
    """Opens a file as a double click does: the window that is there gets it."""
    done = subprocess.run([journey.executable, path],
                          env=journey.home.environment(),
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, check=False, timeout=60)
    if done.returncode != 0:
        raise Stuck(f"the second start ended with {done.returncode}")


def answer_dialog(program, names):
    """Answers a question that a window of its own asks. In a dialog of
    libadwaita 1.2 a button has its name twice."""
    called = names | {f"{name} {name}" for name in names}

    def is_answer(item):
        return role_of(item) in BUTTON and name_of(item) in called

    program.wait_shown("the question", is_answer)
    program.window = None
    program.focused = None
    program.refocus()
    program.tab_to("the answer", is_answer)
    program.press("Return")
    program.screen.wait("the page again",
                        lambda: program.shows(is_answer) is None,
                        between=0.15)
    program.window = None
    program.refocus()


def trust(journey, program, publisher):
    """Compares the fingerprint, and trusts."""
    pack = publisher.make_pack("fingerprint", SECOND)
    open_outside(journey, program, publisher.card)
    fingerprint = publisher.fingerprint(pack)
    program.wait_shown("the fingerprint, the name and the address",
                       lambda item: fingerprint in name_of(item)
                       and NAME in name_of(item)
                       and "https://localhost:" in name_of(item))
    answer_dialog(program, TRUST)
    program.wait_text(TRUSTED)


def check_version(program, version):
    if version not in program.texts():
        raise Stuck(f"the page does not show version {version}")


def show_answer(journey, program, verdict):
    """Goes to the answer, and sees its verdict for the pump."""
    program.wait_focus("the answer", lambda item: role_of(item) == "heading"
                       and name_of(item) not in TITLE)
    program.wait_text(journey.knowledge.verdict_title(verdict))


# ---- Journeys ----

def whole_way(journey):
    """Published, signed and served; the running window takes it, judges again,
    keeps what was written, and goes back."""
    journey.leave_plain("type1-wants-both")
    journey.keeping = "passphrase"
    publisher, program = begin(journey)
    letter = journey.open_words(program)
    letter.write_own_words("lives_alone", WORDS)
    open_page(program)
    trust(journey, program, publisher)
    if publisher.requests:
        raise Stuck("somebody was asked before the person said so")
    publisher.publish(publisher.make_pack("first", FIRST, CHANGED))
    press(program, UPDATE)
    program.wait_text(NEWS)
    wait_page(program)
    program.wait_text(INSTALLED)
    check_version(program, FIRST)
    was, now = (journey.knowledge.verdict_title(verdict)
                for verdict in ("strong_case", "may_be_assessed"))
    program.wait_shown("whose answer is another", lambda item:
                       was in name_of(item) and now in name_of(item))
    check_requests(publisher)
    press(program, SHOW_ANSWER)
    show_answer(journey, program, "may_be_assessed")
    program.wait_text(ANOTHER)
    journey.open_letter(program, "application")
    keep.check_words(letter, WORDS)
    open_page(program)
    press(program, BACK)
    program.wait_text(IS_BACK)
    wait_page(program)
    check_version(program, BUNDLED)
    program.wait_text(NEWS)
    press(program, SHOW_ANSWER)
    show_answer(journey, program, "strong_case")
    program.close()
    publisher.end()
    return f"{len(publisher.requests)} requests"


def check_requests(publisher):
    """Nothing of the person goes out."""
    allowed = {"host", "connection", "if-none-match", "accept-encoding"}
    for path, headers in publisher.requests:
        if not {name.lower() for name in headers} <= allowed:
            raise Stuck(f"{path} was asked for with {headers}")


def refused(journey):
    """Each pack that must not come in is told in a sentence."""
    publisher, program = begin(journey)
    publisher.make_key("scoundrel")
    changed = publisher.make_pack("changed", SECOND)
    changed.write_bytes(changed.read_bytes()[:-600] + b"x" * 600)
    cases = [
        ("signed with another key",
         publisher.make_pack("other", SECOND, key="scoundrel")),
        ("changed after it was signed", changed),
        ("is older than", publisher.make_pack("older", "2020.01.1")),
        ("expired on", publisher.make_pack(
            "expired", SECOND, released="2020-01-01", expires="2020-02-01")),
        ("newer version of the program|needs version", publisher.make_pack(
            "newer", SECOND, needs_app="99.0.0", by_hand=True)),
    ]
    open_outside(journey, program, cases[0][1])
    wait_page(program)
    program.wait_text(shown_part("no publisher is trusted yet"))
    choose_card(program, publisher.card)
    for words, pack in cases:
        open_outside(journey, program, pack)
        program.wait_text(shown_part(words))
        check_version(program, BUNDLED)
    publisher.redirect = "http://localhost/knowledge.veipack"
    press(program, UPDATE)
    program.wait_text(shown_part("leads elsewhere|does not begin with https"))
    check_version(program, BUNDLED)
    press(program, REMOVE)
    answer_dialog(program, CONFIRM_REMOVE)
    program.wait_text(REMOVED)
    program.close()
    publisher.end()
    return f"{len(cases) + 2} refusals"


def shown_part(words):
    """A pattern for a part of a sentence, in any of its forms."""
    forms = [words]
    for msgid, translations in CATALOGUE.items():
        if re.search(words, msgid):
            for text in {msgid} | translations:
                parts = re.split(r"%(?:\d\$)?[sud]", text.split(";")[0])
                forms.append(".*".join(re.escape(part) for part in parts))
    return re.compile("|".join(f"(?i:{form})" for form in forms))


def choose_card(program, path):
    """Adds a card with the file chooser."""
    before = program.window
    press(program, ADD)
    program.screen.wait("the file chooser", lambda: program.attend()
                        or program.window != before, between=0.1)
    program.focused = None
    program.press("ctrl+l")
    program.wait_focus("the field for the file name",
                       lambda item: role_of(item) in FIELD)
    program.press("ctrl+a")
    program.write(str(path))
    program.press("Return")
    answer_dialog(program, TRUST)
    program.wait_text(TRUSTED)


def damaged(journey):
    """What is installed is damaged: the window says so, and starts with what
    came with the program."""
    publisher = Publisher(journey.home.place / "publisher", journey.terminal)
    pack = publisher.make_pack("first", FIRST, CHANGED)
    run(journey.terminal, "pack", "install", pack, "--publisher",
        publisher.card, "--fingerprint", publisher.fingerprint(pack),
        env=journey.home.environment())
    publisher.end()
    program = journey.start_at_home(environment=journeys.NO_LEAKS)
    open_page(program)
    check_version(program, FIRST)
    program.close()
    rules = journey.home.store / "packs" / FIRST / "rules.json"
    rules.write_text("{}", encoding="utf-8")
    program = journey.start_at_home(environment=journeys.NO_LEAKS)
    program.wait_text(shown_part("the installed knowledge is damaged"))
    press(program, SHOW)
    wait_page(program)
    check_version(program, BUNDLED)
    program.close()


def weekly(journey):
    """Asked by itself only where the person wants that, and at most once a
    week; the screen does not change under anybody's hands."""
    settings = (journey.home.place / "config" / "glib-2.0" / "settings")
    settings.mkdir(parents=True)
    (settings / "keyfile").write_text(
        "[io/github/utstyrsveiviser/Utstyrsveiviser]\n"
        "tour-seen=true\npacks-weekly=true\n")
    publisher = Publisher(journey.home.place / "publisher", journey.terminal)
    pack = publisher.make_pack("first", FIRST, CHANGED)
    publisher.publish(pack)
    environment = {**journeys.NO_LEAKS, **publisher.environment,
                   "GSETTINGS_BACKEND": "keyfile"}
    install = publisher.make_pack("before", BEFORE)
    run(journey.terminal, "pack", "install", install, "--publisher",
        publisher.card, "--fingerprint", publisher.fingerprint(install),
        env=journey.home.environment())
    program = journey.start_at_home(environment=environment)
    program.wait_text(WAITING)
    press(program, SHOW)
    wait_page(program)
    check_version(program, BEFORE)
    press(program, USE)
    program.wait_text(INSTALLED)
    wait_page(program)
    check_version(program, FIRST)
    program.close()
    asked = len(publisher.requests)
    again = journey.start_at_home(environment=environment)
    again.screen.pump(1)
    again.close()
    publisher.end()
    if len(publisher.requests) != asked:
        raise Stuck("it was asked again on the same day")


sys.exit(journeys.run([
    ("whole-way", whole_way),
    ("refused", refused),
    ("damaged", damaged),
    ("weekly", weekly),
]))
