//! What the palette finds: screens at once, stories and guide entries as soon as they are there.

use std::sync::Arc;

use domain::{
    backend::Stories as _,
    guide::{Guide, Index},
    search,
    story::StoryFilter,
};
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::{
    i18n::{self, t},
    places::{self, WAYS, Whose},
    session::{Session, use_session},
};

/// How long typing must rest before the backend is asked, milliseconds.
const REST_MS: u32 = 150;
/// How many of each kind are shown.
const MOST: usize = 6;

/// The kinds of result, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// Screens of the app.
    Screens,
    /// Stories.
    Stories,
    /// Entries of the guide.
    Guide,
}

impl Group {
    /// The key of its name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Screens => "find.screens",
            Self::Stories => "find.stories",
            Self::Guide => "find.guide",
        }
    }
}

/// One result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Its kind.
    pub group: Group,
    /// Its name.
    pub title: String,
    /// What else tells it from others.
    pub more: Option<String>,
    /// Its icon.
    pub icon: &'static str,
    /// Its address.
    pub to: String,
}

/// What is asked for, and what was found so far.
#[derive(Clone, Copy)]
pub struct Results {
    session: Session,
    /// What was typed.
    pub words: RwSignal<String>,
    /// What was found, in the order of the groups.
    pub found: RwSignal<Vec<Found>>,
    turn: StoredValue<u64>,
    book: StoredValue<Option<Book>>,
}

impl Results {
    /// Before anything is typed: every screen.
    pub fn new() -> Self {
        let session = use_session();
        let found = RwSignal::new(screens(session, &[]));
        let words = RwSignal::new(String::new());
        Self { session, words, found, turn: StoredValue::new(0), book: StoredValue::new(None) }
    }

    /// Looks for these words; only the newest question counts.
    pub fn ask(self, words: String) {
        let asked = search::words(&words);
        self.words.set(words.clone());
        self.found.set(screens(self.session, &asked));
        self.turn.update_value(|turn| *turn += 1);
        let turn = self.turn.get_value();
        if asked.is_empty() {
            return;
        }
        spawn_local(async move {
            TimeoutFuture::new(REST_MS).await;
            if self.turn.try_get_value() != Some(turn) {
                return;
            }
            let mut more = stories(self.session, &words).await;
            // The palette may have been closed meanwhile.
            if self.book.try_with_value(Option::is_none) == Some(true) {
                let found = book(self.session).await;
                self.book.try_update_value(|book| *book = found);
            }
            if let Some(book) = self.book.try_get_value().flatten() {
                more.extend(entries(&book, &words));
            }
            // Or something else was typed.
            if self.turn.try_get_value() == Some(turn) {
                self.found.update(|found| found.extend(more));
            }
        });
    }
}

/// The screens whose name has words beginning like each of these.
fn screens(session: Session, asked: &[String]) -> Vec<Found> {
    let facilitator = session.is_facilitator();
    let ways = WAYS.iter().filter(|way| facilitator || way.whose != Whose::Facilitators);
    let named = ways.map(|way| Found {
        group: Group::Screens,
        title: t(way.name),
        more: None,
        icon: way.icon,
        to: places::to(way.to),
    });
    named.filter(|found| begins(&found.title, asked)).collect()
}

fn begins(title: &str, asked: &[String]) -> bool {
    let words = search::words(title);
    asked.iter().all(|asked| words.iter().any(|word| word.starts_with(asked.as_str())))
}

async fn stories(session: Session, words: &str) -> Vec<Found> {
    let filter = StoryFilter { text: words.to_owned(), limit: MOST as u32, ..StoryFilter::default() };
    // Stories that cannot be had now are not found; the gallery says why.
    let Ok(page) = session.backend.get().stories(filter).await else { return Vec::new() };
    let found = page.items.into_iter().map(|story| Found {
        group: Group::Stories,
        title: story.title,
        more: Some(story.source),
        icon: "stories",
        to: places::story(story.id),
    });
    found.collect()
}

/// The guide, made searchable once.
type Book = Arc<(Guide, Index)>;

async fn book(session: Session) -> Option<Book> {
    // A guide that cannot be had now is not found; its own screen says why.
    let (guide, _) = session.backend.guide(&i18n::language()).await.ok()?;
    let index = Index::of(&guide);
    Some(Arc::new((guide, index)))
}

fn entries(book: &Book, words: &str) -> Vec<Found> {
    let (guide, index) = &**book;
    let found = index.find(words).into_iter().filter_map(|found| guide.entries.get(found.place));
    let listed = found.take(MOST).map(|entry| Found {
        group: Group::Guide,
        title: entry.title.clone(),
        more: Some(entry.summary.clone()),
        icon: "guide",
        to: places::to(&format!("/guide/{}", entry.id)),
    });
    listed.collect()
}
