//! What must be put right, each thing answered by itself and in its place, also without a network: a new answer where the
//! question is a simple one, a new photo, words.

mod typed;

use std::collections::BTreeMap;

use contract::{
    Correction, CorrectionAnswer, Status, Target,
    outbox::{Errand, Sent, Task},
};
use leptos::prelude::*;
use permit::{
    Path, Texts,
    form::{Choice, Kind},
    settle_text,
};

use self::typed::{AllTyped, Typed, hold, typed_of};
use super::{
    names::{self, day},
    photo::{self, Chosen},
    sending::then,
    session::Session,
};
use crate::{
    components::{
        dynamic::{clicked, dynamic, live, text},
        field::{AreaField, Around, LineField},
    },
    i18n, outbox,
};

/// Characters of an explanation that the office takes.
const MOST_WORDS: usize = 2_000;

/// Open corrections first; `key` is the file of this phone, nothing where it is only looked at.
pub(super) fn view(
    session: Session,
    key: Option<&str>,
    sent: Memo<Option<Sent>>,
    status: Memo<Option<Status>>,
) -> AnyView {
    // Drawn anew only when other corrections are open: what is being typed stays.
    let open = Memo::new(move |_| {
        let all: Vec<Correction> =
            status.with(|it| it.iter().flat_map(Status::open_corrections).cloned().collect());
        all
    });
    let answered = move || {
        status.with(|it| {
            it.as_ref().map_or(0, |it| it.corrections.iter().filter(|it| !it.answered_at.is_empty()).count())
        })
    };
    let typed = AllTyped::new(BTreeMap::new());
    if key.is_some() {
        hold(open, sent, typed);
    }
    let key = key.map(str::to_owned);
    dynamic(move || {
        let all = open.get();
        if all.is_empty() {
            return ().into_any();
        }
        let cards = all.iter().map(|it| card(session, key.as_deref(), sent, it, &typed_of(typed, &it.id)));
        view! {
            <section class="app-mine__part app-lacak__corrections" aria-labelledby="lacak-perbaiki">
                <h2 id="lacak-perbaiki">{track_t!("track-corrections")}</h2>
                <ol class="app-lacak__list">{cards.collect::<Vec<_>>()}</ol>
                {dynamic(move || match answered() {
                    0 => ().into_any(),
                    count => view! { <p class="app-mine__fact">{track_tr!("track-corrections-done", count = count.to_string())}</p> }.into_any(),
                })}
            </section>
        }
        .into_any()
    })
    .into_any()
}

fn form_of(sent: Memo<Option<Sent>>) -> String {
    sent.with_untracked(|it| it.as_ref().map(|it| it.form.clone())).unwrap_or_default()
}

fn card(
    session: Session,
    key: Option<&str>,
    sent: Memo<Option<Sent>>,
    it: &Correction,
    typed: &Typed,
) -> AnyView {
    let (asked, named) = (it.clone(), form_of(sent));
    let what = live(move || names::target(session, &named, asked.points_at()));
    let (reason, words, at) = (it.reason.clone(), it.words.clone(), it.asked_at.clone());
    let why = live(move || {
        let reason = if reason.is_empty() { String::new() } else { names::reason(&reason) };
        [reason, words.clone()].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(": ")
    });
    let answer = key.map(|key| answering(session, key, sent, it, typed));
    view! {
        <li class="app-lacak__correction">
            <h3 class="app-mine__name">{what}</h3>
            <p class="app-lacak__why">{why}</p>
            <p class="app-mine__fact">{live(move || track_tr!("track-correction-asked", date = day(&at)))}</p>
            {answer}
        </li>
    }
    .into_any()
}

/// The errand that answers a correction, as far as it got.
fn errand_of(sent: Memo<Option<Sent>>, id: &str) -> Memo<Option<Errand>> {
    let id = id.to_owned();
    Memo::new(move |_| {
        let is_it = |it: &&Errand| matches!(&it.task, Task::Answer { correction, .. } if *correction == id);
        sent.with(|it| it.as_ref().and_then(|it| it.errands.iter().find(is_it).cloned()))
    })
}

fn answering(
    session: Session,
    key: &str,
    sent: Memo<Option<Sent>>,
    it: &Correction,
    typed: &Typed,
) -> AnyView {
    let errand = errand_of(sent, &it.id);
    let is_waiting = Memo::new(move |_| errand.with(|it| it.as_ref().is_some_and(|it| it.problem.is_none())));
    let (key, typed, of) = (key.to_owned(), typed.clone(), it.clone());
    dynamic(move || {
        if is_waiting.get() {
            return view! { <p class="app-lacak__state" role="status">{track_t!("track-correction-waiting")}</p> }.into_any();
        }
        fields(session, &key, sent, &of, &typed, errand)
    })
    .into_any()
}

