//! Noted numbers read back from a file that was saved. Nothing that is there already is noted twice, and an address is never taken
//! from a file: who made it is not known.

use std::sync::Arc;

use citypack::PackageFile;
use contract::{NotedNumber, parse_numbers};
use leptos::{ev, prelude::*};
use permit::Date;
use wasm_bindgen::JsCast as _;

use super::session::Session;
use crate::{
    browser,
    components::dynamic::live,
    vault::{Vault, VaultError},
};

/// Some thousand numbers.
const MOST_BYTES: usize = 1_000_000;
/// Longer texts are of no number that this program noted.
const MOST_LETTERS: usize = 200;
const FIELD: &str = "nomor-kembali";

pub(super) fn view(session: Session, file: &PackageFile) -> AnyView {
    let file = Arc::new(file.clone());
    let told = RwSignal::new(String::new());
    let choose: Box<dyn FnMut(ev::Event)> = Box::new(move |event| {
        let Some(field) = event.target().and_then(|it| it.dyn_into().ok()) else { return };
        let file = Arc::clone(&file);
        leptos::task::spawn_local(async move {
            let Some(chosen) = browser::chosen_files(field, MOST_BYTES).await.into_iter().next() else {
                return;
            };
            let words = match chosen.bytes.and_then(|it| numbers_in(&it, &file)) {
                None => package_tr!("package-not-read-back"),
                Some(numbers) => match note(numbers).await {
                    Ok(count) => package_tr!("package-read-back", count = count.to_string()),
                    Err(why) => [mine_tr!(why.title()), mine_tr!(why.advice())].join(". "),
                },
            };
            session.announce(words.clone());
            let _ = told.try_set(words);
            session.list();
        });
    });
    view! {
        <section class="app-mine__part" aria-labelledby="nomor-kembali-judul">
            <h2 id="nomor-kembali-judul">{package_t!("package-read-back-title")}</h2>
            <p class="app-field__hint" id="nomor-kembali-petunjuk">{package_t!("package-read-back-hint")}</p>
            <input
                id=FIELD
                type="file"
                class="app-mine__file"
                accept=".json,application/json"
                aria-labelledby="nomor-kembali-judul"
                aria-describedby="nomor-kembali-petunjuk"
                on:change=choose
            />
            <p>{live(move || told.get())}</p>
        </section>
    }
    .into_any()
}

/// The numbers of a file, each looked up where this city's packages say; nothing where it is no such file.
fn numbers_in(bytes: &[u8], file: &PackageFile) -> Option<Vec<NotedNumber>> {
    let numbers = parse_numbers(bytes).ok()?;
    let is_sound = |it: &NotedNumber| {
        let texts = [&it.region, &it.package, &it.kind, &it.label, &it.system, &it.number];
        !it.number.is_empty()
            && texts.iter().all(|it| it.chars().count() <= MOST_LETTERS && !it.contains(char::is_control))
            && Date::from_plain(&it.given_on).is_some()
    };
    if !numbers.iter().all(is_sound) {
        return None;
    }
    let known = |it: NotedNumber| {
        let of_kind = file.number(&it.kind).map(|it| it.url.clone()).filter(|it| !it.is_empty());
        let of_package = || file.package(&it.package).map(|it| it.url.clone());
        let url = of_kind.or_else(of_package).unwrap_or_default();
        let draft = if contract::is_id(&it.draft) { it.draft } else { String::new() };
        NotedNumber { url, draft, ..it }
    };
    Some(numbers.into_iter().map(known).collect())
}

/// Notes those that are not there, the newest first as before; says how many they were.
async fn note(numbers: Vec<NotedNumber>) -> Result<usize, VaultError> {
    let vault = Vault::open().await?;
    let mut count = 0;
    for it in numbers.into_iter().rev() {
        let is_same = |other: &NotedNumber| {
            (&other.region, &other.system, &other.kind, &other.number)
                == (&it.region, &it.system, &it.kind, &it.number)
        };
        if vault.numbers().await?.iter().any(is_same) {
            continue;
        }
        vault.note_number(it).await?;
        count += 1;
    }
    if count > 0 {
        let _ = browser::persist().await;
    }
    Ok(count)
}

#[cfg(test)]
mod tests {
    use contract::numbers_to_bytes;

    use super::*;

    #[test]
    fn numbers_come_back_without_the_addresses_of_their_file() {
        let number = NotedNumber {
            kind: "nib".to_owned(),
            number: "1234567890123".to_owned(),
            given_on: "2026-11-20".to_owned(),
            url: "https://oss.example".to_owned(),
            draft: "../x".to_owned(),
            ..NotedNumber::default()
        };
        let none = PackageFile::default();
        let read = |it: &NotedNumber| numbers_in(&numbers_to_bytes(core::slice::from_ref(it)), &none);
        let back = read(&number).expect("a file of ours");
        assert_eq!(
            (back[0].number.as_str(), back[0].url.as_str(), back[0].draft.as_str()),
            ("1234567890123", "", "")
        );
        assert_eq!(read(&NotedNumber { given_on: "yesterday".to_owned(), ..number.clone() }), None);
        assert_eq!(read(&NotedNumber { number: "1".repeat(500), ..number }), None);
        assert_eq!(numbers_in(b"{}", &none), None);
    }
}
