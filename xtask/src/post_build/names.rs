//! Makes the border between script and program smaller: wasm-bindgen gives every function that crosses it the name of its
//! script and a long one of its own with sixteen random digits, which no compression can shorten.

use std::{collections::BTreeMap, ops::Range};

use anyhow::{Context as _, anyhow, ensure};
use wasm_encoder::{
    ImportSection, Module, RawSection,
    reencode::{Reencode as _, RoundtripReencoder},
};
use wasmparser::{ImportSectionReader, Parser, Payload};

/// How the names begin that only the two of them know.
const START: &str = "__wbg_";
const DIGITS: usize = 16;
/// The name of the script within the program.
const SCRIPT: &str = "b";

/// Gives the functions that the program takes from its script short names, in both.
pub(super) fn shorten(script: &str, program: &mut Vec<u8>) -> anyhow::Result<String> {
    let mut short = Short::default();
    *program = with_imports(program, &mut short)?;
    let module = short.module.take().context("the program takes nothing from its script")?;
    let listed = format!("\"{module}\": ");
    ensure!(script.contains(&listed), "wasm-bindgen's script names itself in a way we do not know");
    let script = script.replace(&listed, &format!("\"{SCRIPT}\": "));
    Ok(short.in_script(&script))
}

/// The names met so far.
#[derive(Default)]
struct Short {
    module: Option<String>,
    names: BTreeMap<String, String>,
}

impl Short {
    fn of(&mut self, name: &str) -> String {
        let is_known_to_two = name.starts_with(START)
            && name.len() > DIGITS
            && name.as_bytes()[name.len() - DIGITS..].iter().all(u8::is_ascii_hexdigit);
        if !is_known_to_two {
            return name.to_owned();
        }
        // No name that wasm-bindgen makes is a dollar and a number.
        let next = format!("${:x}", self.names.len());
        self.names.entry(name.to_owned()).or_insert(next).clone()
    }

    fn in_script(&self, script: &str) -> String {
        let is_name = |it: char| it.is_ascii_alphanumeric() || it == '_';
        let mut done = String::with_capacity(script.len());
        let mut rest = script;
        while let Some(start) = rest.find(START) {
            let (before, found) = rest.split_at(start);
            let (name, after) = found.split_at(found.find(|it| !is_name(it)).unwrap_or(found.len()));
            done.push_str(before);
            done.push_str(self.names.get(name).map_or(name, String::as_str));
            rest = after;
        }
        done.push_str(rest);
        done
    }
}

fn with_imports(program: &[u8], short: &mut Short) -> anyhow::Result<Vec<u8>> {
    let mut done = Module::new();
    for part in Parser::new(0).parse_all(program) {
        let part = part.context("the program is no sound WASM")?;
        if let Payload::ImportSection(all) = part {
            done.section(&imports(all, short)?);
        } else if let Some((id, range)) = part.as_section() {
            done.section(&RawSection { id, data: &program[place(range)?] });
        }
    }
    Ok(done.finish())
}

/// A program without its custom sections, which hold names and notes for tools.
pub(super) fn without_notes(program: &[u8]) -> anyhow::Result<Vec<u8>> {
    let mut done = Module::new();
    for part in Parser::new(0).parse_all(program) {
        let part = part.context("the program is no sound WASM")?;
        if matches!(part, Payload::CustomSection(_)) {
            continue;
        }
        if let Some((id, range)) = part.as_section() {
            done.section(&RawSection { id, data: &program[place(range)?] });
        }
    }
    Ok(done.finish())
}

fn place(range: Range<u64>) -> anyhow::Result<Range<usize>> {
    Ok(usize::try_from(range.start)?..usize::try_from(range.end)?)
}

fn imports(all: ImportSectionReader<'_>, short: &mut Short) -> anyhow::Result<ImportSection> {
    let mut done = ImportSection::new();
    for one in all.into_imports() {
        let one = one?;
        let is_script = one.module.ends_with("_bg.js");
        let kind = RoundtripReencoder.entity_type(one.ty).map_err(|error| anyhow!("{error}"))?;
        done.import(if is_script { SCRIPT } else { one.module }, &short.of(one.name), kind);
        if is_script {
            short.module = Some(one.module.to_owned());
        }
    }
    Ok(done)
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{EntityType, TypeSection};

    use super::*;

    const NAME: &str = "__wbg_add_cf82c8d153d93ae1";

    fn program(module: &str, name: &str) -> Vec<u8> {
        let mut imports = ImportSection::new();
        imports.import(module, name, EntityType::Function(0));
        let mut types = TypeSection::new();
        types.ty().function([], []);
        Module::new().section(&types).section(&imports).clone().finish()
    }

    #[test]
    fn script_and_program_share_short_names() {
        let mut bytes = program("./app-1_bg.js", NAME);
        let script =
            format!("const import0 = {{ {NAME}: f, __wbg_init }};\nreturn {{ \"./app-1_bg.js\": import0 }};");
        let script = shorten(&script, &mut bytes).expect("both are wasm-bindgen's");
        assert_eq!(script, "const import0 = { $0: f, __wbg_init };\nreturn { \"b\": import0 };");
        assert_eq!(bytes, program("b", "$0"));
    }

    #[test]
    fn names_that_others_know_stay() {
        let mut bytes = program("./app-1_bg.js", "__wbindgen_throw");
        shorten("{ \"./app-1_bg.js\": import0 }", &mut bytes).expect("both are wasm-bindgen's");
        assert!(bytes.windows(16).any(|it| it == b"__wbindgen_throw"));
    }

    #[test]
    fn a_program_that_is_cut_off_is_refused() {
        let whole = program("./app-1_bg.js", NAME);
        assert!(shorten("", &mut whole[..20].to_vec()).is_err());
    }
}
