//! Who wins where a plan draws several zones over one place, by a rule that the mapping file states.

use core::cmp::Reverse;

use serde::Deserialize;

/// `overlap` of a layer: which of several zones over one place is served.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum OverlapRule {
    /// A rule without further data.
    Plain(Plain),
    /// The zone with the latest date in an attribute; undated ones lose.
    Newest {
        /// The attribute.
        newest: String,
    },
    /// The zone whose code stands first in a list; codes that it lacks lose.
    Order {
        /// The codes, the strongest first.
        order: Vec<String>,
    },
    /// The zone that stands last in the files: the one that programs draw on top.
    #[default]
    #[serde(skip)]
    Unstated,
}

/// Rules without further data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Plain {
    /// The zone that stands first in the files.
    First,
    /// The zone that stands last in the files.
    Last,
    /// The zone with the smallest area.
    Smallest,
    /// None wins: every zone is answered, and the answer says that it is in doubt.
    All,
}

/// What the rules look at, per feature.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Claim {
    /// Zone code.
    pub code: Option<String>,
    /// Text of the attribute with the date.
    pub date: Option<String>,
    /// Area on the ground in square metres.
    pub area: f64,
}

impl OverlapRule {
    /// The attribute that the rule reads dates from.
    pub fn date_attribute(&self) -> Option<&str> {
        match self {
            Self::Newest { newest } => Some(newest),
            _ => None,
        }
    }

    /// The word for reports.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Unstated | Self::Plain(Plain::Last) => "last",
            Self::Plain(Plain::First) => "first",
            Self::Plain(Plain::Smallest) => "smallest",
            Self::Plain(Plain::All) => "all",
            Self::Newest { .. } => "newest",
            Self::Order { .. } => "order",
        }
    }

    /// The winner among features (rising numbers); none where all are to be answered. What the rule leaves open is
    /// decided as if none had been stated.
    pub fn winner(&self, features: &[usize], claims: &[Claim]) -> Option<usize> {
        let claim = |n: &usize| &claims[*n];
        let all = features.iter().copied();
        match self {
            Self::Plain(Plain::All) if features.len() > 1 => None,
            Self::Unstated | Self::Plain(Plain::Last | Plain::All) => features.last().copied(),
            Self::Plain(Plain::First) => features.first().copied(),
            Self::Plain(Plain::Smallest) => {
                all.min_by(|x, y| claim(x).area.total_cmp(&claim(y).area).then(y.cmp(x)))
            }
            Self::Newest { .. } => all.max_by_key(|it| (claim(it).date.as_deref().and_then(date), *it)),
            Self::Order { order } => {
                let rank = |it: &usize| {
                    let code = claim(it).code.as_deref();
                    order.iter().position(|own| Some(own.as_str()) == code).unwrap_or(order.len())
                };
                all.min_by_key(|it| (rank(it), Reverse(*it)))
            }
        }
    }
}

/// Year, month and day of a text such as `2024-03-01`, `1/3/2024`, `20240301` or `2024`; a time after it is passed over.
pub fn date(text: &str) -> Option<(u32, u32, u32)> {
    let text = text.trim().split(['T', ' ']).next()?;
    let parts: Vec<&str> = text.split(['-', '/', '.']).collect();
    let number = |it: &str| it.parse::<u32>().ok();
    let (year, month, day) = match parts.as_slice() {
        [all] if all.len() == 8 => (number(all.get(..4)?)?, number(all.get(4..6)?)?, number(all.get(6..)?)?),
        [year] if year.len() == 4 => (number(year)?, 1, 1),
        [year, month, day] if year.len() == 4 => (number(year)?, number(month)?, number(day)?),
        [day, month, year] if year.len() == 4 => (number(year)?, number(month)?, number(day)?),
        _ => return None,
    };
    ((1..=12).contains(&month) && (1..=31).contains(&day)).then_some((year, month, day))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claims() -> Vec<Claim> {
        let claim = |code: &str, date: &str, area: f64| Claim {
            code: Some(code.to_owned()),
            date: (!date.is_empty()).then(|| date.to_owned()),
            area,
        };
        vec![claim("R-2", "2021-05-01", 90.0), claim("SC", "", 5.0), claim("K-1", "14/08/2023", 50.0)]
    }

    fn winner(rule: &str) -> Option<usize> {
        #[derive(Deserialize)]
        struct Layer {
            #[serde(default)]
            overlap: OverlapRule,
        }
        let layer: Layer = toml::from_str(rule).unwrap();
        layer.overlap.winner(&[0, 1, 2], &claims())
    }

    #[test]
    fn each_rule_finds_its_winner() {
        assert_eq!(winner(""), Some(2), "what programs draw on top");
        assert_eq!(winner("overlap = \"last\""), Some(2));
        assert_eq!(winner("overlap = \"first\""), Some(0));
        assert_eq!(winner("overlap = \"smallest\""), Some(1));
        assert_eq!(winner("overlap = { newest = \"TGL\" }"), Some(2));
        assert_eq!(winner("overlap = { order = [\"SC\", \"R-2\"] }"), Some(1));
        assert_eq!(winner("overlap = { order = [\"XX\"] }"), Some(2));
        assert_eq!(winner("overlap = \"all\""), None);
    }

    #[test]
    fn dates_are_read_in_the_ways_they_are_written() {
        for text in ["2024-03-01", "1/3/2024", "01-03-2024", "20240301", "2024-03-01T00:00:00Z"] {
            assert_eq!(date(text), Some((2024, 3, 1)), "{text}");
        }
        assert_eq!(date("2024"), Some((2024, 1, 1)));
        for text in ["", "-", "2024-13-01", "Maret 2024", "0"] {
            assert_eq!(date(text), None, "{text}");
        }
    }
}
