//! A record of the browser's database by the names of its members. Knows nothing of what they mean.

use js_sys::{Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast as _, JsValue};

use crate::browser::crypto::Key;

/// One record: named texts, numbers, bytes and keys.
#[derive(Debug, Clone)]
pub struct Record(pub(super) JsValue);

impl Default for Record {
    fn default() -> Self {
        Self(Object::new().into())
    }
}

impl Record {
    fn get(&self, name: &str) -> JsValue {
        Reflect::get(&self.0, &name.into()).unwrap_or(JsValue::UNDEFINED)
    }

    fn with(self, name: &str, value: &JsValue) -> Self {
        // Setting a member of a plain object cannot fail.
        let _ = Reflect::set(&self.0, &name.into(), value);
        self
    }

    /// A text; empty where there is none.
    pub fn text(&self, name: &str) -> String {
        self.get(name).as_string().unwrap_or_default()
    }

    /// A whole number; nothing where there is none.
    pub fn number(&self, name: &str) -> Option<f64> {
        self.get(name).as_f64()
    }

    /// Bytes.
    pub fn bytes(&self, name: &str) -> Option<Uint8Array> {
        self.get(name).dyn_into().ok()
    }

    /// A key.
    pub fn key(&self, name: &str) -> Option<Key> {
        Some(self.get(name)).filter(JsValue::is_object).map(Key::from_kept)
    }

    /// With a text.
    pub fn with_text(self, name: &str, value: &str) -> Self {
        self.with(name, &value.into())
    }

    /// With a number.
    pub fn with_number(self, name: &str, value: f64) -> Self {
        self.with(name, &value.into())
    }

    /// With bytes.
    pub fn with_bytes(self, name: &str, value: &Uint8Array) -> Self {
        self.with(name, value)
    }

    /// With a key, which stays in the browser's hands.
    pub fn with_key(self, name: &str, value: &Key) -> Self {
        self.with(name, value.kept())
    }
}
