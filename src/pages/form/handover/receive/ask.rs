//! What came answers some questions otherwise: shown side by side, and asked about. Replaces nothing by itself.

use std::sync::Arc;

use contract::{Handover, Replacing};
use leptos::prelude::*;
use permit::Form;

use super::Desk;
use crate::{
    components::dynamic::clicked,
    pages::form::{say::tag, shown},
};

pub(super) const ASK: &str = "terima-pilih";

/// A section that would replace answers.
pub(super) struct Asking {
    pub(super) section: Handover,
    pub(super) form: Form,
    pub(super) replacing: Vec<Replacing>,
}

/// Before anything is replaced: what stands there and what came, question by question.
pub(super) fn view(desk: Desk, of: &Arc<Asking>) -> AnyView {
    let rows = of.replacing.iter().filter_map(|it| {
        let field = of.form.find(&it.at.field)?.1;
        let words = |answer| shown::answer(desk.session, field, &permit::settle(&field.kind, answer));
        let (before, after) = (words(&it.before), words(&it.after));
        Some(view! {
            <dt>{field.label.get(tag()).to_owned()}</dt>
            <dd class="app-isi__chosen">{hand_tr!("take-before")}": "{before}</dd>
            <dd class="app-isi__chosen">{hand_tr!("take-after")}": "{after}</dd>
        })
    });
    let rows = rows.collect_view();
    let choose = |keeps_own: bool| {
        let of = Arc::clone(of);
        clicked(move || {
            let of = Arc::clone(&of);
            leptos::task::spawn_local(async move {
                let words = desk.put(of.section.clone(), &of.form, keeps_own).await;
                let _ = desk.asking.try_set(None);
                let _ = desk.told.try_set(words);
            });
        })
    };
    view! {
        <section class="app-note app-note--warning" id=ASK tabindex="-1" aria-labelledby="terima-beda">
            <p id="terima-beda">{hand_t!("take-differs")}</p>
            <dl>{rows}</dl>
            <div class="app-isi__ways">
                <button type="button" class="app-button" on:click=choose(false)>{hand_t!("take-use-new")}</button>
                <button type="button" class="app-button app-button--quiet" on:click=choose(true)>{hand_t!("take-keep-old")}</button>
            </div>
        </section>
    }
    .into_any()
}
