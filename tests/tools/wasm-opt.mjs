// Calls wasm-opt, which must be on PATH, as Trunk calls it: its options stand once, in www/index.html.

import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { withOrder } from "./function-order.mjs";
import { importedFunctions } from "./wasm-binary.mjs";

const page = readFileSync(new URL("../../www/index.html", import.meta.url), "utf8");
const option = (name) => new RegExp(`data-wasm-opt${name}="([^"]*)"`).exec(page)[1];
const options = option("-params").split(" ");
// Not --all-features: one of them is another form of the imports, which browsers do not read.
const features = options.filter((option) => option.startsWith("--enable-"));

// Makes a module smaller, in place.
export const optimise = (file) => call(file, [`-O${option("")}`, ...options]);

// Takes out what nothing in a module needs, in place.
export const prune = (file) => call(file, ["--remove-unused-module-elements", "--debuginfo", ...features]);

// Puts alike functions next to each other, and takes out what is only for tools, in place.
export function order(file) {
  const bytes = readFileSync(file);
  writeFileSync(file, withOrder(bytes, importedFunctions(new WebAssembly.Module(bytes))));
  call(file, [...features, "--reorder-functions-by-name", "--strip-debug", "--strip-producers", "--strip-target-features"]);
}

function call(file, options) {
  execFileSync("wasm-opt", [...options, file, "-o", file], { stdio: ["ignore", "inherit", "pipe"] });
}
