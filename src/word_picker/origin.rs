//! Where the learner's own text came from.

use crate::config::is_web_address;
use crate::store::form::{Pen, Stored};

/// The organisation whose page it is, and the page's address, as the learner wrote them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// The organisation.
    pub organisation: String,
    /// The address of its page. Any text; see [`Origin::link`].
    pub address: String,
}

impl Origin {
    /// The address when it is one that may be a link: `http:` or `https:`. Other schemes could run script.
    pub fn link(&self) -> Option<&str> {
        Some(self.address.trim()).filter(|address| is_web_address(address))
    }

    /// Both in one line; none when both are blank.
    pub fn line(&self) -> Option<String> {
        let parts = [self.organisation.trim(), self.address.trim()];
        let said: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        (!said.is_empty()).then(|| said.join(", "))
    }
}

impl Stored for Origin {
    fn pass(&mut self, pen: &mut Pen) {
        pen.field("organisation", &mut self.organisation);
        pen.field("address", &mut self.address);
    }
}
