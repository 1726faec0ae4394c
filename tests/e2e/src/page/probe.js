// Runs before every script of a page that the test server sends: notes custom events, in Firefox and WebKit what goes to
// console.error, and in WebKit uncaught errors (their drivers do not tell). The server writes a list of event types in the place of NAMES.
(() => {
  const seen = { events: [], errors: [] };
  Object.defineProperty(window, "__e2e", { value: seen });

  const copy = (detail) => {
    try { return JSON.parse(JSON.stringify(detail ?? null)); } catch (error) { return String(error); }
  };
  seen.listen = (type) => window.addEventListener(type, (event) => seen.events.push({
    type, detail: copy(event.detail), bubbles: event.bubbles, composed: event.composed,
    target: event.target?.localName ?? "window",
  }), true);
  NAMES.forEach(seen.listen);

  const { userAgent } = navigator;
  if (/Chrom/.test(userAgent)) return;
  const note = (text) => seen.errors.push(text);
  const plain = console.error;
  console.error = (...parts) => { note(parts.map(String).join(" ")); plain.apply(console, parts); };
  if (/Firefox/.test(userAgent)) return;
  addEventListener("error", (event) => { if (event.message) note(`Uncaught ${event.message} (${event.filename}:${event.lineno})`); });
  addEventListener("unhandledrejection", (event) => note(`Unhandled ${event.reason}`));
})();
