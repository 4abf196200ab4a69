//! How the news are coming in.

use leptos::prelude::*;

use crate::ui::announce::announce;
use crate::{
    i18n::{self, Moment, t, t_with},
    live::LiveState,
    session::use_session,
};

/// Says whether figures move as it happens, are catching up, or have stood still since when.
#[component]
pub fn LiveBadge() -> impl IntoView {
    let state = use_session().live.state;
    let words = move || match state.get() {
        LiveState::Live => t("live.live"),
        LiveState::CatchingUp => t("live.catching_up"),
        LiveState::OfflineSince(since) => {
            t_with("live.offline", &[("time", &i18n::moment(since, Moment::Time))])
        }
    };
    // Being cut off and being back are said; the start is not, nobody has waited for it.
    Effect::new(move |lost: Option<Option<bool>>| match (lost.flatten(), state.get()) {
        (Some(false), LiveState::OfflineSince(_)) => {
            announce(t("live.lost"));
            Some(true)
        }
        (Some(true), LiveState::Live) => {
            announce(t("live.back"));
            Some(false)
        }
        (None, LiveState::Live) => Some(false),
        (lost, _) => lost,
    });
    view! {
        <span class="badge live" title=words
            class:is-live=move || state.get() == LiveState::Live
            class:is-notice=move || matches!(state.get(), LiveState::OfflineSince(_))>
            <span class="live-dot" aria-hidden="true"></span>
            <span class="live-words">{words}</span>
        </span>
    }
}
