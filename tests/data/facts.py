#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors
"""Holds what the packs say against the fixture of the facts: every row is said
somewhere or left out for a reason, and no contact detail comes from elsewhere.

Usage: facts.py SOURCE-ROOT
"""

import json
import re
import subprocess
import sys
from pathlib import Path

import tap

ROW = re.compile(r"^[A-Z]{1,2}-?\d+[a-z]?$")
LEFT_OUT = re.compile(r"^([A-Z]{1,2}-\d+[a-z]?): (.{20,})$")
NEVER_SHOWN = {"old", "mock", "do-not-use"}
EXAMPLES = "data/examples/"
# Says itself what it is, and not to people.
SKIPPED_MEMBERS = {"id", "criterion", "$schema", "$id", "$ref"}

EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
URL = re.compile(
    r"(?:https?://)?(?:www\.)?((?:[a-z0-9][a-z0-9-]*\.)+"
    r"(?:no|com|dk|org|net|info|eu|se|io)(?![\w-])(?:/[^\s\"”»,;)]*)?)", re.IGNORECASE)
PHONE = re.compile(r"(?<![\w.,/-])(?:(?:\+|00)?\d(?:[ \u00a0]?\d){5,13}|0\d{4})(?![\w/-])")
SHORT_NUMBER = re.compile(r"\b11[0-9]\b")
# What a place is known by in the tables.
NUMBER_OF_PLACE = re.compile(r"/(?:number|municipality|county|counties/\d+|places/\d+)$")
ADDRESS = re.compile(
    r"(?i:postboks|p\.? ?o\.? box) ?\d+[^;|\"]*?\d{4} [A-ZÆØÅ]\w+"
    r"|[A-ZÆØÅ]\w+(?:veien|vegen|gata|gaten|gate) \d+|\bbygg \d+")
# A space parts the thousands of a number that is no phone number.
AMOUNT = re.compile(r"^\d{1,3}(?:[ \u00a0]\d{3})+$")
DATE = re.compile(r"\d{4}-\d{2}(?:-\d{2})?")


def walk(node, place, parents=()):
    """Each string below a node, with its place and the objects around it."""
    if isinstance(node, str):
        yield node, place, parents
    elif isinstance(node, dict):
        for name, child in node.items():
            if name not in SKIPPED_MEMBERS:
                yield from walk(child, f"{place}/{name}", parents + (node,))
    elif isinstance(node, list):
        for number, child in enumerate(node):
            yield from walk(child, f"{place}/{number}", parents)


def refs_of(node):
    """Each reference to a source below a node."""
    if isinstance(node, dict):
        for name, child in node.items():
            if name == "source" and isinstance(child, list):
                yield from child
            else:
                yield from refs_of(child)
    elif isinstance(node, list):
        for child in node:
            yield from refs_of(child)


def plain_url(url):
    return url.rstrip(".:/'’").lower()


def digits(phone):
    """A number as it is dialled in Norway."""
    return re.sub(r"^(?:\+|00)47", "", re.sub(r"[ \u00a0]", "", phone))


class Facts:
    """The fixture, the data and what is left out."""

    def __init__(self, top):
        self.top = top
        here = top / "tests" / "data"
        with open(here / "facts" / "rows.json", encoding="utf-8") as file:
            fixture = json.load(file)
        self.rows = [row for rows in fixture["rows"].values() for row in rows]
        self.documents = {row: document for document, rows in fixture["documents"].items()
                          for row in rows}
        self.contacts = fixture["contacts"]
        self.data = {}
        for path in sorted((top / "data").rglob("*.json")):
            if "schema" not in path.parts:
                with open(path, encoding="utf-8") as file:
                    self.data[str(path.relative_to(top))] = json.load(file)
        with open(here / "facts-left-out.md", encoding="utf-8") as file:
            self.left_out_lines = [line.rstrip("\n") for line in file
                                   if re.match(r"^[A-Z]{1,2}-?\d", line)]
        self.left_out = [LEFT_OUT.match(line)[1] for line in self.left_out_lines
                         if LEFT_OUT.match(line)]

    def pack_files(self):
        return {name: root for name, root in self.data.items()
                if name.startswith("data/knowledge/")}

    def refs(self):
        """Each source and locator, and the file that has it."""
        for name, root in self.pack_files().items():
            for ref in refs_of(root):
                source, _, locator = ref.partition("#")
                yield source, locator, name

    def said(self):
        return {locator for _, locator, _ in self.refs()}

    def strings(self):
        for name, root in self.data.items():
            yield from walk(root, name)

    def values(self, kind, shown=True):
        """The details of a kind that may be shown, or those that may not."""
        return {one["value"] for one in self.contacts
                if one["kind"] == kind and shown != bool(NEVER_SHOWN & set(one["flags"]))}


