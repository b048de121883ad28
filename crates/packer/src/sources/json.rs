//! JSON files of every dress: plain, with a byte order mark, wrapped as `var x = {…};` or in a call, one feature a line,
//! or as a sequence (RFC 8142). Finds the values and hands each to GeoJSON or Esri JSON.

use serde_json::{Deserializer, value::RawValue};

use crate::{
    message::Message,
    sources::{
        esri_json, geojson,
        raw::{Collector, Failure},
    },
};

/// Reads the features of a text.
pub(crate) fn read(text: &str, out: &mut Collector) -> Result<(), Failure> {
    let text = text.trim_start_matches('\u{feff}');
    if text.contains('\u{1e}') {
        let values = text.split('\u{1e}').map(str::trim).filter(|it| !it.is_empty());
        return geojson::sequence(values, out);
    }
    let (start, is_wrapped) = unwrap(text);
    let body = &text[start..];
    let mut values = Deserializer::from_str(body).into_iter::<&RawValue>();
    let first = match values.next() {
        Some(Ok(it)) => it,
        Some(Err(it)) => return Err(not_json(&it)),
        None => return Err(Failure::file(Message::new("source-empty"))),
    };
    let rest = body[values.byte_offset()..].trim_start_matches([';', ')', ',']).trim();
    if is_wrapped && rest.contains("{\"") {
        return Err(Failure::file(Message::new("source-several-scripts")));
    }
    if !is_wrapped && !rest.is_empty() {
        // One value a line, or a file with rubbish behind its end.
        let mut all = vec![first.get()];
        let mut values = Deserializer::from_str(&body[values.byte_offset()..]).into_iter::<&RawValue>();
        for value in &mut values {
            all.push(value.map_err(|it| not_json(&it))?.get());
        }
        return geojson::sequence(all.into_iter(), out);
    }
    if first.get().starts_with('[') {
        return list(first.get(), out);
    }
    if esri_json::is_esri(first.get()) {
        return esri_json::read(first.get(), out);
    }
    geojson::read(first.get(), out)
}

/// Features in a bare list.
fn list(text: &str, out: &mut Collector) -> Result<(), Failure> {
    let all: Vec<&RawValue> = parse(text).map_err(|it| not_json(&it))?;
    if !all.first().is_some_and(|it| it.get().contains("\"Feature\"")) {
        return Err(Failure::file(Message::new("source-json-list")));
    }
    geojson::sequence(all.iter().map(|it| it.get()), out)
}

/// Where the value starts in `var x = {…}`, `const x = …`, `export default …` or `callback({…})`.
fn unwrap(text: &str) -> (usize, bool) {
    let trimmed = text.trim_start();
    let start = text.len() - trimmed.len();
    if trimmed.starts_with(['{', '[', '"', '-']) || trimmed.starts_with(|c: char| c.is_ascii_digit()) {
        return (start, false);
    }
    // Comments before the statement may hold braces, so the value is looked for behind the first sign of one.
    let code = trimmed.find(['=', '(']).or_else(|| trimmed.find("default").map(|it| it + 6));
    match code.and_then(|it| Some(it + trimmed[it..].find(['{', '['])?)) {
        Some(it) => (start + it, true),
        None => (start, false),
    }
}

/// Reads a value of a given form; the error tells line and column.
pub(crate) fn parse<'a, T: serde::Deserialize<'a>>(text: &'a str) -> Result<T, serde_json::Error> {
    let mut deserializer = Deserializer::from_str(text);
    T::deserialize(&mut deserializer)
}

/// The file is no JSON or none that holds features.
pub(crate) fn not_json(why: &serde_json::Error) -> Failure {
    Failure::file(Message::new("source-no-collection").with("why", why.to_string()))
}

/// The value of an attribute as text.
pub(crate) fn attribute_text(value: serde_json::Value) -> Option<String> {
    match value {
        serde_json::Value::Null => None,
        serde_json::Value::String(it) => Some(it),
        serde_json::Value::Number(it) if it.is_f64() => {
            it.as_f64().and_then(crate::sources::raw::number_text)
        }
        other => Some(other.to_string()),
    }
}
