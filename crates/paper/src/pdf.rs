//! Makes a PDF of a document: A4, letters that travel with it, and the structure that a screen reader follows. The same document
//! gives the same bytes. Knows nothing of what it says.

mod blocks;
mod font;
mod pages;
mod picture;
mod tags;

use miniz_oxide::deflate::compress_to_vec_zlib;
use pdf_writer::{
    Filter, Finish as _, Name, Pdf, Rect, Ref, Str, TextStr, types::AssociationKind, types::TabOrder,
};

use self::pages::{PAGE, Pages};
use crate::document::{Attached, Document};

const CATALOG: Ref = Ref::new(1);
const TREE: Ref = Ref::new(2);
const INFO: Ref = Ref::new(3);
const STRUCTURE: Ref = Ref::new(4);
const ATTACHED: Ref = Ref::new(5);
const SPEC: Ref = Ref::new(6);
/// The first object of the two fonts, five each.
const FONTS: i32 = 10;
/// The first object of the pages, two each; elements of the structure follow.
const PAGES: i32 = 20;
/// Level of compression: most of the gain in little time.
const LEVEL: u8 = 6;

/// The bytes of the file.
pub fn pdf(document: &Document) -> Vec<u8> {
    let mut pages = Pages::new(document.mark.clone());
    for block in &document.blocks {
        blocks::add(&mut pages, block);
    }
    pages.end(&document.foot);
    let Pages { sheets, tags, fonts, .. } = pages;
    let mut pdf = Pdf::new();
    // The first version that knows files which belong to a paper (PDF/A-3 has them on 1.7).
    pdf.set_version(1, 7);
    catalog(&mut pdf, document);
    let page_of = |at: usize| Ref::new(PAGES + 2 * number(at));
    pdf.pages(TREE).kids((0..sheets.len()).map(page_of)).count(number(sheets.len()));
    for (at, sheet) in sheets.iter().enumerate() {
        let content = Ref::new(PAGES + 2 * number(at) + 1);
        let mut page = pdf.page(page_of(at));
        page.media_box(Rect::new(0.0, 0.0, pages::short(PAGE.0), pages::short(PAGE.1)));
        page.parent(TREE).contents(content).struct_parents(number(at)).tab_order(TabOrder::StructureOrder);
        let mut resources = page.resources();
        resources.fonts().pair(Name(b"F0"), Ref::new(FONTS)).pair(Name(b"F1"), Ref::new(FONTS + 5));
        resources.finish();
        page.finish();
        let bytes = compress_to_vec_zlib(&sheet.bytes, LEVEL);
        pdf.stream(content, &bytes).filter(Filter::FlateDecode);
    }
    let first = PAGES + 2 * number(sheets.len());
    let parents: Vec<&[usize]> = sheets.iter().map(|it| it.parents.as_slice()).collect();
    tags.write(&mut pdf, STRUCTURE, first, &page_of, &parents);
    for (at, font) in fonts.iter().enumerate() {
        font.write(&mut pdf, FONTS + 5 * number(at), LEVEL);
    }
    if let Some(it) = &document.attached {
        attach(&mut pdf, it);
    }
    let mut info = pdf.document_info(INFO);
    info.title(TextStr(&document.title)).author(TextStr(&document.author)).producer(TextStr("RuangIzin"));
    info.finish();
    pdf.finish()
}

fn catalog(pdf: &mut Pdf, document: &Document) {
    let mut catalog = pdf.catalog(CATALOG);
    catalog.pages(TREE).lang(TextStr(&document.language));
    catalog.mark_info().marked(true);
    catalog.viewer_preferences().display_doc_title(true);
    catalog.pair(Name(b"StructTreeRoot"), STRUCTURE);
    if let Some(it) = &document.attached {
        catalog.insert(Name(b"AF")).array().item(SPEC);
        let mut names = catalog.names();
        names.embedded_files().names().insert(Str(it.name.as_bytes()), SPEC);
        names.finish();
    }
    catalog.finish();
}

/// Not compressed, so that whoever looks for it needs no PDF reader.
fn attach(pdf: &mut Pdf, it: &Attached) {
    let mut file = pdf.embedded_file(ATTACHED, it.text.as_bytes());
    file.subtype(Name(b"text/plain"));
    file.params().size(number(it.text.len()));
    file.finish();
    let mut spec = pdf.file_spec(SPEC);
    spec.path(Str(it.name.as_bytes())).unic_file(TextStr(&it.name));
    spec.description(TextStr(&it.description));
    spec.embedded_file_with_unicode(ATTACHED).association_kind(AssociationKind::Data);
    spec.finish();
}

fn number(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests;
