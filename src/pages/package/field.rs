//! The screens of another system, field by field: what to copy, or the question that answers it.

use citypack::{PackageField, PackageFile};
use leptos::prelude::*;
use paper::package::{Filled, FilledField, FilledScreen, Held};
use permit::Path;

use super::{
    say::{said, tag},
    session::{Session, Work},
};
use crate::{
    browser,
    components::dynamic::{clicked, live},
    routes::Route,
};

pub(super) fn screens(session: Session, file: &PackageFile, filled: &Filled<'_>, work: &Work) -> AnyView {
    let shown: Vec<AnyView> =
        filled.screens.iter().enumerate().map(|(at, it)| screen(session, file, (at, it), work)).collect();
    view! {
        <section aria-labelledby="paket-isian">
            <h2 id="paket-isian" class="app-mine__head">{package_tr!("package-screens")}</h2>
            {shown}
        </section>
    }
    .into_any()
}

fn screen(
    session: Session,
    file: &PackageFile,
    (at, filled): (usize, &FilledScreen<'_>),
    work: &Work,
) -> AnyView {
    let title = filled.screen.title.get(tag()).to_owned();
    let number = (at + 1).to_string();
    let title = match filled.number {
        Some(item) => {
            package_tr!("package-screen-item", number = number, title = title, item = item.to_string())
        }
        None => package_tr!("package-screen", number = number, title = title),
    };
    let check = if filled.screen.is_verified { "package-verified" } else { "package-unverified" };
    let source =
        file.source(&filled.screen.source).map(|it| it.title.get(tag()).to_owned()).unwrap_or_default();
    let rows: Vec<AnyView> = filled.fields.iter().map(|it| row(session, it, work)).collect();
    let head = format!("paket-layar-{at}");
    let of_section = head.clone();
    view! {
        <section class="app-mine__part app-paket__screen" aria-labelledby=of_section>
            <h3 id=head class="app-paket__title">{title}</h3>
            <p class="app-paket__check">{package_tr!(check)}". "{package_tr!("package-source", source = source)}</p>
            <dl class="app-paket__rows">{rows}</dl>
        </section>
    }
    .into_any()
}

fn row(session: Session, filled: &FilledField<'_>, work: &Work) -> AnyView {
    let field = filled.field;
    let note =
        (!field.note.is_empty()).then(|| view! { <span class="app-paket__note">{said(&field.note)}</span> });
    let value = match &filled.held {
        Held::Given(text) => given(session, field, text),
        Held::Open(path) => open(session, work, field, path),
        Held::Yours if field.own.is_empty() => quiet("package-yours"),
        Held::Yours => view! { <span class="app-paket__quiet">{said(&field.own)}</span> }.into_any(),
        Held::Leave => quiet("package-leave"),
    };
    view! {
        <div class="app-paket__row">
            <dt>{name(field)}</dt>
            <dd>{value}{note}</dd>
        </div>
    }
    .into_any()
}

/// In another language, what the field is called there stands beside it: that is what one looks for on the screen.
fn name(field: &PackageField) -> AnyView {
    let (own, there) = (field.label.get(tag()).to_owned(), field.label.get("id").to_owned());
    let called = (tag() != "id" && there != own).then(|| {
        view! { <span class="app-paket__there" lang="id">{there}</span> }
    });
    view! { {own}{called} }.into_any()
}

fn quiet(id: &'static str) -> AnyView {
    view! { <span class="app-paket__quiet">{package_tr!(id)}</span> }.into_any()
}

fn given(session: Session, field: &PackageField, text: &str) -> AnyView {
    let is_copied = RwSignal::new(false);
    let (label, value) = (field.label.get(tag()).to_owned(), text.to_owned());
    let name = package_tr!("package-copy-of", label = label.clone());
    let press = clicked(move || {
        let (label, value) = (label.clone(), value.clone());
        leptos::task::spawn_local(async move {
            if browser::copy_text(value).await {
                let _ = is_copied.try_set(true);
                session.announce(package_tr!("package-copied", label = label));
            } else {
                session.say(package_tr!("package-not-copied"));
            }
        });
    });
    let mark = move || {
        if is_copied.get() { package_tr!("package-copied-mark") } else { package_tr!("package-copy") }
    };
    // The name keeps the words that stand on the button, for whoever speaks to it (WCAG 2.2, 2.5.3).
    view! {
        <span class="app-paket__value" lang="id">{text.to_owned()}</span>
        <button type="button" class="app-button app-button--small app-button--quiet app-paket__copy" class:app-paket__copy--done=move || is_copied.get()
            aria-label=name on:click=press>{live(mark)}</button>
    }
    .into_any()
}

fn open(session: Session, work: &Work, field: &PackageField, path: &Path) -> AnyView {
    let state = if field.is_needed { "package-open-field" } else { "package-optional-field" };
    let class = if field.is_needed { "app-paket__open" } else { "app-paket__quiet" };
    let label = field.label.get(tag()).to_owned();
    let name = format!("{}: {label}", package_tr!("package-answer"));
    view! {
        <span class=class>{package_tr!(state)}</span>
        <a class="app-paket__answer app-paket__unprinted" href=question(session, work, path) aria-label=name>{package_tr!("package-answer")}</a>
    }
    .into_any()
}

/// The address of the question of ours; without a draft, of the form with what was asked on the map.
pub(super) fn question(session: Session, work: &Work, path: &Path) -> String {
    let (form, route) = (&work.form.id, Route::Form.path());
    if work.draft.is_empty() {
        let asked = session.asked.get_untracked().to_fragment();
        let asked = asked.trim_start_matches('#');
        let sign = if asked.is_empty() { "" } else { "&" };
        return format!("{route}#{form}{sign}{asked}");
    }
    let key = if path.document_id().is_some() { "l" } else { "q" };
    let what = path.document_id().map_or_else(|| path.to_string(), str::to_owned);
    format!("{route}#{form}&d={}&{key}={what}", work.draft)
}
