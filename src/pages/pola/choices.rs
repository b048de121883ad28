//! Radios, checkboxes, select with search.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::{say, specimen};
use crate::components::{
    choice::{Checkboxes, Choice, Radios},
    combobox::{Combobox, Entry},
    dynamic::no_text,
    field::Around,
};

pub(super) fn choices() -> AnyView {
    view! {
        {specimen("pola-radios", radios())}
        {specimen("pola-checkboxes", checkboxes())}
        {specimen("pola-combobox", comboboxes())}
    }
    .into_any()
}

fn choice(value: &str, label: &'static str) -> Choice {
    Choice { value: value.to_owned(), label: say(label), hint: no_text() }
}

fn owners() -> Vec<Choice> {
    vec![
        Choice { hint: say("pola-choice-self-hint"), ..choice("self", "pola-choice-self") },
        choice("family", "pola-choice-family"),
        choice("rent", "pola-choice-rent"),
    ]
}

fn radios() -> AnyView {
    let around = |id: &str| Around::new(id, say("pola-radios")).hint(say("pola-radios-hint"));
    view! {
        <Radios around=around("pola-pemilik") choices=owners() value=RwSignal::new("family".to_owned()) />
        <Radios
            around=around("pola-pemilik-keliru").error(say("pola-radios-error"))
            choices=owners()
            value=RwSignal::new(String::new())
        />
    }
    .into_any()
}

fn checkboxes() -> AnyView {
    let uses = vec![
        choice("shop", "pola-choice-shop"),
        choice("home", "pola-choice-home"),
        choice("store", "pola-choice-store"),
    ];
    let chosen = RwSignal::new(BTreeSet::from(["shop".to_owned(), "home".to_owned()]));
    view! { <Checkboxes around=Around::new("pola-dipakai", say("pola-checkboxes")) choices=uses value=chosen /> }
        .into_any()
}

fn comboboxes() -> AnyView {
    let find = Callback::new(|typed: String| {
        let typed = typed.to_lowercase();
        let all = [tr!("pola-city-one"), tr!("pola-city-two"), tr!("pola-city-three")];
        let fit = all.into_iter().filter(|it| it.to_lowercase().contains(&typed));
        let entry = |label: String| Entry { value: label.clone(), label, detail: tr!("pola-city-detail") };
        fit.map(entry).collect::<Vec<_>>()
    });
    let around = Around::new("pola-kelurahan", say("pola-combobox")).hint(say("pola-combobox-hint"));
    view! { <Combobox around=around find=find value=RwSignal::new(None) /> }.into_any()
}
