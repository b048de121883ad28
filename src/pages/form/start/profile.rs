//! What the same person has said in another form on this phone, taken over only when she chooses that draft herself.

use leptos::prelude::*;
use permit::{Answer, Answers, Facts, form::Form};

use super::title_of;
use crate::{
    components::dynamic::{dynamic, live, typed},
    pages::form::session::{Session, Stage},
    vault::{DraftCard, Vault},
};

/// Id of the list.
const FIELD: &str = "isi-dari";

/// The list of drafts to take from; nothing where there is none.
pub(super) fn view(session: Session, chosen: RwSignal<String>) -> AnyView {
    dynamic(move || {
        let region = session.pack.region().unwrap_or_default();
        let fits = |it: &&DraftCard| it.region == region && !it.is_locked && !it.is_damaged;
        let rows = session.cards.with(|all| {
            let rows = all.iter().filter(fits).map(|it| (it.id.clone(), name(session, it)));
            rows.collect::<Vec<_>>()
        });
        if rows.is_empty() {
            return ().into_any();
        }
        let rows = rows.into_iter().map(|(id, name)| {
            let own = id.clone();
            view! { <option value=id selected=move || chosen.with(|it| *it == own)>{name}</option> }
        });
        let rows = rows.collect_view();
        view! {
            <div class="app-field">
                <label class="app-field__label" for=FIELD>{form_tr!("form-profile")}</label>
                <p class="app-field__hint">{form_tr!("form-profile-hint")}</p>
                <select id=FIELD class="app-field__select" on:change=typed(move |id| chosen.set(id))>
                    <option value="" selected=move || chosen.with(String::is_empty)>{live(|| form_tr!("form-profile-none"))}</option>
                    {rows}
                </select>
            </div>
        }
        .into_any()
    })
    .into_any()
}

fn name(session: Session, card: &DraftCard) -> String {
    let service = session.stage.with(|it| match it {
        Stage::Ready(loaded) => title_of(&loaded.services, &card.service),
        _ => None,
    });
    let service = service.unwrap_or_else(|| card.form.clone());
    if card.name.is_empty() {
        service
    } else {
        form_tr!("form-draft-of", name = card.name.clone(), service = service)
    }
}

/// What a kept draft says of its person, by the words of `profile`.
pub(super) async fn read(session: Session, id: &str) -> Facts {
    let Some(open) = session.pack.ready_untracked().filter(|_| !id.is_empty()) else {
        return Facts::default();
    };
    let Ok(vault) = Vault::open().await else { return Facts::default() };
    let Ok(Some(draft)) = vault.look(id).await else { return Facts::default() };
    match open.pack.form(&draft.form).await {
        Ok(Some(form)) => facts_of(&form, &draft.answers),
        _ => Facts::default(),
    }
}

fn facts_of(form: &Form, answers: &Answers) -> Facts {
    let mut facts = Facts::default();
    // Who is asked for in a repeated section is somebody else.
    let fields = form.sections.iter().filter(|it| it.repeat.is_none()).flat_map(|it| &it.fields);
    for field in fields.filter(|it| !it.profile.is_empty()) {
        if let Some(answer) = answers.fields.get(&field.id).filter(|it| !it.is_blank()) {
            facts.set(&field.profile, answer.clone());
            note_parts(answer, &field.profile, &mut facts);
        }
    }
    facts
}

/// A person's parts fill questions of their own, too.
fn note_parts(answer: &Answer, profile: &str, facts: &mut Facts) {
    if profile == "person" {
        for part in ["name", "nik", "birth", "sex", "phone", "email"] {
            if let Some(value) = answer.part(part)
                && facts.get(part).is_none()
            {
                facts.set(part, Answer::text(value));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use permit::{
        Path, Texts,
        form::{Field, Kind, PersonPart, Section},
    };

    use super::*;

    #[test]
    fn a_person_is_taken_over_whole_and_in_parts() {
        let kind = Kind::Person { parts: vec![PersonPart::Name, PersonPart::Nik], optional: Vec::new() };
        let field = Field { profile: "person".to_owned(), ..Field::new("pemohon", kind, Texts::default()) };
        let form =
            Form { sections: vec![Section { fields: vec![field], ..Section::default() }], ..Form::default() };
        let mut answers = Answers::default();
        let person = Answer::parts([("name", "Ina Contoh"), ("nik", "5371995203900001")]);
        answers.set(&Path::field("pemohon"), person.clone());
        let facts = facts_of(&form, &answers);
        assert_eq!(facts.get("person"), Some(&person));
        assert_eq!(facts.get("nik"), Some(&Answer::text("5371995203900001")));
        assert_eq!(facts.get("phone"), None);
    }
}
