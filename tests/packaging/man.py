#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors
"""What --help says stands in the manual and in the completion, and the other
way round. Usage: man.py SOURCE-DIR CLI"""

import re
import subprocess
import sys
from pathlib import Path

source, cli = Path(sys.argv[1]), sys.argv[2]
manual = (source / "data/man/utstyrsveiviser-cli.1").read_text(encoding="utf-8")
manual = manual.replace("\\-", "-")
completion = (source / "data/completions/utstyrsveiviser-cli.bash").read_text(
    encoding="utf-8")
results = []


def say(right, what):
    results.append(right)
    print(f"{'ok' if right else 'not ok'} {len(results)} - {what}")


def help_of(*words):
    return subprocess.run([cli, "--lang", "en", *words, "--help"], check=True,
                          capture_output=True, encoding="utf-8").stdout


def complete(*words):
    """What the completion offers for the last of the words."""
    script = (f'source "$1"; COMP_WORDS=("${{@:2}}"); '
              f'COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); '
              '_utstyrsveiviser_cli; printf "%s\\n" "${COMPREPLY[@]}"')
    found = subprocess.run(
        ["bash", "-c", script, "bash",
         str(source / "data/completions/utstyrsveiviser-cli.bash"), cli, *words],
        check=True, capture_output=True, encoding="utf-8")
    return set(found.stdout.split())


commands = re.search(r"^Commands:\n((?:  .*\n)+)", help_of(), re.MULTILINE)
commands = re.findall(r"^  ([a-z-]+)", commands[1], re.MULTILINE)
say(len(commands) > 10, "the program names its commands")

known = set()
said = set(re.findall(r'^\.BI? "?([a-z]+(?:-[a-z]+)?)(?: |\[|$)', manual, re.MULTILINE))
for command in commands:
    say(command in said, f"the manual has {command}")
    options = set(re.findall(r"--[a-z-]+", help_of(command)))
    known |= options
    lacking = sorted(o for o in options if o not in manual)
    say(not lacking, f"the manual has the options of {command} {' '.join(lacking)}")
    offered = complete(command, "--")
    say(offered == options, f"the completion has the options of {command}")
say(complete("") >= set(commands), "the completion has the commands")
say("application" in complete("letter", "app"), "the completion has the letters")
say(complete("pack", "ver") == {"verify"}, "the completion has what pack does")
stale = sorted(set(re.findall(r"--[a-z-]+", manual)) - known)
say(not stale, f"the manual has no option that the program lacks {' '.join(stale)}")
print(f"1..{len(results)}")
sys.exit(0 if all(results) else 1)
