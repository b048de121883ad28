//! What must hold for every answer, over all combinations of zone, cell, overlays and gaps that the rules can meet.
#![expect(clippy::unwrap_used, reason = "a test stops where something it relies on is missing")]

use measure::{Metres, Share};
use zoning::{
    Cell, Colouring, ConditionCode, Effect, Gap, Headline, KawasanRule, Name, Outcome, Overlay,
    OverlayEffect, OverlayRule, OverlayTone, PartAssessment, Proposal, Rulebook, Site, SitePart, Source,
    Zone, assess,
};

const COLUMNS: [(&str, &str); 7] =
    [("C1", "I"), ("C2", "X"), ("C3", "T1"), ("C4", "B1"), ("C5", "T1,B2"), ("C6", ""), ("C7", "X,T2")];
/// Kinds of overlays by what their rule does.
const OVERLAYS: [&str; 5] = ["forbids", "limits", "requires", "excepts", "nothing"];
const ACTIVITIES: [&str; 3] = ["listed", "conflicting", "unlisted"];

fn rulebook(required: &[&str]) -> Rulebook {
    let columns = COLUMNS.iter().map(|it| it.0.to_owned()).collect();
    let cells = COLUMNS.iter().map(|it| Cell::parse(it.1).unwrap()).collect();
    let row = (0..7).collect();
    let activities = vec![("listed".to_owned(), 0), ("conflicting".to_owned(), 0)];
    let mut rulebook = Rulebook::new(columns, cells, vec![row], activities, "m".to_owned()).unwrap();
    let condition = |it: &str| OverlayEffect::Condition(vec![ConditionCode::parse(it).unwrap()]);
    let rule = |kind: &str, effect| OverlayRule {
        kind: kind.to_owned(),
        class: None,
        effect,
        except: if kind == "excepts" { vec!["listed".to_owned()] } else { vec![] },
        required: required.contains(&kind),
        article: "o".to_owned(),
    };
    rulebook.overlays = vec![
        rule("forbids", OverlayEffect::Forbid),
        rule("limits", condition("T9")),
        rule("requires", condition("B9")),
        rule("excepts", OverlayEffect::Forbid),
    ];
    rulebook.kawasan = vec![KawasanRule {
        code: "PK".to_owned(),
        conforms: vec!["listed".to_owned()],
        conflicts: vec!["conflicting".to_owned()],
        article: "k".to_owned(),
    }];
    rulebook
}

fn zones() -> Vec<Zone> {
    let layer = || Name::new("layer");
    let mut zones: Vec<Zone> =
        COLUMNS.iter().map(|it| Zone::SubZone { code: Some(it.0.into()), layer: layer() }).collect();
    zones.push(Zone::SubZone { code: None, layer: layer() });
    zones.push(Zone::SubZone { code: Some("none".into()), layer: layer() });
    zones.push(Zone::Kawasan { code: Some("PK".into()), layer: layer() });
    zones.push(Zone::Kawasan { code: Some("none".into()), layer: layer() });
    zones.push(Zone::Kawasan { code: None, layer: layer() });
    zones.extend([Zone::NotDigitised, Zone::OutsideCoverage, Zone::MissingLayer]);
    zones
}

/// Overlays by the bits of `mask`.
fn overlays(mask: u32) -> Vec<Overlay> {
    let chosen = OVERLAYS.iter().enumerate().filter(|(n, _)| mask & (1 << n) != 0);
    chosen
        .map(|(_, it)| Overlay { kind: (*it).into(), class: Name::default(), layer: "overlay".into() })
        .collect()
}

fn part(zone: &Zone, mask: u32) -> SitePart {
    SitePart { zone: zone.clone(), overlays: overlays(mask), share: Share::WHOLE, distance: Metres::ZERO }
}

fn site(parts: Vec<SitePart>, held: bool) -> Site {
    Site {
        parts,
        near: vec![],
        border: None,
        band: Metres::ZERO,
        position_accuracy: None,
        overlay_kinds: if held { OVERLAYS.map(str::to_owned).into() } else { [].into() },
    }
}

fn ask(zone: &Zone, mask: u32, activity: &str, held: bool, rules: Option<&Rulebook>) -> PartAssessment {
    let proposal = Proposal { activity: activity.to_owned() };
    let assessment = assess(&site(vec![part(zone, mask)], held), &proposal, rules);
    assert_eq!(assessment.headline, Headline::Whole(assessment.parts[0].outcome));
    assessment.parts.into_iter().next().unwrap()
}

