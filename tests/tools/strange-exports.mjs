// Exports of classes that a dependency makes for streams, which we do not have. Nobody calls them.

import { readFileSync, writeFileSync } from "node:fs";
import { withExports, withoutLinks } from "./wasm-binary.mjs";
import { prune } from "./wasm-opt.mjs";

export const STRANGE = /^(__wbg_)?intounderlying/;

// Takes them out of a module, in place, with all that only they used. What the linker said of its places goes as well.
export function dropStrange(file) {
  writeFileSync(file, withExports(withoutLinks(readFileSync(file)), (known) => (STRANGE.test(known) ? null : known)));
  prune(file);
}
