//! Tables as rows of text: CSV in whatever encoding and with whatever separator, and sheets of a workbook (XLSX, XLS,
//! ODS). Knows nothing of what the cells mean; merged cells repeat their text.

use std::{
    fs,
    panic::{AssertUnwindSafe, catch_unwind},
    path::Path,
};

use calamine::{Data, Range, Reader as _, Sheets, Xlsx, open_workbook_auto};

use crate::{
    message::Message,
    sources::{
        dbf::{decode, encoding_of},
        raw::{Failure, number_text},
    },
};

/// Rows of cells; rows may differ in length.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Grid {
    /// The rows.
    pub rows: Vec<Vec<String>>,
}

impl Grid {
    /// A cell, blank where there is none; blanks around it are taken away.
    pub fn cell(&self, row: usize, column: usize) -> &str {
        self.rows.get(row).and_then(|it| it.get(column)).map_or("", |it| trim(it))
    }

    /// The name of a cell as spreadsheets show it, such as `C7`.
    pub fn address(row: usize, column: usize) -> String {
        let mut letters = Vec::new();
        let mut n = column + 1;
        while n > 0 {
            letters.push(b'A' + u8::try_from((n - 1) % 26).unwrap_or(0));
            n = (n - 1) / 26;
        }
        let letters: String = letters.iter().rev().map(|it| char::from(*it)).collect();
        format!("{letters}{}", row + 1)
    }
}

/// Text without blanks around it; no-break spaces count as blanks.
pub(crate) fn trim(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || c == '\u{a0}' || c == '\u{feff}')
}

/// Whether a file is a workbook by its ending.
pub fn is_workbook(file: &Path) -> bool {
    file.extension().is_some_and(|it| {
        ["xlsx", "xlsm", "xlsb", "xls", "ods"].iter().any(|ending| it.eq_ignore_ascii_case(ending))
    })
}

/// The names of a workbook's sheets.
pub(crate) fn sheets(file: &Path) -> Result<Vec<String>, Failure> {
    guarded(|| Ok(open(file)?.sheet_names()))
}

/// Reads a table: the whole of a CSV file, or a sheet of a workbook (the first one where none is named).
pub fn read(file: &Path, sheet: Option<&str>, encoding: Option<&str>) -> Result<Grid, Failure> {
    if is_workbook(file) {
        return guarded(|| workbook(file, sheet));
    }
    let bytes = fs::read(file).map_err(|it| cannot_read(&it.to_string()))?;
    csv(&text_of(&bytes, encoding))
}

/// Text in the given encoding, or UTF-8, or Windows-1252.
pub(crate) fn text_of(bytes: &[u8], encoding: Option<&str>) -> String {
    if let Some((encoding, mark)) = encoding_rs::Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[mark..]).0.into_owned();
    }
    decode(bytes, encoding.and_then(encoding_of)).0
}

fn csv(text: &str) -> Result<Grid, Failure> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator(text))
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|it| cannot_read(&it.to_string()))?;
        rows.push(record.iter().map(str::to_owned).collect());
    }
    Ok(Grid { rows })
}

/// The sign that stands equally often, outside of quotes, in most of the first lines. Excel writes semicolons where the
/// decimal sign is a comma, as in Indonesia; well-known text is full of commas.
fn separator(text: &str) -> u8 {
    let lines: Vec<&str> = text.lines().filter(|it| !it.trim().is_empty()).take(12).collect();
    let count = |line: &str, sign: char| {
        let mut is_quoted = false;
        let outside = |it: &char| {
            is_quoted ^= *it == '"';
            *it == sign && !is_quoted
        };
        line.chars().filter(outside).count()
    };
    let agreeing = |sign: char| {
        let counts: Vec<usize> = lines.iter().map(|it| count(it, sign)).filter(|it| *it > 0).collect();
        let same = |n: &usize| counts.iter().filter(|it| *it == n).count();
        counts.iter().map(|it| (same(it), *it)).max().unwrap_or_default()
    };
    // The first of equals wins: a comma, unless another fits better.
    let mut best = (b',', agreeing(','));
    for sign in [';', '\t', '|'] {
        let found = agreeing(sign);
        if found > best.1 {
            best = (u8::try_from(sign).unwrap_or(b','), found);
        }
    }
    best.0
}

fn open(file: &Path) -> Result<Sheets<std::io::BufReader<fs::File>>, Failure> {
    open_workbook_auto(file).map_err(|it| cannot_read(&it.to_string()))
}

/// The library that reads workbooks counts without looking where numbers are beyond every sheet; a broken file may stop it so, which
/// is damage like any other.
fn guarded<T>(read: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
    catch_unwind(AssertUnwindSafe(read))
        .unwrap_or_else(|_stopped| Err(Failure::file(Message::new("source-workbook-broken"))))
}

