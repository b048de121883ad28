//! Reads JSON files field by field.
//!
//! `serde_json` parses the text into plain values; the fields are then taken by hand. Derived readers would be shorter
//! to write, but each brings a state machine of its own, some 100 kB in all that every phone would have to load.

use serde_json::Value;

use crate::{error::Malformed, text::Texts};

/// A value with the way to it, for messages.
#[derive(Debug, Clone)]
pub(crate) struct Node<'a> {
    file: &'a str,
    path: String,
    value: &'a Value,
}

/// Parses a file; `read` takes what it needs from the value at the top.
pub(crate) fn parse<T>(
    file: &str,
    bytes: &[u8],
    read: impl FnOnce(&Node<'_>) -> Result<T, Malformed>,
) -> Result<T, Malformed> {
    let value: Value = serde_json::from_slice(bytes).map_err(|it| Malformed::new(file, it.to_string()))?;
    read(&Node { file, path: String::new(), value: &value })
}

impl Node<'_> {
    /// A failure about this value.
    pub(crate) fn bad(&self, why: &str) -> Malformed {
        if self.path.is_empty() {
            return Malformed::new(self.file, why);
        }
        Malformed::new(self.file, format!("field \"{}\" {why}", self.path))
    }

    /// A member of an object; none where it is absent or null.
    pub(crate) fn maybe(&self, name: &str) -> Option<Self> {
        let value = self.value.get(name).filter(|it| !it.is_null())?;
        let dot = if self.path.is_empty() { "" } else { "." };
        Some(Self { file: self.file, path: [&self.path, dot, name].concat(), value })
    }

    /// A member of an object that must be there.
    pub(crate) fn get(&self, name: &str) -> Result<Self, Malformed> {
        self.maybe(name).ok_or_else(|| {
            if self.value.is_object() { self.bad_member(name) } else { self.bad("is no object") }
        })
    }

    fn bad_member(&self, name: &str) -> Malformed {
        let dot = if self.path.is_empty() { "" } else { "." };
        Malformed::new(self.file, format!("field \"{}{dot}{name}\" is missing", self.path))
    }

    /// The items of a list.
    pub(crate) fn items(&self) -> Result<Vec<Self>, Malformed> {
        let list = self.value.as_array().ok_or_else(|| self.bad("is no list"))?;
        let item = |(n, value)| Self { file: self.file, path: format!("{}[{n}]", self.path), value };
        Ok(list.iter().enumerate().map(item).collect())
    }

    /// The items of a list member, each read; an absent list is empty.
    pub(crate) fn list<T>(
        &self,
        name: &str,
        mut read: impl FnMut(&Self) -> Result<T, Malformed>,
    ) -> Result<Vec<T>, Malformed> {
        let mut out = Vec::new();
        if let Some(list) = self.maybe(name) {
            for item in list.items()? {
                out.push(read(&item)?);
            }
        }
        Ok(out)
    }

    /// The same where the list must be there.
    pub(crate) fn needed_list<T>(
        &self,
        name: &str,
        read: impl FnMut(&Self) -> Result<T, Malformed>,
    ) -> Result<Vec<T>, Malformed> {
        self.get(name)?;
        self.list(name, read)
    }

    /// The members of an object, in order of their names.
    pub(crate) fn members(&self) -> Result<Vec<(String, Self)>, Malformed> {
        let object = self.value.as_object().ok_or_else(|| self.bad("is no object"))?;
        let names = object.keys().cloned();
        Ok(names.filter_map(|it| self.maybe(&it).map(|node| (it, node))).collect())
    }

    /// A text.
    pub(crate) fn text(&self) -> Result<String, Malformed> {
        self.value.as_str().map(str::to_owned).ok_or_else(|| self.bad("is no text"))
    }

    /// A text member; an absent one is empty.
    pub(crate) fn text_or_empty(&self, name: &str) -> Result<String, Malformed> {
        self.maybe(name).map_or_else(|| Ok(String::new()), |it| it.text())
    }

    /// A list member of texts; an absent one is empty.
    pub(crate) fn texts_list(&self, name: &str) -> Result<Vec<String>, Malformed> {
        self.list(name, Node::text)
    }

    /// A finite number.
    pub(crate) fn number(&self) -> Result<f64, Malformed> {
        self.value.as_f64().filter(|it| it.is_finite()).ok_or_else(|| self.bad("is no number"))
    }

    /// A whole number from 0.
    pub(crate) fn whole(&self) -> Result<u64, Malformed> {
        self.value.as_u64().ok_or_else(|| self.bad("is no whole number"))
    }

    /// A whole number from 0 that fits 32 bits.
    pub(crate) fn whole32(&self) -> Result<u32, Malformed> {
        u32::try_from(self.whole()?).map_err(|_too_large| self.bad("is too large"))
    }

    /// True or false.
    pub(crate) fn flag(&self) -> Result<bool, Malformed> {
        self.value.as_bool().ok_or_else(|| self.bad("is neither true nor false"))
    }

    /// Numbers of a fixed count.
    pub(crate) fn numbers<const N: usize>(&self) -> Result<[f64; N], Malformed> {
        let mut out = [0.0; N];
        let items = self.items()?;
        if items.len() != N {
            return Err(self.bad(&format!("does not hold {N} numbers")));
        }
        for (to, from) in out.iter_mut().zip(&items) {
            *to = from.number()?;
        }
        Ok(out)
    }

    /// A text in several languages.
    pub(crate) fn texts(&self) -> Result<Texts, Malformed> {
        let mut out = Texts::default();
        for (tag, text) in self.members()? {
            out.0.insert(tag, text.text()?);
        }
        Ok(out)
    }

    /// An optional text in several languages.
    pub(crate) fn maybe_texts(&self, name: &str) -> Result<Option<Texts>, Malformed> {
        self.maybe(name).map(|it| it.texts()).transpose()
    }

    /// An optional text.
    pub(crate) fn maybe_text(&self, name: &str) -> Result<Option<String>, Malformed> {
        self.maybe(name).map(|it| it.text()).transpose()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(text: &str) -> String {
        let read = |it: &Node<'_>| it.list("layers", |it| it.get("title")?.texts());
        parse("pack.json", text.as_bytes(), read).unwrap_err().to_string()
    }

    #[test]
    fn failures_name_the_way_to_the_field() {
        assert_eq!(
            message(r#"{"layers":[{"title":{"id":7}}]}"#),
            "pack.json: field \"layers[0].title.id\" is no text"
        );
        assert_eq!(message(r#"{"layers":[{}]}"#), "pack.json: field \"layers[0].title\" is missing");
        assert_eq!(message(r#"{"layers":3}"#), "pack.json: field \"layers\" is no list");
        assert!(message("{").contains("line 1"));
    }
}
