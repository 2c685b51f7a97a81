#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors
"""Lets each call that writes fail in turn, in each way, and looks at what is
left. Usage: run.py JOURNEY LIBRARY [STEP]: with a step, every so many calls."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

journey, library = sys.argv[1], sys.argv[2]
step = int(sys.argv[3]) if len(sys.argv) > 3 else 1
KINDS = ("enospc", "eio", "eacces", "short", "kill")
# What may hold them is gone when the folder is.
top = Path(tempfile.mkdtemp(prefix="vei-faults-"))


def run(place, *words, fault=None):
    environment = dict(os.environ)
    if fault:
        environment.update(fault, LD_PRELOAD=library,
                           VEI_FAULT_UNDER=str(place) + "/")
        # The library comes before the sanitizer's, which is fine.
        environment["ASAN_OPTIONS"] = (
            os.environ.get("ASAN_OPTIONS", "") + ":verify_asan_link_order=0")
    return subprocess.run([journey, words[0], str(place), *words[1:]],
                          env=environment, capture_output=True,
                          encoding="utf-8", timeout=120)


def attempt(kind, at):
    """What went wrong, or None."""
    place = top / f"{kind}-{at}"
    shutil.copytree(top / "made", place)
    done = run(place, "work", fault={"VEI_FAULT_AT": str(at), "VEI_FAULT_KIND": kind})
    killed = kind == "kill" and done.returncode == -9
    if done.returncode != 0 and not killed:
        return f"the program ended with {done.returncode}: {done.stderr[-600:]}"
    said = re.findall(r"^said (\S+): (.*)$", done.stdout, re.MULTILINE)
    for step_name, sentence in said:
        if len(sentence.split()) < 3:
            return f"{step_name} says no sentence: {sentence!r}"
    if kind in ("enospc",) and not said:
        return "a full disk, and not a word of it"
    kept = re.findall(r"^kept (\d+)$", done.stdout, re.MULTILINE)
    looked = run(place, "look", kept[-1] if kept else "0")
    if looked.returncode != 0:
        return f"{looked.stdout}{looked.stderr[-600:]} after {done.stdout}"
    shutil.rmtree(place)
    return None


def main():
    (top / "made").mkdir()
    made = run(top / "made", "make")
    assert made.returncode == 0, made.stderr
    count = top / "count"
    shutil.copytree(top / "made", top / "counted")
    done = run(top / "counted", "work", fault={"VEI_FAULT_COUNT": str(count)})
    assert done.returncode == 0, done.stderr
    assert "said" not in done.stdout, done.stdout
    n_calls = int(count.read_text())
    assert n_calls > 50, f"only {n_calls} calls that write were seen"
    print(f"1..{len(KINDS) + 1}")
    print(f"# {n_calls} calls that write")
    right = True
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        for number, kind in enumerate(KINDS, 1):
            calls = range(1, n_calls + 1, step)
            faults = [(at, found) for at, found
                      in zip(calls, pool.map(lambda at: attempt(kind, at), calls))
                      if found]
            print(f"{'not ok' if faults else 'ok'} {number} - {kind}, "
                  f"{len(calls)} times, each kept what was saved")
            for at, found in faults[:5]:
                print(f"# call {at}: " + found.replace("\n", "\n# "))
            right = right and not faults
    shutil.copytree(top / "made", top / "killed")
    killed = run(top / "killed", "kill")
    number = len(KINDS) + 1
    if killed.returncode == 77:
        print(f"ok {number} # SKIP one process may not trace another here")
    else:
        times = int((re.search(r"killed (\d+) times", killed.stdout) or [0, 0])[1])
        well = killed.returncode == 0 and times > 10
        print(f"{'ok' if well else 'not ok'} {number} - killed at every second "
              f"system call of a save, {times} times")
        if not well:
            print("# " + (killed.stdout + killed.stderr[-600:]).replace("\n", "\n# "))
        right = right and well
    return 0 if right else 1


try:
    status = main()
finally:
    shutil.rmtree(top)
sys.exit(status)
