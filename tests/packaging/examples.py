#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors
"""Runs the examples of the documentation. Usage: examples.py SOURCE-DIR CLI

Every fenced block says what it is:

  sh       run line by line in a folder with data/, person.json, case.json and
           answers.json
  console  likewise, and what it prints is what stands there
  json     read; its members are known to the schema or to the readers. "…"
           stands for what is left out
  text, c  not looked at

A comment before a block says more: "<!-- not run in tests: WHY -->" (installs,
builds or asks the network), "<!-- run by TEST -->", or "<!-- file: NAME -->"
(the block is written to that file for the commands after it).
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path

TOP, CLI = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
SKIPPED_FOLDERS = {".git", "_build", "node_modules", "tests"}
BLOCK = re.compile(r"(?:^ *<!-- ([^\n]*?) -->\n)?^ *```(\w*)\n(.*?)^ *```$",
                   re.MULTILINE | re.DOTALL)
# These ask the network, which no test does.
ON_THE_NETWORK = ("check-sources", "pack update")
# Written by tools/bench, and perhaps not yet.
MADE = {"bench/README.md"}
counts = {"commands run": 0, "outputs compared": 0, "json": 0, "not looked at": 0,
          "blocks run by another test": 0,
          "blocks not run": 0, "commands for the network": 0, "names looked up": 0}
results = []


def say(faults, what):
    results.append(not faults)
    for fault in faults:
        print("#", str(fault).replace("\n", "\n# "))
    print(f"{'not ok' if faults else 'ok'} {len(results)} - {what}", flush=True)


def documents():
    for path in sorted(TOP.rglob("*.md")):
        folders = path.relative_to(TOP).parts[:-1]
        if not any(name in SKIPPED_FOLDERS or name.startswith("build")
                   for name in folders):
            yield path


class Place:
    """A folder to run commands in, as somebody with a clone would."""

    def __init__(self, folder):
        self.work = Path(folder) / "work"
        programs = Path(folder) / "bin"
        self.work.mkdir()
        programs.mkdir()
        (programs / "utstyrsveiviser-cli").write_text(
            f'#!/bin/sh\nexec "{CLI}" "$@"\n')
        (programs / "utstyrsveiviser-cli").chmod(0o755)
        shutil.copytree(TOP / "data", self.work / "data")
        example = (TOP / "data" / "examples" / "type2-unstable-refused.json")
        for name in ("person.json", "case.json", "answers.json"):
            shutil.copy2(example, self.work / name)
        # A Norwegian reads it; numbers and dates do not depend on the machine.
        self.environment = {**os.environ, "LC_ALL": "nb_NO.UTF-8", "LANGUAGE": "",
                            "XDG_DATA_HOME": str(Path(folder) / "home"),
                            "PATH": f"{programs}:{os.environ['PATH']}"}

    def run(self, command):
        """Gives what it printed, and what is wrong."""
        counts["commands run"] += 1
        done = subprocess.run(["/bin/sh", "-euc", command], cwd=self.work,
                              env=self.environment, stdin=subprocess.DEVNULL,
                              capture_output=True, encoding="utf-8", check=False,
                              timeout=120)
        if done.returncode != 0:
            return done.stdout, [f"{command}\nended with {done.returncode}: "
                                 f"{done.stderr or done.stdout[-300:]}"]
        return done.stdout, []


def commands_of(text):
    """One command a line, without its explanation."""
    for line in text.replace("\\\n", " ").splitlines():
        line = re.sub(r"\s+# .*$", "", line).strip()
        if line and not line.startswith("#"):
            yield line


def run_lines(place, text):
    faults = []
    for command in commands_of(text):
        words = command.split()
        if words[0] != "utstyrsveiviser-cli":
            faults.append(f"{command}: not of the terminal program, and not marked")
        elif " ".join(words[1:]).startswith(ON_THE_NETWORK):
            counts["commands for the network"] += 1
        else:
            faults += place.run(command)[1]
    return faults


def run_transcript(place, text):
    faults = []
    parts = re.split(r"^\$ (.*)$", text, flags=re.MULTILINE)
    if parts[0].strip() or len(parts) < 3:
        return ["a console block begins with “$ ”"]
    for command, shown in zip(parts[1::2], parts[2::2]):
        printed, found = place.run(command)
        faults += found
        counts["outputs compared"] += 1
        if printed.strip() != shown.strip():
            faults.append(f"{command}\nprints\n{printed.strip()}\nand not\n{shown.strip()}")
    return faults


def fill_in(text):
    """Valid JSON of a sketch with … in it."""
    text = re.sub(r"…[^,{}\[\]\"]+…,", "", text)
    text = text.replace("{…}", "{}").replace("[…]", "[]").replace("{condition}", "{}")
    text = re.sub(r",\s*…(?=\s*[}\]])", "", text)
    text = text.replace('"…"', '""')
    return re.sub(r"(?<=[:\[,])(\s*)(?:…|article|block|body|line|point|statement)"
                  r"(?=\s*[,}\]])", r"\1null", text)


def members(node):
    if isinstance(node, dict):
        for name, value in node.items():
            yield name
            yield from members(value)
    elif isinstance(node, list):
        for value in node:
            yield from members(value)


def known_members(heading):
    """Of the file that a heading names; else of all that the program reads."""
    schema = TOP / "data/knowledge/schema" / (heading.replace(".json", "") + ".schema.json")
    data = TOP / "data/knowledge" / heading
    if heading.endswith(".json") and schema.is_file():
        common = schema.with_name("common.schema.json")
        found = set(members(json.loads(schema.read_text(encoding="utf-8"))))
        found |= set(members(json.loads(common.read_text(encoding="utf-8"))))
        return found | set(members(json.loads(data.read_text(encoding="utf-8"))))
    return {name for path in (TOP / "src").rglob("*.c")
            for name in re.findall(r'"([a-z_0-9]+)"', path.read_text(encoding="utf-8"))}


def read_json(text, heading):
    counts["json"] += 1
    try:
        node = json.loads(fill_in(text))
    except ValueError as error:
        return [f"{error} in\n{fill_in(text)}"]
    known = known_members(heading)
    # Definitions and groups have names of their own.
    own = {name for key in ("definitions", "groups")
           if isinstance(node.get(key), dict) for name in node[key]}
    return [f"no such member: {name}" for name in sorted(set(members(node)) - own - known)]


def look_at_block(place, document, heading, mark, kind, text):
    if mark and mark.startswith("not run in tests: "):
        counts["blocks not run"] += 1
        return []
    if mark and mark.startswith("run by "):
        counts["blocks run by another test"] += 1
        test = TOP / mark[len("run by "):]
        right = test.is_file() and document.name in test.read_text(encoding="utf-8")
        return [] if right else [f"{test} does not run {document.name}"]
    if mark and mark.startswith("file: "):
        (place.work / mark[len("file: "):]).write_text(text, encoding="utf-8")
    if kind == "sh":
        return run_lines(place, text)
    if kind == "console":
        return run_transcript(place, text)
    if kind == "json":
        return read_json(text, heading)
    if kind in ("text", "c"):
        counts["not looked at"] += 1
        return []
    return [f"a block of “{kind}”: sh, console, json, c or text?\n{text[:80]}"]


def look_at_blocks(path):
    text = path.read_text(encoding="utf-8")
    everywhere = re.search(r"^<!-- (run by [^\n]*) -->$", text, re.MULTILINE)
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        place = Place(folder)
        for found in BLOCK.finditer(text):
            headings = re.findall(r"^###? (.*)$", text[:found.start()], re.MULTILINE)
            mark = found[1] or (everywhere and found[2] == "sh" and everywhere[1])
            faults += look_at_block(place, path, headings[-1] if headings else "",
                                    mark, found[2], textwrap.dedent(found[3]))
    return faults


def look_at_names(path, commands):
    """Programs and files that a sentence names are there."""
    text = path.read_text(encoding="utf-8")
    faults = []
    for name in sorted(set(re.findall(r"(?<![\w/-])tools/[a-z_.-]*[a-z]", text))):
        counts["names looked up"] += 1
        if not (TOP / name).exists():
            faults.append(f"there is no {name}")
    for name in sorted(set(re.findall(r"(?<!/)utstyrsveiviser-cli ([a-z][a-z-]+)", text))):
        counts["names looked up"] += 1
        if name not in commands:
            faults.append(f"there is no command {name}")
    for name in sorted(set(re.findall(
            r"`((?:src|docs|data|tests|flatpak|po|ui|bench)/[^`\s*…]*)`", text))):
        counts["names looked up"] += 1
        # A name may stand without its ending, and a “thing” for any.
        if not (TOP / name).exists() and not list(TOP.glob(name + ".*")) \
                and "thing" not in name and name not in MADE:
            faults.append(f"there is no {name}")
    return faults


def look_at_manual(path):
    """The examples at the end of a manual."""
    text = path.read_text(encoding="utf-8").replace("\\-", "-")
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        place = Place(folder)
        for found in re.findall(r"^\.nf\n(.*?)^\.fi$", text, re.MULTILINE | re.DOTALL):
            faults += run_lines(place, found)
    return faults


def main():
    said = subprocess.run([CLI, "--lang", "en", "--help"], check=True,
                          capture_output=True, encoding="utf-8").stdout
    commands = set(re.findall(r"^  ([a-z-]+)", said, re.MULTILINE)) | {"deadline"}
    found = list(documents())
    for path in found:
        name = path.relative_to(TOP)
        if BLOCK.search(path.read_text(encoding="utf-8")):
            say(look_at_blocks(path), f"the examples of {name}")
        say(look_at_names(path, commands), f"what {name} names is there")
    for path in sorted((TOP / "data/man").glob("*.1")):
        say(look_at_manual(path), f"the examples of {path.name}")
    say([] if counts["commands run"] > 20 and counts["outputs compared"] >= 2
        and counts["json"] > 10 else [counts], "there are examples")
    print("#", ", ".join(f"{value} {name}" for name, value in counts.items()))
    print(f"1..{len(results)}")
    return 0 if all(results) else 1


sys.exit(main())
