//! One visit to the page: the outline under work, what its parts share, and what its buttons do.

use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};
use measure::{LngLat, Metres};
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
        pack::use_pack,
        question::{Asked, use_question},
    },
};

/// The shared state of the page; a copy is a handle.
#[derive(Clone, Copy)]
pub(super) struct Session {
    pub(super) asked: Asked,
    pub(super) editor: RwSignal<Editor>,
    /// The outline as it is.
    pub(super) sketch: Memo<Sketch>,
    pub(super) findings: Memo<Vec<Finding>>,
    /// The corner that was touched last.
    pub(super) chosen: RwSignal<Option<usize>>,
    /// Whether the outline was walked or drawn as a line, whose ends may lie apart.
    pub(super) is_line: RwSignal<bool>,
    /// Whether the outline was found on this device and not asked for by a link.
    pub(super) was_kept: RwSignal<bool>,
    pub(super) map: StoredValue<Option<MapView>, LocalStorage>,
    pending: StoredValue<Option<TimeoutHandle>>,
    announcements: Announcements,
}

/// A second tap within this time is a double tap, which zooms.
const DOUBLE_TAP: core::time::Duration = core::time::Duration::from_millis(250);
/// A tap within so many pixels of a side means that side.
const FINGER: f64 = 20.0;
/// The ground of a pixel at zoom 0 on the equator, in metres.
const PIXEL: f64 = 156_543.033_92;

/// How much shorter a degree of longitude is than on the equator, to a thousandth.
fn squeeze(place: LngLat) -> f64 {
    let east = LngLat::new((place.lng() - 1e-3).clamp(-180.0, 179.9), place.lat()).unwrap_or(place);
    parcel::distance(place, east).value() / 111.32
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
            editor,
            sketch,
            findings,
            chosen: RwSignal::new(None),
            is_line,
            was_kept: RwSignal::new(false),
            map: StoredValue::new_local(None),
            pending: StoredValue::new(None),
            announcements: use_announcements(),
        }
    }

    /// Changes the outline, writes it down and says what has become of it.
    pub(super) fn change(self, step: impl FnOnce(&mut Editor) -> bool) -> bool {
        let mut has_changed = false;
        self.editor.update(|it| has_changed = step(it));
        if has_changed {
            keep::write(self);
            let (corners, area) = self.sketch.with_untracked(|it| (it.corners().len(), it.area()));
            let area = format::area(i18n::words().language(), area);
            self.announcements.say(parcel_tr!("parcel-spoken", corners = corners, area = area));
        }
        has_changed
    }

    /// Replaces the outline by one that was typed, walked or read from a file, and shows it.
    pub(super) fn replace(self, corners: Vec<LngLat>, is_line: bool) {
        self.change(|it| it.replace(corners));
        self.is_line.set(is_line);
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

    /// A corner where somebody tapped, unless the tap is the first half of a double tap.
    pub(super) fn tap(self, place: LngLat) {
        self.forget_tap();
        let handle = set_timeout_with_handle(move || self.add(place), DOUBLE_TAP).ok();
        let _ = self.pending.try_set_value(handle);
    }

    pub(super) fn forget_tap(self) {
        if let Some(handle) = self.pending.try_update_value(Option::take).flatten() {
            handle.clear();
        }
    }

    /// A corner into the side that lies under the finger, else behind the last one.
    pub(super) fn add(self, place: LngLat) {
        let reach = self
            .with_map(MapView::zoom)
            .map_or(1.0, |zoom| FINGER * PIXEL * squeeze(place) / f64::from(1_u32 << zoom.min(24)));
        let mut at = 0;
        let is_added = self.change(|it| {
            at = it.corners().len();
            let closed: Vec<LngLat> = it.corners().iter().chain(it.corners().first()).copied().collect();
            let is_on_side = at > 2 && parcel::snap(place, &[closed], Metres::new(reach)).is_some();
            if is_on_side { it.add_between(place).inspect(|it| at = *it).is_some() } else { it.add(place) }
        });
        if is_added {
            self.chosen.set(Some(at));
        }
    }

    /// A corner in the middle of the map: no pointer is needed.
    pub(super) fn add_centre(self) {
        if let Some(place) = self.with_map(MapView::centre).flatten() {
            self.add(place);
        }
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

    pub(super) fn undo(self) {
        self.change(Editor::undo);
    }

    pub(super) fn redo(self) {
        self.change(Editor::redo);
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
