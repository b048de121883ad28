//! For whom a draft is: a name to tell several apart, and, at a desk, who helps and that the person agreed to it.

use contract::Consent;
use leptos::prelude::*;

use crate::{
    browser,
    components::{
        dynamic::{text, typed, when},
        field::{Around, LineField},
    },
    pages::form::say::{say, sentence, tag},
};

/// Version of the sentence that the helped person agrees to.
const HELP_VERSION: &str = "bantuan-1";
/// Who helps at a desk, by the words of `assisted_by`.
const ROLES: [(&str, &str); 4] = [
    ("lurah", "form-helper-lurah"),
    ("rt", "form-helper-rt"),
    ("loket", "form-helper-desk"),
    ("other", "form-helper-other"),
];
const ROLE: &str = "isi-pembantu";
const NAME: &str = "isi-nama";
const AGREED: &str = "isi-setuju-bantuan";

/// What is said before the first question; a copy is a handle.
#[derive(Clone, Copy)]
pub(super) struct Assist {
    name: RwSignal<String>,
    is_helped: RwSignal<bool>,
    role: RwSignal<String>,
    is_agreed: RwSignal<bool>,
    /// Sentence of what is missing, and the field it is missing in.
    missing: RwSignal<Option<(&'static str, &'static str)>>,
}

impl Assist {
    pub(super) fn new() -> Self {
        Self {
            name: RwSignal::new(String::new()),
            is_helped: RwSignal::new(false),
            role: RwSignal::new("lurah".to_owned()),
            is_agreed: RwSignal::new(false),
            missing: RwSignal::new(None),
        }
    }

    /// Name, role of the helper and consent; says what is missing where somebody is helped.
    pub(super) fn told(self) -> Option<(String, String, Vec<Consent>)> {
        let name = self.name.get_untracked().trim().to_owned();
        if !self.is_helped.get_untracked() {
            return Some((name, String::new(), Vec::new()));
        }
        let missing = match (name.is_empty(), self.is_agreed.get_untracked()) {
            (true, _) => Some(("form-help-no-name", NAME)),
            (false, false) => Some(("form-help-no-consent", AGREED)),
            (false, true) => None,
        };
        self.missing.set(missing);
        if let Some((_, field)) = missing {
            browser::focus(field);
            return None;
        }
        let words = say("form-help-consent", &[]);
        let consent = Consent {
            version: format!("{HELP_VERSION}-{}", tag()),
            sha256: contract::digest(words.as_bytes()),
            at: browser::now(),
        };
        Some((name, self.role.get_untracked(), vec![consent]))
    }

    pub(super) fn view(self) -> AnyView {
        let error = text(move || match self.missing.get() {
            Some((id, NAME)) => say(id, &[]),
            _ => String::new(),
        });
        let around = Around::new(NAME, sentence("form-draft-name"))
            .hint(sentence("form-draft-name-hint"))
            .error(error);
        let helped: Box<dyn FnMut(leptos::ev::Event)> =
            Box::new(move |event| self.is_helped.set(event_target_checked(&event)));
        view! {
            <LineField around=around value=self.name />
            <div class="app-radio">
                <input type="checkbox" class="app-radio__input" id="isi-dibantu" on:change=helped />
                <div class="app-radio__words"><label class="app-radio__label" for="isi-dibantu">{form_t!("form-help")}</label></div>
            </div>
            {when(move || self.is_helped.get(), move || self.helper())}
        }
        .into_any()
    }

    fn helper(self) -> AnyView {
        let roles = ROLES.map(|(role, words)| {
            view! { <option value=role selected=move || self.role.with(|it| it == role)>{form_t!(words)}</option> }
        });
        let choose = typed(move |role| self.role.set(role));
        let agree: Box<dyn FnMut(leptos::ev::Event)> =
            Box::new(move |event| self.is_agreed.set(event_target_checked(&event)));
        let error = text(move || match self.missing.get() {
            Some((id, AGREED)) => say(id, &[]),
            _ => String::new(),
        });
        view! {
            <div class="app-isi__help">
                <div class="app-field">
                    <label class="app-field__label" for=ROLE>{form_t!("form-helper")}</label>
                    <select id=ROLE class="app-field__select" on:change=choose>{roles.collect_view()}</select>
                </div>
                {crate::pages::form::problem::line(error)}
                <div class="app-radio">
                    <input type="checkbox" class="app-radio__input" id=AGREED on:change=agree />
                    <div class="app-radio__words"><label class="app-radio__label" for=AGREED>{form_t!("form-help-consent")}</label></div>
                </div>
                <p class="app-field__hint">{form_t!("form-help-note")}</p>
            </div>
        }
        .into_any()
    }
}
