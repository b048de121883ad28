//! Checks a file against its JSON Schema: the words that our schemas use and no others. Tells everything at once, with
//! the way to each member. Texts must be there in every language.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::LANGUAGES;
use crate::message::Message;

/// A schema of `data/schema`.
pub(super) struct Schema(Value);

type Found = Vec<(String, Message)>;

impl Schema {
    fn of(text: &str) -> Self {
        // The schemas are compiled in and a test reads them; an unreadable one would accept everything.
        Self(serde_json::from_str(text).unwrap_or_default())
    }

    pub(super) fn form() -> Self {
        Self::of(include_str!("../../../../data/schema/form.schema.json"))
    }

    pub(super) fn examples() -> Self {
        Self::of(include_str!("../../../../data/schema/form-examples.schema.json"))
    }

    pub(super) fn services() -> Self {
        Self::of(include_str!("../../../../data/schema/services.schema.json"))
    }

    pub(super) fn packages() -> Self {
        Self::of(include_str!("../../../../data/schema/packages.schema.json"))
    }

    /// Everything that does not fit.
    pub(super) fn check(&self, value: &Value) -> Found {
        let mut found = Found::new();
        self.look(&self.0, value, "", &mut found);
        found
    }

    fn fits(&self, schema: &Value, value: &Value) -> bool {
        let mut found = Found::new();
        self.look(schema, value, "", &mut found);
        found.is_empty()
    }

    fn look(&self, schema: &Value, value: &Value, path: &str, found: &mut Found) {
        if let Some(name) = schema["$ref"].as_str() {
            let name = name.trim_start_matches("#/$defs/");
            if name == "texts" {
                return texts(value, path, found);
            }
            return self.look(&self.0["$defs"][name], value, path, found);
        }
        let mut say = |what: Message| found.push((path.to_owned(), what));
        if let Some(options) = schema["anyOf"].as_array() {
            if !options.iter().any(|it| self.fits(it, value)) {
                say(Message::new("lint-shape").with("got", short(value)));
            }
            return;
        }
        if !has_type(&schema["type"], value) {
            return say(Message::new("lint-type")
                .with("want", schema["type"].to_string())
                .with("got", short(value)));
        }
        if !schema["const"].is_null() && schema["const"] != *value {
            say(Message::new("lint-must-be").with("want", short(&schema["const"])).with("got", short(value)));
        }
        if let Some(words) = schema["enum"].as_array()
            && !words.contains(value)
        {
            let words: Vec<String> = words.iter().map(short).collect();
            say(Message::new("lint-must-be").with("want", words.join(", ")).with("got", short(value)));
        }
        if let (Some(pattern), Some(text)) = (schema["pattern"].as_str(), value.as_str())
            && !matches_pattern(pattern, text)
        {
            say(Message::new("lint-signs").with("got", text));
        }
        if let Some(number) = value.as_f64() {
            let low = schema["minimum"].as_f64().is_some_and(|it| number < it);
            let high = schema["maximum"].as_f64().is_some_and(|it| number > it);
            if low || high {
                say(Message::new("lint-shape").with("got", short(value)));
            }
        }
        match value {
            Value::Array(items) => self.items(schema, items, path, found),
            Value::Object(members) => self.members(schema, members, path, found),
            _ => {}
        }
    }

    fn items(&self, schema: &Value, items: &[Value], path: &str, found: &mut Found) {
        let count = items.len() as u64;
        let few = schema["minItems"].as_u64().is_some_and(|it| count < it);
        let many = schema["maxItems"].as_u64().is_some_and(|it| count > it);
        if few || many {
            found.push((path.to_owned(), Message::new("lint-count").with("count", items.len().to_string())));
        }
        if !schema["items"].is_null() {
            for (n, item) in items.iter().enumerate() {
                self.look(&schema["items"], item, &format!("{path}[{n}]"), found);
            }
        }
    }

    fn members(&self, schema: &Value, members: &Map<String, Value>, path: &str, found: &mut Found) {
        for name in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            if !members.contains_key(name) {
                found.push((path.to_owned(), Message::new("lint-member-missing").with("what", name)));
            }
        }
        for (name, value) in members {
            let way = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
            let own = &schema["properties"][name];
            if !own.is_null() {
                self.look(own, value, &way, found);
            } else if schema["additionalProperties"] == Value::Bool(false) {
                found.push((way, Message::new("lint-member-unknown").with("what", name.as_str())));
            } else if schema["additionalProperties"].is_object() {
                self.look(&schema["additionalProperties"], value, &way, found);
            }
        }
    }
}

