//! What happens at the counter: an application on paper is typed in, a lost secret is replaced once somebody's identity was
//! checked. The old secret is worth nothing from then on.

use contract::Application;
use permit::{Answers, Form, form::Kind};

use super::{
    CaseError, Said,
    decide::{actor, visible},
    receive, record,
    roles::{Official, Role},
    words,
};
use crate::{
    secret,
    store::{
        Tx,
        cases::{
            self,
            alike::{self, Alike},
            talk,
        },
    },
};

/// An application on paper.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Paper {
    /// Made with the empty form, so that what is sent twice is one application.
    pub id: String,
    pub region: String,
    pub kelurahan: String,
    pub applicant: String,
    /// The language that the applicant reads.
    pub language: String,
}

/// Seconds in which the same paper is likely to be typed in again.
const SOON: i64 = 14 * 86_400;
/// Digits that are kept of the hash of a number. Anybody can make the hash of a number that they guess, so it is cut until it fits every
/// 256th person: enough to tell two people of one name apart, which is all that it is compared for, and of no use to find out
/// whose a file is.
const MARK: usize = 2;

/// The mark of an applicant's number (NIK); nothing where it is none.
pub fn mark_of(nik: &str) -> Option<String> {
    let digits: String = nik.chars().filter(|it| !matches!(it, '.' | ' ' | '-')).collect();
    let is_one = digits.len() == 16 && digits.bytes().all(|it| it.is_ascii_digit());
    is_one.then(|| secret::hash("person", &digits)[..MARK].to_owned())
}

/// The number of the first person whom a form asks for.
pub(super) fn nik_of<'a>(form: &'a Form, answers: &'a Answers) -> Option<&'a str> {
    let fields = form.sections.iter().filter(|it| it.repeat.is_none()).flat_map(|it| &it.fields);
    let mut found = fields.filter_map(|it| {
        let answer = answers.fields.get(&it.id)?;
        match it.kind {
            Kind::Person { .. } => answer.part("nik"),
            Kind::Nik { .. } => answer.as_text(),
            _ => None,
        }
    });
    found.next()
}

/// Numbers of files of the same service that came in lately under the same name, unless the numbers of the applicants differ.
pub fn alike(
    tx: &mut dyn Tx,
    service: &str,
    paper: &Paper,
    mark: Option<&str>,
    now: i64,
) -> Result<Vec<String>, CaseError> {
    // What was pressed twice has the same id, and is one application.
    if cases::by_id(tx, &paper.id)?.is_some() {
        return Ok(Vec::new());
    }
    let wanted = plain(&paper.applicant);
    let recent = alike::recent(tx, service, now - SOON)?;
    // Marks were longer once.
    let is_other = |it: &Alike| matches!((mark, it.mark.as_deref()), (Some(one), Some(other)) if !other.starts_with(one));
    let same = recent.into_iter().filter(|it| plain(&it.applicant) == wanted && !is_other(it));
    Ok(same.map(|it| it.number).collect())
}

/// A name without what people write in different ways: capitals, dots, blanks.
fn plain(name: &str) -> String {
    name.chars().filter(|it| it.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The application that stands for a paper, under the id that its form brought. Its questions are answered on the paper, which stays at
/// the counter.
pub fn of_paper(paper: &Paper, form: &Form, made_at: String, is_sample: bool) -> Application {
    Application {
        id: paper.id.clone(),
        service: form.service.clone(),
        form: form.id.clone(),
        form_version: form.version,
        region: paper.region.clone(),
        kelurahan: paper.kelurahan.clone(),
        language: paper.language.clone(),
        applicant: paper.applicant.clone(),
        made_at,
        is_sample,
        assisted_by: Role::Loket.code().to_owned(),
        ..Application::default()
    }
}

/// Whether an officer may take papers in.
pub fn may_take_papers(who: &Official) -> bool {
    who.appointments.iter().any(|it| it.role == Role::Loket.code())
}

/// A new secret for a case; `checked` says how the identity was checked, for the record.
pub fn new_secret(
    tx: &mut dyn Tx,
    who: &Official,
    number: &str,
    checked: &str,
    now: i64,
) -> Result<String, CaseError> {
    let mut case = visible(tx, who, number)?;
    if who.speaks_as(&case) != Some(Role::Loket) {
        return Err(CaseError::Forbidden);
    }
    let checked = words("checked", checked, 200)?;
    let secret = secret::random_token();
    case.claim_hash = receive::claim_hash(&secret);
    let said = Said { action: "new-secret", note: Some(&checked), ..Said::default() };
    record(tx, &mut case, &actor(who, Role::Loket), said, now)?;
    talk::notify(tx, &secret::random_id(), (&case.id, &case.language), "new-secret", now)?;
    Ok(secret)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_short_and_made_of_whole_numbers_only() {
        let mark = mark_of("5371010101900001");
        assert_eq!(mark.as_deref().map(str::len), Some(MARK));
        assert_eq!(mark, mark_of("5371.0101.0190.0001"));
        assert_eq!((mark_of("537101010190000"), mark_of("tidak ada")), (None, None));
    }

    #[test]
    fn names_are_compared_as_people_say_them() {
        assert_eq!(plain("Yos  A. Contoh"), plain("yos a contoh"));
        assert_ne!(plain("Yos Contoh"), plain("Yosi Contoh"));
    }
}
