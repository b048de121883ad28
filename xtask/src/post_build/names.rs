//! Makes the border between script and program smaller: wasm-bindgen ends each name that crosses it with sixteen random
//! digits, which no compression can shorten, and comments its script for readers that a browser is not.

use std::collections::{BTreeMap, BTreeSet};

/// How the names begin that both sides must spell alike.
const STARTS: [&str; 2] = ["__wbg_", "wasm_bindgen__"];
const DIGITS: usize = 16;

/// Gives script and program the same plain names. Each stays as long as it was, so nothing moves in the program.
pub(super) fn make_plain(script: &str, program: &mut [u8]) -> String {
    let names = plain_names(script);
    let mut script = script.to_owned().into_bytes();
    replace(&mut script, &names);
    replace(program, &names);
    without_comments(&String::from_utf8_lossy(&script))
}

/// Old name → new name, with zeros for the digits, or with a number where that name is taken.
fn plain_names(script: &str) -> BTreeMap<Vec<u8>, Vec<u8>> {
    let mut taken = BTreeSet::new();
    let mut names = BTreeMap::new();
    let mut at = 0;
    while let Some(name) = next_name(script.as_bytes(), &mut at) {
        let digits = name.len() - name.len().min(DIGITS);
        let (stem, tail) = name.split_at(digits);
        if names.contains_key(name) || tail.len() < DIGITS || !tail.iter().all(u8::is_ascii_hexdigit) {
            continue;
        }
        let numbered = (0..u32::MAX).map(|it| [stem, format!("{it:0DIGITS$}").as_bytes()].concat());
        for new in numbered {
            if taken.insert(new.clone()) {
                names.insert(name.to_vec(), new);
                break;
            }
        }
    }
    names
}

fn replace(bytes: &mut [u8], names: &BTreeMap<Vec<u8>, Vec<u8>>) {
    let mut at = 0;
    while let Some(name) = next_name(bytes, &mut at) {
        if let Some(new) = names.get(name) {
            let end = at;
            bytes[end - new.len()..end].copy_from_slice(new);
        }
    }
}

/// The next name at or after `at`, which is left behind it.
fn next_name<'a>(bytes: &'a [u8], at: &mut usize) -> Option<&'a [u8]> {
    let is_name = |it: &u8| it.is_ascii_alphanumeric() || *it == b'_';
    let rest = &bytes[*at..];
    let start =
        (0..rest.len()).find(|it| STARTS.iter().any(|start| rest[*it..].starts_with(start.as_bytes())))?;
    let length = rest[start..].iter().take_while(|it| is_name(it)).count();
    *at += start + length;
    Some(&rest[start..start + length])
}

/// wasm-bindgen gives every comment lines of its own; no text of the script spans several.
fn without_comments(script: &str) -> String {
    let lines = script.lines().map(str::trim).filter(|it| !it.is_empty());
    let code = lines.filter(|it| !["//", "/*", "*"].iter().any(|comment| it.starts_with(comment)));
    code.flat_map(|it| [it, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_sides_keep_spelling_names_alike() {
        let old = "__wbg_add_cf82c8d153d93ae1 __wbg_add_0123456789abcdef __wbg_accuracy_8c93af160ff94cc7 __wbg_init";
        let mut program = old.as_bytes().to_vec();
        let script = make_plain(old, &mut program);
        assert_eq!(
            script.trim(),
            "__wbg_add_0000000000000000 __wbg_add_0000000000000001 __wbg_accuracy_0000000000000000 __wbg_init"
        );
        assert_eq!(String::from_utf8_lossy(&program), script.trim());
    }

    #[test]
    fn comments_and_indents_are_left_out() {
        assert_eq!(without_comments("/**\n * Adds.\n */\n  f(); // kept\n\n// gone\n"), "f(); // kept\n");
    }
}
