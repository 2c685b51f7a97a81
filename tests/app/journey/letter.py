# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors
"""Fills in a letter with the keyboard, saves it, and looks into the file."""

import re
import subprocess

from program import ANSWER, BUTTON, FIELD, Stuck, name_of, role_of, text_of, walk
from texts import (LANGUAGE, LETTER_LANGUAGE, shown, shown_pattern, squeeze,
                   template_labels)

NAME = template_labels("letter-person-group.ui", identity="name_row")
OWN_WORDS = shown_pattern("In your own words: %s")
TEXT = shown("Text")


class Letter:
    """The letter that a program shows."""

    def __init__(self, program, knowledge):
        self.program = program
        self.knowledge = knowledge

    def reasons(self):
        """The questions whose reasons can be switched on and off."""
        by_name = {q["short"][LANGUAGE]: name
                   for name, q in self.knowledge.questions.items()
                   if "short" in q}
        self.program.root.clear_cache()
        found = []
        for item in walk(self.program.root):
            question = by_name.get(name_of(item))
            if (role_of(item) in ANSWER | {"switch"} and question
                    and question not in found):
                found.append(question)
        return found

    def find_own_words(self, question, key="Tab"):
        """Goes to the field for own words of a reason."""
        short = self.knowledge.questions[question]["short"][LANGUAGE]
        return self.program.tab_to(
            f"own words of {question}",
            lambda item: role_of(item) in FIELD and short in name_of(item)
            and OWN_WORDS.fullmatch(name_of(item)), most=200, key=key)

    def write_own_words(self, question, words, key="Tab"):
        """Types into the field for own words of a reason."""
        field = self.find_own_words(question, key)
        self.program.press("ctrl+a")
        self.program.write(words)
        self.program.screen.wait("the words in the field",
                                 lambda: text_of(field) == words)

    def write_name(self, name, key="Tab"):
        """Types the name of the person."""
        field = self.program.tab_to_named(NAME, FIELD, most=200, key=key)
        self.program.press("ctrl+a")
        self.program.write(name)
        self.program.screen.wait("the name in the field",
                                 lambda: text_of(field) == name)

    def choose_file(self, path, key="ctrl+s"):
        """Opens the file chooser with a key, and types where to save."""
        before = self.program.window
        self.program.press(key)
        self.name_file(path, before)

    def name_file(self, path, before, key=None):
        """Types into the file chooser that opens over a window. Where it is to
        open a file, a key brings the field for its name."""
        def opened():
            self.program.attend()
            return self.program.window != before

        self.program.screen.wait("the file chooser", opened, between=0.1)
        self.program.focused = None
        if key is not None:
            self.program.wait_focus("the list of files",
                                    lambda item: role_of(item) not in FIELD)
            self.program.press(key)
        self.program.wait_focus("the field for the file name",
                                lambda item: role_of(item) in FIELD)
        self.program.press("ctrl+a")
        self.program.write(str(path))
        self.program.press("Return")

    def save_file(self, path, key="ctrl+s"):
        """Saves with the file chooser. A form to go on writing in is asked for by
        the ending of the name."""
        self.choose_file(path, key)
        self.program.screen.wait(f"the file {path.name}", path.is_file)
        self.program.attend()
        return path

    def save(self, path):
        return Pdf(self.save_file(path))

    # ---- The paragraphs ----

    def show_text(self):
        """Turns to the view where each paragraph can be changed."""
        self.program.tab_to_named(TEXT, ANSWER | BUTTON)
        self.program.press("space")

    def find_paragraph(self, words, key="Tab"):
        """Goes to the paragraph that begins with these words."""
        return self.program.tab_to(
            f"the paragraph “{words}”",
            lambda item: role_of(item) in FIELD
            and text_of(item).startswith(words)
            and not OWN_WORDS.fullmatch(name_of(item)), most=200, key=key)

    def wait_paragraph(self, field, words):
        self.program.screen.wait(f"“{words}” in the paragraph",
                                 lambda: text_of(field) == words)


class Pdf:
    """A letter that has been saved."""

    def __init__(self, path):
        self.path = path
        self.text = squeeze(self.run("pdftotext", path, "-"))
        self.info = dict(re.findall(r"^(.+?):\s*(.*)$",
                                    self.run("pdfinfo", path), re.MULTILINE))

    @staticmethod
    def run(*command):
        done = subprocess.run(command, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True, check=False)
        if done.returncode != 0:
            raise Stuck(f"{command[0]} refuses it: {done.stdout}")
        return done.stdout

    def catalog(self):
        trailer = self.run("qpdf", "--show-object=trailer", self.path)
        root = re.search(r"/Root (\d+) \d+ R", trailer).group(1)
        return self.run("qpdf", f"--show-object={root}", self.path)

    def check(self, title):
        """It is sound, tagged and titled, and says its language."""
        self.run("qpdf", "--check", self.path)
        if self.info.get("Tagged") != "yes":
            raise Stuck("the PDF is not tagged")
        if not self.info.get("Title"):
            raise Stuck("the PDF has no title")
        if not re.search(r"/Lang \(n[bn]-NO\)", self.catalog()):
            raise Stuck(f"no /Lang in {self.catalog()}")
        if squeeze(title) not in self.text:
            raise Stuck(f"“{title}” is not in the PDF")

    def check_holds(self, *texts):
        for text in texts:
            if squeeze(text) not in self.text:
                raise Stuck(f"“{text}” is not in the PDF")

    def check_reasons(self, knowledge, questions):
        """Each reason stands in it as a sentence of its own."""
        for question in questions:
            sentences = [reason["text"][LETTER_LANGUAGE]
                         for reason in knowledge.letters["reasons"]
                         if reason["question"] == question]
            if not any(squeeze(text) in self.text for text in sentences):
                raise Stuck(f"the reason {question} is not in the PDF")
