// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors
//
// SurveyJS (survey-core): its expressions without a survey around them, which is
// the fastest way to use it. A ladder is one "iif" within another. The criteria
// that were found are put among the values.
"use strict";

const text = (value) => typeof value === "string" ? `'${value}'` : String(value);
const list = (parts, word) => `(${parts.join(` ${word} `)})`;

function translate([form, first, second]) {
  switch (form) {
    case "all": return list(first.map(translate), "and");
    case "any": return list(first.map(translate), "or");
    case "not": return `!(${translate(first)})`;
    case "certain": return translate(first);
    case "true": return "1 = 1";
    case "is": return `{${first}} = ${text(second)}`;
    case "one_of": return list(second.map((value) => `{${first}} = ${text(value)}`), "or");
    case "known": return `{${first}} notempty`;
    case "criterion":
      return second.length === 0 ? "1 = 2"
        : list(second.map((id) => `{criterion_${first}} = ${text(id)}`), "or");
    default: throw new Error(form);
  }
}

module.exports = (load, model) => {
  const { ExpressionRunner } = load("survey-core");
  const compile = (expression) => {
    const runner = new ExpressionRunner(expression);
    if (!runner.canRun) throw new Error(`survey-core cannot read: ${expression.slice(0, 200)}`);
    return runner;
  };
  const ladders = model.ladders.map(({ equipment, lines }) => ({
    name: `criterion_${equipment}`,
    runner: compile(lines.reduceRight((rest, { when, criterion }) => when[0] === "true" ? text(criterion)
      : `iif(${translate(when)}, ${text(criterion)}, ${rest})`, "''")),
  }));
  const sayings = model.sayings.map(({ when }) => compile(translate(when)));
  return (given) => {
    const facts = { ...given };
    for (const { name, runner } of ladders) facts[name] = runner.runValues(facts);
    return { facts, said: sayings.map((runner) => runner.runValues(facts) === true) };
  };
};
