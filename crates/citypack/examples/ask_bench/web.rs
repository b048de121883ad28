//! What the page of the benchmark calls.

use measure::LngLat;
use wasm_bindgen::prelude::*;

use crate::{memory::Memory, question::Question};

/// The files of a pack, before it is opened.
#[wasm_bindgen]
#[derive(Default)]
pub struct Files(Memory);

#[wasm_bindgen]
impl Files {
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    pub fn insert(&mut self, name: String, bytes: Vec<u8>) {
        self.0.insert(name, bytes);
    }

    pub fn open(self, activity: &str) -> Result<Asker, JsError> {
        Ok(Asker(Question::open(self.0, activity)?))
    }
}

/// An open pack.
#[wasm_bindgen]
pub struct Asker(Question);

#[wasm_bindgen]
impl Asker {
    /// Reads the tiles that an answer at a place needs.
    pub fn load(&self, lng: f64, lat: f64) -> Result<(), JsError> {
        self.0.load(LngLat::new(lng, lat)?)?;
        Ok(())
    }

    /// The whole verdict; returns the number of its reasons, so that nothing of it can be left out.
    pub fn ask(&self, lng: f64, lat: f64) -> u32 {
        let answer = LngLat::new(lng, lat).ok().and_then(|it| self.0.ask(it));
        let reasons = answer.map_or(0, |it| it.parts.iter().map(|it| it.reasons.len()).sum());
        u32::try_from(reasons).unwrap_or(u32::MAX)
    }

    /// Codes of the sub-zones at a place.
    pub fn codes(&self, lng: f64, lat: f64) -> Vec<String> {
        LngLat::new(lng, lat).map(|it| self.0.codes(it).0).unwrap_or_default()
    }

    /// Bytes read of the pack's files.
    #[expect(clippy::cast_precision_loss, reason = "a pack is far smaller than 2^53 bytes")]
    pub fn bytes_read(&self) -> f64 {
        self.0.pack.source().bytes_read() as f64
    }
}
