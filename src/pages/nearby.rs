//! Where else may this be done? The nearest places and the kelurahan where the activities fit, as a list that says all
//! that a map would show. Shown beside a map and below a lot's answer.

use std::rc::Rc;

use leptos::prelude::*;
use measure::{LngLat, Metres, Share};
use wording::{format, id};
use zoning::{Colouring, Outcome, Zone};

use crate::{
    answer::ZoneWords,
    browser,
    components::{
        answer::zone_name,
        dynamic::{dynamic, whenever},
        symbol::{Look, Symbol},
    },
    i18n,
    question::Question,
    routes::Route,
    state::{
        language::use_language,
        pack::{OpenPack, use_pack},
        question::use_question,
    },
};

/// Places that are listed, and kelurahan.
const MOST_PLACES: usize = 8;
const MOST_KELURAHAN: usize = 12;

/// A place where the activities may be carried on.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Nearby {
    pub(super) place: LngLat,
    distance: Metres,
    zone: Zone,
    outcome: Outcome,
    kelurahan: String,
}

/// A kelurahan where they fit somewhere.
#[derive(Debug, Clone, PartialEq)]
struct Fitting {
    code: String,
    name: String,
    distance: Option<Metres>,
    share: Share,
}

/// What was found around a place.
#[derive(Debug, Clone, PartialEq)]
enum Search {
    Running,
    Found { from: LngLat, places: Vec<Nearby>, kelurahan: Vec<Fitting> },
    Failed,
}

/// What is looked for: activities, and around where. Nothing while there is nothing to look for.
pub(super) type Wanted = Signal<Option<(Vec<String>, LngLat)>>;

/// The lists. `found` is told the places in the order of the list, for a map to number them.
pub(super) fn nearby(wanted: Wanted, found: Callback<Vec<LngLat>>) -> AnyView {
    let search = RwSignal::new(None::<Search>);
    let pack = use_pack();
    let wanted = Memo::new(move |_| wanted.get());
    let latest = StoredValue::new(0_u32);
    whenever(move || {
        let (Some(open), Some((activities, from))) = (pack.ready(), wanted.get()) else {
            search.set(None);
            found.run(Vec::new());
            return;
        };
        search.set(Some(Search::Running));
        let number = latest.try_update_value(|it| {
            *it += 1;
            *it
        });
        leptos::task::spawn_local(async move {
            // The search takes the processor for a while; what was asked for is seen first.
            browser::turn().await;
            let result = look(&open, &activities, from).await;
            // A search that comes late does not replace a newer one; the page may have gone, too.
            if latest.try_get_value() == number {
                if let Search::Found { places, .. } = &result {
                    found.run(places.iter().map(|it| it.place).collect());
                }
                let _ = search.try_set(Some(result));
            }
        });
    });
    view! {
        <div class="app-nearby">
            {dynamic(move || {
                use_language().get();
                match search.get() {
                    None => ().into_any(),
                    Some(Search::Running) => view! { <p role="status">{tr!("answer-where-searching")}</p> }.into_any(),
                    Some(Search::Failed) => view! { <p class="app-note" role="alert">{tr!("answer-where-failed")}</p> }.into_any(),
                    Some(Search::Found { from, places, kelurahan }) => {
                        let activity = wanted.get_untracked().and_then(|it| it.0.into_iter().next());
                        lists(from, &places, &kelurahan, &activity.unwrap_or_default())
                    }
                }
            })}
        </div>
    }
    .into_any()
}

async fn look(open: &Rc<OpenPack>, activities: &[String], from: LngLat) -> Search {
    let pack = &open.pack;
    let mut colouring =
        Colouring::new(pack.rules(), activities.iter().map(String::as_str), pack.overlay_kinds());
    // Places have the names of kelurahan, where the list of those is to be had.
    let file = open.load_places().await.ok();
    let name_of = |code: &str| {
        let known = file.as_ref().and_then(|it| it.kelurahan.iter().find(|it| it.code == code));
        known.map(|it| it.name.clone()).unwrap_or_default()
    };
    // What no zone allows need not be looked for everywhere.
    let is_somewhere = pack.where_map(&mut colouring).zones.iter().any(|it| it.outcome.is_approvable());
    let most = if is_somewhere { MOST_PLACES } else { 0 };
    let Ok(near) = pack.nearest_places(from, &mut colouring, most).await else {
        return Search::Failed;
    };
    let places = near.into_iter().map(|it| Nearby {
        kelurahan: it.kelurahan.as_deref().map(name_of).unwrap_or_default(),
        place: it.place,
        distance: it.distance,
        zone: it.zone,
        outcome: it.outcome,
    });
    let fitting = file.as_ref().map(|it| pack.fitting_kelurahan(it, &mut colouring, Some(from)));
    let kelurahan = fitting.unwrap_or_default().into_iter().take(MOST_KELURAHAN).map(|it| Fitting {
        code: it.kelurahan.code.clone(),
        name: if it.kelurahan.kecamatan.is_empty() {
            it.kelurahan.name.clone()
        } else {
            format!("{}, {}", it.kelurahan.name, it.kelurahan.kecamatan)
        },
        distance: it.distance,
        share: it.share,
    });
    Search::Found { from, places: places.collect(), kelurahan: kelurahan.collect() }
}

