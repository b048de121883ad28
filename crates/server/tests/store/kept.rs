//! What the desk and connectors keep, as cases of the conformance suite.

use server::store::{
    StoreError, Tx,
    cases::{
        self, Scope,
        checks::{self, Check},
        counted, talk,
    },
    connectors::{self, Delivery, Reported},
    officers::{self, Appointment},
};

use crate::{
    Place,
    suite::{add, case},
};

fn check(item: &str, is_ticked: bool) -> Check {
    let (actor, role) = ("ina".to_owned(), "loket".to_owned());
    Check { item: item.to_owned(), is_ticked, actor, role, at: 7 }
}

pub(crate) async fn ticks(place: Place) {
    add(&place.database, case("a")).await;
    let write = |tx: &mut dyn Tx| {
        for (turn, it) in [(2, check("x", true)), (2, check("y", true)), (3, check("x", false))] {
            checks::add(tx, ("a", 0), turn, &it)?;
        }
        checks::add(tx, ("a", 1), 4, &check("x", true))
    };
    place.database.write(write).await.expect("it can be written");
    let read =
        |tx: &mut dyn Tx| Ok::<_, StoreError>((checks::of_round(tx, "a", 0)?, checks::of_round(tx, "a", 1)?));
    let (first, second) = place.second.read(read).await.expect("it can be read");
    assert_eq!((first, second), (vec![check("x", false), check("y", true)], vec![check("x", true)]));
    for sql in ["UPDATE checks SET is_ticked = 0", "DELETE FROM checks"] {
        let done = place.database.write(move |tx| tx.run(sql, &[])).await;
        assert!(done.is_err(), "{sql}");
    }
}

/// A city, a kecamatan and a kelurahan by their codes; a code that only begins alike is another place.
pub(crate) async fn places(place: Place) {
    let all =
        [("a", "53.71", Some("53.71.01.1001")), ("b", "53.71", None), ("c", "62.02", Some("62.02.01.1001"))];
    for (id, region, kelurahan) in all {
        let it =
            cases::Case { region: region.to_owned(), kelurahan: kelurahan.map(str::to_owned), ..case(id) };
        add(&place.database, it).await;
    }
    for (code, seen) in [
        ("", "abc"),
        ("53.71", "ab"),
        ("53.71.01", "a"),
        ("53.71.01.1001", "a"),
        ("62.02", "c"),
        ("53.7", ""),
        ("53.71.0", ""),
        ("%", ""),
        ("__.__", ""),
    ] {
        let scope = Scope { kelurahan: code.to_owned(), ..Scope::default() };
        let wanted = cases::Wanted { scopes: vec![scope], count: 9, ..cases::Wanted::default() };
        let (found, count) =
            place.second.read(move |tx| cases::list(tx, &wanted)).await.expect("it can be read");
        let ids: String = found.iter().map(|it| it.id.as_str()).collect();
        assert_eq!((ids.as_str(), count), (seen, i64::try_from(seen.len()).expect("a few")), "{code}");
    }
}

pub(crate) async fn roles(place: Place) {
    let officer = officers::Officer {
        id: "o".to_owned(),
        login: "ina".to_owned(),
        name: "Ina".to_owned(),
        password: "x".to_owned(),
        is_active: true,
        failures: 0,
        locked_until: 0,
        totp: None,
        totp_step: 0,
    };
    let of = |role: &str| Appointment {
        role: role.to_owned(),
        kelurahan: "53.71".to_owned(),
        service: String::new(),
    };
    let (before, after) = (of("loket"), vec![of("camat"), of("opd")]);
    let wanted = after.clone();
    let write = move |tx: &mut dyn Tx| {
        officers::insert(tx, &officer, 1)?;
        officers::appoint(tx, "o", &before)?;
        let session = officers::Session {
            token_hash: "h".to_owned(),
            officer_id: "o".to_owned(),
            csrf: "c".to_owned(),
            created_at: 1,
            seen_at: 1,
            expires_at: 9,
        };
        officers::begin_session(tx, &session)?;
        officers::reappoint(tx, "o", &after)
    };
    place.database.write::<(), StoreError, _>(write).await.expect("it can be written");
    let read = |tx: &mut dyn Tx| {
        Ok::<_, StoreError>((officers::appointments(tx, "o")?, officers::session(tx, "h")?))
    };
    assert_eq!(place.second.read(read).await, Ok((wanted, None)));
}

