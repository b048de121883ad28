//! One visit to the map: what its parts share, and what its buttons do.

use std::rc::Rc;

use leptos::{html, leptos_dom::helpers::TimeoutHandle, prelude::*};
use measure::LngLat;

use crate::{
    browser::{self, LocateFailed, Located},
    fault::Fault,
    leaflet::{InView, MapView, Scheme, Shown},
    state::question::{Asked, use_question},
};

/// How far the map is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    Loading,
    Ready,
    /// Leaflet could not be had; the text route still answers.
    Failed,
}

/// How far the search for the device's position is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Search {
    Idle,
    Waiting,
    Found(Located),
    Failed(LocateFailed),
}

/// The shared state of the page; a copy is a handle.
#[derive(Clone, Copy)]
pub(super) struct Session {
    pub(super) asked: Asked,
    pub(super) stage: RwSignal<Stage>,
    pub(super) scheme: RwSignal<Scheme>,
    /// The same with its zones in the colours of their answers, while those are shown.
    pub(super) coloured: RwSignal<Option<Scheme>>,
    pub(super) in_view: RwSignal<InView>,
    /// How far the search for the device's position is.
    pub(super) search: RwSignal<Search>,
    /// Why a tile could not be read, where one could not.
    pub(super) gap: RwSignal<Option<Fault>>,
    /// Whether the map has been painted once. What nobody sees at first waits for it.
    pub(super) is_painted: RwSignal<bool>,
    /// Whether the sheet takes most of the screen.
    pub(super) is_tall: RwSignal<bool>,
    /// Map and sheet.
    pub(super) frame: NodeRef<html::Div>,
    map: StoredValue<Option<MapView>, LocalStorage>,
    pending: StoredValue<Option<TimeoutHandle>>,
    survey: StoredValue<Option<TimeoutHandle>>,
    /// The place that was pointed at last on this map.
    pointed: StoredValue<Option<LngLat>>,
}

/// A second tap within this time is a double tap, which zooms.
const DOUBLE_TAP_MS: u64 = 250;

/// So long the map has been at rest when the legend follows.
const LEGEND_MS: u64 = 300;
/// Under this name the choice of layers is kept on the device.
const LAYERS: &str = "map-layers";

impl Session {
    /// What waits for the map does so this long, in milliseconds.
    const LATE: u32 = 4000;

    pub(super) fn new(mut scheme: Scheme) -> Self {
        if let Some(kept) = browser::recall(LAYERS) {
            scheme.shown = Shown::read(&kept, &scheme.overlays);
        }
        let session = Self {
            asked: use_question(),
            stage: RwSignal::new(Stage::Loading),
            scheme: RwSignal::new(scheme),
            coloured: RwSignal::new(None),
            in_view: RwSignal::default(),
            search: RwSignal::new(Search::Idle),
            gap: RwSignal::new(None),
            is_painted: RwSignal::new(false),
            is_tall: RwSignal::new(false),
            frame: NodeRef::new(),
            map: StoredValue::new_local(None),
            pending: StoredValue::new(None),
            survey: StoredValue::new(None),
            pointed: StoredValue::new(None),
        };
        browser::after(Self::LATE, move || session.note_painted());
        session
    }

    /// Whether the map is coloured by where the activity may be carried on.
    pub(super) fn is_where(self) -> bool {
        let question = self.asked.get();
        question.is_where && question.activity.is_some()
    }

    /// The scheme that the map is drawn in.
    pub(super) fn drawn(self) -> Scheme {
        self.coloured.get().unwrap_or_else(|| self.scheme.get())
    }

    /// Changes which layers are shown and how, now and on the next visit.
    pub(super) fn change_shown(self, change: impl FnOnce(&mut Shown)) {
        self.scheme.update(|it| change(&mut it.shown));
        browser::remember(LAYERS, &self.scheme.with_untracked(|it| it.shown.written()));
    }

    /// Gives map and sheet exactly what the frame above them leaves of the screen.
    pub(super) fn fit(self) {
        if let Some(frame) = self.frame.try_get_untracked().flatten() {
            browser::set_length(&frame, "--map-above", frame.offset_top());
            self.with_map(MapView::resize);
        }
    }

