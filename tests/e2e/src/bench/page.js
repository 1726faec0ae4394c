// Runs before everything else in a measured page: notes when the text can be used, and how long a tap or a key takes to be
// seen.
(() => {
  const bench = { sight: null, ready: null, whole: null, first: null, taps: [], keys: [], longest: 0 };
  window.__bench = bench;
  const picker = () => document.querySelector("word-picker");
  // The picker's own text, not the slotted one from which it is made.
  const text = () => picker() ? picker().shadowRoot?.querySelector('[part~="text"]') : document.getElementById("text");
  // Until there is one, a reader has the author's own, which then becomes it.
  const readable = () => text() ?? document.querySelector('[slot="text"]');
  // A word that is tapped in the author's text is highlighted until the picker takes it over.
  const early = () => CSS.highlights.get("activity-early")?.size ?? 0;
  const marks = () => (text()?.querySelectorAll("mark, .picked").length ?? 0) + early();

  // Called before a frame is made, answers when it is there.
  const atItsEnd = (then) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => then(performance.now());
    channel.port2.postMessage(null);
  };
  const afterFrame = (then) => requestAnimationFrame(() => atItsEnd(then));

  const walk = (root) => document.createTreeWalker(root, NodeFilter.SHOW_TEXT, (node) =>
    node.data.trim() ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP);
  // One range for all measuring: each that there is makes every change of the document slower until it is collected.
  const range = document.createRange();
  const rect = (node, start, end) => {
    range.setStart(node, start);
    range.setEnd(node, end);
    return range.getClientRects()[0];
  };
  const firstInView = (root) => {
    const node = root && walk(root).nextNode();
    const box = node && rect(node, node.data.search(/\S/), node.data.search(/\S/) + 2);
    return box && box.height > 0 && box.bottom < innerHeight;
  };
  const lastThere = (root) => {
    const walker = root && walk(root);
    return walker?.lastChild()?.data.trimEnd().endsWith(LAST) ?? false;
  };

  let promised = null;
  let settled = false;
  const look = () => {
    const promise = picker() ? picker().ready : window.ready;
    if (promise && promise !== promised) {
      promised = promise;
      promise.then(() => { settled = true; });
    }
    if (bench.sight === null && firstInView(readable()) && lastThere(readable())) atItsEnd((now) => { bench.sight ??= now; });
    if (settled && bench.ready === null && firstInView(text())) atItsEnd((now) => { bench.ready ??= now; });
    if (settled && bench.whole === null && lastThere(text())) atItsEnd((now) => { bench.whole ??= now; });
    if (bench.whole === null || bench.ready === null) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);

  // From an event to the end of the first frame in which what `look` sees has changed.
  const time = (event, times, look) => {
    const before = look();
    const start = event.timeStamp;
    const wait = (tries) => afterFrame((now) => {
      if (look() !== before) {
        times.push(now - start);
        bench.first ??= now;
      }
      else if (tries > 0) wait(tries - 1);
      else times.push(null);
    });
    wait(60);
  };
  // A tap changes the number of marked words, a key what is in the field.
  addEventListener("click", (event) => time(event, bench.taps, marks), true);
  addEventListener("keydown", (event) => {
    const field = event.composedPath()[0];
    time(event, bench.keys, () => field.value);
  }, true);

  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) bench.longest = Math.max(bench.longest, duration);
  }).observe({ type: "longtask" });

  // The middles of the button that takes a step back, and of the first field for a note; brought into view first.
  const parts = { undo: [".steps button", "undo"], note: [".pick textarea", "note"] };
  bench.place = (name) => {
    const [ours, theirs] = parts[name];
    const part = picker() ? picker().shadowRoot.querySelector(ours) : document.getElementById(theirs);
    part.scrollIntoView({ block: "center", behavior: "instant" });
    const box = part.getBoundingClientRect();
    return { x: Math.floor(box.left + box.width / 2), y: Math.floor(box.top + box.height / 2) };
  };

  // The middles of words in view, far enough apart and away from the edges.
  bench.words = (count) => {
    const found = [];
    const walker = walk(readable());
    for (let node = walker.nextNode(); node && found.length < count; node = walker.nextNode()) {
      for (const match of node.data.matchAll(/\p{L}{4,}/gu)) {
        const box = rect(node, match.index, match.index + match[0].length);
        if (!box || box.top < 120) continue;
        if (box.bottom > innerHeight - 80) return found;
        const point = { x: Math.floor(box.left + box.width / 2), y: Math.floor(box.top + box.height / 2) };
        if (found.every((other) => Math.abs(other.y - point.y) > 10 || Math.abs(other.x - point.x) > 120)) found.push(point);
      }
    }
    return found;
  };

  // How long the same text takes to be in sight when it is pasted.
  bench.paste = async () => {
    const plain = [...readable().querySelectorAll("p")].map((paragraph) => paragraph.textContent.trim()).join("\n\n");
    const frame = () => new Promise((then) => afterFrame(then));
    if (!picker()) {
      scrollTo({ top: 0, behavior: "instant" });
      const start = performance.now();
      window.show(plain);
      return (await frame()) - start;
    }
    const another = document.createElement("word-picker");
    another.setAttribute("activity", "pasted");
    document.querySelector("main").prepend(another);
    another.scrollIntoView({ behavior: "instant" });
    await another.ready;
    await frame();
    const data = new DataTransfer();
    data.setData("text/plain", plain);
    const start = performance.now();
    const paste = new ClipboardEvent("paste", { bubbles: true, cancelable: true, clipboardData: data });
    another.shadowRoot.querySelector("textarea").dispatchEvent(paste);
    for (let tries = 600; tries > 0; tries--) {
      const now = await frame();
      if (lastThere(another.shadowRoot.querySelector('[part~="text"]'))) return now - start;
    }
    return null;
  };

  bench.nodes = () => {
    let count = 0;
    const visit = (node) => {
      count += 1;
      if (node.shadowRoot) visit(node.shadowRoot);
      node.childNodes.forEach(visit);
    };
    visit(document);
    return count;
  };

  bench.bytes = () => ["navigation", "resource"].flatMap((type) => performance.getEntriesByType(type))
    .reduce((sum, entry) => sum + entry.transferSize, 0);

  // A second call of the core's start-up function hands out what the first made.
  bench.wasm = async () => {
    const core = performance.getEntriesByType("resource").map(({ name }) => name).find((name) => /core\/.*\.js$/.test(name));
    if (!core) return 0;
    const module = await import(core);
    return (await module.default()).memory.buffer.byteLength;
  };
})();
