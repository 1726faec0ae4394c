//! A soft tone, made with Web Audio: nothing to download. Browsers let a page sound only after a tap on it.

use std::cell::RefCell;

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AudioContext, AudioContextState};

/// As high as the tone is, in hertz.
const PITCH: f32 = 528.0;
/// As loud as it gets, 1 being as loud as can be.
const LOUDNESS: f32 = 0.2;
/// As long as it takes to fade, in seconds.
const LENGTH: f64 = 1.2;

thread_local! {
    static CONTEXT: RefCell<Option<AudioContext>> = const { RefCell::new(None) };
}

/// Asks for sound. To be called while a tap is under way. False when the browser has no sound for pages. Where it holds the
/// sound back, `awake` is called once it lets it go, if ever.
pub fn wake(awake: impl FnOnce() + 'static) -> bool {
    let Some(asked) = context().and_then(|context| context.resume().ok()) else { return false };
    leptos::task::spawn_local(async move {
        if JsFuture::from(asked).await.is_ok() {
            awake();
        }
    });
    true
}

/// Whether a tone would be heard now.
pub fn is_awake() -> bool {
    CONTEXT.with_borrow(|known| known.as_ref().is_some_and(|context| context.state() == AudioContextState::Running))
}

/// Lets the tone sound, where the browser allows it by now.
pub fn tone() {
    if let Some(context) = CONTEXT.with_borrow(Clone::clone) {
        let _ = play(&context);
    }
}

fn context() -> Option<AudioContext> {
    CONTEXT.with_borrow_mut(|known| {
        if known.is_none() {
            *known = AudioContext::new().ok();
        }
        known.clone()
    })
}

/// # Errors
/// What the browser refuses.
fn play(context: &AudioContext) -> Result<(), JsValue> {
    let (tone, loudness) = (context.create_oscillator()?, context.create_gain()?);
    let now = context.current_time();
    tone.frequency().set_value(PITCH);
    // It swells and fades: a tone that begins or ends at once clicks.
    loudness.gain().set_value(0.0);
    loudness.gain().linear_ramp_to_value_at_time(LOUDNESS, now + 0.05)?;
    loudness.gain().linear_ramp_to_value_at_time(0.0, now + LENGTH)?;
    tone.connect_with_audio_node(&loudness)?;
    loudness.connect_with_audio_node(&context.destination())?;
    tone.start()?;
    tone.stop_with_when(now + LENGTH)
}
