//! What would turn a no into a yes: each hint was tried by the core, a button makes its changes, and one step takes
//! them back.

use leptos::prelude::*;
use wording::{format, id};
use zoning::{Change, Grade, Hint, apply};

use super::{
    judging::{Judged, Judging, largest},
    summary,
};
use crate::{
    browser,
    components::{
        dynamic::{clicked, dynamic},
        figure::{figure_name, number},
    },
    i18n,
    state::{language::use_language, pack::use_pack},
};

/// The list; nothing where the project passes or no change is known.
#[component]
pub(super) fn Hints() -> impl IntoView {
    let judging = expect_context::<Judging>();
    view! {
        {dynamic(move || undo(judging))}
        {dynamic(move || {
            use_language().get();
            let Some(judged) = judging.judged.get() else { return ().into_any() };
            // Where only the data are silent, no change of the project helps.
            if matches!(judged.verdict.grade, Grade::Passes) || (judged.verdict.grade == Grade::Unknown && judged.hints.is_empty()) {
                return ().into_any();
            }
            list(judging, &judged)
        })}
    }
}

fn list(judging: Judging, judged: &Judged) -> AnyView {
    let items = judged.hints.iter().map(|it| item(judging, it)).collect_view();
    let none = judged.hints.is_empty().then(|| view! { <p>{parcel_tr!("parcel-hints-none")}</p> });
    let order = (judged.hints.len() > 1)
        .then(|| view! { <p class="app-field__hint">{parcel_tr!("parcel-hints-order")}</p> });
    view! {
        <section class="app-hints" aria-labelledby="saran">
            <h3 id="saran" tabindex="-1">{parcel_tr!("parcel-hints")}</h3>
            {none}
            {order}
            <ol class="app-hints__list">{items}</ol>
        </section>
    }
    .into_any()
}

fn item(judging: Judging, hint: &Hint) -> AnyView {
    let words = words_of(hint);
    let result = parcel_tr!("parcel-hint-result", outcome = tr!(id::headline(hint.headline)));
    let (hint, said) = (hint.clone(), words.clone());
    let press = move || {
        let before = judging.situation();
        make(judging, &hint);
        judging.applied.set(Some((before, judging.situation(), said.clone())));
        browser::focus(summary::SUMMARY);
    };
    view! {
        <li class="app-hint">
            <p class="app-hint__words">{words}</p>
            <p>{result}</p>
            <button type="button" class="app-button app-button--small" on:click=clicked(press)>{parcel_tr!("parcel-hint-apply")}</button>
        </li>
    }
    .into_any()
}

/// What was changed, and the way back, for as long as nothing else was changed after it.
fn undo(judging: Judging) -> AnyView {
    let Some((before, after, words)) = judging.applied.get() else { return ().into_any() };
    if judging.situation() != after {
        return ().into_any();
    }
    let press = move || {
        judging.restore(before.clone());
        judging.applied.set(None);
        browser::focus(summary::SUMMARY);
    };
    view! {
        <div class="app-note app-hints__applied">
            <p>{parcel_tr!("parcel-hint-applied", change = words)}</p>
            <button type="button" class="app-button app-button--small app-button--quiet" on:click=clicked(press)>{parcel_tr!("parcel-hint-undo")}</button>
        </div>
    }
    .into_any()
}

fn words_of(hint: &Hint) -> String {
    hint.changes.iter().map(words).collect::<Vec<_>>().join("; ")
}

fn words(change: &Change) -> String {
    match change {
        Change::Figure { figure, from, to } => {
            let name = figure_name(*figure);
            let unit = figure.unit();
            parcel_tr!(
                "parcel-hint-figure",
                figure = name,
                from = number(unit, *from),
                to = number(unit, *to)
            )
        }
        Change::UseParts { area, .. } => {
            let area = area.map(|it| format::area(i18n::words().language(), it.value())).unwrap_or_default();
            parcel_tr!("parcel-hint-parts", area = area)
        }
        Change::Activity { to, .. } => parcel_tr!("parcel-hint-activity", activity = title(to.as_str())),
        _ => String::new(),
    }
}

/// Name of an activity in the language on the screen.
pub(super) fn title(code: &str) -> String {
    let tag = i18n::words().language().tag();
    let open = use_pack().ready_untracked();
    let found =
        open.as_ref().and_then(|it| it.activities.by_code(code)).map(|it| it.title.get(tag).to_owned());
    found.filter(|it| !it.is_empty()).unwrap_or_else(|| tr!("activity-unknown", code = code.to_owned()))
}

/// Makes the changes of a hint to what was told, as if it had been told so.
fn make(judging: Judging, hint: &Hint) {
    let session = judging.session;
    let Some(judged) = judging.judged.get_untracked() else { return };
    let (_, project) = apply(&judged.plot, &judged.project, hint);
    let mut told = judging.told.get_untracked();
    for change in &hint.changes {
        match change {
            Change::Figure { figure, to, .. } => told.write(*figure, *to),
            Change::Activity { from, to } => {
                let asked = session.asked.get_untracked();
                if asked.activity.as_deref() == Some(from.as_str()) {
                    session.asked.amend(&asked.about(to.as_str()));
                }
                told.also.iter_mut().filter(|it| *it == from.as_str()).for_each(|it| *it = to.to_string());
            }
            Change::UseParts { .. } => {
                let frame = judged.plot.outline.as_ref().map(|it| it.frame);
                let ring = frame.and_then(|it| largest(judged.verdict.approvable.shape.places(it)));
                if let Some(ring) = ring {
                    session.replace(ring, false);
                }
            }
            _ => {}
        }
    }
    // A building that was drawn has become smaller with its footprint.
    if let Some(outline) =
        project.building.outline.filter(|it| Some(it) != judged.project.building.outline.as_ref())
        && let Some(ring) = largest(outline.given)
    {
        session.change_building(|it| it.replace(ring));
    }
    judging.tell_at_once(told);
}
