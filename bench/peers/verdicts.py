# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors
"""Our verdicts beside those of other rule engines, on our own rules."""

import json
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

from measure import (HERE, KNOWLEDGE, RUNS, number, ratio, spread, summarize,
                     table, verdict)

SEED = 20261122
SETS = 1000
OURS = "Utstyrsveiviser"
OURS_JSON = "Utstyrsveiviser, as JSON"
LENIENT = "json-rules-engine, lenient"
ENGINES = {
    "json-logic-js": "json-logic-js",
    "json-rules-engine": "json-rules-engine",
    LENIENT: "json-rules-engine",
    "zen-engine": "@gorules/zen-engine",
    "SurveyJS": "survey-core",
    "publicodes": "publicodes",
}
TIMED = [name for name in ENGINES if name != "json-rules-engine"]
SCRIPT = HERE / "peers" / "verdicts.js"
MILLISECONDS = 60
# How cost grows: few sets and rounds, for the slowest takes seconds a set.
GROWTH_SETS = 5
GROWTH_RUNS = 3
GROWTH_PATIENCE = 40


class Engine:
    """A process that goes on, and measures when asked."""

    def __init__(self, command, place):
        self.process = subprocess.Popen(
            [str(part) for part in command], cwd=place.modules, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL)

    def measure(self, kind, sets, milliseconds=MILLISECONDS):
        """Nanoseconds a verdict."""
        self.process.stdin.write(f"{kind} {sets} {milliseconds}\n")
        self.process.stdin.flush()
        return float(self.process.stdout.readline())

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def our_command(place, knowledge, sets):
    return [place.build / "bench" / "bench-verdicts", knowledge, "time", sets]


def peer_command(name, times, sets):
    return ["node", SCRIPT, "time", name, KNOWLEDGE, times, sets]


def make_sets(place):
    sets = place.scratch / "sets.jsonl"
    with open(sets, "wb") as output:
        subprocess.run(
            [place.build / "bench" / "bench-verdicts", "-", "make", str(SEED),
             str(SETS), HERE / "peers" / "example.json"],
            stdout=output, check=True)
    return sets


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


def measure_speed(place, sets):
    """In turns, so that what else the machine does touches all of them."""
    own = Engine(our_command(place, "-", sets), place)
    engines = {name: Engine(peer_command(name, 1, sets), place)
               for name in TIMED}
    rows = [(OURS, own, "complete"), (OURS_JSON, own, "json"),
            (OURS, own, "incomplete")]
    for name, engine in engines.items():
        rows += [(name, engine, "complete"), (name, engine, "incomplete")]
    times = {}
    for _ in range(RUNS + 1):
        for name, engine, kind in rows:
            column = "complete" if kind == "json" else kind
            # Few sets, so that a round of the slowest ends in time.
            few = 10 if name == "publicodes" else SETS
            times.setdefault(name, {}).setdefault(column, []).append(
                engine.measure(kind, few))
    for engine in (own, *engines.values()):
        engine.close()
    # The first round of each warms up.
    return {name: {kind: summarize(values[1:]) for kind, values in kinds.items()}
            for name, kinds in times.items()}


def repeated_knowledge(place, times):
    folder = place.scratch / f"knowledge-{times}"
    shutil.copytree(KNOWLEDGE, folder,
                    ignore=shutil.ignore_patterns("meson.build", "*.xml", "schema"))
    subprocess.run(["node", HERE / "peers" / "model.js", folder, str(times)],
                   check=True)
    return folder


def measure_one(place, command, sets):
    """Nanoseconds a verdict with more rules; nothing where it takes too long."""
    engine = Engine(command, place)
    values = []

    def ask():
        for _ in range(GROWTH_RUNS):
            values.append(engine.measure("complete", sets, 20))
    with ThreadPoolExecutor(1) as pool:
        try:
            pool.submit(ask).result(GROWTH_PATIENCE)
        except (TimeoutError, ValueError, BrokenPipeError):
            # It took too long, or the engine ended.
            pass
        engine.process.kill()
    return summarize(values[:GROWTH_RUNS])


def measure_growth(place, sets):
    rules, data = {}, {}
    for times in (1, 10, 100):
        folder = repeated_knowledge(place, times)
        rules.setdefault(OURS, {})[str(times)] = measure_one(
            place, our_command(place, folder, sets), GROWTH_SETS)
        for name in TIMED:
            rules.setdefault(name, {})[str(times)] = measure_one(
                place, peer_command(name, times, sets), GROWTH_SETS)
        n = 10 * times
        data.setdefault(OURS, {})[str(n)] = measure_one(
            place, our_command(place, "-", sets), n)
        for name in TIMED:
            data.setdefault(name, {})[str(n)] = None if (
                name == "publicodes" and n > 100) else measure_one(
                    place, peer_command(name, 1, sets), n)
    return {"rules": rules, "data": data}


