# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors
"""How fast our verdicts are beside those of other rule engines."""

import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor

from engines import ENGINES, OURS, SCRIPT, SETS, make_sets
from measure import (HERE, KNOWLEDGE, RUNS, number, ratio, spread, summarize,
                     table, verdict)

OURS_JSON = "Utstyrsveiviser, as JSON"
TIMED = [name for name in ENGINES if name != "json-rules-engine"]
MILLISECONDS = 60
# How cost grows: few sets and rounds, for the slowest takes seconds a set.
GROWTH_SETS = 5
GROWTH_RUNS = 3
GROWTH_PATIENCE = 10


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


def measure(place):
    absent = place.install_modules()
    if absent is not None:
        return {"absent": absent}
    sets = make_sets(place)
    return {"speed": measure_speed(place, sets),
            "growth": measure_growth(place, sets)}


# ---- The report ----

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
    return f"""\
Warm, in one process for each, the answers read before the clock starts; engines
take turns (publicodes with the first ten sets, the others with all), median of {RUNS} rounds with the smallest and the largest.

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
