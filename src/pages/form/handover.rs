//! One section for somebody else: given away by its owner, filled in on another phone, taken back. A part of the program of
//! its own; only its entry belongs to the form.

#[macro_use]
mod say;

mod asked;
mod lend;
mod lent;
mod receive;
mod ways;

use leptos::prelude::*;

use super::{
    session::{Session, TITLE},
    step::Step,
};
use crate::{
    browser,
    components::part_view::{Loading, part_view},
    routes::Route,
};

/// The page of the address, once its part is there.
pub(super) fn view() -> AnyView {
    part_view(load, || view! { <p><a href=Route::Form.path()>{form_t!("form-drafts")}</a></p> }.into_any())
}

fn load() -> Loading {
    Box::pin(handover_part())
}

part! {
    async fn handover_part() -> fn() -> AnyView, in handover {
        || page(expect_context::<Session>())
    }
}

fn page(session: Session) -> AnyView {
    // It comes later than the address, so the focus has not found its title.
    browser::focus(TITLE);
    match session.spot.get_untracked().step {
        Step::Asked(lent) => asked::view(session, lent),
        Step::Receive => receive::view(session),
        _ if session.draft.with_untracked(|it| it.lent.is_some()) => lent::view(session),
        _ => lend::view(session),
    }
}

/// Four letters by which two people see that they speak of the same section.
fn mark(draft: &str) -> String {
    draft.chars().take(4).collect::<String>().to_uppercase()
}
