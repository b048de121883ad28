//! The living page of the design system: every component in every state, in whatever language, colours and size the
//! browser is set to. Only in builds for developers (feature `pola`); it holds no component of its own.

mod actions;
mod answers;
mod choices;
mod fields;
mod lists;
mod messages;
mod tokens;
mod waiting;

use leptos::prelude::*;

use crate::{browser, components::dynamic::OnClick, pages::PageTitle};

/// Id, which is also the anchor and the title, and what stands there.
type Section = (&'static str, fn() -> AnyView);

/// The sections in the order of the page.
const SECTIONS: [Section; 8] = [
    ("pola-tokens", tokens::tokens),
    ("pola-actions", actions::actions),
    ("pola-fields", fields::fields),
    ("pola-choices", choices::choices),
    ("pola-messages", messages::messages),
    ("pola-waiting", waiting::waiting),
    ("pola-lists", lists::lists),
    ("pola-outcomes", answers::answers),
];

/// The page.
#[component]
pub fn PolaPage() -> impl IntoView {
    let link = |(id, _): Section| {
        let show: OnClick = Box::new(move |event| {
            event.prevent_default();
            browser::focus(id);
        });
        view! { <li><a href=format!("/pola#{id}") on:click=show>{t!(id)}</a></li> }.into_any()
    };
    let section = |(id, content): Section| {
        view! {
            <section class="app-pola__section" aria-labelledby=id>
                <h2 id=id class="app-pola__title" tabindex="-1">{t!(id)}</h2>
                {content()}
            </section>
        }
        .into_any()
    };
    view! {
        <PageTitle title="pola-title" />
        <div class="app-page app-pola">
            <h1 class="app-page__title">{t!("pola-title")}</h1>
            <p class="app-page__lead">{t!("pola-lead")}</p>
            <nav class="app-pola__contents" aria-label=t!("pola-contents")>
                <ul>{SECTIONS.map(link).collect_view()}</ul>
            </nav>
            {SECTIONS.map(section).collect_view()}
        </div>
    }
}

/// A component with its name above it.
fn specimen(name: &'static str, content: AnyView) -> AnyView {
    view! {
        <div class="app-pola__specimen">
            <h3 id=format!("{name}-contoh") class="app-pola__name">{t!(name)}</h3>
            {content}
        </div>
    }
    .into_any()
}

/// A sentence of this page as the components take it.
fn say(id: &'static str) -> crate::components::dynamic::Text {
    crate::components::dynamic::text(move || tr!(id))
}
