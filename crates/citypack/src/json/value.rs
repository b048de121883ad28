//! JSON text (RFC 8259) to plain values.
//!
//! A small parser of our own: the public ones bring number tables of 10 kB and more that do not compress, for digits
//! that a plan never has. Sizes are limited by the caller, depth here.

/// A JSON value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value {
    Null,
    Bool(bool),
    Number(f64),
    Text(String),
    List(Vec<Self>),
    /// Members in the order of the file; of equal names the last one counts.
    Object(Vec<(String, Self)>),
}

/// Deeper nesting is refused: a pack's files have eight levels.
const DEEPEST: usize = 64;

impl Value {
    /// Reads a whole text. The message says what is wrong and where, by line and column.
    pub(crate) fn parse(bytes: &[u8]) -> Result<Self, String> {
        let Ok(text) = core::str::from_utf8(bytes) else { return Err("is not UTF-8".to_owned()) };
        let mut reader = Reader { text, at: 0 };
        let value = reader.value(0).and_then(|value| {
            reader.skip_blanks();
            if reader.at == text.len() { Ok(value) } else { Err("has something after its end") }
        });
        value.map_err(|what| {
            let before = &text[..reader.at.min(text.len())];
            let line = before.matches('\n').count() + 1;
            let column = before.len() - before.rfind('\n').map_or(0, |it| it + 1) + 1;
            format!("{what} (line {line}, column {column})")
        })
    }

    /// A member of an object.
    pub(crate) fn get(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Object(members) => members.iter().rev().find(|it| it.0 == name).map(|it| &it.1),
            _ => None,
        }
    }
}

/// Where the reading stands.
struct Reader<'a> {
    text: &'a str,
    at: usize,
}

type Found<T> = Result<T, &'static str>;

const TOO_EARLY: &str = "ends too early";

