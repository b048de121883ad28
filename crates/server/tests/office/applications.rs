//! Receiving an application exactly once.

use crate::support::{PDF, Phone, Server, application};

#[tokio::test]
async fn the_same_application_twice_is_one_case_with_one_receipt() {
    let server = Server::start().await;
    let phone = Phone::new();
    let body = application(&phone.id, "Yos Contoh", &[]);
    let first = phone.put(&server, &body).await;
    let again = phone.put(&server, &body).await;
    assert_eq!((first.status, again.status), (201, 200), "{}", first.text());
    assert_eq!(first.json(), again.json());
    let receipt = phone.with_secret(&server, "GET", &phone.path(), "").await;
    assert_eq!((receipt.status, receipt.json()), (200, first.json()));
    let number = first.json()["number"].as_str().unwrap_or_default().to_owned();
    assert!(number.starts_with("CONTOH-"), "a demonstration says so: {number}");
    assert_eq!(first.json()["sha256"], server::asset::digest(body.as_bytes()));
}

#[tokio::test]
async fn another_body_or_another_secret_under_the_same_id_is_a_conflict() {
    let server = Server::start().await;
    let phone = Phone::new();
    phone.apply(&server).await;
    let other_body = phone.put(&server, &application(&phone.id, "Orang Lain", &[])).await;
    assert_eq!((other_body.status, other_body.code().as_str()), (409, "conflict"));
    let thief = Phone { id: phone.id.clone(), ..Phone::new() };
    let other_secret = thief.put(&server, &application(&thief.id, "Yos Contoh", &[])).await;
    assert_eq!((other_secret.status, other_secret.code().as_str()), (409, "conflict"));
    assert_eq!(thief.with_secret(&server, "GET", &thief.path(), "").await.status, 404);
}

#[tokio::test]
async fn tries_at_the_same_moment_are_one_case() {
    let server = Server::start().await;
    let phone = Phone::new();
    let body = application(&phone.id, "Yos Contoh", &[]);
    let tries: Vec<_> = (0..20).map(|_| phone.put(&server, &body)).collect();
    let mut numbers = std::collections::BTreeSet::new();
    let mut created = 0;
    for one in tries {
        let answer = one.await;
        created += usize::from(answer.status == 201);
        numbers.insert(answer.json()["number"].as_str().unwrap_or_default().to_owned());
    }
    assert_eq!((created, numbers.len()), (1, 1));
}

#[tokio::test]
async fn files_must_have_arrived_whole_for_this_application() {
    let server = Server::start().await;
    let phone = Phone::new();
    let other = Phone::new();
    let digest = other.upload(&server, PDF).await;
    let body = application(&phone.id, "Yos Contoh", &[&digest]);
    let refused = phone.put(&server, &body).await;
    assert_eq!((refused.status, refused.code().as_str()), (422, "files-missing"));
    assert_eq!(refused.json()["missing"][0], digest.as_str());
    phone.upload(&server, PDF).await;
    assert_eq!(phone.put(&server, &body).await.status, 201);
}

#[tokio::test]
async fn what_is_no_application_is_refused_with_its_part() {
    let server = Server::start().await;
    let phone = Phone::new();
    let sound = application(&phone.id, "Yos Contoh", &[]);
    for (body, part) in [
        ("{".to_owned(), "body"),
        ("[]".to_owned(), "body"),
        (application(&Phone::new().id, "Yos Contoh", &[]), "id"),
        (sound.replace("ruangizin-application/1", "ruangizin-application/9"), "format"),
        (sound.replace("KKPR-NON", "../etc"), "service"),
        (sound.replace("Yos Contoh", " "), "applicant"),
        (sound.replace("Yos Contoh", "a\\u0000b"), "applicant"),
        (sound.replace("Yos Contoh", &"x".repeat(300)), "applicant"),
        (application(&phone.id, "Yos", &["not-a-digest"]), "attachments"),
        (sound.replace("53.71.01.1001", "<script>"), "kelurahan"),
    ] {
        let answer = phone.put(&server, &body).await;
        assert_eq!((answer.status, answer.json()["part"].as_str()), (422, Some(part)), "{body}");
        assert_eq!(answer.header("content-type"), "application/problem+json");
    }
    let short = Phone { secret: "kurang".to_owned(), ..Phone::new() };
    assert_eq!(short.put(&server, &sound).await.status, 422);
    let odd = Phone { id: "..%2f..".to_owned(), ..Phone::new() };
    assert_eq!(odd.put(&server, &sound).await.status, 422);
}

