//! One package: what it is not, what happens there, the fields to copy, the papers, the numbers, ways to keep it.

use citypack::{Package, PackageFile};
use leptos::prelude::*;
use paper::package::{Filled, Held, fill};

use super::{
    documents, field,
    frame::done,
    keep, numbers,
    say::said,
    session::{Filling, Session, TITLE, Work},
    there,
};
use crate::{
    components::{dynamic::dynamic, fault_notice::FaultNotice},
    i18n,
    routes::Route,
    vault::VaultError,
};

pub(super) fn view(session: Session, file: &PackageFile, package: &Package) -> AnyView {
    let (file, package) = (file.clone(), package.clone());
    // Drawn anew as a whole when the language changes: everything in it is words.
    dynamic(move || {
        let _follows_the_language = i18n::words();
        let system = package.system.clone();
        let is_counter = package.url.is_empty() && system == "Loket";
        let more =
            if is_counter { "package-not-connected-counter" } else { "package-not-connected-more" };
        let first = (!is_counter)
            .then(|| view! { <strong>{package_tr!("package-not-connected", system = system.clone())}</strong>" " });
        let sample = session.pack.is_sample().then(|| {
            view! { <p class="app-note">{package_tr!("package-sample", system = system.clone())}</p> }
        });
        let content = match session.filling.get() {
            Filling::Loading => view! { <p role="status">{package_tr!("package-loading")}</p> }.into_any(),
            Filling::Unreadable(fault) => view! { <FaultNotice fault=fault /> }.into_any(),
            Filling::Gone => trouble("package-draft-gone", "package-draft-gone-advice", ().into_any()),
            Filling::Failed(VaultError::Locked) => locked(session, &package),
            Filling::Failed(why) => {
                view! {
                    <section class="app-fault" role="alert">
                        <h2 class="app-fault__title">{mine_tr!(why.title())}</h2>
                        <p>{mine_tr!(why.advice())}</p>
                    </section>
                }
                .into_any()
            }
            Filling::Ready(work) => filled(session, &file, &package, &work),
        };
        view! {
            <p class="app-mine__back app-paket__unprinted"><a class="app-link--back" href=Route::Package.path()>{package_tr!("package-back")}</a></p>
            <h1 class="app-page__title" id=TITLE tabindex="-1">{said(&package.title)}</h1>
            <p class="app-page__lead">{said(&package.about)}</p>
            <p class="app-note app-note--warning">{first}{package_tr!(more)}</p>
            {sample}
            {done(session)}
            {content}
        }
        .into_any()
    })
    .into_any()
}

fn filled(session: Session, file: &PackageFile, package: &Package, work: &Work) -> AnyView {
    let Some(names) = session.names.get() else { return ().into_any() };
    let view = work.view();
    let filled = fill(package, &view, names.as_ref());
    let form = work.form.title.get(super::say::tag()).to_owned();
    let from = if work.draft.is_empty() {
        package_tr!("package-from-question")
    } else {
        package_tr!("package-from-draft", form = form)
    };
    view! {
        <p class="app-paket__whose">{from}</p>
        {summary(session, &filled, work)}
        {there::view(file, package)}
        {field::screens(session, file, &filled, work)}
        {documents::view(session, file, &filled, work, package)}
        {kbli(package)}
        {numbers::view(session, file, package, work)}
        {keep::view(session, package, work)}
    }
    .into_any()
}

/// How much is ready, and the way to what is not.
fn summary(session: Session, filled: &Filled<'_>, work: &Work) -> AnyView {
    let fields = filled.screens.iter().flat_map(|it| &it.fields);
    let ready = fields.clone().filter(|it| matches!(it.held, Held::Given(_))).count();
    let open = filled.open();
    let first = fields.clone().find_map(|it| match &it.held {
        Held::Open(path) if it.field.is_needed => Some(field::question(session, work, path)),
        _ => None,
    });
    let more = first.map(|to| {
        view! {
            <p>{package_tr!("package-still-open", count = open.to_string())}</p>
            <p class="app-paket__unprinted"><a class="app-button app-button--small" href=to>{package_tr!("package-next-open")}</a></p>
        }
    });
    let all = more.is_none().then(|| view! { <p>{package_tr!("package-all-there")}</p> });
    view! {
        <section class="app-paket__sum">
            <p><strong>{package_tr!("package-ready", count = ready.to_string())}</strong></p>
            {more}
            {all}
        </section>
    }
    .into_any()
}

fn kbli(package: &Package) -> AnyView {
    package
        .has_kbli
        .then(|| {
            view! {
                <section class="app-mine__part" aria-labelledby="paket-kbli">
                    <h2 id="paket-kbli">{package_tr!("package-kbli")}</h2>
                    <p>{package_tr!("package-kbli-text")}</p>
                </section>
            }
        })
        .into_any()
}

/// A draft with a PIN opens in its form.
fn locked(session: Session, package: &Package) -> AnyView {
    let draft = session.spot.get().draft;
    let form = session.cards.with(|all| all.iter().find(|it| it.id == draft).map(|it| it.form.clone()));
    let form = form.or_else(|| package.forms.first().cloned()).unwrap_or_default();
    let to = format!("{}#{form}&d={draft}&h=tugas", Route::Form.path());
    let link = view! { <p><a class="app-button" href=to>{package_tr!("package-unlock")}</a></p> }.into_any();
    trouble("package-draft-locked", "package-draft-locked-advice", link)
}

fn trouble(title: &'static str, advice: &'static str, way: AnyView) -> AnyView {
    view! {
        <section class="app-fault" role="alert">
            <h2 class="app-fault__title">{package_tr!(title)}</h2>
            <p>{package_tr!(advice)}</p>
            {way}
        </section>
    }
    .into_any()
}
