//! The suite against a programme in a SQLite file.
#![allow(clippy::unwrap_used)]

mod common;

use std::path::PathBuf;

use common::{Host, seed};
use server::SqliteStore;

/// A new folder of its own, gone with the value.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("conformance-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What is left in the temporary folder does no harm.
        drop(std::fs::remove_dir_all(&self.0));
    }
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap()
}

#[test]
fn a_file_keeps_the_promises_of_a_store() {
    let folder = Folder::new("store");
    let report = runtime().block_on(async {
        let store = SqliteStore::open(&folder.0.join("programme.sqlite")).await.unwrap();
        conformance::store::run(&store, seed()).await
    });
    println!("{report}");
    assert_eq!(report.failed(), 0, "{report}");
}

#[test]
fn a_programme_in_a_file_conforms() {
    let folder = Folder::new("programme");
    let report = runtime().block_on(async {
        let store = SqliteStore::open(&folder.0.join("programme.sqlite")).await.unwrap();
        conformance::run(&Host::new(store)).await
    });
    println!("{report}");
    assert_eq!(report.failed(), 0, "{report}");
    assert!(report.held() >= 40, "{report}");
}
