//! Where the answers may be taken, with the forms on this phone that fill each package.

use citypack::{Package, PackageFile};
use leptos::prelude::*;

use super::{
    back, noted,
    say::{said, tag},
    session::{Session, TITLE, address_of_draft},
};
use crate::{components::dynamic::dynamic, question::Question, routes::Route, vault::DraftCard};

pub(super) fn view(session: Session, file: &PackageFile, is_unknown: bool) -> AnyView {
    let unknown = is_unknown.then(
        || view! { <p class="app-note app-note--warning" role="alert">{package_t!("package-unknown")}</p> },
    );
    // A form that was just filled in finds its packages first.
    let (file, of_numbers) = (file.clone(), file.clone());
    let items = dynamic(move || {
        let draft = session.spot.get().draft;
        let form = session.cards.with(|all| all.iter().find(|it| it.id == draft).map(|it| it.form.clone()));
        let fits = |it: &&Package| form.as_ref().is_some_and(|form| it.forms.contains(form));
        let first = file.packages.iter().filter(fits);
        let rest = file.packages.iter().filter(|it| !fits(it));
        first.chain(rest).map(|it| item(session, it)).collect::<Vec<_>>().into_any()
    });
    view! {
        <h1 class="app-page__title" id=TITLE tabindex="-1">{package_t!("package-title")}</h1>
        <p class="app-page__lead">{package_t!("package-lead")}</p>
        {unknown}
        <h2 class="app-mine__head">{package_t!("package-choose")}</h2>
        <ul class="app-paket__list">{items}</ul>
        {noted::noted_numbers()}
        {back::view(session, &of_numbers)}
    }
    .into_any()
}

fn item(session: Session, package: &Package) -> AnyView {
    let package = package.clone();
    dynamic(move || {
        let drafts: Vec<DraftCard> = session.cards.with(|all| {
            let fits =
                |it: &&DraftCard| !it.is_damaged && it.lent.is_empty() && package.forms.contains(&it.form);
            all.iter().filter(fits).cloned().collect()
        });
        let to = address(session, &package);
        let is_asked =
            session.asked.get() != Question { region: session.asked.get().region, ..Question::default() };
        let head = format!("paket-{}", package.id);
        let of_item = head.clone();
        view! {
            <li class="app-mine__draft" aria-labelledby=of_item>
                <h3 class="app-mine__name" id=head>
                    <span class="app-paket__system">{package.system.clone()}</span>
                    <a href=to>{said(&package.title)}</a>
                </h3>
                <p class="app-mine__fact">{said(&package.about)}</p>
                {from(session, &package, &drafts, is_asked)}
            </li>
        }
        .into_any()
    })
    .into_any()
}

/// The package with the draft that the page was opened for, where it takes that draft's form; else with the question.
fn address(session: Session, package: &Package) -> String {
    let draft = session.spot.get().draft;
    let fits =
        session.cards.with(|all| all.iter().any(|it| it.id == draft && package.forms.contains(&it.form)));
    if fits { address_of_draft(&package.id, &draft) } else { session.to(&package.id) }
}

/// What fills it: forms on this phone, or what was asked on the map.
fn from(session: Session, package: &Package, drafts: &[DraftCard], is_asked: bool) -> AnyView {
    let rows: Vec<AnyView> = drafts
        .iter()
        .map(|it| {
            let words = draft_words(session, it);
            view! { <li><a href=address_of_draft(&package.id, &it.id)>{words}</a></li> }.into_any()
        })
        .collect();
    let listed = (!rows.is_empty()).then(|| {
        view! {
            <p class="app-paket__from">{package_tr!("package-for-drafts")}</p>
            <ul class="app-paket__drafts">{rows}</ul>
        }
    });
    let asked = is_asked.then(|| {
        view! { <a class="app-button app-button--small app-button--quiet" href=session.to(&package.id)>{package_tr!("package-of-question")}</a> }
    });
    let none = (drafts.is_empty() && !is_asked).then(|| {
        let form = package.forms.first().cloned().unwrap_or_default();
        let to = format!("{}#{form}", Route::Form.path());
        // A package with several forms leads to the list of services, where each says what it is for.
        let to = if package.forms.len() > 1 { Route::Services.path().to_owned() } else { to };
        view! {
            <p class="app-mine__fact">{package_tr!("package-no-drafts")}</p>
            <a class="app-button app-button--small app-button--quiet" href=to>{package_tr!("package-fill-in")}</a>
        }
    });
    view! { {listed} {asked} {none} }.into_any()
}

/// What a draft is called: its own name, else the day it was saved.
fn draft_words(session: Session, card: &DraftCard) -> String {
    let known = session.services.with(|file| {
        file.as_ref().and_then(|it| it.service(&card.service).map(|it| it.title.get(tag()).to_owned()))
    });
    let when = crate::vault::say::day(&card.saved_at);
    let name = if card.name.is_empty() { when } else { card.name.clone() };
    package_tr!("package-of-draft", form = known.unwrap_or_else(|| card.form.clone()), name = name)
}
