// For a page of your own with our widgets in frames: gives each frame the height it asks for. Put it on the page once, as
// <script src="https://widgets.example/activity-widgets-frame.js" defer></script>. A frame can change its own height and
// nothing else.
(() => {
  const page = /\/(word-picker|activity-timer|power-sorter)\.html([?#]|$)/;
  const frames = () => [...document.querySelectorAll("iframe")].filter((frame) => page.test(frame.src));
  addEventListener("message", ({ source, data }) => {
    if (data?.type !== "activity-widgets-height") return;
    const { height } = data;
    if (!Number.isInteger(height) || height < 1 || height > 100000) return;
    const frame = frames().find((frame) => frame.contentWindow === source);
    if (!frame) return;
    // Not measured by trying: a host may let heights change slowly.
    const style = getComputedStyle(frame);
    const around = ["borderTopWidth", "borderBottomWidth", "paddingTop", "paddingBottom"];
    const rest = style.boxSizing === "border-box" ? around.reduce((sum, name) => sum + parseFloat(style[name]), 0) : 0;
    frame.style.height = `${height + rest}px`;
  });
  // Those that have told their height before this script was here tell it again.
  for (const frame of frames()) frame.contentWindow?.postMessage({ type: "activity-widgets-frame" }, "*");
})();