def test_every_row(facts):
    """Every row is said somewhere, or left out for a reason."""
    said = facts.said()
    return [f"{row}: nothing in data/knowledge names it, and no reason stands in "
            "tests/data/facts-left-out.md"
            for row in facts.rows if row not in said and row not in facts.left_out]


def test_left_out(facts):
    """What is left out is a row, once, with a reason, and is not said."""
    said = facts.said()
    faults = [f"not `ROW: reason`: {line}" for line in facts.left_out_lines
              if not LEFT_OUT.match(line)]
    for row in sorted(set(facts.left_out)):
        if row not in facts.rows:
            faults.append(f"{row}: there is no such row")
        if row in said:
            faults.append(f"{row}: left out, but the data names it")
        if facts.left_out.count(row) > 1:
            faults.append(f"{row}: stands twice")
    if facts.left_out != sorted(facts.left_out):
        faults.append("the lines are not sorted")
    return faults


def test_known_rows(facts):
    """A locator that looks like a row is one, or a trap."""
    return [f"{name}: {source}#{locator}: there is no such row"
            for source, locator, name in facts.refs()
            if ROW.match(locator) and locator not in facts.rows
            and not locator.startswith(("T-", "UT-", "P-"))]


def test_documents(facts):
    """The rows of one document stand with one source."""
    sources = {}
    for source, locator, name in facts.refs():
        if locator in facts.documents:
            sources.setdefault(facts.documents[locator], {}).setdefault(source, f"{name}#{locator}")
    return [f"document {document}: {found}" for document, found in sorted(sources.items())
            if len(found) > 1]


def test_emails(facts):
    """Every e-mail address is one of the facts'."""
    allowed = facts.values("email")
    return [f"{place}: {email}" for text, place, _ in facts.strings()
            for email in EMAIL.findall(text)
            if email not in allowed and not place.startswith(EXAMPLES)]


def phones_in(text):
    text = DATE.sub(" ", URL.sub(" ", text))
    for phone in PHONE.findall(text):
        if not AMOUNT.match(phone) or phone == "116 117":
            yield phone
    yield from SHORT_NUMBER.findall(PHONE.sub(" ", text))


def test_phones(facts):
    """Every number that could be dialled is one of the facts'."""
    allowed = {digits(phone) for phone in facts.values("phone")}
    return [f"{place}: {phone}" for text, place, _ in facts.strings()
            if not NUMBER_OF_PLACE.search(place) and not place.startswith(EXAMPLES)
            for phone in phones_in(text) if digits(phone) not in allowed]


def test_urls(facts):
    """Every web address is one of the facts', or a page that leads to one."""
    allowed = facts.values("url")
    return [f"{place}: {url}" for text, place, _ in facts.strings()
            for url in URL.findall(EMAIL.sub(" ", text))
            if plain_url(url) not in allowed
            and not any(one.startswith(plain_url(url) + "/") for one in allowed)]


def test_addresses(facts):
    """Every address is one of the facts'."""
    allowed = facts.values("address")
    return [f"{place}: {address}" for text, place, _ in facts.strings()
            if not place.startswith(EXAMPLES)
            for address in ADDRESS.findall(text) if address.replace(",", "") not in allowed]


def test_examples(facts):
    """The persons of the examples live nowhere and have no number."""
    return [f"{place}: {text}" for text, place, _ in facts.strings()
            if place.startswith(EXAMPLES) and "/address/" in place
            and text and not text.startswith(("Eksempel", "0000 Eksempel"))] + [
        f"{place}: {text}" for text, place, _ in facts.strings()
        if place.startswith(EXAMPLES) and text and place.endswith(("/phone", "/email"))]


