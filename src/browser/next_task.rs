//! A place in the browser's queue: what waits there runs as a task of its own, after drawing and input have had theirs.
//! A message takes it there at once; a timer would come late where several follow.

use js_sys::Function;
use wasm_bindgen::{JsCast as _, prelude::*};

#[wasm_bindgen]
extern "C" {
    type MessageChannel;

    #[wasm_bindgen(constructor)]
    fn new() -> MessageChannel;

    #[wasm_bindgen(method, getter)]
    fn port1(this: &MessageChannel) -> MessagePort;

    #[wasm_bindgen(method, getter)]
    fn port2(this: &MessageChannel) -> MessagePort;

    type MessagePort;

    #[wasm_bindgen(method, setter)]
    fn set_onmessage(this: &MessagePort, run: Option<&Function>);

    #[wasm_bindgen(method, js_name = postMessage)]
    fn post(this: &MessagePort, message: &JsValue);

    #[wasm_bindgen(method)]
    fn close(this: &MessagePort);
}

/// Runs something as a task of its own, as often as it is asked to, until it is dropped.
pub struct NextTask {
    channel: MessageChannel,
    _run: Closure<dyn FnMut()>,
}

impl NextTask {
    /// What is to run.
    pub fn new(run: impl FnMut() + 'static) -> Self {
        let channel = MessageChannel::new();
        let run = Closure::<dyn FnMut()>::new(run);
        channel.port1().set_onmessage(Some(run.as_ref().unchecked_ref()));
        Self { channel, _run: run }
    }

    /// Lets it run once more.
    pub fn ask(&self) {
        self.channel.port2().post(&JsValue::NULL);
    }

    /// The same for a later moment, when this may be gone.
    pub fn asker(&self) -> impl FnOnce() + 'static {
        let port = self.channel.port2();
        move || port.post(&JsValue::NULL)
    }
}

impl Drop for NextTask {
    fn drop(&mut self) {
        let port = self.channel.port1();
        port.set_onmessage(None);
        port.close();
    }
}

/// Calls a function of the browser as the next task, once.
pub(super) fn once(run: &Function) {
    let channel = MessageChannel::new();
    channel.port1().set_onmessage(Some(run));
    channel.port2().post(&JsValue::NULL);
}
