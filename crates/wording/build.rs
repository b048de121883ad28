//! Turns the Fluent files of `locales/` into tables. A phone then downloads sentences instead of a parser, and a
//! mistake in a file stops the build instead of the app.

use std::{
    collections::BTreeMap,
    env, fs,
    path::{Path, PathBuf},
};

use fluent_syntax::{ast, parser};

type Pattern = ast::Pattern<String>;
type Sentences = BTreeMap<String, String>;

/// Languages with the names of their tables.
const LANGUAGES: [(&str, &str); 2] = [("id", "INDONESIAN"), ("en", "ENGLISH")];

fn main() -> Result<(), String> {
    let locales = PathBuf::from(variable("CARGO_MANIFEST_DIR")?).join("../../locales");
    println!("cargo::rerun-if-changed={}", locales.display());
    let mut code = Vec::new();
    for (tag, table) in LANGUAGES {
        let sentences = read(&locales.join(tag))?;
        let rows: Vec<String> =
            sentences.iter().map(|(id, pieces)| format!("({id:?}, &[{pieces}])")).collect();
        code.push(format!("pub(crate) const {table}: &[(&str, &[Piece])] = &[\n{}\n];\n", rows.join(",\n")));
    }
    let out = PathBuf::from(variable("OUT_DIR")?).join("sentences.rs");
    fs::write(&out, code.concat()).map_err(|why| format!("{}: {why}", out.display()))
}

fn variable(name: &str) -> Result<String, String> {
    env::var(name).map_err(|why| format!("{name}: {why}"))
}

/// The sentences of one language, as the source text of their pieces, by id.
fn read(folder: &Path) -> Result<Sentences, String> {
    let mut sentences = Sentences::new();
    let entries = fs::read_dir(folder).map_err(|why| format!("{}: {why}", folder.display()))?;
    for entry in entries {
        let path = entry.map_err(|why| format!("{}: {why}", folder.display()))?.path();
        if path.extension().is_some_and(|it| it == "ftl") {
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
        ast::PatternElement::TextElement { value } => Ok(format!("Piece::Text({value:?}),")),
        ast::PatternElement::Placeable { expression } => placeable(expression),
    };
    pattern.elements.iter().map(piece).collect()
}

/// A variable, or a choice between one and other; a table needs no more, and more would need a parser again.
fn placeable(expression: &ast::Expression<String>) -> Result<String, String> {
    match expression {
        ast::Expression::Inline(inline) => Ok(format!("Piece::Variable({:?}),", name(inline)?)),
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
            let selector = name(selector)?;
            Ok(format!("Piece::Choice {{ count: {selector:?}, one: &[{one}], other: &[{other}] }},"))
        }
    }
}

fn name(inline: &ast::InlineExpression<String>) -> Result<&str, String> {
    match inline {
        ast::InlineExpression::VariableReference { id } => Ok(&id.name),
        _ => Err("only variables may stand in braces".to_owned()),
    }
}
