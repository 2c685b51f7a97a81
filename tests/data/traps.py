#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors
"""Holds what the product says against the traps of the facts.

tests/data/traps.md names for each trap the tests that keep us out of it; those
over the data and the terminal program stand here.

Usage: traps.py SOURCE-ROOT UTSTYRSVEIVISER-CLI
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import tap

LANGUAGES = ("nb", "nn", "en")
TRAP = re.compile(r"^(U?T-\d+): (.+)$")
NAMED_TEST = re.compile(r"^(tests/[\w./-]+) (test_\w+)$")
REASON = "cannot be tested: "
AS_OF = "2026-11-22"
UNSTABLE_PARTS = ("insulin_regimen", "long_follow_up", "own_effort", "hard_to_regulate",
                  "repeated_hypos")


def texts_below(node, place):
    """Each text in the three languages below a node."""
    if isinstance(node, dict):
        if isinstance(node.get("nb"), str):
            yield place, node
        else:
            for name, child in node.items():
                yield from texts_below(child, f"{place}/{name}")
    elif isinstance(node, list):
        for number, child in enumerate(node):
            yield from texts_below(child, f"{place}/{number}")


class Product:
    """The data of the source tree and the program that was built."""

    def __init__(self, top, cli):
        self.top = top
        self.cli = cli
        self.pack = top / "data" / "knowledge"
        with open(top / "tests" / "data" / "facts" / "rows.json", encoding="utf-8") as file:
            self.traps = json.load(file)["traps"]

    def read(self, name):
        with open(self.pack / name, encoding="utf-8") as file:
            return json.load(file)

    def find(self, name, group, wanted):
        """The object of an id, or a criterion, in a list of a file."""
        return next(one for one in self.read(name)[group]
                    if wanted in (one.get("id"), one.get("criterion")))

    def texts(self, *names):
        for path in sorted(self.pack.glob("*.json")):
            if not names or path.name in names:
                yield from texts_below(self.read(path.name), path.name)

    def run(self, *arguments):
        environment = dict(os.environ, LC_ALL="C.UTF-8")
        done = subprocess.run([self.cli, *arguments, "--pack", self.pack], env=environment,
                              capture_output=True, text=True, check=True)
        return done.stdout

    def run_json(self, *arguments):
        return json.loads(self.run(*arguments, "--json"))

    def assess(self, name, changes=None):
        """The assessment of an example, with other answers."""
        with open(self.top / "data" / "examples" / f"{name}.json", encoding="utf-8") as file:
            case = json.load(file)
        case["answers"].update(changes or {})
        with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
            json.dump(case, file)
            file.flush()
            return self.run_json("assess", file.name, "--as-of", AS_OF)

    def device_names(self, as_of, category):
        lists = self.run_json("devices", "--as-of", as_of)
        return next([device["name"] for device in one["devices"]]
                    for one in lists if one["category"] == category)


def fault_unless(condition, fault):
    return [] if condition else [fault]


def words_found(product, pattern, *names):
    """Where a text has what none may have."""
    found = re.compile(pattern, re.IGNORECASE)
    return [f"{place}/{language}: {text[language]}" for place, text in product.texts(*names)
            for language in LANGUAGES if found.search(text[language])]


def words_missing(text, words):
    return [f"“{word}” is missing: {text}" for word in words if word not in text]


def test_t01_the_list_has_run_out(product):
    lists = product.run_json("devices", "--as-of", AS_OF)
    words = product.run("devices", "--as-of", AS_OF, "--lang", "nb")
    return ([f"{one['id']} is not said to have ended" for one in lists if not one["ended"]]
            + words_missing(" ".join(words.split()), [
                "gikk ut 31. desember 2025", "Vi har ikke funnet noen ny avtale",
                "Spør sykehuset hva som gjelder nå"]))


def test_t02_closed_loop_lists(product):
    old = product.device_names("2024-02-01", "closed_loop")
    new = product.device_names("2024-06-01", "closed_loop")
    return (fault_unless(old == ["MiniMed 780G", "Tandem t:slim X2 Control-IQ"], f"old: {old}")
            + fault_unless(new == ["MiniMed 780G", "YpsoPump med FreeStyle Libre 3",
                                   "Tandem t:slim X2", "YpsoPump med Dexcom G6"], f"new: {new}"))


def test_t03_rank_is_no_advice(product):
    agreements = product.read("agreements.json")
    ranks = list(texts_below(agreements["ranks"], "ranks"))
    caution = product.find("rules.json", "cautions", "caution.first_choice_reason")
    return ([f"{place}: {text['nb']}" for place, text in ranks if "avtalen" not in text["nb"]]
            + words_missing(caution["text"]["nb"], ["medisinsk begrunnelse", "ikke et råd"]))


def test_t04_the_dates_and_not_the_rule(product):
    said = re.compile(r"tre (?:til|-) ?fire år")
    return [f"{place}: {text['nb']}" for place, text in product.texts()
            if said.search(text["nb"]) and "31. desember 2025" not in text["nb"]]


def test_t05_no_pharmacy_for_sensors(product):
    """Where sensors and prescriptions meet, they are said not to, or in doubt."""
    sensor = re.compile(r"sensor|pumpe", re.IGNORECASE)
    held = re.compile(r"ikke|uenig|bedt om", re.IGNORECASE)
    faults = [f"{place}: {text['nb']}"
              for place, text in product.texts("topics.json", "rights.json", "travel.json",
                                               "units.json", "rules.json", "questions.json",
                                               "letters.json", "agreements.json")
              if "blå resept" in text["nb"] and sensor.search(text["nb"])
              and not held.search(text["nb"])]
    return faults + words_found(product, r"blå ?resept", "letters.json", "rules.json")


def test_t06_interim(product):
    source = product.find("sources.json", "sources", "cgm-group-exception-2023")
    assessed = product.assess("type2-unstable-refused")
    in_force = [text["nb"] for place, text in product.texts("letters.json")
                if "kriteriene som gjelder nå" in text["nb"]]
    return (fault_unless(source["interim"] and source["checked_on"], "the source is not interim")
            + fault_unless(source["id"] in assessed["stale"], "the assessment does not say so")
            + fault_unless(in_force, "the letter does not ask for the criteria in force"))


def test_t07_children_get_no_adult_verdict(product):
    adult = {"diabetes_type": "type1", "clinician_supports": True, "high_hba1c": True}
    assessed = product.assess("child-type1", adult)
    return [f"{name}: {one['verdict']}" for name, one in assessed["equipment"].items()
            if one["verdict"] != "childrens_department"]


def test_t08_new_within_three_years_lowers(product):
    upgraded = {"has_sensor": True, "sensor_replacement_reason": "wish",
                "sensor_under_3_years": True, "clinician_supports": True}
    first = product.assess("type1-wants-both")["equipment"]["sensor"]["verdict"]
    second = product.assess("type1-wants-both", upgraded)["equipment"]["sensor"]["verdict"]
    order = [one["id"] for one in product.read("rules.json")["verdicts"]]
    return fault_unless(order.index(second) > order.index(first), f"{first} became {second}")


def test_t09_broken_is_no_application(product):
    broken = {"has_sensor": True, "sensor_replacement_reason": "technical_failure",
              "sensor_under_3_years": True, "equipment": ["sensor"]}
    assessed = product.assess("type1-wants-both", broken)
    steps = [step["id"] for step in assessed["steps"]]
    return fault_unless(assessed["equipment"]["sensor"]["verdict"] == "replace_faulty"
                        and steps == ["report_fault"], str(assessed))


def test_t10_all_parts_for_type2(product):
    faults = []
    for part in UNSTABLE_PARTS:
        changes = {part: "none" if part == "insulin_regimen" else False, "high_hba1c": True}
        sensor = product.assess("type2-unstable-refused", changes)["equipment"]["sensor"]
        if sensor["verdict"] == "strong_case" or sensor["criterion"] == "sensor.type2_unstable":
            faults.append(f"without {part}: {sensor}")
    reasons = {one["id"]: [reason["question"] for reason in one["reasons"]]
               for one in product.read("rules.json")["equipment"]}
    faults += fault_unless("high_hba1c" in reasons["pump"], "HbA1c is no reason for a pump")
    return faults + fault_unless("high_hba1c" not in reasons["sensor"],
                                 "HbA1c is a reason for a sensor")


def test_t11_no_pump_criteria_for_type2(product):
    pump = product.assess("type2-pump-declined")["equipment"]["pump"]
    caution = product.find("rules.json", "cautions", "caution.no_pump_criteria")
    return (fault_unless("caution.no_pump_criteria" in pump["cautions"], str(pump))
            + fault_unless(pump["verdict"] != "strong_case", str(pump))
            + words_missing(caution["text"]["nb"], ["ikke funnet egne kriterier for pumpe"]))


def test_t12_trusts_differ(product):
    """Who has type 2 is told that pages differ, and who must approve."""
    step = product.find("rules.json", "steps", "see_other_routes")
    sensor = product.assess("type2-unstable-refused")["equipment"]["sensor"]
    return (words_missing(step["text"]["nb"], ["kan si ulike ting", "kriteriene som gjelder nå"])
            + fault_unless("approval.group_or_medical_director" in sensor["approvals"],
                           str(sensor)))


def test_t13_pregnant_first(product):
    faults = []
    for kind in ("type1", "type2", "gestational"):
        assessed = product.assess("gestational-indication", {"diabetes_type": kind,
                                                             "pregnant": True})
        steps = [step["id"] for step in assessed["steps"]]
        if not steps or steps[0] != "contact_clinic_now":
            faults.append(f"{kind}: {steps}")
        if kind == "gestational" and assessed["equipment"]["sensor"]["approvals"]:
            faults.append(f"{kind}: {assessed['equipment']['sensor']['approvals']}")
    return faults


def test_t14_ask_when_kidneys_fail(product):
    sensor = product.assess("type2-unstable-refused",
                            {"kidney_failure": True})["equipment"]["sensor"]
    caution = product.find("rules.json", "cautions", "caution.dialysis")
    return (fault_unless("caution.dialysis" in sensor["cautions"], str(sensor))
            + words_missing(caution["text"]["nb"], ["Spør legen om sensoren er godkjent"]))


def test_t15_two_lists(product):
    """For adults, no reason of one list stands in the other alone."""
    child = {"is": ["age_group", "child"]}
    questions = {one["id"]: " ".join(one["source"])
                 for one in product.read("questions.json")["questions"]}
    faults = []
    for equipment, own, other in (("pump", "#B-", "#C-"), ("sensor", "#C-", "#B-")):
        reasons = next(one["reasons"] for one in product.read("rules.json")["equipment"]
                       if one["id"] == equipment)
        faults += [f"{equipment}: {reason['question']}" for reason in reasons
                   if reason.get("when") != child and other in questions[reason["question"]]
                   and own not in questions[reason["question"]]]
    return faults


def test_t16_who_says_it(product):
    senders = {"diabetesforbundet-equipment-2024": "association",
               "diabetesforeningen-diy": "foreign_association",
               "access-procedure-2026": "hospital",
               "cgm-group-exception-2023": "authority"}
    return [f"{name} is not of {sender}" for name, sender in senders.items()
            if product.find("sources.json", "sources", name)["sender"] != sender]


def test_t17_no_letter_for_the_access_scheme(product):
    kinds = product.read("letters.json")["kinds"]
    return [f"{kind['id']}: {text['nb']}" for kind in kinds
            for _, text in texts_below(kind, kind["id"])
            if re.search(r"tilgangsordning|individuell tilgang", text["nb"], re.IGNORECASE)]


def test_t18_no_local_addressee(product):
    return words_found(product, r"direktør medisin og helsefag")


def test_t19_through_the_hospital(product):
    complain = product.find("rules.json", "steps", "complain")
    letters = [text["nb"] for _, text in product.texts("letters.json")]
    return (words_missing(complain["text"]["nb"], ["Statsforvalteren", "sykehuset"])
            + fault_unless(any("ikke endrer avgjørelsen, ber jeg om at klagen blir sendt videre "
                               "til Statsforvalteren" in text for text in letters),
                           "the complaint is not sent on")
            + words_found(product, r"helseklage", "letters.json", "rules.json", "questions.json"))


def test_t20_no_section_numbers(product):
    return words_found(product, r"§", "letters.json", "rules.json", "questions.json",
                       "rights.json", "topics.json", "abroad.json", "travel.json", "units.json")


def test_t21_reasons_without_a_duty(product):
    """The word may stand where the doubt itself is told."""
    return words_found(product, r"forvaltningslov|public administration act",
                       "letters.json", "rules.json", "questions.json")


def test_t22_four_weeks_from_the_day_you_knew(product):
    deadline = product.run_json("deadline", "--received", "2026-11-16")
    late = product.assess("type1-upgrade-late")
    rules = product.read("rules.json")["deadlines"]
    return (fault_unless(deadline["deadline"] == "2026-12-14", str(deadline))
            + fault_unless([(one["question"], one["days"]) for one in rules]
                           == [("refusal_received", 28)], str(rules))
            + fault_unless(late["steps"][0]["id"] == "complain_late", str(late["steps"])))


def test_t24_a_request_and_not_the_form(product):
    application = product.find("letters.json", "kinds", "application")
    assessed = product.assess("type1-wants-both", {"care_setting": "gp",
                                                   "application_status": "not_raised"})
    return (words_missing(application["title"]["nb"], ["Begrunnet søknad"])
            + fault_unless("get_referral" in [step["id"] for step in assessed["steps"]],
                           str(assessed["steps"])))


def test_t25_residence_decides(product):
    note = product.find("units.json", "notes", "residence")
    return words_missing(note["text"]["nb"], ["folkeregisteret", "2016", "sykehuset ditt"])


def test_t26_no_blank_looks_like_an_error(product):
    return [f"{kind}: {text}" for kind, text in product.read("units.json")["missing"].items()
            if kind in ("phone", "email", "place") and "ikke" not in text["nb"].lower()]


def test_t27_everybody_is_asked(product):
    units = product.run_json("units", "bindal")
    questions = product.read("units.json")["questions"]
    return (fault_unless({unit["id"] for unit in units} == {"helgeland", "nord-trondelag"}
                         and all(unit["confirm"] for unit in units),
                         str([(unit["id"], unit["confirm"]) for unit in units]))
            + words_missing(questions["one"]["nb"], ["Stemmer dette?"]))


def test_t28_four_schemes(product):
    schemes = product.run_json("abroad")
    said = " ".join(text["nb"] for _, text in product.texts("abroad.json"))
    return (fault_unless(len([one for one in schemes if "id" in one]) >= 4, str(schemes)[:200])
            + words_missing(said, ["Diabetes står ikke på listen"]))


def test_t30_old_figures_say_so(product):
    return [f"{table['id']}: {table['title'][language]}"
            for table in product.read("abroad.json")["tables"] for language in LANGUAGES
            if "2019" not in table["title"][language]]


def test_t31_tables_and_not_claims(product):
    """The report's own sum of the year stands beside its round number."""
    return [f"{place}/{language}: {text[language]}" for place, text in product.texts("abroad.json")
            for language in LANGUAGES
            if re.search(r"\b250\b", text[language]) and "226" not in text[language]]


