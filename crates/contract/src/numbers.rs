//! Numbers of other systems that somebody noted, as they are kept on the device and exported: `ruangizin-numbers/1`.

use citypack::{
    Malformed,
    json::{self, Node},
};

use crate::canonical::Json;

/// The format that is written.
pub const NUMBERS_FORMAT: &str = "ruangizin-numbers/1";

/// A number that somebody noted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NotedNumber {
    /// Its id, made on the device.
    pub id: String,
    /// Kemendagri code of the city.
    pub region: String,
    /// Id of the package it came of.
    pub package: String,
    /// Id of the kind of number.
    pub kind: String,
    /// What the kind is called, in Indonesian, for where its pack is not open.
    pub label: String,
    /// Name of the system that gave it.
    pub system: String,
    /// Where it is looked up; empty where no address is known.
    pub url: String,
    /// The number.
    pub number: String,
    /// The day it was given, `2026-11-22`.
    pub given_on: String,
    /// Id of the draft it belongs to; empty for none.
    pub draft: String,
    /// When it was noted, RFC 3339.
    pub noted_at: String,
}

/// The list as bytes.
pub fn numbers_to_bytes(numbers: &[NotedNumber]) -> Vec<u8> {
    let one = |it: &NotedNumber| {
        let member = |text: &str| Some(Json::text(text)).filter(|_| !text.is_empty());
        Json::object([
            ("id", Some(Json::text(&it.id))),
            ("region", Some(Json::text(&it.region))),
            ("package", Some(Json::text(&it.package))),
            ("kind", Some(Json::text(&it.kind))),
            ("label", Some(Json::text(&it.label))),
            ("system", Some(Json::text(&it.system))),
            ("url", member(&it.url)),
            ("number", Some(Json::text(&it.number))),
            ("given_on", Some(Json::text(&it.given_on))),
            ("draft", member(&it.draft)),
            ("noted_at", Some(Json::text(&it.noted_at))),
        ])
    };
    let list = Json::List(numbers.iter().map(one).collect());
    let file = Json::object([("format", Some(Json::text(NUMBERS_FORMAT))), ("numbers", Some(list))]);
    file.to_text().into_bytes()
}

/// Reads a list.
pub fn parse_numbers(bytes: &[u8]) -> Result<Vec<NotedNumber>, Malformed> {
    json::parse("numbers", bytes, |top| {
        let format = top.get("format");
        if format.as_text() != NUMBERS_FORMAT {
            format.bad("is a format that is not known");
        }
        top.needed_list("numbers", |it| number(&it))
    })
}

fn number(node: &Node<'_>) -> NotedNumber {
    NotedNumber {
        id: node.text("id"),
        region: node.text("region"),
        package: node.text("package"),
        kind: node.text("kind"),
        label: node.text("label"),
        system: node.text("system"),
        url: node.text_or_empty("url"),
        number: node.text("number"),
        given_on: node.text("given_on"),
        draft: node.text_or_empty("draft"),
        noted_at: node.text("noted_at"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As version 1 was published; must be read for ever.
    const FROZEN: &str = r#"{"format":"ruangizin-numbers/1","numbers":[{"draft":"0123456789abcdef0123456789abcdef","given_on":"2026-11-20","id":"fedcba9876543210fedcba9876543210","kind":"nib","label":"NIB (nomor induk berusaha)","noted_at":"2026-11-22T20:00:00+08:00","number":"1234567890123","package":"oss-kkpr","region":"53.71","system":"OSS","url":"https://oss.go.id"}]}"#;

    #[test]
    fn a_list_of_version_1_is_read_and_written_to_the_letter() {
        let numbers = parse_numbers(FROZEN.as_bytes()).unwrap();
        assert_eq!(numbers.len(), 1);
        assert_eq!((numbers[0].kind.as_str(), numbers[0].number.as_str()), ("nib", "1234567890123"));
        assert_eq!(numbers_to_bytes(&numbers), FROZEN.as_bytes());
    }

    #[test]
    fn what_is_no_list_of_ours_is_refused() {
        for text in ["", "[]", "{\"format\":\"ruangizin-numbers/2\",\"numbers\":[]}", "{\"numbers\":[]}"] {
            assert!(parse_numbers(text.as_bytes()).is_err(), "{text}");
        }
        assert_eq!(parse_numbers(&numbers_to_bytes(&[])), Ok(Vec::new()));
    }
}
