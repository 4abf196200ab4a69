//! What came of it: counted openings, and what people said.

use domain::{letter::Letter, reach::Measure, thanks::Received};
use leptos::prelude::*;

use crate::{
    i18n::{number, t, t_n, t_with},
    places,
    ui::{icon::Icon, name::called},
};

/// How many of the steps that stories passed are told: the highest.
const STEPS: usize = 2;

/// The sections; not there where nothing came.
pub fn view(letter: &Letter) -> AnyView {
    let said = (!letter.thanks.is_empty()).then(|| {
        view! {
            <section aria-labelledby="letter-thanks" data-thanks>
                <h2 id="letter-thanks">{t("letter.thanks")}</h2>
                {letter.thanks.iter().map(thanks).collect_view()}
            </section>
        }
    });
    let answers = letter.answered.iter().filter_map(|one| {
        let answer = one.answer.as_ref()?;
        Some(view! {
            <p><strong><bdi>{one.title.clone()}</bdi></strong></p>
            <blockquote class="desk-words desk-lines" dir="auto">{answer.words.clone()}</blockquote>
        })
    });
    let answers = (!letter.answered.is_empty()).then(|| {
        view! {
            <section aria-labelledby="letter-answers">
                <h2 id="letter-answers">{t("letter.answers")}</h2>
                {answers.collect_view()}
            </section>
        }
    });
    view! { {openings(letter)}{said}{answers} }.into_any()
}

fn openings(letter: &Letter) -> Option<AnyView> {
    if letter.clicks == 0 {
        return None;
    }
    let practice = letter.measure == Measure::Practice;
    let words = t_n(if practice { "letter.practised" } else { "letter.opened" }, letter.clicks, &[]);
    let usual = letter.usual.map(|usual| t_with("letter.usual", &[("n", &number(usual))]));
    let best = letter.best.as_ref().map(|best| {
        let times = t_n("letter.times", best.clicks, &[]);
        view! {
            <p>{t("letter.best")}" "<a href=places::story(best.story)><bdi>{best.title.clone()}</bdi></a>" "<span class="muted">{times}</span></p>
        }
    });
    let steps = letter.milestones.iter().take(STEPS).map(|passed| {
        let words = t_n("today.milestone", passed.rung, &[]);
        view! { <p>{words}" "<bdi>{passed.title.clone()}</bdi></p> }
    });
    let section = view! {
        <section aria-labelledby="letter-came">
            <h2 id="letter-came">{t("letter.came")}</h2>
            <p data-clicks=letter.clicks.to_string()>{words}{usual.map(|usual| format!(" {usual}"))}</p>
            {best}
            {steps.collect_view()}
            {practice.then(|| view! { <p class="badge is-notice"><Icon name="device" />{t("today.back.practice")}</p> })}
        </section>
    };
    Some(section.into_any())
}

fn thanks(one: &Received) -> AnyView {
    let words = (!one.words.is_empty())
        .then(|| view! { <blockquote class="desk-words" dir="auto">{one.words.clone()}</blockquote> });
    view! {
        {words}
        <p class="letter-from"><strong><bdi>{called(&one.name)}</bdi></strong>" "<span class="muted">{t("letter.for")}</span>" "
            <bdi>{one.title.clone()}</bdi></p>
    }
    .into_any()
}
