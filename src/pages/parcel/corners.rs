//! The list of corners, in which everything the map can do is done with the keyboard or a screen reader: each corner with
//! its coordinates in a field, its place in the order, the length of its side.

use leptos::{ev, prelude::*};
use lookup::place::Vicinity;
use measure::LngLat;
use parcel::typed;

use super::{
    measures::metres,
    session::{Session, Target},
};
use crate::{
    browser,
    components::dynamic::{clicked, dynamic, live, maybe, when},
    state::pack::{CityPack, use_pack},
};

/// Corners that are listed at once; an imported outline may have thousands.
const PAGE: usize = 40;

/// The list.
#[component]
pub(super) fn Corners() -> impl IntoView {
    let session = expect_context::<Session>();
    let count = Memo::new(move |_| session.sketch.with(|it| it.corners().len()));
    let from = RwSignal::new(0_usize);
    // A corner that is looked for is on the page that is shown.
    Effect::new(move |_| {
        if let Some(at) = session.chosen.get() {
            from.set(at / PAGE * PAGE);
        }
    });
    let shown = Memo::new(move |_| {
        let from = from.get().min(count.get().saturating_sub(1) / PAGE * PAGE);
        (from, count.get().min(from + PAGE))
    });
    let add = move || {
        session.target.set(Target::Plot);
        session.add_centre();
        let last = session.sketch.with_untracked(|it| it.corners().len());
        if last > 0 {
            browser::focus_on(format!("sudut-{}", session.chosen.get_untracked().unwrap_or(last - 1)));
        }
    };
    view! {
        <section class="app-parcel__corners" aria-labelledby="sudut">
            <h2 id="sudut" class="app-step__title" tabindex="-1">{parcel_t!("parcel-list")}</h2>
            <p class="app-field__hint" id="sudut-cara">{parcel_t!("parcel-list-hint")}</p>
            {when(move || count.get() == 0, || view! { <p>{parcel_t!("parcel-list-empty")}</p> }.into_any())}
            <ol class="app-corners" start=live(move || (shown.get().0 + 1).to_string())>
                {dynamic(move || {
                    let (from, to) = shown.get();
                    (from..to).map(|at| row(session, at)).collect_view().into_any()
                })}
            </ol>
            {when(move || count.get() > PAGE, move || pages(from, count))}
            <button type="button" class="app-button app-button--small app-button--quiet" on:click=clicked(add)>
                {parcel_t!("parcel-add-centre")}
            </button>
        </section>
    }
}

fn pages(from: RwSignal<usize>, count: Memo<usize>) -> AnyView {
    let turn = |id: &'static str, step: fn(usize) -> usize| {
        let press = move || {
            from.update(|it| *it = step(*it).min(count.get_untracked().saturating_sub(1) / PAGE * PAGE));
        };
        view! {
            <button type="button" class="app-button app-button--small app-button--quiet" on:click=clicked(press)>{parcel_t!(id)}</button>
        }
        .into_any()
    };
    let where_ = live(parcel_t!(
        "parcel-page",
        from = from.get() + 1,
        to = count.get().min(from.get() + PAGE),
        count = count.get()
    ));
    view! {
        <p class="app-parcel__steps">
            {turn("parcel-page-before", |it| it.saturating_sub(PAGE))}
            <span role="status">{where_}</span>
            {turn("parcel-page-after", |it| it + PAGE)}
        </p>
    }
    .into_any()
}

