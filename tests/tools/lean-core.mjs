// Makes what wasm-bindgen wrote lean, before its glue is minified: what a page downloads and nobody calls is taken out, and the
// names by which the files of the core know each other become short (each has sixteen digits by chance, or says a whole type).
// Use: node lean-core.mjs FOLDER NAME      wasm-opt must be on PATH
//
// Anything that is not where this looks for it stops the build.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { leb, name, toLeb, toName, withExports, withSections } from "./wasm-binary.mjs";
import { replaceOnce } from "./replace-once.mjs";
import { dropStrange } from "./strange-exports.mjs";
import { order } from "./wasm-opt.mjs";

const IMPORTS = 2;
const [folder, core] = process.argv.slice(2);
const gluePath = join(folder, `${core}.js`);
let glue = readFileSync(gluePath, "utf8");
const paths = new Map(readdirSync(folder).filter((file) => file.endsWith(".wasm")).map((file) => [file.slice(0, -5), join(folder, file)]));
// What the glue works with: the whole core, or its base. They are called alike in it.
const starters = [`${core}_bg`, "base"].filter((called) => paths.has(called));

// The classes of the strange exports.
const strangeGlue = [
  /^export class (IntoUnderlying\w+) \{\n(?:[ }].*\n|\n)*?\}\nif \(Symbol\.dispose\) \1\.prototype.*\n/gm,
  /^const IntoUnderlying\w+ = \(typeof FinalizationRegistry.*\n.*\n.*\n/gm,
];
for (const pattern of strangeGlue) glue = glue.replace(pattern, "");
if (/IntoUnderlying/.test(glue)) throw new Error("lean-core: the glue of the stream classes has another form.");
// A way to start that nobody takes.
const [, unused] = /^(function initSync\(module\) \{\n(?:[ }].*\n|\n)*?\}\n)/m.exec(glue) ?? [];
glue = replaceOnce(replaceOnce(glue, unused ?? "initSync", ""), "initSync, ", "");
for (const called of starters) dropStrange(paths.get(called));
const modules = new Map([...paths].map(([called, path]) => [called, readFileSync(path)]));

// What the modules export: one can have what another has, and calls it alike. Names without an underscore are known to others:
// the memory, and what the glue exports itself.
const renamed = new Map();
for (const called of [...starters, ...[...modules.keys()].filter((called) => !starters.includes(called))]) {
  const bytes = modules.get(called);
  const lean = withExports(bytes, (known) => {
    if (!known.includes("_")) return known;
    if (!renamed.has(known)) renamed.set(known, shortName(renamed.size));
    return renamed.get(known);
  });
  modules.set(called, lean);
}
for (const [known, called] of renamed) {
  glue = glue.replace(new RegExp(`\\bwasm\\.${known.replaceAll("$", "\\$")}\\b`, "g"), `wasm.${called}`);
}

// What they import from the glue: functions with the same body are one. From each other they import what was renamed above.
const [before, list, after] = cut(glue, "    const import0 = {\n        __proto__: null,\n", "    };\n    return {");
const bodies = new Map(list.split(/^(?=        \w+: )/m).map((entry) => {
  const [whole, called] = /^        (\w+): /.exec(entry);
  return [called, entry.slice(whole.length).replace(/^\s*\/\/.*\n/gm, "")];
}));
// Short names would fit those of any other build. So one import is from a module that only this build has: a file of
// another one, which a cache or an upload can leave, is refused.
const build = createHash("sha256");
for (const bytes of modules.values()) build.update(bytes);
const own = `build-${build.digest("hex").slice(0, 8)}`;
const short = new Map();
const imported = new Set();
for (const [called, bytes] of modules) {
  // From the glue where it is what starts, else from the base: the glue hands over whichever is meant.
  let marked = false;
  const mark = starters.includes(called) ? "a" : "base";
  const within = (module) => (marked || module !== mark ? module : ((marked = true), own));
  const lean = withImports(bytes, (from, known) => {
    if (from !== `./${core}_bg.js`) return [within(from), renamed.get(known) ?? known];
    const body = bodies.get(known);
    if (body === undefined) throw new Error(`lean-core: the glue has no ${known}.`);
    if (!short.has(body)) short.set(body, shortName(short.size));
    imported.add(known);
    return [within("a"), short.get(body)];
  });
  writeFileSync(paths.get(called), lean);
  order(paths.get(called));
}
glue = before + [...short].map(([body, called]) => `        ${called}: ${body}`).join("") + after;
glue = replaceOnce(glue, `"./${core}_bg.js": import0`, `a: import0, "${own}": wasm ?? import0`);
writeFileSync(gluePath, glue);
console.log(`${imported.size} imports are ${short.size}, ${renamed.size} exports are renamed.`);

// The letters of `at` to the base of 52.
function shortName(at) {
  const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  return (at < 52 ? "" : shortName(Math.floor(at / 52) - 1)) + letters[at % 52];
}

function cut(text, start, end) {
  const from = text.indexOf(start) + start.length;
  const to = text.indexOf(end, from);
  if (from < start.length || to < 0) throw new Error("lean-core: the glue has another form.");
  return [text.slice(0, from), text.slice(from, to), text.slice(to)];
}

// The module with other modules and names for its imports.
function withImports(wasm, rename) {
  return withSections(wasm, (id, body) => {
    if (id !== IMPORTS) return null;
    let [count, at] = leb(body, 0);
    const out = toLeb(count);
    for (; count > 0; count--) {
      let from, known;
      [from, at] = name(body, at);
      [known, at] = name(body, at);
      const end = afterImport(body, at);
      out.push(...rename(from, known).flatMap(toName), ...body.subarray(at, end));
      at = end;
    }
    return Uint8Array.from(out);
  });
}

// The position after an import's description, which begins with its kind.
function afterImport(body, at) {
  const [FUNCTION, TABLE, MEMORY, GLOBAL] = [0, 1, 2, 3];
  const limits = (start) => {
    const [flags, next] = leb(body, start);
    const [, low] = leb(body, next);
    return flags & 1 ? leb(body, low)[1] : low;
  };
  switch (body[at]) {
    case FUNCTION: return leb(body, at + 1)[1];
    case TABLE: return limits(at + 2);
    case MEMORY: return limits(at + 1);
    case GLOBAL: return at + 3;
    default: throw new Error("lean-core: an import of another kind.");
  }
}
