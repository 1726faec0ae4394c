// The harness's eyes in a page: finds things the way a person does, by role and accessible name (axe-core computes
// both), through shadow roots and slots, and says where to put a finger. Needs axe-core in the page.
(() => {
  const squeeze = (text) => text.replace(/[\s\u00a0]+/g, " ").trim();
  const up = (node) => node.assignedSlot || node.parentNode || node.host || null;
  const within = (node, ancestor) => {
    for (let at = node; at; at = up(at)) if (at === ancestor) return true;
    return false;
  };
  const children = (node) => {
    if (node.shadowRoot) return [...node.shadowRoot.childNodes];
    if (node.localName === "slot") {
      const assigned = node.assignedNodes();
      if (assigned.length) return assigned;
    }
    return [...node.childNodes];
  };
  const isElement = (node) => node.nodeType === Node.ELEMENT_NODE;
  const SILENT = new Set(["script", "style", "template", "noscript", "head", "title", "meta", "link"]);

  // Whether an element is drawn at all; its own text may still have visibility: hidden.
  const drawn = (element) => {
    if (SILENT.has(element.localName)) return false;
    const style = getComputedStyle(element);
    if (style.display === "none") return false;
    return style.display === "contents" || !element.checkVisibility || element.checkVisibility();
  };
  // Kept for screen readers only: in the tree, but clipped away.
  const clipped = (element, style) => {
    if (style.position !== "absolute" && style.position !== "fixed") return false;
    const box = element.getBoundingClientRect();
    return (style.overflow !== "visible" && (box.width <= 1 || box.height <= 1))
      || /inset\(50%|rect\(0px, 0px|rect\(1px, 1px/.test(style.clipPath + style.clip);
  };

  const describe = (element) => {
    if (!element) return "nothing";
    const attributes = ["id", "class", "part", "role", "slot"]
      .filter((name) => element.getAttribute?.(name))
      .map((name) => ` ${name}="${element.getAttribute(name)}"`).join("");
    const text = squeeze(element.textContent ?? "").slice(0, 40);
    return `<${element.localName}${attributes}>${text}`;
  };

  // All elements that match a selector, in tree order, shadow roots included, drawn or not.
  const query = (root, selector) => {
    const found = [];
    const visit = (node) => {
      for (const child of node.children ?? []) {
        if (child.matches(selector)) found.push(child);
        if (child.shadowRoot) visit(child.shadowRoot);
        visit(child);
      }
    };
    if (root.shadowRoot) visit(root.shadowRoot);
    visit(root);
    return found;
  };

  const flat = function* (root) {
    for (const child of children(root)) {
      if (!isElement(child) || !drawn(child)) continue;
      yield child;
      yield* flat(child);
    }
  };

  const withTree = (work) => {
    axe.teardown();
    axe.setup(document.documentElement);
    try { return work(); } finally { axe.teardown(); }
  };
  const roleOf = (element) => {
    if (element.localName === "summary") return "button";
    if (!axe.utils.getNodeFromTree(element)) return null;
    return axe.commons.aria.getRole(element);
  };
  const nameOf = (element) => squeeze(axe.commons.text.accessibleText(element));
  const heard = (element) => axe.commons.dom.isVisibleToScreenReaders(element);
  const disabled = (element) => element.matches(":disabled") || !!element.closest("[aria-disabled=true]");
  const fits = (name, wanted, match) => match === "exact" ? name === wanted
    : match === "prefix" ? name.startsWith(wanted) : name.includes(wanted);

  const withRole = (root, role) => withTree(() => [...flat(root)]
    .filter((element) => roleOf(element) === role && heard(element))
    .map((element) => ({ element, name: nameOf(element) })));

  const stepByRole = (root, step) => {
    const all = withRole(root, step.role);
    const found = all.filter(({ name }) => fits(name, squeeze(step.name), step.match));
    if (step.n === null && found.length > 1) {
      throw new Error(`${found.length} of role ${step.role} are named “${step.name}”: `
        + found.map(({ element }) => describe(element)).join(" | "));
    }
    const at = found[step.n ?? 0];
    if (at) return at.element;
    const names = all.map(({ element, name }) => `“${name}”${disabled(element) ? " (disabled)" : ""}`);
    throw new Error(`no ${step.role} ${step.match === "exact" ? "named" : "with"} “${step.name}”`
      + (step.n ? ` number ${step.n}` : "") + `; there are: ${names.join(", ") || "none"}`);
  };
  const stepByCss = (root, step) => {
    const found = query(root, step.css);
    if (found[step.n]) return found[step.n];
    throw new Error(`no ${step.css} number ${step.n}; there are ${found.length}`);
  };

  // Text as pieces in reading order. Each piece is a text node, or a break between blocks.
  const pieces = (root, options) => {
    const out = [];
    const visit = (node, shown) => {
      if (node.nodeType === Node.TEXT_NODE) {
        if (shown) out.push(node);
        return;
      }
      if (!isElement(node) || !drawn(node)) return;
      const style = getComputedStyle(node);
      if (!options.unseen && (style.opacity === "0" || clipped(node, style))) return;
      if (options.skip?.(node)) return;
      if (node.matches("textarea, select, input, canvas, svg, iframe")) {
        if (/^(button|submit|reset)$/.test(node.type)) out.push(null, document.createTextNode(node.value), null);
        return;
      }
      const block = node.localName === "br" || !/^(inline|contents)/.test(style.display);
      if (block) out.push(null);
      for (const child of children(node)) visit(child, style.visibility === "visible");
      if (block) out.push(null);
    };
    visit(root, true);
    return out;
  };
  const read = (root, options = {}) => pieces(root, options).map((piece) => piece ? piece.data.replace(/\s+/g, " ") : "\n")
    .join("").split("\n").map(squeeze).filter(Boolean).join("\n");

  // The nth occurrence of a word in running text, as a Range; words in controls and hidden text do not count.
  const wordRange = (root, step) => {
    const texts = query(root, '[part~="text"]');
    const bases = texts.length ? texts : [root];
    const skip = (node) => node.matches("button, [role=button], label, legend, nav, summary, [aria-live], [role=status]");
    const letter = "[\\p{L}\\p{N}_]";
    const quoted = step.word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    const pattern = new RegExp(`(?<!${letter})${quoted}(?!${letter})`, "gu");
    let left = step.n;
    let count = 0;
    for (const base of bases) {
      let run = [];
      const end = () => {
        const text = run.map((node) => node.data).join("");
        for (const match of text.matchAll(pattern)) {
          count += 1;
          if (left-- > 0) continue;
          const place = (offset, atEnd) => {
            for (const node of run) {
              if (offset < node.length || (atEnd && offset === node.length)) return [node, offset];
              offset -= node.length;
            }
            return null;
          };
          const range = document.createRange();
          range.setStart(...place(match.index, false));
          range.setEnd(...place(match.index + match[0].length, true));
          return range;
        }
        run = [];
        return null;
      };
      for (const piece of [...pieces(base, { skip }), null]) {
        if (piece) run.push(piece);
        else {
          const range = end();
          if (range) return range;
        }
      }
    }
    throw new Error(`“${step.word}” number ${step.n} is not in the running text; it is there ${count} times`);
  };

  // A path of steps leads to an element, or in its last step to a word (a Range).
  const resolve = (path) => {
    let at = document.documentElement;
    for (const step of path) {
      at = step.word !== undefined ? wordRange(at, step) : step.css !== undefined ? stepByCss(at, step) : stepByRole(at, step);
    }
    return at;
  };
  const elementOf = (at) => isElementOrNull(at) ?? at.startContainer.parentElement;
  const isElementOrNull = (at) => at.nodeType ? at : null;

  const deepest = (x, y) => {
    let hit = document.elementFromPoint(x, y);
    while (hit?.shadowRoot) {
      const inner = hit.shadowRoot.elementFromPoint(x, y);
      if (!inner || inner === hit) break;
      hit = inner;
    }
    return hit;
  };
  const boxes = (at) => {
    const rects = [...at.getClientRects()].filter((rect) => rect.width > 0 && rect.height > 0);
    return rects.length ? rects : [at.getBoundingClientRect()];
  };
  // Points to try: the middle of the whole, then of its first line.
  const points = (at) => {
    const whole = isElementOrNull(at) ? [at.getBoundingClientRect()] : [];
    return [...whole, boxes(at)[0]].map((box) => ({
      x: box.left + box.width / 2, y: box.top + box.height / 2, width: box.width, height: box.height,
    }));
  };
  const inView = (point) => point.x >= 0 && point.y >= 0 && point.x < innerWidth && point.y < innerHeight;
  const reach = (at, owner) => points(at).find((point) => {
    if (!inView(point) || point.width < 3 || point.height < 3) return false;
    const hit = deepest(point.x, point.y);
    return hit && (within(hit, owner) || [...(owner.labels ?? [])].some((label) => within(hit, label)));
  });
  const scrollTo = (at, block) => {
    const element = elementOf(at);
    element.scrollIntoView({ block, inline: "nearest", behavior: "instant" });
    if (isElementOrNull(at)) return;
    // A word in a long paragraph: the paragraph's middle may be far from it.
    const box = boxes(at)[0];
    const wanted = block === "start" ? 80 : block === "end" ? innerHeight - 80 : innerHeight / 2;
    if (!inView({ x: box.left, y: box.top }) || block !== "center") {
      window.scrollBy({ top: box.top - wanted, behavior: "instant" });
    }
  };

  // Where to put the finger: scrolls as far as needed, and makes sure that nothing lies above the place.
  // Nobody touches what is not painted yet: a browser would take such a touch for one on what was there before.
  let painted = false;
  const afterPaint = () => {
    const done = () => { painted = true; };
    painted = false;
    requestAnimationFrame(() => requestAnimationFrame(done));
    // Frames out of sight are painted rarely or never.
    setTimeout(done, 500);
  };
  afterPaint();

  const aim = (path) => {
    const at = resolve(path);
    const owner = elementOf(at);
    if (disabled(owner)) throw new Error(`${describe(owner)} is disabled`);
    const targets = [at, ...(owner.labels ?? [])];
    // A frame as tall as its page shows everything and may yet stand outside what the reader sees.
    const blocks = parent === window ? [null, "center", "start", "end"] : ["center", "start", "end"];
    for (const block of blocks) {
      if (block) scrollTo(at, block);
      for (const target of targets) {
        const point = reach(target, target === at ? owner : target);
        if (point) return point;
      }
    }
    scrollTo(at, "center");
    const point = points(at)[0];
    throw new Error(point.width < 3 || point.height < 3 ? `${describe(owner)} has no size`
      : `${describe(owner)} is covered by ${describe(deepest(point.x, point.y))}`);
  };

  const active = () => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at;
  };

  const scratch = (kind, content) => {
    const pad = document.createElement(kind === "html" ? "div" : "textarea");
    pad.id = "e2e-scratch";
    pad.setAttribute("aria-label", "scratch");
    pad.style.cssText = "position:fixed;inset:0 auto auto 0;width:200px;height:100px;z-index:99999;font:16px monospace";
    if (kind === "html") {
      pad.contentEditable = "true";
      pad.innerHTML = content;
    } else {
      pad.value = content;
    }
    document.body.append(pad);
    pad.focus({ preventScroll: true });
    if (kind === "html") getSelection().selectAllChildren(pad);
    else pad.select();
  };

  const spoken = [];
  const watched = new WeakSet();
  const LIVE = "[aria-live]:not([aria-live=off]), [role=status], [role=alert], [role=log], output";

  // Where a screen reader that reads on and on has got to.
  let cursor = null;
  const readOn = (root, role, name, match) => {
    const all = withTree(() => [...flat(root)].filter((element) => roleOf(element) && heard(element))
      .map((element) => ({ element, role: roleOf(element), name: nameOf(element) })));
    const from = all.findIndex(({ element }) => element === cursor) + 1;
    const found = all.slice(from).find((one) => one.role === role && fits(one.name, squeeze(name), match));
    if (!found) {
      const ahead = all.slice(from).filter((one) => one.role && one.name).map((one) => `${one.role} “${one.name}”`);
      throw new Error(`reading on from ${describe(cursor)}, no ${role} “${name}” comes, but: ${ahead.join(", ")}`);
    }
    cursor = found.element;
    return cursor;
  };

  window.__aw = {
    readOn: (path, role, name, match) => { readOn(resolve(path), role, name, match); return true; },
    activate: () => { cursor.focus(); cursor.click(); return true; },
    exists: (path) => { resolve(path); return true; },
    count: (path, role, name, match) => withRole(resolve(path), role)
      .filter((one) => fits(one.name, squeeze(name), match)).length,
    names: (path, role) => withRole(resolve(path), role).map(({ name }) => name),
    element: (path) => resolve(path),
    afterPaint,
    aim: (path) => {
      if (!painted) throw new Error("nothing was painted yet");
      return aim(path);
    },
    ready: (path) => {
      const element = resolve(path);
      if (element.__awReady === true) return true;
      if (typeof element.__awReady === "string") throw new Error(`${describe(element)}.ready: ${element.__awReady}`);
      if (!element.matches(":defined")) throw new Error(`${describe(element)} is not defined yet`);
      if (element.ready === undefined && element.shadowRoot) return true;
      Promise.resolve(element.ready).then(() => { element.__awReady = true; }, (error) => { element.__awReady = String(error); });
      throw new Error(`${describe(element)}.ready is still pending`);
    },
    text: (path) => read(resolve(path)),
    allText: (path) => read(resolve(path), { unseen: true }),
    value: (path) => {
      const element = resolve(path);
      return element.value ?? squeeze(element.textContent);
    },
    checked: (path) => {
      const element = resolve(path);
      return element.checked ?? ["aria-checked", "aria-pressed", "aria-expanded", "aria-selected"]
        .some((name) => element.getAttribute(name) === "true");
    },
    disabled: (path) => disabled(resolve(path)),
    attribute: (path, name) => resolve(path).getAttribute(name),
    style: (path, name) => getComputedStyle(elementOf(resolve(path))).getPropertyValue(name),
    box: (path) => {
      const { x, y, width, height } = boxes(resolve(path))[0];
      return { x, y, width, height };
    },
    name: (path) => withTree(() => nameOf(resolve(path))),
    focus: (path) => {
      const element = resolve(path);
      element.focus();
      if (active() !== element) throw new Error(`${describe(element)} does not take the focus`);
    },
    hasFocus: (path) => within(active(), elementOf(resolve(path))),
    focused: () => {
      const element = active();
      if (!element || element === document.body) return { tag: "body", role: "", name: "" };
      return withTree(() => ({ tag: element.localName, role: roleOf(element) ?? "", name: nameOf(element) }));
    },
    select: (path) => {
      const at = resolve(path);
      const range = isElementOrNull(at) ? document.createRange() : at;
      if (at !== range) range.selectNodeContents(at);
      getSelection().setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
    },
    scratch,
    scratchValue: () => document.getElementById("e2e-scratch").value,
    unscratch: () => document.getElementById("e2e-scratch")?.remove(),
    listen: () => {
      for (const region of query(document.documentElement, LIVE)) {
        if (watched.has(region)) continue;
        watched.add(region);
        new MutationObserver(() => {
          const text = squeeze(read(region, { unseen: true }));
          if (text && spoken.at(-1) !== text) spoken.push(text);
        }).observe(region, { childList: true, characterData: true, subtree: true });
      }
    },
    spoken: () => [...spoken],
    liveText: (path) => query(resolve(path), LIVE).map((region) => squeeze(read(region, { unseen: true }))).filter(Boolean),
    frames: () => query(document.documentElement, "iframe"),
    overflow: () => {
      const page = document.scrollingElement ?? document.documentElement;
      return { width: page.scrollWidth, view: page.clientWidth };
    },
  };
})();