#[tokio::test]
async fn bodies_that_are_too_large_changed_or_of_another_kind_are_refused() {
    let server = Server::start().await;
    let phone = Phone::new();
    let body = application(&phone.id, "Yos Contoh", &[]);
    let ask = |headers: Vec<(&'static str, String)>, body: Vec<u8>| {
        let (server, phone) = (&server, phone.clone());
        async move {
            let mut all: Vec<(&str, &str)> = vec![("claim-secret", &phone.secret)];
            all.extend(headers.iter().map(|(name, value)| (*name, value.as_str())));
            server.ask("PUT", &phone.path(), &all, &body).await
        }
    };
    let json = ("content-type", "application/json".to_owned());
    let large = application(&phone.id, &"x".repeat(600_000), &[]).into_bytes();
    assert_eq!(ask(vec![json.clone()], large).await.status, 413);
    assert_eq!(
        ask(vec![("content-type", "text/plain".to_owned())], body.clone().into_bytes()).await.status,
        415
    );
    let other = ("content-sha256", server::asset::digest(b"something else"));
    assert_eq!(ask(vec![json.clone(), other], body.clone().into_bytes()).await.status, 400);
    let right = ("content-sha256", server::asset::digest(body.as_bytes()));
    assert_eq!(ask(vec![json, right], body.into_bytes()).await.status, 201);
}

#[tokio::test]
async fn an_address_that_asks_too_much_is_told_to_wait() {
    let server = Server::start_with(None, |it| it.office.requests_per_minute = 5).await;
    let mut answers = Vec::new();
    for _ in 0..8 {
        answers.push(server.ask("GET", "/api/v1/openapi.json", &[], b"").await);
    }
    assert_eq!(answers.iter().filter(|it| it.status == 200).count(), 5);
    let last = answers.pop().expect("there were answers");
    assert_eq!(last.status, 429);
    assert!(last.header("retry-after").parse::<u32>().is_ok_and(|it| it > 0));
    assert_eq!(server.ask("GET", "/healthz", &[], b"").await.status, 200, "machines that watch are let in");
}

#[tokio::test]
async fn a_real_office_takes_nothing_made_from_sample_data() {
    let server = Server::start_with(None, |it| it.demo = false).await;
    let phone = Phone::new();
    let sample = phone.put(&server, &application(&phone.id, "Yos Contoh", &[])).await;
    assert_eq!((sample.status, sample.json()["part"].as_str()), (422, Some("is_sample")));
    let real = application(&phone.id, "Yos Contoh", &[]).replace("\"is_sample\":true,", "");
    let answer = phone.put(&server, &real).await;
    assert_eq!((answer.status, answer.json()["is_sample"].as_bool()), (201, Some(false)), "{real}");
    assert!(answer.json()["number"].as_str().is_some_and(|it| it.starts_with("5371-")));
}

#[tokio::test]
async fn a_phone_reads_what_the_office_writes() {
    let server = Server::start().await;
    let phone = Phone::new();
    let body = application(&phone.id, "Yos Contoh", &[]);
    let answer = phone.put(&server, &body).await;
    let receipt = contract::Receipt::parse(&answer.body).expect("a receipt");
    assert_eq!((receipt.id, receipt.sha256), (phone.id.clone(), contract::digest(body.as_bytes())));
    let status = phone.with_secret(&server, "GET", &contract::paths::status(&receipt.number), "").await;
    let status = contract::Status::parse(&status.body).expect("a status");
    assert_eq!((status.number, status.history.len()), (receipt.number, 1));
    let other = phone.put(&server, &application(&phone.id, "Orang Lain", &[])).await;
    let problem = contract::Problem::read(other.status, &other.body);
    assert_eq!(problem.code, contract::ProblemCode::Conflict);
    let missing = contract::digest(b"never sent");
    let other = Phone::new();
    let answer = other.put(&server, &application(&other.id, "Yos", &[&missing])).await;
    let problem = contract::Problem::read(answer.status, &answer.body);
    assert_eq!((problem.code, problem.missing), (contract::ProblemCode::FilesMissing, vec![missing]));
}
