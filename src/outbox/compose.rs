//! From a draft to what is sent: the answers that count and nothing else, the files that they name, what was agreed to, what
//! the plan said. Pure: the same draft at the same moment gives the same bytes.

use contract::{Application, Attachment, Draft, Representative, VerdictSeen, Warned};
use permit::{
    Answer, Answers, Date, DocumentAnswer, FileRef, Form, Path, Setting, View, applicant_of, counting,
    kelurahan_of, settled, validate,
};

/// What besides the draft goes into an application.
#[derive(Debug, Clone, Default)]
pub struct Made<'a> {
    /// The id, made on the phone.
    pub id: &'a str,
    /// When it was put together, RFC 3339.
    pub at: &'a str,
    /// The language on the screen.
    pub language: &'a str,
    /// The city's data are invented.
    pub is_sample: bool,
    /// Who acts for the applicant.
    pub represented_by: Option<Representative>,
}

/// Name of an applicant whom the form does not ask for: reports may be made without one.
const NOBODY: &str = "-";
/// Characters of a name that the office takes.
const LONGEST_NAME: usize = 200;

/// The application, and the files that must arrive with it.
pub fn compose(draft: &Draft, form: &Form, today: Date, made: &Made<'_>) -> (Application, Vec<FileRef>) {
    let all = settled(form, &draft.answers);
    let view = View::new(form, &all, today);
    let answers = counting(&view);
    let findings = validate(&view, Setting { region: &draft.region });
    let warned = findings.iter().filter(|it| !it.is_blocking());
    let warned = warned.map(|it| Warned { at: it.at.to_string(), code: it.code.word().to_owned() });
    let files = files_of(&answers);
    let version = &form.privacy.consent_version;
    let application = Application {
        id: made.id.to_owned(),
        service: form.service.clone(),
        form: form.id.clone(),
        form_version: form.version,
        region: draft.region.clone(),
        kelurahan: kelurahan(form, &answers, draft),
        language: made.language.to_owned(),
        applicant: applicant(form, &answers, draft),
        made_at: made.at.to_owned(),
        is_sample: made.is_sample,
        attachments: files.iter().map(|(path, it)| attachment(path, it)).collect(),
        // What was agreed to of an earlier text says nothing about this one; help that was agreed to has a version of its own.
        consents: draft
            .consents
            .iter()
            .filter(|it| it.version == *version || !draft.assisted_by.is_empty())
            .cloned()
            .collect(),
        warned: warned.collect(),
        verdict: verdict(&answers, draft, made.at),
        assisted_by: draft.assisted_by.clone(),
        represented_by: made.represented_by.clone(),
        answers,
    };
    let mut named: Vec<FileRef> = Vec::new();
    for (_, it) in files {
        if named.iter().all(|other| other.sha256 != it.sha256) {
            named.push(it);
        }
    }
    (application, named)
}

fn attachment(path: &Path, file: &FileRef) -> Attachment {
    Attachment { field: path.to_string(), name: short(&file.name), sha256: file.sha256.clone() }
}

fn short(name: &str) -> String {
    let name = name.trim();
    let name = if name.is_empty() { NOBODY } else { name };
    name.chars().take(LONGEST_NAME).collect()
}

/// Every answer with its path, in the order of the form's ids.
fn each(answers: &Answers) -> impl Iterator<Item = (Path, &Answer)> {
    let fields = answers.fields.iter().map(|(id, it)| (Path::field(id), it));
    let items = answers.items.iter().flat_map(|(section, list)| {
        list.iter().flat_map(move |item| {
            item.answers.iter().map(move |(id, it)| (Path::in_item(section, item.key, id), it))
        })
    });
    fields.chain(items)
}

fn files_of(answers: &Answers) -> Vec<(Path, FileRef)> {
    let in_answers = each(answers).filter_map(|(path, it)| match it {
        Answer::Files(files) => Some((path, files)),
        _ => None,
    });
    let papers = answers.documents.iter().filter_map(|(id, it)| match it {
        DocumentAnswer::Files(files) => Some((Path::document(id), files)),
        DocumentAnswer::AtCounter | DocumentAnswer::NotYet => None,
    });
    let all = in_answers.chain(papers);
    all.flat_map(|(path, files)| files.iter().map(move |it| (path.clone(), it.clone()))).collect()
}

/// What the answers tell, else what the draft began with.
fn kelurahan(form: &Form, answers: &Answers, draft: &Draft) -> String {
    let told = || draft.facts.get("kelurahan").and_then(Answer::as_text);
    kelurahan_of(form, answers).or_else(told).unwrap_or_default().to_owned()
}

