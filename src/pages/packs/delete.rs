//! Deleting a city from the device, after one question that says what goes.

use leptos::prelude::*;

use super::{
    card::is_open,
    look::City,
    session::{Session, name_of},
};
use crate::{
    browser,
    components::dynamic::{clicked, dynamic},
};

/// The button, and in its place the question once it was pressed.
pub(super) fn button(session: Session, city: &City) -> AnyView {
    let is_asked = RwSignal::new(false);
    let city = city.clone();
    let id = format!("hapus-{}", city.region.replace('.', "-"));
    dynamic(move || {
        if !is_asked.get() {
            let next = format!("{id}-tanya");
            let ask = move || {
                is_asked.set(true);
                browser::focus_on(next.clone());
            };
            return view! {
                <button type="button" class="app-button app-button--quiet app-button--small app-mine__delete" id=id.clone() on:click=clicked(ask)>
                    {packs_tr!("packs-delete")}
                </button>
            }
            .into_any();
        }
        let (group, head, back) = (format!("{id}-tanya"), format!("{id}-judul"), id.clone());
        let of_group = head.clone();
        let keep = move || {
            is_asked.set(false);
            browser::focus_on(back.clone());
        };
        let (gone, name) = (city.clone(), name_of(&city));
        let about = if is_open(session, &city) { "packs-delete-open" } else { "packs-delete-text" };
        view! {
            <div class="app-mine__question" role="group" aria-labelledby=of_group id=group tabindex="-1">
                <p class="app-mine__asked" id=head>{packs_tr!("packs-delete-title", city = name)}</p>
                <p>{packs_tr!(about)}</p>
                <div class="app-mine__actions">
                    <button type="button" class="app-button app-button--danger app-button--small" on:click=clicked(move || session.delete(gone.clone()))>
                        {packs_tr!("packs-delete-yes")}
                    </button>
                    <button type="button" class="app-button app-button--quiet app-button--small" on:click=clicked(keep)>
                        {packs_tr!("packs-delete-no")}
                    </button>
                </div>
            </div>
        }
        .into_any()
    })
    .into_any()
}
