#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors
"""What the desktop may ask the program to do, by its name on the bus: the
actions of the desktop file, whether a window is open or not."""

import configparser
import subprocess
import sys

import journeys
import keep
from program import Stuck, name_of, role_of
from texts import TOP, shown

APP = "io.github.utstyrsveiviser.Utstyrsveiviser"
UNITS = shown("Units")
# Who said no, when and why stands on the page of this question.
STATUS = "application_status"


def actions():
    """The actions of the desktop file."""
    entry = configparser.ConfigParser(interpolation=None, strict=False)
    entry.read(TOP / "data" / f"{APP}.desktop.in", encoding="utf-8")
    return entry["Desktop Entry"]["Actions"].strip(";").split(";")


def ask(action):
    """Asks as the desktop does, as soon as the program has its name."""
    return subprocess.Popen(
        ["sh", "-c", 'until gapplication action "$0" "$1"; do sleep 0.1; done',
         APP, action], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def told_no(journey):
    """The desktop starts the program without a window, and asks for a
    complaint."""
    if "start-refused" not in actions():
        raise Stuck(f"the desktop file has {actions()}")
    asking = ask("start-refused")
    try:
        program = journey.start("--gapplication-service")
    finally:
        asking.kill()
        asking.wait()
    keep.answer(program, "nothing")
    guide = journey.guide(program, {})
    question = guide.wait_question()
    if question["page"] != journey.knowledge.questions[STATUS]["page"]:
        raise Stuck(f"it asks {question['id']}")
    program.close()
    return question["id"]


def find_unit(journey):
    """A window is open already: it turns to the units."""
    if "find-unit" not in actions():
        raise Stuck(f"the desktop file has {actions()}")
    program = journey.start_at_home()
    asking = ask("find-unit")
    try:
        program.wait_shown("the units", lambda item: role_of(item) == "heading"
                           and name_of(item) in UNITS)
    finally:
        asking.kill()
        asking.wait()
    program.close()


if __name__ == "__main__":
    sys.exit(journeys.run([
        ("told no, from the desktop", told_no),
        ("find the unit, from the desktop", find_unit),
    ]))
