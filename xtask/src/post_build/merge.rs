//! Makes one WASM file of several that the splitter has cut. Each of them takes memory and table from the main program and
//! puts its functions into the table itself, so nothing but the numbers of functions changes when they lie together.

use std::{convert::Infallible, ops::Range};

use anyhow::{Context as _, anyhow, bail, ensure};
use wasm_encoder::{
    CodeSection, DataCountSection, DataSection, ElementSection, EntityType, FunctionSection, ImportSection,
    Module, RawSection,
    reencode::{Error, Reencode, RoundtripReencoder},
};
use wasmparser::{Parser, Payload};

/// The number of the section of types.
const TYPES: u8 = 1;

/// One file of all.
pub(super) fn merge(files: &[Vec<u8>]) -> anyhow::Result<Vec<u8>> {
    let mut merged = Merged::default();
    for file in files {
        merged.take(file)?;
    }
    merged.finish()
}

#[derive(Default)]
struct Merged {
    /// The splitter gives all files the same types under the same numbers.
    types: Option<Vec<u8>>,
    imports: Vec<(String, String, EntityType)>,
    functions: FunctionSection,
    elements: ElementSection,
    has_data: bool,
    code: CodeSection,
    data: DataSection,
}

impl Merged {
    fn take(&mut self, file: &[u8]) -> anyhow::Result<()> {
        let mut moved =
            Moved { functions: self.functions.len(), elements: self.elements.len(), data: self.data.len() };
        let odd = |error: Error| anyhow!("{error}");
        for part in Parser::new(0).parse_all(file) {
            match part.context("a part is no sound WASM")? {
                Payload::TypeSection(types) => {
                    let types = &file[place(types.range())?];
                    let known = self.types.get_or_insert_with(|| types.to_vec());
                    ensure!(known == types, "two parts number their types differently");
                }
                Payload::ImportSection(all) => {
                    for one in all.into_imports() {
                        let one = one?;
                        let kind = RoundtripReencoder.entity_type(one.ty).map_err(odd)?;
                        self.import((one.module.to_owned(), one.name.to_owned(), kind))?;
                    }
                }
                Payload::FunctionSection(all) => {
                    moved.parse_function_section(&mut self.functions, all).map_err(odd)?;
                }
                Payload::ElementSection(all) => {
                    moved.parse_element_section(&mut self.elements, all).map_err(odd)?;
                }
                Payload::DataCountSection { .. } => self.has_data = true,
                Payload::CodeSectionEntry(body) => {
                    moved.parse_function_body(&mut self.code, body).map_err(odd)?;
                }
                Payload::DataSection(all) => moved.parse_data_section(&mut self.data, all).map_err(odd)?,
                Payload::ExportSection(all) => ensure!(all.count() == 0, "a shared part exports something"),
                Payload::Version { .. }
                | Payload::CodeSectionStart { .. }
                | Payload::CustomSection(_)
                | Payload::End(_) => {}
                other => bail!("a shared part holds {other:?}, which is not put together"),
            }
        }
        Ok(())
    }

    /// Of each kind there is one at most, so that its number is the same in every file.
    fn import(&mut self, wanted: (String, String, EntityType)) -> anyhow::Result<()> {
        ensure!(!matches!(wanted.2, EntityType::Function(_)), "a part takes the function {}", wanted.1);
        let is_alike = |it: &EntityType| core::mem::discriminant(it) == core::mem::discriminant(&wanted.2);
        match self.imports.iter().find(|it| is_alike(&it.2)) {
            Some(known) => ensure!(*known == wanted, "parts take {} and {}", known.1, wanted.1),
            None => self.imports.push(wanted),
        }
        Ok(())
    }

    fn finish(self) -> anyhow::Result<Vec<u8>> {
        let mut done = Module::new();
        let types = self.types.context("there is nothing to put together")?;
        done.section(&RawSection { id: TYPES, data: &types });
        let mut imports = ImportSection::new();
        for (module, name, kind) in &self.imports {
            imports.import(module, name, *kind);
        }
        done.section(&imports).section(&self.functions).section(&self.elements);
        if self.has_data {
            done.section(&DataCountSection { count: self.data.len() });
        }
        Ok(done.section(&self.code).section(&self.data).clone().finish())
    }
}

