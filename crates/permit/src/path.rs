//! Where an answer stands: `nik`, `pemohon.birth`, `pemilik.2.nik`, `lantai.1.luas`, `doc.ktp`.

use core::fmt;

/// The place of an answer in a form. Items are named by their key, which stays when others are removed.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Path {
    /// The repeated section and the key of the item.
    pub item: Option<(String, u32)>,
    /// The field; `doc` for documents; empty where a repeated section itself is meant.
    pub field: String,
    /// Row of a table, from 1.
    pub row: Option<u32>,
    /// Part of the answer, column of the table, or id of the document.
    pub part: String,
}

impl Path {
    /// A field outside repeated sections.
    pub fn field(id: &str) -> Self {
        Self { field: id.to_owned(), ..Self::default() }
    }

    /// A field of an item of a repeated section.
    pub fn in_item(section: &str, key: u32, field: &str) -> Self {
        Self { item: Some((section.to_owned(), key)), ..Self::field(field) }
    }

    /// A document.
    pub fn document(id: &str) -> Self {
        Self::field("doc").part(id)
    }

    /// A part of this answer.
    pub fn part(&self, part: &str) -> Self {
        Self { part: part.to_owned(), ..self.clone() }
    }

    /// A cell of this table.
    pub fn cell(&self, row: u32, column: &str) -> Self {
        Self { row: Some(row), part: column.to_owned(), ..self.clone() }
    }

    /// The answer that this is a part or cell of.
    pub fn whole(&self) -> Self {
        Self { item: self.item.clone(), ..Self::field(&self.field) }
    }

    /// Id of the document, where this is one.
    pub fn document_id(&self) -> Option<&str> {
        (self.field == "doc" && self.item.is_none()).then_some(self.part.as_str())
    }

    /// Reads a path. `is_section` tells whether an id is a repeated section's.
    pub fn from_text(text: &str, is_section: impl Fn(&str) -> bool) -> Option<Self> {
        let mut steps = text.split('.').peekable();
        let first = steps.next().filter(|it| !it.is_empty())?;
        let mut path = Self::field(first);
        let number = |it: &str| it.parse::<u32>().ok();
        if is_section(first) {
            // A section alone is where too few items are told.
            path.field = String::new();
            path.item = Some((first.to_owned(), 0));
            if let Some(key) = steps.next() {
                path.item = Some((first.to_owned(), number(key)?));
                steps.next().unwrap_or_default().clone_into(&mut path.field);
            }
        }
        if let Some(row) = steps.peek().and_then(|it| number(it)) {
            path.row = Some(row);
            steps.next();
        }
        steps.next().unwrap_or_default().clone_into(&mut path.part);
        steps.next().is_none().then_some(path)
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut dot = "";
        if let Some((section, key)) = &self.item {
            f.write_str(section)?;
            if *key > 0 {
                write!(f, ".{key}")?;
            }
            dot = ".";
        }
        if !self.field.is_empty() {
            write!(f, "{dot}{}", self.field)?;
        }
        if let Some(row) = self.row {
            write!(f, ".{row}")?;
        }
        if !self.part.is_empty() {
            write!(f, ".{}", self.part)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_written_and_read_again() {
        let table = Path::field("lantai").cell(1, "luas");
        let paths = [
            (Path::field("nik"), "nik"),
            (Path::field("pemohon").part("birth"), "pemohon.birth"),
            (Path::in_item("pemilik", 2, "nik"), "pemilik.2.nik"),
            (Path::in_item("pemilik", 2, "orang").part("nik"), "pemilik.2.orang.nik"),
            (Path::in_item("pemilik", 0, ""), "pemilik"),
            (table.clone(), "lantai.1.luas"),
            (Path::document("ktp"), "doc.ktp"),
        ];
        for (path, text) in paths {
            assert_eq!(path.to_string(), text);
            assert_eq!(Path::from_text(text, |it| it == "pemilik"), Some(path), "{text}");
        }
        assert_eq!(table.whole(), Path::field("lantai"));
        assert_eq!(Path::from_text("", |_| false), None);
        assert_eq!(Path::from_text("a.b.c.d", |_| false), None);
    }
}
