// Compresses a built folder (.br and .gz beside each file that gains by it), prints what each file and each kind of page
// weighs, and fails when a page downloads more than is held at present. Says plainly which pages are over the budget.
// Use: node sizes.mjs FOLDER BUDGET GOAL HELD [WASM-WITH-NAMES]
//   budget and goal in bytes of brotli; held as "kind=bytes ..." for each kind of page
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { needed } from "./core-parts.mjs";
import { parts } from "./wasm-parts.mjs";

const [folder, , , holds, named] = process.argv.slice(2);
const [budget, goal] = process.argv.slice(3, 5).map(Number);
const held = new Map(holds.split(" ").map((hold) => hold.split("=")).map(([kind, bytes]) => [kind, Number(bytes)]));
const compressible = new Set([".html", ".js", ".mjs", ".css", ".wasm", ".json", ".svg", ".txt", ".md"]);

// What each kind of page fetches beside the loader and the glue, as www/activity-widgets.js says.
const PAGES = new Map([
  ["activity-timer", needed("activity-timer")],
  ["word-picker", needed("word-picker")],
  ["word-picker-own-text", needed("bringing")],
  ["power-sorter", needed("power-sorter")],
  ["all-three", ["activity-widgets_bg", "bringing"]],
]);
// What such pages have beside the core.
const scripts = (kind) => ["activity-widgets.js", "core/activity-widgets.js", ...(kind === "word-picker" ? ["early-taps.js"] : [])];
// What is fetched when somebody wants it.
const LATER = ["own-work", "bringing", "own-notes", "timer-settings"];

// With which settings Brotli does best is not known beforehand, and one that was best can be 1 % off after the next change.
const { BROTLI_PARAM_LGBLOCK: BLOCK, BROTLI_PARAM_MODE: MODE, BROTLI_PARAM_NPOSTFIX: POSTFIX, BROTLI_PARAM_NDIRECT: DIRECT } = constants;
const SETTINGS = [{}, { [BLOCK]: 16 }, { [BLOCK]: 16, [MODE]: constants.BROTLI_MODE_FONT }, { [BLOCK]: 16, [POSTFIX]: 1, [DIRECT]: 16 }];
const brotli = (bytes) => SETTINGS.map((more) => brotliOf(bytes, more)).reduce((one, other) => (other.length < one.length ? other : one));

const brotliOf = (bytes, more) =>
  brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LGWIN]: 20,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      ...more,
    },
  });

function files(dir) {
  return readdirSync(dir, { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? files(join(dir, entry.name)) : [join(dir, entry.name)]))
    .sort();
}

// One row a file. A compressed copy that came out larger is not kept.
function compress(path) {
  const raw = readFileSync(path);
  const row = { name: relative(folder, path).split(sep).join("/"), raw: raw.length, gzip: raw.length, brotli: raw.length };
  if (!compressible.has(extname(path))) return row;
  for (const [kind, suffix, packed] of [["gzip", ".gz", gzipSync(raw, { level: 9 })], ["brotli", ".br", brotli(raw)]]) {
    if (packed.length >= raw.length) continue;
    writeFileSync(path + suffix, packed);
    row[kind] = packed.length;
  }
  return row;
}

const number = (n) => n.toLocaleString("en-GB").padStart(11);
const line = (name, row) => console.log(`   ${name.padEnd(44)}${number(row.raw)}${number(row.gzip)}${number(row.brotli)}`);

const all = files(folder);
const stale = all.filter((path) => /\.(br|gz)$/.test(path));
stale.forEach((path) => rmSync(path));
const rows = all.filter((path) => !stale.includes(path)).map(compress);
const wasm = rows.filter((row) => row.name.endsWith(".wasm"));
const strange = wasm.filter(({ name }) => ![...PAGES.values(), LATER].flat().includes(name.replace(/^core\/|\.wasm$/g, "")));
const pages = [...PAGES].map(([kind, parts]) => {
  const names = [...scripts(kind), ...parts.map((part) => `core/${part}.wasm`)];
  const files = names.map((name) => rows.find((row) => row.name === name));
  const missing = names.filter((_, at) => !files[at]);
  if (missing.length) throw new Error(`sizes: ${missing} is not there: has the build changed its names?`);
  const sum = (key) => files.reduce((total, row) => total + row[key], 0);
  return { kind, raw: sum("raw"), gzip: sum("gzip"), brotli: sum("brotli") };
});

console.log(`\n   ${"file (bytes)".padEnd(44)}${"raw".padStart(11)}${"gzip".padStart(11)}${"brotli".padStart(11)}`);
for (const row of rows) line(row.name, row);
for (const page of pages) line(`A page with ${page.kind} downloads`, page);

if (named) {
  console.log("\n   Where the WebAssembly's bytes come from (before wasm-opt, uncompressed):");
  for (const [name, bytes, share] of parts(readFileSync(named), 16)) {
    console.log(`   ${name.padEnd(44)}${number(bytes)}${`${share.toFixed(1)} %`.padStart(11)}`);
  }
}

const kb = (n) => `${(n / 1024).toFixed(1)} KB`;
console.log(`\n   The goal for a page is ${kb(goal)}, the limit ${kb(budget)}.`);
for (const { kind, brotli } of pages) {
  if (!(brotli <= budget)) console.error(`!! ${kind}: ${kb(brotli)}. The budget is NOT met: over it by ${kb(brotli - budget)}.`);
  if (!(brotli <= Math.max(budget, held.get(kind) ?? 0))) {
    console.error(`!! ${kind} is larger than before: ${kb(held.get(kind) ?? 0)} is held.`);
    process.exitCode = 1;
  }
}
if (strange.length) {
  console.error(`!! No page is said to fetch ${strange.map(({ name }) => name)}: sizes.mjs must know of it.`);
  process.exitCode = 1;
}
