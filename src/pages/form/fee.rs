//! What it will probably cost, line by line with what each rests on. The office sets the fee.

use leptos::prelude::*;
use permit::{Estimate, EstimateLine, Path, Texts, estimate, form::FeeKind, form::Sureness};
use wording::format;

use super::{
    problem, review,
    say::{said, tag},
    session::{Loaded, Session},
    shown::{rupiah, unit_id},
    step::Step,
};
use crate::{components::dynamic::dynamic, i18n};

/// One line for the list of sections.
pub(super) fn short(session: Session) -> AnyView {
    dynamic(move || {
        let Some(it) = session.look(estimate) else { return ().into_any() };
        view! { <p class="app-isi__fee-short">{summary(&it)} " " <a href=session.to(Step::Review)>{form_tr!("form-fee-see")}</a></p> }
            .into_any()
    })
    .into_any()
}

fn summary(of: &Estimate) -> String {
    match (of.kind, of.total) {
        (FeeKind::Free, _) => form_tr!("form-fee-free"),
        (FeeKind::Lines, Some(total)) => form_tr!("form-fee-total", amount = amount(total)),
        (FeeKind::Lines, None) => form_tr!("form-fee-unknown"),
        (FeeKind::SetLater, _) => form_tr!("form-fee-later"),
        (FeeKind::Elsewhere, _) => form_tr!("form-fee-elsewhere"),
    }
}

#[expect(clippy::cast_precision_loss, reason = "held to sixteen digits")]
fn amount(rupiah_: i64) -> String {
    rupiah(rupiah_ as f64)
}

/// The whole of it.
pub(super) fn view(session: Session, loaded: &Loaded) -> AnyView {
    let Some(of) = session.look(estimate) else { return ().into_any() };
    let fee = &loaded.form.fee;
    let rows = of.lines.iter().map(|it| line(session, loaded, it)).collect_view();
    let about = (!fee.about.is_empty()).then(|| view! { <p>{said(&fee.about)}</p> });
    let total = (of.kind == FeeKind::Lines).then(|| {
        let words = of.total.map_or_else(|| form_tr!("form-fee-open"), amount);
        view! { <div class="app-isi__total"><dt>{form_tr!("form-fee-sum")}</dt><dd>{words}</dd></div> }
    });
    let doubt = (!of.is_sure && of.kind == FeeKind::Lines)
        .then(|| view! { <p class="app-isi__doubt">{form_tr!("form-fee-doubt")}</p> });
    view! {
        <section class="app-isi__section-box" aria-labelledby="biaya">
            <h2 id="biaya">{form_tr!("form-fee")}</h2>
            <p class="app-isi__fee">{summary(&of)}</p>
            <dl class="app-isi__lines-of-fee">{rows}{total}</dl>
            {doubt}
            {about}
            {cited(loaded, &fee.article)}
        </section>
    }
    .into_any()
}

fn line(session: Session, loaded: &Loaded, of: &EstimateLine) -> AnyView {
    let form = &loaded.form;
    let Some(own) = form.fee.lines.iter().find(|it| it.id == of.id) else { return ().into_any() };
    let factors = of.factors.iter().map(|(id, value)| {
        let (name, unit, decimals) = named(loaded, id);
        let value = value.map_or_else(
            || "…".to_owned(),
            |it| format::number(i18n::words().language(), it, decimals_of(it, decimals)),
        );
        let unit = unit.map(|it| super::say::say(unit_id(it), &[])).unwrap_or_default();
        let value = [value, unit].join(" ").trim().to_owned();
        view! { <li>{form_tr!("form-part", part = name.get(tag()), value = value)}</li> }
    });
    let factors = (!of.factors.is_empty())
        .then(|| view! { <ul class="app-isi__factors">{factors.collect_view()}</ul> });
    let missing = of.missing.iter().map(|it| {
        let path = Path::field(it);
        let name = problem::name_of(form, &path);
        view! { <li><a href=review::change(session, Step::Question(path))>{name}</a></li> }
    });
    let missing = (!of.missing.is_empty()).then(|| {
        view! {
            <p class="app-isi__doubt">{form_tr!("form-fee-needs")}</p>
            <ul class="app-isi__factors app-isi__needs">{missing.collect_view()}</ul>
        }
    });
    let amount = of.amount.map_or_else(|| form_tr!("form-fee-open"), amount);
    view! {
        <div>
            <dt>{said(&own.label)}</dt>
            <dd>{amount}</dd>
            <dd class="app-isi__of-fee">{factors} {missing} {cited(loaded, &own.article)}</dd>
        </div>
    }
    .into_any()
}

/// What a factor is called, its unit and decimals.
fn named(loaded: &Loaded, id: &str) -> (Texts, Option<permit::form::Unit>, Option<u8>) {
    let form = &loaded.form;
    if let Some(it) = form.calculations.iter().find(|it| it.id == id) {
        return (it.label.clone(), it.unit, Some(it.decimals));
    }
    if let Some(it) = form.values.iter().find(|it| it.id == id) {
        return (it.label.clone(), it.unit, None);
    }
    (form.find(id).map(|it| it.1.label.clone()).unwrap_or_default(), None, None)
}

/// As many decimals as the form says, else as the number has, up to four.
fn decimals_of(value: f64, told: Option<u8>) -> usize {
    if let Some(told) = told {
        return usize::from(told);
    }
    permit::Decimal::from_f64(value).map_or(0, |it| usize::from(it.decimals()))
}

fn cited(loaded: &Loaded, article: &str) -> AnyView {
    let Some(it) = loaded.form.article(article) else { return ().into_any() };
    let doubt = (it.sure != Sureness::Sure)
        .then(|| view! { " " <span class="app-isi__doubt">{form_tr!("form-unsure")}</span> });
    view! { <small class="app-isi__cite">{said(&it.cite)}{doubt}</small> }.into_any()
}