def versions():
    wanted = json.loads((HERE / "peers" / "package.json").read_text())
    return {name: wanted["dependencies"][package]
            for name, package in ENGINES.items()}


def measure(place):
    absent = place.install_modules()
    if absent is not None:
        return {"absent": absent}
    sets = make_sets(place)
    found = {"versions": versions()}
    for name, step in (("checks", check), ("speed", measure_speed),
                       ("growth", measure_growth)):
        begun = time.monotonic()
        found[name] = step(place, sets)
        print(f"bench: {name} of verdicts took "
              f"{time.monotonic() - begun:.0f} s", file=sys.stderr, flush=True)
    return found


# ---- The report ----

def write_agreement(data):
    rows = []
    first = next(iter(data["checks"].values()))
    ours = first["ours"]
    rows.append([f"**{OURS}**", f"{first['complete']} of {first['complete']}",
                 ours["wrong"], 0, ours["careful"], ours["right"]])
    for name, found in data["checks"].items():
        rows.append([f"{name} {data['versions'][name]}",
                     f"{found['agree']} of {found['complete']}",
                     found["wrong"], found["throws"], found["careful"],
                     found["right"]])
    return table(["", "complete sets: the same as ours", "incomplete: wrong",
                  "throws", "more careful than needed", "right"], rows)


def write_example(data):
    said = []
    for name, found in data["checks"].items():
        example = found["example"]
        said.append(f"{name}: " + (
            "throws" if example == "throws" else
            "no value" if example is None else f"`{example}`"))
    return "; ".join(said)


def write_speed(data):
    speed = data["speed"]
    ours = speed[OURS]["complete"]
    rows = []
    for name, kinds in speed.items():
        middle = kinds["complete"]["median"]
        rows.append([f"**{name}**" if name == OURS else name,
                     spread(kinds["complete"], 1e-3),
                     number(1e9 / middle),
                     ratio(kinds["complete"], ours),
                     spread(kinds.get("incomplete"), 1e-3)])
    return table(["", "complete set, µs", "verdicts a second",
                  "times ours", "incomplete set, µs"], rows)


def write_growth(growth, unit):
    rows = []
    for name, columns in growth.items():
        first = next(iter(columns.values()))
        cells = []
        for found in columns.values():
            cells.append("too long" if found is None else
                         f"{number(found['median'] * 1e-3)} "
                         f"({found['median'] / first['median']:.1f} ×)"
                         if first else number(found["median"] * 1e-3))
        rows.append([f"**{name}**" if name == OURS else name, *cells])
    head = ["µs a verdict"] + [f"{n} {unit}" for n in next(iter(growth.values()))]
    return table(head, rows)


def goals(data):
    """What was aimed at: name, aim, found, reached."""
    if "absent" in data:
        return []
    ours = data["speed"][OURS]["complete"]["median"]
    found = []
    for name, most in (("json-logic-js", 1), ("publicodes", 100)):
        times = data["speed"][name]["complete"]["median"] / ours
        found.append([f"verdicts: {name} takes so many times as long",
                      f"at least {most}", number(times), verdict(times >= most)])
    return found


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

### Do they say the same?

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
{'Throws: ' + ', '.join(throwing) + '.' if throwing else ''} The strict
json-rules-engine refuses a fact that is missing, even where it could not matter;
“lenient” is its option `allowUndefinedFacts`. Neither wrong nor throwing:
{', '.join(neither) or 'none'}. publicodes has a value of its own for “not
defined” and handles it as we do; what it does not have is the list of what to
find out, which leaves out what cannot matter.

A small example (`bench/peers/example.json`): an adult with type 2 diabetes
without insulin, followed up at the hospital, wants a sensor, says no to the rest,
and does not know whether the doctor supports it. With a yes the verdict is
`special_reasoning`, with a no `not_covered`. Ours is `find_out_first`, and names
the question to ask. {write_example(data)}.

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

### How fast?

Warm, in one process for each, the answers read before the clock starts; engines
take turns, median of {RUNS} rounds with the smallest and the largest.

{write_speed(data)}

“as JSON” also makes the JSON of the assessment, which the others do not. Ours
works on incomplete sets, too: the proof that a gap matters is looked up in a
decision diagram, made once.

### How does it grow?

With every condition written ten and a hundred times over (joined by *or*, which
says the same; a pack holds at most 64 statements of a kind, so that conditions
are what can grow), on the same {GROWTH_SETS} complete sets:

{write_growth(data['growth']['rules'], '× the conditions')}

With more answer sets in one go, which only shows what memory costs:

{write_growth(data['growth']['data'], 'sets')}
"""
