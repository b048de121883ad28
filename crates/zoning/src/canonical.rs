//! A text that is the same on every machine where the answers are: for comparing browser and server, and for receipts.

use core::fmt::Write as _;

use crate::{
    assessment::{Assessment, Doubt, PartAssessment, Source},
    figure::Check,
    outcome::{Headline, Outcome},
    verdict::{Note, Verdict},
};

impl Assessment {
    /// The canonical text: one line per fact, in the answer's own order.
    pub fn canonical(&self) -> String {
        let mut text = String::new();
        line(&mut text, format_args!("headline {}", headline(self.headline)));
        self.parts.iter().for_each(|it| part(&mut text, "part", it));
        self.near.iter().for_each(|it| part(&mut text, "near", it));
        if let Some(border) = self.border {
            line(&mut text, format_args!("border {}", centimetres(border)));
        }
        self.doubts.iter().for_each(|it| doubt(&mut text, it));
        text
    }
}

impl Verdict {
    /// The canonical text: one line per fact, in the answer's own order.
    pub fn canonical(&self) -> String {
        let mut text = String::new();
        line(&mut text, format_args!("verdict {} {}", headline(self.headline), self.grade.word()));
        line(&mut text, format_args!("standing {}", self.standing.word()));
        for it in &self.parts {
            let covered = it.covered.map_or(-1, measure::SquareMetres::hundredths);
            line(&mut text, format_args!("piece {} {} {covered}", outcome(it.outcome), u8::from(it.decides)));
        }
        let area = self.approvable.area.map_or(-1, measure::SquareMetres::hundredths);
        let share = self.approvable.share.millionths();
        line(&mut text, format_args!("approvable {:?} {area} {share}", self.approvable.parts));
        for ring in self.approvable.shape.rings() {
            line(&mut text, format_args!("ring {ring:?}"));
        }
        self.checks.iter().for_each(|it| check(&mut text, it));
        if let Some((low, high)) = self.headroom_cm {
            line(&mut text, format_args!("headroom {low} {high}"));
        }
        self.doubts.iter().for_each(|it| doubt(&mut text, it));
        for it in &self.notes {
            let number = match it {
                Note::BuildingLeavesPlot { outside: it } | Note::FloorAreaExceedsFloors { most: it } => {
                    it.hundredths()
                }
                Note::NoIntensity { part } => i64::try_from(*part).unwrap_or(i64::MAX),
            };
            line(&mut text, format_args!("note {} {number}", it.word()));
        }
        self.assessments.iter().for_each(|it| text.push_str(&it.canonical()));
        text
    }
}

fn line(text: &mut String, it: core::fmt::Arguments<'_>) {
    text.write_fmt(it).expect("a String takes whatever is written");
    text.push('\n');
}

fn centimetres(it: measure::Metres) -> i64 {
    measure::SquareMetres::new(it.value()).hundredths()
}

fn headline(it: Headline) -> String {
    match it {
        Headline::Whole(it) => outcome(it),
        Headline::Partial => it.word().to_owned(),
    }
}

fn outcome(it: Outcome) -> String {
    match it.gap() {
        Some(gap) => format!("{}:{}", it.word(), gap.word()),
        None => it.word().to_owned(),
    }
}

fn part(text: &mut String, kind: &str, it: &PartAssessment) {
    let (share, distance) = (it.share.millionths(), centimetres(it.distance));
    line(text, format_args!("{kind} {} {share} {distance} {:?}", outcome(it.outcome), it.zone));
    for it in &it.overlays {
        line(text, format_args!("  overlay {:?} {:?} {:?}", it.kind, it.class, it.layer));
    }
    for reason in &it.reasons {
        let codes: Vec<&str> = reason.effect.conditions().iter().map(|it| it.as_str()).collect();
        let (rule, effect) = (reason.rule.word(), reason.effect.word());
        line(text, format_args!("  reason {rule} {effect} {codes:?} {}", source(&reason.source)));
    }
}

fn source(it: &Source) -> String {
    match it {
        Source::Article(it) => format!("article {it:?}"),
        Source::Layer(it) => format!("layer {it:?}"),
        Source::Pack => "pack".to_owned(),
    }
}

fn doubt(text: &mut String, it: &Doubt) {
    let (one, other) = match it {
        Doubt::NearBorder { distance, band } => (centimetres(*distance), centimetres(*band)),
        Doubt::Position { accuracy: it } | Doubt::NearOverlay { distance: it } => (centimetres(*it), 0),
        Doubt::OverlappingZones => (0, 0),
        Doubt::Sliver { share, area } => (i64::from(share.millionths()), area.hundredths()),
    };
    line(text, format_args!("doubt {} {one} {other}", it.word()));
}

fn check(text: &mut String, it: &Check) {
    let word = it.figure.word();
    let (limit, mildest, standing) = (it.limit, it.mildest, it.standing.word());
    line(text, format_args!("check {word} {:?} {:?} {limit} {mildest} {standing}", it.part, it.measured));
    line(text, format_args!("  {} {:?} {:?} {}", it.spread, it.rate, it.asks, source(&it.source)));
    line(text, format_args!("  {:?}", it.by));
}
