// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors
//
// json-rules-engine: every line of a ladder is a rule. It has no order of lines
// and no "else": the lines have falling priorities, the one that fits adds the
// criterion as a fact, and the lines below ask that there is none yet.
"use strict";

function translate([form, first, second]) {
  switch (form) {
    case "all": return { all: first.map(translate) };
    case "any": return { any: first.map(translate) };
    case "not": return { not: translate(first) };
    case "certain": return translate(first);
    case "true": return { all: [] };
    case "is": return { fact: first, operator: "equal", value: second };
    case "one_of": return { fact: first, operator: "in", value: second };
    case "known": return { fact: first, operator: "notEqual", value: undefined };
    case "criterion": return { fact: `criterion_${first}`, operator: "in", value: second };
    default: throw new Error(form);
  }
}

module.exports = (load, model, { allowUndefinedFacts }) => {
  const { Engine } = load("json-rules-engine");
  const engine = new Engine([], { allowUndefinedFacts });
  for (const { equipment, lines } of model.ladders) {
    const name = `criterion_${equipment}`;
    const none = { fact: name, operator: "equal", value: null };
    lines.forEach(({ when, criterion }, i) => engine.addRule({
      conditions: { all: [none, translate(when)] },
      event: { type: "criterion" },
      priority: 1000 - i,
      onSuccess: (_event, almanac) => { almanac.addRuntimeFact(name, criterion); },
    }));
  }
  model.sayings.forEach(({ when }, i) => engine.addRule({
    conditions: { all: [translate(when)] },
    event: { type: "saying", params: { i } },
    priority: 1,
  }));
  const none = Object.fromEntries(model.ladders.map(({ equipment }) => [`criterion_${equipment}`, null]));
  return async (given) => {
    let found;
    try {
      found = await engine.run({ ...given, ...none });
    } catch (error) {
      // It goes on in the background, and would cut the next run short.
      while (engine.status === "RUNNING") await new Promise(setImmediate);
      throw error;
    }
    const { almanac, events } = found;
    const facts = {};
    for (const name of Object.keys(none)) facts[name] = await almanac.factValue(name);
    const said = new Array(model.sayings.length).fill(false);
    for (const { type, params } of events) if (type === "saying") said[params.i] = true;
    return { facts, said };
  };
};
