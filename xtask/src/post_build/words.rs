//! Puts the sentences of `locales/` into the page, which people read before the program has come: `{{home-title}}` becomes
//! the sentence in every language, side by side; `{{id:home-title}}` the words of one, for attributes. Takes the
//! comments out of the page as well, so that nobody downloads them.

use std::{collections::BTreeMap, fs};

use anyhow::{Context as _, bail, ensure};

use super::Site;
use crate::tree::{Tree, files_under};

/// Message id → sentence.
type Sentences = BTreeMap<String, String>;

/// The language that is shown until a script has chosen another one.
const FIRST: &str = "id";
const PAGE: &str = "index.html";
/// Where the page tells how large the program is, for the bar of progress.
const SIZE: &str = "{{program-bytes}}";

pub(super) fn fill(tree: &Tree, site: &mut Site) -> anyhow::Result<()> {
    let languages = read(tree)?;
    let program = site.iter().filter(|(path, _)| path.ends_with("_bg.wasm")).map(|(_, it)| it.len()).max();
    let page = site.get(PAGE).context("Trunk wrote no index.html")?;
    let page = str::from_utf8(page).context("index.html is not UTF-8")?;
    let page = page.replace(SIZE, &program.unwrap_or(1).to_string());
    let page = without_notes(&sentences(&page, &languages)?);
    site.insert(PAGE.to_owned(), page.into_bytes());
    Ok(())
}

/// Every folder is a language; the first comes first.
fn read(tree: &Tree) -> anyhow::Result<Vec<(String, Sentences)>> {
    let mut languages: BTreeMap<String, Sentences> = BTreeMap::new();
    let folder = tree.at("locales");
    for file in files_under(&folder)?.into_iter().filter(|it| it.extension().is_some_and(|it| it == "ftl")) {
        let language = file.parent().and_then(|it| it.file_name()).unwrap_or_default().to_string_lossy();
        let text = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
        languages.entry(language.into_owned()).or_default().extend(parse(&text));
    }
    let mut languages: Vec<_> = languages.into_iter().collect();
    languages.sort_by_key(|(tag, _)| tag != FIRST);
    Ok(languages)
}

/// Messages of one line; longer ones have variables or choices, which a static page cannot fill.
fn parse(text: &str) -> Sentences {
    let messages = text.lines().filter(|it| it.starts_with(|it: char| it.is_ascii_lowercase()));
    messages
        .filter_map(|it| it.split_once(" = "))
        .map(|(id, text)| (id.to_owned(), text.to_owned()))
        .collect()
}

fn sentences(page: &str, languages: &[(String, Sentences)]) -> anyhow::Result<String> {
    let mut done = String::with_capacity(page.len() * 2);
    let mut rest = page;
    while let Some((before, after)) = rest.split_once("{{") {
        let (name, after) = after.split_once("}}").context("index.html has `{{` without `}}`")?;
        done.push_str(before);
        match name.split_once(':') {
            Some((tag, id)) => done.push_str(&one(languages, tag, id)?),
            None => {
                for (tag, _) in languages {
                    let hidden = if tag == FIRST { "" } else { " hidden" };
                    let words = one(languages, tag, name)?;
                    done.extend(["<span lang=\"", tag, "\"", hidden, ">", &words, "</span>"]);
                }
            }
        }
        rest = after;
    }
    done.push_str(rest);
    Ok(done)
}

fn one(languages: &[(String, Sentences)], tag: &str, id: &str) -> anyhow::Result<String> {
    let found = languages.iter().find(|(it, _)| it == tag).and_then(|(_, all)| all.get(id));
    let Some(text) = found else { bail!("index.html asks for `{id}`, which `{tag}` does not have") };
    ensure!(!text.contains('{'), "`{id}` has a variable, which a static page cannot fill");
    Ok(text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;"))
}

/// Comments begin with a blank; without one they are marks, which the server looks for.
fn without_notes(page: &str) -> String {
    let mut parts = page.split("<!-- ");
    let first = parts.next().unwrap_or_default().to_owned();
    let rest = parts.map(|it| it.split_once("-->").map_or(it, |(_, after)| after.trim_start()));
    first + &rest.collect::<String>()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn languages() -> Vec<(String, Sentences)> {
        let of = |tag: &str, text: &str| (tag.to_owned(), parse(text));
        vec![of("id", "# a\na-b = Ya & tidak\nc = { $n }\n"), of("en", "a-b = Yes & no\nc = x\n")]
    }

    #[test]
    fn a_sentence_stands_in_all_languages_and_only_the_first_is_shown() {
        let page = sentences("<p>{{a-b}}</p>", &languages()).expect("the message is there");
        let both =
            "<p><span lang=\"id\">Ya &amp; tidak</span><span lang=\"en\" hidden>Yes &amp; no</span></p>";
        assert_eq!(page, both);
        let page = sentences("content=\"{{en:a-b}}\"", &languages()).expect("the message is there");
        assert_eq!(page, "content=\"Yes &amp; no\"");
    }

    #[test]
    fn a_missing_sentence_or_one_with_a_variable_stops_the_build() {
        assert!(sentences("{{a-c}}", &languages()).is_err());
        assert!(sentences("{{c}}", &languages()).is_err());
        assert!(sentences("{{a-b", &languages()).is_err());
    }

    #[test]
    fn comments_are_not_sent() {
        assert_eq!(without_notes("<p>\n<!-- why -->\n<b><!--city--></b>"), "<p>\n<b><!--city--></b>");
    }
}
