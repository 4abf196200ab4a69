//! Somebody's initials in a circle.

use leptos::prelude::*;

use super::name::initials;

/// How large an avatar is.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub enum AvatarSize {
    /// Beside a line of text.
    Small,
    /// At the head of a row.
    #[default]
    Middle,
    /// At the head of a screen.
    Large,
}

/// Somebody's initials. They never speak: the name stands beside them.
#[component]
pub fn Avatar(
    /// The name.
    #[prop(into)]
    name: String,
    /// How large.
    #[prop(optional)]
    size: AvatarSize,
) -> impl IntoView {
    view! {
        <span class="avatar" aria-hidden="true" class:is-small=size == AvatarSize::Small
            class:is-large=size == AvatarSize::Large>
            {initials(&name)}
        </span>
    }
}