/// What the answers tell, else what the draft is called.
fn applicant(form: &Form, answers: &Answers, draft: &Draft) -> String {
    short(applicant_of(form, answers).unwrap_or(&draft.name))
}

/// What the plan said of the place that was answered with, else of the one that the draft began with.
fn verdict(answers: &Answers, draft: &Draft, now: &str) -> Option<VerdictSeen> {
    let fact = |name: &str| draft.facts.get(name).and_then(Answer::as_text).unwrap_or_default().to_owned();
    let seen =
        each(answers).find_map(|(_, it)| Some((it.part("plan")?.to_owned(), it.part("outcome")?.to_owned())));
    let (pack, outcome) = seen.unwrap_or_else(|| (fact("plan"), fact("outcome")));
    if pack.is_empty() || outcome.is_empty() {
        return None;
    }
    let activity = draft.facts.get("activity").and_then(|it| it.part("code"));
    let answered = || each(answers).find_map(|(_, it)| it.part("kbli").and(it.part("code")));
    let activity = activity.or_else(answered).unwrap_or_default().to_owned();
    Some(VerdictSeen { pack, plan: String::new(), activity, outcome, at: now.to_owned() })
}

#[cfg(test)]
mod tests {
    use contract::Consent;
    use permit::{
        Texts,
        form::{AddressReach, Field, Kind, PersonPart, Section},
    };

    use super::*;

    fn form() -> Form {
        let person = Kind::Person { parts: vec![PersonPart::Name], optional: Vec::new() };
        let address = Kind::Address { reach: AddressReach::City, needs: Vec::new() };
        let fields = [("pemohon", person), ("alamat", address), ("foto", Kind::Signature)]
            .map(|(id, kind)| Field::new(id, kind, Texts::default()));
        Form {
            id: "sktm".to_owned(),
            service: "KEL-SKTM".to_owned(),
            version: 3,
            sections: vec![Section { id: "s".to_owned(), fields: fields.into(), ..Section::default() }],
            ..Form::default()
        }
    }

    fn file(name: &str) -> FileRef {
        FileRef { name: name.to_owned(), sha256: contract::digest(name.as_bytes()), ..FileRef::default() }
    }

    fn draft() -> Draft {
        let mut answers = Answers::default();
        answers.set(&Path::field("pemohon"), Answer::parts([("name", "Ina Contoh")]));
        answers.set(&Path::field("alamat"), Answer::parts([("kelurahan", "53.71.04.1010")]));
        answers.set(&Path::field("foto"), Answer::Files(vec![file("a"), file("a")]));
        answers.set(&Path::field("lama"), Answer::text("no longer asked"));
        Draft {
            region: "53.71".to_owned(),
            answers,
            consents: vec![Consent { version: "old".to_owned(), ..Consent::default() }],
            ..Draft::default()
        }
    }

    #[test]
    fn only_what_counts_is_sent_and_each_file_arrives_once() {
        let made = Made { id: "0a", at: "2026-11-22T14:03:00+08:00", ..Made::default() };
        let (application, files) = compose(&draft(), &form(), Date::from_days(0), &made);
        assert_eq!(application.applicant, "Ina Contoh");
        assert_eq!(application.kelurahan, "53.71.04.1010");
        assert_eq!(application.answers.fields.get("lama"), None);
        assert_eq!(application.consents, []);
        assert_eq!(application.attachments.len(), 2);
        assert_eq!(application.attachments[0].field, "foto");
        assert_eq!(files, [file("a")]);
        let again = compose(&draft(), &form(), Date::from_days(0), &made).0;
        assert_eq!(again.to_bytes(), application.to_bytes());
    }

    #[test]
    fn the_plan_is_named_where_it_was_seen_and_nowhere_else() {
        let made = Made { id: "0a", at: "2026-11-22T14:03:00+08:00", ..Made::default() };
        let seen = |draft: &Draft| compose(draft, &form(), Date::from_days(0), &made).0.verdict;
        assert_eq!(seen(&draft()), None);
        let facts = [("plan", "2026-11"), ("outcome", "allowed")];
        let facts = facts.into_iter().map(|(name, it)| (name.to_owned(), Answer::text(it))).collect();
        let found = seen(&Draft { facts, ..draft() }).expect("a plan was seen");
        assert_eq!((found.pack.as_str(), found.outcome.as_str()), ("2026-11", "allowed"));
    }
}
