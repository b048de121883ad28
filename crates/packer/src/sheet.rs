//! A table whose first line names its columns: a CSV file or a sheet of a workbook (`book.xlsx#Sheet`). Finds the
//! columns by any of their usual names and says where a cell stands. Knows nothing of what the cells mean.

use std::path::{Path, PathBuf};

use crate::{
    message::Message,
    sources::grid::{self, Grid, is_workbook},
};

/// Lines among which the names of the columns stand.
const HEAD: usize = 12;

/// A column by the names that it goes by, lower case.
pub(crate) struct Column {
    /// Its names; the first is the one that messages say.
    pub(crate) names: &'static [&'static str],
    /// Whether a table without it is refused.
    pub(crate) needed: bool,
}

/// A table with named columns.
#[derive(Debug)]
pub(crate) struct Sheet {
    grid: Grid,
    head: usize,
    at: Vec<Option<usize>>,
}

/// One line of a table.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Row<'a> {
    sheet: &'a Sheet,
    number: usize,
}

/// Whether a path names a table and no JSON.
pub(crate) fn is_table(path: &Path) -> bool {
    let (file, _) = parts(path);
    let is = |ending: &str| file.extension().is_some_and(|it| it.eq_ignore_ascii_case(ending));
    is("csv") || is("tsv") || is_workbook(&file)
}

/// File and sheet of a path such as `book.xlsx#Sheet`.
pub(crate) fn parts(path: &Path) -> (PathBuf, Option<String>) {
    let text = path.to_string_lossy();
    match text.rsplit_once('#') {
        Some((file, sheet)) if !path.exists() => (PathBuf::from(file), Some(sheet.to_owned())),
        _ => (path.to_owned(), None),
    }
}

impl Sheet {
    /// Reads a table and finds its columns.
    pub(crate) fn read(path: &Path, columns: &[Column]) -> Result<Self, Message> {
        let (file, sheet) = parts(path);
        let grid = grid::read(&file, sheet.as_deref(), None).map_err(|it| it.what)?;
        Self::of(grid, columns)
    }

    fn of(grid: Grid, columns: &[Column]) -> Result<Self, Message> {
        let find = |row: usize, column: &Column| {
            let is_named = |at: &usize| {
                let text = grid.cell(row, *at).to_lowercase();
                column.names.contains(&text.as_str())
            };
            (0..grid.rows[row].len()).find(is_named)
        };
        let found = |row: &usize| columns.iter().filter(|it| find(*row, it).is_some()).count();
        let head = (0..grid.rows.len().min(HEAD)).max_by_key(|it| (found(it), usize::MAX - it)).unwrap_or(0);
        let at: Vec<Option<usize>> = if grid.rows.is_empty() {
            columns.iter().map(|_| None).collect()
        } else {
            columns.iter().map(|it| find(head, it)).collect()
        };
        let missing: Vec<&str> = columns
            .iter()
            .zip(&at)
            .filter(|it| it.0.needed && it.1.is_none())
            .map(|it| it.0.names[0])
            .collect();
        if missing.is_empty() {
            return Ok(Self { grid, head, at });
        }
        let wanted: Vec<&str> = columns.iter().map(|it| it.names[0]).collect();
        Err(Message::new("rules-no-column")
            .with("missing", missing.join(", "))
            .with("wanted", wanted.join(", ")))
    }

    /// The lines below the names that are not blank.
    pub(crate) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        let is_filled = |it: &usize| self.grid.rows[*it].iter().any(|it| !grid::trim(it).is_empty());
        // A line that begins with # is a remark of whoever keeps the table.
        let is_said = |it: &usize| !self.grid.cell(*it, 0).starts_with('#');
        let numbers = (self.head + 1..self.grid.rows.len()).filter(is_filled).filter(is_said);
        numbers.map(|number| Row { sheet: self, number })
    }
}

impl<'a> Row<'a> {
    /// The cell of a column, in the order in which the columns were asked for; blank where there is none.
    pub(crate) fn cell(self, column: usize) -> &'a str {
        self.sheet.at[column].map_or("", |it| self.sheet.grid.cell(self.number, it))
    }

    /// The cell of a column as codes: separated by commas, semicolons, blanks or new lines.
    pub(crate) fn codes(self, column: usize) -> Vec<String> {
        let pieces = self.cell(column).split(|it: char| it.is_whitespace() || matches!(it, ',' | ';'));
        pieces.filter(|it| !it.is_empty()).map(str::to_owned).collect()
    }

    /// Where the cell of a column stands, such as `C7`.
    pub(crate) fn address(self, column: usize) -> String {
        Grid::address(self.number, self.sheet.at[column].unwrap_or(0))
    }

    /// A sentence about the cell of a column: its address and what it says come with it.
    pub(crate) fn wrong(self, id: &'static str, column: usize) -> Message {
        Message::new(id).with("cell", self.address(column)).with("text", self.cell(column))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: [Column; 2] = [
        Column { names: &["pasal", "article"], needed: true },
        Column { names: &["bunyi", "text"], needed: false },
    ];

    fn grid(rows: &[&[&str]]) -> Grid {
        Grid { rows: rows.iter().map(|it| it.iter().map(|it| (*it).to_owned()).collect()).collect() }
    }

    #[test]
    fn columns_are_found_below_a_heading_by_any_of_their_names() {
        let sheet = Sheet::of(
            grid(&[&["Lampiran"], &["Bunyi", "PASAL"], &["# nanti"], &["teks", "Pasal 4"]]),
            &COLUMNS,
        );
        let sheet = sheet.unwrap();
        let rows: Vec<(&str, &str, String)> =
            sheet.rows().map(|it| (it.cell(0), it.cell(1), it.address(0))).collect();
        assert_eq!(rows, [("Pasal 4", "teks", "B4".to_owned())]);
    }

    #[test]
    fn a_table_without_a_needed_column_says_which_one() {
        let error = Sheet::of(grid(&[&["bunyi"], &["teks"]]), &COLUMNS).unwrap_err();
        assert!(error.to_string().contains("pasal"), "{error}");
        assert!(Sheet::of(Grid::default(), &COLUMNS).is_err());
    }
}
