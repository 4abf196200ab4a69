//! A word that something is done. Only for what needs no action: what does is a note, and stays.

use std::time::Duration;

use gloo_timers::future::sleep;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{dialog::next_number, icon::Icon};
use crate::i18n::t;

/// How long it stays; with the way to undo longer, for one has to reach it.
const STAYS: Duration = Duration::from_secs(6);
const STAYS_WITH_UNDO: Duration = Duration::from_secs(20);

/// What is said, and the way to take back what was done: its word and its deed.
#[derive(Clone)]
struct Toast {
    number: u32,
    words: String,
    undo: Option<(String, Callback<()>)>,
}

thread_local! {
    // Not a context: these also come from tasks, which belong to no component.
    static SAID: ArcRwSignal<Option<Toast>> = ArcRwSignal::new(None);
    static HELD: ArcRwSignal<bool> = ArcRwSignal::new(false);
}

fn said() -> ArcRwSignal<Option<Toast>> {
    SAID.with(Clone::clone)
}

/// Says that something is done, with the way to undo it where there is one. The newest takes the place of the one
/// before.
pub fn toast(words: impl Into<String>, undo: Option<(String, Callback<()>)>) {
    let stays = if undo.is_some() { STAYS_WITH_UNDO } else { STAYS };
    let number = next_number();
    said().set(Some(Toast { number, words: words.into(), undo }));
    spawn_local(async move {
        sleep(stays).await;
        // Whoever points at it or is in it still needs it.
        while HELD.with(|held| held.get_untracked()) {
            sleep(STAYS).await;
        }
        if said().with_untracked(|now| now.as_ref().is_some_and(|now| now.number == number)) {
            put_away();
        }
    });
}

/// Whether something is being said, tracked.
pub fn says_something() -> bool {
    said().with(Option::is_some)
}

fn put_away() {
    HELD.with(|held| held.set(false));
    said().set(None);
}

/// The place where they appear: once, in the frame, so that a screen may be left before its word is said.
#[component]
pub fn Toasts() -> impl IntoView {
    let hold = |held: bool| HELD.with(|now| now.set(held));
    let shown = move || {
        said().get().map(|Toast { words, undo, .. }| {
            view! {
                <div class="toast" on:pointerenter=move |_| hold(true) on:pointerleave=move |_| hold(false)
                    on:focusin=move |_| hold(true) on:focusout=move |_| hold(false)>
                    <p>{words}</p>
                    {undo.map(|(words, undo)| view! {
                        <button type="button" class="button" on:click=move |_| {
                            put_away();
                            undo.run(());
                        }>{words}</button>
                    })}
                    <button type="button" class="button is-icon" aria-label=t("ui.close") on:click=move |_| put_away()>
                        <Icon name="close" />
                    </button>
                </div>
            }
        })
    };
    view! { <div class="toasts" role="status">{shown}</div> }
}
