//! The office's own look at the place: what the applicant saw, what the same plan and today's say, why, and a small map.

use std::fmt::Write as _;

use maud::{Markup, html};
use zoning::{Bound, Figure};

use super::{answers, texts::Texts};
use crate::{
    casework::{
        browse::File,
        verdict::{Found, Judgement, Limit, Look, Part},
    },
    plans::Spot,
};

/// `arrived` was found when the application came, `now` a moment ago.
pub(super) fn section(texts: Texts, file: &File, now: Option<&Judgement>, spot: Option<&Spot>) -> Markup {
    let arrived = file.judgement.as_ref();
    let Some(shown) = now.or(arrived) else {
        return html! { section { h2 { (texts.get("desk-verdict")) } p.warning { (texts.get("desk-verdict-none")) } } };
    };
    let since = arrived.and_then(|it| it.today.as_ref());
    let rows: Vec<(&str, Option<&str>, Option<&str>)> = vec![
        ("desk-verdict-seen", shown.seen.as_deref(), shown.seen_pack.as_deref()),
        ("desk-verdict-named", outcome(shown.named.as_ref()), pack(shown.named.as_ref())),
        ("desk-verdict-arrived", outcome(since), pack(since)),
        ("desk-verdict-today", outcome(shown.today.as_ref()), pack(shown.today.as_ref())),
    ];
    let has_changed = since.is_some() && outcome(since) != outcome(shown.today.as_ref());
    html! {
        section {
            h2 { (texts.get("desk-verdict")) }
            @if let Some(gap) = &shown.gap {
                // That a service needs no place is no fault of the file.
                @let class = if gap == "no-place-needed" { "hint" } else { "warning" };
                p class=(class) { (texts.coded(&format!("desk-verdict-gap-{gap}"), gap)) }
            } @else {
                @if shown.differs() || has_changed { p.fault { (texts.get("desk-verdict-differs")) } }
                div.wide role="group" aria-label=(texts.get("desk-verdict")) tabindex="0" { table {
                    tbody {
                        @for (id, word, version) in rows {
                            tr {
                                th scope="row" { (texts.get(id)) }
                                td { (word.map_or_else(|| texts.get("desk-verdict-unknown"), |it| texts.outcome(it))) }
                                td { (version.unwrap_or_default()) }
                            }
                        }
                    }
                } }
                @if let Some(spot) = spot { (map(texts, spot)) }
                @if let Some(look) = &shown.today { (trace(texts, look)) }
                p.hint { (texts.get("desk-verdict-hint")) }
            }
            (findings(texts, file, &shown.findings))
        }
    }
}

fn outcome(it: Option<&Look>) -> Option<&str> {
    it.map(|it| it.outcome.as_str())
}

fn pack(it: Option<&Look>) -> Option<&str> {
    it.map(|it| it.pack.as_str())
}

fn trace(texts: Texts, look: &Look) -> Markup {
    let share = |it: &Part| format!("{} %", texts.number((f64::from(it.share) / 1_000.0).round() / 10.0));
    html! {
        @for part in &look.parts {
            details open[look.parts.len() == 1] {
                summary { (part.zone) " " (part.name) " – " (texts.outcome(&part.outcome)) " (" (share(part)) ")" }
                ul {
                    @for it in &part.rules {
                        li {
                            (texts.coded(&format!("desk-effect-{}", it.effect), &it.effect))
                            @if !it.source.is_empty() { " – " (it.source) }
                        }
                    }
                }
            }
        }
        (building(texts, &look.building))
        @for it in &look.doubts { p.warning { (texts.coded(&format!("desk-doubt-{it}"), it)) } }
    }
}

