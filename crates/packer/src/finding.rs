//! Findings: what is odd about the data, for the officer who can mend it. They never stop a build by themselves.

use core::fmt;
use std::path::{Path, PathBuf};

/// Something odd about the data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Fixed word of its kind.
    pub kind: &'static str,
    /// The layer.
    pub layer: String,
    /// The file.
    pub file: PathBuf,
    /// The feature, from 1; zero when it is about the file.
    pub feature: usize,
    /// What is odd.
    pub what: String,
}

impl Finding {
    fn new(kind: &'static str, layer: &str, file: &Path, feature: usize, what: String) -> Self {
        Self { kind, layer: layer.to_owned(), file: file.to_owned(), feature, what }
    }

    pub(crate) fn no_polygon(layer: &str, file: &Path, feature: usize) -> Self {
        Self::new("no_polygon", layer, file, feature, "has no polygon and was left out".to_owned())
    }

    pub(crate) fn blank_code(layer: &str, file: &Path, feature: usize, attribute: &str) -> Self {
        let what = format!("field \"{attribute}\" holds no code; answers there say that the zone is unknown");
        Self::new("blank_code", layer, file, feature, what)
    }

    pub(crate) fn no_area(layer: &str, file: &Path, feature: usize) -> Self {
        Self::new("no_area", layer, file, feature, "is narrower than the grid (4 cm) and vanished".to_owned())
    }

    pub(crate) fn overlapping(layer: &str, file: &Path, feature: usize) -> Self {
        let what = "has polygons that lie over one another; each was taken by itself".to_owned();
        Self::new("overlapping", layer, file, feature, what)
    }

    pub(crate) fn rulebook(file: &Path, what: String) -> Self {
        Self::new("rulebook", "rulebook", file, 0, what)
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let file = self.file.file_name().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
        match self.feature {
            0 => write!(f, "{file}: {}", self.what),
            n => write!(f, "layer {}, {file}, feature {n}: {}", self.layer, self.what),
        }
    }
}
