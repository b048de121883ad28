//! Reads JSON files field by field.
//!
//! The text becomes plain values; the fields are then taken by hand, and the first thing that is wrong is noted beside
//! them. Derived readers would be shorter to write, but each brings a state machine and clean-up code of its own, some
//! 100 kB in all that every phone would have to load.

mod value;

use core::cell::RefCell;

use value::Value;

use crate::{error::Malformed, text::Texts};

/// Parses a file. `read` takes what it needs; what it took counts only when nothing was wrong.
pub fn parse<T>(file: &str, bytes: &[u8], read: impl FnOnce(Node<'_>) -> T) -> Result<T, Malformed> {
    let value = Value::parse(bytes).map_err(|it| Malformed::new(file, it))?;
    let wrong = RefCell::new(None);
    let taken = read(Node { wrong: &wrong, parent: None, key: Key::Top, value: Some(&value) });
    match wrong.into_inner() {
        None => Ok(taken),
        Some(what) => Err(Malformed { file: file.to_owned(), what }),
    }
}

/// A value, or its absence, with the way to it.
#[derive(Clone, Copy)]
pub struct Node<'a> {
    wrong: &'a RefCell<Option<String>>,
    parent: Option<&'a Self>,
    key: Key<'a>,
    value: Option<&'a Value>,
}

#[derive(Clone, Copy)]
enum Key<'a> {
    Top,
    Name(&'a str),
    Item(usize),
}

