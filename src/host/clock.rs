//! What time it is.

use crate::activity::Millis;

/// The wall clock.
pub fn now() -> Millis {
    Millis(js_sys::Date::now() as i64)
}

/// Milliseconds since the page began, by a clock that never goes back. May stand still while the device sleeps.
pub fn monotonic() -> Millis {
    let reading = web_sys::window().and_then(|window| window.performance()).map_or(0.0, |clock| clock.now());
    Millis(reading as i64)
}

/// An id that nobody else has: for a writer of documents.
pub fn writer_id() -> String {
    let part = || (js_sys::Math::random() * f64::from(u32::MAX)) as u32;
    let mut id = String::new();
    for number in [part(), part()] {
        for shift in (0..32).step_by(4) {
            id.extend(char::from_digit((number >> shift) & 15, 16));
        }
    }
    id
}

/// A number by chance, at least 1.
pub fn chance() -> u32 {
    (js_sys::Math::random() * f64::from(u32::MAX - 1)) as u32 + 1
}
