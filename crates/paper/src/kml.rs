//! KML 2.2 (OGC 07-147r2), as Google Earth opens it: one placemark with its polygons and what is said about them.

use core::fmt::Write as _;

use crate::{
    attribute::{Attribute, tame},
    land::{Land, Piece, Turn, closed},
};

/// The text of the file.
pub fn write(land: &Land, attributes: &[Attribute], name: &str) -> String {
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<kml xmlns=\"http://www.opengis.net/kml/2.2\">\n<Document>\n<Placemark>\n",
    );
    let _ = writeln!(text, "<name>{}</name>", escaped(name));
    text.push_str(
        "<Style><LineStyle><color>ff2d4fc2</color><width>3</width></LineStyle><PolyStyle><color>402d4fc2</color></PolyStyle></Style>\n",
    );
    text.push_str("<ExtendedData>\n");
    for it in attributes {
        let value = escaped(&it.words());
        let _ = writeln!(text, "<Data name=\"{}\"><value>{value}</value></Data>", it.name);
    }
    text.push_str("</ExtendedData>\n");
    match &land.pieces[..] {
        [only] => polygon(&mut text, only),
        several => {
            text.push_str("<MultiGeometry>\n");
            for it in several {
                polygon(&mut text, it);
            }
            text.push_str("</MultiGeometry>\n");
        }
    }
    text.push_str("</Placemark>\n</Document>\n</kml>\n");
    text
}

fn polygon(text: &mut String, piece: &Piece) {
    text.push_str("<Polygon>\n");
    for ring in piece.rings() {
        let (boundary, turn) = if ring.is_shell {
            ("outerBoundaryIs", Turn::Counter)
        } else {
            ("innerBoundaryIs", Turn::Clockwise)
        };
        let _ = write!(text, "<{boundary}><LinearRing><coordinates>");
        for (at, it) in closed(ring.corners, turn).iter().enumerate() {
            let blank = if at == 0 { "" } else { " " };
            let _ = write!(text, "{blank}{},{}", it.lng(), it.lat());
        }
        let _ = writeln!(text, "</coordinates></LinearRing></{boundary}>");
    }
    text.push_str("</Polygon>\n");
}

fn escaped(text: &str) -> String {
    tame(text).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use measure::LngLat;

    use super::*;

    #[test]
    fn what_is_said_is_escaped_and_our_own_reader_reads_the_corners() {
        let corners: Vec<LngLat> = [(123.6, -10.2), (123.601, -10.2), (123.601, -10.199)]
            .map(|(lng, lat)| LngLat::new(lng, lat).unwrap())
            .to_vec();
        let text = write(&Land::of(corners.clone()), &[Attribute::text("NAMA", "a < b")], "Bu \"Ani\" & Co");
        assert!(text.contains("<name>Bu &quot;Ani&quot; &amp; Co</name>") && text.contains("a &lt; b"));
        let read = parcel::file::read(text.as_bytes()).unwrap();
        assert_eq!(read.shapes[0].corners, corners);
        assert!(read.notes.is_empty());
    }
}
