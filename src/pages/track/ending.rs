//! How it ends: the decision with its document and the way to object, taking it back, and forgetting it on this phone.

use contract::{Decision, ProblemCode, Status, outbox::Sent, paths};
use leptos::prelude::*;
use permit::form::State;

use super::{
    names::{self, day},
    sending::{sure, then},
    session::Session,
};
use crate::{
    browser,
    components::{
        dynamic::{clicked, dynamic, text, when},
        field::{AreaField, Around},
    },
    outbox::{self, Asked},
    routes::Route,
    state::busy::Busy,
};

/// Stands for the end of a line in a sentence of ours.
const LINE: &str = "¶";

/// `key` is the file of this phone; nothing where it is only looked at.
pub(super) fn view(
    session: Session,
    key: Option<&str>,
    sent: Memo<Option<Sent>>,
    status: Memo<Option<Status>>,
) -> AnyView {
    let decided = Memo::new(move |_| status.with(|it| it.as_ref().and_then(|it| it.decision.clone())));
    let own = key.map(|key| {
        view! {
            {withdrawal(session, key, sent, status)}
            {forgetting(session, key)}
        }
    });
    view! {
        {dynamic(move || decided.get().map_or_else(|| ().into_any(), |it| decision(session, sent, &it)))}
        {own}
    }
    .into_any()
}

fn decision(session: Session, sent: Memo<Option<Sent>>, it: &Decision) -> AnyView {
    let title = match it.kind.as_str() {
        "issued" => "track-decision-issued",
        "revoked" => "track-decision-revoked",
        _ => "track-decision-rejected",
    };
    let document = (!it.sha256.is_empty()).then(|| {
        let get = clicked(move || {
            let Some(sent) = sent.get_untracked() else { return };
            leptos::task::spawn_local(fetch(session, sent));
        });
        view! { <button type="button" class="app-button" on:click=get>{track_t!("track-decision-get")}</button> }
    });
    let proof = (!it.verification.is_empty()).then(|| {
        let href = paths::verification(&it.verification);
        view! { <p><a href=href rel="external">{track_t!("track-decision-proof")}</a></p> }
    });
    let (until, decided) = (it.object_until.clone(), it.clone());
    let letter = clicked(move || save_letter(session, sent, &decided));
    view! {
        <section class="app-mine__part" aria-labelledby="lacak-putusan">
            <h2 id="lacak-putusan">{track_t!("track-decision")}</h2>
            <p class="app-lacak__state">{track_t!(title)}</p>
            {document}
            {proof}
            <details>
                <summary>{track_t!("track-objection")}</summary>
                <p>{track_t!("track-objection-until", date = day(&until))}</p>
                <p><button type="button" class="app-button app-button--quiet app-button--small" on:click=letter>{track_t!("track-objection-make")}</button></p>
            </details>
        </section>
    }
    .into_any()
}

async fn fetch(session: Session, sent: Sent) {
    session.say(track_tr!("track-decision-getting"));
    let number = sent.number().unwrap_or_default().to_owned();
    let name = format!("keputusan-{number}.pdf");
    let words = match outbox::document(&number, &sent.secret).await {
        Asked::Answer(bytes) if browser::save_file(&name, "application/pdf", &bytes) => {
            track_tr!("track-decision-got", file = name)
        }
        _ => track_tr!("track-decision-not-got"),
    };
    session.say(words);
}

fn save_letter(session: Session, sent: Memo<Option<Sent>>, it: &Decision) {
    let Some(sent) = sent.get_untracked() else { return };
    let number = sent.number().unwrap_or_default().to_owned();
    let name = track_tr!("track-objection-file", number = number.clone());
    let service = names::service(session, &sent.service);
    let letter = track_tr!("track-objection-text", number = number, date = day(&it.at), service = service);
    let letter = letter.replace(LINE, "\n");
    let words = if browser::save_file(&name, "text/plain;charset=utf-8", letter.as_bytes()) {
        track_tr!("track-decision-got", file = name)
    } else {
        track_tr!("track-not-saved")
    };
    session.say(words);
}

/// How far taking it back is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Taking {
    Possible,
    Waiting,
    /// The office had decided before.
    TooLate,
    /// Not taken for another reason; true where something on the way may have said so, and it can be tried again.
    Refused(bool),
    Done,
    /// It has ended otherwise.
    Over,
}

fn taking(sent: &Sent, status: Option<&Status>) -> Taking {
    let state = status.and_then(|it| State::from_word(&it.state));
    let withdrawal = sent.withdrawal().map(|it| it.problem.as_ref().map(|it| it.code));
    match withdrawal {
        Some(None) => Taking::Waiting,
        _ if state == Some(State::Withdrawn) || sent.is_over() => Taking::Done,
        Some(Some(ProblemCode::NotNow)) => Taking::TooLate,
        Some(Some(code)) => Taking::Refused(code == ProblemCode::Other),
        None if state.is_some_and(State::is_end) => Taking::Over,
        None => Taking::Possible,
    }
}

