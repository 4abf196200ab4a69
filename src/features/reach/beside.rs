//! What stands beside the clicks: people, enquiries, what networks report and what is estimated. Each says which kind it is.

use domain::{
    backend::Reach as _,
    numbers::MyNumbers,
    reach::Span,
    reported::{MyReported, Seen},
};
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::{
    i18n::{number, t, t_n, t_with},
    session::Session,
    ui::{
        figure::{Figure, Kind},
        reported::{metric, reported_by},
    },
};

/// Between two readings, milliseconds: these figures move slowly, and clicks may come a thousand a second.
const CALM_MS: u32 = 2_000;

/// What is known.
#[derive(Clone, Copy)]
pub struct Beside {
    numbers: RwSignal<Option<MyNumbers>>,
    reported: RwSignal<Option<MyReported>>,
    span: Memo<Span>,
    /// Whether it was read once, or cannot be read: from then on the screen may stand without being moved by it.
    pub settled: RwSignal<bool>,
    /// After how many changes of what networks report it was read; none before it was.
    reports_read: StoredValue<Option<u64>>,
    /// Whether a question is open, and whether another is to follow it.
    asking: StoredValue<(bool, bool)>,
}

impl Beside {
    /// Reads now, when the span changes and when something of mine changes.
    pub fn new(session: Session, span: Memo<Span>) -> Self {
        let beside = Self {
            numbers: RwSignal::new(None),
            reported: RwSignal::new(None),
            span,
            settled: RwSignal::new(false),
            reports_read: StoredValue::new(None),
            asking: StoredValue::new((false, false)),
        };
        Effect::new(move |_| {
            span.track();
            session.live.mine.track();
            let open = beside.asking.try_update_value(|(open, again)| {
                *again = *open;
                std::mem::replace(open, true)
            });
            if open == Some(false) {
                spawn_local(beside.ask(session));
            }
        });
        beside
    }

    async fn ask(self, session: Session) {
        // The screen may be gone at any of these points; what cannot be read now stands as it was.
        while let Some(asked) = self.span.try_get_untracked() {
            let backend = session.backend.get();
            if let Ok(numbers) = backend.my_numbers(asked).await {
                let _ = self.numbers.try_set(Some(numbers));
            }
            // Clicks change nothing in what networks report.
            let news = session.live.reports.get_untracked();
            if self.reports_read.try_get_value() != Some(Some(news))
                && let Ok(reported) = backend.reported().await
            {
                let _ = self.reported.try_set(Some(reported));
                let _ = self.reports_read.try_set_value(Some(news));
            }
            let _ = self.settled.try_set(true);
            TimeoutFuture::new(CALM_MS).await;
            let again = self.asking.try_update_value(|(open, again)| {
                *open = std::mem::take(again);
                *open
            });
            if again != Some(true) {
                return;
            }
        }
    }
}

/// The figures of a span that are no clicks, for the list in which the clicks stand.
#[component]
pub fn BesideFigures(beside: Beside) -> impl IntoView {
    let numbers = Memo::new(move |_| beside.numbers.get());
    let seen = Memo::new(move |_| {
        beside.reported.with(|reported| reported.as_ref().map(MyReported::seen)).unwrap_or_default()
    });
    move || {
        let numbers = numbers.get();
        let seen = seen.get();
        view! {
            {numbers.as_ref().map(counted)}
            {seen.iter().map(told).collect_view()}
            {numbers.as_ref().map(guessed)}
        }
    }
}

fn counted(numbers: &MyNumbers) -> AnyView {
    let people = numbers.people.filter(|people| people.to > 0).map(|people| {
        view! { <Figure kind=Kind::Measured name="people" label=t("reach.figure.people") value=ends(people.from, people.to) /> }
    });
    let enquiries = (numbers.enquiries_ever.get() > 0).then(|| {
        let value = number(numbers.enquiries.get());
        view! { <Figure kind=Kind::Measured name="enquiries" label=t("reach.figure.enquiries") value=value /> }
    });
    view! { {people}{enquiries} }.into_any()
}

fn told(seen: &Seen) -> AnyView {
    let label = t_n("reach.figure.seen", seen.posts, &[("metric", &metric(seen.metric))]);
    let source = reported_by(seen.source, seen.as_of, None);
    view! { <Figure kind=Kind::Reported name="seen" label=label value=number(seen.count.shown()) source=source /> }.into_any()
}

fn guessed(numbers: &MyNumbers) -> Option<AnyView> {
    let estimate = numbers.estimate?;
    let value = ends(estimate.low(), estimate.high());
    Some(view! { <Figure kind=Kind::Estimated name="estimate" label=t("reach.figure.estimate") value=value /> }.into_any())
}

/// "140 to 410"; one number where both ends are the same.
fn ends(from: u64, to: u64) -> String {
    if from < to {
        t_with("counting.range", &[("from", &number(from)), ("to", &number(to))])
    } else {
        number(from)
    }
}
