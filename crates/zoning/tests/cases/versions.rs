//! Cases of two versions of a plan at one place: what is in force and what is drafted, and what changes between them.

use serde::{Deserialize, Serialize};
use zoning::{ConditionCode, Difference, Headline, Overlay, Proposal, Zone, assess};

use super::{Answered, RulebookData, SiteData, check, rulebook_of, site_of};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    activity: String,
    in_force: Version,
    draft: Version,
    #[serde(default)]
    expected: Option<Expected>,
}

/// What one version draws there, and its rules.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Version {
    site: SiteData,
    rulebook: Option<RulebookData>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    /// The answers of both.
    headlines: [String; 2],
    /// Whether one refuses what the other does not.
    turns: bool,
    only_in_force: Vec<String>,
    only_drafted: Vec<String>,
}

fn word(it: Headline) -> String {
    it.gap().map_or_else(|| it.word().to_owned(), |gap| format!("{} {}", it.word(), gap.word()))
}

fn zone(it: &Zone) -> String {
    match it {
        Zone::SubZone { code, .. } => format!("subzone {}", code.as_deref().unwrap_or("-")),
        Zone::Kawasan { code, .. } => format!("kawasan {}", code.as_deref().unwrap_or("-")),
        Zone::NotDigitised => "not_digitised".to_owned(),
        Zone::OutsideCoverage => "outside_coverage".to_owned(),
        Zone::MissingLayer => "missing_layer".to_owned(),
    }
}

impl Answered for Case {
    type Expected = Expected;

    fn expected(&self) -> Option<&Expected> {
        self.expected.as_ref()
    }

    fn found(&self) -> Expected {
        let proposal = Proposal { activity: self.activity.clone() };
        let [one, other] = [&self.in_force, &self.draft]
            .map(|it| assess(&site_of(&it.site), &proposal, it.rulebook.as_ref().map(rulebook_of).as_ref()));
        let change = Difference::between(&one, &other);
        let back = Difference::between(&other, &one);
        assert_eq!(
            (&change.zones.0, &change.conditions.0),
            (&back.zones.1, &back.conditions.1),
            "it has two sides"
        );
        assert_eq!(change.is_none(), back.is_none());
        assert!(Difference::between(&one, &one).is_none(), "nothing differs from itself");
        let lines = |zones: &[Zone], overlays: &[Overlay], codes: &[ConditionCode]| {
            let overlay = |it: &Overlay| format!("{} {}", it.kind, it.class).trim_end().to_owned();
            let codes = codes.iter().map(|it| it.as_str().to_owned());
            zones.iter().map(zone).chain(overlays.iter().map(overlay)).chain(codes).collect()
        };
        Expected {
            headlines: [word(change.headlines.0), word(change.headlines.1)],
            turns: change.turns(),
            only_in_force: lines(&change.zones.0, &change.overlays.0, &change.conditions.0),
            only_drafted: lines(&change.zones.1, &change.overlays.1, &change.conditions.1),
        }
    }
}

#[test]
fn version_cases_come_out_as_written() {
    check::<Case>("versions");
}
