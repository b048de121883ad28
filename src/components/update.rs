//! Offers a newer version once it is whole. Nothing changes before the person says so, and never while something is
//! typed: until then this page goes on with the files of its own version, which the worker still keeps.

use leptos::prelude::*;

use crate::{
    browser::{self, Newer},
    components::dynamic::{clicked, dynamic},
    state::busy::use_busy,
};

/// A status region (WCAG 4.1.3): empty, or the news with what can be done about it.
#[component]
pub fn UpdateNotice() -> impl IntoView {
    let busy = use_busy();
    let news = RwSignal::new(None);
    browser::keep_up(move |newer| match newer {
        // All tabs change together, but for one in which somebody is typing.
        Newer::TookOver if !busy.now() => browser::reload(),
        newer => news.set(Some(newer)),
    });
    view! {
        <div role="status" class="app-update">
            {dynamic(move || match news.get() {
                None => ().into_any(),
                Some(newer) => offer(newer, busy.get(), news),
            })}
        </div>
    }
}

fn offer(newer: Newer, is_busy: bool, news: RwSignal<Option<Newer>>) -> AnyView {
    let is_ready = newer == Newer::Waits;
    let words = match (is_busy, newer) {
        (true, _) => "update-busy",
        (false, Newer::Waits) => "update-ready",
        (false, Newer::Plan) => "update-plan",
        (false, Newer::Withdrawn) => "update-withdrawn",
        (false, Newer::TookOver | Newer::Elsewhere) => "update-elsewhere",
    };
    let act = if is_ready { "update-apply" } else { "update-reload" };
    let apply = move || if is_ready { browser::apply_update() } else { browser::reload() };
    let later = move || news.set(None);
    view! {
        <p class="app-update__words">{t!(words)}</p>
        {(!is_busy).then(|| view! {
            <button type="button" class="app-button app-button--small" on:click=clicked(apply)>{t!(act)}</button>
        }.into_any())}
        <button type="button" class="app-button app-button--small app-button--quiet" on:click=clicked(later)>
            {t!("update-later")}
        </button>
    }
    .into_any()
}
