//! Signs documents. A port: a demonstration that says so, or a signing service in the manner of the national one over HTTP. Without
//! one nothing is ever issued.

mod esign;

use std::{fmt, future::Future, pin::Pin};

pub use esign::Esign;

/// Why nothing was signed. Its texts hold no passphrase and no answer of the service, which may repeat one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum SignError {
    /// The service knows no certificate of this officer.
    NoCertificate,
    /// The service refused: a wrong passphrase, an expired certificate.
    Refused,
    /// The service cannot be reached, or answers nonsense.
    Unavailable,
}

impl fmt::Display for SignError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoCertificate => "no certificate is known of this officer",
            Self::Refused => "the signing service refused",
            Self::Unavailable => "the signing service cannot be reached",
        })
    }
}

impl std::error::Error for SignError {}

/// A signature on its way.
pub type Signing<'a> = Pin<Box<dyn Future<Output = Result<Vec<u8>, SignError>> + Send + 'a>>;

/// Whatever signs.
pub trait Signer: Send + Sync + fmt::Debug {
    /// What it is called, for the record and the page that proves a document.
    fn name(&self) -> &'static str;
    /// Whether its signatures are worth nothing.
    fn is_sample(&self) -> bool;
    /// Signs a PDF in the name of an officer and gives the signed one.
    fn sign<'a>(&'a self, pdf: Vec<u8>, login: &'a str, passphrase: &'a str) -> Signing<'a>;
}

/// Signs nothing: the document says CONTOH on every page.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sample;

impl Signer for Sample {
    fn name(&self) -> &'static str {
        "CONTOH"
    }

    fn is_sample(&self) -> bool {
        true
    }

    fn sign<'a>(&'a self, pdf: Vec<u8>, _login: &'a str, _passphrase: &'a str) -> Signing<'a> {
        Box::pin(async move { Ok(pdf) })
    }
}
