//! What was told of the project, kept on the device beside the outline that it belongs to, so that a page which was shut
//! does not lose it. Nothing of it is sent, and links do not carry it.

use leptos::prelude::*;
use parcel::{Editor, link};
use zoning::Figure;

use super::{judging::Judging, told::Told};
use crate::{browser, components::dynamic::whenever};

const REMEMBERED: &str = "parcel-project";

/// Takes up what was kept for this lot, then writes down what is told of it.
pub(super) fn follow(judging: Judging) {
    let session = judging.session;
    let is_taken_up = StoredValue::new(false);
    whenever(move || {
        let letters = |it: &Editor| link::write(it.corners());
        let (plot, building) = (session.editor.with(letters), session.building.with(letters));
        let told = judging.told.get();
        if plot.is_empty() {
            return;
        }
        if !is_taken_up.get_value() {
            is_taken_up.set_value(true);
            if let Some((told, building)) = browser::recall(REMEMBERED).and_then(|it| read(&it, &plot)) {
                judging.tell_at_once(told);
                if let Some(corners) = link::read(&building) {
                    session.change_building(|it| it.replace(corners));
                }
            }
            return;
        }
        if told == Told::default() && building.is_empty() {
            browser::forget(REMEMBERED);
        } else {
            browser::remember(REMEMBERED, &written(&told, &plot, &building));
        }
    });
}

/// One line per thing: its key and what was typed.
fn written(told: &Told, plot: &str, building: &str) -> String {
    let also = told.also.join(" ");
    let fixed = [
        ("bidang", plot),
        ("bangunan", building),
        ("jalan", told.road.as_str()),
        ("lebar", told.road_width.as_str()),
        ("tanah", told.ground.as_str()),
        ("beda", told.spread.as_str()),
        ("juga", also.as_str()),
    ];
    let figures = told.figures.iter().map(|(figure, text)| (figure.word(), text.as_str()));
    let mut text = String::new();
    for (key, value) in fixed.into_iter().chain(figures).filter(|it| !it.1.is_empty()) {
        text.push_str(key);
        text.push('=');
        text.push_str(&value.replace('\n', " "));
        text.push('\n');
    }
    text
}

/// What was told of a lot, and the letters of its building; nothing where it is another lot's.
fn read(text: &str, plot: &str) -> Option<(Told, String)> {
    let (mut told, mut building, mut is_same) = (Told::default(), String::new(), false);
    for (key, value) in text.lines().filter_map(|it| it.split_once('=')) {
        let value = value.to_owned();
        match key {
            "bidang" => is_same = value == plot,
            "bangunan" => building = value,
            "jalan" => told.road = value,
            "lebar" => told.road_width = value,
            "tanah" => told.ground = value,
            "beda" => told.spread = value,
            "juga" => told.also = value.split(' ').map(str::to_owned).collect(),
            word => {
                if let Some(figure) = Figure::of_word(word) {
                    told.figures.insert(figure, value);
                }
            }
        }
    }
    is_same.then_some((told, building))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_told_is_taken_up_for_the_same_lot_only() {
        let mut told = Told {
            road: "lokal".to_owned(),
            ground: "12".to_owned(),
            also: vec!["47112".to_owned(), "NK-RUMAH".to_owned()],
            ..Told::default()
        };
        told.figures.insert(Figure::Floors, "2\n".to_owned());
        let text = written(&told, "AbC", "x_y");
        told.figures.insert(Figure::Floors, "2 ".to_owned());
        assert_eq!(read(&text, "AbC"), Some((told, "x_y".to_owned())));
        assert_eq!(read(&text, "Other"), None);
        assert_eq!(read("nonsense", ""), None);
    }
}
