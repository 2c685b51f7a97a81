#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors
"""Everything that decides something stands in the rule book, with its source.

Reads the pack by itself and looks for each id and each text, in the text and in
the PDF; what a reader of the screen hears of the graph is looked for, too.
"""

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

CLI, KNOWLEDGE = sys.argv[1:3]


def load(name):
    return json.loads((Path(KNOWLEDGE) / name).read_text(encoding="utf-8"))


def run(*words):
    return subprocess.run([CLI, "--pack", KNOWLEDGE, *words], check=True,
                          capture_output=True, text=True).stdout


def squeeze(text):
    return re.sub(r"\s+", " ", text)


def wanted(language):
    """(what, text that must stand in the rule book)"""
    questions, rules, letters = (load(f"{name}.json")
                                 for name in ("questions", "rules", "letters"))
    for question in questions["questions"]:
        yield question["id"], f"{question['id']}: {question['text'][language]}"
        for member in ("help", "why", "find_out", "met"):
            if member in question:
                yield f"{question['id']}/{member}", question[member][language]
        for choice in question.get("choices", []):
            yield f"{question['id']}/{choice['id']}", choice["label"][language]
    for verdict in rules["verdicts"]:
        yield verdict["id"], f"{verdict['id']}: {verdict['title'][language]}"
        yield verdict["id"], verdict["text"][language]
    for equipment in rules["equipment"]:
        for number, line in enumerate(equipment["lines"], 1):
            yield line["criterion"], f"{number}. {line['criterion']}"
            yield line["criterion"], line["text"][language]
    for kind in ("approvals", "cautions", "steps"):
        for rule in rules[kind]:
            yield rule["id"], rule["id"]
            yield rule["id"], rule["text"][language]
    for deadline in rules["deadlines"]:
        yield deadline["id"], f"{deadline['id']}: {deadline['days']} "
    blocks = [block for group in letters["groups"].values() for block in group]
    for kind in letters["kinds"]:
        blocks += kind["blocks"]
        yield kind["id"], f"({kind['id']})"
        yield kind["id"], kind["description"][language]
        for refusal in kind.get("refused_when", []):
            yield kind["id"], refusal["text"][language]
    for block in letters["reasons"] + blocks:
        if "text" not in block:
            continue
        name = block.get("id", block.get("question"))
        yield name, f"{name}: {block['text'][language]}"
        if "child" in block:
            yield f"{name}/child", block["child"][language]


def sources_of(node):
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "source":
                yield from value
            else:
                yield from sources_of(value)
    elif isinstance(node, list):
        for value in node:
            yield from sources_of(value)


def check_text(language):
    text = squeeze(run("rulebook", "--lang", language))
    missing = [f"{what}: {said}" for what, said in wanted(language)
               if squeeze(said).strip() not in text]
    labels = {source["id"]: source["label"][language]
              for source in load("sources.json")["sources"]}
    for name in ("questions", "rules", "letters"):
        for ref in sources_of(load(f"{name}.json")):
            source, _, locator = ref.partition("#")
            said = labels[source] + (f" ({locator})" if locator else "")
            if said not in text:
                missing.append(f"{name}: {ref}")
    # No term of the file is left as it stands there.
    for term in {term for term in re.findall(r'"(!?(?:asks|fact|trip|reason|own_words):?[a-z_]*)"',
                                             json.dumps(load("letters.json")["groups"]))
                 if ":" in term}:
        if re.search(rf"(?<!\S){re.escape(term)}(?!\S)", text):
            missing.append(f"in words: {term}")
    return missing


def check_graph(pdf):
    """The figures of the PDF say in words what they show, each question once."""
    found = json.loads(subprocess.run(["qpdf", "--json", pdf], check=True,
                                      capture_output=True, text=True).stdout)
    objects = [value for value in found["qpdf"][1].values()] if "qpdf" in found \
        else [{"value": value} for value in found["objects"].values()]
    figures = [value["value"] for value in objects if isinstance(value.get("value"), dict)
               and value["value"].get("/S") == "/Figure"]
    said = " ".join(figure.get("/Alt", "") for figure in figures)
    pages = load("questions.json")["pages"]
    missing = []
    if len(figures) != len(pages):
        missing.append(f"{len(figures)} figures, {len(pages)} pages of questions")
    if not all(figure.get("/Alt") for figure in figures):
        missing.append("a figure without words")
    for question in load("questions.json")["questions"]:
        if question["short"]["en"] not in said:
            missing.append(f"the graph: {question['id']}")
    return missing


def main():
    faults = []
    for language in ("nb", "nn", "en"):
        faults += check_text(language)
    with tempfile.TemporaryDirectory() as folder:
        pdf = str(Path(folder) / "rulebook.pdf")
        run("rulebook", "--lang", "en", "-o", pdf)
        faults += check_graph(pdf)
    if faults:
        print("\n".join(faults))
    print(f"{len(faults)} things do not stand in the rule book")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
