//! Beside a question: how to find the answer, and for personal data why it is asked, where it goes and how long it is kept
//! (Law 27/2022 article 21). Folded, because few read it every time and everybody may.

use leptos::prelude::*;
use permit::form::{Field, Sureness};

use crate::{
    components::dynamic::dynamic,
    pages::form::{
        say::{said, tag},
        session::Loaded,
    },
};

pub(super) fn view(loaded: &Loaded, field: &Field) -> AnyView {
    let more = (!field.more.is_empty()).then(|| {
        let more = field.more.clone();
        view! {
            <details class="app-isi__more">
                <summary>{form_t!("form-more")}</summary>
                {dynamic(move || view! { <p>{said(&more)}</p> }.into_any())}
            </details>
        }
    });
    view! { {more} {purpose(loaded, field)} }.into_any()
}

fn purpose(loaded: &Loaded, field: &Field) -> AnyView {
    if field.why.is_empty() && !field.is_personal() {
        return ().into_any();
    }
    let why = field.why.clone();
    let goes_to = if field.goes_to.is_empty() { &loaded.form.privacy.goes_to } else { &field.goes_to };
    let offices: Vec<_> = goes_to
        .iter()
        .map(|id| loaded.services.office(id).map_or_else(|| named(id), |it| it.name.clone()))
        .collect();
    let keep = loaded.form.keep(&field.keep).cloned();
    let article = loaded.form.article(&field.article).cloned();
    let is_personal = field.is_personal();
    view! {
        <details class="app-isi__why">
            <summary>{form_t!("form-why")}</summary>
            {dynamic(move || {
                let offices = offices.iter().map(|it| it.get(tag()).to_owned()).collect::<Vec<_>>().join(", ");
                let keep = keep.as_ref().filter(|_| is_personal).map(|it| view! { <dt>{form_tr!("form-keep")}</dt> <dd>{said(&it.text)}</dd> });
                let article = article.as_ref().map(|it| {
                    let doubt = (it.sure != Sureness::Sure).then(|| view! { " " <span class="app-isi__doubt">{form_tr!("form-unsure")}</span> });
                    view! { <dt>{form_tr!("form-article")}</dt> <dd>{said(&it.cite)}{doubt}</dd> }
                });
                let why = (!why.is_empty()).then(|| view! { <dt>{form_tr!("form-why-asked")}</dt> <dd>{said(&why)}</dd> });
                view! { <dl>{why} <dt>{form_tr!("form-goes-to")}</dt> <dd>{offices}</dd> {keep} {article}</dl> }.into_any()
            })}
        </details>
    }
    .into_any()
}

/// An office that the catalogue does not know is called by its id.
fn named(id: &str) -> permit::Texts {
    permit::Texts::new(vec![("id".to_owned(), id.to_owned())])
}
