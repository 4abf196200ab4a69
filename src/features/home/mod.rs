//! The door: who one is here.

mod door;
mod start;
mod welcome;

use domain::{person::Me, reach::Measure};
use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{use_navigate, use_query_map},
};

pub use door::Entrance;
pub use start::Start;
pub use welcome::Welcome;

use crate::{
    places::{PRACTICE_QUERY, first_screen},
    session::use_session,
    ui::room::{Enter, Room},
};

/// The first address of the app: a practice link if it carries one, else one's first screen, else the door.
#[component]
pub fn Home(
    /// Where practice links lead.
    practice: Room,
) -> impl IntoView {
    let session = use_session();
    let practised = use_query_map().get_untracked().get(PRACTICE_QUERY).is_some();
    // Elsewhere tracked links are real and lead past the app.
    if practised && session.about().tracked_links == Measure::Practice {
        return view! { <Enter room=practice /> }.into_any();
    }
    let Some(me) = session.me.get_untracked() else {
        return view! { <StartAgain /> }.into_any();
    };
    let navigate = use_navigate();
    let to = first_screen(&me);
    Effect::new(move |_| navigate(&to, NavigateOptions { replace: true, ..Default::default() }));
    ().into_any()
}

/// The door from within: whoever is somebody here may become somebody else.
#[component]
pub fn StartAgain() -> impl IntoView {
    let navigate = use_navigate();
    let entered = Callback::new(move |me: Me| navigate(&first_screen(&me), NavigateOptions::default()));
    view! { <Start entered=entered /> }
}
