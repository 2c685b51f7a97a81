# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors
"""Every text that somebody reads: those of the knowledge, and those of the
program with their translations."""

import ast
import json
import re
from dataclasses import dataclass, field
from pathlib import Path

LANGUAGES = ("nb", "nn", "en")
# Names stand here: of hospitals, places, devices and who published what.
NAME_FILES = ("units.json", "places.json", "agreements.json")
# No words of a text: places to be filled in, addresses, and what printf takes.
NO_WORDS = re.compile(
    r"\{\w+\}|https?://\S*|\b[\w.-]+@[\w.-]+|\b(?:[a-z0-9-]+\.)+"
    r"(?:no|com|dk|org|net|eu)\b(?:/\S*)?|%(?:\d\$)?[-+0-9.*]*l*[a-zA-Z%]|(?<![\w-])--?[a-z][a-z-]*"
    r"|(?:\w+)?\.(?:json|pdf|odt|txt|csv|ics|veicase|veipack|veipub|minisig)\b|/\w+/\w+|\\\w+",
    re.IGNORECASE)
WORD = re.compile(r"(?<![\w/])[^\W\d_]+(?:[-’'][^\W\d_]+)*(?!\w)")
# What is written in capitals is an abbreviation, or stands for what is typed.
CAPITALS = re.compile(r"^[A-ZÆØÅ]+(?:-[A-ZÆØÅ]+)*$")
LONG_WORD = 6


def walk(node, place):
    """Each text below a node: its place, and the object with the languages."""
    if isinstance(node, dict):
        if isinstance(node.get("nb"), str):
            yield place, node
        else:
            for name, child in node.items():
                yield from walk(child, f"{place}/{name}")
    elif isinstance(node, list):
        for number, child in enumerate(node):
            yield from walk(child, f"{place}/{number}")


def strings(node):
    """Each string below a node that is not a text in three languages."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        if not isinstance(node.get("nb"), str):
            for child in node.values():
                yield from strings(child)
    elif isinstance(node, list):
        for child in node:
            yield from strings(child)


@dataclass
class Message:
    """A message of the program, and its translation."""
    context: str | None = None
    msgid: str = ""
    plural: str | None = None
    forms: dict = field(default_factory=dict)
    fuzzy: bool = False
    format: bool = False
    obsolete: bool = False

    @property
    def place(self):
        return f"“{self.msgid[:60]}”"


def unquote(line):
    return ast.literal_eval(line[line.index('"'):])


def read_po(path):
    """The messages of a catalog, without its head."""
    messages = []
    message, part = Message(), None

    def end():
        nonlocal message, part
        if message.msgid and not message.obsolete:
            messages.append(message)
        message, part = Message(), None

    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.strip():
            end()
        elif line.startswith("#,"):
            message.fuzzy = "fuzzy" in line
            message.format = "c-format" in line and "no-c-format" not in line
        elif line.startswith("#~"):
            message.obsolete = True
        elif line.startswith("#"):
            continue
        elif line.startswith("msgctxt"):
            message.context = unquote(line)
        elif line.startswith("msgid_plural"):
            message.plural, part = unquote(line), "plural"
        elif line.startswith("msgid"):
            message.msgid, part = unquote(line), "msgid"
        elif line.startswith("msgstr"):
            number = re.match(r"msgstr\[(\d)\]", line)
            part = int(number[1]) if number else 0
            message.forms[part] = unquote(line)
        elif isinstance(part, int):
            message.forms[part] += unquote(line)
        elif part is not None:
            setattr(message, part, getattr(message, part) + unquote(line))
    end()
    return messages


def plain(message):
    """A message as it is read: without a mnemonic."""
    return re.sub(r"(?<!\w)_(?=\w)", "", message)


class Texts:
    """All of them, read once."""

    def __init__(self, top):
        self.top = Path(top)
        folder = self.top / "data" / "knowledge"
        self.files = {path.name: json.loads(path.read_text(encoding="utf-8"))
                      for path in sorted(folder.glob("*.json"))}
        self.po = {code: read_po(self.top / "po" / f"{code}.po")
                   for code in ("nb", "nn")}

    def pack(self):
        """(place, text in three languages) of the knowledge."""
        for name, root in self.files.items():
            yield from walk(root, name + ":")

    def program(self, language):
        """(place, text) of the program."""
        for message in self.po["nb" if language == "en" else language]:
            if language == "en":
                forms = [message.msgid] + [message.plural] * bool(message.plural)
            else:
                forms = message.forms.values()
            for form in forms:
                yield message.place, plain(form)

    def all(self, language):
        """(place, text) of everything in a language."""
        for place, text in self.pack():
            yield place, text[language]
        yield from self.program(language)

    def names(self):
        """The words of names, which no dictionary has: of hospitals, places and
        devices, of countries, and of who published a source."""
        found = set()

        def add(text):
            for word in WORD.findall(text):
                found.update({word, *word.split("-")})

        for name in NAME_FILES:
            for string in strings(self.files[name]):
                add(string)
        for place, text in self.pack():
            if (re.search(r"^units\.json:/(?:units|trusts|regions)/\d+/name$"
                          r"|^travel\.json:/countries/", place)
                    or re.search(r"^rights\.json:/offices/\d+/name$", place)):
                for language in LANGUAGES:
                    add(text[language])
        for source in self.files["sources.json"]["sources"]:
            add(source["publisher"])
        return found


def words_of(text):
    """The words of a text that a dictionary should have."""
    return [word for word in WORD.findall(NO_WORDS.sub(" ", text))
            if len(word) > 1 and not CAPITALS.match(word)]


def lix(text):
    """(words, readability index) as the linter of letters counts."""
    words = WORD.findall(re.sub(r"\{\w+\}", "x", text))
    n_words = len(words) + len(re.findall(r"(?<!\w)\d[\d.,–]*(?!\w)", text))
    if not words:
        return 0, 0.0
    sentences = sum(
        1 for piece in re.split(r"(?<!\d)[.!?:;](?=\s|$)|(?<=\d)\.(?=\s+[A-ZÆØÅ]|$)|\n",
                                text) if re.search(r"\w", piece))
    long_words = sum(len(word.replace("-", "")) > LONG_WORD for word in words)
    return n_words, n_words / max(sentences, 1) + 100 * long_words / n_words
