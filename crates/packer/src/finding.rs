//! Findings: what is odd about the data, for the officer who can mend it. They never stop a build by themselves.

use core::fmt;
use std::path::{Path, PathBuf};

use crate::message::Message;

/// Something odd about the data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The layer.
    pub layer: String,
    /// The file.
    pub file: PathBuf,
    /// The feature, from 1; zero when it is about the file.
    pub feature: usize,
    /// What is odd. Its id is the fixed word of the kind of finding.
    pub what: Message,
}

impl Finding {
    /// A finding about one feature.
    pub(crate) fn feature(layer: &str, file: &Path, feature: usize, what: Message) -> Self {
        Self { layer: layer.to_owned(), file: file.to_owned(), feature, what }
    }

    /// A finding about a whole file.
    pub(crate) fn file(layer: &str, file: &Path, what: Message) -> Self {
        Self::feature(layer, file, 0, what)
    }

    pub(crate) fn no_polygon(layer: &str, file: &Path, feature: usize) -> Self {
        Self::feature(layer, file, feature, Message::new("finding-no-polygon"))
    }

    pub(crate) fn blank_code(layer: &str, file: &Path, feature: usize, attribute: &str) -> Self {
        Self::feature(layer, file, feature, Message::new("finding-blank-code").with("field", attribute))
    }

    pub(crate) fn no_area(layer: &str, file: &Path, feature: usize) -> Self {
        Self::feature(layer, file, feature, Message::new("finding-no-area"))
    }

    pub(crate) fn overlapping(layer: &str, file: &Path, feature: usize) -> Self {
        Self::feature(layer, file, feature, Message::new("finding-overlapping"))
    }

    pub(crate) fn rulebook(file: &Path, what: Message) -> Self {
        Self::file("rulebook", file, what)
    }

    /// The whole sentence, with its place.
    pub fn message(&self) -> Message {
        let file = self.file.file_name().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
        let (id, feature) = match self.feature {
            0 => ("finding-about-file", String::new()),
            n => ("finding-about-feature", n.to_string()),
        };
        let what = self.what.clone();
        Message::new(id)
            .with("layer", self.layer.as_str())
            .with("file", file)
            .with("feature", feature)
            .with("what", what)
    }
}

/// English, the language of error chains and logs.
impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.message())
    }
}
