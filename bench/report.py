#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors
"""Measures this program beside its peers, and writes it down.

Usage: report.py --build DIR [--write FILE] [--kept] [PART]...

The parts are speed, letters, windows, agreement and own; without a name, all.
What was measured is kept in the build directory, so that the other parts of the
report stay when only one is measured again; --kept writes from that alone. The
report is written after each part.
"""

import argparse
import datetime
import json
import platform
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(1, str(HERE / "peers"))

import agreement  # noqa: E402
import letters  # noqa: E402
import own  # noqa: E402
import speed  # noqa: E402
import windows  # noqa: E402
from measure import Place, package_version, table  # noqa: E402

PARTS = {
    "agreement": ("Verdicts: do other rule engines say the same?", agreement),
    "speed": ("Verdicts: how fast?", speed),
    "letters": ("Letters beside other programs that make a PDF", letters),
    "windows": ("Start-up and memory beside other windows", windows),
    "own": ("All that the project measures", own),
}
# Where the machine should be quiet comes first.
ORDER = ["speed", "letters", "windows", "agreement", "own"]
LIBRARIES = {"GLib": "libglib2.0-0", "GTK": "libgtk-4-1",
             "libadwaita": "libadwaita-1-0", "Node.js": "nodejs"}


def read_machine():
    """In general words: whoever repeats it has another one."""
    info = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    model = re.search(r"^model name\s*: (.*)$", info, re.M)
    memory = re.search(r"^MemTotal: +(\d+)",
                       Path("/proc/meminfo").read_text(encoding="utf-8"), re.M)
    release = Path("/etc/debian_version")
    versions = {name: package_version(package)
                for name, package in LIBRARIES.items()}
    return {
        "cpu": model.group(1) if model else platform.machine(),
        "cores": info.count("processor\t:"),
        "gib": round(int(memory.group(1)) / 1024 / 1024) if memory else 0,
        "debian": release.read_text().strip() if release.exists() else None,
        "virtual": " hypervisor" in info,
        "versions": {name: version for name, version in versions.items() if version},
        "day": datetime.date.today().isoformat(),
    }


def write_head(machine, kept):
    rows = []
    for name, data in kept.items():
        rows += PARTS[name][1].goals(data)
    versions = ", ".join(f"{name} {version}"
                         for name, version in machine["versions"].items())
    virtual = "a virtual machine" if machine["virtual"] else "a machine"
    return f"""\
<!-- SPDX-License-Identifier: GPL-3.0-or-later -->
<!-- SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors -->
<!-- Made by tools/bench --report. Do not edit it. -->

# What is measured

Made by `tools/bench --report` on {machine['day']}: this program beside others
that do the same work, in the same run. Read the ratios, not the milliseconds:
programs that are compared take turns, so that what else the machine does touches
all of them. Numbers are medians, with the smallest and the largest in brackets.

The machine: {virtual} with {machine['cores']} cores ({machine['cpu']}),
{machine['gib']} GiB of memory, Debian {machine['debian'] or '(another system)'}; {versions}.
`tools/install --bench` installs what is compared with.

## Aims

{table(["", "aim", "found", ""], rows)}

Of the project's own aims only those that were missed stand here; all of them are
in the tables below.
"""


def write_notes():
    path = HERE / "notes.md"
    text = path.read_text(encoding="utf-8")
    return text.split("-->")[-1].strip() + "\n"


def write_report(kept):
    parts = [write_head(read_machine(), kept), write_notes()]
    for name, (title, part) in PARTS.items():
        text = part.write(kept[name]) if name in kept else "Not measured yet.\n"
        parts.append(f"## {title}\n\n{text}")
    lines = [line.rstrip() for line in "\n".join(parts).splitlines()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).rstrip() + "\n"


def read_kept(folder):
    return {name: json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
            for name in PARTS if (folder / f"{name}.json").exists()}


def measure(build, name):
    """Measures one part, and keeps what it found."""
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="vei-bench-") as scratch:
        data = PARTS[name][1].measure(Place(build, Path(scratch)))
    (build / "bench-report" / f"{name}.json").write_text(
        json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"bench: {name} took {time.monotonic() - begun:.0f} s",
          file=sys.stderr, flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--build", required=True, type=Path)
    parser.add_argument("--write", type=Path)
    parser.add_argument("--kept", action="store_true")
    parser.add_argument("parts", nargs="*", metavar="PART")
    options = parser.parse_args()
    unknown = [name for name in options.parts if name not in PARTS]
    if unknown:
        parser.error(f"there is no part {unknown[0]!r}; parts: {', '.join(PARTS)}")
    build = options.build.resolve()
    folder = build / "bench-report"
    folder.mkdir(exist_ok=True)
    names = [] if options.kept else options.parts or ORDER
    for name in names:
        measure(build, name)
        if options.write:
            options.write.write_text(write_report(read_kept(folder)), encoding="utf-8")
        else:
            print(PARTS[name][1].write(read_kept(folder)[name]))
    if options.kept and options.write:
        options.write.write_text(write_report(read_kept(folder)), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
