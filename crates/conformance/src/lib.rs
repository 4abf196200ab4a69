//! What every backend must do, as checks that run against any of them.
//!
//! [`run`] asks through [`domain::backend::Backend`] only, so the same checks hold for a programme in memory, in a
//! browser's database, in SQLite and behind REST. [`store::run`] asks a [`domain::store::Store`] the same questions as
//! the one in memory and compares. Nothing here needs threads, timers or an async runtime: a [`Bench`] lends them.

mod bench;
mod case;
mod chance;
mod checks;
mod corpus;
#[cfg(feature = "native")]
pub mod http;
mod made;
mod plain;
mod report;
pub mod store;

pub use bench::{Bench, Done};
pub use chance::Chance;
pub use checks::names;
pub use made::answers;
pub use report::{Outcome, Report};

/// Runs every check against the backends of `bench`, one after the other.
pub async fn run(bench: &dyn Bench) -> Report {
    let mut report = Report::default();
    for check in checks::ALL {
        let mut case = case::Case::new(bench, check.name);
        report.add(check.name, (check.run)(&mut case).await);
    }
    report
}
