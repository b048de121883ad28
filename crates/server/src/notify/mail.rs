//! Mail over SMTP.

use std::fmt;

use lettre::{Message, SmtpTransport, Transport as _, message::header::ContentType};

use super::{NotSent, Told};

/// A mail server of the office.
#[derive(Clone)]
pub struct Mail {
    transport: SmtpTransport,
    from: String,
}

impl fmt::Debug for Mail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The transport holds a password.
        f.debug_struct("Mail").field("from", &self.from).finish_non_exhaustive()
    }
}

impl Mail {
    /// The server at an address: `smtp://host:25`, `smtp://user:password@host:587?tls=required`, `smtps://…`. Nothing where
    /// the address is none.
    pub fn new(address: &str, from: &str) -> Option<Self> {
        let transport = SmtpTransport::from_url(address).ok()?.build();
        from.parse::<lettre::message::Mailbox>().ok()?;
        Some(Self { transport, from: from.to_owned() })
    }

    pub(super) async fn send(&self, id: &str, to: &str, told: &Told) -> Result<(), NotSent> {
        let address = |text: &str| text.parse().map_err(|_no| NotSent::Never);
        let message = Message::builder()
            .from(address(&self.from)?)
            .to(address(to)?)
            .subject(&told.subject)
            // The same notice has the same name, so a mail program shows it once.
            .message_id(Some(format!("<{id}@ruangizin>")))
            .header(ContentType::TEXT_PLAIN)
            .body(told.text.clone())
            .map_err(|_no| NotSent::Never)?;
        let transport = self.transport.clone();
        let sent = tokio::task::spawn_blocking(move || transport.send(&message)).await;
        match sent {
            Ok(Ok(_)) => Ok(()),
            Ok(Err(error)) if is_no_address(error.status().map(u16::from)) => Err(NotSent::Never),
            _ => Err(NotSent::Later),
        }
    }
}

/// Whether a mail server says that nobody lives there (RFC 5321, section 4.2.3). Its other refusals are about itself, its
/// settings or its mood, and may be gone the next time.
fn is_no_address(code: Option<u16>) -> bool {
    matches!(code, Some(550 | 551 | 553))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_address_that_is_none_is_given_up_at_once() {
        let codes =
            [None, Some(421), Some(450), Some(535), Some(550), Some(551), Some(552), Some(553), Some(554)];
        let given_up: Vec<u16> = codes.into_iter().filter(|it| is_no_address(*it)).flatten().collect();
        assert_eq!(given_up, [550, 551, 553]);
    }
}
