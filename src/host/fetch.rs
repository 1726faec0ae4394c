//! Reading a file that the author named: `src`, `text-src`.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// A text that was fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fetched {
    /// The text.
    pub text: String,
    /// Its media type in lower case, without parameters; empty when the server named none.
    pub media_type: String,
}

/// Reads a text.
///
/// # Errors
/// A sentence that tells the author what went wrong.
pub async fn text(url: &str) -> Result<Fetched, String> {
    let unreachable = || {
        [
            "Could not read ",
            url,
            ". Write the address of a file on this site, or of one that allows other sites to read it (CORS).",
        ]
        .concat()
    };
    let window = web_sys::window().ok_or_else(unreachable)?;
    let response = JsFuture::from(window.fetch_with_str(url)).await.map_err(|_| unreachable())?;
    let response: Response = response.dyn_into().map_err(|_| unreachable())?;
    if !response.ok() {
        return Err([
            "Could not read ",
            url,
            ": the server answers ",
            &response.status().to_string(),
            ". Check the address.",
        ]
        .concat());
    }
    let media_type = response.headers().get("content-type").ok().flatten().unwrap_or_default();
    let media_type = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let body = response.text().map_err(|_| unreachable())?;
    let text = JsFuture::from(body).await.map_err(|_| unreachable())?.as_string().unwrap_or_default();
    Ok(Fetched { text, media_type })
}
