#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors
"""Reads every text in its three languages: that it is there, that it is spelled
as the dictionaries spell, that it is easy to read, and that its hospital words
are explained.

Usage: lang.py SOURCE-ROOT
"""

import re
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from texts import CAPITALS, LANGUAGES, WORD, Texts, lix, words_of

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "data"))
import tap  # noqa: E402

HERE = Path(__file__).resolve().parent
DICTIONARIES = {"nb": "nb_NO", "nn": "nn_NO", "en": "en_GB"}
FORMAT = re.compile(r"%(?:(\d+)\$)?[-+ #0']*(?:\d+|\*)?(?:\.(?:\d+|\*))?"
                    r"(?:hh|h|ll|l|z)?([a-zA-Z%])")
MOST_LIX = 40
LEAST_WORDS = 40
# Names that are the same in every language, and beginnings of words.
NAMES = re.compile(r"^travel\.json:/countries/|^units\.json:/(?:units|trusts|regions)/\d+/name$"
                   r"|^rights\.json:/(?:offices|bodies)/\d+/name$|^sources\.json:/"
                   r"|^topics\.json:/terms/\d+/(?:word|forms)$|^abroad\.json:/(?:regions|bodies)/"
                   r"\d+/name$|^letters\.json:/linter/plain/\d+/")
# No words of a text, but beginnings of words.
STEMS = re.compile(r"^letters\.json:/linter/plain/\d+/word$")
# Texts of as many words are hardly the same in bokmål and nynorsk.
LONG_SAME = 8
SAME_IN_NN = {
    "letters.json:/groups/situation/3/child": "each word is the same",
    "questions.json:/questions/12/find_out": "each word is the same",
    "travel.json:/responsibilities/1/text": "each word is the same",
    "travel.json:/checklist/9/title": "each word is the same",
    "agreements.json:/agreements/2/name": "dates",
}
# The same in English and Norwegian: signs, and international words.
SAME_IN_EN = {"Type 1", "Type 2", "mmol/mol", "sensor (CGM)"}
# Words of bokmål that nynorsk does not have. A dictionary that begins to take
# one of them is to be noticed.
NOT_NYNORSK = """ikke jeg hva hvem hvor hvordan hvorfor hvilken hvilke noe noen kun uke uker mye være
gjør gjøre hjemme selv begrunnelse henvisning henvise sykehus sykepleier sykdom avslår forespørsel anmodning
trenger kommer søker fra ble finnes trengs kalles gis brukes settes sendes vurderes
betales nevnes måned fremdeles fortsatt allerede muligheter tillatelse""".split()


# ---- The catalogs of the program ----

def test_messages_are_translated(texts):
    same = {line for line in (HERE / "same.txt").read_text(encoding="utf-8").splitlines()
            if line and not line.startswith("#")}
    for language, messages in texts.po.items():
        print(f"# {language}: {len(messages)} messages")
        for message in messages:
            forms = list(message.forms.values())
            if not forms or not all(forms):
                yield f"{language}: not translated: {message.place}"
            elif message.fuzzy:
                yield f"{language}: fuzzy: {message.place}"
            elif (message.msgid in forms or message.plural in forms) \
                    and message.msgid not in same:
                yield f"{language}: the same as in English: {message.place}"


def arguments(form):
    """What printf takes, by place."""
    found = {}
    for number, match in enumerate(FORMAT.finditer(form), 1):
        if match[2] != "%":
            found[match[1] or str(number)] = match[2]
    return sorted(found.items())


