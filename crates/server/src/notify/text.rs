//! What a notice says: the first name, the number, what happened. No address, no answer, no secret.

use permit::{Answer, Form, form::Kind};
use wording::{Arg, Language, has_officer_text, officer_text};

use crate::{office::Office, store::cases::Case};

/// A notice in words, and where it goes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Told {
    pub number: String,
    /// What happened, as a fixed word.
    pub kind: String,
    pub language: String,
    pub subject: String,
    pub text: String,
    /// For a small screen.
    pub short: String,
    pub mail: Option<String>,
    pub phone: Option<String>,
}

/// Puts a notice into words.
pub(super) fn tell(office: &Office, case: &Case, body: &str, kind: &str, language: &str) -> Told {
    let language = Language::of_tag(language).unwrap_or_default();
    let word = kind.split_once(':').map_or(kind, |it| it.1);
    let known = format!("notice-{word}");
    let id = if has_officer_text(Language::default(), &known) { known } else { "notice-changed".to_owned() };
    let first = case.applicant.split_whitespace().next().unwrap_or_default().to_owned();
    let service = office.plans.service_name(&case.region, &case.service, language.tag());
    let address = office.settings.public_address.as_deref().unwrap_or_default();
    let args: [(&str, Arg); 4] = [
        ("name", first.into()),
        ("number", case.number.clone().into()),
        ("service", service.into()),
        ("address", address.trim_end_matches('/').to_owned().into()),
    ];
    let text = |id: &str| officer_text(language, id, &args);
    let happened = text(&id);
    let greeting = text("notice-greeting");
    let mut lines = vec![greeting, String::new(), happened.clone(), String::new(), text("notice-follow")];
    if !address.is_empty() {
        lines.push(text("notice-address"));
    }
    if case.is_sample {
        lines.extend([String::new(), text("notice-sample")]);
    }
    let form = office.plans.form(&case.region, &form_of(body)).map(|it| &*it.1);
    let (mail, phone) = contact(form, body);
    Told {
        number: case.number.clone(),
        kind: kind.to_owned(),
        language: language.tag().to_owned(),
        subject: text("notice-subject"),
        text: lines.join("\n"),
        short: format!("{} {happened}", case.number),
        mail,
        phone,
    }
}

fn form_of(body: &str) -> String {
    contract::Application::parse(body.as_bytes()).map(|it| it.form).unwrap_or_default()
}

/// Where the applicant can be reached, as the answers say: the first mail address and the first telephone number that the
/// form asked for.
fn contact(form: Option<&Form>, body: &str) -> (Option<String>, Option<String>) {
    let Ok(application) = contract::Application::parse(body.as_bytes()) else { return (None, None) };
    let Some(form) = form else { return (None, None) };
    let (mut mail, mut phone) = (None, None);
    for field in form.sections.iter().filter(|it| it.repeat.is_none()).flat_map(|it| &it.fields) {
        let Some(answer) = application.answers.fields.get(&field.id) else { continue };
        let (found_mail, found_phone) = match (&field.kind, answer) {
            (Kind::Email, Answer::Text(it)) => (Some(it.clone()), None),
            (Kind::Phone { .. }, Answer::Text(it)) => (None, Some(it.clone())),
            (Kind::Person { .. }, it) => {
                (it.part("email").map(str::to_owned), it.part("phone").map(str::to_owned))
            }
            _ => (None, None),
        };
        mail = mail.or(found_mail);
        phone = phone.or(found_phone);
    }
    (mail, phone)
}
