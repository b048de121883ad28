//! Every kind of field: empty, filled, optional, wrong.

use leptos::prelude::*;

use super::{say, specimen};
use crate::components::field::{AreaField, Around, DateField, LineField, LineKind, TypedDate};

pub(super) fn fields() -> AnyView {
    view! {
        {specimen("pola-field-text", texts())}
        {specimen("pola-field-number", numbers())}
        {specimen("pola-field-date", dates())}
        {specimen("pola-field-area", areas())}
    }
    .into_any()
}

fn typed(text: &str) -> RwSignal<String> {
    RwSignal::new(text.to_owned())
}

fn texts() -> AnyView {
    let name = |id: &str| Around::new(id, say("pola-field-name")).hint(say("pola-field-name-hint"));
    let phone = Around::new("pola-telepon", say("pola-field-phone")).hint(say("pola-field-phone-hint"));
    view! {
        <LineField around=name("pola-nama") value=typed("") autocomplete="name" />
        <LineField around=name("pola-nama-keliru").error(say("pola-field-name-error")) value=typed("") autocomplete="name" />
        <LineField around=Around::new("pola-panggilan", say("pola-field-optional")).optional() value=typed("") />
        <LineField around=phone value=typed("") kind=LineKind::Phone autocomplete="tel" />
        <LineField around=Around::new("pola-nik", say("pola-field-digits")) value=typed("5371 9952 0390 0001") kind=LineKind::Digits />
        <LineField around=Around::new("pola-surel", say("pola-field-email")) value=typed("") kind=LineKind::Email autocomplete="email" />
        <LineField around=Around::new("pola-cari", say("pola-field-search")) value=typed("") kind=LineKind::Search />
    }
    .into_any()
}

fn numbers() -> AnyView {
    let unit = LineKind::Number(say("pola-field-number-unit"));
    let size = |id: &str| Around::new(id, say("pola-field-number"));
    let money = Around::new("pola-modal", say("pola-field-money")).hint(say("pola-field-money-hint"));
    view! {
        <LineField around=size("pola-luas") value=typed("250") kind=unit />
        <LineField around=size("pola-luas-keliru").error(say("pola-field-number-error")) value=typed("0") kind=unit />
        <LineField around=money value=typed("1.250.000") kind=LineKind::Money />
    }
    .into_any()
}

fn dates() -> AnyView {
    let date = |id: &str| Around::new(id, say("pola-field-date")).hint(say("pola-field-date-hint"));
    let wrong = TypedDate { day: "31".into(), month: "2".into(), year: "2026".into() };
    view! {
        <DateField around=date("pola-mulai") value=RwSignal::new(TypedDate::default()) />
        <DateField around=date("pola-mulai-keliru").error(say("pola-field-date-error")) value=RwSignal::new(wrong) />
    }
    .into_any()
}

fn areas() -> AnyView {
    let area = |id: &str| Around::new(id, say("pola-field-area")).hint(say("pola-field-area-hint"));
    view! {
        <AreaField around=area("pola-cerita") value=typed("") most=200 />
        <AreaField around=area("pola-cerita-panjang") value=typed("kios, kios, kios, kios") most=12 />
    }
    .into_any()
}
