//! What stands on a sheet, in the language on the screen: the same blocks for the page and for the PDF.

mod why;

use core::fmt::Write as _;

use paper::{
    carrier::Carried,
    document::{Block, Document},
    plan_map::Colour,
    seal::Seal,
    sheet::{MOST_CORNERS, Sheet},
};
use wording::{format, id};

use super::{decide::Decided, numbers};
use crate::{
    answer::{AnswerModel, Subject},
    browser,
    components::{answer::words, symbol::Look},
    i18n,
    state::pack::OpenPack,
};

/// Where sheets are checked.
pub(super) const ADDRESS: &str = "/lembar";

/// The paper.
pub(super) fn document(open: &OpenPack, decided: &Decided, seal: Option<Seal>) -> Document {
    let tag = i18n::words().language().tag();
    let model = &*decided.model;
    let carried = carried(decided, seal);
    let title = sheet_tr!("sheet-title");
    let made = format::date(i18n::words(), &browser::today());
    let sample = model.is_sample().then(|| tr!("common-sample"));
    let mut blocks = vec![head(model, &carried, &title, &made, tag)];
    if let Some(mark) = &sample {
        blocks.push(Block::Notice {
            tone: [160, 110, 0],
            title: mark.clone(),
            lines: vec![tr!("common-sample-meaning")],
        });
    }
    question(&mut blocks, decided, tag);
    answer(&mut blocks, model);
    map(&mut blocks, open, decided, tag);
    why::doubts(&mut blocks, model, tag);
    why::parts(&mut blocks, model, tag);
    why::reasons(&mut blocks, model, tag);
    limits(&mut blocks, numbers::rows(open, decided, tag));
    if !decided.corners.is_empty() {
        blocks.push(Block::Text(sheet_tr!("sheet-no-building")));
    }
    plan(&mut blocks, open, model, tag);
    blocks.push(Block::Section(sheet_tr!("sheet-not")));
    blocks.push(Block::List(["sheet-not-1", "sheet-not-2", "sheet-not-3"].map(|it| sheet_tr!(it)).to_vec()));
    blocks.push(Block::Section(sheet_tr!("sheet-how")));
    let address = origin() + ADDRESS;
    blocks.push(Block::Text(sheet_tr!("sheet-how-1", address = address.clone())));
    blocks.push(Block::Text(sheet_tr!("sheet-how-2")));
    let attached = carried.attached(&address, &sheet_tr!("sheet-attached"));
    Document {
        language: tag.to_owned(),
        title: match &sample {
            Some(mark) => format!("{mark} · {title}"),
            None => title.clone(),
        },
        // The program wrote it on somebody's phone, not the city.
        author: tr!("common-app"),
        mark: sample.map(|_| "CONTOH".to_owned()),
        foot: sheet_tr!("sheet-foot", title = title, date = made),
        blocks,
        attached: Some(attached),
    }
}

/// Sheet, countersignature and the corners that do not fit the code.
pub(super) fn carried(decided: &Decided, seal: Option<Seal>) -> Carried {
    let corners = (decided.corners.len() > MOST_CORNERS).then(|| decided.corners.clone());
    Carried { sheet: decided.sheet.clone(), seal, corners }
}

/// This server, without page and question.
pub(super) fn origin() -> String {
    let address = browser::page_address();
    let (scheme, rest) = address.split_once("://").unwrap_or(("https", &address));
    format!("{scheme}://{}", rest.split('/').next().unwrap_or_default())
}

fn head(model: &AnswerModel, carried: &Carried, title: &str, made: &str, tag: &str) -> Block {
    let seal = match &carried.seal {
        Some(it) => sheet_tr!("sheet-sealed", time = moment(it.time), key = hex(&it.key[..4])),
        None => sheet_tr!("sheet-unsealed"),
    };
    let code = format!("{}{ADDRESS}#{}", origin(), carried.letters());
    Block::Head {
        title: title.to_owned(),
        lines: vec![
            sheet_tr!("sheet-of-city", city = model.city.get(tag)),
            sheet_tr!("sheet-made", date = made),
            seal,
        ],
        code: Some((code, sheet_tr!("sheet-code"))),
    }
}

fn question(blocks: &mut Vec<Block>, decided: &Decided, tag: &str) {
    blocks.push(Block::Section(sheet_tr!("sheet-question")));
    blocks.push(Block::Facts(asked(&decided.model, &decided.corners, tag)));
}

/// What was asked: activity, place, zone.
pub(super) fn asked(model: &AnswerModel, corners: &[measure::LngLat], tag: &str) -> Vec<(String, String)> {
    let name = words::activity(model, tag);
    let activity = sheet_tr!("sheet-activity-code", name = name, code = model.code.clone());
    let mut facts = vec![(sheet_tr!("sheet-activity"), activity)];
    match &model.subject {
        Subject::Point { place, accuracy } => {
            facts.push((sheet_tr!("sheet-place"), format::place(i18n::words(), *place)));
            if let Some(it) = accuracy {
                let words = format::distance(i18n::words().language(), *it);
                facts.push((sheet_tr!("sheet-accuracy"), words));
            }
        }
        Subject::Parcel { area } => {
            let area = format::area(i18n::words().language(), *area);
            let lot = sheet_tr!("sheet-lot-value", area = area, corners = corners.len().to_string());
            facts.push((sheet_tr!("sheet-lot"), lot));
            let written = |it: &measure::LngLat| format!("{:.6}, {:.6}", it.lat(), it.lng());
            let all = if corners.len() > MOST_CORNERS {
                sheet_tr!("sheet-corners-attached")
            } else {
                corners.iter().map(written).collect::<Vec<_>>().join("; ")
            };
            facts.push((sheet_tr!("sheet-corners"), all));
        }
        Subject::Kelurahan { name, .. } => facts.push((sheet_tr!("sheet-place"), name.clone())),
    }
    if let Some(it) = model.single() {
        facts.push((sheet_tr!("sheet-zone"), words::zone(&it.zone, tag)));
    }
    facts
}

