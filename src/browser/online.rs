//! The network comes back, and waiting that can be cut short.

use std::{cell::RefCell, rc::Rc};

use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast as _, closure::Closure};
use wasm_bindgen_futures::JsFuture;

/// Runs something whenever the device has a network again, for as long as the page lives.
pub fn on_online(run: impl Fn() + 'static) {
    let Some(window) = web_sys::window() else { return };
    let run = Closure::<dyn FnMut()>::new(run);
    let _ = window.add_event_listener_with_callback("online", run.as_ref().unchecked_ref());
    run.forget();
}

/// Whether the device thinks that it has a network.
pub fn is_online() -> bool {
    web_sys::window().is_some_and(|it| it.navigator().on_line())
}

/// Somebody who sleeps and can be woken; a copy wakes the same.
#[derive(Clone, Default)]
pub struct Sleeper(Rc<RefCell<Option<Function>>>);

impl Sleeper {
    /// Ends after so many milliseconds, or when woken.
    pub async fn sleep(&self, milliseconds: i32) {
        let promise = Promise::new(&mut |resolve, _reject| {
            if let Some(window) = web_sys::window() {
                let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds);
            }
            self.0.replace(Some(resolve));
        });
        let _ = JsFuture::from(promise).await;
        self.0.replace(None);
    }

    /// Wakes whoever sleeps.
    pub fn wake(&self) {
        if let Some(resolve) = self.0.borrow().as_ref() {
            let _ = resolve.call0(&wasm_bindgen::JsValue::NULL);
        }
    }
}
