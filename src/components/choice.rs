//! Radios and checkboxes with hints. Groups are named by their question (WCAG 2.2: 1.3.1, 3.3.2), the whole line
//! answers to a finger and is at least 44 px high (2.5.8), arrows move between radios as browsers do it (2.1.1).

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::{
    dynamic::{Text, live, typed, when_said},
    field::Around,
};

/// One answer to choose.
#[derive(Debug, Clone)]
pub struct Choice {
    /// What the answer is called in the data.
    pub value: String,
    pub label: Text,
    /// May be empty.
    pub hint: Text,
}

/// One of several answers.
#[component]
pub fn Radios(
    around: Around,
    choices: Vec<Choice>,
    /// The chosen value; empty while there is none.
    value: RwSignal<String>,
    #[prop(default = Callback::new(|_| ()))] on_change: Callback<String>,
) -> impl IntoView {
    let name = around.id.clone();
    let items = choices.into_iter().enumerate().map(move |(at, it)| {
        let (own, chosen) = (it.value.clone(), it.value.clone());
        let keep = move |_| {
            value.set(own.clone());
            on_change.run(own.clone());
        };
        let is_chosen = Signal::derive(move || value.with(|it| *it == chosen));
        line(&name, at, "radio", &it, is_chosen, Box::new(keep))
    });
    around.group(items.collect_view().into_any())
}

/// Any of several answers.
#[component]
pub fn Checkboxes(
    around: Around,
    choices: Vec<Choice>,
    value: RwSignal<BTreeSet<String>>,
    #[prop(default = Callback::new(|_| ()))] on_change: Callback<BTreeSet<String>>,
) -> impl IntoView {
    let name = around.id.clone();
    let items = choices.into_iter().enumerate().map(move |(at, it)| {
        let (own, chosen) = (it.value.clone(), it.value.clone());
        let keep = move |_| {
            value.update(|all| {
                if !all.remove(&own) {
                    all.insert(own.clone());
                }
            });
            on_change.run(value.get_untracked());
        };
        let is_chosen = Signal::derive(move || value.with(|all| all.contains(&chosen)));
        line(&name, at, "checkbox", &it, is_chosen, Box::new(keep))
    });
    around.group(items.collect_view().into_any())
}

/// The first line has the id of the group, so that a link of an error summary leads there.
fn line(
    name: &str,
    at: usize,
    kind: &'static str,
    choice: &Choice,
    is_chosen: Signal<bool>,
    keep: Box<dyn FnMut(String)>,
) -> AnyView {
    let id = if at == 0 { name.to_owned() } else { format!("{name}-{at}") };
    let hint_id = format!("{id}-keterangan");
    let (label, hint) = (choice.label, choice.hint);
    view! {
        <div class="app-radio">
            <input
                type=kind
                class="app-radio__input"
                id=id.clone()
                name=name.to_owned()
                value=choice.value.clone()
                aria-describedby=hint_id.clone()
                prop:checked=move || is_chosen.get()
                on:change=typed(keep)
            />
            <div class="app-radio__words">
                <label class="app-radio__label" for=id>{live(move || label.get())}</label>
                <div id=hint_id>
                    {when_said(hint, move || view! { <p class="app-radio__hint">{live(move || hint.get())}</p> }.into_any())}
                </div>
            </div>
        </div>
    }
    .into_any()
}
