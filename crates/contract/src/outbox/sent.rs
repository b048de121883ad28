//! What the phone keeps of an application from *send* on: the item of the outbox, its secret, what else is to be said to the
//! office about it, and what the office said last. Kept on the phone only; its format is read for ever, as a draft's is.

use citypack::{
    Malformed,
    json::{self, Node},
};
use permit::Entries;

use super::{
    ItemState, OutboxItem,
    errand::{Errand, Task},
    state::{read_state, write_state},
};
use crate::canonical::Json;

/// The format that is written.
const SENT_FORMAT: &str = "ruangizin-sent/1";

/// Seconds since 1970 at most, as numbers of JSON hold them exactly.
pub(super) const LATEST: u64 = 1 << 53;

/// One application of this phone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// Where its sending stands.
    pub item: OutboxItem,
    /// The claim secret, made before the first try.
    pub secret: String,
    /// Id of the draft that it was made from; empty for one that is only followed here.
    pub draft: String,
    /// Kemendagri code of the city; empty where it is not known.
    pub region: String,
    /// Id of the service.
    pub service: String,
    /// Id of the form.
    pub form: String,
    /// What the person calls it; may be empty.
    pub name: String,
    /// When the application was put together: with it the same answers give the same bytes again.
    pub made_at: String,
    /// When *send* was pressed, RFC 3339.
    pub sent_at: String,
    /// Where uploads go on, by digest: an address of the office, or nothing yet.
    pub places: Entries<String>,
    /// What else is to be said to the office, in order.
    pub errands: Vec<Errand>,
    /// What the office last said of it.
    pub known: Option<Known>,
    /// A change that came after its arrival was told to the office, or put aside by the person.
    pub is_change_told: bool,
}

/// What the office last said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Known {
    /// When it was asked, RFC 3339.
    pub at: String,
    /// Its words, as they came.
    pub status: String,
}

impl Sent {
    /// The number, once the office has given one.
    pub fn number(&self) -> Option<&str> {
        match &self.item.state {
            ItemState::Received(it) | ItemState::ToCorrect(it) | ItemState::ToWithdraw(it) => {
                Some(&it.number)
            }
            _ => None,
        }
    }

    /// Whether something is still to be done without the person.
    pub fn is_at_work(&self) -> bool {
        let has_errand = self.number().is_some() && self.errands.iter().any(|it| it.problem.is_none());
        !self.item.is_settled() || has_errand
    }

    /// The withdrawal that the office has not taken: it waits to be said, or has a problem.
    pub fn withdrawal(&self) -> Option<&Errand> {
        self.errands.iter().find(|it| matches!(it.task, Task::Withdrawal(_)))
    }

    /// Whether nothing comes of it any more, so that its draft may be sent once more: it was removed, or the office has
    /// taken the withdrawal. One that still waits may yet be refused.
    pub fn is_over(&self) -> bool {
        match self.item.state {
            ItemState::Removed => true,
            ItemState::ToWithdraw(_) => self.withdrawal().is_none(),
            _ => false,
        }
    }

    /// The bytes that are kept.
    pub fn to_bytes(&self) -> Vec<u8> {
        let text = |it: &str| Some(Json::text(it));
        let optional = |it: &str| (!it.is_empty()).then(|| Json::text(it));
        let item = &self.item;
        let places =
            self.places.iter().map(|(digest, place)| (digest.to_owned(), Json::text(place))).collect();
        let known =
            |it: &Known| Json::object([("at", Some(Json::text(&it.at))), ("status", text(&it.status))]);
        let json = Json::object([
            ("format", text(SENT_FORMAT)),
            ("id", text(&item.id)),
            ("digest", text(&item.digest)),
            ("files", Some(Json::texts(&item.files))),
            ("arrived", Some(Json::texts(&item.arrived))),
            ("tries", Some(Json::Whole(u64::from(item.tries)))),
            ("left_at", item.left_at.map(Json::Whole)),
            ("not_before", Some(Json::Whole(item.not_before))),
            ("state", Some(write_state(&item.state))),
            ("secret", text(&self.secret)),
            ("draft", optional(&self.draft)),
            ("region", optional(&self.region)),
            ("service", optional(&self.service)),
            ("form", optional(&self.form)),
            ("name", optional(&self.name)),
            ("made_at", optional(&self.made_at)),
            ("sent_at", optional(&self.sent_at)),
            ("places", Some(Json::Object(places))),
            ("errands", Some(Json::List(self.errands.iter().map(Errand::to_json).collect()))),
            ("known", self.known.as_ref().map(known)),
            ("is_change_told", self.is_change_told.then_some(Json::Bool(true))),
        ]);
        json.to_text().into_bytes()
    }

    /// Reads what was kept.
    pub fn parse(bytes: &[u8]) -> Result<Self, Malformed> {
        json::parse("sent", bytes, |top| {
            let format = top.get("format");
            if format.as_text() != SENT_FORMAT {
                format.bad("is a format that is not known");
            }
            Self::read(&top)
        })
    }

