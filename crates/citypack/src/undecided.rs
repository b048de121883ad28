//! `undecided.<hash>.json`: for how much of the zoned ground the rules say nothing about an activity. Written by the packer, read
//! by the page that says what the app does not know; no answer depends on it.

use serde::{Deserialize, Serialize};

use crate::{
    error::Malformed,
    json::{self, Node},
};

/// The format that this version reads and writes.
pub const UNDECIDED_FORMAT: &str = "ruangizin-undecided/1";

/// Beyond this many millionths there is no share.
const WHOLE: u64 = 1_000_000;

/// Where the rules are silent, by activity.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct UndecidedFile {
    /// Always [`UNDECIDED_FORMAT`].
    pub format: String,
    /// Square metres of the sub-zones together.
    pub zoned_m2: u64,
    /// Square metres that the plan says it covers; 0 where it does not say.
    pub coverage_m2: u64,
    /// The share over all activities, in millionths.
    pub all: u32,
    /// Activity code, and the share of the zoned ground for which its cell is blank or has no column, in millionths.
    pub activities: Vec<(String, u32)>,
}

impl UndecidedFile {
    /// Reads the file.
    pub fn parse(file: &str, bytes: &[u8]) -> Result<Self, Malformed> {
        let it = json::parse(file, bytes, Self::read)?;
        if it.format != UNDECIDED_FORMAT {
            return Err(Malformed::field(file, "format", "is not a format that this version reads"));
        }
        Ok(it)
    }

    fn read(top: Node<'_>) -> Self {
        let share = |it: Node<'_>| u32::try_from(it.as_whole(WHOLE)).unwrap_or(0);
        Self {
            format: top.text("format"),
            zoned_m2: top.get("zoned_m2").as_whole(u64::MAX),
            coverage_m2: top.get("coverage_m2").as_whole(u64::MAX),
            all: share(top.get("all")),
            activities: top
                .needed_list("activities", |it| it.as_pair(|it| it.as_text(), share).unwrap_or_default()),
        }
    }

    /// The share of an activity in millionths; nothing where the rules do not list it.
    pub fn share(&self, activity: &str) -> Option<u32> {
        self.activities.iter().find(|it| it.0 == activity).map(|it| it.1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        let file = UndecidedFile {
            format: UNDECIDED_FORMAT.to_owned(),
            zoned_m2: 180_000_000,
            coverage_m2: 0,
            all: 125_000,
            activities: vec![("47112".to_owned(), 0), ("93292".to_owned(), 400_000)],
        };
        let bytes = serde_json::to_vec(&file).expect("plain data");
        let read = UndecidedFile::parse("undecided.json", &bytes).expect("own format");
        assert_eq!(read, file);
        assert_eq!((read.share("93292"), read.share("1")), (Some(400_000), None));
    }

    #[test]
    fn another_format_and_a_share_beyond_the_whole_are_refused() {
        let other = br#"{"format":"x/1","zoned_m2":1,"coverage_m2":1,"all":0,"activities":[]}"#;
        assert!(UndecidedFile::parse("u", other).is_err());
        let beyond = br#"{"format":"ruangizin-undecided/1","zoned_m2":1,"coverage_m2":1,"all":0,"activities":[["a",1000001]]}"#;
        assert!(UndecidedFile::parse("u", beyond).is_err());
    }
}