fn texts(value: &Value, path: &str, found: &mut Found) {
    let Some(members) = value.as_object() else {
        let want = Value::from("object").to_string();
        return found
            .push((path.to_owned(), Message::new("lint-type").with("want", want).with("got", short(value))));
    };
    for language in LANGUAGES {
        if members.get(language).and_then(Value::as_str).is_none_or(|it| it.trim().is_empty()) {
            found.push((path.to_owned(), Message::new("lint-no-text").with("what", language)));
        }
    }
}

fn has_type(wanted: &Value, value: &Value) -> bool {
    let is = |word: &str| match word {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "number" => value.is_number(),
        "integer" => value.is_u64() || value.is_i64(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        _ => true,
    };
    match wanted {
        Value::String(word) => is(word),
        Value::Array(words) => words.iter().filter_map(Value::as_str).any(is),
        _ => true,
    }
}

/// The patterns of our schemas: a set of first signs, then a set of any count, and a part of the second after a point.
fn matches_pattern(pattern: &str, text: &str) -> bool {
    let sets: Vec<&str> = pattern.split('[').skip(1).filter_map(|it| it.split(']').next()).collect();
    let (Some(first), Some(rest)) = (sets.first(), sets.get(1)) else { return true };
    let (head, tail) = match text.split_once('.') {
        Some((head, tail)) if sets.len() > 2 => (head, Some(tail)),
        _ => (text, None),
    };
    let mut signs = head.chars();
    signs.next().is_some_and(|it| set(first).contains(&it))
        && signs.all(|it| set(rest).contains(&it))
        && tail.is_none_or(|it| !it.is_empty() && it.chars().all(|it| set(sets[2]).contains(&it)))
}

/// The signs of a set such as `a-z0-9_`.
fn set(text: &str) -> BTreeSet<char> {
    let signs: Vec<char> = text.chars().collect();
    let mut out = BTreeSet::new();
    let mut n = 0;
    while let Some(first) = signs.get(n) {
        if let (Some('-'), Some(last)) = (signs.get(n + 1), signs.get(n + 2)) {
            out.extend(*first..=*last);
            n += 3;
        } else {
            out.insert(*first);
            n += 1;
        }
    }
    out
}

/// A value in few signs.
fn short(value: &Value) -> String {
    let text = value.to_string();
    if text.chars().count() <= 60 { text } else { text.chars().take(59).chain(['…']).collect() }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn patterns_are_matched() {
        let id = "^[a-z][a-z0-9_]*$";
        let with_part = "^[a-z][a-z0-9_]*(\\.[a-z_0-9]+)?$";
        assert!(matches_pattern(id, "luas_1") && !matches_pattern(id, "Luas") && !matches_pattern(id, "a.b"));
        assert!(!matches_pattern(id, "") && !matches_pattern(id, "a-b"));
        assert!(matches_pattern(with_part, "a.birth") && matches_pattern(with_part, "a"));
        assert!(!matches_pattern(with_part, "a."));
        assert!(matches_pattern("^[A-Z][A-Z0-9-]*$", "BG-PBG"));
    }

    #[test]
    fn everything_that_does_not_fit_is_told_with_its_way() {
        let schema = Schema::form();
        let found = schema.check(&json!({
            "format": "ruangizin-form/2", "id": "A", "title": {"id": "x"}, "wrong": 1,
            "sections": [{"id": "s", "title": {"id": "x", "en": "y"}, "fields": [{"id": "f", "kind": "nik2"}]}]
        }));
        let has = |path: &str, id: &str| found.iter().any(|it| it.0 == path && it.1.id() == id);
        assert!(has("format", "lint-must-be"));
        assert!(has("id", "lint-signs"));
        assert!(has("title", "lint-no-text"));
        assert!(has("wrong", "lint-member-unknown"));
        assert!(has("sections[0].fields[0].kind", "lint-must-be"));
        assert!(has("sections[0].fields[0]", "lint-member-missing"));
        assert!(has("", "lint-member-missing"));
    }
}
