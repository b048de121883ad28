//! Coordinate systems: from what a file or the officer says to degrees of WGS 84. It names the datum step it takes and
//! never guesses one; whether the result is plausible is `crs::check`'s matter.

pub mod check;
mod known;
pub(crate) mod provinces;
mod wkt;

use proj4rs::Proj;

use crate::{
    message::Message,
    sources::raw::{Declared, Xy},
};

/// Radius of the sphere of web maps.
const WEB_RADIUS: f64 = 6_378_137.0;

/// How numbers become degrees.
#[derive(Clone)]
enum Way {
    /// They are degrees already.
    Degrees,
    /// The sphere of web maps (EPSG:3857).
    Web,
    /// Through PROJ's formulas.
    Proj(Box<Proj>),
}

/// A coordinate system.
#[derive(Clone)]
pub struct Crs {
    /// What it is called.
    pub name: String,
    /// What is said of the step between its datum and WGS 84, where there is one.
    pub datum: Option<Message>,
    way: Way,
    is_geographic: bool,
    is_zone: bool,
}

impl core::fmt::Debug for Crs {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Crs").field("name", &self.name).finish_non_exhaustive()
    }
}

impl Crs {
    /// Longitude and latitude in degrees of WGS 84.
    pub fn degrees() -> Self {
        Self {
            name: "EPSG:4326".to_owned(),
            datum: None,
            way: Way::Degrees,
            is_geographic: true,
            is_zone: false,
        }
    }

    /// Of an option in the mapping file: `EPSG:32751`, `32751`, a PROJ string, well-known text, or a name.
    pub fn parse(text: &str) -> Result<Self, Message> {
        let text = text.trim();
        let unknown = || Message::new("crs-unknown").with("crs", text.chars().take(80).collect::<String>());
        if text.starts_with('+') {
            return Self::of_proj(text, text, None);
        }
        if text.contains('[') {
            return Self::of_wkt(text);
        }
        if let Some(code) = code_of(text) {
            return Self::of_code(code);
        }
        match known::code_of_name(text) {
            Some(code) => Self::of_code(code),
            None => Err(unknown()),
        }
    }

    /// Of what a file says; none where it says nothing.
    pub fn declared(declared: &Declared) -> Result<Option<Self>, Message> {
        match declared {
            Declared::Nothing => Ok(None),
            Declared::Degrees => Ok(Some(Self::degrees())),
            Declared::Code(it) => Self::of_code(*it).map(Some),
            Declared::Wkt(it) => Self::of_wkt(it).map(Some),
            Declared::Name(it) => Self::parse(it).map(Some),
        }
    }

    /// Of a code of the EPSG registry, or of Esri.
    pub fn of_code(code: u32) -> Result<Self, Message> {
        let name = format!("EPSG:{code}");
        match code {
            4326 | 4979 => return Ok(Self::degrees()),
            3857 | 900_913 | 102_100 | 102_113 | 3785 | 3587 => {
                return Ok(Self { name, datum: None, way: Way::Web, is_geographic: false, is_zone: true });
            }
            _ => {}
        }
        let definition =
            known::definition(code).ok_or_else(|| Message::new("crs-unknown").with("crs", name.as_str()))?;
        Self::of_proj(&definition, &name, None)
    }

    /// Of well-known text.
    pub fn of_wkt(text: &str) -> Result<Self, Message> {
        let found = wkt::read(text).ok_or_else(|| {
            Message::new("crs-unknown").with("crs", text.chars().take(80).collect::<String>())
        })?;
        if let Some(code) = found.code
            && let Ok(mut it) = Self::of_code(code)
        {
            it.name = format!("{} ({})", found.name, it.name);
            return Ok(it);
        }
        let proj =
            found.proj.ok_or_else(|| Message::new("crs-no-projection").with("crs", found.name.as_str()))?;
        if proj == wkt::WEB {
            return Ok(Self {
                name: found.name,
                datum: None,
                way: Way::Web,
                is_geographic: false,
                is_zone: true,
            });
        }
        Self::of_proj(&proj, &found.name, found.unknown_datum)
    }

