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

/// Names of the overlay fields in the ministry's plan schema, with our words for them.
const KINDS: [(&str, &str); 11] = [
    ("krb", "overlay-krb"),
    ("kkop", "overlay-kkop"),
    ("lp2b", "overlay-lp2b"),
    ("tod", "overlay-tod"),
    ("teb", "overlay-teb"),
    ("cagbud", "overlay-cagbud"),
    ("hankam", "overlay-hankam"),
    ("sempadan", "overlay-sempadan"),
    ("tpz", "overlay-tpz"),
    ("resapan", "overlay-resapan"),
    ("hutan", "overlay-hutan"),
];

/// Our words for a kind of overlay, however the plan numbers its fields (`KRB_03`).
pub(crate) fn kind(kind: &str) -> String {
    let known = KINDS.iter().find(|(name, _)| {
        let rest = kind.get(name.len()..).unwrap_or("?");
        kind.len() >= name.len()
            && kind.as_bytes()[..name.len()].eq_ignore_ascii_case(name.as_bytes())
            && !rest.starts_with(|it: char| it.is_ascii_alphanumeric())
    });
    match known {
        Some((_, id)) => tr!(id),
        None => tr!("overlay-other", kind = kind.replace('_', " ")),
    }
}

/// What was asked about.
pub(super) fn subject(model: &AnswerModel) -> String {
    match &model.subject {
        Subject::Point { place, .. } => format::place(i18n::words(), *place),
        Subject::Parcel { area } => {
            tr!("answer-place-parcel", area = format::area(i18n::words().language(), *area))
        }
        Subject::Kelurahan { name, kecamatan } if kecamatan.is_empty() => {
            tr!("answer-place-kelurahan-only", name = name.clone())
        }
        Subject::Kelurahan { name, kecamatan } => {
            tr!("answer-place-kelurahan", name = name.clone(), kecamatan = kecamatan.clone())
        }
    }
}

/// The activity.
pub(crate) fn activity(model: &AnswerModel, tag: &str) -> String {
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
pub(crate) fn outcome(part: &PartModel) -> String {
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
