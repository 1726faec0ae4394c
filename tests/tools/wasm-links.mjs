// What refers to what in a module as the linker left it (with --emit-relocs): functions and pieces of data, and each place in
// one of them that holds the number or the address of another.
// Follows the tool conventions for WebAssembly object files ("Linking", "Relocations").

import { leb, name, sections } from "./wasm-binary.mjs";

const [CODE, DATA, CUSTOM] = [10, 11, 0];
const [FUNCTION, DATUM] = [0, 1];
const [UNDEFINED, EXPLICIT_NAME] = [0x10, 0x40];
const SYMBOL_TABLE = 8;
// Relocations that refer to functions and to data; those of types, globals and the like bind nothing.
const TO_FUNCTION = new Set([0, 1, 2, 12, 18, 19, 24, 26]);
const TO_DATA = new Set([3, 4, 5, 11, 14, 15, 16, 17, 21, 23, 25]);
// Those that carry an addend beside what they refer to.
const WITH_ADDEND = new Set([...TO_DATA, 8, 9, 22]);

// links(bytes) -> { functions, data, from }
//   functions: number of the function -> its symbol; several symbols of one function give the first one
//   data: [{ address, size }], pieces in the order of their symbols; a piece without bytes in the file is left out
//   from: "f" + function number or "d" + place in data -> a Set of the same
export function links(bytes) {
  const all = [...sections(bytes)];
  const custom = new Map(all.filter(({ id }) => id === CUSTOM).map(({ start, end }) => {
    const [called, body] = name(bytes, start);
    return [called, { start: body, end }];
  }));
  const segments = dataSegments(bytes, all.find(({ id }) => id === DATA));
  const { functions, data, symbols } = symbolTable(bytes, custom.get("linking"), segments);
  const from = new Map();
  const bind = (source, symbol) => {
    const target = symbols[symbol];
    if (source === undefined || target === undefined) return;
    if (!from.has(source)) from.set(source, new Set());
    from.get(source).add(target);
  };

  const bodies = functionBodies(bytes, all);
  each(bytes, custom.get("reloc.CODE"), (offset, symbol) => bind(`f${holder(bodies, offset)?.number}`, symbol));
  const dataStart = all.find(({ id }) => id === DATA).start;
  const places = data
    .map(({ segment, offset, size }, number) => ({ start: segments[segment].start - dataStart + offset, size, number }))
    .sort((a, b) => a.start - b.start || b.size - a.size);
  for (const place of places) place.end = place.start + place.size;
  each(bytes, custom.get("reloc.DATA"), (offset, symbol) => {
    // Pieces can overlap where the linker merged their ends.
    for (const place of places) if (place.start <= offset && offset < place.end) bind(`d${place.number}`, symbol);
  });
  return { functions, from, data: data.map(({ segment, offset, size }) => ({ address: segments[segment].address + offset, size })) };
}

// Calls back with each relocation of a function or a piece of data: its place in the section, the symbol's number.
function each(bytes, { start }, tell) {
  let [, at] = leb(bytes, start);
  let count;
  [count, at] = leb(bytes, at);
  for (; count > 0; count--) {
    const kind = bytes[at];
    let offset;
    let index;
    [offset, at] = leb(bytes, at + 1);
    [index, at] = leb(bytes, at);
    if (WITH_ADDEND.has(kind)) [, at] = leb(bytes, at);
    if (TO_FUNCTION.has(kind) || TO_DATA.has(kind)) tell(offset, index);
  }
}

function symbolTable(bytes, { start, end }, segments) {
  const functions = new Map();
  const data = [];
  const symbols = [];
  for (let at = leb(bytes, start)[1]; at < end; ) {
    const kind = bytes[at];
    let [size, body] = leb(bytes, at + 1);
    at = body + size;
    if (kind !== SYMBOL_TABLE) continue;
    let count;
    [count, body] = leb(bytes, body);
    for (let symbol = 0; symbol < count; symbol++) {
      const sort = bytes[body];
      let flags;
      [flags, body] = leb(bytes, body + 1);
      if (sort === DATUM) {
        let called;
        [called, body] = name(bytes, body);
        if (flags & UNDEFINED) continue;
        const place = {};
        [place.segment, body] = leb(bytes, body);
        [place.offset, body] = leb(bytes, body);
        [place.size, body] = leb(bytes, body);
        if (!segments[place.segment]) continue;
        symbols[symbol] = `d${data.length}`;
        data.push({ ...place, called });
      } else {
        let index;
        [index, body] = leb(bytes, body);
        // A section has a number and no name; what is imported has a name only where it is told apart.
        if (sort === 3) continue;
        let called = "";
        if (!(flags & UNDEFINED) || flags & EXPLICIT_NAME) [called, body] = name(bytes, body);
        if (sort !== FUNCTION) continue;
        symbols[symbol] = `f${index}`;
        if (!functions.has(index)) functions.set(index, called);
      }
    }
  }
  return { functions, data, symbols };
}

// Where each function's body lies, counted from the start of the section.
function functionBodies(bytes, all) {
  let number = WebAssembly.Module.imports(new WebAssembly.Module(bytes)).filter(({ kind }) => kind === "function").length;
  const { start } = all.find(({ id }) => id === CODE);
  let [count, at] = leb(bytes, start);
  return Array.from({ length: count }, () => {
    const [size, body] = leb(bytes, at);
    at = body + size;
    return { number: number++, start: body - start, end: at - start };
  });
}

// The one of ordered stretches that holds a place.
function holder(stretches, place) {
  let [low, high] = [0, stretches.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (stretches[middle].end <= place) low = middle + 1;
    else high = middle;
  }
  return stretches[low]?.start <= place ? stretches[low] : undefined;
}

// Active segments with a constant address: where they go in memory, and where their bytes are in the file.
function dataSegments(bytes, { start }) {
  let [count, at] = leb(bytes, start);
  return Array.from({ length: count }, () => {
    const [flags, next] = leb(bytes, at);
    if (flags !== 0 || bytes[next] !== 0x41) throw new Error("wasm-links: a data segment of another kind.");
    const [address, after] = leb(bytes, next + 1);
    const [size, body] = leb(bytes, after + 1);
    at = body + size;
    return { address, start: body, size };
  });
}
