# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors
"""What the parts of the report share: running, medians, tables, versions."""

import os
import shutil
import statistics
import subprocess
from pathlib import Path

RUNS = 10
HERE = Path(__file__).resolve().parent
SOURCE = HERE.parent
EXAMPLES = SOURCE / "data" / "examples"
KNOWLEDGE = SOURCE / "data" / "knowledge"


class Place:
    """Where it is measured: the build, a scratch folder, the peers."""

    def __init__(self, build, scratch):
        self.build = build
        self.scratch = scratch
        self.modules = build / "bench-peers"
        self.terminal = build / "src" / "cli" / "utstyrsveiviser-cli"

    def install_modules(self):
        """Installs the peers of npm; says what is in the way, or nothing."""
        if shutil.which("node") is None or shutil.which("npm") is None:
            return "node and npm are not installed"
        self.modules.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", "package-lock.json"):
            source, copy = HERE / "peers" / name, self.modules / name
            if not copy.exists() or copy.read_bytes() != source.read_bytes():
                shutil.rmtree(self.modules / "node_modules", ignore_errors=True)
                shutil.copy(source, copy)
        if (self.modules / "node_modules" / ".package-lock.json").exists():
            return None
        done = subprocess.run(
            ["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts",
             "--no-save"],
            cwd=self.modules, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        return "npm could not install them" if done.returncode else None


def summarize(values):
    """The median and the spread, or nothing."""
    if not values:
        return None
    return {"smallest": min(values), "median": statistics.median(values),
            "largest": max(values), "runs": len(values)}


def number(value):
    """Three digits that count."""
    if value >= 100:
        return f"{value:,.0f}".replace(",", " ")
    if value >= 10:
        return f"{value:.1f}"
    return f"{value:.2f}"


def spread(summary, scale=1.0):
    """Median and, in brackets, smallest and largest."""
    if summary is None:
        return "–"
    low, middle, high = (number(summary[name] * scale)
                         for name in ("smallest", "median", "largest"))
    return f"{middle} ({low}–{high})"


def ratio(theirs, ours):
    """How many times as long they take."""
    if theirs is None or ours is None:
        return "–"
    return f"{number(theirs['median'] / ours['median'])} ×"


def table(head, rows):
    lines = [head, ["---"] + ["---:"] * (len(head) - 1), *rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |"
                     for line in lines)


def package_version(name):
    """The version of a Debian package, without its packaging."""
    found = subprocess.run(
        ["dpkg-query", "--showformat=${Version}", "--show", name],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        check=False) if shutil.which("dpkg-query") else None
    if found is None or found.returncode != 0:
        return None
    return found.stdout.split(":")[-1].rsplit("-", 1)[0].split("+")[0].split("~")[0]


def verdict(reached):
    return "reached" if reached else "**missed**"


def plain_environment(**more):
    return {**os.environ, "LC_ALL": "C.UTF-8", **more}
