//! Feeds and pictures from elsewhere: taken, cleaned, kept; and never from inside our own network.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "helpers of a test may fail as loudly as the test"
)]

mod common;

use std::{collections::BTreeMap, fs, io::Cursor, sync::Arc};

use common::{Client, Folder, config, elsewhere::Elsewhere, process};
use domain::{programme::Programme, store::Store, story::Story};
use server::{
    SqliteStore,
    config::PublicUrl,
    fetch::Fetcher,
    importing::{self, Report},
};

fn png() -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image::DynamicImage::new_rgb8(1_200, 600).write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

fn item(n: u32, picture: &str) -> String {
    format!(
        "<item><title>Story {n}</title><link>https://example.org/{n}</link><guid>g{n}</guid>\
         <enclosure url=\"{picture}\" type=\"image/png\" length=\"1\"/></item>"
    )
}

fn feed(items: &str) -> Vec<u8> {
    format!("<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Blog</title>{items}</channel></rss>")
        .into_bytes()
}

fn site() -> Elsewhere {
    Elsewhere::start(|base| {
        let items = [
            item(1, &format!("{base}/good.png")),
            item(2, &format!("{base}/moved.png")),
            item(3, &format!("{base}/script.png")),
            item(4, &format!("{base}/missing.png")),
            item(5, "http://10.0.0.1/inside.png"),
            item(6, &format!("{base}/inside.png")),
            item(7, &format!("{base}/round.png")),
            "<item><title></title></item>".to_owned(),
        ];
        let plain = String::new();
        BTreeMap::from([
            ("/feed", (plain.clone(), feed(&items.concat()))),
            ("/good.png", (plain.clone(), png())),
            ("/moved.png", ("Location: /good.png\r\n".into(), vec![])),
            ("/script.png", (plain.clone(), b"<svg onload='alert(1)'/>".to_vec())),
            ("/inside.png", ("Location: http://169.254.169.254/latest/meta-data\r\n".into(), vec![])),
            ("/round.png", ("Location: /round.png\r\n".into(), vec![])),
            ("/page", (plain.clone(), b"<!doctype html><title>No feed</title>".to_vec())),
            ("/huge", (plain, vec![b' '; 51_000_000])),
        ])
    })
}

fn programme(folder: &Folder) -> Arc<Programme<SqliteStore>> {
    let config = config(folder);
    let pack = server::packs::of(&config).unwrap();
    let runtime = tokio::runtime::Handle::current();
    let store = tokio::task::block_in_place(|| {
        fs::create_dir_all(&config.data).unwrap();
        runtime.block_on(SqliteStore::open(&config.data.join("polyphony.db"))).unwrap()
    });
    let public = PublicUrl::read("http://localhost/").unwrap();
    server::serve::programme(&config, &public, pack, store)
}

async fn stories(programme: &Programme<SqliteStore>) -> Vec<Story> {
    let mut stories = programme.store().stories_after(None, 100).await.unwrap();
    stories.sort_by(|a, b| a.title.cmp(&b.title));
    stories
}

/// A fetcher for which this machine is elsewhere.
fn fetcher() -> Fetcher {
    Fetcher::allowing(vec!["127.0.0.0/8".parse().unwrap()])
}

