//! Answers as JSON lines, with names that scripts may rely on.

use citypack::{ByteSource, Pack};
use serde_json::{Value, json};
use zoning::{Assessment, Doubt, Effect, PartAssessment, Reason, Source, Zone};

/// An assessment as one JSON object.
///
/// `outcome` and `gap` are the words of the verdict; `subzones` lists every part of the site; `border_m` is the
/// distance to the nearest other zone; `doubt` tells whether anything makes the answer uncertain.
pub fn to_json<S: ByteSource>(pack: &Pack<S>, assessment: &Assessment) -> Value {
    let part = |it: &PartAssessment| part_to_json(pack, it);
    let reasons: Vec<Value> =
        assessment.parts.iter().flat_map(|it| &it.reasons).map(|it| reason_to_json(pack, it)).collect();
    let zones =
        assessment.parts.iter().filter(|it| matches!(it.zone, Zone::SubZone { .. } | Zone::Kawasan { .. }));
    json!({
        "outcome": assessment.headline.word(),
        "gap": assessment.headline.gap().map(zoning::Gap::word),
        "subzones": zones.map(part).collect::<Vec<_>>(),
        "border_m": assessment.border.map(measure::Metres::value),
        "doubt": !assessment.doubts.is_empty(),
        "doubts": assessment.doubts.iter().map(doubt_to_json).collect::<Vec<_>>(),
        "near": assessment.near.iter().map(part).collect::<Vec<_>>(),
        "reasons": reasons,
        "pack": { "region": pack.manifest().region, "version": pack.manifest().version, "status": pack.manifest().status },
    })
}

fn part_to_json<S: ByteSource>(pack: &Pack<S>, part: &PartAssessment) -> Value {
    let kind = match part.zone {
        Zone::SubZone { .. } => "subzone",
        Zone::Kawasan { .. } => "kawasan",
        Zone::NotDigitised => "not_digitised",
        Zone::OutsideCoverage => "outside_coverage",
        Zone::MissingLayer => "missing_layer",
    };
    let code = part.zone.code();
    let name = code.and_then(|it| pack.zones().by_code(it)).map(|it| it.name.get("id"));
    let name = name.filter(|it| !it.is_empty());
    let overlays: Vec<Value> = part
        .overlays
        .iter()
        .map(|it| json!({ "kind": it.kind.as_str(), "class": it.class.as_str() }))
        .collect();
    json!({
        "kind": kind,
        "code": code,
        "name": name,
        "share": part.share.fraction(),
        "distance_m": part.distance.value(),
        "outcome": part.outcome.word(),
        "gap": part.outcome.gap().map(zoning::Gap::word),
        "conditions": part.conditions().iter().map(|it| it.as_str()).collect::<Vec<_>>(),
        "overlays": overlays,
    })
}

fn reason_to_json<S: ByteSource>(pack: &Pack<S>, reason: &Reason) -> Value {
    let source = match &reason.source {
        Source::Article(id) => {
            let article = pack.rulebook_file().and_then(|it| it.article(id));
            json!({ "article": id.as_str(), "cite": article.map(|it| it.cite.get("id")), "page": article.and_then(|it| it.page) })
        }
        Source::Layer(id) => {
            json!({ "layer": id.as_str(), "basis": pack.manifest().layer(id).map(|it| it.legal_basis.get("id")) })
        }
        Source::Pack => json!({ "pack": pack.manifest().version }),
    };
    let overlay = match &reason.effect {
        Effect::OverlayForbids(it) | Effect::OverlayAdds(it, _) | Effect::OverlayNoted(it) => {
            json!({ "kind": it.kind.as_str(), "class": it.class.as_str() })
        }
        Effect::OverlayMissing(kind) => json!({ "kind": kind }),
        Effect::Cell(_) | Effect::Kawasan(_) | Effect::Gap(_) => Value::Null,
    };
    json!({
        "rule": reason.rule.word(),
        "effect": reason.effect.word(),
        "codes": reason.effect.conditions().iter().map(|it| it.as_str()).collect::<Vec<_>>(),
        "overlay": overlay,
        "source": source,
    })
}

fn doubt_to_json(doubt: &Doubt) -> Value {
    let metres = match doubt {
        Doubt::NearBorder { distance, .. } | Doubt::NearOverlay { distance } => Some(distance.value()),
        Doubt::Position { accuracy } => Some(accuracy.value()),
        _ => None,
    };
    json!({ "kind": doubt.word(), "metres": metres })
}
