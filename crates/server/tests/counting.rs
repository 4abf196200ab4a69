//! Nothing that was answered is lost: processes click while the server is restarted, and killed.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "helpers of a test may fail as loudly as the test"
)]

mod common;

use std::{
    process::{Child, Stdio},
    thread::sleep,
    time::Duration,
};

use common::{
    Client, Folder,
    process::{Process, command, free_port},
};
use domain::{
    reach::{ClickQuestion, ClickScope},
    store::Store,
    time::Instant,
};
use server::{SqliteStore, store::DATABASE};

/// Clicks that are in the file.
fn rows(folder: &Folder) -> u64 {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let store = SqliteStore::open(&folder.data().join(DATABASE)).await.unwrap();
        let (from, to) = (Instant::from_millis(0), Instant::from_millis(i64::MAX));
        let question = ClickQuestion { scope: ClickScope::Programme, from, to, width: i64::MAX };
        let counts = store.clicks(&question).await.unwrap();
        store.close().await;
        counts.iter().map(|count| count.clicks).sum()
    })
}

fn start_clicking(url: &str, processes: usize, each: usize) -> Vec<Child> {
    let start = || command().args(["click", url, &each.to_string()]).stdout(Stdio::piped()).spawn().unwrap();
    (0..processes).map(|_| start()).collect()
}

/// Requests sent and redirects received by all of them.
fn finished(clicking: Vec<Child>) -> (u64, u64) {
    clicking.into_iter().fold((0, 0), |(sent, received), child| {
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "a client gave up");
        let text = String::from_utf8(output.stdout).unwrap();
        let (mine, redirects) = text.trim().split_once(' ').unwrap();
        (sent + mine.parse::<u64>().unwrap(), received + redirects.parse::<u64>().unwrap())
    })
}

/// Waits until about a third of the clicks are counted, so that the end comes in the middle.
fn wait_for_the_middle(client: &Client, path: &str, goal: u64) {
    loop {
        let reach = client.get("/api/v1/reach").json();
        let shares = reach["shares"].as_array().unwrap();
        let share = shares.iter().find(|share| path.ends_with(share["code"].as_str().unwrap())).unwrap();
        if share["clicks"].as_u64().unwrap() >= goal {
            return;
        }
        sleep(Duration::from_millis(5));
    }
}

/// Redirects received for which there is no row.
fn count(processes: usize, each: usize) -> u64 {
    let folder = Folder::new();
    let (port, log) = (free_port(), folder.path().join("log"));
    let serve = || Process::serve(port, &folder.data(), &log, &["--demo"]);
    let all = u64::try_from(processes * each).unwrap();

    let server = serve();
    let client = Client::new(&server.base).enter("demo-ambassador");
    let (graceful, killed) = (client.share(), client.share());
    let before = rows(&folder);

    let clicking = start_clicking(&format!("{}{graceful}", server.base), processes, each);
    wait_for_the_middle(&client, &graceful, all / 3);
    assert_eq!(server.terminate(), Some(0));
    let server = serve();
    let (sent, received) = finished(clicking);
    let after = rows(&folder);
    println!("graceful restart: {sent} sent, {received} redirects, {} rows", after - before);
    let lost = received.saturating_sub(after - before);
    assert_eq!(sent, all);
    assert_eq!(after - before, received, "after a graceful restart every row has its redirect");

    let clicking = start_clicking(&format!("{}{killed}", server.base), processes, each);
    wait_for_the_middle(&client, &killed, all / 3);
    server.kill();
    let server = serve();
    let (sent, received) = finished(clicking);
    assert_eq!(server.terminate(), Some(0));
    let counted = rows(&folder) - after;
    println!("kill -9: {sent} sent, {received} redirects, {counted} rows");
    assert!(received <= counted && counted <= sent, "{received} <= {counted} <= {sent}");
    assert!(received < sent, "the kill came too late to break anything");
    lost + received.saturating_sub(counted)
}

#[test]
fn fifty_processes_click_through_a_restart_and_a_kill() {
    assert_eq!(count(50, 20), 0);
}

/// `cargo xtask soak clicks`: 50 processes with 200 clicks each, twice.
#[test]
#[ignore = "twenty thousand requests; run by `cargo xtask soak clicks`"]
fn ten_thousand_clicks_through_a_restart_and_a_kill() {
    let lost = count(50, 200);
    println!("goal: clicks lost: {lost} (limit 0) {}", if lost == 0 { "met" } else { "missed" });
    assert_eq!(lost, 0);
}
