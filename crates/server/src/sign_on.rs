//! Signing officers in through a sign-on service of the city or the nation (`OpenID` Connect, authorization code with PKCE). It says
//! who somebody is; what they may do stands in the accounts of this server. No password of theirs passes through here.

mod token;

use std::{fmt, net::IpAddr, time::Duration};

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use reqwest::{Client, Url};
use serde::Deserialize;
use sha2::{Digest as _, Sha256};
use tokio::sync::OnceCell;

use crate::secret;

pub use token::BadToken;

/// An officer waits for it, so it may not take long.
const PATIENCE: Duration = Duration::from_secs(10);
/// What it may say at most: a list of keys is some kilobytes.
const MOST_BYTES: usize = 256 * 1024;
/// Everything but what RFC 3986 leaves as it is.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The service.
pub struct SignOn {
    client: Client,
    issuer: String,
    id: String,
    secret: String,
    /// The claim that names an account.
    claim: String,
    /// What the service says of itself, read when it is first needed.
    found: OnceCell<Found>,
}

impl fmt::Debug for SignOn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // It holds a secret.
        f.debug_struct("SignOn").field("issuer", &self.issuer).finish_non_exhaustive()
    }
}

#[derive(Debug, Deserialize)]
struct Found {
    issuer: String,
    authorization_endpoint: String,
    token_endpoint: String,
    jwks_uri: String,
}

#[derive(Deserialize)]
struct Answer {
    id_token: String,
}

/// Somebody on the way to the service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Begun {
    /// Where the browser goes.
    pub address: String,
    /// What it brings back.
    pub state: String,
    /// What must stand in the token.
    pub nonce: String,
    /// What only this server can show for the code.
    pub verifier: String,
}

/// Why nobody was signed in. Its texts hold nothing that the service said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum SignOnError {
    /// The service does not answer, or not as the protocol says.
    Unavailable,
    /// It refused the code.
    Refused,
    /// The token is not what it must be.
    Token(BadToken),
}

impl fmt::Display for SignOnError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unavailable => f.write_str("the sign-on service does not answer as it should"),
            Self::Refused => f.write_str("the sign-on service refused the code"),
            Self::Token(it) => write!(f, "the token of the sign-on service is refused: {it}"),
        }
    }
}

impl std::error::Error for SignOnError {}

impl SignOn {
    /// The service of an issuer (`https://…`), with what it knows us by. Nothing where the address is none or would be asked
    /// without encryption over a network.
    pub fn new(issuer: &str, client: (&str, &str), claim: &str) -> Option<Self> {
        is_safe(&Url::parse(issuer).ok()?).then_some(())?;
        let policy = reqwest::redirect::Policy::none();
        Some(Self {
            client: Client::builder().timeout(PATIENCE).redirect(policy).build().ok()?,
            issuer: issuer.to_owned(),
            id: client.0.to_owned(),
            secret: client.1.to_owned(),
            claim: if claim.is_empty() { "sub".to_owned() } else { claim.to_owned() },
            found: OnceCell::new(),
        })
    }

