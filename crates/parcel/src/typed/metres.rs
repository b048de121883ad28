//! Pairs of metres, as UTM and TM-3 have them: eastings and northings in either order, thousands set apart or not.

use super::Zone;

/// Two numbers that can only be metres.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Pair {
    first: f64,
    second: f64,
    /// Whether the northing stands first and says so.
    is_turned: bool,
    pub(super) zone: Option<Zone>,
}

/// Below this a number may be degrees; no easting of UTM or TM-3 within its zone is smaller.
const LEAST: f64 = 10_000.0;
/// No northing is larger: ten million metres lead from the pole to the equator.
const MOST: f64 = 10_000_000.0;

impl Pair {
    /// Easting and northing. UTM's eastings reach from 100 to 900 km, those of TM-3 from 30 to 370 km; a northing that
    /// lies in the same range stands second unless it is named.
    pub(super) fn east_north(self, zone: Zone) -> (f64, f64) {
        let range = match zone {
            Zone::Utm { .. } => 100_000.0..900_000.0,
            Zone::Tm3 { .. } => 20_000.0..380_000.0,
        };
        let fits = (range.contains(&self.first), range.contains(&self.second));
        if fits == (false, true) || (self.is_turned && fits.1) {
            (self.second, self.first)
        } else {
            (self.first, self.second)
        }
    }
}

/// The pair of a line; nothing where it holds something else.
pub(super) fn read(line: &str) -> Option<Pair> {
    let cells = cells(line);
    let large = |of: fn(&str) -> Option<f64>| -> Vec<f64> {
        cells.iter().filter_map(|it| of(it)).filter(|it| (LEAST..=MOST).contains(it)).collect()
    };
    let (first, second) = match (&large(amount)[..], &large(thousands)[..]) {
        ([first, second], _) | (_, [first, second]) => (*first, *second),
        _ => return None,
    };
    let lower = line.to_ascii_lowercase();
    let names = lower.split(|it: char| !it.is_ascii_alphabetic()).filter(|it| !it.is_empty());
    let axis = names.filter_map(|it| match it {
        "y" | "n" | "u" | "northing" | "utara" | "mn" => Some(true),
        "x" | "e" | "t" | "easting" | "timur" | "me" => Some(false),
        _ => None,
    });
    let is_turned = axis.into_iter().next() == Some(true);
    Some(Pair { first, second, is_turned, zone: zone_in(line) })
}

/// A line in pieces that may be numbers: parted by blanks and semicolons, and by a comma that is no decimal sign.
fn cells(line: &str) -> Vec<String> {
    let mut cells = Vec::new();
    let is_edge = |it: char| it.is_whitespace() || matches!(it, ';' | '|' | '/' | '=' | ':');
    for piece in line.split(is_edge).filter(|it| !it.is_empty()) {
        let piece = piece.trim_matches(|it: char| it == ',' || it.is_alphabetic());
        match piece.split(',').collect::<Vec<_>>()[..] {
            // "573513.25,8875562.10", "573513,8875562": the comma parts two long numbers.
            [a, b] if digits(a) >= 5 && digits(b) >= 5 => cells.extend([a.to_owned(), b.to_owned()]),
            // "573513,25,8875562,10": commas all along.
            [a, b, c, d] if !piece.contains('.') && digits(a) >= 5 && digits(c) >= 5 => {
                cells.extend([format!("{a},{b}"), format!("{c},{d}")]);
            }
            _ => cells.push(piece.to_owned()),
        }
    }
    cells
}

fn digits(text: &str) -> usize {
    text.split('.').next().unwrap_or_default().bytes().filter(u8::is_ascii_digit).count()
}

/// A number with thousands set apart by points or commas, or without; decimals behind the other sign.
pub(super) fn amount(cell: &str) -> Option<f64> {
    let is_plain = cell.bytes().all(|it| it.is_ascii_digit() || matches!(it, b'.' | b',' | b'-' | b'+'));
    if cell.is_empty() || !is_plain {
        return None;
    }
    let last = cell.rfind(['.', ',']);
    let kinds = (cell.matches('.').count(), cell.matches(',').count());
    let text = match (last, kinds) {
        (None, _) => cell.to_owned(),
        // Several of one sign only set thousands apart.
        (Some(_), (2.., 0) | (0, 2..)) => cell.replace(['.', ','], ""),
        (Some(at), _) => format!("{}.{}", cell[..at].replace(['.', ','], ""), &cell[at + 1..]),
    };
    lookup::place::decimal(&text)
}

/// The same where every sign sets thousands apart: "573.513".
fn thousands(cell: &str) -> Option<f64> {
    let mut groups = cell.split(['.', ',']);
    let is_grouped =
        groups.next().is_some_and(|it| (1..=3).contains(&it.len())) && groups.all(|it| it.len() == 3);
    if is_grouped { lookup::place::decimal(&cell.replace(['.', ','], "")) } else { amount(cell) }
}

/// A zone that a text names: "51S", "51 L", "zona 51", "TM-3 51.1".
pub(super) fn zone_in(text: &str) -> Option<Zone> {
    let lower = text.to_ascii_lowercase();
    let says_tm3 = ["tm3", "tm-3", "tm 3"].iter().any(|it| lower.contains(it));
    let lower = ["tm-3°", "tm3°", "tm-3", "tm3", "tm 3"].iter().fold(lower, |it, name| it.replace(name, " "));
    let says_zone = ["utm", "zona", "zone", "z"]
        .iter()
        .any(|it| lower.split(|c: char| !c.is_alphabetic()).any(|word| word == *it));
    let words: Vec<&str> = lower
        .split(|it: char| it.is_whitespace() || matches!(it, ',' | ';' | ':' | '(' | ')'))
        .filter(|it| !it.is_empty())
        .collect();
    for (at, word) in words.iter().enumerate() {
        let number: String = word.chars().take_while(char::is_ascii_digit).collect();
        let Some(zone) = number.parse::<u32>().ok().filter(|it| number.len() <= 2 && (1..=60).contains(it))
        else {
            continue;
        };
        match &word[number.len()..] {
            ".1" if says_tm3 || says_zone => return Some(Zone::Tm3 { zone, is_eastern: false }),
            ".2" if says_tm3 || says_zone => return Some(Zone::Tm3 { zone, is_eastern: true }),
            "" if says_zone => {
                let next = words.get(at + 1).copied().filter(|it| it.len() == 1);
                return Some(Zone::Utm { zone, is_south: next.is_none_or(is_southern) });
            }
            letter
                if letter.len() == 1
                    && letter.bytes().all(|it| it.is_ascii_alphabetic())
                    && (says_zone || number.len() == 2) =>
            {
                return Some(Zone::Utm { zone, is_south: is_southern(letter) });
            }
            _ => {}
        }
    }
    None
}

/// Indonesians write S for the south; of the lettered bands, C to M are the south. Without a letter it is the south too:
/// nearly all northings of millions here are the south's.
fn is_southern(letter: &str) -> bool {
    matches!(letter.as_bytes().first(), Some(b's' | b'c'..=b'h' | b'j'..=b'm'))
}
