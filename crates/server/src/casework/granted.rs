//! The sentence of a decision: the form's own words with number, service and validity, else the general one.

use permit::Texts;

use crate::store::{
    StoreError, Tx,
    cases::{Case, papers},
};

/// What stands in for the marks of a form's words.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    pub number: &'a str,
    pub service: &'a str,
    /// How long the product of the service is valid, as the catalogue says; empty where it does not.
    pub valid: &'a str,
}

/// The words of the form that a case walks by; empty where it has none.
pub fn words(tx: &mut dyn Tx, case: &Case) -> Result<Texts, StoreError> {
    let Some(digest) = &case.form_digest else { return Ok(Texts::default()) };
    let body = papers::form(tx, digest)?.unwrap_or_default();
    Ok(citypack::parse_decision(digest, body.as_bytes()).unwrap_or_default())
}

/// The words with their marks filled in; nothing where there are none, or where one of their marks has no value: half a
/// sentence is worse than the general one.
pub fn filled(words: &str, facts: Facts<'_>) -> Option<String> {
    let marks = [("{number}", facts.number), ("{service}", facts.service), ("{valid}", facts.valid)];
    if words.is_empty() || marks.iter().any(|(mark, value)| value.is_empty() && words.contains(mark)) {
        return None;
    }
    let mut rest = words;
    let mut text = String::new();
    while let Some(at) = rest.find('{') {
        text.push_str(&rest[..at]);
        let (mark, value) = marks.iter().find(|(mark, _)| rest[at..].starts_with(mark))?;
        text.push_str(value);
        rest = &rest[at + mark.len()..];
    }
    text.push_str(rest);
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_without_a_value_leaves_the_general_sentence() {
        let facts = Facts { number: "5371-AB", service: "Surat {number}", valid: "" };
        let told = |words: &str| filled(words, facts);
        assert_eq!(
            told("Nomor {number}: {service} diberikan.").as_deref(),
            Some("Nomor 5371-AB: Surat {number} diberikan.")
        );
        assert_eq!(told(""), None);
        assert_eq!(told("Berlaku {valid}."), None);
        assert_eq!(told("Kepada {applicant}."), None, "a mark that nobody knows");
        let valid = Facts { valid: "5 tahun", ..facts };
        assert_eq!(filled("Berlaku {valid}.", valid).as_deref(), Some("Berlaku 5 tahun."));
    }
}
