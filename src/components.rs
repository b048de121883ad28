//! Parts of pages; `docs/design-system.md` lists them with their states. Their styles stand in `style/components`.

pub mod activity_picker;
pub mod answer;
pub mod button;
pub mod choice;
pub mod combobox;
pub mod dialog;
pub mod dynamic;
pub mod empty_state;
pub mod error_summary;
pub mod fault_notice;
pub mod field;
pub mod frame;
pub mod link;
pub mod install;
pub mod locate_button;
pub(crate) mod part_view;
pub mod map_button;
pub mod notice;
pub mod outcome_badge;
pub mod progress;
pub mod skeleton;
pub mod summary_list;
pub mod symbol;
pub mod tag;
pub mod task_list;
pub mod update;
