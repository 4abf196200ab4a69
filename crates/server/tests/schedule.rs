//! Feeds on a schedule: when they are fetched, what is asked, what becomes of failures. The clock stands still until a
//! test moves it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "helpers of a test may fail as loudly as the test"
)]

mod common;
#[path = "common/scripted.rs"]
mod scripted;

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use common::{Client, Folder, config};
use domain::{
    actor::{Actor, Circle, Role},
    backend::Backend,
    command::{Command, CommandBody, Receipt},
    feeds::FeedState,
    ids::PersonId,
    ports::{Clock, Random, new_command_id},
    programme::Programme,
    store::Store,
    time::{DAY, HOUR, Instant, MINUTE},
};
use scripted::{Answer, Asked, Scripted};
use server::{
    SqliteStore,
    config::PublicUrl,
    fetch::Fetcher,
    schedule::{FeedList, FeedSource, Schedule},
    system::{SystemClock, SystemRandom},
};

/// 2026-11-22T00:00:00Z.
const START: i64 = 1_795_305_600_000;

#[derive(Clone)]
struct Hand(Arc<AtomicI64>);

impl Hand {
    fn new() -> Self {
        Self(Arc::new(AtomicI64::new(START)))
    }
    fn forward(&self, millis: i64) {
        self.0.fetch_add(millis, Ordering::SeqCst);
    }
}

impl Clock for Hand {
    fn now(&self) -> Instant {
        Instant::from_millis(self.0.load(Ordering::SeqCst))
    }
}

/// Chance that moves nothing: waits are as long as planned.
struct Still;

impl Random for Still {
    fn fill(&self, bytes: &mut [u8]) {
        bytes.fill(0);
        if let Some(first) = bytes.first_mut() {
            *first = 100;
        }
    }
}

struct World {
    schedule: Schedule,
    clock: Hand,
    site: Scripted,
    _folder: Folder,
}

impl World {
    /// A programme with these feeds of a site, each every hour, on a network that may be fetched from.
    fn new(paths: &[&str], script: impl Fn(&Asked) -> Answer + Send + 'static) -> Self {
        let (folder, clock, site) = (Folder::new(), Hand::new(), Scripted::start(script));
        let config = config(&folder);
        let pack = server::packs::of(&config).unwrap();
        let runtime = tokio::runtime::Handle::current();
        let store = tokio::task::block_in_place(|| runtime.block_on(SqliteStore::in_memory())).unwrap();
        let public = PublicUrl::read("http://localhost/").unwrap();
        let source = |path: &&str| FeedSource { address: format!("{}{path}", site.base), every_minutes: 60 };
        let schedule = Schedule {
            programme: server::serve::programme(&config, &public, pack, store),
            data: folder.data(),
            fetcher: Fetcher::allowing(vec!["127.0.0.0/8".parse().unwrap()]),
            sources: paths.iter().map(source).collect(),
            clock: Arc::new(clock.clone()),
            patience: std::time::Duration::from_secs(60),
            random: Arc::new(Still),
        };
        Self { schedule, clock, site, _folder: folder }
    }

    fn programme(&self) -> &Arc<Programme<SqliteStore>> {
        &self.schedule.programme
    }

    async fn run(&self) -> usize {
        self.schedule.run_due().await.unwrap()
    }

    async fn feed(&self, path: &str) -> FeedState {
        let feeds = self.programme().store().feeds().await.unwrap().unwrap();
        feeds.into_iter().find(|feed| feed.address == format!("{}{path}", self.site.base)).unwrap()
    }

    async fn titles(&self) -> Vec<String> {
        let stories = self.programme().store().stories_after(None, 100).await.unwrap();
        let mut titles: Vec<String> = stories.into_iter().map(|story| story.title).collect();
        titles.sort();
        titles
    }
}

fn rss(items: &[(&str, &str, &str)]) -> Vec<u8> {
    let item = |(guid, title, link): &(&str, &str, &str)| {
        format!(
            "<item><guid isPermaLink='false'>{guid}</guid><title>{title}</title><link>{link}</link></item>"
        )
    };
    let items: String = items.iter().map(item).collect();
    format!("<rss version='2.0'><channel><title>Blog</title>{items}</channel></rss>").into_bytes()
}

