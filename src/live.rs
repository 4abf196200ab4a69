//! News as it happens: listens for notices, asks for what was missed, tells the features what changed.
//!
//! A notice is only a number. Whatever is lost, doubled or late on the way changes nothing: the reader asks for
//! everything after the last number it has seen.

use domain::backend::Live as _;
use domain::event::{Event, EventNumber, Happening};
use futures_channel::mpsc::{UnboundedReceiver, unbounded};
use futures_util::{
    StreamExt,
    future::{self, Either},
};
use gloo_timers::future::TimeoutFuture;
use leptos::{leptos_dom::helpers::window_event_listener_untyped, prelude::*};
use wasm_bindgen_futures::spawn_local;

use crate::{backend::Handle, platform::ports};

/// How the news are coming in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LiveState {
    /// Not started, or catching up.
    CatchingUp,
    /// As it happens.
    Live,
    /// Cut off since then (device time).
    OfflineSince(domain::time::Instant),
}

/// Signals that features watch. The counters only grow; their value means nothing.
#[derive(Clone, Copy)]
pub struct Live {
    /// How the news are coming in.
    pub state: RwSignal<LiveState>,
    /// Something of mine changed: a click, a share, my profile.
    pub mine: RwSignal<u64>,
    /// Stories changed.
    pub stories: RwSignal<u64>,
    /// Grows when the connection should be looked after at once.
    poke: RwSignal<u64>,
    running: RwSignal<bool>,
}

/// The first and the longest pause before trying again, milliseconds.
const PAUSES: (u32, u32) = (500, 20_000);

impl Live {
    /// Nothing is listened to yet.
    pub fn new() -> Self {
        Self {
            state: RwSignal::new(LiveState::CatchingUp),
            mine: RwSignal::new(0),
            stories: RwSignal::new(0),
            poke: RwSignal::new(0),
            running: RwSignal::new(false),
        }
    }

    /// Listens from now on, for as long as the page lives. Safe to call again.
    pub fn start(self, backend: Handle) {
        if self.running.get_untracked() {
            self.poke.update(|n| *n += 1);
            return;
        }
        self.running.set(true);
        let (cut, cuts) = unbounded();
        let handle = window_event_listener_untyped("offline", move |_| {
            // The listener lives as long as the page, and so does who hears it.
            let _ = cut.unbounded_send(());
        });
        std::mem::forget(handle);
        for name in ["visibilitychange", "pageshow", "online"] {
            let handle = window_event_listener_untyped(name, move |_| self.poke.update(|n| *n += 1));
            // Listens as long as the page lives.
            std::mem::forget(handle);
        }
        spawn_local(self.listen(backend, cuts));
    }

    async fn listen(self, backend: Handle, mut cuts: UnboundedReceiver<()>) {
        let mut last: Option<EventNumber> = None;
        let mut pause = PAUSES.0;
        loop {
            if let Ok(mut notices) = backend.get().notices().await {
                // A lost network does not end a stream by itself; the browser says so in an event of its own.
                while let Either::Left((Some(number), _)) = future::select(notices.next(), cuts.next()).await
                {
                    if !self.catch_up(backend, &mut last, number).await {
                        break;
                    }
                    self.state.set(LiveState::Live);
                    pause = PAUSES.0;
                }
            }
            if !matches!(self.state.get_untracked(), LiveState::OfflineSince(_)) {
                self.state.set(LiveState::OfflineSince(ports::now()));
            }
            self.rest(pause).await;
            pause = (pause * 2).min(PAUSES.1);
        }
    }

    /// Waits, but not longer than until the page is looked at again or the network is back.
    async fn rest(self, pause: u32) {
        let before = self.poke.get_untracked();
        let mut waited = 0;
        while waited < pause && self.poke.get_untracked() == before {
            TimeoutFuture::new(250).await;
            waited += 250;
        }
    }

    /// Reads everything after `last`; says whether it could.
    async fn catch_up(self, backend: Handle, last: &mut Option<EventNumber>, number: EventNumber) -> bool {
        let Some(mut after) = *last else {
            // The first number: what was before it, the screens have read already or will read.
            *last = Some(number);
            self.changed(true, true);
            return true;
        };
        loop {
            let Ok(missed) = backend.get().events_after(after).await else { return false };
            after = missed.last;
            *last = Some(after);
            if missed.reset {
                self.changed(true, true);
                return true;
            }
            let about_stories = |event: &Event| {
                matches!(event.event.what, Happening::StoriesChanged { .. } | Happening::Emptied)
            };
            let about_me = |event: &Event| !matches!(event.event.what, Happening::StoriesChanged { .. });
            self.changed(missed.events.iter().any(about_me), missed.events.iter().any(about_stories));
            if !missed.more {
                return true;
            }
            future::ready(()).await;
        }
    }

    fn changed(self, mine: bool, stories: bool) {
        if mine {
            self.mine.update(|n| *n += 1);
        }
        if stories {
            self.stories.update(|n| *n += 1);
        }
    }
}
