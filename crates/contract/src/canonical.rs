//! JSON that has one form only, so that its digest means something: members ordered by the bytes of their names, no
//! blanks, numbers plain with at most four decimals, texts escaped only where they must be.

use permit::{Decimal, Entries};

/// A value that is about to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Json {
    /// Nothing.
    Null,
    /// True or false.
    Bool(bool),
    /// A whole number.
    Whole(u64),
    /// A number with at most four decimals.
    Number(Decimal),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Self>),
    /// Members by name.
    Object(Entries<Self>),
}

impl Json {
    /// An object of these members; those without a value are left out.
    pub fn object<const N: usize>(members: [(&str, Option<Self>); N]) -> Self {
        let given = |(name, value): (&str, Option<Self>)| Some((name.to_owned(), value?));
        Self::Object(members.into_iter().filter_map(given).collect())
    }

    /// A text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A list of texts.
    pub fn texts(texts: &[String]) -> Self {
        Self::List(texts.iter().map(Self::text).collect())
    }

    /// The canonical text.
    pub fn to_text(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }

    fn write(&self, out: &mut String) {
        match self {
            Self::Null => out.push_str("null"),
            Self::Bool(it) => out.push_str(if *it { "true" } else { "false" }),
            Self::Whole(it) => out.push_str(&it.to_string()),
            Self::Number(it) => out.push_str(&it.to_string()),
            Self::Text(it) => write_text(it, out),
            Self::List(list) => {
                let mut sign = '[';
                for it in list {
                    out.push(sign);
                    it.write(out);
                    sign = ',';
                }
                out.push_str(if list.is_empty() { "[]" } else { "]" });
            }
            Self::Object(members) => {
                let mut sign = '{';
                for (name, value) in members.iter() {
                    out.push(sign);
                    write_text(name, out);
                    out.push(':');
                    value.write(out);
                    sign = ',';
                }
                out.push_str(if members.is_empty() { "{}" } else { "}" });
            }
        }
    }
}

impl From<&str> for Json {
    fn from(it: &str) -> Self {
        Self::Text(it.to_owned())
    }
}

fn write_text(text: &str, out: &mut String) {
    out.push('"');
    for it in text.chars() {
        match it {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{0}'..='\u{1f}' => {
                out.push_str("\\u00");
                let hex = |it: u32| char::from_digit(it & 15, 16).unwrap_or('0');
                out.push(hex(u32::from(it) >> 4));
                out.push(hex(u32::from(it)));
            }
            _ => out.push(it),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_are_ordered_and_nothing_is_escaped_without_need() {
        let json = Json::object([
            ("b", Some(Json::Number(Decimal::from_plain("72.50").unwrap()))),
            ("é", Some(Json::Null)),
            ("a", Some(Json::List(vec![Json::Bool(true), Json::Whole(3), Json::text("\"é\n\u{1}\"/")]))),
            ("c", None),
            ("d", Some(Json::List(Vec::new()))),
            ("e", Some(Json::Object(Entries::default()))),
        ]);
        assert_eq!(json.to_text(), r#"{"a":[true,3,"\"é\n\u0001\"/"],"b":72.5,"d":[],"e":{},"é":null}"#);
    }
}