fn lists(from: LngLat, places: &[Nearby], kelurahan: &[Fitting], activity: &str) -> AnyView {
    let language = i18n::words().language();
    let said = if places.is_empty() {
        tr!("answer-where-none")
    } else {
        tr!("answer-where-count", count = places.len())
    };
    // Whoever asks without a map goes on without one.
    let is_text = use_question().page() == Some(Route::Check);
    let page = if is_text { Route::Check } else { Route::Map };
    let asking = Question { activity: Some(activity.to_owned()), is_where: !is_text, ..Question::default() };
    let places = places.iter().map(|it| {
        let zoom = (!is_text).then_some(17);
        let link = page.asking(&Question { zoom, ..asking.at(it.place) });
        let zone = zone_words(&it.zone);
        let name = if it.kelurahan.is_empty() { zone.clone() } else { it.kelurahan.clone() };
        let away = tr!(
            "answer-where-away",
            distance = format::distance(language, it.distance),
            direction = tr!(direction(from, it.place)),
        );
        let look = Look::of(it.outcome);
        view! {
            <li class="app-nearby__place">
                <a href=link>{name}</a>
                <span class="app-nearby__where">{away}" · "{zone}</span>
                <span class=format!("app-badge {}", look.tone())><Symbol look=look size=24 /><strong>{tr!(id::outcome(it.outcome))}</strong></span>
            </li>
        }
    });
    let kelurahan = (!kelurahan.is_empty()).then(|| {
        let items = kelurahan.iter().map(|it| {
            let link = page.asking(&asking.in_kelurahan(&it.code));
            let share = format::share(language, it.share);
            let words = match it.distance {
                Some(away) => tr!("answer-where-share-away", share = share, distance = format::distance(language, away)),
                None => tr!("answer-where-share", share = share),
            };
            view! { <li><a href=link>{it.name.clone()}</a>" "<span class="app-nearby__where">{words}</span></li> }
        });
        view! {
            <h3>{tr!("answer-where-kelurahan")}</h3>
            <ul class="app-nearby__list" role="list">{items.collect_view()}</ul>
        }
    });
    view! {
        <p role="status">{said}</p>
        <ol class="app-nearby__list app-nearby__list--numbered">{places.collect_view()}</ol>
        {kelurahan}
    }
    .into_any()
}

fn zone_words(zone: &Zone) -> String {
    let tag = i18n::words().language().tag();
    let open = use_pack().ready_untracked();
    let entry = open.as_ref().and_then(|it| it.pack.zones().by_code(zone.code()?).cloned());
    let name = entry.map(|it| it.name).unwrap_or_default();
    zone_name(&ZoneWords { zone: zone.clone(), name, colour: None }, tag)
}

/// Where a place lies from another, in an eighth of the compass.
fn direction(from: LngLat, to: LngLat) -> &'static str {
    let ((x0, y0), (x1, y1)) = (measure::project(from), measure::project(to));
    let (east, north) = (x1 - x0, y0 - y1);
    // The tangent of an eighth's half: 22.5 degrees.
    let half = core::f64::consts::SQRT_2 - 1.0;
    let (is_level, is_upright) = (north.abs() <= half * east.abs(), east.abs() <= half * north.abs());
    match (is_level, is_upright, east > 0.0, north > 0.0) {
        (true, _, true, _) => "answer-where-east",
        (true, _, false, _) => "answer-where-west",
        (_, true, _, true) => "answer-where-north",
        (_, true, _, false) => "answer-where-south",
        (_, _, true, true) => "answer-where-north-east",
        (_, _, false, true) => "answer-where-north-west",
        (_, _, true, false) => "answer-where-south-east",
        (_, _, false, false) => "answer-where-south-west",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directions_are_those_of_the_compass() {
        let from = LngLat::new(123.6, -10.16).unwrap();
        for (dx, dy, name) in [
            (0.01, 0.0, "answer-where-east"),
            (0.01, 0.01, "answer-where-north-east"),
            (0.0, 0.01, "answer-where-north"),
            (-0.01, 0.001, "answer-where-west"),
            (-0.01, -0.001, "answer-where-west"),
            (0.0, -0.01, "answer-where-south"),
            (0.01, -0.01, "answer-where-south-east"),
        ] {
            let to = LngLat::new(123.6 + dx, -10.16 + dy).unwrap();
            assert_eq!(direction(from, to), name, "{dx} {dy}");
        }
    }
}
