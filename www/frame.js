// A widget's page in a frame tells the page around it how tall it is, in every dialect that hosts of courses understand: H5P's
// resizer, Canvas and other LTI hosts, iframe-resizer 4 and 5, open-iframe-resizer, WordPress embeds, the OU's VLE, a page
// of the same site, and our own activity-widgets-frame.js. It speaks to the parent only, never to `top`: Open edX would
// resize the whole unit. What it hears counts only from the parent, only in the shapes below, and changes nothing but
// which dialects it speaks.

const RESIZER = "[iFrameSizer]";

/** What the host has shown that it understands. */
const host = { h5p: false, open: false, resizer: "", secret: secret() };

/** The heights told last and before that, in CSS pixels, and how often the two have followed each other. */
let height = 0;
let before = 0;
let swings = 0;

/** WordPress puts a secret behind the address, and takes no message without it. */
function secret() {
  const found = /^#\?secret=(\w{1,64})$/.exec(location.hash);
  return found ? found[1] : "";
}

function post(message) {
  parent.postMessage(message, "*");
}

function tell() {
  if (!height) return;
  const width = document.documentElement.clientWidth;
  post({ type: "activity-widgets-height", height });
  for (const subject of ["lti.frameResize", "org.imsglobal.lti.frameResize"]) post({ subject, height });
  if (host.secret) post({ message: "height", value: height, secret: host.secret });
  // H5P's resizer has read `height` in older versions and `scrollHeight` in newer ones.
  if (host.h5p) post({ context: "h5p", action: "resize", height, scrollHeight: height });
  if (host.open) post({ type: "iframe-resized", width, height });
  if (host.resizer) post(`${RESIZER}${host.resizer}:${height}:${width}:mutationObserver`);
  const frame = ownFrame();
  if (frame) frame.height = String(height);
  window.VLE?.auto_resize_iframe?.();
}

/** The frame's element, where the page around it is of the same site. By `frameElement` WebKit would make it an object of
 * this page: scripts of the host would then find that it is none of their elements. */
function ownFrame() {
  try {
    return [...parent.document.getElementsByTagName("iframe")].find((frame) => frame.contentWindow === window);
  } catch {
    return undefined;
  }
}

/** The height of what is on the page, and never of the frame itself: the two would make each other grow for ever. */
function measure() {
  const box = document.body.getBoundingClientRect();
  const now = Math.ceil(box.height);
  // Nothing has a size while the frame is hidden.
  if (!box.width || !now || now === height) return;
  // Where the host's frame has a border, a scroll bar may come with one height and go with the other: the larger stays.
  if (now === before && now < height && ++swings > 3) return;
  [before, height] = [height, now];
  tell();
}

function hearText(text) {
  if (!text.startsWith(RESIZER) || text.length > 2000) return;
  const [first, , third] = text.slice(RESIZER.length).split(":");
  if (/^(true|false)$/.test(third ?? "") && /^[^\s\]]{1,200}$/.test(first)) {
    host.resizer = first;
    if (height) post(`${RESIZER}${first}:${height}:${document.documentElement.clientWidth}:init`);
  } else if (first === "resize" && host.resizer) tell();
}

function hearObject(message) {
  const h5p = message.context === "h5p" && (message.action === "hello" || message.action === "resize");
  const open = message.type === "iframe-child-init";
  const wordpress = message.message === "ready" && host.secret !== "" && message.secret === host.secret;
  if (!h5p && !open && !wordpress && message.type !== "activity-widgets-frame") return;
  host.h5p ||= h5p;
  host.open ||= open;
  tell();
}

function listen() {
  addEventListener("message", ({ source, data }) => {
    if (source !== parent) return;
    if (typeof data === "string") hearText(data);
    else if (data && typeof data === "object") hearObject(data);
  });
  let width = innerWidth;
  const again = () => {
    swings = 0;
  };
  addEventListener("pointerdown", again, { passive: true });
  addEventListener("keydown", again, { passive: true });
  // The frame was turned or made wider, not only taller as we asked.
  addEventListener("resize", () => {
    if (innerWidth !== width) again();
    width = innerWidth;
  });
}

function begin() {
  new ResizeObserver(measure).observe(document.body);
  measure();
  post({ context: "h5p", action: "hello" });
  post("[iFrameResizerChild]Ready");
}

if (parent === window) {
  for (const link of document.querySelectorAll(".own-tab")) link.hidden = true;
} else {
  listen();
  // What stands there until the widget runs is shorter: a host need not hear of that.
  const ready = document.querySelector("[data-from-query]")?.ready ?? Promise.resolve();
  ready.then(begin, begin);
}
