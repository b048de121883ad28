//! A signing service within the office's network, in the manner of the national *Esign Client Service*: the PDF goes there with the
//! officer's number and passphrase, and comes back signed. Nothing of it is kept or logged.

use std::{collections::BTreeMap, fmt, time::Duration};

use reqwest::{
    Client, StatusCode,
    multipart::{Form, Part},
};

use super::{SignError, Signer, Signing};

/// A service on the other side of the country may take its time; an officer does not wait longer.
const PATIENCE: Duration = Duration::from_secs(60);
/// A signed document is larger than the plain one by some hundred kilobytes at most.
const MOST_BYTES: usize = 32 * 1024 * 1024;

/// The service.
#[derive(Clone)]
pub struct Esign {
    client: Client,
    address: String,
    user: String,
    password: String,
    /// Number of the certificate's owner by the officer's login.
    owners: BTreeMap<String, String>,
}

impl fmt::Debug for Esign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // It holds a password and numbers of people.
        f.debug_struct("Esign").field("address", &self.address).finish_non_exhaustive()
    }
}

impl Esign {
    /// The service at an address (`https://…`), with its own account; `owners` are `login=number`.
    pub fn new(address: &str, account: (&str, &str), owners: &[String]) -> Result<Self, SignError> {
        let client = Client::builder().timeout(PATIENCE).build().map_err(|_no| SignError::Unavailable)?;
        let owner =
            |it: &String| it.split_once('=').map(|(login, number)| (login.to_owned(), number.to_owned()));
        Ok(Self {
            client,
            address: address.trim_end_matches('/').to_owned(),
            user: account.0.to_owned(),
            password: account.1.to_owned(),
            owners: owners.iter().filter_map(owner).collect(),
        })
    }

    async fn ask(&self, pdf: Vec<u8>, login: &str, passphrase: &str) -> Result<Vec<u8>, SignError> {
        let owner = self.owners.get(login).ok_or(SignError::NoCertificate)?;
        let file = Part::bytes(pdf).file_name("keputusan.pdf").mime_str("application/pdf");
        let form = Form::new()
            .part("file", file.map_err(|_no| SignError::Unavailable)?)
            .text("nik", owner.clone())
            .text("passphrase", passphrase.to_owned())
            .text("tampilan", "invisible");
        let asked = self
            .client
            .post(format!("{}/api/sign/pdf", self.address))
            .basic_auth(&self.user, Some(&self.password))
            .multipart(form)
            .send();
        let answer = asked.await.map_err(|_lost| SignError::Unavailable)?;
        match answer.status() {
            StatusCode::OK => {}
            it if it.is_client_error() => return Err(SignError::Refused),
            _ => return Err(SignError::Unavailable),
        }
        let signed = answer.bytes().await.map_err(|_lost| SignError::Unavailable)?;
        // Services answer 200 with an error in words; a document begins as documents do.
        if signed.starts_with(b"%PDF-") && signed.len() <= MOST_BYTES {
            Ok(signed.to_vec())
        } else {
            Err(SignError::Refused)
        }
    }
}

impl Signer for Esign {
    fn name(&self) -> &'static str {
        "BSrE"
    }

    fn is_sample(&self) -> bool {
        false
    }

    fn sign<'a>(&'a self, pdf: Vec<u8>, login: &'a str, passphrase: &'a str) -> Signing<'a> {
        Box::pin(self.ask(pdf, login, passphrase))
    }
}
