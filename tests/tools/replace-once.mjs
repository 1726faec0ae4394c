// Replaces what must stand in a text exactly once: when a tool that wrote it changes its form, the build stops here.
export function replaceOnce(text, known, better) {
  if (text.split(known).length !== 2) throw new Error(`Not there, or more than once: ${known}`);
  return text.replace(known, () => better);
}
