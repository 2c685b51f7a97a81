// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors
//
// One rule engine on the rules of a knowledge pack:
//   verdicts.js check ENGINE KNOWLEDGE TIMES SETS   compares it with our verdicts
//   verdicts.js time ENGINE KNOWLEDGE TIMES SETS    times what standard input asks for
// SETS is what bench-verdicts has made; TIMES says how often each condition is
// written over. It runs in the folder that holds node_modules.
"use strict";
const fs = require("fs");
const path = require("path");
const readline = require("readline");
const { createRequire } = require("module");
const { readFacts, readModel } = require("./model.js");

const ENGINES = {
  "json-logic-js": ["json-logic.js", {}],
  "json-rules-engine": ["rules-engine.js", { allowUndefinedFacts: false }],
  "json-rules-engine, lenient": ["rules-engine.js", { allowUndefinedFacts: true }],
  "zen-engine": ["zen.js", {}],
  "SurveyJS": ["survey.js", {}],
  "publicodes": ["publicodes.js", {}],
};
const WARM_UP = 300;

function open(name, model) {
  // The packages stand in the build directory, not beside this file.
  const load = createRequire(path.join(process.cwd(), "/"));
  const [file, options] = ENGINES[name];
  const evaluate = require(`./engines/${file}`)(load, model, options);
  return { evaluate, prepare: evaluate.prepare || ((facts) => facts) };
}

function readSets(file, model, prepare) {
  const sets = fs.readFileSync(file, "utf8").trimEnd().split("\n").map((line) => JSON.parse(line));
  for (const set of sets) set.facts = prepare(readFacts(model, set));
  return sets;
}

// ---- Agreement ----

const verdictOf = (model, equipment, criterion) =>
  model.ladders.find((ladder) => ladder.equipment === equipment)
    .lines.find((line) => line.criterion === criterion)?.verdict ?? null;

function expectedSaying(set, { kind, id }) {
  if (kind === "steps") return set.assessment.steps.some((step) => step.id === id);
  const [equipment, member] = kind.split(".");
  return (set.assessment.equipment[equipment]?.[member] || []).includes(id);
}

/** Whether all that is said of a set without unknown facts is what we say. */
function differences(model, set, { facts, said }) {
  const found = [];
  for (const [equipment, ours] of Object.entries(set.assessment.equipment))
    if (facts[`criterion_${equipment}`] !== ours.criterion)
      found.push(`${equipment}: ${facts[`criterion_${equipment}`]}, ours ${ours.criterion}`);
  model.sayings.forEach((saying, i) => {
    if (Boolean(said[i]) !== expectedSaying(set, saying)) found.push(`${saying.kind} ${saying.id}: ${said[i]}`);
  });
  return found;
}

/** What a set with unknown facts is answered: the worst over the kinds of equipment. */
function classify(set, verdicts) {
  const kinds = Object.keys(set.assessment.equipment).map((equipment) => {
    const possible = set.possible[equipment];
    const verdict = verdicts[equipment];
    if (verdict === null) return possible.length > 1 ? "right" : "careful";
    return possible.length > 1 || possible[0] !== verdict ? "wrong" : "right";
  });
  return ["wrong", "careful", "right"].find((kind) => kinds.includes(kind));
}

/** Our own answer by the same measure: a verdict that names what to find out is not a last one. */
function ourVerdicts(set) {
  const open = ["find_out_first", "need_more_information"];
  return Object.fromEntries(Object.entries(set.assessment.equipment).map(([equipment, one]) =>
    [equipment, open.includes(one.verdict) || (one.find_out.length > 0 && set.possible[equipment].length > 1)
      ? null : one.verdict]));
}

async function check(name, model, file) {
  const { evaluate, prepare } = open(name, model);
  const count = { complete: 0, agree: 0, incomplete: 0, hanging: 0, right: 0, careful: 0, wrong: 0, throws: 0 };
  const ours = { right: 0, careful: 0, wrong: 0 };
  let example = null, ourExample = null, firstDifference = null, message = null;
  for (const set of readSets(file, model, prepare)) {
    let answer = null;
    try {
      answer = await evaluate(set.facts);
    } catch (error) {
      message ??= String(error.message || error).slice(0, 120);
    }
    const verdicts = answer && Object.fromEntries(model.ladders.map(({ equipment }) =>
      [equipment, verdictOf(model, equipment, answer.facts[`criterion_${equipment}`])]));
    if (set.kind === "example") {
      example = answer ? verdicts.sensor : "throws";
      ourExample = { ...set.assessment.equipment.sensor, possible: set.possible.sensor };
    } else if (set.kind === "complete") {
      const found = answer ? differences(model, set, answer) : ["throws"];
      count.complete++;
      if (found.length === 0) count.agree++;
      else firstDifference ??= found;
    } else {
      count.incomplete++;
      if (Object.values(set.possible).some((possible) => possible.length > 1)) count.hanging++;
      count[answer ? classify(set, verdicts) : "throws"]++;
      ours[classify(set, ourVerdicts(set))]++;
    }
  }
  return { engine: name, ...count, ours, example, ourExample, firstDifference, message };
}

// ---- Timing ----

async function timeSets({ evaluate }, sets, milliseconds) {
  const begun = process.hrtime.bigint();
  let done = 0, end;
  do {
    // An engine that answers at once is not made to wait.
    for (const { facts } of sets) {
      const answer = evaluate(facts);
      if (answer instanceof Promise) await answer;
    }
    done += sets.length;
    end = process.hrtime.bigint();
  } while (end - begun < BigInt(milliseconds) * 1000000n);
  return Number(end - begun) / done;
}

async function time(name, model, file) {
  const engine = open(name, model);
  const sets = readSets(file, model, engine.prepare);
  const warm = new Set();
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const [kind, n, milliseconds] = line.split(" ");
    const chosen = sets.filter((set) => set.kind === kind).slice(0, Number(n));
    if (!warm.has(kind)) await timeSets(engine, chosen, WARM_UP);
    warm.add(kind);
    process.stdout.write(`${await timeSets(engine, chosen, Number(milliseconds))}\n`);
  }
}

async function main() {
  const [what, name, folder, times, file] = process.argv.slice(2);
  const model = readModel(folder, Number(times));
  if (what === "check") process.stdout.write(JSON.stringify(await check(name, model, file)) + "\n");
  else await time(name, model, file);
}

main();
