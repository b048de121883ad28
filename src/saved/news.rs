//! The plan was replaced: saved places and the drafts' are asked again, and what is answered otherwise now is told until somebody
//! has seen it. A part of its own, which only a newer plan loads.

use std::cell::RefCell;

use leptos::prelude::*;
use permit::{Answer, Facts};

use super::{SavedPlace, all, forget_drafts, note, outcome_in_words};
use crate::{
    answer, browser,
    components::dynamic::clicked,
    i18n,
    state::pack::{CityPack, OpenPack},
    vault::{Vault, VaultError},
};

/// The page comes first, in milliseconds.
const LATER: u32 = 1500;

part! {
    async fn news_part() -> fn(CityPack), in news {
        i18n::learn_answers();
        |pack| leptos::task::spawn_local(look(pack))
    }
}

/// Looks once the page is there. Without its part, the next visit does.
pub(crate) fn later(pack: CityPack) {
    browser::after(LATER, move || {
        leptos::task::spawn_local(async move {
            if let Ok(look) = news_part().await {
                look(pack);
            }
        });
    });
}

/// A place whose answer is another one now.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Change {
    then: SavedPlace,
    now: SavedPlace,
}

/// What was found.
#[derive(Debug, Default)]
struct Found {
    changes: Vec<Change>,
    /// Region and version to be noted once it was read; nothing where some place could not be asked, which the next visit does.
    asked_in: Option<(String, String)>,
}

thread_local! {
    static FOUND: RefCell<Found> = RefCell::default();
}

async fn look(pack: CityPack) {
    let Some(open) = pack.ready_untracked() else { return };
    let (region, version) = (open.pack.manifest().region.clone(), open.pack.manifest().version.clone());
    let drafts = of_drafts(&region).await;
    let mut is_sure = drafts.is_ok();
    let (notes, mut places): (Vec<_>, Vec<_>) = all().into_iter().partition(|it| !it.draft.is_empty());
    places.retain(|it| it.region == region);
    places.extend(drafts.unwrap_or_default().into_iter().map(|it| it.noted_in(&notes)));
    let mut changes = Vec::new();
    for then in places.into_iter().filter(|it| it.version != version) {
        let Some(outcome) = ask(&open, &then).await else {
            is_sure = false;
            continue;
        };
        let now = SavedPlace { outcome, version: version.clone(), ..then.clone() };
        if now.outcome == then.outcome {
            note(&now);
        } else {
            changes.push(Change { then, now });
        }
    }
    let asked_in = is_sure.then_some((region, version));
    if changes.is_empty() {
        note_version(pack, asked_in);
    } else {
        FOUND.set(Found { changes, asked_in });
        pack.tell(Some(view));
    }
}

fn note_version(pack: CityPack, asked_in: Option<(String, String)>) {
    if let Some((region, version)) = asked_in {
        pack.note_version(&region, &version);
    }
}

/// What the plan says now; nothing where it cannot be read.
async fn ask(open: &OpenPack, place: &SavedPlace) -> Option<String> {
    let found = answer::ask(open, &place.to_question(), None).await.ok()?;
    // A question that is not whole, or of an activity that is gone, has nothing to compare.
    Some(found.map_or_else(|| place.outcome.clone(), |it| it.headline.word().to_owned()))
}

/// The places of drafts with the verdict that they began with, and what was noted of drafts that are gone is forgotten. A parcel's
/// verdict is that of all its ground, which this does not ask; of what a PIN locks, nothing is noted outside.
async fn of_drafts(region: &str) -> Result<Vec<SavedPlace>, VaultError> {
    let vault = Vault::open().await?;
    let cards = vault.list().await?;
    forget_drafts(&|id| cards.iter().all(|it| it.id != id || it.has_pin));
    let mut places = Vec::new();
    for card in cards.into_iter().filter(|it| it.region == region && !it.has_pin && !it.is_damaged) {
        // Deleted meanwhile.
        let Some(draft) = vault.look(&card.id).await? else { continue };
        if let Some(place) = of_facts(&draft.facts) {
            let title = text(&draft.facts, "activity_title").unwrap_or_default();
            let name =
                if card.name.is_empty() { title.to_owned() } else { format!("{}: {title}", card.name) };
            places.push(SavedPlace { region: region.to_owned(), draft: card.id, name, ..place });
        }
    }
    Ok(places)
}

fn text<'a>(facts: &'a Facts, name: &str) -> Option<&'a str> {
    match facts.get(name)? {
        Answer::Text(it) => Some(it),
        _ => None,
    }
}

fn of_facts(facts: &Facts) -> Option<SavedPlace> {
    let parts = |name: &str| match facts.get(name) {
        Some(Answer::Parts(it)) => Some(it),
        _ => None,
    };
    if parts("parcel").is_some() {
        return None;
    }
    let (place, activity) = (parts("place")?, parts("activity")?);
    let question = format!("#t={},{}&k={}", place.get("lat")?, place.get("lng")?, activity.get("code")?);
    let (outcome, version) = (text(facts, "outcome")?.to_owned(), text(facts, "plan")?.to_owned());
    Some(SavedPlace { question, outcome, version, ..SavedPlace::default() })
}

fn view(pack: CityPack) -> AnyView {
    let rows: Vec<AnyView> = FOUND.with_borrow(|it| it.changes.iter().map(row).collect());
    let seen = move || {
        let found = FOUND.take();
        for it in &found.changes {
            note(&it.now);
        }
        note_version(pack, found.asked_in);
        pack.tell(None);
    };
    view! {
        <div class="app-page">
            <section class="app-note app-note--warning" role="status" aria-labelledby="kabar-judul">
                <h2 class="app-step__title" id="kabar-judul">{packs_t!("packs-news")}</h2>
                <ul>{rows}</ul>
                <button type="button" class="app-button app-button--small" on:click=clicked(seen)>{packs_t!("packs-news-seen")}</button>
            </section>
        </div>
    }
    .into_any()
}

fn row(change: &Change) -> AnyView {
    let (then, now) = (change.then.outcome.clone(), change.now.outcome.clone());
    let to = change.now.address();
    let (name, draft) = (change.now.name.clone(), !change.now.draft.is_empty());
    view! {
        <li>
            <a href=to>{name}</a>
            {draft.then(|| view! { " " <small>{packs_t!("packs-news-draft")}</small> })}
            <br />
            {packs_t!("packs-news-then", outcome = outcome_in_words(&then))}
            <br />
            <strong>{packs_t!("packs-news-now", outcome = outcome_in_words(&now))}</strong>
        </li>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use permit::Entries;

    #[test]
    fn a_draft_with_a_place_and_a_verdict_is_a_question() {
        let parts = |all: &[(&str, &str)]| {
            let all = all.iter().map(|it| (it.0.to_owned(), it.1.to_owned()));
            Answer::Parts(all.collect::<Entries<String>>())
        };
        let mut facts = Facts::default();
        facts.set("place", parts(&[("lat", "-10.163"), ("lng", "123.607")]));
        facts.set("activity", parts(&[("code", "47112")]));
        assert_eq!(of_facts(&facts), None);
        facts.set("outcome", Answer::text("limited"));
        facts.set("plan", Answer::text("2026.11"));
        let place = of_facts(&facts).unwrap();
        assert_eq!(
            (place.question.as_str(), place.outcome.as_str()),
            ("#t=-10.163,123.607&k=47112", "limited")
        );
        facts.set("parcel", parts(&[("ring", "1 2")]));
        assert_eq!(of_facts(&facts), None);
    }
}
