//! Shapes of KML and GPX. KML: polygons, lines and tracks of placemarks; GPX: tracks, routes, and waypoints as corners.

use super::{
    Fault, Format, Kind, Raw, RawShape,
    json::number,
    short,
    xml::{Attributes, Event, NoXml, Xml, unescaped},
};

pub(super) fn read(text: &str) -> Result<Raw, Fault> {
    let mut reader = Reader::default();
    let mut xml = Xml::new(text);
    loop {
        match xml.next() {
            Ok(Some(event)) => reader.take(event)?,
            Ok(None) => break,
            Err(NoXml) => return Err(reader.format.map_or(Fault::Unknown, Fault::Broken)),
        }
    }
    let format = reader.format.ok_or(Fault::Unknown)?;
    // A file that was cut off while it came is not taken for a smaller one.
    if !reader.open.is_empty() {
        return Err(Fault::Broken(format));
    }
    reader.close_line(Kind::Points, "");
    Ok(reader.raw)
}

/// Deeper than any KML.
const MOST_DEPTH: usize = 100;

#[derive(Default)]
struct Reader<'a> {
    raw: Raw,
    format: Option<Format>,
    /// The names of the elements around.
    open: Vec<&'a str>,
    /// Name of the placemark, track or route.
    name: String,
    /// Text of the element that is open.
    text: String,
    /// Outer and inner rings of the polygon that is open.
    shell: Vec<(f64, f64)>,
    holes: Vec<Vec<(f64, f64)>>,
    /// Points of the track that is open.
    track: Vec<(f64, f64)>,
    /// Single waypoints.
    points: Vec<(f64, f64)>,
}

impl<'a> Reader<'a> {
    fn take(&mut self, event: Event<'a>) -> Result<(), Fault> {
        match event {
            Event::Start(name, attributes) => {
                if self.open.len() >= MOST_DEPTH {
                    return Err(self.format.map_or(Fault::Unknown, Fault::Broken));
                }
                self.begin(name, attributes)?;
                self.open.push(name);
            }
            Event::Text(text) => self.text.push_str(text),
            Event::End(name) => {
                if self.open.pop() != Some(name) {
                    return Err(self.format.map_or(Fault::Unknown, Fault::Broken));
                }
                self.end(name);
            }
        }
        Ok(())
    }

    fn begin(&mut self, name: &str, attributes: Attributes<'_>) -> Result<(), Fault> {
        self.text.clear();
        let Some(format) = self.format else {
            self.format = match name {
                "kml" => Some(Format::Kml),
                "gpx" => Some(Format::Gpx),
                _ => return Err(Fault::Unknown),
            };
            return Ok(());
        };
        match (format, name) {
            (Format::Gpx, "trkpt" | "rtept" | "wpt") => {
                let pair = attributes.get("lon").zip(attributes.get("lat"));
                let pair = pair.and_then(|(lon, lat)| Some((number(lon.trim())?, number(lat.trim())?)));
                let list = if name == "wpt" { &mut self.points } else { &mut self.track };
                list.extend(pair);
            }
            (Format::Kml, "Placemark") | (Format::Gpx, "trk" | "rte") => self.name.clear(),
            (Format::Kml, "Polygon") => {
                self.shell.clear();
                self.holes.clear();
            }
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) {
        let around = self.open.last().copied().unwrap_or_default();
        match name {
            "name" if ["Placemark", "trk", "rte"].contains(&around) => {
                self.name = short(&unescaped(&self.text));
            }
            "coordinates" => self.coordinates(),
            // Google's tracks: "lng lat height" one by one.
            "coord" => {
                let mut numbers = self.text.split_whitespace().map(number);
                self.track.extend(numbers.next().flatten().zip(numbers.next().flatten()));
            }
            "Polygon" => {
                let (ring, holes) = (core::mem::take(&mut self.shell), core::mem::take(&mut self.holes));
                self.raw.push(RawShape { name: self.name.clone(), kind: Kind::Area, ring, holes });
            }
            "trk" | "rte" | "Track" => {
                let name = self.name.clone();
                self.close_line(Kind::Line, &name);
            }
            _ => {}
        }
        self.text.clear();
    }

    fn coordinates(&mut self) {
        let pairs: Vec<(f64, f64)> = self.text.split_whitespace().filter_map(pair).collect();
        if self.open.contains(&"innerBoundaryIs") {
            self.holes.push(pairs);
        } else if self.open.contains(&"outerBoundaryIs") {
            self.shell = pairs;
        } else if self.open.contains(&"Point") {
            self.points.extend(pairs);
        } else {
            self.raw.push(RawShape {
                name: self.name.clone(),
                kind: Kind::Line,
                ring: pairs,
                holes: Vec::new(),
            });
        }
    }

    /// A track or route is done, or all waypoints are known.
    fn close_line(&mut self, kind: Kind, name: &str) {
        let ring = core::mem::take(if kind == Kind::Points { &mut self.points } else { &mut self.track });
        if !ring.is_empty() && (kind == Kind::Line || self.raw.shapes.is_empty()) {
            self.raw.push(RawShape { name: name.to_owned(), kind, ring, holes: Vec::new() });
        }
    }
}

/// "lng,lat" or "lng,lat,height".
fn pair(text: &str) -> Option<(f64, f64)> {
    let mut numbers = text.split(',').map(number);
    Some((numbers.next()??, numbers.next()??))
}
