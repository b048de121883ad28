//! A paper on the screen, block by block; what the printer gets is the same.

use core::fmt::Write as _;

use leptos::prelude::*;
use paper::{
    document::{Block, Document},
    plan_map::{CODE, Colour, PlanMap, Point, Subject},
};

use crate::components::{dynamic::text, qr::qr};

/// The paper.
pub(super) fn paper(document: &Document) -> AnyView {
    let blocks = document.blocks.iter().map(block).collect_view();
    // Drawn by the style: it decorates, and its words stand on the paper as well.
    let mark = document.mark.clone().map(|it| {
        view! { <div class="app-lembar__mark" data-mark=it aria-hidden="true"></div> }
    });
    view! {
        <article class="app-lembar__paper" lang=document.language.clone()>
            {mark}
            {blocks}
            <p class="app-lembar__foot">{document.foot.clone()}</p>
        </article>
    }
    .into_any()
}

/// One block of it.
pub(super) fn block(block: &Block) -> AnyView {
    match block {
        Block::Head { title, lines, code } => head(title, lines, code.as_ref()),
        Block::Notice { tone, title, lines } => {
            let lines = lines.iter().map(|it| view! { <p>{it.clone()}</p> }).collect_view();
            view! {
                <div class="app-lembar__notice" style:border-color=hex(*tone)>
                    <p class="app-lembar__large">{title.clone()}</p>
                    {lines}
                </div>
            }
            .into_any()
        }
        Block::Section(words) => view! { <h2 class="app-lembar__section">{words.clone()}</h2> }.into_any(),
        Block::Text(words) => view! { <p>{words.clone()}</p> }.into_any(),
        Block::Small(words) => view! { <p class="app-lembar__small">{words.clone()}</p> }.into_any(),
        Block::Facts(facts) => self::facts(facts),
        Block::List(points) => {
            let points = points.iter().map(|it| view! { <li>{it.clone()}</li> }).collect_view();
            view! { <ul class="app-lembar__list">{points}</ul> }.into_any()
        }
        Block::Table { heads, rows } => table(heads, rows),
        Block::Map { map, name, legend, source } => {
            let legend = legend.iter().map(|(colour, words)| {
                view! { <li><span class="app-lembar__swatch" style:background-color=hex(*colour) aria-hidden="true"></span>{words.clone()}</li> }
            });
            view! {
                <figure class="app-lembar__map">
                    {drawn(map, name)}
                    <ul class="app-lembar__legend">{legend.collect_view()}</ul>
                    <figcaption class="app-lembar__small">{source.clone()}</figcaption>
                </figure>
            }
            .into_any()
        }
    }
}

fn head(title: &str, lines: &[String], code: Option<&(String, String)>) -> AnyView {
    let lines = lines.iter().map(|it| view! { <p>{it.clone()}</p> }).collect_view();
    let code = code.map(|(content, name)| {
        let name = name.clone();
        view! { <div class="app-lembar__code">{qr(content, text(move || name.clone()))}</div> }
    });
    view! {
        <header class="app-lembar__head">
            <div>
                <h1 class="app-lembar__title" id="lembar-judul" tabindex="-1">{title.to_owned()}</h1>
                {lines}
            </div>
            {code}
        </header>
    }
    .into_any()
}

/// Names and what belongs to them.
pub(super) fn facts(facts: &[(String, String)]) -> AnyView {
    let rows = facts.iter().map(|(name, value)| {
        view! { <div class="app-facts__row"><dt>{name.clone()}</dt><dd>{value.clone()}</dd></div> }
    });
    view! { <dl class="app-facts">{rows.collect_view()}</dl> }.into_any()
}

