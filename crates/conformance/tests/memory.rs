//! The suite against the programme in memory.
#![allow(clippy::unwrap_used)]

mod common;

use std::sync::Arc;

use common::{Host, seed};
use domain::store::MemoryStore;
use futures_executor::block_on;

#[test]
fn the_store_in_memory_keeps_its_promises() {
    let report = block_on(conformance::store::run(&MemoryStore::default(), seed()));
    println!("{report}");
    assert_eq!(report.failed(), 0, "{report}");
}

#[test]
fn the_programme_in_memory_conforms() {
    let host = Host::new(MemoryStore::default());
    let report = block_on(conformance::run(&host));
    println!("{report}");
    assert_eq!(report.failed(), 0, "{report}");
    assert!(report.held() >= 40, "{report}");
}

#[test]
fn a_client_with_messages_in_between_conforms() {
    let host = Arc::new(Host::new(MemoryStore::default()));
    let report = block_on(conformance::run(&common::OverMessages(host)));
    println!("{report}");
    assert_eq!(report.failed(), 0, "{report}");
}
