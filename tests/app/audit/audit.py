#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors
"""Visits every screen of the window and counts what would hinder somebody.

Usage: audit.py WINDOW TERMINAL-PROGRAM PROBE-FOLDER GROUP [SCREEN]...

A group is one of screens.py, or `others`: the same audit of two other
programs, to hold ours beside. One TAP test is one screen.
"""

import collections
import os
import sys
import tempfile
import time
import traceback
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "journey"))

import journeys  # noqa: E402
import judge  # noqa: E402
import known  # noqa: E402
import others  # noqa: E402
import screens  # noqa: E402
import tour  # noqa: E402
import tree  # noqa: E402
from probe import Probe  # noqa: E402
from program import Screen, Stuck  # noqa: E402
from texts import Knowledge  # noqa: E402

KINDS = {
    "unnamed": "focusable without a name or a role",
    "unlabelled": "fields without a related label",
    "focus": "focus lost",
    "order": "focus against the reading order",
    "trap": "keyboard traps, and what Tab does not reach",
    "contrast": "contrast under 4.5:1 or 3:1",
    "target": "targets under 24 pixels",
    "cut": "text cut, ellipsized or broken",
    "sideways": "screens that scroll sideways",
}
MOST_TOLD = 12


class Report:
    """What has been counted; says it as TAP."""

    def __init__(self):
        self.number = 0
        self.failed = 0
        self.counts = collections.Counter()
        self.toolkit = collections.Counter()

    def say(self, well, name, lines=()):
        self.number += 1
        self.failed += not well
        print(f"{'ok' if well else 'not ok'} {self.number} {name}")
        for line in lines:
            print("#", str(line).replace("\n", "\n# "))
        sys.stdout.flush()

    def add(self, name, seconds, findings):
        """Reports a screen. The same fault in several looks is one fault."""
        merged = {}
        for look, finding in findings:
            merged.setdefault((finding.kind, finding.what, finding.path),
                              (finding, []))[1].append(look)
        own, foreign = known.sort_out([one for one, _ in merged.values()])
        self.counts.update(one.kind for one in own)
        self.toolkit.update((fault.kind, why) for fault, why in foreign)
        looks = {id(one): where for one, where in merged.values()}
        lines = [f"{one} [{', '.join(dict.fromkeys(looks[id(one)]))}]"
                 for one in own]
        self.say(not own, name, [f"{seconds:.1f} s", *lines])

    def end(self):
        print(f"1..{self.number}")
        print("#", ", ".join(f"{text}: {self.counts[kind]}"
                             for kind, text in KINDS.items()))
        for (kind, why), count in sorted(self.toolkit.items(),
                                         key=lambda one: one[0][0]):
            print(f"# the toolkit, {KINDS[kind]}: {count}. {why.reason}")
        sys.stdout.flush()


class Visit:
    """One run of a program, from screen to screen."""

    def __init__(self, report, program, probe, wanted=(), prefix=""):
        self.report = report
        self.program = program
        self.probe = probe
        self.wanted = wanted
        self.prefix = prefix
        probe.program = program
        self.probe.look(judge.NORMAL)

    def see(self, name):
        """Judges the screen that is shown."""
        if self.wanted and name not in self.wanted:
            return
        begun = time.monotonic()
        found = list(self.judge())
        self.report.add(self.prefix + name, time.monotonic() - begun, found)

    def judge(self):
        self.program.refocus()
        first = self.probe.look(judge.NORMAL)
        measured = self.probe.look(judge.whole(judge.NORMAL, first))
        for finding in tree.judge_tree(self.program, measured):
            yield "normal", finding
        for finding in tour.judge_tour(self.program, self.probe, measured):
            yield "normal", finding
        for look in judge.LOOKS:
            if look.size is None:
                look = judge.whole(look, first)
            for finding in judge.judge(self.probe.look(look), look):
                yield look.name, finding
        self.probe.look(judge.NORMAL)
        self.program.refocus()


def visit(report, screen, knowledge, arguments, route):
    """Starts the program for a route through its screens, and follows it."""
    executable, terminal, folder, wanted = arguments
    probe = Probe(folder)
    with tempfile.TemporaryDirectory(prefix="audit-") as place:
        journey = journeys.Journey(screen, knowledge, executable, terminal,
                                   Path(place))
        try:
            if route.case is not None:
                journey.home.store.mkdir(mode=0o700, parents=True)
                journeys.write_json(journey.home.case_file,
                                    route.case(knowledge))
            settings = route.settings(journey) if route.settings else {}
            program = journey.start(environment={
                **journeys.NO_LEAKS, **settings, **probe.environment()})
            journey.wait_home(program)
            there = Visit(report, program, probe, wanted)
            route.follow(screens.Guide(journey, program, there))
            program.window = None
            program.refocus()
            program.close()
        except Exception as problem:  # pylint: disable=broad-except
            if not isinstance(problem, Stuck):
                traceback.print_exc(file=sys.stdout)
            report.say(False, f"the way through {route.name}",
                       [problem, *journey.explain()])
        finally:
            journey.end()


def main():
    executable, terminal, folder = (Path(name).resolve()
                                    for name in sys.argv[1:4])
    group = sys.argv[4]
    wanted = sys.argv[5:]
    os.environ.setdefault("JOURNEY_PATIENCE", "30")
    report = Report()
    screen = Screen()
    if group == "others":
        others.visit(report, Visit, screen, folder)
    else:
        knowledge = Knowledge()
        for route in screens.ROUTES:
            if route.group == group:
                visit(report, screen, knowledge,
                      (executable, terminal, folder, wanted), route)
    report.end()
    screen.bus.end()
    return 1 if report.failed else 0


if __name__ == "__main__":
    sys.exit(main())