def test_places(facts):
    """Where a unit is, is what the facts have for a unit."""
    allowed = facts.values("place")
    return [f"{place}: {text}" for text, place, parents in facts.strings()
            if place.endswith("/value") and parents and parents[-1].get("kind") == "place"
            and not any(text in one for one in allowed)]


def test_never_shown(facts):
    """What the facts call old, invented or not to be used stands nowhere."""
    forbidden = [value for kind in ("phone", "email", "address", "place")
                 for value in facts.values(kind, shown=False)]
    forbidden += [digits(value) for value in facts.values("phone", shown=False)]
    return [f"{place}: {value}" for text, place, _ in facts.strings()
            for value in forbidden if value in text]


def test_switchboards(facts):
    """A switchboard is not shown as the number of a unit."""
    boards = [one["value"] for one in facts.contacts if "switchboard" in one["flags"]]
    return [f"{place}: {value}" for text, place, _ in facts.strings()
            for value in boards if value in text and "units.json" in place]


def test_checked(facts):
    """A detail that is to be checked tells the reader so."""
    doubtful = {one["value"].replace(",", "") for one in facts.contacts
                if "check" in one["flags"] and one["kind"] in ("phone", "email", "address")}
    faults = []
    for text, place, parents in facts.strings():
        if not place.endswith("/value") or not parents or "kind" not in parents[-1]:
            continue
        for value in doubtful:
            if value in text.replace(",", "") and not (parents[-1].get("check")
                                                       or parents[-1].get("confirm")):
                faults.append(f"{place}: {value} has neither check nor confirm")
    return faults


def test_current(facts):
    """The fixture is what the collection of facts gives now."""
    collection = facts.top.parent / "shared" / "facts.md"
    if not collection.is_file():
        raise tap.Skip("../shared/facts.md is not there, so the fixture cannot be compared")
    made = subprocess.run([sys.executable, facts.top / "tools" / "make-facts-fixture",
                           "--check", collection], capture_output=True, text=True, check=False)
    return made.stderr.splitlines() if made.returncode else []


def test_faults_are_noticed(facts):
    """Each check finds a fault that is put before it."""
    text = {"nb": "", "nn": "", "en": ""}
    planted = (
        (test_known_rows, {"source": ["project#Z-99"]}),
        (test_documents, {"source": ["project#A-01"]}),
        (test_left_out, {"source": ["project#U-06"]}),
        (test_emails, "Skriv til noen@sykehuset.no."),
        (test_phones, "Ring 22 22 22 22."),
        (test_phones, "Ring 04800 eller 22222222."),
        (test_phones, "Ring 112."),
        (test_urls, "Se www.sykehuset.no/utstyr."),
        (test_urls, "https://helsenorge.no/finnes/ikke"),
        (test_addresses, "Postboks 12, 0001 Oslo"),
        (test_addresses, "Storgata 5"),
        (test_places, {"kind": "place", "value": "Lillestrøm"}),
        (test_never_shown, "Ring 23 01 65 04."),
        (test_never_shown, "St. Olavs: 98765432"),
        (test_checked, {"kind": "phone", "value": "22 11 81 11"}),
        (test_examples, None),
    )
    faults = []
    for check, fault in planted:
        # An own copy: what is planted must not be seen by the others.
        other = Facts(facts.top)
        if fault is None:
            other.data["data/examples/planted.json"] = {"person": {"address": ["Storgata 5"]}}
        else:
            planted_node = dict(text, nb=fault) if isinstance(fault, str) else fault
            other.data["data/knowledge/planted.json"] = {"planted": [planted_node]}
        if not check(other):
            faults.append(f"{check.__name__} does not see {fault}")
    other = Facts(facts.top)
    other.rows.append("Z-98")
    return faults + ([] if test_every_row(other) else ["test_every_row does not see a new row"])


if __name__ == "__main__":
    sys.exit(tap.run(globals(), Facts(Path(sys.argv[1]).resolve())))
