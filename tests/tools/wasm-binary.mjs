// The few things our tools must know of the WebAssembly binary format (WebAssembly Core Specification, chapter 5).

const [CUSTOM, EXPORTS, CODE] = [0, 7, 10];

// A LEB128 number at `at`: [value, position after it].
export function leb(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) return [value, at];
  }
}

// The bytes of a LEB128 number.
export function toLeb(value) {
  const bytes = [];
  for (; value >= 128; value = Math.floor(value / 128)) bytes.push((value % 128) | 128);
  return [...bytes, value];
}

// A name at `at`: [text, position after it].
export function name(bytes, at) {
  const [length, start] = leb(bytes, at);
  return [new TextDecoder().decode(bytes.subarray(start, start + length)), start + length];
}

// The bytes of a name.
export function toName(text) {
  const bytes = new TextEncoder().encode(text);
  return [...toLeb(bytes.length), ...bytes];
}

export function* sections(bytes) {
  for (let at = 8; at < bytes.length; ) {
    const id = bytes[at];
    const [size, start] = leb(bytes, at + 1);
    at = start + size;
    yield { id, start, end: at };
  }
}

// How many functions a compiled module imports: those have the first numbers.
export function importedFunctions(module) {
  return WebAssembly.Module.imports(module).filter(({ kind }) => kind === "function").length;
}

// Where the functions of a module are: { at, start, end } each, the size before the body, the body, and the place after it.
export function functionBodies(bytes) {
  const { start } = [...sections(bytes)].find(({ id }) => id === CODE);
  let [count, next] = leb(bytes, start);
  return Array.from({ length: count }, () => {
    const at = next;
    const [size, body] = leb(bytes, at);
    next = body + size;
    return { at, start: body, end: next };
  });
}

// What an edit gives for a section that is to go.
const GONE = new Uint8Array();

// The same module with what `edit` makes of a section's bytes; nothing keeps the section as it is.
export function withSections(bytes, edit) {
  const parts = [bytes.subarray(0, 8)];
  for (const { id, start, end } of sections(bytes)) {
    const body = edit(id, bytes.subarray(start, end)) ?? bytes.subarray(start, end);
    if (body === GONE) continue;
    parts.push(Uint8Array.from([id, ...toLeb(body.length)]), body);
  }
  return Buffer.concat(parts);
}

// The same module without what the linker said of its places: untrue once another tool has been at it.
export function withoutLinks(bytes) {
  return withSections(bytes, (id, body) => (id === CUSTOM && /^(linking|reloc\.)/.test(name(body, 0)[0]) ? GONE : null));
}

// The module with other names for its exports; null takes one out.
export function withExports(wasm, rename) {
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
