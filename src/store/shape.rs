//! Whether a text may be given to the browser's JSON parser at all.
//!
//! Firefox takes half a minute over fifteen million brackets. So the brackets are counted first, which takes a few
//! milliseconds for the longest text.

/// No form of ours, or of any version to come, is as deep as this.
const DEEPEST: u32 = 32;

/// No backup that a person made has as many values as this.
const MOST_VALUES: u32 = 400_000;

/// Whether a text is neither too deep nor too rich in values. Says nothing about whether it is JSON.
pub fn is_reasonable(text: &str) -> bool {
    let (mut depth, mut values, mut quoted, mut escaped) = (0u32, 0u32, false, false);
    for byte in text.bytes() {
        if quoted {
            match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'"' => quoted = false,
                _ => {}
            }
            continue;
        }
        match byte {
            b'"' => quoted = true,
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            b',' => values += 1,
            _ => {}
        }
        if depth > DEEPEST || values > MOST_VALUES {
            return false;
        }
    }
    true
}
