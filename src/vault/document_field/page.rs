//! The pages of a paper: what each shows, what may be wrong with it, and what can be done with it.

use leptos::prelude::*;
use permit::FileRef;
use picture::Flaw;

use super::{Field, ShownFile, picker, weight};
use crate::components::dynamic::{clicked, dynamic, live};

pub(super) fn list(field: Field) -> AnyView {
    let files = field.files.get();
    let id = format!("{}-halaman", field.id.get_value());
    let of = files.len();
    let pages: Vec<AnyView> = files.iter().enumerate().map(|(at, it)| page(field, it, at, of)).collect();
    let class = if of == 0 { "app-doc__pages app-doc__pages--none" } else { "app-doc__pages" };
    // Named and reachable also when it is empty: the focus comes here when a page was deleted.
    view! {
        <ol class=class id=id tabindex="-1" aria-label=live(|| mine_tr!("photo-pages"))>{pages}</ol>
    }
    .into_any()
}

fn page(field: Field, page: &FileRef, at: usize, of: usize) -> AnyView {
    let id = format!("{}-{}", field.id.get_value(), at + 1);
    let number = at + 1;
    let size = weight(page);
    let (name, is_picture) = (page.name.clone(), page.media_type.starts_with("image/"));
    let up = (at > 0).then(|| step(field, at, at - 1, "photo-up", "↑"));
    let down = (at + 1 < of).then(|| step(field, at, at + 1, "photo-down", "↓"));
    let remove = clicked(move || field.remove(at));
    view! {
        <li class="app-doc__page">
            {shown(field, page, is_picture, number)}
            <div class="app-doc__words">
                <p class="app-doc__name">{mine_t!("photo-page", number = number, of = of)}</p>
                <p class="app-doc__about">{name}" · "{size}</p>
                {doubts(field, page, at)}
                <div class="app-doc__actions">
                    {picker(field, format!("{id}-ganti"), "photo-retake", Some(at), false)}
                    {up}
                    {down}
                    <button
                        type="button"
                        class="app-button app-button--quiet app-button--small"
                        aria-label=live(move || mine_tr!("photo-remove-page", number = number))
                        on:click=remove
                    >
                        {mine_t!("photo-remove")}
                    </button>
                </div>
            </div>
        </li>
    }
    .into_any()
}

fn step(field: Field, at: usize, with: usize, words: &'static str, sign: &'static str) -> AnyView {
    view! {
        <button
            type="button"
            class="app-button app-button--quiet app-button--small"
            aria-label=live(move || say_number(words, at + 1))
            on:click=clicked(move || field.swap(at, with))
        >
            {sign}
        </button>
    }
    .into_any()
}

fn say_number(words: &'static str, number: usize) -> String {
    mine_tr!(words, number = number)
}

/// What was seen on the picture, until the person takes another or keeps it.
fn doubts(field: Field, page: &FileRef, at: usize) -> AnyView {
    if !page.insisted.is_empty() {
        return view! { <p class="app-doc__doubt">{mine_t!("photo-insisted")}</p> }.into_any();
    }
    let found = field.flaws.with(|it| it.get(&page.sha256).cloned()).unwrap_or_default();
    if found.is_empty() {
        return ().into_any();
    }
    let lines: Vec<AnyView> =
        found.into_iter().map(|it| view! { <p>{mine_t!(words(it))}</p> }.into_any()).collect();
    view! {
        <div class="app-doc__doubt" role="status">
            {lines}
            <button
                type="button"
                class="app-button app-button--quiet app-button--small"
                on:click=clicked(move || field.insist(at))
            >
                {mine_t!("photo-insist")}
            </button>
        </div>
    }
    .into_any()
}

fn words(flaw: Flaw) -> &'static str {
    match flaw {
        Flaw::Blurred => "photo-flaw-blur",
        Flaw::Dark => "photo-flaw-dark",
        Flaw::Sideways => "photo-flaw-sideways",
        Flaw::Small => "photo-flaw-small",
    }
}

#[derive(Clone, PartialEq, Eq)]
enum Sight {
    Coming,
    Here(String),
    Gone,
}

/// The page itself, small; the link shows it whole.
fn shown(field: Field, page: &FileRef, is_picture: bool, number: usize) -> AnyView {
    let known = field.shown.with_value(|it| it.get(&page.sha256).map(|it| it.address().to_owned()));
    let sight = RwSignal::new(known.map_or(Sight::Coming, Sight::Here));
    if sight.with_untracked(|it| *it == Sight::Coming) {
        let sha256 = page.sha256.clone();
        leptos::task::spawn_local(async move {
            let found = fetch(field, &sha256).await;
            let _ = sight.try_set(found.map_or(Sight::Gone, Sight::Here));
        });
    }
    dynamic(move || match sight.get() {
        Sight::Coming => view! { <span class="app-doc__thumb"></span> }.into_any(),
        Sight::Gone => view! { <p class="app-doc__doubt">{mine_t!("photo-gone")}</p> }.into_any(),
        Sight::Here(address) => {
            let inner = if is_picture {
                view! { <img class="app-doc__image" src=address.clone() alt="" width="96" height="96" /> }
                    .into_any()
            } else {
                view! { <span class="app-doc__kind" aria-hidden="true">"PDF"</span> }.into_any()
            };
            view! {
                <a
                    class="app-doc__thumb"
                    href=address
                    target="_blank"
                    rel="noopener"
                    aria-label=live(move || mine_tr!("photo-view", number = number))
                >
                    {inner}
                </a>
            }
            .into_any()
        }
    })
    .into_any()
}

async fn fetch(field: Field, sha256: &str) -> Option<String> {
    let (vault, draft) = field.keeper.place()?;
    let file = vault.file(&draft, sha256).await.ok()??;
    let shown = std::rc::Rc::new(ShownFile::new(&file.bytes, &file.media_type)?);
    let address = shown.address().to_owned();
    field.shown.try_update_value(|it| it.insert(sha256.to_owned(), shown))?;
    Some(address)
}
