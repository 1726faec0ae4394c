// What refers to what in a module as the linker left it (with --emit-relocs): functions and pieces of data, and each place in
// one of them that holds the number or the address of another.
// What it cannot tell stops the build: a reference that is not seen could leave out what is needed.
// Follows the tool conventions for WebAssembly object files ("Linking", "Relocations").

import { functionBodies, importedFunctions, leb, name, sections } from "./wasm-binary.mjs";

const [CODE, DATA, CUSTOM] = [10, 11, 0];
const [FUNCTION, DATUM] = [0, 1];
const [UNDEFINED, EXPLICIT_NAME] = [0x10, 0x40];
const SYMBOL_TABLE = 8;
// Relocations that refer to functions and to data, and those of types, globals and tables, which bind nothing.
const TO_FUNCTION = new Set([0, 1, 2, 12, 18, 19, 24, 26]);
const TO_DATA = new Set([3, 4, 5, 11, 14, 15, 16, 17, 21, 23, 25]);
const TO_OTHERS = new Set([6, 7, 10, 13, 20]);

// links(bytes) -> { data, from }
//   data: [{ address, size }], pieces in the order of their symbols; a piece without bytes in the file is left out
//   from: "f" + function number or "d" + place in data -> a Set of the same
export function links(bytes) {
  const all = [...sections(bytes)];
  const custom = new Map(all.filter(({ id }) => id === CUSTOM).map(({ start, end }) => {
    const [called, body] = name(bytes, start);
    return [called, { start: body, end }];
  }));
  const segments = dataSegments(bytes, all.find(({ id }) => id === DATA));
  const { data, symbols } = symbolTable(bytes, custom.get("linking"), segments);
  const from = new Map();
  const bind = (source, symbol) => {
    const target = symbols[symbol];
    if (target === undefined) throw new Error(`wasm-links: symbol ${symbol} is neither a function nor a piece of data.`);
    if (!from.has(source)) from.set(source, new Set());
    from.get(source).add(target);
  };

  const bodies = functionBodies(bytes);
  const first = importedFunctions(new WebAssembly.Module(bytes));
  const code = all.find(({ id }) => id === CODE).start;
  each(bytes, custom.get("reloc.CODE"), (offset, symbol) => bind(`f${first + holder(bodies, code + offset)}`, symbol));
  const dataStart = all.find(({ id }) => id === DATA).start;
  const places = data
    .map(({ segment, offset, size }, number) => ({ start: segments[segment].start - dataStart + offset, size, number }))
    .sort((a, b) => a.start - b.start || b.size - a.size);
  for (const place of places) place.end = place.start + place.size;
  each(bytes, custom.get("reloc.DATA"), (offset, symbol) => {
    // Pieces can overlap where the linker merged their ends.
    const holders = places.filter(({ start, end }) => start <= offset && offset < end);
    if (!holders.length) throw new Error(`wasm-links: no piece of data holds ${offset}.`);
    for (const { number } of holders) bind(`d${number}`, symbol);
  });
  return { from, data: data.map(({ segment, offset, size }) => ({ address: segments[segment].address + offset, size })) };
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
    if (TO_DATA.has(kind)) [, at] = leb(bytes, at);
    if (TO_FUNCTION.has(kind) || TO_DATA.has(kind)) tell(offset, index);
    else if (!TO_OTHERS.has(kind)) throw new Error(`wasm-links: a relocation of kind ${kind}.`);
  }
}

function symbolTable(bytes, { start, end }, segments) {
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
        [, body] = name(bytes, body);
        if (flags & UNDEFINED) continue;
        const place = {};
        [place.segment, body] = leb(bytes, body);
        [place.offset, body] = leb(bytes, body);
        [place.size, body] = leb(bytes, body);
        if (!segments[place.segment]) continue;
        symbols[symbol] = `d${data.length}`;
        data.push(place);
      } else {
        let index;
        [index, body] = leb(bytes, body);
        // A section has a number and no name; what is imported has a name only where it is told apart.
        if (sort === 3) continue;
        if (!(flags & UNDEFINED) || flags & EXPLICIT_NAME) [, body] = name(bytes, body);
        if (sort === FUNCTION) symbols[symbol] = `f${index}`;
      }
    }
  }
  return { data, symbols };
}

// Which of ordered stretches holds a place.
function holder(stretches, place) {
  let [low, high] = [0, stretches.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (stretches[middle].end <= place) low = middle + 1;
    else high = middle;
  }
  if (!(stretches[low]?.start <= place)) throw new Error(`wasm-links: no function holds ${place}.`);
  return low;
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
