//! What a scenario changes about the server's answers: a missing file, a wrong type, a slow or broken download.

use std::time::Duration;

/// An answer from memory.
#[derive(Clone, Debug)]
pub struct Answer {
    pub(super) status: u16,
    pub(super) mime: String,
    pub(super) encoding: Option<&'static str>,
    pub(super) body: Vec<u8>,
}

impl Answer {
    /// A page.
    pub fn html(body: impl Into<String>) -> Self {
        Self::new(200, "text/html; charset=utf-8", body.into().into_bytes())
    }

    /// Plain text in UTF-8.
    pub fn text(body: impl Into<String>) -> Self {
        Self::new(200, "text/plain; charset=utf-8", body.into().into_bytes())
    }

    /// Only a status, with a short text.
    #[must_use]
    pub fn status(status: u16) -> Self {
        Self::new(status, "text/plain; charset=utf-8", format!("status {status}").into_bytes())
    }

    /// Anything.
    pub fn new(status: u16, mime: &str, body: impl Into<Vec<u8>>) -> Self {
        Self { status, mime: mime.to_owned(), encoding: None, body: body.into() }
    }

    /// The same compressed, as a static host would send it. Without the probe script, for that is put into plain pages.
    ///
    /// # Errors
    /// When it cannot be compressed.
    pub fn brotli(mut self) -> std::io::Result<Self> {
        let parameters = brotli::enc::BrotliEncoderParams { quality: 9, ..Default::default() };
        let mut packed = Vec::new();
        brotli::BrotliCompress(&mut self.body.as_slice(), &mut packed, &parameters)?;
        (self.body, self.encoding) = (packed, Some("br"));
        Ok(self)
    }
}

/// One change to the answers of the paths that fit.
#[derive(Clone)]
pub(super) enum Change {
    Replace(Answer),
    Header(String, String),
    Truncate(usize),
    Delay(Duration),
    Hold(tokio::sync::watch::Receiver<bool>),
}

/// A path pattern and a change.
#[derive(Clone)]
pub(super) struct Rule {
    pattern: String,
    pub(super) change: Change,
}

impl Rule {
    pub(super) fn new(pattern: &str, change: Change) -> Self {
        Self { pattern: pattern.to_owned(), change }
    }

    pub(super) fn pattern(&self) -> &str {
        &self.pattern
    }

    /// Whether the rule is about this path (without the query). The first `*` of a pattern stands for anything.
    pub(super) fn fits(&self, path: &str) -> bool {
        match self.pattern.split_once('*') {
            None => self.pattern == path || self.pattern == path.trim_start_matches('/'),
            Some((start, end)) => {
                path.len() >= start.len() + end.len() && path.starts_with(start) && path.ends_with(end)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_stands_for_anything() {
        let fits = |pattern: &str, path: &str| Rule::new(pattern, Change::Truncate(0)).fits(path);
        assert!(fits("*.wasm", "/widgets-1f2e_bg.wasm"));
        assert!(fits("/course/*", "/course/a.html"));
        assert!(fits("/index.html", "/index.html"));
        assert!(fits("index.html", "/index.html"));
        assert!(!fits("*.wasm", "/widgets.js"));
        assert!(!fits("/aba*aba", "/aba"));
    }
}
