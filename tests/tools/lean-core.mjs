// Makes what wasm-bindgen wrote lean, before its glue is minified: what a page downloads and nobody calls is taken out, and the
// names by which the two files know each other become short (each has sixteen digits by chance, in both files).
// Use: node lean-core.mjs FOLDER NAME      wasm-opt must be on PATH
//
// Anything that is not where this looks for it stops the build.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { leb, name, toLeb, toName, withSections } from "./wasm-binary.mjs";

const [IMPORTS, EXPORTS] = [2, 7];
const [folder, core] = process.argv.slice(2);
const files = { glue: join(folder, `${core}.js`), wasm: join(folder, `${core}_bg.wasm`) };
let glue = readFileSync(files.glue, "utf8");

// Classes that a dependency exports for streams, which we do not have.
const STRANGE = /^(__wbg_)?intounderlying/;
const strangeGlue = [
  /^export class (IntoUnderlying\w+) \{\n(?:[ }].*\n|\n)*?\}\nif \(Symbol\.dispose\) \1\.prototype.*\n/gm,
  /^const IntoUnderlying\w+ = \(typeof FinalizationRegistry.*\n.*\n.*\n/gm,
];
for (const pattern of strangeGlue) glue = glue.replace(pattern, "");
if (/IntoUnderlying/.test(glue)) throw new Error("lean-core: the glue of the stream classes has another form.");
writeFileSync(files.wasm, withExports(readFileSync(files.wasm), (known) => (STRANGE.test(known) ? null : known)));
// What only they used goes too. Not --all-features: one of them is another form of the imports, which browsers do not read.
const FEATURES = "bulk-memory nontrapping-float-to-int sign-ext mutable-globals reference-types multivalue".split(" ");
const features = FEATURES.map((feature) => `--enable-${feature}`);
execFileSync("wasm-opt", [...features, "--remove-unused-module-elements", files.wasm, "-o", files.wasm]);

// The imported functions: those with the same body are one.
const bytes = readFileSync(files.wasm);
const [before, list, after] = cut(glue, "    const import0 = {\n        __proto__: null,\n", "    };\n    return {");
const bodies = new Map(list.split(/^(?=        \w+: )/m).map((entry) => {
  const [whole, called] = /^        (\w+): /.exec(entry);
  return [called, entry.slice(whole.length).replace(/^\s*\/\/.*\n/gm, "")];
}));
const short = new Map();
const imported = new Map();
const lean = withImports(bytes, (called) => {
  const body = bodies.get(called);
  if (body === undefined) throw new Error(`lean-core: the glue has no ${called}.`);
  if (!short.has(body)) short.set(body, shortName(short.size));
  imported.set(called, short.get(body));
  return short.get(body);
});
glue = before + [...short].map(([body, called]) => `        ${called}: ${body}`).join("") + after;
glue = replaceOnce(glue, `"./${core}_bg.js": import0`, "a: import0");

// The exported ones. Those without an underscore are known to others: the memory, and what the glue exports itself.
const exported = new Map();
writeFileSync(files.wasm, withExports(lean, (known) => {
  if (!known.includes("_")) return known;
  exported.set(known, shortName(exported.size));
  return exported.get(known);
}));
for (const [known, called] of exported) glue = glue.replace(new RegExp(`\\bwasm\\.${known}\\b`, "g"), `wasm.${called}`);
writeFileSync(files.glue, glue);
console.log(`${imported.size} imports are ${short.size}, ${exported.size} exports are renamed.`);

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

function replaceOnce(text, known, called) {
  if (text.split(known).length !== 2) throw new Error(`lean-core: not once in the glue: ${known}`);
  return text.replace(known, called);
}

// The module with other names for its imports, all of one module.
function withImports(wasm, rename) {
  return withSections(wasm, (id, body) => {
    if (id !== IMPORTS) return null;
    let [count, at] = leb(body, 0);
    const out = toLeb(count);
    for (; count > 0; count--) {
      let called;
      [, at] = name(body, at);
      [called, at] = name(body, at);
      // Kind 0 is a function, followed by its type.
      if (body[at] !== 0) throw new Error(`lean-core: ${called} is no function.`);
      const [, next] = leb(body, at + 1);
      out.push(...toName("a"), ...toName(rename(called)), ...body.subarray(at, next));
      at = next;
    }
    return Uint8Array.from(out);
  });
}

// The module with other names for its exports; null takes one out.
function withExports(wasm, rename) {
  return withSections(wasm, (id, body) => {
    if (id !== EXPORTS) return null;
    let [count, at] = leb(body, 0);
    const kept = [];
    for (; count > 0; count--) {
      let known;
      [known, at] = name(body, at);
      const [, next] = leb(body, at + 1);
      const called = rename(known);
      if (called !== null) kept.push([...toName(called), ...body.subarray(at, next)]);
      at = next;
    }
    return Uint8Array.from([...toLeb(kept.length), ...kept.flat()]);
  });
}
