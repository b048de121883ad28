//! One line of a list: taken apart where it holds several corners, its number or name taken off. Reads no coordinates.

use super::{Why, Zone, metres};

/// The pieces of a line that hold a corner each. `;` parts corners, or the columns of one corner: it parts corners when
/// each piece has numbers for one.
pub(super) fn pieces(line: &str) -> Vec<&str> {
    let pieces: Vec<&str> = line.split(';').map(str::trim).filter(|it| !it.is_empty()).collect();
    let holds_pair = |it: &&str| runs(it) >= 2 && !is_one_number(it);
    if pieces.len() > 1 && pieces.iter().all(holds_pair) {
        return pieces;
    }
    let whole = line.trim();
    if whole.is_empty() { Vec::new() } else { vec![whole] }
}

/// "123,607" is one number with a comma; "-10,163 123,607" is two.
fn is_one_number(text: &str) -> bool {
    !text.trim().contains([' ', '°', '\'', '"']) && text.matches(',').count() == 1 && !text.contains('.')
        || metres::amount(text).is_some()
}

/// How many runs of digits a text holds.
fn runs(text: &str) -> usize {
    text.split(|it: char| !it.is_ascii_digit()).filter(|it| !it.is_empty()).count()
}

/// The line as it stands and without a number or name at its start: "1.", "P3:", "Titik 4", "A".
pub(super) fn without_label(line: &str) -> Vec<&str> {
    let mut texts = vec![line];
    let mut rest = line.trim_start();
    let start = rest.len();
    for word in ["titik", "patok", "sudut", "point", "no"] {
        if rest.get(..word.len()).is_some_and(|it| it.eq_ignore_ascii_case(word)) {
            rest = rest[word.len()..].trim_start_matches(['.', ' ']);
        }
    }
    let letters = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    let after = &rest[letters..];
    let digits = after.bytes().take_while(u8::is_ascii_digit).count();
    let label = letters + digits;
    if (label > 0 && letters <= 4 && digits <= 5) || rest.len() < start {
        let tail = &rest[label..];
        let cut = tail.trim_start_matches(['.', ')', ':', ',', ';', '-', '=', ' ']);
        // The sign of the number that follows is no end of the label.
        let minus = tail.len() - cut.len();
        let keeps_sign = tail[..minus].ends_with('-') && !cut.starts_with(' ');
        let is_parted =
            minus > 0 && (tail.starts_with([')', ':', ',', ';', ' ', '=']) || tail.starts_with(". "));
        if is_parted && !cut.is_empty() {
            let text = if keeps_sign { &tail[minus - 1..] } else { cut };
            // Corners are called A, B, C, and B is the west, too: before bare numbers a letter is a name.
            let is_name = letters > 0 && !text.contains(char::is_alphabetic);
            texts.insert(usize::from(!is_name), text);
        }
    }
    texts
}

/// A line that only names the zone of the following ones: "UTM zona 51S", "TM-3 zona 51.1".
pub(super) fn zone_heading(line: &str) -> Option<Zone> {
    let lower = line.to_ascii_lowercase();
    let names = ["utm", "zona", "zone", "tm3", "tm-3", "tm 3"].iter().any(|it| lower.contains(it));
    let has_long_number =
        line.split(|it: char| !it.is_ascii_digit()).any(|it| it.len() >= 5 && it.len() <= 8);
    if names && !has_long_number { metres::zone_in(line) } else { None }
}

/// Why a line without a corner has none.
pub(super) fn why(line: &str) -> Why {
    let is_angle = line.contains(['°', '\'', '"']);
    match runs(line) {
        0 => Why::NoNumbers,
        _ if is_angle => Why::BadAngle,
        1 => Why::OneNumber,
        2 if metres::amount(line.trim()).is_some() || is_one_number(line) => Why::OneNumber,
        _ => Why::TooManyNumbers,
    }
}
