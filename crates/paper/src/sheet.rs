//! What the QR code of a verdict sheet carries: question, place, the plan that was asked, and what it answered. Whoever reads it
//! can put the same question to the same plan and compare; nothing here says that a paper is genuine.
//!
//! The first version is frozen: a sheet that was printed once is read by every later program.

use measure::LngLat;
use sha2::{Digest as _, Sha256};

use crate::attribute::Day;

/// Corners that the code itself carries; what has more is attached to the sheet and named by its hash.
pub const MOST_CORNERS: usize = 12;
/// The one version there is.
const VERSION: u8 = 1;
/// The letters, each worth six bits (RFC 4648, section 5).
const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
/// Steps in a degree: a millimetre.
const STEPS: f64 = 1e8;
/// Bytes of the check sum that tells a misread code from another sheet.
const SUM: usize = 4;
/// Longer codes and words are of no plan.
const MOST_LETTERS: usize = 60;

/// The content of a sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// Code of the region.
    pub region: String,
    /// The first half of the SHA-256 of the pack's manifest, which names every file of the pack by its hash.
    pub pack: [u8; 16],
    /// Code of the activity that was asked about.
    pub activity: String,
    /// Where.
    pub place: Place,
    /// The word of the headline (`zoning`), such as `allowed` or `partial`.
    pub outcome: String,
    /// The beginning of the SHA-256 of the answer's canonical text.
    pub answer: [u8; 8],
    /// The day on which the sheet was made.
    pub day: Day,
}

/// Where a sheet asks.
#[derive(Debug, Clone, PartialEq)]
pub enum Place {
    /// A point, and how far off it may be, in centimetres; 0 where it was pointed out.
    Point(LngLat, u32),
    /// The corners of a parcel, at most `MOST_CORNERS`.
    Outline(Vec<LngLat>),
    /// A parcel with more corners: the SHA-256 of its letters (`parcel::link`), which are attached to the sheet.
    Attached([u8; 32]),
}

/// Why letters are no sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// Letters or bytes that no sheet has, or a check sum that does not fit: misread, cut off or changed.
    Damaged,
    /// A sheet of a version that this program does not know.
    Newer,
}

/// How a sheet stands to an answer that was worked out anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// The same plan gives the same answer to this question.
    Same,
    /// The same plan gives another answer: the sheet was changed, or made by a program that was wrong.
    Differs,
    /// The plan has changed since, and gives the same headline.
    OtherPlanSameOutcome,
    /// The plan has changed since, and so has the headline.
    OtherPlanOtherOutcome,
}

impl Place {
    /// A point as a sheet carries it, to the millimetre: this is the place that must be asked, so that whoever reads the sheet
    /// asks the same.
    pub fn of_point(place: LngLat, accuracy: u32) -> Self {
        Self::Point(rounded(place), accuracy)
    }

    /// A parcel as a sheet carries it, likewise.
    pub fn of_outline(corners: &[LngLat]) -> Self {
        if corners.len() <= MOST_CORNERS {
            Self::Outline(corners.iter().map(|it| rounded(*it)).collect())
        } else {
            Self::Attached(fingerprint(corners))
        }
    }

    /// Whether these are the corners that are attached to the sheet.
    pub fn is_of(&self, corners: &[LngLat]) -> bool {
        matches!(self, Self::Attached(hash) if *hash == fingerprint(corners))
    }
}

fn rounded(place: LngLat) -> LngLat {
    let round = |it: f64| degrees(steps(it));
    LngLat::new(round(place.lng()), round(place.lat())).unwrap_or(place)
}

fn fingerprint(corners: &[LngLat]) -> [u8; 32] {
    Sha256::digest(parcel::link::write(corners)).into()
}

impl Sheet {
    /// What names the pack of this manifest.
    pub fn pack_of(manifest: &[u8]) -> [u8; 16] {
        first(&Sha256::digest(manifest))
    }

