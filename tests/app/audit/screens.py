# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors
"""The ways through the window, and the screens that they come by.

A new screen is a line in a route: how one gets there with the keyboard, and
`see()` with its name.
"""

from dataclasses import dataclass
from typing import Callable

import journeys
import journeys_phone
import keep
from cases import Cases
from guide import SHOW_ANSWER
from program import BUTTON, attempt, name_of, role_of
from texts import (CATALOGUE, KNOWLEDGE, LANGUAGE, example, read_json, shown,
                   shown_pattern)

# Asks everything that a page of the guide can ask.
ANSWERS = {**example("type1-wants-both")["answers"],
           "application_status": "refused",
           "refusal_received": "2026-01-12", "written_reasons": False,
           "hba1c": 64}
TRIP = {"depart": "2027-01-18", "return": "2027-01-31", "country": "ES",
        "equipment": ["pump", "sensor"],
        "supplies": [{"item": "sensor", "days_each": 10, "reserve": 1},
                     {"item": "infusion_set", "days_each": 3, "reserve": 2}],
        "insulin_units_per_day": 40}


class Guide:
    """Shows the way from screen to screen, with the keyboard."""

    def __init__(self, journey, program, visit):
        self.journey = journey
        self.program = program
        self.screen = journey.screen
        self.knowledge = journey.knowledge
        self.see = visit.see

    def wait_heading(self, names):
        self.program.wait_shown(f"the heading {sorted(names)}", lambda item:
                                role_of(item) == "heading"
                                and name_of(item) in names)
        self.program.refocus()

    def press_named(self, *titles):
        names = set().union(*(shown(title) for title in titles))
        self.program.tab_to_named(names)
        self.program.press("Return")
        return names

    def arrive(self, where):
        """Waits for the heading of a page, which has the focus on arrival."""
        old = self.program.focused
        self.screen.wait(where, lambda: self.program.refocus()
                         or (self.program.focused is not old
                             and role_of(self.program.focused) == "heading"),
                         between=0.2)

    def home(self):
        self.program.press("alt+Home")
        self.journey.wait_home(self.program)

    # ---- Menus and dialogs ----

    def open_menu(self):
        self.program.press("F10")
        self.program.wait_focus("the menu", lambda item:
                                "menu item" in role_of(item))

    def choose_in_menu(self, title):
        self.open_menu()
        names = shown(title)
        for _ in range(24):
            if name_of(self.program.focused) in names:
                break
            self.program.move("Down")
        self.program.press("Return")

    def in_dialog(self):
        """Whether the focus is in a dialog over the window."""
        self.program.refocus()
        item = self.program.focused
        while item is not None and role_of(item) not in {"alert", "dialog"}:
            item = attempt(item.get_parent)
        return item is not None

    def in_new_window(self, open_it):
        """Waits for what opens in a window of its own, or over this one."""
        before = self.program.window
        open_it()

        def opened():
            self.program.attend()
            return self.program.window != before or self.in_dialog()

        self.screen.wait("the dialog", opened, between=0.05)
        self.program.refocus()

    def leave_dialog(self):
        self.program.press("Escape")
        self.program.window = None
        self.screen.wait("the dialog to close", lambda: not self.in_dialog(),
                         between=0.1)
        self.program.refocus()

    # ---- Look up ----

    def open_place(self, title):
        """Goes from anywhere to a place that the overview leads to."""
        self.program.press("ctrl+f")
        self.screen.pump(0.3)
        self.program.refocus()
        self.wait_heading(self.press_named(title))

    def open_row(self, names):
        """Opens a row of a list. Tab goes by lists, Down by their rows."""
        def is_row(item):
            return role_of(item) == "list item"

        def found():
            return name_of(self.program.focused).startswith(tuple(names))

        while not found():
            self.program.tab_to("a list", is_row)
            for _ in range(40):
                if not is_row(self.program.focused) or found():
                    break
                self.program.move("Down")
        self.program.press("Return")


# ---- Routes ----

def see_first(guide):
    guide.see("home")
    guide.journey.open_card(guide.program, "fault")
    guide.wait_heading({guide.knowledge.step_title("report_fault")})
    guide.see("fault")


def see_guide(guide):
    guide.journey.open_card(guide.program, "guide")
    walk = guide.journey.guide(guide.program, ANSWERS)
    while True:
        question = walk.wait_question()
        guide.see(f"guide: {question['page']}")
        walk.answer_page()
        walk.go_on()
        last = walk.asked[-1]
        guide.program.wait_focus(
            f"the page after {last}", lambda item: walk.is_over(item)
            or (walk.focused_question() or {}).get("id", last)
            not in walk.asked)
        if walk.is_over(guide.program.focused):
            break
    guide.see("answer, told no")
    guide.home()
    guide.see("home, with a case")