def test_t32_no_odds(product):
    return words_found(product, r"sannsynlig(?:het)? for|\bodds|sjansen? (?:for|til)|vinner fram"
                                r"|70 ?(?:%|prosent|percent)|en tredjedel|one third|"
                                r"likelihood of|chance of")


def test_t33_abroad_the_patient_answers(product):
    travel = product.read("travel.json")
    said = {ref.partition("#")[2] for part in ("responsibilities", "checklist")
            for line in travel[part] for ref in line["source"]}
    wanted = {"H-04", "H-05", "H-06", "H-07", "H-08", "M-01", "M-05", "M-08", "M-11"}
    card = {ref.partition("#")[2] for part in travel["card"]["parts"]
            for point in part["points"] for ref in point["source"]}
    return [f"{row} is not among the lines of a trip" for row in sorted(wanted - said - card)]


def test_t34_no_settings_of_loops(product):
    return words_found(product, r"openaps|androidaps|\bloop ?docs|nightscout|github\.com/loop")


def test_t35_emergency_and_careful_words(product):
    example = product.top / "data" / "examples" / "type1-wants-both.json"
    words = product.run("assess", example, "--as-of", AS_OF, "--lang", "nb")
    said = words_found(product, r"\bdu har rett til|\byou have a right to|\bdu vil få\b")
    return words_missing(words, ["113", "116 117"]) + said


