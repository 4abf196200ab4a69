//! A list of story cards for `cargo xtask bench gallery`, which compares its making, replacing and changing with the same
//! done by hand. Only in builds with the style page; it has no words of its own.

use std::sync::Arc;

use domain::{
    backend::Stories as _,
    quiz::Pack,
    story::{Story, StoryFilter},
};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::card::StoryCard;
use crate::session::use_session;

/// Cards in the list.
const CARDS: usize = 240;
/// Every so many cards change by "update".
const CHANGED: usize = 10;

/// A card's place, how often it was changed, and what it shows.
type Place = (usize, usize, Arc<Story>);

/// The screen: four buttons and the list.
#[component]
pub fn Lists() -> impl IntoView {
    let session = use_session();
    let stories: RwSignal<Vec<Arc<Story>>> = RwSignal::new(Vec::new());
    let cards: RwSignal<Vec<Place>> = RwSignal::new(Vec::new());
    let pack: RwSignal<Option<Arc<Pack>>> = RwSignal::new(None);
    spawn_local(async move {
        // Without stories the list stays empty, which the measurement reports.
        if let Ok(page) = session.backend.get().stories(StoryFilter::default()).await {
            stories.set(page.items.into_iter().map(Arc::new).collect());
        }
    });
    let card = move |place: usize, turn: usize| {
        let at = (place * 7 + turn) % stories.with_untracked(Vec::len).max(1);
        stories.with_untracked(|all| all.get(at).map(|story| (place, turn, Arc::clone(story))))
    };
    let turn = StoredValue::new(0);
    let fill = move |_| {
        turn.update_value(|turn| *turn += 1);
        cards.set((0..CARDS).filter_map(|place| card(place, turn.get_value())).collect());
    };
    let change = move |_| {
        turn.update_value(|turn| *turn += 1);
        cards.update(|cards| {
            for one in cards.iter_mut().step_by(CHANGED) {
                if let Some(new) = card(one.0, turn.get_value()) {
                    *one = new;
                }
            }
        });
    };
    view! {
        <div class="gallery">
            <h1 id="screen" tabindex="-1" data-stories=move || stories.with(Vec::len)></h1>
            <button type="button" data-do="create" on:click=fill></button>
            <button type="button" data-do="replace" on:click=fill></button>
            <button type="button" data-do="update" on:click=change></button>
            <button type="button" data-do="clear" on:click=move |_| cards.set(Vec::new())></button>
            <ul class="story-grid" role="list">
                <For each=move || cards.get() key=|(place, turn, _)| (*place, *turn) let((_, _, story))>
                    <li><StoryCard story=Story::clone(&story) pack=pack reasons=Vec::new() /></li>
                </For>
            </ul>
        </div>
    }
}
