//! All languages say the same: same messages, same variables; and the code uses exactly these messages.

mod messages;
mod uses;

use std::collections::{BTreeMap, BTreeSet};

use super::{Finding, sources::Sources};
use messages::Message;

/// The language that is written first; the others follow it.
const FIRST: &str = "id";

type Messages = BTreeMap<String, Message>;

pub(super) fn check(sources: &Sources) -> Vec<Finding> {
    let (languages, mut findings) = read(sources);
    let Some(first) = languages.get(FIRST) else { return findings };
    for (language, messages) in languages.iter().filter(|(it, _)| *it != FIRST) {
        findings.extend(compare(first, messages, language));
    }
    findings.extend(unused(sources, first));
    findings.extend(missing(sources, first));
    findings
}

fn read(sources: &Sources) -> (BTreeMap<String, Messages>, Vec<Finding>) {
    let mut languages: BTreeMap<String, Messages> = BTreeMap::new();
    let mut findings = Vec::new();
    for (path, text) in sources.ending(".ftl") {
        let Some(language) = path.strip_prefix("locales/").and_then(|it| it.split('/').next()) else {
            continue;
        };
        let messages = languages.entry(language.to_owned()).or_default();
        for (id, message) in messages::parse(path, text) {
            if let Some(older) = messages.get(&id) {
                let text = format!("`{id}` stands in {} as well", older.path);
                findings.push(Finding::new(path, message.line, text));
            }
            messages.insert(id, message);
        }
    }
    (languages, findings)
}

fn compare(first: &Messages, other: &Messages, language: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (id, message) in first {
        match other.get(id) {
            None => findings.push(Finding::new(
                &message.path,
                message.line,
                format!("`{id}` is missing in the language `{language}`"),
            )),
            Some(it) if it.variables != message.variables => findings.push(Finding::new(
                &it.path,
                it.line,
                format!("`{id}` has {:?}, but {:?} in `{FIRST}`", it.variables, message.variables),
            )),
            Some(_) => {}
        }
    }
    for (id, message) in other.iter().filter(|(id, _)| !first.contains_key(*id)) {
        let text = format!("`{id}` is missing in the language `{FIRST}`");
        findings.push(Finding::new(&message.path, message.line, text));
    }
    findings
}

fn unused(sources: &Sources, messages: &Messages) -> Vec<Finding> {
    let used = uses::literals(sources);
    let referred: BTreeSet<&str> =
        messages.values().flat_map(|it| it.references.iter().map(String::as_str)).collect();
    let is_used = |id: &str| {
        let name = id.split('.').next().unwrap_or(id);
        referred.contains(name) || used.iter().any(|it| uses::matches(it, name))
    };
    let unused = messages.iter().filter(|(id, _)| !is_used(id));
    unused.map(|(id, it)| Finding::new(&it.path, it.line, format!("`{id}` is used nowhere"))).collect()
}

fn missing(sources: &Sources, messages: &Messages) -> Vec<Finding> {
    let calls = uses::calls(sources).into_iter().filter(|it| !messages.contains_key(&it.id));
    calls.map(|it| Finding::new(&it.path, it.line, format!("there is no message `{}`", it.id))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings(id: &str, en: &str, code: &str) -> Vec<String> {
        let sources = Sources::of(&[("locales/id/a.ftl", id), ("locales/en/a.ftl", en), ("src/a.rs", code)]);
        check(&sources).into_iter().map(|it| it.message).collect()
    }

    #[test]
    fn languages_with_the_same_messages_pass() {
        let none: Vec<String> = Vec::new();
        assert_eq!(findings("a-b = x { $n }\n", "a-b = { $n } y\n", "t!(\"a-b\", n = 1)"), none);
    }

    #[test]
    fn a_missing_message_or_variable_is_found() {
        assert_eq!(findings("a-b = x\n", "", "t!(\"a-b\")").len(), 1);
        assert_eq!(findings("a-b = { $n }\n", "a-b = x\n", "t!(\"a-b\")").len(), 1);
        assert_eq!(findings("c = x\n", "c = x\na-b = x\n", "\"a-b\" \"c\"").len(), 1);
    }

    #[test]
    fn unused_and_unknown_messages_are_found() {
        assert_eq!(findings("a-b = x\n", "a-b = x\n", "").len(), 1);
        assert_eq!(findings("a-b = x\n", "a-b = x\n", "t!(\"a-b\"); t!(\"a-c\")").len(), 1);
    }

    #[test]
    fn an_id_built_by_rule_counts_as_used() {
        let text = "reason-river = x\n";
        assert_eq!(findings(text, text, "format!(\"reason-{code}\")").len(), 0);
        assert_eq!(findings(text, text, "format!(\"{code}\")").len(), 1, "a rule has a fixed part");
    }
}
