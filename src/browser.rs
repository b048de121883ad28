//! The only code that touches web APIs. Every API that may be absent is looked up, never assumed.

mod address;
mod appearance;
mod clock;
mod dialog;
mod document;
mod geolocation;
mod http;
mod pack_source;
mod panic;
mod preferences;
mod service_worker;
mod static_page;

pub use address::{address, follow_address, set_address};
pub use appearance::{CALM, DARK, Preference, prefers, set_length};
pub use clock::today;
pub use dialog::{is_target, show_dialog};
pub use document::{
    focus, languages, mount, on_next_frame, print, reload, remove_skeleton, scroll_to_top, set_language,
    set_title, share_link,
};
pub use geolocation::{LocateFailed, Located, locate};
pub use http::{Failed, Reply, get};
pub use pack_source::PackSource;
pub use panic::install_panic_screen;
pub use preferences::{recall, remember};
pub use service_worker::{apply_update, keep_pack, register, watch_updates};
pub use static_page::{tells_sample, told_city};
