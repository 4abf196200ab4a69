//! What narrows and orders the gallery.

use domain::backend::Stories as _;
use std::time::Duration;

use domain::story::{StoryOrder, TopicCount};
use leptos::{leptos_dom::helpers::debounce, prelude::*};

use super::asked::{Asked, ask};
use crate::{
    i18n::{number, t},
    session::Session,
    ui::{icon::Icon, load::Loading, segmented::Segmented},
};

/// How long typing must rest before it is searched for.
const REST: Duration = Duration::from_millis(250);

/// Search, topics and order.
#[component]
pub fn Filters(session: Session, asked: Memo<Asked>) -> impl IntoView {
    let topics = Loading::<Vec<TopicCount>>::new();
    Effect::new(move |_| {
        session.live.stories.track();
        topics.fetch(async move { session.backend.get().topics().await });
    });
    let asking = ask();
    let order = Callback::new({
        let asking = asking.clone();
        move |name: String| {
            let order = if name == "fresh" { StoryOrder::Fresh } else { StoryOrder::Fit };
            asking(Asked { order, ..asked.get_untracked() });
        }
    });
    let ordered = Signal::derive(move || {
        asked.with(
            |asked| if asked.order == StoryOrder::Fresh { "fresh".to_owned() } else { "fit".to_owned() },
        )
    });
    let orders =
        vec![("fit".to_owned(), t("gallery.order.fit")), ("fresh".to_owned(), t("gallery.order.fresh"))];
    let topic = Callback::new(move |topic: Option<String>| asking(Asked { topic, ..asked.get_untracked() }));
    view! {
        <search class="gallery-filters">
            <SearchBox asked=asked />
            <Segmented legend=t("gallery.order") options=orders value=ordered choose=order />
            <Topics topics=topics asked=asked choose=topic />
        </search>
    }
}

#[component]
fn SearchBox(asked: Memo<Asked>) -> impl IntoView {
    let typed = RwSignal::new(asked.with_untracked(|asked| asked.text.clone()));
    let asking = ask();
    let search = {
        let asking = asking.clone();
        move |text: String| {
            // The screen may be gone by the time typing rests.
            if let Some(before) = asked.try_get_untracked().filter(|before| before.text != text.trim()) {
                asking(Asked { text: text.trim().to_owned(), ..before });
            }
        }
    };
    let mut later = debounce(REST, search.clone());
    // "Back" and links change the words too; what is being typed stays as it is typed.
    Effect::new(move |_| {
        let text = asked.with(|asked| asked.text.clone());
        if typed.with_untracked(|typed| typed.trim() != text) {
            typed.set(text);
        }
    });
    view! {
        <form class="gallery-search" role="presentation" on:submit=move |event| {
            event.prevent_default();
            search(typed.get_untracked());
        }>
            <Icon name="search" />
            <input class="input" type="search" enterkeyhint="search" autocomplete="off"
                aria-label=t("gallery.search") placeholder=t("gallery.search_hint") prop:value=move || typed.get()
                on:input:target=move |event| {
                    typed.set(event.target().value());
                    later(event.target().value());
                } />
        </form>
    }
}

#[component]
fn Topics(
    topics: Loading<Vec<TopicCount>>,
    asked: Memo<Asked>,
    choose: Callback<Option<String>>,
) -> impl IntoView {
    let chosen = move || asked.with(|asked| asked.topic.clone());
    let all = move || topics.ready().unwrap_or_default();
    let chip = move |topic: Option<String>, words: String, count: Option<u64>| {
        let (mine, pressed) = (topic.clone(), topic);
        view! {
            <button type="button" class="chip" aria-pressed=move || (chosen() == pressed).to_string()
                on:click=move |_| choose.run(mine.clone())>
                {words}
                {count.map(|count| view! { <span class="figure muted small">{number(count)}</span> })}
            </button>
        }
    };
    let chips = move || {
        let first = chip(None, t("gallery.topics.all"), None);
        let rest =
            all().into_iter().map(|each| chip(Some(each.topic.clone()), each.topic, Some(each.stories)));
        (first, rest.collect_view())
    };
    let options = move || {
        all().into_iter().map(|each| {
            let (value, name) = (each.topic.clone(), each.topic.clone());
            view! { <option value=value selected=move || chosen().as_ref() == Some(&name)>{each.topic}</option> }
        }).collect_view()
    };
    view! {
        <div class="gallery-topics" role="group" aria-label=t("gallery.topics")>{chips}</div>
        <select class="input gallery-topic" aria-label=t("gallery.topics") on:change:target=move |event| {
            choose.run(Some(event.target().value()).filter(|topic| !topic.is_empty()));
        }>
            <option value="" selected=move || chosen().is_none()>{t("gallery.topics.all")}</option>
            {options}
        </select>
    }
}
