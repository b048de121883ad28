//! What is said to the office about a file that has arrived: messages, answers to corrections, a withdrawal. Each has one
//! form only and may be sent again, so an errand is simply tried until the office has answered.

use citypack::json::Node;

use super::{
    LONGEST_WAIT, back_off, is_early,
    sent::LATEST,
    state::{read_problem, write_problem},
};
use crate::{
    canonical::Json,
    problem::{Problem, ProblemCode, Then},
};

/// One thing to be said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Errand {
    /// Made on the phone, 32 hexadecimal digits; of a message also its id at the office.
    pub id: String,
    /// What.
    pub task: Task,
    /// Tries without an answer since it last went on.
    pub tries: u32,
    /// Not before this second.
    pub not_before: u64,
    /// The office does not take it as it is; the person reads why.
    pub problem: Option<Problem>,
}

/// What is to be said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Task {
    /// A message, in words.
    Message(String),
    /// The answer to a correction.
    Answer {
        /// Id of the correction.
        correction: String,
        /// The bytes that are sent (`CorrectionAnswer`).
        body: String,
        /// SHA-256 of a file that must arrive first; empty for none.
        file: String,
    },
    /// The application is taken back, with a word why; may be empty.
    Withdrawal(String),
}

impl Errand {
    /// Something new to be said.
    pub fn new(id: &str, task: Task) -> Self {
        Self { id: id.to_owned(), task, tries: 0, not_before: 0, problem: None }
    }

    /// Takes in that it was tried and not done, at a second; nothing where no answer came. What must be uploaded again is
    /// for the caller to see in the problem.
    pub fn failed(&mut self, problem: Option<Problem>, now: u64, chance: u32) {
        let at_least = problem.as_ref().and_then(|it| it.retry_after).unwrap_or(0);
        match problem {
            // Answered otherwise before, or not now: whoever holds the phone must look.
            Some(it) if matches!(it.then(), Then::Tell | Then::Ask) => self.problem = Some(it),
            _ => {
                self.tries = self.tries.saturating_add(1);
                self.not_before = now + back_off(self.tries, chance).max(at_least.min(LONGEST_WAIT));
            }
        }
    }

    /// The second before which it is not tried; nothing where it is due.
    pub fn waits_until(&self, now: u64) -> Option<u64> {
        is_early(self.not_before, now).then_some(self.not_before)
    }

    /// The person wants it tried again now, or a signal came back. What the office itself refused stays refused.
    pub fn try_now(&mut self) {
        self.not_before = 0;
        if self.problem.as_ref().is_some_and(|it| it.code == ProblemCode::Other) {
            self.problem = None;
        }
    }

    pub(super) fn to_json(&self) -> Json {
        let optional = |it: &str| (!it.is_empty()).then(|| Json::text(it));
        let (kind, words, correction, body, file) = match &self.task {
            Task::Message(words) => ("message", words.as_str(), "", "", ""),
            Task::Answer { correction, body, file } => {
                ("answer", "", correction.as_str(), body.as_str(), file.as_str())
            }
            Task::Withdrawal(words) => ("withdrawal", words.as_str(), "", "", ""),
        };
        Json::object([
            ("id", Some(Json::text(&self.id))),
            ("task", Some(Json::text(kind))),
            ("words", optional(words)),
            ("correction", optional(correction)),
            ("body", optional(body)),
            ("file", optional(file)),
            ("tries", Some(Json::Whole(u64::from(self.tries)))),
            ("not_before", Some(Json::Whole(self.not_before))),
            ("problem", self.problem.as_ref().map(write_problem)),
        ])
    }

    pub(super) fn read(node: &Node<'_>) -> Self {
        let words = node.text_or_empty("words");
        let task = match node.text("task").as_str() {
            "answer" => Task::Answer {
                correction: node.text("correction"),
                body: node.text("body"),
                file: node.text_or_empty("file"),
            },
            "withdrawal" => Task::Withdrawal(words),
            "message" => Task::Message(words),
            _ => {
                node.get("task").bad("is a task that is not known");
                Task::Message(words)
            }
        };
        let problem = node.maybe("problem");
        Self {
            id: node.text("id"),
            task,
            tries: node.get("tries").as_whole32(),
            not_before: node.get("not_before").as_whole(LATEST),
            problem: problem.is_given().then(|| read_problem(&problem)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_errand_waits_longer_each_time_and_stops_where_the_person_must_look() {
        let mut errand = Errand::new("m", Task::Message("Halo".to_owned()));
        errand.failed(None, 100, 0);
        assert_eq!((errand.tries, errand.not_before), (1, 105));
        errand.failed(Some(Problem { retry_after: Some(60), ..Problem::of_status(429) }), 200, 0);
        assert_eq!((errand.tries, errand.not_before, &errand.problem), (2, 260, &None));
        let refused = Problem::read(409, br#"{"code":"not-now"}"#);
        errand.failed(Some(refused.clone()), 300, 0);
        assert_eq!(errand.problem, Some(refused.clone()));
        errand.try_now();
        assert_eq!(errand.problem, Some(refused), "the office's own word stands");
    }

    #[test]
    fn what_a_stranger_on_the_way_refused_is_tried_again() {
        let mut errand = Errand::new("w", Task::Withdrawal(String::new()));
        errand.failed(Some(Problem::of_status(403)), 100, 0);
        assert!(errand.problem.is_some());
        errand.try_now();
        assert_eq!((&errand.problem, errand.waits_until(100)), (&None, None));
    }

    #[test]
    fn nothing_waits_for_longer_than_a_day_also_where_the_clock_is_set_back() {
        let mut errand = Errand::new("m", Task::Message("Halo".to_owned()));
        errand.failed(Some(Problem { retry_after: Some(1 << 60), ..Problem::of_status(503) }), 1_000_000, 0);
        assert_eq!(errand.waits_until(1_000_000), Some(1_086_400));
        assert_eq!(errand.waits_until(500_000), None, "written down on a clock that was set back since");
    }
}