fn workbook(file: &Path, sheet: Option<&str>) -> Result<Grid, Failure> {
    let mut book = open(file)?;
    let names = book.sheet_names();
    let name = match sheet {
        Some(it) => names.iter().find(|name| name.eq_ignore_ascii_case(it)).ok_or_else(|| {
            let what = Message::new("source-no-sheet").with("sheet", it).with("sheets", names.join(", "));
            Failure::file(what)
        })?,
        None => names.first().ok_or_else(|| cannot_read(""))?,
    };
    let mut grid = match &mut book {
        Sheets::Xlsx(book) => cells_of(book, name)?,
        book => grid_of(&book.worksheet_range(name).map_err(|it| cannot_read(&it.to_string()))?),
    };
    if let Sheets::Xlsx(book) = &mut book
        && let Ok(merged) = book.merge_cells_by_sheet_name(name)
    {
        for area in merged {
            spread(&mut grid, area.start, area.end);
        }
    }
    Ok(grid)
}

/// The cells of a sheet one by one: a single cell far away takes no memory for all between.
fn cells_of(book: &mut Xlsx<std::io::BufReader<fs::File>>, name: &str) -> Result<Grid, Failure> {
    let broken = |it: calamine::XlsxError| cannot_read(&it.to_string());
    let mut reader = book.worksheet_cells_reader(name).map_err(broken)?;
    let mut rows: Vec<Vec<String>> = Vec::new();
    while let Some(cell) = reader.next_cell().map_err(broken)? {
        let (row, column) = cell.get_position();
        let (row, column) = (index(row), index(column));
        let text = text(&Data::from(cell.get_value().clone()));
        if text.is_empty() || row >= MOST_ROWS || column >= MOST_COLUMNS {
            continue;
        }
        if rows.len() <= row {
            rows.resize(row + 1, Vec::new());
        }
        let cells = &mut rows[row];
        if cells.len() <= column {
            cells.resize(column + 1, String::new());
        }
        cells[column] = text;
    }
    Ok(Grid { rows })
}

/// The size of a sheet as Excel bounds it.
const MOST_ROWS: usize = 1 << 20;
const MOST_COLUMNS: usize = 1 << 14;

/// The cells of a sheet from its corner A1 on, so that addresses are those of the sheet.
fn grid_of(range: &Range<Data>) -> Grid {
    let (first_row, first_column) = range.start().unwrap_or((0, 0));
    let (above, before) = (index(first_row), index(first_column));
    let mut rows = vec![Vec::new(); above];
    for row in range.rows() {
        let mut cells = vec![String::new(); before];
        cells.extend(row.iter().map(text));
        rows.push(cells);
    }
    Grid { rows }
}

fn index(n: u32) -> usize {
    usize::try_from(n).unwrap_or(usize::MAX).min(1 << 20)
}

/// Copies the text of a merged cell to all cells that it covers.
fn spread(grid: &mut Grid, start: (u32, u32), end: (u32, u32)) {
    let text = grid.cell(index(start.0), index(start.1)).to_owned();
    if text.is_empty() {
        return;
    }
    let (rows, columns) = (index(start.0)..=index(end.0), index(start.1)..=index(end.1));
    if *columns.end() < 1 << 10 {
        for row in grid.rows.iter_mut().enumerate().filter(|it| rows.contains(&it.0)).map(|it| it.1) {
            row.resize(row.len().max(columns.end() + 1), String::new());
        }
    }
    for row in grid.rows.iter_mut().enumerate().filter(|it| rows.contains(&it.0)).map(|it| it.1) {
        for cell in row.iter_mut().enumerate().filter(|it| columns.contains(&it.0)).map(|it| it.1) {
            cell.clone_from(&text);
        }
    }
}

fn text(cell: &Data) -> String {
    match cell {
        Data::Empty => String::new(),
        Data::Float(it) => number_text(*it).unwrap_or_default(),
        other => other.to_string(),
    }
}

fn cannot_read(why: &str) -> Failure {
    Failure::file(Message::new("source-cannot-read").with("why", why))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_separator_of_a_table_is_found() {
        let rows = |text: &str| csv(text).unwrap().rows;
        assert_eq!(rows("a;b\n\"1;5\";2,5\n"), [["a", "b"], ["1;5", "2,5"]]);
        assert_eq!(rows("a,b\n1,2\n"), [["a", "b"], ["1", "2"]]);
        assert_eq!(rows("a\tb\n1\t2\n"), [["a", "b"], ["1", "2"]]);
        assert_eq!(rows("a;b\n1;POINT (1 2, 3 4, 5 6)\n")[1], ["1", "POINT (1 2, 3 4, 5 6)"]);
    }

    #[test]
    fn cells_are_named_as_in_a_spreadsheet() {
        assert_eq!(Grid::address(6, 2), "C7");
        assert_eq!(Grid::address(0, 26), "AA1");
    }

    #[test]
    fn old_encodings_are_read() {
        assert_eq!(text_of(b"\xef\xbb\xbfcaf\xc3\xa9", None), "café");
        assert_eq!(text_of(b"caf\xe9", None), "café");
    }
}
