// Activity widgets: the element classes and the loader. Everything else is in core/ (WebAssembly), which is fetched once for
// a whole page, and only when there is a widget on it. Until it runs, and wherever it cannot, an element shows its own
// children: the task, and a link the author put there.

const TAGS = ["word-picker", "activity-timer", "power-sorter"];

let core;

/** Loads the core once. A failure is told to the author once, and the next element tries again. */
function load() {
  core ??= start().catch((error) => {
    core = undefined;
    console.error("Activity widgets could not start, so the page shows their fallback content.", error);
    throw error;
  });
  return core;
}

/** Both files of the core are asked for at once: on a slow line each wait in a row is felt. */
async function start() {
  const wasm = fetch(new URL("./core/activity-widgets_bg.wasm", import.meta.url));
  wasm.catch(() => {});
  const module = await import("./core/activity-widgets.js");
  await module.default({ module_or_path: wasm });
  return module;
}

class ActivityWidget extends HTMLElement {
  #mounted = null;
  #settled = Promise.withResolvers?.() ?? resolvers();

  /** Resolves when the widget is on the screen; rejects when it cannot be. */
  get ready() {
    return this.#settled.promise;
  }

  connectedCallback() {
    this.#settled.promise.catch(() => {});
    if (this.hasAttribute("data-from-query")) fromQuery(this);
    load().then(
      (module) => this.#mount(module),
      (error) => this.#settled.reject(error),
    );
  }

  #mount(module) {
    if (this.#mounted || !this.isConnected) return;
    this.#mounted = module.mount(this.localName, this) ?? null;
    if (this.#mounted) this.#settled.resolve();
    else this.#settled.reject(new Error(`<${this.localName}> could not be shown here.`));
  }

  // A move fires both callbacks in one go: wait until it is over, and do nothing when the element is back.
  disconnectedCallback() {
    queueMicrotask(() => {
      if (this.isConnected || !this.#mounted) return;
      this.#mounted.unmount();
      this.#mounted = null;
      this.#settled = resolvers();
    });
  }

  connectedMoveCallback() {}

  /** The learner's notes as "text", "markdown" or "html"; empty while the widget is not running. */
  exportNotes(format = "text") {
    return this.#mounted?.exportNotes(String(format)) ?? "";
  }

  /** Everything in this widget as JSON; empty while the widget is not running. */
  exportBackup() {
    return this.#mounted?.exportBackup() ?? "";
  }

  /** Takes a backup over. Returns the reasons why not: none when all was taken. */
  importBackup(text) {
    return this.#mounted?.importBackup(String(text)) ?? ["The widget is not running yet: wait for its ready promise."];
  }

  /** Begins again. The learner can undo it. */
  reset() {
    this.#mounted?.reset();
  }
}

function resolvers() {
  const parts = {};
  parts.promise = new Promise((resolve, reject) => Object.assign(parts, { resolve, reject }));
  return parts;
}

/** Whether a name from a query or a `data-` attribute may become an attribute: never one that runs script or sets a style. */
function isSetting(name) {
  return /^[a-z][a-z-]*$/.test(name) && !/^(on|data-|style$|class$|id$|slot$|part$|is$|hidden$)/.test(name);
}

/** The page an iframe shows takes its settings from the query, by the same names as the attributes. */
function fromQuery(element) {
  for (const [name, value] of new URLSearchParams(location.search)) {
    if (isSetting(name)) element.setAttribute(name, value);
  }
}

/** `<div data-activity-widget="word-picker" data-min="8">` for editors that strip tags they do not know. */
function upgrade(div) {
  const tag = div.dataset.activityWidget;
  if (!TAGS.includes(tag) || div.querySelector(`:scope > ${tag}`)) return;
  const element = document.createElement(tag);
  const copy = () => {
    for (const { name, value } of [...div.attributes]) {
      const setting = name.startsWith("data-") && name !== "data-activity-widget" ? name.slice(5) : "";
      if (isSetting(setting)) element.setAttribute(setting, value);
    }
  };
  copy();
  element.append(...div.childNodes);
  div.append(element);
  new MutationObserver(copy).observe(div, { attributes: true });
}

function upgradeAll(root) {
  if (root.matches?.("[data-activity-widget]")) upgrade(root);
  for (const div of root.querySelectorAll?.("[data-activity-widget]") ?? []) upgrade(div);
}

for (const tag of TAGS) {
  // Another copy of this script may have been here first.
  if (!customElements.get(tag)) customElements.define(tag, class extends ActivityWidget {});
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => upgradeAll(document));
else upgradeAll(document);
new MutationObserver((records) => {
  for (const { addedNodes } of records) for (const node of addedNodes) upgradeAll(node);
}).observe(document, { childList: true, subtree: true });
