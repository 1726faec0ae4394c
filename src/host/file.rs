//! Reading a file that the learner chose.

use wasm_bindgen_futures::JsFuture;
use web_sys::{File, TextDecoder, TextDecoderOptions};

/// The largest file that is read, in bytes: a front page has some thousands.
const MOST: f64 = 8_000_000.0;

/// The text in a file. None when it is no text, too large or cannot be read.
///
/// With a byte order mark it is UTF-8 or UTF-16 (Unicode 16, 23.8); else UTF-8, or, where it cannot be that, windows-1252,
/// which older editors write and in which any bytes are a text (Encoding Standard, 9.1). No text has a NUL in it.
pub async fn text(file: &File) -> Option<String> {
    if file.size() > MOST {
        return None;
    }
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    let bytes = js_sys::Uint8Array::new(&buffer);
    let text = match bytes.subarray(0, 2).to_vec().as_slice() {
        [0xff, 0xfe] => decoded("utf-16le", &bytes),
        [0xfe, 0xff] => decoded("utf-16be", &bytes),
        _ => decoded("utf-8", &bytes).or_else(|| decoded("windows-1252", &bytes)),
    };
    text.filter(|text| !text.contains('\0'))
}

fn decoded(encoding: &str, bytes: &js_sys::Uint8Array) -> Option<String> {
    let options = TextDecoderOptions::new();
    options.set_fatal(true);
    TextDecoder::new_with_label_and_options(encoding, &options).ok()?.decode_with_buffer_source(bytes).ok()
}
