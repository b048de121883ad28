//! Puts providers, router and frame together; holds no logic.

use leptos::prelude::*;
use leptos_router::{
    StaticSegment,
    components::{Route, Router, Routes},
};

use crate::{
    browser,
    components::{
        fault_notice::FaultNotice,
        frame::{Announcer, PageFooter, PageHeader, SampleStrip, UpdateNotice},
    },
    pages::{CheckPage, HomePage, MapPage, NotFoundPage},
    routes,
    state::{
        announce::provide_announcements,
        language::provide_language,
        pack::{PackView, provide_pack, use_pack},
        question::{provide_question, use_question},
    },
};

/// Starts the app: it takes the place of the static skeleton.
pub fn start() {
    browser::install_panic_screen();
    browser::mount(|| view! { <App /> }.into_any());
    browser::remove_skeleton();
    browser::register();
}

#[component]
fn App() -> impl IntoView {
    provide_language();
    provide_announcements();
    view! {
        <Router>
            <Shell />
        </Router>
    }
}

/// What every page has around it. Needs the router, because the question lives in the address.
#[component]
fn Shell() -> impl IntoView {
    provide_question();
    provide_pack(use_question().get_untracked().region);
    let (pack, asked) = (use_pack(), use_question());
    // A link may lead into another region than the one that is open.
    Effect::new(move |_| {
        let wanted = asked.get().region;
        let open = pack.region();
        if let (Some(wanted), Some(open)) = (wanted, open)
            && wanted != open
            && pack.has(&wanted)
        {
            pack.choose(Some(wanted));
        }
    });
    let segment = |page: routes::Route| StaticSegment(page.path().trim_start_matches('/'));
    view! {
        <a class="app-skip" href="#isi" on:click=move |event| { event.prevent_default(); browser::focus("isi"); }>
            {t!("common-skip")}
        </a>
        <SampleStrip />
        <PageHeader />
        <UpdateNotice />
        <Announcer />
        <main id="isi" class="app-main" tabindex="-1">
            {move || match pack.view() {
                PackView::Failed(fault) => view! { <FaultNotice fault=fault /> }.into_any(),
                PackView::Loading | PackView::Ready(_) => ().into_any(),
            }}
            <Routes fallback=NotFoundPage>
                <Route path=StaticSegment("") view=HomePage />
                <Route path=segment(routes::Route::Map) view=MapPage />
                <Route path=segment(routes::Route::Check) view=CheckPage />
            </Routes>
        </main>
        <PageFooter />
    }
}
