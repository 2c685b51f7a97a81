// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors
//
// Reads the rules of a knowledge pack into one small form, from which each
// engine of engines/ translates them mechanically. A condition becomes an array:
//   ["all", [c, …]] ["any", [c, …]] ["not", c] ["certain", c] ["true"]
//   ["is", fact, value] ["one_of", fact, [value, …]] ["known", fact]
//   ["criterion", equipment, [id, …]]
// A condition on the verdict is one on the criteria that give it.
"use strict";
const fs = require("fs");
const path = require("path");

const DAY = 24 * 3600 * 1000;

const all = (conditions) => conditions.length === 1 ? conditions[0] : ["all", conditions];
const any = (conditions) => conditions.length === 1 ? conditions[0] : ["any", conditions];

class Reader {
  constructor(rules, questions) {
    this.rules = rules;
    this.questions = new Map(questions.map((question) => [question.id, question]));
  }

  criteriaWith(equipment, verdicts) {
    const lines = this.rules.equipment.find(({ id }) => id === equipment).lines;
    return lines.filter(({ verdict }) => verdicts.includes(verdict)).map((line) => line.criterion);
  }

  /** A condition of the pack, about one kind of equipment where it stands there. */
  read(condition, equipment) {
    const [[form, inner]] = Object.entries(condition);
    switch (form) {
      case "all": return all(inner.map((each) => this.read(each, equipment)));
      case "any": return any(inner.map((each) => this.read(each, equipment)));
      case "not": return ["not", this.read(inner, equipment)];
      case "certain": return ["certain", this.read(inner, equipment)];
      case "yes": return ["is", inner, true];
      case "is": return ["is", ...inner];
      case "one_of": return ["one_of", ...inner];
      case "known": return ["known", inner];
      case "late": return ["is", "late", true];
      case "wanted": return ["is", `wants_${inner}`, true];
      case "ref": return this.read(this.rules.definitions[inner], equipment);
      case "verdict": return ["criterion", equipment, this.criteriaWith(equipment, inner)];
      case "criterion": return ["criterion", equipment, inner];
      case "some_verdict":
        return any(this.rules.equipment.map(({ id }) => all([
          ["is", `wants_${id}`, true],
          ["criterion", id, this.criteriaWith(id, inner)],
        ])));
      default: throw new Error(`no translation of “${form}”`);
    }
  }

  /** What is said beside the verdicts: [kind, id, condition]. */
  sayings() {
    const found = [];
    for (const { id: equipment, reasons } of this.rules.equipment) {
      const wanted = ["is", `wants_${equipment}`, true];
      const noReasons = ["criterion", equipment, this.criteriaWith(equipment, this.rules.no_met_verdicts)];
      for (const { question, when } of reasons) {
        const parts = [wanted, ["not", noReasons]];
        if (this.questions.get(question).kind === "yes_no") parts.push(["is", question, true]);
        if (when) parts.push(this.read(when, equipment));
        found.push([`${equipment}.met`, question, all(parts)]);
      }
      for (const kind of ["approvals", "cautions"])
        for (const rule of this.rules[kind])
          if (rule.equipment.includes(equipment))
            found.push([`${equipment}.${kind}`, rule.id, all([wanted, this.read(rule.when, equipment)])]);
    }
    for (const step of this.rules.steps) found.push(["steps", step.id, this.read(step.when, null)]);
    return found;
  }
}

/** The same condition, written so many times over. */
function repeat(condition, times) {
  if (times <= 1 || condition[0] === "true") return condition;
  if (times <= 10) return ["any", Array(times).fill(condition)];
  return ["any", Array(10).fill(repeat(condition, times / 10))];
}

/** The rules of a pack: ladders, and what is said beside them. */
function readModel(folder, times = 1) {
  const load = (name) => JSON.parse(fs.readFileSync(path.join(folder, name), "utf8"));
  const rules = load("rules.json");
  const { questions } = load("questions.json");
  const reader = new Reader(rules, questions);
  const facts = questions.map(({ id, kind }) => ({ id, boolean: kind === "yes_no" }))
    .concat(["late", ...rules.equipment.map(({ id }) => `wants_${id}`)].map((id) => ({ id, boolean: true })));
  return {
    facts,
    questions: questions.map((question) => ({ id: question.id, parent: question.follow_up_of?.question })),
    deadline: rules.deadlines[0],
    ladders: rules.equipment.map(({ id, lines }) => ({
      equipment: id,
      lines: lines.map((line) => ({
        criterion: line.criterion,
        verdict: line.verdict,
        when: line.when ? repeat(reader.read(line.when, id), times) : ["true"],
      })),
    })),
    sayings: reader.sayings().map(([kind, id, when]) => ({ kind, id, when: repeat(when, times) })),
  };
}

/** The pack itself with its conditions written so many times over, for our own program. */
function writeRepeatedRules(folder, times) {
  const file = path.join(folder, "rules.json");
  const rules = JSON.parse(fs.readFileSync(file, "utf8"));
  const repeatRule = (condition, left) => left <= 1 ? condition
    : { any: Array(Math.min(left, 10)).fill(repeatRule(condition, left / 10)) };
  const owners = [...rules.equipment.flatMap(({ lines, reasons }) => [...lines, ...reasons]),
    ...rules.approvals, ...rules.cautions, ...rules.steps];
  for (const owner of owners) if (owner.when) owner.when = repeatRule(owner.when, times);
  fs.writeFileSync(file, JSON.stringify(rules));
}

/**
 * The facts as they count for a set of answers. What is not known is not there;
 * a follow-up that does not apply to this person is null.
 */
function readFacts(model, set) {
  const facts = {};
  for (const { id, parent } of model.questions) {
    const name = id === model.deadline.question ? "late" : id;
    const value = set.effective[id] ?? null;
    if (value === null) {
      if (parent && (set.effective[parent] ?? null) !== null && (set.answers[id] ?? null) !== null)
        facts[name] = null;
    } else if (name === "late") {
      const end = Date.parse(value) + model.deadline.days * DAY;
      facts.late = end < Date.parse(set.assessment.as_of);
    } else if (id !== "equipment") {
      facts[id] = value;
    }
  }
  for (const { equipment } of model.ladders)
    facts[`wants_${equipment}`] = (set.effective.equipment || model.ladders.map((one) => one.equipment))
      .includes(equipment);
  return facts;
}

module.exports = { readModel, readFacts, writeRepeatedRules };

if (require.main === module) writeRepeatedRules(process.argv[2], Number(process.argv[3]));
