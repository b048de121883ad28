//! An event listener that is taken off when it is dropped.

use js_sys::Function;
use wasm_bindgen::{JsCast as _, closure::Closure};

use super::bindings::{Evented, MapEvent};

/// Listens until it is dropped.
pub(super) struct Listener {
    source: Evented,
    name: &'static str,
    run: Closure<dyn FnMut(MapEvent)>,
}

impl Listener {
    /// Runs `run` on each event of that name.
    pub(super) fn on(source: &Evented, name: &'static str, run: impl FnMut(MapEvent) + 'static) -> Self {
        let run = Closure::<dyn FnMut(MapEvent)>::new(run);
        source.on(name, run.as_ref().unchecked_ref::<Function>());
        Self { source: Evented::clone(source), name, run }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        self.source.off(self.name, self.run.as_ref().unchecked_ref::<Function>());
    }
}
