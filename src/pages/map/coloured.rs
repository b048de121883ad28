//! The city coloured by where the activity may be carried on: the styles of its zones, the legend, and the list of the
//! nearest places, which says the same to whoever sees no map. A part of the program of its own.

use leptos::prelude::*;
use measure::LngLat;
use wording::id;
use zoning::{Colouring, Gap, Outcome, OverlayTone, WhereMap};

use super::{
    session::{Session, Stage},
    swatch::Swatch,
};
use crate::{
    components::{
        dynamic::{clicked, dynamic, whenever},
        symbol::{Look, Symbol},
    },
    i18n,
    leaflet::{Hatch, MapView, OverlayStyle, Rgb, Scheme, ZoneStyle},
    pages::nearby::nearby,
    question::Question,
    state::{
        language::use_language,
        pack::{OpenPack, use_pack},
    },
};

/// How the outcomes look: no two share their hatching, so that colours need not be told apart.
const STYLES: [(Outcome, Rgb, Hatch); 6] = [
    (Outcome::Allowed, Rgb(0x3f, 0xa3, 0x5f), Hatch::Plain),
    (Outcome::LimitedConditional, Rgb(0xf0, 0xc0, 0x40), Hatch::Rising),
    (Outcome::Conforms, Rgb(0x5a, 0x9f, 0xd4), Hatch::Level),
    (Outcome::NeedsAssessment, Rgb(0xa9, 0x8f, 0xd0), Hatch::Upright),
    (Outcome::Forbidden, Rgb(0xd6, 0x5a, 0x50), Hatch::Crossed),
    (Outcome::NoData(Gap::NotDigitised), Rgb(0xc4, 0xc0, 0xc8), Hatch::Falling),
];
/// What overlays are hatched in that forbid, that add to the conditions, and that do either by their class.
const FORBIDS: (Rgb, Hatch) = (Rgb(0x9b, 0x1b, 0x1b), Hatch::Crossed);
const ADDS: (Rgb, Hatch) = (Rgb(0x75, 0x45, 0x00), Hatch::Rising);
const EITHER: (Rgb, Hatch) = (Rgb(0x6a, 0x2c, 0x91), Hatch::Level);

/// The style that stands for an outcome.
fn style_of(outcome: Outcome) -> ZoneStyle {
    let same = match outcome {
        Outcome::Limited | Outcome::Conditional => Outcome::LimitedConditional,
        Outcome::Conflicts => Outcome::Forbidden,
        Outcome::NoData(_) => Outcome::NoData(Gap::NotDigitised),
        other => other,
    };
    let found = STYLES.iter().find(|it| it.0 == same).unwrap_or(&STYLES[5]);
    ZoneStyle { fill: found.1, hatch: found.2 }
}

/// What the zones and overlays of the pack say to the activity.
fn table(open: &OpenPack, activity: &str) -> WhereMap {
    let mut colouring =
        Colouring::new(open.pack.rules(), core::iter::once(activity), open.pack.overlay_kinds());
    open.pack.where_map(&mut colouring)
}

/// The scheme of the map with its zones in the colours of their answers; overlays that change answers lie over them.
fn coloured(scheme: &Scheme, map: &WhereMap) -> Scheme {
    let mut coloured = scheme.restyled(|code| style_of(outcome_of(scheme, map, code)));
    let restyle = |style: &OverlayStyle| {
        let (colour, hatch) = hatching_of(map, &style.kind)?;
        Some(OverlayStyle { colour, hatch, ..style.clone() })
    };
    coloured.overlays = scheme.overlays.iter().filter_map(restyle).collect();
    coloured.shown.overlays = coloured.overlays.iter().map(|it| it.kind.clone()).collect();
    coloured.shown.subzones = true;
    coloured.shown.kawasan = true;
    coloured.shown.strength = 100;
    coloured
}

/// How overlays of a kind are hatched; not at all where none of their classes changes anything.
fn hatching_of(map: &WhereMap, kind: &str) -> Option<(Rgb, Hatch)> {
    let tones = || map.overlays.iter().filter(|it| it.kind == *kind).map(|it| it.tone);
    let worst = tones().max()?;
    // What is left of a kind whose classes are all named lies nowhere, and says nothing here.
    let mildest = tones().filter(|it| *it != OverlayTone::None).min();
    match (worst, mildest) {
        (OverlayTone::None, _) => None,
        (OverlayTone::Forbids, Some(OverlayTone::Forbids)) => Some(FORBIDS),
        (OverlayTone::Forbids, _) => Some(EITHER),
        (OverlayTone::Adds { .. }, _) => Some(ADDS),
    }
}

/// The answer of a code: that of the sub-zones, and of the kawasan where no sub-zone is called so.
fn outcome_of(scheme: &Scheme, map: &WhereMap, code: &str) -> Outcome {
    let of = |layer: &String| map.zone(layer, code).map(|it| it.outcome);
    let is_known = |it: &Outcome| !matches!(it, Outcome::NoData(Gap::UnknownZone));
    let layers = || scheme.subzone_layers.iter().chain(&scheme.kawasan_layers);
    let found = layers().filter_map(of).find(is_known);
    found.unwrap_or(Outcome::NoData(Gap::UnknownZone))
}

