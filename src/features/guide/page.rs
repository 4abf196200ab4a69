//! The guide's first screen: what one looks for, or all of it.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    book::{self, Book},
    home,
    search::{Results, SearchField, words_of_address},
};
use crate::{
    i18n::t,
    places,
    ui::{icon::Icon, load::Load, problem_note::ProblemNote, skeleton::Skeleton},
};

/// The guide.
#[component]
pub fn GuideScreen() -> impl IntoView {
    let (book, retry) = book::open();
    let words = words_of_address();
    let below = move || match book.get() {
        Load::Waiting => view! { <Skeleton lines=9 /> }.into_any(),
        Load::Failed(problem) => view! { <ProblemNote problem=problem retry=retry /> }.into_any(),
        Load::Ready(book) => view! { <Below book=book words=words /> }.into_any(),
    };
    view! {
        <div class="guide">
            <div class="guide-head">
                <div class="guide-words">
                    <h1 id="screen" tabindex="-1">{t("guide.title")}</h1>
                    <p class="muted">{t("guide.intro")}</p>
                    <SearchField words=words />
                </div>
                <section class="guide-ask" aria-labelledby="guide-ask">
                    <h2 id="guide-ask">{t("guide.ask.unsure")}</h2>
                    <p>{t("guide.ask.short")}</p>
                    <a class="button is-primary" href=places::to("/guide/ask")>
                        {t("guide.ask.title")}
                        <Icon name="forward" />
                    </a>
                </section>
            </div>
            {below}
        </div>
    }
}

/// What was found, or everything while nothing is looked for.
#[component]
fn Below(book: Arc<Book>, words: RwSignal<String>) -> impl IntoView {
    let looking = Memo::new(move |_| words.with(|words| !words.trim().is_empty()));
    let lang = book.foreign();
    let shown = move || {
        if looking.get() {
            view! { <Results book=Arc::clone(&book) words=words /> }.into_any()
        } else {
            home::everything(&book)
        }
    };
    view! { <div lang=lang>{shown}</div> }
}
