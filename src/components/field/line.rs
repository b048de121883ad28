//! A field of one line: text, search, phone, whole number with its unit, money. The keyboard of the phone fits the
//! kind, and the browser may fill in what it knows (WCAG 2.2, 1.3.5); a unit is read with the field (1.3.1).

use leptos::{ev, prelude::*};

use super::{Around, money};
use crate::{
    components::dynamic::{Text, live, typed},
    i18n,
};

/// What is typed into the line.
#[derive(Debug, Clone, Copy)]
pub enum LineKind {
    /// Any words.
    Text,
    /// Words that are looked up while they are typed.
    Search,
    /// A telephone number.
    Phone,
    /// Digits that are a name and no amount, typed with or without blanks.
    Digits,
    /// An e-mail address.
    Email,
    /// A number with its unit behind it.
    Number(Text),
    /// An amount of rupiah; thousands are set apart when the field is left.
    Money,
}

impl LineKind {
    /// `type` and `inputmode`. Not `type="number"`: it loses what it cannot read, and a wheel changes it unseen.
    fn keyboard(self) -> (&'static str, &'static str) {
        match self {
            Self::Text => ("text", "text"),
            Self::Search => ("search", "search"),
            Self::Phone => ("tel", "tel"),
            Self::Digits => ("text", "numeric"),
            Self::Email => ("email", "email"),
            Self::Number(_) => ("text", "decimal"),
            Self::Money => ("text", "numeric"),
        }
    }
}

/// The field.
#[component]
pub fn LineField(
    around: Around,
    /// The text as it stands in the field.
    value: RwSignal<String>,
    #[prop(default = LineKind::Text)] kind: LineKind,
    /// What browsers may fill in, in the words of HTML (`name`, `tel`, `street-address`); `off` for the rest.
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// Told after every change.
    #[prop(default = Callback::new(|_| ()))]
    on_change: Callback<String>,
) -> impl IntoView {
    let (input_type, inputmode) = kind.keyboard();
    let (is_wrong, described_by, id) = (around.is_wrong(), around.described_by(), around.id.clone());
    let keep = move |text: String| {
        value.set(text.clone());
        on_change.run(text);
    };
    let leave: Box<dyn FnMut(ev::FocusEvent)> = Box::new(move |_| {
        if matches!(kind, LineKind::Money) {
            value.update(|it| *it = money::grouped(it, i18n::words().language()));
        }
    });
    let unit = match kind {
        LineKind::Number(unit) => Some(unit),
        _ => None,
    };
    let unit_id = format!("{id}-satuan");
    let described_by = if unit.is_some() { format!("{unit_id} {described_by}") } else { described_by };
    let before = matches!(kind, LineKind::Money)
        .then(|| view! { <span class="app-field__unit" aria-hidden="true">{t!("money-sign")}</span> });
    let behind = unit.map(|it| {
        view! { <span class="app-field__unit" id=unit_id>{live(move || it.get())}</span> }
    });
    let control = view! {
        <div class="app-field__line">
            {before}
            <input
                id=id
                class=input_class(kind)
                type=input_type
                inputmode=inputmode
                autocomplete=autocomplete
                aria-invalid=is_wrong
                aria-describedby=described_by
                prop:value=move || value.get()
                on:input=typed(keep)
                on:blur=leave
            />
            {behind}
        </div>
    };
    around.field(control.into_any())
}

fn input_class(kind: LineKind) -> &'static str {
    match kind {
        LineKind::Text | LineKind::Search | LineKind::Email => "app-field__input",
        LineKind::Phone | LineKind::Money | LineKind::Digits => "app-field__input app-field__input--medium",
        LineKind::Number(_) => "app-field__input app-field__input--short",
    }
}
