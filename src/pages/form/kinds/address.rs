//! An address: street, RT and RW, kecamatan and then its kelurahan from the city's list; elsewhere a text.

use std::{collections::BTreeSet, rc::Rc};

use citypack::PlaceFile;
use leptos::prelude::*;
use permit::{
    Answer, Path,
    form::{AddressReach, Field},
};

use super::{around, fill_in, id_of, kept_text, write};
use crate::{
    components::{
        choice::{Choice, Radios},
        dynamic::{dynamic, live, no_text, typed, when},
        field::{Around, LineField, LineKind},
    },
    pages::form::{
        problem,
        say::{say, sentence},
        session::Session,
    },
};

/// A group of fields under one question.
pub(super) fn group(around: &Around, controls: AnyView) -> AnyView {
    let (label, hint, error) = (around.label, around.hint, around.error);
    let is_optional = around.is_optional;
    view! {
        <fieldset class="app-field app-field--group">
            <legend class="app-field__label">
                {live(move || label.get())}
                {is_optional.then(|| view! { <span class="app-field__optional">{t!("common-optional")}</span> })}
            </legend>
            {dynamic(move || match hint.get() {
                it if it.is_empty() => ().into_any(),
                it => view! { <p class="app-field__hint">{it}</p> }.into_any(),
            })}
            {problem::line(error)}
            {controls}
        </fieldset>
    }
    .into_any()
}

pub(super) fn view(
    session: Session,
    path: &Path,
    field: &Field,
    reach: AddressReach,
    needs: &[String],
) -> AnyView {
    let words = around(session, path, field);
    let id = words.id.clone();
    let is_needed = |part: &str| needs.iter().any(|it| it == part);
    let line = |part: &'static str, label, hint, is_needed: bool, kind, fill| {
        let at = path.part(part);
        let around = Around {
            id: id_of(&at),
            label: sentence(label),
            hint: sentence(hint),
            error: problem::at(session, &at),
            is_optional: !is_needed,
        };
        let value = RwSignal::new(kept_text(session, &at));
        let fill = fill_in(session, field, fill);
        let keep = Callback::new(move |text: String| write(session, &at, Answer::Text(text)));
        view! { <LineField around=around value=value kind=kind autocomplete=fill on_change=keep /> }
    };
    let controls = view! {
        <div class="app-isi__parts">
            {line("street", "form-street", "form-street-hint", true, LineKind::Text, "street-address")}
            <div class="app-isi__row">
                {line("rt", "form-rt", "", is_needed("rt"), LineKind::Digits, "off")}
                {line("rw", "form-rw", "", is_needed("rw"), LineKind::Digits, "off")}
                {line("postcode", "form-postcode", "", is_needed("postcode"), LineKind::Digits, "postal-code")}
            </div>
            {area(session, path, reach)}
        </div>
    };
    view! { <div id=id tabindex="-1">{group(&words, controls.into_any())}</div> }.into_any()
}

/// In the city a kelurahan of its list; where the address may be anywhere, whether it is in the city comes first.
fn area(session: Session, path: &Path, reach: AddressReach) -> AnyView {
    if reach == AddressReach::City {
        return Cascade::new(session, path).view();
    }
    let region = path.part("region");
    let is_away = !kept_text(session, &region).is_empty();
    let is_here = !kept_text(session, &path.part("kelurahan")).is_empty();
    let place = RwSignal::new(match (is_here, is_away) {
        (true, _) => "kota".to_owned(),
        (_, true) => "luar".to_owned(),
        _ => String::new(),
    });
    let city = session.pack.city();
    let choices = vec![
        Choice {
            value: "kota".to_owned(),
            label: crate::components::dynamic::text(move || form_tr!("form-in-city", city = city.clone())),
            hint: no_text(),
        },
        Choice { value: "luar".to_owned(), label: sentence("form-elsewhere"), hint: no_text() },
    ];
    let cleared = (region.clone(), path.part("kelurahan"));
    let forget = Callback::new(move |chosen: String| {
        let other = if chosen == "kota" { &cleared.0 } else { &cleared.1 };
        write(session, other, Answer::text(""));
    });
    let around = Around::new(&id_of(&path.part("wilayah")), sentence("form-where-is-it"));
    let cascade = Cascade::new(session, path);
    view! {
        <Radios around=around choices=choices value=place on_change=forget />
        {when(move || place.with(|it| it == "kota"), move || cascade.clone().view())}
        {when(move || place.with(|it| it == "luar"), move || {
            let at = region.clone();
            let around = Around::new(&id_of(&at), sentence("form-region")).hint(sentence("form-region-hint")).error(problem::at(session, &at));
            let value = RwSignal::new(kept_text(session, &at));
            let keep = Callback::new(move |text: String| write(session, &at, Answer::Text(text)));
            view! { <LineField around=around value=value on_change=keep /> }.into_any()
        })}
    }
    .into_any()
}

