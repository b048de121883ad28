//! An officer's browser at the desk, and what the applicant of a case sees.

use crate::support::{Answer, PASSWORD, Phone, Server};

/// A browser in which an officer is signed in.
pub(crate) struct Browser<'a> {
    server: &'a Server,
    pub(crate) cookie: String,
}

pub(crate) const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");

pub(crate) fn encode(fields: &[(&str, &str)]) -> String {
    let text =
        |it: &str| percent_encoding::utf8_percent_encode(it, percent_encoding::NON_ALPHANUMERIC).to_string();
    fields.iter().map(|(name, value)| format!("{}={}", text(name), text(value))).collect::<Vec<_>>().join("&")
}

pub(crate) async fn enter(server: &Server, fields: &[(&str, &str)]) -> Answer {
    server.ask("POST", "/desk/masuk", &[FORM], encode(fields).as_bytes()).await
}

/// What stands hidden in the first form of a page.
pub(crate) fn hidden(page: &str, name: &str) -> String {
    let (_, rest) = page.split_once(&format!("name=\"{name}\" value=\"")).unwrap_or_default();
    rest.split('"').next().unwrap_or_default().to_owned()
}

impl<'a> Browser<'a> {
    pub(crate) async fn of(server: &'a Server, login: &str) -> Self {
        let answer = enter(server, &[("login", login), ("password", PASSWORD)]).await;
        assert_eq!((answer.status, answer.header("location")), (303, "/desk"));
        let cookie = answer.header("set-cookie");
        assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"), "{cookie}");
        Self { server, cookie: cookie.split(';').next().unwrap_or_default().to_owned() }
    }

    /// The same browser at another server of the office.
    pub(crate) fn at<'b>(&self, server: &'b Server) -> Browser<'b> {
        Browser { server, cookie: self.cookie.clone() }
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        let headers = [("cookie", self.cookie.as_str()), ("accept-language", "en")];
        self.server.ask("GET", path, &headers, b"").await
    }

    pub(crate) async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let language = ("accept-language", "en");
        let headers = [FORM, language, ("cookie", self.cookie.as_str()), ("sec-fetch-site", "same-origin")];
        self.server.ask("POST", path, &headers, encode(fields).as_bytes()).await
    }

    /// Hands a form of a file's page in, with what stands hidden in it.
    pub(crate) async fn act(&self, number: &str, what: &str, fields: &[(&str, &str)]) -> String {
        let answer = self.hand_in(number, what, fields).await;
        if let Some((_, word)) = answer.header("location").split_once('?') {
            return word.to_owned();
        }
        // What is refused is shown again, with what was typed.
        let page = answer.text();
        let fault = page.split_once("id=\"galat-").and_then(|(_, rest)| rest.split('"').next());
        format!("galat={}", fault.unwrap_or_default())
    }

    pub(crate) async fn hand_in(&self, number: &str, what: &str, fields: &[(&str, &str)]) -> Answer {
        let page = self.get(&format!("/desk/berkas/{number}")).await.text();
        let (csrf, revision) = (hidden(&page, "csrf"), hidden(&page, "revision"));
        let all = [&[("csrf", csrf.as_str()), ("revision", revision.as_str())], fields].concat();
        self.post(&format!("/desk/berkas/{number}/{what}"), &all).await
    }
}

/// What the applicant of a case sees.
pub(crate) async fn status(server: &Server, phone: &Phone, number: &str) -> serde_json::Value {
    phone.with_secret(server, "GET", &format!("/api/v1/status/{number}"), "").await.json()
}
