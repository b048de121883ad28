//! What the server says of a sheet: its countersignature, whether the plan has changed, and the keys that it signs with. The keys
//! are kept on the device, so that a sheet is checked without a network, too.

use paper::{
    carrier::Carried,
    seal::{Proof, Seal, SealKey, key_of},
};
use serde_json::Value;

use crate::browser::{self, Asking};

const SHEETS: &str = "/api/v1/sheets";
const KEYS: &str = "/.well-known/ruangizin-sheet-keys.json";
const REMEMBERED: &str = "sheet-keys";
/// So long an answer is waited for, in milliseconds.
const PATIENCE: i32 = 15_000;

/// What became of asking the server.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Told {
    /// It answered.
    Answered(Answered),
    /// No answer: why, as the id of a sentence.
    Not(&'static str),
}

/// What it answered.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Answered {
    /// Whether the plan that the sheet names answers as the sheet says; nothing where the server has that plan no more.
    pub(super) agrees: Option<bool>,
    /// Its countersignature, where it has that plan and signs.
    pub(super) seal: Option<Seal>,
    /// Whether its plan of today is another.
    pub(super) has_changed: bool,
    /// The word of its headline today.
    pub(super) today: String,
}

/// Asks the server to look at a sheet.
pub(super) async fn ask(carried: &Carried) -> Told {
    let outline = carried.corners.as_ref().map(|it| parcel::link::write(it));
    let body = serde_json::json!({ "sheet": carried.sheet.write(), "outline": outline }).to_string();
    let asking = Asking {
        method: "POST",
        url: SHEETS,
        headers: &[("Content-Type", "application/json")],
        body: body.as_bytes(),
        patience: PATIENCE,
    };
    let Some(answered) = browser::send(asking).await else { return Told::Not("sheet-seal-offline") };
    match answered.status {
        200 => read(&answered.bytes).map_or(Told::Not("sheet-seal-failed"), Told::Answered),
        404 | 405 | 501 => Told::Not("sheet-seal-off"),
        429 => Told::Not("sheet-seal-busy"),
        500.. => Told::Not("sheet-seal-offline"),
        _ => Told::Not("sheet-seal-failed"),
    }
}

fn read(bytes: &[u8]) -> Option<Answered> {
    let value: Value = serde_json::from_slice(bytes).ok()?;
    let seal = value.get("seal").and_then(Value::as_str).and_then(Seal::read);
    Some(Answered {
        agrees: value.get("agrees")?.as_bool(),
        seal,
        has_changed: value.get("plan_changed")?.as_bool()?,
        today: value.get("today")?.get("outcome")?.as_str()?.to_owned(),
    })
}

/// Asks for a countersignature to print. One that the server's own keys do not prove for this sheet is none.
pub(super) async fn seal(carried: &Carried) -> (Told, Option<Seal>) {
    let told = ask(carried).await;
    let Told::Answered(Answered { seal: Some(seal), agrees: Some(true), .. }) = &told else {
        return (told, None);
    };
    let seal = *seal;
    refresh_keys().await;
    let sealed = Carried { seal: Some(seal), ..carried.clone() };
    match proof(&sealed) {
        Some((Proof::Holds, it)) if it.agrees => (told, Some(seal)),
        _ => (Told::Not("sheet-seal-failed"), None),
    }
}

/// What the server said, as the id of a sentence.
pub(super) fn said(it: &Answered) -> &'static str {
    match (it.agrees, it.has_changed) {
        (None, _) => "sheet-seal-unknown",
        (Some(true), false) if it.seal.is_none() => "sheet-seal-agrees",
        (Some(true), false) => "sheet-seal-done",
        (Some(false), false) => "sheet-seal-differs",
        (Some(true), true) => "sheet-seal-changed",
        (Some(false), true) => "sheet-seal-changed-differs",
    }
}

/// Gets the keys anew, where there is a network.
pub(super) async fn refresh_keys() {
    if let Some(reply) = browser::get(KEYS, None).await.filter(|it| it.status == 200)
        && let Ok(text) = String::from_utf8(reply.bytes)
        && keys_of(&text).is_some()
    {
        browser::remember(REMEMBERED, &text);
    }
}

/// What a countersignature proves, by the keys that are kept here.
pub(super) fn proof(carried: &Carried) -> Option<(Proof, Seal)> {
    let seal = carried.seal?;
    let keys = browser::recall(REMEMBERED).and_then(|it| keys_of(&it)).unwrap_or_default();
    Some((seal.check(&carried.sheet.bytes(), &keys), seal))
}

/// Whether its countersignature names a key that is not known here.
pub(super) fn lacks_key(carried: &Carried) -> bool {
    proof(carried).is_some_and(|it| it.0 == Proof::UnknownKey)
}

/// The published list: keys in hexadecimal digits, and the time of each in seconds since 1970.
fn keys_of(text: &str) -> Option<Vec<SealKey>> {
    let value: Value = serde_json::from_str(text).ok()?;
    let one = |it: &Value| {
        // A time that cannot be read is no key that is in use for ever.
        let until = match it.get("until") {
            None | Some(Value::Null) => None,
            Some(it) => Some(it.as_u64()?),
        };
        SealKey::new(key_of(it.get("key")?.as_str()?)?, it.get("from")?.as_u64()?, until)
    };
    Some(value.get("keys")?.as_array()?.iter().filter_map(one).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_of_keys_is_read_and_nonsense_is_left_out() {
        // A point of the curve: the base point's encoding (RFC 8032, section 5.1).
        let good = format!("58{}", "66".repeat(31));
        let text = format!(
            r#"{{"keys":[{{"key":"{good}","from":5,"until":null}},{{"key":"zz","from":1}},{{"key":"é{}","from":1}}]}}"#,
            "0".repeat(62)
        );
        let keys = keys_of(&text).expect("a list");
        assert_eq!(keys.len(), 1);
        assert_eq!((keys[0].from, keys[0].until), (5, None));
        assert!(keys_of("{}").is_none() && keys_of("").is_none());
    }

    #[test]
    fn a_key_whose_end_cannot_be_read_is_left_out() {
        let key = format!("58{}", "66".repeat(31));
        let text = |until: &str| format!(r#"{{"keys":[{{"key":"{key}","from":5,"until":{until}}}]}}"#);
        let count = |until: &str| keys_of(&text(until)).map(|it| it.len());
        assert_eq!(
            [count("null"), count("9"), count("-1"), count("\"9\"")],
            [Some(1), Some(1), Some(0), Some(0)]
        );
    }

    #[test]
    fn an_answer_without_its_parts_is_none() {
        let told = read(br#"{"agrees":null,"plan_changed":true,"today":{"pack":"2","outcome":"forbidden"}}"#);
        let expected =
            Answered { agrees: None, seal: None, has_changed: true, today: "forbidden".to_owned() };
        assert_eq!(told, Some(expected));
        assert_eq!(read(b"{}"), None);
        assert_eq!(read(b"<html>"), None);
    }

    #[test]
    fn a_sheet_that_its_own_plan_contradicts_is_told_also_after_the_plan_has_changed() {
        let answered =
            |agrees, has_changed| Answered { agrees, seal: None, has_changed, today: String::new() };
        let all = [
            (None, true),
            (Some(true), false),
            (Some(false), false),
            (Some(true), true),
            (Some(false), true),
        ];
        assert_eq!(
            all.map(|(agrees, has_changed)| said(&answered(agrees, has_changed))),
            [
                "sheet-seal-unknown",
                "sheet-seal-agrees",
                "sheet-seal-differs",
                "sheet-seal-changed",
                "sheet-seal-changed-differs"
            ]
        );
    }
}
