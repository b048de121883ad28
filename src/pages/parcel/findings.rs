//! What is wrong with the outline, where, and what mends it: a list that is read out when it changes, with a button where
//! one change is enough and a link to the corner.

use leptos::prelude::*;
use parcel::check::{Finding, Weight};
use wording::format;

use super::{measures::metres, session::Session};
use crate::{
    browser,
    components::dynamic::{OnClick, clicked, dynamic},
    i18n,
};

/// The list; nothing while there is no corner, and a word of approval where nothing is wrong.
#[component]
pub(super) fn Findings() -> impl IntoView {
    let session = expect_context::<Session>();
    let found = move || {
        let count = session.sketch.with(|it| it.corners().len());
        // Somebody who has set two corners is not wrong but busy.
        session.findings.get().into_iter().filter(|_| count > 2).collect::<Vec<_>>()
    };
    view! {
        <div id="temuan" role="status" tabindex="-1">
            {dynamic(move || {
                let found = found();
                let is_done = session.sketch.with(|it| it.corners().len() > 2);
                if found.is_empty() && is_done {
                    view! { <p class="app-parcel__sound">{parcel_t!("parcel-sound")}</p> }.into_any()
                } else if found.is_empty() {
                    ().into_any()
                } else {
                    view! { <ul class="app-parcel__findings">{found.into_iter().map(|it| item(session, it)).collect_view()}</ul> }
                        .into_any()
                }
            })}
        </div>
    }
}

fn item(session: Session, finding: Finding) -> AnyView {
    let class = match finding.weight() {
        Weight::Stops => "app-parcel__finding app-tone app-tone--forbidden",
        Weight::Warns => "app-parcel__finding app-tone app-tone--conditional",
    };
    let kind = match finding.weight() {
        Weight::Stops => "parcel-finding-stops",
        Weight::Warns => "parcel-finding-warns",
    };
    let (what, how) = words(&finding);
    view! {
        <li class=class>
            <p class="app-parcel__finding-kind">{parcel_t!(kind)}</p>
            <p class="app-parcel__finding-what">{what}</p>
            <p>{how}</p>
            {actions(session, finding)}
        </li>
    }
    .into_any()
}

fn actions(session: Session, finding: Finding) -> AnyView {
    let mend = finding.mend().map(|mend| {
        let words = if matches!(finding, Finding::SidesMeet { .. }) { "parcel-mend-turn" } else { "parcel-mend-remove" };
        let press = move || {
            session.change(|it| it.mend(mend));
            browser::focus_on("temuan".to_owned());
        };
        view! { <button type="button" class="app-button app-button--small" on:click=clicked(press)>{parcel_t!(words)}</button> }
            .into_any()
    });
    let corner = finding.corner().map(|at| {
        let go: OnClick = Box::new(move |event| {
            event.prevent_default();
            session.chosen.set(Some(at));
            browser::focus_on(format!("sudut-{at}"));
        });
        view! { <a href=format!("#sudut-{at}") on:click=go>{parcel_t!("parcel-to-corner", corner = at + 1)}</a> }.into_any()
    });
    view! { <p class="app-parcel__finding-actions">{mend}{corner}</p> }.into_any()
}

/// What is wrong, and how to mend it.
fn words(finding: &Finding) -> (String, String) {
    let language = i18n::words().language();
    let area = |it: f64| format::area(language, it);
    match *finding {
        Finding::TooFewCorners { distinct } => {
            (parcel_tr!("parcel-few", count = distinct), parcel_tr!("parcel-few-mend"))
        }
        Finding::SidesMeet { first, second, is_crossing } => {
            let id = if is_crossing { "parcel-crossing" } else { "parcel-touching" };
            let mend = if is_crossing { "parcel-crossing-mend" } else { "parcel-touching-mend" };
            (parcel_tr!(id, first = side(first), second = side(second)), parcel_tr!(mend))
        }
        Finding::Repeated { corner } => {
            (parcel_tr!("parcel-repeated", corner = corner + 1), parcel_tr!("parcel-repeated-mend"))
        }
        Finding::Spike { corner, .. } => {
            (parcel_tr!("parcel-spike", corner = corner + 1), parcel_tr!("parcel-spike-mend"))
        }
        Finding::TooSmall { area: it } => {
            (parcel_tr!("parcel-small", area = area(it)), parcel_tr!("parcel-small-mend"))
        }
        Finding::TooLarge { area: it } => {
            (parcel_tr!("parcel-large", area = area(it)), parcel_tr!("parcel-large-mend"))
        }
        Finding::Outside { is_all: true, .. } => {
            (parcel_tr!("parcel-outside"), parcel_tr!("parcel-outside-mend"))
        }
        Finding::Outside { count, .. } => {
            (parcel_tr!("parcel-partly-outside", count = count), parcel_tr!("parcel-partly-outside-mend"))
        }
        Finding::LongClosing { length } => {
            (parcel_tr!("parcel-closing", length = metres(length.value())), parcel_tr!("parcel-closing-mend"))
        }
        // A kind that is newer than this page is at least not passed over.
        _ => (parcel_tr!("parcel-few", count = 0_usize), parcel_tr!("parcel-few-mend")),
    }
}

/// "1–2": the side from a corner to the next one, by the numbers of the list.
fn side(at: usize) -> String {
    let count = use_context::<Session>().map_or(0, |it| it.sketch.with_untracked(|it| it.corners().len()));
    let next = if count == 0 { at + 1 } else { (at + 1) % count };
    format!("{}–{}", at + 1, next + 1)
}
