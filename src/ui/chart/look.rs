//! What is looked at, and the address that says so. Dragging changes it a hundred times a second: the address follows
//! when the hand rests.

use domain::{network::Network, privacy::Grouping, reach::Span, view::View};
use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{use_location, use_navigate},
};
use std::time::Duration;

/// The address is written so long after the last change.
const REST: Duration = Duration::from_millis(200);

/// The view of a screen, and the ways to change it.
#[derive(Clone, Copy)]
pub struct Look {
    /// What is looked at.
    pub view: RwSignal<View>,
    write: Callback<()>,
}

impl Look {
    /// What the address says, now and whenever it says something else: by a link, or by going back.
    pub fn of_address() -> Self {
        let location = use_location();
        let (path, query, search) = (location.pathname, location.query, location.search);
        let here = path.get_untracked();
        let read = move || View::read(|name| query.with_untracked(|query| query.get(name)));
        let view = RwSignal::new(read());
        let written = StoredValue::new(search.get_untracked());
        let navigate = use_navigate();
        let home = here.clone();
        // In place, so that "back" leaves the screen.
        let write = Callback::new(move |()| {
            let Some(query) = view.try_with_untracked(View::query) else { return };
            if path.get_untracked() != home || written.with_value(|written| *written == query) {
                return;
            }
            written.set_value(query.clone());
            let options = NavigateOptions {
                resolve: false,
                replace: true,
                scroll: false,
                ..NavigateOptions::default()
            };
            navigate(&format!("{home}{query}"), options);
        });
        Effect::new(move |before: Option<()>| {
            let now = search.get();
            let own =
                written.with_value(|written| written.trim_start_matches('?') == now.trim_start_matches('?'));
            // While another screen is on its way, and after one's own writing, there is nothing to be read.
            if before.is_some() && path.get_untracked() == here && !own {
                written.set_value(now);
                view.set(read());
            }
        });
        Self { view, write }
    }

    /// Looks at something else.
    pub fn change(self, to: View) {
        if self.view.with_untracked(|now| *now == to) {
            return;
        }
        self.view.set(to);
        let resting = self.view;
        let at_rest = self.view.get_untracked();
        set_timeout(
            move || {
                // Only the last of many changes is written; the screen may be gone by now.
                if resting.try_with_untracked(|now| *now == at_rest) == Some(true) {
                    self.write.run(());
                }
            },
            REST,
        );
    }

    /// Looks over another span.
    pub fn over(self, name: &str) {
        if let Some(span) = Span::ALL.into_iter().find(|span| span.name() == name) {
            self.change(self.view.with_untracked(|view| view.over(span)));
        }
    }

    /// Shows or hides a network.
    pub fn showing(self, network: Network, shown: bool) {
        self.change(self.view.with_untracked(|view| view.showing(network, shown)));
    }

    /// Breaks the figures down by this.
    pub fn broken_down(self, by: Grouping) {
        self.change(View { by: Some(by), ..self.view.get_untracked() });
    }

    /// Compares with the time before, or not.
    pub fn compare(self, compare: bool) {
        self.change(View { compare, ..self.view.get_untracked() });
    }
}
