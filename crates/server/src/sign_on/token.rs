//! Identity tokens: signed by the service, for us, for this very sign-on, and not too old (`OpenID` Connect Core section 3.1.3.7).

use std::fmt;

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use ring::signature::{self, RsaPublicKeyComponents, UnparsedPublicKey};
use serde::Deserialize;
use serde_json::Value;

/// Clocks differ by so many seconds.
const LEEWAY: i64 = 60;

/// The keys that a service signs with.
#[derive(Debug, Deserialize)]
pub(super) struct Keys {
    keys: Vec<Key>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Key {
    kty: String,
    kid: String,
    #[serde(rename = "use")]
    usage: String,
    crv: String,
    n: String,
    e: String,
    x: String,
    y: String,
}

#[derive(Debug, Deserialize)]
struct Head {
    alg: String,
    #[serde(default)]
    kid: String,
}

/// What a token must say.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted<'a> {
    pub(super) issuer: &'a str,
    pub(super) audience: &'a str,
    pub(super) nonce: &'a str,
    pub(super) now: i64,
}

/// What is wrong with a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum BadToken {
    /// No token at all.
    Malformed,
    /// Signed in a way that is not taken, or by nobody whose key is known.
    Unsigned,
    /// From somebody else.
    Issuer,
    /// For somebody else.
    Audience,
    /// Too old, or from the future.
    Time,
    /// For another sign-on.
    Nonce,
    /// It lacks the claim that names accounts.
    NoClaim,
}

impl fmt::Display for BadToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Malformed => "it is no token",
            Self::Unsigned => "no known key signed it",
            Self::Issuer => "somebody else issued it",
            Self::Audience => "it is for somebody else",
            Self::Time => "it is too old or from the future",
            Self::Nonce => "it is for another sign-on",
            Self::NoClaim => "it names no account",
        })
    }
}

/// The value of a claim of a token, where the token is what it must be.
pub(super) fn claim(token: &str, keys: &Keys, wanted: &Wanted<'_>, claim: &str) -> Result<String, BadToken> {
    let parts: Vec<&str> = token.split('.').collect();
    let [head, body, signed] = parts[..] else { return Err(BadToken::Malformed) };
    let (head_bytes, body_bytes) = (decoded(head)?, decoded(body)?);
    let read: Head = serde_json::from_slice(&head_bytes).map_err(|_no| BadToken::Malformed)?;
    let message = token.get(..head.len() + 1 + body.len()).unwrap_or_default();
    let signature = decoded(signed)?;
    if !keys.keys.iter().any(|it| it.has_signed(&read, message.as_bytes(), &signature)) {
        return Err(BadToken::Unsigned);
    }
    let claims: Value = serde_json::from_slice(&body_bytes).map_err(|_no| BadToken::Malformed)?;
    check(&claims, wanted)?;
    let value = claims[claim].as_str().unwrap_or_default();
    if value.is_empty() || value.len() > 200 { Err(BadToken::NoClaim) } else { Ok(value.to_owned()) }
}

fn check(claims: &Value, wanted: &Wanted<'_>) -> Result<(), BadToken> {
    if claims["iss"].as_str() != Some(wanted.issuer) {
        return Err(BadToken::Issuer);
    }
    let audience = &claims["aud"];
    let is_for_us = match audience.as_array() {
        None => audience.as_str() == Some(wanted.audience),
        // For several, it must have been made for us.
        Some(all) => {
            all.iter().any(|it| it.as_str() == Some(wanted.audience))
                && (all.len() == 1 || claims["azp"].as_str() == Some(wanted.audience))
        }
    };
    if !is_for_us {
        return Err(BadToken::Audience);
    }
    let ends = claims["exp"].as_i64().unwrap_or(0);
    let made = claims["iat"].as_i64().unwrap_or(i64::MAX);
    if ends + LEEWAY < wanted.now || made > wanted.now + LEEWAY {
        return Err(BadToken::Time);
    }
    if claims["nonce"].as_str() != Some(wanted.nonce) {
        return Err(BadToken::Nonce);
    }
    Ok(())
}

