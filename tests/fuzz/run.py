#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors
"""Builds the fuzz targets with clang and runs them, two at a time; says it in TAP.

The seconds a target come from --seconds or VEI_FUZZ_SECONDS; without them
nothing is run. Inputs that break something stay in FOLDER/found.
"""

import argparse
import concurrent.futures
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent.parent
CORPUS = TOP / "tests" / "fuzz" / "corpus"
NAMES = sorted(folder.name for folder in CORPUS.iterdir())

# What each target is there to reach, for --coverage.
READS = {
    "answers": ["core/vei-answers-json.c"],
    "archive": ["update/vei-archive.c"],
    "case": ["core/vei-case-read.c", "core/vei-case-write.c", "core/vei-case-fields.c",
             "core/vei-case-log.c", "core/vei-person.c", "core/vei-fields.c"],
    "condition": ["core/vei-condition-compile.c", "core/vei-condition.c"],
    "json": ["core/vei-json-scan.c", "core/vei-json-write.c"],
    "pack": ["core/vei-knowledge.c", "core/vei-knowledge-sources.c",
             "core/vei-knowledge-questions.c", "core/vei-knowledge-rules.c",
             "core/vei-knowledge-equipment.c", "core/vei-devices-read.c",
             "core/vei-units-read.c", "core/vei-places-read.c", "core/vei-article.c",
             "core/vei-topics.c", "core/vei-rights.c", "core/vei-abroad-read.c",
             "core/vei-table.c", "core/vei-travel-read.c", "letter/vei-letter-read.c",
             "letter/vei-letter-read-values.c", "letter/vei-letter-read-words.c"],
    "publisher": ["update/vei-publisher.c", "update/vei-url.c"],
    "sealed": ["store/vei-case-stream.c", "store/vei-case-bundle.c",
               "store/vei-case-content.c", "store/vei-key-wrap.c"],
    "signature": ["update/vei-signature.c"],
    "trip": ["core/vei-trip-read.c", "core/vei-trip.c"],
}
# So that no target runs away with the machine.
MEMORY_MB = 2048
SECONDS_AN_INPUT = 20


def skip(why):
    print(f"1..0 # SKIP {why}")
    sys.exit(0)


def has_fuzzer():
    """Whether clang can link what libFuzzer needs: Debian keeps that in a package of its own."""
    program = "int LLVMFuzzerTestOneInput (const char *d, unsigned long n) { return !d && n; }"
    done = subprocess.run(["clang", "-fsanitize=fuzzer,address,undefined", "-x", "c", "-",
                           "-o", "/dev/null"], input=program, capture_output=True, text=True,
                          check=False)
    return done.returncode == 0


def build(folder, coverage):
    environment = dict(os.environ, CC="clang")
    for variable in ("ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS", "CFLAGS"):
        environment.pop(variable, None)
    steps = []
    if not (folder / "build.ninja").exists():
        flags = ["-Dc_args=-fprofile-instr-generate -fcoverage-mapping",
                 "-Dc_link_args=-fprofile-instr-generate"] if coverage else []
        steps.append(["meson", "setup", str(folder), str(TOP), "-Dgui=disabled",
                      "-Dtests=false", "-Dfuzzing=true", "-Doptimization=1", *flags])
    steps.append(["meson", "compile", "-C", str(folder), "fuzzers"])
    for step in steps:
        done = subprocess.run(step, env=environment, stdin=subprocess.DEVNULL,
                              capture_output=True, text=True, check=False)
        if done.returncode != 0:
            print(f"Bail out! this failed: {' '.join(step)}")
            print(done.stdout[-4000:] + done.stderr[-4000:], file=sys.stderr)
            sys.exit(1)


def write_words(folder):
    """The names of members: what no mutation would find by chance."""
    words = set()
    for schema in (TOP / "data" / "knowledge" / "schema").glob("*.json"):
        words |= set(re.findall(r'"([a-z_]{2,24})": \{', schema.read_text(encoding="utf-8")))
    words |= {"true", "false", "null", "utstyrsveiviser-case", "utstyrsveiviser-answers",
              "utstyrsveiviser-trip", "utstyrsveiviser-publisher", "VEICASE\\x0a", "VEIKEY",
              "ustar", "untrusted comment: ", "trusted comment: "}
    path = folder / "words.dict"
    path.write_text("".join(f'"{word}"\n' for word in sorted(words)), encoding="utf-8")
    return path


