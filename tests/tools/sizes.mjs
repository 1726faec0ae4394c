// Compresses a built folder (.br and .gz beside each file that gains by it), prints what each file weighs, and fails when
// what a page with all three widgets downloads is over what is held at present. Says plainly when that is over the budget.
// Use: node sizes.mjs FOLDER BUDGET GOAL HELD [WASM-WITH-NAMES]      budget, goal and held in bytes of brotli
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { parts } from "./wasm-parts.mjs";

const [folder, named] = [process.argv[2], process.argv[6]];
const [budget, goal, held] = process.argv.slice(3, 6).map(Number);
const compressible = new Set([".html", ".js", ".mjs", ".css", ".wasm", ".json", ".svg", ".txt", ".md"]);

// What every page with a widget fetches: the loader, and the folder with the WebAssembly and its glue.
const isWidgetCode = (name) => name === "activity-widgets.js" || name.startsWith("core/");

const brotli = (bytes) =>
  brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LGWIN]: 22,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
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
const code = rows.filter((row) => isWidgetCode(row.name));
const sum = (key) => code.reduce((total, row) => total + row[key], 0);
const total = { raw: sum("raw"), gzip: sum("gzip"), brotli: sum("brotli") };

console.log(`\n   ${"file (bytes)".padEnd(44)}${"raw".padStart(11)}${"gzip".padStart(11)}${"brotli".padStart(11)}`);
for (const row of rows) line(row.name, row);
line("A page with all three widgets downloads", total);

if (named) {
  console.log("\n   Where the WebAssembly's bytes come from (before wasm-opt, uncompressed):");
  for (const [name, bytes, share] of parts(readFileSync(named), 16)) {
    console.log(`   ${name.padEnd(44)}${number(bytes)}${`${share.toFixed(1)} %`.padStart(11)}`);
  }
}

const kb = (n) => `${(n / 1024).toFixed(1)} KB`;
console.log(`\n   ${kb(total.brotli)} brotli for all three widgets; the goal is ${kb(goal)}, the limit ${kb(budget)}.`);
if (!code.some((row) => row.name.endsWith(".wasm"))) {
  console.error("!! There is no WebAssembly in core/: has the build changed its names?");
  process.exit(1);
}
if (!(total.brotli <= budget)) console.error(`!! The budget is NOT met: over it by ${kb(total.brotli - budget)}.`);
if (!(total.brotli <= Math.max(budget, held))) {
  console.error(`!! And larger than before: ${kb(held)} is held.`);
  process.exit(1);
}
