//! x
use activity_widgets_e2e::scenario;
use crate::common::open;
use serde_json::json;
scenario!(dbg, |b| {
    open(b, "", "<word-picker activity=\"j\" max=\"4\"></word-picker><word-picker activity=\"k\"></word-picker>")?;
    b.run("window.log=[]; for (const t of ['pointerdown','touchstart','touchend','pointerup','click','pointercancel','scroll']) addEventListener(t, (e) => log.push([t, e.target.id||e.target.localName, e.composedPath?.()[0]?.textContent?.slice(0,30), Math.round(e.clientX), Math.round(e.clientY), performance.now()|0, scrollY|0]), true)", json!([]))?;
    for n in 0..2 {
        let picker = b.widget("word-picker", n)?;
        let bt = picker.button("Use the sample page")?;
        bt.tap()?; let r = picker.see("0 of"); if r.is_err() { println!("{}", b.run("return log", json!([]))?.to_string().replace("],[", "]\n[")); } r?;
        if n == 1 || true { std::thread::sleep(std::time::Duration::from_millis(600)); println!("{}", b.run("return log", json!([]))?.to_string().replace("],[", "]\n[")); println!("{:?} {:?}", bt.bounds(), b.run("return scrollY", json!([]))); }
    }
});
