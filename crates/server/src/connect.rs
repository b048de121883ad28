//! Systems of others beside this server: their configuration, the calls to them, what they sign, and the folders in which they
//! leave files. What may happen to a file is decided in `casework::connect`.

mod folder;
mod send;
mod settings;

use std::{path::PathBuf, sync::Arc, time::Duration};

use crate::{
    asset::digest,
    casework::{
        CaseError,
        connect::{self, Partner, Report},
        decide::Today,
        pay::Paid,
    },
    clock, notify,
    office::Office,
    secret,
    store::{StoreError, Tx, connectors},
    wire::NewReport,
};

pub use send::once as send_once;
pub use settings::read;

/// The header of a signature, the same in both directions.
pub const SIGNATURE: &str = "ruangizin-signature";
/// How old a signature may be, in seconds: what was caught on the way is worth nothing afterwards.
const FRESH: i64 = 300;

/// One system.
#[derive(Debug, Clone)]
pub struct Connector {
    pub partner: Partner,
    /// Ids of the services that it has to do with; none means all.
    pub services: Vec<String>,
    /// Where it is told what happens.
    pub(crate) call: Option<send::Call>,
    receive_key: Option<String>,
    /// Where it leaves files.
    pub(crate) folder: Option<PathBuf>,
}

impl Connector {
    /// Whether a system signed this body just now.
    pub fn is_signed(&self, header: &str, body: &str, now: i64) -> bool {
        let Some(key) = &self.receive_key else { return false };
        let at = header.strip_prefix("t=").and_then(|it| it.split(',').next()).and_then(|it| it.parse().ok());
        let Some(at) = at.filter(|at: &i64| (now - at).abs() <= FRESH) else { return false };
        secret::is_same(&notify::signature(key, at, body), header)
    }
}

/// Takes in what a system says of a file: the word of what became of it, and whether somebody has to look.
pub async fn take(
    office: &Office,
    connector: &Connector,
    said: &NewReport,
) -> Result<(String, bool), CaseError> {
    let invalid = |part: &str| CaseError::Invalid { part: part.to_owned(), fault: "malformed" };
    let text = |it: &Option<String>| it.clone().unwrap_or_default();
    let report = Report {
        id: said.id.clone(),
        number: said.number.clone(),
        said: said.status.clone(),
        at: clock::from_rfc3339(&said.at).ok_or_else(|| invalid("at"))?,
        note: text(&said.note),
        paid: Paid { reference: text(&said.reference), on: text(&said.paid_on) },
    };
    let digest = digest(&serde_json::to_vec(said).map_err(|_no| invalid("body"))?);
    let mut done = Err(CaseError::Stale);
    for _ in 0..3 {
        let (partner, report, digest) = (connector.partner.clone(), report.clone(), digest.clone());
        let (calendar, now) = (office.calendar.clone(), clock::now());
        let work = move |tx: &mut dyn Tx| {
            connect::take_report(tx, &partner, &report, &digest, Today { calendar: &calendar, now })
        };
        // Where an officer was faster it looks again and sees their change.
        done = office.database.write(work).await;
        if done != Err(CaseError::Stale) {
            break;
        }
    }
    done
}

/// Writes which systems are told what happens.
pub async fn prepare(office: &Office) -> Result<(), StoreError> {
    let told = office.connectors.iter().filter(|it| it.call.is_some());
    let told: Vec<(String, String)> =
        told.map(|it| (it.partner.name.clone(), it.services.join(" "))).collect();
    office.database.write(move |tx| connectors::name_all(tx, &told)).await
}

/// Sends what is due and reads what was left, again and again.
pub async fn run(office: Arc<Office>, pause: Duration) {
    while !office.connectors.is_empty() {
        if let Err(error) = send::once(&office, clock::now()).await {
            crate::log::event("deliveries failed", &error.to_string());
        }
        read_folders(&office).await;
        tokio::time::sleep(pause).await;
    }
}

/// Reads the files that systems left in their folders; gives how many.
pub async fn read_folders(office: &Office) -> usize {
    let mut count = 0;
    for connector in &office.connectors {
        let Some(folder) = &connector.folder else { continue };
        match folder::read(office, connector, folder).await {
            Ok(it) => count += it,
            Err(error) => crate::log::event("a drop folder cannot be read", &error.kind().to_string()),
        }
    }
    count
}
