//! What came back this week: counted openings only, in words first. At zero nothing is said.

use domain::{
    reach::Measure,
    time::DAY,
    today::{Recognition, recognition},
};
use leptos::prelude::*;

use super::day::State;
use crate::{
    i18n::{t, t_n},
    places,
    ui::icon::Icon,
};

/// The height of the picture's tallest bar, and the width of a bar with its gap, in units of the picture.
const TALL: f64 = 22.0;
const WIDE: f64 = 14.0;

/// What came back, if something did.
pub fn view(day: Memo<State>) -> AnyView {
    let seen = Memo::new(move |_| recognition(&day.get().day()?.reach));
    // Figures change while one looks; the links around them stay, and the focus with them.
    let there = Memo::new(move |_| seen.with(Option::is_some));
    let section = move || {
        there.get().then(|| {
            view! {
                <section class="today-back" aria-labelledby="today-back">
                    <h2 id="today-back">{t("today.back")}</h2>
                    {move || seen.get().map(|seen| figures(&seen))}
                    <p><a href=places::to("/reach")>{t("today.back.go")}</a></p>
                </section>
            }
        })
    };
    section.into_any()
}

fn figures(seen: &Recognition) -> AnyView {
    let practice = seen.measure == Measure::Practice;
    let words = t_n(if practice { "today.back.practised" } else { "today.back.words" }, seen.week, &[]);
    let story = seen.story.as_ref().map(|opened| {
        let key = if practice { "today.back.story_practised" } else { "today.back.story" };
        view! {
            <p class="today-story">
                <a href=places::story(opened.story)><bdi>{opened.title.clone()}</bdi></a>
                <span class="small muted">{t_n(key, opened.clicks, &[])}</span>
            </p>
        }
    });
    view! {
        <p class="lead">{words}</p>
        {picture(seen)}
        {story}
        {practice.then(|| view! { <p class="badge is-notice"><Icon name="device" />{t("today.back.practice")}</p> })}
    }
    .into_any()
}

/// Seven bars, a day each. The words say what matters; the screen of reach has the figures.
fn picture(seen: &Recognition) -> AnyView {
    let most = seen.days.iter().copied().max().unwrap_or(1).max(1) as f64;
    let bars = seen.days.iter().enumerate().map(|(place, clicks)| {
        let height = (*clicks as f64 / most * TALL).max(1.0);
        let today = place + 1 == seen.days.len();
        view! {
            <rect class:is-today=today class:is-none=*clicks == 0 x=(place as f64 * WIDE).to_string()
                y=format!("{:.1}", TALL - height) width="10" height=format!("{height:.1}") rx="1.25" />
        }
    });
    // Days are counted in UTC; noon keeps their names in every time zone but the farthest.
    let names = seen.days.iter().enumerate().map(|(place, _)| {
        let noon = seen.from.plus(DAY * place as i64 + DAY / 2);
        view! { <span>{super::words::day_letter(noon)}</span> }
    });
    view! {
        <div class="today-bars" aria-hidden="true">
            <svg viewBox="0 0 94 22">{bars.collect_view()}</svg>
            <p class="small muted">{names.collect_view()}</p>
        </div>
    }
    .into_any()
}
