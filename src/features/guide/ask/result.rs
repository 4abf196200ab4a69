//! The end: yes, ask first, or no; why, with which words, by which rules.

use domain::guide::{Advice, Scope, Stop, Verdict, answer, resting_on};
use leptos::prelude::*;

use super::{Walk, wording::Wordings};
use crate::{
    features::guide::{country::CountryChoice, rules},
    i18n::t,
    places,
    ui::icon::Icon,
};

/// The id of the choice of country here.
const COUNTRY: &str = "ask-result-country";

/// What the answers come to.
pub fn ended(walk: Walk, stops: &[Stop<'_>], answers: &[usize], verdict: &Verdict) -> AnyView {
    let way = way(walk, stops, answers);
    let verdict = verdict.clone();
    let legal = walk.book().guide.not_legal_advice.clone();
    let resting = (verdict.rule_scope != Scope::None).then(|| resting(walk, verdict.rule_scope));
    // Another country may turn a yes into "ask first", and back.
    let said = move || {
        let book = walk.book();
        told(&verdict, answer(&book.guide, &book.rules, &verdict, walk.readers.country()))
    };
    view! {
        <div class="ask-top">
            <button type="button" class="button is-icon" aria-label=t("guide.ask.back") on:click=move |_| walk.back()>
                <Icon name="back" />
            </button>
            <p class="small muted">{t("guide.ask.title")}</p>
            <a class="button is-icon" href=places::to("/guide") aria-label=t("guide.ask.leave")><Icon name="close" /></a>
        </div>
        <div class="ask-result">
            {said}
            {resting}
            {way}
            <div class="row ask-end">
                <button type="button" class="button" on:click=move |_| walk.answers.set(None)>
                    <Icon name="refresh" />
                    {t("guide.ask.again")}
                </button>
                <a class="button is-quiet" href=places::to("/guide")>{t("guide.back")}</a>
            </div>
            <p class="small muted">{legal}</p>
        </div>
    }
    .into_any()
}

fn told(verdict: &Verdict, advice: Advice<'_>) -> AnyView {
    let (title, text) = (verdict.title.clone(), verdict.text.clone());
    let whom = verdict.ask.clone();
    match advice {
        Advice::Yes { disclosure, .. } => view! {
            {sign("yes", title, text, None)}
            <Wordings disclosure=disclosure.to_owned() />
        }
        .into_any(),
        Advice::AskFirst { why: Some(_), .. } => sign("ask", title, text, whom),
        Advice::AskFirst { why: None, .. } => {
            let whom = t("guide.ask.confirm.whom");
            sign("ask", t("guide.ask.confirm"), t("guide.ask.confirm.why"), Some(whom))
        }
        Advice::No { .. } => sign("no", title, text, whom),
    }
}

/// The answer by icon, colour and word.
fn sign(kind: &'static str, title: String, text: String, whom: Option<String>) -> AnyView {
    let icon = match kind {
        "yes" => "check",
        "no" => "close",
        _ => "chat",
    };
    let whom = whom.map(|whom| {
        view! { <p class="ask-whom"><Icon name="people" /><span><strong>{t("guide.ask.whom")}</strong>" "{whom}</span></p> }
    });
    view! {
        <div class=format!("ask-verdict is-{kind}") data-verdict=kind>
            <p class="ask-word"><Icon name=icon /><span>{t(&format!("guide.ask.word.{kind}"))}</span></p>
            <h1 id="screen" tabindex="-1">{title}</h1>
            <p class="ask-why">{text}</p>
            {whom}
        </div>
    }
    .into_any()
}

/// The rules about the matter, and for which country. The choice stays while what it changes is written anew.
fn resting(walk: Walk, scope: Scope) -> AnyView {
    let list = move || {
        let book = walk.book();
        let country = walk.readers.country();
        let rules = country.map(|country| resting_on(&book.rules, country, scope)).unwrap_or_default();
        if rules.is_empty() {
            view! { <p>{t("guide.ask.no_rules")}</p> }.into_any()
        } else {
            rules::list(&book, &rules)
        }
    };
    view! {
        <section class="ask-rules" aria-labelledby="ask-rules">
            <div class="ask-rules-head">
                <h2 id="ask-rules">{t("guide.ask.rules")}</h2>
                <div class="field">
                    <label for=COUNTRY>{t("guide.country.label")}</label>
                    <CountryChoice readers=walk.readers id=COUNTRY wrong=false />
                </div>
            </div>
            {list}
        </section>
    }
    .into_any()
}

/// What was asked and answered, each with the way back to it.
fn way(walk: Walk, stops: &[Stop<'_>], answers: &[usize]) -> AnyView {
    let rows = stops.iter().zip(answers).enumerate().filter_map(|(place, (stop, answer))| {
        let Stop::Asked(question) = stop else { return None };
        let (asked, said) = (question.text.clone(), question.answers.get(*answer)?.label.clone());
        let label = format!("{} {asked}", t("guide.ask.change"));
        Some(view! {
            <li>
                <span class="small muted">{asked}</span>
                <span>{said}</span>
                <button type="button" class="button is-quiet" aria-label=label on:click=move |_| walk.back_to(place)>
                    {t("guide.ask.change")}
                </button>
            </li>
        })
    });
    view! {
        <details class="ask-way">
            <summary>{t("guide.ask.answers")}</summary>
            <ol role="list">{rows.collect_view()}</ol>
        </details>
    }
    .into_any()
}
