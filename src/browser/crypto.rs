//! Sealing bytes with the browser's own cryptography (AES-GCM, PBKDF2), and random bytes. Keys stay in the browser's hands.
//! Missing on insecure pages, which is told and not hidden.

use core::fmt;

use js_sys::{Array, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast as _, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    type Subtle;
    #[wasm_bindgen(method, catch)]
    fn encrypt(this: &Subtle, how: &Object, key: &JsValue, bytes: &Uint8Array) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn decrypt(this: &Subtle, how: &Object, key: &JsValue, bytes: &Uint8Array) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn digest(this: &Subtle, how: &str, bytes: &Uint8Array) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch, js_name = generateKey)]
    fn generate_key(this: &Subtle, how: &Object, may_leave: bool, uses: &Array) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch, js_name = importKey)]
    fn import_key(
        this: &Subtle,
        format: &str,
        bytes: &Uint8Array,
        how: &str,
        may_leave: bool,
        uses: &Array,
    ) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch, js_name = deriveKey)]
    fn derive_key(
        this: &Subtle,
        how: &Object,
        from: &JsValue,
        to: &Object,
        may_leave: bool,
        uses: &Array,
    ) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch, js_name = wrapKey)]
    fn wrap_key(
        this: &Subtle,
        format: &str,
        key: &JsValue,
        with: &JsValue,
        how: &Object,
    ) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch, js_name = unwrapKey)]
    fn unwrap_key(
        this: &Subtle,
        format: &str,
        wrapped: &Uint8Array,
        with: &JsValue,
        how: &Object,
        of: &Object,
        may_leave: bool,
        uses: &Array,
    ) -> Result<Promise, JsValue>;

    type Crypto;
    #[wasm_bindgen(method, js_name = getRandomValues)]
    fn fill(this: &Crypto, bytes: &Uint8Array);
}

/// A key that encrypts and decrypts; its bytes are not to be had.
#[derive(Clone)]
pub struct Key(JsValue);

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key")
    }
}

impl Key {
    /// A key that the database has kept.
    pub(super) fn from_kept(key: JsValue) -> Self {
        Self(key)
    }

    /// As the database keeps it.
    pub(super) fn kept(&self) -> &JsValue {
        &self.0
    }
}

/// The browser could not do it: an insecure page, a wrong key, or bytes that were changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CryptoFailed;

impl From<JsValue> for CryptoFailed {
    fn from(_told_nothing_on_purpose: JsValue) -> Self {
        Self
    }
}

type Result<T, E = CryptoFailed> = core::result::Result<T, E>;

/// Bytes of the number used once, which stands before what is sealed (NIST SP 800-38D 8.2.2: 96 random bits).
const NONCE: usize = 12;

fn crypto() -> Option<JsValue> {
    let window: JsValue = web_sys::window()?.into();
    Reflect::get(&window, &"crypto".into()).ok().filter(JsValue::is_object)
}

fn subtle() -> Result<Subtle> {
    let crypto = crypto().ok_or(CryptoFailed)?;
    let subtle = Reflect::get(&crypto, &"subtle".into()).ok().filter(JsValue::is_object);
    Ok(subtle.ok_or(CryptoFailed)?.unchecked_into())
}

/// Whether this page can encrypt at all.
pub fn can_encrypt() -> bool {
    subtle().is_ok()
}

/// Random bytes for ids, salts and secrets.
pub fn random<const N: usize>() -> [u8; N] {
    let mut out = [0; N];
    if let Some(crypto) = crypto() {
        let bytes = Uint8Array::new_with_length(u32::try_from(N).unwrap_or(0));
        crypto.unchecked_into::<Crypto>().fill(&bytes);
        bytes.copy_to(&mut out);
    }
    out
}

fn object(members: &[(&str, &JsValue)]) -> Object {
    let out = Object::new();
    for (name, value) in members {
        // Setting a member of a plain object cannot fail.
        let _ = Reflect::set(&out, &(*name).into(), value);
    }
    out
}

fn uses() -> Array {
    Array::of2(&"encrypt".into(), &"decrypt".into())
}

fn wrapping() -> Array {
    Array::of2(&"wrapKey".into(), &"unwrapKey".into())
}

