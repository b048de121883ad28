//! KML 2.2 and 2.3 (OGC 12-007r2): placemarks with polygons, lines and points, their extended data, and attributes that
//! ArcGIS hides in an HTML table in the description. Coordinates are always degrees (WGS 84).

use std::borrow::Cow;

use quick_xml::{Reader, events::Event};

use crate::{
    message::Message,
    sources::raw::{Attributes, Collector, Declared, Failure, Parts, Xy},
};

/// Geometries and folders in one another, at most this deep.
const DEPTH: usize = 200;

/// Reads the text of a document.
pub(crate) fn read(text: &str, out: &mut Collector) -> Result<(), Failure> {
    out.crs = Declared::Degrees;
    let mut reader = Reader::from_str(text);
    // Placemarks of broken programs leave tags open; what can be read is read, and the end is checked below.
    reader.config_mut().check_end_names = true;
    let mut state = State::default();
    loop {
        let number = state.number.max(1);
        let broken = |it: quick_xml::Error| {
            Failure::feature(number, "kml", Message::new("source-no-kml").with("why", it.to_string()))
        };
        match reader.read_event().map_err(broken)? {
            Event::Start(it) => {
                let local = it.local_name();
                let name = local.as_ref();
                let attribute = it.try_get_attribute("name").ok().flatten();
                let label = attribute.map(|it| it.value.to_string());
                state.start(name, label)?;
            }
            Event::End(it) => state.end(it.local_name().as_ref(), out)?,
            Event::Text(it) => state.text.push_str(&it.xml10_content()),
            Event::CData(it) => state.text.push_str(&it.xml10_content()),
            Event::GeneralRef(it) => match it.resolve_char_ref() {
                Ok(Some(it)) => state.text.push(it),
                _ => state.text.push_str(entity(&it.xml10_content())),
            },
            Event::Eof if state.path.is_empty() => return Ok(()),
            Event::Eof => return Err(Failure::feature(number, "kml", Message::new("source-cut-off"))),
            _ => {}
        }
    }
}

fn entity(name: &str) -> &'static str {
    match name {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ => " ",
    }
}

/// Where the reader is, and the placemark so far.
#[derive(Default)]
struct State {
    path: Vec<String>,
    folders: Vec<String>,
    text: String,
    number: usize,
    has_placemark: bool,
    attributes: Attributes,
    parts: Parts,
    rings: Vec<Vec<Xy>>,
    label: Option<String>,
    value: String,
    has_heights: bool,
}

impl State {
    fn start(&mut self, name: &str, label: Option<String>) -> Result<(), Failure> {
        if self.path.len() >= DEPTH {
            return Err(Failure::feature(self.number, "kml", Message::new("source-cut-off")));
        }
        match name {
            "Placemark" => {
                self.number += 1;
                self.has_placemark = true;
                self.attributes = Attributes::new();
                self.parts = Parts::default();
                self.has_heights = false;
            }
            "Folder" | "Document" => self.folders.push(String::new()),
            "Polygon" => self.rings.clear(),
            "Data" | "SimpleData" => self.label = label,
            _ => {}
        }
        self.path.push(name.to_owned());
        self.text.clear();
        Ok(())
    }

    fn end(&mut self, name: &str, out: &mut Collector) -> Result<(), Failure> {
        self.path.pop();
        let text = core::mem::take(&mut self.text);
        let inside = self.path.last().cloned().unwrap_or_default();
        let inside = inside.as_str();
        match name {
            "name" if inside == "Placemark" => self.attribute("name", &text, out),
            "name" if inside == "Folder" || inside == "Document" => {
                if let Some(it) = self.folders.last_mut() {
                    text.trim().clone_into(it);
                }
            }
            "description" if inside == "Placemark" => self.description(&text, out),
            "value" if inside == "Data" => self.value = text,
            "Data" | "SimpleData" => {
                let value = if name == "Data" { core::mem::take(&mut self.value) } else { text };
                if let Some(label) = self.label.take() {
                    self.attribute(&label, &value, out);
                }
            }
            "coordinates" => self.coordinates(&text, inside)?,
            "Polygon" if self.has_placemark => {
                let rings = core::mem::take(&mut self.rings);
                self.parts.polygons.extend(out.polygon(self.number, rings));
            }
            "Folder" | "Document" => drop(self.folders.pop()),
            "Placemark" => self.placemark(out),
            _ => {}
        }
        Ok(())
    }

    fn attribute(&mut self, name: &str, value: &str, out: &mut Collector) {
        let value = value.trim();
        if out.wants(name) && !value.is_empty() {
            self.attributes.insert(name.to_owned(), value.to_owned());
        }
    }