def see_refused(guide):
    guide.journey.open_card(guide.program, "refused")
    walk = guide.journey.guide(guide.program, ANSWERS)
    walk.wait_question()
    guide.see("guide: told no")
    guide.program.tab_to_named(SHOW_ANSWER, BUTTON)
    guide.program.press("Return")
    start = shown("Start the guide")
    guide.program.wait_focus("the answer", lambda item: walk.is_over(item)
                             or name_of(item) in start)
    guide.see("answer, too early")


def see_letter(guide):
    guide.journey.open_card(guide.program, "progress")
    guide.program.wait_focus("the answer", lambda item:
                             role_of(item) == "heading")
    guide.see("answer")
    guide.journey.open_letter(guide.program, "application")
    guide.see("letter")


def see_lookup(guide):
    guide.press_named("Equipment and units")
    guide.wait_heading(shown("Look things up"))
    guide.see("look up")
    guide.open_place("Equipment")
    guide.see("devices")
    guide.open_place("Units")
    guide.see("units")
    guide.program.write("bindal")
    guide.program.wait_text("Bindal")
    guide.see("units, found")
    guide.program.press("Return")
    guide.program.wait_shown("the unit of Bindal", lambda item:
                             role_of(item) == "heading"
                             and "Bindal" in name_of(item))
    guide.see("unit")
    guide.open_place("Travel")
    guide.see("travel")


def see_lookup_more(guide):
    guide.press_named("Equipment and units")
    guide.open_place("Treatment abroad")
    guide.see("abroad")
    guide.open_row(shown("What the numbers were"))
    guide.wait_heading(shown("What the numbers were"))
    guide.see("figures")
    guide.open_place("Rights and deadlines")
    guide.see("rights")
    guide.open_place("Sources")
    guide.see("sources")
    guide.open_place("Other routes")
    guide.see("topics")
    topics = read_json(KNOWLEDGE / "topics.json")["topics"]
    title = max(topics, key=lambda one: len(str(one)))["title"][LANGUAGE]
    guide.open_row({title})
    guide.wait_heading({title})
    guide.see("article")
    guide.program.press("ctrl+f")
    guide.screen.pump(0.3)
    guide.program.refocus()
    guide.program.write("sensor")
    guide.screen.pump(0.5)
    guide.see("search")


def see_info(guide):
    guide.program.press("F1")
    guide.arrive("the help")
    guide.see("help")
    guide.program.press("ctrl+question")
    guide.arrive("the shortcuts")
    guide.see("shortcuts")
    guide.choose_in_menu("How the rules are checked")
    guide.arrive("the rules")
    guide.see("rules")
    guide.home()
    guide.in_new_window(lambda: guide.choose_in_menu("Delete everything…"))
    guide.see("dialog")
    guide.leave_dialog()
    guide.choose_in_menu("About Utstyrsveiviser")
    guide.arrive("what the program is")
    guide.see("about")


def see_adviser(guide):
    guide.program.press("ctrl+t")
    guide.see("cases: how to keep")
    keep.answer(guide.program, "passphrase")
    guide.arrive("the telephone")
    guide.see("telephone")
    journeys_phone.call(guide.journey, guide.program)
    guide.see("telephone, the answer")
    guide.program.press("ctrl+d")
    guide.arrive("the deadlines")
    guide.see("deadlines")
    Cases(guide.program).show()
    guide.program.refocus()
    guide.see("cases")


def see_settings(guide):
    guide.program.press("ctrl+comma")
    guide.arrive("the settings")
    guide.see("settings")
    guide.choose_in_menu("Update the knowledge")
    guide.arrive("the knowledge")
    guide.see("packs")
    guide.choose_in_menu("A short tour")
    guide.arrive("the tour")
    guide.see("tour")


def see_menu(guide):
    guide.open_menu()
    guide.see("menu")
    guide.program.press("Escape")
    guide.program.wait_focus("what is under the menu", lambda item:
                             "menu item" not in role_of(item))


def full_case(_knowledge):
    return {**example("type1-wants-both"), "trip": TRIP}


@dataclass(frozen=True)
class Route:
    """A way through the window, for a person with a case or without one."""
    name: str
    # Groups are tests of their own, so that they run beside each other.
    group: str
    follow: Callable
    case: Callable | None = None
    # What to start the program with, for a journey.
    settings: Callable | None = None


ROUTES = (
    Route("the first screens", "guide", see_first),
    Route("the guide", "guide", see_guide),
    Route("told no", "guide", see_refused),
    Route("the letter", "letter", see_letter, full_case),
    Route("look up", "lookup", see_lookup, full_case),
    Route("look up more", "lookup", see_lookup_more, full_case),
    Route("help and dialogs", "letter", see_info, full_case),
    Route("the menu", "letter", see_menu),
    Route("settings", "adviser", see_settings),
    Route("an adviser", "adviser", see_adviser,
          settings=journeys_phone.adviser_home),
)
