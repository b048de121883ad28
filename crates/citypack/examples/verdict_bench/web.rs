//! What the script of the benchmark calls.

use wasm_bindgen::prelude::*;

use crate::{cases::Cases, memory::Memory};

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

    /// Opens them, with the rules of other files where these have none.
    pub fn open(self, other: Self, seed: u32) -> Result<Bench, JsError> {
        Ok(Bench(Cases::open(self.0, other.0, seed.into())?))
    }
}

/// Parcels on an open pack.
#[wasm_bindgen]
pub struct Bench(Cases);

#[wasm_bindgen]
impl Bench {
    pub fn add(&mut self, ring: &[f64]) {
        self.0.add(ring);
    }

    pub fn draw(&mut self, count: usize) {
        self.0.draw(count);
    }

    pub fn count(&self) -> usize {
        self.0.count()
    }

    pub fn parcel(&self, number: usize) -> usize {
        self.0.cut(number).parts.len()
    }

    pub fn verdict(&self, case: usize) -> usize {
        self.0.verdict(case).parts.len()
    }

    pub fn hints(&self, case: usize) -> usize {
        self.0.hints(case)
    }

    pub fn what_here(&self, number: usize) -> usize {
        self.0.menu(number)
    }

    pub fn where_map(&self, case: usize) -> usize {
        self.0.where_map(case)
    }

    pub fn point(&self, number: usize) -> usize {
        self.0.point(number)
    }

    pub fn nearest(&self, case: usize) -> usize {
        self.0.nearest(case)
    }

    /// The texts of some cases as one number.
    pub fn digest(&self, from: usize, to: usize) -> String {
        self.0.digest(from, to).to_string()
    }
}
