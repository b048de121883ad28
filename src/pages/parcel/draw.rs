//! What a finger does on the map: corners of the outline under work, drawn onto the plan's borders where those lie near.
//! A corner is first set where the finger was; being drawn onto a line is a step of its own, which can be taken back.

use leptos::prelude::*;
use measure::{LngLat, Metres};
use parcel::Editor;

use super::session::{Session, Target};
use crate::leaflet::MapView;

/// A second tap within this time is a double tap, which zooms.
const DOUBLE_TAP: core::time::Duration = core::time::Duration::from_millis(250);
/// A tap within so many pixels of a side means that side.
const FINGER: f64 = 20.0;
/// A corner within so many pixels of a line is drawn onto it.
const MAGNET: f64 = 12.0;
/// But never by more, in metres: seen from far away, a finger covers a street.
const FARTHEST: f64 = 15.0;
/// The ground of a pixel at zoom 0 on the equator, in metres.
const PIXEL: f64 = 156_543.033_92;

/// How much shorter a degree of longitude is than on the equator, to a thousandth.
fn squeeze(place: LngLat) -> f64 {
    let east = LngLat::new((place.lng() - 1e-3).clamp(-180.0, 179.9), place.lat()).unwrap_or(place);
    parcel::distance(place, east).value() / 111.32
}

fn ring_of(editor: &Editor) -> Vec<LngLat> {
    editor.corners().iter().chain(editor.corners().first()).copied().collect()
}

impl Session {
    /// The outline under work.
    pub(super) fn active(self) -> RwSignal<Editor> {
        if self.target.get() == Target::Plot { self.editor } else { self.building }
    }

    fn change_active(self, step: impl FnOnce(&mut Editor) -> bool) -> bool {
        match self.target.get_untracked() {
            Target::Plot => self.change(step),
            Target::Building => self.change_building(step),
        }
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

    /// So many pixels in metres on the ground.
    fn pixels(self, count: f64, at: LngLat) -> f64 {
        let zoom = self.with_map(MapView::zoom);
        zoom.map_or(1.0, |zoom| count * PIXEL * squeeze(at) / f64::from(1_u32 << zoom.min(24)))
    }

    /// A corner into the side that lies under the finger, else behind the last one.
    pub(super) fn add(self, place: LngLat) {
        let reach = Metres::new(self.pixels(FINGER, place));
        let (mut at, mut is_on_side) = (0, false);
        let is_added = self.change_active(|it| {
            at = it.corners().len();
            is_on_side = at > 2 && parcel::snap(place, &[ring_of(it)], reach).is_some();
            if is_on_side { it.add_between(place).inspect(|it| at = *it).is_some() } else { it.add(place) }
        });
        if is_added {
            self.chosen.set(Some(at));
            self.draw_onto_lines(at, place, is_on_side);
        }
    }

    /// A corner in the middle of the map: no pointer is needed.
    pub(super) fn add_centre(self) {
        if let Some(place) = self.with_map(MapView::centre).flatten() {
            self.add(place);
        }
    }

    /// A corner was dragged to a place.
    pub(super) fn drag(self, at: usize, place: LngLat) {
        self.change_active(|it| it.move_to(at, place));
        self.chosen.set(Some(at));
        self.draw_onto_lines(at, place, false);
    }

    /// A corner was pressed for long.
    pub(super) fn press(self, at: usize) {
        self.change_active(|it| it.remove(at));
    }

    pub(super) fn undo(self) {
        self.change_active(Editor::undo);
    }

    pub(super) fn redo(self) {
        self.change_active(Editor::redo);
    }

    /// Empties the outline under work; one step, so that it can be taken back.
    pub(super) fn clear_active(self) {
        match self.target.get_untracked() {
            Target::Plot => self.clear(),
            Target::Building => drop(self.change_building(|it| it.replace(Vec::new()))),
        }
    }

    /// Moves a corner onto the nearest line, once the plan's borders there have been read.
    fn draw_onto_lines(self, at: usize, place: LngLat, is_in_side: bool) {
        if !self.snaps.get_untracked() {
            return;
        }
        let reach = Metres::new(self.pixels(MAGNET, place).min(FARTHEST));
        leptos::task::spawn_local(async move {
            // Without the plan a corner may still be drawn onto the outlines.
            let borders = match self.pack.ready_untracked() {
                Some(open) => open.pack.borders_near(place, reach).await.unwrap_or_default(),
                None => Vec::new(),
            };
            let Some(target) = self.target.try_get_untracked() else { return };
            let editor = if target == Target::Plot { self.editor } else { self.building };
            let is_there = editor.with_untracked(|it| it.corners().get(at) == Some(&place));
            let own = self.own_lines(target, is_in_side.then_some(at));
            let onto_plan = parcel::snap(place, &borders, reach);
            let onto = onto_plan.or_else(|| parcel::snap(place, &own, reach));
            let Some(onto) = onto.filter(|it| is_there && it.place != place) else { return };
            if self.change_active(|it| it.move_to(at, onto.place)) {
                let words = if onto_plan.is_some() { "parcel-snapped-plan" } else { "parcel-snapped-plot" };
                self.snapped.set(Some(words));
                self.say(parcel_tr!(words));
            }
        });
    }

    /// The lines of the outlines themselves that a corner may be drawn onto: for one that was put into a side, that side;
    /// for a building, the plot's sides.
    fn own_lines(self, target: Target, into_side: Option<usize>) -> Vec<Vec<LngLat>> {
        let plot = self.editor.with_untracked(ring_of);
        let active = if target == Target::Plot { self.editor } else { self.building };
        let side = into_side.and_then(|at| {
            active.with_untracked(|it| {
                let corners = it.corners();
                let before = *corners.get(at.checked_sub(1)?)?;
                Some(vec![before, *corners.get((at + 1) % corners.len())?])
            })
        });
        let plot = (target == Target::Building).then_some(plot);
        plot.into_iter().chain(side).collect()
    }
}
