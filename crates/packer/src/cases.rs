//! A planner's own test cases: places and activities with the answer that her plan must give. They are asked of the finished
//! pack; a case that is answered otherwise stops publishing.

use std::path::Path;

use citypack::{ByteSource, Pack, PackError};
use measure::LngLat;
use zoning::{Proposal, assess};

use crate::{
    message::Message,
    report::{Note, Severity},
    sheet::{Column, Row, Sheet},
};

const COLUMNS: [Column; 5] = [
    Column { names: &["lintang", "lat", "latitude"], needed: true },
    Column { names: &["bujur", "lng", "longitude"], needed: true },
    Column { names: &["kegiatan", "activity", "kode"], needed: true },
    Column { names: &["jawaban", "outcome"], needed: true },
    Column { names: &["zona", "sub-zona", "zone"], needed: false },
];
/// What planners write for the fixed words of an answer.
const OUTCOMES: [(&str, &[&str]); 10] = [
    ("allowed", &["diizinkan", "boleh", "i"]),
    ("limited", &["terbatas", "diizinkan terbatas", "t"]),
    ("conditional", &["bersyarat", "diizinkan bersyarat", "b"]),
    ("limited_conditional", &["terbatas bersyarat", "terbatas dan bersyarat", "limited conditional", "tb"]),
    ("forbidden", &["dilarang", "tidak diizinkan", "x"]),
    ("partial", &["sebagian"]),
    ("no_data", &["tidak ada data", "no data", "belum ada data"]),
    ("conforms", &["sesuai"]),
    ("conflicts", &["bertentangan", "tidak sesuai"]),
    ("needs_assessment", &["perlu dikaji", "needs assessment"]),
];

/// One case.
#[derive(Debug)]
struct Case {
    address: String,
    place: LngLat,
    activity: String,
    outcome: &'static str,
    zone: String,
}

/// Reads cases and asks them. The list holds what is wrong with the table.
pub(crate) async fn run<S: ByteSource>(
    pack: &Pack<S>,
    path: &Path,
) -> Result<Result<Vec<Note>, Vec<Message>>, PackError> {
    let cases = match read(path) {
        Ok(it) => it,
        Err(problems) => return Ok(Err(problems)),
    };
    let mut notes = Vec::new();
    for case in &cases {
        let site = pack.site_at(case.place, None).await?;
        let assessment = assess(&site, &Proposal { activity: case.activity.clone() }, pack.rules());
        let found = assessment.headline.word();
        let zones: Vec<&str> = assessment.parts.iter().filter_map(|it| it.zone.code()).collect();
        let mut differs = |what: Message| {
            notes.push(Note::about_layer(Severity::Stops, "cases", what).at(case.place));
        };
        if found != case.outcome {
            differs(
                Message::new("rules-case-differs")
                    .with("cell", case.address.as_str())
                    .with("activity", case.activity.as_str())
                    .with("expected", case.outcome)
                    .with("found", found),
            );
        } else if !case.zone.is_empty() && !zones.contains(&case.zone.as_str()) {
            differs(
                Message::new("rules-case-zone")
                    .with("cell", case.address.as_str())
                    .with("expected", case.zone.as_str())
                    .with("found", zones.join(", ")),
            );
        }
    }
    let failed = notes.len();
    let done = Message::new("rules-cases").with("count", cases.len()).with("failed", failed.to_string());
    notes.push(Note::about_layer(Severity::Know, "cases", done));
    Ok(Ok(notes))
}

fn read(path: &Path) -> Result<Vec<Case>, Vec<Message>> {
    let sheet = Sheet::read(path, &COLUMNS).map_err(|it| vec![it])?;
    let (mut cases, mut problems) = (Vec::new(), Vec::new());
    for row in sheet.rows() {
        match (place(row), outcome(row)) {
            (Ok(place), Ok(outcome)) => cases.push(Case {
                address: row.address(3),
                place,
                activity: row.cell(2).to_owned(),
                outcome,
                zone: row.cell(4).to_owned(),
            }),
            (place, outcome) => problems.extend(place.err().into_iter().chain(outcome.err())),
        }
    }
    if problems.is_empty() { Ok(cases) } else { Err(problems) }
}

fn place(row: Row<'_>) -> Result<LngLat, Message> {
    let degrees = |column: usize| {
        row.cell(column).replace(',', ".").parse::<f64>().map_err(|_no| row.wrong("rules-no-place", column))
    };
    let (lat, lng) = (degrees(0)?, degrees(1)?);
    LngLat::new(lng, lat).map_err(|_outside| row.wrong("rules-no-place", 0))
}

fn outcome(row: Row<'_>) -> Result<&'static str, Message> {
    let text = row.cell(3).to_lowercase();
    let is = |it: &&(&'static str, &[&str])| it.0 == text || it.1.contains(&text.as_str());
    OUTCOMES.iter().find(is).map(|it| it.0).ok_or_else(|| row.wrong("rules-no-outcome", 3))
}
