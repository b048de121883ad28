//! The rules of one plan version in memory. The file format lives in `citypack`.

use core::fmt;

use crate::{
    cell::{Cell, ConditionCode},
    site::Name,
};

/// The rules of one plan version: matrix, overlay effects, RTRW rules.
#[derive(Debug, Clone, PartialEq)]
pub struct Rulebook {
    columns: Vec<String>,
    /// Distinct cells; rows refer to them.
    cells: Vec<Cell>,
    /// Distinct rows, each with one index into `cells` per column.
    rows: Vec<Vec<u16>>,
    /// Activity code and row, ordered by code.
    activities: Vec<(Name, u32)>,
    /// Article of the matrix.
    pub matrix_article: String,
    /// Overlay effects, in the rulebook's order.
    pub overlays: Vec<OverlayRule>,
    /// RTRW rules, in the rulebook's order.
    pub kawasan: Vec<KawasanRule>,
}

/// What an overlay does to activities.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OverlayRule {
    /// Kind of overlay.
    pub kind: String,
    /// Class it speaks of; `None` for any class.
    pub class: Option<String>,
    /// What it does.
    pub effect: OverlayEffect,
    /// Activities it does not touch.
    pub except: Vec<String>,
    /// Whether an answer may not read as allowed while the pack lacks this kind of overlay.
    pub required: bool,
    /// Article that says so.
    pub article: String,
}

/// The effect of an overlay. Overlays only tighten.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OverlayEffect {
    /// No permit is issued.
    Forbid,
    /// These conditions are added.
    Condition(Vec<ConditionCode>),
}

/// What a kawasan of an RTRW says of activities. What it does not name needs an assessment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KawasanRule {
    /// Code of the kawasan.
    pub code: String,
    /// Activities that conform.
    pub conforms: Vec<String>,
    /// Activities that conflict.
    pub conflicts: Vec<String>,
    /// Article that says so.
    pub article: String,
}

/// Why parts do not make a rulebook.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum RulebookError {
    /// A row has another number of cells than there are columns.
    RowLength {
        /// Index of the row.
        row: usize,
        /// Number of its cells.
        cells: usize,
        /// Number of columns.
        columns: usize,
    },
    /// A row points at a cell that does not exist.
    NoSuchCell {
        /// Index of the row.
        row: usize,
    },
    /// An activity points at a row that does not exist.
    NoSuchRow {
        /// The activity.
        activity: String,
    },
    /// A column or an activity stands twice.
    Twice {
        /// The code.
        code: String,
    },
}

impl fmt::Display for RulebookError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::RowLength { row, cells, columns } => {
                write!(f, "row {row} has {cells} cells for {columns} sub-zones")
            }
            Self::NoSuchCell { row } => write!(f, "row {row} refers to a cell that does not exist"),
            Self::NoSuchRow { activity } => {
                write!(f, "activity {activity} refers to a row that does not exist")
            }
            Self::Twice { code } => write!(f, "code {code} stands twice"),
        }
    }
}

impl core::error::Error for RulebookError {}

impl Rulebook {
    /// Joins the parts, checking that every reference resolves.
    ///
    /// `rows` hold indices into `cells`, one per column; `activities` are (code, index into `rows`).
    pub fn new(
        columns: Vec<String>,
        cells: Vec<Cell>,
        rows: Vec<Vec<u16>>,
        mut activities: Vec<(String, u32)>,
        matrix_article: String,
    ) -> Result<Self, RulebookError> {
        for (row, indices) in rows.iter().enumerate() {
            if indices.len() != columns.len() {
                return Err(RulebookError::RowLength { row, cells: indices.len(), columns: columns.len() });
            }
            if indices.iter().any(|it| usize::from(*it) >= cells.len()) {
                return Err(RulebookError::NoSuchCell { row });
            }
        }
        measure::sort(&mut activities);
        for (n, (code, row)) in activities.iter().enumerate() {
            if usize::try_from(*row).map_or(true, |it| it >= rows.len()) {
                return Err(RulebookError::NoSuchRow { activity: code.clone() });
            }
            if n > 0 && activities[n - 1].0 == *code {
                return Err(RulebookError::Twice { code: code.clone() });
            }
        }
        // `R-2` and `R.2` are one code, so two such columns would be one sub-zone with two answers.
        let mut sorted: Vec<(String, &String)> = columns.iter().map(|it| (plain(it), it)).collect();
        measure::sort(&mut sorted);
        if let Some(pair) = sorted.windows(2).find(|pair| pair[0].0 == pair[1].0) {
            return Err(RulebookError::Twice { code: pair[1].1.clone() });
        }
        let (overlays, kawasan) = (Vec::new(), Vec::new());
        let activities = activities.into_iter().map(|(code, row)| (code.into(), row)).collect();
        Ok(Self { columns, cells, rows, activities, matrix_article, overlays, kawasan })
    }

    /// The sub-zone codes that the matrix has a column for.
    pub fn columns(&self) -> &[String] {
        &self.columns
    }

    /// The activity codes that the matrix has a row for, in order.
    pub fn activities(&self) -> impl Iterator<Item = &str> {
        self.activities.iter().map(|(code, _)| code.as_str())
    }

    /// Whether the matrix has a row for the activity.
    pub fn lists(&self, activity: &str) -> bool {
        self.row_of(activity).is_some()
    }

    /// The column of a sub-zone code. Case and separators do not matter: `r2`, `R.2` and `R-2` are one code.
    pub fn column_of(&self, code: &str) -> Option<usize> {
        let exact = self.columns.iter().position(|it| it == code);
        exact.or_else(|| {
            let wanted = plain(code);
            self.columns.iter().position(|it| plain(it) == wanted)
        })
    }

    /// The matrix cell of an activity in a column; `None` when the activity has no row.
    pub fn cell(&self, activity: &str, column: usize) -> Option<&Cell> {
        let index = self.row_of(activity)?.get(column)?;
        self.cells.get(usize::from(*index))
    }

    fn row_of(&self, activity: &str) -> Option<&Vec<u16>> {
        let at = self.activities.binary_search_by(|(code, _)| code.as_str().cmp(activity)).ok()?;
        self.rows.get(usize::try_from(self.activities[at].1).ok()?)
    }
}

/// A code without case and separators.
fn plain(code: &str) -> String {
    code.chars().filter(char::is_ascii_alphanumeric).map(|it| it.to_ascii_uppercase()).collect()
}
