//! Activities in people's words as a planner keeps them: one line per activity in a sheet. Gives the published list; finds
//! nothing by them (`lookup` does).

use std::{collections::BTreeMap, path::Path};

use citypack::{Activity, ActivityFile, Texts};

use crate::{
    message::Message,
    sheet::{Column, Sheet},
};

const COLUMNS: [Column; 7] = [
    Column { names: &["kode", "code", "kbli"], needed: true },
    Column { names: &["kegiatan", "nama", "title"], needed: true },
    Column { names: &["activity", "title (en)", "kegiatan (en)"], needed: false },
    Column { names: &["judul kbli", "official"], needed: false },
    Column { names: &["edisi kbli", "kbli_version", "edition"], needed: false },
    Column { names: &["kata sehari-hari", "kata", "words", "terms"], needed: false },
    Column { names: &["catatan", "note"], needed: false },
];

/// Reads a table. All that is wrong is told at once, with cell addresses.
pub(crate) fn read(path: &Path) -> Result<ActivityFile, Vec<Message>> {
    let sheet = Sheet::read(path, &COLUMNS).map_err(|it| vec![it])?;
    let mut problems = Vec::new();
    let mut seen: BTreeMap<&str, String> = BTreeMap::new();
    let mut file = ActivityFile::default();
    for row in sheet.rows() {
        let code = row.cell(0);
        let is_kbli = code.len() == 5 && code.bytes().all(|it| it.is_ascii_digit());
        if !is_kbli && !code.starts_with("NK-") {
            problems.push(row.wrong("rules-no-code", 0));
            continue;
        }
        if let Some(first) = seen.insert(code, row.address(0)) {
            problems.push(row.wrong("rules-twice", 0).with("first", first));
            continue;
        }
        if row.cell(1).is_empty() {
            problems.push(row.wrong("rules-no-title", 1).with("code", code));
        }
        let mut title = Texts::from(row.cell(1));
        if !row.cell(2).is_empty() {
            title.0.insert("en".to_owned(), row.cell(2).to_owned());
        }
        let words = row.cell(5).split([';', ',', '\n']).map(str::trim).filter(|it| !it.is_empty());
        let edition = if row.cell(4).is_empty() { "2020" } else { row.cell(4) };
        file.activities.push(Activity {
            code: code.to_owned(),
            title,
            official: row.cell(3).to_owned(),
            kbli_version: if is_kbli { edition.to_owned() } else { String::new() },
            other_codes: Vec::new(),
            terms: words.map(str::to_owned).collect(),
            note: Some(row.cell(6)).filter(|it| !it.is_empty()).map(Texts::from),
        });
    }
    if problems.is_empty() { Ok(file) } else { Err(problems) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(text: &str) -> Result<ActivityFile, Vec<Message>> {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("kegiatan.csv");
        std::fs::write(&file, text).unwrap();
        read(&file)
    }

    #[test]
    fn a_line_is_an_activity_with_its_words() {
        let file = table(
            "Kode;Kegiatan;Activity;Kata sehari-hari\n47112;Kios;Kiosk;warung, kios kecil\nNK-KOS;Kos;;\n",
        );
        let file = file.unwrap();
        assert_eq!(file.activities[0].terms, ["warung", "kios kecil"]);
        assert_eq!(
            (file.activities[0].title.get("en"), file.activities[0].kbli_version.as_str()),
            ("Kiosk", "2020")
        );
        assert_eq!(file.activities[1].kbli_version, "");
    }

    #[test]
    fn codes_that_are_none_and_codes_that_stand_twice_are_told() {
        let problems = table("Kode,Kegiatan\n4711,Kios\n47112,\n47112,Toko\n").unwrap_err();
        let found: Vec<&str> = problems.iter().map(Message::id).collect();
        assert_eq!(found, ["rules-no-code", "rules-no-title", "rules-twice"]);
    }
}
