//! Where may I do this? The kelurahan by distance from the lot, each with the share of its ground where the activity fits;
//! computed when the list is opened.

use std::rc::Rc;

use citypack::PlaceFile;
use leptos::prelude::*;
use measure::{LngLat, Metres, Share};
use wording::format;
use zoning::{Proposal, assess};

use super::judging::Judging;
use crate::{
    components::dynamic::{clicked, dynamic, when},
    i18n,
    routes::Route,
    state::{
        language::use_language,
        pack::{OpenPack, use_pack},
    },
};

/// Kelurahan that are listed.
const MOST: usize = 12;

/// A kelurahan where the activity fits somewhere.
struct Fitting {
    name: String,
    kecamatan: String,
    code: String,
    away: Metres,
    share: Share,
}

/// The list, behind a button.
#[component]
pub(super) fn Elsewhere() -> impl IntoView {
    let judging = expect_context::<Judging>();
    let pack = use_pack();
    let places = RwSignal::new_local(None::<Rc<PlaceFile>>);
    let has_failed = RwSignal::new(false);
    let open_list = move || {
        let Some(open) = pack.ready_untracked() else { return };
        leptos::task::spawn_local(async move {
            match open.load_places().await {
                Ok(it) => {
                    let _ = places.try_set(Some(it));
                }
                Err(_error) => {
                    let _ = has_failed.try_set(true);
                }
            }
        });
    };
    view! {
        <section class="app-step">
            <h2 class="app-step__title">{parcel_t!("parcel-elsewhere")}</h2>
            {when(move || places.with(Option::is_none), move || view! {
                <button type="button" class="app-button app-button--quiet" on:click=clicked(open_list)>{parcel_t!("parcel-elsewhere-open")}</button>
            }.into_any())}
            {when(move || has_failed.get(), || view! { <p role="alert">{parcel_t!("parcel-elsewhere-failed")}</p> }.into_any())}
            {dynamic(move || {
                use_language().get();
                match (places.get(), pack.ready(), judging.session.asked.get().activity) {
                    (Some(places), Some(open), Some(activity)) => {
                        list(&activity, &found(&open, &places, &activity, here(judging)))
                    }
                    _ => ().into_any(),
                }
            })}
        </section>
    }
}

fn here(judging: Judging) -> Option<LngLat> {
    judging.session.sketch.with(|it| it.corners().first().copied())
}

fn found(open: &OpenPack, places: &PlaceFile, activity: &str, here: Option<LngLat>) -> Vec<Fitting> {
    let proposal = Proposal { activity: activity.to_owned() };
    let fitting = places.kelurahan.iter().filter_map(|it| {
        let at = LngLat::new(it.at[0], it.at[1]).ok()?;
        let answer = assess(&open.pack.site_of_kelurahan(it), &proposal, open.pack.rules());
        let fits = answer.parts.iter().filter(|it| it.outcome.is_approvable());
        let share = Share::from_millionths(fits.map(|it| it.share.millionths()).sum());
        (share > Share::NOTHING).then(|| Fitting {
            name: it.name.clone(),
            kecamatan: it.kecamatan.clone(),
            code: it.code.clone(),
            away: here.map_or(Metres::ZERO, |here| parcel::distance(here, at)),
            share,
        })
    });
    let mut all: Vec<Fitting> = fitting.collect();
    measure::sort_by(&mut all, |a, b| a.away.value().total_cmp(&b.away.value()));
    all.truncate(MOST);
    all
}

fn list(activity: &str, found: &[Fitting]) -> AnyView {
    if found.is_empty() {
        return view! { <p role="status">{parcel_tr!("parcel-elsewhere-none")}</p> }.into_any();
    }
    let language = i18n::words().language();
    let items = found.iter().map(|it| {
        let link = format!("{}#w={}&k={activity}", Route::Check.path(), it.code);
        let words = parcel_tr!(
            "parcel-elsewhere-item",
            share = format::share(language, it.share),
            distance = format::distance(language, it.away),
        );
        let name =
            if it.kecamatan.is_empty() { it.name.clone() } else { format!("{}, {}", it.name, it.kecamatan) };
        view! { <li><a href=link>{name}</a>" "{words}</li> }
    });
    view! { <ul class="app-parcel__choices" role="list">{items.collect_view()}</ul> }.into_any()
}