fn withdrawal(
    session: Session,
    key: &str,
    sent: Memo<Option<Sent>>,
    status: Memo<Option<Status>>,
) -> AnyView {
    let now = Memo::new(move |_| {
        let status = status.get();
        sent.with(|it| it.as_ref().map_or(Taking::Over, |it| taking(it, status.as_ref())))
    });
    let words = RwSignal::new(String::new());
    Busy::hold_while(move || now.get() == Taking::Possible && words.with(|it| !it.is_empty()));
    let key = key.to_owned();
    dynamic(move || {
        let key = key.clone();
        match now.get() {
            Taking::Over => ().into_any(),
            Taking::Waiting => view! { <p class="app-note" role="status">{track_t!("track-withdraw-waiting")}</p> }.into_any(),
            Taking::Refused(can_hurry) => refused(can_hurry),
            Taking::TooLate => view! { <p class="app-note app-note--warning">{track_t!("track-withdraw-refused")}</p> }.into_any(),
            Taking::Done => view! { <p class="app-note">{track_t!("track-withdrawn")}</p> }.into_any(),
            Taking::Possible => {
                let go = Callback::new(move |()| {
                    let (key, said) = (key.clone(), words.get_untracked());
                    then(session, async move { outbox::take_back(&key, said.trim()).await });
                });
                let around = move || Around::new("lacak-tarik-alasan", text(move || track_tr!("track-withdraw-words")));
                view! {
                    <details class="app-lacak__end">
                        <summary>{track_t!("track-withdraw")}</summary>
                        {when(|| true, move || view! { <AreaField around=around() value=words most=1_000 /> }.into_any())}
                        {sure("lacak-tarik", ["track-withdraw", "track-withdraw-sure", "track-withdraw-yes"], || ().into_any(), go)}
                    </details>
                }
                .into_any()
            }
        }
    })
    .into_any()
}

fn refused(can_hurry: bool) -> AnyView {
    let hurry = can_hurry.then(|| {
        let press = clicked(|| leptos::task::spawn_local(outbox::hurry()));
        view! { <p><button type="button" class="app-button app-button--quiet app-button--small" on:click=press>{track_t!("track-try-now")}</button></p> }
    });
    view! {
        <p class="app-note app-note--warning">{track_t!("track-withdraw-not-taken")}</p>
        {hurry}
    }
    .into_any()
}

fn forgetting(session: Session, key: &str) -> AnyView {
    let key = key.to_owned();
    let go = Callback::new(move |()| {
        let key = key.clone();
        then(session, async move {
            if outbox::forget(&key).await? {
                session.address.open_address(Route::Track.path(), true);
                session.say(track_tr!("track-forgotten"));
            } else {
                session.say(track_tr!("track-forget-not"));
            }
            Ok(())
        });
    });
    view! {
        <div class="app-lacak__end">
            {sure("lacak-lupa", ["track-forget", "track-forget-sure", "track-forget-yes"], || ().into_any(), go)}
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use contract::{
        Problem, Receipt,
        outbox::{Errand, ItemState, Task},
    };

    use super::*;

    #[test]
    fn a_withdrawal_is_done_when_the_office_has_taken_it_and_too_late_only_where_it_says_so() {
        let kept = include_bytes!("../../../crates/contract/tests/fixtures/sent-v1.json");
        let mut sent = Sent::parse(kept).expect("the fixture is a sent application");
        sent.item.state = ItemState::ToWithdraw(Receipt::default());
        sent.errands = vec![Errand::new("w", Task::Withdrawal(String::new()))];
        let at = |state: &str| Status { state: state.to_owned(), ..Status::default() };
        let (issued, withdrawn) = (at(State::Issued.as_str()), at(State::Withdrawn.as_str()));
        assert_eq!(taking(&sent, Some(&issued)), Taking::Waiting);
        let not_now = Problem::read(409, br#"{"code":"not-now"}"#);
        for (problem, then) in [
            (not_now, Taking::TooLate),
            (Problem::of_status(403), Taking::Refused(true)),
            (Problem::read(403, br#"{"code":"forbidden"}"#), Taking::Refused(false)),
        ] {
            sent.errands[0].problem = Some(problem);
            assert_eq!(taking(&sent, Some(&issued)), then);
            assert_eq!(taking(&sent, Some(&withdrawn)), Taking::Done, "from another phone");
        }
        sent.errands.clear();
        assert_eq!(taking(&sent, None), Taking::Done);
        sent.item.state = ItemState::Received(Receipt::default());
        assert_eq!(taking(&sent, None), Taking::Possible);
        assert_eq!(taking(&sent, Some(&issued)), Taking::Over);
    }
}
