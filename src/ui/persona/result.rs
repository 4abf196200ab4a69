//! A result that explains itself: the blend, how sure it is, the answers behind it, and what such people do.

use std::sync::Arc;

use domain::quiz::{Answer, Blend, Pack, Persona, Text, Verdict, text};
use leptos::prelude::*;

use super::{chord::ChordPicture, words};
use crate::{
    i18n::{language, percent, t, t_n, t_with},
    ui::{emblem::Emblem, icon::Icon},
};

/// The result of a quiz.
#[component]
pub fn ResultView(
    /// The pack that was answered.
    pack: Arc<Pack>,
    /// What follows from the answers.
    verdict: Verdict,
    /// The answers, in order.
    answers: Vec<Answer>,
    /// Whether it is a part of a screen that has a heading of its own.
    #[prop(default = false)]
    part: bool,
) -> impl IntoView {
    let headline = words::headline(&pack, &verdict);
    let named = verdict.named().filter_map(|blend| Some((pack.persona(&blend.persona)?, blend)));
    let named = named.map(|(persona, blend)| named_view(persona, blend, part)).collect_view();
    let first = verdict.primary().and_then(|blend| pack.persona(&blend.persona)).map(persona_view);
    let table = table(&pack, &verdict);
    let why = why(&pack, &verdict, &answers);
    view! {
        <div class="result">
            <header class="result-head">
                <p class="muted">{t("me.title")}</p>
                {if part {
                    view! { <h2 class="result-headline">{headline}</h2> }.into_any()
                } else {
                    view! { <h1 id="screen" tabindex="-1">{headline}</h1> }.into_any()
                }}
                <ul role="list" class="result-named">{named}</ul>
            </header>
            <div class="result-side">
                <figure class="result-chord">
                    <ChordPicture pack=pack verdict=verdict />
                    <figcaption class="small muted">{t("me.chord_caption")}</figcaption>
                    {table}
                </figure>
                {why}
            </div>
            {first}
        </div>
    }
}

/// One of the personas that are named: emblem, essence, how sure.
fn named_view(persona: &Persona, blend: &Blend, part: bool) -> impl IntoView + use<> {
    let (standing, probability) = words::standing(blend);
    let strong = blend.standing <= domain::quiz::Standing::CoPrimary;
    let sure =
        t_with("me.sure", &[("likely", &words::likely(probability)), ("percent", &percent(probability))]);
    view! {
        <li class:is-first=strong>
            <Emblem persona=persona.icon.clone() size=if strong { 56 } else { 40 } strong=strong />
            <div>
                {if part {
                    view! { <h3>{said(&persona.name)}</h3> }.into_any()
                } else {
                    view! { <h2>{said(&persona.name)}</h2> }.into_any()
                }}
                <p>{said(&persona.essence)}</p>
                <p class="small muted">{standing}" · "{sure}</p>
            </div>
        </li>
    }
}

/// What the first persona is like, needs and could do.
fn persona_view(persona: &Persona) -> impl IntoView + use<> {
    let lines = |texts: &[Text]| texts.iter().map(|text| view! { <li>{said(text)}</li> }).collect_view();
    let name = said(&persona.name);
    view! {
        <section class="result-persona" aria-labelledby="result-persona">
            <h2 id="result-persona">{t_with("me.about_persona", &[("name", &name)])}</h2>
            <p class="lead">{said(&persona.description)}</p>
            <div class="result-practices">
                <h3>{t("me.practices")}</h3>
                <ol>{lines(&persona.practices)}</ol>
            </div>
            <div class="result-pair">
                <div><h3>{t("me.strengths")}</h3><ul class="is-plus">{lines(&persona.strengths)}</ul></div>
                <div><h3>{t("me.watch_outs")}</h3><ul class="is-care">{lines(&persona.watch_outs)}</ul></div>
            </div>
            <div class="result-pair">
                <div><h3>{t("me.needs")}</h3><p>{said(&persona.needs)}</p></div>
                <div><h3>{t("me.motivations")}</h3><p>{said(&persona.motivations)}</p></div>
            </div>
        </section>
    }
}

/// The answers that moved the first place most.
fn why(pack: &Pack, verdict: &Verdict, answers: &[Answer]) -> impl IntoView + use<> {
    let reasons = verdict
        .reasons
        .iter()
        .filter_map(|reason| {
            let answer = answers.iter().find(|answer| answer.question == reason.question)?;
            let said = words::answer(pack, answer)?;
            let (icon, spoke) =
                if reason.shift > 0.0 { ("plus", "me.spoke_for") } else { ("minus", "me.spoke_against") };
            Some(view! {
                <li><Icon name=icon /><div><p>{said}</p><p class="small muted">{t(spoke)}</p></div></li>
            })
        })
        .collect::<Vec<_>>();
    let count = t_n("me.from_answers", verdict.scored as u64, &[]);
    (!reasons.is_empty()).then(|| {
        view! {
            <section class="result-why" aria-labelledby="result-why">
                <h2 id="result-why">{t("me.why")}</h2>
                <p class="muted">{count}</p>
                <ul role="list">{reasons}</ul>
            </section>
        }
    })
}

/// The picture's figures.
fn table(pack: &Pack, verdict: &Verdict) -> impl IntoView + use<> {
    let rows = verdict
        .blend
        .iter()
        .map(|blend| {
            let (standing, _) = words::standing(blend);
            let band =
                t_with("me.band", &[("low", &words::score(blend.low)), ("high", &words::score(blend.high))]);
            view! {
                <tr>
                    <th scope="row">{words::persona_name(pack, &blend.persona)}</th>
                    <td>{standing}</td>
                    <td>{words::score(blend.mean)}</td>
                    <td>{band}</td>
                    <td>{percent(blend.first)}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <details>
            <summary>{t("me.table")}</summary>
            <div class="scroll-x" tabindex="0" role="region" aria-label=t("me.table")>
                <table>
                    <caption>{t("me.table_caption")}</caption>
                    <thead><tr>
                        <th scope="col">{t("me.col.persona")}</th>
                        <th scope="col">{t("me.col.standing")}</th>
                        <th scope="col">{t("me.col.score")}</th>
                        <th scope="col">{t("me.col.band")}</th>
                        <th scope="col">{t("me.col.first")}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </details>
    }
}

fn said(texts: &Text) -> String {
    text(texts, &language()).to_owned()
}
