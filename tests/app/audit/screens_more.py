# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors
"""More ways through the window, for pictures: screens with something in them,
which take longer to fill in than an audit of every look has time for."""

from datetime import date, timedelta

import journeys
import journeys_phone
import keep
from cases import HAND_OVER, MORE_CASE, MORE_CASES, Cases
from cases import NOTES as NOTES_FIELD
from letter import Letter
from program import BUTTON, FIELD, name_of, role_of
from screens import Route, full_case
from texts import shown, template_labels

MEMBER = "Eksempelpasient A"
OTHERS = ("Eksempelpasient B", "Eksempelpasient C")
NOTES = "Ring igjen fredag"
ROW = {"table row", "row", "list item"}
JOIN = shown("Join with another case…")
JOIN_SEARCH = shown("Search for the other case")
JOIN_NOW = template_labels("vei-case-merge.ui", identity="merge_button")
GET = shown("Who gets it")
# The last field of the form for a trip, and how far below it the answer is.
INSULIN = shown("Insulin: units a day, all kinds together. 0 where you do not "
                "use it.")
INTO_THE_ANSWER = 7
# The no that the deadline is counted from came so long ago.
SINCE_THE_NO = timedelta(days=7)


def see_locked(guide):
    guide.journey.keeping = "passphrase"
    guide.journey.open_card(guide.program, "progress")
    guide.program.wait_focus("the answer", lambda item:
                             role_of(item) == "heading")
    guide.program.press("ctrl+l")
    keep.wait_locked(guide.program)
    guide.see("locked")


def see_receipt(guide):
    guide.journey.open_card(guide.program, "progress")
    guide.program.wait_focus("the answer", lambda item:
                             role_of(item) == "heading")
    guide.program.tab_to_named(journeys_phone.RECEIPT, BUTTON)
    guide.program.press("Return")
    guide.program.wait_focus("what the file holds", lambda item:
                             name_of(item) in journeys_phone.RECEIPT_TITLE)
    guide.see("receipt")


def see_look_up_filled(guide):
    guide.press_named("Equipment and units")
    guide.open_place("Travel")
    guide.program.tab_to_named(INSULIN)
    for _ in range(INTO_THE_ANSWER):
        guide.program.move("Tab")
    guide.see("travel, the answer")
    guide.open_place("Rights and deadlines")
    guide.program.tab_to_named(shown("The day you learned of the no"))
    received = date.today() - SINCE_THE_NO
    guide.program.write(f"{received.day}.{received.month}.{received.year}")
    # The buttons below the result scroll it into sight.
    for _ in range(2):
        guide.program.move("Tab")
        guide.program.tab_to("a letter", lambda item:
                             journeys.WRITE.fullmatch(name_of(item)))
    guide.see("rights, counted")
    guide.open_place("Glossary")
    guide.see("glossary")


def see_rule_graph(guide):
    guide.choose_in_menu("How the rules are checked")
    guide.wait_heading(shown("How the rules are checked"))
    guide.program.wait_shown("the sections", lambda item: role_of(item)
                             == "list item")
    guide.program.refocus()
    guide.program.tab_to("a section", lambda item: role_of(item)
                         == "list item")
    guide.program.press("Return")
    guide.program.wait_shown("the drawing in words", lambda item: name_of(item)
                             in shown("The same in words"))
    guide.see("rules, a drawing")


def see_no_cases(guide):
    guide.journey.keeping = "passphrase"
    guide.program.press("ctrl+m")
    keep.answer(guide.program, "passphrase")
    guide.program.wait_shown("the empty list", lambda item: name_of(item)
                             in shown("No cases yet"))
    guide.see("cases, none")


def open_member(cases):
    """Opens the case with answers: the arrow leads from the search to it."""
    cases.show()
    cases.wait_row(MEMBER)
    cases.program.tab_to("the row", lambda item: role_of(item) in ROW
                         and name_of(item).startswith(MEMBER), most=8,
                         key="Down")
    cases.program.press("Return")
    cases.program.wait_focus(f"the case of {MEMBER}", lambda item:
                             role_of(item) == "heading"
                             and name_of(item) == MEMBER)


def see_cases(guide):
    program = guide.program
    cases = Cases(program)
    program.press("ctrl+n")
    keep.answer(program, "passphrase")
    cases.fill(OTHERS[0], NOTES)
    cases.begin(OTHERS[1], NOTES)
    keep.wait_saved(guide.journey)
    cases.show()
    cases.wait_row(OTHERS[0])
    guide.see("cases, some")
    open_member(cases)
    guide.see("case")

    cases.choose_in_menu(MORE_CASE, JOIN)
    program.wait_focus("the search", lambda item: role_of(item) in FIELD
                       and name_of(item) in JOIN_SEARCH)
    program.press("ctrl+a")
    program.write(OTHERS[0])
    program.wait_shown("the other case", lambda item: OTHERS[0]
                       in name_of(item) and role_of(item) not in FIELD)
    guide.see("cases, to join")
    program.tab_to("the other case", lambda item: role_of(item) in ROW
                   and name_of(item).startswith(OTHERS[0]))
    program.press("Return")
    program.wait_shown("what differs", lambda item: name_of(item)
                       in JOIN_NOW)
    program.refocus()
    guide.see("cases, joined")

    open_member(cases)
    cases.choose_in_menu(MORE_CASE, HAND_OVER)
    program.wait_shown("who gets it", lambda item: name_of(item) in GET)
    guide.see("hand over")

    cases.show()
    cases.choose_in_menu(MORE_CASES, journeys_phone.STATISTICS)
    program.wait_focus("the numbers", lambda item: role_of(item) == "heading"
                       and name_of(item) in journeys_phone.STATISTICS)
    guide.see("statistics")


def see_import(guide):
    """What a colleague handed over, and what was written here since."""
    program = guide.program
    cases = Cases(program)
    letter = Letter(program, guide.knowledge)
    path = guide.journey.home.place / "letters" / "sak.veicase"
    guide.journey.keeping = "passphrase"
    program.press("ctrl+m")
    keep.answer(program, "passphrase")
    cases.wait_row(MEMBER)
    cases.find(MEMBER, MEMBER)
    cases.hand_over(path, letter)
    cases.find(MEMBER, MEMBER)
    program.tab_to_named(NOTES_FIELD, FIELD)
    program.write(NOTES)
    keep.wait_saved(guide.journey)
    cases.look_into(path, letter)
    guide.see("cases, taken over")


MORE_ROUTES = (
    Route("locked", "pictures", see_locked, full_case),
    Route("the receipt", "pictures", see_receipt, full_case),
    Route("look up, filled in", "pictures", see_look_up_filled, full_case),
    Route("a drawing of rules", "pictures", see_rule_graph),
    Route("no cases", "pictures", see_no_cases,
          settings=journeys_phone.adviser_home),
    Route("cases", "pictures", see_cases, full_case,
          settings=journeys_phone.adviser_home),
    Route("taking cases over", "pictures", see_import, full_case,
          settings=journeys_phone.adviser_home),
)
