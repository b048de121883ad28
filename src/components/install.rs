//! The app on this device: the offer to put it on the home screen, once, after an answer; and what it is made of,
//! which people can read out on the phone. The explanations are a part of their own (`about`).

mod about;

use leptos::prelude::*;
use wording::format;

use self::about::about_part;
use crate::{
    browser::{self, InstallWay},
    components::{
        dynamic::{clicked, live, when},
        part_view::{Loading, part_view},
    },
    i18n,
    routes::Route,
    state::{pack::use_pack, question::use_question},
};

const ANSWERED: &str = "install-offer";
const ABOUT: &str = "aplikasi";
/// Enough of the build's mark to tell builds apart, and short enough to be read out.
const READ_OUT: usize = 8;

/// Offers the home screen after an answer, until it has been taken or declined once.
#[component]
pub fn InstallOffer() -> impl IntoView {
    let way = browser::install_way();
    let is_possible = matches!(way, InstallWay::Offered | InstallWay::ShareMenu);
    let is_open = RwSignal::new(is_possible && browser::recall(ANSWERED).is_none());
    let close = move || {
        browser::remember(ANSWERED, "1");
        is_open.set(false);
    };
    let accept = move || {
        close();
        if way == InstallWay::Offered {
            leptos::task::spawn_local(async {
                let _ = browser::install().await;
            });
        } else {
            browser::open_details(ABOUT);
        }
    };
    when(
        move || is_open.get(),
        move || {
            view! {
                <aside class="app-note app-install" aria-label=t!("install-offer")>
                    <p>{t!("install-why")}</p>
                    <div class="app-install__actions">
                        <button type="button" class="app-button app-button--small" on:click=clicked(accept)>{t!("install-offer")}</button>
                        <button type="button" class="app-button app-button--small app-button--quiet" on:click=clicked(close)>{t!("update-later")}</button>
                    </div>
                </aside>
            }
            .into_any()
        },
    )
}

/// Said where the address itself takes functions away: over plain HTTP, as in a local network.
#[component]
pub fn InsecureNotice() -> impl IntoView {
    let asked = use_question();
    when(
        move || !browser::is_secure() && asked.page() != Some(Route::Map),
        || {
            view! {
                <aside class="app-update" aria-label=t!("install-insecure")>
                    <p class="app-update__words">{t!("install-insecure")}" "{t!("install-insecure-advice")}</p>
                </aside>
            }
            .into_any()
        },
    )
}

/// Which build and which pack, and below it everything about the app on this device.
#[component]
pub fn AboutApp() -> impl IntoView {
    let is_open = RwSignal::new(false);
    view! {
        <p class="app-about__version">{live(versions)}</p>
        <details class="app-about" id=ABOUT on:toggle=move |_| is_open.set(true)>
            <summary class="app-about__summary">{t!("install-about")}</summary>
            {when(move || is_open.get(), || part_view(load, || ().into_any()))}
        </details>
    }
}

fn versions() -> String {
    let words = i18n::words();
    let build: String = browser::build().chars().take(READ_OUT).collect();
    let app = tr!("install-build", build = build);
    let Some(open) = use_pack().ready() else { return app };
    let manifest = open.pack.manifest();
    let date = format::date(words, &manifest.created);
    format!("{app} {}", tr!("install-pack", version = manifest.version.clone(), date = date))
}

fn load() -> Loading {
    Box::pin(about_part())
}
