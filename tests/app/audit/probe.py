# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors
"""Asks the module that measures inside the program: probe.c."""

import json
import os
import signal
import tempfile
import time
from pathlib import Path

from program import PATIENCE, Stuck

# Without a compositor GTK draws this much of a frame around a window.
FRAME = 5


class Probe:
    """The measurements of one program."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.place = Path(tempfile.mkdtemp(prefix="audit-"))
        self.program = None
        self.number = 0

    def environment(self):
        """What the program has to be started with."""
        return {"AUDIT_PROBE": str(self.place),
                "GIO_EXTRA_MODULES": str(self.folder)}

    def ask(self, **wanted):
        """Has something set and measured."""
        self.number += 1
        lines = ["[look]", f"id={self.number}",
                 *(f"{name}={str(value).lower()}"
                   for name, value in wanted.items())]
        (self.place / "request").write_text("\n".join(lines) + "\n")
        self.wait_for(self.place / "ready")
        os.kill(self.program.process.pid, signal.SIGUSR1)
        path = self.place / f"answer-{self.number}"
        self.wait_for(path)
        answer = json.loads(path.read_text())
        path.unlink()
        return answer

    def wait_for(self, path):
        end = time.monotonic() + PATIENCE
        while not path.exists():
            self.program.check_alive()
            if time.monotonic() > end:
                raise Stuck(f"the probe does not answer: {path.name}")
            self.program.screen.pump(0.004)

    def look(self, look):
        """Gives the window another look, and measures all that is shown."""
        width, height = look.size
        return self.ask(width=width + 2 * FRAME, height=height + 2 * FRAME,
                        dpi=look.dpi, dark=look.dark, contrast=look.contrast,
                        pixels=look.pixels)

    def focus(self):
        """What has the keyboard, and how it was seen that it had moved."""
        return self.ask(focus=True)
