//! For whom, how long, how much, what one gets: short answers with the rule they rest on.

use citypack::{Service, ServiceFile};
use leptos::prelude::*;
use permit::form::ServiceTime;
use wording::format::number;

use super::{
    entry::{section, unsure},
    say::{cited, said, say, tag},
};
use crate::i18n;

pub(super) fn view(file: &ServiceFile, service: &Service) -> AnyView {
    let valid =
        (!service.valid.is_empty()).then(|| row("services-valid", said(&service.valid), ().into_any()));
    let who = (!service.who.is_empty()).then(|| row("services-who", said(&service.who), ().into_any()));
    let time = view! { {cited(file, &service.time.article)} {unsure(service, "time")} }.into_any();
    let cost = view! { {cited(file, &service.cost.article)} {unsure(service, "cost")} }.into_any();
    let content = view! {
        <dl class="app-services__facts">
            {row("services-time", time_words(&service.time).into_any(), time)}
            {row("services-cost", cost_words(service).into_any(), cost)}
            {row("services-product", said(&service.product), ().into_any())}
            {valid}
            {who}
        </dl>
    };
    section("sekilas", "services-facts", content.into_any())
}

fn row(title: &'static str, value: AnyView, beside: AnyView) -> AnyView {
    view! { <div><dt>{services_tr!(title)}</dt> <dd><span class="app-services__value">{value}</span> {beside}</dd></div> }
        .into_any()
}

fn time_words(time: &ServiceTime) -> String {
    let about = time.about.get(tag());
    let Some(most) = time.most.filter(|_| about.is_empty()) else {
        return if about.is_empty() { services_tr!("services-ask") } else { about.to_owned() };
    };
    let unit = match time.unit.as_str() {
        "minutes" => "services-minutes",
        "hours" => "services-hours",
        "days" => "services-days",
        _ => "services-working-days",
    };
    let count = |it: u32| number(i18n::words().language(), f64::from(it), 0);
    let span = match time.least.filter(|it| *it != most) {
        Some(least) => services_tr!("services-span", least = count(least), most = count(most)),
        None => count(most),
    };
    say(unit, &[("span", span.into())])
}

fn cost_words(service: &Service) -> String {
    let cost = &service.cost;
    let text = cost.text.get(tag());
    let amount = |it: u32| {
        services_tr!("services-rupiah", amount = number(i18n::words().language(), f64::from(it), 0))
    };
    let figure = match (cost.kind.as_str(), cost.rupiah, cost.up_to) {
        ("free", ..) if text.is_empty() => services_tr!("services-free"),
        ("amount", Some(it), _) => amount(it),
        ("range", Some(least), Some(most)) => {
            services_tr!("services-span", least = amount(least), most = amount(most))
        }
        _ => String::new(),
    };
    match (figure.is_empty(), text.is_empty()) {
        (true, true) => services_tr!("services-ask"),
        (true, false) => text.to_owned(),
        (false, true) => figure,
        (false, false) => format!("{figure}. {text}"),
    }
}
