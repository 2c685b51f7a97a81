# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors
"""What the window says, looked up where it comes from.

A journey must not fail because a sentence was polished. Texts of the rules are
read from the knowledge; labels of the window from its templates, by action or
id, together with their translations.
"""

import ast
import json
import os
import re
from pathlib import Path
from xml.etree import ElementTree

TOP = Path(__file__).resolve().parents[3]
KNOWLEDGE = TOP / "data" / "knowledge"
EXAMPLES = TOP / "data" / "examples"
# What the window speaks; letters stay Norwegian.
LANGUAGE = os.environ.get("JOURNEY_LANGUAGE", "nb")
LETTER_LANGUAGE = "nn" if LANGUAGE == "nn" else "nb"


def squeeze(text):
    """A text without what line breaks and hyphenation make of it."""
    return re.sub(r"\s+", "", text.replace("\u00ad", ""))


def read_json(path):
    return json.loads(Path(path).read_text(encoding="utf-8"))


# ---- Translations ----

def read_catalogue(path):
    """The translations of a .po file: msgid -> msgstr. Contexts are dropped,
    because a journey takes any translation of a label."""
    found = {}
    # English is what the program is written in.
    if not path.is_file():
        return found
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        parts = {}
        name = None
        for line in block.splitlines():
            match = re.match(r'(msgid|msgstr)\s+(".*")$', line)
            if match:
                name = match.group(1)
                parts[name] = ast.literal_eval(match.group(2))
            elif line.startswith('"') and name:
                parts[name] += ast.literal_eval(line)
            elif not line.startswith("#"):
                name = None
        if parts.get("msgid") and parts.get("msgstr"):
            found.setdefault(parts["msgid"], set()).add(parts["msgstr"])
    return found


CATALOGUE = read_catalogue(TOP / "po" / f"{LANGUAGE}.po")


def shown(msgid):
    """The forms a text of the window can have: it is translated only where the
    program is installed."""
    return {msgid} | CATALOGUE.get(msgid, set())


def shown_pattern(msgid):
    """As shown(), for a text with %s or %u in it."""
    forms = (re.sub(r"%[sud]", ".*", re.escape(text).replace("%%", "%"))
             for text in shown(msgid))
    return re.compile("|".join(f"(?:{form})" for form in forms))


def shown_answer(msgid):
    """As shown_pattern(), for a button of a dialog: libadwaita 1.2 says its
    label twice, and its mnemonic may be gone."""
    forms = (re.escape(text.replace("_", "")) for text in shown(msgid))
    return re.compile("|".join(f"(?:{form})" for form in forms))


# ---- Templates ----

def template_labels(template, **wanted):
    """The label or title of the object of a template that has an id
    (identity=) or an action (action=)."""
    root = ElementTree.parse(TOP / "ui" / template).getroot()
    for item in root.iter("object"):
        properties = {p.get("name"): p.text for p in item.findall("property")}
        if (("identity" in wanted and item.get("id") != wanted["identity"])
                or ("action" in wanted
                    and properties.get("action-name") != wanted["action"])):
            continue
        for name in ("title", "label"):
            if properties.get(name):
                return shown(properties[name])
        for label in item.iter("object"):
            for part in label.findall("property"):
                if part.get("name") == "label" and part.text:
                    return shown(part.text)
    raise LookupError(f"{template} has no object with {wanted}")


# ---- Knowledge ----

class Knowledge:
    def __init__(self):
        asked = read_json(KNOWLEDGE / "questions.json")
        self.rules = read_json(KNOWLEDGE / "rules.json")
        self.letters = read_json(KNOWLEDGE / "letters.json")
        self.pages = [page["id"] for page in asked["pages"]]
        self.questions = {q["id"]: q for q in asked["questions"]}
        self.by_text = {q["text"][LANGUAGE]: q for q in asked["questions"]}

    def choices(self, question_id):
        return [c["id"] for c in self.questions[question_id].get("choices", [])]

    def verdict_title(self, verdict_id):
        return next(v["title"][LANGUAGE] for v in self.rules["verdicts"]
                    if v["id"] == verdict_id)

    def step_title(self, step_id):
        return next(s["title"][LANGUAGE] for s in self.rules["steps"]
                    if s["id"] == step_id)

    def letter(self, kind_id):
        return next(k for k in self.letters["kinds"] if k["id"] == kind_id)

    def subject(self, kind_id):
        """How the subject of a letter begins, as far as it never changes."""
        return next(block["text"][LANGUAGE].split("{")[0]
                    for block in self.letter(kind_id)["blocks"]
                    if block.get("role") == "subject")


def example(name):
    """An example person."""
    return read_json(EXAMPLES / f"{name}.json")
