//! Something that is being fetched: waiting, failed with a problem, or there.

use std::future::Future;

use domain::problem::Problem;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// The state of something fetched.
#[derive(Debug, Clone, PartialEq)]
pub enum Load<T> {
    /// On its way.
    Waiting,
    /// It did not come.
    Failed(Problem),
    /// It is there.
    Ready(T),
}

/// Something fetched, with the way to fetch it again.
pub struct Loading<T: 'static>(RwSignal<Load<T>, LocalStorage>, StoredValue<u64>);

impl<T> Clone for Loading<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Loading<T> {}

impl<T: Clone + 'static> Loading<T> {
    /// Nothing yet.
    pub fn new() -> Self {
        Self(RwSignal::new_local(Load::Waiting), StoredValue::new(0))
    }

    /// Its state now, tracked.
    pub fn get(self) -> Load<T> {
        self.0.get()
    }

    /// What is there, tracked; none while waiting or failed.
    pub fn ready(self) -> Option<T> {
        match self.get() {
            Load::Ready(value) => Some(value),
            _ => None,
        }
    }

    /// Changes what is there.
    pub fn set(self, value: Load<T>) {
        self.0.set(value);
    }

    /// Fetches; what was there stays until something new is. Only the newest fetch counts.
    pub fn fetch(self, future: impl Future<Output = Result<T, Problem>> + 'static) {
        let turn = self.1.try_update_value(|turn| {
            *turn += 1;
            *turn
        });
        spawn_local(async move {
            let outcome = future.await;
            if self.1.try_get_value() != turn {
                return;
            }
            let next = match outcome {
                Ok(value) => Load::Ready(value),
                Err(problem) => Load::Failed(problem),
            };
            // The screen may be gone by now; then nobody wants to know.
            let _ = self.0.try_set(next);
        });
    }
}
