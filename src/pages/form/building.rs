//! How the building that is told keeps the numbers of the plan: beside the question for a figure, and at the end all of them. It never
//! stops anybody: the office works it out again from the same answers (`contract::plan_question`).

use std::rc::Rc;

use contract::plan_question::PlanQuestion;
use leptos::prelude::*;
use permit::{View, form::Field};
use zoning::{Check, Figure, Standing};

use super::{
    lot::{Limits, lot_part},
    say::tag,
    session::Session,
};
use crate::{
    browser,
    components::{
        dynamic::{dynamic, whenever},
        figure::{cite, figure_name, limit_words, number, standing_words},
    },
};

/// Figures that questions are connected with, by the words of `from_verdict`.
const ASKED: [Figure; 4] = [Figure::Footprint, Figure::FloorArea, Figure::Floors, Figure::Height];
/// Typing goes on for so long before the plan is asked again, in milliseconds.
const PAUSE_MS: i32 = 300;

/// How far asking is.
#[derive(Debug, Clone, PartialEq)]
enum Stage {
    /// The answers do not ask yet, or the plan is being asked.
    Open,
    /// The plan could not be read, or has nothing to say there.
    Unread,
    Told(Limits),
}

fn figure_of(field: &Field) -> Option<Figure> {
    ASKED.into_iter().find(|it| it.word() == field.from_verdict)
}

fn question(session: Session, view: &View<'_>) -> Option<PlanQuestion> {
    let asks = view.asked().iter().any(|it| figure_of(it.field).is_some());
    let activity =
        session.draft.with(|it| it.facts.get("activity").and_then(|it| it.part("code")).map(str::to_owned));
    PlanQuestion::of(view, activity.as_deref()).ok().filter(|_| asks)
}

/// Asks the plan whenever an answer that counts has changed.
fn follow(session: Session) -> RwSignal<Stage> {
    let stage = RwSignal::new(Stage::Open);
    let asked = Memo::new(move |_| session.look(|view| question(session, view)).flatten());
    let turn = StoredValue::new(0_u32);
    whenever(move || {
        turn.update_value(|it| *it += 1);
        let (mine, is_first) = (turn.get_value(), turn.get_value() == 1);
        let (Some(question), Some(open)) = (asked.get(), session.pack.ready()) else {
            return stage.set(Stage::Open);
        };
        leptos::task::spawn_local(async move {
            if !is_first {
                browser::pause(PAUSE_MS).await;
            }
            if turn.try_get_value() != Some(mine) {
                return;
            }
            let found = match lot_part().await {
                Ok(lot) => (lot.limits)(Rc::clone(&open), question).await,
                Err(_missing) => None,
            };
            let next = found.map_or(Stage::Unread, Stage::Told);
            // What is said again is heard again.
            if turn.try_get_value() == Some(mine) && stage.try_with_untracked(|it| *it != next) == Some(true)
            {
                let _ = stage.try_set(next);
            }
        });
    });
    stage
}

/// The limit of one figure, below the question for it.
pub(super) fn beside(session: Session, field: &Field) -> AnyView {
    let Some(figure) = figure_of(field) else { return ().into_any() };
    let stage = follow(session);
    let line = move || match stage.get() {
        Stage::Open | Stage::Unread => ().into_any(),
        Stage::Told(limits) => {
            let mine = limits.checks.iter().filter(|(it, _)| it.figure == figure);
            mine.map(|(check, zone)| limit(session, check, zone.as_deref())).collect_view().into_any()
        }
    };
    // Said once typing rests, and only what has changed.
    view! { <div class="app-isi__limits" role="status">{dynamic(line)}</div> }.into_any()
}

fn limit(session: Session, check: &Check, zone: Option<&str>) -> AnyView {
    let class = match check.standing {
        Standing::Kept => "app-isi__limit app-tone app-tone--allowed",
        Standing::Broken => "app-isi__limit app-tone app-tone--forbidden",
        Standing::Open if check.measured.is_some() => "app-isi__limit app-tone app-tone--conditional",
        Standing::Open | Standing::Untold => "app-isi__limit",
    };
    let standing = standing_words(check);
    let standing = (!standing.is_empty()).then(|| view! { <strong>{standing}</strong>" " });
    let words = form_tr!("form-limit", limit = limit_words(check));
    let zone = zone.map(|it| form_tr!("form-limit-zone", zone = it));
    let source =
        session.pack.ready().map(|open| cite(&open, &check.source, tag())).filter(|it| !it.is_empty());
    let source = source.map(|it| view! { <small class="app-isi__cite">{it}</small> });
    view! { <p class=class>{standing}{words}" "{zone}{source}</p> }.into_any()
}

/// All figures that were told, at the end of the form; nothing where the form asks for none.
pub(super) fn view(session: Session) -> AnyView {
    let stage = follow(session);
    dynamic(move || {
        let content = match stage.get() {
            Stage::Open => return ().into_any(),
            Stage::Unread => view! { <p>{form_tr!("form-limits-unread")}</p> }.into_any(),
            Stage::Told(limits) => told(session, &limits),
        };
        view! {
            <section class="app-isi__section-box" aria-labelledby="isi-bangunan">
                <h2 id="isi-bangunan">{form_tr!("form-limits")}</h2>
                <p>{form_tr!("form-limits-lead")}</p>
                {content}
            </section>
        }
        .into_any()
    })
    .into_any()
}

fn told(session: Session, limits: &Limits) -> AnyView {
    let is_broken = limits.checks.iter().any(|(it, _)| it.standing == Standing::Broken);
    let broken = is_broken
        .then(|| view! { <p class="app-note app-note--warning">{form_tr!("form-limits-broken")}</p> });
    let unknown = (limits.is_partly_unknown || limits.checks.is_empty())
        .then(|| view! { <p class="app-note">{form_tr!("form-limits-unknown")}</p> });
    let told = limits.checks.iter().filter_map(|(check, zone)| {
        let value = number(check.figure.unit(), check.measured?);
        Some(view! {
            <div class="app-summary__row">
                <dt class="app-summary__question">{figure_name(check.figure)}</dt>
                <dd class="app-summary__answer">{value}{limit(session, check, zone.as_deref())}</dd>
            </div>
        })
    });
    view! {
        {broken}
        {unknown}
        <dl class="app-summary">{told.collect_view()}</dl>
    }
    .into_any()
}
