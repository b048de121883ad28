//! Which page of the form is shown, whether it is kept, and the name of the tab.

use leptos::prelude::*;

use super::{
    card, choose, done, handover, items, locked, papers, problem, question, review,
    say::tag,
    session::{Beside, Loaded, Opened, Session, Stage, TITLE, clock},
    start,
    step::Step,
    tasks,
};
use crate::{
    browser,
    components::{
        dynamic::{clicked, dynamic, live, whenever},
        fault_notice::FaultNotice,
        part_view::shown_when,
    },
    routes::Route,
    vault::{SaveState, Vault, VaultError},
};

/// The mark of invented data, the same in every language.
const SAMPLE: &str = "DATA CONTOH";

/// The page, once its part is there.
#[component]
pub(super) fn Frame() -> impl IntoView {
    let session = Session::new();
    name_tab(session);
    done::hold_back(session);
    provide_context(session);
    shown_when(move || session.is_settled());
    view! {
        <div class="app-page app-isi">
            {dynamic(move || elsewhere(session))}
            {dynamic(move || body(session))}
            {dynamic(move || saved(session))}
        </div>
    }
}

fn body(session: Session) -> AnyView {
    match session.stage.get() {
        Stage::Loading => view! { <p role="status">{form_t!("form-loading")}</p> }.into_any(),
        Stage::Failed(fault) => view! { <FaultNotice fault=fault /> }.into_any(),
        Stage::Absent => view! {
            <h1 class="app-page__title" id=TITLE tabindex="-1">{form_t!("form-absent")}</h1>
            <p class="app-page__lead">{form_t!("form-absent-advice")}</p>
            <p><a href=Route::Services.path()>{t!("common-services")}</a></p>
        }
        .into_any(),
        Stage::Choose(_) if session.spot.with(|it| it.step == Step::Receive) => handover::view(),
        Stage::Choose(services) => choose::view(session, &services),
        Stage::Ready(whole) => opened(session, &session.form().unwrap_or(whole)),
    }
}

fn opened(session: Session, loaded: &Loaded) -> AnyView {
    let step = session.spot.get().step;
    match (step, session.opened.get()) {
        (Step::Start, Opened::Failed(fault)) => {
            view! { {trouble(&fault)} {start::view(session, loaded)} }.into_any()
        }
        (Step::Start, _) => start::view(session, loaded),
        (Step::Asked(_), _) | (Step::Receive, Opened::None) => handover::view(),
        (_, Opened::None | Opened::Loading) => {
            view! { <p role="status">{form_t!("form-loading")}</p> }.into_any()
        }
        (_, Opened::Gone) => gone(session),
        (_, Opened::Failed(VaultError::Locked)) => locked::view(session),
        (_, Opened::Failed(fault)) => view! {
            <h1 class="app-page__title" id=TITLE tabindex="-1">{form_t!("form-not-opened")}</h1>
            {trouble(&fault)}
        }
        .into_any(),
        (step, Opened::Ready) => page(session, loaded, &step),
    }
}

fn page(session: Session, loaded: &Loaded, step: &Step) -> AnyView {
    // Of a section that is somebody else's there is nothing but its questions.
    let is_lent = session.draft.with_untracked(|it| it.lent.is_some());
    match step {
        Step::Lend | Step::Receive | Step::Asked(_) => handover::view(),
        Step::Question(path) => question::view(session, loaded, path),
        _ if is_lent => handover::view(),
        Step::Start => start::view(session, loaded),
        Step::Tasks => tasks::view(session, loaded),
        Step::Items(section) => items::view(session, loaded, section),
        Step::Papers => papers::all(session, loaded),
        Step::Paper(id) => papers::one(session, loaded, id),
        Step::Review => review::view(session, loaded),
        Step::Card => card::view(session, loaded),
        Step::Done => done::view(session, loaded),
    }
}

fn gone(session: Session) -> AnyView {
    let start = super::step::Spot { form: session.spot.get_untracked().form, ..Default::default() };
    view! {
        <h1 class="app-page__title" id=TITLE tabindex="-1">{form_t!("form-gone")}</h1>
        <p class="app-page__lead">{form_t!("form-gone-advice")}</p>
        <p><a class="app-button" href=start.address()>{form_t!("form-to-start")}</a></p>
    }
    .into_any()
}

