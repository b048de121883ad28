//! Turns the Fluent files of `locales/` into one plain text per language. A phone then downloads sentences instead of a parser, and a
//! mistake in a file stops the build instead of the app. Every folder there is a language; nothing else names it.

#[path = "build/pseudo.rs"]
mod pseudo;

use std::{
    collections::BTreeMap,
    env, fs,
    path::{Path, PathBuf},
};

use fluent_syntax::{ast, parser};

type Pattern = ast::Pattern<String>;
type Sentences = BTreeMap<String, String>;
/// Whether a file, by its name without ending, belongs to a book.
type Takes = fn(&str) -> bool;

/// What every other language falls back to.
const FIRST: &str = "id";
/// The marks that `src/sentences.rs` reads: control characters, which no sentence holds.
const END: &str = "\u{0}";
const IS: &str = "\u{1}";
const VARIABLE: &str = "\u{2}";
const CHOICE: &str = "\u{3}";
const NEXT: &str = "\u{4}";

/// Which files of a language make one text. What one reader does not need costs another one's visit.
const BOOKS: [(&str, Takes); 17] = [
    // The static page around the app gets its sentences when the site is finished.
    ("app", |file| {
        !is_for_officers(file)
            && file != "shell"
            && !OF_PARTS.contains(&file)
            && (has_pola() || !is_for_developers(file))
    }),
    // Each travels with the part of the program that shows it (docs/decisions/0005-a-program-in-parts.md).
    ("about", |file| ["about", "access"].contains(&file)),
    ("answer", |file| ["answer", "zoning"].contains(&file)),
    ("components", |file| file == "components"),
    ("export", |file| file == "export"),
    // What a plan says of a building: the page of a parcel, its sheet, and the forms.
    ("figure", |file| file == "figure"),
    ("form", |file| file == "form"),
    ("handover", |file| file == "handover"),
    // Drafts and photos: the page of what is kept, and the forms.
    ("mine", |file| ["mine", "photo"].contains(&file)),
    ("packs", |file| file == "packs"),
    ("package", |file| file == "package"),
    ("parcel", |file| file == "parcel"),
    ("services", |file| file == "services"),
    ("share", |file| file == "share"),
    ("sheet", |file| file == "sheet"),
    ("track", |file| file == "track"),
    // What packer, server and desk say to officers.
    ("packer", is_for_officers),
];

/// Files whose sentences only a part of the program shows.
const OF_PARTS: [&str; 17] = [
    "figure", "about", "access", "answer", "export", "form", "handover", "zoning", "packs", "parcel",
    "services", "sheet", "mine", "photo", "track", "package", "share",
];

fn main() -> Result<(), String> {
    let locales = PathBuf::from(variable("CARGO_MANIFEST_DIR")?).join("../../locales");
    println!("cargo::rerun-if-changed={}", locales.display());
    let out = PathBuf::from(variable("OUT_DIR")?);
    let mut tags = languages(&locales)?;
    for (book, takes) in BOOKS {
        for tag in &tags {
            let sentences = read(&locales.join(tag), takes)?;
            if has_pola() && tag == FIRST {
                write_book(&out, book, pseudo::TAG, &pseudo::of(&sentences))?;
            }
            write_book(&out, book, tag, &sentences)?;
        }
    }
    if has_pola() {
        tags.push(pseudo::TAG.to_owned());
    }
    write(&out.join("languages.rs"), &table(&tags))
}

/// Whether this is a build for developers, with the page of all components and the language that tests the others.
fn has_pola() -> bool {
    env::var_os("CARGO_FEATURE_POLA").is_some()
}

/// What officers read, on a console or at the desk.
fn is_for_officers(file: &str) -> bool {
    file.starts_with("packer") || ["desk", "server"].contains(&file)
}

/// The page of all components, and the words of components that no page uses yet.
fn is_for_developers(file: &str) -> bool {
    ["pola", "components"].contains(&file)
}

