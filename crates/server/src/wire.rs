//! What the server writes, and what it says of what it reads. The formats are `contract`'s: applications are read by it, and
//! a test reads with it whatever is written here. The types stand here because the description of the API is made from them.

pub mod catalogue;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

pub use crate::casework::verdict::Found;
pub use contract::{APPLICATION_FORMAT, CLAIM_HEADER, DIGEST_HEADER, is_digest, is_id, is_secret};

/// An application, as the description of the API shows it; `contract::Application` reads and writes it.
#[derive(Debug, Serialize, ToSchema)]
pub struct Application {
    /// `ruangizin-application/1`
    pub format: String,
    /// The id of the address.
    #[schema(pattern = "^[0-9a-f]{32}$")]
    pub id: String,
    /// Id of the service in the city's catalogue.
    #[schema(max_length = 60)]
    pub service: String,
    pub form: FormVersion,
    /// Code of the city or regency, such as `53.71`.
    pub region: String,
    /// Code of the kelurahan of the place.
    pub kelurahan: Option<String>,
    /// The language that the applicant reads.
    pub language: Option<String>,
    pub applicant: Applicant,
    /// When it was put together, RFC 3339.
    pub made_at: String,
    /// Made from sample data; taken by a demonstration only.
    pub is_sample: Option<bool>,
    /// What was answered, by field; kept as it arrived.
    #[schema(value_type = Object)]
    pub answers: serde_json::Map<String, serde_json::Value>,
    pub attachments: Vec<NamedFile>,
    /// Who acts for the applicant.
    pub represented_by: Option<Representative>,
}

