//! Why the answer is what it is: each reason with the article that says so, which can be read on the spot.

use leptos::prelude::*;
use wording::id;
use zoning::{Effect, Gap};

use super::{naming, part::cited};
use crate::answer::{ArticleWords, PartModel, ReasonModel};

pub(super) fn reasons(part: &PartModel, tag: &str) -> AnyView {
    // A gap's own words stand in the headline already; its source is still worth a line.
    let items = part.reasons.iter().map(|it| {
        view! { <li>{sentence(it, part, tag)}{cited(it, tag)}</li> }
    });
    view! {
        <section class="app-answer__section">
            <h3>{tr!("answer-reasons")}</h3>
            <ul class="app-answer__reasons">{items.collect_view()}</ul>
        </section>
    }
    .into_any()
}

pub(crate) fn sentence(reason: &ReasonModel, part: &PartModel, tag: &str) -> String {
    let effect = &reason.reason.effect;
    let id = id::effect(effect);
    let overlay = || reason.overlay.as_ref().map(|it| naming::overlay(it, tag)).unwrap_or_default();
    let codes = || effect.conditions().iter().map(|it| it.as_str()).collect::<Vec<_>>().join(", ");
    match effect {
        Effect::Cell(_) => tr!(id, zone = naming::zone(&part.zone, tag), codes = codes()),
        Effect::Kawasan(_) => tr!(id, zone = naming::zone(&part.zone, tag)),
        Effect::OverlayAdds(..) => tr!(id, overlay = overlay(), codes = codes()),
        Effect::OverlayForbids(_) | Effect::OverlayNoted(_) | Effect::OverlayMissing(_) => {
            tr!(id, overlay = overlay())
        }
        Effect::Gap(gap) => explained(*gap),
    }
}

fn explained(gap: Gap) -> String {
    tr!(id::gap_meaning(gap))
}

/// An article: its citation, and its text on demand.
pub(crate) fn article(article: &ArticleWords, tag: &str) -> AnyView {
    let cite = article.cite.get(tag).to_owned();
    let text = match article.text.get(tag) {
        "" => tr!("answer-article-none"),
        text => text.to_owned(),
    };
    let page = article.page.map(|it| {
        view! { <p><small>{tr!("answer-article-page", page = it.to_string())}</small></p> }
    });
    view! {
        <details class="app-article">
            <summary class="app-article__cite">{tr!("answer-article", cite = cite)}</summary>
            <blockquote class="app-article__text" lang=naming::lang_of(&article.text, tag)>{text}</blockquote>
            {page}
        </details>
    }
    .into_any()
}