fn ok(headers: &str, body: Vec<u8>) -> Answer {
    (format!("200 OK{headers}"), body)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_feed_is_fetched_when_it_is_due_and_asked_only_for_what_is_new() {
    let world = World::new(&["/feed"], |asked| {
        if asked.header("if-none-match") == "\"v1\"" {
            return ("304 Not Modified".into(), vec![]);
        }
        let headers = "\nETag: \"v1\"\nLast-Modified: Sat, 21 Nov 2026 10:00:00 GMT";
        ok(headers, rss(&[("1", "One", "https://e.example/1"), ("2", "", "https://e.example/2")]))
    });
    assert_eq!(world.run().await, 1);
    assert_eq!(world.titles().await, ["One"]);
    let feed = world.feed("/feed").await;
    assert_eq!((feed.title.as_deref(), feed.taken, feed.failures), (Some("Blog"), 1, 0));
    assert_eq!(feed.refused[0].entry, "https://e.example/2");
    assert_eq!(feed.refused[0].reason, "has neither a title nor a text");
    assert_eq!((feed.tried, feed.succeeded), (Some(Instant::from_millis(START)), feed.tried));
    assert_eq!(feed.next, Instant::from_millis(START + HOUR));
    let first = world.site.asked();
    assert_eq!(
        (first.len(), first[0].header("if-none-match"), first[0].header("if-modified-since")),
        (1, "", "")
    );

    world.clock.forward(HOUR - 1);
    assert_eq!((world.run().await, world.site.asked().len()), (0, 0));
    let events = world.programme().store().last_event().await.unwrap();
    world.clock.forward(1);
    assert_eq!(world.run().await, 1);
    let again = world.site.asked();
    assert_eq!(again[0].header("if-none-match"), "\"v1\"");
    assert_eq!(again[0].header("if-modified-since"), "Sat, 21 Nov 2026 10:00:00 GMT");
    assert_eq!(world.programme().store().last_event().await.unwrap(), events);
    let later = world.feed("/feed").await;
    assert_eq!(later.succeeded, Some(Instant::from_millis(START + HOUR)));
    assert_eq!((later.taken, later.refused), (1, feed.refused), "what the last reading said still holds");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_bytes_are_not_taken_in_twice() {
    let world = World::new(&["/feed"], |_| ok("", rss(&[("1", "One", "https://e.example/1")])));
    world.run().await;
    let events = world.programme().store().last_event().await.unwrap();
    world.clock.forward(HOUR);
    assert_eq!(world.run().await, 1);
    assert_eq!(world.programme().store().last_event().await.unwrap(), events);
    world.site.now(|_| ok("", rss(&[("1", "One, better", "https://e.example/1")])));
    world.clock.forward(HOUR);
    world.run().await;
    assert_eq!(world.titles().await, ["One, better"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn failures_wait_longer_are_told_and_lose_nothing() {
    let world = World::new(&["/feed"], |_| ok("\nETag: \"v1\"", rss(&[("1", "One", "https://e.example/1")])));
    world.run().await;
    world.site.now(|_| ("500 Oops".into(), vec![]));
    world.clock.forward(HOUR);
    world.run().await;
    let feed = world.feed("/feed").await;
    assert_eq!((feed.failures, feed.problem.as_deref()), (1, Some("was answered with status 500")));
    assert_eq!(feed.next, Instant::from_millis(START + 3 * HOUR));
    assert_eq!((feed.succeeded, feed.taken), (Some(Instant::from_millis(START)), 1));

    world.site.now(|_| ("429 Slowly\nRetry-After: 18000".into(), vec![]));
    world.clock.forward(2 * HOUR);
    world.run().await;
    let feed = world.feed("/feed").await;
    assert_eq!((feed.failures, feed.next), (2, Instant::from_millis(START + 8 * HOUR)));

    world.site.now(|_| ok("", b"<rss><channel>\n<item><title>A</title></channel".to_vec()));
    world.clock.forward(5 * HOUR);
    world.run().await;
    let feed = world.feed("/feed").await;
    assert!(feed.problem.as_ref().unwrap().contains("line 2"), "{feed:?}");
    assert_eq!((feed.failures, feed.next), (3, Instant::from_millis(START + 16 * HOUR)));
    assert_eq!(world.titles().await, ["One"]);

    world.site.now(|_| ("410 Gone".into(), vec![]));
    world.clock.forward(8 * HOUR);
    world.run().await;
    assert_eq!(world.feed("/feed").await.next, Instant::from_millis(START + 16 * HOUR + 7 * DAY));

    world.site.now(|_| ok("", rss(&[("2", "Two", "https://e.example/2")])));
    world.clock.forward(7 * DAY);
    world.site.asked();
    world.run().await;
    assert_eq!(world.site.asked()[0].header("if-none-match"), "\"v1\"", "failures do not make us forget");
    let feed = world.feed("/feed").await;
    assert_eq!((feed.failures, feed.problem), (0, None));
    assert_eq!(world.titles().await, ["One", "Two"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_bad_feed_costs_the_others_nothing() {
    let world = World::new(&["/bad", "/good", "/inside"], |asked| match asked.path.as_str() {
        "/bad" => ("404 Not Found".into(), vec![]),
        "/inside" => ("302 Found\nLocation: http://169.254.169.254/latest/meta-data".into(), vec![]),
        _ => ok("", rss(&[("1", "One", "https://e.example/1")])),
    });
    assert_eq!(world.run().await, 3);
    assert_eq!(world.titles().await, ["One"]);
    assert_eq!(world.feed("/bad").await.problem.as_deref(), Some("was answered with status 404"));
    let inside = world.feed("/inside").await;
    assert_eq!(inside.problem.as_deref(), Some("leads into a private network and was not fetched"));
}

#[tokio::test(flavor = "multi_thread")]
async fn one_page_is_one_story_whichever_feed_names_it() {
    let world = World::new(&["/a", "/b"], |asked| match asked.path.as_str() {
        "/a" => ok("", rss(&[("1", "One", "https://www.e.example/post/1?utm_source=a")])),
        _ => ok(
            "",
            rss(&[
                ("x", "One again", "http://e.example/post/1/?fbclid=abc"),
                ("y", "Two", "https://e.example/post/2"),
                ("z", "Two twice", "https://e.example/post/2?utm_medium=b"),
            ]),
        ),
    });
    world.run().await;
    assert_eq!(world.titles().await, ["One", "Two"]);
    let refused = world.feed("/b").await.refused;
    let said: Vec<(&str, &str)> = refused.iter().map(|r| (r.entry.as_str(), r.reason.as_str())).collect();
    assert_eq!(
        said,
        [
            ("Two twice", "has the same page as an entry before it"),
            ("One again", "is in the programme already")
        ]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn pictures_that_there_was_no_time_for_come_later() {
    let mut png = std::io::Cursor::new(Vec::new());
    image::DynamicImage::new_rgb8(4, 4).write_to(&mut png, image::ImageFormat::Png).unwrap();
    let png = png.into_inner();
    let feed = "<rss version='2.0'><channel><title>Blog</title><item><title>One</title>\
                <link>https://e.example/1</link><enclosure url='/a.png' type='image/png'/></item></channel></rss>";
    let mut world =
        World::new(&["/feed"], move |asked| match (asked.path.as_str(), asked.header("if-none-match")) {
            ("/feed", "") => ok("\nETag: \"v1\"", feed.as_bytes().to_vec()),
            ("/feed", _) => ("304 Not Modified".into(), vec![]),
            _ => ok("", png.clone()),
        });
    world.schedule.patience = std::time::Duration::ZERO;
    world.run().await;
    assert_eq!(world.titles().await, ["One"]);
    assert_eq!(world.site.asked().len(), 1, "the feed alone");
    assert_eq!(world.feed("/feed").await.notes[0], "pictures left for the next time: 1");
    world.schedule.patience = std::time::Duration::from_secs(60);
    for paths in [vec!["/feed", "/a.png"], vec!["/feed"]] {
        world.clock.forward(HOUR);
        world.run().await;
        let asked: Vec<String> = world.site.asked().into_iter().map(|asked| asked.path).collect();
        assert_eq!(asked, paths);
    }
    assert_eq!(world.feed("/feed").await.notes, [] as [&str; 0]);
}

#[test]
fn a_feed_that_never_answers_does_not_keep_the_server_from_stopping() {
    let silent = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let folder = Folder::new();
    let address = format!("http://{}/feed", silent.local_addr().unwrap());
    folder.write("feeds.json", format!("{{\"feeds\": [\"{address}\"]}}").as_bytes());
    let list = folder.path().join("feeds.json").display().to_string();
    let log = folder.path().join("log");
    let more = ["--demo", "--feeds", &list, "--allow-fetch", "127.0.0.0/8"];
    let server = common::process::Process::serve(0, &folder.data(), &log, &more);
    // Its request has come, and stays without an answer.
    let _request = silent.accept().unwrap();
    let asked = std::time::Instant::now();
    assert_eq!(server.terminate(), Some(0));
    assert!(asked.elapsed() < std::time::Duration::from_secs(15), "{:?}", asked.elapsed());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_emptied_programme_is_filled_again() {
    let world = World::new(&["/feed"], |asked| match asked.header("if-none-match") {
        "" => ok("\nETag: \"v1\"", rss(&[("1", "One", "https://e.example/1")])),
        _ => ("304 Not Modified".into(), vec![]),
    });
    world.run().await;
    let actor = Actor {
        person: PersonId::try_from("fay".to_owned()).unwrap(),
        name: "Fay".into(),
        roles: vec![Role::Administrator],
        circles: vec![Circle::Employee],
    };
    let id = new_command_id(&SystemClock, &SystemRandom);
    let empty = Command { id, body: CommandBody::EmptyDemo };
    let receipt = world.programme().seen_by(Some(actor)).submit(empty).await.unwrap();
    assert!(matches!(receipt, Receipt::Applied { .. }), "{receipt:?}");
    assert!(world.titles().await.is_empty());
    assert_eq!(world.run().await, 1, "nothing of it is believed to be there");
    assert_eq!(world.titles().await, ["One"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_list_of_feeds_may_change() {
    let mut world = World::new(&["/a", "/b"], |asked| match asked.path.as_str() {
        "/a" => ok("", rss(&[("1", "A", "https://e.example/a")])),
        _ => ok("", rss(&[("1", "B", "https://e.example/b")])),
    });
    world.schedule.prepare().await.unwrap();
    world.run().await;
    world.schedule.sources.remove(1);
    world.schedule.sources[0].every_minutes = 5;
    world.schedule.prepare().await.unwrap();
    let feeds = world.programme().store().feeds().await.unwrap().unwrap();
    assert_eq!(feeds.len(), 1);
    assert_eq!((feeds[0].every_minutes, feeds[0].next), (5, Instant::from_millis(START + 5 * MINUTE)));
    assert_eq!(world.titles().await, ["A", "B"], "its stories stay");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_facilitator_sees_how_the_feeds_stand() {
    let folder = Folder::new();
    let site = Scripted::start(|_| {
        ok("", rss(&[("1", "One", "https://e.example/1"), ("2", "Two", "javascript:x")]))
    });
    let address = format!("{}/feed", site.base);
    let list = FeedList(vec![FeedSource { address: address.clone(), every_minutes: 60 }]);
    let allow_fetch = vec!["127.0.0.0/8".parse().unwrap()];
    let running =
        server::start(server::config::Config { feeds: list, allow_fetch, ..config(&folder) }).await.unwrap();
    let client = Client::new(&format!("http://{}", running.addr));
    tokio::task::block_in_place(|| {
        assert_eq!(client.get("/api/v1/feeds").status, 401);
        assert_eq!(client.enter("demo-ambassador").get("/api/v1/feeds").status, 403);
        let facilitator = client.enter("demo-facilitator");
        let deadline = std::time::Instant::now() + std::time::Duration::from_secs(30);
        let desk = loop {
            let desk = facilitator.get("/api/v1/feeds").json();
            if !desk["feeds"][0]["tried"].is_null() {
                break desk;
            }
            assert!(std::time::Instant::now() < deadline, "{desk}");
            std::thread::yield_now();
        };
        assert_eq!(desk["scheduled"], true);
        let feed = &desk["feeds"][0];
        assert_eq!((feed["address"].as_str(), feed["taken"].as_u64()), (Some(address.as_str()), Some(1)));
        assert_eq!(feed["refused"][0]["entry"], "Two");
        assert!(feed["refused"][0]["reason"].as_str().unwrap().contains("javascript"));
    });
    running.shutdown().await.unwrap();
}
