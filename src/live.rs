//! News as it happens: listens for notices, asks for what was missed, tells the features what changed.
//!
//! A notice is only a number. Whatever is lost, doubled or late on the way changes nothing: the reader asks for
//! everything after the last number it has seen.

use domain::backend::Live as _;
use domain::event::{Event, EventNumber, Happening};
use domain::{problem::ProblemKind, time::Instant};
use futures_channel::mpsc::{UnboundedReceiver, unbounded};
use futures_util::{
    FutureExt, Stream, StreamExt,
    future::{self, Either},
};
use gloo_timers::future::TimeoutFuture;
use leptos::{leptos_dom::helpers::window_event_listener_untyped, prelude::*};
use wasm_bindgen_futures::spawn_local;

use crate::{
    backend::Handle,
    platform::{ports, service_worker},
};

/// How the news are coming in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LiveState {
    /// Not started, or catching up.
    CatchingUp,
    /// As it happens.
    Live,
    /// Cut off since then (device time).
    OfflineSince(Instant),
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
    /// What networks reported about me changed.
    pub reports: RwSignal<u64>,
    /// The log began anew: what was read before is void, however high its number.
    pub anew: RwSignal<u64>,
    /// Grows when the connection should be looked after at once.
    poke: RwSignal<u64>,
    running: RwSignal<bool>,
}

/// The first and the longest pause before trying again, milliseconds.
const PAUSES: (u32, u32) = (500, 20_000);
/// A connection that lasted so long, in milliseconds, was a good one: the next pause is the first again.
const GOOD: i64 = 10_000;
/// The pause after each catching up, milliseconds: however many notices come, ten questions a second are asked.
const CALM: u32 = 100;

/// What else than a notice wakes the reader.
enum Call {
    /// The network is gone: a stream does not end by itself then.
    Cut,
    /// The page is looked at again, or the network is back: a notice may have been lost on the way.
    Look,
}

impl Live {
    /// Nothing is listened to yet.
    pub fn new() -> Self {
        Self {
            state: RwSignal::new(LiveState::CatchingUp),
            mine: RwSignal::new(0),
            stories: RwSignal::new(0),
            reports: RwSignal::new(0),
            anew: RwSignal::new(0),
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
        let (caller, calls) = unbounded();
        let cut = caller.clone();
        let handle = window_event_listener_untyped("offline", move |_| {
            // The listener lives as long as the page, and so does who hears it.
            let _ = cut.unbounded_send(Call::Cut);
        });
        std::mem::forget(handle);
        for name in ["visibilitychange", "pageshow", "online"] {
            let look = caller.clone();
            let handle = window_event_listener_untyped(name, move |_| {
                self.poke.update(|n| *n += 1);
                let _ = look.unbounded_send(Call::Look);
            });
            // Listens as long as the page lives.
            std::mem::forget(handle);
        }
        spawn_local(self.listen(backend, calls));
    }

    async fn listen(self, backend: Handle, mut calls: UnboundedReceiver<Call>) {
        let mut last: Option<EventNumber> = None;
        let mut pause = PAUSES.0;
        // Of the time without connection; none while there is one.
        let mut cut: Option<Instant> = None;
        loop {
            let opened = ports::now();
            if let Ok(mut notices) = backend.get().notices().await {
                while let Some(woken) = wait(&mut notices, &mut calls).await {
                    let known = woken == last && self.state.get_untracked() == LiveState::Live;
                    if known || (woken.is_none() && last.is_none()) {
                        continue;
                    }
                    if cut.is_some() {
                        self.state.set(LiveState::CatchingUp);
                    }
                    if !self.catch_up(backend, &mut last, woken).await {
                        break;
                    }
                    cut = None;
                    service_worker::forget_kept();
                    // Set only when it changes: whoever watches draws anew.
                    if self.state.get_untracked() != LiveState::Live {
                        self.state.set(LiveState::Live);
                    }
                    TimeoutFuture::new(CALM).await;
                }
            }
            let now = ports::now();
            // Where the start itself came from the device, the screens are as old as what it kept.
            let since = service_worker::kept_since().map_or(now, |kept| kept.min(now));
            self.state.set(LiveState::OfflineSince(*cut.get_or_insert(since)));
            if now.millis() - opened.millis() > GOOD {
                pause = PAUSES.0;
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

    /// Reads everything after `last`; says whether it could. `number` is what the notice said, if it was one.
    async fn catch_up(
        self,
        backend: Handle,
        last: &mut Option<EventNumber>,
        number: Option<EventNumber>,
    ) -> bool {
        let Some(mut after) = *last else {
            // The first number: what was before it, the screens have read already or will read.
            *last = number;
            self.changed(true, true, true);
            return true;
        };
        loop {
            let missed = match backend.get().events_after(after).await {
                Ok(missed) => missed,
                Err(problem) => {
                    // A number that the backend does not understand is not asked for again: all is read anew.
                    if problem.kind == ProblemKind::Invalid {
                        *last = None;
                    }
                    return false;
                }
            };
            let on = missed.last > after;
            after = missed.last;
            *last = Some(after);
            if missed.reset {
                self.anew.update(|n| *n += 1);
                self.changed(true, true, true);
                return true;
            }
            let about_stories = |event: &Event| {
                matches!(event.event.what, Happening::StoriesChanged { .. } | Happening::Emptied)
            };
            let about_me = |event: &Event| !matches!(event.event.what, Happening::StoriesChanged { .. });
            let about_reports =
                |event: &Event| matches!(event.event.what, Happening::ReportsChanged | Happening::Emptied);
            let any = |about: &dyn Fn(&Event) -> bool| missed.events.iter().any(about);
            self.changed(any(&about_me), any(&about_stories), any(&about_reports));
            // A backend that always has more but never comes on is not believed.
            if !missed.more || !on {
                return true;
            }
        }
    }

    fn changed(self, mine: bool, stories: bool, reports: bool) {
        if mine {
            self.mine.update(|n| *n += 1);
        }
        if stories {
            self.stories.update(|n| *n += 1);
        }
        if reports {
            self.reports.update(|n| *n += 1);
        }
    }
}

/// Waits for what wakes the reader: the newest notice of a burst, or none where there was only a call to look. None
/// at all when the connection is over.
async fn wait(
    notices: &mut (impl Stream<Item = EventNumber> + Unpin),
    calls: &mut UnboundedReceiver<Call>,
) -> Option<Option<EventNumber>> {
    let mut newest = match future::select(notices.next(), calls.next()).await {
        Either::Left((Some(number), _)) => Some(number),
        Either::Right((Some(Call::Look), _)) => None,
        Either::Left((None, _)) | Either::Right(_) => return None,
    };
    while let Some(Some(number)) = notices.next().now_or_never() {
        newest = Some(number);
    }
    Some(newest)
}