    /// What names an answer.
    pub fn answer_of(canonical: &str) -> [u8; 8] {
        first(&Sha256::digest(canonical))
    }

    /// Compares with the answer of today: the pack it came from, its headline, its canonical text.
    pub fn compare(&self, pack: [u8; 16], outcome: &str, canonical: &str) -> Comparison {
        match (self.pack == pack, self.outcome == outcome) {
            (true, true) if self.answer == Self::answer_of(canonical) => Comparison::Same,
            (true, _) => Comparison::Differs,
            (false, true) => Comparison::OtherPlanSameOutcome,
            (false, false) => Comparison::OtherPlanOtherOutcome,
        }
    }

    /// The bytes that are signed: everything but the check sum.
    pub fn bytes(&self) -> Vec<u8> {
        let mut bytes = vec![VERSION];
        text(&mut bytes, &self.region);
        bytes.extend_from_slice(&self.pack);
        text(&mut bytes, &self.activity);
        match &self.place {
            Place::Point(place, accuracy) => {
                bytes.push(1);
                corners(&mut bytes, &[*place]);
                number(&mut bytes, u64::from(*accuracy));
            }
            Place::Outline(ring) => {
                bytes.push(2);
                number(&mut bytes, u64::try_from(ring.len()).expect("a few corners"));
                corners(&mut bytes, ring);
            }
            Place::Attached(hash) => {
                bytes.push(3);
                bytes.extend_from_slice(hash);
            }
        }
        text(&mut bytes, &self.outcome);
        bytes.extend_from_slice(&self.answer);
        bytes.extend_from_slice(&self.day.year.to_be_bytes());
        bytes.extend_from_slice(&[self.day.month, self.day.day]);
        bytes
    }

    /// The letters for the QR code.
    pub fn write(&self) -> String {
        let mut bytes = self.bytes();
        let sum = Sha256::digest(&bytes);
        bytes.extend_from_slice(&sum[..SUM]);
        letters(&bytes)
    }

    /// Reads such letters, by themselves or behind the last `#` of an address.
    pub fn read(text: &str) -> Result<Self, Unreadable> {
        let text = text.trim().rsplit('#').next().unwrap_or_default();
        let bytes = bytes_of(text).ok_or(Unreadable::Damaged)?;
        let (content, sum) =
            bytes.len().checked_sub(SUM).map(|it| bytes.split_at(it)).ok_or(Unreadable::Damaged)?;
        if Sha256::digest(content)[..SUM] != *sum {
            return Err(Unreadable::Damaged);
        }
        let mut reader = Reader { rest: content };
        if reader.byte().ok_or(Unreadable::Damaged)? != VERSION {
            return Err(Unreadable::Newer);
        }
        reader.sheet().filter(|_| reader.rest.is_empty()).ok_or(Unreadable::Damaged)
    }
}

fn first<const N: usize>(hash: &[u8]) -> [u8; N] {
    core::array::from_fn(|at| hash[at])
}

fn number(bytes: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        bytes.push(u8::try_from(value & 0x7f).expect("seven bits") | 0x80);
        value >>= 7;
    }
    bytes.push(u8::try_from(value).expect("below 128"));
}

fn text(bytes: &mut Vec<u8>, text: &str) {
    number(bytes, u64::try_from(text.len()).expect("a short text"));
    bytes.extend_from_slice(text.as_bytes());
}

/// Each corner by its way from the one before.
fn corners(bytes: &mut Vec<u8>, ring: &[LngLat]) {
    let mut before = (0, 0);
    for corner in ring {
        let here = (steps(corner.lng()), steps(corner.lat()));
        for way in [here.0 - before.0, here.1 - before.1] {
            number(bytes, way.unsigned_abs() << 1 | u64::from(way < 0));
        }
        before = here;
    }
}

#[expect(clippy::cast_possible_truncation, reason = "degrees times a hundred million stay far below 2^63")]
fn steps(degrees: f64) -> i64 {
    libm::round(degrees * STEPS) as i64
}

