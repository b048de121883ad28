//! Where everything stands on the card, and in which colours. Always by day: pictures are looked at on any ground.

use wording::Arg;

use super::{CardFacts, say};
use crate::browser::{Card, Mark};

const WIDTH: u32 = 1200;
const HEIGHT: u32 = 630;
const GROUND: &str = "#f9f5ee";
const INDIGO: &str = "#23265e";
const ON_INDIGO: &str = "#fdfaf5";
const TERRACOTTA: &str = "#9a3f24";
const INK: &str = "#1c1b33";
const MUTED: &str = "#56526b";
const SAMPLE: &str = "#ffd166";
const ON_SAMPLE: &str = "#2b1d00";
/// The mark of an invented plan, the same in every language.
const IS_SAMPLE: &str = "DATA CONTOH";
/// One lozenge of the band, as woven on Timor.
const IKAT: &str = "M0 6 6 0 12 6 6 12Z";

/// Letters of an activity that surely fit into a line.
const ONE_LINE: usize = 36;

/// Words on the card.
fn words(
    at: (f64, f64),
    (size, weight): (f64, u16),
    lines: usize,
    colour: &'static str,
    words: String,
) -> Mark {
    Mark::Words { at, width: 1080.0, lines, size, weight, colour, is_right: false, words }
}

/// The card of an answer.
pub(super) fn of(facts: &CardFacts, site: &str) -> Card {
    let mut marks = vec![
        Mark::Box { at: [0.0, 0.0, f64::from(WIDTH), f64::from(HEIGHT)], colour: GROUND },
        Mark::Box { at: [0.0, 0.0, f64::from(WIDTH), 84.0], colour: INDIGO },
    ];
    let city = format!("RuangIzin · {}", facts.city);
    marks.push(Mark::Words {
        at: (60.0, 54.0),
        width: 760.0,
        lines: 1,
        size: 32.0,
        weight: 700,
        colour: ON_INDIGO,
        is_right: false,
        words: city,
    });
    if facts.is_sample {
        marks.push(Mark::Box { at: [900.0, 20.0, 240.0, 44.0], colour: SAMPLE });
        marks.push(Mark::Words {
            at: (1120.0, 52.0),
            width: 200.0,
            lines: 1,
            size: 28.0,
            weight: 800,
            colour: ON_SAMPLE,
            is_right: true,
            words: IS_SAMPLE.to_owned(),
        });
    }
    for n in 0..84 {
        let at = (f64::from(n) * 14.4, 88.0);
        marks.push(Mark::Path { at, scale: 1.0, path: IKAT, colour: "", fill: TERRACOTTA });
    }
    marks.push(words((60.0, 152.0), (28.0, 600), 1, MUTED, say("card-asks", &[])));
    marks.push(words((60.0, 206.0), (46.0, 800), 2, INK, facts.activity.clone()));
    // The place stands close below a name that needs one line.
    let below = if facts.activity.chars().count() > ONE_LINE { 308.0 } else { 262.0 };
    marks.push(words((60.0, below), (28.0, 500), 1, INK, facts.place.clone()));
    verdict(facts, &mut marks);
    foot(facts, site, &mut marks);
    Card { width: WIDTH, height: HEIGHT, marks }
}

/// The answer on its own ground with pictogram, so that it is told without colours.
fn verdict(facts: &CardFacts, marks: &mut Vec<Mark>) {
    let (colour, ground) = tone(facts.look.tone());
    marks.push(Mark::Box { at: [60.0, 336.0, 1080.0, 150.0], colour: ground });
    marks.push(Mark::Box { at: [60.0, 336.0, 10.0, 150.0], colour });
    let (outline, mark) = facts.look.drawing();
    for (path, fill) in [(outline, "#ffffff"), (mark, "")] {
        marks.push(Mark::Path { at: (98.0, 363.0), scale: 4.0, path, colour, fill });
    }
    let is_alone = facts.doubt.is_empty() && facts.zone.is_empty();
    let line = |y: f64, size: f64, weight: u16, colour: &'static str, words: String| Mark::Words {
        at: (224.0, y),
        width: 890.0,
        lines: 1,
        size,
        weight,
        colour,
        is_right: false,
        words,
    };
    let base = if is_alone { 428.0 } else { 410.0 };
    marks.push(line(base, 54.0, 800, colour, facts.outcome.clone()));
    let below = [facts.doubt.as_str(), facts.zone.as_str()].into_iter().filter(|it| !it.is_empty());
    marks.push(line(456.0, 26.0, 600, INK, below.collect::<Vec<_>>().join(" · ")));
}

/// Which plan says so, and that it is no permit.
fn foot(facts: &CardFacts, site: &str, marks: &mut Vec<Mark>) {
    let plan = say(
        "card-plan",
        &[("plan", Arg::from(facts.plan.0.clone())), ("status", Arg::from(facts.plan.1.clone()))],
    );
    let version = say(
        "card-version",
        &[("city", Arg::from(facts.city.clone())), ("version", Arg::from(facts.version.clone()))],
    );
    marks.push(words((60.0, 530.0), (24.0, 600), 1, INK, plan));
    marks.push(words((60.0, 562.0), (22.0, 500), 1, MUTED, version));
    marks.push(words((60.0, 604.0), (26.0, 800), 1, TERRACOTTA, say("card-not-permit", &[])));
    marks.push(Mark::Words {
        at: (1140.0, 604.0),
        width: 700.0,
        lines: 1,
        size: 24.0,
        weight: 600,
        colour: MUTED,
        is_right: true,
        words: say("card-look", &[("host", Arg::from(site.to_owned()))]),
    });
}

/// Colour and ground of an answer by day, as `style/settings.css` has them.
fn tone(class: &str) -> (&'static str, &'static str) {
    match class.rsplit("--").next().unwrap_or_default() {
        "allowed" => ("#11622f", "#e2f3e6"),
        "conditional" => ("#754500", "#fdf0d3"),
        "forbidden" => ("#9b1b1b", "#fde7e4"),
        "general" => ("#1f4f7a", "#e4eff8"),
        "partial" => ("#754500", "#fdf0d3"),
        _ => ("#4b4660", "#ece9f1"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::symbol::Look;

    #[test]
    fn a_card_says_question_answer_plan_and_that_it_is_a_sample() {
        let facts = CardFacts {
            look: Look::Forbidden,
            activity: "Kios".to_owned(),
            place: "-10,1".to_owned(),
            outcome: "Tidak boleh".to_owned(),
            doubt: String::new(),
            zone: "Sungai (PS)".to_owned(),
            plan: ("Rencana".to_owned(), "contoh".to_owned()),
            city: "Kota".to_owned(),
            version: "1".to_owned(),
            is_sample: true,
            text: String::new(),
        };
        let card = of(&facts, "contoh.id");
        let said: Vec<&str> = card
            .marks
            .iter()
            .filter_map(|it| match it {
                Mark::Words { words, .. } => Some(words.as_str()),
                Mark::Box { .. } | Mark::Path { .. } => None,
            })
            .collect();
        for wanted in ["Kios", "-10,1", "Tidak boleh", "Sungai (PS)", IS_SAMPLE] {
            assert!(said.contains(&wanted), "{wanted}: {said:?}");
        }
        assert!(
            said.iter().any(|it| it.contains("contoh.id")) && said.iter().any(|it| it.contains("Rencana"))
        );
    }
}
