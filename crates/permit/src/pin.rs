//! The PIN of a draft. Weak ones are refused, because somebody who has the phone tries those first.

/// Why a PIN is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WeakPin {
    /// Not digits alone.
    NotDigits,
    /// Fewer than six digits.
    TooShort,
    /// More than twelve digits.
    TooLong,
    /// One digit, or two in turn.
    Repeats,
    /// Digits in a row, up or down.
    Row,
    /// It is a date or stands in an answer (birth date, telephone, NIK).
    FromAnswers,
}

/// How often the key is derived from a PIN (PBKDF2 with SHA-256), at least.
pub const PIN_ROUNDS: u32 = 600_000;

/// Looks at a PIN. `known` are digits that others may know of the person: birth date, telephone, NIK.
pub fn check_pin(pin: &str, known: &[&str]) -> Result<(), WeakPin> {
    let digits = pin.as_bytes();
    if !digits.iter().all(u8::is_ascii_digit) {
        return Err(WeakPin::NotDigits);
    }
    match digits.len() {
        ..6 => return Err(WeakPin::TooShort),
        13.. => return Err(WeakPin::TooLong),
        _ => {}
    }
    if digits.windows(3).all(|it| it[0] == it[2]) {
        return Err(WeakPin::Repeats);
    }
    let is_row = |step: i16| digits.windows(2).all(|it| i16::from(it[1]) - i16::from(it[0]) == step);
    if is_row(1) || is_row(-1) || pin == "1234567890" {
        return Err(WeakPin::Row);
    }
    if known.iter().any(|it| it.contains(pin)) {
        return Err(WeakPin::FromAnswers);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pins_that_are_tried_first_are_refused() {
        let known = ["12031990", "6281234567890"];
        let cases = [
            ("28461", Err(WeakPin::TooShort)),
            ("2846ab", Err(WeakPin::NotDigits)),
            ("2846170359264", Err(WeakPin::TooLong)),
            ("111111", Err(WeakPin::Repeats)),
            ("121212", Err(WeakPin::Repeats)),
            ("123456", Err(WeakPin::Row)),
            ("987654", Err(WeakPin::Row)),
            ("120319", Err(WeakPin::FromAnswers)),
            ("234567890", Err(WeakPin::FromAnswers)),
            ("284617", Ok(())),
        ];
        for (pin, wanted) in cases {
            assert_eq!(check_pin(pin, &known), wanted, "{pin}");
        }
    }
}
