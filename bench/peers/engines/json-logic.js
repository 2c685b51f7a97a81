// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors
//
// json-logic-js: a ladder is one "if", every other rule one expression. It has
// no chaining: the criteria that were found are put among the facts.
"use strict";

function translate([form, first, second]) {
  switch (form) {
    case "all": return { and: first.map(translate) };
    case "any": return { or: first.map(translate) };
    case "not": return { "!": [translate(first)] };
    case "certain": return translate(first);
    case "true": return true;
    case "is": return { "===": [{ var: first }, second] };
    case "one_of": return { in: [{ var: first }, second] };
    case "known": return { "!==": [{ var: first }, null] };
    case "criterion": return { in: [{ var: `criterion_${first}` }, second] };
    default: throw new Error(form);
  }
}

module.exports = (load, model) => {
  const jsonLogic = load("json-logic-js");
  const ladders = model.ladders.map(({ equipment, lines }) => ({
    name: `criterion_${equipment}`,
    rule: { if: lines.flatMap(({ when, criterion }) => when[0] === "true" ? [criterion] : [translate(when), criterion]) },
  }));
  const sayings = model.sayings.map(({ when }) => translate(when));
  return (given) => {
    const facts = { ...given };
    for (const { name, rule } of ladders) facts[name] = jsonLogic.apply(rule, facts);
    return { facts, said: sayings.map((rule) => jsonLogic.apply(rule, facts)) };
  };
};
