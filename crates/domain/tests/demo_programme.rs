//! A programme loaded with the demo shows something on every screen, and hides what it must.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

use std::{
    future::Future,
    pin::pin,
    sync::Arc,
    task::{Context, Poll, Waker},
};

use domain::{
    actor::{Actor, Circle, Role},
    backend::{Backend, Colleagues, DemoRole, Door, Insight, Profiles, Reach, Shares, Stories},
    command::{Command, CommandBody, Receipt},
    demo::{AMBASSADOR, FACILITATOR},
    ids::{CommandId, PersonId},
    ports::{Clock, Random},
    privacy::Grouping,
    programme::{Programme, Seen, Settings},
    quiz::Pack,
    reach::{Measure, Span},
    store::MemoryStore,
    story::StoryFilter,
    time::Instant,
};

/// 2026-11-18T14:25Z, a Wednesday.
struct Afternoon;
impl Clock for Afternoon {
    fn now(&self) -> Instant {
        Instant::from_millis(1_795_011_900_000)
    }
}
struct Sevens;
impl Random for Sevens {
    fn fill(&self, bytes: &mut [u8]) {
        bytes.fill(7);
    }
}

/// Everything in memory is ready at once.
fn ready<F: Future>(future: F) -> F::Output {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(output) => output,
        Poll::Pending => panic!("the store made us wait"),
    }
}

fn programme(seed: u64) -> Arc<Programme<MemoryStore>> {
    let pack = Pack::read(include_str!("../../../public/packs/default.json")).unwrap();
    let settings = Settings {
        name: "Demo".into(),
        tracked_links: Measure::Measured,
        links: Some("http://127.0.0.1/l/".into()),
        opens_networks: false,
        demo: true,
        takes_feeds: false,
    };
    let programme = Programme::new(
        MemoryStore::default(),
        Arc::new(Afternoon),
        Arc::new(Sevens),
        Arc::new(pack),
        settings,
    );
    assert!(ready(programme.load_demo(seed)).unwrap());
    assert!(!ready(programme.load_demo(seed)).unwrap(), "it is loaded once");
    programme
}

fn seen(programme: &Arc<Programme<MemoryStore>>, voice: &str) -> Seen<MemoryStore> {
    let actor = ready(programme.demo_actor(voice)).unwrap();
    programme.seen_by(Some(actor))
}

#[test]
fn the_ambassadors_screens_are_full() {
    let programme = programme(11);
    let mira = seen(&programme, AMBASSADOR);
    assert!(ready(mira.me()).unwrap().quiz.is_some());
    assert_eq!(ready(mira.shares()).unwrap().len(), 26);
    assert_eq!(ready(mira.stories(StoryFilter::default())).unwrap().items.len(), 24);
    assert_eq!(ready(mira.topics()).unwrap().len(), 9);
    let clicks: Vec<u64> = Span::ALL
        .iter()
        .map(|span| {
            let reach = ready(mira.my_reach(*span)).unwrap();
            assert_eq!(reach.series.counts.iter().sum::<u64>(), reach.clicks);
            assert!(!reach.shares.is_empty() && !reach.networks.is_empty());
            assert!(reach.visitors_today.unwrap().about > 0);
            reach.clicks
        })
        .collect();
    assert!(clicks[0] >= 10 && clicks[1] > clicks[0] && clicks[2] > 150, "{clicks:?}");
}

#[test]
fn rare_personas_are_withheld_and_the_others_shown() {
    for seed in [1, 2, 3] {
        let programme = programme(seed);
        let mix = ready(seen(&programme, FACILITATOR).persona_mix()).unwrap();
        assert_eq!(mix.total, Some(50));
        let shown = mix.cells.iter().filter(|cell| cell.value.is_some()).count();
        assert!(shown >= 5, "only {shown} with seed {seed}: {:?}", mix.cells);
        for rare in ["fact_checker", "insider"] {
            let cell = mix.cells.iter().find(|cell| cell.name == rare).unwrap();
            assert_eq!(cell.value, None, "{rare} with seed {seed}");
        }
    }
}

#[test]
fn twelve_closed_weeks_have_totals() {
    let programme = programme(11);
    let reach = ready(seen(&programme, FACILITATOR).programme_reach()).unwrap();
    let totals: Vec<u64> = reach
        .weeks
        .iter()
        .filter(|table| table.grouping == Grouping::Programme)
        .filter_map(|table| table.total)
        .collect();
    assert!(totals.len() >= 11 && totals.iter().sum::<u64>() > 4_000, "{totals:?}");
    let dip: u64 = totals[totals.len() - 8..totals.len() - 6].iter().sum();
    let after: u64 = totals[totals.len() - 4..totals.len() - 2].iter().sum();
    assert!(after > dip, "no revival in {totals:?}");
    for grouping in [Grouping::Network, Grouping::Topic, Grouping::Circle] {
        let named = reach.weeks.iter().filter(|table| table.grouping == grouping);
        assert!(named.flat_map(|table| &table.cells).any(|cell| cell.value.is_some()), "{grouping:?}");
    }
}

#[test]
fn one_can_be_the_ambassador_or_the_facilitator() {
    let programme = programme(11);
    let voices = ready(seen(&programme, FACILITATOR).voices()).unwrap();
    let named = |role| voices.iter().any(|voice| voice.role == role && !voice.name.is_empty());
    assert!(named(DemoRole::Ambassador) && named(DemoRole::Facilitator));
}

#[test]
fn what_colleagues_show_stays_in_their_circles() {
    let programme = programme(11);
    let all = ready(seen(&programme, AMBASSADOR).colleagues(None)).unwrap();
    assert!(!all.is_empty());
    let of = |circles: Vec<Circle>| {
        let person = PersonId::try_from("visitor".to_owned()).unwrap();
        programme.seen_by(Some(Actor { person, name: "V".into(), roles: vec![Role::Facilitator], circles }))
    };
    let (customer, nowhere) = (of(vec![Circle::Customer]), of(Vec::new()));
    assert_eq!(ready(nowhere.colleagues(None)).unwrap(), [], "who is in no circle has no colleagues");
    let theirs = ready(customer.colleagues(None)).unwrap();
    let shared = all.iter().filter(|one| !theirs.contains(one));
    for (one, n) in shared.zip(1_u8..) {
        let body = CommandBody::Thank { share: one.share, words: String::new() };
        let command = Command { id: CommandId::v7(one.at, &[n; 10]), body };
        let receipt = ready(customer.submit(command)).unwrap();
        assert!(matches!(receipt, Receipt::Refused { .. }), "a stranger to the circle thanked: {receipt:?}");
    }
    let both = ready(of(vec![Circle::Customer, Circle::Employee]).colleagues(None)).unwrap();
    assert!(both.len() > theirs.len(), "one circle in common is enough");
}
