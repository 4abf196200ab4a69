//! A story's picture, or the calm drawing that stands in its place. Nothing is ever loaded from elsewhere.

use domain::story::{Story, StoryKind};
use leptos::{ev, prelude::*};

use crate::{platform::page, ui::focal};

/// The picture in 16:9, its place kept from the beginning.
#[component]
pub fn StoryPicture(
    /// Whose.
    story: Story,
    /// Whether it may wait until it is nearly in sight.
    #[prop(default = true)]
    lazy: bool,
) -> impl IntoView {
    let local = story.picture.as_ref().and_then(|picture| picture.local.clone()).map(|path| page::url(&path));
    let alt = story.picture.as_ref().map(|picture| picture.alt.clone()).unwrap_or_default();
    let focus = story.picture.as_ref().and_then(|picture| focal::words(picture.focus));
    // A picture that cannot be had makes way for the drawing behind it.
    let remove = |event: ev::ErrorEvent| event_target::<web_sys::Element>(&event).remove();
    let picture = local.map(|src| {
        view! {
            <img src=src alt=alt data-focus=focus width="640" height="360" decoding="async"
                loading=if lazy { "lazy" } else { "eager" } on:error=remove />
        }
    });
    view! {
        <div class="story-picture">
            <Waves kind=story.kind source=story.source.clone() />
            {picture}
        </div>
    }
}

/// The source's initials over waves, as many as the kind of story counts.
#[component]
fn Waves(kind: StoryKind, source: String) -> impl IntoView {
    let place = StoryKind::ALL.iter().position(|other| *other == kind).unwrap_or(0);
    let (long, high) = (46.0 + 9.0 * place as f64, 10.0 + 3.0 * (place % 4) as f64);
    let lines: String = (0..5).map(|line| wave(24.0 + 34.0 * f64::from(line), long, high)).collect();
    view! {
        <svg class="story-waves" viewBox="0 0 320 180" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
            <path fill="none" stroke="currentColor" stroke-width="2" d=lines />
            <text x="160" y="112" text-anchor="middle">{initials(&source)}</text>
        </svg>
    }
}

/// A wave across the picture at height `y`, with half waves `long` units long and `high` units high.
fn wave(y: f64, long: f64, high: f64) -> String {
    let mut path = format!("M-20 {y}q{} {} {long} 0", long / 2.0, -high * 2.0);
    let mut x = long - 20.0;
    while x < 340.0 {
        path.push_str(&format!("t{long} 0"));
        x += long;
    }
    path
}

/// The first letters of the first two words.
fn initials(source: &str) -> String {
    source.split_whitespace().filter_map(|word| word.chars().find(|c| c.is_alphanumeric())).take(2).collect()
}
