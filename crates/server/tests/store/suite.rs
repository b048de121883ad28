//! The conformance suite: one list of cases, each handed an empty, migrated database.

use std::{future::Future, pin::Pin};

use server::store::{
    Database, StoreError, Tx, Value, backup,
    cases::{
        self, Case, Event,
        looks::{self, Look},
        talk,
    },
    files::FileStore,
    officers::{self, Officer},
    uploads::{self, Upload},
};

use crate::{Place, kept};

type Run = Pin<Box<dyn Future<Output = ()>>>;

/// What is tried, and how.
type Trial = (&'static str, fn(Place) -> Run);

pub(crate) const ALL: &[Trial] = &[
    ("a case comes back as it was written", |it| Box::pin(round_trip(it))),
    ("an error undoes everything", |it| Box::pin(error_undoes(it))),
    ("a panic undoes everything and harms nobody else", |it| Box::pin(panic_undoes(it))),
    ("one id is received once, however many try", |it| Box::pin(received_once(it))),
    ("of two changes of one revision one wins", |it| Box::pin(one_revision(it))),
    ("the record can only grow", |it| Box::pin(append_only(it))),
    ("rows that point at nothing are refused", |it| Box::pin(foreign_keys(it))),
    ("readers see one state while others write", |it| Box::pin(one_state(it))),
    ("the safe end of an upload moves once", |it| Box::pin(upload_moves_once(it))),
    ("a login belongs to one officer", |it| Box::pin(one_login(it))),
    ("tries at two servers at once are all counted", |it| Box::pin(counts_are_guarded(it))),
    ("lists filter, search, count and turn pages", |it| Box::pin(lists(it))),
    ("a place holds what lies in it", |it| Box::pin(kept::places(it))),
    ("other roles replace those before and end the sessions", |it| Box::pin(kept::roles(it))),
    ("ticks of a round only grow and the last one counts", |it| Box::pin(kept::ticks(it))),
    ("messages wait until they are settled", |it| Box::pin(kept::messages_wait(it))),
    ("a delivery is taken by one and a report taken in once", |it| Box::pin(kept::systems(it))),
    ("a backup can be read back", |it| Box::pin(backup_comes_back(it))),
    ("tables of a newer program are left alone", |it| Box::pin(newer_is_left(it))),
];

pub(crate) fn case(id: &str) -> Case {
    Case {
        id: id.to_owned(),
        number: format!("N-{id}"),
        claim_hash: "c".to_owned(),
        digest: "d".to_owned(),
        service: "kkpr".to_owned(),
        region: "53.71".to_owned(),
        kelurahan: Some("53.71.01.1001".to_owned()),
        applicant: "Yos \u{1f600} O'Nai\\ %_!".to_owned(),
        language: "id".to_owned(),
        is_sample: true,
        step: "submitted".to_owned(),
        state: "submitted".to_owned(),
        desk: "loket".to_owned(),
        since: 1_700_000_000,
        officer: None,
        rounds: 0,
        revision: 1,
        received_at: 1_700_000_000,
        form_digest: None,
        due_at: Some(1_800_000_000),
        origin: "phone".to_owned(),
        representative: Some("Oma".to_owned()),
        representative_letter: None,
    }
}

fn event(turn: i64) -> Event {
    Event {
        turn,
        at: 1_700_000_000 + turn,
        actor: "applicant".to_owned(),
        role: "applicant".to_owned(),
        action: "submit".to_owned(),
        step: "submitted".to_owned(),
        state: "submitted".to_owned(),
        reason: None,
        note: Some("a\nb".to_owned()),
        is_visible: true,
    }
}

pub(crate) async fn add(database: &Database, it: Case) -> bool {
    database.write(move |tx| cases::insert(tx, &it)).await.expect("it can be written")
}

async fn count(database: &Database, table: &'static str) -> i64 {
    let sql = format!("SELECT count(*) FROM {table}");
    database.read(move |tx| tx.rows(&sql, &[])?[0].int(0)).await.expect("it can be counted")
}

async fn round_trip(place: Place) {
    let written = case("a");
    let same = written.clone();
    let body = "{\"text\":\"ç\u{1f600}\",\n \"n\": 1.50}";
    place
        .database
        .write(move |tx| {
            assert!(cases::insert(tx, &written)?);
            cases::add_application(tx, &written, body)?;
            cases::add_event(tx, &written.id, &event(1))
        })
        .await
        .expect("it can be written");
    let (found, again, body_found, events) = place
        .second
        .read(|tx| {
            Ok::<_, StoreError>((
                cases::by_id(tx, "a")?,
                cases::by_number(tx, "N-a")?,
                cases::application(tx, "a")?,
                cases::events(tx, "a")?,
            ))
        })
        .await
        .expect("it can be read");
    assert_eq!((found.as_ref(), again.as_ref()), (Some(&same), Some(&same)));
    assert_eq!((body_found.as_deref(), events), (Some(body), vec![event(1)]));
}

async fn error_undoes(place: Place) {
    let outcome = place
        .database
        .write(|tx| {
            cases::insert(tx, &case("a"))?;
            Err::<(), _>(StoreError::Broke)
        })
        .await;
    assert_eq!(outcome, Err(StoreError::Broke));
    assert_eq!(count(&place.database, "cases").await, 0);
}

async fn panic_undoes(place: Place) {
    let broken = place.database.write(|tx| -> Result<(), StoreError> {
        cases::insert(tx, &case("a"))?;
        unreachable!("the test breaks off here")
    });
    let good = place.database.write(|tx| cases::insert(tx, &case("b")));
    let (broken, good) = tokio::join!(broken, good);
    assert_eq!((broken, good), (Err(StoreError::Broke), Ok(true)));
    assert_eq!(count(&place.database, "cases").await, 1);
}

async fn received_once(place: Place) {
    let mut tries = Vec::new();
    for turn in 0..40 {
        let database = if turn % 2 == 0 { place.database.clone() } else { place.second.clone() };
        let mut it = case("a");
        it.number = format!("N-{turn}");
        tries.push(tokio::spawn(async move { add(&database, it).await }));
    }
    let mut added = 0;
    for one in tries {
        added += i32::from(one.await.expect("the task ends"));
    }
    assert_eq!((added, count(&place.database, "cases").await), (1, 1));
}

async fn one_revision(place: Place) {
    add(&place.database, case("a")).await;
    let change = |database: Database, state: &'static str| async move {
        let mut it = case("a");
        state.clone_into(&mut it.state);
        database.write(move |tx| cases::update(tx, &it)).await.expect("it can be written")
    };
    let (one, two) = tokio::join!(change(place.database.clone(), "x"), change(place.second.clone(), "y"));
    assert!(one != two, "exactly one of them changed it");
}

