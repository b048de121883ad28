//! Positions one after another, for as long as somebody keeps the watch. Judges none of them.

use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};

use super::geolocation::{LocateFailed, Located, failure, geolocation, read};

/// A position and when it was taken, in milliseconds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sighting {
    /// Where, and how exactly.
    pub located: Located,
    /// When.
    pub at: f64,
}

/// The watch; dropping it ends it and lets the receiver sleep.
pub struct GpsWatch {
    geolocation: web_sys::Geolocation,
    id: i32,
    _taken: Closure<dyn FnMut(JsValue)>,
    _failed: Closure<dyn FnMut(JsValue)>,
}

/// Patience for each position; a failure is told and the watch goes on.
const PATIENCE_MS: u32 = 20_000;

/// Watches the position as exactly as the device can.
pub fn watch_position(
    mut taken: impl FnMut(Sighting) + 'static,
    mut failed: impl FnMut(LocateFailed) + 'static,
) -> Result<GpsWatch, LocateFailed> {
    let geolocation = geolocation().ok_or(LocateFailed::Unsupported)?;
    let taken = Closure::<dyn FnMut(JsValue)>::new(move |position: JsValue| {
        let position: web_sys::Position = position.unchecked_into();
        if let Ok(located) = read(&position) {
            taken(Sighting { located, at: position.timestamp() });
        }
    });
    let failed = Closure::<dyn FnMut(JsValue)>::new(move |error: JsValue| failed(failure(&error)));
    let options = web_sys::PositionOptions::new();
    options.set_enable_high_accuracy(true);
    options.set_timeout(PATIENCE_MS);
    options.set_maximum_age(0);
    let id = geolocation.watch_position_with_error_callback_and_options(
        taken.as_ref().unchecked_ref(),
        Some(failed.as_ref().unchecked_ref()),
        &options,
    );
    let id = id.map_err(|_refused| LocateFailed::Unsupported)?;
    Ok(GpsWatch { geolocation, id, _taken: taken, _failed: failed })
}

impl Drop for GpsWatch {
    fn drop(&mut self) {
        self.geolocation.clear_watch(self.id);
    }
}
