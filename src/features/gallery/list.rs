//! The stories on the screen: the first page, more of them, and the news that there are others by now.

use domain::backend::Stories as _;
use domain::{problem::Problem, story::StoryOrder};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{
    asked::Asked,
    kept::{self, Shown},
};
use crate::{
    i18n::{t, t_n},
    platform::device,
    session::Session,
    ui::{
        announce::announce,
        load::{Load, Loading},
    },
};

/// The state of the gallery.
#[derive(Clone, Copy)]
pub struct List {
    /// What is asked for.
    pub asked: Memo<Asked>,
    /// What is there.
    pub shown: Loading<Shown>,
    /// Whether the next page is on its way.
    pub growing: RwSignal<bool>,
    /// Why the next page did not come.
    pub stuck: RwSignal<Option<Problem>>,
    /// Whether a fresh look would show something else.
    pub stale: RwSignal<bool>,
    came_back: bool,
    session: Session,
}

impl List {
    /// Fetches whatever is asked for from now on.
    pub fn new(session: Session, asked: Memo<Asked>) -> Self {
        let person = session.me.with_untracked(|me| me.as_ref().map(|me| me.person.clone()));
        let left = asked.with_untracked(|asked| kept::come_back(person.as_ref(), asked));
        let came_back = left.is_some();
        let list = Self {
            asked,
            came_back,
            shown: Loading::new(),
            growing: RwSignal::new(false),
            stuck: RwSignal::new(None),
            stale: RwSignal::new(false),
            session,
        };
        if let Some(left) = left {
            list.shown.set(Load::Ready(left));
        }
        Effect::new(move |before: Option<()>| {
            asked.with(|_| ());
            if before.is_some() || !came_back {
                list.fetch(before.is_some());
            }
        });
        Effect::new(move |_| {
            if let Some(shown) = list.shown.ready() {
                kept::keep(list.person(), asked.get_untracked(), shown);
            }
        });
        Effect::new(move |before: Option<()>| {
            session.live.stories.track();
            if before.is_some() || came_back {
                list.look_again();
            }
        });
        list
    }

    fn person(self) -> Option<domain::ids::PersonId> {
        self.session.me.with_untracked(|me| me.as_ref().map(|me| me.person.clone()))
    }

    /// Fetches the first page; `aloud` says what came of it.
    pub fn fetch(self, aloud: bool) {
        self.stale.set(false);
        self.stuck.set(None);
        let filter = self.asked.get_untracked().filter(None);
        self.shown.fetch(async move {
            let page = self.session.backend.get().stories(filter).await?;
            if aloud {
                // Somebody types, perhaps: stories take some milliseconds to draw, and no letter waits for them.
                device::painted().await;
            }
            // Whatever was news while this was on its way is in it.
            let _ = self.stale.try_set(false);
            if aloud {
                announce(match page.total.unwrap_or(page.items.len() as u64) {
                    0 => t("gallery.none.title"),
                    total => t_n("gallery.found", total, &[]),
                });
            }
            Ok(Shown::of(page))
        });
    }

    /// Whether these are stories that came back with the reader, so that the rows are as they were.
    pub fn came_back(self) -> bool {
        self.came_back
    }

    /// Fetches the page after what is shown; afterwards `done` gets the place of the first new story.
    pub fn grow(self, done: impl FnOnce(usize) + 'static) {
        let Load::Ready(shown) = untrack(|| self.shown.get()) else { return };
        let Some(cursor) = shown.next.filter(|_| !self.growing.get_untracked()) else { return };
        self.growing.set(true);
        self.stuck.set(None);
        let asked = self.asked.get_untracked();
        spawn_local(async move {
            let page = self.session.backend.get().stories(asked.filter(Some(cursor))).await;
            if self.growing.try_set(false).is_some() {
                // The screen is gone.
                return;
            }
            // Meanwhile something else may have been asked for.
            let Load::Ready(mut now) = untrack(|| self.shown.get()) else { return };
            if self.asked.get_untracked() != asked || now.next != Some(cursor) {
                return;
            }
            match page {
                Ok(page) => {
                    let first = now.items.len();
                    now.grow(page);
                    self.shown.set(Load::Ready(now));
                    done(first);
                }
                Err(problem) => self.stuck.set(Some(problem)),
            }
        });
    }

    /// Looks whether the first page would be another one by now. What is being read does not jump: a note offers it.
    fn look_again(self) {
        let asked = self.asked.get_untracked();
        spawn_local(async move {
            let Ok(page) = self.session.backend.get().stories(asked.filter(None)).await else { return };
            // The screen may be gone, or show something else.
            if self.asked.try_get_untracked() != Some(asked) {
                return;
            }
            match untrack(|| self.shown.get()) {
                Load::Ready(shown) if shown.items.is_empty() && !page.items.is_empty() => self.fetch(true),
                Load::Ready(shown) => {
                    let same = page.items.len() <= shown.items.len()
                        && shown
                            .items
                            .iter()
                            .zip(&page.items)
                            .all(|(old, new)| (old.story.id, old.story.version) == (new.id, new.version));
                    self.stale.set(!same);
                }
                Load::Failed(_) => self.fetch(false),
                Load::Waiting => {}
            }
        });
    }

    /// Whether what fits comes first.
    pub fn by_fit(self) -> bool {
        self.asked.with(|asked| asked.order == StoryOrder::Fit)
    }
}
