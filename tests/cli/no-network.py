#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors
"""Every command works with the network unplugged, and none reaches for it.

First each command is run in a namespace without interfaces; then under strace,
where no socket but one of this machine may be opened, and nothing connected.
Only `check-sources` and `pack update` are for the network, and they say in a
sentence that there is none. Ends with 77 sub-tests skipped where the system
lets nobody make a namespace, or where strace may not look.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

CLI, TOP = (Path(word).resolve() for word in sys.argv[1:3])
KNOWLEDGE = TOP / "data" / "knowledge"
EXAMPLES = TOP / "data" / "examples"

TRIP = {"format": "utstyrsveiviser-trip", "version": 1, "depart": "2026-12-20",
        "return": "2027-01-10", "country": "ES", "equipment": ["pump"], "supplies": []}


def commands(folder):
    """(name, words, what comes on standard input)"""
    trip = folder / "trip.json"
    trip.write_text(json.dumps(TRIP), encoding="utf-8")
    case = str(EXAMPLES / "type2-unstable-refused.json")
    pack = str(folder / "new.veipack")
    yield "version", ["--version"], ""
    yield "help", ["--help"], ""
    yield "guide", ["guide"], "\n"
    yield "assess", ["assess", case, "--json"], ""
    for kind in subprocess.run([str(CLI), "letter", "--list"], check=True, text=True,
                               capture_output=True).stdout.split():
        if kind.startswith("travel"):
            continue
        for ending in ("pdf", "odt", "txt"):
            yield f"letter {kind} {ending}", ["letter", kind, case, "-o",
                                              str(folder / f"{kind}.{ending}")], ""
    yield "devices", ["devices", "--json"], ""
    yield "units", ["units", "Bergen", "--json"], ""
    yield "travel", ["travel", str(trip), "--json"], ""
    yield "abroad", ["abroad"], ""
    yield "deadline", ["deadline", "--received", "2026-11-01"], ""
    yield "search", ["search", "sensor"], ""
    yield "sources", ["sources", "--json"], ""
    yield "check", ["check", str(KNOWLEDGE)], ""
    yield "rulebook", ["rulebook", "-o", str(folder / "rulebook.pdf")], ""
    yield "pack build", ["pack", "build", str(KNOWLEDGE), "-o", pack], ""
    yield "pack diff", ["pack", "diff", str(KNOWLEDGE), str(KNOWLEDGE)], ""
    yield "pack status", ["pack", "status"], ""


def can(*words):
    if shutil.which(words[0]) is None:
        return False
    return subprocess.run([*words, "true"], capture_output=True, check=False).returncode == 0


def without_interfaces():
    """What runs a command where there is no network at all, or None."""
    for words in (["unshare", "--user", "--map-root-user", "--net"],
                  ["unshare", "--net"],
                  ["bwrap", "--unshare-net", "--dev-bind", "/", "/"]):
        if can(*words):
            return words
    return None


class Tap:
    def __init__(self):
        self.number = 0
        self.failed = 0

    def say(self, good, name, why=""):
        self.number += 1
        self.failed += not good
        print(f"{'ok' if good else 'not ok'} {self.number} {name}", flush=True)
        for line in why.splitlines():
            print(f"# {line}", flush=True)

    def skip(self, name, why):
        self.number += 1
        print(f"ok {self.number} {name} # SKIP {why}", flush=True)


def run(words, given, environment):
    return subprocess.run(words, input=given, env=environment, text=True,
                          capture_output=True, check=False)


def check_unplugged(tap, around, folder, environment):
    for name, words, given in commands(folder):
        done = run([*around, str(CLI), *words], given, environment)
        tap.say(done.returncode == 0, f"unplugged: {name}", done.stderr)
    for name, words, status, says in (
            ("check-sources", ["check-sources", "--only", "helfo-strips", "--state",
                               str(folder / "seen.json")], 3, "no network"),
            ("pack update", ["pack", "update"], 1, "no publisher is trusted")):
        done = run([*around, str(CLI), "--lang", "en", *words], given, environment)
        tap.say(done.returncode == status and says in done.stdout + done.stderr,
                f"unplugged: {name}", done.stdout + done.stderr)


def check_traced(tap, folder, environment):
    for name, words, given in commands(folder):
        trace = folder / "trace"
        done = run(["strace", "--follow-forks", "-e", "trace=connect,socket,sendto,bind",
                    "-o", str(trace), str(CLI), *words], given, environment)
        calls = [line for line in trace.read_text(encoding="utf-8", errors="replace").splitlines()
                 if re.search(r"\b(connect|socket|sendto|bind)\(", line)]
        wrong = [line for line in calls
                 if not re.search(r"\bsocket\((AF_UNIX|AF_NETLINK)", line)]
        tap.say(done.returncode == 0 and not wrong, f"traced: {name}",
                done.stderr + "\n".join(wrong))


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment = dict(os.environ, XDG_DATA_HOME=str(folder / "data"),
                           XDG_STATE_HOME=str(folder / "state"))
        around = without_interfaces()
        if around is None:
            tap.skip("unplugged", "this system lets nobody make a namespace")
        else:
            check_unplugged(tap, around, folder, environment)
        if not can("strace", "-o", "/dev/null"):
            tap.skip("traced", "strace is not installed, or may not look at programs here")
        else:
            # The leak checker looks at its own program the same way strace does.
            environment["ASAN_OPTIONS"] = "detect_leaks=0"
            check_traced(tap, folder, environment)
    print(f"1..{tap.number}")
    return 1 if tap.failed else 0


if __name__ == "__main__":
    sys.exit(main())
