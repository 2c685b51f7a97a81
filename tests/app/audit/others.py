# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors
"""Two programs of GNOME, to hold ours beside. They are counted, not judged."""

import shutil
import tempfile
from pathlib import Path

from probe import Probe
from program import Home, Program, Stuck

OTHERS = ("gnome-calculator", "gnome-text-editor")


class Counting:
    """A report that only counts."""

    def __init__(self):
        self.kinds = {}

    def add(self, _name, _seconds, findings):
        once = {(one.kind, one.what, one.path) for _, one in findings}
        for kind, _, _ in once:
            self.kinds[kind] = self.kinds.get(kind, 0) + 1


def count(make_visit, screen, folder, executable):
    probe = Probe(folder)
    with tempfile.TemporaryDirectory(prefix="audit-") as place:
        program = Program(screen, executable, Home(place), environment={
            "G_DEBUG": "", "GSETTINGS_SCHEMA_DIR": "", **probe.environment()})
        try:
            program.refocus()
            counting = Counting()
            make_visit(counting, program, probe).see("its first screen")
            return counting.kinds
        finally:
            program.abandon()


def visit(report, make_visit, screen, folder):
    """Counts the first screen of each program."""
    for name in OTHERS:
        executable = shutil.which(name)
        if executable is None:
            report.say(True, f"{name} # SKIP it is not installed here; "
                       "tools/install --check installs it")
            continue
        try:
            kinds = count(make_visit, screen, folder, executable)
        except Stuck as stuck:
            report.say(True, f"{name} # SKIP it cannot be driven: {stuck}")
            continue
        told = ", ".join(f"{kind} {number}" for kind, number
                         in sorted(kinds.items())) or "nothing"
        report.say(True, f"{name}, first screen: {told}")