impl Node<'_> {
    /// Notes that this value is wrong, unless something was noted before.
    #[inline(never)]
    pub fn bad(&self, why: &str) {
        let mut wrong = self.wrong.borrow_mut();
        if wrong.is_none() {
            let way = self.way();
            *wrong = Some(if way.is_empty() { why.to_owned() } else { format!("field \"{way}\" {why}") });
        }
    }

    fn way(&self) -> String {
        let mut way = self.parent.map_or_else(String::new, Node::way);
        match self.key {
            Key::Top => {}
            Key::Name(name) => {
                if !way.is_empty() {
                    way.push('.');
                }
                way.push_str(name);
            }
            Key::Item(n) => {
                way.push('[');
                way.push_str(&n.to_string());
                way.push(']');
            }
        }
        way
    }

    /// Whether there is a value; null counts as none.
    pub fn is_given(&self) -> bool {
        self.value.is_some_and(|it| *it != Value::Null)
    }

    /// Whether this value is a text.
    pub fn is_text(&self) -> bool {
        matches!(self.value, Some(Value::Text(_)))
    }

    /// Whether this value is a number.
    pub fn is_number(&self) -> bool {
        matches!(self.value, Some(Value::Number(_)))
    }

    /// Whether this value is an object.
    pub fn is_object(&self) -> bool {
        matches!(self.value, Some(Value::Object(_)))
    }

    /// True or false, where it is one of them.
    pub fn as_bool(&self) -> Option<bool> {
        match self.value {
            Some(Value::Bool(it)) => Some(*it),
            _ => None,
        }
    }

    /// Whether this value is a list.
    pub fn is_list(&self) -> bool {
        matches!(self.value, Some(Value::List(_)))
    }

    /// A number that may be absent.
    #[inline(never)]
    pub fn maybe_number(&self, name: &str) -> Option<f64> {
        let member = self.maybe(name);
        member.is_given().then(|| member.as_number())
    }

    /// Whether there is a member of this name, be it null.
    pub fn has(&self, name: &str) -> bool {
        self.value.is_some_and(|it| it.get(name).is_some())
    }

    /// A member that may be absent.
    #[inline(never)]
    pub fn maybe<'b>(&'b self, name: &'b str) -> Node<'b> {
        let value = self.value.and_then(|it| it.get(name)).filter(|it| **it != Value::Null);
        Node { wrong: self.wrong, parent: Some(self), key: Key::Name(name), value }
    }

    /// A member that must be there.
    #[inline(never)]
    pub fn get<'b>(&'b self, name: &'b str) -> Node<'b> {
        let member = self.maybe(name);
        if !matches!(self.value, Some(Value::Object(_))) {
            self.bad("is no object");
        } else if !member.is_given() {
            member.bad("is missing");
        }
        member
    }

    /// This value as a text.
    #[inline(never)]
    pub fn as_text(&self) -> String {
        if let Some(Value::Text(text)) = self.value {
            return text.clone();
        }
        self.bad("is no text");
        String::new()
    }

    /// A text.
    #[inline(never)]
    pub fn text(&self, name: &str) -> String {
        self.get(name).as_text()
    }

    /// A text, empty where it is absent.
    #[inline(never)]
    pub fn text_or_empty(&self, name: &str) -> String {
        self.maybe_text(name).unwrap_or_default()
    }

    /// A text that may be absent.
    #[inline(never)]
    pub fn maybe_text(&self, name: &str) -> Option<String> {
        let member = self.maybe(name);
        member.is_given().then(|| member.as_text())
    }

    /// A text in several languages.
    #[inline(never)]
    pub fn texts(&self, name: &str) -> Texts {
        let mut out = Texts::default();
        self.get(name).members(|tag, text| {
            out.0.insert(tag.to_owned(), text.as_text());
        });
        out
    }

    /// A text in several languages that may be absent.
    #[inline(never)]
    pub fn maybe_texts(&self, name: &str) -> Option<Texts> {
        self.maybe(name).is_given().then(|| self.texts(name))
    }

    /// This value as a finite number.
    #[inline(never)]
    pub fn as_number(&self) -> f64 {
        match self.value {
            Some(Value::Number(number)) if number.is_finite() => return *number,
            _ => self.bad("is no number"),
        }
        0.0
    }

    /// This value as a whole number from 0 to `largest`.
    #[inline(never)]
    pub fn as_whole(&self, largest: u64) -> u64 {
        // Whole numbers are exact in a double up to 2^53; lengths of files beyond that are refused elsewhere.
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss,
            reason = "checked just before"
        )]
        match self.value {
            Some(Value::Number(number)) if *number >= 0.0 && *number % 1.0 == 0.0 => {
                if *number <= largest as f64 {
                    return *number as u64;
                }
                self.bad("is too large");
            }
            _ => self.bad("is no whole number"),
        }
        0
    }

    /// This value as a whole number of 32 bits.
    pub fn as_whole32(&self) -> u32 {
        u32::try_from(self.as_whole(u64::from(u32::MAX))).unwrap_or(0)
    }

    /// True or false; absent is false.
    #[inline(never)]
    pub fn flag(&self, name: &str) -> bool {
        let member = self.maybe(name);
        match member.value {
            None => false,
            Some(Value::Bool(it)) => *it,
            Some(_) => {
                member.bad("is neither true nor false");
                false
            }
        }
    }

    /// This value as a fixed count of numbers.
    pub fn as_numbers<const N: usize>(&self) -> [f64; N] {
        let mut out = [0.0; N];
        let mut count = 0;
        self.items(&mut |it| {
            if let Some(to) = out.get_mut(count) {
                *to = it.as_number();
            }
            count += 1;
        });
        if count != N {
            self.bad("holds another count of numbers than it should");
        }
        out
    }

    /// Calls `each` with the items of this list.
    #[inline(never)]
    pub fn items(&self, each: &mut dyn FnMut(Node<'_>)) {
        let Some(Value::List(list)) = self.value else { return self.bad("is no list") };
        for (n, value) in list.iter().enumerate() {
            each(Node { wrong: self.wrong, parent: Some(self), key: Key::Item(n), value: Some(value) });
        }
    }

    /// Calls `each` with the members of this object.
    pub fn members(&self, mut each: impl FnMut(&str, Node<'_>)) {
        let Some(Value::Object(members)) = self.value else { return self.bad("is no object") };
        for (name, _) in members {
            each(name, self.maybe(name));
        }
    }

    /// The members of an object member, each read.
    pub fn each_member(&self, name: &str, each: impl FnMut(&str, Node<'_>)) {
        self.get(name).members(each);
    }

    /// The items of this list, each read.
    pub fn as_list<T>(&self, mut read: impl FnMut(Node<'_>) -> T) -> Vec<T> {
        let mut out = Vec::new();
        self.items(&mut |it| out.push(read(it)));
        out
    }

    /// The items of a list, each read; an absent list is empty.
    pub fn list<T>(&self, name: &str, read: impl FnMut(Node<'_>) -> T) -> Vec<T> {
        let member = self.maybe(name);
        if member.is_given() { member.as_list(read) } else { Vec::new() }
    }

    /// The items of a list that must be there, each read.
    pub fn needed_list<T>(&self, name: &str, read: impl FnMut(Node<'_>) -> T) -> Vec<T> {
        self.get(name).as_list(read)
    }

    /// A list of texts; an absent list is empty.
    #[inline(never)]
    pub fn list_of_texts(&self, name: &str) -> Vec<String> {
        self.list(name, |it| it.as_text())
    }

    /// This list of two as a pair.
    pub fn as_pair<A, B>(
        &self,
        mut first: impl FnMut(Node<'_>) -> A,
        mut second: impl FnMut(Node<'_>) -> B,
    ) -> Option<(A, B)> {
        let (mut a, mut b, mut count) = (None, None, 0);
        self.items(&mut |it| {
            match count {
                0 => a = Some(first(it)),
                1 => b = Some(second(it)),
                _ => {}
            }
            count += 1;
        });
        if count != 2 {
            self.bad("is no pair");
        }
        a.zip(b)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(text: &str) -> String {
        let read = |it: Node<'_>| it.list("layers", |it| it.texts("title"));
        parse("pack.json", text.as_bytes(), read).unwrap_err().to_string()
    }

    #[test]
    fn failures_name_the_way_to_the_field() {
        let found = message(r#"{"layers":[{"title":{"id":7}}]}"#);
        assert_eq!(found, "pack.json: field \"layers[0].title.id\" is no text");
        assert_eq!(message(r#"{"layers":[{}]}"#), "pack.json: field \"layers[0].title\" is missing");
        assert_eq!(message(r#"{"layers":3}"#), "pack.json: field \"layers\" is no list");
        assert!(message("{").contains("line 1"));
    }

    #[test]
    fn the_first_thing_that_is_wrong_is_told() {
        let read = |it: Node<'_>| (it.text("a"), it.as_pair(|it| it.as_number(), |it| it.flag("b")));
        let found = parse("x.json", b"{}", read).unwrap_err();
        assert_eq!(found.to_string(), "x.json: field \"a\" is missing");
    }
}
