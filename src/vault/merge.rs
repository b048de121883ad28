//! Two tabs, one draft: what each has changed since both knew the same is put together, answer by answer. No answer goes
//! lost: where both answered the same question, the one that is saved later counts and the other is set aside. Pure.

use contract::{Consent, Draft, SetAside};
use permit::{Answer, Answers, DocumentAnswer, Entries, FileRef, Item, Path};

/// Answers that gave way to another one.
type Replaced = Vec<(Path, Answer)>;

/// Puts together what was changed in `mine` and in `theirs` since `base`.
pub fn merge(base: &Draft, mine: &Draft, theirs: &Draft) -> Draft {
    let mut replaced = Replaced::new();
    let answers = Answers {
        fields: entries(
            (&base.answers.fields, &mine.answers.fields, &theirs.answers.fields),
            &Path::field,
            &mut replaced,
        ),
        items: items(&base.answers, &mine.answers, &theirs.answers, &mut replaced),
        documents: entries(
            (&base.answers.documents, &mine.answers.documents, &theirs.answers.documents),
            &Path::document,
            &mut replaced,
        ),
    };
    let mut draft = Draft {
        answers,
        facts: entries((&base.facts, &mine.facts, &theirs.facts), &Path::field, &mut Replaced::new()),
        set_aside: set_aside(base, mine, theirs),
        consents: consents(base, mine, theirs),
        name: one(&base.name, &mine.name, &theirs.name),
        assisted_by: one(&base.assisted_by, &mine.assisted_by, &theirs.assisted_by),
        shape: one(&base.shape, &mine.shape, &theirs.shape),
        saved_at: one(&base.saved_at, &mine.saved_at, &theirs.saved_at),
        ..mine.clone()
    };
    for (at, answer) in replaced {
        draft.set_aside(&at, &answer);
    }
    draft
}

/// What was changed here counts, else what was changed there.
fn one<T: Clone + PartialEq>(base: &T, mine: &T, theirs: &T) -> T {
    if mine == base { theirs.clone() } else { mine.clone() }
}

/// An answer that two people can add to.
trait Kept: Clone + PartialEq {
    /// The files it names, where it is files.
    fn files(&self) -> Option<&[FileRef]>;
    /// The same with these files.
    fn of_files(files: Vec<FileRef>) -> Self;
    /// What is set aside when another one counts; a paper that is only announced is nothing to keep.
    fn aside(&self) -> Option<Answer>;
}

impl Kept for Answer {
    fn files(&self) -> Option<&[FileRef]> {
        match self {
            Self::Files(it) => Some(it),
            _ => None,
        }
    }

    fn of_files(files: Vec<FileRef>) -> Self {
        Self::Files(files)
    }

    fn aside(&self) -> Option<Answer> {
        Some(self.clone())
    }
}

impl Kept for DocumentAnswer {
    fn files(&self) -> Option<&[FileRef]> {
        match self {
            Self::Files(it) => Some(it),
            Self::AtCounter | Self::NotYet => None,
        }
    }

    fn of_files(files: Vec<FileRef>) -> Self {
        Self::Files(files)
    }

    fn aside(&self) -> Option<Answer> {
        self.files().map(|it| Answer::Files(it.to_vec()))
    }
}

fn entries<V: Kept>(
    (base, mine, theirs): (&Entries<V>, &Entries<V>, &Entries<V>),
    path: &dyn Fn(&str) -> Path,
    replaced: &mut Replaced,
) -> Entries<V> {
    let mut out = mine.clone();
    for (name, before) in base.iter() {
        let (here, there) = (mine.get(name), theirs.get(name));
        let (Some(here), None) = (here, there) else { continue };
        if here == before {
            // Taken away there and left alone here.
            out.remove(name);
        } else if let Some(added) = both(Some(before), here, &V::of_files(Vec::new())) {
            // Pages that were deleted there are gone from the device; those that were added here stay.
            let is_empty = added.files().is_none_or(<[FileRef]>::is_empty);
            if is_empty { drop(out.remove(name)) } else { out.set(name, added) }
        }
    }
    for (name, there) in theirs.iter() {
        let (before, here) = (base.get(name), mine.get(name));
        if before == Some(there) || here == Some(there) {
            continue;
        }
        match here {
            Some(here) if before != Some(here) => match both(before, here, there) {
                Some(files) => out.set(name, files),
                None => replaced.extend(there.aside().map(|it| (path(name), it))),
            },
            // Not touched here, or taken away here: what was given there stays.
            _ => out.set(name, there.clone()),
        }
    }
    out
}