fn answer(blocks: &mut Vec<Block>, model: &AnswerModel) {
    let mut lines = Vec::new();
    lines.extend(model.headline.gap().map(|it| tr!(id::gap(it))));
    lines.push(tr!(id::headline_meaning(model.headline)));
    lines.push(tr!("common-indicative") + ".");
    blocks.push(Block::Notice {
        tone: tone(Look::of_headline(model.headline)),
        title: tr!(id::headline(model.headline)),
        lines,
    });
}

/// The colours of outcomes on white paper (`style/settings.css`).
pub(super) fn tone(look: Look) -> Colour {
    match look {
        Look::Allowed => [0x11, 0x62, 0x2f],
        Look::Limited | Look::Conditional | Look::LimitedConditional | Look::Partial => [0x75, 0x45, 0x00],
        Look::Forbidden | Look::Conflicts => [0x9b, 0x1b, 0x1b],
        Look::Conforms | Look::NeedsAssessment => [0x1f, 0x4f, 0x7a],
        Look::NoData => [0x4b, 0x46, 0x60],
    }
}

fn map(blocks: &mut Vec<Block>, open: &OpenPack, decided: &Decided, tag: &str) {
    let letters = tr!("compass-north");
    let north = letters.chars().last().map(String::from).unwrap_or_default();
    let map = decided.surroundings.map(&north);
    let legend = decided.surroundings.codes.iter().filter(|(code, _)| map.seen.contains(code));
    let legend = legend.map(|(code, colour)| {
        let name = open.pack.zones().by_code(code).map(|it| it.name.get(tag).to_owned()).unwrap_or_default();
        (*colour, if name.is_empty() { code.clone() } else { format!("{code} {name}") })
    });
    let legend: Vec<(Colour, String)> = legend.collect();
    let titles = decided.model.plans.iter().map(|it| it.layer.title.get(tag));
    let source = titles.collect::<Vec<_>>().join("; ");
    blocks.push(Block::Map {
        legend,
        map: Box::new(map),
        name: sheet_tr!("sheet-map"),
        source: sheet_tr!("sheet-map-source", source = source),
    });
}

fn limits(blocks: &mut Vec<Block>, rows: Vec<Vec<String>>) {
    blocks.push(Block::Section(sheet_tr!("sheet-numbers")));
    if rows.is_empty() {
        blocks.push(Block::Text(sheet_tr!("sheet-numbers-none")));
        return;
    }
    blocks.push(Block::Table {
        heads: ["sheet-figure", "sheet-limit", "sheet-basis"].map(|it| sheet_tr!(it)).to_vec(),
        rows,
    });
}

fn plan(blocks: &mut Vec<Block>, open: &OpenPack, model: &AnswerModel, tag: &str) {
    blocks.push(Block::Section(sheet_tr!("sheet-plan")));
    let mut facts = Vec::new();
    for it in &model.plans {
        let layer = &it.layer;
        facts.push((tr!("answer-plan-title"), layer.title.get(tag).to_owned()));
        facts.push((tr!("answer-plan-basis"), layer.legal_basis.get(tag).to_owned()));
        facts.push((tr!("answer-plan-status"), tr!(words::status(layer.status))));
        facts.extend(
            layer.in_force.as_ref().map(|it| (tr!("answer-plan-in-force"), format::date(i18n::words(), it))),
        );
        facts.push((tr!("answer-plan-scale"), format::scale(i18n::words().language(), layer.scale)));
    }
    let created = format::date(i18n::words(), &model.created);
    let version = sheet_tr!("sheet-version-value", version = model.version.clone(), created = created);
    facts.push((sheet_tr!("sheet-version"), version));
    facts.push((sheet_tr!("sheet-hash"), hex(&Sheet::pack_of(open.pack.manifest_bytes()))));
    facts.push((sheet_tr!("sheet-build"), browser::build()));
    blocks.push(Block::Facts(facts));
}

/// A moment in seconds since 1970 as a date and a time of the day on this device.
pub(super) fn moment(seconds: u64) -> String {
    let text = browser::moment(f64::from(u32::try_from(seconds).unwrap_or(u32::MAX)));
    let (day, time) = text.split_once('T').unwrap_or((&text, ""));
    format!("{}, {}", format::date(i18n::words(), day), time.get(..5).unwrap_or_default())
}

pub(super) fn hex(bytes: &[u8]) -> String {
    let mut digits = String::with_capacity(2 * bytes.len());
    for it in bytes {
        // Writing to a text cannot fail.
        let _infallible = write!(digits, "{it:02x}");
    }
    digits
}
