//! A picture of an answer to share: drawn on the device, shown, then handed over by the share sheet or saved. A part of the
//! program of its own; nothing of a person stands on it, and nothing leaves without a tap.

mod card;

use std::sync::Arc;

use leptos::prelude::*;
use wording::{Arg, OF_SHARING};

use super::{
    dynamic::{clicked, dynamic, live},
    part_view::{Loading, part_view},
    symbol::Look,
};
use crate::{
    browser::{self, picture::ShownFile},
    i18n,
    state::announce::use_announcements,
};

const NAME: &str = "ruangizin.png";
const KIND: &str = "image/png";

/// What stands on the card, in the language on the screen.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct CardFacts {
    /// How the answer is drawn and coloured.
    pub(crate) look: Look,
    /// The activity.
    pub(crate) activity: String,
    /// The place.
    pub(crate) place: String,
    /// The answer.
    pub(crate) outcome: String,
    /// A gap or a doubt; may be empty.
    pub(crate) doubt: String,
    /// The zone; may be empty.
    pub(crate) zone: String,
    /// Title of the plan and its legal status.
    pub(crate) plan: (String, String),
    /// Name of the city.
    pub(crate) city: String,
    /// Version of the pack.
    pub(crate) version: String,
    /// Whether the plan is invented for demonstration.
    pub(crate) is_sample: bool,
    /// What is sent as words, without the link.
    pub(crate) text: String,
}

/// The picture with its ways out.
pub(crate) fn share_card(facts: CardFacts) -> AnyView {
    provide_context(facts);
    part_view(load, || ().into_any())
}

fn load() -> Loading {
    Box::pin(async {
        let style = browser::load_style("package-style");
        let part = share_part().await;
        style.await;
        part
    })
}

part! {
    async fn share_part() -> fn() -> AnyView, in share {
        panel
    }
}

/// A sentence; whoever calls this is evaluated again when the language changes.
fn say(id: &str, args: &[(&str, Arg)]) -> String {
    i18n::words().text_of(&OF_SHARING, id, args)
}

/// How far the drawing is: its address for the screen and its bytes.
#[derive(Clone)]
enum Drawn {
    Not,
    Never,
    Yes(Arc<ShownFile>, Arc<[u8]>),
}

fn panel() -> AnyView {
    let facts = expect_context::<CardFacts>();
    let drawn = RwSignal::new(Drawn::Not);
    let told = RwSignal::new("");
    let announcements = use_announcements();
    let tell = move |id: &'static str| {
        announcements.say(say(id, &[]));
        let _ = told.try_set(id);
    };
    let card = card::of(&facts, &site());
    leptos::task::spawn_local(async move {
        let state = match browser::card_png(&card).await {
            Some(bytes) => match ShownFile::new(&bytes, KIND) {
                Some(shown) => Drawn::Yes(Arc::new(shown), bytes.into()),
                None => Drawn::Never,
            },
            None => Drawn::Never,
        };
        let _ = drawn.try_set(state);
    });
    let text = facts.text.clone();
    let copy = move || {
        let text = format!("{text}\n{}", browser::page_address());
        leptos::task::spawn_local(async move {
            tell(if browser::copy_text(text).await { "card-copied" } else { "card-not-copied" });
        });
    };
    let alt = say(
        "card-alt",
        &[
            ("activity", Arg::from(facts.activity.clone())),
            ("place", Arg::from(facts.place.clone())),
            ("outcome", Arg::from(facts.outcome.clone())),
        ],
    );
    let shown = dynamic(move || match drawn.get() {
        Drawn::Not => view! { <p role="status">{say("card-wait", &[])}</p> }.into_any(),
        Drawn::Never => {
            view! { <p class="app-note" role="alert">{say("card-no-picture", &[])}</p> }.into_any()
        }
        Drawn::Yes(shown, _) => {
            let address = shown.address().to_owned();
            view! { <img class="app-card" src=address alt=alt.clone() width="1200" height="630" /> }
                .into_any()
        }
    });
    view! {
        <section class="app-answer__section app-share" aria-labelledby="kartu-judul">
            <h3 id="kartu-judul" tabindex="-1">{say("card-title", &[])}</h3>
            <p>{say("card-lead", &[])}</p>
            {shown}
            <div class="app-answer__actions">
                {ways(drawn, tell)}
                <button type="button" class="app-button app-button--small app-button--quiet" on:click=clicked(copy)>{say("card-copy", &[])}</button>
            </div>
            <p role="status">{live(move || match told.get() {
                "" => String::new(),
                id => say(id, &[]),
            })}</p>
        </section>
    }
    .into_any()
}

/// Sharing and saving the picture, once it is drawn.
fn ways(drawn: RwSignal<Drawn>, tell: impl Fn(&'static str) + Copy + Send + 'static) -> AnyView {
    let bytes = move || match drawn.get_untracked() {
        Drawn::Yes(_, bytes) => Some(bytes),
        Drawn::Not | Drawn::Never => None,
    };
    let share = move || {
        let Some(bytes) = bytes() else { return };
        leptos::task::spawn_local(async move {
            match browser::share_file(NAME, KIND, &bytes).await {
                Some(true) => tell("card-shared"),
                // The person has stopped it, and knows.
                Some(false) => {}
                None if browser::save_file(NAME, KIND, &bytes) => tell("card-saved"),
                None => tell("card-failed"),
            }
        });
    };
    let save = move || {
        if let Some(bytes) = bytes() {
            tell(if browser::save_file(NAME, KIND, &bytes) { "card-saved" } else { "card-failed" });
        }
    };
    view! {
        <button type="button" class="app-button app-button--small" on:click=clicked(share)>{say("card-send", &[])}</button>
        <button type="button" class="app-button app-button--small app-button--quiet" on:click=clicked(save)>{say("card-save", &[])}</button>
    }
    .into_any()
}

/// The address of the site without the question, for whoever has only the picture.
fn site() -> String {
    let address = browser::page_address();
    let rest = address.split_once("://").map_or(address.as_str(), |it| it.1);
    rest.split('/').next().unwrap_or_default().to_owned()
}
