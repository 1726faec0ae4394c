//! The person's window and settings. How each engine is brought to them is in [`crate::emulate`].

use serde_json::json;

use super::Browser;
use crate::emulate::{self, Emulation};
use crate::engine::Engine;
use crate::failure::{Failure, Result};
use crate::session;

impl Browser {
    /// A window with so much room for the page, in CSS pixels. Below 600 it behaves as a phone where the engine can.
    ///
    /// # Errors
    /// When the engine cannot.
    #[track_caller]
    pub fn viewport(&self, width: u32, height: u32) -> Result {
        self.note(format!("viewport {width} x {height}"));
        self.emulate(|emulation| (emulation.width, emulation.height) = (width, height))
    }

    /// The room for the page as the page sees it.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub fn inner_size(&self) -> Result<(u64, u64)> {
        let size = self.run("return [innerWidth, innerHeight]", json!([]))?;
        Ok((size[0].as_u64().unwrap_or_default(), size[1].as_u64().unwrap_or_default()))
    }

    /// Dark mode on or off. In WebKitGTK this starts another browser: set it before [`Browser::open`].
    ///
    /// # Errors
    /// When the engine cannot.
    #[track_caller]
    pub fn dark(&self, on: bool) -> Result {
        self.note(format!("dark mode {on}"));
        self.emulate(|emulation| emulation.dark = on)
    }

    /// Forced colours (high contrast) on or off.
    ///
    /// # Errors
    /// Skips the scenario in WebKitGTK, which has none.
    #[track_caller]
    pub fn forced_colors(&self, on: bool) -> Result {
        self.note(format!("forced colours {on}"));
        self.emulate(|emulation| emulation.forced_colors = on)
    }

    /// Reduced motion on or off. In WebKitGTK this starts another browser: set it before [`Browser::open`].
    ///
    /// # Errors
    /// When the engine cannot.
    #[track_caller]
    pub fn reduced_motion(&self, on: bool) -> Result {
        self.note(format!("reduced motion {on}"));
        self.emulate(|emulation| emulation.reduced_motion = on)
    }

    /// The style of paper instead of the screen's.
    ///
    /// # Errors
    /// Skips the scenario in WebKitGTK, which cannot.
    #[track_caller]
    pub fn print_style(&self, on: bool) -> Result {
        self.note(format!("print style {on}"));
        self.emulate(|emulation| emulation.print = on)
    }

    /// The whole page enlarged: 2.0 is 200 %, and leaves half the room.
    ///
    /// # Errors
    /// When the engine cannot.
    #[track_caller]
    pub fn zoom(&self, factor: f64) -> Result {
        self.note(format!("zoom {factor}"));
        self.emulate(|emulation| emulation.zoom = factor)
    }

    /// Only the text enlarged.
    ///
    /// # Errors
    /// Skips the scenario outside Firefox, the only one of the three with a way to do so.
    #[track_caller]
    pub fn text_zoom(&self, factor: f64) -> Result {
        self.note(format!("text zoom {factor}"));
        self.emulate(|emulation| emulation.text_zoom = factor)
    }

    /// Freezes the page in front, as a browser does with a tab that nobody looks at, runs the steps in another tab, and thaws it.
    ///
    /// # Errors
    /// Skips the scenario outside Chromium, or what the steps return.
    #[track_caller]
    pub fn frozen<T>(&self, steps: impl FnOnce(&Self) -> Result<T>) -> Result<T> {
        self.note("the page is frozen".to_owned());
        if self.engine() != Engine::Chromium {
            return self.skip("only Chromium can be told to freeze a tab");
        }
        let state =
            |state: &str| self.session.borrow().cdp("Page.setWebLifecycleState", json!({ "state": state })).map(drop);
        state("frozen")?;
        let answer = self.in_new_tab(steps);
        state("active")?;
        answer
    }

    /// Freezes the page in front and then ends its process, as a browser does that needs the memory; goes on in another tab.
    ///
    /// # Errors
    /// Skips the scenario outside Chromium.
    #[track_caller]
    pub fn discarded(&self) -> Result {
        self.note("the page is frozen and discarded".to_owned());
        if self.engine() != Engine::Chromium {
            return self.skip("only Chromium can be told to freeze a tab");
        }
        let session = self.session.borrow();
        let frozen = session.get("window")?;
        session.cdp("Page.setWebLifecycleState", json!({ "state": "frozen" }))?;
        let new = session.post("window/new", json!({ "type": "tab" }))?;
        // A page that is closed like this hears nothing of it any more.
        session.post("window", json!({ "handle": new["handle"] }))?;
        session.cdp("Target.closeTarget", json!({ "targetId": frozen }))?;
        emulate::apply_to_tab(&session, &self.emulation.borrow())
    }

    /// A processor so many times slower, until the scenario ends with 1.0.
    ///
    /// # Errors
    /// Skips the scenario outside Chromium, the only one of the three that can.
    #[track_caller]
    pub fn slow_down(&self, times: f64) -> Result {
        self.note(format!("a processor {times} times slower"));
        if self.engine() != Engine::Chromium {
            return self.skip("only Chromium can be slowed down");
        }
        self.session.borrow().cdp("Emulation.setCPUThrottlingRate", json!({ "rate": times })).map(drop)
    }

    fn emulate(&self, change: impl FnOnce(&mut Emulation)) -> Result {
        change(&mut self.emulation.borrow_mut());
        let emulation = self.emulation.borrow().clone();
        let look = emulate::look(self.engine(), &emulation)?;
        if look != self.session.borrow().look() {
            let session = session::take(self.engine(), look)?;
            session.tidy()?;
            session::give_back(self.session.replace(session));
        }
        emulate::apply(&self.session.borrow(), &emulation)
    }

    /// Firefox forgets the zoom when it goes to another page.
    pub(super) fn emulate_again(&self) -> Result {
        let emulation = self.emulation.borrow();
        if self.engine() != Engine::Chromium && emulation.needs_repeating() {
            emulate::apply_to_tab(&self.session.borrow(), &emulation)?;
        }
        Ok(())
    }

    /// Fails when the page is wider than the window, so that people must scroll sideways.
    ///
    /// # Errors
    /// When it is.
    #[track_caller]
    pub fn fits_the_width(&self) -> Result {
        self.note("the page fits the width".to_owned());
        let overflow = self.call("overflow", json!([]))?;
        let (width, view) = (overflow["width"].as_u64(), overflow["view"].as_u64());
        if width > view {
            return Err(Failure::step(format!("the page is {width:?} px wide in a window of {view:?} px")));
        }
        Ok(())
    }
}
