//! What carries a sheet: the address in its QR code (`…/lembar#SHEET` or `…/lembar#SHEET.SEAL`) and the small text that is attached
//! to its PDF, which has the corners too where they are too many for a code. Reads whatever it is given and trusts nothing.

use measure::LngLat;

use crate::{
    document::Attached,
    seal::Seal,
    sheet::{Sheet, Unreadable},
};

/// The name of the attached file.
pub const FILE: &str = "ruangizin-lembar.txt";
/// Its first line; also what it is found by inside of a PDF.
const FIRST: &str = "ruangizin-lembar 1";
/// Its last line.
const LAST: &str = "ruangizin-lembar end";
/// Longer lines are of no sheet: an outline of some thousand corners has fewer.
const MOST_BYTES: usize = 200_000;

/// A sheet as it was carried.
#[derive(Debug, Clone, PartialEq)]
pub struct Carried {
    /// What it says.
    pub sheet: Sheet,
    /// Its countersignature, where it has one.
    pub seal: Option<Seal>,
    /// The corners that were attached, where they are those that the sheet names.
    pub corners: Option<Vec<LngLat>>,
}

impl Carried {
    /// A sheet by itself.
    pub fn of(sheet: Sheet) -> Self {
        Self { sheet, seal: None, corners: None }
    }

    /// Its letters: what an address carries behind its `#`.
    pub fn letters(&self) -> String {
        let sheet = self.sheet.write();
        self.seal.map_or_else(|| sheet.clone(), |it| format!("{sheet}.{}", it.write()))
    }

    /// The same from an address or the letters alone.
    pub fn read(text: &str) -> Result<Self, Unreadable> {
        let text = text.trim().rsplit('#').next().unwrap_or_default();
        let (sheet, seal) = match text.split_once('.') {
            Some((sheet, seal)) => (sheet, Some(seal)),
            None => (text, None),
        };
        let sheet = Sheet::read(sheet)?;
        let seal = match seal {
            Some(it) => Some(Seal::read(it).ok_or(Unreadable::Damaged)?),
            None => None,
        };
        Ok(Self { sheet, seal, corners: None })
    }

    /// The file for its PDF. It holds the whole address, so that it is of use to a person, too.
    pub fn attached(&self, address: &str, description: &str) -> Attached {
        let mut lines = vec![FIRST.to_owned(), format!("code {address}#{}", self.letters())];
        if let Some(corners) = &self.corners {
            lines.push(format!("outline {}", parcel::link::write(corners)));
        }
        lines.push(LAST.to_owned());
        Attached { name: FILE.to_owned(), description: description.to_owned(), text: lines.join("\n") + "\n" }
    }

    /// Finds it in the bytes of a PDF; none where there is none, as in a file that another program has written anew.
    pub fn in_pdf(bytes: &[u8]) -> Option<Result<Self, Unreadable>> {
        let begin = find(bytes, FIRST.as_bytes())?;
        let rest = &bytes[begin..];
        let rest = &rest[..rest.len().min(MOST_BYTES)];
        let end = find(rest, LAST.as_bytes())?;
        let text = core::str::from_utf8(&rest[..end]).ok()?;
        let line = |name: &str| {
            text.lines().find_map(|it| it.strip_prefix(name).and_then(|it| it.strip_prefix(' ')))
        };
        Some(line("code").ok_or(Unreadable::Damaged).and_then(Self::read).map(|it| {
            let corners = line("outline").and_then(parcel::link::read);
            it.with(corners)
        }))
    }

    /// The same with these corners, where they are those that the sheet names.
    pub fn with(self, corners: Option<Vec<LngLat>>) -> Self {
        let corners = corners.filter(|corners| self.sheet.place.is_of(corners));
        Self { corners, ..self }
    }
}

fn find(bytes: &[u8], text: &[u8]) -> Option<usize> {
    bytes.windows(text.len()).position(|it| it == text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Day, sheet::Place};

    fn corners(count: u32) -> Vec<LngLat> {
        (0..count)
            .map(|it| {
                let angle = f64::from(it) / f64::from(count) * core::f64::consts::TAU;
                let [x, y] = [libm::cos(angle), libm::sin(angle)].map(|it| (it * 1e4).round() / 1e7);
                LngLat::new(123.6 + x, -10.2 + y).unwrap()
            })
            .collect()
    }

    fn sheet(place: Place) -> Sheet {
        Sheet {
            region: "53.71".to_owned(),
            pack: [7; 16],
            activity: "47112".to_owned(),
            place,
            outcome: "allowed".to_owned(),
            answer: [9; 8],
            day: Day { year: 2026, month: 11, day: 22 },
        }
    }

    fn sealed() -> Carried {
        let seal = Seal { key: [1; 8], time: 1_795_000_000, agrees: true, signature: [2; 64] };
        Carried { seal: Some(seal), ..Carried::of(sheet(Place::of_outline(&corners(4)))) }
    }

    #[test]
    fn an_address_carries_sheet_and_seal() {
        for it in [sealed(), Carried::of(sealed().sheet)] {
            let address = format!("https://izin.example/lembar#{}", it.letters());
            assert_eq!(Carried::read(&address), Ok(it));
        }
    }

    #[test]
    fn no_changed_letter_goes_unnoticed() {
        let whole = sealed();
        let letters = whole.letters();
        for at in 0..letters.len() {
            for other in ["A", "b", "7", "-", ".", "\u{e9}"] {
                if letters[at..].starts_with(other) {
                    continue;
                }
                let changed = format!("{}{other}{}", &letters[..at], &letters[at + 1..]);
                match Carried::read(&changed) {
                    // Only the countersignature has no check sum of its own: its key notices (`seal`).
                    Ok(read) => assert!(read.sheet == whole.sheet && read.seal != whole.seal, "{changed}"),
                    Err(why) => assert!(matches!(why, Unreadable::Damaged | Unreadable::Newer)),
                }
            }
        }
    }

    #[test]
    fn corners_travel_in_the_attached_file_and_only_those_that_are_named_count() {
        let many = corners(40);
        let carried = Carried { corners: Some(many.clone()), ..Carried::of(sheet(Place::of_outline(&many))) };
        let text = carried.attached("https://izin.example/lembar", "Isi").text;
        let pdf = [b"%PDF-1.7\nstream\n", text.as_bytes(), b"endstream"].concat();
        let read = Carried::in_pdf(&pdf).unwrap().unwrap();
        assert_eq!(read.corners.as_ref().map(Vec::len), Some(40));
        assert_eq!(read.sheet, carried.sheet);
        let other = text.replace("outline ", "outline A");
        assert_eq!(Carried::in_pdf(other.as_bytes()).unwrap().unwrap().corners, None);
        assert_eq!(Carried::in_pdf(b"%PDF-1.4 of another program"), None);
        assert_eq!(Carried::in_pdf(&text.as_bytes()[..30]), None);
    }
}