/// Calls `check` with every combination.
fn for_all(mut check: impl FnMut(&Zone, u32, &str, bool, Option<&Rulebook>)) -> usize {
    let books =
        [None, Some(rulebook(&[])), Some(rulebook(&["limits"])), Some(rulebook(&["excepts", "forbids"]))];
    let mut count = 0;
    for zone in &zones() {
        for mask in 0..32 {
            for activity in ACTIVITIES {
                for held in [false, true] {
                    for book in &books {
                        count += 1;
                        check(zone, mask, activity, held, book.as_ref());
                    }
                }
            }
        }
    }
    count
}

fn is_gap(effect: &Effect) -> bool {
    matches!(effect, Effect::Gap(_) | Effect::OverlayMissing(_))
}

#[test]
fn a_gap_never_reads_as_allowed() {
    let mut seen = Vec::new();
    let count = for_all(|zone, mask, activity, held, book| {
        let part = ask(zone, mask, activity, held, book);
        if part.reasons.iter().any(|it| is_gap(&it.effect)) {
            let safe = matches!(part.outcome, Outcome::NoData(_) | Outcome::Forbidden | Outcome::Conflicts);
            assert!(safe, "{zone:?} {mask:b} {activity} {held}: {:?}", part.outcome);
            seen.extend(part.outcome.gap());
        } else {
            assert!(part.outcome.gap().is_none(), "a gap has a reason");
        }
    });
    for gap in Gap::ALL {
        assert!(seen.contains(&gap), "{gap:?} never came up");
    }
    assert_eq!(count, zones().len() * 32 * 3 * 2 * 4);
}

#[test]
fn a_part_with_a_gap_beside_a_permitted_one_never_reads_as_allowed() {
    let permitted = part(&zones()[0], 0);
    for_all(|zone, mask, activity, held, book| {
        let (proposal, parts) =
            (Proposal { activity: activity.to_owned() }, vec![permitted.clone(), part(zone, mask)]);
        let whole = assess(&site(parts, held), &proposal, book);
        if whole.parts.iter().any(|it| it.outcome.gap().is_some()) {
            assert!(!matches!(whole.headline.word(), "allowed" | "limited" | "conditional" | "conforms"));
        }
        assert_eq!(
            whole.headline == Headline::Partial,
            whole.parts[0].outcome.word() != whole.parts[1].outcome.word()
        );
    });
}

/// How strict an outcome is; the bits of limits and requirements may only be added to.
fn strictness(outcome: Outcome) -> (u8, bool, bool) {
    match outcome {
        Outcome::Allowed | Outcome::Conforms => (0, false, false),
        Outcome::Limited => (0, true, false),
        Outcome::Conditional => (0, false, true),
        Outcome::LimitedConditional => (0, true, true),
        Outcome::NeedsAssessment => (1, false, false),
        Outcome::NoData(_) => (2, false, false),
        Outcome::Forbidden | Outcome::Conflicts => (3, true, true),
    }
}

#[test]
fn overlays_only_tighten() {
    for_all(|zone, mask, activity, held, book| {
        let before = ask(zone, mask, activity, held, book);
        for more in (0..5).map(|n| mask | 1 << n) {
            let after = ask(zone, more, activity, held, book);
            let (old, new) = (strictness(before.outcome), strictness(after.outcome));
            let tighter = new.0 > old.0 || (new.0 == old.0 && new.1 >= old.1 && new.2 >= old.2);
            assert!(tighter, "{zone:?} {mask:b} to {more:b}: {:?} to {:?}", before.outcome, after.outcome);
            let kept = before.conditions().iter().all(|it| after.conditions().contains(it));
            assert!(kept, "a condition was lost");
        }
    });
}

#[test]
fn a_forbidding_overlay_wins_over_everything() {
    for_all(|zone, mask, activity, held, book| {
        let part = ask(zone, mask | 1, activity, held, book);
        let expected = match (book, zone) {
            (None, _) => return,
            (Some(_), Zone::Kawasan { .. }) => Outcome::Conflicts,
            (Some(_), _) => Outcome::Forbidden,
        };
        assert_eq!(part.outcome, expected, "{zone:?} {mask:b} {activity}");
        let decided = matches!(
            part.reasons[0].effect,
            Effect::OverlayForbids(_) | Effect::Cell(Cell::Forbidden) | Effect::Kawasan(Outcome::Conflicts)
        );
        assert!(decided, "the deciding reason comes first: {:?}", part.reasons[0]);
    });
}

#[test]
fn a_place_with_an_rtrw_alone_never_answers_in_words_of_the_matrix() {
    for_all(|zone, mask, activity, held, book| {
        let outcome = ask(zone, mask, activity, held, book).outcome;
        let of_rtrw = matches!(outcome, Outcome::Conforms | Outcome::Conflicts | Outcome::NeedsAssessment);
        match zone {
            Zone::Kawasan { .. } => assert!(of_rtrw || outcome.gap().is_some(), "{outcome:?}"),
            _ => assert!(!of_rtrw, "{outcome:?}"),
        }
    });
}

