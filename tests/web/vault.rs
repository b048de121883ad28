//! Drafts in the browser's own database, with its own cryptography.

use std::{
    future::{Future, poll_fn},
    pin::pin,
    task::Poll,
};

use permit::{Answer, DocumentAnswer, FileRef, Form, Path};
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

/// Does work for so many turns and drops it then, as a page that is shut does. Says whether it came to its end.
async fn shut_after(turns: u32, work: impl Future) -> bool {
    let mut work = pin!(work);
    let mut left = turns;
    poll_fn(|context| {
        if left == 0 {
            return Poll::Ready(false);
        }
        left -= 1;
        work.as_mut().poll(context).map(|_| true)
    })
    .await
}

#[wasm_bindgen_test]
async fn a_copy_is_taken_in_with_all_its_photos_or_not_at_all_whenever_the_page_is_shut() {
    let (vault, mut draft) = kept("enam").await;
    let mut pages = Vec::new();
    for content in [b"photo 1", b"photo 2"] {
        let sha256 = vault.put_file(&draft.id, content, "image/jpeg").await.unwrap();
        pages.push(FileRef { sha256, ..FileRef::default() });
    }
    draft.answers.documents.set("ktp", DocumentAnswer::Files(pages.clone()));
    vault.save(&draft, FAR).await.unwrap();
    let (_, bytes) = vault.export(&draft.id).await.unwrap();
    vault.remove(&draft.id).await.unwrap();
    for turns in 1..200 {
        let is_done = shut_after(turns, vault.import(&bytes)).await;
        // What had left for the disk by then arrives before this does.
        let cards = vault.list().await.unwrap();
        let is_here = cards.iter().any(|it| it.id == draft.id);
        assert!(is_here || !is_done, "it was taken in");
        if is_here {
            for page in &pages {
                let file = vault.file(&draft.id, &page.sha256).await.unwrap();
                assert!(file.is_some(), "shut after {turns} turns, the draft has lost a photo");
            }
            vault.remove(&draft.id).await.unwrap();
        }
        if is_done {
            assert!(turns > 3, "it was shut in the middle at least once");
            return;
        }
    }
    panic!("it never came to its end");
}

#[wasm_bindgen_test]
async fn what_could_not_be_saved_is_there_again_when_the_draft_is_opened_in_the_same_tab() {
    let (vault, mut draft) = kept("tujuh").await;
    assert_eq!(vault.unsaved(&draft.id, Some(&draft)), None);
    vault.set_pin(&draft, "284617", &RecoveryProof::Exported).await.unwrap();
    // As another tab does that sets one: this one cannot save any more.
    vault.lock(&draft.id);
    let age = Path::field("umur");
    draft.answers.set(&age, Answer::text("30"));
    assert_eq!(vault.save(&draft, FAR).await, Err(VaultError::Locked));
    assert_eq!(vault.unlock(&draft.id, "284617").await, Ok(Unlocked::Open));
    let before = vault.read(&draft.id).await.unwrap().unwrap();
    assert_eq!(before.answers.get(&age), None);
    let again = vault.unsaved(&draft.id, Some(&before)).unwrap();
    assert_eq!(again.answers.get(&age), Some(&Answer::text("30")));
    vault.save(&again, FAR).await.unwrap();
    assert_eq!(vault.unsaved(&draft.id, Some(&again)), None, "it is kept now");
    vault.remove(&draft.id).await.unwrap();
}

#[wasm_bindgen_test]
async fn no_photo_is_kept_of_a_draft_that_was_deleted_meanwhile() {
    let (vault, draft) = kept("delapan").await;
    vault.remove(&draft.id).await.unwrap();
    assert_eq!(vault.put_file(&draft.id, b"abc", "image/jpeg").await, Err(VaultError::Removed));
    assert_eq!(vault.file(&draft.id, &contract::digest(b"abc")).await, Ok(None));
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
