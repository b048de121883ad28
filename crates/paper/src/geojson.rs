//! GeoJSON (RFC 7946): one feature, shells counter-clockwise, every number as short as it can be without changing.

use core::fmt::Write as _;

use measure::LngLat;

use crate::{
    attribute::{Attribute, Value},
    land::{Land, Piece, Turn, closed},
};

/// The text of the file.
pub fn write(land: &Land, attributes: &[Attribute]) -> String {
    let mut text =
        String::from("{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{");
    for (at, attribute) in attributes.iter().enumerate() {
        let comma = if at == 0 { "" } else { "," };
        let value = match &attribute.value {
            Value::Number(_) => attribute.words(),
            Value::Text(_) | Value::Date(_) => quoted(&attribute.words()),
        };
        let _ = write!(text, "{comma}\"{}\":{value}", attribute.name);
    }
    text.push_str("},\"geometry\":");
    match &land.pieces[..] {
        [] => text.push_str("null"),
        [only] => {
            text.push_str("{\"type\":\"Polygon\",\"coordinates\":");
            piece(&mut text, only);
            text.push('}');
        }
        several => {
            text.push_str("{\"type\":\"MultiPolygon\",\"coordinates\":[");
            for (at, it) in several.iter().enumerate() {
                text.push_str(if at == 0 { "" } else { "," });
                piece(&mut text, it);
            }
            text.push_str("]}");
        }
    }
    text.push_str("}]}\n");
    text
}

fn piece(text: &mut String, piece: &Piece) {
    text.push('[');
    for (at, it) in piece.rings().enumerate() {
        text.push_str(if at == 0 { "[" } else { ",[" });
        let turn = if it.is_shell { Turn::Counter } else { Turn::Clockwise };
        ring(text, &closed(it.corners, turn));
        text.push(']');
    }
    text.push(']');
}

fn ring(text: &mut String, corners: &[LngLat]) {
    for (at, corner) in corners.iter().enumerate() {
        let comma = if at == 0 { "" } else { "," };
        let _ = write!(text, "{comma}[{},{}]", corner.lng(), corner.lat());
    }
}

fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            // No name needs control characters.
            it if it.is_control() => quoted.push(' '),
            it => quoted.push(it),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_quoted_and_numbers_stay_as_they_were() {
        let at = |lng, lat| LngLat::new(lng, lat).unwrap();
        let land = Land::of(vec![at(123.600_000_000_01, -10.2), at(123.6, -10.1), at(123.7, -10.1)]);
        let text = write(&land, &[Attribute::text("NAMA", "A \"B\"\n")]);
        assert!(text.contains(r#""NAMA":"A \"B\" ""#), "{text}");
        // The ring was given clockwise: the order turns, the first corner and the numbers stay.
        assert!(
            text.contains("[[[123.60000000001,-10.2],[123.7,-10.1],[123.6,-10.1],[123.60000000001,-10.2]]]"),
            "{text}"
        );
        assert!(write(&Land::default(), &[]).contains("\"geometry\":null"));
    }
}