    /// Sends somebody on the way; `back` is where the service leads them afterwards.
    pub async fn begin(&self, back: &str) -> Result<Begun, SignOnError> {
        let found = self.found().await?;
        let (state, nonce, verifier) =
            (secret::random_token(), secret::random_token(), secret::random_token());
        let challenge = BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(verifier.as_bytes()));
        let asked = [
            ("response_type", "code"),
            ("client_id", &self.id),
            ("redirect_uri", back),
            ("scope", "openid profile"),
            ("state", &state),
            ("nonce", &nonce),
            ("code_challenge", &challenge),
            ("code_challenge_method", "S256"),
        ];
        let sign = if found.authorization_endpoint.contains('?') { '&' } else { '?' };
        let address = format!("{}{sign}{}", found.authorization_endpoint, form(&asked));
        Ok(Begun { address, state, nonce, verifier })
    }

    /// Who came back with this code: the value of the claim that names accounts.
    pub async fn finish(
        &self,
        code: &str,
        begun: (&str, &str),
        back: &str,
        now: i64,
    ) -> Result<String, SignOnError> {
        let found = self.found().await?;
        let (nonce, verifier) = begun;
        let body = form(&[
            ("grant_type", "authorization_code"),
            ("code", code),
            ("redirect_uri", back),
            ("code_verifier", verifier),
        ]);
        // RFC 6749 section 2.3.1: both are form-encoded before they become a password.
        let (id, secret) = (escaped(&self.id), escaped(&self.secret));
        let asked = self
            .client
            .post(&found.token_endpoint)
            .basic_auth(id, Some(secret))
            .header("content-type", "application/x-www-form-urlencoded")
            .body(body);
        let answer: Answer = read(asked).await.map_err(|it| it.unwrap_or(SignOnError::Refused))?;
        let keys: token::Keys = self.get(&found.jwks_uri).await?;
        let wanted = token::Wanted { issuer: &found.issuer, audience: &self.id, nonce, now };
        token::claim(&answer.id_token, &keys, &wanted, &self.claim).map_err(SignOnError::Token)
    }

    async fn found(&self) -> Result<&Found, SignOnError> {
        let address = format!("{}/.well-known/openid-configuration", self.issuer.trim_end_matches('/'));
        let read = || async {
            let found: Found = self.get(&address).await?;
            let is_safe = |it: &str| Url::parse(it).is_ok_and(|it| is_safe(&it));
            let places = [&found.authorization_endpoint, &found.token_endpoint, &found.jwks_uri];
            // A description that names another issuer is somebody else's (`OpenID` Connect Discovery section 4.3).
            let is_ours = found.issuer.trim_end_matches('/') == self.issuer.trim_end_matches('/');
            if is_ours && places.iter().all(|it| is_safe(it)) {
                Ok(found)
            } else {
                Err(SignOnError::Unavailable)
            }
        };
        self.found.get_or_try_init(read).await
    }

    async fn get<T: serde::de::DeserializeOwned>(&self, address: &str) -> Result<T, SignOnError> {
        read(self.client.get(address)).await.map_err(|_any| SignOnError::Unavailable)
    }
}

/// A JSON answer. `None` where the service refused, else why there is none.
async fn read<T: serde::de::DeserializeOwned>(
    asked: reqwest::RequestBuilder,
) -> Result<T, Option<SignOnError>> {
    let unavailable = || Some(SignOnError::Unavailable);
    let mut answer = asked.send().await.map_err(|_no| unavailable())?;
    if answer.status().is_client_error() {
        return Err(None);
    }
    if !answer.status().is_success() {
        return Err(unavailable());
    }
    let mut bytes = Vec::new();
    while let Some(piece) = answer.chunk().await.map_err(|_cut| unavailable())? {
        if bytes.len() + piece.len() > MOST_BYTES {
            return Err(unavailable());
        }
        bytes.extend_from_slice(&piece);
    }
    serde_json::from_slice(&bytes).map_err(|_other| unavailable())
}

/// Encrypted, or not leaving this machine.
fn is_safe(address: &Url) -> bool {
    let host = address.host_str().unwrap_or_default();
    let is_here = host == "localhost"
        || host.trim_matches(['[', ']']).parse::<IpAddr>().is_ok_and(|it| it.is_loopback());
    address.scheme() == "https" || address.scheme() == "http" && is_here
}

fn escaped(text: &str) -> String {
    utf8_percent_encode(text, PLAIN).to_string()
}

fn form(fields: &[(&str, &str)]) -> String {
    let pairs: Vec<String> = fields.iter().map(|(name, it)| format!("{name}={}", escaped(it))).collect();
    pairs.join("&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_service_is_asked_over_an_encrypted_connection_only() {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let can = |issuer| SignOn::new(issuer, ("a", "b"), "").is_some();
        assert!(
            can("https://sso.contoh.example") && can("http://127.0.0.1:3000") && can("http://[::1]:3000")
        );
        assert!(!can("http://sso.contoh.example") && !can("sso") && !can("ftp://127.0.0.1"));
    }
}
