//! The browser's database: records by key in named stores, read one by one, written in one strict transaction. Knows
//! nothing of what is kept. Looked up by name, because private windows and old browsers lack it.

mod record;

use core::fmt;

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;

pub use record::Record;

#[wasm_bindgen]
extern "C" {
    type Factory;
    #[wasm_bindgen(method, catch)]
    fn open(this: &Factory, name: &str, version: u32) -> Result<Request, JsValue>;

    #[derive(Clone)]
    type Request;
    #[wasm_bindgen(method, getter, catch)]
    fn result(this: &Request) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, getter)]
    fn error(this: &Request) -> JsValue;
    #[wasm_bindgen(method, setter)]
    fn set_onsuccess(this: &Request, run: &Function);
    #[wasm_bindgen(method, setter)]
    fn set_onerror(this: &Request, run: &Function);
    #[wasm_bindgen(method, setter)]
    fn set_onupgradeneeded(this: &Request, run: &Function);

    #[derive(Clone)]
    type Base;
    #[wasm_bindgen(method, catch)]
    fn transaction(
        this: &Base,
        stores: &Array,
        mode: &str,
        options: &JsValue,
    ) -> Result<Transaction, JsValue>;
    #[wasm_bindgen(method, catch, js_name = createObjectStore)]
    fn create_store(this: &Base, name: &str) -> Result<Store, JsValue>;
    #[wasm_bindgen(method)]
    fn close(this: &Base);
    #[wasm_bindgen(method, setter)]
    fn set_onversionchange(this: &Base, run: &Function);
    #[wasm_bindgen(method, setter)]
    fn set_onclose(this: &Base, run: &Function);

    type Transaction;
    #[wasm_bindgen(method, catch, js_name = objectStore)]
    fn store(this: &Transaction, name: &str) -> Result<Store, JsValue>;
    #[wasm_bindgen(method, getter)]
    fn error(this: &Transaction) -> JsValue;
    #[wasm_bindgen(method, setter)]
    fn set_oncomplete(this: &Transaction, run: &Function);
    #[wasm_bindgen(method, setter)]
    fn set_onabort(this: &Transaction, run: &Function);
    #[wasm_bindgen(method, catch)]
    fn abort(this: &Transaction) -> Result<(), JsValue>;

    type Store;
    #[wasm_bindgen(method, catch)]
    fn get(this: &Store, key: &str) -> Result<Request, JsValue>;
    #[wasm_bindgen(method, catch, js_name = getAll)]
    fn all(this: &Store, range: &JsValue) -> Result<Request, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn put(this: &Store, value: &JsValue, key: &str) -> Result<Request, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn delete(this: &Store, range: &JsValue) -> Result<Request, JsValue>;

    type IDBKeyRange;
    #[wasm_bindgen(static_method_of = IDBKeyRange, catch)]
    fn bound(from: &str, to: &str) -> Result<JsValue, JsValue>;
}

/// Why the database did not do what it was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DbError {
    /// There is none: a private window, or storage is switched off.
    Unavailable,
    /// The device or the browser's share of it is full.
    Full,
    /// The connection was shut by the browser; a new one may work.
    Closed,
    /// A key cannot be kept here.
    NoKeys,
    /// Anything else, by its name.
    Other(String),
}

impl fmt::Display for DbError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unavailable => f.write_str("the browser has no database"),
            Self::Full => f.write_str("the storage is full"),
            Self::Closed => f.write_str("the database was closed"),
            Self::NoKeys => f.write_str("the database keeps no keys"),
            Self::Other(name) => write!(f, "the database failed: {name}"),
        }
    }
}

impl core::error::Error for DbError {}

impl From<JsValue> for DbError {
    fn from(error: JsValue) -> Self {
        let name = Reflect::get(&error, &"name".into()).ok().and_then(|it| it.as_string());
        match name.as_deref() {
            Some("QuotaExceededError") => Self::Full,
            Some("InvalidStateError") => Self::Closed,
            Some("DataCloneError") => Self::NoKeys,
            Some("SecurityError" | "NotAllowedError") => Self::Unavailable,
            Some(other) => Self::Other(other.to_owned()),
            None => Self::Other("unknown".to_owned()),
        }
    }
}

