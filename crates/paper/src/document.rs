//! A paper before it is laid out: what stands on it, block by block, in words that are ready to be read. `pdf` makes a file of
//! it, a screen may show the same. Knows no plan and no sentence.

use crate::plan_map::{Colour, PlanMap};

/// A paper.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// The language of its words, as a tag (`id`).
    pub language: String,
    /// What it is called: the title of the file, too.
    pub title: String,
    /// Who made it.
    pub author: String,
    /// Pale across every page, where the paper is worth nothing.
    pub mark: Option<String>,
    /// At the foot of every page, before its number.
    pub foot: String,
    /// What stands on it, in the order in which it is read.
    pub blocks: Vec<Block>,
    /// A file that travels inside.
    pub attached: Option<Attached>,
}

/// A piece of a paper.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// The head: title, lines below, and beside them a QR code, which is said by its name.
    Head {
        /// The title.
        title: String,
        /// Below it.
        lines: Vec<String>,
        /// What the code holds and what it is called; none where there is no code.
        code: Option<(String, String)>,
    },
    /// What everybody must see: a bar of a colour, large words, smaller ones below.
    Notice {
        /// The bar.
        tone: Colour,
        /// In large letters.
        title: String,
        /// Below.
        lines: Vec<String>,
    },
    /// The title of a section.
    Section(String),
    /// A paragraph.
    Text(String),
    /// A paragraph in small letters.
    Small(String),
    /// Names and what belongs to them.
    Facts(Vec<(String, String)>),
    /// Points of a list.
    List(Vec<String>),
    /// Rows below their heads.
    Table {
        /// One per column.
        heads: Vec<String>,
        /// As many cells in each.
        rows: Vec<Vec<String>>,
    },
    /// A map.
    Map {
        /// The map.
        map: Box<PlanMap>,
        /// What it is called, for those who do not see it.
        name: String,
        /// Colours and what they mean.
        legend: Vec<(Colour, String)>,
        /// Below it.
        source: String,
    },
}

/// A file inside of a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attached {
    /// Its name.
    pub name: String,
    /// What it is for.
    pub description: String,
    /// What it holds.
    pub text: String,
}
