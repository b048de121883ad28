//! What is sent: an application as canonical JSON. Its SHA-256 names it; the same answers give the same bytes.

use citypack::{
    Malformed,
    json::{self, Node},
};
use permit::Answers;

use crate::{answers, canonical::Json, status::Representative};

/// The format.
pub const APPLICATION_FORMAT: &str = "ruangizin-application/1";

/// An application.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Application {
    /// The id that the phone made.
    pub id: String,
    /// Id of the service in the catalogue.
    pub service: String,
    /// Id of the form.
    pub form: String,
    /// Version of the form.
    pub form_version: u32,
    /// Kemendagri code of the city.
    pub region: String,
    /// Code of the kelurahan of the place; empty where there is none.
    pub kelurahan: String,
    /// Language that the applicant reads.
    pub language: String,
    /// Name of the applicant, for the office's list.
    pub applicant: String,
    /// When it was put together, RFC 3339.
    pub made_at: String,
    /// Made from sample data: no office decides it.
    pub is_sample: bool,
    /// The answers that count, and no others.
    pub answers: Answers,
    /// Files by the path of their answer.
    pub attachments: Vec<Attachment>,
    /// What was agreed to.
    pub consents: Vec<Consent>,
    /// Warnings that the person read and passed.
    pub warned: Vec<Warned>,
    /// The verdict that the person saw.
    pub verdict: Option<VerdictSeen>,
    /// Role of who helped (`lurah`, `rt` …); empty for nobody.
    pub assisted_by: String,
    /// Who acts for the applicant, with a letter; nobody where the applicant acts.
    pub represented_by: Option<Representative>,
}

/// A file that is sent along.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Attachment {
    /// Path of the answer, such as `doc.ktp`.
    pub field: String,
    /// What the applicant calls it.
    pub name: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
}

/// A text that was agreed to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Consent {
    /// Its version.
    pub version: String,
    /// SHA-256 of the text as it was shown.
    pub sha256: String,
    /// When, RFC 3339.
    pub at: String,
}

/// A warning that was passed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Warned {
    /// Where.
    pub at: String,
    /// What.
    pub code: String,
}

/// The verdict that the person saw. The office works it out again.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct VerdictSeen {
    /// Version of the pack.
    pub pack: String,
    /// Id of the plan within the pack; empty for the one in force.
    pub plan: String,
    /// Code of the activity.
    pub activity: String,
    /// Word of the headline.
    pub outcome: String,
    /// When it was asked, RFC 3339.
    pub at: String,
}

impl Application {
    /// The bytes that are sent.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.to_json().to_text().into_bytes()
    }

    /// As JSON.
    pub fn to_json(&self) -> Json {
        let text = |it: &str| Some(Json::text(it));
        let optional = |it: &str| (!it.is_empty()).then(|| Json::text(it));
        let attachment = |it: &Attachment| {
            Json::object([("field", text(&it.field)), ("name", text(&it.name)), ("sha256", text(&it.sha256))])
        };
        let consent = |it: &Consent| {
            Json::object([("version", text(&it.version)), ("sha256", text(&it.sha256)), ("at", text(&it.at))])
        };
        let warned = |it: &Warned| Json::object([("at", text(&it.at)), ("code", text(&it.code))]);
        let verdict = |it: &VerdictSeen| {
            Json::object([
                ("pack", text(&it.pack)),
                ("plan", optional(&it.plan)),
                ("activity", optional(&it.activity)),
                ("outcome", text(&it.outcome)),
                ("at", text(&it.at)),
            ])
        };
        let representative =
            |it: &Representative| Json::object([("name", text(&it.name)), ("letter", optional(&it.letter))]);
        let form = Json::object([
            ("id", text(&self.form)),
            ("version", Some(Json::Whole(u64::from(self.form_version)))),
        ]);
        Json::object([
            ("format", text(APPLICATION_FORMAT)),
            ("id", text(&self.id)),
            ("service", text(&self.service)),
            ("form", Some(form)),
            ("region", text(&self.region)),
            ("kelurahan", optional(&self.kelurahan)),
            ("language", text(&self.language)),
            ("applicant", Some(Json::object([("name", text(&self.applicant))]))),
            ("made_at", text(&self.made_at)),
            ("is_sample", self.is_sample.then_some(Json::Bool(true))),
            ("answers", Some(answers::write(&self.answers))),
            ("attachments", Some(Json::List(self.attachments.iter().map(attachment).collect()))),
            ("consents", Some(Json::List(self.consents.iter().map(consent).collect()))),
            ("warned", Some(Json::List(self.warned.iter().map(warned).collect()))),
            ("verdict", self.verdict.as_ref().map(verdict)),
            ("assisted_by", optional(&self.assisted_by)),
            ("represented_by", self.represented_by.as_ref().map(representative)),
        ])
    }

    /// Reads an application.
    pub fn parse(bytes: &[u8]) -> Result<Self, Malformed> {
        json::parse("application", bytes, |top| {
            let format = top.get("format");
            if format.as_text() != APPLICATION_FORMAT {
                format.bad("is a format that is not known");
            }
            Self::read(&top)
        })
    }

    /// Who acts for the applicant, read alone from the bytes of an application.
    pub fn representative_in(bytes: &[u8]) -> Option<Representative> {
        let read = json::parse("application", bytes, |top| {
            let it = top.maybe("represented_by");
            it.is_given().then(|| Representative::read(&it))
        });
        read.ok().flatten()
    }

    fn read(node: &Node<'_>) -> Self {
        let form = node.get("form");
        let verdict = node.maybe("verdict");
        let representative = node.maybe("represented_by");
        Self {
            id: node.text("id"),
            service: node.text("service"),
            form: form.text("id"),
            form_version: form.get("version").as_whole32(),
            region: node.text("region"),
            kelurahan: node.text_or_empty("kelurahan"),
            language: node.text_or_empty("language"),
            applicant: node.get("applicant").text("name"),
            made_at: node.text("made_at"),
            is_sample: node.flag("is_sample"),
            answers: answers::read(&node.get("answers")),
            attachments: node.list("attachments", |it| Attachment {
                field: it.text("field"),
                name: it.text("name"),
                sha256: it.text("sha256"),
            }),
            consents: node.list("consents", |it| Consent {
                version: it.text("version"),
                sha256: it.text("sha256"),
                at: it.text("at"),
            }),
            warned: node.list("warned", |it| Warned { at: it.text("at"), code: it.text("code") }),
            verdict: verdict.is_given().then(|| VerdictSeen {
                pack: verdict.text("pack"),
                plan: verdict.text_or_empty("plan"),
                activity: verdict.text_or_empty("activity"),
                outcome: verdict.text("outcome"),
                at: verdict.text("at"),
            }),
            assisted_by: node.text_or_empty("assisted_by"),
            represented_by: representative.is_given().then(|| Representative::read(&representative)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_acts_for_the_applicant_is_read_alone() {
        let mut all = Application { form_version: 1, ..Application::default() };
        assert_eq!(Application::representative_in(&all.to_bytes()), None);
        let it = Representative { name: "Ina Contoh".to_owned(), letter: String::new() };
        all.represented_by = Some(it.clone());
        assert_eq!(Application::representative_in(&all.to_bytes()), Some(it));
        assert_eq!(Application::representative_in(b"{"), None);
    }
}
