#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors
"""Holds the JSON Schemas against the strict readers.

Both are given the shipped files, the broken packs of tests/data/bad, and
changes made here: a member taken out, one too many, a value of another type.
What the schema refuses, the readers must refuse; and a change of structure
that the readers refuse, the schema must refuse too.
"""

import copy
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import jsonschema

# Taking these out, or changing them, breaks no shape but a promise between
# two places, which no schema can know.
PROMISES = {
    "units.json": {"known", "contacts", "note"},
    "places.json": {"reason"},
    "rules.json": {"when", "requirement_caution"},
    "questions.json": {"follow_up_of", "met"},
    "letters.json": {"when", "source", "form", "answers", "facts", "rule",
                     "has", "id"},
    "abroad.json": {"sums", "total", "sender"},
    "topics.json": {"sender"},
    "rights.json": {"sender"},
    "travel.json": {"sender"},
}
# How many changes of one file are tried.
MOST = 40


class Schemas:
    def __init__(self, folder):
        self.store = {}
        for path in folder.glob("*.schema.json"):
            schema = json.loads(path.read_text(encoding="utf-8"))
            jsonschema.Draft202012Validator.check_schema(schema)
            self.store[schema["$id"]] = schema

    def refuses(self, name, document):
        schema = self.store[name.removesuffix(".json") + ".schema.json"]
        resolver = jsonschema.RefResolver("", schema, self.store)
        validator = jsonschema.Draft202012Validator(schema, resolver=resolver)
        error = next(validator.iter_errors(document), None)
        return error.message[:120] if error else None


def objects(node, path=()):
    """Every object of a document, with its path."""
    if isinstance(node, dict):
        yield path, node
        for key, value in node.items():
            yield from objects(value, path + (key,))
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from objects(value, path + (index,))


def at(document, path):
    for step in path:
        document = document[step]
    return document


def another_type(value):
    if value is None:
        return True
    return "x" if isinstance(value, (bool, int, float)) else 7


def changes(name, document):
    """(what, changed document, whether it is a matter of structure)"""
    seen = set()
    for path, found in objects(document):
        # Objects with the same members are read by the same code.
        shape = (tuple(sorted(found)), found.get("kind"))
        if "when" in path[:-1] or "definitions" in path[:-1]:
            continue
        if shape in seen:
            continue
        seen.add(shape)
        place = "/" + "/".join(map(str, path))
        promises = PROMISES.get(name, set())
        by_name = path and path[-1] in ("definitions", "groups", "words",
                                        "notes")
        for member in found:
            changed = copy.deepcopy(document)
            del at(changed, path)[member]
            yield (f"{place}: without {member}", changed,
                   member not in promises and not by_name)
            changed = copy.deepcopy(document)
            at(changed, path)[member] = another_type(found[member])
            yield f"{place}: {member} of another type", changed, True
        if not by_name:
            changed = copy.deepcopy(document)
            at(changed, path)["no_such_member"] = 1
            yield f"{place}: one member too many", changed, True


def edited(knowledge, edits):
    """The files that the edits of a broken pack change, changed."""
    files = {}
    for edit in edits:
        name = edit["file"]
        if name not in files:
            files[name] = json.loads(
                (knowledge / name).read_text(encoding="utf-8"))
        *steps, last = edit["pointer"].split("/")[1:]
        node = files[name]
        for step in steps:
            node = node[index_of(node, step)] if isinstance(node, list) \
                else node[step]
        if isinstance(node, list):
            index = len(node) if last == "-" else index_of(node, last)
            if "insert" in edit:
                node.insert(index, edit["insert"])
            elif "set" in edit:
                node[index] = edit["set"]
            else:
                del node[index]
        elif "set" in edit:
            node[last] = edit["set"]
        else:
            del node[last]
    return files


def index_of(items, step):
    for index, item in enumerate(items):
        if isinstance(item, dict) and step in (
                item.get("id"), item.get("criterion"), item.get("question")):
            return index
    return int(step)


def main():
    reader, knowledge, bad = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    schemas = Schemas(knowledge / "schema")
    items = []
    for path in sorted(knowledge.glob("*.json")):
        document = json.loads(path.read_text(encoding="utf-8"))
        items.append((path.name, "as shipped", document, True))
        # Evenly over the whole file.
        made = list(changes(path.name, document))
        for what, changed, structural in made[::len(made) // MOST + 1]:
            items.append((path.name, what, changed, structural))
    for path in sorted(bad.glob("*.json")):
        broken = json.loads(path.read_text(encoding="utf-8"))
        # The others give a whole file that is not even JSON, or take one away.
        if not all("pointer" in edit for edit in broken["edits"]):
            continue
        files = edited(knowledge, broken["edits"])
        # Only where one file is changed is it plain which one is at fault.
        if len(files) == 1:
            for name, document in files.items():
                if (knowledge / name).exists():
                    items.append((name, path.name, document, False))

    with tempfile.TemporaryDirectory() as folder:
        lines = []
        for number, (name, _, document, _) in enumerate(items):
            path = Path(folder) / f"{number}.json"
            path.write_text(json.dumps(document, ensure_ascii=False),
                            encoding="utf-8")
            lines.append(f"{name} {path}\n")
        answers = subprocess.run(
            [reader, str(knowledge)], input="".join(lines), check=True,
            capture_output=True, text=True).stdout.splitlines()
    assert len(answers) == len(items)

    faults = 0
    both = 0
    for (name, what, document, structural), answer in zip(items, answers):
        refused = answer.startswith("refused")
        why = schemas.refuses(name, document)
        both += refused and why is not None
        if why is not None and not refused:
            print(f"{name}: {what}: only the schema refuses it: {why}")
            faults += 1
        elif structural and refused and why is None:
            print(f"{name}: {what}: only the reader refuses it: {answer}")
            faults += 1
    print(f"{len(items)} documents, {both} refused by both, {faults} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
