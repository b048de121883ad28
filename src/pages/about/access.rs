//! The page that says who can use the app and how: what conforms and what does not, the keys, how to report a barrier; and the
//! looks to choose from. Its facts are those of `docs/known-gaps.md`; whoever changes one changes the other.

use leptos::prelude::*;

use super::{looks, say::list};
use crate::{components::dynamic::dynamic, i18n, routes::Route, state::pack::use_pack};

/// Keys and what they do.
const KEYS: [(&str, &str); 9] = [
    ("access-key-tab", "access-key-tab-does"),
    ("access-key-enter", "access-key-enter-does"),
    ("access-key-skip", "access-key-skip-does"),
    ("access-key-list", "access-key-list-does"),
    ("access-key-escape", "access-key-escape-does"),
    ("access-key-map", "access-key-map-does"),
    ("access-key-zoom", "access-key-zoom-does"),
    ("access-key-ask", "access-key-ask-does"),
    ("access-key-corner", "access-key-corner-does"),
];

/// The page.
pub(super) fn view() -> AnyView {
    let keys: Vec<AnyView> = KEYS
        .iter()
        .map(|(key, does)| {
            view! { <tr><th scope="row">{about_t!(key)}</th><td>{about_t!(does)}</td></tr> }.into_any()
        })
        .collect();
    view! {
        <div class="app-page app-about-page">
            <h1 class="app-page__title">{t!("common-access")}</h1>
            <p class="app-page__lead">{about_t!("access-lead")}</p>
            {looks::view()}
            <section aria-labelledby="akses-bisa">
                <h2 id="akses-bisa">{about_t!("access-does")}</h2>
                <p>{about_t!("access-standard")}</p>
                {list(&[
                    "access-does-text", "access-does-keys", "access-does-reader", "access-does-zoom", "access-does-colour",
                    "access-does-motion", "access-does-aloud", "access-does-time", "access-does-words",
                ])}
                <p class="app-about-links"><a href=Route::Check.path()>{t!("common-menu-check")}</a></p>
            </section>
            <section aria-labelledby="akses-belum">
                <h2 id="akses-belum">{about_t!("access-lacks")}</h2>
                {list(&[
                    "access-lacks-tested", "access-lacks-people", "access-lacks-map", "access-lacks-walk", "access-lacks-file",
                    "access-lacks-pack", "access-lacks-local", "access-lacks-order", "access-lacks-desk",
                ])}
            </section>
            <section aria-labelledby="akses-tombol">
                <h2 id="akses-tombol">{about_t!("access-keys")}</h2>
                <table class="app-about-table app-about-table--keys">
                    <caption class="app-hidden">{about_t!("access-keys")}</caption>
                    <thead><tr><th scope="col">{about_t!("access-key")}</th><th scope="col">{about_t!("access-key-does")}</th></tr></thead>
                    <tbody>{keys}</tbody>
                </table>
            </section>
            <section aria-labelledby="akses-lapor">
                <h2 id="akses-lapor">{about_t!("access-report")}</h2>
                <p>{about_t!("access-report-how")}</p>
                {dynamic(offices)}
                <p class="app-about-links"><a href=Route::About.path()>{t!("common-about")}</a></p>
            </section>
        </div>
    }
    .into_any()
}

/// Who can be told.
fn offices() -> AnyView {
    let tag = i18n::words().language().tag();
    let open = use_pack().ready();
    let offices = open.iter().flat_map(|it| &it.pack.manifest().contacts).map(|it| {
        let phone = it.phone.as_ref().map(|it| {
            let dialled: String = it.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
            view! { <br /><a href=format!("tel:{dialled}")>{it.clone()}</a> }
        });
        view! {
            <address class="app-office">
                <strong>{it.name.get(tag).to_owned()}</strong><br />
                {it.address.get(tag).to_owned()}
                {phone}
            </address>
        }
        .into_any()
    });
    offices.collect::<Vec<_>>().into_any()
}