def test_t36_alcohol_is_not_asked_about(product):
    asked = [one["id"] for one in product.read("questions.json")["questions"]
             if re.search(r"alkohol|rusmid|alcohol|drugs", json.dumps(one, ensure_ascii=False),
                          re.IGNORECASE)]
    return ([f"the question {name} asks about it" for name in asked]
            + words_found(product, r"alkohol|rusmid|alcohol", "letters.json"))


def test_t37_may_be_assessed(product):
    verdicts = {one["id"]: one for one in product.read("rules.json")["verdicts"]}
    return words_missing(verdicts["may_be_assessed"]["title"]["nb"], ["vurder"])


def test_ut3_no_health_in_email(product):
    note = product.find("units.json", "notes", "email")
    return words_missing(note["text"]["nb"], ["fødselsnummer", "helsen"])


def read_traps(product):
    """What traps.md says of each trap."""
    with open(product.top / "tests" / "data" / "traps.md", encoding="utf-8") as file:
        return [match.groups() for match in map(TRAP.match, file) if match]


def check_named_test(product, trap, name):
    match = NAMED_TEST.match(name)
    if not match:
        return [f"{trap}: “{name}” is no test and no reason"]
    path = product.top / match[1]
    pattern = re.compile(rf"^(?:def )?{match[2]} ?\(", re.MULTILINE)
    if not path.is_file() or not pattern.search(path.read_text(encoding="utf-8")):
        return [f"{trap}: there is no {name}"]
    return []


def test_every_trap_has_a_test(product):
    lines = read_traps(product)
    named = [trap for trap, _ in lines]
    faults = [f"{trap}: has no line in tests/data/traps.md"
              for trap in product.traps if trap not in named]
    faults += [f"{trap}: is no trap" for trap in named if trap not in product.traps]
    faults += [f"{trap}: stands twice" for trap in set(named) if named.count(trap) > 1]
    for trap, text in lines:
        if text.startswith(REASON):
            faults += fault_unless(len(text) > len(REASON) + 20, f"{trap}: no reason is given")
            continue
        for name in text.split("; "):
            faults += check_named_test(product, trap, name)
    return faults


def test_every_test_is_named(product):
    """A test of a trap that traps.md forgot would be lost with the trap."""
    text = " ".join(text for _, text in read_traps(product))
    return [f"{name} is not named in tests/data/traps.md" for name in globals()
            if re.match(r"test_u?t\d\d?_", name) and name not in text]


if __name__ == "__main__":
    sys.exit(tap.run(globals(), Product(Path(sys.argv[1]).resolve(), sys.argv[2])))
