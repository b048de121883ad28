//! What every file store must do, tried on a folder always and on a real S3 server where the test task has one.

use server::{
    asset::digest,
    store::files::{BucketOptions, FileStore, Whole},
};
use tokio::runtime::Handle;

use crate::helpers::{Helper, OBJECT_STORE};

fn upload(files: &FileStore, name: &str, offset: u64, bytes: &[u8]) {
    let mut piece = files.space().append(name, offset).expect("an upload goes on");
    piece.write(bytes).expect("it takes bytes");
    piece.finish().expect("they are safe");
}

/// The same for every store.
fn does_what_a_store_must(files: &FileStore) {
    files.space().probe().expect("it works");
    let bytes = b"%PDF-1.7 one piece and another";
    upload(files, "a", 0, &bytes[..10]);
    upload(files, "a", 10, b"lost on the way");
    // What was not counted as safe is sent again, and what lay there is forgotten.
    upload(files, "a", 10, &bytes[10..]);
    assert!(files.space().append("a", 500).is_err(), "a hole is no upload");
    assert_eq!(
        files.complete("a", &digest(bytes)),
        Ok(Whole::Kept { kind: "application/pdf", is_scanned: false })
    );
    assert_eq!(
        files.complete("a", &digest(bytes)),
        Ok(Whole::Kept { kind: "application/pdf", is_scanned: false }),
        "once more"
    );
    assert!(files.is_sound(&digest(bytes)));
    upload(files, "b", 0, b"%PDF-1.7 something else");
    assert_eq!(files.complete("b", &digest(bytes)), Ok(Whole::OtherBytes));
    upload(files, "c", 0, b"<svg onload=alert(1)>");
    assert_eq!(files.complete("c", &digest(b"<svg onload=alert(1)>")), Ok(Whole::OtherKind));
    files.space().discard("c").expect("what is gone is no failure");
    files.put_bytes(&digest(b"%PDF-made here"), b"%PDF-made here").expect("it can be put");
    assert!(files.is_sound(&digest(b"%PDF-made here")));
    files.space().forget(&digest(b"%PDF-made here")).expect("it can be forgotten");
    files.space().forget(&digest(b"%PDF-made here")).expect("what is gone is no failure");
    assert!(!files.is_sound(&digest(b"%PDF-made here")));
    for name in ["../x", "", "a/b", "a b"] {
        assert!(files.space().read(name).is_err() && files.space().append(name, 0).is_err(), "{name}");
    }
}

#[test]
fn a_folder_does_what_a_file_store_must() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    does_what_a_store_must(&FileStore::folder(folder.path()).expect("the folder can be used"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bucket_of_a_real_object_store_does_what_a_file_store_must() {
    let Some(mut helper) = Helper::start("s3", OBJECT_STORE, &[]) else { return };
    let _ = rustls::crypto::ring::default_provider().install_default();
    let options = BucketOptions {
        name: "berkas".to_owned(),
        endpoint: Some(helper.line()),
        region: "us-east-1".to_owned(),
        key: "kunci".to_owned(),
        secret: "rahasia".to_owned(),
    };
    let tried = tokio::task::spawn_blocking(move || {
        let files = FileStore::bucket(&options, Handle::current()).expect("the options are sound");
        does_what_a_store_must(&files);
    });
    tried.await.expect("the store does what it must");
}
