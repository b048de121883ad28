//! Work on its way to a database thread: what its type was is known again only where its answer is awaited.

use std::panic::{AssertUnwindSafe, catch_unwind};

use tokio::sync::oneshot;

use super::{StoreError, Tx};

/// Work that runs in one transaction.
pub trait Job: Send {
    /// Runs it. False when it wants its changes undone.
    fn run(&mut self, tx: &mut dyn Tx) -> bool;
    /// Whether running it once more could help, after an error of the database.
    fn is_worth_another_try(&self) -> bool;
    /// Passes its result on, or why the transaction did not end well.
    fn finish(self: Box<Self>, outcome: Result<(), StoreError>);
}

struct Typed<T, E, F> {
    work: F,
    result: Option<Result<T, E>>,
    answer: oneshot::Sender<Result<T, E>>,
    store_failed: bool,
}

/// Remembers that the database itself complained, whatever the work made of it.
struct Watched<'a> {
    inner: &'a mut dyn Tx,
    failed: bool,
}

impl Tx for Watched<'_> {
    fn run(&mut self, sql: &str, args: &[super::Value]) -> Result<u64, StoreError> {
        self.inner.run(sql, args).inspect_err(|_| self.failed = true)
    }

    fn rows(&mut self, sql: &str, args: &[super::Value]) -> Result<Vec<super::Row>, StoreError> {
        self.inner.rows(sql, args).inspect_err(|_| self.failed = true)
    }
}

impl<T, E, F> Job for Typed<T, E, F>
where
    F: FnMut(&mut dyn Tx) -> Result<T, E> + Send,
    T: Send,
    E: From<StoreError> + Send,
{
    fn run(&mut self, tx: &mut dyn Tx) -> bool {
        let mut watched = Watched { inner: tx, failed: false };
        let done = catch_unwind(AssertUnwindSafe(|| (self.work)(&mut watched)));
        self.store_failed = watched.failed;
        let result = done.unwrap_or_else(|_panic| Err(StoreError::Broke.into()));
        let is_good = result.is_ok() && !watched.failed;
        self.result = Some(result);
        is_good
    }

    fn is_worth_another_try(&self) -> bool {
        self.store_failed
    }

    fn finish(self: Box<Self>, outcome: Result<(), StoreError>) {
        let result = match outcome {
            Ok(()) => self.result.unwrap_or_else(|| Err(StoreError::Broke.into())),
            Err(error) => Err(error.into()),
        };
        // Whoever waited may have gone; the work is done all the same.
        let _ = self.answer.send(result);
    }
}

/// A job and where its answer arrives.
pub(super) fn pair<T, E, F>(work: F) -> (Box<dyn Job>, oneshot::Receiver<Result<T, E>>)
where
    F: FnMut(&mut dyn Tx) -> Result<T, E> + Send + 'static,
    T: Send + 'static,
    E: From<StoreError> + Send + 'static,
{
    let (answer, receiver) = oneshot::channel();
    (Box::new(Typed { work, result: None, answer, store_failed: false }), receiver)
}
