// Says which crate the bytes of a WebAssembly module come from, by its name section.
// After inlining this is an estimate: a function counts for the crate it is named after, and for a module of ours where
// a generic one was made for it.

import { leb, name, sections } from "./wasm-binary.mjs";

// parts(bytes, most) -> [[name, bytes, per cent], ...], largest first
export function parts(bytes, most) {
  const module = new WebAssembly.Module(bytes);
  const imported = WebAssembly.Module.imports(module).filter((entry) => entry.kind === "function").length;
  const sizes = new Map();
  const add = (name, size) => sizes.set(name, (sizes.get(name) ?? 0) + size);
  const names = functionNames(module);
  for (const { id, start, end } of sections(bytes)) {
    if (id === 10) {
      codeSizes(bytes, start).forEach((size, index) => add(owner(names.get(imported + index) ?? "?"), size));
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

// "<a::B as core::C>::d" and "core::ptr::drop_in_place::<activity_widgets::store::X>" -> a crate, or a module of ours.
function owner(mangled) {
  const name = mangled.replace(/\[[0-9a-f]{8,}\]/g, "");
  const ours = /activity_widgets::(\w+)/.exec(name);
  if (ours) return /^<?activity_widgets::/.test(name) ? `our ${ours[1]}` : `generics made for our ${ours[1]}`;
  return /^[<&*\[(\s]*(?:mut |dyn )*([A-Za-z_]\w*)::/.exec(name)?.[1] ?? "other functions";
}

function codeSizes(bytes, start) {
  let [count, at] = leb(bytes, start);
  return Array.from({ length: count }, () => {
    const [size, body] = leb(bytes, at);
    const whole = body + size - at;
    at = body + size;
    return whole;
  });
}

// Subsection 1 of the custom section "name": function index -> name.
function functionNames(module) {
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