def test_arguments_and_plurals(texts):
    for language, messages in texts.po.items():
        path = texts.top / "po" / f"{language}.po"
        # Not to /dev/null: newer versions put a file in its place.
        with tempfile.TemporaryDirectory() as folder:
            checked = subprocess.run(["msgfmt", "--check", "-o", f"{folder}/{language}.mo",
                                      str(path)],
                                     capture_output=True, text=True, check=False)
        for line in checked.stderr.splitlines() if checked.returncode else []:
            yield f"{language}: {line}"
        if "nplurals=2; plural=(n != 1)" not in path.read_text(encoding="utf-8"):
            yield f"{language}: the rule for plurals is not that of Norwegian"
        for message in messages:
            if message.plural and set(message.forms) != {0, 1}:
                yield f"{language}: not two forms: {message.place}"
            wanted = arguments(message.plural or message.msgid)
            for number, form in message.forms.items():
                if arguments(form) != wanted and not (message.plural and number == 0):
                    yield f"{language}: other arguments: {message.place}"


# ---- The knowledge ----

def test_pack_is_translated(texts):
    n_texts = n_same = 0
    names = texts.names()
    for place, text in texts.pack():
        n_texts += 1
        if set(text) != set(LANGUAGES) or not all(part.strip() for part in text.values()):
            yield f"{place}: not in all three languages"
            continue
        n_same += text["nb"] == text["nn"]
        slots = {language: sorted(re.findall(r"\{\w+\}", part))
                 for language, part in text.items()}
        if not slots["nb"] == slots["nn"] == slots["en"]:
            yield f"{place}: not the same places to fill in"
        if NAMES.search(place) or names.issuperset(WORD.findall(text["en"])):
            continue
        if (text["nb"] == text["nn"] and len(text["nb"].split()) >= LONG_SAME
                and place not in SAME_IN_NN):
            yield f"{place}: nynorsk is the same as bokmål: {text['nn']}"
        if text["en"] in (text["nb"], text["nn"]) and text["en"] not in SAME_IN_EN:
            yield f"{place}: English is the same as Norwegian: {text['en']}"
    print(f"# {n_texts} texts; in {n_same} ({100 * n_same / n_texts:.0f} %) nynorsk and bokmål "
          "are the same")


# ---- Spelling ----

def misspelled(language, words):
    """Those that the dictionary does not have."""
    found = subprocess.run(["hunspell", "-i", "utf-8", "-d", DICTIONARIES[language], "-l"],
                           input="\n".join(words) + "\n", capture_output=True, text=True,
                           env={"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin:/usr/local/bin"},
                           check=True)
    return set(found.stdout.split())


def need_dictionaries():
    if shutil.which("hunspell") is None:
        raise tap.Skip("hunspell is not installed")
    known = subprocess.run(["hunspell", "-D"], input="", capture_output=True, text=True,
                           check=False).stderr
    for name in DICTIONARIES.values():
        if name not in known:
            raise tap.Skip(f"the dictionary {name} is not installed")


def word_list(language):
    """The words of a list, and faults of it: a word that no line explains."""
    words, faults, explained = set(), [], False
    path = HERE / f"words-{language}.txt"
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line:
            explained = False
        elif line.startswith("#"):
            explained = True
        elif not explained:
            faults.append(f"{path.name}: nothing says why: {line}")
        else:
            words.update(line.split())
    return words, faults


def spelling_faults(texts, language):
    need_dictionaries()
    places = defaultdict(list)
    for place, text in texts.all(language):
        if not STEMS.search(place):
            # A compound with a hyphen is as good as its parts.
            for part in "-".join(words_of(text)).split("-"):
                if len(part) > 1 and not CAPITALS.match(part):
                    places[part].append(place)
    known = set(texts.names())
    faults = []
    for name in ("all", language):
        words, listed = word_list(name)
        known |= words
        faults += listed

    for word in sorted(misspelled(language, sorted(places))):
        if word not in known and word.lower() not in known:
            faults.append(f"{language}: “{word}” in {places[word][0]}")
    print(f"# {language}: {len(places)} words, {len(known) - len(texts.names())} of our own")
    return faults


def test_spelling_nb(texts):
    return spelling_faults(texts, "nb")


def test_spelling_nn(texts):
    return spelling_faults(texts, "nn")


