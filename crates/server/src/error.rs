//! Why the server does not start. Each message names the file or folder to look at.

use std::{fmt, io, path::PathBuf};

use crate::store::StoreError;

/// A reason not to start.
#[derive(Debug)]
#[non_exhaustive]
pub enum StartError {
    /// A file or folder could not be read.
    Unreadable { path: PathBuf, source: io::Error },
    /// The folder of the app lacks a file that the build writes.
    SiteIncomplete { dist: PathBuf, missing: &'static str },
    /// The content policy is no valid header value.
    BadPolicy { path: PathBuf },
    /// `pack.json` is no manifest.
    BadManifest { path: PathBuf, source: serde_json::Error },
    /// The manifest names a file by something else than a plain file name.
    BadFileName { pack: PathBuf, name: String },
    /// The region code cannot be part of an address.
    BadRegion { pack: PathBuf, region: String },
    /// A file of the pack has other bytes than its manifest says.
    WrongBytes { path: PathBuf, expected: String, found: String },
    /// The name of a pack's file does not carry the hash of its bytes.
    NameWithoutHash { path: PathBuf, expected: String },
    /// Two packs of one region.
    DoubleRegion { region: String, first: PathBuf, second: PathBuf },
    /// A sample pack without `--demo`.
    SampleWithoutDemo { pack: PathBuf },
    /// The address cannot be listened on.
    Listen { address: String, source: io::Error },
    /// Cases cannot be kept.
    Store(StoreError),
    /// An option that names another server cannot be understood; its value may hold a password and is not repeated.
    BadAddress { option: &'static str },
    /// A form or catalogue of a pack cannot be read.
    BadForm { what: String },
    /// A line of the file of holidays is no date.
    BadHolidays { path: PathBuf, line: usize },
    /// The file of connectors says something that cannot be; keys are not repeated.
    BadConnectors { path: PathBuf, what: String },
}

impl fmt::Display for StartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable { path, .. } => write!(f, "cannot read {}", path.display()),
            Self::SiteIncomplete { dist, missing } => {
                write!(f, "{} has no {missing}; build the app with `cargo xtask build`", dist.display())
            }
            Self::BadPolicy { path } => write!(f, "{} is no valid content policy", path.display()),
            Self::BadManifest { path, .. } => write!(f, "{} is no pack manifest", path.display()),
            Self::BadFileName { pack, name } => {
                write!(f, "the pack {} lists `{name}`, which is no plain file name", pack.display())
            }
            Self::BadRegion { pack, region } => {
                write!(f, "the pack {} has the region `{region}`, which is no region code", pack.display())
            }
            Self::WrongBytes { path, expected, found } => write!(
                f,
                "{} is damaged: its manifest says sha256 {expected}, its bytes have {found}",
                path.display()
            ),
            Self::NameWithoutHash { path, expected } => {
                write!(f, "the name of {} does not carry the hash {expected} of its bytes", path.display())
            }
            Self::DoubleRegion { region, first, second } => {
                write!(f, "two packs have the region {region}: {} and {}", first.display(), second.display())
            }
            Self::SampleWithoutDemo { pack } => write!(
                f,
                "the pack {} is sample data (status `contoh`); it is served only with --demo",
                pack.display()
            ),
            Self::Listen { address, .. } => write!(f, "cannot listen on {address}"),
            Self::Store(it) => it.fmt(f),
            Self::BadAddress { option } => write!(f, "{option}: missing, or no address that can be used"),
            Self::BadForm { what } => write!(f, "{what}"),
            Self::BadConnectors { path, what } => write!(f, "{}: {what}", path.display()),
            Self::BadHolidays { path, line } => {
                write!(f, "{}, line {line}: no date such as 2026-12-25", path.display())
            }
        }
    }
}

impl std::error::Error for StartError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Unreadable { source, .. } | Self::Listen { source, .. } => Some(source),
            Self::BadManifest { source, .. } => Some(source),
            _ => None,
        }
    }
}
