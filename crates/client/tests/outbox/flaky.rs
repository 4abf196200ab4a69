//! A backend that yields at every turn and fails before or after the work is done, and a scheduler by lot.

use std::{
    future::Future,
    pin::Pin,
    sync::{Arc, Mutex},
    task::{Context, Poll, Waker},
};

use client::Transport;
use domain::{
    backend::Backend,
    call::{Call, dispatch},
    event::EventNumber,
    future::{BoxFuture, BoxStream},
    problem::{Problem, ProblemKind},
};
use serde_json::Value;

use crate::world::Chance;

/// How the network is.
#[derive(Clone, Copy, PartialEq)]
pub enum Mood {
    Well,
    Flaky,
    Away,
    LosesAnswers,
}

/// The way to a backend in the same process, over a bad network.
pub struct Flaky {
    backend: Arc<dyn Backend>,
    mood: Mutex<Mood>,
    chance: Mutex<Chance>,
}

impl Flaky {
    pub fn new(backend: impl Backend, seed: u64) -> Self {
        Self {
            backend: Arc::new(backend),
            mood: Mutex::new(Mood::Well),
            chance: Mutex::new(Chance::new(seed)),
        }
    }

    pub fn set(&self, mood: Mood) {
        *self.mood.lock().unwrap() = mood;
    }

    fn fails(&self, at: Mood) -> bool {
        match *self.mood.lock().unwrap() {
            Mood::Well => false,
            Mood::Flaky => self.chance.lock().unwrap().below(5) == 0,
            mood => mood == at,
        }
    }
}

/// Several handles on one network.
pub struct Shared(pub Arc<Flaky>);

impl Transport for Shared {
    fn call(&self, call: Call) -> BoxFuture<'_, Result<Value, Problem>> {
        self.0.call(call)
    }
    fn notices(&self) -> BoxFuture<'_, Result<BoxStream<'static, EventNumber>, Problem>> {
        self.0.backend.notices()
    }
}

impl Flaky {
    fn call(&self, call: Call) -> BoxFuture<'_, Result<Value, Problem>> {
        Box::pin(async move {
            let lost = || Problem::new(ProblemKind::Unreachable, "the network is away");
            let turns = self.chance.lock().unwrap().below(4);
            turn(turns).await;
            if self.fails(Mood::Away) {
                return Err(lost());
            }
            let submits = matches!(call, Call::Submit { .. });
            let answer = dispatch(self.backend.as_ref(), call).await;
            turn(turns).await;
            if submits && self.fails(Mood::LosesAnswers) { Err(lost()) } else { answer }
        })
    }
}

/// Lets everybody else go first, `times` times.
async fn turn(times: usize) {
    for _ in 0..times {
        let mut waited = false;
        std::future::poll_fn(|context| {
            context.waker().wake_by_ref();
            if std::mem::replace(&mut waited, true) { Poll::Ready(()) } else { Poll::Pending }
        })
        .await;
    }
}

/// Futures that are driven in an order decided by lot.
pub struct Tasks<T>(Vec<Pin<Box<dyn Future<Output = T>>>>);

impl<T> Default for Tasks<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Tasks<T> {
    pub fn add(&mut self, task: impl Future<Output = T> + 'static) {
        self.0.push(Box::pin(task));
    }

    /// Polls one after the other, at most `most` times in all; what is unfinished then is dropped.
    pub fn run(mut self, chance: &mut Chance, most: usize) -> Vec<T> {
        let mut done = Vec::new();
        let mut context = Context::from_waker(Waker::noop());
        let mut polls = 0;
        while !self.0.is_empty() && polls < most {
            polls += 1;
            let place = chance.below(self.0.len());
            if let Poll::Ready(outcome) = self.0[place].as_mut().poll(&mut context) {
                done.push(outcome);
                drop(self.0.remove(place));
            }
        }
        done
    }
}
