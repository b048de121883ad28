//! What the handlers of cases share: the store, the calendar, limits. Made once at the start.

use std::{
    collections::{BTreeMap, BTreeSet},
    net::IpAddr,
    sync::{Arc, Mutex},
};

use crate::{
    casework::{
        CaseError,
        clock::Calendar,
        corrected::{Corrected, Looked},
        receive::Seen,
        statistics::{self, Shown},
    },
    clock,
    connect::Connector,
    limit::Limiter,
    plans::Plans,
    sheet::keys::SheetKeys,
    sign_on::SignOn,
    signing::Signer,
    store::{Database, StoreError, Tx, cases::Scope, files::FileStore},
    wire::UsualDays,
};

/// The office behind the API and the desk.
#[derive(Debug)]
pub struct Office {
    pub database: Database,
    pub files: FileStore,
    pub calendar: Calendar,
    pub plans: Arc<Plans>,
    /// What signs decisions; without it nothing is issued.
    pub signer: Option<Arc<dyn Signer>>,
    /// What countersigns sheets of answers; without it nothing is.
    pub sheet_keys: Option<SheetKeys>,
    /// Where officers may sign in elsewhere.
    pub sign_on: Option<Arc<SignOn>>,
    /// Systems of others.
    pub connectors: Vec<Connector>,
    pub settings: Settings,
    /// Requests of one address.
    pub requests: Limiter,
    /// Wrong secrets and passwords of one address.
    pub failures: Limiter,
    uploads_in_work: Mutex<BTreeSet<String>>,
    usual: Mutex<Usual>,
}

/// How long services took, as it was counted last.
#[derive(Debug, Default)]
struct Usual {
    /// Not again before then.
    until: i64,
    days: BTreeMap<String, UsualDays>,
}

/// How long that counts, in seconds.
const USUAL: i64 = 600;

/// How the office behaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The address that papers and mails lead to (`https://…`).
    pub public_address: Option<String>,
    /// Nothing is deleted, whatever the forms say of how long it is kept.
    pub keeps_for_ever: bool,
    /// Everything received is stamped as a demonstration.
    pub is_sample: bool,
    /// Behind a proxy of our own, whose word on the address of a request counts.
    pub trusts_proxy: bool,
    /// Requests of one address in a minute; 0 is no limit. Many phones share one address of their network.
    pub requests_per_minute: u32,
    /// Wrong secrets and passwords of one address in ten minutes.
    pub failures_per_ten_minutes: u32,
    /// Bytes of one file.
    pub file_bytes: u64,
    /// Bytes of all files of one application.
    pub files_bytes: u64,
    /// Bytes of an application without its files.
    pub application_bytes: usize,
    /// Seconds in which an upload may be continued.
    pub upload_seconds: i64,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            public_address: None,
            keeps_for_ever: true,
            is_sample: false,
            trusts_proxy: false,
            requests_per_minute: 1_200,
            failures_per_ten_minutes: 60,
            file_bytes: 20 * 1024 * 1024,
            files_bytes: 200 * 1024 * 1024,
            application_bytes: 512 * 1024,
            upload_seconds: 7 * 86_400,
        }
    }
}

impl Office {
    pub fn new(
        database: Database,
        files: FileStore,
        calendar: Calendar,
        plans: Plans,
        settings: Settings,
    ) -> Self {
        Self {
            database,
            files,
            calendar,
            plans: Arc::new(plans),
            signer: None,
            sheet_keys: None,
            sign_on: None,
            connectors: Vec::new(),
            requests: Limiter::new(settings.requests_per_minute, 60),
            failures: Limiter::new(settings.failures_per_ten_minutes, 600),
            settings,
            uploads_in_work: Mutex::default(),
            usual: Mutex::default(),
        }
    }

