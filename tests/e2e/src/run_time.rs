//! The asynchronous run-time behind the synchronous story: one for the whole run.

use std::future::Future;
use std::sync::{LazyLock, Mutex, MutexGuard, PoisonError};

static RUN_TIME: LazyLock<tokio::runtime::Runtime> = LazyLock::new(|| {
    let built = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    built.unwrap_or_else(|error| panic!("no asynchronous run-time: {error}"))
});

/// Waits for a future on this thread. Not to be called from inside another future.
pub fn block_on<F: Future>(future: F) -> F::Output {
    RUN_TIME.block_on(future)
}

/// Starts something that runs beside the tests.
pub fn spawn(future: impl Future<Output = ()> + Send + 'static) -> tokio::task::JoinHandle<()> {
    RUN_TIME.spawn(future)
}

/// Locks, whether or not an earlier test panicked while it held the lock.
pub fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