/// One corner. The row stays the same while its corner changes, so that the focus stays too.
fn row(session: Session, at: usize) -> AnyView {
    let corner = Memo::new(move |_| session.sketch.with(|it| it.corners().get(at).copied()));
    let is_wrong = RwSignal::new(false);
    let keep: Box<dyn FnMut(ev::Event)> = Box::new(move |event| {
        let near = use_pack_vicinity();
        let read = one(&event_target_value(&event), near.as_ref());
        is_wrong.set(read.is_none());
        if let Some(place) = read {
            session.move_to(at, place);
        }
    });
    let side = live(move || {
        let side = session.sketch.with(|it| {
            let next = (at + 1) % it.corners().len().max(1);
            it.sides().get(at).map(|length| (length.value(), next))
        });
        side.map(|(length, next)| parcel_tr!("parcel-side", length = metres(length), next = next + 1))
            .unwrap_or_default()
    });
    view! {
        <li class="app-corners__row" class:app-corners__row--chosen=move || session.target.get() == Target::Plot && session.chosen.get() == Some(at)>
            <label class="app-corners__label" for=format!("sudut-{at}")>{parcel_t!("parcel-corner", corner = at + 1)}</label>
            <input
                id=format!("sudut-{at}")
                class="app-field__input app-corners__input"
                type="text"
                inputmode="text"
                autocomplete="off"
                spellcheck="false"
                aria-describedby=format!("sudut-{at}-sisi sudut-{at}-salah")
                aria-invalid=maybe(move || is_wrong.get().then_some("true"))
                prop:value=move || corner.get().map(written).unwrap_or_default()
                on:change=keep
                on:focus=move |_| {
                    session.target.set(Target::Plot);
                    session.chosen.set(Some(at));
                }
            />
            <p id=format!("sudut-{at}-salah") role="status">
                {when(move || is_wrong.get(), || view! { <span class="app-field__error">{parcel_t!("parcel-corner-wrong")}</span> }.into_any())}
            </p>
            <p id=format!("sudut-{at}-sisi") class="app-corners__side">{side}</p>
            {moves(session, at)}
        </li>
    }
    .into_any()
}

fn moves(session: Session, at: usize) -> AnyView {
    let order = move |to: usize| {
        if session.change(|it| it.reorder(at, to)) {
            session.chosen.set(Some(to));
            browser::focus_on(format!("sudut-{to}"));
        }
    };
    let button = |path: &'static str, id: &'static str, is_off: Signal<bool>, press: Box<dyn Fn()>| {
        view! {
            <button
                type="button"
                class="app-corners__button"
                disabled=move || is_off.get()
                aria-label=parcel_t!(id, corner = at + 1)
                on:click=clicked(press)
            >
                <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true" focusable="false">
                    <path d=path fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" />
                </svg>
            </button>
        }
        .into_any()
    };
    let is_last = Signal::derive(move || at + 1 >= session.sketch.with(|it| it.corners().len()));
    let is_never = Signal::stored(false);
    view! {
        <div class="app-corners__moves">
            {button("M12 19V5M6 11l6-6 6 6", "parcel-up", Signal::stored(at == 0), Box::new(move || order(at.saturating_sub(1))))}
            {button("M12 5v14M6 13l6 6 6-6", "parcel-down", is_last, Box::new(move || order(at + 1)))}
            {button("M12 8v8M8 12h8M4 4h16v16H4Z", "parcel-insert", is_never, Box::new(move || insert(session, at)))}
            {button("M6 6l12 12M18 6L6 18", "parcel-remove", is_never, Box::new(move || session.remove(at)))}
        </div>
    }
    .into_any()
}

/// A corner in the middle of the side behind a corner, to be moved or typed anew.
fn insert(session: Session, at: usize) {
    let middle = session.sketch.with_untracked(|it| {
        let (a, b) = (it.corners().get(at)?, it.corners().get((at + 1) % it.corners().len())?);
        LngLat::new(f64::midpoint(a.lng(), b.lng()), f64::midpoint(a.lat(), b.lat())).ok()
    });
    if let Some(place) = middle
        && session.change(|it| it.apply(parcel::Change::Insert(at + 1, place)))
    {
        session.chosen.set(Some(at + 1));
        browser::focus_on(format!("sudut-{}", at + 1));
    }
}

/// A corner as it stands in its field: a centimetre, in the notation that every map program takes.
fn written(place: LngLat) -> String {
    format!("{:.7}, {:.7}", place.lat(), place.lng())
}

fn one(text: &str, near: Option<&Vicinity>) -> Option<LngLat> {
    let list = typed::read(text, near);
    match list.corners[..] {
        [place] if list.problems.is_empty() => Some(place),
        _ => None,
    }
}

/// Where the city lies, once its pack is open.
pub(super) fn use_pack_vicinity() -> Option<Vicinity> {
    vicinity_of(use_pack())
}

/// The same where the pack is at hand.
pub(in crate::pages) fn vicinity_of(pack: CityPack) -> Option<Vicinity> {
    let open = pack.ready_untracked()?;
    let bounds = open.pack.manifest().bounds;
    let [west, south, east, north] = bounds;
    let centre = LngLat::new(f64::midpoint(west, east), f64::midpoint(south, north)).ok()?;
    Some(Vicinity { centre, bounds })
}
