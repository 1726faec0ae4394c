// Decides what of the core belongs to which part, from what the linker says refers to what.

import { STRANGE } from "./strange-exports.mjs";
import { links } from "./wasm-links.mjs";
import { functionNames } from "./wasm-parts.mjs";

// The functions by which others enter a part, as Rust mangles them (v0), and the part's name. src/host/part.rs tells of them.
const ENTRIES = new Map([
  [/16activity_widgets(4host4part|5store4work)11word_picker$/, "word-picker"],
  [/16activity_widgets(4host4part|5store4work)14activity_timer$/, "activity-timer"],
  [/16activity_widgets14activity_timer4view6inside$/, "activity-timer"],
  [/16activity_widgets14activity_timer5panel5panel$/, "timer-settings"],
  [/16activity_widgets(4host4part|5store4work)12power_sorter$/, "power-sorter"],
  [/16activity_widgets5parts8own_work7content$/, "own-work"],
  [/16activity_widgets11word_picker8bringing8bringing$/, "bringing"],
  [/16activity_widgets12power_sorter9own_notes(5bring|10make_cards)$/, "own-notes"],
]);
const FUNCTIONS = 12;

// What the modules are called, where they import from each other and as files; and who has what nothing reaches.
export const [BASE, NOBODY] = ["base", "nobody"];

// On what each module builds, in the order in which they start. What several parts need is in the last module that all of them
// build on: that is why some are here that nobody enters.
export const BEFORE = new Map(Object.entries({
  base: [],
  both: [BASE],
  reading: [BASE, "both"],
  "word-picker": [BASE, "both", "reading"],
  "activity-timer": [BASE],
  "power-sorter": [BASE, "both"],
  "own-work": [BASE],
  "timer-settings": [BASE, "activity-timer"],
  bringing: [BASE, "both", "reading", "word-picker"],
  "own-notes": [BASE, "both", "reading", "power-sorter"],
}));

// What has to be there for a part, in that order, the part itself included.
export const needed = (part) => [...BEFORE.get(part), part];

// What a page with both large widgets has in one file, which is less than its modules are together.
export const TOGETHER = [BASE, "both", "reading", "word-picker", "activity-timer", "power-sorter"];

// divide(linked, bound) -> { owners, entries, pieces }
//   owners: a function's name in `bound` -> its part, or NOBODY where nothing reaches it; what is missing is the base's
//   entries: the name of a function by which others enter a part -> the part
//   pieces: [{ start, end, part }], the stretches of memory that hold a part's data
export function divide(linked, bound) {
  const graph = links(linked);
  const [before, after] = [linked, bound].map((bytes) => new WebAssembly.Module(bytes));
  const names = functionNames(before);
  const still = count(functionNames(after).values());
  const twins = count(names.values());

  const entries = new Map();
  // wasm-bindgen calls what either module exports. Functions that share a name cannot be told apart later.
  const open = new Set([...exportsOf(before), ...exportsOf(after)]);
  const roots = [];
  for (const [number, called] of names) {
    const [, part] = [...ENTRIES].find(([entry]) => entry.test(called)) ?? [];
    if (part) entries.set(called, { part, node: `f${number}` });
    else if (open.has(called) || (still.has(called) && (twins.get(called) > 1 || still.get(called) > 1))) roots.push(`f${number}`);
  }
  if (entries.size !== FUNCTIONS) throw new Error("core-parts: not all entries named in src/host/part.rs are there. Have they been inlined?");

  const reach = (from, but) => reachable(graph.from, from, but);
  const doors = new Set([...entries.values()].map(({ node }) => node));
  const within = [...new Set([...entries.values()].map(({ part }) => part))].map((part) => {
    const nodes = [...entries.values()].filter((entry) => entry.part === part).map(({ node }) => node);
    return { part, nodes: reach(nodes, doors) };
  });
  const base = reach(roots, doors);
  const partOf = (node) => {
    if (base.has(node)) return undefined;
    const found = within.filter(({ nodes }) => nodes.has(node)).map(({ part }) => needed(part));
    if (!found.length) return NOBODY;
    const shared = found.reduce((one, other) => one.filter((module) => other.includes(module))).at(-1);
    return shared === BASE ? undefined : shared;
  };

  const owners = new Map();
  for (const [number, called] of names) {
    const part = still.has(called) ? partOf(`f${number}`) : undefined;
    if (part) owners.set(called, part);
  }
  return {
    owners,
    entries: new Map([...entries].map(([called, { part }]) => [called, part])),
    pieces: pieces(graph.data.map((piece, number) => ({ ...piece, part: partOf(`d${number}`) }))),
  };
}

const exportsOf = (module) =>
  WebAssembly.Module.exports(module).map(({ name }) => name).filter((name) => !/^__wbindgen_describe/.test(name) && !STRANGE.test(name));

function count(values) {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function reachable(from, start, but) {
  const found = new Set(start);
  const open = [...start];
  while (open.length) {
    for (const next of from.get(open.pop()) ?? []) {
      if (found.has(next) || but.has(next)) continue;
      found.add(next);
      open.push(next);
    }
  }
  return found;
}

// Stretches of one part each. Where pieces of several lie over each other it is the base's; what no piece holds only fills up
// to the next one, and goes with the one before.
function pieces(data) {
  const held = data.filter(({ size }) => size);
  const first = Math.min(...held.map(({ address }) => address));
  const end = Math.max(...held.map(({ address, size }) => address + size));
  const owner = new Array(end - first).fill(null);
  for (const { address, size, part } of held) {
    for (let at = address - first; at < address - first + size; at++) {
      owner[at] = owner[at] === null || owner[at] === part ? part : undefined;
    }
  }
  const out = [];
  let last;
  owner.forEach((part, at) => {
    if (part !== null && part !== last?.part) {
      if (last) last.end = first + at;
      last = { start: first + at, part };
      out.push(last);
    }
  });
  last.end = end;
  return out.filter(({ part }) => part);
}