/// Kecamatan, then kelurahan.
#[derive(Clone)]
struct Cascade {
    session: Session,
    at: Path,
    kecamatan: RwSignal<String>,
    kelurahan: RwSignal<String>,
}

impl Cascade {
    fn new(session: Session, path: &Path) -> Self {
        let at = path.part("kelurahan");
        let code = kept_text(session, &at);
        let places = places(session);
        let of = places.as_ref().and_then(|it| it.kelurahan.iter().find(|it| it.code == code));
        let kecamatan = of.map(|it| it.kecamatan.clone()).unwrap_or_default();
        Self { session, at, kecamatan: RwSignal::new(kecamatan), kelurahan: RwSignal::new(code) }
    }

    fn view(self) -> AnyView {
        let Some(places) = places(self.session).filter(|it| !it.kelurahan.is_empty()) else {
            return view! { <p class="app-field__hint">{form_t!("form-no-kelurahan")}</p> }.into_any();
        };
        let names: BTreeSet<String> = places.kelurahan.iter().map(|it| it.kecamatan.clone()).collect();
        let first = id_of(&self.at.part("kecamatan"));
        let (at, session) = (self.at.clone(), self.session);
        let choose_first = move |name: String| {
            self.kecamatan.set(name);
            self.kelurahan.set(String::new());
            write(session, &at, Answer::text(""));
        };
        let at = self.at.clone();
        let choose = move |code: String| {
            self.kelurahan.set(code.clone());
            write(session, &at, Answer::Text(code));
        };
        let options = move || {
            let of = self.kecamatan.get();
            let all = places.kelurahan.iter().filter(|it| it.kecamatan == of);
            all.map(|it| (it.code.clone(), it.name.clone())).collect::<Vec<_>>()
        };
        let options = StoredValue::new_local(options);
        let error = problem::at(session, &self.at);
        let names = names.into_iter().map(|it| (it.clone(), it)).collect::<Vec<_>>();
        view! {
            {select(&first, "form-kecamatan", self.kecamatan, move || names.clone(), choose_first)}
            {select(&id_of(&self.at), "form-kelurahan", self.kelurahan, move || options.with_value(|it| it()), choose)}
            {dynamic(move || match error.get() {
                it if it.is_empty() => ().into_any(),
                it => view! { <p class="app-field__error">{it}</p> }.into_any(),
            })}
        }
        .into_any()
    }
}

/// The browser's own list: it works with every finger, keyboard and screen reader.
pub(super) fn select(
    id: &str,
    label: &'static str,
    value: RwSignal<String>,
    options: impl Fn() -> Vec<(String, String)> + Send + Sync + 'static,
    choose: impl FnMut(String) + 'static,
) -> AnyView {
    view! {
        <div class="app-field">
            <label class="app-field__label" for=id.to_owned()>{move || say(label, &[])}</label>
            <select id=id.to_owned() class="app-field__select" on:change=typed(choose)>
                <option value="" selected=move || value.with(String::is_empty)>{form_t!("form-choose")}</option>
                {dynamic(move || {
                    let option = |(key, name): (String, String)| {
                        let own = key.clone();
                        view! { <option value=key selected=move || value.with(|it| *it == own)>{name}</option> }
                    };
                    options().into_iter().map(option).collect_view().into_any()
                })}
            </select>
        </div>
    }
    .into_any()
}

pub(super) fn places(session: Session) -> Option<Rc<PlaceFile>> {
    untrack(|| session.pack.ready().and_then(|it| it.places()))
}

/// What a part is called.
pub(super) fn label(part: &str) -> Option<&'static str> {
    Some(match part {
        "street" => "form-street",
        "rt" => "form-rt",
        "rw" => "form-rw",
        "postcode" => "form-postcode",
        "kelurahan" => "form-kelurahan",
        "region" => "form-region",
        _ => return None,
    })
}