#[expect(clippy::cast_precision_loss, reason = "what is off the earth is refused, the rest fits")]
fn degrees(steps: i64) -> f64 {
    steps as f64 / STEPS
}

struct Reader<'a> {
    rest: &'a [u8],
}

impl Reader<'_> {
    fn sheet(&mut self) -> Option<Sheet> {
        let region = self.text()?;
        let pack = self.array()?;
        let activity = self.text()?;
        let place = match self.byte()? {
            1 => {
                let place = self.corners(1)?.first().copied()?;
                Place::Point(place, u32::try_from(self.number()?).ok()?)
            }
            2 => {
                let count =
                    usize::try_from(self.number()?).ok().filter(|it| (3..=MOST_CORNERS).contains(it))?;
                Place::Outline(self.corners(count)?)
            }
            3 => Place::Attached(self.array()?),
            _ => return None,
        };
        let outcome = self.text()?;
        let answer = self.array()?;
        let year = u16::from_be_bytes(self.array()?);
        let [month, day] = self.array()?;
        let is_day = (1..=12).contains(&month) && (1..=31).contains(&day);
        is_day.then_some(Sheet {
            region,
            pack,
            activity,
            place,
            outcome,
            answer,
            day: Day { year, month, day },
        })
    }

    fn byte(&mut self) -> Option<u8> {
        self.array().map(|[it]| it)
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (taken, rest) = self.rest.split_first_chunk()?;
        self.rest = rest;
        Some(*taken)
    }

    fn number(&mut self) -> Option<u64> {
        let mut value = 0;
        for shift in (0..63).step_by(7) {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                // A number has one spelling only, so that other bytes are another sheet.
                return (byte > 0 || shift == 0).then_some(value);
            }
        }
        None
    }

    fn text(&mut self) -> Option<String> {
        let length = usize::try_from(self.number()?).ok().filter(|it| *it <= MOST_LETTERS)?;
        let (taken, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        let text = core::str::from_utf8(taken).ok()?;
        (!text.chars().any(char::is_control)).then(|| text.to_owned())
    }

    fn corners(&mut self, count: usize) -> Option<Vec<LngLat>> {
        let mut at = [0_i64; 2];
        let mut ring = Vec::with_capacity(count);
        for _ in 0..count {
            for axis in &mut at {
                let value = self.number()?;
                let size = i64::try_from(value >> 1).ok()?;
                // Nought has no sign: one spelling only here too.
                if value == 1 {
                    return None;
                }
                *axis = axis.checked_add(if value & 1 == 1 { -size } else { size })?;
            }
            let [lng, lat] = at.map(degrees);
            ring.push(LngLat::new(lng, lat).ok()?);
        }
        Some(ring)
    }
}

pub(crate) fn letters(bytes: &[u8]) -> String {
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let value =
            chunk.iter().fold(0_usize, |sum, it| sum << 8 | usize::from(*it)) << (8 * (3 - chunk.len()));
        for at in 0..=chunk.len() {
            text.push(char::from(LETTERS[value >> (18 - 6 * at) & 63]));
        }
    }
    text
}

pub(crate) fn bytes_of(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    for chunk in text.as_bytes().chunks(4) {
        let mut value = 0_usize;
        for letter in chunk {
            value = value << 6 | LETTERS.iter().position(|it| it == letter)?;
        }
        value <<= 6 * (4 - chunk.len());
        let count = chunk.len().checked_sub(1).filter(|it| *it > 0)?;
        // The bits that are left over are nothing: one spelling only here too.
        if value & ((1 << (8 * (3 - count))) - 1) != 0 {
            return None;
        }
        bytes.extend((0..count).filter_map(|at| u8::try_from(value >> (16 - 8 * at) & 255).ok()));
    }
    Some(bytes)
}

#[cfg(test)]
mod tests;