#[tokio::test(flavor = "multi_thread")]
async fn a_feed_comes_in_with_its_pictures() {
    let (folder, site) = (Folder::new(), site());
    let programme = programme(&folder);
    let run = async || -> Report {
        importing::import(&programme, &folder.data(), &fetcher(), &format!("{}/feed", site.base))
            .await
            .unwrap()
    };
    let report = run().await;
    assert_eq!((report.feed.as_str(), report.taken), ("Blog", 7));
    assert_eq!(report.refused.len(), 1, "{:?}", report.refused);
    let said = report.notes.join("\n");
    for part in [
        "Story 3: taken without its picture, which is not a JPEG",
        "Story 4: taken without its picture, which was answered with status 404",
        "Story 5: taken without its picture, which leads into a private network",
        "Story 6: taken without its picture, which leads into a private network",
        "Story 7: taken without its picture, which redirects more than 5 times",
    ] {
        assert!(said.contains(part), "{part} is not in:\n{said}");
    }
    let taken = stories(&programme).await;
    let locals: Vec<Option<&str>> = taken
        .iter()
        .map(|story| story.picture.as_ref().and_then(|picture| picture.local.as_deref()))
        .collect();
    assert!(
        locals[0].is_some() && locals[0] == locals[1] && locals[2..].iter().all(Option::is_none),
        "{locals:?}"
    );
    let kept = fs::read(folder.data().join(locals[0].unwrap())).unwrap();
    let kept = image::load_from_memory_with_format(&kept, image::ImageFormat::Jpeg).unwrap();
    assert_eq!((kept.width(), kept.height()), (960, 480));

    let good = || site.asked().iter().filter(|path| *path == "/good.png").count();
    let before = good();
    let events = programme.store().last_event().await.unwrap();
    run().await;
    assert_eq!(good(), before, "a picture that is kept is not fetched again");
    assert_eq!(programme.store().last_event().await.unwrap(), events, "the same feed changes nothing");
    assert_eq!(stories(&programme).await, taken);

    let running = server::start(config(&folder)).await.unwrap();
    let client = Client::new(&format!("http://{}", running.addr));
    let path = format!("/{}", locals[0].unwrap());
    let reply = tokio::task::block_in_place(|| client.get(&path));
    assert_eq!((reply.status, reply.header("content-type")), (200, "image/jpeg"));
    assert!(reply.header("cache-control").contains("immutable"));
    running.shutdown().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_taken_leaves_everything_as_it_was() {
    let (folder, site) = (Folder::new(), site());
    let programme = programme(&folder);
    folder.write("cut.xml", b"<rss><channel><item><title>A");
    folder.write("bomb.xml", b"<!DOCTYPE r [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><rss><channel><title>&b;</title></channel></rss>");
    let file = |name: &str| folder.path().join(name).display().to_string();
    for source in [
        file("cut.xml"),
        file("bomb.xml"),
        file("missing.xml"),
        format!("{}/page", site.base),
        format!("{}/huge", site.base),
        format!("{}/missing", site.base),
        "http://127.0.0.1:1/feed".to_owned(),
    ] {
        let failed = importing::import(&programme, &folder.data(), &fetcher(), &source).await;
        println!("{source}: {}", failed.expect_err(&source));
    }
    assert_eq!(programme.store().last_event().await.unwrap(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_fetched_from_inside() {
    let (folder, site) = (Folder::new(), site());
    let programme = programme(&folder);
    let strict = Fetcher::allowing(vec![]);
    let port = site.base.rsplit(':').next().unwrap();
    for host in [
        "127.0.0.1",
        "localhost",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "0.0.0.0",
        "127.1",
        "2130706433",
        "169.254.169.254",
        "10.0.0.1",
    ] {
        let address = format!("http://{host}:{port}/feed");
        let why = importing::import(&programme, &folder.data(), &strict, &address).await.expect_err(&address);
        assert!(
            why.contains("private network") || why.contains("host") || why.contains("lookup"),
            "{address}: {why}"
        );
    }
    assert_eq!(site.asked(), Vec::<String>::new());
}

#[test]
fn the_running_server_notices_an_import() {
    let folder = Folder::new();
    let log = folder.path().join("log");
    let server = process::Process::serve(0, &folder.data(), &log, &["--demo"]);
    let me = Client::new(&server.base).enter("demo-ambassador");
    folder.write("feed.xml", &feed(&item(1, "http://127.0.0.1:9/x.png")));
    let last = me.get("/api/v1/events").json()["last"].as_u64().unwrap();
    let output = process::command()
        .arg("import")
        .arg(folder.path().join("feed.xml"))
        .arg("--data")
        .arg(folder.data())
        .output()
        .unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(0), "{said}{}", String::from_utf8_lossy(&output.stderr));
    assert!(said.contains("Blog: 1 stories are in the programme"), "{said}");
    assert!(said.contains("private network"), "{said}");
    let news = me.get(&format!("/api/v1/events?after={last}")).json();
    assert_eq!(news["events"][0]["what"]["type"], "stories_changed");
    assert_eq!(me.get("/api/v1/stories?text=story+1").json()["items"][0]["title"], "Story 1");
    assert_eq!(server.terminate(), Some(0));
}
