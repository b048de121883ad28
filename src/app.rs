//! Puts providers, pages and frame together; holds no logic.

use leptos::prelude::*;

use crate::{
    browser,
    components::{
        dynamic::{OnClick, dynamic, whenever},
        fault_notice::FaultNotice,
        frame::{Announcer, PageFooter, PageHeader, SampleStrip},
        install::InsecureNotice,
        update::UpdateNotice,
    },
    pages::{CheckPage, FormPage, HomePage, MapPage, MinePage, NotFoundPage, ParcelPage, ServicesPage},
    routes::Route,
    state::{
        announce::provide_announcements,
        busy::provide_busy,
        language::provide_language,
        pack::{PackView, provide_pack, use_pack},
        question::{provide_question, use_question},
    },
};

/// Starts the app: it takes the place of the static skeleton.
pub fn start() {
    browser::install_panic_screen();
    browser::watch_install();
    browser::mount(|| view! { <App /> }.into_any());
    browser::remove_skeleton();
}

#[component]
fn App() -> impl IntoView {
    provide_language();
    provide_announcements();
    provide_busy();
    provide_question();
    provide_pack(use_question().get_untracked().region);
    follow_region();
    let skip: OnClick = Box::new(|event| {
        event.prevent_default();
        browser::focus("isi");
    });
    view! {
        <a class="app-skip" href="#isi" on:click=skip>
            {t!("common-skip")}
        </a>
        <SampleStrip />
        <PageHeader />
        <UpdateNotice />
        <InsecureNotice />
        <Announcer />
        <main id="isi" class="app-main" tabindex="-1">
            {dynamic(fault)}
            {dynamic(page)}
        </main>
        <PageFooter />
    }
}

/// A link may lead into another region than the one that is open.
fn follow_region() {
    let (pack, asked) = (use_pack(), use_question());
    whenever(move || {
        let wanted = asked.get().region;
        let open = pack.region();
        if let (Some(wanted), Some(open)) = (wanted, open)
            && wanted != open
            && pack.has(&wanted)
        {
            pack.choose(Some(wanted));
        }
    });
}

/// A pack that cannot be had is said on every page, in place of what the page would show.
fn fault() -> AnyView {
    match use_pack().view() {
        PackView::Failed(fault) => view! { <FaultNotice fault=fault /> }.into_any(),
        PackView::Loading | PackView::Ready(_) => ().into_any(),
    }
}

fn page() -> AnyView {
    match use_question().page() {
        Some(Route::Home) => view! { <HomePage /> }.into_any(),
        Some(Route::Map) => view! { <MapPage /> }.into_any(),
        Some(Route::Check) => view! { <CheckPage /> }.into_any(),
        Some(Route::Parcel) => view! { <ParcelPage /> }.into_any(),
        Some(Route::Services) => view! { <ServicesPage /> }.into_any(),
        Some(Route::Form) => view! { <FormPage /> }.into_any(),
        Some(Route::Mine) => view! { <MinePage /> }.into_any(),
        #[cfg(feature = "pola")]
        Some(Route::Pola) => view! { <crate::pages::PolaPage /> }.into_any(),
        None => view! { <NotFoundPage /> }.into_any(),
    }
}
