//! What somebody answered. Drafts hold answers as they are, finished or not; nothing here judges them.

use crate::{date::Date, decimal::Decimal, entries::Entries, path::Path};

/// One answer. Scalars that are read are kept normalised; what cannot be read yet stays as it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// A text, a code, a date (`2026-11-22`), an identifier (digits), or something typed that cannot be read.
    Text(String),
    /// A number or an amount in rupiah.
    Number(Decimal),
    /// Yes or no.
    YesNo(bool),
    /// Several choices.
    Many(Vec<String>),
    /// Named parts: a person, an address, a place, a parcel, an activity, a statement.
    Parts(Entries<String>),
    /// Rows of a table.
    Rows(Vec<Entries<Self>>),
    /// Files, photos, a signature.
    Files(Vec<FileRef>),
}

/// A file on the device, by what it holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FileRef {
    /// The name it is shown by.
    pub name: String,
    /// Its media type, such as `image/jpeg`.
    pub media_type: String,
    /// Its size.
    pub bytes: u64,
    /// SHA-256 of its bytes in hexadecimal digits: its address.
    pub sha256: String,
    /// What the person was warned of and insisted on (`blur`, `dark` …).
    pub insisted: Vec<String>,
}

/// What becomes of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DocumentAnswer {
    /// Attached: a file or a photo per page.
    Files(Vec<FileRef>),
    /// Will be shown or handed over at the counter.
    AtCounter,
    /// The person does not have it yet.
    NotYet,
}

/// One item of a repeated section. The key stays its own when others are removed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Item {
    /// From 1; no two items of a section share one.
    pub key: u32,
    /// Its answers, by field.
    pub answers: Entries<Answer>,
}

/// Everything answered in a form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answers {
    /// By field, outside repeated sections.
    pub fields: Entries<Answer>,
    /// Items by repeated section, in the order in which they are shown.
    pub items: Entries<Vec<Item>>,
    /// By document.
    pub documents: Entries<DocumentAnswer>,
}

impl Answer {
    /// A text answer.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// Parts by name.
    pub fn parts<const N: usize>(parts: [(&str, &str); N]) -> Self {
        Self::Parts(parts.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect())
    }

    /// The text, where it is one.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(it) => Some(it),
            _ => None,
        }
    }

    /// The number, where it is one.
    pub fn as_number(&self) -> Option<Decimal> {
        match self {
            Self::Number(it) => Some(*it),
            _ => None,
        }
    }

    /// The date, where it is one.
    pub fn as_date(&self) -> Option<Date> {
        self.as_text().and_then(Date::from_plain)
    }

    /// A part that is not blank.
    pub fn part(&self, name: &str) -> Option<&str> {
        match self {
            Self::Parts(parts) => parts.get(name).map(String::as_str).filter(|it| !it.trim().is_empty()),
            _ => None,
        }
    }

    /// Whether it says nothing: a blank text, no choice, no part, no row, no file.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Text(it) => it.trim().is_empty(),
            Self::Number(_) | Self::YesNo(_) => false,
            Self::Many(it) => it.is_empty(),
            Self::Parts(it) => it.iter().all(|(_, it)| it.trim().is_empty()),
            Self::Rows(it) => it.is_empty(),
            Self::Files(it) => it.is_empty(),
        }
    }
}

impl Answers {
    fn of_item(&self, section: &str, key: u32) -> Option<&Item> {
        self.items.get(section)?.iter().find(|it| it.key == key)
    }

    /// The items of a repeated section.
    pub fn items_of(&self, section: &str) -> &[Item] {
        self.items.get(section).map_or(&[], Vec::as_slice)
    }

    /// The whole answer at a path (parts and cells are within it).
    pub fn get(&self, path: &Path) -> Option<&Answer> {
        match &path.item {
            None => self.fields.get(&path.field),
            Some((section, key)) => self.of_item(section, *key)?.answers.get(&path.field),
        }
    }

    /// Puts an answer at a path; an item that is not there is made.
    pub fn set(&mut self, path: &Path, answer: Answer) {
        let Some((section, key)) = &path.item else { return self.fields.set(&path.field, answer) };
        let items = self.items.or_default(section);
        if !items.iter().any(|it| it.key == *key) {
            items.push(Item { key: *key, answers: Entries::default() });
        }
        if let Some(item) = items.iter_mut().find(|it| it.key == *key) {
            item.answers.set(&path.field, answer);
        }
    }

    /// Takes an answer away.
    pub fn remove(&mut self, path: &Path) -> Option<Answer> {
        match &path.item {
            None => self.fields.remove(&path.field),
            Some((section, key)) => {
                let items = self.items.get_mut(section)?;
                items.iter_mut().find(|it| it.key == *key)?.answers.remove(&path.field)
            }
        }
    }

    /// Adds an empty item to a repeated section; answers its key.
    pub fn add_item(&mut self, section: &str) -> u32 {
        let items = self.items.or_default(section);
        let key = items.iter().map(|it| it.key).max().unwrap_or(0) + 1;
        items.push(Item { key, answers: Entries::default() });
        key
    }

    /// Removes an item; answers it, so that this can be undone.
    pub fn remove_item(&mut self, section: &str, key: u32) -> Option<Item> {
        let items = self.items.get_mut(section)?;
        let n = items.iter().position(|it| it.key == key)?;
        Some(items.remove(n))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_found_where_they_were_put() {
        let mut answers = Answers::default();
        let first = answers.add_item("pemilik");
        let second = answers.add_item("pemilik");
        let path = Path::in_item("pemilik", second, "nama");
        answers.set(&path, Answer::text("Ina"));
        answers.remove_item("pemilik", first);
        assert_eq!(answers.get(&path), Some(&Answer::text("Ina")), "keys stay when others go");
        assert_eq!(answers.add_item("pemilik"), 3);
        assert_eq!(answers.remove(&path), Some(Answer::text("Ina")));
        assert_eq!(answers.get(&path), None);
    }
}
