//! One module per page: wiring and layout, no rules.

mod check;
mod home;
mod map;
mod not_found;

pub use check::CheckPage;
pub use home::HomePage;
pub use map::MapPage;
pub use not_found::NotFoundPage;
