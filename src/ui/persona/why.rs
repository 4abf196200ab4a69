//! The answers that moved the first place most.

use domain::quiz::{Answer, Pack, Verdict};
use leptos::prelude::*;

use super::words;
use crate::{
    i18n::{t, t_n, t_with},
    places,
    ui::icon::Icon,
};

/// The section; nothing if no answer can be named. `verdict` is what the answers say, whatever the person says.
pub fn why(pack: &Pack, verdict: &Verdict, answers: &[Answer], corrected: bool) -> Option<AnyView> {
    let name = verdict.primary().map(|blend| words::persona_name(pack, &blend.persona)).unwrap_or_default();
    let rows: Vec<_> = verdict
        .reasons
        .iter()
        .filter_map(|reason| {
            let answer = answers.iter().find(|answer| answer.question == reason.question)?;
            let said = words::answer(pack, answer)?;
            let others = words::others(pack, answer);
            let (icon, spoke) =
                if reason.shift > 0.0 { ("plus", "me.speaks_for") } else { ("minus", "me.speaks_against") };
            Some(view! {
                <li>
                    <Icon name=icon />
                    <div>
                        <p>{said}</p>
                        <p class="small muted">{t_with(spoke, &[("name", &name)])}</p>
                        {(!others.is_empty()).then(|| folded(others))}
                    </div>
                </li>
            })
        })
        .collect();
    let title = if corrected { t_with("me.why_of", &[("name", &name)]) } else { t("me.why") };
    let count = t_n("me.from_answers", verdict.scored as u64, &[]);
    let section = |rows: Vec<_>| {
        view! {
            <section class="result-why" aria-labelledby="result-why">
                <h2 id="result-why">{title}</h2>
                <p class="muted">{count}" "<a href=places::to("/quiz?answers")>{t("me.see_answers")}</a></p>
                <ul role="list">{rows}</ul>
            </section>
        }
        .into_any()
    };
    (!rows.is_empty()).then(|| section(rows))
}

/// The other choices of a question, for whoever asks.
fn folded(others: Vec<String>) -> AnyView {
    let others = others.into_iter().map(|other| view! { <li>{other}</li> });
    view! {
        <details class="result-other small">
            <summary>{t("me.because.others")}</summary>
            <ul>{others.collect_view()}</ul>
        </details>
    }
    .into_any()
}