def run(name, seconds, folder, words):
    work = folder / "work" / name
    found = folder / "found" / name
    for made in (work, found):
        made.mkdir(parents=True, exist_ok=True)
    environment = dict(
        os.environ, LC_ALL="C.UTF-8", TMPDIR=str(work.parent),
        ASAN_OPTIONS="detect_leaks=1:strict_string_checks=1:allocator_may_return_null=1",
        UBSAN_OPTIONS="halt_on_error=1:print_stacktrace=1",
        LSAN_OPTIONS=f"suppressions={TOP / 'tests' / 'lsan.supp'}:print_suppressions=0",
        G_SLICE="always-malloc")
    environment["LLVM_PROFILE_FILE"] = str(folder / f"{name}.profraw")
    limit = ["-runs=0"] if seconds == 0 else [f"-max_total_time={seconds}"]
    done = subprocess.run(
        [str(folder / "tests" / "fuzz" / f"fuzz-{name}"), *limit, f"-dict={words}",
         f"-timeout={SECONDS_AN_INPUT}", f"-rss_limit_mb={MEMORY_MB}", "-print_final_stats=1",
         "-max_len=65536", "-len_control=100", f"-artifact_prefix={found}/", str(work),
         str(CORPUS / name)],
        env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True,
        errors="replace", check=False)
    return done.returncode, done.stderr


def describe(log):
    number = re.findall(r"stat::number_of_executed_units: (\d+)", log)
    speed = re.findall(r"stat::average_exec_per_sec: +(\d+)", log)
    cover = re.findall(r"cov: (\d+) ft: (\d+) corp: (\d+)", log)
    if not (number and speed and cover):
        return ""
    edges, features, corpus = cover[-1]
    return (f"{number[-1]} runs, {speed[-1]} a second, {edges} edges, {features} features,"
            f" {corpus} inputs")


def report_coverage(name, folder):
    """How much of the readers that the target is for its corpus reaches."""
    profile = folder / f"{name}.profdata"
    subprocess.run(["llvm-profdata", "merge", "-o", str(profile),
                    str(folder / f"{name}.profraw")], check=True)
    program = str(folder / "tests" / "fuzz" / f"fuzz-{name}")
    found = subprocess.run(
        ["llvm-cov", "export", "-summary-only", f"-instr-profile={profile}", program],
        capture_output=True, text=True, check=True).stdout
    files = [file["summary"] for file in json.loads(found)["data"][0]["files"]
             if file["filename"].endswith(tuple(f"src/{path}" for path in READS[name]))]
    said = []
    for kind in ("lines", "branches"):
        reached = sum(file[kind]["covered"] for file in files)
        there = sum(file[kind]["count"] for file in files)
        said.append(f"{reached} of {there} {kind} ({100 * reached // there} %)")
    return f"{len(files)} readers: " + ", ".join(said)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where to build")
    parser.add_argument("--seconds", default=os.environ.get("VEI_FUZZ_SECONDS", ""))
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--coverage", action="store_true",
                        help="instrument for llvm-cov; a folder of its own")
    parser.add_argument("--only", nargs="+", metavar="NAME", default=NAMES)
    arguments = parser.parse_args()
    if not arguments.seconds:
        skip("say how many seconds a target in VEI_FUZZ_SECONDS")
    if shutil.which("clang") is None:
        skip("clang is not installed; libFuzzer comes with it")
    if not has_fuzzer():
        skip("clang has no libFuzzer here; install libclang-rt-dev")
    folder = arguments.folder.resolve()
    build(folder, arguments.coverage)
    words = write_words(folder)
    names = arguments.only
    print(f"1..{len(names)}", flush=True)
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
        runs = [(name, pool.submit(run, name, int(arguments.seconds), folder, words))
                for name in names]
        for index, (name, future) in enumerate(runs, 1):
            status, log = future.result()
            print(f"{'ok' if status == 0 else 'not ok'} {index} {name}", flush=True)
            print(f"# {name}: {describe(log)}", flush=True)
            if arguments.coverage:
                print(f"# {name}: {report_coverage(name, folder)}", flush=True)
            if status != 0:
                failed = 1
                print(log[-6000:], file=sys.stderr, flush=True)
    return failed


if __name__ == "__main__":
    sys.exit(main())
