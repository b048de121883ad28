//! Corners as people type them or paste them from a letter, a table or a surveyor's list: one a line or parted by `;`,
//! numbered or not, in degrees, UTM or TM-3, with comma or point. Every line that cannot be read is named with its reason.

mod line;
mod metres;

use lookup::place::{self, Exact, MeridianGrid, Slip, Typed, Unreadable, Vicinity};
use measure::LngLat;

use self::metres::Pair;
use crate::sketch::MOST_CORNERS;

/// Letters that are looked at; a list of that length has more corners than any parcel.
pub const MOST_LETTERS: usize = 2_000_000;
/// Lines that are told at most; then the list is something else.
const MOST_PROBLEMS: usize = 50;

/// A list as it was understood.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct List {
    /// The corners, in their order.
    pub corners: Vec<LngLat>,
    /// Lines that could not be read.
    pub problems: Vec<Problem>,
    /// What was assumed.
    pub notes: Vec<Note>,
}

/// A line that could not be read.
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    /// Number of the line, from 1.
    pub line: usize,
    /// Its text, shortened.
    pub text: String,
    /// Why.
    pub why: Why,
}

/// Why a line could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// Words without numbers.
    NoNumbers,
    /// One number where two are needed.
    OneNumber,
    /// More numbers than two, and it is not clear which count.
    TooManyNumbers,
    /// Metres without a zone, and no city whose zone would be meant.
    NoZone,
    /// The numbers lie off the earth.
    OffTheEarth,
    /// Seconds or minutes of 60 and more, or another mistake in an angle.
    BadAngle,
    /// A link that hides its place.
    HiddenLink,
    /// There are more corners than any parcel has.
    TooMany,
}

/// Something that was assumed and should be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Note {
    /// The longitude stands first in every line.
    LongitudeFirst,
    /// The longitude stands first in this line only.
    LongitudeFirstIn(usize),
    /// A minus of the south was missing and has been put in.
    SouthMeant,
    /// Metres were read in this zone, which the list itself names.
    Zone(Zone),
    /// Metres were read in this zone because it is the city's.
    ZoneOfCity(Zone),
}

/// A zone of metres.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zone {
    /// Universal Transverse Mercator.
    Utm {
        /// 1 to 60.
        zone: u32,
        /// Whether it is the southern half.
        is_south: bool,
    },
    /// Indonesia's TM-3: 51.1 is the western half of zone 51, 51.2 the eastern one.
    Tm3 {
        /// The UTM zone.
        zone: u32,
        /// Whether it is the eastern half.
        is_eastern: bool,
    },
}

impl Zone {
    /// The grid of the zone.
    pub fn grid(self) -> MeridianGrid {
        match self {
            Self::Utm { zone, is_south } => MeridianGrid::utm(zone, is_south),
            Self::Tm3 { zone, is_eastern } => MeridianGrid::tm3(zone, is_eastern),
        }
    }
}

/// What one line gave.
enum Read {
    Corner(LngLat, Option<Slip>),
    Bad(Why),
}

/// Reads a list. `near` is where the city lies: swapped numbers and missing signs are told by it, and metres without a
/// zone are in its zone.
pub fn read(text: &str, near: Option<&Vicinity>) -> List {
    let mut reader = Reader { near: near.map(wide), zone: None, list: List::default(), slips: Vec::new() };
    let text = text.get(..MOST_LETTERS).unwrap_or(text);
    for (at, whole) in text.lines().take(2 * MOST_CORNERS).enumerate() {
        let plain = place::plain(whole);
        for piece in line::pieces(&plain) {
            reader.take(at + 1, piece);
        }
        if reader.list.problems.len() >= MOST_PROBLEMS {
            break;
        }
    }
    reader.finish()
}

/// A parcel at the city's edge is the city's all the same: half a degree more on each side.
fn wide(near: &Vicinity) -> Vicinity {
    let [west, south, east, north] = near.bounds;
    Vicinity { centre: near.centre, bounds: [west - 0.5, south - 0.5, east + 0.5, north + 0.5] }
}

struct Reader {
    near: Option<Vicinity>,
    /// The zone that the list has named last.
    zone: Option<Zone>,
    list: List,
    /// Lines whose numbers had to be turned.
    slips: Vec<(usize, Slip)>,
}

impl Reader {
    fn take(&mut self, number: usize, piece: &str) {
        if let Some(zone) = line::zone_heading(piece) {
            self.zone = Some(zone);
            self.note(Note::Zone(zone));
            return;
        }
        // Words before the first corner are the title or the heads of columns.
        let has_digits = piece.contains(|it: char| it.is_ascii_digit());
        if !has_digits && self.list.corners.is_empty() {
            return;
        }
        match self.read(piece) {
            Read::Corner(..) if self.list.corners.len() >= MOST_CORNERS => {
                self.problem(number, piece, Why::TooMany);
            }
            Read::Corner(place, slip) => {
                self.list.corners.push(place);
                self.slips.extend(slip.map(|it| (number, it)));
            }
            Read::Bad(why) => self.problem(number, piece, why),
        }
    }

    fn read(&mut self, piece: &str) -> Read {
        for text in line::without_label(piece) {
            if let Some(pair) = metres::read(text) {
                return self.metres(pair);
            }
            match place::read(text, self.near.as_ref()) {
                Typed::Exact(Exact { place, .. }) => return Read::Corner(place, None),
                Typed::Meant(slip, place) => return Read::Corner(place, Some(slip)),
                Typed::Unreadable(Unreadable::OffTheEarth) => return Read::Bad(Why::OffTheEarth),
                Typed::Unreadable(Unreadable::ShortLink | Unreadable::EmptyLink) => {
                    return Read::Bad(Why::HiddenLink);
                }
                Typed::Unreadable(Unreadable::NotTwoNumbers) | Typed::Name | Typed::Nothing => {}
            }
        }
        Read::Bad(line::why(piece))
    }

    fn metres(&mut self, pair: Pair) -> Read {
        let zone = pair.zone.or(self.zone).inspect(|it| self.note(Note::Zone(*it)));
        let zone = zone.or_else(|| {
            let centre = self.near.as_ref()?.centre;
            let zone = Zone::Utm { zone: place::utm_zone_of(centre), is_south: centre.lat() < 0.0 };
            self.note(Note::ZoneOfCity(zone));
            Some(zone)
        });
        let Some(zone) = zone else { return Read::Bad(Why::NoZone) };
        let (east, north) = pair.east_north(zone);
        zone.grid().place(east, north).map_or(Read::Bad(Why::OffTheEarth), |it| Read::Corner(it, None))
    }

    fn note(&mut self, note: Note) {
        if !self.list.notes.contains(&note) {
            self.list.notes.push(note);
        }
    }

    fn problem(&mut self, line: usize, text: &str, why: Why) {
        let text = text.trim().chars().take(40).collect();
        self.list.problems.push(Problem { line, text, why });
    }

    fn finish(mut self) -> List {
        let lines = |slip: Slip| -> Vec<usize> {
            self.slips.iter().filter(|it| it.1 == slip).map(|it| it.0).collect()
        };
        let (swapped, mirrored) = (lines(Slip::Swapped), lines(Slip::NoMinus));
        if !swapped.is_empty() && swapped.len() == self.list.corners.len() {
            self.note(Note::LongitudeFirst);
        } else {
            for line in swapped.into_iter().take(MOST_PROBLEMS) {
                self.note(Note::LongitudeFirstIn(line));
            }
        }
        if !mirrored.is_empty() {
            self.note(Note::SouthMeant);
        }
        self.list
    }
}

#[cfg(test)]
mod tests;
