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
            Ok(Err(error)) if error.is_permanent() => Err(NotSent::Never),
            _ => Err(NotSent::Later),
        }
    }
}
