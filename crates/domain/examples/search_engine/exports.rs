//! Texts come in through one buffer, which the host fills; what is found goes out through another.

#![allow(unsafe_code, reason = "a name that the host can find has to be promised to be unique")]

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
};

use domain::{
    ids::StoryId,
    search::{
        index::{Index, Wanted},
        query,
        rule::LITERAL,
    },
    story::{Edition, Story, StoryKind, StoryOrder},
    taste::Taste,
    time::Instant,
};
use uuid::Uuid;

#[derive(Default)]
struct Engine {
    index: Index,
    input: Vec<u8>,
    /// The numbers of the stories found.
    output: Vec<u32>,
}

thread_local! {
    static ENGINE: RefCell<Engine> = RefCell::default();
}

/// Makes room for a text of so many bytes; where it begins.
#[unsafe(no_mangle)]
pub extern "C" fn room(length: usize) -> usize {
    ENGINE.with_borrow_mut(|engine| {
        engine.input.clear();
        engine.input.resize(length, 0);
        engine.input.as_ptr() as usize
    })
}

/// Takes in the stories of the text: one a line, its fields between tabs, topics between bars. The number of all.
#[unsafe(no_mangle)]
pub extern "C" fn put() -> usize {
    ENGINE.with_borrow_mut(|engine| {
        let text = String::from_utf8(std::mem::take(&mut engine.input)).unwrap_or_default();
        let stories: Vec<Story> = text.lines().filter_map(story).collect();
        engine.index.put(&stories);
        engine.index.len()
    })
}

/// number, title, summary, topics, source.
fn story(line: &str) -> Option<Story> {
    let mut fields = line.split('\t');
    let number: u32 = fields.next()?.parse().ok()?;
    // A story's id is made of its address and tells nothing of its time: neither does its number here.
    let moment = Instant::from_millis(i64::from(number.wrapping_mul(2_654_435_761)) * 100);
    Some(Story {
        id: StoryId(Uuid::from_u128(u128::from(number))),
        title: fields.next()?.to_owned(),
        summary: fields.next()?.to_owned(),
        url: String::new(),
        picture: None,
        topics: fields.next()?.split('|').map(str::to_owned).collect(),
        source: fields.next()?.to_owned(),
        language: "en".to_owned(),
        kind: StoryKind::News,
        published: moment,
        added: moment,
        version: 1,
        edition: Edition::default(),
    })
}

/// One segment of all, as the programme does after it has read every story.
#[unsafe(no_mangle)]
pub extern "C" fn settle() {
    ENGINE.with_borrow_mut(|engine| engine.index.settle());
}

/// Bytes of the index alone.
#[unsafe(no_mangle)]
pub extern "C" fn bytes() -> usize {
    ENGINE.with_borrow(|engine| engine.index.bytes())
}

/// Looks for the text; how many stories are found. At most `limit` of them are given out.
#[unsafe(no_mangle)]
pub extern "C" fn find(limit: usize, counts: bool) -> usize {
    ENGINE.with_borrow_mut(|engine| search(engine, limit, counts, 0))
}

/// Looks for the text without what is misspelt: all of it is given out, and its number answered.
#[unsafe(no_mangle)]
pub extern "C" fn find_literally() -> usize {
    ENGINE.with_borrow_mut(|engine| {
        search(engine, usize::MAX, false, LITERAL);
        engine.output.len()
    })
}

/// No story is hidden from anybody here.
static NONE: BTreeSet<StoryId> = BTreeSet::new();
/// No story ends here.
static NO_END: BTreeMap<StoryId, Instant> = BTreeMap::new();

fn search(engine: &mut Engine, limit: usize, counts: bool, least: u32) -> usize {
    let words = query(std::str::from_utf8(&engine.input).unwrap_or_default());
    let taste = Taste::default();
    let wanted = Wanted {
        words: &words,
        topic: None,
        kind: None,
        language: None,
        source: None,
        among: None,
        without: &NONE,
        apart: &NONE,
        order: StoryOrder::Fit,
        ends: &NO_END,
        taste: &taste,
        after: None,
        limit,
        counts,
    };
    let found = engine.index.find(&wanted);
    engine.output.clear();
    let places = found.places.iter().filter(|place| place.rank >= least);
    engine.output.extend(places.map(|place| place.id.0.as_u128() as u32));
    found.total as usize
}

/// Where the numbers of the stories that were found begin.
#[unsafe(no_mangle)]
pub extern "C" fn found() -> usize {
    ENGINE.with_borrow(|engine| engine.output.as_ptr() as usize)
}

/// How many they are.
#[unsafe(no_mangle)]
pub extern "C" fn found_length() -> usize {
    ENGINE.with_borrow(|engine| engine.output.len())
}
