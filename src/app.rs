//! Puts providers, pages and frame together; holds no logic.

use std::{cell::Cell, rc::Rc};

use leptos::prelude::*;

use crate::{
    browser,
    components::{
        dynamic::{OnClick, dynamic, later, whenever},
        fault_notice::FaultNotice,
        frame::{Announcer, PageFooter, PageHeader, SampleStrip},
        install::InsecureNotice,
        update::UpdateNotice,
    },
    pages::{
        AboutPage, AccessPage, CheckPage, ExportPage, FormPage, HomePage, MapPage, MinePage, NotFoundPage,
        PackagePage, PacksPage, ParcelPage, ServicesPage, SheetPage, TrackPage, prepare_map,
    },
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
/// Sending waits until the page is there, in milliseconds.
const OUTBOX_LATER: u32 = 1500;

/// Starts the app: it takes the place of the static skeleton, which stays until the pack is open or keeps us waiting.
pub fn start() {
    browser::install_panic_screen();
    browser::watch_install();
    let pack = CityPack::unopened();
    let is_shown = Rc::new(Cell::new(false));
    let show = move || {
        if !is_shown.replace(true) {
            browser::mount(move || view! { <App pack=pack /> }.into_any());
        }
    };
    let show_late = show.clone();
    let (path, fragment) = browser::address();
    if path == Route::Map.path() {
        prepare_map();
    }
    browser::begin(async move {
        // Starting the program is long enough for one task.
        browser::next_turn().await;
        pack.load(Question::from_fragment(&fragment).region).await;
        show();
    });
    browser::after(HEAD_START, show_late);
    // What waits to be sent goes on from whatever page is opened.
    if browser::recall("outbox").is_some() {
        browser::after(OUTBOX_LATER, || leptos::task::spawn_local(go_on_sending()));
    }
}

part! {
    async fn outbox_part() -> fn(), in outbox {
        crate::outbox::start
    }
}

async fn go_on_sending() {
    // Without its part it waits for the next visit.
    if let Ok(start) = outbox_part().await {
        start();
    }
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
        {later(|| view! { <PageHeader /> }.into_any())}
        <UpdateNotice />
        <InsecureNotice />
        <Announcer />
        <main id="isi" class="app-main" tabindex="-1">
            {later(content)}
        </main>
        {later(|| view! { <PageFooter /> }.into_any())}
    }
}

/// The page. It takes the skeleton's place when all of it is drawn, so that nothing half-drawn is seen.
fn content() -> AnyView {
    let drawn = view! {
        {dynamic(fault)}
        {dynamic(news)}
        {dynamic(page)}
    }
    .into_any();
    leptos::task::spawn_local(async {
        browser::next_turn().await;
        browser::remove_skeleton();
    });
    drawn
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

/// What a newer plan says of saved places; the map needs its room and says it elsewhere.
fn news() -> AnyView {
    let pack = use_pack();
    match pack.news().filter(|_| use_question().page() != Some(Route::Map)) {
        Some(draw) => draw(pack),
        None => ().into_any(),
    }
}

fn page() -> AnyView {
    match use_question().page() {
        Some(Route::Home) => view! { <HomePage /> }.into_any(),
        Some(Route::Map) => view! { <MapPage /> }.into_any(),
        Some(Route::Check) => view! { <CheckPage /> }.into_any(),
        Some(Route::Parcel) => view! { <ParcelPage /> }.into_any(),
        Some(Route::Export) => view! { <ExportPage /> }.into_any(),
        Some(Route::Services) => view! { <ServicesPage /> }.into_any(),
        Some(Route::Form) => view! { <FormPage /> }.into_any(),
        Some(Route::Sheet) => view! { <SheetPage /> }.into_any(),
        Some(Route::Mine) => view! { <MinePage /> }.into_any(),
        Some(Route::Track) => view! { <TrackPage /> }.into_any(),
        Some(Route::Packs) => view! { <PacksPage /> }.into_any(),
        Some(Route::About) => view! { <AboutPage /> }.into_any(),
        Some(Route::Access) => view! { <AccessPage /> }.into_any(),
        Some(Route::Package) => view! { <PackagePage /> }.into_any(),
        #[cfg(feature = "pola")]
        Some(Route::Pola) => view! { <crate::pages::PolaPage /> }.into_any(),
        None => view! { <NotFoundPage /> }.into_any(),
    }
}
