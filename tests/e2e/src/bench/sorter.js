// Runs in the measured page once its cards are there: notes how long a move takes to be seen, and the frames of a drag.
const root = document.querySelector("power-sorter").shadowRoot;
const bench = { moves: [], frames: [] };
window.__bench = bench;

const afterFrame = (then) => requestAnimationFrame(() => {
  const channel = new MessageChannel();
  channel.port1.onmessage = () => then(performance.now());
  channel.port2.postMessage(null);
});
const count = () => root.querySelector('[part~="count"]').textContent;
const middle = (element) => {
  const box = element.getBoundingClientRect();
  return { x: Math.floor(box.left + box.width / 2), y: Math.floor(box.top + box.height / 2) };
};
const card = (index) => root.querySelectorAll('[part~="card"]')[index];

// The next event of this kind begins a move, which ends with the first frame in which the line of progress has changed.
bench.await = (kind) => addEventListener(kind, (event) => {
  const before = count();
  const wait = (tries) => afterFrame((now) => {
    if (count() !== before) bench.moves.push(now - event.timeStamp);
    else if (tries > 0) wait(tries - 1);
    else bench.moves.push(null);
  });
  wait(60);
}, { capture: true, once: true });

bench.cards = () => root.querySelectorAll('[part~="card"]').length;
bench.all = () => {
  const more = [...root.querySelectorAll(".sorting > button")].find((button) => !button.hidden);
  more?.click();
  return !more;
};
// Brings a card to the middle of the view.
bench.show = (index) => card(index).scrollIntoView({ block: "center" });
bench.radio = (index, place) => middle(card(index).querySelectorAll("input")[place]);
bench.focus = (index) => card(index).querySelector("input").focus();
bench.handle = (index) => middle(card(index).querySelector("button"));
bench.place = (index) => middle(root.querySelectorAll(".target")[index]);
bench.undo = () => middle(root.querySelector(".steps button"));

bench.film = (on) => {
  bench.filming = on;
  if (!on) return bench.frames;
  bench.frames.length = 0;
  const frame = (now) => {
    if (!bench.filming) return;
    bench.frames.push(now);
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
};
