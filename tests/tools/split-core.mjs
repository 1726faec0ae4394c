// Cuts the core: what only one widget needs, and what is seldom needed, becomes a file of its own, so that a page downloads it
// when it needs it.
// Use: node split-core.mjs LINKED BOUND FOLDER NAME LOADER BINARYEN
//   LINKED    the module as the linker left it, with its relocations: what needs what
//   BOUND     the same after wasm-bindgen, with symbols for names: what is cut
//   FOLDER    where NAME.js is, and NAME_bg.wasm, which becomes what a page with both large widgets needs: in one file it is
//             less than in several
//   LOADER    the script of a page, which is told of the files, as are the pages for frames beside it
//   BINARYEN  its JavaScript interface; its wasm-opt must be on PATH
//
// A part is everything that can be reached only through the functions named in `src/host/part.rs`: code, tables, texts. Others
// call into a part through JavaScript. A part is given what the base exports, and puts its functions and texts where the
// linker wanted them in table and memory. What does not add up stops the build: the reader of the linker's references knows all
// of them or throws, Binaryen finds a call to what is not there, and a part may build only on what comes before it.
import { copyFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { BASE, BEFORE, divide, needed, NOBODY, TOGETHER } from "./core-parts.mjs";
import { replaceOnce } from "./replace-once.mjs";
import { dropStrange } from "./strange-exports.mjs";
import { optimise, prune } from "./wasm-opt.mjs";

const [linked, bound, folder, core, loader, tool] = process.argv.slice(2);
const { default: binaryen } = await import(pathToFileURL(tool));
// A copy of it, since cargo keeps the other.
const copy = join(folder, "whole.wasm");
copyFileSync(bound, copy);
dropStrange(copy);
const whole = readFileSync(copy);
rmSync(copy);
const { owners, entries, pieces } = divide(readFileSync(linked), whole);

const WIDGETS = ["word-picker", "activity-timer", "power-sorter"];
const MEMORY = "0";
const NO_LIMIT = -1;
const names = [...BEFORE.keys()].filter((name) => name !== BASE);
const WHOLE = `${core}_bg`;
// What is in each file. Two of them can start.
const contents = new Map([...BEFORE.keys()].map((name) => [name, [name]])).set(WHOLE, TOGETHER);
const starts = (name) => name === BASE || name === WHOLE;
const doors = [...entries].map(([called, part], at) => ({ called, part, door: `entry${at}` }));
const path = (name) => join(folder, `${name}.wasm`);
const ownerOf = (called) => owners.get(called) ?? BASE;

// What others ask a module for: name -> kind. The last modules come first, so that it is known when the next is cut.
const asked = new Map([...contents.keys()].map((name) => [name, new Map()]));
for (const name of [WHOLE, BASE, ...names].reverse()) {
  writeFileSync(path(name), cut(name));
  prune(path(name));
  for (const { module, name: called, kind } of WebAssembly.Module.imports(new WebAssembly.Module(readFileSync(path(name))))) {
    // In the one file an entry of what is in it is a plain call, which nobody outside can make.
    const entered = module === "parts" ? doors.find(({ door }) => door === called).part : undefined;
    if (TOGETHER.includes(entered) && !TOGETHER.includes(name)) throw new Error(`split-core: ${name} enters ${entered}.`);
    if (!BEFORE.has(module)) continue;
    if (!BEFORE.get(name)?.includes(module)) throw new Error(`split-core: ${name} builds on ${module}.`);
    asked.get(module).set(called, kind);
    if (!TOGETHER.includes(name)) asked.get(WHOLE).set(called, kind);
  }
}
for (const name of contents.keys()) optimise(path(name));
const files = filesByNeed();
const glue = join(folder, `${core}.js`);
writeFileSync(glue, joined(readFileSync(glue, "utf8")));
writeFileSync(loader, tellLoader(readFileSync(loader, "utf8")));
for (const widget of WIDGETS) askEarly(join(dirname(loader), `${widget}.html`), files[widget]);
console.log(`The core is cut into its base and ${names.join(", ")}.`);

// Which files are needed for what, each before those that build on it; and what the whole has of them.
function filesByNeed() {
  return Object.fromEntries([...[...new Set(entries.values())].map((part) => [part, needed(part)]), ["whole", TOGETHER]]);
}

// The same for the loader, with addresses that bundlers see.
function tellLoader(text) {
  const address = (name) => `${JSON.stringify(name)}: new URL("./core/${name}.wasm", import.meta.url)`;
  const addresses = `Object.assign(ADDRESSES, { ${[BASE, ...names].map(address).join(", ")} });`;
  return replaceOnce(text, "const FILES = {};", `const FILES = ${JSON.stringify(files)};\n${addresses}`);
}

// A page for frames asks for its files itself, and does not wait until the loader has come and does.
function askEarly(page, files) {
  const links = files.map((name) => `<link rel="preload" href="core/${name}.wasm" as="fetch" type="application/wasm" crossorigin>`);
  const known = '  <script type="module" src="activity-widgets.js"></script>\n';
  const early = [`<link rel="modulepreload" href="core/${core}.js">`, ...links].map((link) => `  ${link}\n`).join("");
  writeFileSync(page, replaceOnce(readFileSync(page, "utf8"), known, early + known));
}

// One module of the whole: all that it calls elsewhere is imported, and what others ask it for exported.
function cut(name) {
  const module = binaryen.readBinary(whole);
  if (!starts(name)) removeExports(module);
  cutFunctions(module, name);
  cutTable(module, name);
  cutData(module, name);
  if (!starts(name)) importTheRest(module);
  exportAsked(module, asked.get(name));
  for (const { called, part, door } of doors) if (part === name) module.addExport(called, door);
  if (!module.validate()) throw new Error(`split-core: ${name} does not add up.`);
  const bytes = module.emitBinary();
  module.dispose();
  return bytes;
}

function all(number, at, info) {
  return Array.from({ length: number }, (_, index) => info(at(index)));
}

function removeExports(module) {
  const list = all(module.getNumExports(), module.getExportByIndex, binaryen.getExportInfo);
  list.forEach(({ name }) => module.removeExport(name));
}

function cutFunctions(module, name) {
  for (const { name: called, module: from, params, results } of all(module.getNumFunctions(), module.getFunctionByIndex, binaryen.getFunctionInfo)) {
    const owner = ownerOf(called);
    if (from || contents.get(name).includes(owner)) continue;
    module.removeFunction(called);
    // Nobody knows of a part but its entries, which may not be there yet: JavaScript calls those.
    if (entries.has(called)) module.addFunctionImport(called, "parts", doors.find((known) => known.called === called).door, params, results);
    else if (!starts(name) && owner !== NOBODY) module.addFunctionImport(called, owner, called, params, results);
  }
}

// The table is that of what starts. In the places of other modules' functions that has one that stops the program, so that none
// is ever taken for another.
function cutTable(module, name) {
  const segments = all(module.getNumElementSegments(), module.getElementSegmentByIndex, binaryen.getElementSegmentInfo);
  if (starts(name)) module.addFunction(NOBODY, binaryen.none, binaryen.none, [], module.unreachable());
  for (const { name: segment, table, offset, data } of segments) {
    const { value: first } = binaryen.getExpressionInfo(offset);
    module.removeElementSegment(segment);
    if (starts(name)) {
      const own = data.map((called) => (contents.get(name).includes(ownerOf(called)) ? called : NOBODY));
      module.addActiveElementSegment(table, segment, own, module.i32.const(first));
      continue;
    }
    let run = [];
    data.forEach((called, at) => {
      if (ownerOf(called) !== name) return;
      run.push(called);
      if (at + 1 < data.length && ownerOf(data[at + 1]) === name) return;
      const start = first + at + 1 - run.length;
      module.addActiveElementSegment(table, `${segment}-${start}`, run, module.i32.const(start));
      run = [];
    });
  }
}

function cutData(module, name) {
  const { initial } = module.getMemoryInfo();
  const segments = all(module.getNumDataSegments(), module.getDataSegmentByIndex, module.getDataSegmentInfo);
  const kept = segments.flatMap(({ offset: start, data }) => {
    const bytes = new Uint8Array(data);
    return stretches(start, start + bytes.length)
      .filter(({ part }) => contents.get(name).includes(part))
      .map((stretch) => ({ offset: module.i32.const(stretch.start), data: bytes.subarray(stretch.start - start, stretch.end - start) }));
  });
  module.setMemory(initial, NO_LIMIT, null, kept, false, false, MEMORY);
}

// A stretch of memory, cut by whose it is.
function stretches(start, end) {
  const out = [];
  let at = start;
  for (const piece of pieces) {
    if (piece.end <= start || piece.start >= end) continue;
    if (piece.start > at) out.push({ start: at, end: piece.start, part: BASE });
    out.push(piece);
    at = piece.end;
  }
  if (at < end) out.push({ start: at, end, part: BASE });
  return out;
}

// A part's memory, tables and globals are those of what starts.
function importTheRest(module) {
  module.addMemoryImport(MEMORY, BASE, "memory");
  for (const { name } of all(module.getNumTables(), module.getTableByIndex, binaryen.getTableInfo)) {
    module.addTableImport(name, BASE, tableName(name));
  }
  for (const { name, type, mutable } of all(module.getNumGlobals(), module.getGlobalByIndex, binaryen.getGlobalInfo)) {
    module.removeGlobal(name);
    module.addGlobalImport(name, BASE, name, type, mutable);
  }
}

// lean-core.mjs gives short names to what has an underscore, in all modules.
function tableName(name) {
  return `table_${name}`;
}

function exportAsked(module, list) {
  const tables = new Map(all(module.getNumTables(), module.getTableByIndex, binaryen.getTableInfo).map(({ name }) => [tableName(name), name]));
  for (const [called, kind] of list) {
    if (kind === "function") module.addExport(called, called);
    if (kind === "global") module.addGlobalExport(called, called);
    if (kind === "table") module.addTableExport(tables.get(called), called);
  }
}

// The glue, with a function that adds a part, and the entries that the base imports.
function joined(text) {
  const entry = ({ part, door }) => `${door}: (...values) => parts["${part}"].${door}(...values),`;
  const known = `    return {\n        __proto__: null,\n        "./${core}_bg.js": import0`;
  const better = known.replace('"./', () => `parts: { ${doors.map(entry).join(" ")} },\n        "./`);
  return `${replaceOnce(text, known, better)}
const parts = {};

/** Takes a part of the core in, given the answer to a request for its file. Those that it builds on come first, or are in what
 * has started. */
export async function addPart(name, answer) {
    const started = Object.fromEntries(${JSON.stringify(TOGETHER)}.map((name) => [name, wasm]));
    const { instance } = await __wbg_load(answer, { ...__wbg_get_imports(), ...started, ...parts });
    parts[name] = instance.exports;
}
`;
}
