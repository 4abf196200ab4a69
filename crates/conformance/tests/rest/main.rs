//! The suite through REST, against the real server, which is also killed in the middle of things.
#![allow(clippy::unwrap_used, clippy::panic)]

mod journey;
mod process;

use std::sync::Arc;

use conformance::{Bench, Done, http::Served};
use domain::{backend::Backend, future::BoxFuture, problem::Problem};
use futures_executor::block_on;
use process::Process;

struct Host {
    process: Process,
    served: Served,
}

impl Bench for Host {
    fn visitor(&self) -> BoxFuture<'_, Result<Arc<dyn Backend>, Problem>> {
        self.served.visitor()
    }
    fn rest(&self, millis: u32) -> BoxFuture<'_, ()> {
        self.served.rest(millis)
    }
    fn seed(&self) -> u64 {
        self.served.seed()
    }
    fn open_link(&self, address: String) -> Done<'_, u16> {
        self.served.open_link(address)
    }
    fn restart(&self) -> Done<'_, ()> {
        // On a thread of its own: waiting for the server blocks, and this one is already driving a future.
        std::thread::scope(|scope| {
            let restarting = scope.spawn(|| {
                self.process.kill();
                self.process.revive();
            });
            restarting.join().unwrap();
        });
        Box::pin(async { Some(Ok(())) })
    }
    fn may_empty(&self) -> bool {
        true
    }
}

#[test]
fn the_server_conforms() {
    let process = Process::start("suite");
    let served = Served::at(&process.base(), true);
    println!("SEED={}", served.seed());
    let report = block_on(conformance::run(&Host { process, served }));
    println!("{report}");
    assert_eq!(report.failed(), 0, "{report}");
    assert_eq!(report.held(), report.checks().count(), "{report}");
}

#[test]
fn a_server_killed_at_any_step_has_done_each_thing_wholly_or_not_at_all() {
    let seed = std::env::var("SEED").ok().and_then(|text| text.parse().ok()).unwrap_or(1);
    println!("SEED={seed}");
    journey::with_a_kill_at_every_step(seed);
}