    fn of_proj(definition: &str, name: &str, unknown_datum: Option<String>) -> Result<Self, Message> {
        let odd = |why: String| Message::new("crs-odd").with("crs", name).with("why", why);
        let has_web_sphere =
            definition.contains("+a=6378137 +b=6378137") && definition.contains("+proj=merc");
        if has_web_sphere {
            return Ok(Self {
                name: name.to_owned(),
                datum: None,
                way: Way::Web,
                is_geographic: false,
                is_zone: true,
            });
        }
        let proj = Proj::from_proj_string(definition).map_err(|it| odd(it.to_string()))?;
        let is_geographic = proj.is_latlong();
        let has_step = has_shift(definition) || definition.contains("+datum=") && !is_earth(definition);
        let about = |id| Message::new(id).with("crs", name);
        let datum = match unknown_datum {
            Some(it) => Some(about("crs-datum-unknown").with("datum", it)),
            None if has_step => {
                let is_step = |it: &&str| it.starts_with("+towgs84") || it.starts_with("+datum");
                let step: Vec<&str> = definition.split_whitespace().filter(is_step).collect();
                Some(about("crs-datum-step").with("step", step.join(" ")))
            }
            None => (!definition.contains("+datum=WGS84")).then(|| about("crs-datum-equal")),
        };
        // Degrees of a datum within a metre of WGS 84 are taken as they are.
        let is_plain = is_geographic && !has_step && !definition.contains("+pm=");
        let way = if is_plain { Way::Degrees } else { Way::Proj(Box::new(proj)) };
        // Systems of many zones, or of the whole world, that are easily mistaken for one another.
        let is_zone = definition.contains("+proj=utm")
            || definition.contains("+proj=tmerc")
                && ["=0.9996 ", "=0.9999 "].iter().any(|it| definition.contains(it));
        Ok(Self { name: name.to_owned(), datum, way, is_geographic, is_zone })
    }

    /// Whether it is one zone of many, as UTM and TM-3 have them, or a system of the whole world.
    pub(crate) fn is_zone(&self) -> bool {
        self.is_zone
    }

    /// Whether its numbers are degrees.
    pub fn is_geographic(&self) -> bool {
        self.is_geographic
    }

    /// Whether edges that are straight in it are straight in degrees too.
    pub(crate) fn is_plain(&self) -> bool {
        matches!(self.way, Way::Degrees)
    }

    /// Longitude and latitude in degrees; none where the numbers mean no place.
    pub fn to_degrees(&self, [x, y]: Xy) -> Option<Xy> {
        let [lng, lat] = match &self.way {
            Way::Degrees => [x, y],
            Way::Web => {
                let lat = libm::atan(libm::sinh(y / WEB_RADIUS));
                [(x / WEB_RADIUS).to_degrees(), lat.to_degrees()]
            }
            Way::Proj(proj) => {
                let mut place =
                    if self.is_geographic { (x.to_radians(), y.to_radians(), 0.0) } else { (x, y, 0.0) };
                proj4rs::transform::transform(proj, wgs84(), &mut place).ok()?;
                [place.0.to_degrees(), place.1.to_degrees()]
            }
        };
        let is_place = lng.is_finite() && lat.is_finite() && lng.abs() <= 180.0 && lat.abs() <= 85.05;
        is_place.then_some([lng, lat])
    }
}

fn wgs84() -> &'static Proj {
    use std::sync::OnceLock;
    static WGS84: OnceLock<Proj> = OnceLock::new();
    WGS84.get_or_init(|| {
        Proj::from_proj_string("+proj=longlat +datum=WGS84 +no_defs")
            .expect("the definition of WGS 84 is a constant")
    })
}

/// The number in `EPSG:32751`, `urn:ogc:def:crs:EPSG::32751`, `http://www.opengis.net/def/crs/EPSG/0/32751` or `32751`.
fn code_of(text: &str) -> Option<u32> {
    let upper = text.to_ascii_uppercase();
    if upper.ends_with("CRS84") || upper.ends_with("CRS:84") {
        return Some(4326);
    }
    let digits = upper.rsplit([':', '/', '#']).next()?;
    let is_code = upper == digits || upper.contains("EPSG") || upper.contains("ESRI");
    digits.parse().ok().filter(|_| is_code)
}

/// Whether a definition moves its datum by more than nothing.
fn has_shift(definition: &str) -> bool {
    let shift = definition.split_whitespace().find_map(|it| it.strip_prefix("+towgs84="));
    shift.is_some_and(|it| it.split(',').any(|it| it.parse::<f64>().is_ok_and(|it| it.abs() > 0.0)))
}

/// Whether a named datum is WGS 84 itself, or within a metre of it.
fn is_earth(definition: &str) -> bool {
    ["+datum=WGS84", "+datum=NAD83"].iter().any(|it| definition.contains(it))
}

#[cfg(test)]
mod tests;
