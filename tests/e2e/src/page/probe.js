// Runs before every script of a page that the test server sends: notes custom events, and in WebKit (whose driver gives
// no console) uncaught errors and console.error. The server writes a list of event types in the place of NAMES.
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

  if (!/AppleWebKit/.test(navigator.userAgent) || /Chrom/.test(navigator.userAgent)) return;
  const note = (text) => seen.errors.push(text);
  addEventListener("error", (event) => {
    if (event.error || event.message) note(`Uncaught ${event.error?.stack || event.message}`);
  });
  addEventListener("unhandledrejection", (event) => note(`Unhandled ${event.reason?.stack || event.reason}`));
  const plain = console.error;
  console.error = (...parts) => { note(parts.map(String).join(" ")); plain.apply(console, parts); };
})();
