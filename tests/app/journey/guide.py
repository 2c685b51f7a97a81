# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors
"""Answers the guide with the keyboard, and counts its pages."""

from datetime import date

from program import (ANSWER, BUTTON, FIELD, Stuck, attempt, describe,
                     has_state, name_of, role_of, text_of, walk)
from texts import LANGUAGE, shown, template_labels

NEXT = template_labels("vei-guide-page.ui", identity="next_button")
SHOW_ANSWER = template_labels("vei-guide-step.ui", identity="show_button")
# How many widgets above an answer its question's heading stands, at most.
HEIGHT = 6


class Guide:
    """The guide of a program, for a person with given answers."""

    def __init__(self, program, knowledge, answers):
        self.program = program
        self.knowledge = knowledge
        self.answers = answers
        self.pages = []
        self.asked = []
        # What follows the questions of a page.
        self.ends = NEXT | SHOW_ANSWER

    def given(self):
        """The answers that have been given so far."""
        return {name: self.answers.get(name) for name in self.asked}

    def question_at(self, item):
        """The question that an answer belongs to."""
        above = item
        for _ in range(HEIGHT):
            above = attempt(above.get_parent)
            if above is None:
                return None
            for other in walk(above):
                if (role_of(other) == "heading"
                        and name_of(other) in self.knowledge.by_text):
                    return self.knowledge.by_text[name_of(other)]
        return None

    def focused_question(self):
        """The question whose answers have the focus, or None."""
        item = self.program.focused
        if item is None or role_of(item) not in ANSWER | FIELD:
            return None
        return self.question_at(item)

    def wait_question(self):
        """Waits for a page that has not been answered, and counts it."""
        found = {}

        def fresh(_item):
            question = self.focused_question()
            if question is not None and question["id"] not in self.asked:
                found["question"] = question
            return "question" in found

        self.program.wait_focus("a question", fresh)
        self.count(found["question"])
        return found["question"]

    def count(self, question):
        if not self.pages or self.pages[-1] != question["page"]:
            self.pages.append(question["page"])

    # ---- One question ----

    def label_of(self, question, value):
        """What the row of an answer says."""
        if value is None:
            return shown("Don’t know")
        if question["kind"] == "yes_no":
            return shown("Yes" if value else "No")
        return next({c["label"][LANGUAGE]} for c in question["choices"]
                    if c["id"] == value)

    def check(self, question, value):
        """Goes to a row of a question and checks it with the space bar."""
        names = self.label_of(question, value)

        def is_row(item):
            return (role_of(item) in ANSWER and name_of(item) in names
                    and self.question_at(item) is question)

        row = self.program.tab_to(f"{question['id']} {sorted(names)}", is_row)
        if has_state(row, "CHECKED"):
            return
        self.program.press("space")
        self.program.screen.wait(
            f"a check mark at {describe(row)}",
            lambda: row.clear_cache() or has_state(row, "CHECKED"))

    def fill(self, question, value):
        field = self.program.tab_to(
            f"the field of {question['id']}",
            lambda item: role_of(item) in FIELD
            and self.question_at(item) is question)
        text = str(value)
        if question["kind"] == "date":
            day = date.fromisoformat(value)
            text = f"{day.day}.{day.month}.{day.year}"
        self.program.press("ctrl+a")
        self.program.write(text)
        self.program.screen.wait(f"“{text}” in the field",
                                 lambda: text_of(field) == text)

    def answer(self, question):
        """Answers a question; what the person has not said is not known."""
        self.asked.append(question["id"])
        value = self.answers.get(question["id"])
        if value is None and not question.get("may_not_know", True):
            raise Stuck(f"{question['id']} must be answered")
        if value is not None and question["kind"] in ("date", "number"):
            self.fill(question, value)
        elif isinstance(value, list):
            for one in sorted(value, key=self.knowledge.choices(
                    question["id"]).index):
                self.check(question, one)
        else:
            self.check(question, value)

    # ---- Pages ----

    def answer_page(self):
        """Answers all questions of a page, and stops on what follows them."""
        question = self.wait_question()
        while question is not None:
            self.answer(question)
            question = self.next_on_page()

    def next_on_page(self):
        """Goes on to the next question of the page, if there is one."""
        while True:
            item = self.program.move("Tab")
            if name_of(item) in self.ends:
                return None
            question = self.focused_question()
            if question is not None and question["id"] not in self.asked:
                return question

    def go_on(self):
        """Presses the button that leads to the next page."""
        self.program.tab_to_named(NEXT, BUTTON)
        self.program.press("Return")

    def is_over(self, item):
        """Whether the focus has left the guide, for the answer."""
        return role_of(item) == "heading"

    def walk_to_answer(self, most):
        """Answers page after page, until the answer is shown."""
        while True:
            self.answer_page()
            if len(self.pages) > most:
                raise Stuck(f"more than {most} pages: {self.pages}")
            self.go_on()
            last = self.asked[-1]
            self.program.wait_focus(
                f"the page after {last}",
                lambda item: self.is_over(item)
                or (self.focused_question() or {}).get("id", last)
                not in self.asked)
            if self.is_over(self.program.focused):
                return self.pages
