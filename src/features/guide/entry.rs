//! One entry, to be read, with those before and after it.

use std::sync::Arc;

use domain::guide::{Block, Entry};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{
    book::{self, Book},
    country::Readers,
    rules,
};
use crate::{
    i18n::t,
    places,
    ui::{icon::Icon, load::Load, problem_note::ProblemNote, skeleton::Skeleton},
};

/// The entry that explains the rules has them below it.
const ABOUT_RULES: &str = "rules-by-country";

/// The entry whose id is in the address.
#[component]
pub fn GuideEntry() -> impl IntoView {
    let (book, retry) = book::open();
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("entry")).unwrap_or_default());
    view! {
        <div class="guide-page">
            <a class="back-link" href=places::to("/guide")>
                <Icon name="back" />
                {t("guide.back")}
            </a>
            {move || match book.get() {
                // The heading comes with the entry: until then the focus waits for it.
                Load::Waiting => view! { <Skeleton lines=9 /> }.into_any(),
                Load::Failed(problem) => view! {
                    <div class="stack">
                        <h1 id="screen" tabindex="-1">{t("guide.title")}</h1>
                        <ProblemNote problem=problem retry=retry />
                    </div>
                }.into_any(),
                Load::Ready(book) => id.with(|id| told(&book, id)),
            }}
        </div>
    }
}

fn told(book: &Arc<Book>, id: &str) -> AnyView {
    let guide = &book.guide;
    let Some(entry) = guide.entry(id) else {
        return view! {
            <div class="stack">
                <h1 id="screen" tabindex="-1">{t("guide.missing")}</h1>
                <p>{t("guide.missing.text")}</p>
                <p><a class="button" href=places::to("/guide")>{t("guide.back")}</a></p>
            </div>
        }
        .into_any();
    };
    let section = guide.sections.iter().find(|section| section.id == entry.section);
    let section = section.map(|section| section.title.clone()).unwrap_or_default();
    let siblings: Vec<&Entry> = guide.within(&entry.section).collect();
    let own = untrack(|| Readers::remembered().country());
    let rules = (entry.id == ABOUT_RULES).then(|| {
        view! {
            <section class="guide-rules" aria-labelledby="guide-rules">
                <h2 id="guide-rules">{t("guide.rules")}</h2>
                {rules::by_country(book, own)}
            </section>
        }
    });
    view! {
        <div class="guide-reading" lang=book.foreign()>
            <article class="guide-entry">
                <p class="small muted">{section.clone()}</p>
                <h1 id="screen" tabindex="-1">{entry.title.clone()}</h1>
                <p class="lead">{entry.summary.clone()}</p>
                <div class="guide-body">{entry.body.iter().map(block).collect_view()}</div>
                {rules}
                {beside(&siblings, entry)}
            </article>
            <nav class="guide-siblings" aria-labelledby="guide-siblings">
                <h2 id="guide-siblings" class="small">{section}</h2>
                <ul role="list">{siblings.iter().map(|sibling| sibling_row(sibling, entry)).collect_view()}</ul>
            </nav>
        </div>
    }
    .into_any()
}

fn block(block: &Block) -> AnyView {
    match block {
        Block::P(text) => view! { <p>{text.clone()}</p> }.into_any(),
        Block::List(texts) => {
            let rows = texts.iter().map(|text| view! { <li>{text.clone()}</li> }).collect_view();
            view! { <ul>{rows}</ul> }.into_any()
        }
    }
}

fn href(entry: &Entry) -> String {
    places::to(&format!("/guide/{}", entry.id))
}

fn sibling_row(sibling: &Entry, here: &Entry) -> AnyView {
    let current = (sibling.id == here.id).then_some("page");
    view! { <li><a href=href(sibling) aria-current=current>{sibling.title.clone()}</a></li> }.into_any()
}

/// The ways to the entry before and the one after, in this section.
fn beside(siblings: &[&Entry], here: &Entry) -> AnyView {
    let place = siblings.iter().position(|sibling| sibling.id == here.id);
    let before = place.and_then(|place| place.checked_sub(1)).and_then(|place| siblings.get(place));
    let after = place.and_then(|place| siblings.get(place + 1));
    let before = before.map(|entry| {
        view! {
            <a class="is-before" href=href(entry) rel="prev">
                <Icon name="back" />
                <span><span class="small muted">{t("guide.before")}</span>{entry.title.clone()}</span>
            </a>
        }
    });
    let after = after.map(|entry| {
        view! {
            <a class="is-after" href=href(entry) rel="next">
                <span><span class="small muted">{t("guide.after")}</span>{entry.title.clone()}</span>
                <Icon name="forward" />
            </a>
        }
    });
    view! { <nav class="guide-beside" aria-label=t("guide.beside")>{before}{after}</nav> }.into_any()
}