/// What the vault could not do, and what to do about it.
pub(super) fn trouble(fault: &VaultError) -> AnyView {
    let (title, advice) = (fault.title(), fault.advice());
    view! {
        <div class="app-note app-note--warning" role="alert">
            <p><strong>{super::say::of_vault(title)}</strong></p>
            <p>{super::say::of_vault(advice)}</p>
        </div>
    }
    .into_any()
}

/// What the person can do at once where something is not kept.
fn mend(session: Session, fault: &VaultError) -> AnyView {
    let is_removed = *fault == VaultError::Removed;
    let again = move || {
        let Some(keeper) = session.keeper.get_untracked() else { return };
        leptos::task::spawn_local(async move {
            // What fails again is told again.
            let _ = if is_removed { keeper.keep_again().await } else { keeper.flush().await };
        });
    };
    if *fault == VaultError::Insecure {
        let agree = clicked(move || {
            leptos::task::spawn_local(async move {
                if let Ok(vault) = Vault::open().await {
                    vault.agree_open();
                    again();
                }
            });
        });
        let words = || super::say::of_vault("vault-agree");
        return view! { <p><button type="button" class="app-button app-button--quiet" on:click=agree>{words}</button></p> }
            .into_any();
    }
    view! { <p><button type="button" class="app-button app-button--quiet" on:click=clicked(again)>{form_t!("form-keep-again")}</button></p> }
        .into_any()
}

/// "Saved 14.03 on this phone": said quietly below every page of a draft, and loudly where it is not so.
fn saved(session: Session) -> AnyView {
    if session.opened.get() != Opened::Ready || session.spot.get().step == Step::Start {
        return ().into_any();
    }
    if let SaveState::Failed(fault) = session.saving() {
        return view! { {trouble(&fault)} {mend(session, &fault)} }.into_any();
    }
    let said = live(move || match session.saving() {
        SaveState::Saved(at) => form_tr!("form-saved", time = clock(&at)),
        SaveState::Saving => form_tr!("form-saving"),
        SaveState::Clean | SaveState::Failed(_) => {
            form_tr!("form-saved", time = clock(&session.draft.with(|it| it.saved_at.clone())))
        }
    });
    view! { <p class="app-isi__saved"><span>{said}</span></p> }.into_any()
}

/// Questions with another answer that waits, where one looks over the whole: another tab's, or what a section replaced.
fn elsewhere(session: Session) -> AnyView {
    let is_overview = matches!(session.spot.get().step, Step::Tasks | Step::Review);
    if !is_overview || session.opened.get() != Opened::Ready {
        return ().into_any();
    }
    let Some(loaded) = session.form() else { return ().into_any() };
    let asked = session.look(|view| view.asked().iter().map(permit::Asked::path).collect::<Vec<_>>());
    let mut waiting = asked.unwrap_or_default();
    waiting.retain(|it| session.beside(it) != Beside::None);
    if waiting.is_empty() {
        return ().into_any();
    }
    let rows = waiting.into_iter().map(|path| {
        let name = problem::name_of(&loaded.form, &path);
        view! { <li><a href=session.to(Step::Question(path))>{name}</a></li> }
    });
    let rows = rows.collect_view();
    view! {
        <div class="app-note app-note--warning" role="status">
            <p>{form_t!("form-beside-list")}</p>
            <ul>{rows}</ul>
        </div>
    }
    .into_any()
}

/// The tab is named after the form, so that several can be told apart.
fn name_tab(session: Session) {
    let pack = session.pack;
    whenever(move || {
        let form = session.form().map(|it| it.form.title.get(tag()).to_owned());
        let page = form.unwrap_or_else(|| form_tr!("form-title"));
        let app = format!("{} {}", tr!("common-app"), pack.city());
        let title = tr!("common-title-page", page = page, app = app.trim().to_owned());
        let title = if pack.is_sample() && !title.contains(SAMPLE) {
            tr!("common-title-sample", title = title)
        } else {
            title
        };
        // The page's own title is set in the same turn; this one comes after it.
        browser::on_next_frame(move || browser::set_title(&title));
    });
}