async fn append_only(place: Place) {
    add(&place.database, case("a")).await;
    let write = |sql: &'static str| place.database.write(move |tx| tx.run(sql, &[]));
    let put = |tx: &mut dyn Tx| {
        cases::add_event(tx, "a", &event(1))?;
        cases::add_application(tx, &case("a"), "{}")?;
        let look = Look { actor: "ina".to_owned(), role: "loket".to_owned(), at: 1 };
        looks::note(tx, "a", "2026-11-23", &look)?;
        looks::note(tx, "a", "2026-11-23", &Look { at: 2, ..look.clone() })?;
        looks::note(tx, "a", "2026-11-24", &look)?;
        officers::add_account_event(tx, "e", 1, (None, "console"), "add")
    };
    place.database.write(put).await.expect("it can be appended");
    for sql in [
        "UPDATE events SET note = 'x'",
        "DELETE FROM events",
        "UPDATE looks SET actor = 'x'",
        "DELETE FROM looks",
        "UPDATE account_events SET action = 'x'",
        "DELETE FROM account_events",
        "UPDATE applications SET body = 'x'",
    ] {
        assert!(matches!(write(sql).await, Err(StoreError::Refused { .. })), "{sql}");
    }
    assert_eq!(count(&place.database, "events").await, 1);
    assert_eq!(count(&place.database, "looks").await, 2, "one for each day");
    let twice = place.database.write(|tx| cases::add_event(tx, "a", &event(1))).await;
    assert!(matches!(twice, Err(StoreError::Refused { .. })), "a turn is taken once");
}

async fn foreign_keys(place: Place) {
    let outcome = place.database.write(|tx| cases::add_event(tx, "nobody", &event(1))).await;
    assert!(matches!(outcome, Err(StoreError::Refused { .. })), "{outcome:?}");
    let database = place.database.clone();
    let wrong = tokio::task::spawn_blocking(move || database.check()).await.expect("the thread ends");
    assert_eq!(wrong, Ok(Vec::new()));
}

async fn one_state(place: Place) {
    let (started, wait) = std::sync::mpsc::channel();
    let (go, went) = std::sync::mpsc::channel::<()>();
    let went = std::sync::Mutex::new(went);
    let database = place.database.clone();
    let work = move |tx: &mut dyn Tx| {
        let before = tx.rows("SELECT count(*) FROM cases", &[])?[0].int(0)?;
        let _ = started.send(());
        let _ = went.lock().map(|it| it.recv());
        Ok::<_, StoreError>((before, tx.rows("SELECT count(*) FROM cases", &[])?[0].int(0)?))
    };
    let reader = tokio::spawn(async move { database.read(work).await });
    tokio::task::spawn_blocking(move || wait.recv()).await.expect("the thread ends").expect("it started");
    assert!(add(&place.second, case("a")).await, "a reader keeps nobody from writing");
    go.send(()).expect("the reader waits");
    assert_eq!(reader.await.expect("the task ends"), Ok((0, 0)));
    assert_eq!(count(&place.database, "cases").await, 1);
}