fn place(range: Range<u64>) -> anyhow::Result<Range<usize>> {
    Ok(usize::try_from(range.start)?..usize::try_from(range.end)?)
}

/// Numbers of what lies behind that of other files.
struct Moved {
    functions: u32,
    elements: u32,
    data: u32,
}

impl Reencode for Moved {
    type Error = Infallible;

    fn function_index(&mut self, number: u32) -> Result<u32, Error> {
        Ok(number + self.functions)
    }

    fn element_index(&mut self, number: u32) -> Result<u32, Error> {
        Ok(number + self.elements)
    }

    fn data_index(&mut self, number: u32) -> Result<u32, Error> {
        Ok(number + self.data)
    }
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{
        ConstExpr, Elements, Function, GlobalType, MemoryType, RefType, TableType, TypeSection, ValType,
    };

    use super::*;

    const TABLE: TableType = TableType {
        element_type: RefType::FUNCREF,
        table64: false,
        minimum: 4,
        maximum: None,
        shared: false,
    };
    const MEMORY: MemoryType =
        MemoryType { minimum: 1, maximum: None, memory64: false, shared: false, page_size_log2: None };
    const GLOBAL: GlobalType = GlobalType { val_type: ValType::I32, mutable: true, shared: false };

    /// What a part takes from the main program.
    fn imports(has_global: bool) -> ImportSection {
        let mut all = ImportSection::new();
        if has_global {
            all.import("main", "stack", EntityType::Global(GLOBAL));
        }
        all.import("main", "table", EntityType::Table(TABLE));
        all.import("main", "memory", EntityType::Memory(MEMORY));
        all
    }

    /// Functions that call the first of these parts' own, each in its place of the table, and one byte.
    fn part(has_global: bool, calls: &[u32], slot: i32) -> Vec<u8> {
        let (mut types, mut functions, mut code) =
            (TypeSection::new(), FunctionSection::new(), CodeSection::new());
        types.ty().function([], []);
        for call in calls {
            functions.function(0);
            let mut body = Function::new([]);
            body.instructions().call(*call).end();
            code.function(&body);
        }
        let all: Vec<u32> = (0..functions.len()).collect();
        let mut elements = ElementSection::new();
        elements.active(None, &ConstExpr::i32_const(slot), Elements::Functions(all.into()));
        let mut data = DataSection::new();
        data.active(0, &ConstExpr::i32_const(slot), [7]);
        let mut done = Module::new();
        done.section(&types).section(&imports(has_global)).section(&functions).section(&elements);
        done.section(&DataCountSection { count: 1 }).section(&code).section(&data).clone().finish()
    }

    #[test]
    fn functions_are_numbered_on_and_keep_their_places_in_the_table() {
        let merged = merge(&[part(false, &[0], 0), part(true, &[1, 0], 1)]).expect("the parts are alike");
        wasmparser::validate(&merged).expect("the result is sound");
        let (mut calls, mut slots) = (Vec::new(), Vec::new());
        for part in Parser::new(0).parse_all(&merged) {
            match part.expect("the result is sound") {
                Payload::CodeSectionEntry(body) => {
                    for one in body.get_operators_reader().expect("it has a body") {
                        if let wasmparser::Operator::Call { function_index } = one.expect("it is sound") {
                            calls.push(function_index);
                        }
                    }
                }
                Payload::ElementSection(all) => {
                    for one in all {
                        let wasmparser::ElementItems::Functions(places) = one.expect("it is sound").items
                        else {
                            panic!("places are named by functions")
                        };
                        slots.push(places.into_iter().map(|it| it.expect("it is sound")).collect::<Vec<_>>());
                    }
                }
                _ => {}
            }
        }
        assert_eq!(calls, [0, 2, 1]);
        assert_eq!(slots, [vec![0], vec![1, 2]]);
    }

    #[test]
    fn parts_that_take_different_things_are_not_put_together() {
        let mut other = ImportSection::new();
        other.import("main", "other", EntityType::Memory(MEMORY));
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let other = Module::new().section(&types).section(&other).clone().finish();
        assert!(merge(&[part(true, &[0], 0), other]).is_err());
        assert!(merge(&[]).is_err());
    }
}
