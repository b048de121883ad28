//! The single-page app: pages, components, state. The rules are in `zoning`, the data in `citypack`, the
//! sentences in `locales/`. Only `browser` touches web APIs, only `leaflet` knows Leaflet.
#![expect(unreachable_pub, reason = "the component macro makes the functions it writes public")]

#[macro_use]
pub mod i18n;
#[macro_use]
mod part;
#[macro_use]
pub mod vault;
#[macro_use]
pub mod outbox;
#[macro_use]
mod saved;

pub mod answer;
mod app;
pub mod browser;
pub mod components;
pub mod fault;
pub mod leaflet;
pub mod pages;
pub mod question;
pub mod routes;
pub mod state;

pub use app::start;
