//! Why a pack could not be built.

use core::fmt;
use std::path::PathBuf;

use citypack::{Malformed, PackError};

use crate::{
    message::Message, plan_file::PlanFileError, rulebook_source::RulebookError, sources::SourceError,
};

/// Why a pack could not be built.
#[derive(Debug)]
#[non_exhaustive]
pub enum BuildError {
    /// The mapping file.
    Plan(PlanFileError),
    /// A GeoJSON source.
    Source(SourceError),
    /// The rulebook.
    Rulebook(RulebookError),
    /// Another file of the city's own content.
    Content(Malformed),
    /// The catalogue of services or a form speaks of something that is not there.
    Services {
        /// The file.
        file: String,
        /// What is wrong.
        what: Message,
    },
    /// A file could not be read or written.
    File {
        /// The file.
        file: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// There is nothing to put into the pack.
    Empty {
        /// The mapping file.
        file: PathBuf,
    },
    /// The finished pack could not be read back.
    ReadBack(PackError),
    /// A file of the pack does not hold on the disk what was written.
    Disk {
        /// The file.
        file: PathBuf,
    },
}

impl BuildError {
    /// The sentence for the officer, where there is one of its own.
    pub fn message(&self) -> Option<Message> {
        match self {
            Self::Services { file, what } => {
                let about = Message::new("finding-about-file").with("file", file.as_str());
                Some(about.with("what", what.clone()))
            }
            Self::Empty { file } => {
                Some(Message::new("build-empty").with("file", file.display().to_string()))
            }
            _ => None,
        }
    }
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(it) = self.message() {
            return write!(f, "{it}");
        }
        match self {
            Self::Plan(_) => f.write_str("the mapping file does not serve"),
            Self::Source(_) => f.write_str("a source cannot be read"),
            Self::Rulebook(_) => f.write_str("the rulebook does not serve"),
            Self::Content(_) => f.write_str("a file of the city's content does not serve"),
            Self::File { file, .. } => write!(f, "{} cannot be read or written", file.display()),
            // They have sentences of their own.
            Self::Services { .. } | Self::Empty { .. } => Ok(()),
            Self::ReadBack(_) => {
                f.write_str("the finished pack could not be read back; nothing was published")
            }
            Self::Disk { file } => {
                write!(f, "{} does not hold on the disk what was written", file.display())
            }
        }
    }
}

impl std::error::Error for BuildError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Plan(it) => Some(it),
            Self::Source(it) => Some(it),
            Self::Rulebook(it) => Some(it),
            Self::Content(it) => Some(it),
            Self::File { source, .. } => Some(source),
            Self::Services { .. } | Self::Empty { .. } | Self::Disk { .. } => None,
            Self::ReadBack(it) => Some(it),
        }
    }
}
