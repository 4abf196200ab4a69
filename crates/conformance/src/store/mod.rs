//! What every store must do: the promises of a commit one by one, and then by lot the same answers as the store in
//! memory.

mod bits;
mod forgotten;
mod lot;
mod pair;
mod promises;
mod stories;

use domain::store::{Store, StoreError};

use crate::report::{Report, Stop};

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Self {
        Self::Failed(format!("unexpected: {error}"))
    }
}

/// More than there is of anything here: all of it.
const MANY: usize = 1_000_000;

/// Runs every check on `store`, which must be empty and is left full. Failures name `seed`, from which the lot
/// follows.
pub async fn run<S: Store>(store: &S, seed: u64) -> Report {
    let mut report = Report::default();
    let mut add = |name: &str, result: Result<(), Stop>| {
        let told = result.map_err(|stop| match stop {
            Stop::Failed(why) => Stop::Failed(format!("seed {seed}: {why}")),
            other => other,
        });
        report.add(name, told);
    };
    add("store/an_empty_store_is_empty", promises::an_empty_store_is_empty(store).await);
    add(
        "store/a_failed_expectation_writes_nothing",
        promises::a_failed_expectation_writes_nothing(store).await,
    );
    add("store/a_known_command_writes_nothing", promises::a_known_command_writes_nothing(store).await);
    add("store/event_numbers_are_contiguous", promises::event_numbers_are_contiguous(store).await);
    add("store/clicks_lie_in_their_buckets", promises::clicks_lie_in_their_buckets(store).await);
    add("store/a_wipe_keeps_commands_and_log", promises::a_wipe_keeps_commands_and_log(store).await);
    add("store/who_is_forgotten_leaves_nothing", forgotten::who_is_forgotten_leaves_nothing(store).await);
    add("store/stories_are_walked_as_in_memory", stories::are_walked_as_in_memory(store, seed).await);
    add("store/the_lot_ends_as_in_memory", lot::ends_as_in_memory(store, seed).await);
    report
}
