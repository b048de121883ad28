//! One module per page: wiring and layout, no rules.

mod check;
mod home;
mod map;
mod not_found;
#[cfg(feature = "pola")]
mod pola;
mod title;

pub use check::CheckPage;
pub use home::HomePage;
pub use map::MapPage;
pub use not_found::NotFoundPage;
#[cfg(feature = "pola")]
pub use pola::PolaPage;
pub(crate) use title::PageTitle;
