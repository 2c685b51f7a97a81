# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors
"""The rule engines that ours stands beside, and the answers they are given."""

import json
import subprocess

from measure import HERE

SEED = 20261122
SETS = 1000
OURS = "Utstyrsveiviser"
LENIENT = "json-rules-engine, lenient"
ENGINES = {
    "json-logic-js": "json-logic-js",
    "json-rules-engine": "json-rules-engine",
    LENIENT: "json-rules-engine",
    "zen-engine": "@gorules/zen-engine",
    "SurveyJS": "survey-core",
    "publicodes": "publicodes",
}
SCRIPT = HERE / "peers" / "verdicts.js"


def make_sets(place):
    sets = place.scratch / "sets.jsonl"
    with open(sets, "wb") as output:
        subprocess.run(
            [place.build / "bench" / "bench-verdicts", "-", "make", str(SEED),
             str(SETS), HERE / "peers" / "example.json"],
            stdout=output, check=True)
    return sets


def versions():
    wanted = json.loads((HERE / "peers" / "package.json").read_text())
    return {name: wanted["dependencies"][package]
            for name, package in ENGINES.items()}