async fn upload_moves_once(place: Place) {
    let upload = Upload {
        id: "u".to_owned(),
        application: "a".to_owned(),
        sha256: "s".to_owned(),
        bytes: 10,
        received: 0,
        is_done: false,
        created_at: 1,
        expires_at: 5,
    };
    let same = upload.clone();
    place.database.write(move |tx| uploads::insert(tx, &upload)).await.expect("it can be written");
    let advance = |from, to| place.database.write(move |tx| uploads::advance(tx, "u", from, to));
    assert_eq!(advance(0, 4).await, Ok(true));
    assert_eq!(advance(0, 6).await, Ok(false));
    assert_eq!(place.database.read(|tx| uploads::announced(tx, "a")).await, Ok((1, 10)));
    assert_eq!(place.database.read(|tx| uploads::expired(tx, 5)).await, Ok(vec![]));
    assert_eq!(place.database.read(|tx| uploads::expired(tx, 6)).await, Ok(vec!["u".to_owned()]));
    place
        .database
        .write(move |tx| uploads::finish(tx, &same, ("image/png", None), 1))
        .await
        .expect("it can end");
    assert_eq!(place.database.read(|tx| uploads::has_uploaded(tx, "a", "s")).await, Ok(true));
    assert_eq!(place.database.read(|tx| uploads::has_uploaded(tx, "b", "s")).await, Ok(false));
}

async fn one_login(place: Place) {
    let officer = |id: &str| Officer {
        id: id.to_owned(),
        login: "ina".to_owned(),
        name: "Ina".to_owned(),
        password: "p".to_owned(),
        is_active: true,
        failures: 0,
        locked_until: 0,
        totp: None,
        totp_step: 0,
    };
    let add = |it: Officer| place.database.write(move |tx| officers::insert(tx, &it, 1));
    assert_eq!((add(officer("1")).await, add(officer("2")).await), (Ok(true), Ok(false)));
}

async fn lists(place: Place) {
    for (id, state, name) in
        [("a", "submitted", "Ina"), ("b", "submitted", "100% B_b"), ("c", "issued", "Inak")]
    {
        let mut it = case(id);
        (it.state, it.applicant) = (state.to_owned(), name.to_owned());
        it.number = it.number.to_uppercase();
        it.received_at += i64::from(id.as_bytes()[0]);
        add(&place.database, it).await;
    }
    let ask = |wanted: cases::Wanted| {
        let database = place.database.clone();
        async move {
            let (found, count) = database.read(move |tx| cases::list(tx, &wanted)).await.expect("a list");
            (found.into_iter().map(|it| it.id).collect::<String>(), count)
        }
    };
    let everywhere = vec![cases::Scope::default()];
    let all = cases::Wanted { scopes: everywhere, count: 10, ..cases::Wanted::default() };
    let elsewhere = cases::Scope { kelurahan: "53.71.09".to_owned(), ..cases::Scope::default() };
    let here =
        cases::Scope { desk: "loket".to_owned(), service: "kkpr".to_owned(), ..cases::Scope::default() };
    let by_scopes = |scopes: Vec<cases::Scope>| ask(cases::Wanted { scopes, ..all.clone() });
    assert_eq!(by_scopes(vec![]).await.1, 0, "nobody sees anything by default");
    assert_eq!(by_scopes(vec![elsewhere.clone()]).await.1, 0);
    assert_eq!(by_scopes(vec![elsewhere, here]).await.1, 3);
    assert_eq!(ask(all.clone()).await, ("abc".to_owned(), 3));
    assert_eq!(ask(cases::Wanted { count: 1, skip: 1, ..all.clone() }).await, ("b".to_owned(), 3));
    let submitted = cases::Wanted { states: vec!["submitted".to_owned()], ..all.clone() };
    assert_eq!(ask(submitted).await, ("ab".to_owned(), 2));
    let search = |text: &str| ask(cases::Wanted { search: text.to_owned(), ..all.clone() });
    assert_eq!(search("ina").await.0, "ac");
    assert_eq!(search("%").await.0, "b", "a percent sign stands for itself");
    assert_eq!(search("_").await.0, "b");
    assert_eq!(search("n-c").await.0, "c");
    assert_eq!(search("' OR 1=1 --").await.1, 0);
}