    /// Keeps the map for as long as the page is open; a page that has gone meanwhile drops it at once.
    pub(super) fn keep(self, map: MapView) {
        let _ = self.map.try_update_value(|it| *it = Some(map));
        let _ = self.stage.try_set(Stage::Ready);
    }

    /// Takes the map down before its element leaves the page.
    pub(super) fn close(self) {
        self.forget_pending();
        drop(self.map.try_update_value(Option::take));
    }

    /// Does something with the map, once there is one.
    pub(super) fn with_map<T>(self, run: impl FnOnce(&MapView) -> T) -> Option<T> {
        self.map.try_with_value(|it| it.as_ref().map(run)).flatten()
    }

    /// Asks about a place that was tapped, unless the tap turns out to be the first half of a double tap.
    pub(super) fn ask_soon(self, place: LngLat) {
        self.forget_pending();
        let wait = core::time::Duration::from_millis(DOUBLE_TAP_MS);
        let handle = set_timeout_with_handle(move || self.ask(place), wait).ok();
        let _ = self.pending.try_set_value(handle);
    }

    /// A double tap is no question.
    pub(super) fn forget_pending(self) {
        if let Some(handle) = self.pending.try_update_value(Option::take).flatten() {
            handle.clear();
        }
    }

    /// Asks about a place.
    pub(super) fn ask(self, place: LngLat) {
        self.search.set(Search::Idle);
        self.put(place);
    }

    /// Asks about the middle of the map: no pointer is needed.
    pub(super) fn ask_centre(self) {
        if let Some(place) = self.with_map(MapView::centre).flatten() {
            self.ask(place);
        }
    }

    fn put(self, place: LngLat) {
        let mut question = self.asked.get_untracked().at(place);
        question.zoom = self.with_map(MapView::zoom).or(question.zoom);
        self.pointed.set_value(question.place);
        self.asked.ask(&question);
    }

    /// Whether a place was pointed at on this map, and not asked about by a link.
    pub(super) fn was_asked_here(self, place: LngLat) -> bool {
        self.pointed.try_get_value().flatten() == Some(place)
    }

    /// Asks about where the device is.
    pub(super) fn locate(self) {
        if self.search.get_untracked() == Search::Waiting {
            return;
        }
        self.search.set(Search::Waiting);
        leptos::task::spawn_local(async move {
            let found = browser::locate().await;
            // The page may have been left in the meantime: `try_set` hands the value back then.
            if self.search.try_set(found.map_or_else(Search::Failed, Search::Found)).is_none()
                && let Ok(located) = found
            {
                self.asked.note_position(located);
                self.with_map(|map| map.go_to(located.place, None));
                self.put(located.place);
            }
        });
    }

    /// The map has come to rest: the legend follows, and the link learns the zoom.
    pub(super) fn settle(self) {
        self.note_painted();
        let seen = move |found: InView| {
            if self.in_view.try_with_untracked(|it| *it != found) == Some(true) {
                let _ = self.in_view.try_set(found);
            }
        };
        // Nobody reads a legend while the map moves, and building it takes longer than a frame.
        let survey = move || {
            self.with_map(|map| map.survey(seen));
        };
        let wait = core::time::Duration::from_millis(LEGEND_MS);
        let handle = set_timeout_with_handle(survey, wait).ok();
        if let Some(Some(before)) = self.survey.try_update_value(|it| core::mem::replace(it, handle)) {
            before.clear();
        }
        let Some(zoom) = self.with_map(MapView::zoom) else { return };
        let question = self.asked.get_untracked();
        if question.place.is_some() && question.zoom != Some(zoom) {
            self.asked.amend(&crate::question::Question { zoom: Some(zoom), ..question });
        }
    }

    /// The map stands there, or it is late.
    fn note_painted(self) {
        if self.is_painted.try_get_untracked() == Some(false) {
            self.is_painted.set(true);
        }
    }

    /// Reads again what could not be read.
    pub(super) fn try_again(self) {
        self.gap.set(None);
        let scheme = untrack(|| self.drawn());
        self.with_map(|map| map.repaint(scheme));
    }

    /// The rest callback of the map: outside any call that the map is in the middle of.
    pub(super) fn on_rest(self) -> Rc<dyn Fn()> {
        Rc::new(move || leptos::task::spawn_local(async move { self.settle() }))
    }
}
