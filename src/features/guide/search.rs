//! Finding an entry while typing. What is typed shows in the address, so that "back" from an entry finds it again.

use std::{sync::Arc, time::Duration};

use domain::guide::{Entry, Found};
use leptos::{leptos_dom::helpers::debounce, prelude::*};
use leptos_router::{
    NavigateOptions,
    hooks::{use_location, use_navigate},
};
use web_sys::UrlSearchParams;

use super::book::Book;
use crate::{
    i18n::{t, t_n},
    places,
    ui::{empty::Empty, icon::Icon},
};

/// How long typing must rest before the address follows; what is found follows at once.
const REST: Duration = Duration::from_millis(300);

fn asked(search: &str) -> String {
    UrlSearchParams::new_with_str(search).ok().and_then(|query| query.get("q")).unwrap_or_default()
}

fn address(words: &str) -> String {
    let path = places::to("/guide");
    let query = UrlSearchParams::new().ok().filter(|_| !words.trim().is_empty());
    match query {
        Some(query) => {
            query.append("q", words.trim());
            format!("{path}?{}", String::from(query.to_string()))
        }
        None => path,
    }
}

/// The words looked for, as the address and the field have them.
pub fn words_of_address() -> RwSignal<String> {
    let location = use_location();
    let here = places::to("/guide");
    let words = RwSignal::new(location.search.with_untracked(|search| asked(search)));
    Effect::new(move |_| {
        // Another screen's address, seen while this one is left, says nothing.
        if location.pathname.get() == here {
            let there = location.search.with(|search| asked(search));
            if words.with_untracked(|words| words.trim() != there) {
                words.set(there);
            }
        }
    });
    words
}

/// The field.
#[component]
pub fn SearchField(words: RwSignal<String>) -> impl IntoView {
    let navigate = use_navigate();
    let here = use_location().pathname;
    let mut follow = debounce(REST, move |words: String| {
        // The screen may be gone by the time typing rests.
        if here.try_get_untracked() == Some(places::to("/guide")) {
            let options = NavigateOptions {
                resolve: false,
                replace: true,
                scroll: false,
                ..NavigateOptions::default()
            };
            navigate(&address(&words), options);
        }
    });
    view! {
        <search>
            <form class="guide-search" role="presentation" on:submit=|event| event.prevent_default()>
                <Icon name="search" />
                <input class="input" type="search" enterkeyhint="search" autocomplete="off" aria-label=t("guide.search")
                    placeholder=t("guide.search_hint") prop:value=move || words.get()
                    on:input:target=move |event| {
                        words.set(event.target().value());
                        follow(event.target().value());
                    } />
            </form>
        </search>
    }
}

/// What was found, best first.
#[component]
pub fn Results(book: Arc<Book>, words: RwSignal<String>) -> impl IntoView {
    let index = Arc::clone(&book);
    let found = Memo::new(move |_| words.with(|words| index.index.find(words)));
    let count = move || found.with(Vec::len);
    let navigate = use_navigate();
    let clear = Callback::new(move |()| {
        words.set(String::new());
        navigate(
            &address(""),
            NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() },
        );
    });
    let list = move || {
        let row = |found: &Found| Some(row(&book, book.guide.entries.get(found.place)?));
        let rows = found.with(|found| found.iter().filter_map(row).collect_view());
        if count() > 0 {
            return view! { <ul role="list" class="guide-list">{rows}</ul> }.into_any();
        }
        view! {
            <Empty icon="search" title=t("guide.none.title") text=t("guide.none.text")>
                <button type="button" class="button" on:click=move |_| clear.run(())>{t("guide.none.clear")}</button>
            </Empty>
        }
        .into_any()
    };
    // This line stays while the list below it changes: only so is it read out.
    let said = move || match count() {
        0 => t("guide.none.title"),
        count => t_n("guide.found", count as u64, &[]),
    };
    view! {
        <section class="guide-found" aria-labelledby="guide-found">
            <p id="guide-found" class="small muted" class:visually-hidden=move || count() == 0 role="status">{said}</p>
            {list}
        </section>
    }
}

fn row(book: &Book, entry: &Entry) -> AnyView {
    let section = book.guide.sections.iter().find(|section| section.id == entry.section);
    let section = section.map(|section| view! { <span class="small muted">{section.title.clone()}</span> });
    view! {
        <li>
            <a class="guide-row" href=places::to(&format!("/guide/{}", entry.id))>
                {section}
                <strong>{entry.title.clone()}</strong>
                <span class="guide-summary">{entry.summary.clone()}</span>
            </a>
        </li>
    }
    .into_any()
}
