//! The city coloured by where the activity may be carried on: the styles of its zones, the legend, and the list of the
//! nearest places, which says the same to whoever sees no map.

use std::rc::Rc;

use leptos::prelude::*;
use wording::id;
use zoning::{Colouring, Gap, Outcome, OverlayTone, WhereMap};

use super::{session::Session, swatch::Swatch};
use crate::{
    components::{
        dynamic::{dynamic, when},
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
/// What overlays that forbid, and overlays that only add to the conditions, are hatched in.
const FORBIDS: (Rgb, Hatch) = (Rgb(0x9b, 0x1b, 0x1b), Hatch::Crossed);
const ADDS: (Rgb, Hatch) = (Rgb(0x75, 0x45, 0x00), Hatch::Rising);

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
pub(super) fn table(open: &OpenPack, activity: &str) -> WhereMap {
    let mut colouring =
        Colouring::new(open.pack.rules(), core::iter::once(activity), open.pack.overlay_kinds());
    open.pack.where_map(&mut colouring)
}

/// The scheme of the map with its zones in the colours of their answers; overlays that change answers lie over them.
pub(super) fn coloured(scheme: &Scheme, map: &WhereMap) -> Scheme {
    let mut coloured = scheme.restyled(|code| style_of(outcome_of(scheme, map, code)));
    let worst = |kind: &str| map.overlays.iter().filter(|it| it.kind == *kind).map(|it| it.tone).max();
    let restyle = |style: &OverlayStyle| {
        let (colour, hatch) = match worst(&style.kind)? {
            OverlayTone::None => return None,
            OverlayTone::Adds { .. } => ADDS,
            OverlayTone::Forbids => FORBIDS,
        };
        Some(OverlayStyle { colour, hatch, ..style.clone() })
    };
    coloured.overlays = scheme.overlays.iter().filter_map(restyle).collect();
    coloured.shown.overlays = coloured.overlays.iter().map(|it| it.kind.clone()).collect();
    coloured.shown.subzones = true;
    coloured.shown.kawasan = true;
    coloured.shown.strength = 100;
    coloured
}

/// The answer of a code: that of the sub-zones, and of the kawasan where no sub-zone is called so.
fn outcome_of(scheme: &Scheme, map: &WhereMap, code: &str) -> Outcome {
    let of = |layer: &String| map.zone(layer, code).map(|it| it.outcome);
    let is_known = |it: &Outcome| !matches!(it, Outcome::NoData(Gap::UnknownZone));
    let layers = || scheme.subzone_layers.iter().chain(&scheme.kawasan_layers);
    let found = layers().filter_map(of).find(is_known);
    found.unwrap_or(Outcome::NoData(Gap::UnknownZone))
}

/// The switch in the sheet, and what comes with the colours.
#[component]
pub(super) fn Colours() -> impl IntoView {
    let session = expect_context::<Session>();
    let has_activity = Memo::new(move |_| session.asked.get().activity.is_some());
    let is_on = Memo::new(move |_| session.is_where());
    let turn = move |on: bool| {
        session.asked.amend(&Question { is_where: on, ..session.asked.get_untracked() });
    };
    view! {
        {when(move || has_activity.get(), move || view! {
            <label class="app-where__switch">
                <input type="checkbox" prop:checked=move || is_on.get() on:change=move |event| turn(event_target_checked(&event)) />
                <span>{t!("answer-where-switch")}</span>
            </label>
        }.into_any())}
        {when(move || is_on.get(), move || view! { <Where /> }.into_any())}
    }
}

#[component]
fn Where() -> impl IntoView {
    let session = expect_context::<Session>();
    let wanted = Signal::derive(move || {
        let activity = session.asked.get().activity?;
        Some((vec![activity], session.around.get()?))
    });
    let found = Callback::new(move |places: Vec<measure::LngLat>| {
        session.with_map(|it| it.show_numbered(&places));
        let linked = |it: &measure::LngLat| Question::default().at(*it).place;
        session.numbered.set_value(places.iter().map(linked).collect());
    });
    on_cleanup(move || {
        session.with_map(|it| it.show_numbered(&[]));
    });
    view! {
        <section class="app-where" aria-labelledby="di-mana-boleh">
            <h3 id="di-mana-boleh" class="app-legend__title">{t!("answer-where-title")}</h3>
            {dynamic(move || legend(session))}
            <h4>{t!("answer-where-nearest")}</h4>
            <p class="app-field__hint">{t!("answer-where-nearest-hint")}</p>
            <button type="button" class="app-button app-button--small app-button--quiet" on:click=move |_| session.look_around()>
                {t!("answer-where-from-middle")}
            </button>
            {nearby(wanted, found)}
        </section>
    }
}

/// The outcomes that the plan gives somewhere, and the overlays that change them.
fn legend(session: Session) -> AnyView {
    use_language().get();
    let Some(map) = session.table.get() else { return ().into_any() };
    let scheme = session.scheme.get();
    let drawn = coloured(&scheme, &map);
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
        let id = if (style.colour, style.hatch) == FORBIDS {
            "answer-where-overlay-forbids"
        } else {
            "answer-where-overlay-adds"
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

/// Keeps the table of outcomes with the activity, while the map is coloured by it.
pub(super) fn follow(session: Session, open: StoredValue<Rc<OpenPack>, LocalStorage>) {
    let activity = Memo::new(move |_| session.asked.get().activity.filter(|_| session.is_where()));
    Effect::new(move |_| {
        let table = activity.get().map(|it| open.with_value(|open| table(open, &it)));
        session.table.set(table);
    });
    let place = Memo::new(move |_| session.asked.get().place);
    Effect::new(move |_| {
        let is_on = session.is_where();
        let at = place.get();
        if !is_on || session.stage.get() != super::session::Stage::Ready {
            return;
        }
        // Whoever goes through the list keeps it.
        if session.around.with_untracked(Option::is_some)
            && session.numbered.with_value(|it| it.contains(&at))
        {
            return;
        }
        let middle = || session.with_map(MapView::centre).flatten();
        session.around.set(at.or_else(middle));
    });
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
