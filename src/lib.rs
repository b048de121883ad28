//! The single-page app: pages, components, state. The rules are in `zoning`, the data in `citypack`, the
//! sentences in `locales/`. Only `browser` touches web APIs, only `leaflet` knows Leaflet.
#![expect(unreachable_pub, reason = "the component macro makes the functions it writes public")]

#[macro_use]
pub mod i18n;

pub mod routes;
pub mod question;
pub mod typed_place;
pub mod search;
pub mod answer;
pub mod fault;
mod app;
pub mod pages;
pub mod components;
pub mod state;
pub mod browser;
pub mod leaflet;

pub use app::start;
