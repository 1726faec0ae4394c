// Says which crate the bytes of a WebAssembly module come from, by its name section.
// After inlining this is an estimate: a function counts for the crate its symbol begins with, and for a module of ours where
// a generic one was made for it.

import { functionBodies, importedFunctions, leb, name, sections } from "./wasm-binary.mjs";

// parts(bytes, most) -> [[name, bytes, per cent], ...], largest first
export function parts(bytes, most) {
  const module = new WebAssembly.Module(bytes);
  const imported = importedFunctions(module);
  const sizes = new Map();
  const add = (name, size) => sizes.set(name, (sizes.get(name) ?? 0) + size);
  const names = functionNames(module);
  for (const { id, start, end } of sections(bytes)) {
    if (id === 10) {
      functionBodies(bytes).forEach(({ at, end }, index) => add(owner(names.get(imported + index) ?? "?"), end - at));
    } else if (id === 11) {
      add("data: texts, style sheets, tables", end - start);
    } else if (id !== 0) {
      add("module structure", end - start);
    }
  }
  const total = [...sizes.values()].reduce((a, b) => a + b, 0);
  const sorted = [...sizes].sort((a, b) => b[1] - a[1]);
  const rest = sorted.slice(most).reduce((sum, [, size]) => sum + size, 0);
  const shown = rest ? [...sorted.slice(0, most), ["everything else", rest]] : sorted;
  return shown.map(([name, size]) => [name, size, (100 * size) / total]);
}

// The crate of a symbol as Rust mangles it (v0), or a module of ours: crates stand in it as C, digits by chance, and a name with
// its length before it; the first one is where the function is, the others belong to the types it was made for.
function owner(symbol) {
  const crates = [...symbol.matchAll(/C(?:s[0-9A-Za-z]*_)?(\d+)_?([A-Za-z_]\w*)/g)].map(([, length, rest]) => rest.slice(0, length));
  const [, length, rest] = /16activity_widgets(\d+)([a-z_]\w*)/.exec(symbol) ?? [];
  if (rest) return `${crates[0] === "activity_widgets" ? "our" : "generics made for our"} ${rest.slice(0, length)}`;
  return crates[0] ?? "other functions";
}

// Subsection 1 of the custom section "name": function index -> name.
export function functionNames(module) {
  const names = new Map();
  const [section] = WebAssembly.Module.customSections(module, "name");
  if (!section) return names;
  const bytes = new Uint8Array(section);
  for (let at = 0; at < bytes.length; ) {
    const id = bytes[at];
    let [size, body] = leb(bytes, at + 1);
    at = body + size;
    if (id !== 1) continue;
    let [count, next] = leb(bytes, body);
    for (; count > 0; count--) {
      let index, called;
      [index, next] = leb(bytes, next);
      [called, next] = name(bytes, next);
      names.set(index, called);
    }
  }
  return names;
}
