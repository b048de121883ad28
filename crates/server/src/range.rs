//! The `Range` header, as RFC 9110 §14 has it: one range is answered, anything else means the whole file.

/// What part of a file is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// All of it: no range, several ranges, another unit or a malformed header.
    Whole,
    /// The bytes from the first to the last, both included.
    Part { first: u64, last: u64 },
    /// A sound range that lies outside the file.
    Outside,
}

pub(crate) fn parse(header: &str, length: u64) -> Wanted {
    let Some(set) = header.trim().strip_prefix("bytes=") else { return Wanted::Whole };
    let Some((first, last)) = set.split_once('-') else { return Wanted::Whole };
    match (first.trim(), last.trim()) {
        ("", count) => suffix(count, length),
        (first, "") => number(first).map_or(Wanted::Whole, |first| part(first, u64::MAX, length)),
        (first, last) => match (number(first), number(last)) {
            (Some(first), Some(last)) if first <= last => part(first, last, length),
            _ => Wanted::Whole,
        },
    }
}

fn part(first: u64, last: u64, length: u64) -> Wanted {
    if first >= length { Wanted::Outside } else { Wanted::Part { first, last: last.min(length - 1) } }
}

/// The last so many bytes.
fn suffix(count: &str, length: u64) -> Wanted {
    match number(count) {
        None => Wanted::Whole,
        Some(count) if count == 0 || length == 0 => Wanted::Outside,
        Some(count) => Wanted::Part { first: length.saturating_sub(count), last: length - 1 },
    }
}

/// Digits only: `parse` alone would accept a plus sign. Longer than any file means as far as there is.
fn number(text: &str) -> Option<u64> {
    let is_number = !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
    is_number.then(|| text.parse().unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_read_as_the_standard_says() {
        let cases = [
            ("bytes=0-3", Wanted::Part { first: 0, last: 3 }),
            ("bytes=5-", Wanted::Part { first: 5, last: 9 }),
            ("bytes=-4", Wanted::Part { first: 6, last: 9 }),
            ("bytes=-40", Wanted::Part { first: 0, last: 9 }),
            ("bytes=8-99999999999999999999999", Wanted::Part { first: 8, last: 9 }),
            ("bytes=10-", Wanted::Outside),
            ("bytes=-0", Wanted::Outside),
            ("bytes=3-1", Wanted::Whole),
            ("bytes=0-1,4-5", Wanted::Whole),
            ("bytes=+1-2", Wanted::Whole),
            ("bytes=a-b", Wanted::Whole),
            ("bytes=-", Wanted::Whole),
            ("items=0-3", Wanted::Whole),
            ("", Wanted::Whole),
        ];
        for (header, wanted) in cases {
            assert_eq!(parse(header, 10), wanted, "{header}");
        }
    }

    #[test]
    fn an_empty_file_has_no_part() {
        assert_eq!(parse("bytes=0-", 0), Wanted::Outside);
        assert_eq!(parse("bytes=-1", 0), Wanted::Outside);
    }
}
