//! Noting the numbers that another system gave, beside its package. What looks odd is told and kept all the same.

use citypack::{NumberKind, Package, PackageFile};
use contract::NotedNumber;
use leptos::prelude::*;
use permit::{Date, ForeignFlaw, foreign_number};

use super::{
    noted,
    say::said,
    session::{Session, Work, today},
};
use crate::{
    browser,
    components::{
        dynamic::{clicked, dynamic, text},
        field::{Around, LineField},
    },
    state::busy::Busy,
    vault::{Vault, VaultError},
};

pub(super) fn view(session: Session, file: &PackageFile, package: &Package, work: &Work) -> AnyView {
    let kinds: Vec<AnyView> = package
        .numbers
        .iter()
        .filter_map(|it| file.number(it))
        .map(|kind| one(session, kind, package, &work.draft))
        .collect();
    if kinds.is_empty() {
        return ().into_any();
    }
    view! {
        <section class="app-paket__numbers" aria-labelledby="paket-nomor">
            <h2 id="paket-nomor" class="app-mine__head">{package_tr!("package-numbers", system = package.system.clone())}</h2>
            <p>{package_tr!("package-numbers-lead")}</p>
            {dynamic(move || session.noted_fault.get().map(|why| noted::unreadable(&why, move || session.list())).into_any())}
            {kinds}
        </section>
    }
    .into_any()
}

/// What is typed about one number, until it is noted.
#[derive(Clone, Copy)]
struct Typed {
    number: RwSignal<String>,
    day: RwSignal<String>,
    wrong: RwSignal<&'static str>,
    wrong_day: RwSignal<bool>,
    doubts: RwSignal<Vec<ForeignFlaw>>,
}

fn one(session: Session, kind: &NumberKind, package: &Package, draft: &str) -> AnyView {
    let typed = Typed {
        number: RwSignal::new(String::new()),
        day: RwSignal::new(day_typed(today())),
        wrong: RwSignal::new(""),
        wrong_day: RwSignal::new(false),
        doubts: RwSignal::new(Vec::new()),
    };
    Busy::hold_while(move || typed.number.with(|it| !it.is_empty()));
    let id = format!("paket-nomor-{}", kind.id);
    let (label, about) = (kind.label.clone(), kind.about.clone());
    let of_kind = kind.id.clone();
    let here = dynamic(move || {
        let mine: Vec<NotedNumber> =
            session.noted.with(|all| all.iter().filter(|it| it.kind == of_kind).cloned().collect());
        let rows: Vec<AnyView> = mine.iter().map(|it| noted::row(it, move || session.list())).collect();
        (!rows.is_empty()).then(|| view! { <ul class="app-paket__noted">{rows}</ul> }).into_any()
    });
    let around = Around::new(&id, text(move || package_tr!("package-number-field")))
        .hint(text(move || about.get(super::say::tag()).to_owned()))
        .error(text(move || match typed.wrong.get() {
            "" => String::new(),
            id => package_tr!(id),
        }));
    let around_day = Around::new(&format!("{id}-tanggal"), text(|| package_tr!("package-number-day")))
        .hint(text(|| package_tr!("package-number-day-hint")))
        .error(text(move || {
            if typed.wrong_day.get() { package_tr!("package-number-day-wrong") } else { String::new() }
        }));
    let blank = NotedNumber {
        region: session.pack.region().unwrap_or_default(),
        package: package.id.clone(),
        kind: kind.id.clone(),
        label: kind.label.get("id").to_owned(),
        system: package.system.clone(),
        url: if kind.url.is_empty() { package.url.clone() } else { kind.url.clone() },
        draft: draft.to_owned(),
        ..NotedNumber::default()
    };
    let check = kind.check.clone();
    let press = clicked(move || save(session, typed, &check, &blank));
    let how = package_tr!("package-number-look-up", how = kind.look_up.get(super::say::tag()).to_owned());
    view! {
        <section class="app-mine__part" aria-label=label.get(super::say::tag()).to_owned()>
            <h3 class="app-paket__title">{said(&label)}</h3>
            {here}
            <div class="app-paket__unprinted">
                <LineField around=around value=typed.number />
                <LineField around=around_day value=typed.day />
                <div role="status">{dynamic(move || doubts(&typed.doubts.get()))}</div>
                <p><button type="button" class="app-button app-button--small" on:click=press>{package_tr!("package-number-save")}</button></p>
            </div>
            <p class="app-mine__fact">{how}</p>
        </section>
    }
    .into_any()
}

fn doubts(flaws: &[ForeignFlaw]) -> AnyView {
    let words = flaws.iter().map(|it| match it {
        ForeignFlaw::Digits(count) => package_tr!("package-number-digits", count = count.to_string()),
        ForeignFlaw::Day => package_tr!("package-number-odd-day"),
        ForeignFlaw::Region => package_tr!("package-number-region"),
        ForeignFlaw::NoDigit => package_tr!("package-number-no-digit"),
    });
    let rows: Vec<AnyView> = words.map(|it| view! { <p class="app-mine__bad">{it}</p> }.into_any()).collect();
    rows.into_any()
}

fn save(session: Session, typed: Typed, check: &str, blank: &NotedNumber) {
    let (number, flaws) = foreign_number(check, &typed.number.get_untracked(), &blank.region, today());
    let day = Date::from_typed(&typed.day.get_untracked());
    typed.wrong.set(if number.is_empty() { "package-number-empty" } else { "" });
    typed.wrong_day.set(day.is_none());
    let Some(day) = day.filter(|_| !number.is_empty()) else { return };
    typed.doubts.set(flaws);
    let noted = NotedNumber { number, given_on: day.to_string(), ..blank.clone() };
    leptos::task::spawn_local(async move {
        match keep(noted).await {
            Ok(()) => {
                let _ = typed.number.try_set(String::new());
                session.say(package_tr!("package-number-saved"));
                session.list();
            }
            Err(why) => session.fail(&why),
        }
    });
}

async fn keep(number: NotedNumber) -> Result<(), VaultError> {
    let vault = Vault::open().await?;
    vault.note_number(number).await?;
    // Asked for where it means something: what was noted must not be thrown away by the browser.
    let _ = browser::persist().await;
    Ok(())
}

/// A day as people type it, `22-11-2026`.
fn day_typed(day: Date) -> String {
    let plain = day.to_string();
    let mut pieces: Vec<&str> = plain.split('-').collect();
    pieces.reverse();
    pieces.join("-")
}
