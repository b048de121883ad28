//! `/packs/index.json`: the packs that a server sends, and the versions among them that were withdrawn. Only reads lists; a
//! withdrawn version is still read, its answers say so.

use serde::{Deserialize, Serialize};

use crate::{
    error::Malformed,
    json::{self, Node},
    text::Texts,
};

/// A line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedPack {
    /// Kemendagri code of the region.
    pub region: String,
    /// Its name.
    pub name: Texts,
    /// Where its files are, with a slash at the end.
    pub path: String,
    /// The version that is sent; empty where an older server does not say.
    pub version: String,
    /// Bytes of all that is needed without a network; 0 where an older server does not say.
    pub bytes: u64,
    /// Versions of this region that count no more.
    pub withdrawn: Vec<Withdrawal>,
}

/// A version that its office has taken back: it was wrong, or a court or council ended it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawal {
    /// Which version.
    pub version: String,
    /// From which day (RFC 3339 full-date).
    pub since: String,
    /// Why, in the office's own words.
    pub reason: Texts,
}

impl ListedPack {
    /// Reads the list.
    pub fn parse_list(file: &str, bytes: &[u8]) -> Result<Vec<Self>, Malformed> {
        json::parse(file, bytes, |top| {
            top.needed_list("packs", |it| Self {
                region: it.text("region"),
                name: it.texts("name"),
                path: it.text("path"),
                version: it.text_or_empty("version"),
                bytes: it.maybe_number("bytes").map_or(0, |_| it.get("bytes").as_whole(u64::MAX >> 11)),
                withdrawn: it.list("withdrawn", Withdrawal::read),
            })
        })
    }

    /// What was said of a version, where it was withdrawn.
    pub fn withdrawal_of(&self, version: &str) -> Option<&Withdrawal> {
        self.withdrawn.iter().find(|it| it.version == version)
    }
}

impl Withdrawal {
    fn read(node: Node<'_>) -> Self {
        Self { version: node.text("version"), since: node.text("since"), reason: node.texts("reason") }
    }

    /// Reads `withdrawn.json`, which lies beside a `pack.json`.
    pub fn parse_list(file: &str, bytes: &[u8]) -> Result<Vec<Self>, Malformed> {
        json::parse(file, bytes, |top| top.as_list(Self::read))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_an_older_server_is_read_as_well() {
        let old = br#"{"packs":[{"region":"53.71","name":{"id":"Kota"},"status":"contoh","path":"/packs/53.71/"}]}"#;
        let list = ListedPack::parse_list("index.json", old).unwrap();
        assert_eq!((list[0].version.as_str(), list[0].bytes), ("", 0));
        assert_eq!(list[0].withdrawal_of(""), None);
    }

    #[test]
    fn a_withdrawn_version_is_found_by_its_name() {
        let text = br#"{"packs":[{"region":"53.71","name":{"id":"Kota"},"path":"/packs/53.71/","version":"2",
            "bytes":1400000,"withdrawn":[{"version":"1","since":"2026-11-22","reason":{"id":"Petanya keliru."}}]}]}"#;
        let list = ListedPack::parse_list("index.json", text).unwrap();
        assert_eq!(list[0].bytes, 1_400_000);
        assert_eq!(list[0].withdrawal_of("1").map(|it| it.since.as_str()), Some("2026-11-22"));
        assert_eq!(list[0].withdrawal_of("2"), None);
        assert!(Withdrawal::parse_list("withdrawn.json", b"[{}]").is_err());
    }
}