/// Somebody who acts for the applicant, with a letter (kuasa).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
pub struct Representative {
    #[schema(max_length = 200)]
    pub name: String,
    /// SHA-256 of the letter among the attachments; left out where it is brought to the counter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub letter: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
pub struct FormVersion {
    pub id: String,
    pub version: u32,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Applicant {
    #[schema(max_length = 200)]
    pub name: String,
}

/// A file that was uploaded before, by the SHA-256 of its bytes.
#[derive(Debug, Serialize, ToSchema)]
pub struct NamedFile {
    /// Path of the answer, such as `doc.ktp`.
    pub field: String,
    /// What the applicant calls it.
    pub name: String,
    #[schema(pattern = "^[0-9a-f]{64}$")]
    pub sha256: String,
}

/// What the sender gets for an application, the same however often it is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
pub struct Receipt {
    pub id: String,
    /// What to say at the counter.
    pub number: String,
    /// SHA-256 of the body that was received, in hex.
    pub sha256: String,
    pub service: String,
    /// When it arrived, RFC 3339 in UTC.
    pub received_at: String,
    /// Received by a demonstration: no office decides it.
    pub is_sample: bool,
}

/// Where a case stands.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
pub struct Status {
    pub number: String,
    pub service: String,
    pub state: String,
    /// Id of the step in the service's form.
    #[serde(default)]
    pub step: String,
    /// Ids of the steps that may follow.
    #[serde(default)]
    pub next: Vec<String>,
    /// The form that the application was made with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<FormVersion>,
    /// The last moment for the applicant to act, RFC 3339 in UTC, while the applicant acts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub act_before: Option<String>,
    /// The role that acts next: a desk, `applicant` or `nobody`.
    pub desk: String,
    /// Since when it stands there, RFC 3339 in UTC.
    pub since: String,
    pub received_at: String,
    pub clock: Clock,
    /// How long others took; left out where too few were decided lately. Usual, not promised.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub usual: Option<UsualDays>,
    /// How often it came back to the applicant.
    pub rounds: i64,
    pub is_sample: bool,
    /// Who acts for the applicant, where the application names somebody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub represented_by: Option<Representative>,
    pub history: Vec<Step>,
    pub corrections: Vec<Correction>,
    pub messages: Vec<Message>,
    /// What is to be paid, once it is set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fee: Option<Fee>,
    /// What the office found about the place when it looked again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review: Option<Review>,
    /// The decision, once there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<Decision>,
}

/// Working days from arrival to decision in the last 90 days, of ten decisions or more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
pub struct UsualDays {
    /// Half of them took no more.
    pub half: u32,
    /// Nine of ten took no more.
    pub most: u32,
}

/// What is to be paid.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
pub struct Fee {
    /// Whole rupiah.
    pub amount: i64,
    pub set_at: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paid_at: Option<String>,
    /// Number of the payment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
}

/// The office's own look at the application; an answer about a place is never a permit.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
pub struct Review {
    /// Why the place was not judged; nothing where it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gap: Option<String>,
    /// The outcome that the phone named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seen: Option<String>,
    /// The outcome with the version of the plan that the phone named, where it is kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub named: Option<Outcome>,
    /// The outcome with the plan of the day on which it arrived.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub today: Option<Outcome>,
    /// Whether these differ.
    pub differs: bool,
    /// What is wrong with the answers.
    pub findings: Vec<Found>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
pub struct Outcome {
    /// Version of the pack.
    pub pack: String,
    /// Word of the headline.
    pub outcome: String,
}

/// How it ended.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
pub struct Decision {
    /// `issued`, `rejected` or `revoked`
    pub kind: String,
    pub at: String,
    /// Last day of an objection (21 working days, UU 30/2014 articles 75 to 78), a date.
    pub object_until: String,
    /// Id of the page that proves the document; there is none without one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verification: Option<String>,
    /// SHA-256 of the document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
}

/// The office's clock in working days; the day of arrival is day 0.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
pub struct Clock {
    /// `not_started` until a desk has taken it, `runs`, `paused` or `stopped`
    pub state: String,
    pub days: u32,
    /// How many the service may take, where it promises working days.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// The last day, while it runs; a date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<String>,
    /// More days have passed than the service may take.
    #[serde(default)]
    pub is_late: bool,
}

/// A step of the case that the applicant may see. Officers are named by their role only.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
pub struct Step {
    pub at: String,
    pub state: String,
    pub by: String,
    pub action: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// One thing to put right, pointing at one field, page or photo.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
pub struct Correction {
    pub id: String,
    pub round: i64,
    /// `field`, `page`, `photo` or `other`
    pub target_kind: String,
    pub target: String,
    pub reason: String,
    pub words: String,
    pub asked_at: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answered_at: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
pub struct Message {
    pub id: String,
    pub at: String,
    /// A role, or `applicant`.
    pub from: String,
    pub words: String,
}

/// A message of the applicant.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
pub struct NewMessage {
    #[schema(max_length = 2000)]
    pub words: String,
}

/// The answer to one correction: words, a value for the field, a file; at least one of them.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, ToSchema)]
pub struct Answer {
    #[serde(default)]
    #[schema(max_length = 2000)]
    pub words: Option<String>,
    #[serde(default)]
    #[schema(value_type = Option<Object>)]
    pub value: Option<serde_json::Value>,
    /// SHA-256 of a file that was uploaded for this application.
    #[serde(default)]
    pub file: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
pub struct Withdrawal {
    #[serde(default)]
    #[schema(max_length = 1000)]
    pub words: Option<String>,
}

/// What a system of others says of one file.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
pub struct NewReport {
    /// Theirs: letters, digits, `.`, `_`, `:`, `-`. The same one with the same content is no second report.
    #[schema(max_length = 100)]
    pub id: String,
    /// Number of the file here.
    #[schema(max_length = 40)]
    pub number: String,
    /// Their word for its state.
    #[schema(max_length = 60)]
    pub status: String,
    /// When it came into that state there, RFC 3339.
    pub at: String,
    /// What the applicant may read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Number of a payment, where it was seen there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// The day of that payment, a date; left out for the day of `at`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paid_on: Option<String>,
}

/// What became of a report.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
pub struct ReportAnswer {
    /// `moved`, `same`, `passed`, or why it was not followed: `unknown-number`, `unknown-state`, `not-allowed`, `too-late`,
    /// `needs-person`
    pub outcome: String,
    /// Somebody of the office looks at it; nothing was changed.
    pub is_finding: bool,
}

/// What the public may know.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
pub struct Statistics {
    pub services: Vec<ServiceStatistics>,
}

/// One service with ten applications or more.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
pub struct ServiceStatistics {
    pub service: String,
    pub received: u64,
    /// Left out where it is fewer than ten, or where such a number could be worked out from it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_work: Option<u64>,
    /// Left out as `in_work` is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issued: Option<u64>,
    /// Left out as `in_work` is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rejected: Option<u64>,
    /// Working days that half of the last 90 days' decisions took at most; usual, not promised.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub usual_days: Option<u32>,
    /// The same for nine of ten.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub long_days: Option<u32>,
}
