//! What the charts of one screen share: the part of time that is seen, and the place one looks at.

use domain::{
    reach::Span,
    time::Instant,
    view::{View, Window},
};
use leptos::prelude::*;

use super::look::Look;

/// How much closer one step goes.
pub const CLOSER: f64 = 0.6;

/// The link between charts. Whoever owns the screen says what is seen and hears what is wished.
#[derive(Clone, Copy)]
pub struct Stage {
    /// The buckets that are seen.
    pub window: Signal<Window>,
    /// Wishes for others.
    pub show: Callback<Window>,
    /// The bucket that is looked at, counted from the first there is.
    pub cursor: Signal<Option<usize>>,
    /// Looks at another, or at none.
    pub point: Callback<Option<usize>>,
}

impl Stage {
    /// A chart for itself of so many days from the first one on: what is seen is what the address says.
    pub fn of_days(look: Look, from: Instant, all: usize) -> Self {
        let cursor = RwSignal::new(None::<usize>);
        let view = move |view: &View| View { span: Span::Weeks, ..view.clone() };
        Self {
            window: Signal::derive(move || {
                Window::of(look.view.with(|now| view(now).buckets(from, all)), all)
            }),
            show: Callback::new(move |wanted: Window| {
                let now = look.view.with_untracked(view);
                look.change(now.of_buckets(wanted.range(), from, all));
            }),
            cursor: cursor.into(),
            point: Callback::new(move |bucket| {
                if cursor.get_untracked() != bucket {
                    cursor.set(bucket);
                }
            }),
        }
    }

    /// Goes closer below 1, farther above: around what is looked at, else around the present.
    pub fn zoom(self, factor: f64) {
        let window = self.window.get_untracked();
        let at = self.cursor.get_untracked().unwrap_or(window.end.saturating_sub(1));
        self.show.run(window.zoomed(at, factor));
    }

    /// Moves by a share of what is seen, towards the present above 0.
    pub fn slide(self, share: f64) {
        let window = self.window.get_untracked();
        let step = (window.len() as f64 * share).round() as i64;
        self.show.run(window.moved(if step == 0 { share.signum() as i64 } else { step }));
    }

    /// Sees everything.
    pub fn whole(self) {
        self.show.run(self.window.get_untracked().whole());
    }
}
