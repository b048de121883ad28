//! The end of a form: what is missing, or the file is complete and can be sent; the card and the copy for those who do not.

mod send;

use leptos::prelude::*;
use permit::Finding;

pub(super) use self::send::hold_back;
use super::{
    problem, review,
    say::said,
    session::{Loaded, Session, TITLE},
    step::Step,
};
use crate::{
    browser,
    components::dynamic::{clicked, dynamic, live},
    pages::package_address,
    routes::Route,
    vault::{Vault, file_name},
};

pub(super) fn view(session: Session, loaded: &Loaded) -> AnyView {
    let title = loaded.form.title.clone();
    view! {
        <p class="app-isi__back"><a class="app-link--back" href=session.to(Step::Review)>{form_t!("form-back")}</a></p>
        {dynamic(move || match session.look(|view| stops(session, view)) {
            Some(found) if !found.is_empty() => incomplete(session, &found),
            _ => view! {
                <h1 class="app-page__title" id=TITLE tabindex="-1">{form_tr!("form-complete")}</h1>
                <p class="app-page__lead">{said(&title)}</p>
                {send::view(session)}
            }
            .into_any(),
        })}
        {ways(session)}
    }
    .into_any()
}

fn stops(session: Session, view: &permit::View<'_>) -> Vec<Finding> {
    let mut found = session.problems(view);
    found.retain(Finding::is_blocking);
    found
}

fn incomplete(session: Session, found: &[Finding]) -> AnyView {
    let rows = found.iter().map(|it| {
        view! { <li><a href=review::change_of(session, it)>{problem::with_name(session, it)}</a></li> }
    });
    let rows = rows.collect_view();
    view! {
        <h1 class="app-page__title" id=TITLE tabindex="-1">{form_tr!("form-incomplete", count = found.len())}</h1>
        <p class="app-page__lead">{form_tr!("form-incomplete-lead")}</p>
        <ul class="app-isi__open">{rows}</ul>
    }
    .into_any()
}

/// What can be done besides sending, or in its place.
fn ways(session: Session) -> AnyView {
    let told = RwSignal::new("");
    let export = clicked(move || {
        let id = session.draft.with_untracked(|it| it.id.clone());
        leptos::task::spawn_local(async move {
            let exported = match Vault::open().await {
                Ok(vault) => vault.export(&id).await.ok(),
                Err(_) => None,
            };
            let said = match exported {
                Some((draft, bytes)) => {
                    browser::save_file(&file_name(&draft), "application/json", &bytes);
                    "form-exported"
                }
                None => "form-not-exported",
            };
            let _ = told.try_set(said);
        });
    });
    view! {
        <section class="app-isi__section-box" aria-labelledby="isi-lanjut">
            <h2 id="isi-lanjut">{form_t!("form-what-now")}</h2>
            <div class="app-isi__ways">
                <a class="app-button app-button--quiet" href=session.to(Step::Card)>{form_t!("form-card-link")}</a>
                <a class="app-button app-button--quiet" href=session.to(Step::Review)>{form_t!("form-print")}</a>
                <a class="app-button app-button--quiet" href=move || session.draft.with(|it| package_address("", &it.id))>{t!("common-package")}</a>
                <button type="button" class="app-button app-button--quiet" on:click=export>{form_t!("form-export")}</button>
            </div>
            <p role="status">{live(move || match told.get() {
                "" => String::new(),
                id => form_tr!(id),
            })}</p>
            <p><a href=Route::Services.path()>{t!("common-services")}</a></p>
        </section>
    }
    .into_any()
}
