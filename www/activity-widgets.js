// Activity widgets: the element classes and the loader. Everything else is in core/ (WebAssembly), of which is fetched what the
// widgets of a page need, each file once, and nothing where there is no widget. Until it runs, and wherever it cannot, an
// element shows its own children: the task, and a link the author put there. early-taps.js is for that time.

const TAGS = ["word-picker", "activity-timer", "power-sorter"];

/** The files of WebAssembly that each widget needs, those first on which others build; which of them are in the whole; and
 * where they are, in the form that bundlers see. `./dev build` cuts the core and writes here what it cut; Trunk alone does not. */
const WHOLE = "whole";
const ADDRESSES = { [WHOLE]: new URL("./core/activity-widgets_bg.wasm", import.meta.url) };
const FILES = {};

const loading = new Map();
const told = new WeakSet();
let whole;

/** Loads what a widget needs, or another part by its name. A failure is told to the author once, and the next element tries again.
 * All files are asked for at once: on a slow line each wait in a row is felt. */
async function load(tag) {
  // Together the parts are more than the whole: the two large widgets on one page share much.
  const names = FILES[tag] ?? [];
  whole ??= !names.length || ["word-picker", "power-sorter"].every(isOnPage);
  const files = [];
  for (const name of whole ? [WHOLE, ...names.filter((name) => !FILES[WHOLE].includes(name))] : names) files.push(once(name, [...files]));
  try {
    return (await Promise.all(files))[0];
  } catch (error) {
    if (!told.has(error)) console.error("Activity widgets could not start, or cannot show all they have.", error);
    told.add(error);
    throw error;
  }
}

function isOnPage(tag) {
  return document.querySelector(`${tag}, [data-activity-widget="${tag}"]`);
}

/** One file of the core, for all elements of a page. `before` are those on which it builds. */
function once(name, before) {
  if (!loading.has(name)) {
    const file = before.length ? loadPart(name, before) : loadBase(name);
    file.catch(() => loading.delete(name));
    loading.set(name, file);
  }
  return loading.get(name);
}

/** What starts first has a script beside it. Where both fail, it is of the WebAssembly that one can say why. */
async function loadBase(name) {
  const script = importCore();
  script.catch(() => {});
  const wasm = await fetchCore(name);
  const module = await script;
  await module.default({ module_or_path: wasm }).catch(explain(wasm));
  return module;
}

async function loadPart(name, before) {
  const answer = fetchCore(name);
  answer.catch(() => {});
  const [module] = await Promise.all(before);
  const wasm = await answer;
  await module.addPart(name, wasm).catch(explain(wasm));
}

let failures = 0;

/** The script beside the WebAssembly. Browsers remember an address that failed as a module, so later it gets another one. */
function importCore() {
  return import("./core/activity-widgets.js")
    .catch((error) => {
      if (!failures++) throw error;
      return import(new URL(`./core/activity-widgets.js?retry=${failures}`, import.meta.url));
    })
    .catch((cause) => {
      throw new Error("core/activity-widgets.js did not load: is it there, as text/javascript?", { cause });
    });
}

