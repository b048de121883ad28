//! Well-known text of geometry, as tables hold it: `SRID=…;MULTIPOLYGON Z (((…)))`. Arcs are refused.

use crate::{
    message::Message,
    sources::raw::{Parts, Xy},
};

/// Reads one geometry; the number of its coordinate system where it names one.
pub(crate) fn read(text: &str) -> Result<(Parts, bool, Option<u32>), Message> {
    let mut text = text.trim();
    let mut srid = None;
    if let Some((head, rest)) = text.split_once(';')
        && let Some(number) = head.trim().to_ascii_uppercase().strip_prefix("SRID=")
    {
        srid = number.trim().parse().ok();
        text = rest.trim();
    }
    let mut parser = Parser { text, has_heights: false };
    let mut parts = Parts::default();
    parser.geometry(&mut parts, 0)?;
    if !parser.text.trim().is_empty() {
        return Err(parser.odd());
    }
    Ok((parts, parser.has_heights, srid))
}

struct Parser<'a> {
    text: &'a str,
    has_heights: bool,
}

impl Parser<'_> {
    fn odd(&self) -> Message {
        Message::new("source-no-wkt").with("text", self.text.chars().take(40).collect::<String>())
    }

    fn word(&mut self) -> String {
        let text = self.text.trim_start();
        let end = text.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(text.len());
        let word = text[..end].to_ascii_uppercase();
        self.text = &text[end..];
        word
    }

    fn takes(&mut self, sign: char) -> bool {
        let text = self.text.trim_start();
        let rest = text.strip_prefix(sign);
        self.text = rest.unwrap_or(text);
        rest.is_some()
    }

    fn needs(&mut self, sign: char) -> Result<(), Message> {
        if self.takes(sign) { Ok(()) } else { Err(self.odd()) }
    }

    /// `(item, item, …)`, or `EMPTY`.
    fn list<T>(&mut self, item: &mut dyn FnMut(&mut Self) -> Result<T, Message>) -> Result<Vec<T>, Message> {
        let mut out = Vec::new();
        if self.text.trim_start().get(..5).is_some_and(|it| it.eq_ignore_ascii_case("EMPTY")) {
            self.word();
            return Ok(out);
        }
        self.needs('(')?;
        loop {
            out.push(item(self)?);
            if !self.takes(',') {
                break;
            }
        }
        self.needs(')')?;
        Ok(out)
    }

    fn position(&mut self) -> Result<Xy, Message> {
        // `MULTIPOINT ((1 2), (3 4))` has parentheses of its own.
        let is_inner = self.takes('(');
        let text = self.text.trim_start();
        let end = text.find([',', ')', '(']).ok_or_else(|| self.odd())?;
        let mut numbers = text[..end].split_whitespace().map(str::parse::<f64>);
        let (Some(Ok(x)), Some(Ok(y))) = (numbers.next(), numbers.next()) else { return Err(self.odd()) };
        self.has_heights |= numbers.next().is_some();
        self.text = &text[end..];
        if is_inner {
            self.needs(')')?;
        }
        Ok([x, y])
    }

    fn geometry(&mut self, out: &mut Parts, depth: usize) -> Result<(), Message> {
        let kind = self.word();
        let before = self.text;
        if !matches!(self.word().as_str(), "Z" | "M" | "ZM") {
            self.text = before;
        }
        match kind.trim_end_matches(['Z', 'M']) {
            "POINT" | "MULTIPOINT" => out.points.extend(self.list(&mut Self::position)?),
            "LINESTRING" => out.lines.push(self.list(&mut Self::position)?),
            "MULTILINESTRING" => out.lines.extend(self.list(&mut |it| it.list(&mut Self::position))?),
            "POLYGON" => {
                let rings = self.list(&mut |it| it.list(&mut Self::position))?;
                out.polygons.extend((!rings.is_empty()).then_some(rings));
            }
            "MULTIPOLYGON" => {
                let polygons = self.list(&mut |it| it.list(&mut |it| it.list(&mut Self::position)))?;
                out.polygons.extend(polygons.into_iter().filter(|it| !it.is_empty()));
            }
            "GEOMETRYCOLLECTION" if depth < 8 => {
                self.list(&mut |it| it.geometry(out, depth + 1))?;
            }
            "CIRCULARSTRING" | "COMPOUNDCURVE" | "CURVEPOLYGON" | "MULTICURVE" | "MULTISURFACE" => {
                return Err(Message::new("source-arc"));
            }
            _ => return Err(self.odd()),
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn geometry_with_heights_and_a_number_is_read() {
        let (parts, high, srid) =
            read("SRID=32751;MultiPolygon Z (((0 0 1, 4 0 1, 4 4 1, 0 0 1), (1 0.5 0, 2 0.5 0, 2 1 0)))")
                .unwrap();
        assert_eq!((parts.polygons[0].len(), high, srid), (2, true, Some(32751)));
        assert_eq!(read("MULTIPOINT ((1 2), (3 4))").unwrap().0.points, [[1.0, 2.0], [3.0, 4.0]]);
        assert!(read("POLYGON EMPTY").unwrap().0.polygons.is_empty());
    }

    #[test]
    fn broken_text_is_shown() {
        assert!(read("POLYGON ((0 0, 1").is_err());
        assert_eq!(read("CURVEPOLYGON (CIRCULARSTRING (0 0, 1 1, 2 0))").unwrap_err().id(), "source-arc");
        assert!(read("POLYGON ((0 0, x 1, 1 1))").unwrap_err().to_string().contains("x 1"));
    }
}