#[test]
fn every_reason_has_a_source_and_a_gap_says_itself_first() {
    for_all(|zone, mask, activity, held, book| {
        let part = ask(zone, mask, activity, held, book);
        assert!(!part.reasons.is_empty());
        for reason in &part.reasons {
            let named = match &reason.source {
                Source::Article(it) | Source::Layer(it) => !it.is_empty(),
                Source::Pack => is_gap(&reason.effect),
            };
            assert!(named, "{reason:?}");
        }
        if let Some(gap) = part.outcome.gap() {
            let first = &part.reasons[0].effect;
            let says = *first == Effect::Gap(gap)
                || (gap == Gap::MissingLayer && matches!(first, Effect::OverlayMissing(_)));
            assert!(says, "{gap:?} but first {first:?}");
        }
    });
}

#[test]
fn the_same_question_has_the_same_answer_whatever_the_order_of_overlays() {
    for_all(|zone, mask, activity, held, book| {
        let proposal = Proposal { activity: activity.to_owned() };
        let forward = part(zone, mask);
        let mut backward = forward.clone();
        backward.overlays.reverse();
        let one = assess(&site(vec![forward], held), &proposal, book);
        assert_eq!(one, assess(&site(one_part(&one), held), &proposal, book), "the answer is stable");
        let two = assess(&site(vec![backward], held), &proposal, book);
        assert_eq!(one.parts[0].outcome, two.parts[0].outcome);
        assert_eq!(one.parts[0].conditions(), two.parts[0].conditions());
    });
}

fn one_part(assessment: &zoning::Assessment) -> Vec<SitePart> {
    let it = &assessment.parts[0];
    vec![SitePart {
        zone: it.zone.clone(),
        overlays: it.overlays.clone(),
        share: it.share,
        distance: it.distance,
    }]
}

#[test]
fn a_coloured_map_says_what_an_answer_says() {
    let layer = || Name::new("layer");
    let held: std::sync::Arc<[String]> = OVERLAYS.map(str::to_owned).into();
    for book in [None, Some(rulebook(&[])), Some(rulebook(&["limits"]))] {
        for activities in [&ACTIVITIES[..1], &ACTIVITIES[1..2], &ACTIVITIES[..2], &ACTIVITIES[2..]] {
            for kinds in [std::sync::Arc::clone(&held), [].into()] {
                let mut colouring = Colouring::new(book.as_ref(), activities.iter().copied(), kinds);
                let map = colouring.where_map(zones().into_iter());
                for tone in &map.zones {
                    for mask in 0..32 {
                        let lying = overlays(mask);
                        let together = lying
                            .iter()
                            .fold(OverlayTone::None, |sum, it| sum.and(map.overlay(&it.kind, &it.class)));
                        let exact = colouring.outcome(&tone.zone, &lying);
                        assert_eq!(tone.under(together), exact, "{:?} {activities:?} {mask:b}", tone.zone);
                    }
                    for (n, overlay) in map.overlays.iter().enumerate() {
                        let lying =
                            [Overlay { kind: overlay.kind.clone(), class: Name::default(), layer: layer() }];
                        let exact = colouring.outcome(&tone.zone, &lying);
                        let said = tone.changes.iter().find(|it| it.0 == n).map_or(tone.outcome, |it| it.1);
                        assert_eq!(said, exact, "{:?} under {overlay:?}", tone.zone);
                    }
                }
                assert_eq!(map.zone("layer", "elsewhere"), map.zone("layer", ""), "unknown is like blank");
            }
        }
    }
}

#[test]
fn a_rule_of_one_class_colours_only_that_class() {
    let mut book = rulebook(&[]);
    book.overlays[0].class = Some("high".to_owned());
    book.overlays.push(OverlayRule { class: Some("low".to_owned()), ..book.overlays[1].clone() });
    let kinds = OVERLAYS.map(str::to_owned).into();
    let map = Colouring::new(Some(&book), ["listed"].into_iter(), kinds).where_map(zones().into_iter());
    assert_eq!(map.overlay("forbids", "high"), OverlayTone::Forbids);
    assert_eq!(map.overlay("forbids", "middle"), OverlayTone::None);
    assert_eq!(map.overlay("limits", "low"), OverlayTone::Adds { limits: true, requirements: false });
    assert_eq!(map.overlay("limits", ""), OverlayTone::Adds { limits: true, requirements: false });
}