impl Reader<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn skip_blanks(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    /// Steps over blanks and one expected sign.
    fn expect(&mut self, sign: u8, what: &'static str) -> Found<()> {
        self.skip_blanks();
        match self.peek() {
            Some(it) if it == sign => {
                self.at += 1;
                Ok(())
            }
            Some(_) => Err(what),
            None => Err(TOO_EARLY),
        }
    }

    fn value(&mut self, depth: usize) -> Found<Value> {
        if depth > DEEPEST {
            return Err("is nested too deeply");
        }
        self.skip_blanks();
        match self.peek() {
            None => Err(TOO_EARLY),
            Some(b'{') => self.object(depth),
            Some(b'[') => self.list(depth),
            Some(b'"') => self.string().map(Value::Text),
            Some(b'-' | b'0'..=b'9') => self.number().map(Value::Number),
            Some(_) => self.word(),
        }
    }

    fn word(&mut self) -> Found<Value> {
        let words = [("null", Value::Null), ("true", Value::Bool(true)), ("false", Value::Bool(false))];
        for (word, value) in words {
            if self.text[self.at..].starts_with(word) {
                self.at += word.len();
                return Ok(value);
            }
        }
        Err("holds something that is no value")
    }

    fn list(&mut self, depth: usize) -> Found<Value> {
        let mut items = Vec::new();
        self.at += 1;
        self.skip_blanks();
        if self.peek() == Some(b']') {
            self.at += 1;
            return Ok(Value::List(items));
        }
        loop {
            items.push(self.value(depth + 1)?);
            if self.follows(b']', "lacks a comma or ] in a list")? {
                return Ok(Value::List(items));
            }
        }
    }

    fn object(&mut self, depth: usize) -> Found<Value> {
        let mut members = Vec::new();
        self.at += 1;
        self.skip_blanks();
        if self.peek() == Some(b'}') {
            self.at += 1;
            return Ok(Value::Object(members));
        }
        loop {
            self.skip_blanks();
            if self.peek() != Some(b'"') {
                return Err(if self.peek().is_none() { TOO_EARLY } else { "lacks the name of a member" });
            }
            let name = self.string()?;
            self.expect(b':', "lacks a colon after a name")?;
            members.push((name, self.value(depth + 1)?));
            if self.follows(b'}', "lacks a comma or } in an object")? {
                return Ok(Value::Object(members));
            }
        }
    }

    /// Steps over a comma (false) or the closing sign (true).
    fn follows(&mut self, closing: u8, what: &'static str) -> Found<bool> {
        self.skip_blanks();
        let sign = self.peek().ok_or(TOO_EARLY)?;
        if sign != b',' && sign != closing {
            return Err(what);
        }
        self.at += 1;
        Ok(sign == closing)
    }

    fn string(&mut self) -> Found<String> {
        let mut out = String::new();
        self.at += 1;
        loop {
            let from = self.at;
            while self.peek().is_some_and(|it| it != b'"' && it != b'\\' && it >= 0x20) {
                self.at += 1;
            }
            out.push_str(&self.text[from..self.at]);
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(out);
                }
                Some(b'\\') => out.push(self.escape()?),
                Some(_) => return Err("has a control character in a text"),
                None => return Err(TOO_EARLY),
            }
        }
    }

    fn escape(&mut self) -> Found<char> {
        self.at += 2;
        Ok(match self.text.as_bytes().get(self.at - 1) {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                let unit = self.four_digits()?;
                let code = if (0xd800..0xdc00).contains(&unit) {
                    let pair = self.text.as_bytes().get(self.at..self.at + 2) == Some(b"\\u");
                    self.at += 2;
                    let low = if pair { self.four_digits()? } else { 0 };
                    if !(0xdc00..0xe000).contains(&low) {
                        return Err("has half of a character in a text");
                    }
                    0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00)
                } else {
                    unit
                };
                char::from_u32(code).ok_or("has half of a character in a text")?
            }
            _ => return Err("has an unknown escape in a text"),
        })
    }

    fn four_digits(&mut self) -> Found<u32> {
        let digits = self.text.as_bytes().get(self.at..self.at + 4).ok_or(TOO_EARLY)?;
        let mut unit = 0;
        for digit in digits {
            let digit = char::from(*digit).to_digit(16).ok_or("has an unknown escape in a text")?;
            unit = unit * 16 + digit;
        }
        self.at += 4;
        Ok(unit)
    }

    /// A number. Exact to the last bit up to 15 digits, which is more than a plan has; within two units in the last
    /// place beyond.
    #[expect(clippy::cast_precision_loss, reason = "at most 19 digits are kept; see above")]
    fn number(&mut self) -> Found<f64> {
        let negative = self.peek() == Some(b'-');
        self.at += usize::from(negative);
        let (mut mantissa, mut exponent) = (0_u64, 0_i32);
        let from = self.at;
        let first_is_zero = self.peek() == Some(b'0');
        self.digits(&mut mantissa, |dropped| exponent += i32::from(dropped));
        let whole = self.at - from;
        if whole == 0 || (first_is_zero && whole > 1) {
            return Err("has a number that is none");
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            let from = self.at;
            self.digits(&mut mantissa, |dropped| exponent -= i32::from(!dropped));
            if self.at == from {
                return Err("has a number that is none");
            }
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.at += 1;
            let minus = self.peek() == Some(b'-');
            self.at += usize::from(matches!(self.peek(), Some(b'-' | b'+')));
            let (from, mut power) = (self.at, 0);
            self.digits(&mut power, |_| {});
            if self.at == from {
                return Err("has a number that is none");
            }
            let power = i32::try_from(power.min(9999)).unwrap_or(9999);
            exponent = exponent.saturating_add(if minus { -power } else { power });
        }
        let scaled = scale(mantissa as f64, exponent);
        Ok(if negative { -scaled } else { scaled })
    }

    /// Reads digits into a number as long as it holds them; tells of each whether it was dropped.
    fn digits(&mut self, number: &mut u64, mut told: impl FnMut(bool)) {
        while let Some(digit @ b'0'..=b'9') = self.peek() {
            let grown = number.checked_mul(10).and_then(|it| it.checked_add(u64::from(digit - b'0')));
            told(grown.is_none());
            *number = grown.unwrap_or(*number);
            self.at += 1;
        }
    }
}