fn languages(locales: &Path) -> Result<Vec<String>, String> {
    let entries = fs::read_dir(locales).map_err(|why| format!("{}: {why}", locales.display()))?;
    let mut tags = Vec::new();
    for entry in entries {
        let entry = entry.map_err(|why| format!("{}: {why}", locales.display()))?;
        if entry.path().is_dir() {
            tags.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    tags.sort_by_key(|it| (it != FIRST, it.clone()));
    Ok(tags)
}

/// The Rust source that names the languages and takes their texts in.
fn table(tags: &[String]) -> String {
    let count = tags.len();
    let list = |name: &str, items: &str| format!("pub(crate) static {name}: [&str; {count}] = {items};\n");
    let book = |name: &str| {
        let text = |tag: &String| format!("include_str!(concat!(env!(\"OUT_DIR\"), \"/{name}-{tag}.txt\"))");
        format!("[{}]", tags.iter().map(text).collect::<Vec<_>>().join(", "))
    };
    let books = BOOKS.map(|(name, _)| list(&name.to_uppercase(), &book(name)));
    list("TAGS", &format!("{tags:?}")) + &books.concat()
}

fn write_book(out: &Path, book: &str, tag: &str, sentences: &Sentences) -> Result<(), String> {
    let records: Vec<String> = sentences.iter().map(|(id, text)| format!("{id}{IS}{text}")).collect();
    write(&out.join(format!("{book}-{tag}.txt")), &records.join(END))
}

fn write(file: &Path, text: &str) -> Result<(), String> {
    fs::write(file, text).map_err(|why| format!("{}: {why}", file.display()))
}

fn variable(name: &str) -> Result<String, String> {
    env::var(name).map_err(|why| format!("{name}: {why}"))
}

/// The sentences of one book in one language, by id, in the notation of the marks.
fn read(folder: &Path, takes: Takes) -> Result<Sentences, String> {
    let mut sentences = Sentences::new();
    let entries = fs::read_dir(folder).map_err(|why| format!("{}: {why}", folder.display()))?;
    for entry in entries {
        let path = entry.map_err(|why| format!("{}: {why}", folder.display()))?.path();
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if takes(&stem) && path.extension().is_some_and(|it| it == "ftl") {
            let text = fs::read_to_string(&path).map_err(|why| format!("{}: {why}", path.display()))?;
            add(text, &mut sentences).map_err(|why| format!("{}: {why}", path.display()))?;
        }
    }
    Ok(sentences)
}

fn add(text: String, sentences: &mut Sentences) -> Result<(), String> {
    let resource = parser::parse(text).map_err(|(_, mistakes)| format!("{mistakes:?}"))?;
    for entry in resource.body {
        let ast::Entry::Message(message) = entry else { continue };
        let id = message.id.name;
        let value = message.value.ok_or_else(|| format!("{id} has no text"))?;
        let pieces = pieces(&value).map_err(|why| format!("{id}: {why}"))?;
        if sentences.insert(id.clone(), pieces).is_some() {
            return Err(format!("{id} is there twice"));
        }
    }
    Ok(())
}

fn pieces(pattern: &Pattern) -> Result<String, String> {
    let piece = |element: &ast::PatternElement<String>| match element {
        ast::PatternElement::TextElement { value } if value.contains(char::is_control) && *value != "\n" => {
            Err("a text holds a control character".to_owned())
        }
        ast::PatternElement::TextElement { value } => Ok(value.clone()),
        ast::PatternElement::Placeable { expression } => placeable(expression),
    };
    pattern.elements.iter().map(piece).collect()
}

/// A variable, or a choice between one and other; more than that would need a parser on the phone again.
fn placeable(expression: &ast::Expression<String>) -> Result<String, String> {
    match expression {
        ast::Expression::Inline(inline) => Ok(format!("{VARIABLE}{}{NEXT}", name(inline)?)),
        ast::Expression::Select { selector, variants } => {
            let (mut one, mut other) = (None, None);
            for variant in variants {
                let pieces = pieces(&variant.value)?;
                match &variant.key {
                    ast::VariantKey::Identifier { name } if name == "one" => one = Some(pieces),
                    ast::VariantKey::Identifier { name } if name == "other" => other = Some(pieces),
                    _ => return Err("only the variants one and other are known".to_owned()),
                }
            }
            let other = other.ok_or("the variant other is missing")?;
            let one = one.unwrap_or_else(|| other.clone());
            if one.contains(CHOICE) || other.contains(CHOICE) {
                return Err("a choice may not stand within a choice".to_owned());
            }
            Ok(format!("{CHOICE}{}{CHOICE}{one}{CHOICE}{other}{CHOICE}", name(selector)?))
        }
    }
}

fn name(inline: &ast::InlineExpression<String>) -> Result<&str, String> {
    match inline {
        ast::InlineExpression::VariableReference { id } => Ok(&id.name),
        _ => Err("only variables may stand in braces".to_owned()),
    }
}
