//! What every field of a form has around it: label, mark of optional ones, hint, error. The kinds are in `field/`.
//! The label names the field (WCAG 2.2: 1.3.1, 3.3.2), hint and error are read with it (1.3.1, 3.3.1), an error is
//! announced when it appears (4.1.3) and told by words, a bar and a thicker edge, not by colour alone (1.4.1).

mod area;
mod date;
mod line;
mod money;

pub use area::AreaField;
pub use date::{DateField, TypedDate};
pub use line::{LineField, LineKind};

use leptos::prelude::*;

use super::dynamic::{Maybe, Text, live, maybe, no_text, when, when_said};

/// The words around a field.
#[derive(Debug, Clone)]
pub struct Around {
    /// Id of the field; error summaries link to it.
    pub id: String,
    /// What is asked.
    pub label: Text,
    /// How to answer; may be empty.
    pub hint: Text,
    /// What is wrong with the answer; empty while nothing is.
    pub error: Text,
    /// Whether the field may stay empty, which is said beside the label.
    pub is_optional: bool,
}

impl Around {
    /// A field that has to be answered and explains itself.
    pub fn new(id: &str, label: Text) -> Self {
        Self { id: id.to_owned(), label, hint: no_text(), error: no_text(), is_optional: false }
    }

    /// With a hint.
    pub fn hint(self, hint: Text) -> Self {
        Self { hint, ..self }
    }

    /// With an error.
    pub fn error(self, error: Text) -> Self {
        Self { error, ..self }
    }

    /// Which may stay empty.
    pub fn optional(self) -> Self {
        Self { is_optional: true, ..self }
    }

    /// Ids of what explains the field, for `aria-describedby`.
    pub(super) fn described_by(&self) -> String {
        format!("{0}-petunjuk {0}-salah", self.id)
    }

    /// The mark of a field that has a mistake.
    pub(super) fn is_wrong(&self) -> Maybe {
        let error = self.error;
        maybe(move || error.with(|it| !it.is_empty()).then_some("true"))
    }

    fn label_words(&self) -> AnyView {
        let (label, is_optional) = (self.label, self.is_optional);
        view! {
            {live(move || label.get())}
            {when(move || is_optional, || view! { <span class="app-field__optional">{t!("common-optional")}</span> }.into_any())}
        }
        .into_any()
    }

    fn notes(&self) -> AnyView {
        let (hint, error) = (self.hint, self.error);
        view! {
            <div id=format!("{}-petunjuk", self.id)>
                {when_said(hint, move || view! { <p class="app-field__hint">{live(move || hint.get())}</p> }.into_any())}
            </div>
            <div id=format!("{}-salah", self.id) role="status">
                {when_said(error, move || view! { <p class="app-field__error">{live(move || error.get())}</p> }.into_any())}
            </div>
        }
        .into_any()
    }

    /// A field of one control.
    pub(super) fn field(self, control: AnyView) -> AnyView {
        view! {
            <div class="app-field" class:app-field--wrong=self.wrong()>
                <label class="app-field__label" for=self.id.clone()>{self.label_words()}</label>
                {self.notes()}
                {control}
            </div>
        }
        .into_any()
    }

    /// A field of several controls.
    pub(crate) fn group(self, controls: AnyView) -> AnyView {
        view! {
            <fieldset class="app-field app-field--group" class:app-field--wrong=self.wrong() aria-describedby=self.described_by()>
                <legend class="app-field__label">{self.label_words()}</legend>
                {self.notes()}
                {controls}
            </fieldset>
        }
        .into_any()
    }

    fn wrong(&self) -> Signal<bool> {
        let error = self.error;
        Signal::derive(move || error.with(|it| !it.is_empty()))
    }
}
