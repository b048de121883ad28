//! Where the device is, if it has a receiver and the person allows it.

use measure::{LngLat, Metres};
use wasm_bindgen::{JsCast as _, JsValue};

/// A position with its accuracy.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Located {
    /// The position.
    pub place: LngLat,
    /// How far off it may be (95 % by the standard).
    pub accuracy: Metres,
}

/// Why there is no position.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LocateFailed {
    /// The browser has no such function, or only on secure pages.
    Unsupported,
    /// The person, or the system, does not allow it.
    Denied,
    /// The receiver found nothing.
    Unavailable,
    /// It took too long.
    TimedOut,
}

/// Twenty seconds: a cold receiver under trees needs ten to fifteen.
const PATIENCE_MS: u32 = 20_000;

/// Asks for the position, once, as exact as the device can.
pub async fn locate() -> Result<Located, LocateFailed> {
    let geolocation = geolocation().ok_or(LocateFailed::Unsupported)?;
    let promise = js_sys::Promise::new(&mut |resolve, reject| {
        let options = web_sys::PositionOptions::new();
        options.set_enable_high_accuracy(true);
        options.set_timeout(PATIENCE_MS);
        options.set_maximum_age(0);
        let asked = geolocation.get_current_position_with_error_callback_and_options(
            &resolve,
            Some(&reject),
            &options,
        );
        if asked.is_err() {
            let _ = reject.call0(&JsValue::NULL);
        }
    });
    match wasm_bindgen_futures::JsFuture::from(promise).await {
        Ok(position) => read(position.unchecked_ref()),
        Err(error) => Err(failure(&error)),
    }
}

/// Looked up by name: on insecure pages some browsers leave it out.
pub(super) fn geolocation() -> Option<web_sys::Geolocation> {
    let window = web_sys::window()?;
    if !window.is_secure_context() {
        return None;
    }
    let navigator: JsValue = window.navigator().into();
    let found = js_sys::Reflect::get(&navigator, &"geolocation".into()).ok()?;
    (!found.is_undefined() && !found.is_null()).then(|| found.unchecked_into())
}

pub(super) fn read(position: &web_sys::Position) -> Result<Located, LocateFailed> {
    let coordinates = position.coords();
    let place = LngLat::new(coordinates.longitude(), coordinates.latitude());
    let place = place.map_err(|_invalid| LocateFailed::Unavailable)?;
    Ok(Located { place, accuracy: Metres::new(coordinates.accuracy()) })
}

pub(super) fn failure(error: &JsValue) -> LocateFailed {
    let code = js_sys::Reflect::get(error, &"code".into()).ok().and_then(|it| it.as_f64());
    // The codes of the Geolocation standard.
    match code {
        Some(1.0) => LocateFailed::Denied,
        Some(3.0) => LocateFailed::TimedOut,
        _ => LocateFailed::Unavailable,
    }
}
