//! What the list of drafts shows of one, without opening it. Kept beside the draft, sealed by the key of the device.

use citypack::json;
use contract::{Draft, Lent, canonical::Json};

/// How far a form is: questions and papers that are asked, and those that have an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Progress {
    /// With an answer.
    pub answered: u32,
    /// All that are asked now.
    pub asked: u32,
}

/// A draft in the list.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own that the list tells")]
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DraftCard {
    /// Its id.
    pub id: String,
    /// Kemendagri code of the city.
    pub region: String,
    /// Id of the service.
    pub service: String,
    /// Id of the form.
    pub form: String,
    /// What the person calls it; may be empty.
    pub name: String,
    /// RFC 3339.
    pub begun_at: String,
    /// RFC 3339.
    pub saved_at: String,
    /// Role of who helped; empty for nobody.
    pub assisted_by: String,
    /// Where it is one section of somebody else's draft: whose, which section and which item of it; else empty.
    pub lent: String,
    /// How far it is.
    pub progress: Progress,
    /// Whether it opens with a PIN only.
    pub has_pin: bool,
    /// Whether the PIN must be given before it opens in this tab.
    pub is_locked: bool,
    /// Whether it is kept without encryption.
    pub is_open: bool,
    /// Whether what is kept cannot be read; it can be deleted.
    pub is_damaged: bool,
}

impl DraftCard {
    pub(super) fn of(draft: &Draft, progress: Progress) -> Self {
        Self {
            id: draft.id.clone(),
            region: draft.region.clone(),
            service: draft.service.clone(),
            form: draft.form.clone(),
            name: draft.name.clone(),
            begun_at: draft.begun_at.clone(),
            saved_at: draft.saved_at.clone(),
            assisted_by: draft.assisted_by.clone(),
            lent: draft.lent.as_ref().map(lent_key).unwrap_or_default(),
            progress,
            ..Self::default()
        }
    }

    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let text = |it: &str| Some(Json::text(it));
        let number = |it: u32| Some(Json::Whole(u64::from(it)));
        let json = Json::object([
            ("region", text(&self.region)),
            ("service", text(&self.service)),
            ("form", text(&self.form)),
            ("name", text(&self.name)),
            ("begun_at", text(&self.begun_at)),
            ("saved_at", text(&self.saved_at)),
            ("assisted_by", text(&self.assisted_by)),
            ("lent", (!self.lent.is_empty()).then(|| Json::text(&self.lent))),
            ("answered", number(self.progress.answered)),
            ("asked", number(self.progress.asked)),
        ]);
        json.to_text().into_bytes()
    }

    pub(super) fn parse(id: &str, bytes: &[u8]) -> Option<Self> {
        let card = json::parse("card", bytes, |top| Self {
            id: id.to_owned(),
            region: top.text("region"),
            service: top.text("service"),
            form: top.text("form"),
            name: top.text_or_empty("name"),
            begun_at: top.text("begun_at"),
            saved_at: top.text("saved_at"),
            assisted_by: top.text_or_empty("assisted_by"),
            lent: top.text_or_empty("lent"),
            progress: Progress {
                answered: top.get("answered").as_whole32(),
                asked: top.get("asked").as_whole32(),
            },
            ..Self::default()
        });
        card.ok()
    }
}

/// By what a section of somebody else's draft is found again.
pub fn lent_key(lent: &Lent) -> String {
    format!("{}/{}/{}", lent.draft, lent.section, lent.item)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_is_read_as_it_was_written() {
        let card = DraftCard {
            id: "0a".to_owned(),
            region: "53.71".to_owned(),
            service: "KEL-SKTM".to_owned(),
            form: "sktm".to_owned(),
            begun_at: "2026-11-22T09:00:00+08:00".to_owned(),
            saved_at: "2026-11-22T14:03:00+08:00".to_owned(),
            lent: "0b/s_rt/2".to_owned(),
            progress: Progress { answered: 3, asked: 11 },
            ..DraftCard::default()
        };
        assert_eq!(DraftCard::parse("0a", &card.to_bytes()), Some(card));
        assert_eq!(DraftCard::parse("0a", b"{"), None);
    }
}
