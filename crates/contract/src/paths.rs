//! Addresses of the API of version 1, and of the page that follows a file.

/// `PUT` an application, `GET` its receipt.
pub fn application(id: &str) -> String {
    ["/api/v1/applications/", id].concat()
}

/// `POST` to begin an upload (tus 1.0); its answer names the address for the rest.
pub const UPLOADS: &str = "/api/v1/uploads";

/// `GET` where a file stands.
pub fn status(number: &str) -> String {
    ["/api/v1/status/", number].concat()
}

/// `PUT` a message, under an id made on the phone.
pub fn message(number: &str, id: &str) -> String {
    [&status(number), "/messages/", id].concat()
}

/// `PUT` the answer to a correction.
pub fn correction(number: &str, id: &str) -> String {
    [&status(number), "/corrections/", id].concat()
}

/// `PUT` a withdrawal.
pub fn withdrawal(number: &str) -> String {
    [&status(number), "/withdrawal"].concat()
}

/// `GET` the signed decision, a PDF.
pub fn document(number: &str) -> String {
    [&status(number), "/document"].concat()
}

/// The page that proves a decision, by the id in its status.
pub fn verification(id: &str) -> String {
    ["/verifikasi/", id].concat()
}

/// The fragment of the page that follows a file: browsers do not send it to any server.
pub fn tracking_fragment(number: &str, secret: &str) -> String {
    ["#n=", number, "&k=", secret].concat()
}

/// Number and secret of such a fragment.
pub fn read_tracking_fragment(fragment: &str) -> Option<(String, String)> {
    let (number, secret) = fragment.trim_start_matches('#').strip_prefix("n=")?.split_once("&k=")?;
    let is_number = |it: &str| {
        !it.is_empty() && it.len() <= 40 && it.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'-')
    };
    (is_number(number) && crate::is_secret(secret)).then(|| (number.to_owned(), secret.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tracking_fragment_is_read_again() {
        let secret = crate::claim_secret([3; 32]);
        let fragment = tracking_fragment("5371-AB12C-D34EF", &secret);
        assert_eq!(read_tracking_fragment(&fragment), Some(("5371-AB12C-D34EF".to_owned(), secret)));
        assert_eq!(read_tracking_fragment("#n=../x&k=aaaaaaaaaaaaaaaaaaaaaaaaaaaa"), None);
        assert_eq!(read_tracking_fragment("#n=1"), None);
    }
}
