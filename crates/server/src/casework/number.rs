//! Numbers of cases: what people read out at a counter. Random, so that nobody finds one by counting; with a check
//! character, so that a slip is found before anything is looked up.

/// No I, L, O, U: they are read as other characters, or make words.
const DIGITS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Ten characters of five bits each.
const LENGTH: usize = 10;
/// Stands before numbers of a demonstration.
const SAMPLE: &str = "CONTOH";

/// A new number. `region` is `53.71`; its digits come first, for the desks of several cities in one system.
pub fn make(region: &str, is_sample: bool) -> String {
    let random = crate::secret::random::<LENGTH>();
    let values: Vec<usize> = random.iter().map(|it| usize::from(it & 31)).collect();
    let text: String = values.iter().chain([&check(&values)]).map(|it| char::from(DIGITS[*it])).collect();
    let digits: String = region.chars().filter(char::is_ascii_digit).take(8).collect();
    let start = if is_sample { SAMPLE } else { &digits };
    format!("{start}-{}-{}", &text[..5], &text[5..])
}

/// The number that somebody typed, as it is kept; nothing where it cannot be one.
pub fn read(typed: &str) -> Option<String> {
    if typed.len() > 40 {
        return None;
    }
    let upper = typed.trim().to_ascii_uppercase();
    let plain: String = upper.chars().filter(char::is_ascii_alphanumeric).collect();
    let at = plain.len().checked_sub(LENGTH + 1)?;
    let (start, rest) = (&plain[..at], &plain[at..]);
    let is_start =
        start == SAMPLE || (1..=8).contains(&start.len()) && start.bytes().all(|it| it.is_ascii_digit());
    let rest = rest.replace('O', "0").replace(['I', 'L'], "1");
    let values: Option<Vec<usize>> =
        rest.bytes().map(|it| DIGITS.iter().position(|digit| *digit == it)).collect();
    let values = values?;
    let (last, others) = values.split_last()?;
    (is_start && check(others) == *last).then(|| format!("{start}-{}-{}", &rest[..5], &rest[5..]))
}

/// Finds every single wrong character and nearly every swap of two neighbours: odd weights have an inverse modulo 32,
/// and neighbours have different ones.
fn check(values: &[usize]) -> usize {
    values.iter().enumerate().map(|(at, value)| value * (2 * at + 1)).sum::<usize>() % 32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        let number = make("53.71", false);
        assert!(number.starts_with("5371-") && number.len() == 17, "{number}");
        let sloppy = number.to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l");
        // The region has digits as well, which nobody writes as letters.
        let sloppy = format!("5371{}", &sloppy[4..]);
        assert_eq!(read(&sloppy).as_deref(), Some(number.as_str()));
        assert!(read(&make("53.71", true)).is_some_and(|it| it.starts_with("CONTOH-")));
    }

    #[test]
    fn a_wrong_character_is_found() {
        let number = make("53.71", false);
        for at in 5..number.len() {
            for digit in DIGITS.iter().map(|it| char::from(*it)) {
                let mut wrong = number.clone();
                if wrong.as_bytes()[at] == b'-' || wrong[at..].starts_with(digit) {
                    continue;
                }
                wrong.replace_range(at..=at, &digit.to_string());
                assert_eq!(read(&wrong), None, "{wrong} instead of {number}");
            }
        }
    }

    #[test]
    fn what_is_no_number_is_none() {
        for text in ["", "5371", "\u{1f600}-12345-12345X", "' OR 1=1", "5371-UUUUU-UUUUUU", &"9".repeat(60)] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
