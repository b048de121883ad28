//! Where a file stands: what the person has to do, with whom it is and since when, the office's clock, what comes next, what is
//! usual, the fee, the history. Everything says how old it is.

use contract::{Status, outbox::Sent};
use leptos::prelude::*;
use wording::format;

use super::{
    names::{self, clock, day},
    session::{Reached, Session},
};
use crate::{
    components::dynamic::{OnClick, dynamic, live},
    i18n,
};

pub(super) fn view(
    session: Session,
    sent: Memo<Option<Sent>>,
    status: Memo<Option<Status>>,
    refresh: OnClick,
) -> AnyView {
    let form = Memo::new(move |_| sent.with(|it| it.as_ref().map(|it| it.form.clone())).unwrap_or_default());
    let age = move || {
        let at = sent.with(|it| it.as_ref().and_then(|it| it.known.clone())).map(|it| it.at);
        match (session.reached.get(), at) {
            (Reached::Asking, _) => track_tr!("track-refreshing"),
            (Reached::No, Some(at)) => {
                let known = track_tr!("track-known", date = day(&at), time = clock(&at));
                [known, track_tr!("track-still")].join(". ")
            }
            (Reached::Unknown, _) => track_tr!("track-unknown-advice"),
            (_, Some(at)) => track_tr!("track-known", date = day(&at), time = clock(&at)),
            (_, None) => track_tr!("track-not-known"),
        }
    };
    view! {
        <section class="app-mine__part" aria-labelledby="lacak-mana">
            <h2 id="lacak-mana">{track_t!("track-where")}</h2>
            {dynamic(move || status.get().map_or_else(|| ().into_any(), |it| facts(session, &it, &form.get())))}
            <p class="app-mine__fact" role="status">{live(age)}</p>
            <div class="app-mine__actions"><button type="button" class="app-button app-button--quiet app-button--small" on:click=refresh>{track_t!("track-refresh")}</button></div>
        </section>
    }
    .into_any()
}

/// One fact: what it is, and lines about it. Nothing where there is no line.
fn row(label: &'static str, lines: Vec<String>) -> AnyView {
    let lines: Vec<String> = lines.into_iter().filter(|it| !it.is_empty()).collect();
    if lines.is_empty() {
        return ().into_any();
    }
    let lines = lines.into_iter().map(|it| view! { <span class="app-lacak__line">{it}</span> }.into_any());
    view! {
        <div class="app-mine__row">
            <dt>{track_tr!(label)}</dt>
            <dd>{lines.collect::<Vec<_>>()}</dd>
        </div>
    }
    .into_any()
}

fn facts(session: Session, status: &Status, form: &str) -> AnyView {
    let since = track_tr!("track-since", date = day(&status.since));
    let at = format!("{}, {since}", names::place(session, status, form));
    let rounds = match status.rounds {
        0 => String::new(),
        count => track_tr!("track-rounds", count = count.to_string()),
    };
    let represented = status.represented_by.as_ref();
    let represented =
        represented.map(|it| track_tr!("track-represented", name = it.name.clone())).unwrap_or_default();
    let differs = status.review.as_ref().is_some_and(|it| it.differs);
    let differs = if differs { track_tr!("track-differs") } else { String::new() };
    let usual = status
        .usual
        .map(|it| track_tr!("track-usual-days", half = it.half.to_string(), most = it.most.to_string()));
    // Where it has ended, what is usual helps nobody.
    let usual = usual.filter(|_| status.decision.is_none() && status.desk != "nobody");
    let about = names::about(session, form, &status.step);
    view! {
        <dl class="app-mine__rows">
            {row("track-do", to_do(status))}
            {row("track-at", vec![at, about, rounds, represented, differs])}
            {row("track-clock", clock_lines(status))}
            {row("track-next", next(session, form, status))}
            {row("track-usual", usual.into_iter().collect())}
            {fee(status)}
        </dl>
        {history(status)}
    }
    .into_any()
}

fn to_do(status: &Status) -> Vec<String> {
    let open = status.open_corrections().count();
    let before = match status.act_before.as_str() {
        "" => String::new(),
        at => track_tr!("track-do-before", date = day(at)),
    };
    let is_to_pay = status.fee.as_ref().is_some_and(|it| it.paid_at.is_empty());
    if open > 0 {
        return vec![track_tr!("track-do-correct", count = open.to_string()), before];
    }
    if is_to_pay {
        return vec![track_tr!("track-do-pay"), before];
    }
    if status.desk == "nobody" { Vec::new() } else { vec![track_tr!("track-do-nothing")] }
}

fn clock_lines(status: &Status) -> Vec<String> {
    let clock = &status.clock;
    let days = clock.days.to_string();
    let late = if clock.is_late { track_tr!("track-clock-late") } else { String::new() };
    match clock.state.as_str() {
        "not_started" => vec![track_tr!("track-clock-not-started")],
        "paused" => vec![track_tr!("track-clock-paused", days = days), late],
        "stopped" => vec![track_tr!("track-clock-stopped", days = days)],
        _ => {
            let counted = match clock.limit {
                Some(limit) => track_tr!("track-clock-days", days = days, limit = limit.to_string()),
                None => track_tr!("track-clock-some", days = days),
            };
            let due = match clock.due.as_str() {
                "" => String::new(),
                _ if clock.is_late => String::new(),
                date => track_tr!("track-clock-due", date = day(date)),
            };
            vec![counted, due, late]
        }
    }
}

fn next(session: Session, form: &str, status: &Status) -> Vec<String> {
    let Some(id) = names::next_step(session, form, status) else { return Vec::new() };
    let Some(step) = names::step(session, form, &id) else { return Vec::new() };
    let desk = names::desk_of(session, form, &id).unwrap_or_default();
    vec![track_tr!("track-next-then", step = step, desk = desk), names::about(session, form, &id)]
}

fn fee(status: &Status) -> AnyView {
    let Some(fee) = &status.fee else { return ().into_any() };
    #[expect(clippy::cast_precision_loss, reason = "rupiah below 2^53 are exact")]
    let amount = format::number(i18n::words().language(), fee.amount as f64, 0);
    let amount = track_tr!("track-fee-amount", amount = amount);
    let more = if fee.paid_at.is_empty() {
        track_tr!("track-fee-how", number = status.number.clone())
    } else {
        track_tr!("track-fee-paid", date = day(&fee.paid_at), reference = fee.reference.clone())
    };
    row("track-fee", vec![amount, more])
}

fn history(status: &Status) -> AnyView {
    let entries = status.history.iter().rev().map(|it| {
        let what = names::state(&it.state);
        let line = track_tr!(
            "track-history-entry",
            date = day(&it.at),
            time = clock(&it.at),
            what = what,
            by = names::role(&it.by)
        );
        let reason = match it.reason.as_str() {
            "" => String::new(),
            word => names::reason(word),
        };
        let said =
            [reason, it.note.clone()].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(": ");
        view! { <li>{line}<span class="app-lacak__line app-mine__fact">{said}</span></li> }.into_any()
    });
    view! {
        <details class="app-lacak__history">
            <summary>{track_t!("track-history")}</summary>
            <ol>{entries.collect::<Vec<_>>()}</ol>
        </details>
    }
    .into_any()
}