pub(crate) async fn messages_wait(place: Place) {
    let scopes = [Scope::default()];
    for id in ["a", "b"] {
        add(&place.database, case(id)).await;
    }
    let write = |tx: &mut dyn Tx| {
        for (id, is_from_applicant, at) in [("m1", true, 10), ("m2", false, 11), ("m3", true, 12)] {
            let (author, words) = ("x".to_owned(), "y".to_owned());
            let it =
                talk::Message { id: id.to_owned(), author, is_from_applicant, words, at, answered_at: None };
            talk::add_message(tx, "a", &it)?;
        }
        talk::settle_messages(tx, "a", 11, 20)
    };
    assert_eq!(place.database.write(write).await, Ok(1), "only what was read, only the applicant's");
    let read = move |tx: &mut dyn Tx| {
        let wanted =
            cases::Wanted { scopes: scopes.to_vec(), is_waiting: true, count: 9, ..cases::Wanted::default() };
        Ok::<_, StoreError>((
            counted::waiting(tx, &scopes)?,
            talk::unanswered(tx, "a")?,
            cases::list(tx, &wanted)?.1,
        ))
    };
    assert_eq!(place.second.read(read).await, Ok((1, 1, 1)));
}

pub(crate) async fn systems(place: Place) {
    add(&place.database, case("a")).await;
    let delivery = |id: &str| Delivery {
        id: id.to_owned(),
        connector: "lama".to_owned(),
        case_id: "a".to_owned(),
        turn: 1,
        due_at: 10,
        tries: 0,
    };
    let (first, again) = (delivery("d1"), delivery("d2"));
    let write = move |tx: &mut dyn Tx| {
        connectors::name_all(tx, &[("lama".to_owned(), "kkpr pbg".to_owned())])?;
        connectors::name_all(tx, &[("lama".to_owned(), "kkpr".to_owned())])?;
        connectors::add_delivery(tx, &first)?;
        connectors::add_delivery(tx, &again)
    };
    place.database.write(write).await.expect("it can be written");
    let told = place.second.read(connectors::told).await;
    assert_eq!(told, Ok(vec![("lama".to_owned(), "kkpr".to_owned())]));
    let due = place.second.read(|tx| connectors::due(tx, "lama", 10, 9)).await.expect("it can be read");
    assert_eq!(
        place.second.read(|tx| connectors::due(tx, "lain", 10, 9)).await,
        Ok(Vec::new()),
        "not theirs"
    );
    assert_eq!(due, [delivery("d1")], "one change is told once");
    let (it, same_one) = (due[0].clone(), due[0].clone());
    let (one, two) = tokio::join!(
        place.database.write(move |tx| connectors::take(tx, &it, 99)),
        place.second.write(move |tx| connectors::take(tx, &same_one, 99))
    );
    assert_eq!([one, two].into_iter().filter(|it| *it == Ok(true)).count(), 1, "one server has it");
    let report = Reported {
        connector: "lama".to_owned(),
        id: "r1".to_owned(),
        digest: "d".to_owned(),
        at: 5,
        number: "N-a".to_owned(),
        said: "ENTAH".to_owned(),
        outcome: "unknown-state".to_owned(),
        case_id: Some("a".to_owned()),
        is_finding: true,
    };
    let same = report.clone();
    let written = move |tx: &mut dyn Tx| {
        let first = connectors::add_report(tx, &report)?;
        let second = connectors::add_report(tx, &report)?;
        let of = |kelurahan: &str| [Scope { kelurahan: kelurahan.to_owned(), ..Scope::default() }];
        assert_eq!(connectors::findings(tx, &of("lain"), true, 9)?, [], "of no file that they may see");
        assert_eq!(connectors::findings(tx, &[], false, 9)?, []);
        assert!(connectors::was_reported(tx, &report, true)?);
        Ok::<_, StoreError>((first, second, connectors::findings(tx, &of(""), true, 9)?))
    };
    assert_eq!(place.database.write(written).await, Ok((true, false, vec![same.clone()])));
    let settle = |tx: &mut dyn Tx| connectors::settle(tx, ("lama", "r1"), "ina", 6);
    assert_eq!(place.database.write(settle).await, Ok(true));
    assert_eq!(place.database.write(settle).await, Ok(false));
    let asked = move |tx: &mut dyn Tx| {
        let both = (connectors::was_reported(tx, &same, true)?, connectors::was_reported(tx, &same, false)?);
        Ok::<_, StoreError>(both)
    };
    assert_eq!(place.second.read(asked).await, Ok((false, true)), "it was looked at");
}