def test_spelling_en(texts):
    return spelling_faults(texts, "en")


def test_nynorsk_is_nynorsk(texts):
    found = defaultdict(list)
    for place, text in texts.all("nn"):
        if NAMES.search(place):
            continue
        for word in words_of(text):
            if word.lower() in NOT_NYNORSK:
                found[word].append(place)
    for word, places in sorted(found.items()):
        yield f"nn: “{word}” is bokmål, in {places[0]}"


# ---- Plain words ----

def lix_faults(texts, language):
    faults, n_long, heaviest = [], 0, 0.0
    for place, text in texts.all(language):
        n_words, index = lix(text)
        if n_words >= LEAST_WORDS:
            n_long += 1
            heaviest = max(heaviest, index)
            if index >= MOST_LIX:
                faults.append(f"{language}: LIX {index:.1f} in {place}: {text}")
    print(f"# {language}: {n_long} texts of {LEAST_WORDS} words or more, the heaviest "
          f"has {heaviest:.1f}")
    return faults


def test_lix_nb(texts):
    return lix_faults(texts, "nb")


def test_lix_nn(texts):
    return lix_faults(texts, "nn")


def test_lix_en(texts):
    return lix_faults(texts, "en")


def glossary(texts, language):
    """Every form of every word that is explained, in lower case."""
    forms = set()
    for term in texts.files["topics.json"].get("terms", []):
        for text in (term["word"], term.get("forms")):
            if text:
                forms.update(form.strip().lower() for form in text[language].split(","))
    return forms


def is_explained(text, word, plain, forms):
    """Whether a plainer word stands beside it, or screens explain it."""
    lower = text.lower()
    if any(re.search(rf"(?<!\w){re.escape(form)}(?!\w)", lower) and word in form
           for form in forms):
        return True
    return any(part in lower for part in plain.lower().split(" / "))


def test_hospital_words_are_explained(texts):
    """The list is that of the linter of letters. What a letter or the letter’s
    doctor says in the third person is no hospital word."""
    plain_words = texts.files["letters.json"]["linter"]["plain"]
    for language in LANGUAGES:
        forms = glossary(texts, language)
        n_found = 0
        for entry in plain_words:
            word, plain = entry["word"][language].lower(), entry["plain"][language]
            if plain in ("jeg", "eg", "I"):
                continue
            begins = re.compile(rf"(?<!\w){re.escape(word)}\w*")
            for place, text in texts.all(language):
                if place.startswith(("letters.json:/linter/", "sources.json:")):
                    continue
                for match in begins.finditer(text.lower()):
                    n_found += 1
                    if not is_explained(text, match[0], plain, forms):
                        yield (f"{language}: “{match[0]}” is not explained, in {place}; "
                               f"plainer: “{plain}”")
        print(f"# {language}: {len(plain_words)} hospital words, found {n_found} times")


def test_terms_are_met(texts):
    """A word that nobody meets needs no explanation."""
    everything = {language: " ".join(
        text for place, text in texts.all(language) if not place.startswith("topics.json:/terms/"))
        .lower() for language in ("nb", "nn")}
    for term in texts.files["topics.json"].get("terms", []):
        for language, text in everything.items():
            forms = ",".join(part[language] for part in (term["word"], term.get("forms")) if part)
            if not any(re.search(rf"(?<![\w-]){re.escape(form.strip().lower())}(?![\w-])", text)
                       for form in re.sub(r"[()]", "", forms).split(",")):
                yield f"{language}: no text has the word “{term['word'][language]}”"


def listed(test):
    """A test that yields faults, as one that returns them."""
    def run(texts):
        return list(test(texts))
    run.__name__ = test.__name__
    return run


if __name__ == "__main__":
    tests = {name: listed(value) for name, value in list(globals().items())
             if name.startswith("test_")}
    sys.exit(tap.run(tests, Texts(sys.argv[1])))
