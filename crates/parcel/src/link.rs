//! An outline in a few letters that any address can carry: sixteen for the first corner, some ten for each further one.
//! The places are kept to a hundred-millionth of a degree, a millimetre.

use measure::LngLat;

use crate::sketch::MOST_CORNERS;

/// The letters, each worth six bits.
const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
/// Steps in one degree.
const STEPS: f64 = 1e8;
/// Five bits of a letter hold a number, the sixth says that more follow.
const MORE: u64 = 32;

/// The letters of an outline.
pub fn write(corners: &[LngLat]) -> String {
    let mut text = String::new();
    let mut before = (0_i64, 0_i64);
    for corner in corners {
        let here = (steps(corner.lng()), steps(corner.lat()));
        push(&mut text, here.0 - before.0);
        push(&mut text, here.1 - before.1);
        before = here;
    }
    text
}

/// The corners of such letters; nothing where they are no outline.
pub fn read(text: &str) -> Option<Vec<LngLat>> {
    let mut letters = text.bytes();
    let mut corners = Vec::new();
    let mut at = (0_i64, 0_i64);
    while letters.len() > 0 {
        at.0 = at.0.checked_add(pull(&mut letters)?)?;
        at.1 = at.1.checked_add(pull(&mut letters)?)?;
        corners.push(LngLat::new(degrees(at.0), degrees(at.1)).ok()?);
        if corners.len() > MOST_CORNERS {
            return None;
        }
    }
    (!corners.is_empty()).then_some(corners)
}

#[expect(clippy::cast_possible_truncation, reason = "degrees times a hundred million stay far below 2^63")]
fn steps(degrees: f64) -> i64 {
    libm::round(degrees * STEPS) as i64
}

#[expect(clippy::cast_precision_loss, reason = "a place outside of the earth is refused, and the others fit")]
fn degrees(steps: i64) -> f64 {
    steps as f64 / STEPS
}

/// The sign goes into the lowest bit, so that small numbers of either sign are short.
fn push(text: &mut String, value: i64) {
    let mut rest = value.unsigned_abs() << 1 | u64::from(value < 0);
    loop {
        let more = if rest >= MORE { MORE } else { 0 };
        let letter = usize::try_from(rest % MORE + more).expect("two numbers below 32 were added");
        text.push(char::from(LETTERS[letter]));
        rest /= MORE;
        if more == 0 {
            return;
        }
    }
}

fn pull(letters: &mut core::str::Bytes<'_>) -> Option<i64> {
    let (mut value, mut shift) = (0_u64, 0);
    loop {
        let letter = letters.next()?;
        let bits = u64::try_from(LETTERS.iter().position(|it| *it == letter)?).ok()?;
        if shift > 40 {
            return None;
        }
        value |= (bits % MORE) << shift;
        shift += 5;
        if bits < MORE {
            break;
        }
    }
    let size = i64::try_from(value >> 1).ok()?;
    Some(if value & 1 == 1 { -size } else { size })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lot() -> Vec<LngLat> {
        [(123.607, -10.163), (123.607_212_34, -10.163), (123.607_212_34, -10.163_178_9), (123.607, -10.163_2)]
            .map(|(lng, lat)| LngLat::new(lng, lat).unwrap())
            .to_vec()
    }

    #[test]
    fn an_outline_survives_the_way_through_a_link() {
        let text = write(&lot());
        assert_eq!(read(&text).unwrap(), lot());
        assert!(text.len() < 50, "{text}");
        assert!(text.bytes().all(|it| it.is_ascii_alphanumeric() || b"-_".contains(&it)));
    }

    #[test]
    fn any_corners_come_back_to_the_millimetre() {
        let mut state = 5_u64;
        let mut next = |size: f64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            #[expect(clippy::cast_precision_loss, reason = "any number will do")]
            let share = (state >> 11) as f64 / (1_u64 << 53) as f64;
            (share - 0.5) * 2.0 * size
        };
        for _ in 0..500 {
            let corners: Vec<LngLat> =
                (0..5).map(|_| LngLat::new(next(180.0), next(85.0)).unwrap()).collect();
            let back = read(&write(&corners)).unwrap();
            for (a, b) in corners.iter().zip(&back) {
                assert!((a.lng() - b.lng()).abs() < 1e-8 && (a.lat() - b.lat()).abs() < 1e-8);
            }
            assert_eq!(write(&back), write(&corners), "what a link says, it says again");
        }
    }

    #[test]
    fn letters_that_are_no_outline_give_nothing() {
        for text in ["", "A", "!", "AAA", "____________________", "<b>", "AÄ", "gggggggggggggggggg"] {
            assert_eq!(read(text), None, "{text}");
        }
        assert!(read(&"AA".repeat(MOST_CORNERS + 1)).is_none());
    }
}