/// One step of a transaction.
#[derive(Debug, Clone)]
pub enum Step {
    /// Puts a record in place of what was there.
    Put(&'static str, String, Record),
    /// Takes a record away.
    Delete(&'static str, String),
    /// Takes away all records whose key begins so.
    DeleteUnder(&'static str, String),
}

/// What must hold for a transaction: the number `revision` of a record (0 where it has none), nothing where it must not
/// be there.
#[derive(Debug, Clone)]
pub struct Guard {
    /// The store.
    pub store: &'static str,
    /// The record.
    pub key: String,
    /// Its revision.
    pub revision: Option<f64>,
}

/// Name of the member that a guard looks at.
pub const REVISION: &str = "revision";

/// An open database.
#[derive(Clone)]
pub struct Database(Base);

impl fmt::Debug for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Database")
    }
}

impl Database {
    /// Opens it; stores that are missing are made. `closed` is told when the browser shuts it.
    pub async fn open(
        name: &str,
        version: u32,
        stores: &'static [&'static str],
        closed: fn(),
    ) -> Result<Self, DbError> {
        let window: JsValue = web_sys::window().ok_or(DbError::Unavailable)?.into();
        let factory = Reflect::get(&window, &"indexedDB".into()).ok().filter(JsValue::is_object);
        let factory: Factory = factory.ok_or(DbError::Unavailable)?.unchecked_into();
        let request = factory.open(name, version).map_err(|_refused| DbError::Unavailable)?;
        let asked: Request = request.clone().unchecked_into();
        let upgrade = Closure::once_into_js(move |_event: JsValue| {
            let Ok(base) = asked.result().map(JsValue::unchecked_into::<Base>) else { return };
            for store in stores {
                // One that is there already stays as it is.
                let _ = base.create_store(store);
            }
        });
        request.set_onupgradeneeded(upgrade.unchecked_ref());
        let base: Base = match settled(&request).await {
            Ok(it) => it.unchecked_into(),
            // Firefox refuses in private windows with the error of a damaged state.
            Err(DbError::Closed) => return Err(DbError::Unavailable),
            Err(other) => return Err(other),
        };
        let of_newer = base.clone();
        let newer = Closure::<dyn FnMut()>::new(move || {
            of_newer.close();
            closed();
        });
        base.set_onversionchange(newer.as_ref().unchecked_ref());
        newer.forget();
        let shut = Closure::<dyn FnMut()>::new(closed);
        base.set_onclose(shut.as_ref().unchecked_ref());
        shut.forget();
        Ok(Self(base))
    }

    fn begin(&self, stores: &[&str], mode: &str) -> Result<Transaction, DbError> {
        let names: Array = stores.iter().map(|it| JsValue::from_str(it)).collect();
        let options = Object::new();
        // Told that it is done only when it lies on the disk, where the browser knows the difference.
        let _ = Reflect::set(&options, &"durability".into(), &"strict".into());
        Ok(self.0.transaction(&names, mode, &options)?)
    }

    /// A record.
    pub async fn get(&self, store: &'static str, key: &str) -> Result<Option<Record>, DbError> {
        let request = self.begin(&[store], "readonly")?.store(store)?.get(key)?;
        let found = settled(&request).await?;
        Ok(Some(found).filter(JsValue::is_object).map(Record))
    }

    /// All records whose key begins so; an empty beginning means all.
    pub async fn all(&self, store: &'static str, under: &str) -> Result<Vec<Record>, DbError> {
        let range = if under.is_empty() { JsValue::UNDEFINED } else { range(under)? };
        let request = self.begin(&[store], "readonly")?.store(store)?.all(&range)?;
        let found: Array = settled(&request).await?.unchecked_into();
        Ok(found.iter().map(Record).collect())
    }

    /// Does all steps or none, and ends when they are kept for good. Says whether the guard held.
    pub async fn write(&self, guard: Option<&Guard>, steps: &[Step]) -> Result<bool, DbError> {
        let mut stores: Vec<&str> = guard.iter().map(|it| it.store).collect();
        stores.extend(steps.iter().map(|it| match it {
            Step::Put(store, ..) | Step::Delete(store, _) | Step::DeleteUnder(store, _) => *store,
        }));
        stores.sort_unstable();
        stores.dedup();
        let transaction = self.begin(&stores, "readwrite")?;
        let ended = Promise::new(&mut |resolve, reject| {
            transaction.set_oncomplete(&resolve);
            transaction.set_onabort(&reject);
        });
        let asked = ask(&transaction, guard, steps).await;
        if asked != Ok(true) {
            let _ = transaction.abort();
            let _aborted = JsFuture::from(ended).await;
            return asked;
        }
        match JsFuture::from(ended).await {
            Ok(_) => Ok(true),
            Err(_) => Err(transaction.error().into()),
        }
    }
}

/// Asks for all steps, if the guard holds.
async fn ask(transaction: &Transaction, guard: Option<&Guard>, steps: &[Step]) -> Result<bool, DbError> {
    if let Some(guard) = guard {
        let found = settled(&transaction.store(guard.store)?.get(&guard.key)?).await?;
        // A record without a revision has the first, and is told from one that is not there.
        let revision =
            Some(found).filter(JsValue::is_object).map(|it| Record(it).number(REVISION).unwrap_or(0.0));
        if revision != guard.revision {
            return Ok(false);
        }
    }
    for step in steps {
        match step {
            Step::Put(store, key, record) => transaction.store(store)?.put(&record.0, key)?,
            Step::Delete(store, key) => transaction.store(store)?.delete(&key.as_str().into())?,
            Step::DeleteUnder(store, under) => transaction.store(store)?.delete(&range(under)?)?,
        };
    }
    Ok(true)
}

/// Keys that begin with a text.
fn range(under: &str) -> Result<JsValue, DbError> {
    Ok(IDBKeyRange::bound(under, &format!("{under}\u{ffff}"))?)
}

async fn settled(request: &Request) -> Result<JsValue, DbError> {
    let promise = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(&resolve);
        request.set_onerror(&reject);
    });
    match JsFuture::from(promise).await {
        Ok(_) => Ok(request.result()?),
        Err(_) => Err(request.error().into()),
    }
}
