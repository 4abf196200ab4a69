//! Earlier results as small pictures to the same scale, the oldest first and this one last.

use std::sync::Arc;

use domain::{
    person::{Correction, Me, QuizRecord},
    quiz::{Pack, Verdict},
    time::Instant,
};
use leptos::prelude::*;

use crate::{
    i18n::{Moment, moment, t},
    ui::persona::{SmallChord, headline, seen::seen},
};

/// The section; nothing before the second quiz.
pub fn history(pack: &Arc<Pack>, me: &Me, now: &QuizRecord) -> Option<AnyView> {
    if me.quiz_history.is_empty() {
        return None;
    }
    let past =
        me.quiz_history.iter().map(|past| one(pack, &past.verdict, past.correction.as_ref(), past.at, false));
    let all: Vec<_> = past.chain([one(pack, &now.verdict, now.correction.as_ref(), now.at, true)]).collect();
    let section = view! {
        <section class="result-history" aria-labelledby="result-history">
            <h2 id="result-history">{t("me.history")}</h2>
            <p class="muted">{t("me.history_about")}</p>
            <ol role="list">{all}</ol>
        </section>
    };
    Some(section.into_any())
}

/// One result: picture, day, headline. The words say what the picture shows.
fn one(
    pack: &Arc<Pack>,
    verdict: &Verdict,
    correction: Option<&Correction>,
    at: Instant,
    now: bool,
) -> AnyView {
    let correction = correction.map(|said| said.persona.as_str());
    let words = headline(pack, verdict, correction);
    view! {
        <li class:is-now=now>
            <SmallChord pack=Arc::clone(pack) verdict=seen(verdict, correction) />
            <p class="small muted">{moment(at, Moment::Date)}{now.then(|| format!(" · {}", t("me.history_now")))}</p>
            <p>{words}</p>
        </li>
    }
    .into_any()
}
