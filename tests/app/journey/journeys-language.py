#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors
"""The language, the help and the tour, by the keyboard."""

import sys

import journeys
from program import BUTTON, Stuck, attempt, name_of, role_of, text_of
from texts import KNOWLEDGE, TOP, example, read_catalogue, read_json, shown

# Settings that are there at the next start.
REMEMBERED = {"GSETTINGS_BACKEND": "keyfile"}
NYNORSK = read_catalogue(TOP / "po" / "nn.po")
CARD_TITLES = ["From a question to a letter", "“Don’t know” is an answer",
               "What you write stays here", "It guides. It does not decide"]
NEXT = shown("Next")
BEGIN = shown("Begin")
SKIP = shown("Skip the tour")
WORDS_MEAN = shown("What the words mean")


def wait_heading(program, msgid):
    """Waits until a heading has the focus, as it has on arrival."""
    return program.wait_focus(f"the heading “{msgid}”", lambda item:
                              role_of(item) == "heading"
                              and name_of(item) in shown(msgid))


def wait_help(program, title):
    names = {pattern.replace("%s", name) for pattern in shown("Help: %s")
             for name in shown(title)}
    program.wait_focus(f"the help for “{title}”", lambda item:
                       name_of(item) in names)


# ---- The tour ----

def tour(journey):
    """At the first start a few cards, each read out; ended once, it does not
    come again, but it can be asked for."""
    program = journey.start(environment=REMEMBERED)
    for title in CARD_TITLES:
        wait_heading(program, title)
        program.wait_shown("a way to skip", lambda item:
                           role_of(item) in BUTTON and name_of(item) in SKIP)
        if title != CARD_TITLES[-1]:
            program.press("Return")
    program.press("alt+Left")
    wait_heading(program, CARD_TITLES[-2])
    program.tab_to_named(NEXT, BUTTON)
    program.press("Return")
    wait_heading(program, CARD_TITLES[-1])
    program.tab_to_named(BEGIN, BUTTON)
    program.press("Return")
    journey.wait_home(program)
    program.close()

    again = journey.start_at_home(environment=REMEMBERED)
    again.press("F1")
    wait_help(again, "Start page")
    again.tab_to_named(shown("See the short tour"), BUTTON)
    again.press("Return")
    wait_heading(again, CARD_TITLES[0])
    again.press("Escape")
    wait_help(again, "Start page")
    again.close()


def skip_tour(journey):
    """Skipped from the first card, it does not come again either."""
    program = journey.start(environment=REMEMBERED)
    wait_heading(program, CARD_TITLES[0])
    program.tab_to_named(SKIP, BUTTON)
    program.press("Return")
    journey.wait_home(program)
    program.close()
    journey.start_at_home(environment=REMEMBERED).close()


# ---- Help, and words ----

def help_here(journey):
    """F1 tells of the screen at hand, and leads back to where one was."""
    program = journey.start_at_home()
    program.tab_to_named(journeys.CARDS["fault"], BUTTON)
    program.press("F1")
    wait_help(program, "Start page")
    program.press("Escape")
    program.wait_focus("the card that had the focus", lambda item:
                       name_of(item) in journeys.CARDS["fault"])
    program.press("Return")
    wait_heading(program, "My equipment does not work")
    program.press("F1")
    wait_help(program, "Equipment that does not work")
    program.press("alt+Left")
    wait_heading(program, "My equipment does not work")
    program.close()


def words(journey):
    """A word below a question opens to what it means, which is read out; after
    it the focus is where it was."""
    term = next(one for one in read_json(KNOWLEDGE / "topics.json")["terms"]
                if one["id"] == "sensor")
    names = {pattern.replace("%s", term["word"]["nb"])
             for pattern in shown("What does “%s” mean?")}
    program = journey.start_at_home()
    journey.open_card(program, "guide")
    journey.guide(program, {}).wait_question()
    program.tab_to_named(names, BUTTON, key="shift+Tab")
    program.press("Return")
    word = program.wait_focus("what the word means", lambda item:
                              role_of(item) == "heading"
                              and name_of(item) == term["word"]["nb"])
    if attempt(word.get_description) != term["text"]["nb"]:
        raise Stuck("what the word means is not read out")
    program.wait_text(term["text"]["nb"])
    program.press("Escape")
    program.wait_focus("the word again", lambda item: name_of(item) in names)
    program.press("F1")
    wait_help(program, "The guide")
    program.tab_to_named(WORDS_MEAN, BUTTON)
    program.press("Return")
    wait_heading(program, "Glossary")
    program.wait_text(term["text"]["nb"])
    program.close()


# ---- The language ----

def choose_language(program, name):
    """Chooses a language in the menu; the window is built anew."""
    program.press("F10")
    program.wait_shown("the menu", lambda item: role_of(item) == "menu item")
    program.refocus()
    program.tab_to("the languages", lambda item: name_of(item)
                   in shown("Language") | NYNORSK["Language"], key="Down")
    program.press("Return")
    # In GTK 4.24 the focus stays while the languages slide in.
    program.screen.pump(0.5)
    program.tab_to(name, lambda item: name_of(item) == name, key="Down")
    program.press("Return")
    program.window = None
    program.screen.pump(0.2)
    program.refocus()


def switch_language(journey):
    """Nothing is started anew: the answers are there in the other language,
    and the letter stays Norwegian."""
    answers = example("type1-wants-both")["answers"]
    program = journey.start_at_home()
    journey.open_card(program, "guide")
    journey.guide(program, answers).answer_page()
    choose_language(program, "Nynorsk")
    program.wait_text(NYNORSK["What do you need help with?"])
    choose_language(program, "English")
    program.wait_text("What do you need help with?")
    # It goes on after the page that was answered.
    second = journey.knowledge.pages[1]
    program.tab_to_named({"Go on where you left off"}, BUTTON)
    program.press("Return")
    program.wait_text({question["text"]["en"]
                       for question in journey.knowledge.questions.values()
                       if question["page"] == second})
    # In libadwaita 1.10 Tab comes by the place that is shown only.
    program.tab_to("the places", lambda item:
                   name_of(item) in {"Guide", "Letter"}, key="shift+Tab")
    program.tab_to("the place for letters", lambda item:
                   name_of(item) == "Letter", key="Right", most=4)
    program.press("space")
    program.tab_to("the letter", lambda item: journey.knowledge.letter(
        "application")["title"]["en"] in name_of(item))
    program.press("Return")
    program.tab_to("the text of the letter", lambda item:
                   name_of(item) == "Text" and role_of(item) != "text")
    program.press("space")
    subject = journey.knowledge.subject("application")
    program.wait_shown("the subject in Norwegian", lambda item:
                       subject in name_of(item)
                       or role_of(item) == "text" and subject in text_of(item))
    program.close()


if __name__ == "__main__":
    sys.exit(journeys.run([
        ("tour", tour),
        ("skip-tour", skip_tour),
        ("help-here", help_here),
        ("words", words),
        ("switch-language", switch_language),
    ]))
