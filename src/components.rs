//! Parts of pages.

pub mod frame;
