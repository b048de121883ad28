//! Drafts in the browser's own database, with its own cryptography.

use permit::{Answer, Form, Path};
use ruangizin::vault::{Imported, Progress, RecoveryProof, Unlocked, Vault, VaultError, new_draft};
use wasm_bindgen_test::wasm_bindgen_test;

const FAR: Progress = Progress { answered: 1, asked: 2 };

async fn kept(name: &str) -> (Vault, contract::Draft) {
    let vault = Vault::open().await.unwrap();
    let mut draft = new_draft("53.71", "KEL-SKTM", &Form { id: "sktm".to_owned(), ..Form::default() });
    draft.name = name.to_owned();
    draft.answers.set(&Path::field("nama"), Answer::text("Ina Contoh"));
    let saved = vault.save(&draft, FAR).await.unwrap();
    assert!(!saved.is_merged);
    (vault, saved.draft)
}

#[wasm_bindgen_test]
async fn a_draft_is_read_as_it_was_saved_and_listed_with_its_progress() {
    let (vault, mut draft) = kept("satu").await;
    assert_eq!(vault.look(&draft.id).await.unwrap().as_ref(), Some(&draft));
    draft.answers.set(&Path::field("umur"), Answer::text("30"));
    let saved = vault.save(&draft, FAR).await.unwrap();
    assert_eq!(vault.read(&draft.id).await.unwrap(), Some(saved.draft));
    let cards = vault.list().await.unwrap();
    let card = cards.iter().find(|it| it.id == draft.id).unwrap();
    assert_eq!((card.name.as_str(), card.progress, card.has_pin, card.is_open), ("satu", FAR, false, false));
    vault.remove(&draft.id).await.unwrap();
    assert_eq!(vault.read(&draft.id).await.unwrap(), None);
}

#[wasm_bindgen_test]
async fn a_pin_locks_the_draft_and_its_files_and_a_wrong_one_loses_nothing() {
    let (vault, draft) = kept("dua").await;
    let sha256 = vault.put_file(&draft.id, b"abc", "image/jpeg").await.unwrap();
    assert_eq!(sha256, contract::digest(b"abc"));
    let code = Vault::recovery_code();
    vault.set_pin(&draft, "284617", &RecoveryProof::Code(code.clone())).await.unwrap();
    vault.lock(&draft.id);
    assert_eq!(vault.read(&draft.id).await, Err(VaultError::Locked));
    assert_eq!(vault.file(&draft.id, &sha256).await, Err(VaultError::Locked));
    assert_eq!(vault.save(&draft, FAR).await, Err(VaultError::Locked));
    assert_eq!(vault.unlock(&draft.id, "111112").await, Ok(Unlocked::Wrong { seconds: 0 }));
    assert_eq!(vault.unlock(&draft.id, "284617").await, Ok(Unlocked::Open));
    assert_eq!(vault.file(&draft.id, &sha256).await.unwrap().unwrap().bytes, b"abc");
    vault.lock(&draft.id);
    assert_eq!(vault.unlock_by_code(&draft.id, &code.to_lowercase()).await, Ok(Unlocked::Open));
    assert_eq!(vault.read(&draft.id).await.unwrap().unwrap().answers, draft.answers);
    vault.remove_pin(&draft.id).await.unwrap();
    vault.lock(&draft.id);
    assert_eq!(vault.read(&draft.id).await.unwrap().unwrap().answers, draft.answers);
    vault.remove(&draft.id).await.unwrap();
    assert_eq!(vault.file(&draft.id, &sha256).await.unwrap(), None);
}

#[wasm_bindgen_test]
async fn an_exported_draft_comes_back_beside_the_one_that_is_here() {
    let (vault, draft) = kept("tiga").await;
    let (_, bytes) = vault.export(&draft.id).await.unwrap();
    let Imported::Draft { id, lost } = vault.import(&bytes).await.unwrap() else { panic!("it is a draft") };
    assert_ne!(id, draft.id, "nothing is replaced");
    assert_eq!(lost, 0);
    assert_eq!(vault.look(&id).await.unwrap().unwrap().answers, draft.answers);
    for it in [&id, &draft.id] {
        vault.remove(it).await.unwrap();
    }
    assert!(vault.import(b"{\"format\":\"ruangizin-draft/99\"}").await.is_err());
}
