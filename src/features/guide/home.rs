//! All of the guide on one page: do and don't, every entry by section, the crisis steps, the rules.

use domain::guide::{Crisis, Guide, Section};
use leptos::prelude::*;

use super::{book::Book, country::Readers, rules};
use crate::{i18n::t, places, platform::page, ui::icon::Icon};

/// Everything, in the order one needs it.
pub fn everything(book: &Book) -> AnyView {
    let guide = &book.guide;
    let sections = guide.sections.iter().map(|section| listed(guide, section)).collect_view();
    let own = untrack(|| Readers::remembered().country());
    view! {
        <div class="guide-all">
            {ways()}
            <div class="guide-pair">
                {lines("guide-do", "is-do", "check", t("guide.do"), &guide.dos)}
                {lines("guide-dont", "is-dont", "close", t("guide.dont"), &guide.donts)}
            </div>
            <div class="guide-sections">{sections}</div>
            {crisis(&guide.crisis)}
            <section class="guide-rules" aria-labelledby="guide-rules">
                <h2 id="guide-rules" tabindex="-1">{t("guide.rules")}</h2>
                <p class="muted">{t("guide.rules.about")}</p>
                {rules::by_country(book, own)}
            </section>
            <p class="small muted guide-legal">{guide.not_legal_advice.clone()}</p>
        </div>
    }
    .into_any()
}

/// Ways further down: whoever needs them is in a hurry.
fn ways() -> AnyView {
    let way = |to: &'static str, icon: &'static str, words: String| {
        view! {
            <button type="button" class="chip" on:click=move |_| page::focus(to)><Icon name=icon />{words}</button>
        }
    };
    view! {
        <div class="row guide-ways" role="group" aria-label=t("guide.jump")>
            {way("guide-crisis", "warning", t("guide.jump.crisis"))}
            {way("guide-rules", "down", t("guide.rules"))}
        </div>
    }
    .into_any()
}

fn lines(
    id: &'static str,
    class: &'static str,
    icon: &'static str,
    title: String,
    texts: &[String],
) -> AnyView {
    let rows = texts.iter().map(|text| view! { <li><Icon name=icon /><span>{text.clone()}</span></li> });
    view! {
        <section class=class aria-labelledby=id>
            <h2 id=id>{title}</h2>
            <ul role="list">{rows.collect_view()}</ul>
        </section>
    }
    .into_any()
}

fn listed(guide: &Guide, section: &Section) -> AnyView {
    let id = format!("guide-section-{}", section.id);
    let named = id.clone();
    let rows = guide.within(&section.id).map(|entry| {
        view! {
            <li>
                <a class="guide-row" href=places::to(&format!("/guide/{}", entry.id))>
                    <strong>{entry.title.clone()}</strong>
                    <span class="guide-summary">{entry.summary.clone()}</span>
                </a>
            </li>
        }
    });
    view! {
        <section class="guide-section" aria-labelledby=named>
            <h2 id=id>{section.title.clone()}</h2>
            <ul role="list" class="guide-list">{rows.collect_view()}</ul>
        </section>
    }
    .into_any()
}

fn crisis(crisis: &Crisis) -> AnyView {
    let steps = crisis.steps.iter().map(|step| view! { <li>{step.clone()}</li> }).collect_view();
    view! {
        <section class="guide-crisis" aria-labelledby="guide-crisis">
            <h2 id="guide-crisis" tabindex="-1">{crisis.title.clone()}</h2>
            <p>{crisis.intro.clone()}</p>
            <ol>{steps}</ol>
        </section>
    }
    .into_any()
}
