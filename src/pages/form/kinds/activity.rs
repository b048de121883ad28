//! What somebody does there, by everyday words.

use leptos::prelude::*;
use permit::{Answer, Path, form::Field};

use super::{around, kept, write};
use crate::{
    components::activity_picker::ActivityPicker,
    components::dynamic::{dynamic, live},
    pages::form::{carry, problem, session::Session},
};

pub(super) fn view(session: Session, path: &Path, field: &Field) -> AnyView {
    let words = around(session, path, field);
    let (label, hint, error) = (words.label, words.hint, words.error);
    let code = kept(session, path).and_then(|it| it.part("code").map(str::to_owned));
    let chosen = RwSignal::new(code);
    let path = path.clone();
    let choose = Callback::new(move |code: Option<String>| {
        let answer = match (&code, session.pack.ready_untracked()) {
            (Some(code), Some(open)) => carry::activity_answer(&open, code),
            _ => Answer::text(""),
        };
        chosen.set(code);
        write(session, &path, answer);
    });
    view! {
        <div id=words.id tabindex="-1" role="group" aria-labelledby="isi-kegiatan">
            <p class="app-field__label" id="isi-kegiatan">{live(move || label.get())}</p>
            {dynamic(move || match hint.get() {
                it if it.is_empty() => ().into_any(),
                it => view! { <p class="app-field__hint">{it}</p> }.into_any(),
            })}
            {problem::line(error)}
            <ActivityPicker chosen=chosen on_choose=choose />
        </div>
    }
    .into_any()
}
