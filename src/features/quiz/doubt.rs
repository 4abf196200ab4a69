//! Where the answers do not say enough, there is no result: it is said why, and what can be done. Never a label.

use domain::quiz::{Doubt, LEAST, Verdict};
use leptos::prelude::*;

use super::{kept::More, progress::MOST_SHARPER, taking::Taking, trail::Place};
use crate::{
    i18n::{t, t_n},
    places,
    ui::{arrival, icon::Icon},
};

/// Why there is no result yet, as the end of a text's key; none if there is one.
pub fn reason(verdict: &Verdict) -> Option<&'static str> {
    if verdict.scored < LEAST {
        return Some("few");
    }
    verdict.doubt.map(|doubt| match doubt {
        Doubt::Contradictory => "contradictory",
        Doubt::SamePlace => "same_place",
        Doubt::Hasty => "hasty",
    })
}

/// The end that is none: a few more, another look, or leaving it open.
#[component]
pub fn Unsure(
    taking: Taking,
    /// Why.
    reason: &'static str,
    /// Whether there is a result from before.
    again: bool,
) -> impl IntoView {
    Effect::new(move |_| arrival::begin_anew());
    let left = MOST_SHARPER.saturating_sub(taking.answered());
    let more = view! {
        <button type="button" class="button is-primary" data-more="" on:click=move |_| taking.ask_more(More::UntilClear)>
            {t_n("quiz.unsure.more", left as u64, &[])}
        </button>
    };
    let look = move || taking.go(Place::Looking);
    view! {
        <div class="quiz-card stack is-wide" data-unsure=reason>
            <div class="stack">
                <h1 id="screen" tabindex="-1">{t("quiz.unsure.title")}</h1>
                <p class="lead">{t(&format!("quiz.unsure.{reason}"))}</p>
                <p>{t("quiz.unsure.no_label")}</p>
            </div>
            <div class="quiz-actions">
                {(left > 0).then_some(more)}
                <button type="button" class="button" class:is-primary=left == 0 data-look="" on:click=move |_| look()>
                    {t("quiz.unsure.look")}
                </button>
                <a class="button is-quiet" href=places::to("/today")>{t("quiz.unsure.leave")}</a>
            </div>
            <p class="quiz-stays muted">
                <Icon name="lock" />
                <span>{t(if again { "quiz.unsure.stays_again" } else { "quiz.unsure.stays" })}</span>
            </p>
        </div>
    }
}
