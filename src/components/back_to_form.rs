//! The way back into a form for whoever left one of its questions to choose a place or draw a lot. Knows no forms: the
//! question has left its address on the device.

use leptos::prelude::*;

use super::dynamic::{clicked, dynamic};
use crate::{browser, state::question::use_question};

/// When a question began to wait, and its address.
const WAITING: &str = "isi-menunggu";
/// Whoever comes to the map later than this, in milliseconds, wants something else there.
const PATIENCE: f64 = 3_600_000.0;

/// A question waits for a place.
pub fn wait(address: &str) {
    browser::remember(WAITING, &format!("{:.0} {address}", browser::milliseconds()));
}

/// The link, while a question waits and there is something to bring back.
pub fn back_to_form() -> AnyView {
    let Some(kept) = browser::recall(WAITING) else { return ().into_any() };
    let Some((since, back)) = kept.split_once(' ') else { return ().into_any() };
    let is_fresh = since.parse::<f64>().is_ok_and(|it| browser::milliseconds() - it < PATIENCE);
    if !is_fresh {
        return ().into_any();
    }
    let (asked, back) = (use_question(), back.to_owned());
    let link = move || {
        let question = asked.get();
        if question.place.is_none() && question.parcel.is_none() {
            return ().into_any();
        }
        let href = format!("{back}&{}", question.to_fragment().trim_start_matches('#'));
        let forget = clicked(|| browser::forget(WAITING));
        view! { <p><a class="app-button" href=href on:click=forget>{t!("common-back-to-form")}</a></p> }
            .into_any()
    };
    dynamic(link).into_any()
}
