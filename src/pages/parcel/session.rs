//! One visit to the page: the outlines under work and what its parts share. What fingers do on the map is in `draw`.

use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};
use measure::LngLat;
use parcel::{
    Editor, Sketch,
    check::{self, Finding},
};
use wording::format;

use super::keep;
use crate::{
    browser, i18n,
    leaflet::MapView,
    state::{
        announce::{Announcements, use_announcements},
        pack::{CityPack, use_pack},
        question::{Asked, use_question},
    },
};

/// Which outline the map works on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    Plot,
    Building,
}

/// The shared state of the page; a copy is a handle.
#[derive(Clone, Copy)]
pub(super) struct Session {
    pub(super) asked: Asked,
    pub(super) pack: CityPack,
    pub(super) editor: RwSignal<Editor>,
    /// The outline as it is.
    pub(super) sketch: Memo<Sketch>,
    pub(super) findings: Memo<Vec<Finding>>,
    /// The outline of the building, where one was drawn.
    pub(super) building: RwSignal<Editor>,
    pub(super) target: RwSignal<Target>,
    /// The corner that was touched last, of the outline under work.
    pub(super) chosen: RwSignal<Option<usize>>,
    /// Whether corners are drawn onto lines that lie near.
    pub(super) snaps: RwSignal<bool>,
    /// What the last corner was drawn onto, as a message id.
    pub(super) snapped: RwSignal<Option<&'static str>>,
    /// Whether the outline was walked or drawn as a line, whose ends may lie apart.
    pub(super) is_line: RwSignal<bool>,
    /// Whether the outline was found on this device and not asked for by a link.
    pub(super) was_kept: RwSignal<bool>,
    pub(super) map: StoredValue<Option<MapView>, LocalStorage>,
    pub(super) pending: StoredValue<Option<TimeoutHandle>>,
    announcements: Announcements,
}

impl Session {
    pub(super) fn new() -> Self {
        let editor = RwSignal::new(Editor::default());
        let sketch = Memo::new(move |_| editor.with(Editor::sketch));
        let (pack, is_line) = (use_pack(), RwSignal::new(false));
        let findings = Memo::new(move |_| {
            let bounds = pack.ready().map(|it| it.pack.manifest().bounds);
            sketch.with(|it| {
                let mut found = check::check(it, bounds);
                found.extend(check::long_closing(it).filter(|_| is_line.get()));
                found
            })
        });
        Self {
            asked: use_question(),
            pack,
            editor,
            sketch,
            findings,
            building: RwSignal::new(Editor::default()),
            target: RwSignal::new(Target::Plot),
            chosen: RwSignal::new(None),
            snaps: RwSignal::new(true),
            snapped: RwSignal::new(None),
            is_line,
            was_kept: RwSignal::new(false),
            map: StoredValue::new_local(None),
            pending: StoredValue::new(None),
            announcements: use_announcements(),
        }
    }

    /// Changes the plot's outline, writes it down and says what has become of it.
    pub(super) fn change(self, step: impl FnOnce(&mut Editor) -> bool) -> bool {
        let mut has_changed = false;
        self.editor.update(|it| has_changed = step(it));
        if has_changed {
            self.snapped.set(None);
            keep::write(self);
            self.say_outline("parcel-spoken", self.editor);
        }
        has_changed
    }

    /// The same for the building's outline.
    pub(super) fn change_building(self, step: impl FnOnce(&mut Editor) -> bool) -> bool {
        let mut has_changed = false;
        self.building.update(|it| has_changed = step(it));
        if has_changed {
            self.snapped.set(None);
            self.say_outline("parcel-spoken-building", self.building);
        }
        has_changed
    }

    fn say_outline(self, id: &'static str, editor: RwSignal<Editor>) {
        let (corners, area) = editor.with_untracked(|it| (it.corners().len(), it.sketch().area()));
        let area = format::area(i18n::words().language(), area);
        self.say(parcel_tr!(id, corners = corners, area = area));
    }

    /// Replaces the outline by one that was typed, walked or read from a file, and shows it.
    pub(super) fn replace(self, corners: Vec<LngLat>, is_line: bool) {
        self.change(|it| it.replace(corners));
        self.is_line.set(is_line);
        self.target.set(Target::Plot);
        self.chosen.set(None);
        self.show_all();
    }

    /// Shows the whole outline on the map.
    pub(super) fn show_all(self) {
        if let Some(bounds) = self.sketch.with_untracked(Sketch::bounds) {
            self.with_map(|it| it.fit(bounds));
        }
    }

    pub(super) fn with_map<T>(self, run: impl FnOnce(&MapView) -> T) -> Option<T> {
        self.map.try_with_value(|it| it.as_ref().map(run)).flatten()
    }

    pub(super) fn move_to(self, at: usize, place: LngLat) {
        self.change(|it| it.move_to(at, place));
        self.chosen.set(Some(at));
    }

    /// Deletes a corner; the list keeps the focus.
    pub(super) fn remove(self, at: usize) {
        self.change(|it| it.remove(at));
        self.chosen.set(None);
        let left = self.sketch.with_untracked(|it| it.corners().len());
        if left == 0 {
            browser::focus_on("sudut".to_owned());
        } else {
            browser::focus_on(format!("sudut-{}", at.min(left - 1)));
        }
    }

    /// Begins anew; one step, so that it can be taken back.
    pub(super) fn clear(self) {
        self.change(|it| it.replace(Vec::new()));
        self.chosen.set(None);
        self.is_line.set(false);
        self.was_kept.set(false);
    }

    pub(super) fn say(self, sentence: String) {
        self.announcements.say(sentence);
    }
}
