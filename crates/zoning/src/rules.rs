//! The rules, one per file. Each looks at one part of a site and tells what it found.

pub(crate) mod coverage;
pub(crate) mod doubt;
pub(crate) mod kawasan;
pub(crate) mod matrix;
pub(crate) mod overlay;