/// `value` × 10^`exponent`. Powers up to 10^22 are exact, so the one multiplication or division is the only rounding.
fn scale(value: f64, exponent: i32) -> f64 {
    let mut left = exponent.unsigned_abs().min(400);
    let mut out = value;
    while left > 0 {
        let step = left.min(22);
        let power = (0..step).fold(1.0, |it, _| it * 10.0);
        out = if exponent < 0 { out / power } else { out * power };
        left -= step;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(value: &Value, other: &serde_json::Value) -> bool {
        match (value, other) {
            (Value::Null, serde_json::Value::Null) => true,
            (Value::Bool(a), serde_json::Value::Bool(b)) => a == b,
            (Value::Number(a), serde_json::Value::Number(b)) => {
                let b = b.as_f64().unwrap();
                (a - b).abs() <= b.abs() * 4e-16
            }
            (Value::Text(a), serde_json::Value::String(b)) => a == b,
            (Value::List(a), serde_json::Value::Array(b)) => {
                a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
            }
            (Value::Object(a), serde_json::Value::Object(b)) => {
                b.len() <= a.len() && b.iter().all(|(name, b)| value.get(name).is_some_and(|a| same(a, b)))
            }
            _ => false,
        }
    }

    /// Texts that the grammar of RFC 8259 allows or forbids at its corners; the library is the oracle.
    const TEXTS: [&str; 44] = [
        "null",
        " true ",
        "false",
        "0",
        "-0",
        "10",
        "-1.5",
        "1e3",
        "1E-2",
        "123.607",
        "-10.1634567",
        "9007199254740993",
        "0.1",
        "1e400",
        "01",
        "-",
        "1.",
        ".5",
        "1e",
        "+1",
        "\"\"",
        "\"a\\n\\u00e9\\ud83d\\ude00\"",
        "\"\\ud83d\"",
        "\"\\x\"",
        "\"tab\there\"",
        "\"open",
        "[]",
        "[1,2]",
        "[1,]",
        "[,1]",
        "[1 2]",
        "{}",
        "{\"a\":1}",
        "{\"a\":1,}",
        "{\"a\" 1}",
        "{a:1}",
        "{\"a\":1,\"a\":2}",
        "[[[]]]",
        "nul",
        "tru",
        "[1]]",
        "",
        " ",
        "{\"a\":[{\"b\":null}]}",
    ];

    #[test]
    fn every_text_is_read_or_refused_as_by_the_library() {
        for text in TEXTS {
            let (ours, theirs) =
                (Value::parse(text.as_bytes()), serde_json::from_str::<serde_json::Value>(text));
            match (&ours, &theirs) {
                (Ok(a), Ok(b)) => assert!(same(a, b), "{text}: {a:?} and {b:?}"),
                (Err(_), Err(_)) => {}
                // Too large for a double: the library refuses, here it is infinite and refused where it is used.
                (Ok(Value::Number(it)), Err(_)) if it.is_infinite() => {}
                _ => panic!("{text}: {ours:?} and {theirs:?}"),
            }
        }
    }

    #[test]
    fn coordinates_come_out_to_the_last_bit() {
        let mut state = 5_u64;
        for _ in 0..20_000 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let text = format!("{}.{:07}", (state >> 40) % 181, (state >> 20) % 10_000_000);
            assert_eq!(Value::parse(text.as_bytes()), Ok(Value::Number(text.parse().unwrap())), "{text}");
        }
    }

    #[test]
    fn messages_name_line_and_column() {
        assert_eq!(
            Value::parse(b"{\n  \"a\": x}").unwrap_err(),
            "holds something that is no value (line 2, column 8)"
        );
        assert!(
            Value::parse("[".repeat(100_000).as_bytes()).unwrap_err().starts_with("is nested too deeply")
        );
        assert!(Value::parse(&[0xff]).unwrap_err().contains("UTF-8"));
    }
}
