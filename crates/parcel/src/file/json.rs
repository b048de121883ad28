//! JSON into values, strictly by RFC 8259 save that numbers are read to fifteen digits; bounded in depth. Knows no
//! geography.

/// Deeper than any GeoJSON.
const MOST_DEPTH: usize = 48;

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Json {
    /// null, true or false: nothing here asks which.
    Word,
    Number(f64),
    Text(String),
    List(Vec<Self>),
    Record(Vec<(String, Self)>),
}

/// The text is no JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NoJson;

impl Json {
    pub(super) fn read(text: &str) -> Result<Self, NoJson> {
        let mut reader = Reader { text, at: 0 };
        let value = reader.value(0)?;
        reader.blanks();
        if reader.at == text.len() { Ok(value) } else { Err(NoJson) }
    }

    pub(super) fn get(&self, key: &str) -> Option<&Self> {
        match self {
            Self::Record(entries) => entries.iter().find(|it| it.0 == key).map(|it| &it.1),
            _ => None,
        }
    }

    pub(super) fn text(&self) -> Option<&str> {
        if let Self::Text(it) = self { Some(it) } else { None }
    }

    pub(super) fn number(&self) -> Option<f64> {
        if let Self::Number(it) = self { Some(*it) } else { None }
    }

    pub(super) fn list(&self) -> &[Self] {
        if let Self::List(it) = self { it } else { &[] }
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn blanks(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    /// Skips blanks and takes a sign if it is there.
    fn takes(&mut self, sign: u8) -> bool {
        self.blanks();
        let is = self.peek() == Some(sign);
        self.at += usize::from(is);
        is
    }

    fn value(&mut self, depth: usize) -> Result<Json, NoJson> {
        if depth > MOST_DEPTH {
            return Err(NoJson);
        }
        self.blanks();
        match self.peek().ok_or(NoJson)? {
            b'{' => self.record(depth),
            b'[' => self.list(depth),
            b'"' => self.string().map(Json::Text),
            b'-' | b'0'..=b'9' => self.number(),
            _ => {
                let word =
                    ["null", "true", "false"].into_iter().find(|it| self.text[self.at..].starts_with(it));
                self.at += word.ok_or(NoJson)?.len();
                Ok(Json::Word)
            }
        }
    }

    fn record(&mut self, depth: usize) -> Result<Json, NoJson> {
        self.at += 1;
        let mut entries = Vec::new();
        if self.takes(b'}') {
            return Ok(Json::Record(entries));
        }
        loop {
            self.blanks();
            if self.peek() != Some(b'"') {
                return Err(NoJson);
            }
            let key = self.string()?;
            if !self.takes(b':') {
                return Err(NoJson);
            }
            entries.push((key, self.value(depth + 1)?));
            if self.takes(b'}') {
                return Ok(Json::Record(entries));
            }
            if !self.takes(b',') {
                return Err(NoJson);
            }
        }
    }

    fn list(&mut self, depth: usize) -> Result<Json, NoJson> {
        self.at += 1;
        let mut items = Vec::new();
        if self.takes(b']') {
            return Ok(Json::List(items));
        }
        loop {
            items.push(self.value(depth + 1)?);
            if self.takes(b']') {
                return Ok(Json::List(items));
            }
            if !self.takes(b',') {
                return Err(NoJson);
            }
        }
    }

    fn string(&mut self) -> Result<String, NoJson> {
        self.at += 1;
        let mut text = String::new();
        loop {
            let rest = &self.text[self.at..];
            let end = rest.find(['"', '\\']).ok_or(NoJson)?;
            text.push_str(&rest[..end]);
            self.at += end + 1;
            if rest.as_bytes()[end] == b'"' {
                return Ok(text);
            }
            text.push(self.escaped()?);
        }
    }

    fn escaped(&mut self) -> Result<char, NoJson> {
        let sign = self.peek().ok_or(NoJson)?;
        self.at += 1;
        Ok(match sign {
            b'n' | b'r' | b't' | b'b' | b'f' => ' ',
            b'"' | b'\\' | b'/' => char::from(sign),
            b'u' => {
                let digits = self.text.get(self.at..self.at + 4).ok_or(NoJson)?;
                self.at += 4;
                let code = u32::from_str_radix(digits, 16).map_err(|_no_digits| NoJson)?;
                // Halves of rarer letters become a mark each; only names hold them.
                char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)
            }
            _ => return Err(NoJson),
        })
    }

    fn number(&mut self) -> Result<Json, NoJson> {
        let rest = &self.text[self.at..];
        let end = rest.find(|it: char| !it.is_ascii_digit() && !"+-.eE".contains(it)).unwrap_or(rest.len());
        self.at += end;
        number(&rest[..end]).map(Json::Number).ok_or(NoJson)
    }
}

/// A number with or without an exponent.
pub(super) fn number(text: &str) -> Option<f64> {
    let (digits, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    // Whole numbers of more than eight digits are no coordinates; what they are does not matter here.
    let value = lookup::place::decimal(digits)
        .or_else(|| digits.bytes().all(|it| it.is_ascii_digit()).then_some(1e9));
    let exponent: i32 = exponent.parse().ok().filter(|it: &i32| it.abs() <= 300)?;
    Some(value? * libm::pow(10.0, f64::from(exponent)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_of_every_kind_are_read() {
        let value = Json::read(r#" {"a": [1, -2.5e1, true, null], "b\n": "x\"\u0041", "c": {}} "#).unwrap();
        assert_eq!(value.get("a").unwrap().list()[1].number(), Some(-25.0));
        assert_eq!(value.get("b ").unwrap().text(), Some("x\"A"));
        assert_eq!(value.get("c"), Some(&Json::Record(Vec::new())));
        assert_eq!(value.get("d"), None);
    }

    #[test]
    fn what_is_no_json_is_refused() {
        for text in
            ["", "{", "[1,]", "{\"a\"}", "{a:1}", "[1 2]", "\"", "nul", "1 2", "[1e999]", "\"\\u12\"", "--1"]
        {
            assert_eq!(Json::read(text), Err(NoJson), "{text}");
        }
        assert_eq!(Json::read(&"[".repeat(100_000)), Err(NoJson));
    }
}
