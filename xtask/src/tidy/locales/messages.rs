//! Reads Fluent files as far as the comparison needs: ids, attributes, variables and references.

use std::collections::BTreeSet;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Message {
    pub(super) path: String,
    pub(super) line: usize,
    pub(super) variables: BTreeSet<String>,
    /// Other messages and terms that this one shows.
    pub(super) references: BTreeSet<String>,
}

/// Messages by id; an attribute is `id.attribute`, a term begins with a dash.
pub(super) fn parse(path: &str, text: &str) -> Vec<(String, Message)> {
    let mut found: Vec<(String, Message)> = Vec::new();
    let mut parent = String::new();
    for (line, content) in (1..).zip(text.lines()) {
        if content.starts_with('#') {
            continue;
        }
        let attribute = content.trim_start().strip_prefix('.').filter(|_| content.starts_with(' '));
        let begins_message = content.starts_with(|it: char| it.is_ascii_alphabetic() || it == '-');
        let id = if let Some(attribute) = attribute {
            attribute.split_once('=').map(|(name, _)| format!("{parent}.{}", name.trim()))
        } else if begins_message {
            content.split_once('=').map(|(name, _)| name.trim().to_owned())
        } else {
            None
        };
        if let Some(id) = id {
            if attribute.is_none() {
                parent.clone_from(&id);
            }
            let empty = Message {
                path: path.to_owned(),
                line,
                variables: BTreeSet::new(),
                references: BTreeSet::new(),
            };
            found.push((id, empty));
        }
        if let Some((_, message)) = found.last_mut() {
            scan(content, message);
        }
    }
    found
}

/// Variables are `$name`; a reference is a bare name directly behind an opening brace.
fn scan(content: &str, message: &mut Message) {
    let is_part = |it: char| it.is_ascii_alphanumeric() || it == '-' || it == '_';
    for part in content.split('$').skip(1) {
        let name: String = part.chars().take_while(|it| is_part(*it)).collect();
        message.variables.insert(name);
    }
    for part in content.split('{').skip(1) {
        let name: String = part.trim_start().chars().take_while(|it| is_part(*it)).collect();
        let is_name = name.starts_with(|it: char| it.is_ascii_lowercase() || it == '-');
        if is_name {
            message.references.insert(name);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_attributes_variables_and_references_are_read() {
        let text = "# note = x\na-b = one { $n }\n    two { c-d }\n    .label = { NUMBER($m) }\n-term = x\n";
        let found = parse("f.ftl", text);
        let ids: Vec<&str> = found.iter().map(|(id, _)| id.as_str()).collect();
        assert_eq!(ids, ["a-b", "a-b.label", "-term"]);
        assert_eq!(found[0].1.variables, BTreeSet::from(["n".to_owned()]));
        assert_eq!(found[0].1.references, BTreeSet::from(["c-d".to_owned()]));
        assert_eq!(found[1].1.variables, BTreeSet::from(["m".to_owned()]));
        assert_eq!(found[2].1.line, 5);
    }
}
