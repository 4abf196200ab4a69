//! The figures on the screen: read again whenever something of mine changes, one question at a time.

use domain::backend::Reach as _;
use domain::{
    problem::Problem,
    reach::{MyReach, Span},
};
use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{use_location, use_navigate},
};
use wasm_bindgen_futures::spawn_local;

use crate::{places, session::Session};

/// The path of the screen, below the base.
const PATH: &str = "/reach";

/// The span the address names; twelve weeks if none. While another screen is on its way, the span before.
pub fn span() -> Memo<Span> {
    let location = use_location();
    let here = places::to(PATH);
    Memo::new(move |before: Option<&Span>| {
        if let Some(before) = before.filter(|_| location.pathname.get() != here) {
            return *before;
        }
        location.search.track();
        let named = location.query.with(|query| query.get("span"));
        Span::ALL.into_iter().find(|span| named.as_deref() == Some(span.name())).unwrap_or_default()
    })
}

/// Changes the span: in place, so that "back" leaves the screen.
pub fn choose() -> Callback<String> {
    let navigate = use_navigate();
    Callback::new(move |name: String| {
        let options =
            NavigateOptions { resolve: false, replace: true, scroll: false, ..NavigateOptions::default() };
        let path = places::to(PATH);
        let address = if name == Span::default().name() { path } else { format!("{path}?span={name}") };
        navigate(&address, options);
    })
}

/// What the screen shows.
#[derive(Clone, Copy)]
pub struct Reach {
    /// The newest figures; those of the span before stay until new ones are there.
    pub mine: RwSignal<Option<MyReach>>,
    /// Why the last reading failed; the figures may be old then.
    pub problem: RwSignal<Option<Problem>>,
    session: Session,
    span: Memo<Span>,
    /// Whether a question is open, and whether another is to follow it.
    asking: StoredValue<(bool, bool)>,
}

impl Reach {
    /// Reads now, when the span changes and when something of mine changes.
    pub fn new(session: Session, span: Memo<Span>) -> Self {
        let reach = Self {
            mine: RwSignal::new(None),
            problem: RwSignal::new(None),
            session,
            span,
            asking: StoredValue::new((false, false)),
        };
        Effect::new(move |_| {
            span.get();
            session.live.mine.track();
            reach.read();
        });
        // A bucket ends also when nobody clicks: the picture moves on with the clock.
        let every = set_interval_with_handle(move || reach.read(), std::time::Duration::from_secs(30));
        on_cleanup(move || {
            if let Ok(every) = every {
                every.clear();
            }
        });
        reach
    }

    /// Asks for the figures; while a question is open, asks once more after it, however often this is called.
    pub fn read(self) {
        let open = self.asking.try_update_value(|(open, again)| {
            *again = *open;
            std::mem::replace(open, true)
        });
        if open == Some(false) {
            spawn_local(self.ask());
        }
    }

    async fn ask(self) {
        loop {
            // The screen may be gone at any of these points.
            let Some(span) = self.span.try_get_untracked() else { return };
            let answer = self.session.backend.get().my_reach(span).await;
            let again = self.asking.try_update_value(|(open, again)| {
                let wanted = std::mem::take(again);
                *open = wanted;
                wanted
            });
            match answer {
                Ok(mine) if self.span.try_get_untracked() == Some(mine.span) => {
                    let _ = self.problem.try_set(None);
                    let _ = self.mine.try_set(Some(mine));
                }
                // Of a span nobody asks for any more: the next answer is on its way.
                Ok(_) => {}
                Err(problem) => drop(self.problem.try_set(Some(problem))),
            }
            if again != Some(true) {
                return;
            }
        }
    }
}
