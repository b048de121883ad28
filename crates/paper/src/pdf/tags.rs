//! The structure of the file: what is a heading, a list, a cell, a picture, in the order in which it is read.

use pdf_writer::{
    Finish as _, Pdf, Rect, Ref, TextStr,
    types::{StructRole, TableHeaderScope},
};

use super::{number, pages::short};

/// An element of the structure.
struct Element {
    role: StructRole,
    parent: Option<usize>,
    kids: Vec<Kid>,
    /// What a picture is called.
    name: Option<String>,
    /// What a head of a table speaks of.
    scope: Option<TableHeaderScope>,
    /// Where a picture stands: left, bottom, right, top.
    bounds: Option<[f64; 4]>,
}

enum Kid {
    Element(usize),
    /// Page and number of what was written there.
    Written(usize, usize),
}

/// All of it; the first element is the document.
pub(super) struct Tags(Vec<Element>);

/// The document.
pub(super) const DOCUMENT: usize = 0;

impl Tags {
    pub(super) fn new() -> Self {
        Self(vec![Element::new(StructRole::Document, None)])
    }

    /// A new element, the last of its parent.
    pub(super) fn add(&mut self, parent: usize, role: StructRole) -> usize {
        let at = self.0.len();
        self.0.push(Element::new(role, Some(parent)));
        self.0[parent].kids.push(Kid::Element(at));
        at
    }

    pub(super) fn head(&mut self, parent: usize, scope: TableHeaderScope) -> usize {
        let at = self.add(parent, StructRole::TH);
        self.0[at].scope = Some(scope);
        at
    }

    pub(super) fn picture(&mut self, parent: usize, name: &str, bounds: [f64; 4]) -> usize {
        let at = self.add(parent, StructRole::Figure);
        self.0[at].name = Some(name.to_owned());
        self.0[at].bounds = Some(bounds);
        at
    }

    pub(super) fn written(&mut self, element: usize, page: usize, mark: usize) {
        self.0[element].kids.push(Kid::Written(page, mark));
    }

    /// Writes root and elements; `parents` names for each page the element of every mark on it.
    pub(super) fn write(
        &self,
        pdf: &mut Pdf,
        root: Ref,
        first: i32,
        page_of: &dyn Fn(usize) -> Ref,
        parents: &[&[usize]],
    ) {
        let element_of = |at: usize| Ref::new(first + number(at));
        let marks_of = |page: usize| Ref::new(first + number(self.0.len() + page));
        let mut tree = pdf.indirect(root).start::<pdf_writer::writers::StructTreeRoot<'_>>();
        tree.child(element_of(DOCUMENT));
        let mut nums = tree.parent_tree();
        let mut entries = nums.nums();
        for page in 0..parents.len() {
            entries.insert(number(page), marks_of(page));
        }
        entries.finish();
        nums.finish();
        tree.parent_tree_next_key(number(parents.len()));
        tree.finish();
        for (page, marks) in parents.iter().enumerate() {
            pdf.indirect(marks_of(page)).array().items(marks.iter().map(|it| element_of(*it)));
        }
        for (at, it) in self.0.iter().enumerate() {
            let mut element = pdf.struct_element(element_of(at));
            element.kind(it.role).parent(it.parent.map_or(root, element_of));
            if let Some(name) = &it.name {
                element.alt(TextStr(name));
            }
            if let Some(scope) = it.scope {
                element.attributes().push().table().scope(scope);
            }
            if let Some([left, bottom, right, top]) = it.bounds {
                let bounds = Rect::new(short(left), short(bottom), short(right), short(top));
                element.attributes().push().layout().bbox(bounds);
            }
            let mut kids = element.children();
            for kid in &it.kids {
                match kid {
                    Kid::Element(kid) => {
                        kids.struct_element(element_of(*kid));
                    }
                    Kid::Written(page, mark) => {
                        kids.marked_content_ref().page(page_of(*page)).marked_content_id(number(*mark));
                    }
                }
            }
            kids.finish();
            element.finish();
        }
    }
}

impl Element {
    fn new(role: StructRole, parent: Option<usize>) -> Self {
        Self { role, parent, kids: Vec::new(), name: None, scope: None, bounds: None }
    }
}
