//! What the office gives for an application, the same however often it is asked for.

use citypack::{Malformed, json, json::Node};

use crate::canonical::Json;

/// A receipt.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Receipt {
    /// The id that the phone made.
    pub id: String,
    /// What to say at the counter.
    pub number: String,
    /// SHA-256 of the body that was received.
    pub sha256: String,
    /// Id of the service.
    pub service: String,
    /// When it arrived, RFC 3339 in UTC.
    pub received_at: String,
    /// Received by a demonstration: no office decides it.
    pub is_sample: bool,
}

impl Receipt {
    /// Reads a receipt.
    pub fn parse(bytes: &[u8]) -> Result<Self, Malformed> {
        json::parse("receipt", bytes, |top| Self::read(&top))
    }

    pub(crate) fn read(node: &Node<'_>) -> Self {
        Self {
            id: node.text("id"),
            number: node.text("number"),
            sha256: node.text("sha256"),
            service: node.text("service"),
            received_at: node.text("received_at"),
            is_sample: node.flag("is_sample"),
        }
    }

    /// As JSON.
    pub fn to_json(&self) -> Json {
        Json::object([
            ("id", Some(Json::text(&self.id))),
            ("number", Some(Json::text(&self.number))),
            ("sha256", Some(Json::text(&self.sha256))),
            ("service", Some(Json::text(&self.service))),
            ("received_at", Some(Json::text(&self.received_at))),
            ("is_sample", Some(Json::Bool(self.is_sample))),
        ])
    }
}
