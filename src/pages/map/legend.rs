//! The legend of what is in view, as text outside the canvas: the map's own list for people who do not see it.

use std::rc::Rc;

use leptos::prelude::*;

use super::{session::Session, swatch::Swatch};
use crate::{
    components::answer::overlay_kind,
    i18n,
    leaflet::{OverlayStyle, Scheme},
    state::pack::OpenPack,
};

type Open = StoredValue<Rc<OpenPack>, LocalStorage>;

/// Sub-zones, kawasan and overlays in view, each with its sample.
#[component]
pub(super) fn Legend(open: Open) -> impl IntoView {
    let session = expect_context::<Session>();
    let in_view = session.in_view;
    let is_empty =
        move || in_view.with(|it| it.subzones.is_empty() && it.kawasan.is_empty() && it.overlays.is_empty());
    let subzones = move || zones(open, session, in_view.with(|it| it.subzones.clone()));
    let kawasan = move || zones(open, session, in_view.with(|it| it.kawasan.clone()));
    view! {
        <section class="app-legend" aria-labelledby="legenda">
            <h2 id="legenda" class="app-legend__title">{t!("map-legend")}</h2>
            <Show when=is_empty>
                <p>{t!("map-legend-empty")}</p>
            </Show>
            <Group title="map-legend-subzones" items=Signal::derive_local(subzones) />
            <Group title="map-legend-kawasan" items=Signal::derive_local(kawasan) />
            <Group
                title="map-legend-overlays"
                items=Signal::derive_local(move || overlays(open, session))
            />
        </section>
    }
}

/// One line: what it looks like and what it is.
#[derive(Debug, Clone, PartialEq)]
struct Line {
    fill: crate::leaflet::Rgb,
    ink: crate::leaflet::Rgb,
    hatch: crate::leaflet::Hatch,
    code: String,
    name: String,
}

#[component]
fn Group(title: &'static str, items: Signal<Vec<Line>, LocalStorage>) -> impl IntoView {
    // What has not changed is not built anew.
    let shown = RwSignal::new_local(Vec::new());
    Effect::new(move |_| {
        let items = items.get();
        if shown.with_untracked(|it| *it != items) {
            shown.set(items);
        }
    });
    move || {
        let items = shown.get();
        (!items.is_empty()).then(|| {
            view! {
                <h3 class="app-legend__group">{t!(title)}</h3>
                <ul class="app-legend__list">{items.into_iter().map(line).collect_view()}</ul>
            }
        })
    }
}

fn line(line: Line) -> impl IntoView {
    view! {
        <li class="app-legend__item">
            <Swatch fill=line.fill ink=line.ink hatch=line.hatch />
            <span class="app-legend__text">
                <strong class="app-legend__code">{line.code}</strong>
                <span class="app-legend__name">{line.name}</span>
            </span>
        </li>
    }
}

/// The lines of zones, in the plan's own order; codes that the plan does not name come last.
fn zones(open: Open, session: Session, mut codes: Vec<String>) -> Vec<Line> {
    let tag = i18n::words().language().tag();
    let scheme = session.scheme.get();
    open.with_value(|open| {
        let zones = open.pack.zones();
        let rank = |code: &String| zones.0.iter().position(|it| it.code == *code).unwrap_or(usize::MAX);
        measure::sort_by(&mut codes, |a, b| rank(a).cmp(&rank(b)).then_with(|| a.cmp(b)));
        codes.into_iter().map(|code| zone_line(&scheme, zones.by_code(&code), code, tag)).collect()
    })
}

fn zone_line(scheme: &Scheme, entry: Option<&citypack::ZoneEntry>, code: String, tag: &str) -> Line {
    let fill = scheme.fill(&code);
    let name = match entry {
        Some(entry) => entry.name.get(tag).to_owned(),
        None if code.is_empty() => tr!("map-legend-blank"),
        None => tr!("map-legend-unnamed"),
    };
    Line { fill, ink: Scheme::hatch_ink(fill), hatch: scheme.zone(&code).hatch, code, name }
}

/// One line per overlay, with the classes of it that are in view.
fn overlays(open: Open, session: Session) -> Vec<Line> {
    let scheme = session.scheme.get();
    let seen = session.in_view.with(|it| it.overlays.clone());
    let line = |style: &OverlayStyle| {
        let classes: Vec<&str> =
            seen.iter().filter(|(kind, _)| *kind == style.kind).map(|(_, class)| class.as_str()).collect();
        (!classes.is_empty()).then(|| Line {
            fill: scheme.theme.land,
            ink: style.colour,
            hatch: style.hatch,
            code: overlay_title(open, &style.kind),
            name: classes.join("; "),
        })
    };
    scheme.overlays.iter().filter_map(line).collect()
}

/// The title of an overlay: its layer's, else our words for its kind.
pub(super) fn overlay_title(open: Open, kind: &str) -> String {
    let tag = i18n::words().language().tag();
    open.with_value(|open| match open.pack.manifest().layer(kind) {
        Some(layer) => layer.title.get(tag).to_owned(),
        None => overlay_kind(kind),
    })
}
