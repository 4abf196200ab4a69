//! The figures on the screen: read again whenever something of mine changes, one question at a time.

use domain::backend::Reach as _;
use domain::{
    event::EventNumber,
    ids::StoryId,
    problem::Problem,
    reach::{MyReach, Span},
    time::Instant,
    view::Window,
};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::line::Line;
use crate::{
    session::Session,
    ui::chart::{look::Look, stage::Stage},
};

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
    /// How often the log had begun anew when the figures were read.
    anew: StoredValue<u64>,
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
            anew: StoredValue::new(0),
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
            let anew = self.session.live.anew.get_untracked();
            let answer = self.session.backend.get().my_reach(span).await;
            let again = self.asking.try_update_value(|(open, again)| {
                let wanted = std::mem::take(again);
                *open = wanted;
                wanted
            });
            match answer {
                Ok(mine) if self.span.try_get_untracked() == Some(mine.span) => {
                    let _ = self.problem.try_set(None);
                    if self.is_news(&mine, anew) {
                        let _ = self.mine.try_set(Some(mine));
                    }
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

    /// Whether these figures are no older than those on the screen: figures never go back to an earlier number of the
    /// log, unless the log began anew.
    fn is_news(self, mine: &MyReach, anew: u64) -> bool {
        let begun = self.anew.try_update_value(|known| std::mem::replace(known, anew) != anew);
        let shown = |shown: &Option<MyReach>| {
            shown.as_ref().filter(|shown| shown.span == mine.span).map(|shown| shown.as_of)
        };
        let shown: Option<EventNumber> = self.mine.try_with_untracked(shown).flatten();
        begun == Some(true) || shown.is_none_or(|shown| shown <= mine.as_of)
    }

    /// The line as it is looked at, of one story's links if one is named.
    pub fn line(self, story: Option<StoryId>, look: Look) -> Memo<Option<Line>> {
        Memo::new(move |_| {
            let view = look.view.get();
            self.mine.with(|mine| mine.as_ref().map(|mine| Line::of(mine, story, &view)))
        })
    }
}

/// What the charts of the screen share. The place that is looked at is a moment: it stays where it is while time moves on.
pub fn stage(line: Memo<Option<Line>>, look: Look) -> Stage {
    let cursor: RwSignal<Option<Instant>> = RwSignal::new(None);
    let window = Memo::new(move |_| {
        line.with(|line| line.as_ref().map_or(Window { first: 0, end: 0, all: 0 }, Line::window))
    });
    let bucket = Memo::new(move |_| {
        let at = cursor.get()?;
        line.with(|line| {
            let line = line.as_ref()?;
            let place = (at.millis() - line.from.millis()).div_euclid(line.width.max(1));
            usize::try_from(place).ok().filter(|bucket| *bucket < line.all.len())
        })
    });
    Stage {
        window: window.into(),
        cursor: bucket.into(),
        show: Callback::new(move |wanted: Window| {
            let to = line.with_untracked(|line| {
                let line = line.as_ref()?;
                let view = look.view.get_untracked();
                Some(view.of_buckets(wanted.range(), line.from, line.all.len()))
            });
            if let Some(to) = to {
                look.change(to);
            }
        }),
        point: Callback::new(move |bucket: Option<usize>| {
            let start = |bucket| {
                line.with_untracked(|line| line.as_ref().map(|line| line.start(super::line::place(bucket))))
            };
            let at = bucket.and_then(start);
            if cursor.get_untracked() != at {
                cursor.set(at);
            }
        }),
    }
}
