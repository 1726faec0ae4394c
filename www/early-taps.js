// Words of an author's text that are tapped before the word picker is there: on a slow line a reader is sooner than its code.
// They are marked in the page at once, by the CSS Custom Highlight API, which leaves the page's elements alone, and are picked
// when the picker has come. Where a browser cannot mark them so, nothing is taken: a tap that shows nothing is made again.

const NAME = "activity-early";
const marker = globalThis.Highlight && globalThis.Intl?.Segmenter && new Highlight();
const sheet = new CSSStyleSheet();
sheet.replaceSync(`::highlight(${NAME}) { background: Mark; color: MarkText; text-decoration: underline 2px; }`);

/** How far around a place a word is looked for, in code units. */
const FAR = 100;

/** Marks what is tapped in the text that `selector` finds in the element. A second tap lets a word go. Call what this returns
 * to end it: it hands over the words as ranges, in the order of the taps. */
export function watch(element, selector) {
  const words = [];
  const tapped = (event) => {
    const word = marker && wordUnder(event, element.querySelector(selector));
    if (!word) return;
    const same = (other) => other.startContainer === word.startContainer && other.startOffset === word.startOffset;
    const at = words.findIndex(same);
    if (at < 0) words.push(mark(word));
    else marker.delete(words.splice(at, 1)[0]);
  };
  element.addEventListener("click", tapped);
  return () => {
    element.removeEventListener("click", tapped);
    words.forEach((word) => marker.delete(word));
    return words;
  };
}

function mark(range) {
  const root = range.startContainer.getRootNode();
  CSS.highlights.set(NAME, marker);
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  marker.add(range);
  return range;
}

/** The word of a text under a tap that has no other meaning. */
function wordUnder({ target, clientX: x, clientY: y }, text) {
  const meant = target.closest("a, button, input, select, textarea, label, summary, [slot]");
  if (!text || meant !== text || !getSelection().isCollapsed) return null;
  const root = text.getRootNode();
  const within = root instanceof ShadowRoot ? { shadowRoots: [root] } : undefined;
  const caret = document.caretPositionFromPoint?.(x, y, within) ?? document.caretRangeFromPoint?.(x, y);
  const node = caret?.offsetNode ?? caret?.startContainer;
  const offset = caret?.offset ?? caret?.startOffset;
  if (node?.nodeType !== Node.TEXT_NODE || !text.contains(node)) return null;
  const from = Math.max(0, offset - FAR);
  const words = new Intl.Segmenter(undefined, { granularity: "word" }).segment(node.data.slice(from, offset + FAR));
  // Right of the middle of a letter, the place is behind it.
  for (const at of [offset, offset - 1]) {
    const { index, segment } = words.containing(at - from) ?? { segment: "" };
    if (!/[\p{L}\p{N}]/u.test(segment)) continue;
    const range = new Range();
    range.setStart(node, from + index);
    range.setEnd(node, from + index + segment.length);
    if ([...range.getClientRects()].some((box) => x > box.left && x < box.right && y > box.top && y < box.bottom)) return range;
  }
  return null;
}
