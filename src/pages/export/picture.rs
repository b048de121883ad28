//! The land as a drawing on the page; the file with the picture is made from the same.

use core::fmt::Write as _;

use leptos::prelude::*;
use paper::{
    Land,
    figure::{self, Captions, Figure, Item, Point},
};

use super::{files, session::Session};
use crate::components::dynamic::dynamic;

/// The size of the drawing.
pub(super) const SHEET: (f64, f64) = (600.0, 450.0);

/// The drawing.
#[component]
pub(super) fn Picture() -> impl IntoView {
    let session = expect_context::<Session>();
    view! {
        <figure class="app-export__figure">
            {dynamic(move || {
                let land = session.land.get();
                figure(session, &land, SHEET).map_or_else(|| ().into_any(), |it| drawn(&it))
            })}
        </figure>
    }
}

/// The drawing with what is written below it.
pub(super) fn figure(session: Session, land: &Land, size: (f64, f64)) -> Option<Figure> {
    // North stands first in the letters of a latitude: "LU", "N".
    let letters = tr!("compass-north");
    let north = letters.chars().last().map(String::from).unwrap_or_default();
    let title = session.name.get();
    let notes = [title, files::note(session)].into_iter().filter(|it| !it.is_empty()).collect();
    figure::draw(land, size, &Captions { north, notes })
}

fn drawn(figure: &Figure) -> AnyView {
    let box_of = format!("0 0 {} {}", figure.width, figure.height);
    let items = figure.items.iter().map(item).collect_view();
    view! {
        <svg class="app-export__drawing" viewBox=box_of role="img" aria-label=export_t!("export-drawing") focusable="false">
            {items}
        </svg>
    }
    .into_any()
}

fn item(item: &Item) -> AnyView {
    match item {
        Item::Ground(rings) => {
            let way: String = rings.iter().map(|it| path(it, true)).collect();
            view! { <path class="app-export__ground" fill-rule="evenodd" d=way /> }.into_any()
        }
        Item::Line(points) => view! { <path class="app-export__bar" d=path(points, false) /> }.into_any(),
        Item::Dark(points) => view! { <path class="app-export__dark" d=path(points, true) /> }.into_any(),
        Item::Dot((x, y)) => {
            view! { <circle class="app-export__dot" cx=x.to_string() cy=y.to_string() r="3.5" /> }.into_any()
        }
        Item::Words { at: (x, y), size, words, is_centred } => {
            let anchor = if *is_centred { "middle" } else { "start" };
            view! {
                <text class="app-export__words" x=x.to_string() y=y.to_string() font-size=size.to_string() text-anchor=anchor>
                    {words.clone()}
                </text>
            }
            .into_any()
        }
    }
}

fn path(points: &[Point], is_closed: bool) -> String {
    let mut way = String::new();
    for (at, (x, y)) in points.iter().enumerate() {
        // Writing to a text cannot fail.
        let _infallible = write!(way, "{}{x:.2} {y:.2}", if at == 0 { 'M' } else { 'L' });
    }
    if is_closed {
        way.push('Z');
    }
    way
}
