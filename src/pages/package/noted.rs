//! Numbers of other systems in one list, for every page that shows what is kept or followed: what was noted, when it was
//! given, where one looks it up, and the ways to export and delete it.

use contract::{NotedNumber, numbers_to_bytes};
use leptos::prelude::*;

use super::say::{day, host};
use crate::{
    browser,
    components::dynamic::{clicked, dynamic, live},
    routes::Route,
    state::announce::use_announcements,
    vault::{Vault, VaultError, Watch},
};

/// The list with its heading; nothing while nothing is noted. Follows what this page, its neighbours and other tabs change.
pub(crate) fn noted_numbers() -> AnyView {
    let announcements = use_announcements();
    let noted = RwSignal::new(Vec::<NotedNumber>::new());
    let fault = RwSignal::new(None::<VaultError>);
    let watch = StoredValue::new_local(None::<Watch>);
    let told = RwSignal::new(String::new());
    let list = move || {
        leptos::task::spawn_local(async move {
            let Ok(vault) = Vault::open().await else { return };
            let (numbers, why) = match vault.numbers().await {
                Ok(it) => (it, None),
                Err(why) => (Vec::new(), Some(why)),
            };
            if !numbers.is_empty() {
                browser::load_style("package-style").await;
            }
            let _ = noted.try_set(numbers);
            let _ = fault.try_set(why);
        });
    };
    list();
    leptos::task::spawn_local(async move {
        let Ok(vault) = Vault::open().await else { return };
        let follow = vault.watch(move |id| {
            if id == Vault::NUMBERS {
                list();
            }
        });
        let _ = watch.try_update_value(|it| it.replace(follow));
    });
    let tell = move |words: String| {
        announcements.say(words.clone());
        let _ = told.try_set(words);
    };
    let export = move || {
        let bytes = numbers_to_bytes(&noted.get_untracked());
        let name = format!("nomor-{}.json", browser::today());
        if browser::save_file(&name, "application/json", &bytes) {
            tell(package_tr!("package-noted-exported"));
        }
    };
    dynamic(move || {
        if let Some(why) = fault.get() {
            return unreadable(&why, list);
        }
        let rows: Vec<AnyView> = noted.with(|all| all.iter().map(|it| row(it, list)).collect());
        if rows.is_empty() {
            return ().into_any();
        }
        view! {
            <section class="app-mine__part" aria-labelledby="nomor-lain">
                <h2 id="nomor-lain">{package_t!("package-noted")}</h2>
                <p>{package_t!("package-noted-lead")}</p>
                <ul class="app-paket__noted">{rows}</ul>
                <p class="app-mine__actions">
                    <a class="app-button app-button--small app-button--quiet" href=Route::Package.path()>{package_t!("package-noted-add")}</a>
                    <button type="button" class="app-button app-button--small app-button--quiet" on:click=clicked(export)>{package_t!("package-noted-export")}</button>
                </p>
                <p role="status">{live(move || told.get())}</p>
            </section>
        }
        .into_any()
    })
    .into_any()
}

/// A list that cannot be read. A damaged one stands in the way of every new number, so it can be deleted here.
pub(super) fn unreadable(why: &VaultError, changed: impl Fn() + Copy + Send + 'static) -> AnyView {
    let announcements = use_announcements();
    let forget = clicked(move || {
        leptos::task::spawn_local(async move {
            let Ok(vault) = Vault::open().await else { return };
            match vault.forget_numbers().await {
                Ok(()) => announcements.say(package_tr!("package-noted-forgotten")),
                Err(why) => announcements.say(mine_tr!(why.title())),
            }
            changed();
        });
    });
    let is_damaged = *why == VaultError::Damaged;
    let advice =
        if is_damaged { package_tr!("package-noted-unreadable-advice") } else { mine_tr!(why.advice()) };
    let way = if is_damaged {
        view! { <button type="button" class="app-button app-button--danger app-button--small" on:click=forget>{package_t!("package-noted-forget")}</button> }
            .into_any()
    } else {
        view! { <button type="button" class="app-button app-button--small" on:click=clicked(changed)>{package_t!("package-noted-retry")}</button> }
            .into_any()
    };
    view! {
        <section class="app-fault" role="alert">
            <h2 class="app-fault__title">{package_t!("package-noted-unreadable")}</h2>
            <p>{advice}</p>
            <p>{way}</p>
        </section>
    }
    .into_any()
}

/// One number; `changed` is told when it is gone.
pub(super) fn row(number: &NotedNumber, changed: impl Fn() + Copy + Send + 'static) -> AnyView {
    let announcements = use_announcements();
    let (label, system) = (number.label.clone(), number.system.clone());
    let given = number.given_on.clone();
    let id = number.id.clone();
    let name = format!("{}: {}", package_tr!("package-number-delete"), number.number);
    let remove = clicked(move || {
        let id = id.clone();
        leptos::task::spawn_local(async move {
            let Ok(vault) = Vault::open().await else { return };
            if vault.forget_number(&id).await.is_ok() {
                announcements.say(package_tr!("package-number-deleted"));
                changed();
            }
        });
    });
    let look = host(&number.url).map(|host| {
        view! { <a href=number.url.clone() rel="external noreferrer">{package_t!("package-number-check", host = host.clone())}</a> }
    });
    view! {
        <li>
            <p class="app-mine__fact">{package_t!("package-number-of", label = label.clone(), system = system.clone())}</p>
            <p class="app-paket__number">{number.number.clone()}</p>
            <p class="app-mine__fact">{live(move || package_tr!("package-number-given", day = day(&given)))}" "{look}</p>
            <button type="button" class="app-button app-button--small app-button--quiet app-paket__unprinted" aria-label=name on:click=remove>{package_t!("package-number-delete")}</button>
        </li>
    }
    .into_any()
}
