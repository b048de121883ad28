//! Puts providers, pages and frame together; holds no logic.

use std::{cell::Cell, rc::Rc};

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
    question::Question,
    routes::Route,
    state::{
        announce::provide_announcements,
        busy::provide_busy,
        language::provide_language,
        pack::{CityPack, PackView, provide_pack, use_pack},
        question::{provide_question, use_question},
    },
};

/// A pack that is at hand is open within this time, in milliseconds; then the page is laid out once, with what it holds.
const HEAD_START: u32 = 250;

/// Starts the app: it takes the place of the static skeleton, which stays until the pack is open or keeps us waiting.
pub fn start() {
    browser::install_panic_screen();
    browser::watch_install();
    let pack = CityPack::unopened();
    let is_shown = Rc::new(Cell::new(false));
    let show = move || {
        if !is_shown.replace(true) {
            browser::mount(move || view! { <App pack=pack /> }.into_any());
            browser::remove_skeleton();
        }
    };
    let show_late = show.clone();
    let (_path, fragment) = browser::address();
    browser::begin(async move {
        pack.load(Question::from_fragment(&fragment).region).await;
        show();
    });
    browser::after(HEAD_START, show_late);
}

#[component]
fn App(pack: CityPack) -> impl IntoView {
    provide_language();
    provide_announcements();
    provide_busy();
    provide_question();
    provide_pack(pack);
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