fn table(heads: &[String], rows: &[Vec<String>]) -> AnyView {
    let titles = heads.iter().map(|it| view! { <th scope="col">{it.clone()}</th> }).collect_view();
    let rows = rows.iter().map(|row| {
        let cells = row.iter().map(|it| view! { <td>{it.clone()}</td> }).collect_view();
        view! { <tr>{cells}</tr> }
    });
    view! {
        <div class="app-lembar__scroll" tabindex="0" role="region" aria-label=heads.first().cloned().unwrap_or_default()>
            <table class="app-lembar__table">
                <thead><tr>{titles}</tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn drawn(map: &PlanMap, name: &str) -> AnyView {
    let grounds = map.grounds.iter().map(|(colour, rings)| {
        view! { <path fill=hex(*colour) fill-rule="evenodd" d=path(rings) /> }
    });
    let mut borders = String::new();
    for (a, b) in &map.borders {
        // Writing to a text cannot fail.
        let _infallible = write!(borders, "M{:.1} {:.1}L{:.1} {:.1}", a.0, a.1, b.0, b.1);
    }
    let codes = map.codes.iter().map(|((x, y), words)| {
        let y = y + CODE * 0.36;
        view! { <text class="app-lembar__letters" x=tenth(*x) y=tenth(y) font-size=CODE.to_string() text-anchor="middle">{words.clone()}</text> }
    });
    let subject = match &map.subject {
        Subject::Point((x, y), off) => {
            let off = if *off > 4.0 { *off } else { 0.0 };
            view! {
                <circle cx=tenth(*x) cy=tenth(*y) r=tenth(off) fill="none" stroke="#be142d" stroke-width="0.8" />
                <circle cx=tenth(*x) cy=tenth(*y) r="5.5" fill="#fff" />
                <circle cx=tenth(*x) cy=tenth(*y) r="4" fill="#be142d" />
            }
            .into_any()
        }
        Subject::Rings(rings) => view! {
            <path d=path(rings) fill="none" stroke="#fff" stroke-width="3.4" stroke-linejoin="round" />
            <path d=path(rings) fill="none" stroke="#be142d" stroke-width="1.8" stroke-linejoin="round" />
        }
        .into_any(),
    };
    let (east, foot) = (map.width - 18.0, map.height - 10.0);
    let (length, words) = map.bar.clone();
    let arrow = format!("M{east:.1} 8l6 18-6-4-6 4z");
    let bar = format!("M10 {:.1}v4h{length:.1}v-4", foot - 4.0);
    let backing = length + 44.0;
    view! {
        <svg class="app-lembar__drawing" viewBox=format!("0 0 {} {}", map.width, map.height) role="img" aria-label=name.to_owned() focusable="false">
            <path fill="#f4f4f2" d=format!("M0 0h{}v{}H0z", map.width, map.height) />
            {grounds.collect_view()}
            <path d=borders fill="none" stroke="#46464f" stroke-width="0.6" />
            {codes.collect_view()}
            {subject}
            <path fill="#fff" d=format!("M{:.1} 3h24v38h-24z", east - 12.0) />
            <path fill="#23265e" d=arrow />
            <text class="app-lembar__letters" x=tenth(east) y="37" font-size="9" text-anchor="middle">{map.north.clone()}</text>
            <path fill="#fff" d=format!("M5 {:.1}h{backing:.1}v15H5z", foot - 10.0) />
            <path d=bar fill="none" stroke="#1c1c28" stroke-width="1.2" />
            <text x=tenth(length + 15.0) y=tenth(foot) font-size="8" fill="#1c1c28">{words}</text>
        </svg>
    }
    .into_any()
}

fn tenth(it: f64) -> String {
    format!("{it:.1}")
}

fn path(rings: &[Vec<Point>]) -> String {
    let mut path = String::new();
    for ring in rings {
        for (at, (x, y)) in ring.iter().enumerate() {
            // Writing to a text cannot fail.
            let _infallible = write!(path, "{}{x:.1} {y:.1}", if at == 0 { 'M' } else { 'L' });
        }
        path.push('z');
    }
    path
}

fn hex([red, green, blue]: Colour) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}