/// Files that were added on both sides.
fn both<V: Kept>(before: Option<&V>, here: &V, there: &V) -> Option<V> {
    let (mut files, there) = (here.files()?.to_vec(), there.files()?);
    let before = before.and_then(Kept::files).unwrap_or(&[]);
    let is_in = |list: &[FileRef], it: &FileRef| list.iter().any(|other| other.sha256 == it.sha256);
    files.retain(|it| !is_in(before, it) || is_in(there, it));
    let added: Vec<FileRef> =
        there.iter().filter(|it| !is_in(before, it) && !is_in(&files, it)).cloned().collect();
    files.extend(added);
    Some(V::of_files(files))
}

fn items(base: &Answers, mine: &Answers, theirs: &Answers, replaced: &mut Replaced) -> Entries<Vec<Item>> {
    let mut out = Entries::default();
    let sections = mine.items.iter().chain(theirs.items.iter()).map(|it| it.0);
    for section in sections {
        let of = (base.items_of(section), mine.items_of(section), theirs.items_of(section));
        let list = section_items(section, of, replaced);
        out.set(section, list);
    }
    out
}

fn section_items(
    section: &str,
    (base, mine, theirs): (&[Item], &[Item], &[Item]),
    replaced: &mut Replaced,
) -> Vec<Item> {
    let find = |list: &'_ [Item], key: u32| list.iter().position(|it| it.key == key);
    let mut out = Vec::new();
    for item in mine {
        let (before, there) = (find(base, item.key), find(theirs, item.key));
        match (before, there) {
            (Some(before), Some(there)) => {
                let path = |field: &str| Path::in_item(section, item.key, field);
                let of = (&base[before].answers, &item.answers, &theirs[there].answers);
                let answers = entries(of, &path, replaced);
                out.push(Item { key: item.key, answers });
            }
            // Removed there: gone, unless something was answered here since.
            (Some(before), None) if base[before] == *item => {}
            _ => out.push(item.clone()),
        }
    }
    let mut next = mine.iter().chain(theirs).chain(base).map(|it| it.key).max().unwrap_or(0) + 1;
    for item in theirs {
        match (find(base, item.key), find(mine, item.key)) {
            (Some(_), Some(_)) => {}
            // Removed here: gone, unless something was answered there since.
            (Some(before), None) if base[before] == *item => {}
            // Both have added one under the same key: the one from there gets another.
            (None, Some(here)) => {
                if mine[here] != *item {
                    out.push(Item { key: next, ..item.clone() });
                    next += 1;
                }
            }
            _ => out.push(item.clone()),
        }
    }
    out
}

/// What waits for a decision on either side, but nothing that was decided on one of them.
fn set_aside(base: &Draft, mine: &Draft, theirs: &Draft) -> Vec<SetAside> {
    let waits = |it: &&SetAside, other: &Draft| !base.set_aside.contains(it) || other.set_aside.contains(it);
    let mut out: Vec<SetAside> = mine.set_aside.iter().filter(|it| waits(it, theirs)).cloned().collect();
    let added = theirs.set_aside.iter().filter(|it| waits(it, mine) && !mine.set_aside.contains(it));
    out.extend(added.cloned());
    out
}

/// What was agreed to on either side, but nothing that was withdrawn on one of them.
fn consents(base: &Draft, mine: &Draft, theirs: &Draft) -> Vec<Consent> {
    let is_in = |list: &[Consent], it: &Consent| {
        list.iter().any(|other| (&other.version, &other.sha256) == (&it.version, &it.sha256))
    };
    // Agreed to again after it was withdrawn, it has another time, and counts.
    let is_kept = |it: &&Consent, other: &Draft| !base.consents.contains(it) || is_in(&other.consents, it);
    let mut out: Vec<Consent> = mine.consents.iter().filter(|it| is_kept(it, theirs)).cloned().collect();
    let added = theirs.consents.iter().filter(|it| is_kept(it, mine) && !is_in(&mine.consents, it));
    out.extend(added.cloned());
    out
}

#[cfg(test)]
mod tests;
