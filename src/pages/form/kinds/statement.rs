//! Something that is declared: the text, and one tick, kept with the text's version and the time.

use leptos::prelude::*;
use permit::{Answer, Entries, Path, Texts, form::Field};

use super::{around, id_of, kept, write};
use crate::{
    browser,
    components::dynamic::{dynamic, live},
    pages::form::{problem, say::said, session::Session},
};

pub(super) fn view(session: Session, path: &Path, field: &Field, text: &Texts, version: &str) -> AnyView {
    let words = around(session, path, field);
    let (label, error) = (words.label, words.error);
    let agreed = kept(session, path).is_some_and(|it| it.part("version") == Some(version));
    let (path, version, text) = (path.clone(), version.to_owned(), text.clone());
    let (id, note) = (id_of(&path), format!("{}-isi", id_of(&path)));
    let of_input = note.clone();
    let own_words = text.clone();
    let tick: Box<dyn FnMut(leptos::ev::Event)> = Box::new(move |event| {
        let mut parts = Entries::default();
        if event_target_checked(&event) {
            parts.set("version", version.clone());
            parts.set("at", browser::now());
            let shown = own_words.get(super::super::say::tag());
            parts.set("sha256", contract::digest(shown.as_bytes()));
        }
        write(session, &path, Answer::Parts(parts));
    });
    view! {
        <div class="app-field">
            <p class="app-field__label">{live(move || label.get())}</p>
            <div class="app-isi__statement" id=note>{dynamic(move || view! { <p>{said(&text)}</p> }.into_any())}</div>
            {problem::line(error)}
            <div class="app-radio">
                <input type="checkbox" class="app-radio__input" id=id.clone() aria-describedby=of_input checked=agreed on:change=tick />
                <div class="app-radio__words"><label class="app-radio__label" for=id>{form_t!("form-agree")}</label></div>
            </div>
        </div>
    }
    .into_any()
}