async fn backup_comes_back(place: Place) {
    let files = FileStore::folder(&place.folder.path().join("files")).expect("a folder of files");
    let bytes = b"%PDF-1.7 contoh";
    let digest = server::asset::digest(bytes);
    let mut piece = files.space().append("u", 0).expect("an upload");
    piece.write(bytes).expect("it takes bytes");
    piece.finish().expect("they reach the disk");
    files.complete("u", &digest).expect("it is kept");
    let sha256 = digest.clone();
    place
        .database
        .write(move |tx| {
            let it = case("a");
            cases::insert(tx, &it)?;
            cases::add_application(tx, &it, "{}")?;
            cases::add_event(tx, "a", &event(1))?;
            tx.run(
                "INSERT INTO files (sha256, bytes, kind, stored_at) VALUES (?1, 15, 'application/pdf', 1)",
                &[Value::Text(sha256.clone())],
            )?;
            for (id, is_done) in [("half", false), ("whole", true)] {
                uploads::insert(tx, &upload(id, is_done))?;
            }
            talk::notify(tx, "n", ("a", "id"), "received", 1)
        })
        .await
        .expect("it can be written");
    let (database, target) = (place.database.clone(), place.folder.path().join("backup"));
    let (store, out) = (files.clone(), target.clone());
    let extent = tokio::task::spawn_blocking(move || backup::write(&database, &store, &out)).await;
    assert_eq!(extent.expect("the thread ends"), Ok(backup::Extent { cases: 1, files: 1 }));
    let fresh = Database::sqlite(place.folder.path().join("fresh.sqlite3")).expect("a new database");
    let migrated = fresh.clone();
    tokio::task::spawn_blocking(move || migrated.migrate()).await.expect("the thread ends").expect("tables");
    let new_files = FileStore::folder(&place.folder.path().join("fresh-files")).expect("a folder of files");
    let back = backup::restore(&target, &fresh, &new_files).await;
    assert_eq!(back, Ok(backup::Extent { cases: 1, files: 1 }));
    assert!(new_files.is_sound(&digest));
    let found = fresh.read(|tx| Ok::<_, StoreError>((cases::by_id(tx, "a")?, cases::events(tx, "a")?)));
    assert_eq!(found.await, Ok((Some(case("a")), vec![event(1)])));
    assert_eq!(fresh.read(talk::waiting_notices).await, Ok(1));
    let uploads =
        fresh.read(|tx| Ok::<_, StoreError>((uploads::by_id(tx, "half")?, uploads::by_id(tx, "whole")?)));
    assert_eq!(uploads.await, Ok((None, Some(upload("whole", true)))), "its pieces are in no backup");
}

fn upload(id: &str, is_done: bool) -> Upload {
    Upload {
        id: id.to_owned(),
        application: "a".to_owned(),
        sha256: "d".to_owned(),
        bytes: 15,
        received: if is_done { 15 } else { 5 },
        is_done,
        created_at: 1,
        expires_at: 2,
    }
}

async fn counts_are_guarded(place: Place) {
    let officer = Officer {
        id: "o".to_owned(),
        login: "loket".to_owned(),
        name: "Ina".to_owned(),
        password: "x".to_owned(),
        is_active: true,
        failures: 0,
        locked_until: 0,
        totp: None,
        totp_step: 0,
    };
    place.database.write(move |tx| officers::insert(tx, &officer, 1)).await.expect("it can be written");
    let mut tries = Vec::new();
    for turn in 0..20 {
        let database = if turn % 2 == 0 { place.database.clone() } else { place.second.clone() };
        tries.push(tokio::spawn(async move {
            let failed = database.write(|tx| officers::count_failure(tx, "o", 5, 99)).await;
            let used = database.write(|tx| officers::use_totp_step(tx, "o", 7)).await;
            (failed.expect("it is counted"), used.expect("it is asked"))
        }));
    }
    let (mut closed, mut used) = (0, 0);
    for one in tries {
        let (is_closed, is_used) = one.await.expect("the task ends");
        (closed, used) = (closed + i32::from(is_closed), used + i32::from(is_used));
    }
    assert_eq!((closed, used), (4, 1), "every fifth failure closes, and a code is used once");
}

async fn newer_is_left(place: Place) {
    let insert = "INSERT INTO schema_version (version, digest, applied_at) VALUES (9999, 'x', 1)";
    place.database.write(move |tx| tx.run(insert, &[])).await.expect("it can be written");
    let database = place.database.clone();
    let outcome = tokio::task::spawn_blocking(move || database.migrate()).await.expect("the thread ends");
    assert!(matches!(outcome, Err(StoreError::Newer { found: 9999, .. })), "{outcome:?}");
}
