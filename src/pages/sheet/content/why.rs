//! Why the plan answers so, on a sheet: doubts, parts, conditions and reasons with their articles.

use paper::document::Block;
use wording::format;

use crate::{
    answer::{AnswerModel, ConditionWords, PartModel, ReasonModel},
    components::answer::words,
    i18n,
};

/// Reasons and conditions of further parts would fill pages.
const MOST_PARTS: usize = 4;

pub(super) fn doubts(blocks: &mut Vec<Block>, model: &AnswerModel, tag: &str) {
    blocks.push(Block::Section(sheet_tr!("sheet-doubt")));
    if model.doubts.is_empty() {
        blocks.push(Block::Text(sheet_tr!("sheet-no-doubt")));
    } else {
        blocks.push(Block::List(model.doubts.iter().map(words::doubt).collect()));
    }
    if !model.near.is_empty() {
        let language = i18n::words().language();
        let near = model.near.iter().take(MOST_PARTS).map(|it| {
            vec![words::zone(&it.zone, tag), words::outcome(it), format::distance(language, it.distance)]
        });
        blocks.push(Block::Table {
            heads: vec![sheet_tr!("sheet-near"), sheet_tr!("sheet-outcome"), tr!("answer-border")],
            rows: near.collect(),
        });
    }
}

pub(super) fn parts(blocks: &mut Vec<Block>, model: &AnswerModel, tag: &str) {
    if model.parts.len() < 2 {
        return;
    }
    let language = i18n::words().language();
    let row = |it: &PartModel| {
        let share = format::share(language, it.share);
        let size = match it.area {
            Some(area) => format!("{} ({share})", format::area(language, area.value())),
            None => share,
        };
        vec![words::zone(&it.zone, tag), words::outcome(it), size]
    };
    blocks.push(Block::Section(sheet_tr!("sheet-parts")));
    blocks.push(Block::Table {
        heads: ["sheet-part", "sheet-outcome", "sheet-size"].map(|it| sheet_tr!(it)).to_vec(),
        rows: model.parts.iter().map(row).collect(),
    });
}

pub(super) fn reasons(blocks: &mut Vec<Block>, model: &AnswerModel, tag: &str) {
    let is_one = model.single().is_some();
    for part in model.parts.iter().take(MOST_PARTS) {
        let title = |one: &str, of: &str| {
            if is_one { sheet_tr!(one) } else { sheet_tr!(of, zone = words::zone(&part.zone, tag)) }
        };
        if !part.conditions.is_empty() {
            blocks.push(Block::Section(title("sheet-conditions", "sheet-conditions-of")));
            let condition = |it: &ConditionWords| {
                let text = match it.text.get(tag) {
                    "" => tr!("answer-condition-unexplained", code = it.code.clone()),
                    text => text.trim_end_matches('.').to_owned(),
                };
                match it.article.as_ref().map(|it| it.cite.get(tag)).filter(|it| !it.is_empty()) {
                    Some(cite) => {
                        sheet_tr!("sheet-condition", text = text, code = it.code.clone(), cite = cite)
                    }
                    None => sheet_tr!("sheet-condition-plain", text = text, code = it.code.clone()),
                }
            };
            blocks.push(Block::List(part.conditions.iter().map(condition).collect()));
        }
        blocks.push(Block::Section(title("sheet-reasons", "sheet-reasons-of")));
        let reason = |it: &ReasonModel| {
            let said = words::reason(it, part, tag);
            let cite = match (&it.article, &it.layer) {
                (Some(article), _) => article.cite.get(tag).to_owned(),
                (None, Some(layer)) => layer.get(tag).to_owned(),
                (None, None) => String::new(),
            };
            if cite.is_empty() { said } else { sheet_tr!("sheet-reason-cited", reason = said, cite = cite) }
        };
        blocks.push(Block::List(part.reasons.iter().map(reason).collect()));
    }
}
