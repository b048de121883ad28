//! Problem details (RFC 9457): the one place that turns what went wrong into a status and a fixed word. Programs read
//! them; sentences for people are made by the app from the word.

use axum::{
    body::Body,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{casework::CaseError, store::StoreError};

/// A problem as it is sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Problem {
    /// `/problems/` and the word.
    #[serde(rename = "type")]
    #[schema(value_type = String)]
    pub kind: Box<str>,
    /// For developers, in English.
    pub title: &'static str,
    pub status: u16,
    /// The fixed word again, for programs that would not take addresses apart.
    pub code: &'static str,
    /// Which part of what was sent it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    pub part: Option<Box<str>>,
    /// A fixed word for what is wrong with that part.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fault: Option<&'static str>,
    /// Digests of files that have not arrived whole.
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    #[schema(value_type = Vec<String>)]
    pub missing: Box<[String]>,
    /// Seconds to wait before trying again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retry_after: Option<u32>,
}

impl Problem {
    pub fn new(status: u16, code: &'static str, title: &'static str) -> Self {
        Self {
            kind: format!("/problems/{code}").into(),
            title,
            status,
            code,
            part: None,
            fault: None,
            missing: Box::default(),
            retry_after: None,
        }
    }

    pub fn unknown() -> Self {
        Self::new(404, "unknown", "there is no such thing, or the secret is not its secret")
    }

    pub fn invalid(part: &str, fault: &'static str) -> Self {
        let mut problem = Self::new(422, "invalid", "what was sent is not what the format says");
        (problem.part, problem.fault) = (Some(part.into()), Some(fault));
        problem
    }

    pub fn too_large() -> Self {
        Self::new(413, "too-large", "more bytes than are taken")
    }

    pub fn too_many(wait: std::time::Duration) -> Self {
        let mut problem = Self::new(429, "too-many", "too many requests from this address");
        problem.retry_after = Some(u32::try_from(wait.as_secs()).unwrap_or(u32::MAX).max(1));
        problem
    }
}

impl From<StoreError> for Problem {
    fn from(it: StoreError) -> Self {
        let mut problem = match it {
            StoreError::Busy => Self::new(503, "busy", "the office has too much to do right now"),
            _ => Self::new(503, "unavailable", "the office cannot keep anything right now"),
        };
        problem.retry_after = Some(5);
        problem
    }
}

impl From<CaseError> for Problem {
    fn from(it: CaseError) -> Self {
        match it {
            CaseError::Store(it) => it.into(),
            CaseError::Invalid { part, fault } => Self::invalid(&part, fault),
            CaseError::Conflict => Self::new(409, "conflict", "this id was used for something else before"),
            CaseError::Unknown => Self::unknown(),
            CaseError::FilesMissing(missing) => {
                let title = "files were named that have not arrived whole";
                Self { missing: missing.into(), ..Self::new(422, "files-missing", title) }
            }
            CaseError::Forbidden => Self::new(403, "forbidden", "not with this role"),
            CaseError::Stale => Self::new(409, "stale", "somebody changed it meanwhile; look again"),
            CaseError::NotNow => Self::new(409, "not-now", "not in this state"),
            CaseError::ReasonMissing => Self::invalid("reason", "missing"),
            CaseError::TooManyRounds => Self::new(409, "too-many-rounds", "it came back as often as it may"),
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let text = serde_json::to_string(&self).unwrap_or_default();
        let mut response = Response::new(Body::from(text));
        *response.status_mut() =
            StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if let Some(seconds) = self.retry_after {
            headers.insert(header::RETRY_AFTER, seconds.into());
        }
        response
    }
}
