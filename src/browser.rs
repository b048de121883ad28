//! The only code that touches web APIs. Every API that may be absent is looked up, never assumed.

mod address;
mod appearance;
mod badge;
mod card;
mod channel;
mod clock;
mod code_reader;
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
mod kept;
mod lock;
mod next_task;
mod online;
mod pack_source;
mod panic;
pub mod picture;
mod png;
mod preferences;
mod send;
mod service_worker;
mod share;
mod speech;
mod spoken;
mod static_page;
mod storage;
mod style;
mod turn;

pub use address::{address, follow_address, set_address};
pub use appearance::{CALM, DARK, Preference, prefers, set_length, set_look};
pub use badge::badge;
pub use card::{Card, Mark, card_png};
pub use channel::Channel;
pub use clock::{local, milliseconds, moment, now, today};
pub use code_reader::{CodeReader, NoCamera, can_read_codes, has_camera, read_codes, watch_frames};
pub use dialog::{is_target, show_dialog};
pub use document::{
    after, begin, copy_text, focus, hold_skeleton, languages, mount, on_next_frame, open_details,
    page_address, print, release_skeleton, reload, remove_skeleton, scroll_to_top, set_language, set_title,
    share_address, share_link, when_idle,
};
pub use download::{save_file, share_file};
pub use file::{GivenFile, chosen_files, shared_files};
pub use focus::focus_on;
pub use geolocation::{LocateFailed, Located, locate};
pub use gps::{GpsWatch, Sighting, watch_position};
pub use http::get;
pub use install::{InstallWay, install, install_way, watch_install};
pub use kept::{Fetched, Kept, NotKept, Stop, fetch_file};
pub use lock::{Work, alone};
pub use next_task::NextTask;
pub use online::{Sleeper, is_online, on_online};
pub use pack_source::PackSource;
pub use panic::install_panic_screen;
pub use png::png;
pub use preferences::{forget, recall, remember};
pub use send::{Answered, Asking, send};
pub use service_worker::{Newer, apply_update, build, keep_pack, keep_up};
pub use share::take_shared;
pub use speech::{Silence, can_speak, hush, read_aloud};
pub use spoken::spoken;
pub use static_page::{tells_sample, told_city};
pub use storage::{forgets_after_a_week, is_persistent, is_secure, persist, usage};
pub use style::load_style;
pub use turn::{next_turn, pause, turn};
