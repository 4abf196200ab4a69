//! What came of the person's suggestions, while it is fresh; and the quiet way to suggest something.

use domain::{submission::Submission, time::DAY};
use leptos::prelude::*;

use super::day::State;
use crate::{i18n::t, places, platform::ports};

/// How long an answer is news.
const FRESH: i64 = 14 * DAY;

/// The newest answers of a list, at most two.
fn newest(all: &[Submission]) -> Vec<Submission> {
    let fresh = |one: &&Submission| one.answer.as_ref().is_some_and(|a| a.at.plus(FRESH) > ports::now());
    let mut answered: Vec<Submission> = all.iter().filter(fresh).cloned().collect();
    answered.sort_by_key(|one| std::cmp::Reverse(one.answer.as_ref().map(|answer| answer.at)));
    answered.truncate(2);
    answered
}

/// The section.
pub fn view(day: Memo<State>) -> AnyView {
    let answered =
        Memo::new(move |_| day.get().day().map(|day| newest(&day.submissions)).unwrap_or_default());
    let rows = move || {
        let rows = answered.get().into_iter().filter_map(|one| {
            let answer = one.answer?;
            let story = answer.story.map(|id| {
                view! { <p><a href=places::story(id)>{t("suggest.see")}</a></p> }
            });
            Some(view! {
                <li>
                    <p dir="auto"><strong>{one.title}</strong></p>
                    <blockquote class="desk-words desk-lines" dir="auto">{answer.words}</blockquote>
                    {story}
                </li>
            })
        });
        rows.collect_view()
    };
    let title = move || if answered.with(Vec::is_empty) { t("today.suggest") } else { t("today.answered") };
    view! {
        <section class="today-back" aria-labelledby="today-suggest">
            <h2 id="today-suggest">{title}</h2>
            <ul role="list" class="stack">{rows}</ul>
            <p class="muted">{t("today.suggest.about")}</p>
            <p><a href=places::to("/suggest")>{t("today.suggest.go")}</a></p>
        </section>
    }
    .into_any()
}
