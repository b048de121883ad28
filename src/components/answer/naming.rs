//! Names of zones, overlays and places as the answer says them.

use citypack::Texts;
use wording::{format, id};
use zoning::{Outcome, Zone};

use crate::{
    answer::{AnswerModel, OverlayWords, PartModel, Subject, ZoneWords},
    i18n,
};

/// The zone with its code, or why there is none.
pub(crate) fn zone(zone: &ZoneWords, tag: &str) -> String {
    match (&zone.zone, zone.zone.code()) {
        (_, Some(code)) => match zone.name.get(tag) {
            "" => code.to_owned(),
            name => tr!("answer-zone-code", name = name, code = code),
        },
        (Zone::OutsideCoverage, None) => tr!("answer-zone-outside"),
        (Zone::SubZone { .. } | Zone::Kawasan { .. }, None) => tr!("answer-zone-blank"),
        (Zone::NotDigitised | Zone::MissingLayer, None) => tr!("answer-zone-none"),
    }
}

/// The overlay: the pack's title, else our words for kinds that plans commonly carry, else the kind itself.
pub(super) fn overlay(overlay: &OverlayWords, tag: &str) -> String {
    let own = overlay.title.get(tag);
    let name = if own.is_empty() { kind(&overlay.kind) } else { own.to_owned() };
    if overlay.class.is_empty() {
        name
    } else {
        tr!("overlay-with-class", overlay = name, class = overlay.class.clone())
    }
}

/// Our words for a kind of overlay.
pub(crate) fn kind(kind: &str) -> String {
    // Names of the fields in the ministry's plan schema, however the plan numbers them.
    let plain: String = kind
        .chars()
        .take_while(char::is_ascii_alphabetic)
        .map(|it| it.to_ascii_lowercase())
        .collect::<String>();
    let id = match plain.as_str() {
        "krb" => "overlay-krb",
        "kkop" => "overlay-kkop",
        "lp" | "lp2b" => "overlay-lp2b",
        "tod" => "overlay-tod",
        "teb" => "overlay-teb",
        "cagbud" => "overlay-cagbud",
        "hankam" => "overlay-hankam",
        "sempadan" => "overlay-sempadan",
        "tpz" => "overlay-tpz",
        "resapan" => "overlay-resapan",
        "hutan" => "overlay-hutan",
        _ => return tr!("overlay-other", kind = kind.replace('_', " ")),
    };
    tr!(id)
}

/// What was asked about.
pub(super) fn subject(model: &AnswerModel) -> String {
    match &model.subject {
        Subject::Point { place, .. } => format::place(i18n::words(), *place),
        Subject::Kelurahan { name, kecamatan } if kecamatan.is_empty() => {
            tr!("answer-place-kelurahan-only", name = name.clone())
        }
        Subject::Kelurahan { name, kecamatan } => {
            tr!("answer-place-kelurahan", name = name.clone(), kecamatan = kecamatan.clone())
        }
    }
}

/// The activity.
pub(super) fn activity(model: &AnswerModel, tag: &str) -> String {
    let title = model.activity_title(tag).map(str::to_owned);
    title.unwrap_or_else(|| tr!("activity-unknown", code = model.code.clone()))
}

/// The headline as it is read out.
pub(super) fn spoken(model: &AnswerModel) -> String {
    let tag = i18n::words().language().tag();
    let mut said = format!("{}: {}", tr!("answer-title"), tr!(id::headline(model.headline)));
    if let Some(gap) = model.headline.gap() {
        said = format!("{said}. {}", tr!(id::gap(gap)));
    }
    said = format!("{said}. {}. {}.", activity(model, tag), tr!("common-indicative"));
    if model.is_sample() { format!("{said} {}.", tr!("common-sample")) } else { said }
}

/// The short answer of a part; a gap says which one it is.
pub(super) fn outcome(part: &PartModel) -> String {
    match part.outcome {
        Outcome::NoData(gap) => format!("{}: {}", tr!("outcome-no-data"), tr!(id::gap(gap))),
        outcome => tr!(id::outcome(outcome)),
    }
}

/// A text of the pack with the language that it is in, where that is not the language of the page.
pub(super) fn lang_of(texts: &Texts, tag: &str) -> Option<String> {
    let language = texts.language_of(tag);
    (language != tag && !texts.get(tag).is_empty()).then(|| language.to_owned())
}