/// Colours the map for as long as it is shown; its legend, and the nearest places.
#[component]
pub(super) fn Where() -> impl IntoView {
    let session = expect_context::<Session>();
    let pack = use_pack();
    let activity = Memo::new(move |_| session.asked.get().activity);
    let map = Memo::new(move |_| pack.ready().zip(activity.get()).map(|(open, it)| table(&open, &it)));
    whenever(move || {
        let scheme = session.scheme.get();
        session.coloured.set(map.with(|it| it.as_ref().map(|it| coloured(&scheme, it))));
    });
    let (around, numbered) = (RwSignal::new(None::<LngLat>), StoredValue::new(Vec::<Option<LngLat>>::new()));
    let middle = move || session.with_map(MapView::centre).flatten();
    let place = Memo::new(move |_| session.asked.get().place);
    whenever(move || {
        let at = place.get();
        if session.stage.get() != Stage::Ready {
            return;
        }
        // Whoever goes through the list keeps it.
        let is_of_list = around.with_untracked(Option::is_some) && numbered.with_value(|it| it.contains(&at));
        if !is_of_list {
            around.set(at.or_else(middle));
        }
    });
    let wanted = Signal::derive(move || Some((vec![activity.get()?], around.get()?)));
    let found = Callback::new(move |places: Vec<LngLat>| {
        session.with_map(|it| it.show_numbered(&places));
        let linked = |it: &LngLat| Question::default().at(*it).place;
        numbered.set_value(places.iter().map(linked).collect());
    });
    on_cleanup(move || {
        let _ = session.coloured.try_set(None);
        session.with_map(|it| it.show_numbered(&[]));
    });
    let look_around = move || {
        if let Some(middle) = middle() {
            around.set(Some(middle));
        }
    };
    view! {
        <section class="app-where" aria-labelledby="di-mana-boleh">
            <h3 id="di-mana-boleh" class="app-legend__title" tabindex="-1">{t!("answer-where-title")}</h3>
            {dynamic(move || map.with(|it| it.as_ref().map_or_else(|| ().into_any(), |it| legend(session, it))))}
            <h4>{t!("answer-where-nearest")}</h4>
            <p class="app-field__hint">{t!("answer-where-nearest-hint")}</p>
            <button type="button" class="app-button app-button--small app-button--quiet" on:click=clicked(look_around)>
                {t!("answer-where-from-middle")}
            </button>
            {nearby(wanted, found)}
        </section>
    }
}

/// The outcomes that the plan gives somewhere, and the overlays that change them.
fn legend(session: Session, map: &WhereMap) -> AnyView {
    use_language().get();
    let scheme = session.scheme.get();
    let drawn = coloured(&scheme, map);
    let is_there = |style: ZoneStyle| {
        map.zones.iter().any(|it| it.zone.code().is_some() && style_of(it.outcome) == style)
    };
    let zones =
        STYLES.iter().filter(|it| is_there(style_of(it.0)) || it.0.gap().is_some()).map(|(outcome, ..)| {
            let style = style_of(*outcome);
            let fill = style.fill.over(drawn.theme.land, drawn.theme.strength);
            let look = Look::of(*outcome);
            view! {
                <li class=format!("app-legend__item {}", look.tone())>
                    <Swatch fill=fill ink=Scheme::hatch_ink(fill) hatch=style.hatch />
                    <Symbol look=look size=24 />
                    <span class="app-legend__text"><strong>{tr!(words(*outcome))}</strong></span>
                </li>
            }
        });
    let overlays = drawn.overlays.iter().map(|style| {
        let name = overlay_words(&style.kind);
        let id = match (style.colour, style.hatch) {
            FORBIDS => "answer-where-overlay-forbids",
            EITHER => "answer-where-overlay-either",
            _ => "answer-where-overlay-adds",
        };
        view! {
            <li class="app-legend__item">
                <Swatch fill=drawn.theme.land ink=style.colour hatch=style.hatch />
                <span class="app-legend__text"><strong>{name}</strong>" "{tr!(id)}</span>
            </li>
        }
    });
    view! { <ul class="app-legend__list">{zones.collect_view()}{overlays.collect_view()}</ul> }.into_any()
}

fn words(outcome: Outcome) -> &'static str {
    match outcome {
        // Three answers share one look.
        Outcome::LimitedConditional => "answer-where-on-conditions",
        other => id::outcome(other),
    }
}

fn overlay_words(kind: &str) -> String {
    let tag = i18n::words().language().tag();
    let open = use_pack().ready_untracked();
    let own =
        open.as_ref().and_then(|it| it.pack.manifest().layer(kind).map(|it| it.title.get(tag).to_owned()));
    own.unwrap_or_else(|| crate::components::answer::overlay_kind(kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_outcome_has_a_style_and_no_gap_looks_allowed() {
        let allowed = style_of(Outcome::Allowed);
        for outcome in Outcome::DECIDED {
            let style = style_of(outcome);
            assert_eq!(style == allowed, outcome == Outcome::Allowed, "{outcome:?}");
        }
        for gap in Gap::ALL {
            assert_eq!(style_of(Outcome::NoData(gap)), style_of(Outcome::NoData(Gap::NotDigitised)));
        }
        for (n, one) in STYLES.iter().enumerate() {
            assert!(STYLES[..n].iter().all(|it| it.2 != one.2), "{one:?}");
        }
    }
}
