//! Style sheets as learners download them: without comments, and without white space that only people need.
//!
//! It runs in the compiler, so that `style.css` stays good to read and no tool has to be there for it. Absent on purpose:
//! anything that changes what a sheet says, such as joining rules.

/// How many bytes a style sheet has in its short form.
pub const fn short_length(css: &str) -> usize {
    let (_, length) = shorten::<0>(css);
    length
}

/// The short form, of as many bytes as [`short_length`] says. Text in quotation marks stays as it is.
pub const fn short_form<const LENGTH: usize>(css: &str) -> [u8; LENGTH] {
    let (bytes, _) = shorten::<LENGTH>(css);
    bytes
}

/// Writes what fits, and counts all. White space goes where it stands beside `{`, `}`, `;` or `,` and after `:`; elsewhere one
/// space stays (a descendant's, or one around the signs of a sum). A semicolon before `}` goes too (CSS Syntax, 5.4).
const fn shorten<const LENGTH: usize>(css: &str) -> ([u8; LENGTH], usize) {
    let mut bytes = [0; LENGTH];
    let mut length = 0;
    let mut rest = css.as_bytes();
    let mut before = b';';
    // What may yet turn out not to be needed: a space or a semicolon.
    let (mut space, mut end) = (false, false);
    let mut quote = 0;
    while let [byte, after @ ..] = rest {
        rest = after;
        let mut byte = *byte;
        if quote != 0 {
            if byte == quote {
                quote = 0;
            }
        } else if let (b'/', [b'*', inside @ ..]) = (byte, after) {
            rest = past_comment(inside);
            byte = b' ';
        } else if matches!(byte, b'"' | b'\'') {
            quote = byte;
        }
        if quote == 0 && matches!(byte, b' ' | b'\n' | b'\r' | b'\t') {
            space = true;
            continue;
        }
        if end && byte != b'}' {
            put(&mut bytes, &mut length, b';');
        }
        let needed = !matches!(before, b'{' | b'}' | b';' | b',' | b':') && !matches!(byte, b'{' | b'}' | b';' | b',');
        if space && needed {
            put(&mut bytes, &mut length, b' ');
        }
        space = false;
        end = quote == 0 && byte == b';';
        if !end {
            put(&mut bytes, &mut length, byte);
        }
        before = byte;
    }
    (bytes, length)
}

// Indexed only below its length, in the compiler, where an error stops the build.
#[allow(clippy::indexing_slicing)]
const fn put<const LENGTH: usize>(bytes: &mut [u8; LENGTH], length: &mut usize, byte: u8) {
    if *length < LENGTH {
        bytes[*length] = byte;
    }
    *length += 1;
}

const fn past_comment(mut rest: &[u8]) -> &[u8] {
    loop {
        match rest {
            [b'*', b'/', after @ ..] => return after,
            [_, after @ ..] => rest = after,
            [] => return rest,
        }
    }
}

/// The style sheet in a file beside the one that says this, in its short form.
#[macro_export]
macro_rules! style_sheet {
    ($file:literal) => {{
        const CSS: &str = include_str!($file);
        const SHORT: [u8; $crate::css::short_length(CSS)] = $crate::css::short_form(CSS);
        // It was cut between characters only, so it is text still.
        match std::str::from_utf8(&SHORT) {
            Ok(short) => short,
            Err(_) => CSS,
        }
    }};
}
