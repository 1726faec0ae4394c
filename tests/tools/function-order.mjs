// Puts functions that look alike next to each other: a compressor finds what repeats sooner, and says where in fewer bits.

import { functionBodies, toLeb, toName } from "./wasm-binary.mjs";

// How long the pieces are by which functions are compared, in bytes, and how many numbers stand for all pieces of one. Shorter
// pieces or more numbers gained nothing more.
const PIECE = 4;
const HASHES = 32;
// How many of those that share a number with it are compared with a function in full.
const TRIES = 64;

// withOrder(bytes, imported) -> the module with names for its functions, by whose order (wasm-opt --reorder-functions-by-name)
// alike ones are neighbours. `imported` is the number of functions it imports: those come first and keep their order.
export function withOrder(bytes, imported) {
  const order = chain(functionBodies(bytes).map(({ start, end }) => bytes.subarray(start, end)));
  const places = new Array(order.length);
  order.forEach((number, place) => (places[number] = place));
  const names = places.flatMap((place, number) => [...toLeb(imported + number), ...toName(String(place).padStart(6, "0"))]);
  const map = [...toLeb(places.length), ...names];
  const section = [...toName("name"), 1, ...toLeb(map.length), ...map];
  return Buffer.concat([bytes, Uint8Array.from([0, ...toLeb(section.length), ...section])]);
}

// From each function to the one not yet placed that is most like it; where none is, to the next one. Those that may be alike
// are found by MinHash (Broder 1997).
function chain(bodies) {
  const pieces = bodies.map(piecesOf);
  const signs = pieces.map(signOf);
  const alike = new Map();
  const key = (hash, at) => hash * HASHES + at;
  signs.forEach((sign, number) => sign.forEach((hash, at) => {
    if (!alike.has(key(hash, at))) alike.set(key(hash, at), new Set());
    alike.get(key(hash, at)).add(number);
  }));
  const left = new Set(bodies.keys());
  const order = [];
  const nearest = (number) => {
    const shared = new Map();
    signs[number].forEach((hash, at) => alike.get(key(hash, at)).forEach((other) => shared.set(other, (shared.get(other) ?? 0) + 1)));
    const likely = [...shared].sort(([, a], [, b]) => b - a).slice(0, TRIES);
    return likely.map(([other]) => [other, likeness(pieces[number], pieces[other])]).sort(([, a], [, b]) => b - a)[0]?.[0];
  };
  while (left.size) {
    const number = (order.length ? nearest(order.at(-1)) : undefined) ?? left.values().next().value;
    order.push(number);
    left.delete(number);
    signs[number].forEach((hash, at) => alike.get(key(hash, at)).delete(number));
  }
  return order;
}

function piecesOf(body) {
  const found = new Set();
  for (let at = 0; at + PIECE <= body.length; at++) {
    let hash = 0;
    for (let next = at; next < at + PIECE; next++) hash = (Math.imul(hash, 0x01000193) ^ body[next]) >>> 0;
    found.add(hash);
  }
  return found;
}

function signOf(pieces) {
  const sign = new Array(HASHES).fill(2 ** 32);
  for (const piece of pieces) {
    for (let at = 0; at < HASHES; at++) {
      const hash = (Math.imul(piece, 0x9e3779b1 + at * 40503) ^ (piece >>> (at + 3))) >>> 0;
      if (hash < sign[at]) sign[at] = hash;
    }
  }
  return sign;
}

// How much of both is in both, 0 to 1 (Jaccard).
function likeness(one, other) {
  let shared = 0;
  for (const piece of other) if (one.has(piece)) shared++;
  return shared / (one.size + other.size - shared);
}
