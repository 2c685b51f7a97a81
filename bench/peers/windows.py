# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors
"""How soon our window is on the screen, and its memory, beside other programs."""

import shutil
import subprocess

from measure import (RUNS, SOURCE, number, package_version,
                     plain_environment, spread, summarize, table, verdict)

OURS = "Utstyrsveiviser"
VERY_FIRST = "the same, started for the very first time"
BARE = "a bare window"
OTHERS = ("gnome-calculator", "gnome-text-editor", "gnome-clocks")
# As in the tests: drawn without a graphics card.
ENVIRONMENT = {
    "GDK_BACKEND": "x11", "GDK_DEBUG": "gl-disable",
    "GDK_DISABLE": "gl,vulkan", "GSK_RENDERER": "cairo",
}
# A person who has started it before: the tour does not come again.
SETTINGS = r"[io/github/utstyrsveiviser/Utstyrsveiviser]\ntour-seen=true\n"
MOST_TIME = 1.3
MOST_MEMORY = 1.6
# Each of these takes seconds: memory is read when all is quiet again.
MEMORY_RUNS = 5


def find_programs(place):
    programs = {
        # It reports its first frame to standard output, which is thrown away.
        BARE: [place.build / "bench" / "bench-bare-window", "1", "stay"],
        OURS: [place.build / "src" / "app" / "utstyrsveiviser"],
        VERY_FIRST: ["env", "GSETTINGS_BACKEND=memory",
                     place.build / "src" / "app" / "utstyrsveiviser"],
    }
    absent = []
    for name in OTHERS:
        if shutil.which(name) is None:
            absent.append(name)
        else:
            programs[name] = [name]
    return programs, absent


def measure(place):
    looker = place.build / "bench" / "bench-windows"
    if shutil.which("Xvfb") is None or not looker.exists():
        return {"absent": "Xvfb or libX11 is not installed"}
    programs, absent = find_programs(place)
    # One display and one bus for all of them; each run prints a line.
    settings = '"$XDG_CONFIG_HOME/glib-2.0/settings'
    steps = [f'mkdir -p {settings}"',
             f"printf '{SETTINGS}' > {settings}/keyfile\""]
    for run in range(RUNS + 1):
        memory = "yes" if 0 < run <= MEMORY_RUNS else "no"
        for name, command in programs.items():
            words = " ".join(f"'{word}'" for word in [looker, memory, *command])
            steps.append(f"echo '{name}:' $({words})")
    script = place.scratch / "windows.sh"
    script.write_text("\n".join(steps) + "\n")
    done = subprocess.run(
        [SOURCE / "tools" / "with-display", "sh", script],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        check=True, env=plain_environment(
            GSETTINGS_SCHEMA_DIR=str(place.build / "data"),
            GSETTINGS_BACKEND="keyfile", **ENVIRONMENT))
    times, memory = {}, {}
    for line in done.stdout.splitlines():
        name, _, found = line.partition(":")
        if found.strip():
            microseconds, kib = found.split()
            times.setdefault(name, []).append(int(microseconds) / 1000)
            if int(kib) > 0:
                memory.setdefault(name, []).append(int(kib) / 1024)
    # The first run of each fills caches.
    return {"times": {name: summarize(values[1:]) for name, values in times.items()},
            "memory": {name: summarize(values) for name, values in memory.items()},
            "missing": absent + [name for name in programs if name not in times],
            "versions": {name: package_version(name) for name in OTHERS}}


# ---- The report ----

def goals(data):
    if "absent" in data or OURS not in data["times"]:
        return []
    found = []
    for kind, what, most in (("times", "first frame", MOST_TIME),
                             ("memory", "memory (PSS)", MOST_MEMORY)):
        many = data[kind][OURS]["median"] / data[kind][BARE]["median"]
        found.append([f"window: {what}, times that of a bare window",
                      f"at most {most}", number(many), verdict(many <= most)])
    return found


def write(data):
    if "absent" in data:
        return f"Not measured: {data['absent']}.\n"
    rows = []
    for name, times in data["times"].items():
        bare, memory = data["times"][BARE], data["memory"][name]
        rows.append([
            f"**{name}**" if name == OURS else
            f"{name} {data['versions'].get(name) or ''}".strip(),
            spread(times), f"{times['median'] / bare['median']:.2f} ×",
            spread(memory),
            f"{memory['median'] / data['memory'][BARE]['median']:.2f} ×"])
    missing = data["missing"]
    return f"""\
Every program is started alone under Xvfb, and watched from outside in the same
way (`bench-windows`): the time runs from the start of its process until its window
shows something on the screen. Memory is the proportional set size (PSS) two
seconds later. All draw without a graphics card. The bare window is one of
libadwaita with nothing in it. PSS shares the libraries out among all programs that
use them at that moment: compare the ratios of one run, not the numbers of two. At
the very first start the tour comes first, with a picture that needs librsvg.

{table(["", "first picture, ms", "times the bare one", "PSS, MiB",
        "times the bare one"], rows)}

Median of {RUNS} runs in turn (memory: {MEMORY_RUNS}), with the smallest and the largest.
{'Not installed: ' + ', '.join(missing) + '.' if missing else ''}
"""