/// A question that can be answered in one line or by one choice.
fn simple(session: Session, form: &str, it: &Correction) -> Option<Kind> {
    let Target::Field(path) = it.points_at() else { return None };
    let kind = session.forms.with(|all| {
        let form = all.get(form)?;
        let path = Path::from_text(path, |id| form.is_repeated(id))?;
        // A part of an answer alone would take the place of the whole.
        if !path.part.is_empty() || path.row.is_some() {
            return None;
        }
        Some(form.find(&path.field)?.1.kind.clone())
    })?;
    let is_simple = matches!(
        kind,
        Kind::Text { .. }
            | Kind::Number { .. }
            | Kind::Money { .. }
            | Kind::Date { .. }
            | Kind::Choice { .. }
            | Kind::YesNo
            | Kind::Nik { .. }
            | Kind::Nkk
            | Kind::Npwp
            | Kind::NibBusiness
            | Kind::NibLand
            | Kind::Nop
            | Kind::Phone { .. }
            | Kind::Email
    );
    is_simple.then_some(kind)
}

fn fields(
    session: Session,
    key: &str,
    sent: Memo<Option<Sent>>,
    it: &Correction,
    typed: &Typed,
    errand: Memo<Option<Errand>>,
) -> AnyView {
    let form = &form_of(sent);
    let id = format!("jawab-{}", it.id);
    let kind = simple(session, form, it);
    let value = RwSignal::from(typed.value.clone());
    let (words, chosen) = (RwSignal::from(typed.words.clone()), RwSignal::from(typed.chosen.clone()));
    let is_empty = RwSignal::new(false);
    let wants_photo = matches!(it.points_at(), Target::Page(..) | Target::Photo(_) | Target::Other(_));
    let (named, target) = (form.to_owned(), it.clone());
    let label = text(move || {
        let what = names::target(session, &named, target.points_at());
        track_tr!("track-correction-value", what = what)
    });
    let input = kind.as_ref().map(|kind| input(&format!("{id}-isi"), kind, label, value));
    // Photos are sent under the id that this phone made; one that only follows does not know it.
    let has_id = sent.with_untracked(|it| it.as_ref().is_some_and(|it| !it.item.id.is_empty()));
    let picker = wants_photo.then(|| {
        if has_id {
            photo::view(&format!("{id}-foto"), chosen)
        } else {
            view! { <p class="app-field__hint">{track_t!("track-correction-photo-elsewhere")}</p> }.into_any()
        }
    });
    let around = Around::new(&format!("{id}-kata"), text(move || track_tr!("track-correction-words")))
        .hint(text(move || track_tr!("track-correction-words-hint")));
    let trouble =
        move || match (is_empty.get(), errand.with(|it| it.as_ref().and_then(|it| it.problem.clone()))) {
            (true, _) => track_tr!("track-correction-empty"),
            (_, Some(it))
                if matches!(it.code, contract::ProblemCode::NotNow | contract::ProblemCode::Conflict) =>
            {
                track_tr!("track-correction-late")
            }
            (_, Some(_)) => track_tr!("track-correction-refused"),
            _ => String::new(),
        };
    let (key, correction) = (key.to_owned(), it.id.clone());
    let press = clicked(move || {
        let typed = value.get_untracked();
        let given = kind.as_ref().filter(|_| !typed.trim().is_empty()).map(|it| settle_text(it, &typed));
        let file = match chosen.get_untracked() {
            Chosen::Ready(file) => Some(file),
            _ => None,
        };
        let digest = file.as_ref().map(|it| contract::digest(&it.bytes)).unwrap_or_default();
        let answer = CorrectionAnswer {
            words: words.get_untracked().trim().to_owned(),
            value: given,
            file: digest.clone(),
        };
        is_empty.set(answer == CorrectionAnswer::default());
        if !is_empty.get_untracked() {
            let body = String::from_utf8_lossy(&answer.to_bytes()).into_owned();
            let task = Task::Answer { correction: correction.clone(), body, file: digest };
            let key = key.clone();
            then(session, async move { outbox::say(&key, task, file).await });
        }
    });
    view! {
        {input}
        {picker}
        <AreaField around=around value=words most=MOST_WORDS />
        <p class="app-field__error" role="alert">{live(trouble)}</p>
        <p><button type="button" class="app-button app-button--small" on:click=press>{track_t!("track-correction-send")}</button></p>
    }
    .into_any()
}

fn input(id: &str, kind: &Kind, label: crate::components::dynamic::Text, value: RwSignal<String>) -> AnyView {
    let choice = |id: &str, of: fn() -> String| (id.to_owned(), text(of));
    let options = match kind {
        Kind::Choice { options } => options.iter().map(option).collect(),
        Kind::YesNo => vec![choice("ya", || mine_tr!("mine-yes")), choice("tidak", || mine_tr!("mine-no"))],
        _ => return view! { <LineField around=Around::new(id, label) value=value /> }.into_any(),
    };
    let options = options.into_iter().map(|(of, words)| {
        let is_chosen = value.with_untracked(|it| *it == of);
        view! { <option value=of selected=is_chosen>{live(move || words.get())}</option> }.into_any()
    });
    let keep = crate::components::dynamic::typed(move |it| value.set(it));
    view! {
        <div class="app-field">
            <label class="app-field__label" for=id.to_owned()>{live(move || label.get())}</label>
            <select id=id.to_owned() class="app-field__select" on:change=keep>
                <option value="">{track_t!("track-choose")}</option>
                {options.collect::<Vec<_>>()}
            </select>
        </div>
    }
    .into_any()
}

fn option(it: &Choice) -> (String, crate::components::dynamic::Text) {
    let label: Texts = it.label.clone();
    (it.id.clone(), text(move || label.get(i18n::words().language().tag()).to_owned()))
}
