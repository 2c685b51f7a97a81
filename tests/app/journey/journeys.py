# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors
"""What all journeys share: a person's folders, programs, and TAP.

Usage: NAME.py WINDOW TERMINAL-PROGRAM [JOURNEY]...
"""

import json
import os
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path

import keep
from guide import Guide
from letter import Letter
from program import (BUTTON, Home, Program, Screen, Skipped, Stuck, attempt,
                     name_of, role_of, walk)
from texts import (LANGUAGE, Knowledge, example, shown_pattern,
                   template_labels)

CARDS = {
    "guide": template_labels("vei-home-page.ui", action="win.start-guide"),
    "refused": template_labels("vei-home-page.ui", action="win.start-refused"),
    "fault": template_labels("vei-home-page.ui", action="win.show-fault"),
    "progress": template_labels("vei-home-page.ui", identity="progress_card"),
    "delete": template_labels("vei-home-page.ui", action="win.delete-all"),
}
# These need an answer to how things are kept.
GATED = {"guide", "refused", "progress"}
WRITE = shown_pattern("Write: %s")
# The file chooser of GTK leaks a little, in libraries that cannot all be named.
NO_LEAKS = {"ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", "")
            + ":detect_leaks=0"}


def write_json(path, value):
    path.write_text(json.dumps(value), encoding="utf-8")


class Journey:
    """One person at one machine."""

    def __init__(self, screen, knowledge, executable, terminal, place):
        self.screen = screen
        self.knowledge = knowledge
        self.executable = executable
        self.terminal = terminal
        self.home = Home(place)
        self.started = []
        # How this person keeps things, and whether they have said so.
        self.keeping = "nothing"
        self.decided = False

    def start(self, *arguments, **more):
        """Starts the program. What it shows first has the focus."""
        program = Program(self.screen, self.executable, self.home, *arguments,
                          **more)
        self.started.append(program)
        program.refocus()
        return program

    def start_at_home(self, **more):
        """Starts the program, and waits for its first screen."""
        program = self.start(**more)
        self.wait_home(program)
        return program

    def unlock(self, program, passphrase=keep.PASSPHRASE):
        """Unlocks, and waits for the first screen with the case."""
        keep.unlock(program, passphrase)
        self.wait_home(program)

    @staticmethod
    def wait_home(program):
        program.wait_focus("the first screen", lambda item: name_of(item)
                           in CARDS["refused"] | CARDS["guide"])

    def open_card(self, program, card):
        """Presses a card of the first screen. What is asked once is answered
        on the way."""
        program.tab_to_named(CARDS[card], BUTTON)
        program.press("Return")
        if card in GATED and not self.decided:
            keep.answer(program, self.keeping)
            self.decided = self.keeping != "nothing"
            program.wait_focus("what follows the answer", lambda item:
                               name_of(item) not in keep.GO_ON
                               and not keep.is_question(item))

    def guide(self, program, answers):
        return Guide(program, self.knowledge, answers)

    def letter(self, program):
        return Letter(program, self.knowledge)

    def open_letter(self, program, kind):
        """Goes from the answer to a letter that it offers."""
        title = self.knowledge.letter(kind)["title"][LANGUAGE]
        program.tab_to(f"the button for {kind}",
                       lambda item: role_of(item) in BUTTON
                       and WRITE.fullmatch(name_of(item))
                       and title in name_of(item))
        program.press("Return")
        program.wait_focus(f"the letter {kind}", lambda item: not
                           WRITE.fullmatch(name_of(item)))

    def leave_plain(self, name):
        """Leaves what the first release kept of a person who has answered."""
        case = {**example(name), "own_words": {}, "events": []}
        self.home.store.mkdir(mode=0o700, parents=True)
        write_json(self.home.case_file, case)

    def open_words(self, program):
        """Goes from the first screen to the letter of a person who has
        answered."""
        self.open_card(program, "progress")
        program.wait_focus("the answer", lambda item: name_of(item)
                           not in CARDS["progress"])
        self.open_letter(program, "application")
        return Letter(program, self.knowledge)

    def verdicts(self, answers):
        """What the terminal program says of a person with these answers."""
        path = self.home.place / "answers.json"
        write_json(path, {"format": "utstyrsveiviser-answers", "version": 1,
                          "answers": answers})
        done = subprocess.run([self.terminal, "assess", "--json", path],
                              stdout=subprocess.PIPE, text=True, check=True)
        return [result["verdict"]
                for result in json.loads(done.stdout)["equipment"].values()]

    @staticmethod
    def page_texts(program):
        """What can be read on the page of the focus. What is behind it stays
        in the tree of GTK 4.8, so the whole window would not do."""
        item = program.focused
        while item is not None and role_of(item) != "scroll pane":
            item = attempt(item.get_parent)
        item = item or program.root
        item.clear_cache()
        return {name_of(part) for part in walk(item)}

    def check_shown(self, program, texts):
        there = self.page_texts(program)
        for text in texts:
            if text not in there:
                raise Stuck(f"the page does not show “{text}”")

    def end(self):
        for program in self.started:
            program.abandon()

    def check_quiet(self):
        """A program that was not closed in the end may have warned too."""
        for program in self.started:
            if program.complaints():
                raise Stuck(program.complaints())

    def explain(self):
        """What a failed journey leaves to look at."""
        for program in self.started:
            if program.log.is_file():
                yield from program.log.read_text(
                    errors="replace").splitlines()[-30:]


def run(journeys):
    """Runs journeys, each in new folders, and reports them as TAP."""
    executable, terminal = (Path(name).resolve() for name in sys.argv[1:3])
    wanted = sys.argv[3:]
    chosen = [(name, journey) for name, journey in journeys
              if not wanted or name in wanted]
    print(f"1..{len(chosen)}", flush=True)
    screen = Screen()
    knowledge = Knowledge()
    failed = 0
    for number, (name, make) in enumerate(chosen, 1):
        begun = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="journey-") as place:
            journey = Journey(screen, knowledge, executable, terminal,
                              Path(place))
            try:
                told = make(journey) or ""
                journey.check_quiet()
                print(f"ok {number} {name}")
                print(f"# {time.monotonic() - begun:.1f} s {told}")
            except Skipped as reason:
                print(f"ok {number} {name} # SKIP {reason}")
            except Exception as problem:  # pylint: disable=broad-except
                failed += 1
                print(f"not ok {number} {name}")
                if not isinstance(problem, Stuck):
                    traceback.print_exc(file=sys.stdout)
                for line in [str(problem), *journey.explain()]:
                    print("#", line.replace("\n", "\n# "))
            finally:
                journey.end()
        sys.stdout.flush()
    screen.bus.end()
    return 1 if failed else 0
