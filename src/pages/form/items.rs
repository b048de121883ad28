//! The items of a repeated section: who is there, one more, one less.

use leptos::prelude::*;
use permit::{Path, form::Section};

use super::{
    route,
    say::{said, tag},
    session::{Loaded, Session, TITLE},
    shown,
    step::Step,
};
use crate::{
    browser,
    components::dynamic::{clicked, dynamic},
};

pub(super) fn view(session: Session, loaded: &Loaded, section: &str) -> AnyView {
    let Some(of) = loaded.form.section(section).filter(|it| it.repeat.is_some()) else {
        return super::tasks::view(session, loaded);
    };
    session.complete_items();
    let id = section.to_owned();
    let here = Step::Items(section.to_owned());
    let steps = session.look_once(|view| (route::before(view, &here), route::after(view, &here)));
    let (back, next) = steps.unwrap_or((Step::Tasks, Step::Tasks));
    let about = (!of.about.is_empty()).then(|| view! { <p class="app-page__lead">{said(&of.about)}</p> });
    view! {
        <p class="app-isi__back"><a class="app-link--back" href=session.to(back)>{form_t!("form-back")}</a></p>
        <h1 class="app-page__title" id=TITLE tabindex="-1">{said(&of.title)}</h1>
        {about}
        {dynamic(move || session.form().map_or_else(|| ().into_any(), |it| list(session, &it, &id)))}
        <div class="app-isi__buttons">
            <a class="app-button app-button--wide" href=session.to(next)>{form_t!("form-next")}</a>
            <a class="app-isi__later" href=session.to(Step::Tasks)>{form_t!("form-later")}</a>
        </div>
    }
    .into_any()
}

fn list(session: Session, loaded: &Loaded, section: &str) -> AnyView {
    let Some(of) = loaded.form.section(section) else { return ().into_any() };
    let Some(repeat) = &of.repeat else { return ().into_any() };
    let keys: Vec<u32> =
        session.draft.with(|it| it.answers.items_of(section).iter().map(|it| it.key).collect());
    let is_full = keys.len() >= repeat.max as usize;
    let empty = keys.is_empty().then(|| view! { <p class="app-field__hint">{form_tr!("form-no-items")}</p> });
    let rows = keys.iter().enumerate().map(|(n, key)| row(session, of, *key, n + 1)).collect_view();
    let (id, first) = (section.to_owned(), of.fields.first().map(|it| it.id.clone()).unwrap_or_default());
    let add = clicked(move || {
        let key = std::cell::Cell::new(0);
        session.change(|answers| key.set(answers.add_item(&id)));
        session.go(Step::Question(Path::in_item(&id, key.get(), &first)));
    });
    let words = repeat.add.get(tag()).to_owned();
    let add = (!is_full).then(|| {
        view! { <button type="button" class="app-button app-button--quiet" on:click=add>{words}</button> }
    });
    view! { {empty} <ul class="app-isi__items">{rows}</ul> {add} }.into_any()
}

fn row(session: Session, section: &Section, key: u32, number: usize) -> AnyView {
    let repeat = section.repeat.clone().unwrap_or_default();
    let name = form_tr!("form-item", item = repeat.item.get(tag()), number = number);
    let (first, said) = session
        .look(|view| {
            let mine: Vec<_> = view
                .asked()
                .into_iter()
                .filter(|it| it.section.id == section.id && it.item == Some(key))
                .map(|it| (it.path(), it.answer.map(|answer| shown::answer(session, it.field, answer))))
                .collect();
            let open = mine.iter().find(|it| it.1.is_none()).or(mine.first()).map(|it| it.0.clone());
            let said = mine.into_iter().find_map(|it| it.1).unwrap_or_default();
            (open, said)
        })
        .unwrap_or_default();
    let href = first.map(|it| session.to(Step::Question(it))).unwrap_or_default();
    let id = section.id.clone();
    let remove = clicked(move || {
        session.change(|answers| drop(answers.remove_item(&id, key)));
        browser::focus(TITLE);
    });
    let (of_change, of_remove) = (name.clone(), name.clone());
    view! {
        <li class="app-isi__item-row">
            <div><strong>{name}</strong> <p class="app-isi__lines">{said}</p></div>
            <div class="app-isi__ways">
                <a class="app-link--alone" href=href>{form_tr!("form-change")} " " <span class="app-hidden">{of_change}</span></a>
                <button type="button" class="app-isi__plain" on:click=remove>{form_tr!("form-remove")} " " <span class="app-hidden">{of_remove}</span></button>
            </div>
        </li>
    }
    .into_any()
}
