//! Numbers as people, offices and links write them.

/// One kind of minus, blank and mark of degrees; phones and offices write many.
pub fn plain(text: &str) -> String {
    let mut done = String::with_capacity(text.len());
    for c in text.chars() {
        let c = match c {
            '−' | '‐' | '‑' | '‒' | '–' | '—' => '-',
            'º' | '˚' => '°',
            '′' | '’' | '‘' | '´' | '`' => '\'',
            '″' | '”' | '“' => '"',
            c if c.is_whitespace() => ' ',
            c => c,
        };
        if c == '\'' && done.ends_with('\'') {
            // Two single marks are a double one.
            done.pop();
            done.push('"');
        } else {
            done.push(c);
        }
    }
    done
}

/// A decimal number as people and links write coordinates. The library's own reader of numbers knows exponents and
/// every last bit of hundreds of digits, and brings a table of ten kilobytes for it; fifteen digits are less than a
/// thousandth of a millimetre here, and are read exactly.
pub fn decimal(text: &str) -> Option<f64> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => (-1.0, rest),
        None => (1.0, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let is_number = !(whole.is_empty() && fraction.is_empty())
        && whole.len() <= 8
        && whole.bytes().chain(fraction.bytes()).all(|it| it.is_ascii_digit());
    if !is_number {
        return None;
    }
    let (mut value, mut scale) = (0.0, 1.0);
    for digit in whole.bytes() {
        value = value * 10.0 + f64::from(digit - b'0');
    }
    // Both numbers stay whole and below 2^53, so that the one division is the only rounding.
    for digit in fraction.bytes().take(15 - whole.len()) {
        value = value * 10.0 + f64::from(digit - b'0');
        scale *= 10.0;
    }
    Some(sign * (value / scale))
}

/// The number at the start of a text, and what comes after it.
pub(super) fn leading(text: &str) -> Option<(f64, &str)> {
    let signed = text.strip_prefix(['-', '+']).unwrap_or(text);
    let digits = signed.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(signed.len());
    // A full stop at the end closes a sentence.
    let end = text.len() - signed.len() + signed[..digits].trim_end_matches('.').len();
    Some((decimal(&text[..end])?, &text[end..]))
}

/// All numbers of a text with their signs; `comma` is a decimal sign too where it stands between two digits.
pub(super) fn all(text: &str, is_comma_decimal: bool) -> Vec<f64> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let start = at;
        let is_sign = |n: usize| bytes[n] == b'.' || (is_comma_decimal && bytes[n] == b',');
        while at < bytes.len()
            && (bytes[at].is_ascii_digit()
                || (is_sign(at) && bytes.get(at + 1).is_some_and(u8::is_ascii_digit)))
        {
            at += 1;
        }
        let is_negative = start > 0 && bytes[start - 1] == b'-';
        if let Some(value) = decimal(&text[start..at].replace(',', ".")) {
            found.push(if is_negative { -value } else { value });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_read_like_the_library_reads_them() {
        for text in
            ["0", "-0.5", "123.607", "-10.1639877", "+7", ".25", "5.", "99.9999999", "0.1", "8875562.25"]
        {
            assert_eq!(decimal(text), text.parse().ok(), "{text}");
        }
        for text in ["", ".", "-", "1e5", "1.2.3", "0x1", "123456789", "NaN", "-+1", "1 2"] {
            assert_eq!(decimal(text), None, "{text}");
        }
        let long = decimal("123.60712345678901234567890").unwrap();
        assert!((long - 123.607_123_456_789_01).abs() < 1e-12);
    }

    #[test]
    fn numbers_are_found_between_words() {
        assert_eq!(all("X=573513,25 Y=8875562", true), [573_513.25, 8_875_562.0]);
        assert_eq!(all("-10°9'48,5\"", true), [-10.0, 9.0, 48.5]);
        assert_eq!(leading("-10.16,123"), Some((-10.16, ",123")));
        assert_eq!(leading("5. "), Some((5.0, ". ")));
    }
}