/// The building against the plan's numbers. What was not told is left to the drawings.
fn building(texts: Texts, all: &[Limit]) -> Markup {
    let all: Vec<(&Limit, Figure)> =
        all.iter().filter_map(|it| Some((it, Figure::of_word(&it.figure)?))).collect();
    html! {
        @if !all.is_empty() {
            h3 { (texts.get("desk-building")) }
            div.wide role="group" aria-label=(texts.get("desk-building")) tabindex="0" { table {
                thead { tr {
                    @for id in ["desk-building-figure", "desk-building-told", "desk-building-limit", "desk-building-standing"] {
                        th scope="col" { (texts.get(id)) }
                    }
                } }
                tbody {
                    @for (it, figure) in all {
                        tr {
                            th scope="row" { (texts.get(&format!("desk-figure-{}", it.figure))) }
                            td { (it.measured.map_or_else(|| "–".to_owned(), |value| texts.figure(figure, value))) }
                            td {
                                (texts.get(if figure.bound() == Bound::AtLeast { "desk-building-least" } else { "desk-building-most" }))
                                " " (texts.figure(figure, it.limit))
                                @if !it.source.is_empty() { br; span.hint { (it.source) } }
                            }
                            td.broken[it.standing == "broken"] { (texts.get(&format!("desk-standing-{}", it.standing))) }
                        }
                    }
                }
            } }
        }
    }
}

fn findings(texts: Texts, file: &File, all: &[Found]) -> Markup {
    let words = |it: &Found| match it.code.strip_prefix("check:") {
        Some(id) => {
            let check = file.way.form.checks.iter().find(|it| it.id == id);
            check.map_or_else(|| id.to_owned(), |it| it.text.get(texts.language.tag()).to_owned())
        }
        None => texts.coded(&format!("desk-finding-{}", it.code), &it.code),
    };
    html! {
        @if !all.is_empty() {
            h3 { (texts.get("desk-findings")) }
            ul {
                @for it in all {
                    li {
                        @if it.blocks { strong { (texts.get("desk-finding-blocks")) } " " }
                        a href={ "#j-" (it.at) } { (answers::label(texts, file, &it.at)) } ": " (words(it))
                        @if !it.limit.is_empty() { " (" (it.limit) ")" }
                    }
                }
            }
        }
    }
}

/// The place and the zones around it. Drawn without script; the colours are the ministry's, the codes stand beside.
fn map(texts: Texts, spot: &Spot) -> Markup {
    let half = spot.half;
    let view = format!("{} {} {} {}", -half, -half, 2 * half, 2 * half);
    let path = |rings: &[Vec<(i64, i64)>]| {
        let mut out = String::new();
        for ring in rings {
            for (at, (x, y)) in ring.iter().enumerate() {
                // Writing to a text cannot fail.
                let _infallible = write!(out, "{}{x} {y}", if at == 0 { "M" } else { "L" });
            }
            out.push('Z');
        }
        out
    };
    let mut codes: Vec<(&str, &str, &str)> =
        spot.areas.iter().map(|it| (it.code.as_str(), it.name.as_str(), it.colour.as_str())).collect();
    codes.sort_unstable();
    codes.dedup();
    let thin = (half / 150).max(1);
    html! {
        figure.map {
            svg viewBox=(view) role="img" aria-label=(texts.get("desk-map")) xmlns="http://www.w3.org/2000/svg" {
                @for it in &spot.areas {
                    path d=(path(&it.rings)) fill=(it.colour) fill-rule="evenodd" stroke=(it.colour) stroke-width=(thin) {
                        title { (it.code) " " (it.name) }
                    }
                }
                @if let [(x, y)] = spot.corners[..] {
                    circle cx=(x) cy=(y) r=(half / 25) fill="none" stroke="#c00" stroke-width=(3 * thin) {}
                } @else {
                    path d=(path(std::slice::from_ref(&spot.corners))) fill="#c00" fill-opacity="0.15" stroke="#c00"
                        stroke-width=(3 * thin) {}
                }
                @let (x, y) = (half / 12 - half, half - half / 12);
                path d={ "M" (x) " " (y) "h" (spot.ten_metres * 5) } stroke="#000" stroke-width=(3 * thin) {}
                text x=(x) y=(y - half / 40) font-size=(half / 12) { "50 m" }
            }
            figcaption {
                @for (code, name, colour) in codes {
                    span.key {
                        svg width="16" height="16" aria-hidden="true" { rect width="16" height="16" fill=(colour) stroke="#333" {} }
                        " " (code) " " (name)
                    }
                    " "
                }
            }
        }
    }
}