    fn read(top: &Node<'_>) -> Self {
        let left_at = top.maybe("left_at");
        let known = top.maybe("known");
        let mut places = Entries::default();
        top.each_member("places", |digest, place| places.set(digest, place.as_text()));
        Self {
            item: OutboxItem {
                id: top.text("id"),
                digest: top.text("digest"),
                files: top.list_of_texts("files"),
                arrived: top.list_of_texts("arrived"),
                tries: top.get("tries").as_whole32(),
                left_at: left_at.is_given().then(|| left_at.as_whole(LATEST)),
                not_before: top.get("not_before").as_whole(LATEST),
                state: read_state(&top.get("state")),
            },
            secret: top.text("secret"),
            draft: top.text_or_empty("draft"),
            region: top.text_or_empty("region"),
            service: top.text_or_empty("service"),
            form: top.text_or_empty("form"),
            name: top.text_or_empty("name"),
            made_at: top.text_or_empty("made_at"),
            sent_at: top.text_or_empty("sent_at"),
            places,
            errands: top.list("errands", |it| Errand::read(&it)),
            known: known
                .is_given()
                .then(|| Known { at: known.text("at"), status: known.text_or_empty("status") }),
            is_change_told: top.flag("is_change_told"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Problem, Receipt,
        outbox::{Event, Intent},
    };

    fn sent(state: ItemState) -> Sent {
        let mut item =
            OutboxItem::new("0123456789abcdef0123456789abcdef", &"ab".repeat(32), vec!["cd".repeat(32)]);
        item.on(Event::FileArrived("cd".repeat(32)), 5, 0);
        (item.left_at, item.not_before, item.tries) = (Some(7), 12, 3);
        item.state = state;
        let answer = Task::Answer {
            correction: "c1".to_owned(),
            body: "{\"words\":\"\\n\"}".to_owned(),
            file: "ef".repeat(32),
        };
        let refused = Problem { part: "value".to_owned(), ..Problem::of_status(422) };
        Sent {
            item,
            secret: crate::claim_secret([9; 32]),
            draft: "0123456789abcdef0123456789abcdee".to_owned(),
            region: "53.71".to_owned(),
            service: "KEL-SKTM".to_owned(),
            form: "sktm".to_owned(),
            name: String::new(),
            made_at: "2026-11-22T14:03:00+08:00".to_owned(),
            sent_at: "2026-11-22T14:03:05+08:00".to_owned(),
            places: [("cd".repeat(32), "/api/v1/uploads/1".to_owned())].into_iter().collect(),
            errands: vec![
                Errand::new("m1", Task::Message("Halo".to_owned())),
                Errand { problem: Some(refused), tries: 2, not_before: 9, ..Errand::new("a1", answer) },
                Errand::new("w1", Task::Withdrawal(String::new())),
            ],
            known: Some(Known { at: "2026-11-22T14:04:00+08:00".to_owned(), status: "{}".to_owned() }),
            is_change_told: true,
        }
    }

    #[test]
    fn what_is_kept_is_read_again_in_every_state() {
        let receipt = || Receipt { number: "5371-1".to_owned(), is_sample: true, ..Receipt::default() };
        let states = [
            ItemState::Waiting,
            ItemState::Sending,
            ItemState::Asking(Intent::Send),
            ItemState::Asking(Intent::Edit),
            ItemState::Asking(Intent::Remove),
            ItemState::Editing,
            ItemState::Received(receipt()),
            ItemState::ToCorrect(receipt()),
            ItemState::ToWithdraw(receipt()),
            ItemState::Refused(Problem {
                missing: vec!["cd".repeat(32)],
                retry_after: Some(4),
                ..Problem::of_status(413)
            }),
            ItemState::Removed,
        ];
        for state in states {
            let kept = sent(state);
            assert_eq!(Sent::parse(&kept.to_bytes()), Ok(kept));
        }
    }

    #[test]
    fn a_withdrawal_ends_a_file_only_when_the_office_has_taken_it() {
        let mut kept = sent(ItemState::ToWithdraw(Receipt::default()));
        assert!(kept.withdrawal().is_some_and(|it| it.problem.is_none()) && !kept.is_over());
        for it in &mut kept.errands {
            it.failed(Some(Problem::read(409, br#"{"code":"not-now"}"#)), 5, 0);
        }
        assert!(kept.withdrawal().is_some_and(|it| it.problem.is_some()) && !kept.is_over());
        kept.errands.retain(|it| !matches!(it.task, Task::Withdrawal(_)));
        assert!(kept.is_over());
        kept.item.state = ItemState::Received(Receipt::default());
        assert!(!kept.is_over());
    }

    /// Never changed again: written on 22 November 2026.
    #[test]
    fn the_first_format_opens_for_ever() {
        let kept = Sent::parse(include_bytes!("../../tests/fixtures/sent-v1.json"));
        assert_eq!(kept, Ok(sent(ItemState::Asking(Intent::Edit))));
    }
}
