//! One module per page: wiring and layout, no rules.

mod about;
mod check;
mod export;
mod form;
mod home;
mod map;
mod mine;
mod nearby;
mod not_found;
mod package;
mod packs;
mod parcel;
#[cfg(feature = "pola")]
mod pola;
mod services;
mod sheet;
mod title;
mod track;

pub use about::{AboutPage, AccessPage};
pub use check::CheckPage;
pub use export::ExportPage;
pub use form::FormPage;
pub(crate) use form::verdict_facts;
pub use home::HomePage;
pub use map::{MapPage, prepare as prepare_map};
pub use mine::MinePage;
pub use not_found::NotFoundPage;
pub use package::PackagePage;
pub(crate) use package::{noted_numbers, package_address};
pub use packs::PacksPage;
pub use parcel::ParcelPage;
#[cfg(feature = "pola")]
pub use pola::PolaPage;
pub use services::ServicesPage;
pub use sheet::SheetPage;
pub(crate) use title::PageTitle;
pub use track::TrackPage;
pub(crate) use track::{bring_track_page, track_address};
