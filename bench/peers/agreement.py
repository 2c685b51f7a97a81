# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors
"""Whether other rule engines say what we say, on our own rules."""

import json
import subprocess
from concurrent.futures import ThreadPoolExecutor

from engines import ENGINES, OURS, SCRIPT, make_sets, versions
from measure import KNOWLEDGE, table


def check(place, sets):
    """Whether each says the same as we do."""
    def run(name):
        done = subprocess.run(
            ["node", SCRIPT, "check", name, KNOWLEDGE, "1", sets],
            cwd=place.modules, stdout=subprocess.PIPE, text=True, check=True)
        return json.loads(done.stdout)

    # The slowest first, so that it does not come last.
    order = ["publicodes", *(name for name in ENGINES if name != "publicodes")]
    with ThreadPoolExecutor(2) as pool:
        found = dict(zip(order, pool.map(run, order)))
    return {name: found[name] for name in ENGINES}


def measure(place):
    absent = place.install_modules()
    if absent is not None:
        return {"absent": absent}
    return {"checks": check(place, make_sets(place)), "versions": versions()}


# ---- The report ----

def goals(_data):
    """None: what is wrong is said in the text."""
    return []


def write_agreement(data):
    rows = []
    first = next(iter(data["checks"].values()))
    ours = first["ours"]
    rows.append([f"**{OURS}**", "–",
                 ours["wrong"], 0, ours["careful"], ours["right"]])
    for name, found in data["checks"].items():
        rows.append([f"{name} {data['versions'][name]}",
                     f"{found['agree']} of {found['complete']}",
                     found["wrong"], found["throws"], found["careful"],
                     found["right"]])
    return table(["", "complete sets: the same as ours", "incomplete: wrong",
                  "throws", "more careful than needed", "right"], rows)


def write_ours(data):
    ours = next(iter(data["checks"].values()))["ourExample"]
    possible = " or ".join(f"`{verdict}`" for verdict in ours["possible"])
    asked = ", ".join(f"`{question}`" for question in ours["find_out"])
    return f"{possible}. Ours is `{ours['verdict']}`, and names {asked}."


def write_example(data):
    said = []
    for name, found in data["checks"].items():
        example = found["example"]
        said.append(f"{name}: " + (
            "throws" if example == "throws" else
            "no value" if example is None else f"`{example}`"))
    return "; ".join(said)


def write(data):
    if "absent" in data:
        return f"Not measured: {data['absent']}.\n"
    checks = data["checks"]
    first = next(iter(checks.values()))
    wrong = [name for name, found in checks.items() if found["wrong"] > 0]
    throwing = [name for name, found in checks.items() if found["throws"] > 0]
    neither = [name for name, found in checks.items()
               if found["wrong"] == 0 and found["throws"] == 0]
    return f"""\
The rules are those of `data/knowledge/rules.json`: both ladders, the reasons,
approvals, cautions and steps. `bench/peers/model.js` reads them, and a short
translator for each engine (`bench/peers/engines/`) writes them in its form. Each
engine is handed the facts as they count, so that follow-ups, dates and the kinds
of equipment that are wanted are worked out for it; our own time includes that
work. One verdict is all of it: both kinds of equipment, and all that goes with
them.

A seeded generator (`bench-verdicts`) makes {first['complete']} complete sets of
answers, and from each another in which up to four answers are missing or “does
not know”. For the incomplete ones it tries *every* way of filling the gaps: where
these end in different verdicts, the verdict hangs on what is unknown. That is so
in {first['hanging']} of {first['incomplete']} sets. *Wrong* is a verdict that a
gap can still overturn, given as if it were the last word. *More careful than
needed* is an open answer where every way of filling the gaps ends in the same
verdict.

{write_agreement(data)}

Wrong about what is unknown: {', '.join(wrong) or 'none'}. They take what is
unknown for a no, and say so with the same face as a verdict that is certain.
{'Throws: ' + ', '.join(throwing) + '.' if throwing else 'None throws.'} The strict
json-rules-engine refuses a fact that is missing, even where it could not matter;
“lenient” is its option `allowUndefinedFacts`. Neither wrong nor throwing:
{', '.join(neither) or 'none'}. publicodes has a value of its own for “not
defined”, handles it as we do, and lists what it lacked.

A small example (`bench/peers/example.json`): an adult with type 2 diabetes
without insulin, followed up at the hospital, wants a sensor, says no to the rest,
and does not know whether the doctor supports it. Depending on the answer the
verdict is {write_ours(data)}
{write_example(data)}.

What an engine cannot say, and how the translation got round it:

- json-logic-js and SurveyJS have no chaining of rules: the criterion that a
  ladder gave is put among the facts by a line of JavaScript before the rest runs.
- json-rules-engine has no “first line that fits”: the lines have falling
  priorities, and each asks that no line before it has fitted. After it has
  thrown, it goes on in the background; the translation waits for that.
- zen-engine: nothing was missing; a ladder is a table with the policy “first”.
- publicodes: every fact and every rule must be a rule with a name of its own.
- “certain” (true, not false and not unknown) can be said in publicodes only; the
  others have two values, and it is left out there.
"""