/** The WebAssembly, or an error that tells the author what to do about it. */
async function fetchCore(name) {
  const address = ADDRESSES[name];
  const answer = await fetch(address).catch((cause) => {
    const why = "no connection, no Access-Control-Allow-Origin on another site's files, or a policy without connect-src";
    throw new Error(`${address} could not be fetched: ${why}.`, { cause });
  });
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}: is the folder core/ there?`);
  if (/html/.test(answer.headers.get("content-type"))) {
    throw new Error(`${address} answered with a web page: must one log in to see the folder?`);
  }
  return answer;
}

/** What an engine means when it does not take a file of WebAssembly. */
function explain({ url }) {
  return (cause) => {
    if (cause.constructor === Error) throw cause;
    const forbidden = /unsafe-eval|content security policy|csp/i.test(cause.message);
    const why = forbidden
      ? "This page's content security policy forbids WebAssembly: add 'wasm-unsafe-eval' to script-src, or use an iframe."
      : `${url} is damaged, cut short, or of another version: put all of core/ on the server again, as binary.`;
    throw new Error(why, { cause });
  };
}

/** The author's text: the child that the word picker reads. */
const TEXT = ":scope > [slot=text]";

/** How long a widget waits for what it can do without, in milliseconds. */
const LONG = 1000;

/** A widget that is far down the page costs nothing until it comes near: asking for `ready` starts it. */
const near = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) if (isIntersecting) void target.ready;
  },
  { rootMargin: "100%" },
);

addEventListener("beforeprint", () => {
  for (const element of document.querySelectorAll(TAGS.join())) void element.ready;
});

class ActivityWidget extends HTMLElement {
  #mounted = null;
  #begun = false;
  #wanted = false;
  #failed = false;
  #settled = resolvers();
  #tapped = null;

  /** Resolves when the widget is on the screen; rejects when it cannot be. Asking starts it, wherever it stands. */
  get ready() {
    this.#wanted = true;
    if (this.isConnected) this.#begin();
    return this.#settled.promise;
  }

  connectedCallback() {
    if (this.localName === "word-picker") this.#watchTaps().catch(() => {});
    if (this.hasAttribute("data-from-query")) fromQuery(this);
    if (this.#wanted || this.hasAttribute("data-from-query")) this.#begin();
    else near.observe(this);
  }

  #begin() {
    if (this.#begun) return;
    this.#begun = true;
    if (this.#failed) this.#settled = resolvers();
    this.#failed = false;
    near.unobserve(this);
    const more = this.#seldomNeeded().map((part) => load(part).catch(() => {}));
    load(this.localName)
      .then(async (module) => {
        await Promise.race([Promise.all(more), new Promise((then) => setTimeout(then, LONG))]);
        this.#mount(module);
      })
      .catch((error) => this.#giveUp(error));
  }

  /** What this element needs at once and others need later or never. What cannot be seen from here the widget asks for, and one
   * that has to do without it says so. */
  #seldomNeeded() {
    const parts = this.hasAttribute("minutes") ? ["activity-timer"] : [];
    const brings = this.localName === "word-picker" && !this.hasAttribute("text-src") && !this.querySelector(TEXT);
    return brings ? [...parts, "bringing"] : parts;
  }

  #mount(module) {
    if (this.#mounted || !this.isConnected) return;
    this.#mounted = module.mount(this.localName, this, FILES[WHOLE] && load) ?? null;
    if (!this.#mounted) throw new Error(`<${this.localName}> could not be shown here.`);
    this.#settled.resolve();
    const words = this.#tapped?.() ?? [];
    this.#tapped = null;
    if (words.length) this.dispatchEvent(new CustomEvent("activity-early", { detail: words }));
  }

  /** A reader is sooner than the core: what is tapped in the author's text before it is there is picked when it is. */
  async #watchTaps() {
    if (this.#tapped || this.#mounted || !this.querySelector(TEXT)) return;
    const none = (this.#tapped = () => []);
    const { watch } = await import("./early-taps.js");
    if (this.#tapped === none) this.#tapped = watch(this, TEXT);
  }

  /** Never a blank space and never a dead end: the author's own words stand there, and a link to the widget on a page of its
   * own where they have none. */
  #giveUp(error) {
    const slots = ["task", "", "cards"].map((name) => Object.assign(document.createElement("slot"), { name }));
    this.shadowRoot?.replaceChildren(...slots);
    if (!this.hasAttribute("data-from-query") && !this.querySelector(OWN_LINK)) this.append(linkToPage(this));
    this.#failed = true;
    this.#settled.reject(error);
    // A train leaves its tunnel.
    addEventListener("online", () => this.#again(), { once: true });
  }

  #again() {
    if (!this.#failed) return;
    this.#begun = false;
    if (this.isConnected) this.connectedCallback();
  }

  // A move fires both callbacks in one go: wait until it is over, and do nothing when the element is back.
  disconnectedCallback() {
    queueMicrotask(() => {
      if (this.isConnected) return;
      near.unobserve(this);
      this.#begun = false;
      this.#tapped?.();
      this.#tapped = null;
      if (!this.#mounted) return;
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
  parts.promise.catch(() => {});
  return parts;
}

/** A link that a reader sees when the widget is not there. */
const OWN_LINK = ":scope > a[href]:not([slot], [hidden]), :scope > :not([slot], [hidden]) a[href]";

/** The only words outside src/lang/: they are wanted where that could not be loaded. */
function linkToPage(element) {
  const link = document.createElement("a");
  const page = new URL(`./${element.localName}.html`, import.meta.url);
  for (const { name, value } of element.attributes) {
    // A file's address counts from this page, and there from another one.
    link.href = value;
    if (isSetting(name)) page.searchParams.set(name, /^(text-)?src$/.test(name) ? link.href : value);
  }
  link.href = page.href;
  link.target = "_blank";
  link.rel = "noopener";
  link.lang = "en";
  link.textContent = "This activity could not start here. Open it on a page of its own.";
  return link;
}

/** Whether a name from a query or a `data-` attribute may become an attribute: never one that runs script, sets
 * a style, or shuts people out. */
function isSetting(name) {
  return /^[a-z][a-z-]*$/.test(name) && !/^(on|data-|aria-|(style|class|id|slot|part|is|hidden|inert|popover|role|contenteditable)$)/.test(name);
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
  const copy = (name) => {
    const setting = name.startsWith("data-") && name !== "data-activity-widget" ? name.slice(5) : "";
    if (!isSetting(setting)) return;
    if (div.hasAttribute(name)) element.setAttribute(setting, div.getAttribute(name));
    else element.removeAttribute(setting);
  };
  div.getAttributeNames().forEach(copy);
  element.append(...div.childNodes);
  // Some editors take `slot` away, and leave `data-slot`.
  for (const child of element.querySelectorAll(":scope > [data-slot]")) child.slot ||= child.dataset.slot;
  div.append(element);
  const follow = (records) => records.forEach(({ attributeName }) => copy(attributeName));
  new MutationObserver(follow).observe(div, { attributes: true });
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
