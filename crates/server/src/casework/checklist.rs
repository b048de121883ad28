//! What a desk looks at before it passes a file on: every document that is asked for, and the questions that a rule or the
//! plan asks. Who ticked what and when is kept round by round and stands in the record.

use std::collections::BTreeSet;

use permit::{Answers, Date, Form, View, settled};

use super::{
    CaseError, Said,
    decide::{Seen, Today, actor, on_turn},
    record,
    roles::Official,
    way::{State, Way},
};
use crate::store::{
    Tx,
    cases::{
        self, Attachment, Case,
        checks::{self, Check},
    },
};

/// What a desk looks at in a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Checklist {
    /// Paths of documents and questions.
    pub items: Vec<String>,
    /// What of it is ticked in this round.
    pub ticks: Vec<Check>,
    /// Whether this officer may tick now.
    pub may_tick: bool,
}

/// Paths of what there is to look at: documents first, then questions, each once.
pub fn items(way: &Way, body: &str, attachments: &[Attachment]) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    if !way.is_usual {
        let application = contract::Application::parse(body.as_bytes()).unwrap_or_default();
        all = of_form(&way.form, &application.answers);
    }
    // What was sent is looked at, whether the form asks for it or not.
    all.extend(attachments.iter().map(|it| it.field.clone()));
    let mut seen = BTreeSet::new();
    all.retain(|it| seen.insert(it.clone()));
    all
}

fn of_form(form: &Form, answers: &Answers) -> Vec<String> {
    let answers = settled(form, answers);
    let view = View::new(form, &answers, Date::from_days(0));
    let documents = view.documents().into_iter().map(|(it, _)| format!("doc.{}", it.id));
    let is_looked_at =
        |it: &permit::Asked<'_>| !it.field.article.is_empty() || !it.field.from_verdict.is_empty();
    let asked = view.asked().into_iter().filter(|it| it.answer.is_some() && is_looked_at(it));
    documents.chain(asked.map(|it| it.path().to_string())).collect()
}

/// What is ticked in the round that a case is in.
pub fn ticks(tx: &mut dyn Tx, case: &Case) -> Result<Vec<Check>, CaseError> {
    let all = checks::of_round(tx, &case.id, case.rounds)?;
    Ok(all.into_iter().filter(|it| it.is_ticked).collect())
}

/// Whether this officer may tick now.
pub(super) fn may_tick(way: &Way, who: &Official, case: &Case) -> bool {
    let turn = way.step(&case.step).map(|it| way.turn(it));
    case.state != State::ReadyToSign.as_str() && turn.is_some_and(|it| who.acts_as(case, &it).is_some())
}

/// Writes which things are ticked; whoever has the file on their desk says so. What did not change is not written again.
pub fn tick(
    tx: &mut dyn Tx,
    who: &Official,
    seen: &Seen,
    ticked: &BTreeSet<String>,
    today: Today<'_>,
) -> Result<(), CaseError> {
    let (mut case, way, role) = on_turn(tx, who, seen)?;
    let body = cases::application(tx, &case.id)?.unwrap_or_default();
    let attachments = cases::attachments(tx, &case.id)?;
    let all = items(&way, &body, &attachments);
    if let Some(other) = ticked.iter().find(|it| !all.contains(it)) {
        return Err(CaseError::Invalid { part: other.clone(), fault: "unknown" });
    }
    let before: BTreeSet<String> = ticks(tx, &case)?.into_iter().map(|it| it.item).collect();
    let by = actor(who, role);
    let mut changed = Vec::new();
    for item in all.into_iter().filter(|it| before.contains(it) != ticked.contains(it)) {
        let is_ticked = ticked.contains(&item);
        changed.push(format!("{}{item}", if is_ticked { "+" } else { "-" }));
        let check = Check { item, is_ticked, actor: by.name.clone(), role: by.role.clone(), at: today.now };
        checks::add(tx, (&case.id, case.rounds), case.revision + 1, &check)?;
    }
    if changed.is_empty() {
        return Ok(());
    }
    let note = changed.join(" ");
    let said = Said { action: "check", note: Some(&note), ..Said::default() };
    record(tx, &mut case, &by, said, today.now)
}
