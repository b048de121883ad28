//! One module per page: wiring and layout, no rules.

mod check;
mod form;
mod home;
mod map;
mod mine;
mod nearby;
mod not_found;
mod parcel;
#[cfg(feature = "pola")]
mod pola;
mod services;
mod title;

pub use check::CheckPage;
pub use form::FormPage;
pub use home::HomePage;
pub use map::MapPage;
pub use mine::MinePage;
pub use not_found::NotFoundPage;
pub use parcel::ParcelPage;
#[cfg(feature = "pola")]
pub use pola::PolaPage;
pub use services::ServicesPage;
pub(crate) use title::PageTitle;