impl Key {
    /// Whether this key signed the message. `none` and shared secrets are no signatures.
    fn has_signed(&self, head: &Head, message: &[u8], signature: &[u8]) -> bool {
        if self.usage == "enc" || !head.kid.is_empty() && !self.kid.is_empty() && head.kid != self.kid {
            return false;
        }
        let bytes = |it: &str| BASE64_URL_SAFE_NO_PAD.decode(it).unwrap_or_default();
        match (head.alg.as_str(), self.kty.as_str()) {
            ("RS256", "RSA") => {
                let key = RsaPublicKeyComponents { n: bytes(&self.n), e: bytes(&self.e) };
                key.verify(&signature::RSA_PKCS1_2048_8192_SHA256, message, signature).is_ok()
            }
            ("ES256", "EC") if self.crv == "P-256" => {
                let point = [&[4][..], &bytes(&self.x), &bytes(&self.y)].concat();
                let key = UnparsedPublicKey::new(&signature::ECDSA_P256_SHA256_FIXED, point);
                key.verify(message, signature).is_ok()
            }
            _ => false,
        }
    }
}

fn decoded(text: &str) -> Result<Vec<u8>, BadToken> {
    BASE64_URL_SAFE_NO_PAD.decode(text).map_err(|_no| BadToken::Malformed)
}

#[cfg(test)]
mod tests {
    use ring::{
        rand::SystemRandom,
        signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _},
    };
    use serde_json::json;

    use super::*;

    struct Service {
        pair: EcdsaKeyPair,
        keys: Keys,
    }

    fn service() -> Service {
        let random = SystemRandom::new();
        let kind = &ECDSA_P256_SHA256_FIXED_SIGNING;
        let made = EcdsaKeyPair::generate_pkcs8(kind, &random).expect("a key");
        let pair = EcdsaKeyPair::from_pkcs8(kind, made.as_ref(), &random).expect("a key");
        let point = pair.public_key().as_ref();
        let text = |it: &[u8]| BASE64_URL_SAFE_NO_PAD.encode(it);
        let key = json!({ "kty": "EC", "crv": "P-256", "x": text(&point[1..33]), "y": text(&point[33..]) });
        let keys = serde_json::from_value(json!({ "keys": [key] })).expect("keys");
        Service { pair, keys }
    }

    impl Service {
        fn token(&self, head: &Value, claims: &Value) -> String {
            let text = |it: &Value| BASE64_URL_SAFE_NO_PAD.encode(it.to_string());
            let message = format!("{}.{}", text(head), text(claims));
            let signed = self.pair.sign(&SystemRandom::new(), message.as_bytes()).expect("a signature");
            format!("{message}.{}", BASE64_URL_SAFE_NO_PAD.encode(signed))
        }
    }

    fn claims() -> Value {
        json!({ "iss": "https://sso", "aud": "desk", "sub": "42", "exp": 2_000, "iat": 900, "nonce": "n" })
    }

    #[test]
    fn only_a_signed_token_for_this_sign_on_counts() {
        let service = service();
        let wanted = Wanted { issuer: "https://sso", audience: "desk", nonce: "n", now: 1_000 };
        let head = json!({ "alg": "ES256" });
        let read = |token: &str| claim(token, &service.keys, &wanted, "sub");
        assert_eq!(read(&service.token(&head, &claims())), Ok("42".to_owned()));
        for (name, value, wrong) in [
            ("iss", json!("https://other"), BadToken::Issuer),
            ("aud", json!("other"), BadToken::Audience),
            ("aud", json!(["desk", "other"]), BadToken::Audience),
            ("exp", json!(900), BadToken::Time),
            ("iat", json!(1_100), BadToken::Time),
            ("nonce", json!("m"), BadToken::Nonce),
            ("sub", json!(""), BadToken::NoClaim),
        ] {
            let mut changed = claims();
            changed[name] = value;
            assert_eq!(read(&service.token(&head, &changed)), Err(wrong), "{name}");
        }
        let token = service.token(&head, &claims());
        let (start, _) = token.rsplit_once('.').expect("three parts");
        for it in [format!("{start}."), format!("{start}.AAAA"), "a.b".to_owned(), String::new()] {
            assert!(read(&it).is_err(), "{it}");
        }
        for alg in ["none", "HS256", "RS256"] {
            let token = service.token(&json!({ "alg": alg }), &claims());
            assert_eq!(read(&token), Err(BadToken::Unsigned), "{alg}");
        }
    }
}
