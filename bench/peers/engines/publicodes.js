// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors
//
// publicodes: every fact and every rule is a rule of its own, a ladder one with
// "variations". It has chaining, and a value that is not known. It has no names
// with dots in them for a leaf, so rules are numbered.
"use strict";

const text = (value) => `'${value}'`;

function translate(condition) {
  const [form, first, second] = condition;
  switch (form) {
    case "all": return { "toutes ces conditions": first.map(translate) };
    case "any": return { "une de ces conditions": first.map(translate) };
    case "not": return { "=": [translate(first), "non"] };
    // Undefined is not certain.
    case "certain": {
      const inner = translate(first);
      return { "toutes ces conditions": [{ "est défini": inner }, inner] };
    }
    case "true": return "oui";
    case "is": return second === true ? `${first} = oui` : `${first} = ${text(second)}`;
    case "one_of": return { "une de ces conditions": second.map((value) => `${first} = ${text(value)}`) };
    case "known": return { "est défini": first };
    case "criterion":
      return { "une de ces conditions": second.map((id) => `criterion_${first} = ${text(id)}`) };
    default: throw new Error(form);
  }
}

module.exports = (load, model) => {
  const Engine = load("publicodes").default;
  const rules = {};
  for (const { id, boolean } of model.facts)
    rules[id] = { question: id, type: boolean ? "booléen" : id === "hba1c" ? "nombre" : "texte" };
  for (const { equipment, lines } of model.ladders)
    rules[`criterion_${equipment}`] = {
      variations: lines.map(({ when, criterion }) => when[0] === "true" ? { sinon: text(criterion) }
        : { si: translate(when), alors: text(criterion) }),
    };
  model.sayings.forEach(({ when }, i) => { rules[`saying_${i}`] = { valeur: translate(when) }; });
  const engine = new Engine(rules, { logger: { log() {}, warn() {}, error() {} } });
  const names = model.ladders.map(({ equipment }) => `criterion_${equipment}`);
  const write = (value) => value === true ? "oui" : value === false ? "non"
    : typeof value === "string" ? text(value) : value;
  return Object.assign((given) => {
    engine.setSituation(given);
    const facts = {};
    for (const name of names) facts[name] = engine.evaluate(name).nodeValue;
    return { facts, said: model.sayings.map((_, i) => engine.evaluate(`saying_${i}`).nodeValue) };
  }, {
    // Its own way of writing facts, outside of what is timed.
    prepare: (facts) => Object.fromEntries(Object.entries(facts)
      .filter(([, value]) => value !== null).map(([id, value]) => [id, write(value)])),
  });
};