fn aes() -> Object {
    object(&[("name", &"AES-GCM".into()), ("length", &256.into())])
}

fn gcm(nonce: &Uint8Array, about: &str) -> Object {
    let about = Uint8Array::from(about.as_bytes());
    object(&[("name", &"AES-GCM".into()), ("iv", nonce), ("additionalData", &about)])
}

async fn bytes_of(promise: Promise) -> Result<Uint8Array> {
    Ok(Uint8Array::new(&JsFuture::from(promise).await?))
}

/// A new key. One that may leave is for wrapping only, and is dropped then.
pub async fn new_key(may_leave: bool) -> Result<Key> {
    Ok(Key(JsFuture::from(subtle()?.generate_key(&aes(), may_leave, &uses())?).await?))
}

fn joined(nonce: &Uint8Array, sealed: &Uint8Array) -> Uint8Array {
    let out = Uint8Array::new_with_length(nonce.length() + sealed.length());
    out.set(nonce, 0);
    out.set(sealed, nonce.length());
    out
}

fn parted(sealed: &Uint8Array) -> (Uint8Array, Uint8Array) {
    let at = u32::try_from(NONCE).unwrap_or(0);
    (sealed.slice(0, at), sealed.slice(at, sealed.length()))
}

/// Seals bytes. `about` says what they are; they open only as that.
pub async fn seal(key: &Key, about: &str, bytes: &Uint8Array) -> Result<Uint8Array> {
    let nonce = Uint8Array::from(&random::<NONCE>()[..]);
    let sealed = bytes_of(subtle()?.encrypt(&gcm(&nonce, about), &key.0, bytes)?).await?;
    Ok(joined(&nonce, &sealed))
}

/// Opens what was sealed.
pub async fn unseal(key: &Key, about: &str, sealed: &Uint8Array) -> Result<Uint8Array> {
    let (nonce, rest) = parted(sealed);
    bytes_of(subtle()?.decrypt(&gcm(&nonce, about), &key.0, &rest)?).await
}

/// A key for wrapping others, from something that a person knows.
async fn from_secret(secret: &str, salt: &Uint8Array, rounds: u32) -> Result<JsValue> {
    let subtle = subtle()?;
    let secret = Uint8Array::from(secret.as_bytes());
    let may_derive = Array::of1(&"deriveKey".into());
    let from = JsFuture::from(subtle.import_key("raw", &secret, "PBKDF2", false, &may_derive)?).await?;
    let how = object(&[
        ("name", &"PBKDF2".into()),
        ("hash", &"SHA-256".into()),
        ("salt", salt),
        ("iterations", &rounds.into()),
    ]);
    Ok(JsFuture::from(subtle.derive_key(&how, &from, &aes(), false, &wrapping())?).await?)
}

/// A key wrapped by a secret: salt, number used once, wrapped key.
pub async fn wrap(key: &Key, secret: &str, rounds: u32) -> Result<Uint8Array> {
    let salt = Uint8Array::from(&random::<16>()[..]);
    let with = from_secret(secret, &salt, rounds).await?;
    let nonce = Uint8Array::from(&random::<NONCE>()[..]);
    let wrapped = bytes_of(subtle()?.wrap_key("raw", &key.0, &with, &gcm(&nonce, "key"))?).await?;
    Ok(joined(&salt, &joined(&nonce, &wrapped)))
}

/// The key that a secret has wrapped; a failure means that the secret is another one.
pub async fn unwrap(wrapped: &Uint8Array, secret: &str, rounds: u32) -> Result<Key> {
    let with = from_secret(secret, &wrapped.slice(0, 16), rounds).await?;
    let (nonce, rest) = parted(&wrapped.slice(16, wrapped.length()));
    let how = gcm(&nonce, "key");
    let key = subtle()?.unwrap_key("raw", &rest, &with, &how, &aes(), false, &uses())?;
    Ok(Key(JsFuture::from(key).await?))
}

/// SHA-256 as hexadecimal digits; nothing on insecure pages.
pub async fn sha256(bytes: &Uint8Array) -> Option<String> {
    let digest = bytes_of(subtle().ok()?.digest("SHA-256", bytes).ok()?).await.ok()?;
    Some(digest.to_vec().iter().fold(String::new(), |hex, it| format!("{hex}{it:02x}")))
}
