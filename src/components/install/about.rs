//! Everything about the app on this device: home screen, storage, and what an insecure address cannot do.
//! A part of its own: no first visit carries it.

use leptos::prelude::*;

use crate::{
    browser::{self, InstallWay},
    components::dynamic::{clicked, dynamic, live, when},
};

part! {
    pub(super) async fn about_part() -> fn() -> AnyView, in about {
        || view! { <AppOnDevice /> }.into_any()
    }
}

#[component]
fn AppOnDevice() -> impl IntoView {
    view! {
        <div class="app-about__body">
            {if browser::is_secure() {
                view! { <HomeScreen /> <Storage /> }.into_any()
            } else {
                view! { <p>{t!("install-insecure")}</p> <p>{t!("install-insecure-advice")}</p> }.into_any()
            }}
        </div>
    }
}

#[component]
fn HomeScreen() -> impl IntoView {
    let way = RwSignal::new(browser::install_way());
    let install = move || {
        leptos::task::spawn_local(async move {
            let agreed = browser::install().await;
            let _ = way.try_set(if agreed { InstallWay::Done } else { InstallWay::Menu });
        });
    };
    view! {
        <h2 class="app-about__title">{t!("install-home-screen")}</h2>
        {dynamic(move || match way.get() {
            InstallWay::Done => view! { <p role="status">{t!("install-done")}</p> }.into_any(),
            InstallWay::Offered => view! {
                <p>{t!("install-why")}</p>
                <button type="button" class="app-button app-button--small" on:click=clicked(install)>{t!("install-offer")}</button>
            }.into_any(),
            InstallWay::ShareMenu => view! {
                <p>{t!("install-why")}</p>
                <ol class="app-about__steps">
                    <li>{t!("install-ios-share")}</li>
                    <li>{t!("install-ios-add")}</li>
                    <li>{t!("install-ios-confirm")}</li>
                </ol>
            }.into_any(),
            InstallWay::Menu => view! { <p>{t!("install-menu")}</p> }.into_any(),
        })}
    }
}

/// Asking needs a reason, and the reason stands above the button.
#[component]
fn Storage() -> impl IntoView {
    let said = RwSignal::new("");
    let is_asked = RwSignal::new(true);
    let look = async move {
        let is_kept = browser::is_persistent().await;
        let _ = is_asked.try_set(is_kept != Some(false));
        let _ = said.try_set(if is_kept == Some(true) { "install-storage-kept" } else { "" });
    };
    leptos::task::spawn_local(look);
    let ask = move || {
        leptos::task::spawn_local(async move {
            let is_kept = browser::persist().await == Some(true);
            let _ = said.try_set(if is_kept { "install-storage-kept" } else { "install-storage-refused" });
            let _ = is_asked.try_set(true);
        });
    };
    view! {
        <h2 class="app-about__title">{t!("install-storage")}</h2>
        <p>{t!("install-storage-why")}</p>
        {when(move || !is_asked.get(), move || view! {
            <button type="button" class="app-button app-button--small" on:click=clicked(ask)>{t!("install-storage-keep")}</button>
        }.into_any())}
        <p role="status">{live(move || match said.get() {
            "" => String::new(),
            id => tr!(id),
        })}</p>
    }
}
