//! Parts of pages. Each file has its style of the same name.

pub mod activity_picker;
pub mod answer;
pub mod dynamic;
pub mod error_summary;
pub mod fault_notice;
pub mod frame;
pub mod locate_button;
pub mod symbol;