    /// A table of two columns holds attributes; any other description is one itself.
    fn description(&mut self, text: &str, out: &mut Collector) {
        let pairs = table_pairs(text);
        if pairs.is_empty() {
            self.attribute("description", text, out);
        }
        for (name, value) in pairs {
            self.attribute(&name, &value, out);
        }
    }

    fn coordinates(&mut self, text: &str, inside: &str) -> Result<(), Failure> {
        if !self.has_placemark {
            return Ok(());
        }
        let mut line = Vec::new();
        for tuple in text.split_whitespace() {
            let mut numbers = tuple.split(',').map(|it| it.trim().parse::<f64>());
            let (Some(Ok(x)), Some(Ok(y))) = (numbers.next(), numbers.next()) else {
                let what = Message::new("source-no-position")
                    .with("text", tuple.chars().take(40).collect::<String>());
                return Err(Failure::feature(self.number, "coordinates", what));
            };
            self.has_heights |= numbers.next().is_some_and(|it| it.is_ok_and(|it| it != 0.0));
            line.push([x, y]);
        }
        match inside {
            "LinearRing" if self.path.iter().any(|it| it == "outerBoundaryIs") => self.rings.insert(0, line),
            "LinearRing" if self.path.iter().any(|it| it == "Polygon") => self.rings.push(line),
            "LinearRing" | "LineString" => self.parts.lines.push(line),
            "Point" => self.parts.points.extend(line),
            _ => {}
        }
        Ok(())
    }

    fn placemark(&mut self, out: &mut Collector) {
        let folder = self.folders.iter().rev().find(|it| !it.is_empty()).cloned().unwrap_or_default();
        self.attribute("folder", &folder, out);
        out.with_heights += usize::from(self.has_heights);
        let parts = core::mem::take(&mut self.parts);
        out.push(self.number, core::mem::take(&mut self.attributes), parts.into_geometry());
        self.has_placemark = false;
    }
}

/// The cells of an HTML table in pairs, where every row has two.
fn table_pairs(html: &str) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    // The outer table of ArcGIS holds an inner one, whose rows are the pairs.
    for row in html.split("<tr").skip(1) {
        let row = row.split("</tr").next().unwrap_or(row);
        let cells: Vec<String> = row.split("<td").skip(1).map(cell_text).collect();
        if let [name, value] = cells.as_slice()
            && !name.is_empty()
        {
            pairs.push((name.clone(), value.clone()));
        }
    }
    pairs
}

/// The text of a cell whose opening tag was cut before its end.
fn cell_text(html: &str) -> String {
    let inner = html.split_once('>').map_or("", |it| it.1);
    let inner = inner.split("</td").next().unwrap_or(inner);
    let mut text = String::new();
    let mut is_tag = false;
    for c in inner.chars() {
        match c {
            '<' => is_tag = true,
            '>' => is_tag = false,
            c if !is_tag => text.push(c),
            _ => {}
        }
    }
    quick_xml::escape::unescape(text.trim()).map_or_else(|_odd| text.trim().to_owned(), Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_placemark_gives_its_data_its_table_and_its_holes() {
        let text = r#"<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><Folder><name>Pola</name>
            <Placemark><name>P1</name><description><![CDATA[<table><tr><td>KODSZN</td><td>R-2</td></tr></table>]]></description>
            <ExtendedData><SchemaData><SimpleData name="NAMOBJ">A &amp; B</SimpleData></SchemaData><Data name="KDB"><value>60</value></Data></ExtendedData>
            <MultiGeometry><Polygon><innerBoundaryIs><LinearRing><coordinates>1,1,5 2,1 2,2 1,1</coordinates></LinearRing></innerBoundaryIs>
            <outerBoundaryIs><LinearRing><coordinates>0,0 9,0 9,9 0,0</coordinates></LinearRing></outerBoundaryIs></Polygon></MultiGeometry></Placemark>
            </Folder></Document></kml>"#;
        let mut out = Collector::new(None);
        read(text, &mut out).unwrap();
        let feature = &out.features[0];
        let value = |name: &str| feature.attributes[name].as_str();
        assert_eq!(
            [value("KODSZN"), value("NAMOBJ"), value("KDB"), value("folder")],
            ["R-2", "A & B", "60", "Pola"]
        );
        let crate::sources::raw::RawGeometry::Polygons(polygons) = &feature.geometry else { unreachable!() };
        assert_eq!((polygons[0][0][1], polygons[0].len(), out.with_heights), ([9.0, 0.0], 2, 1));
    }

    #[test]
    fn a_document_that_is_cut_off_is_refused() {
        let mut out = Collector::new(None);
        assert!(read("<kml><Document><Placemark>", &mut out).is_err());
    }
}
