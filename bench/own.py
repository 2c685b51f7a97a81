# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors
"""The project's own benchmarks, and how they grow with the data."""

import re
import subprocess

from measure import EXAMPLES, SOURCE, number, plain_environment, table

LINE = re.compile(r"^(.{44}) +([\d.]+) +([\d.]+) +([\d.]+) us"
                  r"(?: +aim: under (\d+) us)?$")
# Name, what it is about, the numbers of cases where that is asked for.
PROGRAMS = [
    ("rules", "Rules, proof and letters", ()),
    ("processes", "The terminal program as a whole process", ()),
    ("letter", "Letters in one process", ()),
    ("search", "Search", ()),
    ("pack", "Installing a knowledge pack", ()),
    ("store", "The sealed store of cases", (1000, 10000, 100000)),
    ("cases", "The list of cases in a window", (1000, 10000, 100000)),
]
DISPLAY = {"GSETTINGS_BACKEND": "memory", "GDK_DEBUG": "gl-disable",
           "GDK_DISABLE": "gl,vulkan", "GSK_RENDERER": "cairo"}


def run(place, name, n_cases):
    """The lines that a benchmark prints: name, smallest, median, largest, aim."""
    first = place.terminal if name not in ("store", "cases") else "-"
    command = [place.build / "bench" / f"bench-{name}", first, EXAMPLES]
    if n_cases is not None:
        command.append(str(n_cases))
    if name == "cases":
        command = [SOURCE / "tools" / "with-display", "--env",
                   "GDK_BACKEND=x11", *command]
    if not (place.build / "bench" / f"bench-{name}").exists():
        return None
    done = subprocess.run(
        [str(part) for part in command], stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL, encoding="utf-8", check=False,
        env=plain_environment(
            GSETTINGS_SCHEMA_DIR=str(place.build / "data"), **DISPLAY))
    if done.returncode != 0:
        return None
    found = []
    for line in done.stdout.splitlines():
        match = LINE.match(line)
        if match:
            what, low, middle, high, aim = match.groups()
            found.append({"what": what.strip(), "smallest": float(low),
                          "median": float(middle), "largest": float(high),
                          "aim": float(aim) if aim else None})
    return found


def measure(place):
    return {name: {str(n or ""): run(place, name, n) for n in sizes or (None,)}
            for name, _title, sizes in PROGRAMS}


# ---- The report ----

def milliseconds(microseconds):
    return number(microseconds / 1000) if microseconds >= 1000 else \
        f"{microseconds / 1000:.3g}"


def goals(data):
    """Only those that were missed: all are in the tables."""
    found = []
    for name, title, _sizes in PROGRAMS:
        for line in list(data[name].values())[-1] or []:
            if line["aim"] and line["median"] > line["aim"]:
                found.append([f"{title}: {line['what']}",
                              f"under {milliseconds(line['aim'])} ms",
                              f"{milliseconds(line['median'])} ms",
                              "**missed**"])
    return found


def write_one(title, runs):
    rows = []
    sizes = list(runs)
    if any(found is None for found in runs.values()):
        return f"### {title}\n\nNot measured: it did not run here.\n"
    for i, line in enumerate(runs[sizes[-1]]):
        medians = [milliseconds(runs[size][i]["median"]) for size in sizes]
        rows.append([line["what"], *medians,
                     f"{milliseconds(line['smallest'])}–"
                     f"{milliseconds(line['largest'])}",
                     f"under {milliseconds(line['aim'])}" if line["aim"] else ""])
    columns = [f"{int(size):,} cases".replace(",", " ") for size in sizes] \
        if len(sizes) > 1 else ["median"]
    return (f"### {title}\n\n"
            + table(["ms", *columns, "spread", "aim"], rows) + "\n")


def write(data):
    return "\n".join(write_one(title, data[name])
                     for name, title, _sizes in PROGRAMS)
