//! The words and figures above the picture.

use domain::reach::{Measure, MyReach};
use leptos::prelude::*;
use std::time::Duration;

use super::words;
use crate::{
    i18n::{number, t, t_n},
    ui::{
        announce::announce,
        figure::{Figure, Kind},
        icon::Icon,
    },
};

/// Between two sentences on what came in, at least: figures may change ten times a second.
const CALM: Duration = Duration::from_secs(10);

/// What happened, first in words, then in figures.
#[component]
pub fn Figures(
    /// What was counted.
    mine: Memo<Option<MyReach>>,
    /// Further figures, after these and before the note on them.
    children: Children,
) -> impl IntoView {
    let practice = Memo::new(move |_| {
        mine.with(|mine| mine.as_ref().is_some_and(|mine| mine.measure == Measure::Practice))
    });
    let words = Memo::new(move |_| mine.with(|mine| mine.as_ref().map(words::news)).unwrap_or_default());
    say(words);
    let clicks = move || mine.with(|mine| mine.as_ref().map_or(0, |mine| mine.clicks));
    // Said only where it says something more.
    let ever = Memo::new(move |_| {
        mine.with(|mine| {
            mine.as_ref().filter(|mine| mine.clicks_ever != mine.clicks).map(|mine| mine.clicks_ever)
        })
    });
    let visitors = Memo::new(move |_| {
        mine.with(|mine| mine.as_ref().and_then(|mine| mine.visitors_today)).map(|day| day.about)
    });
    view! {
        <p class="reach-words lead">{words}</p>
        {move || practice.get().then(|| view! {
            <p class="badge is-notice"><Icon name="device" />{t("reach.practice")}</p>
        })}
        <dl class="numbers">
            <Figure kind=Kind::Measured name="clicks" value=Signal::derive(move || number(clicks()))
                label=Signal::derive(move || t(if practice.get() { "reach.figure.practice" } else { "reach.figure.clicks" })) />
            {move || visitors.get().map(|about| view! {
                <Figure kind=Kind::Measured name="visitors" label=t("reach.figure.visitors") value=t_n("reach.about", about, &[]) />
            })}
            {move || ever.get().map(|ever| view! {
                <Figure kind=Kind::Measured name="ever" value=number(ever)
                    label=t(if practice.get() { "reach.figure.ever.practice" } else { "reach.figure.ever" }) />
            })}
            {children()}
        </dl>
        {move || visitors.get().is_some().then(|| view! { <p class="small muted">{t("reach.visitors.why")}</p> })}
    }
}

/// Says the words to those who do not see them when they change: the newest, and not in a stream.
fn say(words: Memo<String>) {
    let resting = StoredValue::new(false);
    Effect::new(move |said: Option<String>| {
        let now = words.get();
        if said.is_some_and(|said| said != now) && !resting.get_value() {
            resting.set_value(true);
            announce(now.clone());
            let heard = now.clone();
            set_timeout(
                move || {
                    resting.try_set_value(false);
                    if let Some(now) = words.try_get_untracked().filter(|now| *now != heard) {
                        announce(now);
                    }
                },
                CALM,
            );
        }
        now
    });
}
