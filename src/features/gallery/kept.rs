//! The gallery as it was left, so that coming back finds it there.

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use domain::{
    ids::{PersonId, StoryId},
    story::{Page, Story, StoryCounts, StoryCursor},
    taste::Reason,
};
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::asked::Asked;
use crate::ui::row_window::Rows;

/// A story in the list, and why it is for the reader.
#[derive(Debug, PartialEq)]
pub struct Item {
    /// Which.
    pub story: Story,
    /// Why it is for the reader, where that is known.
    pub reasons: Vec<Reason>,
}

/// What was on the screen. Cheap to clone however many stories there are: every look at the list does.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    /// The stories, in order.
    pub items: Arc<Vec<Arc<Item>>>,
    /// Where to go on, if there is more.
    pub next: Option<StoryCursor>,
    /// How many there are in all, as far as is known.
    pub total: u64,
    /// What other choices would find.
    pub counts: Arc<StoryCounts>,
}

impl Shown {
    /// The first page.
    pub fn of(page: Page<Story, StoryCursor>) -> Self {
        let total = page.total.unwrap_or(page.items.len() as u64);
        let items = items(page.items, page.reasons).collect();
        Self {
            items: Arc::new(items),
            next: page.next,
            total,
            counts: Arc::new(page.counts.unwrap_or_default()),
        }
    }

    /// Appends the next page, without what is there already.
    pub fn grow(&mut self, page: Page<Story, StoryCursor>) {
        let known: BTreeSet<StoryId> = self.items.iter().map(|item| item.story.id).collect();
        let new = items(page.items, page.reasons).filter(|item| !known.contains(&item.story.id));
        Arc::make_mut(&mut self.items).extend(new);
        self.next = page.next;
        // Stories may have come and gone: there are never fewer than are shown.
        self.total = page.total.unwrap_or(self.total).max(self.items.len() as u64);
    }
}

fn items(
    stories: Vec<Story>,
    mut reasons: BTreeMap<StoryId, Vec<Reason>>,
) -> impl Iterator<Item = Arc<Item>> {
    stories.into_iter().map(move |story| {
        let reasons = reasons.remove(&story.id).unwrap_or_default();
        Arc::new(Item { story, reasons })
    })
}

struct Kept {
    person: Option<PersonId>,
    asked: Asked,
    shown: Shown,
}

thread_local! {
    static KEPT: RefCell<Option<Kept>> = const { RefCell::new(None) };
    static ROWS: RefCell<Rows> = RefCell::default();
}

/// What the history's entry of a gallery that was left says before the number of pixels it was scrolled.
const MARK: &str = "gallery at ";

/// Keeps what is shown to this person.
pub fn keep(person: Option<PersonId>, asked: Asked, shown: Shown) {
    KEPT.with_borrow_mut(|kept| *kept = Some(Kept { person, asked, shown }));
}

/// Keeps how high the rows are, so that they have their places again before they are drawn.
pub fn keep_rows(rows: Rows) {
    ROWS.set(rows);
}

/// How high the rows were when the gallery was left.
pub fn rows() -> Rows {
    ROWS.with_borrow(Clone::clone)
}

/// Marks this entry of the history, with how far the page is scrolled: whoever goes back to it finds the mark.
pub fn mark() {
    let state = JsValue::from(format!("{MARK}{}", window().scroll_y().unwrap_or(0.0)));
    if let Ok(history) = window().history() {
        // Without the mark the gallery begins at its top.
        let _ = history.replace_state(&state, "");
    }
}

/// What was left here, if the person comes back to it; scrolls there once it is drawn.
pub fn come_back(person: Option<&PersonId>, asked: &Asked) -> Option<Shown> {
    let state = window().history().ok()?.state().ok()?.as_string()?;
    let scroll: f64 = state.strip_prefix(MARK)?.parse().ok()?;
    let shown = KEPT.with_borrow(|kept| {
        let kept = kept.as_ref().filter(|kept| kept.person.as_ref() == person && kept.asked == *asked)?;
        Some(kept.shown.clone())
    })?;
    // Two frames: in the first the stories get their places.
    request_animation_frame(move || {
        request_animation_frame(move || window().scroll_to_with_x_and_y(0.0, scroll));
    });
    Some(shown)
}
