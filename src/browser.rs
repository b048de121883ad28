//! The only code that touches web APIs. Every API that may be absent is looked up, never assumed.

mod address;
mod appearance;
mod channel;
mod clock;
pub mod crypto;
mod dialog;
mod document;
mod download;
mod file;
mod focus;
mod geolocation;
mod gps;
mod gunzip;
mod http;
pub mod idb;
mod install;
mod leave;
mod next_task;
mod pack_source;
mod panic;
pub mod picture;
mod preferences;
mod service_worker;
mod share;
mod static_page;
mod storage;
mod style;
mod turn;

pub use address::{address, follow_address, set_address};
pub use appearance::{CALM, DARK, Preference, prefers, set_length};
pub use channel::Channel;
pub use clock::{milliseconds, now, today};
pub use dialog::{is_target, show_dialog};
pub use document::{
    after, begin, copy_text, focus, languages, mount, on_next_frame, open_details, page_address, print,
    reload, remove_skeleton, scroll_to_top, set_language, set_title, share_link, when_idle,
};
pub use download::{save_file, share_file};
pub use file::{GivenFile, chosen_files, shared_files};
pub use focus::focus_on;
pub use geolocation::{LocateFailed, Located, locate};
pub use gps::{GpsWatch, Sighting, watch_position};
pub use http::get;
pub use install::{InstallWay, install, install_way, watch_install};
pub use leave::on_leave;
pub use next_task::NextTask;
pub use pack_source::PackSource;
pub use panic::install_panic_screen;
pub use preferences::{forget, recall, remember};
pub use service_worker::{Newer, apply_update, build, keep_pack, keep_up};
pub use share::{Shared, take_shared};
pub use static_page::{tells_sample, told_city};
pub use storage::{forgets_after_a_week, is_persistent, is_secure, persist, usage};
pub use style::load_style;
pub use turn::{pause, turn};