    /// Takes an upload for one request; nothing while another request writes to it.
    pub fn take_upload<'a>(&'a self, id: &str) -> Option<UploadTurn<'a>> {
        let mut all = self.uploads_in_work.lock().ok()?;
        all.insert(id.to_owned()).then(|| UploadTurn { office: self, id: id.to_owned() })
    }

    /// How long a service usually takes, where enough was decided lately. Counted anew every ten minutes, beside the requests: none
    /// of them waits for it.
    pub fn usual_days(self: &Arc<Self>, service: &str, now: i64) -> Option<UsualDays> {
        let mut usual = self.usual.lock().ok()?;
        if usual.until <= now {
            usual.until = now + USUAL;
            tokio::spawn(Arc::clone(self).count_usual(now));
        }
        usual.days.get(service).copied()
    }

    async fn count_usual(self: Arc<Self>, now: i64) {
        let (calendar, everywhere) = (self.calendar.clone(), [Scope::default()]);
        let work = move |tx: &mut dyn Tx| statistics::by_service(tx, &everywhere, &calendar, now);
        // Where it cannot be counted, what was counted before still holds.
        let Ok(counted) = self.database.read::<_, CaseError, _>(work).await else { return };
        let days = |it: Shown| it.usual.map(|(half, most)| (it.service, UsualDays { half, most }));
        let days = statistics::for_public(counted).into_iter().filter_map(days).collect();
        if let Ok(mut usual) = self.usual.lock() {
            usual.days = days;
        }
    }

    /// Whether an address has failed too often to be listened to.
    pub fn is_shut_out(&self, address: IpAddr) -> bool {
        !self.failures.has_room(address)
    }

    /// The same with something that signs.
    pub fn with_signer(self, signer: Option<Arc<dyn Signer>>) -> Self {
        Self { signer, ..self }
    }

    /// The same with keys that countersign sheets.
    pub fn with_sheet_keys(self, sheet_keys: Option<SheetKeys>) -> Self {
        Self { sheet_keys, ..self }
    }

    /// The same with a service that signs officers in.
    pub fn with_sign_on(self, sign_on: Option<SignOn>) -> Self {
        Self { sign_on: sign_on.map(Arc::new), ..self }
    }

    /// The same beside systems of others.
    pub fn with_connectors(self, connectors: Vec<Connector>) -> Self {
        Self { connectors, ..self }
    }

    /// Where people find this server: as it was configured, else as this request found it.
    pub fn public_address(&self, host: &str) -> String {
        match &self.settings.public_address {
            Some(it) => it.trim_end_matches('/').to_owned(),
            None => format!("{}://{host}", if self.settings.trusts_proxy { "https" } else { "http" }),
        }
    }

    /// Looks at an application with the forms and plans of the packs. A plan is read on a thread that may block.
    pub async fn look_at(&self, application: &contract::Application) -> Seen {
        let form = self.plans.form(&application.region, &application.form).cloned();
        let form = form.filter(|it| it.1.service == application.service);
        let today = self.calendar.day(&application.region, clock::now());
        let (plans, of, read) = (Arc::clone(&self.plans), application.clone(), form.clone());
        let judge = move || plans.judge(&of, read.as_ref().map(|it| &*it.1), today);
        // A thread that broke leaves the application unjudged, which the desk says; receiving it comes first.
        let judgement = tokio::task::spawn_blocking(judge).await.ok();
        Seen { form, judgement }
    }

    /// Looks at an application as its applicant corrected it, by the form that its case walks by.
    pub async fn look_at_corrected(&self, it: Corrected) -> Looked {
        let today = self.calendar.day(&it.application.region, clock::now());
        let (plans, sha256) = (Arc::clone(&self.plans), it.sha256);
        let judge = move || plans.judge(&it.application, Some(&it.form), today);
        Looked { sha256, judgement: tokio::task::spawn_blocking(judge).await.ok() }
    }

    /// Whether the database and the file store work right now.
    pub async fn is_ready(&self) -> bool {
        let database = self.database.read(|tx| tx.rows("SELECT 1", &[]).map(|_| ())).await;
        let files = self.files.clone();
        let files = tokio::task::spawn_blocking(move || files.probe()).await;
        let files: Result<(), StoreError> = match files {
            Ok(Ok(())) => Ok(()),
            _ => Err(StoreError::Broke),
        };
        database.is_ok() && files.is_ok()
    }
}

/// The right to write to an upload; it ends with the value.
#[derive(Debug)]
pub struct UploadTurn<'a> {
    office: &'a Office,
    id: String,
}

impl Drop for UploadTurn<'_> {
    fn drop(&mut self) {
        if let Ok(mut all) = self.office.uploads_in_work.lock() {
            all.remove(&self.id);
        }
    }
}
