#![doc = include_str!("../README.md")]
//! Reads (and, with `write`, writes) city packs. Trusts no input, knows no rules.
#![warn(missing_docs)]

mod activities;
mod archive;
mod building;
mod carve;
mod cells;
mod check_tile;
mod coverage;
mod drawn_tile;
mod edge_index;
mod error;
mod few;
mod forms;
mod gzip;
pub mod json;
mod ledger;
mod limits;
mod listed;
mod locate;
mod manifest;
pub mod mvt;
mod pack;
mod packages;
mod places;
mod rulebook;
mod services;
mod source;
mod spot;
mod terrain;
mod text;
#[cfg(feature = "trust")]
pub mod trust;
mod undecided;
mod wire;
#[cfg(all(feature = "write", not(target_arch = "wasm32")))]
pub mod write;
mod zones;

pub use activities::{Activity, ActivityChoice, ActivityFile, ActivityQuestion, OtherCode};
pub use archive::Archive;
pub use building::{IntensityFile, SurfaceFile};
pub use error::{Malformed, PackError};
pub use forms::{FORM_FORMAT, parse_decision, parse_form};
pub use limits::Limits;
pub use listed::{ListedPack, Withdrawal};
pub use manifest::{
    Contact, FORMAT, FileEntry, KeyEntry, LayerEntry, Manifest, ManifestLayerKind, PlanVersion, Status,
    is_region_code,
};
pub use pack::{DrawnZone, FittingKelurahan, NearPlace, Pack};
pub use packages::{
    NumberKind, PACKAGES_FORMAT, Package, PackageDocument, PackageField, PackageFile, PackageScreen,
    PackageSource,
};
pub use places::{KelurahanEntry, PlaceEntry, PlaceFile, ZoneShare};
pub use rulebook::{ArticleEntry, KawasanEntry, LegendEntry, OverlayEntry, RulebookFile};
pub use services::{
    Cost, Office, Requirement, SERVICES_FORMAT, Service, ServiceFile, ServiceGroup, Standard, Way,
};
pub use source::{ByteSource, Bytes, ReadFailed, ReadFailure};
pub use terrain::Terrain;
pub use text::Texts;
pub use undecided::{UNDECIDED_FORMAT, UndecidedFile};
pub use zones::{ZoneEntry, ZoneFile};
