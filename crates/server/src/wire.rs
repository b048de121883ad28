//! What travels between phone and server. The one module to change when the shared formats take over: everything else
//! uses these names. Unknown members are passed over, so that a newer phone can talk to an older server.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The header that carries the claim secret. Never an address, which is logged and shared.
pub const CLAIM_HEADER: &str = "claim-secret";
/// The digest that the sender computed of the body, in hex; compared when it is there.
pub const DIGEST_HEADER: &str = "content-sha256";

/// What the server reads of an application; the body is kept whole, byte for byte.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
pub struct Application {
    /// `ruangizin-application/1`
    pub format: String,
    /// Id of the service in the city's catalogue.
    #[schema(max_length = 60)]
    pub service: String,
    /// Code of the city or regency, such as `53.71`.
    pub region: String,
    /// Code of the kelurahan of the place.
    #[serde(default)]
    pub kelurahan: Option<String>,
    /// The language that the applicant reads.
    #[serde(default)]
    pub language: Option<String>,
    pub applicant: Applicant,
    #[serde(default)]
    pub attachments: Vec<NamedFile>,
    /// What was answered, by field; kept as it arrived.
    #[serde(default)]
    #[schema(value_type = Object)]
    pub answers: serde_json::Map<String, serde_json::Value>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
pub struct Applicant {
    #[schema(max_length = 200)]
    pub name: String,
}

/// A file that was uploaded before, by the SHA-256 of its bytes.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
pub struct NamedFile {
    /// The field that it answers.
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
    /// The role that acts next: a desk, `applicant` or `nobody`.
    pub desk: String,
    /// Since when it stands there, RFC 3339 in UTC.
    pub since: String,
    pub received_at: String,
    pub clock: Clock,
    /// How often it came back to the applicant.
    pub rounds: i64,
    pub is_sample: bool,
    pub history: Vec<Step>,
    pub corrections: Vec<Correction>,
    pub messages: Vec<Message>,
}

/// The office's clock in working days; the day of arrival is day 0.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
pub struct Clock {
    /// `runs`, `paused` or `stopped`
    pub state: String,
    pub days: u32,
    /// How many the service may take, where it promises working days.
    pub limit: Option<u32>,
}

/// A step of the case that the applicant may see. Officers are named by their role only.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
pub struct Step {
    pub at: String,
    pub state: String,
    pub by: String,
    pub action: String,
    pub reason: Option<String>,
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

/// The format that this server reads.
pub const APPLICATION_FORMAT: &str = "ruangizin-application/1";

/// Whether a text is an id that a phone makes: 32 lower-case hex digits.
pub fn is_id(text: &str) -> bool {
    text.len() == 32 && text.bytes().all(|it| it.is_ascii_digit() || (b'a'..=b'f').contains(&it))
}

/// Whether a text is a SHA-256 in lower-case hex.
pub fn is_digest(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|it| it.is_ascii_digit() || (b'a'..=b'f').contains(&it))
}

/// Whether a text can be a claim secret: long enough for 128 random bits, short enough to hash at no cost.
pub fn is_secret(text: &str) -> bool {
    let is_plain = |it: u8| it.is_ascii_alphanumeric() || b"-_".contains(&it);
    (22..=128).contains(&text.len()) && text.bytes().all(is_plain)
}
