//! The ways between the questions: on, back, to the list of answers and from there. The browser's own ways do the same.

use domain::quiz::Step;
use gloo_timers::future::TimeoutFuture;
use leptos::{
    ev,
    leptos_dom::helpers::{window_event_listener, window_event_listener_untyped},
    prelude::*,
};
use wasm_bindgen_futures::spawn_local;

use super::{
    stopwatch::Stopwatch,
    taking::{Asking, Stage, Taking},
    trail::{self, Place},
};
use crate::platform::page;

/// How long a choice is seen before the next question comes, milliseconds.
const SEEN_MS: u32 = 130;

impl Taking {
    /// Shows where the person left off, and follows the browser's ways back and forth as long as the screen is there.
    pub fn follow(self) {
        let came = window_event_listener(ev::popstate, move |_| {
            if let Some(entry) = trail::here() {
                self.show(entry.place);
            }
        });
        // Time for which the page is hidden is not time for which the question is looked at.
        let seen = window_event_listener_untyped("visibilitychange", move |_| {
            self.watch.try_update_value(|watch| watch.iter_mut().for_each(Stopwatch::follow));
        });
        on_cleanup(move || {
            came.remove();
            seen.remove();
        });
        let front = self.place.get_value();
        let begun = front != Place::Start;
        match trail::here() {
            // The questions of a quiz that is over are no places to go back to.
            Some(entry) if !begun && entry.depth > 0 => drop(trail::back(entry.depth)),
            // The first question may have been looked at before the page was closed: nobody measured that.
            Some(entry) if begun => self.show_as(entry.place, false),
            _ if begun => self.show_as(front, false),
            _ => (),
        }
    }

    /// Goes to a place of the quiz.
    pub fn go(self, to: Place) {
        trail::go_on(self.place.get_value(), to);
        self.show(to);
    }

    /// Goes back to a place of the quiz: by the browser's history, if that lies just before.
    pub fn go_back(self, to: Place) {
        if !trail::back_to(to) {
            self.go(to);
        }
    }

    /// The question before this one; before the first, the start.
    pub fn back(self) {
        let to = match (self.stage.get_untracked(), self.place.get_value()) {
            (_, Place::Changing(_)) => Place::Looking,
            (Stage::Asking(Asking { at, .. }), _) => at.checked_sub(1).map_or(Place::Start, Place::Asked),
            (Stage::Done, _) => self.answered().checked_sub(1).map_or(Place::Start, Place::Asked),
            _ => Place::Asked(self.answered()),
        };
        self.go_back(to);
    }

    /// On to the first question that is not answered yet.
    pub fn to_front(self) {
        self.go(Place::Asked(self.answered()));
    }

    /// On, or back to the list of answers.
    pub fn leave_question(self) {
        match self.place.get_value() {
            Place::Changing(_) => self.go_back(Place::Looking),
            _ => self.to_front(),
        }
    }

    /// Enough: the result, as sure as it is.
    pub fn finish(self) {
        self.stage.set(Stage::Done);
    }

    /// Shows a place, and measures how long it is looked at.
    pub fn show(self, place: Place) {
        self.show_as(place, true);
    }

    /// Shows a place; where motion is welcome, a moment later, so that the press is seen first.
    fn show_as(self, place: Place, measured: bool) {
        self.place.set_value(place);
        let turn = self.turn.get_value().wrapping_add(1);
        self.turn.set_value(turn);
        let answers = self.answers();
        let again = match place {
            Place::Start => return self.arrive(Stage::Start),
            Place::Looking => return self.arrive(Stage::Looking),
            Place::Asked(at) | Place::Changing(at) => answers.get(at).cloned().map(|given| (at, given)),
        };
        self.busy.set(true);
        let motion = page::wants_motion();
        spawn_local(async move {
            // Without motion not even a turn is waited: a frame would be drawn in between, with nothing new on it.
            if motion {
                TimeoutFuture::new(SEEN_MS).await;
            }
            // The screen may have been left meanwhile, or another way be gone.
            if self.turn.try_get_value() != Some(turn) {
                return;
            }
            let (step, so_far) = self.next();
            let pack = self.pack();
            let known = again.and_then(|(at, given)| {
                Some(Asking {
                    question: pack.question(&given.question)?.clone(),
                    at,
                    given: Some(given),
                    so_far: so_far.clone(),
                })
            });
            let asking = known.or(match step {
                Step::Ask(question) => Some(Asking { question, at: answers.len(), given: None, so_far }),
                Step::Done => None,
            });
            self.watch.set_value(measured.then(Stopwatch::start));
            self.arrive(asking.map_or(Stage::Done, Stage::Asking));
        });
    }

    fn arrive(self, stage: Stage) {
        self.busy.set(false);
        self.stage.set(stage);
    }
}
