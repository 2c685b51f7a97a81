// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors
//
// GoRules ZEN: a decision graph. A ladder is a decision table of which the first
// line that fits counts, the rest one of which all lines that fit are collected.
"use strict";

const text = (value) => typeof value === "string" ? `'${value}'` : String(value);
const list = (parts, word) => `(${parts.join(` ${word} `)})`;

function translate([form, first, second]) {
  switch (form) {
    case "all": return list(first.map(translate), "and");
    case "any": return list(first.map(translate), "or");
    case "not": return `not (${translate(first)})`;
    case "certain": return translate(first);
    case "true": return "true";
    case "is": return `${first} == ${text(second)}`;
    case "one_of": return `${first} in [${second.map(text).join(", ")}]`;
    case "known": return `${first} != null`;
    case "criterion": return `criterion_${first} in [${second.map(text).join(", ")}]`;
    default: throw new Error(form);
  }
}

function table(id, hitPolicy, outputPath, rows) {
  return {
    id, name: id, type: "decisionTableNode",
    content: {
      hitPolicy, passThrough: true, inputField: null, outputPath, executionMode: "single",
      inputs: [{ id: "when", name: "When", field: null }],
      outputs: [{ id: "out", name: "Out", field: outputPath ? "i" : `criterion_${id}` }],
      rules: rows.map(({ when, out }, i) => ({ _id: `${id}${i}`, when: translate(when), out })),
    },
  };
}

module.exports = (load, model) => {
  const { ZenEngine } = load("@gorules/zen-engine");
  const nodes = [
    { id: "in", name: "in", type: "inputNode" },
    ...model.ladders.map(({ equipment, lines }) => table(equipment, "first", null,
      lines.map(({ when, criterion }) => ({ when, out: text(criterion) })))),
    table("sayings", "collect", "said", model.sayings.map(({ when }, i) => ({ when, out: String(i) }))),
    { id: "out", name: "out", type: "outputNode" },
  ];
  const edges = nodes.slice(1).map(({ id }, i) => ({
    id: `edge${i}`, type: "edge", sourceId: nodes[i].id, targetId: id,
  }));
  const decision = new ZenEngine().createDecision(Buffer.from(JSON.stringify({ nodes, edges })));
  return async (given) => {
    const { result } = await decision.evaluate(given);
    const said = new Array(model.sayings.length).fill(false);
    for (const { i } of result.said || []) said[i] = true;
    return { facts: result, said };
  };
};
